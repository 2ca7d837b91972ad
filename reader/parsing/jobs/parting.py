"""The cells of a line about a job: what stands between its signs, or its words.

A cell is what stands between two separators ("Company | Role | Place"), or a line. Most say by themselves
what they are; for the rest, those in the same column of other entries do (see columns.py).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy, places
from reader.naming import name_of
from reader.parsing import details, role_words, shapes, vocabulary
from reader.parsing.ads import names
from reader.parsing.jobs import wording
from reader.parsing.jobs.cell_sorts import is_area, sort_of
from reader.parsing.pay_bounds import bound_of
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parsing.jobs.cell_sorts import Sort

LONGEST = 300
"""A longer line is prose, whatever its signs."""
_MOST_CELLS = 14
_STRONG = lazy.regex(r"\s*[|｜¦]\s*|\s+[•·∙▪‧⋅]\s+|\s*;\s+(?=\S)")
_DASH = lazy.regex(r"\s+[-–—―]{1,2}\s+|\s*[—―]\s*|\s+//\s+|\s+>+\s+")
_SLASH = lazy.regex(r"\s+/\s+")
_GAP = lazy.regex(r"\s{3,}|(?<=\S\S)\s{2}(?=\S)")
_COMMA = lazy.regex(r",\s+|、|，")
_SEPARATORS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("|", _STRONG),
    ("gap", _GAP),
    ("-", _DASH),
    ("/", _SLASH),
)
_SUM = lazy.regex(
    r"(?<=[^\W\d_])(?<! to)(?<! bis)(?<! à)(?<! a)(?<! til)(?<! and)(?<! och)(?<! do)(?<! tot)"
    r" (?=[$€£]\d|(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK) \d)"
)
_SUM_BEFORE, _SUM_AFTER = (
    lazy.regex(
        r"(?<![A-Z][+-])(?<![A-Z][+-]\d)\d ?[kKmM€$£%]?(?:/[a-z]{1,5})?$|\d ?(?:EUR|USD|GBP|CHF|PLN|zł|kr)$"
    ),
    lazy.regex(r"(?:[A-Z]{1,3} ?)?[€$£]? ?\d"),
)
"""Between these a dash is a range's."""
_LINK = lazy.regex(r"\s+(?=https?://\S+$)")
"""Before an address that closes a line."""
_TAG = lazy.regex(
    rf"^{shapes.NO_MARKUP}[\[(【](?P<tag>[^\[\]()】]{{2,24}})(?:】|[\])]{shapes.APART})\s*[:–—-]?\s*"
)
_KINDS = tuple(f"employment.{kind}" for kind in ("full_time", "part_time", "contract", "temporary", "intern"))
_COLON_TAG = lazy.regex(r"(?P<tag>[^\W\d_]{3,12}(?:[ -][^\W\d_]{2,12})?)\s?[:：]\s*(?=\S)")
_ROUND = lazy.regex(r"\s*[(（\[]([^()（）\[\]]{2,80})[)）\]]\.?$")
_AT = lazy.regex(
    r"\s+(?:@|at|bei|beim|chez|presso|bij|hos|en la empresa|w firmie)\s+"
    r"(?:(?:the|der|dem|den|la|le|les|il|el|lo|het|de)\s+)?(?=[^\W_a-z])|\s*@\s*(?=[^\W\d_])"
)
_IN = lazy.regex(
    r",?\s+(?:in|à|au|i|w|we|en|em|a|te|in der|aus|based in|til|till|på|near|bei|im|na|no)\s+(?=[^\W\d_a-z])"
)
_WITHIN = lazy.regex(r",?\s+(?:im|in der)\s")
"""What German has before wards and shifts, and before no town: "in der Krippe"."""
_ADDRESS = lazy.regex(
    r"\s+\((?:(?:https?://|www\.)[^()\s]{3,120}\)|(?:[a-z0-9-]+\.)+(?!js\b)[a-z]{2,}(?:/[\w./-]*)?\)$)"
)
"""The address behind a name, "Halden (https://halden.example)", or of a headline, "(halden.example)".

"(vue.js)" is a skill.
"""
_PICTURES = lazy.regex(r"^(?:(?::[a-z0-9_+-]{2,30}:|[\u2600-\u27bf\ufe0f\U0001f1e6-\U0001faff])\s*)+")
"""What chats put before a message, as a picture or its name: ":briefcase:"."""
_PICTURES_AFTER = lazy.regex(r"(?:\s*(?::[a-z0-9_+-]{2,30}:|[\u2600-\u27bf\ufe0f\U0001f1e6-\U0001faff]))+$")
_REGION = lazy.regex(r"[A-Z]{2}")
_HIRING = lazy.regex(
    r"\s+(?:(?:is|are)\s+(?:now\s+)?(?:hiring|looking for|seeking)|[-–—]\s+hiring)\b\s*:?\s*(?:an?\s+)?",
    re.IGNORECASE,
)
_CALLED = lazy.regex(r"\s[-–—]\s+hiring\b", re.IGNORECASE)
"""A dash that parts who hires from whom: "Halden – Hiring Bakers"."""
_SKILL = lazy.regex(r"[a-z]\.[a-z]|[+#]")
"""In what somebody works with, and in no town: "Vue.js", "C++"."""


class Cell(NamedTuple):
    """A stretch of a line: its text, where in its entry it is, and its column there."""

    text: str
    slot: str
    """What those in the same column share: how the line is parted, and which part it is."""


def employed(slot: str, firm: str, town: str) -> list[tuple[Cell, Sort]]:
    """Return an employer and its place, parted in one column, as two."""
    return [(Cell(firm, f"{slot},0"), "company"), (Cell(town, f"{slot},1"), "place")]


class Parted(NamedTuple):
    """A line as cells; a line without separators is one."""

    style: str
    """By which sign it is parted: "|", "gap", "-", "()", "at", "in", ","; "" for none."""
    cells: tuple[Cell, ...]
    sign: str
    """Its bullet, number or heading sign, as a kind: "-", "1", "#", or ""."""
    tag: str
    """What stands in brackets at its start: "Hiring"."""


def unaddressed(text: str) -> str:
    """Return a line without the addresses in brackets behind its names."""
    return _ADDRESS.sub("", text) if "(" in text else text


def unpictured(text: str) -> str:
    """Return a short message without the pictures around it: ":wave: Job :wave:"."""
    if text[:1] == ":" or not text[:1].isascii():
        text = _PICTURES.sub("", text)
    return _PICTURES_AFTER.sub("", text) if text[-1:] == ":" or not text[-1:].isascii() else text


@lru_cache(maxsize=2048)
def parted(text: str) -> Parted:
    """Return the cells of a line."""
    bare, sign = _unsigned(text)
    tag = _TAG.match(bare) or _said(bare) or (_hashed(bare) if sign == "#" else None)
    tag = tag or (_numbered(bare) if sign == "1" else None)
    bare = bare[tag.end() :] if tag else bare
    style, pieces = _pieces(bare)
    cells = tuple(Cell(piece, f"{style}{index}") for index, piece in enumerate(pieces))
    return Parted(style, cells, sign, tag["tag"] if tag else "")


def whole(text: str) -> str:
    """Return a line without the sign or tag at its start, as the name that all of it is."""
    bare, _ = _unsigned(text)
    tag = _TAG.match(bare) or _said(bare)
    return bare[tag.end() :] if tag else bare


def _hashed(bare: str) -> re.Match[str] | None:
    """Return the word behind a hash that says that somebody is hired: "#oferta Afinador"."""
    tag = _HASHED.match(bare)
    kinds = ("hiring", "listing", "notice")
    return tag if tag and any(vocabulary.phrases(kind).fullmatch(tag["tag"]) for kind in kinds) else None


def _numbered(bare: str) -> re.Match[str] | None:
    """Return the word and the colon behind a number, before a role: "1. Result: Baker"."""
    tag = _COLON_TAG.match(bare)
    return tag if tag and " " not in tag["tag"] and role_words.names_role(bare[tag.end() :]) else None


_HASHED = lazy.regex(r"(?P<tag>[^\W\d_]{3,20})\s+(?=\S)")


def _said(bare: str) -> re.Match[str] | None:
    """Return what is before the first colon of a line if it says that somebody is hired, or how much."""
    tag = _COLON_TAG.match(bare)
    kinds = ("hiring", *_KINDS)
    return tag if tag and any(vocabulary.phrases(kind).fullmatch(tag["tag"]) for kind in kinds) else None


def _unsigned(text: str) -> tuple[str, str]:
    """Return a line without the sign at its start and without Markdown, and the kind of that sign."""
    bare = text.strip().strip("|").strip() if text.startswith("|") else text.strip()
    bare = shapes.REFERENCE.sub("", bare)
    bare = unaddressed(bare)
    if bare[:1] == ":" or not bare[:1].isascii():
        bare = _PICTURES.sub("", bare)
    sign = ""
    cut = shapes.bullet(bare)
    if cut and not bare.startswith("**"):
        sign = bare[0]
    elif cut := shapes.number_length(bare):
        sign = "1" if shapes.number(bare).isdigit() else ""
        cut = cut if sign else 0
    elif bare.startswith("#"):
        cut = len(bare) - len(bare.lstrip("#"))
        sign = bare[:cut]
    bare = bare[cut:].strip()
    bare = wording.LINKED.sub(r"\1", bare) if "[" in bare else bare
    return (name_of(bare).strip() or bare), sign


def _pieces(bare: str) -> tuple[str, list[str]]:
    for style, pattern in _SEPARATORS:
        if style == "-" and _CALLED.search(bare):
            continue
        found, begin = [], 0
        for sign in pattern.finditer(bare):
            ranged = style != "gap" and _SUM_BEFORE.search(bare, begin, sign.start())
            if not (ranged and _SUM_AFTER.match(bare, sign.end())):
                found.append(bare[begin : sign.start()].strip())
                begin = sign.end()
        found = [*found, bare[begin:].strip()]
        if style == "-":
            found = _with_regions(found)
        found = [piece for piece in found if piece]
        if (2 if style == "/" else 1) < len(found) <= _MOST_CELLS:
            found[-1:] = _LINK.split(found[-1]) if "://" in found[-1] else found[-1:]
            return style, [part for piece in found for part in _with_sum(piece)]
    if not bare.isascii() and " " in bare and (found := _spaced(bare)):
        return " ", found
    found = _with_sum(bare)
    return ("sum" if len(found) > 1 else ""), [piece for piece in found if piece]


def _spaced(bare: str) -> list[str]:
    """Part a line at its spaces in a script that has none between words: "杭州 后端工程师 25k-40k".

    It is a role and facts of a job; what is in letters that have spaces belongs to what is by it: "iOS 开发".
    """
    found: list[str] = []
    for piece in bare.split() if vocabulary.is_wide(bare) else ():
        other = _SPELLED.fullmatch(piece) or (found and _SPELLED.fullmatch(found[-1]))
        if found and other and {sort_of(piece), sort_of(found[-1])} <= _NAMES:
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    sorts = [sort_of(piece) for piece in found]
    return found if "role" in sorts and any(sort in _FACTS for sort in sorts) else []


_SPELLED = lazy.regex(r"[\0-\u024f\uac00-\ud7af]+")
_NAMES, _FACTS = frozenset({"role", ""}), frozenset({"place", "pay", "remote", "employment"})


def _with_regions(pieces: list[str]) -> list[str]:
    """Join a town and the code of its region: "Olinda - PE"."""
    for index in range(len(pieces) - 1, 0, -1):
        town, code = pieces[index - 1 : index + 1]
        joined = f"{town} - {code}"
        if _REGION.fullmatch(code) and (places.is_place(town) or places.is_place(joined)):
            pieces[index - 1 : index + 1] = [joined]
    return pieces


def _with_sum(piece: str) -> list[str]:
    """Part a cell before the sum at its end, which a lost column left there: "Kew £26,000 per year"."""
    found = _SUM.search(piece)
    return (
        [piece[: found.start()].strip(), piece[found.start() :].strip()]
        if found and details.pay(piece) and not bound_of(piece[: found.end()], "")
        else [piece]
    )


@lru_cache(maxsize=2048)
def inner(text: str) -> Parted:
    """Return a line without strong separators as role, employer and place, if its words part them.

    "Role (Place)", "Role at Company in Place", "Role, Company, Place".
    """
    remark = _ROUND.search(text)
    if remark and sort_of(remark[1]) in {"employment", "remote", "level"}:
        whole = inner(text[: remark.start()])
        if len(whole.cells) > 1:
            return whole._replace(cells=(*whole.cells, Cell(remark[1], "()")))
        if wording.is_role(text[: remark.start()]) and _says_how_much(remark[1]):
            return Parted("()", (Cell(text[: remark.start()], "()0"), Cell(remark[1], "()1")), "", "")
    for style, found in _ways(text):
        if len(found) > 1 and wording.is_role(found[0]):
            return Parted(
                style, tuple(Cell(piece, f"{style}{index}") for index, piece in enumerate(found)), "", ""
            )
    return Parted("", (Cell(text, "0"),), "", "")


def before_at(text: str) -> tuple[str, str]:
    """Return a role and the employer behind "at", or all of it and ""."""
    at = _AT.search(text)
    return (text[: at.start()], text[at.end() :]) if at else (text, "")


def within(text: str) -> str:
    """Return the name behind a preposition at the end of a text, or "": "several sites in Fife"."""
    names = (text[found.end() :] for found in _IN.finditer(text))
    return next((name for name in names if place_shapes.is_city(name)), "")


def _says_how_much(remark: str) -> bool:
    """Return whether a remark says how much or where one works: "(part-time)", not "(maternity cover)"."""
    return sort_of(remark) == "remote" or vocabulary.employment(remark) in {"full_time", "part_time"}


def _ways(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the ways to part a line by its words, the surest first."""
    at = _AT.search(text)
    if at:
        rest = text[at.end() :]
        place = _ROUND.search(rest) or next(
            (found for found in _IN.finditer(rest) if places.is_place(rest[found.end() :])), None
        )
        if place and place.re.pattern == _ROUND.pattern:
            yield "at", [text[: at.start()], rest[: place.start()], place[1]]
        elif place:
            yield "at", [text[: at.start()], rest[: place.start()], rest[place.end() :]]
        else:
            yield "at", [text[: at.start()], *_COMMA.split(rest, maxsplit=1)]
    hiring = _HIRING.search(text)
    if hiring:
        role, *facts = (cell.text for cell in inner(text[hiring.end() :]).cells)
        yield "hiring", [role, text[: hiring.start()], *facts]
    round_ = _ROUND.search(text)
    inside = sort_of(round_[1]) if round_ and not role_words.gender(text[round_.start() :]) else None
    if round_ and (
        inside in {"place", "remote"}
        or (inside == "" and _may_be_name(round_[1]) and "," not in text[: round_.start()])
    ):
        yield "()", [text[: round_.start()], round_[1]]
    for found in _IN.finditer(text):
        if places.is_place(text[found.end() :]) and not _opens_field(text[found.end() :]):
            yield "in", [text[: found.start()], text[found.end() :]]
    marked = role_words.gender(text)
    placed = _IN.match(text, marked.end()) if marked else None
    within = placed is not None and _WITHIN.match(placed.group()) is not None
    if placed and not within and place_shapes.is_city(text[placed.end() :]):
        yield "in", [text[: placed.start()], text[placed.end() :]]
    yield ",", by_commas(text)


def _may_be_name(text: str) -> bool:
    return not text[0].islower() and _SKILL.search(text) is None


def _opens_field(text: str) -> bool:
    """Return whether an unknown word and a whole place follow "in": "in Bioacoustics, Konstanz, Germany"."""
    field, comma, rest = text.partition(", ")
    place = places.parse_place(rest) if comma and not places.is_place(field) else None
    return place is not None and place.city is not None


def listed(text: str) -> tuple[Cell, ...]:
    """Return what commas part in a line whose role is not first: "Rook Books, Hay, Clerk, £24/hour"."""
    found = by_commas(text)
    return tuple(Cell(piece, f",{index}") for index, piece in enumerate(found)) if len(found) > 2 else ()


def inner_place(line: Parted) -> Parted:
    """Return a line of an employer and a place, "Harbour Bank, Oslo, Norway", as these two."""
    text = line.cells[0].text
    found = [] if is_area(text) and not wording.is_firm(text.partition(", ")[0]) else by_commas(text)
    placed = len(found) == 2 and (places.is_place(found[1]) or names.with_county(found[1]))
    if placed and not places.is_place(found[0].rpartition(": ")[2]):  # "Several places: Vaasa, Oulu"
        return line._replace(cells=(Cell(found[0], "0,0"), Cell(found[1], "0,1")))
    return line


def by_commas(text: str) -> list[str]:
    """Part a line at commas: what is a place at its end stays whole."""
    found = [piece for piece in _COMMA.split(text) if piece]
    for size in range(min(3, len(found) - 1), 1, -1):
        place = ", ".join(found[-size:])
        if (
            places.is_place(place)
            and sort_of(found[-1]) == "place"
            and not wording.is_role(found[-size])
            and (size < 3 or not places.is_place(", ".join(found[1 - size :])))
        ):
            return [*found[:-size], place]
    return _with_codes(found)


def _with_codes(pieces: list[str]) -> list[str]:
    """Join a town and the code of its region before other pieces: "St. John's, NL, $52,000"."""
    for index in range(len(pieces) - 1, 1, -1):
        if _REGION.fullmatch(pieces[index]) and places.is_place(", ".join(pieces[index - 1 : index + 1])):
            pieces[index - 1 : index + 1] = [", ".join(pieces[index - 1 : index + 1])]
    return pieces


_COUNT = lazy.regex(r"\s*[(\[]?\d{1,3}[)\]]?$")


def named(text: str) -> tuple[str, Sort]:
    """Return what a heading names, without signs and a count, and whether that is a place or a team."""
    cells = parted(text).cells  # none if there is nothing but signs
    bare = _COUNT.sub("", cells[0].text.rstrip(":")) if cells else ""
    return bare, sort_of(bare)
