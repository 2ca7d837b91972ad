"""Chunks at the top of a text, and lines there that may be titles or may not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import (
    authors,
    dating,
    mail_heads,
    mastheads,
    menus,
    openings,
    pictures,
    shapes,
    top_lines,
)
from reader.parsing.evidence import Cue, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Chunk


_TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Top:
    """A chunk at the top and those that follow it."""

    chunk: Chunk
    below: Sequence[Chunk]

    @property
    def after(self) -> Chunk | None:
        """The next chunk."""
        return self.below[0] if self.below else None

    @property
    def later(self) -> Chunk | None:
        """The one after the next."""
        return self.below[1] if len(self.below) > 1 else None


def is_credited(text: str) -> bool:
    """Return whether a line is or closes with a picture's credit."""
    return shapes.is_credit(text) or shapes.closes_with_credit(text)


_CRUMBS = lazy.regex(r"^[^\s>›»＞«][^>›»＞«]*[^\s>›»＞«]\s+[>›»＞‹]\s+[^\W\d_]")
_PATH = 120


_ADDRESSED = lazy.regex(r": ?https?://\S+$")


def is_path(text: str) -> bool:
    """Return whether arrows part the sections of a path: "Home > Essays"."""
    return len(text) < _PATH and _CRUMBS.search(text) is not None


def _is_issue(text: str) -> bool:
    return mastheads.ISSUE.match(text) is not None and dating.ends_in_date(text)


NO_TITLE: tuple[Cue[str], ...] = (
    Cue("a row of a menu", 1, lambda text: "  " in text and top_lines.is_noise(text)),
    Cue("all of it in brackets", 1, lambda text: text[0] == "[" and text.find("]") == len(text) - 1),
    Cue("a date or an age", 1, dating.is_dated),
    Cue("a byline", 1, dating.is_byline),
    Cue("the number of an issue, and its day", 1, _is_issue),
    Cue("a day after a word for that", 1, dating.opens_dated),
    Cue("offers the same elsewhere", 1, menus.offers_elsewhere),
    Cue("a path of sections", 1, is_path),
    Cue("parts the mails of a file", 1, mail_heads.is_envelope),
    Cue("a web address", 1, lambda text: "://" in text and " " not in text),
    Cue("a label and a web address", 1, lambda text: "://" in text and _ADDRESSED.search(text) is not None),
    Cue("a word for a picture, and no more", 1, pictures.is_medium),
    Cue("a credit closes it", 1, shapes.closes_with_credit),
    Cue("a label and a link's words", 1, openings.is_announced),
)
"""Any of them is enough."""


def is_title(text: str) -> bool:
    """Return whether a line can be a title by itself."""
    return len(text) <= _TITLE_LENGTH and shapes.is_title_like(text) and not weigh(NO_TITLE, text)


def authored(text: str) -> bool:
    """Return whether a line is authors: after a word for them, or several."""
    found = authors.byline(text) if len(text) < shapes.LONG else None
    return found is not None and (found.labelled or len(found.names) > 1)
