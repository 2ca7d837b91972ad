"""What to ask a board for, and how to read the parts of a page's address. Nothing is asked here."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, urlsplit

_TOKEN = re.compile(r"(?=[._-]*[A-Za-z0-9])[A-Za-z0-9._-]{1,100}")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_LONGEST = 2048
_SECOND = 1.0
_PORTS = {None, 80, 443}


class Request(NamedTuple):
    """What to ask a board's public interface for. Its host is fixed: a redirect to another is refused."""

    board: str
    url: str
    host: str
    rate: float = _SECOND
    """Seconds between two requests to the host."""
    job: str | None = None
    """The key of the job that the address was of; None for the whole board."""
    step: int | None = None
    """How many jobs an answer has at most; None where it has all."""
    offset: int = 0
    """How many jobs come before those that are asked for."""
    otherwise: str | None = None
    """Where else the board may be, to be asked only where this host doesn't know it."""


class Address(NamedTuple):
    """The address of a page."""

    host: str
    """In small letters."""
    path: tuple[str, ...]
    """The segments that aren't empty."""
    query: dict[str, str]
    """The first value of each name."""
    pairs: tuple[tuple[str, str], ...]
    """All names and values of the query."""


def taken_apart(address: str) -> Address | None:
    """Return the parts of an address of http or https; None for others, and with a password or odd port."""
    parts = _split(address.strip()) if len(address) <= _LONGEST else None
    if parts is None:
        return None
    pairs = tuple(parse_qsl(parts.query, keep_blank_values=True)[:50])
    path = tuple(segment for segment in parts.path.split("/") if segment)
    return Address((parts.hostname or "").rstrip("."), path, dict(reversed(pairs)), pairs)


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        is_plain = parts.port in _PORTS and parts.username is None and parts.password is None
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname and is_plain else None


def token(value: str | None, *reserved: str) -> str | None:
    """Return a company's or job's name in an address, if it has only letters, digits and "._-"."""
    return value if value and _TOKEN.fullmatch(value) and value not in reserved else None


def segment(path: tuple[str, ...], index: int, *reserved: str) -> str | None:
    """Return the segment of a path if it is a valid name."""
    return token(path[index], *reserved) if index < len(path) else None


def label(host: str, domain: str, *reserved: str) -> str | None:
    """Return what stands before a domain in a host, if that is a single valid name."""
    name = host.removesuffix(f".{domain}")
    return name if name != host and _LABEL.fullmatch(name) and name not in reserved else None
