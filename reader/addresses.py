"""Web and mail addresses in a text, made plain before anyone opens them.

A target is named by its host, as a browser would request it. Its warnings spell out what could make it look
like another address: a name before "@", letters of other alphabets, a number as the host. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from reader.clean import clean_line, clean_link

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBERS = re.compile(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9._:-]+")
_ENCODED = "xn--"
USUAL_PORTS = {"http": 80, "https": 443}
ASCII = 128


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads."""

    address: str
    """As opened: ASCII in the host, so nothing looks like something it isn't."""
    scheme: str
    host: str
    """The host or mail address, as requested."""
    reads: str
    """How a host in other letters is meant to read; "" if it reads as is."""
    warnings: tuple[str, ...]
    """What to know before opening it, a sentence each."""


def target_of(link: str) -> Target | None:
    """Return where a link leads, written as in a text ("www.x.org" and "a@x.org" too).

    None for anything but http, https and mailto, and for what no browser should get (see clean_link).
    """
    address = clean_link(_completed(link.strip()))
    if address is None:
        return None
    scheme = address.partition(":")[0].lower()
    return _mail(address) if scheme == "mailto" else _web(address, scheme)


def _completed(link: str) -> str:
    if link.lower().startswith("www."):
        return f"https://{link}"
    return f"mailto:{link}" if _MAIL.fullmatch(link) and not _SCHEME.match(link) else link


def _mail(address: str) -> Target | None:
    rest = address.partition(":")[2]
    address = f"mailto:{rest}"
    to, question, fields = rest.partition("?")
    whom = clean_line(unquote(to))
    if not whom:
        return None
    names = [field.partition("=")[0].lower() for field in fields.split("&")] if question else []
    warnings = []
    if copied := [name for name in names if name in ("to", "cc", "bcc")]:
        warnings.append(f"It adds more recipients ({', '.join(copied)}).")
    if any("attach" in name for name in names):
        warnings.append("It tries to attach a file.")
    domain = whom.rpartition("@")[2]
    return Target(address, "mailto", whom, _reads(domain), (*_of_letters(domain), *warnings))


def _web(address: str, scheme: str) -> Target | None:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    asked = ascii_host(host)
    if asked is None:
        return None
    warnings = list(_of_letters(host))
    user, at, _ = parts.netloc.rpartition("@")
    if at:
        warnings.append(f"The part before the @ ({clean_line(user, 40)}) isn't the site; this opens {asked}.")
    if _NUMBERS.fullmatch(host) or ":" in host:
        warnings.append("The host is a number, not a name.")
    if port is not None and port != USUAL_PORTS[scheme]:
        warnings.append(f"It uses an unusual port ({port}).")
    if scheme == "http":
        warnings.append("The connection is not encrypted (http).")
    netloc = f"{user}{at}{f'[{asked}]' if ':' in asked else asked}{'' if port is None else f':{port}'}"
    plain = parts._replace(netloc=netloc).geturl()
    return Target(plain, scheme, asked, _reads(host), tuple(warnings))


def ascii_host(host: str) -> str | None:
    """Return the host in ASCII letters; None if that isn't possible."""
    labels = unicodedata.normalize("NFKC", host).lower().split(".")
    asked = ".".join(
        label if label.isascii() else _ENCODED + label.encode("punycode").decode("ascii") for label in labels
    )
    # One letter may expand to several, punctuation included ("℀" to "a/c").
    return asked if _HOST.fullmatch(asked) else None


def _decoded(host: str) -> str:
    """Return the host in the letters it encodes."""
    labels = []
    for label in host.lower().split("."):
        text = label
        if label.startswith(_ENCODED):
            try:
                text = label.removeprefix(_ENCODED).encode("ascii").decode("punycode")
            except UnicodeError:
                text = label
        labels.append(clean_line(text) or label)
    return ".".join(labels)


def _reads(host: str) -> str:
    decoded = _decoded(host)
    return "" if decoded.isascii() else decoded


def _of_letters(host: str) -> tuple[str, ...]:
    """Return what to know about a host with letters outside ASCII."""
    decoded = _decoded(host)
    others = [letter for letter in decoded if ord(letter) >= ASCII]
    if not others:
        return ()
    named = ", ".join(f"{letter} is {_name(letter)}" for letter in dict.fromkeys(others[:4]))
    alphabets = [{_alphabet(letter) for letter in label if letter.isalpha()} for label in decoded.split(".")]
    mixed = (
        "It mixes alphabets, as lookalike addresses do. " if any(len(one) > 1 for one in alphabets) else ""
    )
    return (f"The host has letters outside ASCII. {mixed}{named}.",)


def _name(letter: str) -> str:
    return unicodedata.name(letter, f"U+{ord(letter):04X}").lower()


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]
