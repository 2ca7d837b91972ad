r"""The gate: any outside text becomes text that is safe on every terminal.

Whatever is visible stays as it is. These rules deal with the rest:

- "\r\n", "\r" and "\n" end a line and become "\n"; nothing else ends one, as in editors.
- Tabs become spaces up to the next multiple of TAB columns, but never a single one between two columns of a
  table: that would be no gap between words any more.
- C0 controls and DEL show as Unicode's Control Pictures (U+2400 …). C1 controls, line and paragraph
  separators, bidi controls, tags, lone surrogates, noncharacters and all other format characters
  (category Cf) show as U+FFFD. In a long run of the same character, only the first FLOOD show.
- Characters with neither width nor ink are removed, so that search finds "password" whatever is hidden in
  it. ZERO WIDTH NON-JOINER is one of them: Persian stays readable without it, and is often typed so.
- ZERO WIDTH JOINER stays between emoji, a variation selector after a base it can vary.
- A base keeps at most MARKS combining marks; "…" replaces the rest.

Every function runs in linear time. The character classes are built when the first non-ASCII text comes in.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

TAB = 4
MARKS = 8
FLOOD = 32
LINE = 200
LINK = 8192

_STAND_IN = "\ufffd"
_CUT = "…"

# Both ends included. Tab, "\n" and "\r" are missing on purpose: `clean` handles them itself. U+2065, U+FFF0–8
# and the gaps around the tags are unassigned, but guaranteed to be invisible.
_UNSAFE = (
    *((0x00, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x9F)),
    *((0x0600, 0x0605), (0x061C, 0x061C), (0x06DD, 0x06DD), (0x070F, 0x070F), (0x0890, 0x0891)),
    *((0x08E2, 0x08E2), (0x180E, 0x180E), (0x200E, 0x200F), (0x2028, 0x202E), (0x2065, 0x206F)),
    *((0xD800, 0xDFFF), (0xFDD0, 0xFDEF), (0xFFF0, 0xFFFB), (0xFFFE, 0xFFFF)),
)
_UNSAFE_ASTRAL = (
    *((0x110BD, 0x110BD), (0x110CD, 0x110CD), (0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A)),
    *((0xE0000, 0xE00FF), (0xE01F0, 0xE0FFF)),
    *((plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(1, 17)),
)
# A few wide ranges cover the astral ones: each range costs time on every character checked.
_ASTRAL = "\U000110bd-\U0001d17a\U0001fffe-\U0010ffff"

_INVISIBLE = "\u00ad\u034f\u200b\u200c\u2060-\u2064\ufeff"
_JOINER = "\u200d"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002fffd\U00030000-\U0003fffd"
# The blocks with combining marks, and letters besides; `_cut_marks` looks closer. Selectors are marks too,
# but only single ones are left by then.
_MARKED = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u1dff\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff"
    "\u302a-\u302f\u3099\u309a\ua66f-\uabed\ufb1e\ufe20-\ufe2f\U000101fd-\U0001e94a"
)

_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f]")
_COLUMN = re.compile(r"\t(?<=\S\t)(?=\S)")
_TABBED = re.compile("^.*\t.*$", re.MULTILINE)
_LINK = re.compile(r"""(?:https?://[^\s"'`\\<>/?#]|mailto:[^\s"'`\\<>])[^\s"'`\\<>]*""", re.IGNORECASE)
_SIGN_RUN = re.compile(rf"[^\w\s\x00-\x7f]{{{MARKS + 1}}}")
"""What no run of too many marks does without. A small text is searched for it in less time than it takes to
compile the set of all marks."""
_PIECE = 1 << 16
_LAYOUT = str.maketrans("\t\n\r", "\u2409\u240a\u240d")


def clean(text: str) -> str:
    """Make any text safe by the rules above. The number of lines stays; cleaning twice changes nothing."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        if _CONTROL.search(text):
            text = _show_unsafe(text)
    else:
        if _suspect().search(text):
            text = _show_unsafe(_remove_hidden(text))
        if len(text) > _PIECE or _SIGN_RUN.search(text):
            text = _mark_runs().sub(_cut_marks, text)
    return expand_tabs(text) if "\t" in text else text


def clean_line(text: str, limit: int = LINE) -> str:
    """Return any text as one clean line for titles, names and messages.

    Line breaks and other runs of white space become one space, both ends are stripped, and anything longer
    than `limit` characters (at least 1) is cut to that length, ending in "…".
    """
    line = " ".join(clean(text).split())
    if len(line) <= limit:
        return line
    # Clean again: the cut may have separated a joiner from what it joins.
    return clean(line[: limit - 1]).rstrip() + _CUT


def clean_path(path: str) -> str:
    """Return a path as one line that is safe to show and still tells it from others.

    Tabs and line ends are ordinary characters in a path, so they show like other controls.
    """
    return clean(path.translate(_LAYOUT))


def clean_link(address: str) -> str | None:
    """Return the address if it is safe to show and to hand to a browser or mail program, else None.

    Safe means http, https or mailto, at most LINK characters, without white space, controls, quotes,
    backslashes, angle brackets or anything else that `clean` would change.
    """
    if len(address) > LINK or not _LINK.fullmatch(address) or clean(address) != address:
        return None
    return address


def is_safe(text: str) -> bool:
    """Return whether every character of a line is safe on a terminal. Tabs and line breaks aren't."""
    # Unicode counts no unsafe character as printable, and few safe ones as not: spaces, private use.
    return text.isprintable() or replace_unsafe(text) == text


def replace_unsafe(text: str) -> str:
    """Return the line with U+FFFD for each character that is unsafe on a terminal, one for one."""
    return text.translate(_wall())


def show_unsafe(text: str) -> str:
    """Return a text of several lines with stand-ins for what is unsafe on a terminal, one for one.

    Tabs, line breaks and lone surrogates stay.
    """
    return text.translate(_second_wall())


def _show_unsafe(text: str) -> str:
    """Replace unsafe characters. Works in pieces, since most of a text needs no change."""
    suspect = _CONTROL if text.isascii() else _suspect()
    text = _floods().sub(_cut_flood, text)
    pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
    return "".join(piece.translate(_stand_ins()) if suspect.search(piece) else piece for piece in pieces)


def _cut_flood(match: re.Match[str]) -> str:
    return match[0][:FLOOD] + _CUT


def _remove_hidden(text: str) -> str:
    """Remove invisible characters, and selectors and joiners that have nothing to act on."""
    text = _invisible().sub("", text)
    if not _joining().search(text):
        return text
    # The order matters: each step looks at neighbours the one before has settled.
    text = _stray_selectors().sub("", text)
    text = _stray_joiners().sub("", text)
    return _long_chains().sub(lambda match: match[0][:-1], text)


def _cut_marks(match: re.Match[str]) -> str:
    """Cut a run that may hold combining marks to at most MARKS of them per base."""
    kept: list[str] = []
    depth = 0
    for character in match[0]:
        depth = depth + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if depth <= MARKS:
            kept.append(character)
        elif depth == MARKS + 1:
            kept.append(_CUT)
    return "".join(kept)


def expand_tabs(text: str) -> str:
    """Return the text with spaces instead of tabs, two and more between the columns of a table."""
    if text.isascii() and not _COLUMN.search(text):
        return text.expandtabs(TAB)
    return _TABBED.sub(_expand_line, text)


def _expand_line(match: re.Match[str]) -> str:
    """Expand tabs in one line; columns are terminal cells, which str.expandtabs doesn't count."""
    *pieces, last = match[0].split("\t")
    return "".join(piece + " " * _gap(piece) for piece in pieces) + last


def _gap(piece: str) -> int:
    """Return how many spaces follow a column."""
    left = TAB - _cells(piece) % TAB
    return left if left > 1 or not piece else left + TAB


def _cells(text: str) -> int:
    """Return how many columns a text takes, accurately enough to align a table."""
    return len(text) if text.isascii() else sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    if character == _JOINER or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


@cache
def _stand_ins() -> dict[int, str]:
    table = {code: _STAND_IN for first, last in _UNSAFE + _UNSAFE_ASTRAL for code in range(first, last + 1)}
    return table | {code: chr(0x2400 + code) for code in range(32) if code in table} | {0x7F: "\u2421"}


@cache
def _wall() -> dict[int, str]:
    return dict.fromkeys((*_stand_ins(), *b"\t\n\r"), _STAND_IN)


@cache
def _second_wall() -> dict[int, str]:
    table = {code: shown for code, shown in _stand_ins().items() if not 0xD800 <= code <= 0xDFFF}
    return table | {0x0D: "\u240d"}


def _basic() -> str:
    """Return the unsafe characters of the basic plane, as the inside of a character class."""
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSAFE)


@cache
def _suspect() -> re.Pattern[str]:
    """Match anything unsafe, invisible or joining, and a few rare harmless characters."""
    return re.compile(f"[{_basic()}{_INVISIBLE}{_JOINER}\u180b-\u180d\u180f\ufe00-\ufe0f{_ASTRAL}]")


@cache
def _floods() -> re.Pattern[str]:
    return re.compile(f"([{_basic()}])\\1{{{FLOOD},}}+")


@cache
def _mark_runs() -> re.Pattern[str]:
    """Match every run of more than MARKS combining marks, none of which is a letter to `re`."""
    return re.compile(f"[{_MARKED}][^\\w\\s\\x00-\\x7f]{{{MARKS},}}")


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(f"[{_INVISIBLE}]+")


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(f"[{_JOINER}{_SELECTORS}]")


@cache
def _stray_selectors() -> re.Pattern[str]:
    """Match selectors not following an emoji, a keycap's digit, an ideograph or a Mongolian letter."""
    return re.compile(
        f"[{_SELECTORS}]"
        f"(?<![{_EMOJI}][\ufe0e\ufe0f])"
        "(?!(?<=[0-9#*][\ufe0e\ufe0f])\u20e3)"
        f"(?<![{_HAN}][\ufe00-\ufe0d\U000e0100-\U000e01ef])"
        "(?<![\u1820-\u18aa][\u180b-\u180d\u180f])"
    )


@cache
def _stray_joiners() -> re.Pattern[str]:
    return re.compile(f"{_JOINER}(?:(?<![{_EMOJI}\ufe0e\ufe0f]{_JOINER})|(?![{_EMOJI}]))")


@cache
def _long_chains() -> re.Pattern[str]:
    """Match MARKS joined emoji and the joiner to one more: Unicode's longest sequences join four."""
    emoji = f"[{_EMOJI}][\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?"
    return re.compile(f"{emoji}(?:{_JOINER}{emoji}){{{MARKS - 1}}}{_JOINER}")
