"""Jobs of an earlier listing, whose texts need not be asked for again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.boards import Listed, kept_jobs, key_of, nothing_listed, read_listing, with_absent
from reader.model import GivenPosting, Outline
from reader.parsing import parse
from tests.boards.answers import text_of

if TYPE_CHECKING:
    from reader.boards import Listing

COMPANY = "https://api.smartrecruiters.com/v1/companies/Lanternworks/postings"
PAGE = "https://jobs.smartrecruiters.com/Lanternworks"


def listed(number: int) -> dict[str, object]:
    return {
        "id": f"7000{number}",
        "name": f"Lamp Keeper {number}",
        "company": {"identifier": "Lanternworks", "name": "Lanternworks"},
        "location": {"city": "Lisbon", "country": "pt"},
    }


def answer(*numbers: int) -> str:
    content = [listed(number) for number in numbers]
    return json.dumps({"offset": 0, "limit": 100, "totalFound": len(content), "content": content})


def detail(number: int) -> str:
    text = (
        f"<h3>What</h3><p>Keep lamp {number} lit, as a <a href='https://a.example/{number}'>book</a> has it."
        f"</p><ul><li>trim the wick {number} times</li><li>write it down</li></ul>"
    )
    sections = {"jobDescription": {"title": "Work", "text": text}}
    url = f"{PAGE}/7000{number}-lamp-keeper"
    return json.dumps({**listed(number), "postingUrl": url, "jobAd": {"sections": sections}})


def of(listing: Listing) -> Listed:
    return Listed(listing.text, listing.outline)


def test_what_was_read_with_texts_is_read_alike_without() -> None:
    whole = read_listing(answer(1, 2, 3), details=[detail(1), detail(2), detail(3)])
    assert whole is not None
    kept = kept_jobs(whole.text, whole.outline)
    assert list(kept) == ["70001", "70002", "70003"]
    again = read_listing(answer(1, 2, 3), kept=kept)
    assert again is not None
    assert (again.text, again.outline) == (whole.text, whole.outline)
    mixed = read_listing(answer(0, 3, 1, 4), details=[detail(0)], kept=kept)
    assert mixed is not None
    direct = read_listing(answer(0, 3, 1, 4), details=[detail(0), detail(3), detail(1)])
    assert direct is not None
    assert (mixed.text, mixed.outline) == (direct.text, direct.outline)
    assert [text_of(mixed, posting).count("trim the wick") for posting in mixed.outline.postings] == [1, 1, 1]
    assert mixed.text.endswith("• Lamp Keeper 4 · Lisbon, PT")
    document = parse(mixed.text, outline=mixed.outline)
    assert [posting.role for posting in document.postings] == [f"Lamp Keeper {n}" for n in (0, 3, 1)]
    assert document.article is None


def test_the_text_that_comes_wins_over_the_one_at_hand() -> None:
    whole = read_listing(answer(1), details=[detail(1)])
    assert whole is not None
    kept = kept_jobs(whole.text, whole.outline)
    now = read_listing(answer(1), details=[detail(1).replace("lit", "dark")], kept=kept)
    assert now is not None
    assert "Keep lamp 1 dark" in now.text
    assert "Keep lamp 1 lit" not in now.text


def test_what_fits_no_text_or_names_no_job_is_not_kept() -> None:
    whole = read_listing(answer(1), details=[detail(1)])
    assert whole is not None
    (posting,) = whole.outline.postings
    odd = [replace(posting, lines=lines) for lines in ((0, 3), (3, 2), (3, 99))]
    odd += [replace(posting, url=None), replace(posting, url="https://a.example/7"), GivenPosting((1, 1))]
    assert kept_jobs(whole.text, replace(whole.outline, postings=tuple(odd))) == {}
    assert kept_jobs("", Outline()) == {}


def test_a_job_has_one_key_by_its_page_and_by_its_answer() -> None:
    assert key_of(f"{PAGE}/70001-lamp-keeper") == key_of(f"{PAGE}/70001") == key_of(f"{COMPANY}/70001")
    assert key_of(PAGE) is None
    assert key_of("https://a.example/70001") is None


def test_what_a_listing_lacks_stays_for_one_more() -> None:
    before = read_listing(answer(1, 2, 3), details=[detail(1), detail(2), detail(3)])
    now = read_listing(answer(2, 4), details=[detail(2), detail(4)])
    assert before is not None
    assert now is not None
    first, absent = with_absent(of(now), of(before), ())
    assert absent == {f"{PAGE}/70001-lamp-keeper", f"{PAGE}/70003-lamp-keeper"}
    document = parse(first.text, outline=first.outline)
    assert [posting.role for posting in document.postings] == [f"Lamp Keeper {n}" for n in (2, 4, 1, 3)]
    earlier = {posting.role: posting for posting in parse(before.text, outline=before.outline).postings}
    for posting in document.postings[2:]:
        same = earlier[posting.role]
        assert (posting.id, posting.text) == (same.id, same.text)
    words = [first.text[link.start :].startswith(link.text) for link in first.outline.links]
    assert all(words)
    assert len(words) == 4
    assert with_absent(of(now), first, absent) == (of(now), frozenset())
    back = with_absent(of(before), first, absent)
    assert back[1] == {f"{PAGE}/70004-lamp-keeper"}


def test_a_job_that_cant_be_known_again_does_not_stay() -> None:
    before = read_listing(answer(1), details=[detail(1)])
    now = read_listing(answer(2), details=[detail(2)])
    assert before is not None
    assert now is not None
    (posting,) = before.outline.postings
    nameless = Listed(before.text, replace(before.outline, postings=(replace(posting, url=None),)))
    assert with_absent(of(now), nameless, ()) == (of(now), frozenset())


def test_a_board_without_jobs_is_a_document_without_items() -> None:
    listing = nothing_listed("greenhouse", "Tide\nwater", "https://boards.greenhouse.io/tidewater", None)
    document = parse(listing.text, outline=listing.outline)
    assert (document.title, document.article, document.papers, document.postings) == (
        "Tide water", None, (), ()
    )  # fmt: skip
    assert document.blocks[1].text == "No postings at https://boards.greenhouse.io/tidewater now."
