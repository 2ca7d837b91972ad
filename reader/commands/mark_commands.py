"""The commands that change marks and take changes back: mark, undo, redo, history."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.commands.common import (
    DONE,
    backed_up,
    clean_tags,
    has_form_of_id,
    listed_items,
    open_library,
    report_failures,
)
from reader.errors import SourceError, UsageError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from reader.library.library import Library
    from reader.model import ListedItem
    from reader.store.values import Step

STANDARD_INPUT = "-"
MOST_BYTES = 1 << 24
"""Of ids on standard input; about a million."""
NAMED = 12
"""How many unknown ids an error names."""
NAME_LENGTH = 40


def mark(arguments: Namespace) -> int:
    """Change the marks of the items named: all of them, or none if one is unknown. One step of undo."""
    from reader.printing import put

    tags, untags = clean_tags(arguments.tag), clean_tags(arguments.untag)
    _check_change(arguments, tags, untags)
    ids = _named_ids(arguments)
    with open_library(arguments.within) as library:
        items = _find_all(library, ids)
        code = report_failures(library.documents.failures)
        if not items:
            put("Nothing to mark.")
            return code
        with backed_up(library):
            _change(library, [item.id for item in items], arguments, tags, untags)
    put(f"Marked {_counted(items)} {_words(arguments, tags, untags)}.")
    return code


def undo(_arguments: Namespace) -> int:
    """Undo the newest step, made in the app or by a command."""
    return _step(lambda library: library.marks.undo(), "Undone", "undo")


def redo(_arguments: Namespace) -> int:
    """Redo the step undone last."""
    return _step(lambda library: library.marks.redo(), "Redone", "redo")


def _step(take: Callable[[Library], Step | None], done: str, verb: str) -> int:
    """Take a step in the history, and say which."""
    from reader.library.library import Library
    from reader.printing import put

    with Library.open() as library, backed_up(library):
        step = take(library)
    put(f"{done}: {step.name}" if step else f"Nothing to {verb}.")
    return DONE


def history(arguments: Namespace) -> int:
    """Print the steps, newest first."""
    from reader.export import records
    from reader.export.wording import minute_of
    from reader.library.library import Library
    from reader.printing import put

    with Library.open() as library:
        steps = library.marks.history(arguments.limit)
    if arguments.json:
        put(records.dumps(records.steps_record(steps)))
        return DONE
    for step in steps:
        put(minute_of(step.at), "undone" if step.undone else "", step.name)
    return DONE


# What to change


def _check_change(arguments: Namespace, tags: Sequence[str], untags: Sequence[str]) -> None:
    """Raise UsageError if the options ask for nothing, or for what cannot be."""
    note = arguments.note
    if note is not None and not note.strip():
        raise UsageError("--note: the note is empty")
    if both := set(tags) & set(untags):
        raise UsageError(f"--tag and --untag name the same tag: {min(both)}")
    asked = (arguments.starred, arguments.read, arguments.status, note)
    if not (tags or untags) and all(value is None for value in asked):
        raise UsageError("say what to mark, such as --star or --status applied; see `reader mark --help`")


def _change(
    library: Library,
    ids: Sequence[str],
    arguments: Namespace,
    tags: tuple[str, ...],
    untags: tuple[str, ...],
) -> None:
    from reader.store.values import MarkChange

    change = MarkChange(
        arguments.starred, arguments.read, arguments.status, tag=tags, untag=untags, note=arguments.note
    )
    library.marks.change(ids, change)


def _words(arguments: Namespace, tags: Sequence[str], untags: Sequence[str]) -> str:
    """Return what was done, as it follows the items: "applied, starred, tagged +thesis"."""
    words = []
    if arguments.status:
        words.append("without a status" if arguments.status == "none" else arguments.status)
    if arguments.starred is not None:
        words.append("starred" if arguments.starred else "without a star")
    if arguments.read is not None:
        words.append("read" if arguments.read else "unread")
    if tags or untags:
        words.append(" ".join(["tagged", *(f"+{tag}" for tag in tags), *(f"−{tag}" for tag in untags)]))
    if arguments.note is not None:
        words.append("with a note")
    return ", ".join(words)


# Which items


def _named_ids(arguments: Namespace) -> tuple[str, ...]:
    """Return the ids named, and those on standard input, each once."""
    if STANDARD_INPUT in arguments.ids and STANDARD_INPUT in arguments.within:
        raise UsageError("standard input can't be both the ids and the document to look them up in")
    ids: dict[str, None] = {}
    for name in dict.fromkeys(arguments.ids):
        ids |= dict.fromkeys(_read_ids() if name == STANDARD_INPUT else [name])
    return tuple(ids)


def _read_ids() -> list[str]:
    """Return the ids on standard input, one a line. Raises SourceError if it can't be read."""
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    except OSError as error:
        raise SourceError(STANDARD_INPUT, f"can't be read: {error.strerror or error}") from error
    if len(data) > MOST_BYTES:
        raise SourceError(STANDARD_INPUT, "too much for a list of ids")
    lines = data.decode("utf-8-sig", "replace").splitlines()
    return [line.strip() for line in lines if line.strip()]


def _find_all(library: Library, names: Sequence[str]) -> Sequence[ListedItem]:
    """Return the items with these ids, each once, in their order; a document's id means its article.

    Raises UsageError if one is unknown.
    """
    if library.kind != "user":
        library.documents.list()  # reads the paths, for the items to be known
    known = dict(listed_items(library, [name for name in names if has_form_of_id(name)]))
    if any(name not in known for name in names):
        for article in library.items("article"):
            known |= {standing.document: article for standing in article.standings}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UsageError(_no_items(unknown))
    return list({known[name].id: known[name] for name in names}.values())


def _no_items(names: Sequence[str]) -> str:
    from reader.clean import clean_line

    shown = ", ".join(clean_line(name, NAME_LENGTH) or "''" for name in names[:NAMED])
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    remedy = "`reader list --kind posting` shows ids; use --in PATH for files that aren't in the library"
    return f"{shown}{more}: no item has this id, so nothing was marked; {remedy}"


def _counted(items: Sequence[ListedItem]) -> str:
    """Return how many items there are, in words: "3 postings", "2 items"."""
    from reader.naming import count_of

    kinds = {item.kind for item in items}
    return count_of(len(items), kinds.pop() if len(kinds) == 1 else "item")
