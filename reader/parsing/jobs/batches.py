"""Several whole ads in one text, each weighed like a page of its own, against a lower bar."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.parsing import details, lines, shapes, vocabulary
from reader.parsing.ads import employers, names, placing
from reader.parsing.ads.cues import CUES, Sight
from reader.parsing.ads.page import Page
from reader.parsing.evidence import weigh
from reader.parsing.jobs import extents
from reader.parsing.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Place
    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.lines import Line

EACH = 3.5
"""What an ad among others must weigh."""
_TOGETHER = 4.0
"""What they must weigh on average, if nothing announces jobs."""
_PLACED, _PAID = 1.0, 1.5
"""What it adds that the text of one names a place, or what it pays."""
_MOST_LINES, _MOST_ADS = 400, 500


def judged(rows: Sequence[Line], group: Sequence[Entry], end: int, *, announced: bool) -> list[Entry]:
    """Return those of a group that are whole ads, if two and more are; they reach to the next one."""
    found = [entry for entry in group if entry.bare and _is_title(rows, entry.anchor)]
    if not 1 < len(found) <= _MOST_ADS:
        return []
    extents.spread(rows, found, end)
    weights = [weight(rows, entry) for entry in found]
    kept = [entry for entry, weight in zip(found, weights, strict=True) if weight >= EACH]
    if len(kept) < 2 or len(kept) * 2 < len(found):
        return []
    if not announced and sum(weights) < _TOGETHER * len(weights):
        return []
    extents.spread(rows, kept, end)
    return kept


def _is_title(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line stands over a text of its own: alone, by a rule, or with heading signs.

    A sentence may be right below it.
    """
    if rows[index].bare.startswith("#"):
        return True
    above = index == 0 or rows[index].row > rows[index - 1].row + 1 or lines.is_rule(rows[index - 1].bare)
    if index + 1 == len(rows) or not above:
        return False
    below = rows[index + 1].bare
    told = len(below) > _SENTENCE and shapes.ends_sentence(below)
    return told or rows[index + 1].row > rows[index].row + 1 or lines.is_rule(below)


def _text(rows: Sequence[Line], entry: Entry) -> str:
    """Return the lines of an entry as a text, with the blank ones in between."""
    own = rows[entry.anchor : entry.last + 1][:_MOST_LINES]
    gaps = (below.row - above.row for above, below in pairwise(own))
    return own[0].bare + "".join(
        "\n" * gap + " " * row.indent + row.bare for row, gap in zip(own[1:], gaps, strict=True)
    )


@lru_cache(1)  # asked for its weight, its place and its employer
def _page(text: str) -> Page:
    own = [
        lines.Line(number, 0, raw, raw.lstrip(" "), number, number, len(raw) - len(raw.lstrip(" ")))
        for number, raw in enumerate(text.split("\n"), 1)
        if raw and not lines.is_rule(raw.strip())
    ]
    return Page(own, len(own))


def weight(rows: Sequence[Line], entry: Entry) -> float:
    """Return how much the lines of an entry weigh as an ad."""
    return _weight_of(_text(rows, entry))


@memoized  # a text may have an ad a hundred times, and to weigh it takes milliseconds
def _weight_of(text: str) -> float:
    page = _page(text)
    stated = _PLACED * bool(placing.find(page, 0)) + _PAID * (details.pay(page.whole) is not None)
    return weigh(CUES, Sight(page, 0)) + stated


def place(rows: Sequence[Line], entry: Entry) -> Place | None:
    """Return the place that the text of an ad among others names."""
    found = _place_in(_text(rows, entry))
    return None if found and found.text == entry.company else found


@memoized
def _place_in(text: str) -> Place | None:
    return next(iter(placing.find(_page(text), 0)), None)


def company(rows: Sequence[Line], entry: Entry) -> str | None:
    """Return the employer that the sentences of an entry name; a word alone may be a town that it is in."""
    own = (rows[index].bare for index in range(entry.anchor, min(entry.last, entry.anchor + _FIRST) + 1))
    told = (text for text in own if len(text) > _SENTENCE)
    if not any(map(vocabulary.phrases("seek").search, told)):
        return None  # most say what the work is, and not who offers it
    name = _employer_in(_text(rows, entry))
    first, _, rest = (name or "").partition(" ")
    somebody = first.casefold() in vocabulary.tables()["determiner"]  # "Ein Freund"
    return name if name and (names.is_firm(name) or (rest and not somebody)) else None


@memoized
def _employer_in(text: str) -> str | None:
    return employers.find(_page(text), 0, ())


_SENTENCE, _FIRST = 60, 8
