"""The page of one job on a board: its blocks are those of a page, and all of it is one posting.

Such a page has the job's name as its title, the location near the top ("Location: …", or a line of places),
and the headings that boards use. If any of these is missing, it is read as an article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import places
from reader.parsing import shapes
from reader.parsing.lines import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Place
    from reader.parsing.lines import Line

_LABEL = re.compile(r"(?:job |office |work )?locations?\s?:\s*", re.IGNORECASE)
_GLUED = re.compile(r"\d{4}-\d\d-\d\d.*$")
"""A date stuck to the place because the page lost its table."""
_REACH = 8


def find(rows: Sequence[Line], first: int) -> tuple[Span, tuple[Place, ...]] | None:
    """Return the posting that makes up a board page, from its place line to the end, and that line's places.

    `first` is the index of the first line after the title. None if no place is named near it.
    """
    for index in range(first, min(first + _REACH, len(rows) - 1)):
        found = _places(rows[index].bare)
        if found:
            return Span("posting", index, len(rows) - 1), found
    return None


def names_places(text: str) -> bool:
    """Return whether a line of such a page says where the job is, and nothing else."""
    return bool(_places(text))


def _places(text: str) -> tuple[Place, ...]:
    """Return the places that make up a line, if each names a known country."""
    label = _LABEL.match(text)
    value = _GLUED.sub("", text[label.end() if label else 0 :])
    if "," not in value or len(value) > 200 or shapes.ends_sentence(value):
        return ()
    found = places.split_places(value)
    return found if found and all(place.country_code for place in found) else ()
