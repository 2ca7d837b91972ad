"""What a terminal sends, made fit for Textual's parser: text, without what that can't take.

A terminal may send anything: bytes in another encoding, mouse reports of an older kind, half a character at
the end of a read, a paste of many megabytes, a sequence that never ends, answers to what another program
asked.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from typing import NamedTuple, TypeAlias

from reader import lazy

ESCAPE = 0x1B
PASTE_START, PASTE_END = b"\x1b[200~", b"\x1b[201~"
MOUSE_START = b"\x1b[M"
"""Begins a mouse report of the old kind: three bytes follow, which are no text."""
MOUSE_BYTES = 3
PASTE_BYTES = 1 << 20
"""Of a longer paste the rest is dropped; no box takes as much."""
LONGEST_SEQUENCE = 32
"""Bytes of an escape sequence that may mean something; Textual takes a longer one for keys."""

LONGEST_STRING = 4096
"""Bytes of a string that is seen whole before it is known to be one."""

_SEQUENCE = lazy.regex(rb"\x1b(?:\[[0-?]*[ -/]*|O[0-9;]*)")
"""A control sequence, or a single shift with a key's modifiers, up to its last byte."""
_LAST = lazy.regex(rb"[@-Z\\-~]")
"""The last byte of a control sequence. After "[" a function key of the Linux console goes on."""
_ANSWER = lazy.regex(rb"\x1b(?:\](?:[0-9lLI]|\Z)|P(?:[0-9>!=+$]|\Z)|_(?:G|\Z))")
"""Begins a string: OSC, DCS or the APC of pictures. Alone, these are keys with alt."""
_STRING = lazy.regex(rb"\x1b[X^_][^\x00-\x1f\x7f]*")
"""Begins SOS, PM or any APC, or keys with alt: only its end tells."""
_CONTROL = lazy.regex(rb"[\x00-\x1f]")
_ALONE = 2
"""Bytes of what begins a string, while nothing follows."""
_STRING_ENDS = b"\x07\x18\x1a"
_STRING_END = b"\x1b\\"


class Paste(NamedTuple):
    """A text pasted into the terminal."""

    text: str


Input: TypeAlias = "str | Paste"
"""Text with at most one escape sequence, at its start; a control sequence by itself; or a paste."""


class InputDecoder:
    """Turns the bytes of one terminal into text and pastes, in their order."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("ignore")
        self._held = b""
        """The beginning of a sequence whose end is to be seen first."""
        self._paste: bytearray | None = None
        self._is_skipping = False
        """Whether a sequence too long to mean anything goes on."""
        self._is_in_string = False
        """Whether an answer of the terminal goes on."""

    def feed(self, data: bytes) -> list[Input]:
        """Return what some bytes add. What is cut off at their end is kept for the next."""
        found: list[Input] = []
        data = self._held + data
        self._held = b""
        while data:
            if self._paste is not None:
                data = self._collect(data, found)
            elif self._is_skipping:
                data = self._skip(data)
            elif self._is_in_string:
                data = self._skip_string(data)
            elif data[0] == ESCAPE:
                data = self._sequence(data, found)
            else:
                text, data = _until_escape(data)
                self._pass_on(text, found)
        return found

    def flush(self) -> list[Input]:
        """Return what was kept, once nothing more has come for a while: a paste without an end, too."""
        found: list[Input] = []
        held, self._held = self._held, b""
        if self._paste is not None:
            self._end_paste(found)
        elif not held.startswith(MOUSE_START):
            self._pass_on(held, found)
        self._is_skipping = self._is_in_string = False
        return found

    @property
    def is_pasting(self) -> bool:
        """Whether a paste has begun and not ended."""
        return self._paste is not None

    def _sequence(self, data: bytes, found: list[Input]) -> bytes:
        """Take an escape sequence, or a single escape, from the start of `data`; return the rest."""
        if len(data) == 1:
            self._held = data
            return b""
        if data.startswith(PASTE_START):
            self._paste = bytearray()
            return data[len(PASTE_START) :]
        if data.startswith(MOUSE_START):
            end = len(MOUSE_START) + MOUSE_BYTES
            self._held = data if len(data) < end else b""
            return data[end:]
        if answer := _ANSWER.match(data):
            if answer.end() == len(data) == _ALONE:
                self._held = data
                return b""
            self._is_in_string = True
            return data[answer.end() :]
        if string := _STRING.match(data):
            return self._string(data, string.end(), found)
        end = match.end() if (match := _SEQUENCE.match(data)) else 1
        if end == len(data) and 1 < end <= LONGEST_SEQUENCE:
            self._held = data
            return b""
        if end > LONGEST_SEQUENCE:
            self._is_skipping = True
            return data[end:]
        if end > 1 and _LAST.match(data, end):
            self._pass_on(data[: end + 1], found)
            return data[end + 1 :]
        text, rest = _until_escape(data[end:])
        self._pass_on(data[:end] + text, found)
        return rest

    def _string(self, data: bytes, end: int, found: list[Input]) -> bytes:
        """Drop a string that ends as one; wait for its end; or take it for keys."""
        rest = data[end:]
        if end > _ALONE and rest.startswith(_STRING_END):
            return rest[len(_STRING_END) :]
        if end > LONGEST_STRING:
            self._is_in_string = True
            return rest
        if not rest or (end > _ALONE and rest == _STRING_END[:1]):
            self._held = data
            return b""
        self._pass_on(data[:end], found)
        return rest

    def _skip(self, data: bytes) -> bytes:
        """Drop the rest of a sequence; return what comes after it."""
        rest = data.lstrip(bytes(range(0x20, 0x40)))
        self._is_skipping = not rest
        return rest if rest[:1] == bytes([ESCAPE]) else rest[1:]

    def _skip_string(self, data: bytes) -> bytes:
        """Drop the rest of an answer; return what comes after it. Other control characters end it, too."""
        control = _CONTROL.search(data)
        if control is None:
            return b""
        rest = data[control.start() :]
        if rest == _STRING_END[:1]:
            self._held = rest
            return b""
        self._is_in_string = False
        return rest.removeprefix(_STRING_END) if rest[0] not in _STRING_ENDS else rest[1:]

    def _collect(self, data: bytes, found: list[Input]) -> bytes:
        """Add to the paste; return what comes after its end."""
        text, end, rest = data.partition(PASTE_END)
        if not end:
            kept = _begun(text, PASTE_END)
            text, self._held = text[: len(text) - kept], text[len(text) - kept :]
        assert self._paste is not None  # noqa: S101 - asked for
        self._paste += text[: PASTE_BYTES - len(self._paste)]
        if end:
            self._end_paste(found)
        return rest

    def _end_paste(self, found: list[Input]) -> None:
        pasted, self._paste = self._paste, None
        found.append(Paste((pasted or b"").decode("utf-8", "replace").replace("\x00", "")))

    def _pass_on(self, data: bytes, found: list[Input]) -> None:
        text = self._decoder.decode(data)
        if text:
            found.append(text)


def _until_escape(data: bytes) -> tuple[bytes, bytes]:
    """Split before the next escape."""
    at = data.find(ESCAPE)
    return (data, b"") if at < 0 else (data[:at], data[at:])


def _begun(data: bytes, mark: bytes) -> int:
    """Return how many bytes at the end of `data` may begin `mark`."""
    return next((size for size in range(len(mark) - 1, 0, -1) if data.endswith(mark[:size])), 0)
