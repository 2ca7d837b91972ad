"""The order of the passes, told from outside."""

from __future__ import annotations

from reader.parsing import parse


def test_progress_rises_to_nearly_all() -> None:
    told: list[float] = []
    tail = "GB, London\nWe count boats.\n" * 5
    text = f"Title\n\nA paragraph that says something.\n\nRelated content\n\n{tail}"
    assert parse(text, progress=told.append) == parse(text)
    assert told == sorted(told)
    assert len(told) >= 3 + 5
    assert 0 < told[0] < told[-1] < 1
