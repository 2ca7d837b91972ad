"""Hashes are the same whoever computes them, and the system's library stays away where texts are short."""

from __future__ import annotations

import subprocess
import sys
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


def test_a_text_is_parsed_without_the_systems_library() -> None:
    program = """
import sys
from reader.parsing import parse
parse("A title\\n\\nA paragraph of some words.\\n")
print("_hashlib" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "False", done.stderr
