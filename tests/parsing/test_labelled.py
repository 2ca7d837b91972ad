"""The figures on the labelled documents must not fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.parsing import items_of, parse
from tests.parsing import made, mutations
from tests.parsing.roles_by_hand import BY_HAND
from tests.parsing.score import Score, labelled, report, score_folder, total
from tests.parsing.score import score as compare

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Document


def test_the_real_documents_are_read_as_labelled(shared: Path) -> None:
    score = total(score_folder(shared / "seeds"))
    assert score.agreement() >= 0.995, score.notes
    assert (score.papers[True], score.papers[False]) == (7, 0)
    assert (score.places[True], score.places[False]) == (50, 0)


def test_the_layouts_are_read_as_labelled(shared: Path) -> None:
    score = total(score_folder(shared / "layouts"))
    assert score.macro_f1() >= 0.99, score.notes
    assert score.papers[True] / score.papers.total() >= 0.97
    assert score.places[False] == 0


@pytest.mark.parametrize("name", made.NAMES)
def test_layouts_of_our_own_are_read_as_labelled(name: str) -> None:
    score = total({entry["id"]: compare(entry, text) for entry, text in made.layouts(name)})
    assert score.macro_f1() >= 0.99, score.notes
    # One page of the eighth round has its authors first, followed by a colon, like speech.
    assert score.papers[True] / score.papers.total() >= (0.9 if name == "round8" else 0.97), score.notes
    assert score.places[False] == 0, score.notes


@pytest.mark.parametrize("name", made.NAMES)
def test_what_a_label_names_stands_in_its_layout(name: str) -> None:
    for entry, text in made.layouts(name):
        words = " ".join(text.split())
        named = [name for paper in entry["papers"] for name in (paper["title"], *paper["authors"])]
        assert [it for it in named if it not in words] == [], entry["id"]


@pytest.mark.parametrize("every", [6, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", mutations.MUTATIONS)
def test_another_page_with_the_same_words_is_read_alike(shared: Path, name: str, every: int) -> None:
    originals = [
        *labelled(shared / "layouts"), *labelled(shared / "seeds"),
        *(made_up for file in made.NAMES for made_up in made.layouts(file)),
    ]  # fmt: skip
    score = Score()
    for entry, text in originals[list(mutations.MUTATIONS).index(name) % every :: every]:
        score.add(compare(*mutations.MUTATIONS[name](entry, text)))
    assert score.macro_f1() >= 0.97, score.notes
    assert score.papers[True] >= score.papers.total() * 0.96, score.notes
    assert score.places[False] == 0, score.notes


def test_the_report_names_every_document(shared: Path) -> None:
    table = report(shared / "seeds")
    assert "aaai-papers" in table
    assert "macro-F1" in table


@pytest.fixture(scope="module")
def documents(shared: Path) -> dict[str, Document]:
    return {path.stem: parse(path.read_text(encoding="utf-8")) for path in (shared / "seeds").glob("*.txt")}


@pytest.mark.parametrize(("document", "line", "role", "level", "words"), BY_HAND)
def test_roles_and_levels_are_those_read_by_hand(
    documents: dict[str, Document], document: str, line: int, role: str | None, level: str | None, words: str
) -> None:
    posting = next(it for it in documents[document].postings if it.lines[1] == line)
    assert words in posting.text
    assert (posting.role, posting.level) == (role, level)


def test_a_posting_that_stands_twice_is_one_item(documents: dict[str, Document]) -> None:
    document = documents["yong-jae-lee-computer-vision"]
    twice = [item for item in items_of(document) if len(item.standings) > 1]
    assert [[it.lines for it in item.standings] for item in twice] == [[(113, 114), (115, 116)]]
