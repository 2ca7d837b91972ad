"""The boards that are shared with other projects of this kind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

import pytest

from reader.boards import read_jobs, read_listing, recognise, write_jobs
from reader.model import Pay
from reader.pages import read_page
from tests.boards.answers import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import GivenPosting

BOARDS = [
    "greenhouse",
    "lever",
    "ashby",
    "workable",
    "smartrecruiters",
    "recruitee",
    "personio",
    "amazon",
    "hn",
]


def agrees(expected: object, found: object) -> bool:
    """Whether a value is one of those expected."""
    if isinstance(expected, dict) and "any" in expected:
        return any(agrees(each, found) for each in cast("list[object]", expected["any"]))
    return found == expected


def check(posting: GivenPosting, wanted: dict[str, object], text: str) -> None:
    for name in ("role", "company", "remote", "posted", "valid_through", "employment"):
        if name in wanted:
            assert agrees(wanted[name], getattr(posting, name)), name
    for name, value in cast("dict[str, object]", wanted.get("place", {})).items():
        assert agrees(value, getattr(posting.places[0], name)), name
    if "pay" in wanted:
        pay = cast("dict[str, object] | None", wanted["pay"])
        assert posting.pay == (Pay(**pay) if pay else None)  # type: ignore[arg-type]
    for part in cast("list[str]", wanted.get("has", [])):
        assert part in text
    for part in cast("list[str]", wanted.get("lacks", [])):
        assert part not in text
    for bullet in cast("list[str]", wanted.get("bullets", [])):
        assert f"• {bullet}" in text


@pytest.mark.parametrize("name", BOARDS)
def test_shared_boards(shared: Path, name: str) -> None:
    folder = shared / "cases" / "web" / "boards"
    expected = json.loads((folder.parent / "expected.json").read_text(encoding="utf-8"))["boards"][name]
    files = [file for file in expected["files"] if "-" not in file]
    details = [(folder / file).read_text(encoding="utf-8") for file in expected["files"] if "-" in file]
    for file in files:
        answer = (folder / file).read_text(encoding="utf-8")
        assert recognise(answer) == {"hn": "hiring"}.get(name, name)
        listing = read_listing(answer, details=details)
        assert listing is not None
        assert len(listing.outline.postings) == len(expected["postings"])
        for wanted, posting in zip(expected["postings"], listing.outline.postings, strict=True):
            check(posting, wanted, text_of(listing, posting))
        assert all(role not in listing.text for role in expected.get("absent", []))
        assert listing.details == ()


@pytest.mark.parametrize("name", ["01-graph.html", "02-microdata.html"])
def test_shared_pages_of_jobs(shared: Path, name: str) -> None:
    folder = shared / "cases" / "web" / "jobs"
    expected = json.loads((folder.parent / "expected.json").read_text(encoding="utf-8"))["jobs"][name]
    page = read_page((folder / name).read_text(encoding="utf-8"), f"https://jobs.example/{name}")
    listing = write_jobs(read_jobs(page.jobs).jobs, f"https://jobs.example/{name}")
    (posting,) = listing.outline.postings
    check(posting, expected["postings"][0], text_of(listing, posting))
    assert posting.url == f"https://jobs.example/{name}"
