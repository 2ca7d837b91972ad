"""Pages: what markup says is believed, what data gives wins, and the rest is still looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from hypothesis import given
from hypothesis import strategies as st

from reader.model import BlockKind, GivenPosting, Hint, Outline, Pay, Place
from reader.parsing import items_of, parse

if TYPE_CHECKING:
    from reader.model import Document

ROPES = """A bridge made of rope
How a village renews it each June.

Four families plait the ropes, and nobody remembers who taught them to.

Made of grass

The ropes are grass, mostly.

The days of the work

• cut the grass
  • in the morning

    knot(rope)

See also: a bridge of stone
"""
SAID = Outline(
    hints=(
        Hint("title", (1, 1)),
        Hint("dek", (2, 2)),
        Hint("paragraph", (4, 4)),
        Hint("paragraph", (6, 6)),
        Hint("paragraph", (8, 8)),
        Hint("heading", (10, 10), level=3),
        Hint("list", (12, 13)),
        Hint("code", (15, 15), language="python"),
        Hint("teaser", (17, 17)),
    ),
    byline="Inés Carrow",
)


def kinds(document: Document) -> list[tuple[str, tuple[int, int]]]:
    return [(block.kind, block.lines) for block in document.blocks]


def test_lines_are_what_markup_says() -> None:
    document = parse(ROPES, "page.html", outline=SAID)
    assert kinds(document) == [(hint.kind, hint.lines) for hint in SAID.hints]
    assert (document.title, document.dek) == ("A bridge made of rope", "How a village renews it each June.")
    assert document.outline is SAID
    assert document.article
    assert document.article.outline is SAID


def test_a_paragraph_is_no_heading_however_it_looks() -> None:
    outline = Outline(hints=(Hint("title", (1, 1)), *(Hint("paragraph", (n, n)) for n in (4, 6, 8, 10))))
    found = {lines: kind for kind, lines in kinds(parse(ROPES, outline=outline))}
    assert {found[4, 4], found[8, 8], found[10, 10]} == {"paragraph"}


def test_questions_are_found_in_paragraphs() -> None:
    text = "An interview with Ada\n\n" + "\n\n".join(
        f"Question {n}: what is {word}?\n\nIt is a long story, and it begins with {word}, as they all do."
        for n, word in enumerate(("rope", "stone", "grass", "June"), 1)
    )
    lines = [n for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    hints = (Hint("title", (1, 1)), *(Hint("paragraph", (n, n)) for n in lines[1:]))
    document = parse(text, outline=Outline(hints=hints))
    assert [block.kind for block in document.blocks] == ["title", *("question", "paragraph") * 4]


def test_papers_are_found_under_headings_and_in_paragraphs() -> None:
    text = """Our papers at the conference

Slow tides: a study of patience

Ilse Varga, Jun-ho Tran, Bao Iyer

Proceedings of Tides 2031

Fast knots without ropes

Priya Kessler, Ilse Varga

Proceedings of Tides 2032

Grass that remembers its bridge

Bao Iyer, Priya Kessler

Proceedings of Tides 2033
"""
    rest = (Hint("heading" if n % 6 == 3 else "paragraph", (n, n)) for n in range(3, 21, 2))
    document = parse(text, outline=Outline(hints=(Hint("title", (1, 1)), *rest)))
    assert [paper.title for paper in document.papers] == [
        "Slow tides: a study of patience",
        "Fast knots without ropes",
        "Grass that remembers its bridge",
    ]
    assert document.papers[1].authors == ("Priya Kessler", "Ilse Varga")


def test_what_nothing_is_said_of_is_judged_as_text() -> None:
    document = parse(ROPES, outline=Outline(hints=(Hint("title", (1, 1)),), byline="Inés Carrow"))
    assert document.title == "A bridge made of rope"
    assert {block.kind for block in document.blocks} >= {"title", "paragraph"}


def test_plain_text_from_an_address_is_plain_text() -> None:
    outline = Outline(url="https://a.example/ropes")
    document, plain = parse(ROPES, outline=outline), parse(ROPES)
    assert document.outline == outline
    assert document.article is not None
    assert document.article.outline == outline
    assert (document.title, document.blocks, document.id) == (plain.title, plain.blocks, plain.id)
    assert parse("Menu\n\nHome\n", outline=outline).outline == outline


def test_a_page_without_a_title_has_none() -> None:
    assert parse(ROPES, outline=Outline(hints=SAID.hints[2:])).title is None


def test_a_text_of_which_only_the_address_is_known_is_judged_as_text() -> None:
    outline = Outline(url="https://span.example/ropes")
    document, plain = parse(ROPES, outline=outline), parse(ROPES)
    assert kinds(document) == kinds(plain)
    assert document.title == plain.title
    assert document.article
    assert document.outline is document.article.outline is outline
    assert parse("US, WA, Seattle", outline=outline).outline is outline


JOBS = """Funicular Works

Reliability Engineer
Pittsburgh, PA
Full time

You keep ninety pantographs in shape. We pay $98,000 to $121,000 a year.

What you do

• ride line 3 on icy days

Conductor

You ring the bell.
"""
GIVEN = Outline(
    hints=(
        Hint("title", (1, 1)),
        Hint("heading", (3, 3)),
        Hint("heading", (9, 9)),
        Hint("list", (11, 11)),
        Hint("paragraph", (15, 15)),
    ),
    postings=(
        GivenPosting(
            (3, 11),
            role="Reliability Engineer",
            company="Funicular Works",
            places=(
                Place("Pittsburgh, PA", "United States", "US", "Pennsylvania", "PA", "Pittsburgh"),
                Place("Remote"),
            ),
            employment="full_time",
            posted="2026-11-09",
            valid_through="2027-01-15",
            url="https://funicular.example/1",
        ),
        GivenPosting(
            (13, 15),
            role="Senior Conductor",
            team="Line 3",
            pay=Pay(20, None, "USD", "hour"),
            remote=False,
            links=("https://funicular.example/apply",),
        ),
    ),
)


def test_fields_that_data_gives_win_and_the_text_makes_the_sections() -> None:
    document = parse(JOBS, outline=GIVEN)
    engineer, conductor = document.postings
    assert kinds(document) == [("title", (1, 1)), ("posting", (3, 11)), ("posting", (13, 15))]
    assert document.article is None
    assert (engineer.role, engineer.company, engineer.employment) == (
        "Reliability Engineer",
        "Funicular Works",
        "full_time",
    )
    assert engineer.place
    assert engineer.place.city == "Pittsburgh"
    assert len(engineer.places) == 2
    assert engineer.pay == Pay(98_000, 121_000, "USD", "year")  # nothing given: the text says it
    assert (engineer.posted, engineer.valid_through) == ("2026-11-09", "2027-01-15")
    assert engineer.url == "https://funicular.example/1"
    assert [section.heading for section in engineer.sections][-1] == "What you do"
    assert [block.text for block in engineer.sections[-1].blocks] == ["ride line 3 on icy days"]
    assert (conductor.level, conductor.team, conductor.remote) == ("senior", "Line 3", False)
    assert conductor.pay == Pay(20, None, "USD", "hour")
    assert conductor.links == ("https://funicular.example/apply",)
    assert conductor.place is None
    assert [item.kind for item in items_of(document)] == ["posting", "posting"]


def test_an_article_beside_the_postings_of_a_page_stays_one() -> None:
    text = f"{JOBS}\nOn the slope\n\nThe line is a hundred years old, and it has never been late twice.\n"
    hints = (*GIVEN.hints, Hint("heading", (17, 17)), Hint("paragraph", (19, 19)))
    document = parse(text, outline=Outline(hints=hints, postings=GIVEN.postings))
    assert len(document.postings) == 2
    assert document.article
    assert document.article.title == "Funicular Works"


def test_postings_that_overlap_or_lie_beyond_the_text_are_left_out() -> None:
    postings = (GivenPosting((3, 11)), GivenPosting((9, 15)), GivenPosting((40, 41)), GivenPosting((2, 3)))
    document = parse(JOBS, outline=Outline(postings=postings))
    assert [posting.lines for posting in document.postings] == [(3, 11)]
    assert document.postings[0].role is None


AD = """Harbour pilot (f/m/d)
Hamburg

Your tasks:
• You bring ships in.
• You keep the log.

Your profile:
• A captain's licence
• Calm

Apply now: jobs@harbour.example
"""


def test_an_ad_and_a_list_without_data_are_found_by_their_text() -> None:
    ad = parse(AD, outline=Outline(hints=(Hint("title", (1, 1)),), language="en"))
    assert [posting.role for posting in ad.postings] == ["Harbour pilot"]
    assert ad.outline
    assert ad.outline.language == "en"
    jobs = "Open positions\n\n" + "\n\n".join(
        f"{role} | {place} | Full-time"
        for role, place in (
            ("Harbour pilot", "Hamburg, Germany"),
            ("Data engineer", "Berlin, Germany"),
            ("Software engineer", "Munich, Germany"),
        )
    )
    hints = (Hint("heading", (1, 1)), *(Hint("paragraph", (n, n)) for n in (3, 5, 7)))
    assert len(parse(jobs, outline=Outline(hints=hints)).postings) == 3


def test_postings_glued_under_an_article_are_found() -> None:
    text = f"{ROPES}\nRelated content\n\nUS, WA, Seattle\n{'We look for somebody who plaits ropes. ' * 9}\n"
    document = parse(text, outline=SAID)
    assert [posting.place.city for posting in document.postings if posting.place] == ["Seattle"]
    assert document.title == "A bridge made of rope"


hints = st.builds(
    Hint,
    st.sampled_from(get_args(BlockKind)),
    st.tuples(st.integers(1, 12), st.integers(0, 3)).map(lambda it: (it[0], it[0] + it[1])),
)
givens = st.builds(
    GivenPosting, st.tuples(st.integers(1, 12), st.integers(0, 3)).map(lambda it: (it[0], it[0] + it[1]))
)
pieces = st.sampled_from([*ROPES.split("\n"), *JOBS.split("\n"), "US, WA, Seattle", "By Ilse Varga"])


@given(
    st.lists(pieces, max_size=12).map("\n".join),
    st.lists(hints, max_size=8).map(tuple),
    st.lists(givens, max_size=3).map(tuple),
)
def test_every_line_is_in_one_block_whatever_the_outline_says(
    text: str, hinted: tuple[Hint, ...], postings: tuple[GivenPosting, ...]
) -> None:
    document = parse(text, outline=Outline(hints=hinted, postings=postings))
    numbers = [n for block in document.blocks for n in range(block.lines[0], block.lines[1] + 1)]
    assert numbers == sorted(set(numbers))
    assert {n for n, row in enumerate(text.split("\n"), 1) if row.strip()} <= set(numbers)
    for posting in document.postings:
        assert text[posting.start : posting.start + len(posting.text)] == posting.text


def ad_of(text: str, *hints: Hint) -> Document:
    document = parse(text, outline=Outline(hints=hints))
    assert len(document.postings) == 1
    return document


MARKED_AD = """Quay Works

Harbour pilot (f/m/d)

Hamburg · Full-time

Your tasks

• You bring ships in,
  also at night.
• You keep the log.
  1. in ink

A word on ice

Salt

Sand

Sledges

Your profile

| A | B |

A captain's licence and a calm voice.

• Department
  Pilotage
• Weather
  Mostly

Apply now
"""
MARKED = (
    Hint("title", (1, 1)),
    Hint("heading", (3, 3), 2),
    Hint("paragraph", (5, 5)),
    Hint("heading", (7, 7), 3),
    Hint("list", (9, 12)),
    Hint("heading", (14, 14)),
    *(Hint("paragraph", (n, n)) for n in (16, 18, 20, 22)),
    Hint("table", (24, 24)),
    Hint("paragraph", (26, 26)),
    Hint("list", (28, 31)),
    Hint("paragraph", (33, 33)),
)


def test_what_markup_says_of_an_ad_is_believed() -> None:
    document = ad_of(MARKED_AD, *MARKED)
    assert kinds(document) == [
        ("title", (1, 1)),
        ("heading", (3, 3)),
        ("paragraph", (5, 5)),
        ("heading", (7, 7)),
        ("list", (9, 12)),
        ("heading", (14, 14)),
        *(("paragraph", (n, n)) for n in (16, 18, 20)),
        ("heading", (22, 22)),
        ("table", (24, 24)),
        ("paragraph", (26, 26)),
        ("list", (28, 31)),
        ("footer", (33, 33)),
    ]
    assert [block.level for block in document.blocks[:4]] == [None, 2, None, 3]
    assert document.title == "Quay Works"


def test_an_ad_under_another_title_is_a_posting_from_below_it() -> None:
    (posting,) = ad_of(MARKED_AD, *MARKED).postings
    assert posting.lines == (3, 31)
    assert (posting.role, posting.team, posting.employment) == ("Harbour pilot", "Pilotage", "full_time")
    assert posting.place
    assert posting.place.city == "Hamburg"


def test_the_sections_of_an_ad_are_those_of_its_markup() -> None:
    (posting,) = ad_of(MARKED_AD, *MARKED).postings
    found = [
        (section.heading, [(block.kind, block.line) for block in section.blocks])
        for section in posting.sections
    ]
    assert found == [
        ("Harbour pilot (f/m/d)", [("paragraph", "Hamburg · Full-time")]),
        (
            "Your tasks",
            [
                ("bullet", "You bring ships in, also at night."),
                ("bullet", "You keep the log."),
                ("bullet", "in ink"),
            ],
        ),
        ("A word on ice", [("paragraph", "Salt"), ("paragraph", "Sand"), ("paragraph", "Sledges")]),
        (
            "Your profile",
            [
                ("paragraph", "| A | B |"),
                ("paragraph", "A captain's licence and a calm voice."),
                ("bullet", "Department Pilotage"),
                ("bullet", "Weather Mostly"),
            ],
        ),
    ]


def test_an_ad_whose_markup_knows_no_title_has_the_one_its_rules_find() -> None:
    document = ad_of(AD, Hint("paragraph", (1, 1)), Hint("list", (5, 6)), Hint("list", (9, 10)))
    assert kinds(document)[0] == ("title", (1, 1))
    assert document.title == "Harbour pilot (f/m/d)"


def test_a_line_of_a_list_without_a_sign_is_a_paragraph_of_its_section() -> None:
    text = AD.replace("• You bring", "You bring")
    (posting,) = ad_of(text, Hint("title", (1, 1)), Hint("list", (5, 5)), Hint("list", (6, 6))).postings
    tasks = next(section for section in posting.sections if section.heading == "Your tasks:")
    assert [block.kind for block in tasks.blocks] == ["paragraph", "bullet"]


def test_without_headings_or_lists_in_markup_paragraphs_are_split_by_their_words() -> None:
    (posting,) = ad_of(AD, Hint("title", (1, 1)), *(Hint("paragraph", (n, n)) for n in (2, 5, 6, 9))).postings
    assert [section.heading for section in posting.sections] == [None, "Your tasks:", "Your profile:"]


def test_the_lines_of_facts_under_a_given_postings_role_are_no_section() -> None:
    text = "Tide Warden\nOslo\nFull-time\n\nYou keep the log.\n"
    hints = (
        Hint("heading", (1, 1)),
        Hint("posting", (2, 2)),
        Hint("posting", (3, 3)),
        Hint("paragraph", (5, 5)),
    )
    (posting,) = parse(text, outline=Outline(hints=hints, postings=(GivenPosting((1, 5)),))).postings
    assert [block.text for section in posting.sections for block in section.blocks] == ["You keep the log."]
