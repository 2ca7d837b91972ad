"""How documents are shown: with their marks, repeated text stepping back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.document.location import TAB_OF, posting_at
from reader.ui.document.view import Highlights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model import Document, ItemKind, Lines, Posting
    from reader.search import Repeat
    from reader.store.values import Marks
    from reader.ui.document.location import Tab
    from reader.ui.document.view import View
    from reader.ui.pane_layout import Repeated
    from reader.ui.services.repeated_text import RepeatedText

LOOK_AHEAD = 3
"""Postings before and after the one in sight whose repeated sentences are looked up."""
MOST_NAMED = 200
"""Postings of a document up to which that is done for all without a role."""


class DocumentRenderer:
    """Makes views of documents as they are to be shown now."""

    def __init__(
        self,
        marks_of: Callable[[str], Marks] | None = None,
        repeats: RepeatedText | None = None,
    ) -> None:
        """Without `marks_of` no marks are shown, without `repeats` nothing steps back."""
        self._marks_of = marks_of
        self._repeats = repeats
        self.repeated: Repeated = "dimmed" if repeats else "plain"
        """How repeated text is shown."""
        self.highlighted: Sequence[Lines] = ()
        """Spans of the document with matches, which nothing hides."""

    def view(self, document: Document, tab: Tab, offset: int) -> View:
        """Return the view of a tab; of the postings, the one that holds the offset."""
        # Here, because the first frame shows a preview and needs none of them.
        from reader.ui.render import article_view, papers_view, posting_view

        if tab == "papers":
            return papers_view(document, self._marks_of)
        if tab == "postings" and document.postings:
            posting = document.postings[posting_at(document, offset)]
            marks = self._marks_of(posting.id) if self._marks_of else None
            similar = self._repeats.similar_to(posting) if self._repeats else ""
            fold = self.repeated == "folded"
            return posting_view(posting, document, marks, self._unlit(posting), fold=fold, similar=similar)
        article = document.article
        return article_view(document, self._marks_of(article.id) if self._marks_of and article else None)

    def view_of_hit(self, document: Document, kind: ItemKind, offset: int) -> View:
        """Return the view that a hit of that kind is in."""
        return self.view(document, TAB_OF[kind], offset)

    def repeats_of(self, posting: Posting) -> Sequence[Repeat]:
        """Return the sentences of a posting that step back, as far as they are known."""
        return self._repeats.of(posting) if self._repeats and self.repeated != "plain" else ()

    def look_up(self, postings: Sequence[Posting], at: int) -> None:
        """Look up what is repeated in a posting and its neighbours, and what it is similar to."""
        if self._repeats is None:
            return
        ahead = 0 if self.repeated == "plain" else LOOK_AHEAD
        order = [*range(at, at + ahead + 1), *range(at - 1, at - ahead - 1, -1)]
        if ahead and len(postings) <= MOST_NAMED:
            # Without a role they are listed by their own words, which only this can tell.
            order += [number for number, posting in enumerate(postings) if not posting.role]
        self._repeats.look_up([postings[number] for number in order if 0 <= number < len(postings)])

    def _unlit(self, posting: Posting) -> Sequence[Repeat]:
        """Return what steps back in a posting, but for sentences with a match: those are to be seen."""
        highlights = Highlights(self.highlighted)
        repeats = self.repeats_of(posting)
        return [repeat for repeat in repeats if not highlights.within(repeat.start, repeat.stop)]
