"""Postings compared: which facts differ, and the whole of it as Markdown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from markdown_it import MarkdownIt

from reader.export.comparison import Compared, Fact, facts_of, lines
from reader.model import Place
from reader.parsing import parse
from reader.places import parse_place
from reader.similarity.comparing import compare
from reader.store.values import Marks, Note, StatusChange

PAGE = """Two jobs

An article.

Related content

US, WA, Seattle
The Harbor team is looking for a Senior Analyst to steer the ferry | by day. Pay: $60,000–$80,000 a year. \
Key job responsibilities - Read the charts - Keep the log - Know every buoy in the sound and the *harbor*
US, WA, Seattle
The Harbor team is looking for an Analyst to steer the ferry | by night. Pay: $50,000–$70,000 a year. \
Key job responsibilities - Read the charts - Keep the log - Know every buoy in the sound and the *harbor*
"""
NIGHT = datetime(2026, 11, 3, 12, tzinfo=UTC)


def compared() -> list[Compared]:
    first, second = parse(PAGE.replace("\\\n", "")).postings
    marks = Marks(
        "1", status="applied", statuses=(StatusChange("applied", NIGHT),), tags=("sea", "day"),
        notes=(Note(1, "1", "Ask about\nthe fog | bell", NIGHT),),
    )  # fmt: skip
    return [
        Compared(first, first.role or "", marks),
        Compared(second, second.role or "", Marks("2")),
    ]


def test_facts_that_differ_come_first_and_those_of_none_are_named() -> None:
    facts = facts_of(compared())
    assert facts.differing == (
        Fact("Level", ("senior", "")),
        Fact("Pay", ("$60,000–80,000 a year", "$50,000–70,000 a year")),
        Fact("Status", ("applied since 3 Nov 2026", "")),
        Fact("Tags", ("sea, day", "")),
        Fact("Notes", ("Ask about the fog | bell", "")),
    )
    assert facts.same_words == "Place Seattle, US · Team Harbor"
    assert facts.not_stated_words == "company, posted"


def test_a_place_is_the_same_however_it_is_written() -> None:
    pair = compared()
    found = [parse_place(words) for words in ("Bellevue, WA, USA", "US, WA, Bellevue")]
    places = (*(place for place in found if place), Place("Where the sea is warm"))
    named = replace(pair[0].posting, places=places)
    facts = facts_of([Compared(named, "", Marks("1")), pair[1]])
    assert facts.differing[0] == Fact("Place", ("Bellevue, US · Where the sea is warm", "Seattle, US"))


def test_case_and_spaces_make_no_difference() -> None:
    assert not Fact("Place", ("US,  WA", "us, wa")).differs


def test_the_comparison_is_a_table_and_what_differs() -> None:
    pair = compared()
    text = "\n".join(lines(pair, compare([one.posting for one in pair])))
    assert "| Pay | $60,000–80,000 a year | $50,000–70,000 a year |" in text
    assert "| Notes | Ask about the fog \\| bell | – |" in text
    assert "ferry \\| by **day**." in text
    assert text.count("Know every buoy in the sound and the \\*harbor\\*") == 1
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    assert [token.type for token in tokens].count("table_open") == 1
    assert {token.type for token in tokens} >= {"bullet_list_open", "heading_open"}


def test_of_unrelated_postings_everything_is_written() -> None:
    pair = compared()
    text = "\n".join(lines(pair, compare([pair[0].posting, pair[1].posting])))
    other = parse(
        "Bread\n\nAn article.\n\nRelated content\n\nGB, London\nThe Oven team is hiring a Baker who wakes at "
        "four. About the team Few, floury and content.\n"
    ).postings[0]
    mixed = [pair[0], Compared(other, "Baker", Marks("3"))]
    apart = "\n".join(lines(mixed, compare([one.posting for one in mixed])))
    assert "## In common" in text
    assert "## In common" not in apart
    assert "**" not in apart
    assert "#### About the team" in apart
