"""What a line looks like: sentence or title, question, file name, credit, bullet.

A line is judged without its neighbours, and every test is cheap on long lines.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import word_tables
from reader.parsing.memo import memoized
from reader.parsing.phrase_patterns import Phrases
from reader.parsing.word_tables import any_of, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSERS = "«‹”“‘\"’')]»*_ 」』）›—↩\ufe0e"
_MAY_CLOSE = frozenset(_CLOSERS)
_ENDS = frozenset(".!?…。！？।॥؟۔｡．")
_ASKS = frozenset("?？؟")
MAY_ASK = _ASKS | _MAY_CLOSE
"""What a line ends in that ends in a question."""
MARKS = frozenset("Qq")
"""What a line opens with that is marked as a question."""
_NOTE_AT_END = lazy.regex(r"(?<=[.!?…”’»\"])\[\d{1,3}\]$")
_SENTENCE_GAP = lazy.regex(
    r"[。！？।॥؟.!?…](?:(?<=[。！？])[”」』）]*(?=.)|(?<=[।॥؟])\s+"
    r"|(?<=[.!?…])[”\"’')\]]*\s+(?=[^\W_a-z]|[“‘\"'(\[]))"
)
_NO_END = lazy.regex(
    r"\.(?:(?<=\b[A-Z]\.)|(?<=\b(?:Dr|Mr|Ms|St|vs|Jr|Sr|No|Co|Eq|al|cf)\.)|(?<=\b(?:Mrs|Inc|Ltd|Fig)\.)"
    r"|(?<=\b(?:Prof|Corp)\.)|(?<=\bapprox\.)|(?<=(?:e\.g|i\.e|U\.S)\.))"
)
"""A full stop after an abbreviation, by what is behind it; those of one length together."""
_DIGITS = "0123456789"
_FILE = lazy.regex(
    r"[^/\\]{1,120}\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|avif|heic|mp4|mov|webm|m4v|mp3|pdf)", re.IGNORECASE
)
_CREDIT = lazy.regex(
    r"(?:(?:photo|image|picture|video|illustration|graphic|art|screenshot)?\s?(?:credits?"
    r"|courtesy)\b\s?(?::|of\b|by\b)"
    r"|(?:photo(?:graph)?s?|images?|pictures?|videos?|illustrations?|graphics?|animations?"
    r"|source)\s?(?::|by\s)|(?:scans?|maps?|drawings?|engravings?|paintings?|stills?|portraits?|artwork)\s?:?\sby\s"
    r"(?:the )?(?-i:[A-Z])|©|\(c\)\s"
    r"|(?:used|reprinted|reproduced) (?:with|by) permission)",
    re.IGNORECASE,
)
_CREDIT_LENGTH = 200
_OPEN_CREDIT = frozenset("acdegimprsuvACDEGIMPRSUVİıſ©( \u00a0")
"""What the pattern above can begin with, in either case."""
_CREDIT_BARE = lazy.regex(
    r"(?ai:photo |image |picture |video )?(?ai:credits?)(?:\s?[.…]{1,3}\s?|\s)(?=[^\W\d_a-z])[^.!?]{2,90}$"
)
_CREDITS = "|".join(sorted(words_for("picture.credits"), key=len, reverse=True))
_CREDIT_OPENINGS = tuple(sorted({word.partition(".")[0] for word in words_for("picture.credits")}))
_CREDIT_ABROAD = lazy.regex(rf"[(\[]?(?:{_CREDITS})\s?[:：/／=＝]\s?\S", re.IGNORECASE)
_DOTTED = tuple(sorted(word for word in words_for("picture.credits") if word[-1] == "."))
"""Words for who made a picture that need no colon: "fot. Ana Bo"."""
_DOTTED_CREDIT = rf"(?i:{'|'.join(map(re.escape, _DOTTED))})\s(?=[^\W\d_a-z])"
_WORD_UP = r"[^\W\d_a-z][\w.&’'-]*"
_NAME = r"[^\W\d_a-z][\w.&’'-]*(?: [^\W\d_a-z][\w.&’'-]*){0,4}"
_CREDIT_AT_END = lazy.regex(
    rf"[.!?…。)”“»\s|,、，(（\[][(\[（]?\s?(?:(?i:{_CREDITS}|credits?)\s?[:：/／=＝]|{_DOTTED_CREDIT}|©)\s?"
    r"(?:[^.!?:：]|(?<=\b[^\W\d_])\.){2,60}[)\].）]?$"
    rf"|[(（\[](?i:{_CREDITS}) [^()（）\[\]]{{2,60}}[)）\]]$"
    rf"|[.!?…”»]\s(?i:{_CREDITS})(?: by| di| de| von| av| af| door)? {_NAME}(?:\s?/\s?[^.!?:/]{{2,40}})?$"
    rf"|[.!?…”»]\s(?i:{_CREDITS}) by (?:the )?authors?\.?$"
)
_COURTESY = "|".join(sorted(words_for("picture.courtesy"), key=len, reverse=True))
_COURTESY_AT_END = lazy.regex(
    rf"(?:^|[.!?…。(（\[|])\s?(?:(?:[^\W\d_]+ )?(?i:{_CREDITS}),? )?(?i:{_COURTESY})[\s:：]\s?"
    r"(?:[^.!?:：]|(?<=\b[^\W\d_])\.){2,60}[.)）\]]{0,2}$"
)
"""A sentence of its own on who let a picture be printed: "Family photograph, courtesy of Ana Bo."."""
_CREDIT_WORDS = ("©", "credit", *sorted(words_for("picture.credits"), key=len))
"""What is in each credit that the pattern above finds; few lines have any."""
_COURTEOUS = lazy.regex(lambda: rf"\W{any_of(words_for('picture.courtesy'))}")
_CREDITING = lazy.regex(lambda: rf"\W{any_of(_CREDIT_WORDS)}")
_MAY_CREDIT = lazy.regex(r"[.!?…”»:：/／=＝©(（\[](?!$)")
"""What is in each such credit, or right before it; many lines have none of it but at their end."""
_SOURCE_AT_END = lazy.regex(
    rf"[.!?…”»)]\s+[(\[]?(?:{_NAME}\s?/\s?)+(?:the )?[«“]?{_NAME}[»”]?[)\]]?$"
    r"|[.!?…”»)]\s+[(\[]?(?:[^\W\d_a-z]{2,20}[ /-]){1,3}[^\W\d_a-z]{2,20}(?: «[^«»a-z]{2,30}»)?[)\]]?$"
)
"""After a sentence: names between strokes, or a name in capitals, or one for a newspaper."""
_KEPT = ("archiv", "arkiv", "arquivo", "museum", "museo", "library", "collection", "bibliot", " cc ")
_KEPT_AT_END = lazy.regex(
    rf"[.!?…”»)]\s+[(\[]?{_NAME}(?:\s?/\s?{_NAME})?(?P<license>, CC(?: [A-Z0-9.-]{{2,8}}){{1,2}})?[)\]]?$"
)
"""After a sentence, who keeps the picture, or under which license one may show it."""
_GLUED_NAME = lazy.regex(r"(?<=[a-zß-ÿ])\.(?:[^\W\d_a-z]{2,20}[ -]){1,3}[^\W\d_a-z]{2,20}$")
_GLUED = lazy.regex(r"[a-zß-ÿ]{3}\.[^\W\d_a-z][^\W\d_A-Z]+(?: [^\W\d_a-z][\w’'-]+){1,2}$")
"""A photographer's name right behind the full stop: "The lock.ANA BO", "The lock.Ana Bo"."""
_AGENCY = lazy.regex(
    r"(?:[^\W\d_a-z][\w.&’'-]*(?: [\w.&’'-]+){0,4}\s?/\s?)+[^\W\d_a-z][\w.&’'-]*(?: [\w.&’'-]+){0,4}"
    rf"|.*\b(?i:{'|'.join(sorted(words_for('picture.agencies')))})\b.{{0,40}}"
)
_CLIENT = lazy.regex(
    rf"(?:{_WORD_UP} ){{1,2}}{_WORD_UP} (?:for|für|pour|para|per|voor|dla|för|til) "
    r"(?:(?:the|die|das|la|le|el|il) )?"
    rf"{_WORD_UP}(?: {_WORD_UP}){{0,3}}"
)
_QUESTION_MARK = lazy.regex(
    r"(?:Q\s?\d{0,3}\s?[.:)]|Q\s?[–—-]\s|Question(?:\s\d{1,3})?\s?[.:])\s*\S", re.IGNORECASE
)
_ANSWER_MARK = lazy.regex(r"(?:A\s?\d{0,3}\s?[.:)]|A\s?[–—-]\s|Answer(?:\s\d{1,3})?\s?[.:])\s*\S")
_SPEAKER = lazy.regex(
    r"(?:\*\*|__)?((?:\d{1,3}(?=[^\W\d_]))?[^\W\d_][\w.’'-]*[+!]?"
    r"(?: [^\W\d_a-z][\w.’'&-]*| [a-z]{2,3}(?= )| &(?= )){0,4}|[a-z]\w+(?: [a-z]\w+){1,2})(?:\*\*|__)?"
    r"(?:\s?:(?:\*\*|__)?\s+|\s?：\s*)(?=\S)"
)
_BULLETS = frozenset("•‣▪◦●○■□➢✓·*–—-・")
_BULLET = lazy.regex(r"[•‣▪◦●○■□➢✓·*–—-]\s+(?=\S)|[•‣▪●➢・](?=\S)")
_NUMBER = lazy.regex(r"\(?(?![npsv]\.\s\d)(\d{1,3}|[a-z]|[ivx]{2,5})(?:[.)]\s+|(?<=\d)[、．])(?=\S)")
_OPEN_NUMBER = frozenset("(abcdefghijklmnopqrstuvwxyz")
"""What a number can begin with, besides digits; "v. 4" and "p. 3" are none."""
_MARKDOWN = lazy.regex(r"(?!#\[\d)#{1,6}\s?[^\s#!]|\*\*[^*]{2,90}\*\*:?$|__[^_]{2,90}__:?$")
_WORD = lazy.regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

LEAST_WRAPPED = 45
"""Lines of a paragraph broken at a column are as long, but for the last."""
_WRAP_WIDTHS = range(LEAST_WRAPPED, 111)

NO_MARKUP = r"(?!.*\[/)"
"""Before a remark in brackets: "[red]Baker[/red]" has none, nor any markup. It is text as it is."""
APART = r"(?=[\s:–—-]|[^\x00-\x7f]|$)"
"""Behind the bracket that ends a remark: apart from the words, or they are in a script without spaces."""
REFERENCE = lazy.regex(r"\[\d{1,3}\](?=[\w\[])")
"""The number of a link in what a text browser prints."""

LONG = 400
"""Longer lines are prose: the tests for titles, names and labels skip them."""


def ends_sentence(text: str) -> bool:
    """Return whether it ends in a full stop, exclamation or question mark; quotes and a note may follow."""
    last = text[-1:]
    if last == "]" and (note := _NOTE_AT_END.search(text)):
        text, last = text[: note.start()], text[note.start() - 1 : note.start()]
    return last in _ENDS or (last in _MAY_CLOSE and text[-8:].rstrip(_CLOSERS)[-1:] in _ENDS)


def ends_question(text: str) -> bool:
    """Return whether its last sentence is a question."""
    last = text[-1:]
    return last in _ASKS or (last in _MAY_CLOSE and text[-8:].rstrip(_CLOSERS)[-1:] in _ASKS)


def sentences(text: str) -> list[str]:
    """Return its sentences, split after full stops not explained by an abbreviation."""
    found, begin = [], 0
    for match in _SENTENCE_GAP.finditer(text):
        if not explained(text, match.start()):
            found.append(text[begin : match.end()].strip())
            begin = match.end()
    found.append(text[begin:].strip())
    return [sentence for sentence in found if sentence]


def explained(text: str, stop: int) -> bool:
    """Return whether the sign at an index is the full stop of an abbreviation or an initial."""
    return _NO_END.match(text, stop) is not None


def has_digit(text: str) -> bool:
    """Return whether a digit of any script is in it, or a number above or below the line."""
    if text.isalpha():  # as most short lines are
        return False
    return any(map(text.__contains__, _DIGITS)) or (not text.isascii() and any(map(str.isdigit, text)))


def words(text: str) -> list[str]:
    """Return its words as they are, including hyphens and apostrophes inside them."""
    return _WORD.findall(text)


def has_word(text: str) -> bool:
    """Return whether there is any word in it."""
    return text[:1].isalpha() or _WORD.search(text) is not None


def is_title_like(text: str) -> bool:
    """Return whether it could be a title: words on one line, not ending in a full stop, comma or colon."""
    return len(text) <= 250 and _is_title_like(text)


@memoized
def _is_title_like(text: str) -> bool:
    if text[-1:] in ",;:{}=" or (ends_sentence(text) and not text.rstrip(_CLOSERS).endswith(("?", "!"))):
        return False
    return any(c.isalpha() for c in text) and not (
        marked_question(text) or is_file_name(text) or is_credit(text) or bullet(text) or number(text)
    )


def is_file_name(text: str) -> bool:
    """Return whether it is the name of a picture or video file, spaces allowed."""
    return len(text) < 130 and "." in text and _FILE.fullmatch(text.strip("[]")) is not None


@memoized
def is_credit(text: str) -> bool:
    """Return whether it credits a picture: "Credit: …", "Courtesy of …", "Photo by …", "© …"."""
    if len(text) >= _CREDIT_LENGTH:
        return False
    if text[:1] in _OPEN_CREDIT and _CREDIT.match(text):
        return True
    head = text[:40]
    low = head.casefold()
    opened = any(map(head.__contains__, ":：/／=＝")) and low.lstrip("([").startswith(_CREDIT_OPENINGS)
    if opened and _CREDIT_ABROAD.match(text):
        return True
    if low.lstrip("(").startswith(_DOTTED):
        return re.match(_DOTTED_CREDIT, text.lstrip("(")) is not None
    return "redit" in low and _CREDIT_BARE.match(text) is not None


_SHORTENED = frozenset("'’")


_SECTION = lazy.regex(r"^\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=\S)")
"""The number of a section, whose full stop closes no sentence: "2. NEW PAPERS BY MEMBERS"."""


@memoized
def closes_with_credit(text: str) -> bool:
    """Return whether a line says something and then who made the picture: "The lock. Photo: Ana Bo".

    A name in capitals or names between strokes need no word for it: "The lock. Ana Bo/Reuters".
    """
    if len(text) >= 300:
        return False
    if text[-3:-2] in _SHORTENED and text[-2:].isdigit():
        text = text[:-3].rstrip()  # the year of a class: "Photo by Ana Bo ’12"
    text = _SECTION.sub("", text, count=1) if text[0].isdigit() else text
    tail = text[-75:]
    low = text[-100:].casefold()
    if _closes_with_words(text, low):
        return True
    if ends_sentence(text) and text[-1] not in ")]»”":
        return False
    if any(map(low.__contains__, _KEPT)) and _says_who_keeps(text):
        return True
    capitals = tail.rstrip(")]»\u00a0\u202f ")[-5:].isupper()
    if capitals and "." in tail and _GLUED_NAME.search(text, max(0, len(text) - 60)):
        return True
    if text[-1].isalpha() and "." in tail and _GLUED.search(tail):
        return True
    return (capitals or "/" in tail) and _SOURCE_AT_END.search(text, max(0, len(text) - 100)) is not None


def _says_who_keeps(text: str) -> bool:
    kept = _KEPT_AT_END.search(text, max(0, len(text) - 75))
    return kept is not None and (
        kept["license"] is not None or any(map(kept.group().casefold().__contains__, _KEPT))
    )


def _closes_with_words(text: str, low: str) -> bool:
    """Return whether words for a credit are at the end of a text; `low` is that end in lower case."""
    low = f" {low}"  # each of them follows a sign or a space
    if _COURTEOUS.search(low) and _COURTESY_AT_END.search(text, max(0, len(text) - 120)):
        return True
    credited = _MAY_CREDIT.search(low) is not None and _CREDITING.search(low) is not None
    return credited and _CREDIT_AT_END.search(text, max(0, len(text) - 100)) is not None


def is_name_in_capitals(text: str) -> bool:
    """Return whether it may be a photographer's name: two to four words, all in capitals."""
    return (
        len(text) <= 40
        and text.isupper()
        and 1 < len(text.split()) < 5
        and not set(text) & set("0123456789:!?,")
    )


def names_client(text: str) -> bool:
    """Return whether a line says for whom somebody took a picture: "Ana Bo for The Quay"."""
    return len(text) <= 60 and _CLIENT.fullmatch(text) is not None


@memoized
def is_agency(text: str) -> bool:
    """Return whether it may be a credit without a word for it: "Name/Agency", "… Getty Images"."""
    return (
        len(text) < 90
        and not ends_sentence(text)
        and text[0].isupper()
        and _AGENCY.fullmatch(text) is not None
    )


def marked_question(text: str) -> bool:
    """Return whether it starts with "Q.", "Q:", "Q1.", "Question:"."""
    return text[:1] in MARKS and _QUESTION_MARK.match(text) is not None


def marked_answer(text: str) -> bool:
    """Return whether it starts with "A.", "A:", "Answer:"."""
    return text[:1] == "A" and _ANSWER_MARK.match(text) is not None


_FOOTNOTE = lazy.regex(r"(?:\^\d{1,3}|\[\^\w{1,8}\]:?|[¹²³⁰⁴-⁹]{1,3}|\*{1,3}\)|[†‡§]|※\d?)\s?\S")


def is_footnote(text: str) -> bool:
    """Return whether the sign of a footnote opens it: "^1 …", "[^1]: …", "¹ …"."""
    return text[0] in "^[*†‡§※¹²³⁰⁴⁵⁶⁷⁸⁹" and _FOOTNOTE.match(text) is not None


def speaker(text: str) -> str:
    """Return the name at the start of a turn in a conversation ("Ilse Varga: …"), or ""."""
    match = _SPEAKER.match(text) if ":" in text[:48] or "：" in text[:24] else None
    return match.group(1) if match else ""


def is_pictured(text: str) -> bool:
    """Return whether a picture opens a line as a bullet would: "🚧 Route 9 is closed"."""
    return text[0] >= _PICTURES and _PICTURED.match(text) is not None


_PICTURES = "\u2600"
_PICTURED = lazy.regex(r"[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\s+(?=[^\W_])")


def bullet(text: str) -> int:
    """Return the length of the bullet at its start, with the space after it; 0 if none."""
    match = _BULLET.match(text) if text[:1] in _BULLETS else None
    return match.end() if match else 0


def number(text: str) -> str:
    """Return the item number at its start ("1", "a", "iv"), without point or brackets; "" if none."""
    match = _number(text)
    return match.group(1) if match else ""


def number_length(text: str) -> int:
    """Return the length of the item number at its start, with point, brackets and space; 0 if none."""
    match = _number(text)
    return match.end() if match else 0


def _number(text: str) -> re.Match[str] | None:
    first = text[:1]
    return _NUMBER.match(text) if first in _OPEN_NUMBER or first.isdecimal() else None


def is_markdown_heading(text: str) -> bool:
    """Return whether it has Markdown heading signs, or is all in bold; several tags are no heading."""
    if len(text) >= 200 or text[:1] not in "#*_" or _MARKDOWN.match(text) is None:
        return False
    return " #" not in text or not all(word[0] == "#" for word in text.split())


def is_upper(text: str) -> bool:
    """Return whether it is all in capitals, with at least four letters."""
    return text.isupper() and sum(c.isalpha() for c in text) >= 4


def plain(text: str) -> str:
    """Normalize a short label for comparison: case, spaces, apostrophes, no colon at its end."""
    return " ".join(text.rstrip(" :").casefold().replace("’", "'").split())


def content_words(text: str) -> set[str]:
    """Return the folded stems of its longer words, which two lines about the same thing share."""
    return {word[:6].casefold() for word in words(text) if len(word) > 3 and word.casefold() not in _COMMON}


_COMMON = frozenset(
    [
        "about",
        "after",
        "also",
        "among",
        "been",
        "before",
        "being",
        "both",
        "could",
        "does",
        "each",
        "even",
        "every",
        "from",
        "have",
        "here",
        "into",
        "just",
        "like",
        "made",
        "make",
        "many",
        "more",
        "most",
        "much",
        "only",
        "other",
        "over",
        "same",
        "should",
        "some",
        "such",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "three",
        "through",
        "under",
        "very",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "would",
        "your",
    ]
)


def are_wrapped(texts: Sequence[str]) -> bool:
    """Return whether these lines are one paragraph, broken at a column: full lines, some in mid-sentence."""
    if len(texts) < 2 or len(texts[-1]) > max(_WRAP_WIDTHS):
        return False
    if not all(len(text) in _WRAP_WIDTHS for text in texts[:-1]):
        return False
    broken = sum(not ends_sentence(text) and below[0].islower() for text, below in itertools.pairwise(texts))
    return broken * 3 >= len(texts) - 1


def announces_papers(text: str) -> bool:
    """Return whether a title or heading has words that announce papers: "Publications", "論文"."""
    low = text.casefold()
    parted, unparted = _announcing()
    within = not low.isascii() and any(map(low.__contains__, unparted))
    return within or parted.search(low) is not None


@cache
def _announcing() -> tuple[Phrases, frozenset[str]]:
    """Return the words that announce papers, and those that are looked for within others.

    In the table, "?" makes the letter before it optional.
    """
    parted, unparted = set[str](), set[str]()
    for language, words in word_tables.by_language("paper.announcing").items():
        (unparted if language in word_tables.UNPARTED else parted).update(words)
    while optional := {word for word in parted if "?" in word}:
        parted -= optional
        for word in optional:
            before, _, after = word.partition("?")
            parted |= {before + after, before[:-1] + after}
    return Phrases(parted), frozenset(unparted)
