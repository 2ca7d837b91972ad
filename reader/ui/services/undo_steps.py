"""Undo, redo and the history: marks at once, documents only after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from textual.message import Message

from reader.naming import count_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from textual.app import App

    from reader.library.library import Library
    from reader.store.values import Step

Direction: TypeAlias = Literal["undo", "redo"]
NOTHING_LEFT: dict[Direction, str] = {"undo": "Nothing to undo.", "redo": "Nothing to redo."}
DONE: dict[Direction, str] = {"undo": "Undone: {}", "redo": "Redone: {}"}
MOST_STEPS = 1_000
"""As many as the history shows."""


class StepQuestion(Message):
    """Documents would come or go: the user has to agree first. Posted to the app."""

    def __init__(self, title: str, text: str, agree: Callable[[], None]) -> None:
        super().__init__()
        self.title = title
        self.text = text
        self.agree = agree
        """What to call when the user has agreed; it never waits."""


class UndoSteps:
    """Takes steps back and brings them back, in the thread that writes marks."""

    def __init__(
        self,
        library: Library,
        app: App[Any],
        run: Callable[[Callable[[], object]], None],
        taken: Callable[[Sequence[Step], str], None],
    ) -> None:
        """`run` does work in the thread; `taken` is called there with the steps taken, and a notice."""
        self._library = library
        self._app = app
        self._run = run
        self._taken = taken

    def take(self, direction: Direction) -> None:
        """Undo the last step, or redo the one undone last."""
        self._run(lambda: self._take(direction, agreed=None))

    def back_to(self, step: Step | None) -> None:
        """Undo everything after a step; with None, everything."""
        self._run(lambda: self._back_to(step, agreed=False))

    def bring_back(self, step: Step) -> None:
        """Redo one undone step."""
        self._run(lambda: self._bring_back(step, agreed=not step.documents))

    def steps(self, then: Callable[[Sequence[Step]], object]) -> None:
        """Look up the history, newest first, and call `then` with it in the thread."""
        self._run(lambda: then(self._library.marks.history(MOST_STEPS)))

    # In the thread

    def _take(self, direction: Direction, *, agreed: int | None) -> None:
        """Take the next step, if it is the one agreed to, or if it concerns marks alone."""
        marks = self._library.marks
        step = marks.next_undo() if direction == "undo" else marks.next_redo()
        if step is None:
            self._taken((), NOTHING_LEFT[direction])
        elif step.documents and step.id != agreed:
            question = f"{direction.capitalize()} “{step.name}”? {self._concerned((step,))}"
            self._ask(direction, question, lambda: self._take(direction, agreed=step.id))
        else:
            taken = marks.undo() if direction == "undo" else marks.redo()
            self._taken((taken or step,), DONE[direction].format(step.name))

    def _back_to(self, step: Step | None, *, agreed: bool) -> None:
        oldest = -1 if step is None else step.id
        later = [one for one in self._library.marks.history() if one.id > oldest and not one.undone]
        if not later:
            self._taken((), "Nothing was done since.")
        elif not agreed and any(one.documents for one in later):
            question = f"Undo {count_of(len(later), 'step')}? {self._concerned(later)}"
            self._ask("history", question, lambda: self._back_to(step, agreed=True))
        else:
            taken = self._library.marks.back_to(None if step is None else step.id)
            self._taken(taken, f"Undone: {count_of(len(taken), 'step')}")

    def _bring_back(self, step: Step, *, agreed: bool) -> None:
        if agreed:
            self._taken((self._library.marks.bring_back(step.id),), DONE["redo"].format(step.name))
        else:
            question = f"Redo “{step.name}”? {self._concerned((step,))}"
            self._ask("history", question, lambda: self._bring_back(step, agreed=True))

    def _ask(self, title: str, text: str, agreed: Callable[[], object]) -> None:
        self._app.post_message(StepQuestion(title, text, lambda: self._run(agreed)))

    def _concerned(self, steps: Sequence[Step]) -> str:
        """Say how many documents come or go, and how many marked items are in those that go."""
        concerned = {document for step in steps for document in step.documents}
        here = concerned & {entry.id for entry in self._library.documents.list()}
        come, go = len(concerned - here), len(here)
        if come and go:
            return f"{count_of(max(come, go), 'document')} will change."
        if come:
            return f"{count_of(come, 'document')} will come back."
        marked = self._marked_in(here)
        marks = f" with {count_of(marked, 'marked item')}" if marked else ""
        return f"{count_of(go, 'document')}{marks} will go."

    def _marked_in(self, documents: set[str]) -> int:
        """Return how many items of documents have a mark, a tag, a note or a highlight."""
        listed = map(self._library.documents.listed_item, self._library.marks.marked())
        items = (item for item in listed if item is not None)
        return sum(any(place.document in documents for place in item.standings) for item in items)
