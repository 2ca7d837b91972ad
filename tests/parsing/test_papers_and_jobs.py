"""Pages that list papers and then offer a job: the page of a group that is no ad."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.parsing import parse

_SOURCE = Path(__file__).with_name("papers_and_jobs.txt").read_text(encoding="utf-8")
_PAGES = {name: body for name, _, body in (part.partition("\n") for part in _SOURCE.split("== ")[1:])}


@pytest.mark.parametrize(
    ("page", "titles", "job", "lines"),
    [
        (
            "English",
            [
                "Hearing the kettle: early phase detection from one microphone",
                "Noise budgets of a bathing hut",
            ],
            ("Galway, Ireland", 42_000),
            (20, 27),
        ),
        (
            "French",
            ["Le vent dans les murs : une méthode de mesure", "Acoustic precursors of wall collapse"],
            ("Alès (Gard)", 2150),
            (13, 21),
        ),
        (
            "Spanish",
            ["Ruido de un muelle de madera", "El canto del hielo"],
            ("Vigo, España", None),
            (12, 19),
        ),
    ],
)
def test_a_group_has_its_papers_and_its_one_job(
    page: str, titles: list[str], job: tuple[str, int | None], lines: tuple[int, int]
) -> None:
    document = parse(_PAGES[page])
    assert [paper.title for paper in document.papers] == titles
    (posting,) = document.postings
    assert posting.place is not None
    assert (posting.place.text, posting.pay and posting.pay.minimum) == job
    assert posting.lines == lines


PARTS = _PAGES["English"].split("\n\n")


def test_without_papers_the_page_is_an_ad() -> None:
    document = parse("\n\n".join([*PARTS[:3], *PARTS[6:]]))
    assert [posting.lines[0] for posting in document.postings] == [8]


def test_below_papers_and_a_heading_there_must_be_an_ad() -> None:
    text = "\n\n".join([*PARTS[:8], "We have none at the moment. Come back when the tide turns."])
    document = parse(text)
    assert (len(document.papers), document.postings) == (2, ())


@pytest.mark.parametrize(
    ("page", "jobs"),
    [
        (
            "two in German",
            [
                ("Buhnenwart", "Husum", 2800, (13, 16)),
                ("Masterarbeit: Klang von Mauern", "Greifswald", None, (18, 23)),
            ],
        ),
        (
            "two in Dutch, glued to no text after them",
            [
                ("Onderzoeker havengeluid", "Rotterdam", 3200, (13, 15)),
                ("Stage boeien tellen", "Den Helder", None, (17, 19)),
            ],
        ),
    ],
)
def test_a_group_has_its_papers_and_each_of_its_jobs(page: str, jobs: list[tuple[object, ...]]) -> None:
    document = parse(_PAGES[page])
    found = [
        (it.role, it.place and it.place.text, it.pay and it.pay.minimum, it.lines) for it in document.postings
    ]
    assert (len(document.papers), found) == (2, jobs)
