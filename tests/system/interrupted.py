"""The program, interrupted by ctrl+c when it imports its Nth module.

python -m tests.system.interrupted raise|wrap N WORD ...

"wrap" interrupts while a class is being made, which turns a KeyboardInterrupt into another error.
"""

from __future__ import annotations

import os
import signal
import sys

READY = "reader.system.interrupts"


class _Wrapped:
    def __set_name__(self, _owner: type, _name: str) -> None:
        os.kill(os.getpid(), signal.SIGINT)


class Interrupting:
    """An importer that finds nothing."""

    def __init__(self, way: str, number: int) -> None:
        self._way, self._left = way, number

    def find_spec(self, *_: object) -> None:
        self._left -= READY in sys.modules
        if self._left == 0:
            if self._way == "wrap":
                type("Made", (), {"wrapped": _Wrapped()})
            os.kill(os.getpid(), signal.SIGINT)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    way, number, *words = sys.argv[1:]
    for name in [name for name in sys.modules if name.partition(".")[0] == "reader"]:
        del sys.modules[name]
    sys.argv = ["reader", *words]
    sys.meta_path.insert(0, Interrupting(way, int(number)))
    import reader.__main__

    sys.exit(reader.__main__.main())
