"""Random input for the app, the same for a seed: every bound key, text, mouse, pastes, bytes, sizes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from reader.ui.commands import COMMANDS
from tests.end_to_end.corpus import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SPECIAL = {
    "enter": b"\r", "escape": b"\x1b", "tab": b"\t", "shift+tab": b"\x1b[Z", "backspace": b"\x7f",
    "delete": b"\x1b[3~", "up": b"\x1b[A", "down": b"\x1b[B", "right": b"\x1b[C", "left": b"\x1b[D",
    "pageup": b"\x1b[5~", "pagedown": b"\x1b[6~", "home": b"\x1b[H", "end": b"\x1b[F", "space": b" ",
    "slash": b"/", "question_mark": b"?", "colon": b":", "full_stop": b".", "comma": b",", "plus": b"+",
    "minus": b"-", "equals_sign": b"=", "less_than_sign": b"<", "greater_than_sign": b">",
    "left_square_bracket": b"[", "right_square_bracket": b"]", "left_parenthesis": b"(",
    "right_parenthesis": b")", "exclamation_mark": b"!", "asterisk": b"*", "f1": b"\x1bOP",
    "shift+up": b"\x1b[1;2A", "shift+down": b"\x1b[1;2B", "shift+left": b"\x1b[1;2D",
    "shift+right": b"\x1b[1;2C", "ctrl+up": b"\x1b[1;5A", "ctrl+down": b"\x1b[1;5B",
    "ctrl+left": b"\x1b[1;5D", "ctrl+right": b"\x1b[1;5C", "ctrl+home": b"\x1b[1;5H",
    "ctrl+end": b"\x1b[1;5F", "ctrl+at": b"\0",
}  # fmt: skip
ENDING = {"q", "ctrl+q", "ctrl+c"}
"""Keys that may end the program; they are pressed seldom."""
LEFT_OUT = {"ctrl+z"}
"""Suspending takes a shell; from the palette it happens often enough."""
MOST_AT_ONCE = 40
"""Actions sent in one write."""
SIZES = [(120, 36), (80, 24), (200, 60), (40, 12), (25, 8), (10, 3), (1, 1), (60, 16), (300, 20)]


class Step(NamedTuple):
    """What is done at once: bytes are sent, then the window gets a size."""

    data: bytes
    size: tuple[int, int] | None = None


def bytes_of(key: str) -> bytes | None:
    """Return what a terminal sends for a key as Textual names it; None if there are no bytes for it."""
    if key in SPECIAL:
        return SPECIAL[key]
    if len(key) == 1:
        return key.encode()
    name = key.removeprefix("ctrl+")
    return bytes([ord(name) & 0x1F]) if name != key and len(name) == 1 and name.isascii() else None


def bound_keys() -> list[str]:
    """Return every key of every command that can be sent, each once."""
    named = {key.strip(): None for command in COMMANDS for key in command.keys.split(",")}
    return [key for key in [*named, *SPECIAL] if key not in LEFT_OUT | ENDING and bytes_of(key) is not None]


def steps(seed: int, *, ends: bool = True) -> Iterator[Step]:
    """Yield steps without end; with `ends`, keys that end the program are among them."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated
    keys = [data for key in bound_keys() if (data := bytes_of(key)) is not None]
    ways: dict[Callable[[], bytes], int] = {
        lambda: chance.choice(keys): 600,
        lambda: chance.choice(keys) * chance.choice([2, 2, 3, 20]): 60,
        lambda: b"\r\r": 20,
        lambda: chance.choice(WORDS).encode() + b" ": 80,
        lambda: b"/" + chance.choice(WORDS).encode(): 25,
        lambda: b":" + chance.choice(WORDS)[:2].encode() + b"\r": 10,
        lambda: _mouse(chance): 60,
        lambda: b"\x1b[200~" + _noise(chance, 3_000) + b"\x1b[201~": 10,
        lambda: _noise(chance, 60): 8,
        lambda: b"\x1b[M" + (_noise(chance, 9) + b"!!!")[:3]: 4,
        lambda: chance.choice([b"\x1b[I", b"\x1b[O"]): 4,
        lambda: bytes_of(chance.choice(sorted(ENDING))) or b"": int(ends),
    }
    while True:
        chosen = chance.choices([*ways], [*ways.values()], k=chance.randint(1, MOST_AT_ONCE))
        size = chance.choice(SIZES) if chance.random() < 0.05 else None
        yield Step(b"".join(way() for way in chosen), size)


def _mouse(chance: random.Random) -> bytes:
    """Return a click, a double click, a drag or a turn of the wheel."""
    x, y = chance.randint(1, 130), chance.randint(1, 40)
    to_x, to_y = chance.randint(1, 130), chance.randint(1, 40)
    click = f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m"
    return chance.choice(
        [
            click,
            click * 2,
            click * 3,
            f"\x1b[<0;{x};{y}M\x1b[<32;{to_x};{to_y}M\x1b[<0;{to_x};{to_y}m",
            f"\x1b[<{chance.choice([64, 65, 66, 67])};{x};{y}M" * chance.randint(1, 5),
            f"\x1b[<35;{x};{y}M",
            f"\x1b[<2;{x};{y}M\x1b[<2;{x};{y}m",
        ]
    ).encode()


def _noise(chance: random.Random, most: int) -> bytes:
    """Return random bytes, without escapes and what a terminal keeps for itself while an editor has it."""
    data = chance.randbytes(chance.randint(1, most))
    return data.translate(None, delete=b"q\x03\x11\x13\x1a\x1b\x1c")
