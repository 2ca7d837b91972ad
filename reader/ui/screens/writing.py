"""What of the main screen is exported, and how that goes on once it is asked for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reader.errors import ExistsError, ReaderError
from reader.model import Posting
from reader.ui.screens.exporting import ExportScreen, Scope, Wish
from reader.ui.widgets.desk import Desk
from reader.ui.widgets.posting_list import PostingList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.ui.outside import Outside
    from reader.ui.screens.taking import Taking

SHEET, QUESTIONS = "taking.tcss", "asking.tcss"


def export(screen: Taking) -> None:
    """Asks what to export, how and where to, and does it off the event loop."""

    def write(wish: Wish | None) -> None:
        if wish is not None:
            screen.run_worker(_write(screen, wish, replace=False), group="export")

    found = list(scopes(screen))
    if found:
        screen.app.push_screen(ExportScreen(found, screen.sheets[SHEET]), write)


def scopes(screen: Taking) -> Iterator[Scope]:
    """How much can be exported, what one most likely means first."""
    desk = screen.query_one(Desk)
    document, item, chosen = desk.document, desk.item, screen.chosen
    if document is None:
        return
    if chosen:
        yield Scope(f"the {len(chosen)} selected", chosen, f"{len(chosen)} postings")
    rows = screen.query_one(PostingList).rows if desk.part == "postings" else ()
    listed = tuple(dict.fromkeys(row.id for row in rows if isinstance(row, Posting)))
    the_list = [Scope(f"the {len(listed)} listed", listed, f"{document.name} postings")] if listed else []
    one = [Scope(f"this {item.kind}", (item.id,), item.title)] if item is not None else []
    yield from (the_list + one if screen.look == "list" else one + the_list)
    if screen.walk is not None:
        results = screen.walk.results
        found = tuple(dict.fromkeys(hit.id for hit in results.hits))
        words = (
            f"the {len(found)} results" if len(found) >= results.total else f"the first {len(found)} results"
        )
        yield Scope(words, found, f"search {results.query}")
    if len(desk.items) > 1:
        yield Scope("the whole document", tuple(desk.items), document.name)


async def _write(screen: Taking, wish: Wish, *, replace: bool) -> None:
    outside: Outside = screen.app.outside  # type: ignore[attr-defined]

    def write() -> str:
        lines = screen.library.write(wish.scope.items, wish.format)
        return outside.write(wish.name, lines, replace=replace)

    try:
        path = await asyncio.to_thread(write)
    except ExistsError:
        _ask_to_replace(screen, wish)
    except ReaderError as error:
        screen.notify(str(error), title="Not exported", severity="error", markup=False)
    else:
        number = len(wish.scope.items)
        screen.notify(f"Wrote {number} item{'s' * (number != 1)} to {path}", markup=False)


def _ask_to_replace(screen: Taking, wish: Wish) -> None:
    from reader.ui.screens.asking import SureScreen

    def answer(agreed: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
        if agreed:
            screen.run_worker(_write(screen, wish, replace=True), group="export")
        else:
            screen.notify("Nothing was written.", markup=False)

    question = f"There is a file of that name already:\n{wish.name}\n\nReplace it?"
    screen.app.push_screen(SureScreen("replace", question, screen.sheets[QUESTIONS]), answer)
