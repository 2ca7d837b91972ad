"""Highlighting passages of the open document, and writing notes on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.ui.commands import OPENING, first_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from textual.screen import Screen

    from reader.model import Anchor, Document
    from reader.store.values import Highlight
    from reader.ui.dialogs.note import NoteEdit
    from reader.ui.render.passages import Content
    from reader.ui.services import Services
    from reader.ui.widgets.document_view import DocumentView
    from reader.ui.widgets.reading_pane import ReadingPane

    Span = tuple[int, int]

NO_ITEM = "Only the text of an article, a paper or a posting can be highlighted."
NO_WORDS = "Select some words to highlight them."
NO_HIGHLIGHT = "No highlight here."
TOO_LONG = "Too long to highlight: select fewer than {:,} characters."


class Target(NamedTuple):
    """A stretch of an item."""

    item: str
    anchor: Anchor
    span: Span
    """Where it is in the document's text."""


class Highlighting:
    """Makes, removes and annotates the highlights of the open document. Every change is seen at once."""

    def __init__(self, services: Services, screen: Screen[Any], view: DocumentView) -> None:
        self._services = services
        self._screen = screen
        self._view = view

    def press(self, event: ReadingPane.HighlightPressed) -> None:
        """Do what a key asks for with a stretch of the text."""
        if self._view.document is None:
            self._services.say(OPENING)
            return
        known = self._highlight_at(event.stretch)
        if event.verb == "note":
            self._note(known, event.stretch)
        elif known is not None:
            self._remove(*known)
        elif event.verb == "toggle":
            self._make(event.stretch)
        else:
            self._services.say(NO_HIGHLIGHT)

    def remove(self, highlight: Highlight) -> None:
        """Remove a highlight, wherever it is."""
        self._services.marks.remove_highlight(highlight)
        undo = first_key("undo", self._services.keymap)
        self._services.say(f"Removed the highlight. {undo} to undo.")

    def _make(self, stretch: Span) -> None:
        target = self._target(stretch)
        if target is not None:
            self._put(target, "")
            note = first_key("note_highlight", self._services.keymap)
            self._services.say(f"Highlighted. {note} to add a note.")

    def _put(self, target: Target, note: str) -> None:
        self._services.marks.highlight(target.item, target.anchor, note)
        self._go_on(target.span)

    def _remove(self, highlight: Highlight, _: Span) -> None:
        self._go_on(None)
        self.remove(highlight)

    def _note(self, known: tuple[Highlight, Span] | None, stretch: Span) -> None:
        """Open the note on a highlight, or on one made once its note is saved."""
        marks = self._services.marks
        if known is not None:
            highlight, span = known

            def change(note: str) -> None:
                if note != highlight.note:
                    marks.note_highlight(highlight, note)
                    self._services.say(f"{'Saved' if note else 'Deleted'} the note on the highlight.")
                self._go_on(span)

            self._ask(highlight.anchor, highlight.note, change)
            return
        target = self._target(stretch)
        if target is not None:

            def make(note: str) -> None:
                self._put(target, note)
                self._services.say("Highlighted with a note." if note else "Highlighted.")

            self._ask(target.anchor, "", make)

    def _ask(self, anchor: Anchor, note: str, then: Callable[[str], None]) -> None:
        from reader.library.undo_labels import shortened
        from reader.ui.dialogs.note import NoteScreen

        def save(written: Sequence[NoteEdit] | None) -> None:
            if written is not None:
                then(written[0].text if written else "")

        title = f"“{shortened(anchor.words)}”"
        self._screen.app.push_screen(NoteScreen(title, (), self._services.edit, note), save)

    def _go_on(self, passage: Span | None) -> None:
        """End selecting; keys are for a passage from now on, or for none."""
        pane = self._view.pane
        pane.end_selecting()
        pane.make_current(passage)

    def _highlight_at(self, stretch: Span) -> tuple[Highlight, Span] | None:
        """Return the shortest highlight that a stretch lies in."""
        start, stop = stretch
        around = [
            (passage.highlight, passage.span)
            for passage in self._view.passages
            if passage.span is not None and passage.span[0] <= start and stop <= passage.span[1]
        ]
        return min(around, key=lambda one: one[1][1] - one[1][0], default=None)

    def _target(self, stretch: Span) -> Target | None:
        """Return what to highlight, or say why it can't be."""
        from reader.highlights import LONGEST, anchor_of
        from reader.library.passages import stretch_of

        document = self._view.document
        assert document is not None  # noqa: S101 - `press` has seen to it
        start, stop = stretch
        content = _content_at(document, self._view.contents, start)
        if content is None:
            self._services.say(NO_ITEM)
            return None
        first, last = stretch_of(document.text, content.lines)
        start, stop = max(start, first), min(stop, last)
        if stop - start > LONGEST:
            self._services.say(TOO_LONG.format(LONGEST))
            return None
        anchor = anchor_of(document.text[first:last], start - first, stop - first)
        if anchor is None:
            self._services.say(NO_WORDS)
            return None
        begin = first + anchor.position
        return Target(content.id, anchor, (begin, begin + len(anchor.words)))


def _content_at(document: Document, contents: Sequence[Content], offset: int) -> Content | None:
    """Return the item of those in sight whose lines have an offset."""
    line = 1 + document.text.count("\n", 0, offset)
    return next((one for one in contents if one.lines[0] <= line <= one.lines[1]), None)
