"""What a page has above its title: the site's name, bars, paths, buttons, the head of a file, a section.

A line that only pages have vouches for the short ones around it; what then stands alone, with a byline, a day
or text under it, is the title. Both are weighed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import dating, mail_heads, mastheads, menus, shapes, signing
from reader.parsing.evidence import Cue, Scale
from reader.parsing.lines import chunks
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.parsing.lines import Chunk, Line

_REACH, _CHUNKS = 40, 9
_SHORT, _WORDS, _MOTTO, _PREVIEW = 40, 5, 70, 160
_COLUMNS = lazy.regex(r"\s{2,}")
_PATH = lazy.regex(
    r"[^\s>›»＞→‹/][^>›»＞→‹]{0,40}\s?(?:[>›»＞→‹]|&gt;)\s?[^>›»＞→‹]{1,60}(?:[>›»＞→‹]|&gt;)\s?\S"
)
_LINKED_PATH = lazy.regex(r"\[[^\[\]]{1,40}\]\([^()\s]*\)\s?[/>›»|·]\s?\S")
_FACT = lazy.regex(r"#?[^\W\d_][\w -]{0,20}:\s?\S")
_DASHED = lazy.regex(r"\s[–—|·-]\s")
_NAMED = lazy.regex(r"\S\s?[–—|:·]\s?\S|\S - \S")
_DAY = lazy.regex(r"(?:19|20)\d\d|\d{1,2}[:.]\d\d\b")
_GREETINGS = tuple(sorted(words_for("date.greetings")))
_FILLERS = "\u200b\u200c\u200d\u034f\u00ad"


def _is_columns(text: str) -> bool:
    """Return whether four short entries and more are apart by two spaces: "File  Edit  View  Help"."""
    parts = _COLUMNS.split(text) if "  " in text else []
    return len(parts) > 3 and max(map(len, parts)) <= 16


def _is_file_head(text: str) -> bool:
    """Return whether labels with values are in columns: "file: a.txt    lines: 41"."""
    parts = _COLUMNS.split(text) if "  " in text and ":" in text else []
    return len(parts) > 1 and all(map(_FACT.match, parts))


def _is_issue(text: str) -> bool:
    """Return whether dashes part a name from a day: "The Gazette – Friday 9 April 2032 – page 22"."""
    parts = _DASHED.split(text) if len(text) <= 100 else []
    return len(parts) > 1 and any(map(dating.is_dated, parts[1:])) and len(parts[0].split()) <= _WORDS


def _is_path(text: str) -> bool:
    if len(text) > 160 or shapes.ends_sentence(text):
        return False
    return _PATH.search(text) is not None or _LINKED_PATH.match(text) is not None


def _is_printed(text: str) -> bool:
    """Return whether numbers of links open a line and its entries: "#[1]The Quay", "[2]Home [3]About"."""
    return text.startswith("#[") or (text[0] == "[" and len(shapes.REFERENCE.findall(text)) > 1)


def _is_bracketed(text: str) -> bool:
    return text[0] == "[" and text.find("]") == len(text) - 1


def _known(text: str) -> int:
    return sum(piece in menus.KNOWN for piece in menus.pieces(text))


SURE: Scale[tuple[str, int]] = Scale(
    2,
    Cue("only pages say it", 2, lambda it: it[1] == 2),
    Cue("a bar of entries, one of them known", 2, lambda it: menus.is_bar(it[0]) and _known(it[0])),
    Cue("a bar of four entries and more", 1, lambda it: len(menus.pieces(it[0])) > 3 and menus.is_bar(it[0])),
    Cue("entries in columns", 2, lambda it: _is_columns(it[0])),
    Cue("a path", 2, lambda it: _is_path(it[0])),
    Cue("the head of a file", 2, lambda it: _is_file_head(it[0])),
    Cue("a name, and the day of its issue", 2, lambda it: _is_issue(it[0])),
    Cue("links and nothing else", 2, lambda it: menus.is_link_bar(it[0])),
    Cue("links as text browsers print them", 2, lambda it: _is_printed(it[0])),
    Cue("what comes under titles too", -4, lambda it: menus.is_shared(it[0]) or dating.is_dated(it[0])),
)
"""Whether a line, with its strength as residue, vouches for its neighbours."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line above what may be the title."""

    text: str
    strength: int
    sure: bool
    company: bool
    """A sure line is in its chunk."""
    entries: bool
    """Three and more words of a menu, or things as short, are under it in its chunk."""
    under: bool
    """A sure line is in a chunk above."""
    over: bool
    """A sure line is right under it."""
    surely: bool
    """And that is no bar of which just one entry is known."""
    elsewhere: bool
    """That one offers the same in a browser."""


QUIET: Scale[_Line] = Scale(
    2,
    Cue("sure by itself", 2, lambda it: it.sure),
    Cue("known", 1, lambda it: it.strength),
    Cue("asks for consent", 1, lambda it: it.strength and len(it.text) > _SHORT),
    Cue("in brackets, as a picture's stand-in", 1, lambda it: _is_bracketed(it.text)),
    Cue("in such company, or under it", 1, lambda it: it.company or it.under or it.entries),
    Cue("short", 1, lambda it: len(it.text) <= _SHORT and len(it.text.split()) <= _WORDS),
    Cue("a day", 1, lambda it: signing.says_when(it.text)),
    Cue("a bar", 1, lambda it: menus.is_bar(it.text)),
    Cue(
        "a name and a motto over such a line",
        1,
        lambda it: (it.over or it.entries) and len(it.text) <= _MOTTO and _NAMED.search(it.text),
    ),
    Cue("a name over such a line", 1, lambda it: it.surely and len(it.text) <= _SHORT),
    Cue("a preview of a mail", 2, lambda it: len(it.text) <= _PREVIEW and it.elsewhere),
    Cue("filled up, as previews are", 2, lambda it: any(map(it.text.__contains__, _FILLERS))),
    Cue("a heading's signs", -4, lambda it: not it.sure and shapes.is_markdown_heading(it.text)),
    Cue("a sentence", -1, lambda it: shapes.ends_sentence(it.text) and len(it.text) > _SHORT),
    Cue("a byline", -4, lambda it: dating.is_byline(it.text)),
    Cue("papers are announced", -1, lambda it: not it.sure and shapes.announces_papers(it.text)),
)


@dataclass(frozen=True, slots=True)
class _Title:
    """A line that may be the title under all that."""

    text: str
    alone: bool
    below: str
    """The line below it."""
    later: str
    sure: int
    """How many sure lines are above it."""
    skipped: int
    """How many lines on their own, which may be titles, are between."""
    known: bool
    entry: bool
    """It is an entry of a bar above: the one that led to this page."""
    subject: bool
    """It is the subject of the mail whose head is above."""


def _only_signs(text: str) -> bool:
    """Return whether a line says when or by whom, and hardly more: "posted by tessa 3 days ago"."""
    if dating.is_dated(text) or dating.is_byline(text) or signing.says_age(text):
        return True
    return any(map(text.__contains__, "·|")) and _DAY.search(text) is not None


def _is_over_list(text: str) -> bool:
    return bool(text) and menus.opens_as_pages_do(text)


def _is_row(text: str) -> bool:
    """Return whether three entries and more are apart by several spaces."""
    return "   " in text and len(text) <= _PREVIEW and len(_ROW.split(text)) > 2


_ROW = lazy.regex(r"\s{3,}")


TITLE: Scale[_Title] = Scale(
    3,
    Cue("alone", 1, lambda it: it.alone),
    Cue("a byline or a day under it", 2, lambda it: signing.signs(it.below)),
    Cue(
        "a name under it, and then a day",
        2,
        lambda it: signing.is_name(it.below) and signing.says_when(it.later),
    ),
    Cue(
        "a greeting under it",
        2,
        lambda it: it.below[-1:] in ",!，！" and it.below.casefold().startswith(_GREETINGS),
    ),
    Cue(
        "a standfirst under it, and then a byline or a day",
        2,
        lambda it: shapes.ends_sentence(it.below) and signing.signs(it.later),
    ),
    Cue("text under it", 1, lambda it: shapes.ends_sentence(it.below) and len(it.below) > _SHORT),
    Cue("four words and more", 1, lambda it: len(it.text.split()) > 3 or len(it.text) > 24),
    Cue("a heading's sign", 3, lambda it: it.text.startswith("# ")),
    Cue("in quotation marks", 1, lambda it: it.text[0] in '“„«"「『'),
    Cue("several sure lines above", 1, lambda it: it.sure > 1),
    Cue(
        "letters without spaces",
        1,
        lambda it: len(it.text) > 7 and not it.text.isascii() and " " not in it.text,
    ),
    Cue("an entry above, over text", 3, lambda it: it.entry and shapes.ends_sentence(it.below)),
    Cue("the subject of a mail's head above", 3, lambda it: it.subject),
    Cue("what sorts, filters or counts a list under it", 2, lambda it: _is_over_list(it.below)),
    Cue("a bar under it", 1, lambda it: _is_row(it.below)),
    Cue("a menu's word", -2, lambda it: it.known),
    Cue("a lone line above it that may be the title", -0.5, lambda it: it.skipped),
    Cue("that, and no byline or day", -1, lambda it: it.skipped and not signing.signs(it.below)),
    Cue("several of them", -2, lambda it: it.skipped > 1),
    Cue("nothing under it", -3, lambda it: not it.below),
    Cue("a sentence", -2, lambda it: it.text[-1] in ".。"),
    Cue("a bar or a path", -4, lambda it: menus.is_bar(it.text) or _is_path(it.text)),
    Cue("a day or a byline", -6, lambda it: _only_signs(it.text)),
)


def find(rows: Sequence[Line], top: int, end: int, strength: Mapping[int, int]) -> int:
    """Return how many lines stand above the title; `top` if no more than those are sure to.

    `strength` says of known residue how sure it is: 2 for what only pages say, 1 for a menu's words.
    """
    sure = skipped = 0
    above = list(islice(chunks(rows, 0, min(end, _REACH) - 1), _CHUNKS))
    note = mail_heads.note(above, _opens_page)
    for at, chunk in enumerate(above):
        if at == 0 and mail_heads.is_head(chunk.texts):
            sure, top = sure + 2, max(top, chunk.last + 1)
            continue
        if at == note:
            continue
        if chunk.first >= top and sure and _is_title(rows, chunk, strength, sure, skipped):
            return chunk.first
        if not _is_quiet(chunk, strength, under=sure > 0):
            return top
        vouching = sum(map(_is_sure, chunk.texts, _strengths(chunk, strength)))
        vouching = vouching or 2 * _lists_entries(chunk, strength)
        skipped += not vouching and chunk.first >= top and _may_be_title(chunk)
        sure += vouching
    return top


def _opens_page(texts: Sequence[str]) -> bool:
    """Return whether a chunk can be the first of a page: a bar, or a line that a byline or a day is under."""
    return menus.is_bar(texts[0]) or (len(texts) == 1 and signing.signs(texts[0]))


def _may_be_title(chunk: Chunk) -> bool:
    """Return whether a quiet chunk is a line that may be a title, and no stand-in or an issue's number."""
    text = chunk.texts[0]
    return len(chunk) == 1 and not _is_bracketed(text) and not mastheads.ISSUE.search(text)


def _strengths(chunk: Chunk, strength: Mapping[int, int]) -> list[int]:
    return [strength.get(index, 0) for index in range(chunk.first, chunk.last + 1)]


def _is_sure(text: str, strength: int) -> bool:
    return len(text) <= _MOST and SURE.tips((text, strength))


_MOST = 300


def _is_quiet(chunk: Chunk, strength: Mapping[int, int], *, under: bool) -> bool:
    """Return whether every line of a chunk may stand above the title, `under` a sure line or not."""
    known = _strengths(chunk, strength)
    sure = list(map(_is_sure, chunk.texts, known))
    entries = _lists_entries(chunk, strength)
    for at, text in enumerate(chunk.texts):
        over = at + 1 < len(sure) and sure[at + 1]
        lone = over and menus.is_bar(chunk.texts[at + 1]) and _known(chunk.texts[at + 1]) < 2
        elsewhere = over and (
            menus.offers_elsewhere(chunk.texts[at + 1]) or menus.opens_as_pages_do(chunk.texts[at + 1])
        )
        company = any(sure)
        line = _Line(text, known[at], sure[at], company, entries, under, over, over and not lone, elsewhere)
        if len(text) > _MOST or not QUIET.tips(line):
            return False
    return True


def _lists_entries(chunk: Chunk, strength: Mapping[int, int]) -> bool:
    """Return whether a name and a motto, or a short name, stand over three and more words of a menu."""
    first = chunk.texts[0]
    if len(chunk) < 4 or len(first) > _MOTTO:
        return False
    known = any(_strengths(chunk, strength)[1:]) and len(first.split()) <= 3
    named = known or _NAMED.search(first) is not None
    return named and all(len(text.split()) <= 3 and not dating.is_dated(text) for text in chunk.texts[1:])


def _is_title(
    rows: Sequence[Line], chunk: Chunk, strength: Mapping[int, int], sure: int, skipped: int
) -> bool:
    text = chunk.texts[0]
    if strength.get(chunk.first, 0) == 2 or not shapes.is_title_like(text) or len(text) > 200:
        return False
    below, later = (
        rows[index].bare if index < len(rows) else "" for index in (chunk.first + 1, chunk.first + 2)
    )
    if len(chunk) > 1 and not (signing.signs(below) or shapes.ends_sentence(below)):
        return False
    above = rows[: chunk.first]
    entry = any(text.casefold() in menus.pieces(row.bare) for row in above if menus.is_bar(row.bare))
    subject = mail_heads.is_subject(text, above)
    known = chunk.first in strength
    return TITLE.tips(_Title(text, len(chunk) == 1, below, later, sure, skipped, known, entry, subject))
