"""What the main screen says to new users, and where there is nothing to read. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.commands import first_key
from reader.ui.document.view import TextBlock, View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.errors import SourceError
    from reader.ui.document.location import Tab

MOST_FAILURES = 5
"""Sources that could not be read that are named where there is nothing else to read."""
MISSING: dict[Tab, str] = {
    "article": "This document has no article.",
    "papers": "This document has no papers.",
    "postings": "This document has no postings.",
}


def welcome(keymap: Mapping[str, str], *, short: bool) -> str:
    """Return the three keys to begin with, on one line; with `short`, only the one for all others."""
    read, search, help_key = (first_key(name, keymap) for name in ("open", "search", "all_keys"))
    ways = [f"{read} to read", f"{search} to search everything", f"{help_key} for help"]
    return " · ".join(ways[-1:] if short else ways)


def nothing_to_read(keymap: Mapping[str, str], failures: Sequence[SourceError] = ()) -> View:
    """Return what is shown in place of a text: why there is none, and what to do."""
    add, leave = first_key("add", keymap), first_key("leave", keymap)
    reasons = [str(failure) for failure in failures[:MOST_FAILURES]]
    if len(failures) > MOST_FAILURES:
        reasons.append(f"and {len(failures) - MOST_FAILURES} more; see the sidebar")
    return View(
        "nothing to read",
        (
            TextBlock("Nothing to read here", style="title"),
            *(TextBlock(reason) for reason in reasons),
            TextBlock(f"Press {add} to add files or web pages to your library."),
            TextBlock(
                f"Press {leave} to quit. `reader PATH` opens files and folders without adding them.",
                style="dim",
            ),
        ),
    )
