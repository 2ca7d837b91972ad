"""What is shown of a document until it has been taken apart: its text, and how far that is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on

from reader.config import SMALL_BYTES
from reader.ui.messages import Drafted
from reader.ui.render.preview import view_of_draft
from reader.ui.screens.panes import Panes
from reader.ui.widgets.desk import Desk

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.protocol import TextPreview
    from reader.ui.document.view import View

TELL_WAY_EVERY = 0.25
"""Seconds between two looks how far the taking apart is; small documents are done before the first."""


class Drafting(Panes):
    """Part of the main screen: drafts on the desk."""

    library: Library
    draft: TextPreview | None = None
    """The text of the first frame."""

    def begin_draft(self) -> None:
        """Shows what is known of the first text."""
        if self.draft is not None:
            self.query_one(Desk).sketch(self.draft)
        self.set_interval(TELL_WAY_EVERY, self._tell_way)

    def draft_whole(self) -> None:
        """Gets the whole text where the first frame has only a stretch. For a thread."""
        if self.draft is not None and not self.draft.whole and self.library.kind != "user":
            whole = self.library.documents.first_preview(None)
            if whole is not None:
                self.post_message(Drafted(whole, view_of_draft(whole)))

    async def sketch(self, document_id: str, offset: int | None) -> None:
        """Shows the text of a long document that must be taken apart first."""

        def view() -> tuple[TextPreview, View] | None:
            draft = self.library.documents.preview(document_id)
            return None if draft is None or len(draft.text) < SMALL_BYTES else (draft, view_of_draft(draft))

        made = await asyncio.to_thread(view)
        if made is not None:
            self.query_one(Desk).sketch(*made, at=offset)
            self.follow_part()

    @on(Drafted)
    def _drafted(self, event: Drafted) -> None:
        desk = self.query_one(Desk)
        if desk.drafted == event.draft.source:
            desk.sketch(event.draft, event.view)

    def _tell_way(self) -> None:
        done = self.library.documents.parse_progress
        if done is not None:
            self.query_one(Desk).tell_under_way(done)
