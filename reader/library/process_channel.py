"""Other processes of this program, and how one talks to them.

A process is this program's own interpreter, told what to do over its standard input. Nothing of the
caller's main module is imported there, so that any script may use the library without a guard.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import IO, BinaryIO

_LENGTH_BYTES = 8
CHANNEL_ERRORS = (OSError, EOFError, ValueError, pickle.PickleError)
"""What `send` and `receive` raise where the other process is gone, or its answer is cut short."""


def spawn(function: str, *words: str, pipe_bytes: int = -1) -> subprocess.Popen[bytes] | None:
    """A new process that calls "module:function"; None where this interpreter cannot be started again.

    `words` are its arguments, in `sys.argv`; `pipe_bytes` is the room of the pipes to and from it.
    """
    module, name = function.split(":")
    # Its modules come from where ours came from, wherever it is started.
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
            [sys.executable, "-c", f"from {module} import {name}; {name}()", *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=variables,
            pipesize=pipe_bytes,
        )  # fmt: skip
    except OSError:
        return None


def open_channel(niceness: int = 0) -> tuple[BinaryIO, BinaryIO]:
    """In a new process: what is asked of it, and where it answers.

    It stands back behind other processes by so much, as far as the system knows of that.
    """
    import signal

    # Ctrl-C is for the one who asked, who then ends this one's input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if niceness and hasattr(os, "nice"):
        os.nice(niceness)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    return requests, answers


def send(stream: IO[bytes], value: object) -> None:
    """Send a value to another process. Raises OSError, or ValueError where the stream is closed."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(_LENGTH_BYTES, "big") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> object:
    """The next value from another process. Raises EOFError where it has ended."""
    length = stream.read(_LENGTH_BYTES)
    if len(length) < _LENGTH_BYTES:
        raise EOFError
    return pickle.loads(stream.read(int.from_bytes(length, "big")))  # noqa: S301 - from our own process
