"""The figures on texts written and labelled before the rules for their layouts must not fall."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.parsing.blind_score import (
    answered,
    figures_of_folder,
    kinds_by_line,
    report,
    total,
)

HERE = Path(__file__).parent


class Floors(NamedTuple):
    """What the figures of a folder are at least."""

    macro_f1: float
    lines: float
    papers: float
    shares: dict[str, float]
    invented: int = 0
    """Postings where there are none: at most."""


FLOORS = {
    "blind": Floors(0.95, 0.98, 0.98, {"title": 0.98, "found": 1.0, "place": 0.98, "role": 1.0, "pay": 1.0}),
    # Written after those, in three lots.
    "blind_later": Floors(
        0.97, 0.98, 0.96, {"title": 0.9, "found": 1.0, "place": 0.97, "role": 0.97, "pay": 0.98}
    ),
    # As people paste them, by somebody who knew no rule.
    "blind_fresh": Floors(
        0.94, 0.97, 0.95, {"title": 0.95, "found": 1.0, "place": 1.0, "role": 0.94, "pay": 1.0}
    ),
    # The same. Before any rule knew them, the postings found were 0.8, their places 0.63, their roles 0.75.
    "blind_next": Floors(
        0.97, 0.97, 0.95, {"title": 0.95, "found": 1.0, "place": 1.0, "role": 0.97, "pay": 1.0}
    ),
    # What the commonest sites, boards and mails give, as remembered by two who knew no rule.
    "blind_sites": Floors(
        0.97, 0.98, 0.98, {"title": 0.97, "found": 1.0, "place": 1.0, "role": 1.0, "pay": 1.0}
    ),
    # Other sites of the same kinds again. Before any rule knew them, the postings found were 0.78, their
    # places 0.62, their companies 0.5.
    "blind_boards": Floors(
        0.93, 0.97, 0.95, {"title": 0.88, "found": 1.0, "place": 0.97, "role": 1.0, "pay": 0.98}
    ),
    # Other sites of the same kinds. Before any rule knew them, lines were 0.92, the papers 0.62, titles 0.67,
    # places 0.86, roles 0.84, and four postings were invented.
    "blind_unseen": Floors(
        0.96,
        0.98,
        0.98,
        {"title": 1.0, "found": 1.0, "place": 0.98, "role": 1.0, "pay": 1.0, "company": 0.96},
    ),
    # Other sites once more. Before any rule knew them, lines were 0.9, the papers 0.65, titles 0.69, the
    # postings found 0.84, and three were invented.
    "blind_apart": Floors(
        0.91,
        0.98,
        1.0,
        {"title": 0.97, "found": 1.0, "place": 1.0, "role": 1.0, "pay": 0.98, "company": 1.0},
    ),
    # The ordinary pages that most people save, by a writer who had not seen the rules. Before any rule knew
    # them, macro-F1 was 0.76, the postings found were 0.86, places 0.75, roles 0.83, and three were invented.
    "blind_ordinary": Floors(
        0.95,
        0.98,
        0.98,
        {"title": 1.0, "found": 1.0, "place": 1.0, "role": 1.0, "pay": 1.0, "company": 0.98},
    ),
    # What people save most. Before any rule knew them, titles were 0.53, the postings found 0.89, their
    # places 0.79, their companies 0.76, and six were invented.
    "blind_usual": Floors(
        0.9,
        0.97,
        0.93,
        {"title": 0.94, "found": 0.98, "place": 0.9, "role": 0.95, "pay": 0.97, "company": 0.9},
        1,
    ),
    # Pages and mails in nine languages, by a writer who had not seen the rules. Before any rule knew them,
    # macro-F1 was 0.8, lines 0.93, the papers 0.71, titles 0.64, the postings found 0.91, places 0.84, their
    # companies 0.5, and four were invented.
    "blind_wide": Floors(
        0.93,
        0.97,
        0.98,
        {"title": 0.95, "found": 0.94, "place": 0.94, "role": 0.94, "pay": 0.94, "company": 0.92},
    ),
    # The same once more. Before any rule knew them, macro-F1 was 0.83, lines 0.94, the papers 0.69, titles
    # 0.86, the postings found 0.91, places 0.86, roles 0.79, their companies 0.53, and none was invented.
    "blind_mixed": Floors(
        0.95,
        0.97,
        1.0,
        {"title": 0.98, "found": 1.0, "place": 1.0, "role": 1.0, "pay": 1.0, "company": 1.0},
    ),
    # The plainest pages of all. Before any rule knew them, macro-F1 was 0.84, lines 0.94, the papers 0.75,
    # titles 0.9, the postings found 0.84, places 0.77, roles 0.81, and none was invented.
    "blind_plain": Floors(
        0.96,
        0.97,
        1.0,
        {"title": 0.98, "found": 1.0, "place": 1.0, "role": 0.96, "pay": 1.0, "company": 1.0},
    ),
    # Large sites, by a writer who had not seen the rules. Before any rule knew them, macro-F1 was 0.9,
    # lines 0.95, the papers 0.86, titles 0.81, the postings found 0.96, places 0.94, roles 0.91, their
    # companies 0.8, and two were invented.
    "blind_large": Floors(
        0.97,
        0.98,
        1.0,
        {"title": 1.0, "found": 1.0, "place": 1.0, "role": 1.0, "pay": 1.0, "company": 1.0},
    ),
    # Small sites, offices and mailing lists, by another. Before any rule knew them, macro-F1 was 0.9, lines
    # 0.94, the papers 0.89, titles 0.89, the postings found 0.89, places 0.85, roles 0.87, their companies
    # 0.64, and two were invented.
    "blind_small": Floors(
        0.98,
        0.99,
        1.0,
        {"title": 1.0, "found": 1.0, "place": 1.0, "role": 1.0, "pay": 1.0, "company": 1.0},
    ),
    # The commonest sites of all, by a third. Before any rule knew them, macro-F1 was 0.78 (code and quotes of
    # two texts), lines 0.95, the papers 0.61, titles 0.84, the postings found 0.96, places 0.93, roles 0.95,
    # their companies 0.84, and one was invented.
    "blind_common": Floors(
        0.97,
        0.99,
        1.0,
        {"title": 1.0, "found": 1.0, "place": 1.0, "role": 1.0, "pay": 1.0, "company": 1.0},
    ),
    # Of everything something, by a fourth. Before any rule knew them, 34 of 40 papers were exact, and one
    # was invented.
    "blind_mix": Floors(
        0.98,
        0.99,
        1.0,
        {"title": 1.0, "found": 1.0, "place": 1.0, "role": 1.0, "pay": 1.0, "company": 1.0},
    ),
    # Weighted to postings. Before any rule knew them, the postings found were 0.89, their places 0.82, roles
    # 0.86, companies 0.62, and four were invented.
    "blind_jobs": Floors(
        0.87,
        0.94,
        0.84,
        {"title": 1.0, "found": 0.97, "place": 0.9, "role": 0.96, "pay": 0.96, "company": 0.92},
    ),
    # Papers in every style, and what people read besides. Before any rule knew them, lines were 0.91, the
    # papers 0.61.
    "blind_papers": Floors(
        0.95,
        0.97,
        1.0,
        {"title": 0.96, "found": 1.0, "place": 1.0, "role": 0.55, "pay": 1.0},
    ),
    # Of all kinds once more. Before any rule knew them, macro-F1 was 0.91, lines 0.96, places 0.83, companies
    # 0.8, and all papers were right.
    "blind_varied": Floors(
        0.97,
        0.98,
        1.0,
        {"title": 0.94, "found": 0.96, "place": 0.82, "role": 0.9, "pay": 0.92, "company": 0.8},
    ),
    # Nearly all with postings, in 13 languages. Before any rule knew them, macro-F1 was 0.88, the postings
    # found 0.82, places 0.68, roles 0.79, companies 0.68, and two postings were invented.
    "blind_offers": Floors(
        0.94,
        0.98,
        0.0,
        {"title": 0.96, "found": 0.96, "place": 0.93, "role": 0.96, "pay": 0.95, "company": 0.94},
    ),
    # Of all kinds. Before any rule knew them, macro-F1 was 0.88, lines 0.94, the papers 0.88, places 0.85.
    "blind_shelf": Floors(
        0.97,
        0.97,
        1.0,
        {"title": 1.0, "found": 1.0, "place": 1.0, "role": 1.0, "pay": 1.0, "company": 1.0},
    ),
    # Of all kinds. Before any rule knew them, macro-F1 was 0.89, lines 0.96, the papers 0.88, places 0.78.
    "blind_stack": Floors(
        0.98,
        0.99,
        1.0,
        {"title": 1.0, "found": 1.0, "place": 1.0, "role": 1.0, "pay": 1.0, "company": 1.0},
    ),
    # Of all kinds from twenty countries, in two lots. Before any rule knew them, macro-F1 was 0.96,
    # lines 0.98, the papers 0.87, the postings found 0.88, places 0.82, roles 0.82, pay 0.83, companies 0.68.
    "blind_world": Floors(
        0.99,
        0.99,
        1.0,
        {"title": 1.0, "found": 1.0, "place": 1.0, "role": 1.0, "pay": 1.0, "company": 1.0},
    ),
    # The same once more. Before any rule knew them, macro-F1 was 0.91, lines 0.96, the postings found 0.85,
    # places 0.83, roles 0.78, companies 0.61, and one was invented; no paper was wrong.
    "blind_abroad": Floors(
        0.94,
        0.99,
        1.0,
        {"title": 0.95, "found": 0.98, "place": 0.98, "role": 0.98, "pay": 0.98, "company": 0.98},
    ),
    # Three of each kind of the twelve cases, twice, by two who had seen only those. Before any rule knew
    # them, macro-F1 was 0.95, lines 0.97, the papers 0.94, titles 0.93, the postings found 0.97, places 0.97,
    # roles 0.93, pay 0.97, companies 0.9, and nothing was invented. From 1413 on they are by a third, later:
    # macro-F1 was 0.91, lines 0.93, the papers 0.73, titles 0.88, the postings found 0.79 and all of these
    # right: a whole list and a page of publications were missed.
    # From 1437 on again: 0.93, 0.95, 1.0, 0.83, and 0.76, for another list was missed.
    # From 1461 on, by two: 0.96, 0.96, 0.88, 0.96, and 0.89, one list missed.
    # From 1509 on, by two more: 0.97, 0.98, 1.0, 0.85, and 1.0.
    "blind_kinds": Floors(
        0.99,
        0.998,
        1.0,
        {"title": 1.0, "found": 1.0, "place": 1.0, "role": 1.0, "pay": 1.0, "company": 1.0},
    ),
    # Whole pages and mails as people copy and keep them. Before any rule knew them, the papers found were
    # 0.79, titles 0.9, postings 0.96.
    "blind_copied": Floors(
        0.95, 0.985, 0.96, {"title": 0.94, "found": 1.0, "place": 0.98, "role": 1.0, "pay": 1.0}
    ),
    # The same, fewer. Before any rule knew them, macro-F1 was 0.92, lines 0.97, the postings found 0.88,
    # their places 0.82.
    "blind_read": Floors(
        0.97, 0.99, 1.0, {"title": 0.9, "found": 1.0, "place": 0.9, "role": 1.0, "pay": 1.0, "company": 0.96}
    ),
}
FOLDERS = [HERE / name for name in FLOORS]
RECENT = ("blind_abroad", "blind_kinds", "blind_read")
"""The latest of them, looked at in every run. The others are among the long tests."""


@pytest.mark.parametrize(
    "folder",
    [
        pytest.param(folder, id=folder.name, marks=[] if folder.name in RECENT else [pytest.mark.long])
        for folder in FOLDERS
    ],
)
def test_figures_do_not_fall(folder: Path) -> None:
    figures, floors = total(figures_of_folder(folder)), FLOORS[folder.name]
    score = figures.score
    assert figures.macro_f1() >= floors.macro_f1, score.notes
    assert score.agreement() >= floors.lines, score.notes
    assert figures.papers() >= floors.papers, score.notes
    shares = {name: figures.share(name) for name in floors.shares}
    fallen = {name: share for name, share in shares.items() if share < floors.shares[name]}
    assert fallen == {}, score.notes
    assert figures.invented <= floors.invented, score.notes


def test_every_line_has_one_label() -> None:
    for answer, text in itertools.chain(*map(answered, FOLDERS)):
        labelled = [n for block in answer["blocks"] for n in range(block["lines"][0], block["lines"][1] + 1)]
        lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        assert labelled == lines, answer["id"]


def test_answers_name_only_what_their_texts_say() -> None:
    for answer, text in itertools.chain(*map(answered, FOLDERS)):
        words = " ".join(text.split())
        postings = [posting[name] for posting in answer["postings"] for name in ("role", "location")]
        papers = [name for paper in answer["papers"] for name in (paper["title"], *paper["authors"])]
        named = [" ".join(it.split()) for it in [answer["title"], *postings, *papers] if it]
        assert [it for it in named if it not in words] == [], answer["id"]


def test_postings_and_papers_have_lines_of_their_kind() -> None:
    for answer, _ in itertools.chain(*map(answered, FOLDERS)):
        kinds = kinds_by_line(answer)
        for posting in answer["postings"]:
            first, last = posting["lines"]
            assert "posting" in {kind for n in range(first, last + 1) for kind in kinds.get(n, [])}
        assert any("paper" in right for right in kinds.values()) == bool(answer["papers"]), answer["id"]


@pytest.mark.long
def test_the_report_names_every_text() -> None:
    table = report(FOLDERS[0], wordy=True)
    assert [path.stem for path in FOLDERS[0].glob("*.txt") if path.stem not in table] == []
