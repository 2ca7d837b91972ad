"""Pages pasted whole from boards, threads, mails and sites: their jobs, and none where there is none.

`jobs/pasted.txt` holds texts under lines `== what it shows`, with the jobs that each must have above "---":

    > role == place or none == CURRENCY low-high period or none == company NAME; level; remote or onsite

" || " parts answers that are as right. `jobs/pasted_none.txt` holds texts without any job.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader.parsing import parse
from tests.parsing.jobs_text import nothings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Posting

_FOLDER = Path(__file__).with_name("jobs")


class _Page(NamedTuple):
    jobs: list[str]
    text: str


def pages(name: str) -> Iterator[tuple[str, _Page]]:
    """Yield the pages of a file with the jobs that they must have."""
    source = "\n" + (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for part in source.split("\n== ")[1:]:
        heading, _, body = part.partition("\n")
        head, _, text = body.partition("---\n")
        yield heading, _Page([row[2:] for row in head.split("\n") if row], text.expandtabs(4))


def wrong(job: str, posting: Posting) -> list[str]:
    """Return what a posting has otherwise than is right for it."""
    role, place, pay, rest = (part.strip() for part in job.split(" =="))
    stated = {"none"}
    if posting.pay:
        low, high = posting.pay.ends
        both = f"{low:.10g}" if low == high else f"{low or 0:.10g}-{high or 0:.10g}"
        stated = {f"{posting.pay.currency} {both} {posting.pay.period}"}
    found = [
        (role, posting.role or "none"),
        (place, posting.place.text if posting.place else "none"),
        (pay, *stated),
    ]
    for fact in filter(None, map(str.strip, rest.split(";"))):
        if fact.startswith("company "):
            found.append((fact.removeprefix("company "), posting.company or "none"))
        elif fact in {"remote", "onsite"}:
            found.append((fact, {True: "remote", False: "onsite", None: "none"}[posting.remote]))
        else:
            found.append((fact, posting.level or "none"))
    return [f"{right} read as {value}" for right, value in found if value not in right.split(" || ")]


PAGES = {
    **dict(pages("pasted")),
    **dict(pages("pasted2")),
    **dict(pages("pasted3")),
    **dict(pages("pasted4")),
}
OTHERS = dict(nothings("pasted_none"))


@pytest.mark.parametrize("name", PAGES)
def test_the_jobs_of_a_pasted_page_are_found_with_what_they_state(name: str) -> None:
    jobs, text = PAGES[name]
    found = parse(text, f"{name}.txt").postings
    assert [wrong(job, posting) for job, posting in zip(jobs, found, strict=False)] == [[] for _ in jobs]
    assert [posting.role for posting in found[len(jobs) :]] == []


@pytest.mark.parametrize("name", OTHERS)
def test_no_job_is_invented_on_a_page_without_any(name: str) -> None:
    assert [posting.role for posting in parse(OTHERS[name], f"{name}.txt").postings] == []
