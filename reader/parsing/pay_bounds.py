"""Whether a sum is stated as the least or the most that a job pays: "from £45k", "up to 90k", "$150k+"."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from reader import lazy
from reader.parsing.money import UNIT

Bound: TypeAlias = Literal["least", "most"]

_BETWEEN = (
    r"(?:[\s\u00a0:()]|\b(?:an?|the|about|around|approx(?:imately)?|circa|ca?\.|of|is|at|base|basic|annual"
    r"|yearly|monthly|hourly|gross|salary|pay|wage|rate|compensation)\b)*"
)
"""What may stand between a bound and its sum."""
_LEAST = (
    r"from|start(?:s|ing)?(?: (?:at|from|salary|pay|rate))?|min(?:imum|d\.?|destens)?\.?|mindest\w+|at least"
    r"|no(?:t)? less than|more than|over|above|upwards of|ab|[àa] partir de|dès|desde|vanaf|från|fra|od|от"
)
_MOST = (
    r"up[\s\u00a0-]?to|max(?:imum|imal)?\.?|at most|no(?:t)? more than|less than|under|below|capped at"
    r"|bis(?: zu)?|höchstens|jusqu.[àa]u?|hasta|fino a|tot|op til|upp till|до"
)
_BEFORE = lazy.regex(
    rf"(?:(?P<most>(?<!\w)(?:{_MOST})(?!\w)|[<≤]=?)|(?P<least>(?<!\w)(?:{_LEAST})(?!\w)|[>≥]=?)){_BETWEEN}$",
    re.IGNORECASE,
)
_AFTER = lazy.regex(
    r"[\s\u00a0)]*,?[\s\u00a0(]*(?:(?P<least>(?:and|or|&)[\s\u00a0]+(?:up|upwards?|above|more|over|higher)\b"
    r"|(?:oder|und|ou|et|o|y|e|of|en|och|eller|lub|i)[\s\u00a0]+(?:mehr|plus|más|più|mais|meer|mer|więcej)\b"
    r"|min(?:imum)?\b|(?:up|on)wards?\b|以上|から|이상|부터)"
    r"|(?P<most>(?:or|and)[\s\u00a0]+(?:less|under|below)\b|max(?:imum)?\b|以下|まで|이하|까지))",
    re.IGNORECASE,
)
_PLUS = lazy.regex(
    r"\+(?![\s\u00a0]*(?:an? |and |the |annual |performance |up to )*(?:bonus|equity|benefits|pension|super"
    r"|commission|RSU|stock|options|perks|shares|OTE|car|tips|VAT|relocation|\d|[$€£]))",
    re.IGNORECASE,
)
"""A plus right after a sum, unless it leads to what comes on top."""
_PLUS_IN_WORDS = lazy.regex(
    r"[\s\u00a0]?\+{1,2}[\s\u00a0]*(?=$|[\n.,;|)])"
    r"|[\s\u00a0]plus(?=[\s\u00a0]*(?:$|[\n.,;:|)(–—-]|(?:per|pa|p\.a|an?|DOE|depending|gross|basic|base)\b))",
    re.IGNORECASE,
)
"""The same as a word, which leads to what comes on top more often than not."""


def bound_of(before: str, after: str) -> Bound | None:
    """Return which end of the pay a sum states, by the words around it; None if it is simply the pay."""
    unit = UNIT.match(after)
    starts = (0, unit.end()) if unit else (0,)
    if any(_PLUS.match(after, start) or _PLUS_IN_WORDS.match(after, start) for start in starts):
        return "least"
    for found in (_BEFORE.search(before), *(_AFTER.match(after, start) for start in starts)):
        if found:
            return "least" if found["least"] else "most"
    return None
