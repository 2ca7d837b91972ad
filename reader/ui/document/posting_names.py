"""What a posting is called in lists. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.symbols import ELLIPSIS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Posting
    from reader.search import Repeat

FIRST_WORDS = 60
"""Characters of a posting's text that stand for a role it does not name."""


def name_of(posting: Posting, repeats: Sequence[Repeat] = ()) -> str:
    """Return a posting's role, or else its first words: the first that few others have, if that is known."""
    if posting.role:
        return posting.role
    start = _own_start(posting, repeats)
    words = " ".join(posting.text[start : start + 2 * FIRST_WORDS].split())
    if len(words) > FIRST_WORDS:
        words = (
            words[: words.rfind(" ", FIRST_WORDS // 2, FIRST_WORDS) + 1 or FIRST_WORDS].rstrip() + ELLIPSIS
        )
    return (ELLIPSIS if start else "") + words or "Posting"


def _own_start(posting: Posting, repeats: Sequence[Repeat]) -> int:
    """Return where in its text the first sentence begins that is not repeated; 0 if there is none."""
    at = 0
    for repeat in repeats:
        if posting.text[at : max(at, repeat.start - posting.start)].strip():
            return at
        at = repeat.stop - posting.start
    return at if posting.text[at:].strip() else 0


def city_of(posting: Posting) -> str:
    """Return a posting's city, or else its place as the text has it."""
    return "" if posting.place is None else posting.place.city or posting.place.text
