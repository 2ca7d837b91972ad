"""How a source is named to the user: a file by a path that works from where the user is."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import Standing
    from reader.search import Results


def source_name(source: str) -> str:
    """Return a source as shown: a file below the current folder by its path from there, others as they are.

    `source` is an absolute path, or what is no file ("-", an address).
    """
    folder = _current_folder()
    return source[len(folder) :] if folder and source.startswith(folder) and source != folder else source


def with_source_names(standings: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """Return standings whose sources are named as the user sees them."""
    return tuple(replace(standing, source=source_name(standing.source)) for standing in standings)


def results_with_source_names(results: Results) -> Results:
    """Return the results of a search whose sources are named as the user sees them."""
    hits = tuple(
        replace(hit, source=source_name(hit.source), copies=with_source_names(hit.copies))
        for hit in results.hits
    )
    return replace(results, hits=hits)


@cache
def _current_folder() -> str:
    """Return the folder the program was started in, ending in a separator; "" if that is gone."""
    try:
        return os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - the separator counts
    except OSError:
        return ""
