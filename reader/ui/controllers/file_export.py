"""Writing what is exported to the file that the user named."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reader.errors import ExistsError, ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeAlias

    from textual.screen import Screen

    from reader.ui.services import Services

    Source: TypeAlias = Callable[[], tuple[Iterable[str], str]]
    """Returns the lines, and what they are: "3 items". May take long: it is called in a thread."""


def write_file(services: Services, screen: Screen[Any], name: str, source: Source) -> None:
    """Write lines to a file in a thread, say so, and ask first whether to replace a file that exists."""
    screen.run_worker(_write(services, screen, name, source, replace=False), group="export")


async def _write(
    services: Services, screen: Screen[Any], name: str, source: Source, *, replace: bool
) -> None:
    def write() -> tuple[str, str]:
        lines, what = source()
        return services.system.write(name, lines, replace=replace), what

    def fail(error: ReaderError) -> None:
        screen.notify(str(error), title="Not exported", severity="error", markup=False)

    try:
        path, what = await asyncio.to_thread(write)
    except ExistsError as error:
        if screen.is_active:
            _ask_to_replace(services, screen, name, source)
        else:  # a key meant for something else must not answer the question
            fail(error)
    except ReaderError as error:
        fail(error)
    else:
        screen.notify(f"Exported {what} to {path}", markup=False)


def _ask_to_replace(services: Services, screen: Screen[Any], name: str, source: Source) -> None:
    from reader.ui.dialogs.prompt import ConfirmScreen

    def answer(agreed: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
        if agreed:
            screen.run_worker(_write(services, screen, name, source, replace=True), group="export")
        else:
            screen.notify("Nothing exported.", markup=False)

    question = f"{name} already exists. Replace it?"
    screen.app.push_screen(ConfirmScreen("Replace file", question), answer)
