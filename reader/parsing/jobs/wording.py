"""The words of lists of jobs: roles, employers, who looks for work."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.naming import name_of
from reader.parsing import role_words, shapes, vocabulary, word_tables
from reader.parsing.ads import names, naming

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROLE = 90
_MOST_WORDS = 11
LINKED = lazy.regex(r"!?\[([^\]\n]{1,150})\]\(([^)\s]{0,300})\)")
_NO_ROLE_START = lazy.regex(
    r"(?:the|an?|our|my|your|his|her|their|we|i|you|this|that|these|those|who|what|why|how|when|where|which|if|is|are"
    r"|do|does|call|ask|pay|write|meet|match|le|la|les|un|une|el|los|las|der|die|das|ein|eine|il|lo|gli|een|het|o|os|as"
    r"|ihre?|eure?|euer|unsere?|meine?|deine?|votre|vos|notre|nos|mon|tu|su|mi|nuestr[ao]|uw|onze|jouw|jeres|vores"
    r"|from|by|von|vom|du|del|dal|fra|från|present|rooms?|house|dear|young)\s",
    re.IGNORECASE,
)
_CORE_END = lazy.regex(
    r"\s[-–—|:/@]\s"
    r"|[,(（\[;：|]|[:/](?!(?:in|r|n|e)\b|innen)"  # "Medizinische:r Technolog:in" is one part
    r"|(?<!-)\s(?:of|for|in|at|with|to|and|&|on|from|without|im|für|in der|in den|bei|mit|und|voor|bij|met|en"
    r"|och|og|för|til|till|i|på|inden|ved|within)\s",
    re.IGNORECASE,
)
_RANKS = ("level.senior", "level.junior", "level.mid", "level.principal", "level.staff")
"""These are adjectives; those for who learns or leads may be the noun of the role."""
_RANK = lazy.regex(
    lambda: (
        r"(?:sr\.?|jr\.?|chief|head|deputy|assistant|associate|lead|intern|trainee"
        rf"|{word_tables.any_of(set().union(*map(word_tables.words_for, _RANKS)))})\s+"
    ),
    re.IGNORECASE,
)
_OF = lazy.regex(
    r"(?:head|director|vp|vice president|chief|professor|dean|manager|keeper|chair|member|president)s? of ",
    re.IGNORECASE,
)
_NO_ROLE = lazy.regex(r":\s|\b(?:is|are) (?:now )?(?:hiring|looking|seeking)\b|[\"“”„«»$`<>{}=\\]")
"""What no role has in its name."""
_LETTER = lazy.regex(r"[^\W\d_]")
_NUMBERED = lazy.regex(r"\s+(?:[IVX]{1,3}|\d{1,3}|[A-Z])$")
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
_TOKEN = lazy.regex(r"[^\W_]+")


def tokens_in(text: str) -> list[str]:
    """Return the words of a text as the tables have them."""
    return _TOKEN.findall(vocabulary.plain(text))


@cache
def tokens_of(*kinds: str) -> frozenset[str]:
    """Return the words of which the phrases of some kinds are made."""
    return frozenset(
        token for kind in kinds for phrase in vocabulary.tables()[kind] for token in _TOKEN.findall(phrase)
    )


def without_greeting(text: str) -> str:
    """Return a message without how it greets a channel: "Hey all :wave: Brightvale is hiring"."""
    return _greeting().sub("", text)


@cache
def _greeting() -> re.Pattern[str]:
    words = (word.rstrip("_,!. ") for word in word_tables.words_for("date.greetings"))
    known = word_tables.any_of({*filter(None, words), "hallo", "hej", "hoi", "hei"})
    return re.compile(rf"^(?:{known})\b[^.!?]{{0,40}}?(?::[\w+-]+:|[!,.])\s*", re.IGNORECASE)


@cache
def words_for(kind: str) -> frozenset[str]:
    """Return the words of one kind."""
    return frozenset(vocabulary.tables()[kind])


_NOUNS = ("role", "role.first")


@cache
def _english() -> frozenset[str]:
    """Return the English words for who is hired."""
    return frozenset(vocabulary.plain(word) for word in word_tables.by_language("role")["en"])


@cache
def _leading() -> frozenset[str]:
    """Return the words for who is hired in the languages in which they may lead on to more."""
    tables = [word_tables.by_language(purpose) for purpose in _NOUNS]
    words = (word for language in tables[1] for table in tables for word in table.get(language, ()))
    return frozenset(map(vocabulary.plain, words))


def is_firm(text: str) -> bool:
    """Return whether a name has a word that only employers have: "Ltd", "GmbH", "Labs", "& Sons"."""
    words = vocabulary.plain(text).replace(",", " ").split()
    if not words_for("employer").isdisjoint(word.strip("()") for word in words):
        return True
    return text.startswith(_wide_firms()) or text.endswith(_wide_firms())


@cache
def _wide_firms() -> tuple[str, ...]:
    return tuple(word for word in words_for("employer") if vocabulary.is_wide(word))


@lru_cache(maxsize=512)
def seeks_work(text: str) -> bool:
    """Return whether a cell or tag says that somebody looks for work, not for workers."""
    if tokens_of("seeker").isdisjoint(tokens_in(text)) and not vocabulary.is_wide(text):
        return False
    return vocabulary.phrases("seeker").search(text) is not None


@lru_cache(maxsize=8192)
def is_role(text: str) -> bool:
    """Return whether a cell is the name of a job and nothing else.

    The word for who is hired ends the first part of the name, as in English ("Data Engineer, Storage"), or
    begins it in languages that put it first ("Chef de projet mobilité"). A remark on genders suffices.
    """
    least = 2 if vocabulary.is_wide(text) else 3
    if (
        not least <= len(text) <= _ROLE
        or text[-1] in ".,:;!?。"
        or "://" in text
        or _NO_ROLE_START.match(text)
    ):
        return False
    if (
        names.is_tenure(text)
        or (text[0].islower() and not text[1].isupper())
        or _NO_ROLE.search(text)
        or not _LETTER.search(text)
    ):
        return False
    if role_words.gender(text):
        return True
    if len(text.split()) > _MOST_WORDS or not role_words.names_role(text):
        return False
    core = _CORE_END.split(_NUMBERED.sub("", text), maxsplit=1)[0].strip()
    core = _NUMBERED.sub("", core)  # "Lab Technician II, Water Quality"
    if _OF.match(text):
        return True
    words = core.split()
    if not words:
        return False
    endings = {vocabulary.plain(" ".join(words[-size:])) for size in (2, 3, 4)}
    if role_words.names_role(words[-1]) or not all(map(endings.isdisjoint, map(words_for, _NOUNS))):
        return all(_may_qualify(word) for word in words[1:-1])
    return any(map(_opens, (words, _RANK.sub("", core, count=1).split())))


def _opens(words: Sequence[str]) -> bool:
    """Return whether the first of some words is a role, and the next leads on to its field."""
    second = words[1] if words[1:] else ""
    if second[:1].isupper() and role_words.is_inclusive(words[0]):
        return True  # "Elektrotechniker*in Instandhaltung"
    return bool(words) and _leads(role_words.without_form(words[0]).split("/")[0], second)


def _may_qualify(word: str) -> bool:
    """Return whether a word within a role is no verb."""
    return word.casefold() not in _VERBS


def _leads(first: str, second: str) -> bool:
    """Return whether a word for who is hired opens a role; an English one only before a small word."""
    if not role_words.is_one_of(first, _leading()):
        return second[:1].islower() and first.endswith(_joined_endings()) and role_words.is_joined(first)
    return first not in _english() or (second[:1].islower() and not second.endswith("s"))


@cache
def _joined_endings() -> tuple[str, ...]:
    """Return how joined roles end where a field in lower case may follow: "Servicemonteur roldeuren"."""
    tables = word_tables.by_language("role.ending")
    return tuple(vocabulary.plain(word) for language in _FIELD_AFTER for word in tables.get(language, ()))


_FIELD_AFTER = ("da", "nl", "no", "sv")
"""In German a word in lower case after who is hired is a verb: "Sargmacher singt"."""
_REMARK = lazy.regex(r"\s*[(\[（]([^()\[\]（）]{3,40})[)\]）]$")


_HOW_MANY = lazy.regex(r"(?<=\S)\s+\((?:x ?)?\d{1,2}x?\)$")
"""How many are sought: "Field technician (2)"."""


def _is_manner(text: str) -> bool:
    """Return whether a remark only says from where people work: "remote", "100% remote"."""
    manner = vocabulary.manner(text)
    rest = vocabulary.phrases(f"remote.{manner}").without(text) if manner else text
    return not any(map(str.isalpha, rest))


@lru_cache(maxsize=512)  # a list names some roles many times
def clean_role(text: str) -> str:
    """Return the name of a job without label, signs and the remark on genders."""
    label = vocabulary.label(text)
    if label and label.kind == "role" and label.value and not is_role(text[: label.begin].strip(" :：")):
        text = label.value  # but "Internship: sorting sounds" says what one is
    bare = naming.cut(name_of(shapes.REFERENCE.sub("", LINKED.sub(r"\1", text))))
    bare = naming.SHARE.sub("", bare) if bare[-1:] == "%" else bare
    if bare[-1:] == ")":
        bare = _HOW_MANY.sub("", bare)
    remark = _REMARK.search(bare)
    if remark and remark.start() and _is_manner(remark[1]):
        bare = bare[: remark.start()]
    return _without_badge(bare.strip(" -–—|·•:,*#"))


def _without_badge(role: str) -> str:
    """Return a role without the word that a board marks it with: "Baker New"."""
    named, _, last = role.rpartition(" ")
    marked = named and not last.islower() and last.casefold() in words_for("badge")
    return named if marked and role_words.names_role(named) else role
