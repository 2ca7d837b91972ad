"""Ads by themselves, in ten languages: where the job is among all the places named, who pays, and what."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.parsing import parse
from reader.parsing.ads import names


def _ads() -> dict[str, str]:
    """Return each text under the line that says what it states."""
    parts = Path(__file__).with_name("lone_ads.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    return dict(part.split("\n", 1) for part in parts)


ADS = _ads()


@pytest.mark.parametrize("stated", ADS)
def test_an_ad_states_role_place_employer_and_pay(stated: str) -> None:
    (posting,) = parse(ADS[stated]).postings
    pay = posting.pay
    paid = f"{pay.currency} {pay.minimum:g}-{pay.maximum:g} {pay.period}" if pay else "-"
    place = posting.place.text if posting.place else "-"
    assert " | ".join((posting.role or "-", place, posting.company or "-", paid)) == stated


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Barnmorska\n\nVi söker en barnmorska till vår klinik vid Östersunds sjukhus. Ansök nu.\n", None),
        ("データアナリスト\n\n試験オフィスでデータアナリストを募集しています。ご応募ください。\n", None),
    ],
)
def test_what_only_looks_like_the_place_of_an_office_is_none(text: str, place: str | None) -> None:
    (posting,) = parse(text).postings
    assert (posting.place.text if posting.place else None) == place


def test_an_internship_is_named_after_its_label() -> None:
    assert parse("Stage : assistant de recherche\n\nLieu : Dijon\nDurée : six mois\n").title is not None


def test_an_employer_has_few_parts_before_its_place() -> None:
    place = "Halifax, Nova Scotia"
    parts = ["Department of Maps", "Marl University", "Tide University", "Halden University"]
    assert names.without_firm(", ".join([*parts[:3], place])) == place
    assert names.without_firm(", ".join([*parts, place])) == ""


def test_the_record_of_a_paper_is_no_ad() -> None:
    text = (
        "Nursing\n\nPosted 19 January 2031\n\nTitle: Hand lotion for nurses\n\nAuthors: Ana Bo, Cy Dee\n\n"
        "Abstract: We hung lotion beside each door and counted. Sick leave fell to nothing.\n\n"
        "Keywords: hands; wards\nFunding: None\n\nDownload PDF\nEmail\nShare\n"
    )
    document = parse(text)
    assert not document.postings
    assert [paper.title for paper in document.papers] == ["Hand lotion for nurses"]
