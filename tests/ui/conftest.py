"""What every test of the interface starts from: the bundled documents, parsed once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from reader.config import bundled
from reader.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Document

BUNDLED = str(bundled("seeds"))


@cache
def parsed(text: str, source: str, notices: tuple[str, ...]) -> Document:
    return parse(text, source, notices)


@pytest.fixture(autouse=True)
def _bundled_documents_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the parser makes of the bundled documents: else it is a fifth of starting an app on them."""

    def kept(
        text: str,
        source: str = "",
        notices: tuple[str, ...] = (),
        progress: Callable[[float], None] = lambda _: None,
    ) -> Document:
        return parsed(text, source, notices) if BUNDLED in source else parse(text, source, notices, progress)

    monkeypatch.setattr("reader.parsing.parse", kept)
