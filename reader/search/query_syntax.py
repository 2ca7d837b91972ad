"""The syntax of queries: pieces, groups in parentheses, and OR. Pure.

A parenthesis opens a group only before a piece, and closes one only behind a piece. OR joins the operands
next to it. What is unbalanced, too deep, or has nothing to join is text, and `notes` says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reader.search.pay_filters import value_end

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_DEPTH = 8
"""Groups nested more deeply count as part of the group around them."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_SPACED_SIGN = re.compile(r"(?<![^\W_])([a-zA-Z]) & ([a-zA-Z])(?![^\W_])")
"""R & D, which is one name."""
_TOKEN = re.compile(
    r"""(?P<open>-?\()
    | (?P<close>\))
    | (?P<minus>-?)(?:(?P<field>[^\W\d_]+):)?(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+|"))""",
    re.VERBOSE,
)


class Piece(NamedTuple):
    """A word, a phrase, or a field and its value."""

    field: str | None
    """The name before a colon."""
    value: str
    is_quoted: bool
    is_excluded: bool
    is_growing: bool = False
    """Whether it is a word at the end of the query, so that it may still be growing."""


class Group(NamedTuple):
    """A sequence in parentheses."""

    terms: tuple[Term, ...]
    is_excluded: bool


Operand: TypeAlias = Piece | Group
Term: TypeAlias = tuple[Operand, ...]
"""What is joined by OR: one operand or several."""
_Sign: TypeAlias = Literal["(", "-(", ")", "or"]


@dataclass(frozen=True, slots=True)
class SyntaxTree:
    """A query as it is put together."""

    terms: tuple[Term, ...]
    notes: tuple[str, ...]
    """What was taken as text, a plain sentence each."""


def parse_syntax(text: str) -> SyntaxTree:
    """Parse a query. Never raises, for any text."""
    notes: dict[str, None] = {}
    joined = _SPACED_SIGN.sub(r"\1&\2", text.translate(_QUOTES))
    tokens = _balanced(_tokens(joined), notes)
    return SyntaxTree(_Terms(tokens, notes).read(), tuple(notes))


def _tokens(text: str) -> list[Piece | _Sign]:
    """Split a query into pieces and signs."""
    tokens: list[Piece | _Sign] = []
    at = 0
    while found := _TOKEN.search(text, at):
        at = found.end()
        if sign := found["open"] or found["close"]:
            tokens.append("(" if sign == "(" else "-(" if sign == "-(" else ")")
            continue
        plain = found["plain"] or ""
        # Closing parentheses behind a piece, but not those of "f(x)", belong to a group.
        shut = _closing(plain)
        at -= shut
        plain = plain[: len(plain) - shut]
        if found["field"] and found["field"].lower() == "pay" and not shut:
            begin = found.end() - len(plain)
            at = value_end(text, begin, at)
            plain = plain and text[begin:at]
        tokens.append(_piece(found, plain, text, at))
    return tokens


def _piece(found: re.Match[str], plain: str, text: str, end: int) -> Piece | _Sign:
    is_bare = not found["minus"] and found["field"] is None and found["quoted"] is None
    if is_bare and plain == "OR":
        return "or"
    is_growing = is_bare and end == len(text) and text[-1].isalnum()
    is_quoted = found["quoted"] is not None
    return Piece(
        found["field"], found["quoted"] if is_quoted else plain, is_quoted, bool(found["minus"]), is_growing
    )


def _closing(plain: str) -> int:
    """Return how many parentheses at the end of a piece close what it did not open."""
    extra = plain.count(")") - plain.count("(")
    return max(0, min(extra, len(plain) - len(plain.rstrip(")"))))


def _balanced(tokens: Sequence[Piece | _Sign], notes: dict[str, None]) -> list[Piece | _Sign]:
    """Return the tokens without parentheses that have no partner, or are too deep."""
    dropped: set[int] = set()
    opened: list[int] = []
    alone = 0
    for at, sign in enumerate(tokens):
        if sign in ("(", "-("):
            opened.append(at)
        elif sign == ")" and opened:
            if len(opened) > MOST_DEPTH:
                dropped |= {opened[-1], at}
                notes[f"Groups are at most {MOST_DEPTH} deep; the parentheses inside are left out."] = None
            opened.pop()
        elif sign == ")":
            dropped.add(at)
            alone += 1
    if opened or alone:
        notes["A parenthesis has no partner: it is searched as text."] = None
    dropped.update(opened)
    return [token for at, token in enumerate(tokens) if at not in dropped]


class _Terms:
    """Puts balanced tokens together."""

    def __init__(self, tokens: Sequence[Piece | _Sign], notes: dict[str, None]) -> None:
        self._tokens = tokens
        self._notes = notes
        self._at = 0

    def read(self) -> tuple[Term, ...]:
        """Return the terms up to the end of a group, or of the query."""
        terms: list[Term] = []
        is_joining = False
        while self._at < len(self._tokens) and (part := self._tokens[self._at]) != ")":
            self._at += 1
            if part == "or" and terms and not is_joining and self._is_before_operand():
                is_joining = True
                continue
            operand = self._operand(part)
            if is_joining:
                terms[-1] = (*terms[-1], operand)
            else:
                terms.append((operand,))
            is_joining = False
        return tuple(terms)

    def _is_before_operand(self) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at] not in (")", "or")

    def _operand(self, part: Piece | _Sign) -> Operand:
        if isinstance(part, Piece):
            return part
        if part == "or":
            self._notes["OR has nothing to join: it is searched as text."] = None
            return Piece(None, "or", is_quoted=False, is_excluded=False)
        terms = self.read()
        self._at += 1
        return Group(terms, part == "-(")
