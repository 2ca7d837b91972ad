"""The part of the reading pane that has code in sight coloured, off the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from reader.ui.mixing import WidgetPart
from reader.ui.services.tasks import run_in_thread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.document.layout import Layout, Line
    from reader.ui.document.view import Look, Piece

AT_HAND = 64
"""Stretches of code of which the colours are remembered."""


class Colouring(WidgetPart):
    """Mixed into the reading pane."""

    _wrapped: Layout
    _page: list[Line]
    _colours: dict[Piece, Sequence[Look]]
    """The looks of code, none while they are looked up; the oldest first."""

    class Coloured(Message):
        """The colours of some code are known now."""

        def __init__(self, piece: Piece, looks: Sequence[Look]) -> None:
            super().__init__()
            self.piece = piece
            self.looks = looks

    def _colour(self) -> None:
        """Has the code in sight coloured, where it states its language."""
        for piece in dict.fromkeys(line.piece for line in self._page if line.piece.language):
            if piece not in self._colours:
                self._colours[piece] = ()
                self._look_up(piece)
        while len(self._colours) > AT_HAND:
            del self._colours[next(iter(self._colours))]

    def _look_up(self, piece: Piece) -> None:
        def work() -> None:
            # Here, because few texts have code.
            from reader.ui.document.syntax import coloured

            self.post_message(Colouring.Coloured(piece, coloured(piece.text, piece.language)))

        run_in_thread(self, work, "colours")

    def on_colouring_coloured(self, event: Colouring.Coloured) -> None:
        """Draws code in its colours."""
        event.stop()
        self._colours[event.piece] = event.looks
        if event.looks and any(line.piece == event.piece for line in self._page):
            self._wrapped.forget()
            self._place()

    def _place(self) -> None:
        """Lays out what is in sight anew."""
        raise NotImplementedError
