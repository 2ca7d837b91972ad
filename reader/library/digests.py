"""Digests of sources and of the parser: what tells whether something must be parsed again."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PACKAGE = Path(__file__).resolve().parent.parent
_PARSER_PARTS = (
    "parsing", "pages", "boards", "feeds", "places", "sources", "clean.py", "folding.py", "markdown_signs.py",
    "model.py", "naming.py", "outlines.py",
)  # fmt: skip
"""The parts of the program that decide, together with a source's bytes, what its document says."""


def source_digest(data: bytes, url: str | None = None) -> str:
    """Return a digest that changes when a source must be parsed again: with its bytes, or with the parser.

    `url` is where the user says it came from; the digest has it at its end, where `told_url` finds it.
    """
    digest = sha256(parser_digest().encode())
    digest.update(data)
    return f"{digest.hexdigest()} {url}" if url else digest.hexdigest()


def told_url(digest: str | None) -> str | None:
    """Return where the user said a source came from when its digest was made; None if that was not said."""
    return (digest or "").partition(" ")[2] or None


@cache
def parser_digest() -> str:
    """Return a digest of the parts of the program that decide what a document says.

    With it, a library learns what a newer parser knows, and nobody has to remember to raise a version number.
    """
    digest = sha256()
    for part in _PARSER_PARTS:
        for path in _files(PACKAGE / part):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(path: Path) -> Iterable[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.suffix in (".py", ".tsv"))
    return (path,) if path.exists() else ()
