"""Comparing the selected postings, and exporting the comparison."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reader.export.comparison import lines
from reader.model import Posting
from reader.similarity.comparing import Comparison
from reader.similarity.comparing import compare as compare_texts
from reader.ui.commands import first_key
from reader.ui.controllers.file_export import write_file
from reader.ui.controllers.marking import ItemRef
from reader.ui.dialogs.compare import CompareScreen
from reader.ui.dialogs.export import file_name
from reader.ui.dialogs.prompt import PromptScreen
from reader.ui.document.posting_words import name_of_item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from textual.screen import Screen

    from reader.model import Item
    from reader.ui.services import Services

FEWEST, MOST = 2, 6
"""Postings that can be compared."""
HINT = f"Select {FEWEST} to {MOST} postings with {{}}, then press {{}}."
EXPORT_TITLE, EXPORT_HINT = "export to", "Markdown: the facts in a table, then what differs."


async def compare(
    services: Services,
    screen: Screen[Any],
    open_screen: Callable[[CompareScreen, Sequence[ItemRef]], None],
) -> None:
    """Open the comparison of the selected postings; say how to select some if there are too few."""
    found = [await asyncio.to_thread(services.library.item, item) for item in services.selected.ids]
    items = [(item, item.content) for item in found if item and isinstance(item.content, Posting)]
    if len(items) < FEWEST:
        keys = [first_key(name, services.keymap) for name in ("choose", "compare")]
        screen.notify(HINT.format(*keys), markup=False)
        return
    if len(items) > MOST:
        screen.notify(f"{len(items)} selected; comparing the first {MOST}.", markup=False)
        items = items[:MOST]
    postings = [posting for _, posting in items]
    comparison = await asyncio.to_thread(compare_texts, postings)
    if screen.is_active:
        comparing = CompareScreen(postings, comparison, services.marks)
        comparing.export = lambda: _export(services, comparing, comparison)
        open_screen(comparing, [_ref_of(item) for item, _ in items])


def _ref_of(item: Item) -> ItemRef:
    return ItemRef(item.id, item.kind, item.standings[0].document, 0, name_of_item(item))


def _export(services: Services, screen: CompareScreen, comparison: Comparison) -> None:
    """Ask for a file name, and write the comparison there."""
    compared = screen.compared

    def source() -> tuple[Iterator[str], str]:
        return lines(compared, comparison), "the comparison"

    def named(name: str | None) -> None:
        if name and name.strip():
            write_file(services, screen, name.strip(), source)

    proposed = file_name(f"{len(compared)} postings compared", "markdown")
    screen.app.push_screen(PromptScreen(EXPORT_TITLE, EXPORT_HINT, proposed), named)
