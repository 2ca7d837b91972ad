"""Start other processes of this program, and exchange values with them.

A process runs this program's own interpreter and gets its jobs over standard input. It does not import the
caller's main module, so any script may use the library without a guard.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import IO, BinaryIO

from reader.import_path import trusted

ISOLATED = "-I"
"""Keeps the interpreter from running anything of the current folder, or what PYTHON… variables name, at its
start.
"""
PROGRAM = """
import sys
sys.path[:] = sys.argv.pop(1).split(__import__("os").pathsep)
module, name = sys.argv.pop(1).split(":")
getattr(__import__("importlib").import_module(module), name)()
"""
"""Imports from where this process does, wherever it is started."""
_LENGTH_BYTES = 8
CHANNEL_ERRORS = (OSError, EOFError, ValueError, pickle.PickleError)
"""What `send` and `receive` raise if the other process is gone, or its message is cut short."""


def spawn(function: str, *words: str, pipe_bytes: int = -1) -> subprocess.Popen[bytes] | None:
    """Start a process that calls "module:function"; return None if the interpreter cannot be started again.

    `words` become its `sys.argv`; `pipe_bytes` is the size of the pipes to and from it.
    """
    variables = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    path = os.pathsep.join(trusted(sys.path))
    options = (ISOLATED, f"-Xutf8={sys.flags.utf8_mode}")
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
            [sys.executable, *options, "-c", PROGRAM, path, function, *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=variables,
            pipesize=pipe_bytes,
        )  # fmt: skip
    except OSError:
        return None


def open_channel(niceness: int = 0) -> tuple[BinaryIO, BinaryIO]:
    """In a new process, return the streams to read jobs from and to write results to.

    With `niceness`, the process yields to others that much, if the system supports it.
    """
    import signal

    # Ctrl-C is for the parent, which then closes this process's input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if niceness and hasattr(os, "nice"):
        os.nice(niceness)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    return requests, answers


def send(stream: IO[bytes], value: object) -> None:
    """Send a value to another process. Raises OSError, or ValueError if the stream is closed."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(_LENGTH_BYTES, "big") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> object:
    """Return the next value from another process. Raises EOFError if the process has ended."""
    length = stream.read(_LENGTH_BYTES)
    if len(length) < _LENGTH_BYTES:
        raise EOFError
    return pickle.loads(stream.read(int.from_bytes(length, "big")))  # noqa: S301 - from our own process
