"""Names with signs: C++, C#, F#, A+, .NET, R&D, A/B, U.S.

Their signs are replaced by letters that look like them and that no text uses for anything else. So these
names are words like any others, all the same length as before, and "C" is another word than "C++". Where
signs join single letters, the letters are replaced: "R" is another word than that in "R&D".
"""

from __future__ import annotations

import re
from itertools import chain

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
_JOINTS = (
    re.compile(r"\.(?=[a-zA-Z](?![^\W_]))(?<=[a-zA-Z].)(?<![^\W_]..)"),  # U.S.
    re.compile(r"/(?=[a-zA-Z](?![^\W_]))(?<=[a-zA-Z].)(?<![^\W_]..)"),  # A/B
    re.compile(r"&(?=[a-zA-Z])(?<=[a-zA-Z].)"),  # R&D, AT&T
    re.compile(r"&(?=\ [a-zA-Z](?![^\W_]))(?<=[a-zA-Z]\ .)(?<![^\W_]...)"),  # R & D
)
"""Each begins with its sign, so that a text without it is skipped at the speed of `in`."""
_LETTERS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓨꓣꓢꓔꓴꓦꓪꓫꓬꓜ"
)  # fmt: skip
_SHOWN_LETTERS = {shown: typed + 32 for typed, shown in _LETTERS.items()}
_MOST_APART = 5
_LANGUAGES = frozenset("CRcr")
"""Letters that "C/R" and "R & C" only list."""
_LONGER = tuple((name, "net") for name in ("asp", "ado", "vb", "ml", f"c{_SHARP}"))


def with_signs(text: str) -> str:
    """Return the text with the signs of names as letters, at the same length."""
    # Most texts have none, and `in` is the fastest way to tell.
    if any(hint in text for hint in _HINTS) or not (text.isascii() or _MORE_HINTS.search(text) is None):
        text = _SIGNED.sub(_as_letters, text)
    return _with_joined_letters(text)


def is_signed(word: str) -> bool:
    """Return whether a word of the index is a name with signs."""
    return not word.isascii() and word != word.translate(_SHOWN)


def as_typed(word: str) -> str:
    """Return a word of the index as it is typed and shown."""
    return word.translate(_SHOWN).translate(_SHOWN_LETTERS)


def names_with(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the longer names, as runs of words, that a name with signs is in: "ASP.NET" for ".NET"."""
    return _LONGER if word == f"{_DOT}net" else ()


def apart(word: str) -> tuple[str, ...]:
    """Return the letters of "usa" as they are words in "U.S.A."; nothing for longer words, and others."""
    if not 1 < len(word) <= _MOST_APART or not (word.isascii() and word.isalpha()):
        return ()
    return tuple(word.upper().translate(_LETTERS))


def together(letters: tuple[str, ...]) -> str:
    """Return the words of "U.S.A." or "x-ray" as one word: "usa", "xray"."""
    return "".join(letters).translate(_SHOWN_LETTERS)


def _as_letters(found: re.Match[str]) -> str:
    if found["dot"]:
        return _DOT
    letter = found[0][0]
    if found["pluses"]:
        return letter + 2 * _PLUS
    return letter + (_LONE_PLUS if found["plus"] else _SHARP)


def _with_joined_letters(text: str) -> str:
    """Return the text with the letters that signs join as others, at the same length."""
    places: set[int] = set()
    for found in chain.from_iterable(joint.finditer(text) for joint in _JOINTS):
        gap = 2 if text[found.end()] == " " else 1
        before, after = found.start() - gap, found.start() + gap
        is_list = found.group() == "/" or gap > 1
        if not (is_list and text[before] in _LANGUAGES and text[after] in _LANGUAGES):
            places |= {place for place in (before, after) if _is_single(text, place)}
    if not places:
        return text
    letters = list(text)
    for place in places:
        letters[place] = letters[place].upper().translate(_LETTERS)
    return "".join(letters)


def _is_single(text: str, place: int) -> bool:
    """Return whether a letter is next to no other letter or digit."""
    return not text[max(0, place - 1) : place].isalnum() and not text[place + 1 : place + 2].isalnum()
