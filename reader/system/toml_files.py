"""Files in TOML that people write: reading them, and saying where in them something is wrong.

What can't be used raises ConfigError, one line naming file, line and remedy.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

from reader.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 1 << 20
"""Bytes; no configuration is larger."""
SHOWN = 40
"""Characters of a wrong value to show in an error."""


def read(path: Path) -> bytes | None:
    """Return the file's bytes; None if there is no file."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(f"{shown_path(path)}: can't be read: {error.strerror}") from None
    if not stat.S_ISREG(status.st_mode):
        raise ConfigError(f"{shown_path(path)}: is not a file")
    if status.st_size > LARGEST:
        raise ConfigError(f"{shown_path(path)}: is larger than 1 MiB, too large for a configuration")
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{shown_path(path)}: can't be read: {error.strerror}") from None


def parsed(path: Path, data: bytes) -> tuple[str, dict[str, Any]]:
    """Return the text of a file and its values. `path` is for error messages."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{shown_path(path)}:{line}: not valid UTF-8") from None
    return text, _values(path, text)


def _values(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError(f"{shown_path(path)}: is nested too deeply") from None
    except ValueError as error:
        import re

        reason = str(error)
        at = re.search(r"\(at line (\d+), column \d+\)|\(at end of document\)", reason)
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        reason = reason[: at.start()].strip() if at else reason
        raise ConfigError(f"{shown_path(path)}:{line}: not valid TOML: {shown(reason, 200)}") from None


def line_of(text: str, name: str) -> int:
    """Return the line of a key known to be in the file, from 1; "table.key" for a key in a table."""
    import re

    table, _, key = name.rpartition(".")
    here = ""
    quoted = r"""["']?{}["']?"""
    alone = re.compile(rf"\s*{quoted.format(re.escape(key))}\s*[=.]")
    whole = re.compile(rf"\s*{quoted.format(re.escape(table))}\s*\.\s*{quoted.format(re.escape(key))}\s*[=.]")
    inline = re.compile(rf"\s*{quoted.format(re.escape(table))}\s*=.*{quoted.format(re.escape(key))}\s*=")
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        header = re.match(r"\s*\[+\s*[\"']?([^\]\"']*?)[\"']?\s*\]", line)
        if header:
            here = header[1]
            if not table and here.partition(".")[0].strip() == key:
                return number
        elif (here == table and alone.match(line)) or (
            not here and table and (whole.match(line) or inline.match(line))
        ):
            return number
    return 1


def nearest(word: str, words: tuple[str, ...]) -> str:
    """Return the allowed word closest to a wrong one, as a clause; "" if none is close."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=50)
    return f"; did you mean {found[0]}?" if found else ""


def written(value: object) -> str:
    """Return a value roughly as written in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (dict, list)):
        return "a table" if isinstance(value, dict) else "a list"
    return f'"{value}"' if isinstance(value, str) else str(value)


def shown_path(path: Path) -> str:
    """Return a path, safe to print."""
    from reader.clean import clean_line

    return clean_line(os.fspath(path))


def shown(text: str, most: int = SHOWN) -> str:
    """Return the beginning of a text, safe to print."""
    from reader.clean import clean_line

    return clean_line(text, most)
