"""Digests of a mailing list: mails one after another, each with its header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import lines, mail_heads
from reader.parsing.comment_lines import Comment
from reader.parsing.word_tables import any_for, any_of, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Line

_SENDER = lazy.regex(lambda: rf"{any_for('mail.sender')}\s?[:：]\s?\S", re.IGNORECASE)
_FIELD = lazy.regex(
    lambda: (
        rf"(?:{any_of(words_for('mail.fields') | words_for('mail.subject'))})\s?[:：]\s?\S"
        rf"|{any_for('mail.number')}\s?[:：]\s?\d"
    ),
    re.IGNORECASE,
)
_SUBJECT = lazy.regex(lambda: rf"{any_for('mail.subject')}\s?[:：]\s*", re.IGNORECASE)
_LABEL = 60
"""A label and the beginning of its value are no longer."""
SIGNATURE = "--"
"""The line over a signature."""


def find(rows: Sequence[Line], short: Sequence[int]) -> list[Comment]:
    """Return the mails of a digest; [] unless there are several. `short` are the short lines."""
    opened = _opened(rows, short)
    ends = [*opened[1:], len(rows)]
    return [_mail(rows, *span) for span in zip(opened, ends, strict=True)] if len(opened) > 1 else []


def _opened(rows: Sequence[Line], short: Sequence[int]) -> list[int]:
    """Return the first line of each mail's head, without those of mails that the one above passes on."""
    found: list[int] = []
    inner = False
    for index in short:
        if index + 1 < len(rows) and _names_sender(rows[index].bare) and _heads_mail(rows, index):
            first = _opening(rows, index)
            inner = bool(found) and not inner and mail_heads.passes_on(rows[first - 1].bare)
            if not inner:
                found.append(first)
    return found


def heads_mail(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line is one of the header of a mail: next to its like."""
    return _is_head(rows[index]) and _heads_mail(rows, index)


def _heads_mail(rows: Sequence[Line], index: int) -> bool:
    return any(_is_head(rows[at]) for at in (index - 1, index + 1) if 0 <= at < len(rows))


def _opening(rows: Sequence[Line], sender: int) -> int:
    """Return the first line of the header that says who sent a mail."""
    while sender > 0 and rows[sender - 1].row + 1 == rows[sender].row and _is_head(rows[sender - 1]):
        sender -= 1
    return sender


def _is_head(row: Line) -> bool:
    opening = row.bare[:_LABEL]
    return (":" in opening or "：" in opening) and _FIELD.match(opening) is not None


def _names_sender(text: str) -> bool:
    """Return whether a line of a mail's header says who sent it."""
    opening = text[:_LABEL]
    return (":" in opening or "：" in opening) and _SENDER.match(opening) is not None


def _is_further_head(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line right under a mail's header is one of those for programs: "Content-Type: …"."""
    glued = index > 0 and rows[index].row == rows[index - 1].row + 1
    return glued and _FOR_PROGRAMS.match(rows[index].bare) is not None


_FOR_PROGRAMS = lazy.regex(r"[A-Z]\w*(?:-[A-Z]\w*)+: \S")


def _mail(rows: Sequence[Line], meta: int, after: int) -> Comment:
    """Return a mail without its header, what it quotes first, and its signature."""
    first = meta
    while first < after and (_is_head(rows[first]) or _is_further_head(rows, first)):
        first += 1
    subject = next((index for index in range(meta, first) if _SUBJECT.match(rows[index].bare)), None)
    while first < after and rows[first].bare.startswith(">"):
        first += 1
    over = rows[meta - 1].bare if meta else ""
    ends = {SIGNATURE, over} if lines.is_rule(over) else {SIGNATURE}  # the digest's own rule
    last = next((index for index in range(first, after) if rows[index].bare in ends), after) - 1
    while first < last and lines.is_rule(rows[last].bare):
        last -= 1
    return Comment(meta, first, last, after - 1, subject)


def subject(text: str) -> str:
    """Return a subject without its label."""
    return _SUBJECT.sub("", text, count=1)
