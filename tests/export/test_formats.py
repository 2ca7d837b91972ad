"""Formats of other programs, read back by third-party parsers: nothing breaks out, nothing is lost."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean import clean
from reader.export.citing import citation, link_of, text_of, venue
from reader.export.formats import FORMATS, SUFFIXES, Taken, format_of, lines
from reader.export.markdown_blocks import escaped
from reader.export.references import Name, name_of
from reader.export.table import COLUMNS
from reader.model import (
    Article,
    Block,
    Item,
    Paper,
    Part,
    Pay,
    Place,
    Posting,
    Section,
    SectionBlock,
    Standing,
)
from reader.store.values import Marks, Note

pybtex = pytest.importorskip("pybtex.database")
rispy = pytest.importorskip("rispy")

NASTY = [
    "\\input{x} & 50% of $5 #1_a ~b^c {d}",
    "=HYPERLINK(\"https://evil.example\")",
    "}} @misc{x, title={y}",
    "<script>alert(1)</script> [x](javascript:y) `z` **b**",
    "ER  - ",
    "1. not a list - nor this",
    "漢字 и é 👨‍👩‍👧",
]  # fmt: skip
texts = st.sampled_from(NASTY) | st.text(min_size=1, max_size=80).map(clean).filter(str.strip)
TEX = {
    r"{\textbackslash}": "\\", r"{\textbraceleft}": "{", r"{\textbraceright}": "}", r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^", **{f"\\{sign}": sign for sign in "$&%#_"},
}  # fmt: skip


def one_line(text: str) -> str:
    return " ".join(text.split())


def from_tex(text: str) -> str:
    return re.sub("|".join(map(re.escape, TEX)), lambda found: TEX[found[0]], text)


def paper(
    title: str, summary: str, authors: tuple[str, ...] = ("Tenzin Thorne, Jr.", "Ana van der Berg")
) -> Paper:
    parts = (
        Part("title", 0, title),
        Part("authors", 0, ", ".join(authors)),
        Part("summary", 0, summary),
        Part("note", 0, "AAAI 2020, New York"),
    )
    return Paper("0123456789abcdef", title, authors, summary, (1, 4), parts)


def posting(text: str, role: str | None = "Pilot") -> Posting:
    place = Place("US, WA, Seattle", "United States", "US", "Washington", "WA", "Seattle")
    section = Section(None, 0, (SectionBlock("paragraph", 0, text), SectionBlock("bullet", 0, text)))
    links = ("crew@x.example", "https://x.example/{a}")
    return Posting(
        "fedcba9876543210",
        place,
        (place,),
        role,
        "senior",
        "Sea",
        None,
        None,
        links,
        (section,),
        0,
        text,
        (5, 6),
    )


def article(title: str, text: str) -> Article:
    blocks = (
        Block("title", (1, 1), 0, title),
        Block("heading", (2, 2), 0, text),
        Block("paragraph", (3, 3), 0, text),
        Block("list", (4, 4), 0, "- a\n- b"),
        Block("code", (5, 6), 0, "```\nx = 1"),
        Block("quote", (7, 7), 0, text),
    )
    return Article("00000000deadbeef", title, "A dek", blocks, (1, 7))


def taken(content: Article | Paper | Posting, title: str, *notes: str, tags: tuple[str, ...] = ()) -> Taken:
    when = datetime(2026, 5, 1, tzinfo=UTC)
    item = Item(content, (Standing("d" * 16, "a folder/tides.txt", content.lines),), title)
    kept = tuple(Note(number, item.id, text, when) for number, text in enumerate(notes))
    return Taken(item, Marks(item.id, starred=True, status="applied", tags=tags, notes=kept), "The tides")


@given(texts, texts, texts)
def test_bibtex_is_read_back(title: str, summary: str, note: str) -> None:
    written = "\n".join(lines([taken(paper(title, summary), title, note, tags=("sea, tide",))], "bibtex"))
    entries = pybtex.parse_string(written, "bibtex").entries
    (entry,) = entries.values()
    assert entry.type == "inproceedings"
    assert from_tex(entry.fields["title"][1:-1]) == one_line(title)
    assert from_tex(entry.fields.get("abstract", "")) == one_line(summary)
    assert from_tex(entry.fields.get("annote", "")) == one_line(note)
    assert (entry.fields["year"], entry.fields["booktitle"]) == ("2020", "AAAI 2020, New York")
    first, second = entry.persons["author"]
    assert (first.last_names, first.lineage_names, first.first_names) == (["Thorne"], ["Jr."], ["Tenzin"])
    assert (second.prelast_names, second.last_names, second.first_names) == (
        ["van", "der"],
        ["Berg"],
        ["Ana"],
    )


@given(texts, texts)
def test_bibtex_of_authors_that_are_no_names(one: str, other: str) -> None:
    written = "\n".join(lines([taken(paper("T", "S", (one, other)), "T")], "bibtex"))
    (entry,) = pybtex.parse_string(written, "bibtex").entries.values()
    assert len(entry.persons["author"]) == 2


@given(texts, texts, texts)
def test_ris_is_read_back(title: str, summary: str, note: str) -> None:
    items = [taken(paper(title, summary), title, note, tags=("sea",)), taken(posting(summary), title)]
    first, second = rispy.loads("\n".join(lines(items, "ris")))
    assert first["type_of_reference"] == "CONF"
    assert first.get("title", "").strip() == one_line(title)
    assert first.get("abstract", "").strip() == one_line(summary)
    assert first["authors"] == ["Thorne, Tenzin, Jr.", "van der Berg, Ana"]
    assert first["keywords"] == ["sea"]
    assert one_line(note) in [one_line(kept) for kept in first["notes"]]
    assert second["urls"] == ["https://x.example/{a}"]


@given(texts, texts, texts)
def test_csl_is_read_back(title: str, summary: str, note: str) -> None:
    items = [taken(paper(title, summary), title, note), taken(article(title, summary), title)]
    first, second = json.loads("\n".join(lines(items, "csl")))
    assert (first["title"], first.get("abstract", "")) == (one_line(title), one_line(summary))
    assert first["author"][0] == {"family": "Thorne", "given": "Tenzin", "suffix": "Jr."}
    assert first["issued"] == {"date-parts": [[2020]]}
    assert second["type"] == "post-weblog"
    assert json.loads("\n".join(lines([], "csl"))) == []


@given(texts, texts)
def test_csv_is_read_back_and_no_cell_is_a_formula(title: str, text: str) -> None:
    items = [taken(posting(text, title), title, text, tags=("=a",)), taken(paper(title, text), title)]
    rows = list(csv.DictReader(StringIO("\n".join(lines(items, "csv")), newline="")))
    assert [row["kind"] for row in rows] == ["posting", "paper"]
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["title"].removeprefix("'") == title
    assert (rows[0]["starred"], rows[0]["status"], rows[0]["first_line"]) == ("yes", "applied", "5")
    assert all(cell[:1] not in ("=", "+", "-", "@") for row in rows for cell in row.values())


@pytest.mark.parametrize(
    ("number", "told"), [(7, "7"), (1_234_567, "1234567"), (12.5, "12.50"), (1e6, "1000000")]
)
def test_numbers_in_csv_are_whole(number: float, told: str) -> None:
    at = replace(posting("text"), pay=Pay(number, number, "JPY", "year"), lines=(1_234_567, 1_234_568))
    (row,) = csv.DictReader(StringIO("\n".join(lines([taken(at, "title")], "csv")), newline=""))
    assert (row["pay_minimum"], row["pay_maximum"]) == (told, told)
    assert (row["first_line"], row["last_line"]) == ("1234567", "1234568")


def test_an_end_of_pay_that_is_not_stated_is_the_one_that_is() -> None:
    least = replace(posting("text"), pay=Pay(45_000, None, "GBP", "year"), company="Halden Labs")
    (row,) = csv.DictReader(StringIO("\n".join(lines([taken(least, "title")], "csv")), newline=""))
    assert (row["pay_minimum"], row["pay_maximum"]) == ("45000", "45000")
    assert row["company"] == "Halden Labs"


@given(texts)
def test_no_text_is_markdown(text: str) -> None:
    from markdown_it import MarkdownIt

    (paragraph, inline, _), rest = (
        MarkdownIt().parse(escaped(text))[:3],
        MarkdownIt().parse(escaped(text))[3:],
    )
    assert (paragraph.type, rest) == ("paragraph_open", [])
    assert [child.type for child in inline.children or []] in ([], ["text"])
    assert inline.children is None or "".join(child.content for child in inline.children) == one_line(text)


def test_markdown_has_facts_marks_notes_and_text() -> None:
    items = [
        taken(posting("We sail.", "Pilot"), "Pilot", "call *them*", tags=("sea",)),
        taken(article("The # tide", "It *rises*."), "The # tide"),
        taken(paper("On tides", "They rise."), "On tides"),
    ]
    written = "\n".join(lines(items, "markdown"))
    assert "# Pilot\n\n- US, WA, Seattle\n- From The tides (a folder/tides.txt, lines 5–6)" in written
    assert "- Marks: starred, applied, sea\n\n> **2026-05-01** call \\*them\\*\n" in written
    assert "\n\nWe sail.\n\n- We sail.\n\n---\n\n# The \\# tide\n" in written
    assert "````\n```\nx = 1\n````" in written
    assert "\n> It \\*rises\\*." in written
    assert written.count("On tides") == 1


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Tenzin Thorne, Jr.", Name("Thorne", "Tenzin", "Jr.")),
        ("Ana van der Berg", Name("van der Berg", "Ana")),
        ("Aristotle", Name("Aristotle")),
        ("王小明", Name("王小明")),
        ("Berg, Ana", Name("Berg, Ana")),
        ("Martin Luther King III", Name("King", "Martin Luther", "III")),
        ("Ana Berg Jr.", Name("Berg", "Ana", "Jr.")),
        ("Ana van der Berg IV", Name("van der Berg", "Ana", "IV")),
        ("Ivy, Jr.", Name("Ivy, Jr.")),
        ("", Name("")),
    ],
)
def test_names_are_taken_apart(author: str, name: Name) -> None:
    assert name_of(author) == name


def test_each_format_has_its_suffix() -> None:
    assert {format_of(f"x{suffix}") for suffix in SUFFIXES.values()} == set(FORMATS)
    assert format_of("x.JSONL") == "jsonl"
    assert format_of("x.txt") is None


def test_a_citation_names_what_tells_it_apart() -> None:
    one = taken(paper("On tides", "They rise."), "On tides").item
    assert (
        citation(one, "The tides") == "Tenzin Thorne, Jr., Ana van der Berg. “On tides”. AAAI 2020, New York."
    )
    job = taken(posting("We sail."), "Pilot").item
    assert citation(job, "The tides") == "Pilot. US, WA, Seattle. “The tides”. a folder/tides.txt."
    assert link_of(job) == "https://x.example/{a}"
    assert link_of(one) is None
    assert text_of(job).startswith("Pilot\nUS, WA, Seattle")
    bare = replace(paper("On tides", "They rise."), parts=(Part("title", 0, "On tides"),))
    assert venue(bare) is None
