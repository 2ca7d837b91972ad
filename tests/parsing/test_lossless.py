"""Nothing is lost and nothing overlaps, whatever the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.naming import name_of
from reader.parsing import items_of, parse

if TYPE_CHECKING:
    from reader.model import Document

_NAMES = (
    "Ilse Varga",
    "Bao van der Iyer",
    "Jun-ho Tran, Jr.",
    "R. Marmor",
    "Yang (Andrew) Jiang",
    "Priya Kessler1*",
)
_PIECES = (
    "How Ilse Varga reads the tides",
    "A short sentence stands here.",
    "What would you do differently?",
    "Q. How did it begin?",
    "A. By accident.",
    "Related content",
    "Research areas",
    "US, WA, Seattle",
    "IN, KA, Bengaluru",
    "tides.png",
    "Credit: Ilse Varga",
    "Tides at the Harbor Lab",
    "Why the lab keeps old charts.",
    "Slow tides: a study of patience",
    "Authors: Ilse Varga; Jun-ho Tran",
    "Abstract: " + "The lock opens when the level is right. " * 5,
    "• Whisper maps — Ilse Varga, Jun-ho Tran • Fog — Bao Iyer, Priya Kessler",
    "  1. it needs no tuning;",
    "    and it goes on here",
    "- Lead research on rosters.",
    "def lock(level):",
    "    return level > 3;",
    "}",
    "a | b | c",
    "September 22, 2032",
    "##Job Overview",
    "Location: Tampa, Florida, United States",
    "“A bound is a promise.”",
    "— Ilse Varga, head of tides",
    "1Halden Labs 2University of Utrecht",
    "https://example.org/papers/fold",
    "\u00a0",
    (
        "Key job responsibilities - Design runs - Write documents About the team We are eleven. Basic "
        "qualifications: 1. A PhD 2. Rust"
    ),
    "We pay $120,000 - $180,000 per year. Write to jobs@example.org or www.example.org. The role is remote. "
    * 3,
)
lines = st.one_of(
    st.sampled_from(_PIECES),
    st.lists(st.sampled_from(_NAMES), min_size=1, max_size=4).map(", ".join),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60),
    st.just(""),
)
texts = st.one_of(
    st.lists(lines, max_size=40).map("\n".join),
    st.text(st.sampled_from("aA .?-•*:,|1\n"), max_size=200),
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), include_characters="\n"), max_size=300
    ),
)


def _check_blocks(document: Document) -> None:
    numbers = [n for block in document.blocks for n in range(block.lines[0], block.lines[1] + 1)]
    assert numbers == sorted(set(numbers))
    rows = document.text.split("\n")
    assert {n for n, row in enumerate(rows, 1) if row.strip()} <= set(numbers)
    for block in document.blocks:
        assert block.text.strip()
        assert document.text[block.start : block.start + len(block.text)] == block.text
        assert block.text == "\n".join(rows[block.lines[0] - 1 : block.lines[1]])


def _check_papers(document: Document) -> None:
    for paper in document.papers:
        assert paper.title
        assert paper.authors
        end = -1
        for part in paper.parts:
            assert part.start > end
            assert part.text
            assert document.text[part.start : part.start + len(part.text)] == part.text
            end = part.start + len(part.text) - 1
        # A title over two lines is named with a space between them, or none.
        titles = {"".join(name_of(part.text).split()) for part in paper.parts if part.role == "title"}
        assert "".join(paper.title.split()) in titles


def _check_postings(document: Document) -> None:
    for posting in document.postings:
        assert document.text[posting.start : posting.start + len(posting.text)] == posting.text
        seen: list[tuple[int, int]] = []
        for section in posting.sections:
            if section.heading is not None:
                assert document.text[section.start :].startswith(section.heading)
                seen.append((section.start, section.start + len(section.heading)))
            for block in section.blocks:
                assert block.text.strip() == block.text != ""
                assert document.text[block.start : block.start + len(block.text)] == block.text
                seen.append((block.start, block.start + len(block.text)))
        assert seen == sorted(seen)
        end = posting.start
        for begin, stop in [*seen, (posting.start + len(posting.text),) * 2]:
            assert begin >= end
            between = document.text[end:begin]
            assert all(not c.isalpha() for c in between) or between.strip(" \n\u00a0()").rstrip(".)") in set(
                "abcdefghivx"
            )
            end = stop


@given(texts)
@example(":\nA|A|A")
@settings(max_examples=300)
def test_every_line_stands_in_one_block_and_every_text_at_its_offset(text: str) -> None:
    document = parse(text, "folder/some.txt", ("cut",))
    assert document.text == text
    assert document.notices == ("cut",)
    _check_blocks(document)
    _check_papers(document)
    _check_postings(document)


@given(texts)
def test_items_hold_each_article_paper_and_posting_once(text: str) -> None:
    document = parse(text, "folder/some.txt")
    items = items_of(document)
    assert len({item.id for item in items}) == len(items)
    standings = sum(len(item.standings) for item in items)
    assert standings == len(document.papers) + len(document.postings) + (document.article is not None)
    assert all(item.title for item in items)
    assert parse(text, "folder/some.txt") == document


def test_a_line_of_signs_alone_ends_no_text_in_an_error() -> None:
    quoted = "How Ilse Varga reads the tides\n" * 3 + "‘\nAA B"
    cited = "•\nDahl S., Vance T.: Whose siren is it? Journal of Free Sound 4 (2029), pp. 22-31.\n" * 3
    posted = "n|4 new welder jobs in Dundee\nn|30+ days ago\n|\n\nMar 4, 2033\nShare"
    for text in (quoted, cited, posted):
        _check_blocks(parse(text))
