"""Hashes are the same whoever computes them."""

from __future__ import annotations

from hashlib import sha256

import pytest

from reader import hashing


@pytest.mark.parametrize("length", [0, 1, 64, hashing.LONG - 1, hashing.LONG])
@pytest.mark.parametrize("has_own", [True, False])
def test_a_hash_is_that_of_hashlib(length: int, monkeypatch: pytest.MonkeyPatch, *, has_own: bool) -> None:
    if not has_own:
        monkeypatch.setattr(hashing, "find_spec", lambda _name: None)
    hashing._own.cache_clear()
    data = bytes(range(256)) * (length // 256) + b"x" * (length % 256)
    try:
        assert hashing.sha256_digits(data) == sha256(data).hexdigest()
    finally:
        hashing._own.cache_clear()
