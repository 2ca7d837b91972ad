"""How single lines at the top of a page look: furniture, days and names, counts, entries, text."""

from __future__ import annotations

import re

from reader import lazy
from reader.parsing import citations, dating, mastheads, menus, shapes, signing, venues
from reader.parsing.lines import count_wide
from reader.parsing.word_tables import any_of, words_for

SHORT, LONG = 40, 200
"""An entry of a menu is no longer than the one, a title no longer than the other."""
PROSE, _WIDE_PROSE = 80, 36
_DAY = lazy.regex(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b")
PATH = lazy.regex(r"\S\s?[>›»＞→]\s?\S|\S\s+[/‹]\s+\S")
LINK = lazy.regex(r"(?:[*+•]\s+|#)?\[(?:\d{1,3}|[^\W\d_]{2,12})\]\s?(?=\S)")
_MOTTO = lazy.regex(r"^[^a-zß-ÿ]{3,30}\s[–—|-]\s\S")
COUNT = lazy.regex(r"[\d\s.,]{1,12}[km]?\s[^\W\d_]+")
CLOCK = lazy.regex(r"\d{1,2}[:.h]\d\d\b")
_BLANK = lazy.regex(r"\s{2,}")
FEW = 4
"""A title has so many words, and an entry of a menu fewer."""
_GREETINGS = tuple(sorted(words_for("date.greetings")))
_ROW = lazy.regex(r"\s{3,}")
_ENTRY = 24
_COUNTS = lazy.regex(r"[^\W\d_] \((?!(?:19|20)\d\d\))[\d.,]{1,7}\)$")
"""A number in brackets that is no year."""


def is_noise(text: str) -> bool:
    """Return whether a line is a row of a menu, a path, a link as text browsers print it, or a motto."""
    if len(text) > LONG or shapes.ends_sentence(text):
        return False
    if (
        _is_link(text)
        or PATH.search(text)
        or _MOTTO.match(text)
        or menus.is_bar(text)
        or menus.names_feed(text)
    ):
        return not shapes.closes_with_credit(text)
    cells = _BLANK.split(text) if "  " in text else []
    few = 2 if "   " in text else 3
    return (len(cells) >= few and max(map(len, cells)) <= SHORT) or _is_row(text) or menus.is_run(text)


def _is_link(text: str) -> bool:
    """Return whether a link's number or a word for a picture is before a link, not a sort of text."""
    match = LINK.match(text)
    word = match[0].strip("*+• []").casefold() if match else ""
    tagged = word.isalpha() and len(text[match.end() :].split()) > FEW if match else False
    return bool(word) and not tagged and word not in mastheads.SORTS


def names_sort(text: str) -> bool:
    """Return whether a few words say what sort of text follows: "The interview", "Grand entretien"."""
    words = text.casefold().replace("’", "'").strip(" :|*_").split()
    if len(words) == 1 and not text.isascii() and len(text) <= _SORT and words[0].endswith(_WIDE_SORTS):
        return True  # without spaces between words: "特集インタビュー"
    return " ".join(words) in mastheads.SORTS or (0 < len(words) < FEW and words[-1] in mastheads.SORTS)


_WIDE_SORTS = tuple(sorted(word for word in mastheads.SORTS if count_wide(word)))
_SORT = 12


def lists_entry(text: str) -> bool:
    """Return whether a menu's word is one of two short entries and more on a line."""
    parts = menus.pieces(text) if len(text) <= 2 * SHORT else []
    return len(parts) > 1 and any(part in menus.KNOWN for part in parts) and max(map(len, parts)) < SHORT / 2


def _is_row(text: str) -> bool:
    """Return whether words are set side by side, one of them a menu's: "Home News Sport Weather"."""
    words = text.split()
    capitals = all(word[0].isupper() and word.isalpha() for word in words)
    return (
        3 < len(words) < 10 and capitals and sum(map(menus.KNOWN.__contains__, map(str.casefold, words))) > 1
    )


def may_be_above(text: str) -> bool:
    """Return whether it can stand above a title: no text, no heading by its sign."""
    return not shapes.is_markdown_heading(text) and not (is_prose(text) and len(text) > 2 * PROSE)


def is_prose(text: str) -> bool:
    """Return whether a line is a sentence as long as those of a text, or longer than any title."""
    if len(text) > LONG:
        return True
    return shapes.ends_sentence(text) and len(text) >= (_WIDE_PROSE if count_wide(text) else PROSE)


def is_headline(text: str) -> bool:
    """Return whether a line is a few short sentences, as some papers have them for a title."""
    return len(text) <= _HEADLINE and text[-1] == "." and len(shapes.sentences(text)) > 1


_HEADLINE = 90


def is_sign(text: str) -> bool:
    """Return whether a line says who wrote it, when, how long it takes, or whose picture it is."""
    if len(text) > LONG:
        return False
    if dating.is_byline(text) or dating.is_dated(text) or shapes.is_credit(text) or dating.opens_dated(text):
        return True
    if CLOCK.match(text):
        return False
    if shapes.closes_with_credit(text):
        return True
    if signing.says_age(text):
        return True
    parted = any(map(text.__contains__, "|·•")) or text[0].isdigit()
    said = parted and any(map(str.isalpha, text)) and not shapes.ends_sentence(text)
    return said and len(text) <= 90 and _DAY.search(text) is not None


def takes_time(text: str) -> bool:
    """Return whether how long one reads is behind what the text is about: "Databases · 7 min read"."""
    if len(text) > LONG or not any(map(text.__contains__, "|·•")):
        return False
    last = _PARTS.split(text)[-1].strip()
    return last[:1].isdigit() and dating.is_dated(last)


_PARTS = lazy.regex(r"[|·•]")


def says_how_long(text: str) -> bool:
    """Return whether a section and how long a text takes are on a line: "Infrastructure · 7 min read"."""
    parts = _BARS.split(text) if len(text) <= SHORT else []
    return len(parts) > 1 and dating.is_dated(parts[-1])


_BARS = lazy.regex(r"\s[|·•–—]\s")


def cites(text: str) -> bool:
    """Return whether a line gives a paper's title, its authors, and where it was published."""
    found = citations.read(text, 1) or (citations.titled(text) if venues.could_cite(text) else None)
    return found is not None and venues.reads_as_venue(found.rest)


def greets(text: str) -> bool:
    """Return whether a line greets, as letters do."""
    return text[-1:] in ",!，！" and opens_greeting(text)


def opens_greeting(text: str) -> bool:
    """Return whether a line opens with the words of a greeting, whatever follows."""
    return text.casefold().startswith(_GREETINGS)


def parts_by_spaces(text: str) -> bool:
    """Return whether three entries and more are apart by several spaces."""
    return "   " in text and len(text) <= 4 * SHORT and len(_ROW.split(text)) > 2


def words(text: str) -> int:
    """Return how many words a line has, where it has no spaces about as many as its signs are worth."""
    return max(len(text.split()), count_wide(text) // FEW)


def may_be_entry(text: str) -> bool:
    """Return whether a line has few words and is short, as an entry of a menu."""
    return words(text) < FEW and len(text) <= _ENTRY and not shapes.ends_sentence(text)


def counts(text: str) -> bool:
    """Return whether a line sorts, filters or counts a list: "Sort by date", "All replies (34)"."""
    counted = len(text) <= SHORT and text[-1] == ")" and _COUNTS.search(text) is not None
    opens = not counted and menus.opens_as_pages_do(text)
    return counted or (opens and not (menus.is_shared(text) or is_sign(text)))


def has_label(text: str) -> bool:
    """Return whether a colon is among the first signs of a line."""
    return any(map(text[:_ENTRY].__contains__, ":："))


def names_season(text: str) -> bool:
    """Return whether a season and a year close a line, as the issue of a magazine: "Alumni, Fall 2031"."""
    return len(text) <= SHORT and text[-4:].isdigit() and _SEASON.search(text) is not None


_SEASON = lazy.regex(
    lambda: (
        rf"(?:^|[\s,]){any_of(words_for('date.seasons'))}(?:/{any_of(words_for('date.seasons'))})?,? "
        r"(?:de |del )?(?:19|20)\d\d$"
    ),
    re.IGNORECASE,
)
"""The issue of a magazine: "Alumni, Fall 2031"."""
