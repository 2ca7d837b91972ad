"""Run the benchmarks and print a table of ratios: `python -m tests.benchmarks [NAME ...]`."""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = (
    "start",
    "reading",
    "library",
    "search",
    "keys",
    "parsing",
    "pages",
    "likeness",
    "refresh",
    "deciding",
)


def main() -> int:
    """Return 1 if any ratio is over its limit."""
    over = False
    print(f"{'':<44} {'ours':>9} {'bare':>9}")
    for name in sys.argv[1:] or NAMES:
        for comparison in import_module(f"tests.benchmarks.{name}").main():
            print(comparison.row(), flush=True)
            over = over or comparison.ratio > comparison.limit
    return int(over)


if __name__ == "__main__":
    raise SystemExit(main())
