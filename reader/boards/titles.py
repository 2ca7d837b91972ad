"""A job's title → its role, without the genders it is open to; ranks given as data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.folding import fold

if TYPE_CHECKING:
    from reader.model import Level

_SURE = r"(?:[mwfhk]|männlich|weiblich|male|female|mann|frau)"
_GENDER = rf"(?:{_SURE}|[dxivnuato*]|gn|nb|non-?binary|div|diverse?|inter)"
_PAIR = r"(?:m\s?/\s?[wfvk]|[wfvk]\s?/\s?m|h\s?/\s?f|f\s?/\s?h)"
_GENDERS = lazy.regex(
    rf"\s*[(\[{{]\s*(?:(?=[^()]*\b{_SURE}\b){_GENDER}\.?(?:\s*[/|,*:+-]\s*{_GENDER}\.?)+\*?"
    r"|mwd|wmd|mfd|fmd|mfx|fmx|gn\*?|all genders?(?: welcome)?|alle geschlechter|any gender)\s*[)\]}]"
    rf"|(?:\s+[-–—|,]|,)?\s+{_PAIR}(?:\s?/\s?(?:[dxi]|nb))?(?![\w/])",
    re.IGNORECASE,
)
"""In brackets any of those letters with one that is sure, so that "(I/O)" stays; else only usual pairs."""
_RANKED = lazy.regex(
    r"\b(?:senior|sr|junior|jr|lead|principal|staff|head|manager|director|intern|internship|trainee|chief|vp"
    r"|mid)\b",
    re.IGNORECASE,
)
_LEVELS: dict[str, Level] = {
    "intern": "intern", "internship": "intern", "student": "intern", "trainee": "intern",
    "entry level": "junior", "entry": "junior", "junior": "junior", "graduate": "junior",
    "mid level": "mid", "mid": "mid", "intermediate": "mid",
    "senior": "senior", "senior level": "senior",
    "manager": "manager", "director": "director",
}  # fmt: skip
"""Ranks that boards give by a name of one meaning; "associate", "experienced" or "executive" have several."""


def role(title: str) -> str:
    """Return a title without "(m/f/d)" and the like; the whole title if nothing else is left."""
    bare = " ".join(_GENDERS.sub("", title).split()).strip(" -–—|,")
    return bare or title


def level(given: str | None, title: str) -> Level | None:
    """Return the rank that a board gives under a name of one meaning; None where the title names its own."""
    if given is None or _RANKED.search(title):
        return None
    return _LEVELS.get(" ".join(fold(given).replace("_", " ").replace("-", " ").split()))
