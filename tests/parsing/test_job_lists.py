"""Each job of a list or hiring thread is a posting with its lines and what it states, and nothing else is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reader.parsing import items_of, parse
from tests.parsing.jobs_text import Expected, Sample, nothings, samples

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Document, Posting

LISTS = {sample.name: sample for name in ("lists", "lists2", "lists3", "lists4") for sample in samples(name)}
OTHERS = dict(nothings())


def _found(document: Document, expected: Expected) -> Posting:
    """Return the posting that has the first line of an expected one."""
    return next(it for it in document.postings if it.lines[0] <= expected.first <= it.lines[1])


def _stated(posting: Posting) -> set[str]:
    found = {posting.level or "", {True: "remote", False: "onsite", None: ""}[posting.remote]}
    if posting.pay:
        pay = posting.pay
        found.add(f"{pay.currency} {pay.minimum:.10g}-{pay.maximum:.10g} {pay.period}")
    return found - {""}


@pytest.mark.parametrize("name", LISTS)
def test_each_job_of_a_list_is_a_posting_that_states_what_it_says(name: str) -> None:
    sample = LISTS[name]
    document = parse(sample.text, "list.txt")
    assert len(document.postings) == len(sample.postings)
    for expected in sample.postings:
        posting = _found(document, expected)
        assert (posting.role, posting.place.text if posting.place else None) == (
            expected.role,
            expected.place,
        )
        assert _stated(posting) == {word for word in expected.rest if not word.startswith("team ")}
        teams = [word.removeprefix("team ") for word in expected.rest if word.startswith("team ")]
        assert not teams or [posting.team] == teams


@pytest.mark.parametrize("name", LISTS)
def test_each_line_of_a_list_has_its_kind(name: str) -> None:
    sample: Sample = LISTS[name]
    found = {
        number: block.kind
        for block in parse(sample.text).blocks
        for number in range(block.lines[0], block.lines[1] + 1)
    }
    wrong = {number: found[number] for number, kinds in sample.kinds.items() if found[number] not in kinds}
    assert wrong == {}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_list_of_jobs_has_no_posting(name: str) -> None:
    assert [posting.role for posting in parse(OTHERS[name], "other.txt").postings] == []


def test_a_list_alone_is_no_article_but_a_letter_with_one_is() -> None:
    alone = parse(LISTS["12 comma-separated values with a header"].text)
    letter = parse(LISTS["35 a newsletter with an article before its jobs"].text)
    assert {item.kind for item in items_of(alone)} == {"posting"}
    assert letter.article is not None
    assert "Lock Keeper" not in " ".join(block.text for block in letter.article.blocks)


def test_company_and_employment_are_stated_by_cells() -> None:
    document = parse(LISTS["1 hiring comments with bars, their page's residue, a reply and a seeker"].text)
    first, second = document.postings
    assert (first.company, first.employment) == ("Kelpworks", "full_time")
    assert (second.company, second.employment) == ("Papertrail Museum", "part_time")
    assert first.text.startswith("Kelpworks | Senior")
    assert first.links == ("jobs@kelpworks.example",)


@pytest.mark.parametrize("name", ["04-hiring-comments", "05-job-list"])
def test_the_shared_lists_are_read_as_labelled(shared: Path, name: str) -> None:
    folder = shared / "cases" / "parsing"
    labels: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    document = parse((folder / f"{name}.txt").read_text(encoding="utf-8"), f"{name}.txt")
    assert document.title == labels["title"]
    assert [list(posting.lines) for posting in document.postings] == [
        it["lines"] for it in labels["postings"]
    ]
    for posting, expected in zip(document.postings, labels["postings"], strict=True):
        assert posting.role == expected["role"]
        assert posting.place is not None
        assert posting.place.text == expected["location"]
        assert posting.remote == expected.get("remote")
        pay = expected["pay"]
        assert (posting.pay is None) == (pay is None)
        if posting.pay and pay:
            assert (posting.pay.minimum, posting.pay.maximum) == (pay["minimum"], pay["maximum"])
    found = {n: block.kind for block in document.blocks for n in range(block.lines[0], block.lines[1] + 1)}
    for block in labels["blocks"]:
        kinds = {block["kind"], *block.get("also", [])}
        for number in range(block["lines"][0], block["lines"][1] + 1):
            assert (
                "any" in kinds or not document.text.split("\n")[number - 1].strip() or found[number] in kinds
            )
