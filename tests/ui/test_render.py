"""Views of documents: every word of the source once, where it stands, with the look of its kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.wording import pay_words
from reader.model import Pay, Place, Section, SectionBlock
from reader.parsing import parse
from reader.ui.document.view import HIDDEN_CHAR, RULE, Highlights, View
from reader.ui.render.article import article_view, papers_view
from reader.ui.render.postings import place_names, posting_view
from reader.ui.render.renderer import DocumentRenderer
from reader.ui.render.repeated_text import FOLD_SIGN
from reader.ui.render.text_flow import flowing, list_blocks, prose
from tests.ui.builders import SEATTLE, document, paper, posting

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Document


def check(view: View, source: Document) -> None:
    """Each block with a place stands there, but for white space that flows."""
    for block in view.blocks:
        if block.start is not None:
            stands = source.text[block.start : block.start + len(block.text)]
            assert len(stands) == len(block.text)
            stands = "".join(" " if t == HIDDEN_CHAR else c for c, t in zip(stands, block.text, strict=True))
            assert stands.split() == block.text.replace(HIDDEN_CHAR, "").split()


def looks(view: View) -> list[tuple[str, str, str]]:
    return [(block.text, block.style, block.sign) for block in view.blocks]


def test_an_article() -> None:
    source = document(
        ("caption", "A photo\nCredit: someone"),
        ("title", "The title"),
        ("dek", "The dek"),
        ("paragraph", "A [/bold] paragraph."),
        ("heading", "A heading"),
        ("question", "Q. Why?"),
        ("quote", "“Words.”\nSomeone, somewhere"),
        ("teaser", "Related content\nA headline"),
        ("list", "- one\n- two\n  goes on"),
        ("code", "x  =  1\n  y"),
        ("footer", "Research areas"),
    )
    view = article_view(source)
    check(view, source)
    assert looks(view) == [
        ("The title", "title", ""),
        ("The dek", "dek", ""),
        ("", RULE, ""),
        ("A photo", "caption", "─ "),
        ("Credit: someone", "caption", "  "),
        ("A [/bold] paragraph.", "text", ""),
        ("A heading", "heading", ""),
        ("Q. Why?", "question", ""),
        ("“Words.”", "quote", "│ "),
        ("Someone, somewhere", "aside", "│ "),
        ("Related content", "aside", "↗ "),
        ("A headline", "aside", "  "),
        ("one", "text", "• "),
        (f"two {HIDDEN_CHAR}{HIDDEN_CHAR}goes on", "text", "• "),
        ("x  =  1\n  y", "code", ""),
        ("Research areas", "dim", ""),
    ]
    assert view.blocks[0].space == 1
    assert [block.text for block in view.blocks if not block.wrap] == ["x  =  1\n  y"]


def test_papers_and_postings_leave_a_line_in_the_article() -> None:
    papers = [paper(0, "One", "Ann Lee", "Sums up."), paper(0, "Two", "Bo Li", "Sums up.")]
    source = document(
        ("title", "T"),
        ("paper", "One"),
        ("paper", "Two"),
        ("posting", "x"),
        papers=papers,
        postings=[posting(0, "x")],
    )
    chrome = [block for block in article_view(source).blocks if block.start is None and block.text]
    assert [(block.text, block.style) for block in chrome] == [
        ("2 papers · press 2", "dim"),
        ("1 posting · press 3", "dim"),
    ]


def test_papers_are_cards_with_a_rule_between() -> None:
    words = "One title\nAnn Lee, Bo Li, Jr.\nIt sums up."
    second = len(words) + 2
    papers = [paper(at, *words.split("\n")) for at in (0, second)]
    source = document(("paper", words), ("paper", words), papers=papers)
    view = papers_view(source)
    check(view, source)
    card = [("One title", "title", ""), ("Ann Lee, Bo Li, Jr.", "dim", ""), ("It sums up.", "text", "")]
    assert looks(view) == [*card, ("", RULE, ""), *card]


def test_a_posting_has_head_sections_and_bullets() -> None:
    text = "US, WA, Seattle\nWe build. Key job responsibilities - one - two"
    start = text.index("We")
    key = text.index("Key")
    sections = [
        Section(None, start, (SectionBlock("paragraph", start, "We build."),)),
        Section(
            "Key job responsibilities",
            key,
            (
                SectionBlock("bullet", text.index("one"), "one"),
                SectionBlock("bullet", text.index("two"), "two"),
            ),
        ),
    ]
    job = posting(start, text[start:], sections, role="Scientist")
    source = document(("posting", text), postings=[job])
    view = posting_view(job, source)
    check(view, source)
    assert looks(view) == [
        ("Scientist", "title", ""),
        ("US, WA, Seattle", "text", "Place  "),
        ("Seattle, Washington, United States", "dim", "       "),
        ("", RULE, ""),
        ("We build.", "text", ""),
        ("Key job responsibilities", "heading", ""),
        ("one", "text", "• "),
        ("two", "text", "• "),
    ]
    assert view.blocks[1].start == 0
    assert view.blocks[5].start == key


def test_a_real_ad_is_set_as_its_lines_ask_for() -> None:
    text = (
        "Night Baker (m/f/d)\n\nOrchard Loaf Ltd\n1 Mill Lane\nLeeds, UK\n\n"
        "We bake for eleven schools and a lighthouse, and since the old baker\n"
        "married the keeper, we need somebody who is awake when we are and who\n"
        "does not mind the stairs.\n\n"
        "Your tasks\n\n* Shape the loaves\n* Feed the starter and\n  sing to it\n\n"
        "Save job\n\nWe have been here since 1931, and nobody has complained about the bread yet.\n"
    )
    source = parse(text)
    (job,) = source.postings
    view = posting_view(job, source)
    check(view, source)
    body = view.blocks[[block.style for block in view.blocks].index(RULE) + 1 :]
    assert [(flat(block.text)[:24], block.style, block.sign, block.space) for block in body] == [
        ("Orchard Loaf Ltd", "text", "", 1),
        ("1 Mill Lane", "text", "", 0),
        ("Leeds, UK", "text", "", 0),
        ("We bake for eleven schoo", "text", "", 1),
        ("Your tasks", "heading", "", 2),
        ("Shape the loaves", "text", "• ", 0),
        ("Feed the starter and sin", "text", "• ", 0),
        ("Save job", "dim", "", 1),
        ("We have been here since ", "text", "", 1),
    ]
    assert "\n" not in "".join(block.text for block in body)


def test_a_pages_own_lines_stand_together_and_can_be_folded() -> None:
    source = document(
        ("footer", "One\nTwo"),
        ("footer", "Three"),
        ("title", "T"),
        ("paragraph", "A paragraph."),
        ("footer", "Alone"),
        ("heading", "H"),
        ("footer", "Four\nFive"),
    )
    view = article_view(source)
    assert [block.space for block in view.blocks if block.style == "dim"] == [1, 0, 0, 1, 1, 0]
    folded = article_view(source, fold=Highlights())
    assert [(it.text, it.style) for it in folded.blocks if it.style in ("dim", "fold")] == [
        ("3 lines of menus and links", "fold"),
        ("Alone", "dim"),
        ("2 lines of menus and links", "fold"),
    ]
    at = source.text.index("Two")
    found = article_view(source, fold=Highlights([(at, at + 3)]))
    shown = [it.text for it in found.blocks if it.style in ("dim", "fold")]
    assert shown == ["One", "Two", "Three", "Alone", "2 lines of menus and links"]


def test_labels_with_nothing_under_them_share_a_line_and_keep_their_places() -> None:
    source = document(
        ("paragraph", "A paragraph."),
        ("footer", "Research areas"),
        ("footer", "Related content"),
        ("paragraph", "Another one."),
        ("footer", "Research areas\nBaking"),
        ("footer", "Tags\nTopics"),
        ("paragraph", "A last one."),
        ("footer", "Related content"),
    )
    view = article_view(source, join_labels=True)
    (joined, *apart, alone) = [block for block in view.blocks if block.style == "dim"]
    assert (joined.text, joined.sign) == ("Research areas  Related content", FOLD_SIGN)
    assert joined.start == source.text.index("Research areas")
    assert source.text.find("Related", joined.start) == joined.start + joined.text.index("Related")
    assert [block.text for block in apart] == ["Research areas", "Baking", "Tags", "Topics"]
    assert (alone.text, alone.sign) == ("Related content", FOLD_SIGN)
    whole = [block.text for block in article_view(source).blocks if block.style == "dim"]
    assert whole[:2] == ["Research areas", "Related content"]


def test_the_buttons_of_an_ad_are_folded_with_its_repeated_sentences() -> None:
    text = (
        "Night Baker (m/f/d)\n\nOrchard Loaf Ltd\nLeeds, UK\n\n"
        "Your tasks\n\n* Shape the loaves\n* Sweep\n\nSave job\nApply now\n\n"
        "We have been here since 1931, and nobody has complained about the bread yet.\n"
    )
    source = parse(text)
    (job,) = source.postings
    assert [block.text for block in posting_view(job, source).blocks if block.style == "dim"] == [
        "Leeds, United Kingdom",
        "Save job",
        "Apply now",
    ]
    folded = posting_view(job, source, fold=Highlights())
    assert [block.text for block in folded.blocks if block.style == "fold"] == ["2 lines of menus and links"]
    check(folded, source)


def flat(text: str) -> str:
    """Return a text without what is hidden in it."""
    return text.replace(HIDDEN_CHAR, "")


def test_the_employer_and_the_kind_of_employment_are_in_the_head() -> None:
    job = replace(
        posting(0, "Bake.", role="Baker"), place=None, company="Crumb & Sons", employment="part_time"
    )
    view = posting_view(job, document(("posting", "Bake.")))
    assert looks(view)[:3] == [
        ("Baker", "title", ""),
        ("Crumb & Sons", "text", "At     "),
        ("part time", "text", "Type   "),
    ]


def test_numbered_bullets_keep_their_numbers() -> None:
    text = "Do 1. this 2) that, version 3. done"
    starts = [text.index(word) for word in ("this", "that", "done", "Do")]
    blocks = tuple(SectionBlock("bullet", at, text[at : at + 2]) for at in starts)
    job = posting(0, text, [Section(None, 0, blocks)])
    view = posting_view(job, document(("posting", text)))
    assert [block.sign for block in view.blocks[-4:]] == ["1. ", "2) ", "3. ", "• "]


def test_a_posting_without_role_is_called_by_its_first_words() -> None:
    job = posting(0, "one two three four five six seven eight nine ten")
    assert (
        posting_view(job, document(("posting", job.text))).blocks[0].text
        == "one two three four five six seven eight…"
    )


@pytest.mark.parametrize(
    ("pay", "words"),
    [
        (Pay(134500, 185000, "USD", "year"), "$134,500–185,000 a year"),
        (Pay(40.5, 40.5, "EUR", "hour"), "€40.50 an hour"),
        (Pay(9, 10, "SEK", "month"), "SEK 9–10 a month"),
        (Pay(45_000, None, "GBP", "year"), "from £45,000 a year"),
        (Pay(None, 25, "USD", "hour"), "up to $25 an hour"),
        (Pay(2_800_000, 4_100_000, "INR", "year"), "₹28,00,000–41,00,000 a year"),
        (Pay(950.5, 123_456_789, "INR", "month"), "₹950.50–12,34,56,789 a month"),
    ],
)
def test_pay(pay: Pay, words: str) -> None:
    assert pay_words(pay) == words


def test_names_of_a_place_only_where_they_add_something() -> None:
    assert place_names(SEATTLE) == "Seattle, Washington, United States"
    assert place_names(Place("Seattle", city="Seattle")) == ""
    assert place_names(Place("Somewhere")) == ""


@given(st.text(st.sampled_from("ab \n"), max_size=80))
def test_flowing_text_stays_as_long(text: str) -> None:
    assert len(flowing(text)) == len(prose(text)) == len(text)
    assert prose(text).replace(HIDDEN_CHAR, "").split() == text.split()


def test_breaks_flow_only_where_they_kept_lines_short() -> None:
    assert (
        prose("a long line that\nwas wrapped by hand\nat twenty")
        == "a long line that was wrapped by hand at twenty"
    )
    assert prose("Roses\nare red, violets\nare") == "Roses\nare red, violets\nare"


def test_lists_nest_and_number() -> None:
    blocks = list_blocks(("1. one\n2. two\n   - inner\n   goes on", 100, 1))
    assert [(block.sign, block.indent, block.start) for block in blocks] == [
        ("1. ", 2, 103),
        ("2. ", 2, 110),
        ("◦ ", 5, 119),
    ]


def test_a_list_goes_on_over_blocks_and_hangs_by_what_an_item_belongs_to() -> None:
    source = document(
        ("list", "- one"),
        ("list", "    - inner"),
        ("list", "        - innermost"),
        ("list", "    - inner again"),
        ("list", "- two"),
        ("paragraph", "over"),
        ("list", "  9. nine\n 10. ten"),
    )
    blocks = article_view(source).blocks
    assert [(block.sign, block.indent) for block in blocks] == [
        ("• ", 2), ("◦ ", 4), ("▪ ", 6), ("◦ ", 4), ("• ", 2), ("", 0), (" 9. ", 2), ("10. ", 2),
    ]  # fmt: skip


@given(st.lists(st.text(st.sampled_from("- a1.\n"), min_size=1, max_size=12), min_size=1, max_size=5))
def test_every_word_of_a_list_stays_where_it_stands(texts: list[str]) -> None:
    source = document(*(("list", text) for text in texts))
    view = article_view(source)
    check(view, source)
    kept = sum(len(block.text.replace(HIDDEN_CHAR, "").replace(" ", "")) for block in view.blocks)
    signs = sum(len(block.sign.strip()) for block in view.blocks)
    assert kept + signs == len("".join("".join(texts).split()))


def test_the_marks_of_markdown_are_no_words() -> None:
    source = document(
        ("title", "# Title"),
        ("heading", "## Two"),
        ("heading", "### Three"),
        ("heading", "#1 in the list"),
        ("quote", "> said\n> again"),
        ("code", "```python\nx = 1\n```"),
        ("code", "~~~\n\n~~~"),
        ("code", "```\nopen"),
    )
    view = article_view(source)
    check(view, source)
    assert [(block.text.replace(HIDDEN_CHAR, ""), block.style, block.space) for block in view.blocks] == [
        ("Title", "title", 1),
        ("", RULE, 0),
        ("Two", "heading", 2),
        ("Three", "subheading", 1),
        ("#1 in the list", "heading", 2),
        ("said", "quote", 1),
        ("again", "aside", 0),
        ("python", "dim", 1),
        ("x = 1", "code", 0),
        ("", "code", 1),
        ("open", "code", 1),
    ]


def test_the_lines_of_signs_around_a_heading_are_no_words() -> None:
    text = (
        "Tides\n=====\n\nWords of it, at length and with care.\n\n-----\nPart\n-----\n\nMore words of it.\n"
    )
    view = article_view(parse(text))
    titles = [block for block in view.blocks if block.style in ("title", "heading")]
    assert [block.text for block in titles] == ["Tides", "Part"]
    assert all(text[block.start :].startswith(block.text) for block in titles)


def test_facts_have_names_and_an_order() -> None:
    job = replace(
        posting(0, "x", role="Cook"), level="senior", team="Galley", pay=Pay(1, 2, "EUR", "day"), remote=False
    )
    blocks = posting_view(job, document(("posting", "x"))).blocks
    assert [(block.sign.strip(), block.text) for block in blocks if block.sign.strip()] == [
        ("Place", "US, WA, Seattle"),
        ("Team", "Galley"),
        ("Level", "senior"),
        ("Pay", "€1–2 a day"),
        ("Work", "on site"),
    ]


def test_real_documents_are_shown_whole(shared: Path) -> None:
    from reader.parsing import parse

    for path in sorted((shared / "seeds").glob("*.txt")):
        source = parse(path.read_text("utf-8"), path.name)
        views = [article_view(source), papers_view(source)]
        views += [posting_view(job, source) for job in source.postings]
        covered = bytearray(len(source.text))
        for view in views:
            check(view, source)
            for block in view.blocks:
                if block.start is not None:
                    covered[block.start : block.start + len(block.text)] = b"x" * len(block.text)
        left = "".join(c if not done else " " for c, done in zip(source.text, covered, strict=True))
        signs = {block.sign.strip() for view in views for block in view.blocks} | set("-*·.")
        assert [word for word in left.split() if word not in signs] == [], path.name


def test_lines_that_lead_elsewhere_name_the_keys_that_the_user_has() -> None:
    job = posting(0, "Work")
    source = document(("title", "Title"), ("paragraph", "Text"), ("posting", "Work"), postings=[job])
    renderer = DocumentRenderer(keymap={"main.part_postings": "f3,P"})
    for view in (renderer.view(source, "article", 0), renderer.view_of_hit(source, "article", 0)):
        assert [block.text for block in view.blocks if block.start is None][-1] == "1 posting · press f3"
    plain = DocumentRenderer().view(source, "article", 0)
    assert plain.blocks[-1].text == "1 posting · press 3"
