"""Single lines that pages have around texts: buttons, bars, counts, legal lines, what asks for consent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import menus, shapes
from reader.parsing.evidence import Cue, Scale
from reader.parsing.memo import memoized
from reader.parsing.word_tables import any_for, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Line

_CONSENT = tuple(sorted(words_for("notice.consent")))
_LEGAL = tuple(sorted(words_for("notice.legal")))
_FIRST_WORDS = frozenset(
    first
    for phrase in (*menus.KNOWN, *menus.NETWORKS, *menus.SHARING, *words_for("page.opening"))
    if (first := phrase.split()[0]) not in menus.KNOWN
)
"""What phrases open with that is no entry of a menu by itself."""
_RIGHTS = lazy.regex(
    r"(?:©|\(c\)|copyright)\s?(?:©\s?)?(?:19|20)\d\d\b|.{1,60}©\s?(?:19|20)\d\d"
    r"|(?:.{1,90}\s{2,})?©\s[^.:]{2,50}\s(?:19|20)\d\d(?:\s?[-–]\s?\d{4})?$",
    re.IGNORECASE,
)
_COUNTED = lazy.regex(rf"\d[\d,.]*[km]?\s+(?:{'|'.join(sorted(words_for('page.counted')))})", re.IGNORECASE)
WORDS = 4
LONG = 1200
"""Longer lines are never residue."""
PROSE = 150


@dataclass(frozen=True, slots=True)
class Spot:
    """A line and where on its page it is."""

    text: str
    words: str
    """In lower case, without the signs around it."""
    company: float
    """The share of known lines among the others of its chunk, 0 to 1."""


RESIDUE: Scale[Spot] = Scale(
    3,
    Cue("only pages say it", 4, lambda it: it.words in menus.CHROME),
    Cue("the number of a printed page", 4, lambda it: numbers_page(it.text)),
    Cue("a button and its address", 4, lambda it: "://" in it.text and menus.is_linked_button(it.text)),
    Cue("all of its entries are known", 3.5, lambda it: menus.is_known_bar(it.text)),
    Cue("a row for sharing", 3, lambda it: menus.is_share_row(it.text)),
    Cue("invites to share", 3, lambda it: len(it.text) < menus.SHORT and it.words.startswith(menus.SHARING)),
    Cue("counts results", 2, lambda it: menus.counts_results(it.text)),
    Cue("a menu's word", 1.5, lambda it: it.words in menus.MENU or it.words in menus.COMMON),
    Cue("a bar of short entries", 1, lambda it: menus.is_bar(it.text)),
    Cue("opens as only pages do", 2, lambda it: menus.opens_as_pages_do(it.text)),
    Cue("a sign that unfolds a menu", 2, lambda it: menus.unfolds(it.text)),
    Cue("an arrow to another page", 3, lambda it: menus.leads_back(it.text)),
    Cue("logos and badges", 3, lambda it: menus.is_badge(it.text)),
    Cue("asks for consent", 1.5, lambda it: asks_consent(it.text)),
    Cue("says who holds the rights, and when", 3, lambda it: len(it.text) < 200 and _RIGHTS.match(it.text)),
    Cue("a legal line", 2, lambda it: is_legal(it.text)),
    Cue(
        "counts comments or shares", 3, lambda it: len(it.text) < menus.SHORT and _COUNTED.fullmatch(it.text)
    ),
    Cue("most around it is known", 1.5, lambda it: it.company >= 0.5 and _keeps_company(it.text)),
    Cue("some around it is known", 1, lambda it: 0 < it.company < 0.5 and len(it.text) <= menus.SHORT),
    Cue("a heading's signs", -2, lambda it: shapes.is_markdown_heading(it.text)),
    Cue("many words", -1, lambda it: len(it.text.split()) > 2 * WORDS and not asks_consent(it.text)),
    Cue("a long text", -3, lambda it: len(it.text) > 400),
)


def is_logo(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line is a logo's stand-in: "Logo Kallen & Co." near "Kallen & Co." itself."""
    text = rows[index].bare
    named = len(text) <= _NAMED and ("ogo" in text or "OGO" in text)
    folded = text.casefold() if named else ""
    if not (folded.startswith("logo ") or folded.endswith(" logo")):
        return False
    name = _LOGO.sub("", folded)
    near = rows[max(0, index - _NEAR) : index + _NEAR + 1]
    return bool(name) and any(name in row.bare[:_NAMED].casefold() for row in near if row.bare != text)


_LOGO = lazy.regex(r"^logo (?:of |von |der |de |du |di |van |)|(?:'s|’s|s)? logo$")
_NAMED, _NEAR = 90, 4


@memoized
def could_be(text: str) -> bool:
    """Rule out most lines quickly: in a text, residue opens with a word of the tables, or counts comments."""
    if text.isdecimal():
        return False
    first = text.partition(" ")[0].casefold().lstrip("[]0123456789").strip("|·•›»[]()*_-–—:.,!’'")
    return first in menus.KNOWN or first in _FIRST_WORDS or text[0].isdigit() or numbers_page(text)


def asks_consent(text: str) -> bool:
    """Return whether a line has words that ask for consent."""
    return len(text) <= LONG and any(map(text.casefold().__contains__, _CONSENT))


def _keeps_company(text: str) -> bool:
    """Return whether the known lines around it say that a line is one of them: a short or a legal one."""
    return len(text) <= menus.SHORT or (len(text) <= PROSE and is_legal(text))


def claims_rights(text: str) -> bool:
    """Return whether a line opens as those on rights do; elsewhere that credits a picture."""
    return len(text) <= _RIGHTS_LENGTH and (
        text[0] == "©" or text[-1] == "©" or text[:11].casefold() == "copyright ©"
    )


_RIGHTS_LENGTH = 160


def numbers_page(text: str) -> bool:
    """Return whether a line is the head or foot of a printed page: "Halden Ltd – Page 1 of 2", "– 3 –"."""
    return len(text) <= _PAGE_LENGTH and any(map(str.isdigit, text[-4:])) and _PAGE.search(text) is not None


_PAGE_LENGTH = 100
_PAGE = lazy.regex(
    rf"(?:^|\W){any_for('paper.pages')} ?\d{{1,4}} ?(?:/|{any_for('page.of')}) ?\d{{1,4}}[)\]]?$"
    r"|^[-–—] ?\d{1,4} ?[-–—]$|^第 ?\d{1,4} ?[页頁].{0,3}共 ?\d{1,4} ?[页頁]$",
    re.IGNORECASE,
)


def is_known(text: str) -> bool:
    """Return whether a line near the top or the end is a page's."""
    return strength(text, outside=True) > 0


def is_legal(text: str) -> bool:
    """Return whether a line has words that close a page or a mail: "unsubscribe", "all rights reserved"."""
    return len(text) < 400 and any(map(text.casefold().__contains__, _LEGAL))


def is_sure(text: str) -> bool:
    """Return whether a line at the end of a page is what only pages say there."""
    return len(text) <= LONG and strength(text, outside=True) == SURE


SURE = 2


@lru_cache(maxsize=4096)  # lines that a page repeats, and dumps of the same line
def strength(text: str, *, outside: bool) -> int:
    """Return 2 for what only pages say, 1 for words of a menu, 0 for anything else.

    Texts for consent and legal lines count `outside` alone: near the top or the end.
    """
    words = menus.bare(text) if len(text) <= PROSE else ""
    if words in menus.CHROME or ("://" in text and menus.is_linked_button(text)) or numbers_page(text):
        return 2
    if words in menus.MENU or words in menus.COMMON:
        return 1
    if len(words) > 1 and (menus.is_share_row(text) or menus.is_known_bar(text)):
        return 2
    if len(text) < menus.SHORT and (words.startswith(menus.SHARING) or _COUNTED.fullmatch(text)):
        return 2
    if not outside:
        return 0
    if _RIGHTS.match(text[:200]) or is_legal(text):
        return 2
    if menus.opens_as_pages_do(text) or menus.offers_elsewhere(text):
        return 2
    if menus.leads_back(text) or menus.is_badge(text):
        return 2
    if menus.is_link_bar(text) or menus.counts_results(text):
        return 1
    return 1 if asks_consent(text) and not text.startswith("#") else 0


def is_short(text: str) -> bool:
    """Return whether it may be an entry of a menu."""
    bare = text[shapes.bullet(text) :]
    return len(bare) <= menus.SHORT and len(bare.split()) <= WORDS + 1 and not shapes.ends_sentence(bare)


@lru_cache(maxsize=4096)
def tips(text: str, company: float) -> bool:
    """Return whether a line in a text is a page's, with such a share of known lines in its chunk."""
    return RESIDUE.tips(Spot(text, menus.bare(text), company=company))
