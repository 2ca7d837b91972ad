"""Ads run in: columns of paragraphs each of which is one ad, as newspapers and bulletins have them.

"COOK, full time. Pine Knot Cafe, Brainerd. $17 an hour. Ring Dot." opens with the role, "MARL RECORD OFFICE,
Hay. Archivist, two years. Apply by May." with the employer. What opens most of a column opens the others too.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy, places
from reader.parsing import details, role_words, shapes, vocabulary, word_tables
from reader.parsing.jobs import (
    bulleted,
    cell_sorts,
    column_sorts,
    said_places,
    saying,
    seeking,
    weighing,
    wording,
)
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.cell_sorts import FIRM, HOW, TOWN, sort_of
from reader.parsing.jobs.parting import Cell
from reader.parsing.lines import chunks
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal, TypeAlias

    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.lines import Chunk, Line

    _Opening: TypeAlias = Literal["role", "company", "place"]

FORM = "run-in"
_SHORTEST, _LONGEST = 45, 900
_HEAD, _LEAD = 400, 60
_LETTERS = 3
_LEAST, _ANNOUNCED = 3, 2
"""So many ads are a column, and so many where a heading announces jobs."""
_MOST, _NEARLY_ALL = 0.6, 0.75
_SENTENCES, _FIRM_WORDS, _TOWN_WORDS = 5, 7, 3
_MANNER = 30
_OVER = 4
_SHORTENED = 4

_WORD = lazy.regex(r"\S+")
_PLAIN = lazy.regex(r"[^\W\d_a-z][^,.:;!?–—|]{2,59}(?=[,.:;]\s|\s[–—-]\s)")
_STOP = lazy.regex(r"(?:(?<=[^\W_]{3})|(?<=[\d)%€$])|(?<=\s[A-Z]{2}))[.!]\s+(?=[^\W_a-z]|\d|[£€$])")
_COMMA = lazy.regex(r"[,;:]\s+(?![^()]*\))|\s[–—-]\s")
_REMARK = lazy.regex(r"\s*\([^()]*\)$")
_REACHED = lazy.regex(r"\d{2,5}[ /.-]\d{2,4}(?:[ .-]?\d{2,4}){1,4}|\S@\S|\bwww\.|https?://")
"""A telephone or an address."""
_SMALL_BEFORE = lazy.regex(r"^(?:[a-zß-ÿ]+\s)+(?=[^\W_a-z])")


class _Ad(NamedTuple):
    """A paragraph that may be an ad: its lines, both included, and what opens it.

    That is set off by capitals or in bold, or not.
    """

    first: int
    last: int
    text: str
    lead: str
    set_off: bool

    @property
    def rest(self) -> str:
        """What is behind the lead, of what an ad says first."""
        return self.text[len(self.lead) : _HEAD].lstrip(" ,.:;–—-")


def find(rows: Sequence[Line], end: int) -> list[Entry]:
    """Return the entries that the paragraphs of columns before a line are."""
    if not _may_have_ads(rows):
        return []
    found: list[Entry] = []
    for column in _columns(rows, end):
        goes_on = bool(found) and column[0].first - found[-1].last <= _NEXT  # one line heads it
        found += _judged(rows, column, goes_on=goes_on)
    return found


_NEXT = 2


def _may_have_ads(rows: Sequence[Line]) -> bool:
    """Return whether an ad is set off, or jobs are announced: most pages are prose, where neither is."""
    if [row for row in rows if row.bare[1:3].isupper() or row.bare.startswith(_BOLD)]:
        return True
    short = (row.bare for row in rows if 1 < len(row.bare) <= weighing.ANNOUNCEMENT)
    return any(weighing.announces(text) and bulleted.is_sure(text) for text in short)


def _columns(rows: Sequence[Line], end: int) -> Iterator[list[_Ad]]:
    """Yield the runs of paragraphs that open alike, in capitals or without, with no other line between."""
    column: list[_Ad] = []
    for chunk in chunks(rows, 0, end - 1):
        broken = _broken(chunk)
        for ad in [broken] if broken else _ads(chunk):
            if column and (ad is None or ad.set_off != column[0].set_off):
                yield column
                column = []
            if ad:
                column.append(ad)
    if column:
        yield column


def _ads(chunk: Chunk) -> list[_Ad | None]:
    """Return what the lines of a chunk are, each an ad or none; whom to ring may be below one."""
    found: list[_Ad | None] = []
    for index, text in enumerate(chunk.texts, chunk.first):
        ad = _ad(index, text)
        below = found[-1] if found and ad is None and len(text) < _SHORTEST else None
        if below and _REACHED.search(text):
            found[-1] = below._replace(last=index)
        else:
            found.append(ad)
    return found


def _broken(chunk: Chunk) -> _Ad | None:
    """Return the ad that a narrow column broke over the lines of a chunk."""
    short = 2 < len(chunk) <= _BROKEN and all(len(text) < _NARROW for text in chunk.texts)
    if not short or not any(text[0].islower() for text in chunk.texts) or not _capitals(chunk.texts[0]):
        return None
    ad = _ad(chunk.first, " ".join(chunk.texts))
    return ad and ad._replace(last=chunk.last)


_BROKEN, _NARROW = 20, 60
_BOLD = "**"
_IN_BOLD = lazy.regex(r"\*\*([^*\W][^*]{2,59}?)([,.:;]?)\*\*")


def _ad(index: int, text: str) -> _Ad | None:
    if not _SHORTEST <= len(text) <= _LONGEST or not (text[0].isupper() or text.startswith(_BOLD)):
        return None
    if text.startswith(_BOLD) and (bold := _IN_BOLD.match(text)):
        lead = bold[1].rstrip(",.:; ")
        return _Ad(index, index, f"{lead}{bold[2]} {text[bold.end() :]}", lead, set_off=True)
    if lead := _capitals(text):
        return _Ad(index, index, text, lead, set_off=True)
    plain = _PLAIN.match(text) if shapes.ends_sentence(text) or _REACHED.search(text) else None
    return _Ad(index, index, text, plain[0], set_off=False) if plain else None


def _capitals(text: str) -> str:
    """Return the words in capitals that open a text, up to the first sign: "SCHOOL BUS DRIVERS"; or ""."""
    if not text[1:3].isupper():
        return ""
    end = 0
    for word in _WORD.finditer(text, 0, _LEAD * 2):
        if not word[0].isupper() and any(map(str.isalpha, word[0])):
            break
        if not any(map(str.isalnum, word[0])) and word[0] != "&":
            break
        end = word.end()
        shortened = word[0][-1] == "." and len(word[0]) <= _SHORTENED and text[end + 1 : end + 3].isupper()
        if word[0][-1] in ",.:;!" and not shortened:
            break
    lead = text[:end].rstrip(",.:;! ")
    return lead if sum(map(str.isalpha, lead)) >= _LETTERS and len(lead) <= _LEAD and end < len(text) else ""


def _judged(rows: Sequence[Line], column: Sequence[_Ad], *, goes_on: bool) -> list[Entry]:
    """Return the entries of a column, or none if most of it reads like something else.

    `goes_on` says that it is the next group of jobs.
    """
    first = column[0].first
    near = [row.bare for row in rows[max(0, first - _OVER) : first] if len(row.bare) <= weighing.ANNOUNCEMENT]
    announced = goes_on or any(weighing.announces(text) and bulleted.is_sure(text) for text in near)
    announced = announced or (column[0].set_off and any(map(saying.heads, near)))
    least = _ANNOUNCED if announced else _LEAST
    if not least <= len(column) <= weighing.MOST or any(map(wording.seeks_work, near)):
        return []
    if not announced and (not column[0].set_off or weighing.people_over(rows, first)):
        return []
    if any(map(_seeks, column)):
        return []  # sentences, each of which is read by itself: "Hotel Rose seeks a cook"
    told = column[:_TOLD]
    opening, names_nouns = _opening(told), _names_nouns(told)
    found = [(_entry(ad, opening, names_nouns=names_nouns), _signs(ad)) for ad in told]
    if announced:
        sure = sum(role_words.names_role(entry.role) and bool(signs) for entry, signs in found)
    else:
        sure = sum(wording.is_role(entry.role) and _are_enough(entry, signs) for entry, signs in found)
    if sure < (_MOST if announced else _NEARLY_ALL) * len(told):
        return []
    found += [(_entry(ad, opening, names_nouns=names_nouns), _signs(ad)) for ad in column[_TOLD:]]
    entries = [it for it, signs in found if it.role and (signs or role_words.names_role(it.role))]
    if not column[0].set_off and entries and entries[-1].first != column[len(entries) - 1].first:
        return []  # some of them are something else, and no capitals say that they belong together
    column_sorts.settle(entries, {})
    return entries


def _are_enough(entry: Entry, signs: set[str]) -> bool:
    """Return whether two signs, or one beside an employer in a town, tell an ad that nothing announces."""
    placed = entry.has("company") and entry.has("place")
    return len(signs) + placed >= _SIGNS


_SIGNS = 2
_TOLD = 200
"""What so many paragraphs at the top of a column are, the others are too."""


def _seeks(ad: _Ad) -> bool:
    """Return whether an ad opens with an employer who seeks somebody, in small letters."""
    firm = "" if ad.set_off else seeking.employer(ad.lead)
    return firm != "" and not role_words.names_role(firm)


def _names_nouns(column: Sequence[_Ad]) -> bool:
    """Return whether a column is in a language that writes all nouns like names: German."""
    return sum(not _german().isdisjoint(ad.text.split()) for ad in column) * 2 >= len(column)


@cache
def _german() -> frozenset[str]:
    """Return the words that German alone has before nouns."""
    tables = word_tables.by_language("preposition")
    others = (words for language, words in tables.items() if language != "de")
    return frozenset(tables["de"]).difference(*others)


def _opening(column: Sequence[_Ad]) -> _Opening:
    """Return what opens most of a column."""
    if sum(role_words.names_role(ad.lead) for ad in column) * 2 >= len(column):
        return "role"
    return "place" if sum(places.is_place(ad.lead.title()) for ad in column) * 2 > len(column) else "company"


def _signs(ad: _Ad) -> set[str]:
    """Return what of an ad's own a text has: who is sought, what it pays, how one works, how to apply."""
    spoken = vocabulary.spoken(ad.text)
    sorts = {
        sort_of(piece) for sentence in _sentences(ad.rest) for piece in sentence if len(piece) <= _MANNER
    }
    signs = {
        "sought": bool(spoken["seek"]),
        "paid": details.pay(ad.text) is not None,
        "how": not HOW.isdisjoint(sorts),
        "reached": bool(spoken["apply"]) or _REACHED.search(ad.text) is not None,
    }
    return set() if wording.seeks_work(ad.text) else {name for name, has in signs.items() if has}


def _sentences(text: str) -> list[list[str]]:
    """Return the first sentences of a text, each as what its commas part."""
    parted = _STOP.split(text)[:_SENTENCES]
    return [[piece.rstrip(".") for piece in _COMMA.split(it) if piece.strip(" .")] for it in parted]


def _entry(ad: _Ad, opening: _Opening, *, names_nouns: bool) -> Entry:
    """Return the entry of an ad in a column whose ads open with the same."""
    if opening == "role":
        ad = ad._replace(lead=seeking.before_wanted(ad.lead))
    role, firm, place = ad.lead, "", ""
    sentences = [it for it in _sentences(ad.rest) if it]
    if opening == "place":
        place = ad.lead
        role = sentences[0][0] if sentences else ""
        opening = "role" if wording.is_role(role) else "company"
        sentences = [it for it in (sentences[0][1:], *sentences[1:]) if it] if sentences else []
        firm = "" if opening == "role" else role
    elif opening == "company":
        firm = ad.lead
    if opening == "company":
        behind = sentences[0] if sentences else []
        place = place or next((town for piece in behind if (town := _town(piece))), "")
        role = _role(ad, sentences)
    else:
        own, town = _employer(sentences, ad.rest, names_nouns=names_nouns)
        near = next((piece for piece in (sentences or [[]])[0] if places.is_place(piece)), "")
        firm, place = own, place or near or town
    place = place or said_places.place_in(ad.rest)
    manners = [it for sentence in sentences for it in sentence if _is_manner(it)]
    paid = [it for sentence in sentences for it in sentence if sort_of(it) == "pay"]
    cells: list[tuple[Cell, Sort]] = [
        (Cell(it, f"how{at}"), sort_of(it)) for at, it in enumerate((*paid[:1], *manners[:2]))
    ]
    return Entry(
        ad.first, ad.last, ad.first, _REMARK.sub("", role), FORM, [*saying.cells(place, firm), *cells]
    )


def _role(ad: _Ad, sentences: Sequence[Sequence[str]]) -> str:
    """Return the role behind the employer that opens an ad: known, sought, or what opens a sentence."""
    known = (it for sentence in sentences for it in sentence if wording.is_role(it))
    sought = seeking.sought(f"{ad.lead.title()} {ad.rest}")
    second = sentences[1][0] if len(sentences) > 1 else ""
    named = second if second[:1].isupper() and not (sort_of(second) or cell_sorts.is_remark(second)) else ""
    return next(known, "") or sought or named


def _is_manner(piece: str) -> bool:
    """Return whether a piece says how one works, and is none that asks to apply: "Apply in person"."""
    return len(piece) <= _MANNER and sort_of(piece) in HOW and _first_word(piece) not in _asking()


def _first_word(text: str) -> str:
    return vocabulary.plain(text).partition(" ")[0].strip(".:")


def _employer(sentences: Sequence[Sequence[str]], rest: str, *, names_nouns: bool) -> tuple[str, str]:
    """Return the employer and its town that the sentences behind a role name, "" for what they don't."""
    for sentence in sentences:
        for at, piece in enumerate(sentence):
            behind = sentence[at + 1] if at + 1 < len(sentence) else ""
            if not _may_employ(piece):
                continue
            if town := _town(behind):
                return piece, town
            if wording.is_firm(piece) or _REACHED.search(behind) or _first_word(behind) in _asking():
                return piece, ""
        firm, town = seeking.employer_and_place(", ".join(sentence))
        if firm:
            return firm, town
    for found in seeking.BEHIND.finditer(rest):
        firm, placed = found["firm"].rstrip("."), said_places.IN_TOWN.match(rest, found.end())
        if _may_employ(firm) and (placed or wording.is_firm(firm) or not names_nouns):
            return firm, placed["place"] if placed else ""
    alone = (it[0] for it in sentences if len(it) == 1 and _joining().isdisjoint(it[0].split()))
    return ("" if names_nouns else next(filter(_may_employ, alone), "")), ""


def _may_employ(piece: str) -> bool:
    """Return whether a piece is a name that may be an employer's: "Pine Knot Cafe", not "Call Rick"."""
    words = piece.split()
    if not (1 < len(words) <= _FIRM_WORDS or wording.is_firm(piece)) or not piece[:1].isupper():
        return False
    named = all(word[0].isupper() or not word[0].isalpha() or word in _joining() for word in words)
    own = sort_of(piece) in FIRM and cell_sorts.may_be_name(piece) and not places.is_place(piece)
    return named and own and _first_word(piece) not in _asking()


@cache
def _joining() -> frozenset[str]:
    return word_tables.words_for("firm.joining")


@cache
def _asking() -> frozenset[str]:
    """Return the first words of what asks people to apply: "ring", "write"."""
    return frozenset(phrase.split()[0] for phrase in vocabulary.tables()["apply"])


def _town(piece: str) -> str:
    """Return the town that a piece is, without small words before it: "downtown Brainerd"; or ""."""
    if places.is_place(piece):
        return piece
    town = _REMARK.sub("", _SMALL_BEFORE.sub("", piece))
    alike = place_shapes.is_city(town) and len(town.split()) <= _TOWN_WORDS and sort_of(town) in TOWN
    return town if alike and not role_words.names_role(town) else ""
