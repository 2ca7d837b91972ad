"""Highlighting passages of the open document, and writing notes on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.ui.commands import OPENING, first_key
from reader.ui.document.location import TAB_OF, TABS
from reader.ui.messages import CopyRequested
from reader.ui.services.tasks import call_after, post_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from textual.screen import Screen

    from reader.model import Anchor, Document
    from reader.store.values import Highlight, Passage
    from reader.ui.controllers.navigation import Navigator
    from reader.ui.dialogs.highlights import HighlightRow
    from reader.ui.dialogs.note import NoteEdit
    from reader.ui.document.location import Tab
    from reader.ui.render.passages import Content
    from reader.ui.services import Services
    from reader.ui.widgets.document_view import DocumentView
    from reader.ui.widgets.reading_pane import HighlightVerb, ReadingPane

    Span = tuple[int, int]

NO_ITEM = "Only the text of an article, a paper or a posting can be highlighted."
NO_WORDS = "Select some words to highlight them."
NO_HIGHLIGHT = "No highlight here."
WORDS_GONE = "The words of this highlight are gone from the text."
NOT_HIGHLIGHTED = "what you wrote: there is no highlight for it"
NOT_OPENED = "what you wrote: the document did not open"
LOOK_EVERY = 0.05
"""Seconds between two looks whether a document is open that something was highlighted in."""
NOT_HERE = "No document here has the text of this highlight."
TOO_LONG = "Too long to highlight: select fewer than {:,} characters."


class Target(NamedTuple):
    """A stretch of an item."""

    item: str
    anchor: Anchor
    span: Span
    """Where it is in the document's text."""


class Highlighting(NamedTuple):
    """Makes, removes and annotates the highlights of the open document. Every change is seen at once."""

    services: Services
    screen: Screen[Any]
    view: DocumentView
    navigator: Navigator

    def press(self, event: ReadingPane.HighlightPressed) -> None:
        """Do what a key asks for with a stretch of the text."""
        event.stop()
        verb, stretch, source = event.verb, event.stretch, self.view.preview_source
        if self.view.document is not None:
            self._press(verb, stretch)
        elif source is None:
            self.services.say(OPENING)
        elif verb == "note":
            self._note_ahead(source, stretch)
        else:
            self._once_open(source, lambda: self._press(verb, stretch), lambda: None)

    def _press(self, verb: HighlightVerb, stretch: Span) -> None:
        known = self._highlight_at(stretch)
        if verb in ("note", "rewrite"):
            self._note(known, stretch)
        elif known is not None:
            self._remove(*known)
        elif verb == "toggle":
            self._add(stretch)
        else:
            self.services.say(NO_HIGHLIGHT)

    def _note_ahead(self, source: str, stretch: Span) -> None:
        """Open the note on a highlight in a preview; what is typed next is for it, and never lost."""

        def save(note: str) -> None:
            lost = partial(self.screen.post_message, CopyRequested(note, NOT_OPENED))
            self._once_open(source, lambda: self._add_noted(stretch, note), lost)

        self._ask(self.view.pane.selected_text, "", save)

    def _once_open(self, source: str, then: Callable[[], object], otherwise: Callable[[], object]) -> None:
        """Call `then` once the document of this source is open, `otherwise` if another one is."""
        document = self.view.document
        if document is not None and document.source == source:
            then()
        elif self.view.preview_source == source:
            call_after(self.screen, LOOK_EVERY, lambda: self._once_open(source, then, otherwise))
        else:
            otherwise()

    def passages(self) -> Iterator[tuple[Tab, int, Passage]]:
        """Yield the highlights in the open document, with the tab and the offset of their items."""
        from reader.library.passages import stretch_of
        from reader.ui.render.passages import contents_of

        document = self.view.document
        if document is None:
            return
        for tab in TABS:
            for passage in self.view.renderer.passages(document, tab):
                item = passage.highlight.item
                content = next(one for one in contents_of(document, tab) if one.id == item)
                yield tab, stretch_of(document.text, content.lines)[0], passage

    def go(self, document: str, tab: Tab, offset: int, passage: Passage) -> None:
        """Go to a highlight, or to its item if its words are gone; keys are for it then."""
        pane = self.view.pane

        def arrive() -> None:
            if passage.span is None:
                self.services.say(WORDS_GONE)
            else:
                pane.goto_match(offset)
                pane.make_current(passage.span)

        self.navigator.go_to(document, tab, offset, arrive)

    def open(self) -> None:
        """List all highlights, and go to the one that the user chooses."""
        from reader.ui.dialogs.highlights import HighlightsRead, HighlightsScreen

        def go(row: HighlightRow | None) -> None:
            if row is not None and row.document:
                self.go(row.document, TAB_OF[row.kind], row.offset, row.passage)
            elif row is not None:
                self.services.say(NOT_HERE)

        dialog = HighlightsScreen(lambda row: self.remove(row.passage.highlight), self.services.keymap)
        self.screen.app.push_screen(dialog, go)
        self.services.marks.run(lambda: post_to(dialog, HighlightsRead(self._rows())))

    def _rows(self) -> list[HighlightRow]:
        """Return all highlights, the one made last first, with where they are. In a thread."""
        from reader.store.values import Passage
        from reader.ui.dialogs.highlights import HighlightRow

        highlights = self.services.library.marks.highlights()
        by_item: dict[str, list[Highlight]] = {}
        for highlight in highlights:
            by_item.setdefault(highlight.item, []).append(highlight)
        rows = {row.passage.highlight.id: row for ones in by_item.values() for row in self._rows_of(ones)}
        return [rows.get(one.id, HighlightRow(Passage(one, None))) for one in highlights]

    def _rows_of(self, highlights: Sequence[Highlight]) -> Iterator[HighlightRow]:
        """Yield the highlights of one item; nothing if no document here has it."""
        from reader.library.passages import passages_in, stretch_of
        from reader.ui.dialogs.highlights import HighlightRow

        library = self.services.library
        item = library.item(highlights[0].item)
        if item is None:
            return
        try:
            document = library.documents.get(item.document)
        except KeyError:  # it was just taken out
            return
        begin = stretch_of(document.text, item.lines)[0]
        for passage in passages_in(document, item.lines, highlights):
            offset = begin if passage.span is None else passage.span[0]
            yield HighlightRow(passage, item.title, item.kind, document.id, offset)

    def remove(self, highlight: Highlight) -> None:
        """Remove a highlight, wherever it is."""
        self.services.marks.remove_highlight(highlight)
        undo = first_key("undo", self.services.keymap)
        self.services.say(f"Removed the highlight. {undo} to undo.")

    def _add(self, stretch: Span) -> None:
        target = self._target(stretch)
        if target is not None:
            self._put(target, "")
            note = first_key("note_highlight", self.services.keymap)
            self.services.say(f"Highlighted. {note} to add a note.")

    def _put(self, target: Target, note: str) -> None:
        self.services.marks.highlight(target.item, target.anchor, note)
        self._go_on(target.span)

    def _remove(self, highlight: Highlight, _: Span) -> None:
        self._go_on(None)
        self.remove(highlight)

    def _note(self, known: tuple[Highlight, Span] | None, stretch: Span) -> None:
        """Open the note on a highlight, or on one made once its note is saved."""
        marks = self.services.marks
        if known is not None:
            highlight, span = known

            def change(note: str) -> None:
                if note != highlight.note:
                    marks.note_highlight(highlight, note)
                    self.services.say(f"{'Saved' if note else 'Deleted'} the note on the highlight.")
                self._go_on(span)

            self._ask(highlight.anchor.words, highlight.note, change)
            return
        target = self._target(stretch)
        if target is not None:
            self._ask(target.anchor.words, "", lambda note: self._add_noted(stretch, note))

    def _add_noted(self, stretch: Span, note: str) -> None:
        target = self._target(stretch)
        if target is not None:
            self._put(target, note)
            self.services.say("Highlighted with a note." if note else "Highlighted.")
        elif note:
            self.screen.post_message(CopyRequested(note, NOT_HIGHLIGHTED))

    def _ask(self, words: str, note: str, then: Callable[[str], None]) -> None:
        from reader.library.undo_labels import shortened
        from reader.ui.dialogs.note import NoteScreen

        def save(written: Sequence[NoteEdit] | None) -> None:
            if written is not None:
                then(written[0].text if written else "")

        title = f"“{shortened(words)}”"
        self.screen.app.push_screen(NoteScreen(title, (), self.services.edit, note), save)

    def _go_on(self, passage: Span | None) -> None:
        """End selecting; keys are for a passage from now on, or for none."""
        pane = self.view.pane
        pane.end_selecting()
        pane.make_current(passage)

    def _highlight_at(self, stretch: Span) -> tuple[Highlight, Span] | None:
        """Return the shortest highlight that a stretch lies in."""
        start, stop = stretch
        document = self.view.document
        if document is None:
            return None
        around = [
            (passage.highlight, passage.span)
            for passage in self.view.renderer.passages(document, self.view.tab, start)
            if passage.span is not None and passage.span[0] <= start and stop <= passage.span[1]
        ]
        return min(around, key=lambda one: one[1][1] - one[1][0], default=None)

    def _target(self, stretch: Span) -> Target | None:
        """Return what to highlight, or say why it can't be."""
        from reader.highlights import LONGEST, anchor_of
        from reader.library.passages import stretch_of

        document = self.view.document
        assert document is not None  # noqa: S101 - `press` has seen to it
        start, stop = stretch
        content = self._content_at(document, start)
        if content is None:
            self.services.say(NO_ITEM)
            return None
        first, last = stretch_of(document.text, content.lines)
        start, stop = max(start, first), min(stop, last)
        if stop - start > LONGEST:
            self.services.say(TOO_LONG.format(LONGEST))
            return None
        anchor = anchor_of(document.text[first:last], start - first, stop - first)
        if anchor is None:
            self.services.say(NO_WORDS)
            return None
        begin = first + anchor.position
        return Target(content.id, anchor, (begin, begin + len(anchor.words)))

    def _content_at(self, document: Document, offset: int) -> Content | None:
        """Return the item whose lines have an offset, of those in sight if possible."""
        from reader.ui.render.passages import contents_of

        line = 1 + document.text.count("\n", 0, offset)
        contents = contents_of(document, self.view.tab)
        if self.view.tab == "postings":
            contents = contents[self.view.posting : self.view.posting + 1]
        others = (one for tab in ("papers", "postings", "article") for one in contents_of(document, tab))
        return next((one for one in (*contents, *others) if one.lines[0] <= line <= one.lines[1]), None)
