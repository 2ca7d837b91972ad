"""SHA-256 by Python's own code where little is hashed and the system's library is not at hand.

That, which `hashlib` loads, takes 4 MiB of memory. It is five times as fast, and lets other threads run
meanwhile: worth loading for long texts only, and for many.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from hashlib import _Hash

LONG = 1 << 20
"""From this many bytes on, in one text or in all so far, the system's library is loaded.

Python's own code takes some milliseconds for them.
"""
_SYSTEMS = "_hashlib"
"""What of `hashlib` is the system's; digests of sources, say, have loaded it by then."""
_OWN = ("_sha2", "_sha256")
"""Where Python has its own, from version 3.12 on and before; `random` uses it in the same way."""


@dataclass
class _Done:
    """What Python's own code has done so far."""

    size: int = 0
    """Bytes hashed."""


_DONE = _Done()


def sha256_digits(data: bytes) -> str:
    """Return the SHA-256 of some bytes as 64 hex digits."""
    if _SYSTEMS not in sys.modules:
        _DONE.size += len(data)
        if _DONE.size < LONG:
            return _own()(data).hexdigest()
    from hashlib import sha256

    return sha256(data).hexdigest()


@cache
def _own() -> Callable[[bytes], _Hash]:
    """Return Python's own function, or the system's where Python was built without."""
    own = next(filter(find_spec, _OWN), "hashlib")
    function: Callable[[bytes], _Hash] = import_module(own).sha256
    return function
