"""A page of one ad is a posting with what it states; an article about jobs is none.

Each ad of `layouts/ads.txt` has its facts above the line of dashes: "none" for what it doesn't state,
`…_also` for what would be as right.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader.parsing import parse

if TYPE_CHECKING:
    from reader.model import Posting

_FOLDER = Path(__file__).with_name("layouts")


class _Ad(NamedTuple):
    facts: dict[str, str]
    text: str


def _ads(name: str) -> dict[str, _Ad]:
    found = {}
    for part in f"\n{(_FOLDER / name).read_text(encoding='utf-8')}".split("\n== ")[1:]:
        head, _, body = part.partition("\n---\n")
        title, *facts = head.split("\n")
        found[title] = _Ad(dict(fact.split(": ", 1) for fact in facts), body)
    return found


ADS = _ads("ads.txt")
OTHERS = _ads("no_ads.txt")


def _stated(posting: Posting) -> dict[str, str]:
    pay = posting.pay
    return {
        "role": posting.role or "none",
        "place": posting.place.text if posting.place else "none",
        "pay": f"{pay.minimum:g} {pay.maximum:g} {pay.currency} {pay.period}" if pay else "none",
        "level": posting.level or "none",
        "remote": {True: "yes", False: "no", None: "none"}[posting.remote],
        "employment": posting.employment or "none",
        "company": posting.company or "none",
    }


@pytest.mark.parametrize("name", ADS)
def test_an_ad_is_one_posting_that_states_what_it_says(name: str) -> None:
    facts, text = ADS[name]
    document = parse(text, f"{name}.txt")
    (posting,) = document.postings
    stated = _stated(posting)
    for fact, value in facts.items():
        if not fact.endswith("_also"):
            assert stated[fact] in {value, *facts.get(f"{fact}_also", value).split("|")}, fact
    assert document.article is None
    assert not document.papers


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_about_jobs_is_no_ad(name: str) -> None:
    assert parse(OTHERS[name].text, f"{name}.txt").postings == ()
