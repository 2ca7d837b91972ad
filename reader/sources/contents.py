"""What bytes say: text as it is; pages, what is saved around them and boards' answers as text and outline."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.clean import clean
from reader.errors import SourceError
from reader.sources.decoding import decode
from reader.sources.texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.sources.containers import Contained
    from reader.sources.feed_entries import FeedText


NO_TEXT = "has no text of its own; open it in your browser, save the page, and add that file"
"""What a page says that is an empty shell for scripts."""
NO_POSTINGS = "has no postings now"
"""Of a board on which nobody is hired."""
NOT_FOUND = (
    "The main text was not found, so this is all of the page's text; if anything is missing, open it in your "
    "browser, save the page, and add that file"
)


def contents_of(
    source: str, data: bytes, address: str | None = None, content_type: str | None = None
) -> Text | FeedText:
    """Return what bytes say, whatever they are; of a feed that is a text for each of its entries.

    `address` is where they came from, and `content_type` the header that came with them: their encoding,
    unless they show another one. Raises SourceError, naming `source`, if nothing in them can be read.
    """
    contents = _read(source, data, address, content_type)
    if not isinstance(contents, Text) or contents.outline or not address:
        return contents
    from reader.model import Outline

    return contents._replace(outline=Outline(url=address))


def text_of(source: str, data: bytes, address: str | None = None, content_type: str | None = None) -> Text:
    """Return what bytes say that aren't a feed. See `contents_of`; raises SourceError for a feed too."""
    contents = contents_of(source, data, address, content_type)
    if isinstance(contents, Text):
        return contents
    raise SourceError(source, "is a feed; each of its entries is a document of its own")


def _read(source: str, data: bytes, address: str | None, content_type: str | None) -> Text | FeedText:
    if not may_be_marked_up(data):
        return _plain(data, _charset(content_type))
    from reader.sources.recognition import kind_of

    kind = kind_of(data)
    if kind == "html":
        return _page(source, data, _charset(content_type), address)
    if kind == "board":
        return _board(source, data, address)
    if kind == "feed" and (feed := _feed(source, data, address, content_type)):
        return feed
    reads = _CONTAINERS.get(kind)
    if reads:
        return _contained(source, data, reads(), address)
    text = _plain(data, _charset(content_type))
    _refuse_error(source, text.text)
    return text


def _feed(source: str, data: bytes, address: str | None, content_type: str | None) -> FeedText | None:
    from reader.sources.feed_entries import read_entries

    return read_entries(source, data, address, _charset(content_type))


def _charset(content_type: str | None) -> str | None:
    """Return the encoding that a Content-Type header names."""
    if not content_type:
        return None
    from reader.pages import encoding_of

    return encoding_of(b"", content_type)


def may_be_marked_up(data: bytes) -> bool:
    """Return whether bytes may be anything but plain text, by a glance: most are, and need no more."""
    start = data[:_GLANCE].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start[:1] in (b"<", b"{", b"[") or b"\0" in start or _HEADER.search(start) is not None


_GLANCE = 4000
_HEADER = re.compile(
    rb"^(?:MIME-Version|Content-Type|Content-Transfer-Encoding|Received|Message-ID|Return-Path|Delivered-To|"
    rb"DKIM-Signature|X-Mailer|X-Received|Authentication-Results|List-Unsubscribe|Snapshot-Content-Location):",
    re.IGNORECASE | re.MULTILINE,
)
"""A header that mails have and nobody copies along with a letter."""


def _plain(data: bytes, encoding: str | None = None) -> Text:
    text, notices = decode(data, encoding)
    return Text(clean(text), notices)


def _mhtml() -> Callable[[bytes], Contained | None]:
    from reader.sources.containers import from_mhtml

    return from_mhtml


def _webarchive() -> Callable[[bytes], Contained | None]:
    from reader.sources.containers import from_webarchive

    return from_webarchive


def _mail() -> Callable[[bytes], Contained | None]:
    from reader.sources.containers import from_mail

    return from_mail


_CONTAINERS = {"mhtml": _mhtml, "webarchive": _webarchive, "mail": _mail}
"""Imported when one comes: they need the standard library's readers of mails and property lists."""


def _contained(
    source: str, data: bytes, read: Callable[[bytes], Contained | None], address: str | None
) -> Text:
    held = read(data)
    if held is None:
        raise SourceError(source, "holds no page or text that can be read; save it again")
    if held.kind == "html":
        text = _page(source, held.data, held.encoding, address or held.address)
    else:
        text = _plain(held.data, held.encoding)
    if held.sender and text.outline:
        said = text.outline
        dated = replace(said, byline=said.byline or held.sender, published=said.published or held.date)
        text = text._replace(outline=dated)
    if held.title and not _has_title(text):
        text = _titled(text, held.title)
    left = (_left_out(held.attachments),) if held.attachments else ()
    return text._replace(notices=(*text.notices, *left))


def _left_out(attachments: int) -> str:
    what = "An attached file was" if attachments == 1 else f"{attachments} attached files were"
    return f"{what} left out"


def _has_title(text: Text) -> bool:
    return text.outline is not None and any(hint.kind == "title" for hint in text.outline.hints)


def _titled(text: Text, title: str) -> Text:
    """Return a text under a title: the subject of a mail is not in its body."""
    from reader.model import Hint

    above = f"{title}\n\n"
    if text.outline is None:
        return text._replace(text=above + text.text)
    said = text.outline
    down = above.count("\n")
    hints = [hint.moved(down) for hint in said.hints]
    postings = [replace(job, lines=(job.lines[0] + down, job.lines[1] + down)) for job in said.postings]
    outline = replace(
        said,
        hints=(Hint("title", (1, 1)), *hints),
        links=tuple(link.moved(len(above)) for link in said.links),
        postings=tuple(postings),
    )
    return Text(above + text.text, text.notices, outline)


def _page(source: str, data: bytes, encoding: str | None, address: str | None) -> Text:
    from reader.pages import SHELL, WHOLE, encoding_of, read_page
    from reader.sources.job_texts import text_of_jobs

    markup, notices = decode(data, encoding or encoding_of(data, None))
    page = read_page(markup, address)
    text = text_of_jobs(page) or Text(page.text, (), page.outline)
    # Notices are on the page's own text; that of data is whole.
    remedies = {SHELL: NO_TEXT, WHOLE: NOT_FOUND}
    told = (remedies.get(notice, notice.rstrip(".")) for notice in page.notices if text.text is page.text)
    if not text.text.strip():
        raise SourceError(source, NO_TEXT if address or SHELL in page.notices else "has no text")
    return text._replace(notices=(*notices, *told))


def _board(source: str, data: bytes, address: str | None) -> Text:
    from reader.boards import nothing_listed, read_listing
    from reader.pages import saved_from

    answer, notices = decode(data)
    _refuse_error(source, answer)
    address = address or saved_from(answer).url
    listing = read_listing(answer, address=address)
    if listing is None:  # never: `kind_of` has recognised it
        return _plain(data)
    if not listing.outline.postings and not listing.details and listing.board != "hiring":
        name = listing.name or source.rstrip("/").rpartition("/")[2]
        listing = nothing_listed(listing.board, name, address or source, address)
        notices = (*notices, NO_POSTINGS)
    return Text(listing.text, (*notices, *listing.notices), listing.outline)


def _refuse_error(source: str, answer: str) -> None:
    """Raise SourceError for what a board answers when something went wrong."""
    from reader.boards import error_of

    if len(answer) < _GLANCE and (error := error_of(answer)):
        raise SourceError(
            source, f'contains only the error message of a job board: "{error}"; download it again'
        )
