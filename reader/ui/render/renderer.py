"""Which view of a document to show, with the user's marks and with repeated sentences dimmed or folded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.export.wording import today
from reader.ui.document.location import TAB_OF, posting_at
from reader.ui.document.view import Highlights, merged_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.model import Document, ItemKind, Lines, Posting
    from reader.search import Repeat
    from reader.store.values import Marks, Passage
    from reader.ui.document.location import Tab
    from reader.ui.document.view import View
    from reader.ui.pane_layout import Repeated
    from reader.ui.render.passages import Passages

LOOK_AHEAD = 3
"""Look up repeated sentences for this many postings before and after the one in sight."""
MOST_NAMED = 200
"""Look them up for all postings without a role in documents of up to this many postings."""


class Repeats(Protocol):
    """What is known about sentences that other postings have too."""

    def of(self, posting: Posting) -> Sequence[Repeat]:
        """Return the repeated sentences of a posting, as far as they are known."""

    def similar_to(self, posting: Posting) -> str:
        """Return which posting is most similar, in words; empty if unknown."""

    def look_up(self, postings: Sequence[Posting]) -> None:
        """Find out about postings, in the background."""


class DocumentRenderer:
    """Makes views as they are to be shown now.

    `marks_of` and `repeats` are None for documents shown on their own. `keymap` has the user's keys by
    binding id, for texts that name keys. `today` returns the day it is, in ISO 8601.
    """

    def __init__(
        self,
        marks_of: Callable[[str], Marks] | None = None,
        repeats: Repeats | None = None,
        keymap: Mapping[str, str] | None = None,
        words_on: Callable[[str], str] = lambda _: "",
        today: Callable[[], str] = today,
    ) -> None:
        self._marks_of = marks_of
        self._passages: Passages | None = None
        self._repeats = repeats
        self._keymap = keymap or {}
        self._words_on = words_on
        self._today = today
        self.repeated: Repeated = "dimmed"
        """How to show repeated sentences."""
        self.highlighted: Sequence[Lines] = ()
        """Stretches of the document with matches in them, which are never dimmed or folded."""

    def view(self, document: Document, section: Tab, offset: int) -> View:
        """Return a section of a document, with highlights; of the postings, the one at the offset."""
        passages = self.passages(document, section, offset)
        if not passages:
            return self._view(document, section, offset, Highlights(self.highlighted))
        from reader.ui.render.passages import spans_of, with_passages

        shown = Highlights(merged_spans([*self.highlighted, *spans_of(passages)]))
        return with_passages(self._view(document, section, offset, shown), passages)

    def passages(self, document: Document, section: Tab, offset: int | None = None) -> Sequence[Passage]:
        """Return the highlights in a section of a document; of the postings, in the one at the offset."""
        if self._marks_of is None:
            return ()
        # Imported here because the first frame shows a preview and needs no marks.
        from reader.ui.render.passages import Passages, contents_of

        if self._passages is None:
            self._passages = Passages(self._marks_of)
        contents = contents_of(document, section)
        if section == "postings" and contents and offset is not None:
            contents = (contents[posting_at(document, offset)],)
        found = self._passages
        return [passage for content in contents for passage in found.of(document, content)]

    def _view(self, document: Document, section: Tab, offset: int, shown: Highlights) -> View:
        """Return a section without highlights; what is `shown` is never dimmed or folded."""
        # Imported here because the first frame shows a preview and needs none of them.
        from reader.ui.render.article import article_view, papers_view

        marks_of = self._marks_of
        fold = shown if self.repeated == "folded" else None
        if section == "papers":
            return papers_view(document, marks_of)
        if section == "postings" and document.postings:
            from reader.ui.render.postings import posting_view

            posting = document.postings[posting_at(document, offset)]
            return posting_view(
                posting,
                document,
                marks_of(posting.id) if marks_of else None,
                self._dimmed(posting, shown),
                fold=fold,
                similar=self._repeats.similar_to(posting) if self._repeats else "",
                words=self._words_on(posting.id),
                today=self._today(),
            )
        article = document.article
        marks = marks_of(article.id) if marks_of and article else None
        is_joined = self.repeated != "plain"
        return article_view(document, marks, self._keymap, fold=fold, join_labels=is_joined)

    def view_of_hit(self, document: Document, kind: ItemKind, offset: int) -> View:
        """Return the view that a search hit of that kind is in."""
        return self.view(document, TAB_OF[kind], offset)

    def repeats_of(self, posting: Posting) -> Sequence[Repeat]:
        """Return the repeated sentences of a posting; none if they are shown like all others."""
        return () if self.repeated == "plain" or self._repeats is None else self._repeats.of(posting)

    def look_up(self, postings: Sequence[Posting], at: int) -> None:
        """Find out what is repeated in the posting at an index and in its neighbors."""
        if self._repeats is None:
            return
        ahead = 0 if self.repeated == "plain" else LOOK_AHEAD
        order = [*range(at, at + ahead + 1), *range(at - 1, at - ahead - 1, -1)]
        if ahead and len(postings) <= MOST_NAMED:
            # The list names them by their own words, if nothing else tells them apart.
            order += [number for number, posting in enumerate(postings) if not posting.role]
        self._repeats.look_up([postings[number] for number in order if 0 <= number < len(postings)])

    def _dimmed(self, posting: Posting, shown: Highlights) -> Sequence[Repeat]:
        return [each for each in self.repeats_of(posting) if not shown.within(each.start, each.stop)]
