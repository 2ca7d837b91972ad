"""A library in a file of its own, with a clock wound by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import Library
from tests.fakes import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


@pytest.fixture
def library(file: Path) -> Iterator[Library]:
    with Library.open(file, clock=Clock()) as library:
        yield library
