"""Names that end or begin with signs: C++, C#, F#, A+, .NET.

Their signs are replaced by letters that look like them and that no text uses for anything else. So these
names are words like any others, all the same length as before, and "C" is another word than "C++".
"""

from __future__ import annotations

import re

_PLUS, _LONE_PLUS, _SHARP, _DOT = "\u1429", "\u1540", "\u2d4c", "\ua4f8"
_SHOWN = str.maketrans({_PLUS: "+", _LONE_PLUS: "+", _SHARP: "#", _DOT: "."})
_PLUSES, _SHARPS = "+＋⁺₊", "#＃♯"
_HINTS = ("+", "#", ".n", ".N")
_MORE_HINTS = re.compile(rf"[{_PLUSES}{_SHARPS}]")
_SIGNED = re.compile(
    rf"""(?<![^\W_]) [^\W\d_] (?: (?P<pluses>[{_PLUSES}]{{2}}) (?![{_PLUSES}])  # C++, and C++17
                               | (?P<plus>[{_PLUSES}]) (?![^\W_]|[{_PLUSES}])  # A+, but not a+b
                               | (?P<sharp>[{_SHARPS}]) (?![^\W\d_]|[{_SHARPS}]) )  # C#
    | (?P<dot>(?<![\w{_PLUSES}{_SHARPS}])\.) (?=net(?![^\W\d_]))  # .NET, but not example.net""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGER = tuple((name, "net") for name in ("asp", "ado", "vb", "ml", f"c{_SHARP}"))


def with_signs(text: str) -> str:
    """Return the text with the signs of names as letters, at the same length."""
    # Most texts have none, and `in` is the fastest way to tell.
    if any(hint in text for hint in _HINTS) or not (text.isascii() or _MORE_HINTS.search(text) is None):
        return _SIGNED.sub(_as_letters, text)
    return text


def is_signed(word: str) -> bool:
    """Return whether a word of the index is a name with signs."""
    return not word.isascii() and word != word.translate(_SHOWN)


def as_typed(word: str) -> str:
    """Return a word of the index as it is typed and shown."""
    return word.translate(_SHOWN)


def names_with(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the longer names, as runs of words, that a name with signs is in: "ASP.NET" for ".NET"."""
    return _LONGER if word == f"{_DOT}net" else ()


def _as_letters(found: re.Match[str]) -> str:
    if found["dot"]:
        return _DOT
    letter = found[0][0]
    if found["pluses"]:
        return letter + 2 * _PLUS
    return letter + (_LONE_PLUS if found["plus"] else _SHARP)
