"""A folder as any folder of downloads may be: full of Python files that must never run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MODULES = [
    "_collections_abc", "argparse", "asyncio", "base64", "codecs", "concurrent", "csv", "ctypes",
    "dataclasses", "datetime", "encodings", "enum", "hashlib", "io", "json", "logging", "os",
    "pathlib", "pickle", "platformdirs", "rapidfuzz", "re", "rich", "runpy", "shlex", "shutil",
    "signal", "site", "sitecustomize", "sqlite3", "struct", "subprocess", "tantivy", "tempfile",
    "textual", "threading", "tomllib", "typing", "typing_extensions", "unicodedata",
    "usercustomize", "uuid", "weakref", "zlib",
]  # fmt: skip
FOR_PYTHON = [
    "collections", "contextlib", "functools", "importlib", "keyword", "operator", "reader",
    "reprlib", "types", "warnings",
]  # fmt: skip
"""Python itself takes these from the folder for `-m reader`, before the program can do anything about it."""
PACKAGES = ("asyncio", "collections", "concurrent", "encodings", "importlib", "json", "rich", "textual")
PROGRAMS = ("xdg-open", "wl-copy", "xclip", "xsel", "vi", "nano", "w3m", "gio", "my-editor", "my-browser")
MARK = "__import__('_io').open({path!r}, 'w').close()\nraise SystemExit('hostile code has run')\n"


def lay_out(folder: Path, *more: str) -> Path:
    """Fill a folder with modules and programs that leave a file behind when they run."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*MODULES, *more):
        mark = MARK.format(path=str(folder / f"{name}.ran"))
        if name in PACKAGES:
            (folder / name).mkdir()
            (folder / name / "__init__.py").write_text(mark)
        else:
            (folder / f"{name}.py").write_text(mark)
    for name in PROGRAMS:
        path = folder / name
        path.write_text(f"#!/bin/sh\n: > '{folder / name}.ran'\n")
        path.chmod(0o755)
    return folder


def that_ran(folder: Path) -> list[str]:
    """The names of those that have run."""
    return sorted(path.name for path in folder.rglob("*.ran"))
