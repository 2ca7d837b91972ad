"""The lines over an ad, or right at its top, that are menus, or ask for consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import chats, lines, mail_heads, menus, role_words, shapes, vocabulary
from reader.parsing.ads import naming, short_lines
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Chunk, Line

REACH = 16
"""A menu is among so many first lines."""
NEAR = 6
"""A menu begins above this line."""
_LONGEST = 40
"""No line of one is longer."""
_FACTS = 3
"""The job's name is among so many lines below one."""
_TRAIL = lazy.regex(
    r"[^<>›»＞]{1,40}(?: [>›»] | ?＞ ?)(?:[^<>›»＞]{1,40}(?: [>›»] | ?＞ ?))*[^<>›»＞]{1,120}"
)
"""Where on a site a page is: "Careers > At sea"; it may end with the page's whole title."""
_CONSENT = tuple(sorted(words_for("notice.consent")))


def find(rows: Sequence[Line], texts: Sequence[str], chunks: Sequence[Chunk]) -> frozenset[int]:
    """Return the lines of menus: short ones together, of which one is a button or the name of a page.

    `texts` are those of the first rows, up to the end of an ad, without the numbers before links; `chunks`
    are what blank lines part among these.
    """
    found: set[int] = set()
    for chunk in chunks:
        if chunk.first >= NEAR:
            break
        if any(len(text) > _LONGEST for text in chunk.texts):
            continue
        named = any(_is_known(text) or vocabulary.is_button(text) for text in chunk.texts)
        own = (text for text in _without_site(chunk.texts) if not (_logs_in(text) or _is_known(text)))
        if named and not any(map(_is_stated, own)):
            found |= set(range(chunk.first, chunk.last + 1))
    alone = {
        index
        for index, text in enumerate(texts[:REACH])
        if _is_row(text) or short_lines.are_links(rows[index].bare) or _is_trail(text)
    }
    return frozenset(found) | alone | _column(texts, chunks) | _said(texts)


def _without_site(texts: Sequence[str]) -> Sequence[str]:
    """Return a menu's lines without the site's name and telephone number, if a line to skip it opens it.

    "Skip to content" / "Vane Partner" / "Team" / "Careers" / "Contact" / "0541 / 55 01 77".
    """
    skips = menus.bare(texts[0]) in menus.CHROME and sum(map(_is_entry, texts)) >= _ENTRIES
    if not skips or role_words.gender(texts[1]) or vocabulary.label(texts[1]):
        return texts
    return [text for text in texts[2:] if any(map(str.isalpha, text))]


_ENTRIES = 3


def _is_known(text: str) -> bool:
    return vocabulary.plain(text) in menus.KNOWN


def _is_trail(text: str) -> bool:
    """Return whether a line says where on a site a page is; slashes may part what a known word opens."""
    if _TRAIL.fullmatch(text):
        return True
    parts = text.split(" / ") if " / " in text else []
    if len(parts) <= short_lines.FEW_PARTS or max(map(len, parts)) > _LONGEST:
        return False
    first = vocabulary.plain(parts[0])
    listing = vocabulary.phrases("listing").search(first) is not None or vocabulary.is_notice(first)
    return (listing or first in menus.KNOWN) and not role_words.names_role(first)


def _said(texts: Sequence[str]) -> frozenset[int]:
    """Return the lines over a message of a chat: the channel, who wrote, and under that the hour."""
    for index, text in enumerate(texts[1:REACH], 1):
        clock = len(text) <= _CLOCK and text[:1].isdigit() and chats.is_clock(text)
        if clock and chats.is_name(texts[index - 1]):
            over = texts[: index - (index == 1)]  # "Seewirt Aumair" may be who wrote
            return frozenset() if any(map(role_words.names_role, over)) else frozenset(range(index + 1))
    return frozenset()


_CLOCK = 24
"""An hour, with its day or without, is no longer."""


def consent(rows: Sequence[Line], texts: Sequence[str]) -> frozenset[int]:
    """Return the lines over an ad that ask for consent, with their buttons and what is short among them."""
    found: set[int] = set()
    for chunk in lines.chunks(rows, 0, min(len(texts), REACH) - 1):
        asks = any(any(map(text.casefold().__contains__, _CONSENT)) for text in chunk.texts)
        inside = range(chunk.first, chunk.last + 1)
        if asks and not any(map(role_words.names_role, chunk.texts)):
            found.update(inside)
        elif chunk.first - 1 in found:  # the buttons under it
            found.update(index for index in inside if menus.bare(texts[index]) in menus.CHROME)
    return frozenset(found)


def mail_end(texts: Sequence[str], chunks: Sequence[Chunk]) -> int:
    """Return how many lines are the head of a mail, with the note of who passes on the ad right below."""
    first = next(iter(chunks), None)
    if first is None or len(first) > REACH or not mail_heads.is_head(first.texts):
        return 0
    noted = mail_heads.passed_on_below(chunks)
    named = noted and naming.heads(texts[noted]) and not naming.heads(texts[noted - 1])
    return noted if named else len(first)


def leading(texts: Sequence[str]) -> frozenset[int]:
    """Return the known entries of a menu that a page opens with, no blank line before what follows them."""
    found: set[int] = set()
    last = -1
    for index, text in enumerate(texts[:REACH]):
        if len(text) <= _LONGEST and _is_entry(text):
            found.add(index)
            last = index
        elif index - last > 1 or _is_stated(text) or len(text.split()) > short_lines.FEW_PARTS:
            break
    if 1 in found and " " not in texts[0]:
        found.add(0)  # the site's name
    return frozenset(found)


def _column(texts: Sequence[str], chunks: Sequence[Chunk]) -> frozenset[int]:
    """Return the lines of a menu right over the job's name, with boxes to search in, whatever these say."""
    first = next(iter(chunks), None)
    size = min(len(first), REACH) if first else 0
    size = next((at for at, text in enumerate(texts[:size]) if role_words.gender(text)), size)
    known = [_is_entry(text) or vocabulary.is_button(text) for text in texts[:size]]
    end = menus.column_end(known) if size and known[0] else 0
    named = end > 0 and any(map(naming.heads, texts[end : end + _FACTS]))
    return frozenset(range(end)) if named else frozenset()


def _is_row(text: str) -> bool:
    """Return whether a line is a menu in a row: "Visit   Collection   About us".

    Half of its entries are known, or it has several, all short, and none is a fact of a job.
    """
    if len(text) > 3 * _LONGEST or any(map(str.isdigit, text)):
        return False
    parts = [part for part in short_lines.SEGMENT.split(text) if part]
    if len(parts) <= short_lines.FEW_PARTS:
        return False
    unknown = [p for p in parts if not (vocabulary.plain(p) in menus.KNOWN or vocabulary.is_button(p))]
    if len(unknown) * 2 <= len(parts):
        return True
    several = len(parts) > short_lines.FEW_PARTS + 1 and (
        len(unknown) < len(parts) or short_lines.GAP in text
    )
    return several and all(
        len(part) <= short_lines.ENTRY and not short_lines.is_fact(part) for part in unknown
    )


def _is_stated(text: str) -> bool:
    return bool(vocabulary.label(text) or role_words.names_role(text) or any(map(str.isdigit, text)))


def _is_entry(text: str) -> bool:
    return _is_known(text) or menus.opens_as_pages_do(text)


def _logs_in(text: str) -> bool:
    """Return whether a button names people who can log in, and no role: "Log in as a co-worker"."""
    return menus.opens_as_pages_do(text) and not shapes.has_digit(text)
