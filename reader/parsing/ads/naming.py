"""The job that a page is about: which line names it, and the role in that line.

A line names a role if a noun for who is hired heads it: last in English or German ("Senior Kiln Operator"),
first in French or Polish ("Ingénieure du son"), before a comma, a dash or a preposition ("Head of Ovens").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import role_words, shapes, vocabulary, word_tables
from reader.parsing.ads import names

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 130
_EDGES = " \u00a0*_#\"“”„'’–—|:：!.,·•-►▶→>"
_PART = lazy.regex(r"\s+[–—|·•]{1,2}\s+|\s+-{1,2}\s+|\s*[|｜/／]\s+|\s+//\s+")
_NUMBER = lazy.regex(
    r"\s*[-–—|,(\[]?\s*(?:(?:job|req(?:uisition)?|ref(?:erenz|erence|\.)?|kennziffer|id|nr\.?|no\.?|r[ée]f\.?)[\s.:#-]*)"
    r"+[\w./-]*\d[\w./-]*\s*[)\]]?$|\s*[-–—|(\[]\s*#?[A-Z]{0,4}-?\d{3,}[\w-]*\s*[)\]]?$|\s+#\d+$",
    re.IGNORECASE,
)
_BRACKETS = lazy.regex(r"\s*[(（\[](?P<inside>[^()（）\[\]]{1,60})[)）\]]$")
_PAID = lazy.regex(
    r"\s[$€£¥￥]?\d[\d.,]*[kK万千]?\s?(?:[-–—~～至]\s?[$€£¥￥]?\d[\d.,]*\s?)?[kK万千元](?:[·*x/]\s?\S{1,8})?$"
)
"""What a board pays, right behind a role: "产品经理 15-25K", "Cook £28k"."""
_COUNTED = "名人度"
"""Ends of how many people, and around how many."""
_SUM = 10
"""One has a digit among so many last signs."""
SHARE = lazy.regex(
    r"[,\s]*\(?\d{1,3}(?:[.,]\d+)?(?:\s?[-–]\s?\d{1,3})?\s?(?:%|fte|FTE|ETP|Std\.?|h|timer)\)?$"
)
"""How much of a full week, behind a role."""
_PEOPLE = lazy.regex(r"[,、\s]+(?:若干|\d{1,3})\s?[名人](?:程度)?$")
"""How many people are sought, behind a role: "図書館司書　3名"."""


def may_head(text: str) -> bool:
    """Rule out most prose quickly: whether `heads` may be true of a line, by its length."""
    return len(_bare(text)) <= _LONGEST


def heads(text: str) -> bool:
    """Return whether a line is headed by a role: its own name, not a sentence about one."""
    whole, text = text, _bare(text)
    if (
        not text
        or len(text) > _LONGEST
        or (len(text) < 2 * _LEAST and len(cut(text)) < _LEAST)  # a state and no more: "招聘中"
        or _asks().match(text)
        or vocabulary.phrases("role.idiom").search(text)
    ):
        return False
    if role_words.gender(text):
        return True
    if vocabulary.phrases("seek").fullmatch(text) or names.is_tenure(text):
        return False
    if _sought(text) or _posted(text):
        return True
    notice, colon, named = text.partition(": ")
    if colon and named and _is_announcement(notice):
        return heads(named)
    seeks = wanted(text) or vocabulary.phrases("seek").match(text)
    if seeks and len(text.split()) <= _WORDS and not shapes.ends_sentence(whole.rstrip("!")):
        return True
    if shapes.ends_sentence(text) or shapes.is_credit(text):
        return False
    text = cut(text)
    if (clause := _clause().search(text)) and not _determiner().match(text):
        text = text[: clause.start()]
    found = role_words.find(text)
    if not found:
        return False
    core = _core(text, found[0][1])
    found = [(begin, end) for begin, end in found if end <= len(core)]
    begin, end = found[-1]
    rest = core[end:].strip(" -'’s)）")
    if not rest or _GRADE.fullmatch(rest):
        return begin == 0 or len(core.split()) <= _WORDS or not (core[0].islower() or _tells(core))
    if leads(core[slice(*found[0])]) and len(core[: found[0][0]].split()) < _SHORT:
        return True
    if found[0][0] == 0 or _determiner().match(core[: found[0][0]]):
        return rest[0].isupper()
    return len(core.split()) < _WORDS and all(word[0].isupper() for word in core.split() if word[0].isalpha())


def _is_announcement(text: str) -> bool:
    """Return whether words before a colon only say that a job follows: "Opportunità di lavoro"."""
    return vocabulary.phrases("listing").fullmatch(text) is not None or vocabulary.is_notice(text)


def _tells(core: str) -> bool:
    """Return whether words that end with a role's noun are an item of what somebody has done, say.

    "Has led technical decisions without being an engineer": many words, all but the first small.
    """
    words = core.split()
    return len(words) > _MOST_SMALL and not any(word[0].isupper() for word in words[1:])


_GRADE = lazy.regex(r"[IVX]{1,4}|\d|1\d|\d{3,4}")
"""Behind a role: "Engineer II"; a larger number rather counts people: "Medarbetare 22"."""
_MOST_SMALL = 7
_WORDS = 5
_LEAST = 2
"""No role has fewer signs."""
_PICTURES = lazy.regex(r"^(?:[^\w(（【\[.]|\.(?!\w))+|[^\w)）\].!?%+#]+$")
_SHOUT = lazy.regex(
    rf"^{shapes.NO_MARKUP}[【\[（(][^【\[（(】\]）)]{{1,20}}(?:[】）]|[\])]{shapes.APART})\s*(?=\S)"
)


def _bare(text: str) -> str:
    """Return a line without signs, pictures and a remark in brackets ("【急募】") before its words."""
    text = text.strip(_EDGES)
    if text[:1].isalnum() and text[-1:].isalnum():
        return text
    text = _SHOUT.sub("", text)
    return _PICTURES.sub("", text).strip(_EDGES)


def _core(text: str, after: int) -> str:
    """Return what comes before the first comma, bracket, dash or preposition after an offset."""
    found = next((it for it in _cuts().finditer(text) if it.start() >= after), None)
    return text[: found.start()] if found else text


def _any(*kinds: str) -> str:
    """Return a pattern for the words of some kinds, longest first."""
    return word_tables.any_of(word for kind in kinds for word in vocabulary.tables()[kind])


@cache
def _cuts() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[,;(（\[【|｜/／–—·•:：]\s*|\s-{{1,2}}\s|\s(?:{_any('preposition', 'in', 'at')})\s"
    )


@cache
def _clause() -> re.Pattern[str]:
    """Return a pattern for what leads on to what somebody does: "Baker who sings"."""
    return re.compile(rf"\s(?:{names.pattern('role.who')})\s")


@cache
def _determiner() -> re.Pattern[str]:
    words = [word if word.endswith("'") else rf"{word}\s+" for word in vocabulary.tables()["determiner"]]
    return re.compile("|".join(sorted(words, key=len, reverse=True)), re.IGNORECASE)


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('asks')}|\d+)\s", re.IGNORECASE)


@cache
def _employer() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_any('at')})\s+(?=[^\W\d_a-z]|the |der |dem )")


@cache
def _in_place() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_any('in')})\s+(?P<place>[^\W\d_a-z][^,;|]{{1,40}})$")


@cache
def _first() -> frozenset[str]:
    return frozenset(vocabulary.tables()["role.first"])


def leads(word: str) -> bool:
    """Return whether a role's noun comes first in its language."""
    bare = re.split(r"[:*·•_/(]", vocabulary.plain(word))[0]
    return role_words.is_one_of(bare, _first()) or (" " not in bare and role_words.is_joined(bare))


def cut(text: str) -> str:
    """Return a line without the words that seek ("Wanted:", "gesucht") and remarks on genders."""
    text = _bare(text)
    if any(map(str.isdigit, text[-_SUM:])) and (paid := _PAID.search(text)):
        text = text[: paid.start()]
    marked = role_words.gender(text)
    if marked:
        text = (text[: marked.start()] + text[marked.end() :]).strip(_EDGES)
    text = _sought(text) or _posted(text) or text
    opening = vocabulary.phrases("role.opening").match(text)
    sought = opening is not None and role_words.names_role(text[opening.end() :])
    text = text[opening.end() :].strip(_EDGES) if opening and sought else text
    for found in vocabulary.phrases("seek").finditer(text):
        after, before = text[found.end() :].strip(_EDGES), text[: found.start()].strip(_EDGES)
        if _cuts().search(f" {before.rpartition(' ')[2]} "):
            continue  # "Ingénieur de recherche"
        if after and (not before or role_words.find(after)):
            text, sought = after, True
            break
        if before and role_words.find(before):
            text = before
            break
    closing = wanted(text)
    text = text[:-closing].strip(_EDGES + "(（") if closing else text
    text = _PEOPLE.sub("", _PAID.sub("", text)) if text[-1:] in _COUNTED else _PAID.sub("", text)
    article = _determiner().match(text)
    named = article and (sought or role_words.find(text[article.end() :]))
    return text[article.end() :] if article and named else text


def _sought(text: str) -> str:
    """Return the role before the word that says that it is sought ("Baker wanted in X"), or ""."""
    found = _wanted_for().match(text)
    if found is None or not (role_words.find(found["role"]) or found["role"].casefold().endswith(_forms())):
        return ""
    return found["role"]


def _posted(text: str) -> str:
    """Return the role in the title of a public body's ad ("Avviso pubblico per un posto di X"), or ""."""
    opened = vocabulary.phrases("vacancy.opening").match(text)
    rest = text[opened.end() :] if opened else ""
    before = vocabulary.phrases("vacancy.before").search(rest) if rest else None
    rest = rest[before.end() :].strip(_EDGES) if before else ""
    if again := vocabulary.phrases("vacancy.before").match(rest):  # "n. 2 posti di"
        rest = rest[again.end() :].strip(_EDGES)
    rest = _ELIDED.sub("", rest)
    role = _core_of_post().split(rest)[0]
    return role if role[:1].isupper() or role_words.find(role) else ""


_ELIDED = lazy.regex(r"^d['’](?:une?\s)?")
"""French for "of" and "of a": "poste d'infirmier"."""


@cache
def _core_of_post() -> re.Pattern[str]:
    return re.compile(rf"\s*[,;(–—:]\s*|\s-\s|\s(?:{_any('at')})\s")


@cache
def _wanted_for() -> re.Pattern[str]:
    words = (
        rf"(?P<role>\S+(?: \S+){{0,3}}?)\s(?:{_any('wanted')})\s(?:(?:{_any('preposition', 'in')})\s|[–—-]\s)"
    )
    return re.compile(words, re.IGNORECASE)


def wanted(text: str) -> int:
    """Return how long the word at the end is that says that somebody is sought ("gesucht"), or 0."""
    low = text.casefold().rstrip(")）")
    if not low.endswith(_wanted()):
        return 0
    word = next(word for word in _wanted() if low.endswith(word))
    before = low[: -len(word)]
    apart = before.rstrip("- –—:(（") != before or (before and not before[-1].isascii())
    return len(text) - len(before.rstrip("- –—:(（")) if before.strip() and apart else 0


@cache
def _wanted() -> tuple[str, ...]:
    return tuple(sorted(vocabulary.tables()["wanted"], key=len, reverse=True))


def looks_like_one(text: str) -> bool:
    """Return whether a short line may name a role that the tables lack, by how its main word ends."""
    text = _PART.split(cut(text))[0]
    words = _core(text, 1).split()
    if not 0 < len(words) < _WORDS or _asks().match(f"{text} ") or not words[0][0].isupper():
        return False
    ends = _forms()
    first, last = (re.split(r"[:*·•_/(]", word.casefold())[0] for word in (words[0], words[-1]))
    capital = all(word[0].isupper() for word in words if len(word) > _SHORT)
    return (capital and last.endswith(ends)) or (first.endswith(ends) and not capital)


_SHORT = 3


@cache
def _forms() -> tuple[str, ...]:
    return vocabulary.tables()["role.form"]


def new_noun(text: str) -> str:
    """Return the noun after a text's first article if it may name a role that the tables lack, or ""."""
    article = _determiner().match(text.lstrip())
    words = text.lstrip()[article.end() :].split() if article else []
    word = words[0].strip(".,;:!") if words else ""
    named = len(word) > _LEAST_NOUN and word.casefold().endswith(_forms())
    return word if named and word.casefold() not in vocabulary.tables()["role.not"] else ""


_LEAST_NOUN = 5


def labelled(stated: Iterable[str]) -> str | None:
    """Return the short name that labels give for a job that the tables lack; `stated` are their values."""
    found = (text for text in stated if len(text.split()) <= _WORDS)
    return next((text for text in found if not shapes.ends_sentence(text)), None)


def is_wanted(text: str) -> bool:
    """Return whether a title says that somebody is wanted: "Organist wanted", "Se busca camarera"."""
    text = text.strip(_EDGES)
    return wanted(text) > 0 or bool(_sought(text)) or vocabulary.phrases("seek").search(text) is not None


def role(text: str, known: frozenset[str] = frozenset()) -> str:
    """Return the role that a title names, without place, employer, number, employment and genders.

    `known` are the plain names of the page's places and employer.
    """
    text = _NUMBER.sub("", cut(text))
    before, colon, after = text.partition(": ")
    if colon and heads(after) and (_is_beside(before, known) or not role_words.find(before)):
        text = after
    text = _without_boasts(text)
    parts = [part.strip(_EDGES) for part in _PART.split(text)]
    kept = [part for part in parts if part and not _is_beside(part, known)]
    if len(kept) < len(parts) and kept:
        text = next((part for part in kept if role_words.find(part)), kept[0])
    text = _employer().split(text)[0]
    for _ in range(2):
        text = _without_reference(text)
        inside = _BRACKETS.search(text)
        if inside and (_terms().match(inside["inside"]) or _is_beside(inside["inside"], known)):
            text = text[: inside.start()]
        placed = _in_place().search(text)
        if placed and placed.start() and _is_beside(placed["place"], known):
            text = text[: placed.start()]
        text = SHARE.sub("", text.strip(_EDGES))
    comma = text.rfind(", ")
    if comma > 0 and _is_beside(text[comma + 2 :], known):
        text = text[:comma]
    return _balanced(text.strip(_EDGES))


@cache
def _terms() -> re.Pattern[str]:
    """Return a pattern for what opens with how long or how much one works: "3 years, 65 %"."""
    return re.compile(rf"\d[\d.,–-]*\s?(?:%|(?:{names.pattern('time.spans')})(?!\w))", re.IGNORECASE)


def _without_reference(text: str) -> str:
    """Return a role without the number of its ad, if words for it are before that: "(rif. 31/118)"."""
    found = _REFERENCE.search(text) if text[-2:].strip(")]")[-1:].isdecimal() else None
    return text[: found.start()] if found and vocabulary.lone_label(found["label"]) == "other" else text


_REFERENCE = lazy.regex(
    r"\s*[-–—|,(\[/]\s*(?P<label>[^\W\d][^\d,|()–—]{1,30}?)[\s.:#°º]+[\w./-]*\d\s*[)\]]?$"
)


def _without_boasts(text: str) -> str:
    """Return a role without what boards add behind a slash to attract: "営業職/年間休日125日"."""
    first, slash, rest = text.replace("／", "/").partition("/")
    if not slash or not vocabulary.is_wide(text) or not role_words.find(first):
        return text
    return text if role_words.find(rest) else first


def _balanced(text: str) -> str:
    """Return a text without a bracket at its end that lacks its partner."""
    return text[:-1] if text.endswith(")") and "(" not in text else text


def _is_beside(part: str, known: frozenset[str]) -> bool:
    """Return whether a part of a title is a place, an employer, or how people work there."""
    whose = names.of_careers(part)
    if vocabulary.plain(part) in known or (whose and vocabulary.plain(whose) in known):
        return True
    if role_words.find(part):
        return False
    placed = _in_place().search(part)
    if placed and vocabulary.is_notice(part[: placed.start()]) and _is_beside(placed["place"], known):
        return True
    if vocabulary.is_notice(part):
        return True
    if vocabulary.employment(part) or vocabulary.manner(part):
        return len(part.split()) <= _WORDS
    return names.is_known(part)
