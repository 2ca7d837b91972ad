"""The commands that read: the app, list, show, search."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from reader.commands.common import DONE, NOTHING_FOUND, is_id, load_keymap, open_library, report_failures
from reader.config import SMALL_BYTES, style_sheets
from reader.errors import SourceError, UsageError
from reader.library.preferences import Preferences
from reader.system.configuration import load

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.library.library import Library
    from reader.model import Document, Item


def open_app(paths: Sequence[str]) -> tuple[BaseException | None, int]:
    """Run the app. Return the defect that ended it, if any, and the exit code."""
    gc.disable()  # until the app has painted: there is little garbage and much to import
    from reader.system.terminal import detect_theme, reopen_keyboard, require_terminal

    configured = load()
    keymap = load_keymap(configured)
    with open_library(paths, configured.settings) as library:
        if "-" in paths:
            library.documents.list()
            reopen_keyboard()
        require_terminal()
        preferences = Preferences.load(configured.settings, library.marks.peek_setting)
        draft = library.documents.first_preview(SMALL_BYTES)
        from reader.system.editor import edit
        from reader.ui.app import LaunchOptions, run

        options = LaunchOptions(
            sheets=style_sheets(),
            preferences=preferences,
            auto_theme=detect_theme(),
            keymap=keymap,
            focus_text=_is_one_document(paths),
            draft=draft,
            edit=edit,
        )
        return run(library, options)


def list_documents(arguments: Namespace) -> int:
    """Print the documents, or the items of one kind."""
    from reader.export import records
    from reader.printing import printer, put

    out = printer()
    with open_library(arguments.paths) as library:
        if arguments.kind:
            items = library.items(arguments.kind)
            if arguments.json:
                put(records.dumps(records.items_record(items)))
            else:
                for item in items:
                    out.listed(item)
        else:
            entries = library.documents.list()
            if arguments.json:
                put(records.dumps(records.entries_record(entries)))
            else:
                for entry in entries:
                    out.entry(entry)
        return report_failures(library.documents.failures)


def show(arguments: Namespace) -> int:
    """Print documents and items, in the order they are named."""
    from reader.printing import complain, put

    code, is_first = DONE, True
    for name in arguments.names:
        by_id = is_id(name)
        with open_library([] if by_id else [name]) as library:
            try:
                for shown in (_find_by_id(library, name),) if by_id else library.documents.load():
                    if isinstance(shown, SourceError):
                        code = report_failures([shown]) or code
                        continue
                    if not (is_first or arguments.json):
                        put("")
                    is_first = False
                    _print(shown, library, as_json=arguments.json)
            except UsageError as error:
                complain(str(error))
                code = error.exit_code
    return code


def search(arguments: Namespace) -> int:
    """Print the results of a query."""
    from reader.export import records
    from reader.printing import printer, put

    with open_library(arguments.paths) as library:
        results = library.search(arguments.query, limit=arguments.limit, order=arguments.order)
        assert results is not None  # noqa: S101 - nothing cancels it
        if arguments.json:
            put(records.dumps(records.results_record(results)))
        else:
            printer().results(results)
        return report_failures(library.documents.failures) or (DONE if results.total else NOTHING_FOUND)


def _find_by_id(library: Library, wanted: str) -> Item | Document:
    """Raises UsageError where nothing has the id."""
    item = library.item(wanted)
    if item is not None:
        return item
    try:
        return library.documents.get(wanted)
    except KeyError:
        remedy = "`reader list --json` names the documents, with --kind posting the postings"
        raise UsageError(f"{wanted}: no item or document has this id; {remedy}") from None


def _print(shown: Item | Document, library: Library, *, as_json: bool) -> None:
    from reader.export import records
    from reader.model import Document
    from reader.printing import printer, put

    if isinstance(shown, Document):
        if as_json:
            put(records.dumps(records.document_record(shown)))
        else:
            printer().document(shown)
    elif as_json:
        put(records.dumps(records.item_record(shown, library.marks.of(shown.id))))
    else:
        printer().item(shown)


def _is_one_document(paths: Sequence[str]) -> bool:
    from pathlib import Path

    return len(paths) == 1 and not Path(paths[0]).is_dir()
