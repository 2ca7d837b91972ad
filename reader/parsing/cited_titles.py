"""Where a title stands in a citation: in quotation marks, or up to its point."""

from __future__ import annotations

import re

from reader import lazy
from reader.parsing import fields, shapes, summaries, venues
from reader.parsing.cited_names import are_people, names_in
from reader.parsing.lines import count_wide
from reader.parsing.word_tables import words_for

_END_OF_TITLE = lazy.searched(
    r"\s\[.?!。．,",
    r"\s*\[(?:[A-Z]{1,2}(?:/[A-Z]{2})?|[A-Z][a-z]+(?: [a-z]+)?(?:, [^\]]{2,80})?)\][.。]?\s*(?://\s*)?"
    r"|\s+//\s+|(?<=[^\W_)”’\"»])[.](?:\s+|$)|[?!](?=\s+[^\W_a-z“(\[])\s*|[。．]\s*"
    r"|,\s+(?=in(?:: | [^\W\d_a-z])|(?:19|20)\d\d\b(?!\s?[-–]))"
    rf"|[.,]?\s+(?=(?:{'|'.join(map(re.escape, sorted(words_for('paper.pages'))))})\s?\d{{1,4}}\s?[-–])",
)
_CLOSING = {
    "“": "”",
    '"': '"',
    "«": "»",
    "„": "“”",
    "»": "«»",
    "*": "*",
    "‘": "’",
    "'": "'",
    "「": "」",
    "『": "』",
    "《": "》",
    "_": "_",
}
_LINKED = lazy.regex(r"\[([^\[\]]{3,300})\]\([^()\s]*\)\s*")


def title_at(
    text: str, begin: int, *, told: bool = False, short: bool = False
) -> tuple[tuple[int, int], int, bool] | None:
    """Return where the title at an offset stands, where the rest starts, and whether it is quoted.

    After names that tell that they are over, by initials or a colon, two words with capitals are no further
    name: "Dao, L.: Nasse Seile". Where it may be `short`, as in quotation marks, a word is enough.
    """
    found = title_like(text, begin)
    quoted = begin < len(text) and text[begin] in _QUOTES
    if found and quoted and _SUBTITLE.match(text, found[1]):
        found, quoted = plain_title(text, begin), False
    fits = found and could_be_title(text[slice(*found[0])], told=told or quoted, short=short or quoted)
    return found if fits else None


_SUBTITLE = lazy.regex(r": [^\W\d_]")
"""After a quotation that opens a title: ""Slow as eels": Toll boards as texts"."""
_QUOTES = "\"“„«»「『‘'"
"""What stands in these is a title, even if it reads like somebody's name."""


def title_like(text: str, begin: int) -> tuple[tuple[int, int], int, bool] | None:
    """Return the same of what stands where a title would, whatever it says."""
    if begin >= len(text) or text[begin] in "(&/":
        return None
    if linked := _LINKED.match(text, begin):
        return linked.span(1), linked.end(), True
    closing = _CLOSING.get(text[begin])
    if closing:
        bold = text[begin : begin + 2] == "**"
        begin += 1 + bold
        begin += len(text[begin:]) - len(text[begin:].lstrip())
        stop = min((at for sign in closing if (at := _closed_by(text, sign, begin)) >= 0), default=-1)
        if stop < 0:
            return None
        return (begin, begin + len(text[begin:stop].rstrip(",. "))), stop + 1 + bold, True
    if not (text[begin].isupper() or text[begin].isdigit() or text[begin].upper() == text[begin].lower()):
        return None
    return plain_title(text, begin)


def _closed_by(text: str, sign: str, begin: int) -> int:
    """Return where a sign closes what is in quotation marks, or -1; an apostrophe has a letter after it."""
    at = text.find(sign, begin)
    while at >= 0 and sign in _APOSTROPHES and text[at + 1 : at + 2].isalnum():
        at = text.find(sign, at + 1)
    return at


_APOSTROPHES = "'’"


def plain_title(text: str, begin: int) -> tuple[tuple[int, int], int, bool]:
    """Return the same of a title without quotation marks around it, up to its point."""
    for end in _END_OF_TITLE.finditer(text, begin):
        if shapes.explained(text, end.start()):
            continue
        asks = text[end.start()] in "?!"
        after, then = _sentence(text[end.end() :]) if asks else ("", "")
        if (
            asks
            and not venues.reads_as_venue(after)
            and (not names_in(after) or names_in(then.partition(". ")[0]))
        ):
            continue
        return (begin, end.start() + asks), end.end(), False
    return (begin, len(text.rstrip(". "))), len(text), False


def _sentence(text: str) -> tuple[str, str]:
    """Return a text up to its first full stop that is not that of "pp.", and what is behind that."""
    point = _POINT.search(text)
    return (text[: point.start()], text[point.end() :]) if point else (text, "")


_POINT = lazy.regex(
    lambda: (
        "".join(rf"(?<!\b{word[:-1]})" for word in sorted(words_for("paper.pages")) if word[-1] == ".")
        + r"\. "
    )
)


def could_be_title(text: str, *, told: bool = False, short: bool = False) -> bool:
    """Return whether a text may be a title: no further name, if names before it tell that they are over."""
    words = text.split()
    wide = count_wide(text) > 0
    return (
        (len(words) > 1 or ((wide or short) and len(text) > 3))
        and len(text) <= 300
        and text.count("(") == text.count(")")
        and fields.label(text) is None
        and (told or not are_people(text))
        and not (_ISSUED.match(text) or (not short and summaries.reads_as_note(_YEARS.sub("", text))))
        and not any(names_in(piece) for piece in _DASHED.split(text)[1:])
    )


def speaks_of_title(text: str) -> bool:
    """Return whether a title in quotation marks closes words that speak of it: "The study, “Slow locks”"."""
    if text[-1:] not in _CLOSING_MARKS or text[:1] in _QUOTES:
        return False
    at = max(map(text[:-1].rfind, _QUOTES))
    return at > 0 and text[at - 1] == " " and len(text) - at > _SPOKEN_OF


_SPOKEN_OF, _CLOSING_MARKS = 12, '”"»“」』'
_ISSUED = lazy.regex(r"(?:19|20)\d\d(?: [^\W\d_]{3}(?: \d{1,2})?)?;")
"""Opens what a medical index says of an issue: "2031 Apr;41:10"."""
_YEARS = lazy.regex(r",? \(?1\d\d\d\s?[-–]\s?(?:1\d\d\d|20\d\d|\d\d)\)?$")
"""Closes a title with the time of which it tells: "Diaries of a midwife, 1931-1958"."""
_DASHED = lazy.regex(r"\s(?:[–—|·/]|-{1,2})\s")
