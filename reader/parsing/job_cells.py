"""The cells of a line about a job, and what each may be: role, place, pay, employer, age.

A cell is what stands between two separators ("Company | Role | Place"), or a line. Most say by themselves what
they are; for the rest, those in the same column of other entries do (see job_entries.py).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reader import places
from reader.naming import name_of
from reader.parsing import details, shapes, vocabulary
from reader.parsing.ads import naming

if TYPE_CHECKING:
    from collections.abc import Iterator

Sort: TypeAlias = Literal[
    "role", "place", "remote", "pay", "employment", "age", "link", "button", "company", "team", "level",
    "hiring", "seeker", "figure", "prose", "",
]  # fmt: skip

LONGEST = 300
"""A longer line is prose, whatever its signs."""
_CELL = 110
_ROLE = 90
_MOST_CELLS = 14
_MOST_WORDS = 11

_STRONG = re.compile(r"\s*[|｜¦]\s*|\s+[•·∙▪‧⋅]\s+|\s*;\s+(?=\S)")
_DASH = re.compile(r"\s+[-–—―]{1,2}\s+|\s*[—―]\s*|\s+//\s+|\s+>+\s+")
_SLASH = re.compile(r"\s+/\s+")
_GAP = re.compile(r"\s{3,}|(?<=\S\S)\s{2}(?=\S)")
_COMMA = re.compile(r",\s+|、|，")
_SEPARATORS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("|", _STRONG),
    ("gap", _GAP),
    ("-", _DASH),
    ("/", _SLASH),
)

_SUM = re.compile(r"(?<=[^\W\d_]) (?=[$€£]\d|(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK) \d)")
_SUM_BEFORE, _SUM_AFTER = (
    re.compile(r"\d ?[kKmM€$£%]?$|\d ?(?:EUR|USD|GBP|CHF|PLN|zł|kr)$"),
    re.compile(r"(?:[A-Z]{3} ?)?[€$£]? ?\d"),
)
"""Between these a dash is a range's."""

_LINKED = re.compile(r"!?\[([^\]\n]{1,150})\]\(([^)\s]{0,300})\)")
_REFERENCE = re.compile(r"\[\d{1,3}\](?=\w)")
"""The number of a link in what a text browser prints."""
_TAG = re.compile(r"^[\[(【](?P<tag>[^\]()】]{2,24})[\])】]\s*[:–—-]?\s*")
_LINK = re.compile(r"(?:https?://|mailto:|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_MONTH = (
    r"(?:jan|feb|m[aä]r|apr|ma[ijy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|ene|abr|ago|dic|fév|avr|juin|juil|août|déc"
    r"|janv|mei|gen|mag|giu|lug|set|ott|mrt|maj)\w*\.?"
)
_DATE = re.compile(
    rf"(?:[\w ]{{0,24}}:? ?)?(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{1,2}}\.? (?:de )?{_MONTH}(?: (?:de )?\d{{4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:, \d{{4}})?)",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(?:19|20)\d\d\s?(?:[-–—]\s?(?:(?:19|20)?\d\d\b|present|today|now|heute|actuel)|$)", re.IGNORECASE
)
_FIGURE = re.compile(
    r"[\W\d]{1,12}|\d{1,2}[:.]\d\d(?:\s?[-–]\s?\d{1,2}[:.]\d\d)?(?: ?[ap]m)?"
    r"|(?:[$€£]\s?\d[\d.,]{0,8}|\d[\d.,]{0,8}\s?(?:€|kr|zł|EUR|USD|GBP))|\d+ (?:min|minutes?|keys|nights?|days?|pages?|evenings?)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?:\d{1,3}(?:[-–]\d{1,3})? ?(?:%|(?:h|hrs?|hours?|uur|uren|stunden|std\.?|timer|timmar|heures|horas|ore|tuntia|godz\.?))"
    r"(?: ?(?:/|per|pro|a|p\.?|par|por|i|om) ?\w+)?)",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?:senior|junior|mid(?:[- ]?level)?|mid-senior level|entry[- ]level|lead|principal|staff|executive|director|associate)"
    r"(?: level)?",
    re.IGNORECASE,
)
_VISA = re.compile(r"visas?(?: sponsorship)?|equity|intern(?:s|ships?)?(?: ok)?|relocation", re.IGNORECASE)

_NO_ROLE_START = re.compile(
    r"(?:the|an?|our|my|your|his|her|their|we|i|you|this|that|these|those|who|what|why|how|when|where|which|if|is|are"
    r"|do|does|call|ask|pay|write|meet|match|le|la|les|un|une|el|los|las|der|die|das|ein|eine|il|lo|gli|een|het|o|os|as"
    r"|present|rooms?|house|dear|young)\s",
    re.IGNORECASE,
)
_CORE_END = re.compile(
    r"\s[-–—|:/@]\s|[,(（\[/;:：|]|\s(?:of|for|in|at|with|to|and|&|on|from|without|im|für|in der|in den|bei|mit|und|voor|bij|met|en|och|og"
    r"|för|for|til|till|i|på|inden|ved|within)\s",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?:senior|sr\.?|junior|jr\.?|lead|principal|staff|chief|head|deputy|assistant|associate|mid|intern|trainee)\s+",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?:head|director|vp|vice president|chief|professor|dean|manager|keeper|chair|member|president)s? of ",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s+(?:[IVX]{1,3}|\d|[A-Z])$")
_SPEAKS = re.compile(r"[^\W\d_]{2,}[.!?](?:\s|$)")
_ROUND = re.compile(r"\s*[(（\[]([^()（）\[\]]{2,80})[)）\]]\.?$")
_AT = re.compile(
    r"\s+(?:@|at|bei|chez|presso|bij|hos|en la empresa|w firmie)\s+(?=[^\W_a-z])|\s*@\s*(?=[^\W\d_])"
)
_IN = re.compile(r",?\s+(?:in|à|au|i|w|we|en|em|a|te|in der|aus|based in)\s+(?=[^\W\d_a-z])")
_HIRING = re.compile(
    r"\s+(?:is|are)\s+(?:now\s+)?(?:hiring|looking for|seeking)\s*:?\s*(?:an?\s+)?", re.IGNORECASE
)


class Cell(NamedTuple):
    """A stretch of a line: its text, where in its entry it is, and its column there."""

    text: str
    slot: str
    """What those in the same column share: how the line is parted, and which part it is."""


class Parted(NamedTuple):
    """A line as cells; a line without separators is one."""

    style: str
    """By which sign it is parted: "|", "gap", "-", "()", "at", "in", ","; "" for none."""
    cells: tuple[Cell, ...]
    sign: str
    """Its bullet, number or heading sign, as a kind: "-", "1", "#", or ""."""
    tag: str
    """What stands in brackets at its start: "Hiring"."""


@lru_cache(maxsize=2048)
def parted(text: str) -> Parted:
    """Return the cells of a line."""
    bare, sign = _unsigned(text)
    tag = _TAG.match(bare)
    bare = bare[tag.end() :] if tag else bare
    style, pieces = _pieces(bare)
    cells = tuple(Cell(piece, f"{style}{index}") for index, piece in enumerate(pieces))
    return Parted(style, cells, sign, tag["tag"] if tag else "")


def _unsigned(text: str) -> tuple[str, str]:
    """Return a line without the sign at its start and without Markdown, and the kind of that sign."""
    bare = text.strip().strip("|").strip() if text.startswith("|") else text.strip()
    bare = _REFERENCE.sub("", bare)
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
    bare = _LINKED.sub(r"\1", bare)
    return (name_of(bare).strip() or bare), sign


def _pieces(bare: str) -> tuple[str, list[str]]:
    for style, pattern in _SEPARATORS:
        found, begin = [], 0
        for sign in pattern.finditer(bare):
            if not (_SUM_BEFORE.search(bare, begin, sign.start()) and _SUM_AFTER.match(bare, sign.end())):
                found.append(bare[begin : sign.start()].strip())
                begin = sign.end()
        found = [piece for piece in (*found, bare[begin:].strip()) if piece]
        if (2 if style == "/" else 1) < len(found) <= _MOST_CELLS:
            return style, [part for piece in found for part in _with_sum(piece)]
    found = _with_sum(bare)
    return ("sum" if len(found) > 1 else ""), [piece for piece in found if piece]


def _with_sum(piece: str) -> list[str]:
    """Part a cell before the sum at its end, which a lost column left there: "Kew £26,000 per year"."""
    found = _SUM.search(piece)
    return (
        [piece[: found.start()].strip(), piece[found.start() :].strip()]
        if found and details.pay(piece)
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
    for style, found in _ways(text):
        if len(found) > 1 and is_role(found[0]):
            return Parted(
                style, tuple(Cell(piece, f"{style}{index}") for index, piece in enumerate(found)), "", ""
            )
    return Parted("", (Cell(text, "0"),), "", "")


def _ways(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the ways to part a line by its words, the surest first."""
    at = _AT.search(text)
    if at:
        rest = text[at.end() :]
        place = _ROUND.search(rest) or next(
            (found for found in _IN.finditer(rest) if places.is_place(rest[found.end() :])), None
        )
        if place and place.re is _ROUND:
            yield "at", [text[: at.start()], rest[: place.start()], place[1]]
        elif place:
            yield "at", [text[: at.start()], rest[: place.start()], rest[place.end() :]]
        else:
            yield "at", [text[: at.start()], *_COMMA.split(rest, maxsplit=1)]
    hiring = _HIRING.search(text)
    if hiring:
        yield "hiring", [text[hiring.end() :], text[: hiring.start()]]
    round_ = _ROUND.search(text)
    inside = sort_of(round_[1]) if round_ and not vocabulary.gender(text[round_.start() :]) else None
    if round_ and (inside in {"place", "remote"} or (inside == "" and "," not in text[: round_.start()])):
        yield "()", [text[: round_.start()], round_[1]]
    for found in _IN.finditer(text):
        if places.is_place(text[found.end() :]):
            yield "in", [text[: found.start()], text[found.end() :]]
    yield ",", _by_commas(text)


def inner_place(line: Parted) -> Parted:
    """Return a line of an employer and a place, "Harbour Bank, Oslo, Norway", as these two."""
    found = _by_commas(line.cells[0].text)
    if len(found) == 2 and places.is_place(found[1]) and not places.is_place(found[0]):
        return line._replace(cells=(Cell(found[0], ",0"), Cell(found[1], ",1")))
    return line


def _by_commas(text: str) -> list[str]:
    """Part a line at commas: what is a place at its end stays whole."""
    found = [piece for piece in _COMMA.split(text) if piece]
    for size in range(min(3, len(found) - 1), 1, -1):
        place = ", ".join(found[-size:])
        if (
            places.is_place(place)
            and sort_of(found[-1]) == "place"
            and not is_role(found[-size])
            and (size < 3 or not places.is_place(", ".join(found[1 - size :])))
        ):
            return [*found[:-size], place]
    return found


def is_remark(text: str) -> bool:
    """Return whether a cell is an age, a date or a button."""
    return vocabulary.is_age(text) or vocabulary.is_button(text) or _DATE.fullmatch(text) is not None


@lru_cache(maxsize=8192)
def sort_of(text: str) -> Sort:
    """Return what a cell says it is, or "" if it could be anything."""
    if len(text) > _CELL:
        return "prose"
    if _LINK.search(text):
        return "link"
    if is_remark(text):
        return "button" if vocabulary.is_button(text) else "age"
    if seeks_work(text):
        return "seeker"
    if details.pay(text):
        return "pay"
    if _FIGURE.fullmatch(text) or _YEARS.search(text):
        return "figure"
    return _sort_of_words(text)


def _sort_of_words(text: str) -> Sort:
    if _is_only(text, *_MANNERS):
        return "remote"
    if _is_only(text, *_EMPLOYMENTS) or _HOURS.match(text):
        return "employment"
    if _LEVEL.fullmatch(text):
        return "level"
    if vocabulary.plain(text.strip(" :")) in _words("team"):
        return "team"
    if places.is_place(text):
        return "place"
    if is_role(text):
        return "role"
    if shapes.ends_sentence(text) and _SPEAKS.search(text) and len(text.split()) > 3:
        return "prose"
    if _VISA.fullmatch(text):
        return "employment"
    if not _tokens(*_MANNERS, *_EMPLOYMENTS).isdisjoint(
        _TOKEN.findall(vocabulary.plain(text))
    ) or vocabulary.is_wide(text):
        if vocabulary.employment(text):
            return "employment"
        if vocabulary.manner(text):
            return "remote"
    return "company" if is_firm(text) else ""


_ROLE_FIRST = ("da", "de", "es", "fi", "fr", "it", "nl", "no", "pl", "pt", "sv")
_EMPLOYMENTS = tuple(
    f"employment.{kind}" for kind in ("full_time", "part_time", "contract", "temporary", "intern")
)
_MANNERS = ("remote.yes", "remote.hybrid", "remote.no")
_JOINTS = re.compile(r"[\s,/()&+·-]+|\b(?:or|and|und|oder|ou|et|o|y|e|of|och|og|possible|ok)\b")


def _is_only(text: str, *kinds: str) -> bool:
    """Return whether a cell has words of these kinds and nothing else."""
    if _tokens(*kinds).isdisjoint(_TOKEN.findall(vocabulary.plain(text))) and not vocabulary.is_wide(text):
        return False
    rest = text
    for kind in kinds:
        rest = vocabulary.phrases(kind).sub(" ", rest)
    return rest != text and not _JOINTS.sub("", rest)


_TOKEN = re.compile(r"[^\W_]+")


@cache
def _tokens(*kinds: str) -> frozenset[str]:
    """Return the words of which the phrases of some kinds are made."""
    return frozenset(
        token for kind in kinds for phrase in vocabulary.tables()[kind] for token in _TOKEN.findall(phrase)
    )


def says_more(text: str) -> bool:
    """Return whether a cell that names a kind of employment says something else too: "Evening shift, part-time"."""
    return sort_of(text) == "employment" and not _is_only(text, *_EMPLOYMENTS) and not _HOURS.match(text)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(vocabulary.tables()[kind])


@cache
def _roles(*languages: str) -> frozenset[str]:
    """Return the words for who is hired in some languages."""
    found: set[str] = set()
    for language in languages:
        for row in (vocabulary._FOLDER / f"{language}.tsv").read_text(encoding="utf-8").splitlines():
            kind, _, words = row.partition("\t")
            found.update(map(vocabulary.plain, words.split("|")) if kind in {"role", "role.first"} else ())
    return frozenset(found)


def is_firm(text: str) -> bool:
    """Return whether a name has a word that only employers have: "Ltd", "GmbH", "Labs", "& Sons"."""
    words = vocabulary.plain(text).replace(",", " ").split()
    if not _words("employer").isdisjoint(word.strip("()") for word in words):
        return True
    return text.startswith(_wide_firms()) or text.endswith(_wide_firms())


@cache
def _wide_firms() -> tuple[str, ...]:
    return tuple(word for word in _words("employer") if vocabulary.is_wide(word))


def seeks_work(text: str) -> bool:
    """Return whether a cell or tag says that somebody looks for work, not for workers."""
    if _tokens("seeker").isdisjoint(_TOKEN.findall(vocabulary.plain(text))) and not vocabulary.is_wide(text):
        return False
    return vocabulary.phrases("seeker").search(text) is not None


@lru_cache(maxsize=8192)
def is_role(text: str) -> bool:
    """Return whether a cell is the name of a job and nothing else.

    The word for who is hired ends the first part of the name, as in English ("Data Engineer, Storage"), or
    begins it in languages that put it first ("Chef de projet mobilité"). A remark on genders suffices.
    """
    if not 2 < len(text) <= _ROLE or text[-1] in ".,:;!?。" or "://" in text or _NO_ROLE_START.match(text):
        return False
    if (text[0].islower() and not text[1].isupper()) or ": " in text or not any(map(str.isalpha, text)):
        return False
    if vocabulary.gender(text):
        return True
    if len(text.split()) > _MOST_WORDS or not vocabulary.names_role(text):
        return False
    core = _CORE_END.split(_NUMBERED.sub("", text), maxsplit=1)[0].strip()
    if _OF.match(text):
        return True
    words = core.split()
    if not words:
        return False
    endings = (vocabulary.plain(" ".join(words[-size:])) for size in (2, 3, 4))
    if vocabulary.names_role(words[-1]) or not _words("role").isdisjoint(endings):
        return all(_may_qualify(word) for word in words[1:-1])
    opening = _RANK.sub("", core, count=1).split()
    return bool(opening) and _leads(
        vocabulary.plain(opening[0]).split("/")[0], opening[1] if opening[1:] else ""
    )


def _may_qualify(word: str) -> bool:
    """Return whether a word within a role is no verb."""
    return word.casefold() not in _VERBS


def _leads(first: str, second: str) -> bool:
    """Return whether a word for who is hired opens a role; one that is English too, only if no verb or name follows."""
    if first not in _roles(*_ROLE_FIRST):
        return False
    return first not in _roles("en") or (second[:1].islower() and not second.endswith("s"))


_VERBS = frozenset(
    {
        "wants",
        "finds",
        "makes",
        "says",
        "sees",
        "meets",
        "becomes",
        "asks",
        "tells",
        "needs",
        "gets",
        "wins",
        "takes",
    }
)


def clean_role(text: str) -> str:
    """Return the name of a job without label, signs and the remark on genders."""
    label = vocabulary.label(text)
    text = label.value if label and label.kind == "role" and label.value else text
    bare = naming.cut(name_of(_REFERENCE.sub("", _LINKED.sub(r"\1", text))))
    return bare.strip(" -–—|·•:,*#")
