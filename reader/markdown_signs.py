"""Inline Markdown in prose: emphasis, code, strikethrough, links; and names without its signs. Pure.

Follows CommonMark 0.31 (6.1 code spans, 6.2 emphasis, 6.3 links) and GitHub's strikethrough with two tildes,
but stricter, since most texts here are not Markdown. `*` does not work inside words either. A run of up to
three signs opens only where a word may begin, and is closed by a run of the same length where a word may end
(three also by two and one). Links need an address that `o` can open. If a run that could open or close has no
partner, all runs of its kind are left alone. So products, pointers, footnotes and program names don't change.
Takes linear time for any text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HIDDEN_CHAR = "\u2060"
"""Replaces source characters that are not shown, so that offsets stay true. Clean text never contains it."""

Sign: TypeAlias = Literal["*", "_", "~"]
Stretch: TypeAlias = tuple[int, int]
"""[start, stop)."""

_SIGNS = re.compile(r"[*_`~]|\]\(")
_TOKEN = re.compile(r"\\[!-/:-@\[-`{-~]|`+|\*+|_+|~+|!?\[|\]")
_BACKTICKS = re.compile(r"`+")
_TARGET = re.compile(
    rf"\(<?(?:https?://|mailto:)(?:[^\s()<>\[\]{HIDDEN_CHAR}]|\([^\s()<>\[\]{HIDDEN_CHAR}]*\))++>?"
    rf"""(?:[\s{HIDDEN_CHAR}]+(?:"[^"]{{0,300}}"|'[^']{{0,300}}'))?\)""",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z0-9]*[0-9_][A-Za-z0-9_]*")
_DUNDER = re.compile(r"[a-z0-9_]+")
_SPACE = frozenset(f" \t\n\xa0{HIDDEN_CHAR}")
_BEFORE = _SPACE | frozenset("([{<\"'-|*_~`")
"""ASCII after which a run may open."""
_NEVER_FIRST = _SPACE | frozenset(".,;:!?)]}>/\\|=+%^&”’»、。，．！？：；）］｝」』】〉》")
_NEVER_LAST = _SPACE | frozenset("([{</\\|=^&“‘«„（［｛「『【〈《")
_CJK = "\u2e80"
"""The first character of scripts without spaces between words."""
_STRIKING, _LONGEST = 2, 3
"""Tildes that strike out, and the most signs that mark anything."""
_OVER = re.compile(r"[ \t]*([=~^*#-])\1{2,}[ \t]*\n")
_UNDER = re.compile(r"\n[ \t]*([=~^*#-])\1{2,}[ \t]*\Z")
_HEADING = re.compile(r"#{1,6} +(?=\S)")
_HEADED = re.compile(r"\s*#(?:#{1,5}\s*|\s+)(?=[^\s#])")
"""The signs before a heading, also without a space; a single one without a space begins a word ("#metoo")."""
_CLOSING_SIGNS = re.compile(r"\s+#+\s*$")
_LOCAL_LINK = re.compile(r"!?\[([^\[\]]{1,300})\]\([./#][^\s()]{0,300}\)")
_ESCAPED = frozenset("*_`~#[]")


class Styled(NamedTuple):
    """A stretch of text, [start, stop), that looks different."""

    start: int
    stop: int
    style: str
    """emphasis, strong, verbatim, struck, link; or sign, for signs to be dimmed."""


class Inline(NamedTuple):
    """The Markdown found in a text."""

    styles: Sequence[Styled]
    """Sorted by start. Stretches may nest, but never cross."""
    hidden: Sequence[tuple[Stretch, Stretch]]
    """Signs to hide, those before and those after what they mark."""
    escapes: Sequence[int] = ()
    """Where backslashes are that say that the sign after them is none."""


class _Run:
    """A run of signs that may open or close; its unused part is [start, stop)."""

    __slots__ = ("closes", "opens", "sign", "start", "stop")

    def __init__(self, sign: Sign, start: int, stop: int, *, opens: bool, closes: bool) -> None:
        self.sign: Sign = sign
        self.start = start
        self.stop = stop
        self.opens = opens
        self.closes = closes

    @property
    def left(self) -> int:
        """How many signs have no partner yet."""
        return self.stop - self.start


class _Pair(NamedTuple):
    """Matching signs around [start, stop)."""

    sign: Sign
    number: int
    """Signs on either side."""
    start: int
    stop: int


NOTHING = Inline((), ())


def scan(text: str) -> Inline:
    """Find the Markdown in a paragraph. Signs of emphasis and links are to be hidden, others dimmed."""
    return _Scan(text).result() if _SIGNS.search(text) else NOTHING


class _Scan:
    """A single pass over a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._styles: list[Styled] = []
        self._hidden: list[tuple[Stretch, Stretch]] = []
        self._runs: list[_Run] = []
        self._pairs: list[_Pair] = []
        self._escapes: list[int] = []
        self._alone: set[tuple[Sign, int]] = set()
        """Kinds with a run that has no partner."""
        self._brackets: list[tuple[int, int, int]] = []
        """Open brackets: start and end, and the number of runs before."""
        self._ticks: defaultdict[int, list[int]] | None = None

    def result(self) -> Inline:
        """Return everything found."""
        at = 0
        while token := _TOKEN.search(self._text, at):
            at = self._take(token[0], token.start())
        self._pair(0)
        for pair in self._pairs:
            if pair[:2] not in self._alone:
                self._note(*pair)
        return Inline(sorted(self._styles), self._hidden, self._escapes)

    def _take(self, token: str, start: int) -> int:
        """Handle a token. Return where to continue."""
        stop = start + len(token)
        first = token[0]
        if first == "`":
            return self._code(start, stop)
        if first == "]":
            return self._link(start)
        if first == "\\":
            self._escapes.append(start)
        elif token[-1] == "[":
            self._brackets.append((start, stop, len(self._runs)))
        elif (first in "*_" and len(token) <= _LONGEST) or (first == "~" and len(token) == _STRIKING):
            self._run(first, start, stop)  # type: ignore[arg-type]  # it is one of the three
        return stop

    def _code(self, start: int, stop: int) -> int:
        """Match a run of backticks with the next of the same length."""
        if self._ticks is None:
            self._ticks = defaultdict(list)
            for run in _BACKTICKS.finditer(self._text):
                self._ticks[len(run[0])].append(run.start())
            for starts in self._ticks.values():
                starts.reverse()
        later = self._ticks[stop - start]
        while later and later[-1] <= start:
            later.pop()
        if not later:
            return stop
        end = later[-1]
        if not self._text[stop:end].replace(HIDDEN_CHAR, "").strip():
            return end + stop - start
        # In "`so' and `so'" backticks are quotes; code has space on both sides or on neither.
        if (self._text[stop] in _SPACE) != (self._text[end - 1] in _SPACE):
            return stop
        self._styles += (
            Styled(start, stop, "sign"),
            Styled(stop, end, "verbatim"),
            Styled(end, end + stop - start, "sign"),
        )
        return end + stop - start

    def _link(self, close: int) -> int:
        """Take a link, if the bracket that closes here is followed by an address."""
        if not self._brackets:
            return close + 1
        start, inner, runs = self._brackets.pop()
        target = _TARGET.match(self._text, close + 1)
        if target is None or not self._text[inner:close].strip():
            return close + 1
        # No links within links, and no emphasis across their ends.
        self._brackets.clear()
        self._pair(runs)
        self._styles.append(Styled(inner, close, "link"))
        self._hidden.append(((start, inner), (close, target.end())))
        return target.end()

    def _run(self, sign: Sign, start: int, stop: int) -> None:
        text = self._text
        before = text[start - 1] if start else " "
        after = text[stop] if stop < len(text) else " "
        opens = after not in _NEVER_FIRST and _is_edge(before) and (before in _BEFORE or before >= "\x80")
        closes = before not in _NEVER_LAST and _is_edge(after) and after != "/"
        if opens or closes:
            self._runs.append(_Run(sign, start, stop, opens=opens, closes=closes))

    def _pair(self, base: int) -> None:
        """Match the runs from `base` on, and drop them (CommonMark, "process emphasis")."""
        stack: list[_Run] = []
        # For each kind of closing run, how much of the stack has no opener for it.
        barren: dict[tuple[Sign, int], int] = {}
        for run in self._runs[base:]:
            while run.closes and run.left:
                kind = (run.sign, run.left)
                at = _opening(run, stack, barren.get(kind, 0))
                if at is None:
                    barren[kind] = len(stack)
                    break
                self._join(stack[at], run)
                self._leave(stack[at + 1 :])
                del stack[at + bool(stack[at].left) :]
                for other, least in barren.items():
                    barren[other] = min(least, len(stack))
            if run.opens and run.left:
                stack.append(run)
            else:
                self._leave([run])
        self._leave(stack)
        del self._runs[base:]

    def _leave(self, runs: Iterable[_Run]) -> None:
        """Drop runs. What is left of them has no partner."""
        for run in runs:
            kinds = (1, 2) if run.left == _LONGEST else (run.left,)
            self._alone.update((run.sign, count) for count in kinds if count)

    def _join(self, opening: _Run, closing: _Run) -> None:
        """Match as many signs of two runs as possible."""
        count = min(2, opening.left, closing.left)
        self._pairs.append(_Pair(opening.sign, count, opening.stop, closing.start))
        opening.stop -= count
        closing.start += count

    def _note(self, sign: Sign, count: int, start: int, stop: int) -> None:
        """Note what a pair marks."""
        if sign == "~":
            self._styles += (
                Styled(start - count, start, "sign"),
                Styled(start, stop, "struck"),
                Styled(stop, stop + count, "sign"),
            )
        elif sign == "*" or not _is_name(self._text, start, stop, count):
            self._styles.append(Styled(start, stop, "strong" if count > 1 else "emphasis"))
            self._hidden.append(((start - count, start), (stop, stop + count)))


def _opening(run: _Run, stack: Sequence[_Run], least: int) -> int | None:
    """Return the nearest run on the stack that opens what `run` closes, of the same length or three."""
    for at in range(len(stack) - 1, least - 1, -1):
        other = stack[at]
        if other.sign == run.sign and (other.left == run.left or _LONGEST in (other.left, run.left)):
            return at
    return None


def _is_edge(character: str) -> bool:
    """Return whether a word may begin or end next to it; East Asian scripts have no spaces between words."""
    return not character.isalnum() or character >= _CJK


def _is_name(text: str, start: int, stop: int, count: int) -> bool:
    """Return whether underscores are part of an identifier: `_id_2_`, `__init__`."""
    pattern = _DUNDER if count > 1 else _NAME
    return pattern.fullmatch(text, start, stop) is not None


def heading_mark(text: str) -> str:
    """Return the Markdown signs before a heading; empty for none."""
    found = _HEADING.match(text)
    return found[0] if found else ""


def heading_words(text: str) -> tuple[int, int]:
    """Return where the words of a heading begin and end, without its mark or the lines of signs around it."""
    over, under = _OVER.match(text), _UNDER.search(text)
    first = over.end() if over else len(heading_mark(text))
    return first, under.start() if under else len(text)


def without_signs(text: str) -> str:
    """Return a title or role without the signs of headings, emphasis, code and links, or as is if all is.

    Signs that mark nothing stay: "C*", "2*3*4", "snake_case", "__init__".
    """
    bare = _HEADED.sub("", text, count=1) if (headed := _HEADED.match(text)) else text
    bare = _CLOSING_SIGNS.sub("", bare) if headed else bare
    bare = _LOCAL_LINK.sub(r"\1", bare)
    return _without_inline(bare).strip() or text


def _without_inline(text: str) -> str:
    """Return a text without its inline signs and escapes."""
    found = _Scan(text).result()
    dropped = [stretch for pair in found.hidden for stretch in pair]
    dropped += [(style.start, style.stop) for style in found.styles if style.style == "sign"]
    dropped += [(at, at + 1) for at in found.escapes if text[at + 1] in _ESCAPED]
    parts: list[str] = []
    at = 0
    for start, stop in sorted(dropped):
        parts.append(text[at:start])
        at = max(at, stop)
    return "".join((*parts, text[at:]))
