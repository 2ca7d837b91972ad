"""Names of undo steps: by the title of the item they changed, or by the number of items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.naming import count_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 80
"""The most characters of a title in a step's name."""
OF_A_PASSAGE = 40
"""The most characters of a passage in it."""


def label(titles: Sequence[str], noun: str) -> str:
    """Name a single thing by its title, several by their number: "Senior Applied Scientist", "3 postings"."""
    if len(titles) == 1 and titles[0].strip():
        from reader.clean import clean_line

        return clean_line(titles[0], LONGEST)
    return count_of(len(titles), noun)


def shortened(words: str) -> str:
    """Return the beginning of a passage, in one line, as a step's name has it."""
    line = " ".join(words.split())
    if len(line) <= OF_A_PASSAGE:
        return line
    cut = line[: OF_A_PASSAGE + 1]
    return (cut.rpartition(" ")[0] or cut[:-1]).rstrip(" .,;:–—-") + "…"


def taken_in(added: int, updated: int) -> str:
    """Name a step that takes documents in: "added 2 documents", "added 1 document, updated 3 documents".

    A document that became a copy of another counts as neither, but is a change all the same.
    """
    told = [f"added {count_of(added, 'document')}"] if added else []
    if updated or not added:
        told.append(f"updated {count_of(max(updated, 1), 'document')}")
    return ", ".join(told)
