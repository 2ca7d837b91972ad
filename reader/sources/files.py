"""From the paths that were named to the documents that stand there, one by one."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.clean import clean
from reader.errors import SourceError
from reader.sources.failures import NO_SUCH, not_a_file, reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.config import Limits

STANDARD_INPUT = "-"
SUFFIXES = (".txt", ".md")

_DIGITS = re.compile("[0-9]+")
# In a name these are characters like others; to `clean` they are layout.
_LAYOUT = str.maketrans("\t\n\r", "\u2409\u240a\u240d")


class Found(NamedTuple):
    """A document that can be read."""

    source: str
    """The path as it was given, or the folder as it was given and the way on from there; clean."""
    path: Path | None
    """Where the file really is, links resolved. None for standard input."""

    def size(self) -> int:
        """Bytes; 0 for standard input and for what is not there any more."""
        try:
            return 0 if self.path is None else self.path.stat().st_size
        except OSError:
            return 0


def discover(paths: Sequence[str], limits: Limits) -> Iterator[Found | SourceError]:
    """Each document under the named paths once, in their order, found while it is asked for.

    A file is taken whatever its suffix. A folder gives its text and Markdown files, recursively and
    in natural order ("2" before "10"), without hidden ones and without what links lead out to; at
    most `limits.files` of them. "-" is standard input. What cannot be taken comes as a SourceError,
    in its place. No file is opened.
    """
    seen: set[Path | None] = set()
    for name in paths:
        found = Found(name, None) if name == STANDARD_INPUT else _resolve(Path(name), name)
        if isinstance(found, SourceError):
            yield found
        elif found.path not in seen:
            seen.add(found.path)
            if found.path and found.path.is_dir():
                yield from _documents(name, found.path, seen, limits.files)
            else:
                yield found


def _resolve(path: Path, name: str) -> Found | SourceError:
    """The file or folder that a path leads to; a SourceError where it is neither, or nothing."""
    source = _shown(name)
    if not name:  # which Path takes for the current folder
        return SourceError(source, NO_SUCH)
    try:
        mode = path.stat().st_mode
        real = path.resolve()
    except OSError as error:
        dangling = error.errno == errno.ENOENT and path.is_symlink()
        return SourceError(source, "is a link to nothing" if dangling else reason(error))
    except ValueError:  # a NUL in the name
        return SourceError(source, NO_SUCH)
    what = None if stat.S_ISDIR(mode) else not_a_file(mode)
    return SourceError(source, what) if what else Found(source, real)


def _documents(name: str, root: Path, seen: set[Path | None], limit: int) -> Iterator[Found | SourceError]:
    """The documents of a folder that are not in `seen`, which takes them in."""
    count = troubles = 0
    for found in _walk(name, root):
        if isinstance(found, SourceError):
            troubles += 1
            yield found
            continue
        if count == limit:
            yield SourceError(_shown(name), f"more than {limit:,} documents in it; the rest is left out")
            return
        count += 1
        if found.path not in seen:
            seen.add(found.path)
            yield found
    if not count and not troubles:
        yield SourceError(_shown(name), "no .txt or .md documents in it; name files to open others")


def _walk(name: str, root: Path) -> Iterator[Found | SourceError]:
    """What a folder holds, in natural order; a stack of its own, so that no depth is too deep."""
    # The way from the root to each entry; a folder's ends in a separator.
    stack = [iter([""])]
    while stack:
        way = next(stack[-1], None)
        if way is None:
            stack.pop()
        elif way.endswith(os.sep) or not way:
            try:
                stack.append(iter(_entries(root / way, way)))
            except OSError as error:
                yield SourceError(_shown(_joined(name, way)), reason(error))
        elif found := _document(root, way, _joined(name, way)):
            yield found


def _entries(folder: Path, way: str) -> list[str]:
    """The ways to the folders and documents in a folder, hidden ones left out, in natural order."""
    with os.scandir(folder) as entries:
        names = [
            entry.name + (os.sep if entry.is_dir(follow_symlinks=False) else "")
            for entry in entries
            if not entry.name.startswith(".")
        ]
    return [way + name for name in sorted(names, key=_natural) if name.endswith(os.sep) or _is_document(name)]


def _document(root: Path, way: str, name: str) -> Found | SourceError | None:
    """The document at the end of a way; None where it is no document of its own."""
    path = root / way
    if not path.is_symlink() and path.is_file():  # the root is resolved, so this is too
        return Found(_shown(name), path)
    found = _resolve(path, name)
    if isinstance(found, SourceError) or not path.is_symlink() or not found.path:
        return found
    if not found.path.is_relative_to(root):
        return SourceError(found.source, "is a link out of the folder; name it to open it")
    inside = str(found.path.relative_to(root))
    # The walk comes by the real file too, unless that is hidden or has another suffix.
    return None if _is_document(inside) or found.path.is_dir() else found


def _is_document(way: str) -> bool:
    hidden = any(part.startswith(".") for part in Path(way).parts)
    return not hidden and way.lower().endswith(SUFFIXES)


def _natural(name: str) -> tuple[str, str]:
    """A key that sorts digits by their value and letters without regard to case."""
    return _DIGITS.sub(_by_value, name.casefold()), name


def _by_value(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0")
    return f"{len(digits):03}{digits}"


def _joined(name: str, way: str) -> str:
    return os.path.join(name, way).removesuffix(os.sep) if way else name  # noqa: PTH118 - Path drops "./"


def _shown(name: str) -> str:
    """A path as one clean line that still tells it from others."""
    return clean(name.translate(_LAYOUT))
