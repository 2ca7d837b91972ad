"""What a page has above its title: the site's name, bars, paths, buttons, the head of a file, a section.

A line that only pages have vouches for the short ones around it; what then stands alone, with a byline, a day
or text under it, is the title. Both are weighed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import dating, mail_heads, mastheads, menus, shapes, signing
from reader.parsing.evidence import Cue, Scale
from reader.parsing.lines import chunks

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
_FILLERS = "\u200b\u200c\u200d\u034f\u00ad"


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
    """Return whether links open a line, as text browsers print them: "#[1]The Quay", "[2]Home [3]About"."""
    return (
        text.startswith("#[")
        or menus.names_feed(text)
        or (text[0] == "[" and len(shapes.REFERENCE.findall(text)) > 1)
    )


def _is_bracketed(text: str) -> bool:
    return text[0] == "[" and text.find("]") == len(text) - 1


def _is_item(text: str) -> bool:
    """Return whether a line is a short item of a list, as links are in text browsers."""
    return len(text) <= _MOTTO and bool(shapes.bullet(text)) and not shapes.ends_sentence(text)


def _known(text: str) -> int:
    return sum(piece in menus.KNOWN for piece in menus.pieces(text))


SURE: Scale[tuple[str, int]] = Scale(
    2,
    Cue("only pages say it", 2, lambda it: it[1] == 2),
    Cue("a bar of entries, one of them known", 2, lambda it: menus.is_bar(it[0]) and _known(it[0])),
    Cue("a bar of four entries and more", 1, lambda it: len(menus.pieces(it[0])) > 3 and menus.is_bar(it[0])),
    Cue("entries in columns", 2, lambda it: menus.columns(it[0])),
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
    Cue("an item under such a line", 2, lambda it: it.under and _is_item(it.text)),
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


class Opening(NamedTuple):
    """A line under nothing but what pages have above their titles, some of it sure to be that."""

    sure: int
    """How many sure lines are above it."""
    skipped: int
    """How many lines on their own, which may be titles, are between."""
    loud: bool
    """It is no such line itself."""


def find(rows: Sequence[Line], end: int, strength: Mapping[int, int]) -> dict[int, Opening]:
    """Return the first lines of chunks under nothing but a page's furniture.

    `strength` says of known residue how sure it is: 2 for what only pages say, 1 for a menu's words.
    """
    found: dict[int, Opening] = {}
    sure = skipped = 0
    above = list(islice(chunks(rows, 0, min(end, _REACH) - 1), _CHUNKS))
    note = mail_heads.note(above, _opens_page)
    for at, chunk in enumerate(above):
        if at == 0 and mail_heads.is_head(chunk.texts):
            sure += 2
            continue
        if at == note:
            continue
        after = above[at + 1] if at + 1 < len(above) and len(chunk) == 1 and not sure else None
        below = after.texts[0] if after else ""
        if after and shapes.bullet(below) and _is_sure(below, strength.get(after.first, 0)):
            sure += 2  # what a text browser calls the links in the list below
            continue
        loud = _loud(chunk, strength, under=sure > 0, below=below)
        if sure:
            found[chunk.first] = Opening(sure, skipped, loud == chunk.first)
        if loud is not None:
            head = loud - chunk.first
            within = sum(map(_is_sure, chunk.texts[:head], _strengths(chunk, strength)))
            named = "|" not in chunk.texts[head]
            if within and named and len(chunk) > head + 1 and _hangs(chunk.texts[head + 1]):
                found.setdefault(loud, Opening(sure + within, skipped, loud=True))
            break
        vouched = sum(map(_is_sure, chunk.texts, _strengths(chunk, strength)))
        vouched = vouched or 2 * _lists_entries(chunk, strength)
        skipped += not (vouched or _is_over_bar(below)) and _may_be_title(chunk)
        sure += vouched
    return found


def mail(rows: Sequence[Line], end: int) -> range:
    """Return the lines at the top that are the head of a mail, with the note of who passed a page on."""
    above = list(islice(chunks(rows, 0, min(end, _REACH) - 1), 4))
    if not above or not mail_heads.is_head(above[0].texts):
        return range(0)
    noted = mail_heads.note(above, _opens_page)
    return range(above[noted or 0].last + 1)


def _opens_page(texts: Sequence[str]) -> bool:
    """Return whether a chunk can be the first of a page: a bar, or a line that a byline or a day is under."""
    return menus.is_bar(texts[0]) or signing.signs(texts[0])


def _hangs(text: str) -> bool:
    """Return whether a line hangs on one right above: it tells of what, by whom or when."""
    return shapes.ends_sentence(text) or dating.is_byline(text) or signing.says_when(text)


def _may_be_title(chunk: Chunk) -> bool:
    """Return whether a quiet chunk is a line that may be a title: no stand-in, issue's number or nickname."""
    text = chunk.texts[0]
    named = _is_bracketed(text) or mastheads.ISSUE.search(text) or signing.is_nick(text)
    return len(chunk) == 1 and not named


def _strengths(chunk: Chunk, strength: Mapping[int, int]) -> list[int]:
    return [strength.get(index, 0) for index in range(chunk.first, chunk.last + 1)]


def _is_sure(text: str, strength: int) -> bool:
    return len(text) <= _MOST and SURE.tips((text, strength))


_MOST = 300


def _loud(chunk: Chunk, strength: Mapping[int, int], *, under: bool, below: str) -> int | None:
    """Return the first line of a chunk that may not stand above a title, `under` a sure line or not.

    What is right `below` the chunk may be a bar, and then a name above it is the site's.
    """
    known = _strengths(chunk, strength)
    sure = list(map(_is_sure, chunk.texts, known))
    entries = _lists_entries(chunk, strength)
    menu = _menu(chunk, known)
    for at, text in enumerate(chunk.texts):
        if at < menu:
            continue
        over = at + 1 < len(sure) and sure[at + 1]
        lone = over and menus.is_bar(chunk.texts[at + 1]) and _known(chunk.texts[at + 1]) < 2
        elsewhere = over and (
            menus.offers_elsewhere(chunk.texts[at + 1]) or menus.opens_as_pages_do(chunk.texts[at + 1])
        )
        company = any(sure)
        named = (over and not lone) or _is_over_bar(below)
        line = _Line(text, known[at], sure[at], company, entries, under, over, named, elsewhere)
        if len(text) > _MOST or not QUIET.tips(line):
            return chunk.first + at
    return None


def _menu(chunk: Chunk, known: Sequence[int]) -> int:
    """Return how many of a chunk's first lines are a menu's, with what stands between its entries."""
    stop = next(
        (at for at, text in enumerate(chunk.texts) if len(text) > _PREVIEW or _is_no_entry(text)), len(chunk)
    )
    pairs = zip(chunk.texts[:stop], known, strict=False)
    return menus.column_end([bool(it) and not menus.is_shared(text) for text, it in pairs])


def _is_no_entry(text: str) -> bool:
    """Return whether a line is of a text, not of a menu: a heading by its sign, a byline, a day."""
    return shapes.is_markdown_heading(text) or dating.is_byline(text) or signing.says_when(text)


def _is_over_bar(below: str) -> bool:
    """Return whether the line below a chunk is a bar, and sure to be one."""
    bar = menus.is_bar(below) or menus.columns(below) or menus.is_link_bar(below)
    return bool(bar) and _is_sure(below, 0)


def _lists_entries(chunk: Chunk, strength: Mapping[int, int]) -> bool:
    """Return whether a name and a motto, or a short name, stand over three and more words of a menu."""
    first = chunk.texts[0]
    if len(chunk) < 4 or len(first) > _MOTTO:
        return False
    known = any(_strengths(chunk, strength)[1:]) and len(first.split()) <= 3
    named = known or _NAMED.search(first) is not None
    return named and all(len(text.split()) <= 3 and not dating.is_dated(text) for text in chunk.texts[1:])
