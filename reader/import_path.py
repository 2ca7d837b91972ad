"""Where Python may import from: never from the folder one happens to stand in.

A folder of downloads may hold a `json.py`. Python looks there first when started with `-m` or `-c`, or with
an empty entry in PYTHONPATH. Only modules that are loaded with the interpreter may be imported here.
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib is not loaded
"""Where the package is."""


def trusted(path: list[str]) -> list[str]:
    """Return an import path without relative entries, and without the current folder if PYTHONPATH has it.

    The folder of the package stays in any case.
    """
    try:
        here = os.getcwd()  # noqa: PTH109
    except OSError:
        here = ""
    named = os.environ.get("PYTHONPATH", "").split(os.pathsep) if "PYTHONPATH" in os.environ else []
    from_outside = here in {os.path.abspath(entry) for entry in named}  # noqa: PTH100

    def is_trusted(entry: str) -> bool:
        return os.path.isabs(entry) and not (from_outside and entry == here)  # noqa: PTH117

    kept = [entry for entry in path if is_trusted(entry) or entry == ROOT]
    return kept if ROOT in kept else [*kept, ROOT]


def leave_current_folder() -> None:
    """Import nothing from the current folder from now on."""
    sys.path[:] = trusted(sys.path)
