"""The figures on texts written and labelled before the rules for their layouts must not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parsing.blind_score import Figures, answered, figures_of_folder, kinds_by_line, report, total

BLIND = Path(__file__).parent / "blind"

MACRO_F1 = 0.95
LINES = 0.98
PAPERS = 0.98
SHARES = {"title": 0.98, "found": 1.0, "place": 0.98, "role": 1.0, "pay": 1.0}
INVENTED = 0


@pytest.fixture(scope="module")
def figures() -> Figures:
    return total(figures_of_folder(BLIND))


def test_lines_get_the_kinds_they_are_labelled_with(figures: Figures) -> None:
    assert figures.macro_f1() >= MACRO_F1, figures.score.notes
    assert figures.score.agreement() >= LINES, figures.score.notes


def test_papers_have_their_titles_and_authors(figures: Figures) -> None:
    assert figures.papers() >= PAPERS, figures.score.notes


@pytest.mark.parametrize("name", SHARES)
def test_titles_and_postings_are_as_answered(figures: Figures, name: str) -> None:
    wrong = [note for note in figures.score.notes if note.startswith(f"{name}:")]
    assert figures.share(name) >= SHARES[name], wrong


def test_no_posting_is_invented(figures: Figures) -> None:
    assert figures.invented <= INVENTED, [
        it for it in figures.score.notes if it.startswith("posting invented")
    ]


@pytest.mark.parametrize("path", sorted(BLIND.glob("*.txt")), ids=lambda path: path.stem)
def test_every_line_has_one_label(path: Path) -> None:
    answer, text = next(it for it in answered(BLIND) if it[0]["id"] == path.stem)
    labelled = [n for block in answer["blocks"] for n in range(block["lines"][0], block["lines"][1] + 1)]
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    assert labelled == lines


def test_answers_name_only_what_their_texts_say() -> None:
    for answer, text in answered(BLIND):
        words = " ".join(text.split())
        postings = [posting[name] for posting in answer["postings"] for name in ("role", "location")]
        papers = [name for paper in answer["papers"] for name in (paper["title"], *paper["authors"])]
        named = [" ".join(it.split()) for it in [answer["title"], *postings, *papers] if it]
        assert [it for it in named if it not in words] == [], answer["id"]


def test_postings_and_papers_have_lines_of_their_kind() -> None:
    for answer, _ in answered(BLIND):
        kinds = kinds_by_line(answer)
        for posting in answer["postings"]:
            first, last = posting["lines"]
            assert "posting" in {kind for n in range(first, last + 1) for kind in kinds.get(n, [])}
        assert any("paper" in right for right in kinds.values()) == bool(answer["papers"]), answer["id"]


def test_the_report_names_every_text() -> None:
    table = report(BLIND, wordy=True)
    assert [path.stem for path in BLIND.glob("*.txt") if path.stem not in table] == []
