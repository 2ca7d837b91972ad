"""The values by which postings can be filtered, grouped by what they are of, with their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from textual.content import Content

from reader.ui.search_request import FACET_NAMES, FilterValue
from reader.ui.widgets.virtual_list import DIM, SIGN, VirtualList

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Mapping, Sequence

    from reader.search import Facet, FacetValue

SHOWN = 6
"""Values of a group that are shown at first; the ones that were chosen always are."""
CHOSEN, OPEN = "[x] ", "[ ] "


class Group(NamedTuple):
    """The name of a facet, above its values."""

    facet: Facet
    number: int
    """How many values it has."""


class Value(NamedTuple):
    """A value that can be chosen."""

    choice: FilterValue
    number: int
    """How many postings have it."""
    is_chosen: bool


class More(NamedTuple):
    """Stands for the values of a group that are not shown."""

    facet: Facet
    number: int


class Gap(NamedTuple):
    """A blank line before a group."""

    facet: Facet


Row: TypeAlias = "Group | Value | More | Gap"


class FacetList(VirtualList["Row"], can_focus=False):
    """A line a value."""

    HELP = "What the postings can be filtered by."

    def selectable(self, row: Row) -> bool:
        """Values, and what stands for more of them."""
        return isinstance(row, Value | More)

    def key(self, row: Row) -> Hashable:
        """What it stands for, whatever its count."""
        return row.choice if isinstance(row, Value) else (type(row), row.facet)

    def render_row(self, row: Row, width: int, *, selected: bool) -> Content:
        """A box to tick, the value, and how many postings have it."""
        if isinstance(row, Gap):
            return Content("")
        if isinstance(row, Group):
            number = f"  {row.number:,}" if row.number > SHOWN else ""
            return Content.styled(FACET_NAMES[row.facet], "bold") + Content.styled(number, DIM)
        if isinstance(row, More):
            return Content.styled(f"    … {row.number:,} more", DIM)
        count = Content.styled(f"{row.number:,}", DIM)
        box = Content.styled(CHOSEN, SIGN) if row.is_chosen else Content.styled(OPEN, DIM)
        room = max(0, width - box.cell_length - count.cell_length - 2)
        style = "bold" if selected or row.is_chosen else "" if row.number else DIM
        return (
            box
            + Content.styled(row.choice.value, style).truncate(room, ellipsis=True, pad=True)
            + "  "
            + count
        )


def rows_of(
    facets: Mapping[Facet, Sequence[FacetValue]], typed: str, opened: Collection[Facet] = ()
) -> list[Row]:
    """The rows for counted facets, kept to the values that are like what was typed.

    A group shows its first few values, all of them once it was `opened` or something was typed. One whose
    name begins as typed shows all of its own.
    """
    rows: list[Row] = []
    for facet, values in facets.items():
        matching = _matching(facet, values, typed)
        whole = bool(typed.strip()) or facet in opened
        shown = [value for at, value in enumerate(matching) if whole or at < SHOWN or value.is_chosen]
        if not shown:
            continue
        rows += [Gap(facet), Group(facet, len(values))] if rows else [Group(facet, len(values))]
        rows += [Value(FilterValue(facet, value.value), value.count, value.is_chosen) for value in shown]
        if len(shown) < len(matching):
            rows.append(More(facet, len(matching) - len(shown)))
    return rows


def _matching(facet: Facet, values: Sequence[FacetValue], typed: str) -> Sequence[FacetValue]:
    from reader.folding import fold
    from reader.search import nearest_values

    words = fold(typed).split()
    if not words or fold(FACET_NAMES[facet]).startswith(" ".join(words)):
        return values
    near = set(nearest_values(words, [value.value for value in values]))
    return [value for value in values if value.value in near]
