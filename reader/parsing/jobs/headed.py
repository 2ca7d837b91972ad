"""Jobs under a heading of their own in a text about something else: a newsletter, the page of a group.

"Jobs corner" over one job in a line, "3. OFFENE STELLE" over one with labels, "Open positions" below papers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import announcing, cited_lines, lines, role_words, shapes, vocabulary
from reader.parsing.ads import finding as ads
from reader.parsing.ads import naming
from reader.parsing.comment_lines import Comment
from reader.parsing.jobs import (
    anchoring,
    beneath,
    bulleted,
    hosts,
    offering,
    saying,
    weighing,
    wording,
)
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.finding import Listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.ads import Ad
    from reader.parsing.lines import Chunk, Line

_PAPERS = 2
"""So many papers above the jobs, and the page is no ad."""
_SEVERAL = 2
_HEADING, _MOST_LINES = 60, 400
_STATED = 2


def find(rows: Sequence[Line], *, ad: bool) -> Listed | None:
    """Return the jobs below the headings that announce jobs, or None.

    The page that looks like one `ad` is none if papers are above the last of them.
    """
    headings = _headings(rows) if len(rows) <= _MOST_LINES else []
    entries: list[Entry] = []
    if not ad and len(rows) <= _MOST_LINES:
        entries = [it for index in range(1, len(rows) - 1) if (it := _named(rows, index))]
    if not (headings or entries):
        return None
    if headings and _is_below_papers(rows, headings[-1]):
        first = headings[-1] + 1
        entries = _labelled(rows, first, len(rows)) or _one(rows, first)
    if not (entries or ad):
        sections = [(index, _stop(rows, index)) for index in headings]
        entries = [it for index, stop in sections for it in _in_section(rows, index + 1, stop)]
    if not entries:
        return None
    if host := hosts.find(rows, entries):
        hosts.settle(rows, entries, host)
    return Listed(tuple(entries), (), entries[0].first, apart=True)


def _headings(rows: Sequence[Line]) -> list[int]:
    """Return the lines by themselves that announce jobs."""
    short = (index for index in range(len(rows) - 1) if _may_head(rows, index))
    return [index for index in short if _announces(rows[index].bare)]


def _may_head(rows: Sequence[Line], index: int) -> bool:
    """Return whether a short line is by itself, or right under a rule."""
    text = rows[index].bare
    if (
        len(text) > _HEADING
        or shapes.ends_sentence(text)
        or (lines.is_glued(rows, index + 1) and not _is_over(rows, index))
    ):
        return False
    return not index or not lines.is_glued(rows, index) or lines.is_rule(rows[index - 1].bare)


def _is_over(rows: Sequence[Line], index: int) -> bool:
    """Return whether a few words are right over sentences, as headings of newsletters are."""
    few = len(rows[index].bare.split()) <= _WORDS and rows[index].bare[-1] not in ",:;"
    return few and len(rows[index + 1].bare) > _HEADING // 2 and shapes.ends_sentence(rows[index + 1].bare)


_WORDS = 4


def _announces(text: str) -> bool:
    bare = text[shapes.number_length(text) :].partition(", ")[0]  # "Job of the day, sponsored by Halden"
    return vocabulary.is_notice(bare.partition(":")[0]) or (
        weighing.announces(bare) and bulleted.is_sure(bare)
    )


def _named(rows: Sequence[Line], heading: int) -> Entry | None:
    """Return the job that a heading announces and names, with its section: "3. VACANCY: RINGER, VISBY"."""
    text = rows[heading].bare
    if ":" not in text or not _may_head(rows, heading):
        return None
    text = text[shapes.number_length(text) :].strip("#* ")
    role, place = saying.titled(text) if _announces(text) else ("", "")
    if not role:
        return None
    stop = _stop(rows, heading)
    entry = Entry(heading, stop - 1, heading, role, "headed", saying.cells(place, ""))
    entry.place = place or None
    one = ads.find(rows[heading:stop])
    if one is None:
        return None
    told = (at for at in range(1, one.last + 1) if _tells(one, at))
    entry.last = heading + max(told, default=one.last)
    return entry


def _stop(rows: Sequence[Line], heading: int) -> int:
    """Return the first line below a heading that a rule or a heading like it parts from its section."""
    look = _look(rows[heading].bare)
    for index in range(heading + 1, len(rows) - 1):
        text = rows[index].bare
        if lines.is_rule(text):
            return index
        if index > heading + 1 and _may_head(rows, index) and _look(text) == look and not _is_of_ad(text):
            return index
    return len(rows)


def _look(text: str) -> tuple[bool, bool, bool]:
    """Return whether a heading is numbered, in capitals, marked."""
    return bool(shapes.number_length(text)), text.isupper(), shapes.is_markdown_heading(text)


def _is_of_ad(text: str) -> bool:
    """Return whether a line by itself may be an ad's: a role, a fact, or a heading of its own."""
    if vocabulary.label(text) or vocabulary.heading(text) or vocabulary.lone_label(text):
        return True
    return wording.is_role(text) or shapes.bullet(text) > 0


def _is_below_papers(rows: Sequence[Line], heading: int) -> bool:
    """Return whether papers are above a heading, under one that announces them."""
    over = any(_may_head(rows, index) and _is_over_papers(rows[index].bare) for index in range(heading))
    return over and len(cited_lines.find(rows, 0, heading, (), 0)) >= _PAPERS


def _is_over_papers(text: str) -> bool:
    return shapes.announces_papers(text) or announcing.heads_references(text)


def _in_section(rows: Sequence[Line], first: int, stop: int) -> list[Entry]:
    """Return the jobs of a section: of each of its chunks, or of all of it as one."""
    if found := _labelled(rows, first, stop):
        return found
    chunks = list(lines.chunks(rows, first, stop - 1))
    if found := _over_texts(rows, chunks):
        return found
    each = [entry for it in chunks for entry in _in_chunk(rows, it.first, it.last)]
    if len(each) > 1 or len(chunks) < _SEVERAL or (each and each[0].first > first):
        return each or _one(rows[:stop], first)
    whole = _offered(rows, first, stop - 1)
    return [whole] if whole else _one(rows[:stop], first)


def _over_texts(rows: Sequence[Line], chunks: Sequence[Chunk]) -> list[Entry]:
    """Return the jobs of chunks that each open with a role right over what is told of it, if several do."""
    found = [
        Entry(it.first, it.last, it.first, it.texts[0], "w", bare=True)
        for it in chunks
        if len(it) > 1 and naming.heads(it.texts[0]) and all(map(shapes.ends_sentence, it.texts[1:]))
    ]
    if len(found) < _SEVERAL:
        return []
    for entry in found:
        beneath.below(rows, entry)
    return found


def _in_chunk(rows: Sequence[Line], first: int, last: int) -> list[Entry]:
    """Return the jobs that the lines of a chunk offer, each in a sentence of its own, or all of it."""
    told = first < last and all(shapes.ends_sentence(row.bare) for row in rows[first : last + 1])
    each = [it for at in range(first, last + 1) if (it := _offered(rows, at, at))] if told else []
    whole = None if len(each) > 1 else _offered(rows, first, last)
    return [whole] if whole else each


def _offered(rows: Sequence[Line], first: int, last: int) -> Entry | None:
    """Return the job that lines offer as the message of a thread does, if they state enough of it."""
    entry = offering.offered(rows, Comment(first, first, last, last), announced=True)
    if entry is None:
        return None
    offering.settle([entry])
    stated = entry.facts() + (entry.company is not None) + (role_words.gender(entry.role) is not None)
    return entry if stated >= _STATED and (entry.place or entry.has("pay", "remote")) else None


def _labelled(rows: Sequence[Line], first: int, stop: int) -> list[Entry]:
    """Return the jobs of chunks that each open with a title right over facts with labels, if several do."""
    anchors = [index for index in range(first, stop - 1) if _is_over_facts(rows, index)]
    if len(anchors) < _SEVERAL:
        return []
    entries = []
    for anchor, after in zip(anchors, [*anchors[1:], stop], strict=True):
        last = anchor + 1
        while last + 1 < after and (lines.is_glued(rows, last + 1) or _is_told(rows[last + 1].bare)):
            last += 1
        entry = Entry(anchor, last, anchor, rows[anchor].bare, "w", bare=True)
        beneath.below(rows, entry)
        entries.append(entry)
    return entries if weighing.weighs(rows, entries, {}) else []


def _is_over_facts(rows: Sequence[Line], index: int) -> bool:
    text, below = rows[index].bare, rows[index + 1].bare
    if lines.is_glued(rows, index) or not lines.is_glued(rows, index + 1) or not shapes.is_title_like(text):
        return False
    found = vocabulary.label(below)
    return found is not None and found.kind in anchoring.LABELLED and bool(found.value)


def _one(rows: Sequence[Line], first: int) -> list[Entry]:
    """Return the job of the one ad that the rest of the page is, if it is one."""
    one = ads.find(rows[first:])
    if one is None or one.title is None:
        return []
    told = (at for at in range(one.title + 1, one.last + 1) if _tells(one, at))
    anchor, last = first + one.title, first + max(told, default=one.last)
    return [Entry(anchor, last, anchor, rows[anchor].bare, "w", bare=True)]


def _tells(ad: Ad, index: int) -> bool:
    """Return whether a line of an ad is a sentence, an item or a fact rather than a name or an address."""
    return index in ad.page.labelled or _is_told(ad.page.texts[index])


def _is_told(text: str) -> bool:
    return shapes.ends_sentence(text) or shapes.bullet(text) > 0
