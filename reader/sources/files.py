"""From the paths a user names to the documents found there, one by one."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.clean import clean_path
from reader.errors import SourceError
from reader.sources.failures import NO_SUCH, not_a_file, reason

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reader.config import Limits

STANDARD_INPUT = "-"
SUFFIXES = (
    ".txt", ".md", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive", ".eml",
)  # fmt: skip
"""Of the files that a folder gives. One that is named is taken whatever its suffix."""

ADDRESS_SIGN = "://"
NOT_ADDED = "is a web address; `reader add` puts what is there into the library"
NONE_INSIDE = "no texts or web pages in it; to open other files, name them"

_DIGITS = lazy.regex("[0-9]+")


class Found(NamedTuple):
    """A document that can be read."""

    source: str
    """The path as given, or the folder as given plus the path below it; clean."""
    path: Path | None
    """Where the file really is, links resolved. None for standard input and addresses."""
    address: str | None = None
    """What to ask the network for, always written alike. None for standard input and files."""

    def size(self) -> int:
        """Return the size in bytes; 0 for standard input, addresses, and files that no longer exist."""
        try:
            return 0 if self.path is None else self.path.stat().st_size
        except OSError:
            return 0


def discover(paths: Sequence[str], limits: Limits, *, web: bool = False) -> Iterator[Found | SourceError]:
    """Yield each document under the given paths once, in order, found lazily.

    A file is accepted whatever its suffix. A folder yields its text and Markdown files, recursively and in
    natural order ("2" before "10"), except hidden ones and links that lead outside; at most `limits.files` of
    them. "-" is standard input. With `web`, addresses are found too, and nothing is asked for. Whatever can't
    be read becomes a SourceError in its place. Opens no file.
    """
    seen: set[Path | None] = set()
    addresses: set[str] = set()
    for name in paths:
        found = Found(name, None) if name == STANDARD_INPUT else _named(name)
        if isinstance(found, SourceError):
            yield found
        elif found.address is not None:
            if not web:
                yield SourceError(found.source, NOT_ADDED)
            elif found.address not in addresses:
                addresses.add(found.address)
                yield found
        elif found.path not in seen:
            seen.add(found.path)
            if found.path and found.path.is_dir():
                yield from _documents(name, found.path, seen, limits.files)
            else:
                yield found


def _named(name: str) -> Found | SourceError:
    """Return the file, folder or address that a name means; a path that exists is never taken for another."""
    if ADDRESS_SIGN not in name or os.path.lexists(name):
        found = _resolve(Path(name), name)
        if isinstance(found, SourceError) and found.reason == NO_SUCH and name.startswith("www."):
            return SourceError(found.source, f"{NO_SUCH}; for the web page, write https://{name}")
        return found
    from reader.web_addresses import looks_like_address, parsed

    if not looks_like_address(name.strip()):
        return _resolve(Path(name), name)
    try:
        return Found(clean_path(name.strip()), None, parsed(name).url)
    except ValueError as problem:
        return SourceError(clean_path(name), str(problem))


def _resolve(path: Path, name: str) -> Found | SourceError:
    """Return the file or folder a path leads to; a SourceError if it is neither or nothing is there."""
    source = clean_path(name)
    if not name:  # Path would take this for the current folder
        return SourceError(source, NO_SUCH)
    try:
        mode = path.stat().st_mode
        real = path.resolve()
    except OSError as error:
        dangling = error.errno == errno.ENOENT and path.is_symlink()
        return SourceError(source, "is a broken link" if dangling else reason(error))
    except ValueError:  # a NUL in the name
        return SourceError(source, NO_SUCH)
    what = None if stat.S_ISDIR(mode) else not_a_file(mode)
    return SourceError(source, what) if what else Found(source, real)


def _documents(name: str, root: Path, seen: set[Path | None], limit: int) -> Iterator[Found | SourceError]:
    """Yield a folder's documents that aren't in `seen`, adding them to it."""
    count = troubles = 0
    for found in _walk(name, root):
        if isinstance(found, SourceError):
            troubles += 1
            yield found
            continue
        if count == limit:
            yield SourceError(clean_path(name), f"more than {limit:,} documents; the rest was skipped")
            return
        count += 1
        if found.path not in seen:
            seen.add(found.path)
            yield found
    if not count and not troubles:
        yield SourceError(clean_path(name), NONE_INSIDE)


def _walk(name: str, root: Path) -> Iterator[Found | SourceError]:
    """Yield what a folder holds, in natural order; an explicit stack, so no depth is too deep."""
    # The path from the root to each entry; a folder's ends in a separator.
    stack = [iter([""])]
    while stack:
        way = next(stack[-1], None)
        if way is None:
            stack.pop()
        elif way.endswith(os.sep) or not way:
            try:
                stack.append(iter(_entries(root / way, way)))
            except OSError as error:
                yield SourceError(clean_path(_joined(name, way)), reason(error))
        elif found := _document(root, way, _joined(name, way)):
            yield found


def _entries(folder: Path, way: str) -> list[str]:
    """Return the paths of a folder's visible folders and documents, in natural order."""
    with os.scandir(folder) as entries:
        names = [
            entry.name + (os.sep if entry.is_dir(follow_symlinks=False) else "")
            for entry in entries
            if not entry.name.startswith(".")
        ]
    return [way + name for name in sorted(names, key=_natural) if name.endswith(os.sep) or _is_document(name)]


def _document(root: Path, way: str, name: str) -> Found | SourceError | None:
    """Return the document at the end of a path; None if it isn't one in its own right."""
    path = root / way
    if not path.is_symlink() and path.is_file():  # the root is resolved, so this is too
        return Found(clean_path(name), path)
    found = _resolve(path, name)
    if isinstance(found, SourceError) or not path.is_symlink() or not found.path:
        return found
    if not found.path.is_relative_to(root):
        return SourceError(found.source, "is a link that leads outside the folder; to open it, name it")
    inside = str(found.path.relative_to(root))
    # The walk also reaches the real file, unless that is hidden or has another suffix.
    return None if _is_document(inside) or found.path.is_dir() else found


def _is_document(way: str) -> bool:
    hidden = any(part.startswith(".") for part in Path(way).parts)
    return not hidden and way.lower().endswith(SUFFIXES)


def _natural(name: str) -> tuple[str, str]:
    """Return a key that sorts digits by value and ignores letter case."""
    return _DIGITS.sub(_by_value, name.casefold()), name


def _by_value(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0")
    return f"{len(digits):03}{digits}"


def _joined(name: str, way: str) -> str:
    return os.path.join(name, way).removesuffix(os.sep) if way else name  # noqa: PTH118 - Path drops "./"
