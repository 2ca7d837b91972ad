"""The user's editor, for notes that need more room than a box."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from tempfile import mkstemp

FALLBACKS = ("vi", "nano")


def edit(text: str) -> str | None:
    """Open $VISUAL or $EDITOR on a text and return what the user saved.

    None if there is no editor, it failed, or its result isn't text: then change nothing. The text goes
    through a file that only the user can read and that is removed afterwards.
    """
    descriptor, name = mkstemp(prefix="reader-note-", suffix=".md")
    path = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        for words in _editors():
            try:
                ended = subprocess.run([*words, name], check=False)  # noqa: S603 - the user's own editor
            except OSError:
                continue
            return path.read_text(encoding="utf-8") if ended.returncode == 0 else None
    except (OSError, UnicodeError):
        return None
    finally:
        path.unlink(missing_ok=True)
    return None


def _editors() -> list[list[str]]:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        words = shlex.split(named) if named else []
    except ValueError:
        words = []
    return [words] if words else [[name] for name in FALLBACKS]
