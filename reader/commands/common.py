"""What the commands share: exit codes, opening the library, reporting failures."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader import lazy
from reader.system.configuration import KEYS, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.config import Settings
    from reader.errors import SourceError
    from reader.library.library import Library
    from reader.model import ListedItem
    from reader.system.configuration import Configuration

DONE, NOTHING_FOUND, DAMAGED = 0, 1, 4
ADDRESS_SIGN = "://"
ALL_HITS = 1 << 30
"""The limit of a search without limit."""
LOOKED_UP = 200
"""Up to this many items are looked up one by one."""
_ID = lazy.regex(r"[0-9a-f]{16}")


def open_library(paths: Sequence[str], settings: Settings | None = None) -> Library:
    """Return the library of these paths; without paths, the user's, or the samples while that is empty.

    Without settings, the configured ones apply. Raises UsageError for an address among the paths, and
    ConfigError if the configuration cannot be used.
    """
    from reader.library.library import Library
    from reader.library.store_handle import user_library

    refuse_addresses(paths)
    settings = settings or load().settings
    if not paths:
        return Library.usual(settings=settings)
    return Library.of(paths, settings=settings, stdin=sys.stdin.buffer, marks=user_library())


@contextmanager
def backed_up(library: Library) -> Iterator[None]:
    """Make today's backup of the library, unless there is one, and then a change to it.

    A failure is only reported, and only after the change: if that fails too, it says why.
    """
    from reader.errors import BusyError, LibraryError
    from reader.printing import complain

    failure: LibraryError | None = None
    try:
        library.backup()
    except BusyError:
        raise
    except LibraryError as error:
        failure = error
    yield
    if failure is not None:
        complain(f"couldn't back up the library: {failure}")


def refuse_addresses(paths: Sequence[str]) -> None:
    """Raise UsageError if one of the paths is a web address: only `add` asks the network."""
    from reader.errors import UsageError

    for path in paths:
        if ADDRESS_SIGN in path and not os.path.lexists(path):
            raise UsageError(f"{path}: is no path; `reader add {path}` puts what is there into the library")


def load_keymap(configuration: Configuration) -> Mapping[str, str]:
    """Return the configured keys of commands, by the ids of their bindings.

    Raises ConfigError if a key cannot be used. If none are configured, nothing of the app is imported.
    """
    if not configuration.settings.keys:
        return {}
    from reader.ui.keymap import keymap

    return keymap(configuration.settings.keys, lambda name: configuration.where(KEYS + name))


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags as they are stored, each once. Raises UsageError for one with nothing in it."""
    from reader.clean import clean_line
    from reader.errors import UsageError

    cleaned = tuple(dict.fromkeys(clean_line(tag).strip() for tag in tags))
    if "" in cleaned:
        raise UsageError("a tag can't be empty")
    return cleaned


def is_id(name: str) -> bool:
    """Return whether an argument means the id of an item or document: it looks like an id, and no file has
    that name.
    """
    return has_form_of_id(name) and not os.path.lexists(name)


def has_form_of_id(name: str) -> bool:
    """Return whether an argument looks like an id."""
    return _ID.fullmatch(name) is not None


def listed_items(library: Library, ids: Sequence[str]) -> Mapping[str, ListedItem]:
    """Return the items with these ids, by id; unknown ones are missing."""
    if len(ids) > LOOKED_UP:
        wanted = frozenset(ids)
        return {item.id: item for item in library.items() if item.id in wanted}
    return {item_id: item for item_id in ids if (item := library.documents.listed_item(item_id))}


def report_failures(failures: Iterable[SourceError]) -> int:
    """Print why sources could not be read, a line each, and return the exit code."""
    from reader.printing import complain

    code = DONE
    for failure in failures:
        complain(str(failure))
        code = code if failure.copy else failure.exit_code
    return code
