"""A library in a file of its own, with a clock wound by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.system.network import Network
from reader.system.network.turns import Turns
from tests.fakes import Clock
from tests.web import Web

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


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def web_library(file: Path, web: Web, clock: Clock) -> Iterator[Library]:
    """One that asks our own web for everything, and waits for no turn."""
    from tests.library.test_web_sources import Time

    time = Time()
    network = Network(web.proxy, turns=Turns(time, time.wait))
    with Library.open(file, clock=clock, network=network) as library:
        yield library
