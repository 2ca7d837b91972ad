"""Offers said in a sentence in scripts that put no spaces between words.

Chinese has who is sought behind the word that seeks, "半亩书招前端开发一名，坐标杭州"; Japanese before it,
"青苔テックではエンジニアを募集しています。勤務地は東京です。".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import role_words, vocabulary
from reader.parsing.jobs.cell_sorts import sort_of
from reader.parsing.word_tables import any_of, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRM, _ROLE = 20, 24
"""So long are an employer's name and a role at most."""
_PIECES = lazy.regex(r"[，,。；;、!！（）()|\n]|\s+")
_BRACKETS = "【】[]「」『』 "
_WE = words_for("seek.we")
_MOST = 12
"""So many pieces of a message are asked what they say."""


class Said(NamedTuple):
    """What a sentence says of a job; "" for what it does not say."""

    role: str
    place: str
    company: str
    remote: str


def sought(text: str) -> Said | None:
    """Return the job that a message opens with, or None."""
    found = _BEHIND.match(text) or _BEFORE.match(text)
    if found is None:
        return None
    role = _HOW_MANY.sub("", found["role"])
    if not role_words.names_role(role) or sort_of(role) == "seeker":
        return None
    pieces = list(_pieces(text[found.end() :]))
    place = next((it for it in pieces if sort_of(it) == "place"), "")
    far = next((it for it in pieces if sort_of(it) == "remote"), "")
    firm = found["firm"].strip(_BRACKETS)
    return Said(role, place, "" if firm in _WE else firm, far)


def _pieces(text: str) -> Iterator[str]:
    """Yield what is between the signs of a text, without what leads to a place: "坐标杭州"."""
    for piece in _PIECES.split(text, maxsplit=_MOST)[:_MOST]:
        if piece:
            yield _LABELS.sub("", piece)


def _wide(purpose: str) -> str:
    return any_of(filter(vocabulary.is_wide, words_for(purpose)))


_BEHIND = lazy.regex(
    lambda: (
        rf"(?P<firm>[^\n，,。：:；;！!？?、]{{1,{_FIRM}}}?|)\s?{_wide('seek.short')}\s?"
        rf"(?P<role>(?:[^\s，,。；;！!？?（(]|(?<=[A-Za-z+#]) ){{2,{_ROLE}}})"
    )
)
_BEFORE = lazy.regex(
    lambda: (
        rf"(?P<firm>[^\n，,。；;！!？?]{{2,{_FIRM}}}?){_wide('seek.by')}、?"
        rf"(?P<role>[^\n，,、。；;！!？?]{{2,{_ROLE}}}?){_wide('seek.after')}"
    )
)
"""Who is sought behind the word that seeks, and before it."""
_HOW_MANY = lazy.regex(
    lambda: rf"^(?:{_wide('wanted')}|[一两二三]?[个個])|\s?(?:{_wide('wanted')}|\d{{1,2}}\s?[名人位])$"
)
_LABELS = lazy.regex(
    lambda: (
        rf"^(?:base|{_wide('label.place')}|{_wide('near')})\s?(?:[:：]|は|在)?\s?|{_wide('place.after')}$"
    ),
    re.IGNORECASE,
)
