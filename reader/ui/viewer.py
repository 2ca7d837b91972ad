"""How the documents on the desk are shown: with their marks, and with what recurs stepping back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.document.view import Highlights
from reader.ui.views import Beside, view_of_part

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model import Document, Lines, Posting
    from reader.search import Repeat
    from reader.store.values import Marks
    from reader.ui.display_settings import Repeated
    from reader.ui.document.location import Tab
    from reader.ui.document.view import View
    from reader.ui.services.repeated_text import RepeatedText

LOOK_AHEAD = 3
"""Postings before and after the one in sight of which is found out what recurs."""
MOST_NAMED = 200
"""Postings of a document up to which it is found out for all whose role is not known."""


class Viewer:
    """Makes views as they are to be now."""

    def __init__(self, marks_of: Callable[[str], Marks], repeats: RepeatedText) -> None:
        self._marks_of = marks_of
        self._repeats = repeats
        self.repeated: Repeated = "dimmed"
        """How what recurs in other postings is shown."""
        self.lit: Sequence[Lines] = ()
        """Stretches of the document with matches in them, which nothing hides."""

    def view(self, document: Document, part: Tab, offset: int) -> View:
        """A part of a document; of the postings, the one that holds the offset."""
        beside = Beside(self._marks_of, self._unlit, self.repeated, self._repeats.similar_to)
        return view_of_part(document, part, offset, beside)

    def repeats_of(self, posting: Posting) -> Sequence[Repeat]:
        """What is known to recur in a posting, unless that is shown like all else."""
        return () if self.repeated == "plain" else self._repeats.of(posting)

    def look_up(self, postings: Sequence[Posting], at: int) -> None:
        """Has it found out what recurs in a posting, and in those before and after; and what it is like."""
        ahead = 0 if self.repeated == "plain" else LOOK_AHEAD
        order = [*range(at, at + ahead + 1), *range(at - 1, at - ahead - 1, -1)]
        if ahead and len(postings) <= MOST_NAMED:
            # The others are called by their own words in the list, where nothing else tells them apart.
            order += [number for number, posting in enumerate(postings) if not posting.role]
        self._repeats.look_up([postings[number] for number in order if 0 <= number < len(postings)])

    def _unlit(self, posting: Posting) -> Sequence[Repeat]:
        """What recurs in a posting but for sentences with a match in them: those are to be seen."""
        repeats, lit = self._repeats.of(posting), Highlights(self.lit)
        return [repeat for repeat in repeats if not lit.within(repeat.start, repeat.stop)]
