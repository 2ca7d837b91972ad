"""Whether a text reads as what follows a paper in a citation: a year, a venue, a volume, pages, links."""

from __future__ import annotations

import re

from reader import lazy
from reader.parsing.word_tables import at_word, words_for

_CENTURY = lazy.regex(r"(?:19|20)[0-9][0-9]")
"""Looked for one by one, which is faster than any pattern for all of them."""
YEAR = lazy.regex(r"[12](?<!\w.)(?:(?<=1)9|(?<=2)0)\d\d(?:[a-z]?\b|年)")
VENUE = lazy.regex(
    lambda: "|".join(
        [
            at_word({r"in:? [^\W\d_a-z]", "in: ", *words_for("paper.venues"), r"s\. \d", r"p\. \d"}),
            *words_for("paper.venues_within"),
        ]
    )
)
"""To search for in a text in lower case."""
VOLUME = lazy.regex(
    r"\d(?:(?<!\w\d)\d{0,3}(?:\s?(?:\(\d|:\s?\d)|[–-]\d{1,4}\b)|(?<=第\d)\d*[卷巻期号]"
    r"|(?<=\b[spt]\.\d)|(?<=\b[spt]\.\s\d)|(?<=\b(?:pp|no|nr)\.\d)|(?<=\b(?:pp|no|nr)\.\s\d)"
    r"|(?<=\bvol\.\d)|(?<=\bvol\.\s\d))"
)
"""Starts with a digit, which makes it fast to search for: "12(3)", "12: 45", "pp. 3", "3–15", "第3卷"."""
PUBLISHER = lazy.regex(r"[^\W\d_a-z][^\W\d_]+: [^\W\d_a-z][^:,;]{1,40}[,;]? (?:19|20)\d\d\.?$")
"""Closes the citation of a book: "Oslo, Norway: Fagtrykk, 1998."."""
PUBLISHED = lazy.regex(
    r"(?:[^\W\d_a-z][^,]{1,40}, ){0,2}[^\W\d_a-z][^,]{1,40},? (?:19|20)\d\d(?:, [^,]{1,16})?\.?$"
)
"""The same after a comma: "Dakar, Éditions du Bief, 2027, 214 p."."""
LINKS = lazy.regex(
    r"\[(?:pdf|paper|code|bib|bibtex|slides|video|poster|doi|arxiv|link|data|abs|html)\]|https?://|doi\.org|\bdoi:|\barxiv:\s?\d",
    re.IGNORECASE,
)


def opens_undated(rest: str) -> bool:
    """Return whether a word that stands for a year opens what is beside names and title: "(in press)"."""
    return rest.lstrip("( ")[:_LONGEST_WORD].casefold().startswith(_UNDATED)


_UNDATED = tuple(sorted(f"{word})" for word in words_for("paper.undated")))
_LONGEST_WORD = 30


def reads_as_venue(text: str) -> bool:
    """Return whether a text has a year, a venue, pages or links."""
    return bool(
        YEAR.search(text)
        or opens_undated(text)
        or VOLUME.search(text)
        or VENUE.search(text.lower())
        or has_link(text)
    )


def has_link(text: str) -> bool:
    """Return whether a text has a link to what a paper has, or an address."""
    low = text.lower()
    could = "[" in text or "://" in text or "doi" in low or "arxiv:" in low
    return could and LINKS.search(text) is not None


def could_cite(text: str) -> bool:
    """Rule out most prose quickly."""
    if not (_has_digit(text) or "[" in text or (":" in text and "://" in text)):
        return _is_undated(text)
    return bool(_CENTURY.search(text) or _is_undated(text) or has_link(text) or VOLUME.search(text))


def _has_digit(text: str) -> bool:
    # Written out it takes a third of the time of a loop, or of a pattern.
    return (
        "1" in text or "2" in text or "0" in text or "3" in text or "4" in text
        or "5" in text or "6" in text or "7" in text or "8" in text or "9" in text
    )  # fmt: skip


def _is_undated(text: str) -> bool:
    """Return whether a word in brackets stands for a year."""
    return ")" in text and any(map(text.casefold().__contains__, _UNDATED))
