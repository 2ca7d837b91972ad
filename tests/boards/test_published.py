"""Answers of boards and pages of jobs in shapes that companies publish: each field by expected.json.

A value {"any": […]} is one of several that are as right; a field that is not named is not asked.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.errors import SourceError
from reader.parsing import parse
from reader.sources import NO_POSTINGS, text_of

if TYPE_CHECKING:
    from reader.model import Document, Posting

FOLDER = Path(__file__).parent / "published"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
REFUSED = [name for name, wanted in EXPECTED.items() if "refused" in wanted]


def choices(value: Any) -> list[Any]:  # noqa: ANN401 - as the file has it
    return value["any"] if isinstance(value, dict) and set(value) == {"any"} else [value]


def words(text: object) -> str:
    """A text for comparing: without case, punctuation and the genders a job is open to."""
    plain = re.sub(r"\([mwfd]/[mwfd]/[mwfdx]\)", "", str(text or ""))
    return " ".join(re.sub(r"[^\w&<>]+", " ", plain.casefold()).split())


def holds(posting: Posting, field: str, value: Any) -> bool:  # noqa: ANN401 - as the file has it
    """Whether a field of a posting has a value."""
    found = getattr(posting, field)
    if field == "place":
        return found is not None and all(words(getattr(found, part)) == words(value[part]) for part in value)
    if field == "places":
        return {words(place.city or place.text) for place in found} == set(map(words, value))
    if field == "pay" and value is not None:
        return found is not None and all(getattr(found, part) == value[part] for part in value)
    return bool(words(found) == words(value) if isinstance(value, str) else found == value)


def check(posting: Posting, wanted: dict[str, Any]) -> None:
    bullets = [
        words(block.text)
        for section in posting.sections
        for block in section.blocks
        if block.kind == "bullet"
    ]
    for field, value in wanted.items():
        if field == "has":
            assert all(words(part) in words(posting.text) for part in value), value
        elif field == "lacks":
            assert not any(part in posting.text for part in value), value
        elif field == "bullets":
            assert set(map(words, value)) <= set(bullets), bullets
        elif field != "optional":
            assert any(holds(posting, field, each) for each in choices(value)), (field, value, posting)


def document_of(name: str) -> Document:
    text = text_of(name, (FOLDER / name).read_bytes())
    return parse(text.text, name, text.notices, outline=text.outline)


@pytest.mark.parametrize("name", [name for name in EXPECTED if name not in REFUSED])
def test_what_is_published_is_read(name: str) -> None:
    wanted, document = EXPECTED[name], document_of(name)
    left = list(document.postings)
    for each in wanted["postings"]:
        found = next(
            (job for job in left if any(holds(job, "role", role) for role in choices(each["role"]))), None
        )
        if found is None:
            assert each.get("optional"), (each["role"], [posting.role for posting in left])
            continue
        left.remove(found)
        check(found, each)
    assert not left
    assert not any(role in document.text for role in wanted.get("absent", []))


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_no_posting_says_so(name: str) -> None:
    wanted = EXPECTED[name]["refused"]
    if wanted == NO_POSTINGS:
        text = text_of(name, (FOLDER / name).read_bytes())
        assert NO_POSTINGS in text.notices
        assert parse(text.text, name, outline=text.outline).postings == ()
    else:
        with pytest.raises(SourceError, match=wanted):
            document_of(name)
