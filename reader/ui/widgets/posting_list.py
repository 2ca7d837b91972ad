"""The postings of a document, a line each: what one scans before one reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Hashable

    from reader.model import Posting

FIRST_WORDS = 60
"""Characters of a posting's text that stand for a role that it does not name."""
PLACE_SHARE = 3
"""The place takes a third of the row at most."""


class PostingList(VirtualList["Posting"]):
    """Role and city of each posting."""

    HELP = "The postings of this document. Move to see one, Enter to read it."

    def key(self, row: Posting) -> Hashable:
        """The place where it stands, since a posting may stand twice in one document."""
        return row.lines

    def render_row(self, row: Posting, width: int, *, selected: bool) -> Content:
        """The role, and its city to the right."""
        place = Content.styled(city_of(row), ".virtual-list--dim").truncate(
            width // PLACE_SHARE, ellipsis=True
        )
        room = max(0, width - place.cell_length - 2)
        name = Content.styled(name_of(row), "bold" if selected else "").truncate(
            room, ellipsis=True, pad=True
        )
        return name + Content("  ") + place


def name_of(posting: Posting) -> str:
    """A posting's role, or else its first words."""
    return posting.role or " ".join(posting.text[:FIRST_WORDS].split()) or "Posting"


def city_of(posting: Posting) -> str:
    """A posting's city, or else its place as the text has it."""
    return "" if posting.place is None else posting.place.city or posting.place.text
