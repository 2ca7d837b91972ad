"""The part of the desk that shows a text before the document in it has been taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.mixing import WidgetPart
from reader.ui.render.preview import view_of_draft
from reader.ui.widgets.part_tabs import PartTabs
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from reader.library.protocol import TextPreview
    from reader.ui.document.view import View


class Sketching(WidgetPart):
    """Shows a draft in the reading pane, until the document takes its place."""

    _draft: TextPreview | None = None
    _draft_from = 0

    @property
    def drafted(self) -> str | None:
        """The source of the document whose text is shown while it is still being taken apart."""
        return None if self._draft is None else self._draft.source

    @property
    def is_begun(self) -> bool:
        """Whether one has moved in a draft."""
        return self._draft is not None and self.query_one(ReadingPane).offset_at_top != self._draft_from

    def clear(self) -> None:
        """Takes the document off, if there is one."""

    def sketch(self, draft: TextPreview, view: View | None = None, at: int | None = None) -> None:
        """Shows the text of a document that is still being taken apart, from an offset on.

        Another stretch of the same text leaves the reader where he is. `view` is that of the draft, where
        it has been made already.
        """
        pane, same = self.query_one(ReadingPane), self.drafted == draft.source
        here = pane.offset_at_top
        if not same:
            self.clear()
        self._draft = draft
        pane.show(view or view_of_draft(draft), at=here if same else draft.offset if at is None else at)
        if not same:
            self._draft_from = pane.offset_at_top

    def tell_under_way(self, done: float) -> None:
        """Says how much of the draft's document has been taken apart, from 0 to 1."""
        if self._draft is not None:
            self.query_one(PartTabs).note = f"taking it apart  ·  {done:.0%}"
