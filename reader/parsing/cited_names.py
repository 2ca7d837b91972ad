"""Names of authors as citations write them: a list of full names, or surnames before initials."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import authors
from reader.parsing.lines import count_wide
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

_VENUE_WORDS = frozenset(filter(str.isalpha, words_for("paper.venues")))
_VENUE_WITHIN = lazy.regex(lambda: "|".join(words_for("paper.venues_within")))
_TOKEN = lazy.regex(r"\w+")
_SURNAME_FIRST = lazy.regex(
    r"(?:(?:van|von|de|der|den|di|da|del|la|le|ter|ten|al-|el-|Ó|Ní|Nic|St\.?)\s?)*(?:[^\W\d_][’'])?[^\W\d_a-z][^\W\d_]+"
    r"(?:[-’'\s](?:(?:da|das|de|del|di|dos?|e|van|von|y)\s)?[^\W\d_a-z][^\W\d_]+)*"
    r"(?:,\s(?:[^\W\d_a-z]\.?[-\s]?){1,4}|(?:\s[^\W\d_a-z]\.){1,3}|\s[^\W\d_a-z]{1,3})(?![^\W_])"
    r"(?:(?<=[.\s])\s?"
    r"(?:van der|van den|van de|van|von der|von|der|de la|de|da|del|di|do|dos|du|ter|zu|af|av)\b)?"
)
"""A surname and initials, with a particle after these at times: "Varga, I.", "Steen, W. van"."""
_BETWEEN_SURNAMES = lazy.regex(r"(?:\s/\s|\s*[;,]?)\s*(?:(?:&|and|und|et|y|e|i|och|og|en)\s+)?")
_LAST_PARTICLE = lazy.regex(r"(?<=\.) [a-z]{2,3}(?: [a-z]{2,3})?$")
_INITIALS = lazy.regex(
    r",\s[^\W\d_a-z]\.?(?:[-\s]?[^\W\d_a-z]\.?)*$|(?:\s[^\W\d_a-z]\.)+$|\s[^\W\d_a-z]{1,3}$"
)


def names_in(text: str, least: int = 1) -> tuple[str, ...]:
    """Return the names that make up a text; empty if it is anything else."""
    if text[:2] in {"**", "__"}:
        text = text.strip("*_").rstrip(".,: ")
    text = without_editors(text)
    names = authors.listed(text) or surnames_first(text)
    return names if len(names) >= least and not any(map(names_venue, names)) else ()


def without_editors(text: str) -> str:
    """Return names without what says that they edited a volume: "A. Bo, C. Dee (eds.)"."""
    if text[-1:] == ")":
        named, _, word = text[:-1].rpartition("(")
    elif text.rstrip(".")[-1:] == ")":
        return without_editors(text.rstrip("."))
    else:
        named, _, word = text.rpartition(", ")
    return named.rstrip(", ") if named and word.strip().casefold() in _EDITORS else text


_EDITORS = words_for("paper.editors")


def could_open(text: str, least: int) -> bool:
    """Rule out most prose quickly: whether `names_in` may find names in the first characters of a text.

    False promises that it finds none in any so many of them, `least` and more, up to a sign between words.
    """
    return not 0 < prose_end(text) < least


@lru_cache(maxsize=1024)  # several passes ask about the same lines
def prose_end(text: str) -> int:
    """Return where the word ends that shows that a text opens as prose; 0 if it may open with names.

    `names_in` finds none in what goes on behind that word.
    """
    end = authors.prose_end(text)
    return 0 if end and _SURNAME_FIRST.match(text.lstrip("*_ ")) else end


def names_venue(text: str) -> bool:
    """Return whether a text has a word that is in no name of a person: "journal", "紀要"."""
    low = text.lower()
    known = not _VENUE_WORDS.isdisjoint(_TOKEN.findall(low))
    return known or (not low.isascii() and _VENUE_WITHIN.search(low) is not None)


def surnames_first(text: str) -> tuple[str, ...]:
    """Return names written "Varga, I., & Iyer, B." or "Varga I, Iyer B"; empty if it is anything else."""
    if count_wide(text):
        return ()  # no initials there
    names: list[str] = []
    at = 0
    bare = text.strip()
    if bare.endswith(("et al", "et al.")):
        bare = re.sub(r",?\s+et al\.?$", "", bare)
    if "a" <= bare.rstrip(" ,;-.")[-1:] <= "z" and not _LAST_PARTICLE.search(bare[-_PARTICLE:]):
        return ()  # no initial closes it
    while at < len(bare):
        match = _SURNAME_FIRST.match(bare, at)
        if match is None:
            return ()
        names.append(match.group().rstrip(" -,"))
        between = _BETWEEN_SURNAMES.match(bare, match.end())
        at = between.end() if between else match.end()
        if at == match.end() and at < len(bare):
            return ()
    bare_names = (_LAST_PARTICLE.sub("", name) for name in names)
    return tuple(names) if names and all(map(_INITIALS.search, bare_names)) else ()


_PARTICLE = 10


def surnames(text: str, least: int = 2) -> tuple[tuple[str, ...], int]:
    """Return the surnames that open a text before a year or "et al.", and how much of it they take.

    "Bo & Dee, 2031", "Bo, Dee and Fay (2031)", "Bo et al., ICWC 2031"; nothing and 0 if there are none, or
    fewer than `least` and no others are left out.
    """
    could = text[:1].isupper() and ("19" in text or "20" in text or " et al" in text)
    found = _SURNAMES.match(text) if could else None
    if found is None:
        return (), 0
    names = tuple(_BETWEEN_SURNAMES_ALONE.split(found[1]))
    told = len(names) >= least or found["others"]
    fits = told and not (any(map(names_venue, names)) or authors.holds_other_words(names))
    return (names, found.end(1)) if fits else ((), 0)


_SURNAME_ALONE = r"[^\W\d_a-z](?![^\W\d_a-z])[^\W\d_]+(?:[-’'][^\W\d_]+)*"
_BETWEEN_SURNAMES_ALONE = lazy.regex(r",? (?:&|and|und|et|y|e|i|och|og|en) |, ")
_SURNAMES = lazy.regex(
    rf"({_SURNAME_ALONE}(?:(?:, |,? (?:&|and|und|et|y|e|i|och|og|en) ){_SURNAME_ALONE}){{0,4}})"
    r"(?:(?P<others> et al\.?)(?:,? (?:.{0,40}\D)?(?:19|20)\d\d\b|$)|,? [\[(]?(?:19|20)\d\d[\])]?$)"
)


def inverted(text: str) -> tuple[str, ...]:
    """Return names of which the first has its surname in front: "Bo, Ana, and Cy Dee"; else empty."""
    head, comma, rest = text.partition(", ")
    if not comma or len(head) > _SURNAME or not head[:1].isupper():
        return ()
    rest = _ET_AL.sub("", rest.rstrip(",: "))
    cut = _BETWEEN_GIVEN.search(rest)
    given, others = (rest[: cut.start()], rest[cut.end() :]) if cut else (rest, "")
    if " " in head and _SURNAME_WORD.search(given):
        return ()  # two whole names
    if not _GIVEN.fullmatch(given.rstrip(".")) or len(authors.listed(f"{given} {head}")) != 1:
        return ()
    following = authors.listed(others) if others else ()
    return (f"{head}, {given}", *following) if following or not others else ()


_SURNAME = 40
_GIVEN = lazy.regex(r"[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?(?: [^\W\d_a-z][^\W\d_]*\.?){0,2}")
_SURNAME_WORD = lazy.regex(r" [^\W\d_]{2}")
_BETWEEN_GIVEN = lazy.regex(
    r",\s+(?:(?:and|&|und|et|y|e|i|och|og|en)\s+)?|\s+(?:and|&|und|et|y|e|i|och|og|en)\s+"
)
_ET_AL = lazy.regex(r",?\s+et al\.?$")


def are_people(text: str) -> bool:
    """Return whether a text is names; a few signs without capitals may as well be a title."""
    names = names_in(text)
    return len(names) > 1 or (bool(names) and text.upper() != text.lower())


def shortened(said: Sequence[str]) -> dict[str, str]:
    """Return the initials, or single names, that stand for a speaker's whole name said before."""
    whole = [name for name in said if " " in name]
    found = {}
    for short in said:
        parted = short.replace(".", "").casefold()
        of = [
            name
            for name in whole
            if parted == "".join(word[0] for word in name.split()).casefold()
            or parted in name.casefold().split()
        ]
        if len(of) == 1 and short not in whole:
            found[short] = of[0]
    return found
