"""What is exported, and how that goes on once it is asked for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reader.errors import ExistsError, ReaderError
from reader.model import Posting
from reader.ui.dialogs.export import ExportRequest, ExportScope, ExportScreen
from reader.ui.widgets.desk import DocumentView
from reader.ui.widgets.posting_list import PostingList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from textual.screen import Screen

    from reader.library.library import Library
    from reader.search import Hit, Results
    from reader.ui.inquiry import SearchRequest
    from reader.ui.screens.taking import Taking
    from reader.ui.services.system import System

ALL = 1 << 30
"""Hits: as many as there are."""


def export(screen: Screen[Any], library: Library, outside: System, found: Sequence[ExportScope]) -> None:
    """Asks what to export, how and where to, and does it off the event loop."""

    def write(wish: ExportRequest | None) -> None:
        if wish is not None:
            screen.run_worker(_write(wish, replace=False), group="export")

    async def _write(wish: ExportRequest, *, replace: bool) -> None:
        number = 0

        def put() -> str:
            nonlocal number
            items = wish.scope.items()
            number = len(items)
            return outside.write(wish.name, library.write(items, wish.format), replace=replace)

        try:
            path = await asyncio.to_thread(put)
        except ExistsError as error:
            if screen.is_current:
                ask_to_replace(wish)
            else:  # a key that is meant for something else must not answer the question
                screen.notify(str(error), title="Not exported", severity="error", markup=False)
        except ReaderError as error:
            screen.notify(str(error), title="Not exported", severity="error", markup=False)
        else:
            screen.notify(f"Wrote {number:,} item{'s' * (number != 1)} to {path}", markup=False)

    def ask_to_replace(wish: ExportRequest) -> None:
        from reader.ui.dialogs.prompt import ConfirmScreen

        def answer(agreed: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
            if agreed:
                screen.run_worker(_write(wish, replace=True), group="export")
            else:
                screen.notify("Nothing was written.", markup=False)

        question = f"There is a file of that name already:\n{wish.name}\n\nReplace it?"
        screen.app.push_screen(ConfirmScreen("replace", question), answer)

    if found:
        screen.app.push_screen(ExportScreen(found), write)


def scopes(screen: Taking) -> Iterator[ExportScope]:
    """How much of the main screen can be exported, what one most likely means first."""
    desk = screen.query_one(DocumentView)
    document, item = desk.document, screen.item
    if document is None or screen.is_under_way:
        return
    yield from scope_of_chosen(screen.chosen)
    rows = screen.query_one(PostingList).rows if desk.part == "postings" else ()
    listed = tuple(dict.fromkeys(row.id for row in rows if isinstance(row, Posting)))
    the_list = [_scope(f"the {len(listed)} listed", listed, f"{document.name} postings")] if listed else []
    one = [_scope(f"this {item.kind}", (item.id,), item.title)] if item is not None else []
    yield from (the_list + one if screen.look == "list" else one + the_list)
    if screen.walk is not None and screen.walk_question is not None:
        yield result_scope(screen.library, screen.walk_question, screen.walk.results)
    if len(desk.items) > 1:
        yield _scope("the whole document", tuple(desk.items), document.name)


def scope_of_chosen(chosen: Sequence[str]) -> Iterator[ExportScope]:
    """The postings that were selected, if any."""
    if chosen:
        yield _scope(f"the {len(chosen)} selected", tuple(chosen), f"{len(chosen)} postings")


def scope_of_hit(hit: Hit | None) -> Iterator[ExportScope]:
    """The chosen result, if any."""
    if hit is not None:
        yield _scope(f"this {hit.kind}", (hit.id,), hit.title)


def result_scope(library: Library, question: SearchRequest, results: Results) -> ExportScope:
    """All that was found, and not only what has been fetched of it."""

    def items() -> tuple[str, ...]:
        if len(results.hits) >= results.total:
            return tuple(hit.id for hit in results.hits)
        narrowing = question.narrowing
        found = library.search(
            question.text, limit=ALL, kind=question.kind, where=narrowing.where, order=narrowing.order
        )
        return tuple(hit.id for hit in found.hits) if found is not None else ()

    return ExportScope(f"the {results.total:,} results", items, f"search {results.query}")


def _scope(words: str, items: tuple[str, ...], title: str) -> ExportScope:
    return ExportScope(words, lambda: items, title)
