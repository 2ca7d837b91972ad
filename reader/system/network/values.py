"""What is asked within which bounds, and what comes back."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MEGABYTE = 1_000_000


class Sizes(NamedTuple):
    """How much of an answer to accept, in bytes."""

    wire: int
    """As it is sent."""
    unpacked: int


PAGE = Sizes(8 * MEGABYTE, 32 * MEGABYTE)
BOARD = Sizes(32 * MEGABYTE, 32 * MEGABYTE)
FEED = Sizes(16 * MEGABYTE, 32 * MEGABYTE)


class Timing(NamedTuple):
    """How long to wait, in seconds."""

    connect: float = 10.0
    """For a name to be looked up, and for each address to take a connection."""
    silence: float = 10.0
    """Without a byte."""
    whole: float = 30.0
    """For one answer from start to end, however it drips."""


class Answer(NamedTuple):
    """What a host answered."""

    status: int
    url: str
    """Where it came from at last. With another host than the one allowed, that host was not asked."""
    headers: Mapping[str, str]
    """By names in small letters."""
    data: bytes = b""
    moved: str | None = None
    """Where the address has moved for good, by the redirects that say so; None if it has not."""

    @property
    def content_type(self) -> str:
        """The Content-Type header as sent; "" without one."""
        return self.headers.get("content-type", "")


class Ask(NamedTuple):
    """How to ask for one address."""

    sizes: Sizes = PAGE
    pause: float = 0.0
    """Seconds that must have passed since the last request to the host."""
    host: str | None = None
    """The only host to ask; a redirect that leaves it is not followed. None for any."""
    is_named: bool = True
    """Whether a user named the very host, which then may be a private one."""
    came: Callable[[str, int], None] = lambda _host, _size: None
    """Called with the host that is asked and how many bytes came so far."""
    cancelled: Callable[[], bool] = lambda: False
    headers: Mapping[str, str] = MappingProxyType({})
    """What to say beside, or in place of, what every host is told: validators, say."""
