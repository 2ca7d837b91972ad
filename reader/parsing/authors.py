"""Author lines: whether a line consists of people's names, and which.

A name is two to six words that start with a capital, including initials, particles ("van der"), nicknames in
brackets, hyphens and suffixes ("Jr."). Superscripts and stars are not part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import shapes
from reader.parsing.lines import count_wide
from reader.parsing.memo import memoized
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL = lazy.regex(
    r"(?:author\(?s?\)?|authored by|written by|by)\s*:\s*|(?:authored |written )?by\s+", re.IGNORECASE
)
_WITH_KANA = lazy.regex(r"[\u4e00-\u9fff々]{1,3}[\u3040-\u30ff]{1,4}")
"""A family name in Chinese signs before a given name in kana."""
_SIGNS = lazy.searched(r"\\*†‡§¶∗⁎#^˒⁰¹²³⁴⁵⁶⁷⁸⁹✉", r"(?:\\?[*†‡§¶∗⁎#^˒⁰¹²³⁴⁵⁶⁷⁸⁹✉])+")
_SUPERSCRIPT = lazy.regex(
    r"(?<=[^\W\d_.)])(?:\s?\d{1,2}(?:\s?[, ]\s?\d{1,2})*(?![^\W_])|\s?\[\d{1,2}(?:,\s?\d{1,2})*\])"
)
_TAIL = lazy.regex(r"(?:,?\s+et al\.?|(?<!\bJr)(?<!\bSr)(?<!\b\w)\s*\.)$")
_TAIL_ENDS = (".", "al")
_COMMA = lazy.searched(r"\s,", r"\s*,\s*(?:and\s+|&\s*|with\s+)?|\s+(?:and|&|with)\s+")
_JOINING = lazy.searched(r"\s", r"\s+(?:et|und|y|e|och|og|en|ja|i)\s+")
_STRONGER = (";", " | ", " · ", " ∙ ", " • ", " / ")
_FIRST_SEPARATOR = lazy.regex(r"[,;|·∙•&/( ](?:(?<! )|(?:and|with|et|und|y|e|och|og|en|ja|i) )")
_PROSE = lazy.regex(r" [a-z’']+ [a-z’']+ [a-z’']+ ")
_AFFILIATION = lazy.regex(r"(?:(?<=[^\W\d_]{3})\.)?\s*\([^()]*\)$")
_PLACED = lazy.regex(
    r"\s*\([^(),&]{1,80}(?:,| & | and | und | et | y )[^()]{1,120}\)(?=\s*(?:[,;&]|and\b|$))"
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-џά-ώ]"
_WORD = lazy.regex(
    rf"(?:(?:[dDlOLN]?['’‘ʻ]|al-|el-|Mc|Mac)?{_CAPITAL}[^\W\d_]*(?:['’.-][^\W\d_]+)*"
    rf"|{_CAPITAL}\.(?:-?{_CAPITAL}\.)*)[.]?"
)
_COLLECTIVE = lazy.regex(
    rf"(?:[Tt]he )?(?:{_CAPITAL}[\w’'&/-]* |of |for |on |and ){{1,6}}(?:[Cc]onsortium|[Cc]ollaboration)"
    rf"|(?:the )?(?!(?:Our|Your|Meet|About|Join) ){_CAPITAL}[\w’'&/-]* "
    rf"(?:{_CAPITAL}[\w’'&/-]* |of |for |on |and ){{1,5}}"
    r"(?:Team|Group|Initiative|Committee|Alliance|Task Force)"
    rf"|the {_CAPITAL}[\w’'&/-]* Team"
)
_LED = lazy.regex(
    rf"^((?:[Tt]he )?(?:{_CAPITAL}[\w’'&/-]* |of |for |on |and ){{1,6}}(?:Consortium|Collaboration)): "
)
"""Names a group before its people: "The Kelp Consortium: Ana Bo, Cy Dee"."""
_NICKNAME = lazy.regex(r"[(“\"‘'][^\W\d_]{2,}[)”\"’']")
_SUFFIX = lazy.regex(r"(?:Jr|Sr)\.?|II|III|IV")
_DEGREE = lazy.regex(r"(?:Ph\.?\s?D|M\.?D|M\.?Sc|M\.?A|B\.?Sc|Dr)\.?", re.IGNORECASE)
_MORE = lazy.regex(r"\+ ?\d{1,4} (?:more|others|authors)")
"""What stands for names left out; an engine writes the last name right after it."""
_LEFT_OUT = lazy.regex(r"(\+ ?\d{1,4} (?:more|others|authors)) (?=[^\W\d_])")
_LINK_NUMBERS = lazy.regex(r"(?:^|(?<=[\s,;|]))\[\d{1,3}\](?=[^\W\d_])")
"""Before names that are links, as text browsers write them: "[12]Ana Bo, [13]Cy Dee"."""
_ENDED = lazy.regex(r"(?!Prof\.)[^\W\d_][^\W\d_.]{3,}\.")
"""A word with a full stop that is no abbreviation: a sentence ends there."""
_PARTICLES = frozenset(
    {
        "abd", "abu", "af", "al", "ap", "av", "ben", "bin", "bint", "da", "dal", "dalla", "das", "de",
        "degli", "dei", "del", "della", "delle", "dello", "den", "der", "des", "di", "do", "dos", "du", "e",
        "el", "het", "i", "ibn", "la", "las", "le", "lo", "los", "op", "te", "ten", "ter", "ul", "van",
        "van't", "van’t", "ver", "vom", "von", "y", "zu", "zum", "zur", "'t", "’t",
    }
)  # fmt: skip
_LOWER = lazy.regex(rf"(?:^| )(?!(?:{'|'.join(sorted(_PARTICLES))})[ -])[a-z]\w+")
_TELLING = lazy.regex(rf"the (?!(?:of|for|on|and) )[a-z]|(?!(?:{'|'.join(sorted(_PARTICLES))}) )[a-z]{{4,}} ")
"""How prose goes on that opens with the same word as names: "By hand it takes", "By the end of"."""
_NOT_IN_NAMES = words_for("name.not")
_FIRMS = words_for("name.not_within")
_IN_NO_NAME = _NOT_IN_NAMES - words_for("name.seldom")


@dataclass(frozen=True, slots=True)
class Byline:
    """A line of authors."""

    names: tuple[str, ...]
    labelled: bool
    """Whether a word announces them: "Authors:", "By"."""
    prefix: int
    """How many characters of the line the announcement takes."""
    marked: bool = False
    """Whether a star or a superscript number follows a name."""
    venue: bool = False
    """Whether a venue follows them on the line."""
    length: int = 0
    """How many characters of the line the authors take, if it goes on after them."""


@memoized
def byline(text: str) -> Byline | None:
    """Return the authors that make up a line, or None if it isn't a line of authors.

    Affiliations after a name, superscripts, stars and degrees are left out of the names.
    """
    if text[:1] == "[" and text[1:2].isdigit():
        return _linked(text)
    first = text.lstrip("'’‘ʻ")[:1]
    if len(text) > 4000 or not (first.isupper() or first.islower()):
        return _caseless(text)
    label = _LABEL.match(text)
    prefix = label.end() if label else 0
    if not label and (shapes.ends_question(text) or "://" in text):
        return None
    if _TELLING.match(text, prefix) if label else not could_start(text):
        return None
    plain = _SIGNS.sub("", text[prefix:])
    if shapes.has_digit(plain):
        plain = _SUPERSCRIPT.sub("", plain)
    if " ((" in plain:
        plain = plain[: plain.index(" ((")]  # what the numbers in brackets after names stand for
    if "+" in plain:
        plain = _LEFT_OUT.sub(r"\1, ", plain)
    if "; " in plain and (found := _grouped(plain, prefix)):
        return found
    if ": " in plain:
        plain = _LED.sub(r"\1, ", plain)
    names = _names(plain)
    marked = len(plain) < len(text) - prefix
    if names and not label and closed(plain):
        return None
    return Byline(tuple(names), label is not None, prefix, marked) if names else None


def _linked(text: str) -> Byline | None:
    """Return the authors of a line of links, each after its number."""
    plain = _LINK_NUMBERS.sub("", text)
    found = byline(plain) if plain != text and plain[0] != "[" else None
    return replace(found, prefix=text.index("]") + 1, length=0) if found and not found.labelled else None


def _grouped(text: str, prefix: int) -> Byline | None:
    """Return the authors of a line with semicolons after affiliations, or before the venue.

    "Ana Bo and Cy Dee, Halden Labs; Eve Fay, Hull" groups them; "Ana Bo, Cy Dee; Proceedings of …" does not.
    """
    parts = text.split("; ")
    groups = [_group(part) for part in parts]
    named = groups.index([]) if [] in groups else len(groups)
    if named == len(groups):
        names = tuple(name for group in groups for name in group)
        joined = any(len(group) > 1 for group in groups) and any(
            "," in part or part[-1] == ")" for part in parts
        )
        return Byline(names, labelled=prefix > 0, prefix=prefix) if joined else None
    rest = "; ".join(parts[named:])
    if named != 1 or not (_YEAR_OR_PAGES.search(rest) or len(rest.split()) > _LONG_REST):
        return None
    names = tuple(_names(parts[0]))
    length = prefix + len(parts[0])
    return Byline(names, prefix > 0, prefix, venue=True, length=length) if names else None


_YEAR_OR_PAGES = lazy.regex(r"(?:19|20)\d\d|\d[:–-]\d|\d\(\d")
_LONG_REST = 3


def _group(part: str) -> list[str]:
    """Return the names before an affiliation: one, or several that "and" joins; empty if there are none."""
    end = closed(f"{part}, -")
    named = part[:end] if end else part.partition(",")[0]
    names = [_unplaced(name) for name in _parts(named) if name]
    return names if all(map(_is_name, names)) else []


def listed(text: str) -> tuple[str, ...]:
    """Return the names in a text known to be a list of names, a single one too; empty if it is none."""
    found = byline(text)
    if found and not found.labelled:
        return found.names
    first = text.lstrip()[:1]
    if text.isascii() or len(text) >= shapes.LONG or first.upper() != first.lower():
        return ()
    parts = [part.strip() for part in re.split(r"[、，,;；]|\s+(?:and|&)\s+", text)]
    return tuple(parts) if all(map(_is_caseless_name, parts)) else ()


def closed(text: str) -> int:
    """Return where the names end that "and" closes, before a comma and a venue: "Ana Bo and Cy Dee, Soil".

    0 if they do not: nothing but names follows "and", or a suffix of the last one.
    """
    if ", " not in text or not any(map(text.__contains__, _ANDS)):
        return 0
    found = list(_CLOSING.finditer(text[:_CLOSED]))
    if not found:
        return 0
    match = found[-1]
    before = _unplaced(text[: match.start()].rpartition(",")[2].strip())
    rest = [part.strip() for part in text[match.end() :].split(",")]
    named = _is_name(before) and _is_name(_unplaced(match[1]))
    if not named or rest[0][:1].islower():
        return 0
    joined = _AND.split(rest[0])
    goes_on = (len(joined) > 1 or len(rest) > 1) and all(map(_is_name, (*joined, *rest[1:])))
    return 0 if goes_on or _SUFFIX.fullmatch(rest[0]) or _DEGREE.fullmatch(rest[0]) else match.end(1)


_ANDS = (" and ", " & ", " et ", " und ", " y ", " e ", " och ", " og ", " en ", " ja ", " i ", " и ")
_CLOSING = lazy.regex(r"(?:,\s*|\s+)(?:and|&|et|und|y|e|och|og|en|ja|i|и)\s+([^,;]{4,60}),\s+(?=\S)")
_AND = lazy.searched(r"\s", r"\s+(?:and|&|et|und|y|e|och|og|en|ja|i|и)\s+")
_CLOSED = 400
"""Names that a venue follows take no more of a line."""


def _is_caseless_name(text: str) -> bool:
    """Return whether it may be a name in a script without capitals: 王伟, アン・リー, ليلى حداد."""
    if text.isascii() or text.upper() != text.lower() or any(map(str.isdigit, text)):
        return False
    if any(map(text.__contains__, _FIRMS)):
        return False
    words = re.split(r"[\s・·]", text)
    wide = count_wide(text) > 0
    if len(words) == 1 and _WITH_KANA.fullmatch(text):
        return True
    return (
        2 <= len(text) <= (4 if len(words) == 1 else 14) and len(text.split()) <= 2
        if wide
        else 2 <= len(words) <= 4 and len(text) <= 40
    )


def reads_as_prose(text: str) -> bool:
    """Return whether there are three words in a row without a capital near the start of a line."""
    return _PROSE.search(text, 0, 300) is not None


@memoized
def could_start(text: str) -> bool:
    """Rule out most prose quickly: the words before the first separator must be able to be a name.

    There must also not be three lower-case words in a row near the start.
    """
    if reads_as_prose(text):
        return False
    head = _first_name(text)
    return len(head) < 72 and len(head.split()) <= 9 and not _LOWER.search(head)


def prose_end(text: str) -> int:
    """Return where a word of prose ends before any separator, so that `could_start` is false; 0 if none."""
    found = _LOWER.search(text, 0, _OPENING)
    if found is None or found.end() >= min(len(text), _OPENING):
        return 0
    separator = _FIRST_SEPARATOR.search(text, 0, min(found.end() + _LONGEST_SEPARATOR, _OPENING))
    return found.end() if separator is None or separator.start() > found.end() else 0


def _first_name(text: str) -> str:
    """Return what is before the first sign or word that may separate names."""
    return _FIRST_SEPARATOR.split(text[:_OPENING], maxsplit=1)[0]


_OPENING, _LONGEST_SEPARATOR = 80, 6


def _caseless(text: str) -> Byline | None:
    """Handle scripts without capitals: two or more short words with their own separators ("王伟、李娜")."""
    parts = re.split(r"\s*[、，,;；]\s*", text)
    spaced = all(part.count(" ") == 1 for part in parts)  # "北川 すず, 早乙女 圭"
    letters = all(_is_dotted_name(part) or _are_few_letters(part, spaced=spaced) for part in parts)
    return (
        Byline(tuple(parts), labelled=False, prefix=0)
        if len(text) < 400 and len(parts) > 1 and letters
        else None
    )


def _are_few_letters(part: str, *, spaced: bool) -> bool:
    bare = part.replace(" ", "") if spaced else part
    letters = bare.isalpha() and not bare.isascii() and bare.upper() == bare.lower()
    return letters and 2 <= len(bare) <= (6 if spaced else 4)


def _is_dotted_name(part: str) -> bool:
    """Return whether a point joins the words of a name in a script without spaces: "阿依古丽·买买提"."""
    dotted = len(part) <= _DOTTED and any(map(part.__contains__, "·・"))
    return dotted and _is_caseless_name(part) and all(map(str.isalpha, re.split("[·・]", part)))


_DOTTED = 14


def _names(text: str) -> list[str]:
    """Return the names in a list of names; empty if any part is not a name.

    For every two undoubted names, one doubtful part is allowed ("Sukarno").
    """
    names: list[str] = []
    doubtful = 0
    text = (_PLACED.sub("", text) if "(" in text else text).strip()
    parts = _parts(_TAIL.sub("", text) if text.endswith(_TAIL_ENDS) else text)
    if len(parts) > 2 and _is_degree(parts[1]) and not any(map(_is_degree, parts[2:])):
        return []  # "Ana Bo, PhD, Halden Labs": what follows the degree is no name
    for part in parts:
        if names and _SUFFIX.fullmatch(_unplaced(part)):
            names[-1] = f"{names[-1]}, {_unplaced(part)}"
        elif part and not (_is_degree(part) or (part[0] == "+" and _MORE.fullmatch(part))):
            name = _name(part) or _initialed(part, parts)
            if not name:
                name, doubtful = _unplaced(part), doubtful + 1
                if not _could_be_name(name):
                    return []
            names.append(name)
    return names if 3 * doubtful <= len(names) else []


def _unplaced(part: str) -> str:
    """Return a name without the affiliation in brackets behind it."""
    return _AFFILIATION.sub("", part) if part[-1:] == ")" else part


def _is_degree(part: str) -> bool:
    return len(part) <= _LONGEST_DEGREE and _DEGREE.fullmatch(part) is not None


_LONGEST_DEGREE = len("Ph. D.")


def _initialed(part: str, parts: Sequence[str]) -> str:
    """Return the name of which "A" is an initial, as others beside it have: "K Dolna, A Formela"; else ""."""
    others = part[:2] == "A " and any(_INITIALED.match(other) for other in parts if other is not part)
    return part if others and _is_name(f"B{part[1:]}") else ""


_INITIALED = lazy.regex(r"[^\W\d_a-z]{1,3} [^\W\d_a-z][^\W\d_]")


def _parts(text: str) -> list[str]:
    """Split at the separators; after a strong one, whatever follows a comma is an affiliation."""
    for sign in _STRONGER:
        if sign in text:
            parts = [part.strip() for part in text.split(sign)]
            return [re.sub(r"^(?:and|&)\s+", "", part) for part in parts]
    turned = _AND.split(text) if "," in text else []
    if len(turned) > 1 and all(map(_is_turned, turned)):
        return turned
    return [name for part in _COMMA.split(text) for name in _joined_names(part.strip())]


def _is_turned(part: str) -> bool:
    """Return whether it is one name, the surname first: "Bo, Ana"."""
    head, comma, rest = part.partition(", ")
    return comma != "" and "," not in rest and _is_surname_first(head, rest)


def _joined_names(part: str) -> list[str]:
    """Return the two names that a word of another language joins, "Ana Bo et Cy Dee", or the part as it is.

    Between parts of a name, these words are particles: "Ortega y Gasset".
    """
    match = _JOINING.search(part)
    if match is None:
        return [re.sub(r"^(?:et|und|y|e|och|og|en|ja|i)\s+", "", part)] if part[:1].islower() else [part]
    names = [part[: match.start()], part[match.end() :]]
    return names if all(_is_name(_unplaced(name)) for name in names) else [part]


def _name(part: str) -> str:
    """Return the name in a part, without its affiliation, or ""."""
    if "," in part:
        head, _, rest = part.partition(",")
        if _SUFFIX.fullmatch(rest.strip().partition(",")[0]):
            return part if _is_name(head) else ""
        # "Strand, Ilse" keeps its order; "Ilse Strand, Halden Labs" loses the affiliation.
        return part if _is_surname_first(head, rest) else _name(head)
    bare = _unplaced(part)
    return bare if _is_name(bare) or _COLLECTIVE.fullmatch(bare) else ""


def _is_surname_first(head: str, rest: str) -> bool:
    *before, _ = head.split() or [""]
    particles = all(word.casefold() in _PARTICLES for word in before)  # "van Dam, Pim"
    return particles and _is_name(f"{rest.strip()} {head}") and len(rest.split()) <= _GIVEN_NAMES


_GIVEN_NAMES = 3


def _is_name(text: str) -> bool:
    """Return whether this is two to six words, each of which can be part of a name."""
    tokens = (_HOMONYM.sub("", text) if text[-1:].isdigit() else text).split()
    if not 2 <= len(tokens) <= 6 or len(text) > 60 or "   " in text:
        return False
    if holds_other_words(tokens) or ("." in text and any(map(_ENDED.fullmatch, tokens[:-1]))):
        return False
    others = [token for token in tokens if not _WORD.fullmatch(token)]
    fitting = all(token.casefold() in _PARTICLES or _NICKNAME.fullmatch(token) for token in others)
    whole = any(len(token.rstrip(".")) > 1 for token in tokens if token not in others)
    return fitting and whole and tokens[-1] not in others


_HOMONYM = lazy.regex(r" 0\d{3}$")
"""What tells people of the same name apart in an index."""


def _could_be_name(text: str) -> bool:
    """Return whether only its looks are against it: a single name, unknown particles, "June" for a month."""
    tokens = text.split()
    rest = tokens[1:] if tokens[:1] == ["A"] and len(tokens) > 1 else tokens  # an initial, among names
    if not 1 <= len(tokens) <= 5 or not 3 <= len(text) <= 40 or holds_other_words(rest, _IN_NO_NAME):
        return False
    short = all(token.isalpha() and (token[0].isupper() or len(token) <= 4) for token in tokens)
    return short and all(map(_WORD.fullmatch, (tokens[0], tokens[-1])))


def holds_other_words(tokens: Sequence[str], others: frozenset[str] = _NOT_IN_NAMES) -> bool:
    """Return whether one of some words is in no name of a person."""
    return any(token not in _PARTICLES and token.casefold() in others for token in tokens)
