"""Rows of the sidebar: what they say of a document, and how its name is wrapped."""

from __future__ import annotations

import pytest

from reader.model import Entry
from reader.ui.services.document_counts import Tally
from reader.ui.widgets.sidebar_rows import Contents, height

WIDTH = 24


def drawn(name: str, *, postings: int, listed: int, unread: int = 0) -> list[str]:
    """A document's lines; `listed` of its postings are not hidden."""
    entry = Entry("a", "a.txt", name, name, {"article": 0, "paper": 0, "posting": postings})
    tally = Tally({"article": 0, "paper": 0, "posting": listed}, unread)
    lines = Contents().draw(entry, WIDTH, lambda _: tally)
    assert len(lines) == height(entry, WIDTH, {})
    return [line.plain.rstrip() for line in lines]


@pytest.mark.parametrize(
    ("postings", "listed", "said"), [(2, 2, "2 postings"), (2, 0, "all hidden"), (0, 0, "no text")]
)
def test_a_document_says_what_it_holds_or_why_nothing_is_listed(
    postings: int, listed: int, said: str
) -> None:
    assert drawn("Harbors", postings=postings, listed=listed) == ["Harbors", f"  {said}"]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Who keeps the harbors", ["Who keeps the", "harbors"]),
        ("Harbors, boats and who keeps them", ["Harbors, boats and who", "keeps them"]),
        ("Harborsandboatsandtides", ["Harborsandboatsandtides", ""]),
    ],
)
def test_a_name_on_two_lines_leaves_none_of_them_empty_where_it_has_spaces(
    name: str, lines: list[str]
) -> None:
    assert drawn(name, postings=1, listed=1)[:2] == lines
