"""What browsers and mail programs save: one file around a page or mail → its markup or text, and where from.

MHTML, Safari's .webarchive and mails (.eml). Pure; nothing that is damaged raises: it is None, or what is
left of it. A page saved as HTML with its pictures inside is a page like others, and read there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reader.clean import clean_line, clean_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import Message

_MULTIPART = re.compile(rb"multipart/|message/rfc822", re.IGNORECASE)
_NESTED = 60
"""More parts with parts in them than a page or mail has: each costs a look at each line."""
_HEADER = 2000
_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)
"""What readers of containers raise for damaged ones."""
_HTML = ("text/html", "application/xhtml+xml")


_Kind: TypeAlias = Literal["html", "text"]


class Contained(NamedTuple):
    """What a container holds."""

    data: bytes
    """The bytes of the page or text, as they are, without the encoding for transport."""
    kind: _Kind
    encoding: str | None = None
    """The encoding that the container names, which need not be right."""
    address: str | None = None
    """Where it was saved from."""
    title: str | None = None
    sender: str | None = None
    """Who sent a mail."""
    date: str | None = None
    """When it was saved or sent, in ISO 8601, with the zone if it is given."""
    attachments: int = 0
    """How many parts that are files of their own were left out."""


def from_mhtml(data: bytes) -> Contained | None:
    """Return the page in an MHTML file: the first part that is HTML. None if there is none."""
    message = _parsed(data)
    parts = list(_parts(message)) if message else []
    page = next((part for part in parts if part.get_content_type() in _HTML), None)
    body = _body(page) if page else None
    if message is None or page is None or body is None:
        return None
    places = (message["Snapshot-Content-Location"], page["Content-Location"], message["Content-Location"])
    address = next((link for place in places if (link := clean_link(str(place or "").strip()))), None)
    return Contained(
        body, "html", _charset(page), address, title=_words(message["Subject"]), date=_date(message["Date"])
    )


def from_mail(data: bytes) -> Contained | None:
    """Return the text of a mail: HTML if it has a part of that kind, else plain text, else None.

    A mail without text of its own is around another one, which is read in its place.
    """
    begin = data.find(b"\n") + 1 if data.startswith(b"From ") else 0
    outer = _parsed(data[begin:])
    waiting = [outer] if outer else []
    while waiting:
        message = waiting.pop(0)
        parts = list(_parts(message))
        if found := _text_of(message, [part for part in parts if not part.is_multipart()]):
            return found
        for part in parts:
            inner = part.get_payload() if part.get_content_type() == "message/rfc822" else None
            waiting += [each for each in inner or () if not isinstance(each, str)]
    return None


def _text_of(message: Message, parts: Sequence[Message]) -> Contained | None:
    """Return the text of a mail that has these parts."""
    texts = [part for part in parts if part.get_content_disposition() != "attachment"]
    kinds: tuple[tuple[_Kind, tuple[str, ...]], ...] = (("html", _HTML), ("text", ("text/plain",)))
    for kind, types in kinds:
        for part in texts:
            body = _body(part) if part.get_content_type() in types else None
            if body is not None and body.strip():
                return Contained(
                    body,
                    kind,
                    _charset(part),
                    title=_words(message["Subject"]),
                    sender=_sender(message["From"]),
                    date=_date(message["Date"]),
                    attachments=len(parts) - len(texts),
                )
    return None


def from_webarchive(data: bytes) -> Contained | None:
    """Return the page in a .webarchive, which is a property list; None if it has none."""
    import plistlib
    from struct import error as struct_error
    from xml.parsers.expat import ExpatError

    try:
        archive = plistlib.loads(data)
    except (*_DAMAGED, ExpatError, struct_error):
        return None
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    body = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(body, (bytes, str)):
        return None
    is_text = main.get("WebResourceMIMEType") == "text/plain"
    return Contained(
        body if isinstance(body, bytes) else body.encode("utf-8", "replace"),
        "text" if is_text else "html",
        _named(main.get("WebResourceTextEncodingName")) if isinstance(body, bytes) else "utf-8",
        clean_link(str(main.get("WebResourceURL") or "").strip()),
    )


def _parsed(data: bytes) -> Message | None:
    """Return a message; None if it nests more than any does."""
    from email import message_from_bytes

    if len(_MULTIPART.findall(data)) > _NESTED:
        return None
    try:
        return message_from_bytes(data)
    except _DAMAGED:
        return None


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a message that aren't files, in order, without those of messages attached to it."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        inner = (
            part.get_payload() if part.is_multipart() and part.get_content_maintype() == "multipart" else []
        )
        waiting += reversed([each for each in inner if not isinstance(each, str)])


def _body(part: Message) -> bytes | None:
    """Return the bytes of a part, without the encoding for transport."""
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else None


def _charset(part: Message) -> str | None:
    return _named(part.get_param("charset"))


def _named(value: object) -> str | None:
    """Return the name of an encoding, if that is what it looks like."""
    given = value[2] if isinstance(value, tuple) else value
    name = given.strip().lower() if isinstance(given, str) else ""
    return name if re.fullmatch(r"[a-z0-9][a-z0-9_.:-]{0,39}", name) else None


def _words(value: object) -> str | None:
    """Return a header as clean text, whatever it is encoded in."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    text = "" if value is None else str(value)[:_HEADER]
    words = []
    try:
        for piece, encoding in decode_header(text):
            words.append(piece.decode(encoding or "utf-8", "replace") if isinstance(piece, bytes) else piece)
    except (HeaderParseError, LookupError, ValueError):
        words = [text]
    return clean_line("".join(words)) or None


def _sender(value: object) -> str | None:
    """Return the name in a From header, or else the address."""
    from email.utils import parseaddr

    name, address = parseaddr(_words(value) or "")
    return clean_line(name) or clean_line(address) or None


def _date(value: object) -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(str(value)[:_HEADER]).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
