"""The order of the passes, seen from outside."""

from __future__ import annotations

import gc

import pytest

from reader.parsing import parse


def test_progress_rises_to_nearly_all() -> None:
    told: list[float] = []
    tail = "GB, London\nWe count boats.\n" * 5
    text = f"Title\n\nA paragraph that says something.\n\nRelated content\n\n{tail}"
    assert parse(text, progress=told.append) == parse(text)
    assert told == sorted(told)
    assert len(told) >= 3 + 5
    assert 0 < told[0] < told[-1] < 1


@pytest.mark.parametrize("collecting", [True, False])
def test_collecting_is_as_it_was(*, collecting: bool) -> None:
    before = gc.isenabled()
    told: list[bool] = []
    try:
        gc.enable() if collecting else gc.disable()
        parse("Words.", progress=lambda _: told.append(gc.isenabled()))
        assert gc.isenabled() == collecting
        assert told
        assert not any(told)
    finally:
        gc.enable() if before else gc.disable()
