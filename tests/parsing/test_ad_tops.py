"""The name of the job on the page of one ad, or in a mail about it, under whatever stands over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.parsing import parse

SOURCE = Path(__file__).with_name("ad_tops.txt").read_text(encoding="utf-8").split("== ", 1)[1]
ADS = dict(part.split("\n", 1) for part in SOURCE.split("\n== "))


@pytest.mark.parametrize("name", ADS)
def test_an_ad_is_named_by_its_own_line(name: str) -> None:
    above, _, rest = ADS[name].partition("= ")
    document = parse(above + rest)
    assert document.title == rest.partition("\n")[0]
    assert len(document.postings) == 1
    over = above.count("\n")
    assert {block.kind for block in document.blocks if block.lines[1] <= over} <= {"footer", "paragraph"}


def test_pay_behind_a_role_is_no_part_of_it() -> None:
    name = "a word that people are hired now, and pay behind the role, Chinese"
    (posting,) = parse(ADS[name].replace("= ", "")).postings
    assert posting.role == "产品经理"


def test_the_label_of_a_role_says_more_than_the_subject_of_a_mail() -> None:
    (posting,) = parse(ADS["a mail, German"].replace("= ", "")).postings
    assert posting.role == "Färbermeisterin"
