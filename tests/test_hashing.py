"""Hashes are the same whoever computes them."""

from __future__ import annotations

import sys
from hashlib import sha256

import pytest

from reader import hashing


@pytest.fixture(autouse=True)
def _nothing_hashed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "_DONE", hashing._Done())


@pytest.mark.parametrize("length", [0, 1, 64, hashing.LONG - 1, hashing.LONG])
@pytest.mark.parametrize("has_own", [True, False])
@pytest.mark.parametrize("is_loaded", [True, False])
def test_a_hash_is_that_of_hashlib(
    length: int, monkeypatch: pytest.MonkeyPatch, *, has_own: bool, is_loaded: bool
) -> None:
    if not is_loaded:
        monkeypatch.delitem(sys.modules, hashing._SYSTEMS, raising=False)
    if not has_own:
        monkeypatch.setattr(hashing, "find_spec", lambda _name: None)
    hashing._own.cache_clear()
    data = bytes(range(256)) * (length // 256) + b"x" * (length % 256)
    try:
        assert hashing.sha256_digits(data) == sha256(data).hexdigest()
    finally:
        hashing._own.cache_clear()


def test_short_texts_are_hashed_by_the_systems_library_where_it_is_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def own() -> None:
        raise AssertionError("Python's own was used")

    monkeypatch.setattr(hashing, "_own", own)
    monkeypatch.setitem(sys.modules, hashing._SYSTEMS, sys)
    assert hashing.sha256_digits(b"gull") == sha256(b"gull").hexdigest()
    monkeypatch.delitem(sys.modules, hashing._SYSTEMS)
    with pytest.raises(AssertionError):
        hashing.sha256_digits(b"gull")


def test_many_short_texts_are_hashed_by_the_systems_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, hashing._SYSTEMS, raising=False)
    hashing.sha256_digits(b"x" * (hashing.LONG - 5))

    def own() -> None:
        raise AssertionError("Python's own was used")

    monkeypatch.setattr(hashing, "_own", own)
    with pytest.raises(AssertionError):
        hashing.sha256_digits(b"gull")
    assert hashing.sha256_digits(b"gull") == sha256(b"gull").hexdigest()
