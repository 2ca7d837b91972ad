"""The title under whatever stands over it: of the page of one ad, of a mail about it, of a list of jobs."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.parsing import parse


def _texts(name: str) -> dict[str, str]:
    source = Path(__file__).with_name(name).read_text(encoding="utf-8").split("== ", 1)[1]
    return dict(part.split("\n", 1) for part in source.split("\n== "))


ADS, LISTS = _texts("ad_tops.txt"), _texts("list_tops.txt")


@pytest.mark.parametrize("name", ADS)
def test_an_ad_is_named_by_its_own_line(name: str) -> None:
    above, _, rest = ADS[name].partition("= ")
    document = parse(above + rest)
    assert document.title == rest.partition("\n")[0]
    assert len(document.postings) == 1
    over = above.count("\n")
    assert {block.kind for block in document.blocks if block.lines[1] <= over} <= {"footer", "paragraph"}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_jobs_has_the_title_that_stands_over_it(name: str) -> None:
    above, _, rest = LISTS[name].partition("= ")
    document = parse(above + rest)
    assert document.title == rest.partition("\n")[0]
    over = above.count("\n")
    assert {block.kind for block in document.blocks if block.lines[1] <= over} == {"footer"}
    assert {block.kind for block in document.blocks if block.lines == (over + 1, over + 1)} == {"title"}


def test_lines_over_counts_of_several_groups_are_no_title() -> None:
    job = "\nPort Coordinator\nKelpline\nPorto, Portugal\n\nPilot\nKelpline\nHull, UK\n"
    document = parse(f"Jobs at the Quay\n\nHarbour\n2 openings\n{job}\nSea\n2 openings\n{job}")
    assert document.title == "Jobs at the Quay"
    assert len(document.postings) == 4


def test_pay_behind_a_role_is_no_part_of_it() -> None:
    name = "a word that people are hired now, and pay behind the role, Chinese"
    (posting,) = parse(ADS[name].replace("= ", "")).postings
    assert posting.role == "产品经理"


def test_the_label_of_a_role_says_more_than_the_subject_of_a_mail() -> None:
    (posting,) = parse(ADS["a mail, German"].replace("= ", "")).postings
    assert posting.role == "Färbermeisterin"
