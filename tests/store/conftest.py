"""A fresh library for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.store import Storage, open_library
from tests.fakes import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


@pytest.fixture
def library(path: Path, clock: Clock) -> Iterator[Storage]:
    with open_library(path, clock=clock) as storage:
        yield storage
