"""What reading gives: clean text with its outline."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model import Outline


class Text(NamedTuple):
    """The clean text of a document, and what happened to it along the way."""

    text: str
    notices: tuple[str, ...] = ()
    """A plain sentence each, without a full stop, for anything that couldn't be read as is."""
    outline: Outline | None = None
    """What its markup says; None for plain text."""
