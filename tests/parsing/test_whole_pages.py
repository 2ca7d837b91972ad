"""Whole documents with their right answers: the shared cases of articles and papers, and pages of ours."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from reader.clean import clean
from reader.parsing import parse
from tests.conftest import SHARED
from tests.parsing import judged, kinds_without_items

_POSTINGS = ("01", "02", "03", "04", "05")
"""Those of the shared cases that are about postings."""
_CASES = [case for case in judged.cases(SHARED / "cases" / "parsing") if not case.name.startswith(_POSTINGS)]
_PAGES = [
    page for name in ("articles", "listings", "others", "parts", "printed") for page in judged.pages(name)
]
_INSTALLED = {
    "changelog": ("/usr/share/doc", "*/changelog*"),
    "licence": ("/usr/share/doc", "*/copyright"),
    "README": ("/usr/share/doc", "*/README*"),
    "common licence": ("/usr/share/common-licenses", "*"),
}


@pytest.mark.parametrize("case", [*_CASES, *_PAGES], ids=lambda case: case.name)
def test_a_page_is_read_as_labelled(case: judged.Case) -> None:
    assert judged.judge(case).notes == []


@pytest.mark.parametrize("kind", kinds_without_items.KINDS)
def test_nothing_is_made_up_in_a_text_without_papers_and_postings(kind: str) -> None:
    for text in kinds_without_items.texts(kind, 12):
        document = parse(text)
        assert (document.papers, document.postings) == ((), ()), text


@pytest.mark.slow
@pytest.mark.parametrize("most", [10, pytest.param(40, marks=pytest.mark.slow)])
@pytest.mark.parametrize("kind", _INSTALLED)
def test_nothing_is_made_up_in_what_is_installed(kind: str, most: int) -> None:
    folder, pattern = _INSTALLED[kind]
    files = [path for path in sorted(Path(folder).glob(pattern)) if path.is_file()][:most]
    if len(files) < 10:
        pytest.skip(f"too little of this kind in {folder}")
    found = {}
    for path in files:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8", "replace")
        document = parse(clean(text[:60_000]))
        found[path.parent.name, path.name] = (
            [paper.title for paper in document.papers],
            [posting.role for posting in document.postings],
        )
    assert {path: items for path, items in found.items() if items != ([], [])} == {}


def test_a_text_that_opens_with_a_place_is_postings_though_blank_lines_part_them_from_their_texts() -> None:
    told = (
        "You care for plain words and careful tests, and you will work with millers in three countries. " * 4
    )
    document = parse(f"US, TX, Austin\n\n{told.strip()}\n\nCA, ON, Toronto\n\n{told.strip()}\n")
    assert [it.place and it.place.text for it in document.postings] == ["US, TX, Austin", "CA, ON, Toronto"]
