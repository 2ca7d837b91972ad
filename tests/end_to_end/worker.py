"""A program that changes a library, and reports each change once it is on disk.

python -m tests.end_to_end.worker LIBRARY tag PREFIX COUNT   a new tag each time, on the items in turn
python -m tests.end_to_end.worker LIBRARY undo COUNT         undoes and redoes steps: see `is_redo`
"""

from __future__ import annotations

import sys
from pathlib import Path

from reader import Library


def is_redo(number: int) -> bool:
    """Return whether that change is a redo: two follow on each three that were undone."""
    return number % 5 > 2


def main(path: str, task: str, *rest: str) -> None:
    """Make the changes."""
    with Library.open(Path(path)) as library:
        if task == "tag":
            prefix, count = rest
            items = [item.id for item in library.items()]
            for number in range(int(count)):
                library.marks.tag(items[number % len(items)], add=[f"{prefix}{number}"])
                print(number, flush=True)
        else:
            for number in range(int(rest[0])):
                step = library.marks.redo() if is_redo(number) else library.marks.undo()
                print(step.id if step else "nothing", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
