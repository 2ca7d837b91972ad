"""Where in a document one is."""

from __future__ import annotations

from dataclasses import replace

from reader.model import Article
from reader.ui.document.location import CHARACTERS_PER_MINUTE, has_tab
from reader.ui.document.outline import Outline
from tests.ui.builders import LINES, document, paper

MADE = document(
    ("title", "Ships"),
    ("paragraph", "a" * CHARACTERS_PER_MINUTE),
    ("heading", "Sails"),
    ("paragraph", "b" * CHARACTERS_PER_MINUTE),
    ("question", "Why sail?\nAnd where to?"),
    ("paragraph", "c"),
)
SHIPS = replace(MADE, article=Article("a", "Ships", None, MADE.blocks, LINES))
TITLE, _, SAILS, _, WHY, _ = (block.start for block in SHIPS.blocks)


def test_title_headings_and_questions_are_landmarks() -> None:
    places = Outline(SHIPS)
    assert [mark.start for mark in places.landmarks("article")] == [TITLE, SAILS, WHY]
    assert [mark.name for mark in places.landmarks("article")] == ["Ships", "Sails", "Why sail?"]
    assert not places.landmarks("papers")


def test_a_heading_is_called_as_it_is_shown() -> None:
    made = document(("heading", "## **Two** of [three](https://x.org) `ships`"))
    places = Outline(replace(made, article=Article("a", None, None, made.blocks, LINES)))
    assert [mark.name for mark in places.landmarks("article")] == ["Two of three `ships`"]


def test_the_next_landmark_is_beyond_the_one_that_one_is_at() -> None:
    places = Outline(SHIPS)
    assert [places.beyond("article", at, 1) for at in (0, SAILS - 1, SAILS, WHY)] == [SAILS, SAILS, WHY, None]
    assert [places.beyond("article", at, -1) for at in (0, SAILS, SAILS + 1)] == [None, TITLE, SAILS]


def test_the_section_is_the_last_heading_above() -> None:
    places = Outline(SHIPS)
    assert [places.section(at) for at in (0, SAILS - 1, SAILS, WHY + 1)] == ["", "", "Sails", "Why sail?"]


def test_progress_in_words() -> None:
    places = Outline(SHIPS)
    assert places.progress("article", 0, 0.0) == "0 %  ·  3 min left"
    assert places.progress("article", WHY, 1.0) == "100 %"
    both = document(papers=(paper(0, "One", "A", "x"), paper(10, "Two", "B", "y")))
    assert Outline(both).progress("papers", 10, 0.5) == "2 of 2  ·  50 %  ·  1 min left"


def test_an_empty_document_has_nothing() -> None:
    nothing = document()
    assert Outline(nothing).section(0) == ""
    assert Outline(nothing).progress("article", 0, 1.0) == "100 %"
    assert not has_tab(nothing, "article")
    assert not has_tab(None, "papers")
