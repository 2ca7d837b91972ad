"""`reader`, which writes where each of its threads is, into a file, whenever it gets SIGUSR1."""

from __future__ import annotations

import faulthandler
import os
import signal

STACKS = "READER_STACKS"
"""The variable with the path of the file."""


def main() -> int:
    """Run the program."""
    from reader.__main__ import main as run

    file = open(os.environ[STACKS], "a", encoding="utf-8")  # noqa: PTH123, SIM115 - for the whole run
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)  # before and after, as it ends
    faulthandler.register(signal.SIGUSR1, file, all_threads=True)
    return run()


if __name__ == "__main__":
    raise SystemExit(main())
