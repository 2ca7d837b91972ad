"""The commands that read: the app, list, show, search."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Self

from reader.commands.common import (
    ALL_HITS,
    DONE,
    NOTHING_FOUND,
    has_form_of_id,
    is_id,
    listed_items,
    load_keymap,
    open_library,
    report_failures,
)
from reader.config import SMALL_BYTES, style_sheets
from reader.errors import LibraryError, SourceError, UsageError
from reader.library.preferences import Preferences
from reader.system.configuration import load

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping, Sequence

    from reader.library.library import Library
    from reader.model import Document, Item, Paper, Posting
    from reader.search import Results
    from reader.store.values import Marks, Passage


def open_app(paths: Sequence[str]) -> tuple[BaseException | None, int]:
    """Run the app. Return the defect that ended it, if any, and the exit code."""
    gc.disable()  # until the app has painted: there is little garbage and much to import
    from reader.system.terminal import (
        TerminalState,
        detect_theme,
        forget_other_terminals,
        reopen_keyboard,
        require_terminal,
    )

    configured = load()
    keymap = load_keymap(configured)
    with open_library(paths, configured.settings) as library:
        if "-" in paths:
            library.documents.list()
            reopen_keyboard()
        require_terminal()
        forget_other_terminals()
        preferences = Preferences.load(configured.settings, library.marks.peek_setting)
        preferences, palette, complaint = preferences.with_usable_theme()
        if complaint:
            from reader.printing import complain

            complain(complaint)
        preview = library.documents.first_preview(SMALL_BYTES)
        from reader.system.ending import EndingSignals
        from reader.ui.app import LaunchOptions, run

        options = LaunchOptions(
            sheets=style_sheets(),
            preferences=preferences,
            auto_theme=detect_theme(),
            palette=palette,
            no_colour=configured.origins["theme"].variable is not None,
            keymap=keymap,
            focus_text=_is_one_document(paths),
            preview=preview,
            edit=_edit,
            signals=EndingSignals(TerminalState().restore),
        )
        return run(library, options)


def _edit(text: str) -> str | None:
    from reader.system.editor import edit

    return edit(text)


def list_documents(arguments: Namespace) -> int:
    """Print the documents, or the items of one kind."""
    from reader.export import records
    from reader.printing import printer, put

    out, most = printer(), arguments.limit
    with open_library(arguments.paths) as library:
        if arguments.kind:
            items = library.items(arguments.kind)[:most]
            if arguments.json:
                marks = library.marks.of_many([item.id for item in items])
                put(records.dumps(records.items_record(items, marks)))
            else:
                for item in items:
                    out.listed(item)
        else:
            library.documents.complete()
            entries = library.documents.list()[:most]
            if arguments.json:
                put(records.dumps(records.entries_record(entries)))
            else:
                for entry in entries:
                    out.entry(entry)
        return report_failures(library.documents.failures)


def show(arguments: Namespace) -> int:
    """Print documents and items, in the order they are named."""
    from reader.printing import complain, put
    from reader.system.pager import paged

    code, is_first = DONE, True
    with paged(wanted=not (arguments.json or arguments.no_pager)), _Named(arguments.within) as named:
        for name in arguments.names:
            try:
                for shown, library in named.find(name):
                    if isinstance(shown, SourceError):
                        code = report_failures([shown]) or code
                        continue
                    if not (is_first or arguments.json):
                        put("")
                    is_first = False
                    code = _print(shown, library, as_json=arguments.json) or code
            except UsageError as error:
                complain(str(error))
                code = error.exit_code
        return named.report() or code


def search(arguments: Namespace) -> int:
    """Print the results of a query."""
    from reader.commands.parsers import LIMIT
    from reader.printing import printer

    terse = arguments.ids or arguments.count
    limit = arguments.limit
    if limit is None:
        limit = ALL_HITS if arguments.ids else LIMIT
    with open_library(arguments.paths) as library:
        results = library.search(arguments.query, limit=limit, order=arguments.order)
        assert results is not None  # noqa: S101 - nothing cancels it
        total = results.total
        if terse:
            total = _print_terse(results, ids=arguments.ids, nearest=arguments.nearest)
        elif arguments.json:
            _print_results(results, library)
        else:
            printer().results(results, listed_items(library, [hit.id for hit in results.hits]))
        return report_failures(library.documents.failures) or (DONE if total else NOTHING_FOUND)


def _print_terse(results: Results, *, ids: bool, nearest: bool) -> int:
    """Print ids or the number of matches, and return that number; what is merely near is no match unless
    asked for.
    """
    from reader.printing import complain, put, remarks

    if results.relaxed and results.total and not nearest:
        for note in results.notes:
            complain(note)
        complain(f"nothing matches all of these words; --nearest takes the closest {results.total:,}")
    else:
        for sentence in remarks(results):
            complain(sentence)
    total = 0 if results.relaxed and not nearest else results.total
    if not ids:
        put(str(total))
    elif total:
        for hit in results.hits:
            put(hit.id)
    return total


def _print_results(results: Results, library: Library) -> None:
    from reader.export import records
    from reader.printing import put

    ids = [hit.id for hit in results.hits]
    library.documents.complete()
    items = listed_items(library, ids)
    put(records.dumps(records.results_record(results, items, library.marks.of_many(ids))))


class _Named:
    """Finds what `show` is asked for: ids in one library, opened once, paths each in its own."""

    def __init__(self, within: Sequence[str]) -> None:
        self._within = within
        self._library: Library | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._library is not None:
            self._library.close()

    def find(self, name: str) -> Iterator[tuple[Item | Document | SourceError, Library]]:
        """Yield what a name means, with its library. Raises UsageError if nothing has the id."""
        if not (has_form_of_id(name) if self._within else is_id(name)):
            with open_library([name]) as library:
                for shown in library.documents.load():
                    yield shown, library
            return
        if self._library is None:
            self._library = open_library(self._within)
        yield _find_by_id(self._library, name), self._library

    def report(self) -> int:
        """Report the files that ids were to be looked up in but that could not be read."""
        return report_failures(self._library.documents.failures) if self._library else DONE


def _find_by_id(library: Library, wanted: str) -> Item | Document:
    """Raises UsageError where nothing has the id."""
    item = library.item(wanted)
    if item is not None:
        return item
    try:
        return library.documents.get(wanted)
    except KeyError:
        remedy = "`reader list --json` shows ids; use --in PATH for files that aren't in the library"
        raise UsageError(f"{wanted}: no item or document has this id; {remedy}") from None


def _print(shown: Item | Document, library: Library, *, as_json: bool) -> int:
    """Print one thing, and return the exit code."""
    from reader.export import records
    from reader.model import Document
    from reader.printing import complain, printer, put

    if isinstance(shown, Document):
        if as_json:
            marks, code = _marks_in(shown, library)
            put(records.dumps(records.document_record(shown, marks, _passages_in(shown, marks or {}))))
            return code
        printer().document(shown)
        for notice in shown.notices:
            complain(f"{shown.source}: {notice}")
        return DONE
    of_item = library.marks.of(shown.id)
    if as_json:
        put(records.dumps(records.item_record(shown, of_item, library.passages(shown, of_item))))
    else:
        is_literal = library.documents.get(shown.document).is_literal
        printer().item(shown, of_item, is_literal=is_literal)
    return DONE


def _marks_in(document: Document, library: Library) -> tuple[Mapping[str, Marks] | None, int]:
    """Return the marks on a document's items. A library that can't be read keeps no file from being shown."""
    from reader.printing import complain

    ids = [paper.id for paper in document.papers] + [posting.id for posting in document.postings]
    try:
        return library.marks.of_many(ids), DONE
    except LibraryError as error:
        complain(str(error))
        return None, error.exit_code


def _passages_in(document: Document, marks: Mapping[str, Marks]) -> Mapping[str, Sequence[Passage]]:
    """Return where the highlights of a document's items are, by item id."""
    from reader.library.passages import passages_in

    items: Sequence[Paper | Posting] = (*document.papers, *document.postings)
    return {
        item.id: passages_in(document, item.lines, marks[item.id].highlights)
        for item in items
        if item.id in marks
    }


def _is_one_document(paths: Sequence[str]) -> bool:
    from pathlib import Path

    return len(paths) == 1 and not Path(paths[0]).is_dir()
