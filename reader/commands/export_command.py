"""The command that exports the library, or what a query finds."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.commands.common import ALL_HITS, DAMAGED, DONE, NOTHING_FOUND, open_library, report_failures
from reader.errors import ExistsError, UsageError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from reader.export.formats import Format
    from reader.library.library import Library

STANDARD_OUTPUT = "-"
_LISTED = 20
"""Rows left out that are told singly."""


def export(arguments: Namespace) -> int:
    """Write the whole library, or the results of a query, in one of the formats.

    What can't be read is left out and told; the rest is written all the same.
    """
    from reader.system.files import check_target

    name: str | None = None if arguments.output == STANDARD_OUTPUT else arguments.output
    to = arguments.to or _format_of(name)
    if name is not None:
        with _naming_force():
            check_target(name, replace=arguments.force)
    with open_library([]) as library:
        if name is not None:
            _spare_library(library, name)
        left_out = _leave_out_damaged(library)
        if arguments.query is None:
            lines = library.export() if to == "jsonl" else _lines(library, None, to)
        else:
            ids = _found(library, arguments.query, nearest=arguments.nearest)
            if not ids:
                return DAMAGED if left_out else NOTHING_FOUND
            lines = _lines(library, ids, to)
        _write(lines, name, replace=arguments.force)
        return report_failures(library.documents.failures) or (DAMAGED if left_out else DONE)


def _leave_out_damaged(library: Library) -> bool:
    """Leave out what can't be read, and say what it is; return whether there is anything."""
    from reader.printing import complain

    left_out = library.leave_out_damaged()
    for sentence in left_out[:_LISTED]:
        complain(sentence)
    if len(left_out) > _LISTED:
        complain(f"left out {len(left_out) - _LISTED:,} more rows; `reader check` counts them")
    return bool(left_out)


def _format_of(name: str | None) -> Format:
    """Return the format that a file's suffix stands for. Raises UsageError if it stands for none."""
    from reader.export.formats import FORMATS, format_of, suffixes

    if name is None:
        raise UsageError(f"say the format: --to {', '.join(FORMATS)}; or name a file with -o FILE")
    to = format_of(name)
    if to is None:
        known = " ".join(suffixes())
        raise UsageError(
            f"{name}: no format has this suffix; use one of {known}, or say the format with --to"
        )
    return to


def _lines(library: Library, ids: Sequence[str] | None, to: Format) -> Iterator[str]:
    return library.write([item.id for item in library.items()] if ids is None else ids, to)


def _found(library: Library, query: str, *, nearest: bool) -> Sequence[str]:
    """Return the ids of what a query finds; what is merely near, only if asked for."""
    from reader.printing import complain, remarks

    results = library.search(query, limit=ALL_HITS)
    assert results is not None  # noqa: S101 - nothing cancels it
    if results.relaxed and results.hits and not nearest:
        for note in results.notes:
            complain(note)
        complain(f"nothing matches all of these words; --nearest exports the closest {len(results.hits):,}")
        return ()
    for sentence in remarks(results):
        complain(sentence)
    return [hit.id for hit in results.hits]


def _write(lines: Iterator[str], name: str | None, *, replace: bool) -> None:
    """Write lines to a file, or without a name to standard output."""
    from reader.printing import put
    from reader.system.files import write_atomically

    if name is None:
        for line in lines:
            put(line)
        return
    with _naming_force(), write_atomically(name, replace=replace) as file:
        file.writelines(f"{line}\n" for line in lines)


@contextmanager
def _naming_force() -> Iterator[None]:
    """Say how to replace a file that exists."""
    try:
        yield
    except ExistsError as error:
        raise ExistsError(f"{error}; --force replaces it") from None


def _spare_library(library: Library, name: str) -> None:
    """Raise UsageError if a file is the library itself, or one of those that belong to it."""
    import os

    if library.path is None:
        return
    target, kept = os.path.realpath(name), os.path.realpath(library.path)
    if target == kept or (target.startswith(f"{kept}-") and os.path.exists(target)):  # noqa: PTH110
        raise UsageError(f"{name}: is the library itself; name another file")
