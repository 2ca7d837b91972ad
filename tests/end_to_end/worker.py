"""A program that tags items of a library, and reports each change once it is on disk.

usage: python -m tests.end_to_end.worker LIBRARY PREFIX COUNT
"""

from __future__ import annotations

import sys
from pathlib import Path

from reader import Library


def main(path: str, prefix: str, count: str) -> None:
    """Tag the items in turn, with a new tag each time."""
    with Library.open(Path(path)) as library:
        items = [item.id for item in library.items()]
        for number in range(int(count)):
            library.marks.tag(items[number % len(items)], add=[f"{prefix}{number}"])
            print(number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
