"""What stands around the jobs of a list and is no text: ages, buttons, rules, counts, authors of comments."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import chats, comment_lines, lines, mail_digests, mail_heads, menus, shapes, vocabulary
from reader.parsing.ads import names
from reader.parsing.jobs import anchoring, extents, parting, tables, weighing
from reader.parsing.jobs.parting import Cell
from reader.parsing.lines import Span, chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.comment_lines import Comment
    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.lines import Line

_TALK = lazy.regex(
    r"(?:hi|hello|hey|dear|hallo|bonjour|hola|ciao|hej|olá|witaj|cześć|liebe[r]?|guten tag)\b.{0,60}"
    r"|.*\b(?:job ?alerts?|job ?alarm|alerte emploi|jobbevakning|jobagent|alerta de empleo)\b.*"
    r"|.*\bmatch(?:es|ing)? your\b.*|(?:showing |results )\d.*|(?:filter|search|show|view"
    r"|browse)\b.{0,40}",
    re.IGNORECASE,
)
_RESULTS = lazy.regex(
    r"\b(?:results?|résultats?|resultados|risultati|resultaten|treffer|ergebnisse|wyników|tulosta|träffar|treff|hits|vagas"
    r"|matches)\b|件|个职位|個職缺|条结果|个岗位",
    re.IGNORECASE,
)
_COUNTED = 60


def find(
    rows: Sequence[Line], entries: Sequence[Entry], said: Sequence[Comment], end: int, title: int | None
) -> Iterator[Span]:
    """Yield the lines around the entries that are no text: ages, buttons, rules, who wrote a comment when.

    All lines above the `title` are quiet, if one is known.
    """
    inside = {index for entry in entries for index in range(entry.first, entry.last + 1)}
    metas = {
        index
        for it in said
        for index in (*range(it.meta, it.first), *range(it.last + 1, it.end + 1))
        if rows[index].bare[0] != ">"
    }
    first = entries[0].first
    last = max(entry.last for entry in entries)
    starts = {entry.first for entry in entries}
    told = max(
        (at for at, row in enumerate(rows[:first]) if len(row.bare) > weighing.ANNOUNCEMENT), default=0
    )
    closing = set() if said else _closing(rows, entries, inside)
    searching = _searching(rows, title + 1, first) if title is not None and not said else set()
    parted = not said and _is_parted(rows, entries, inside)
    heads = set() if said else extents.over_button(rows, entries)
    for index in range(end):
        text = rows[index].bare
        if index in inside or index == title or (index > last and _heads_rest(rows, index, end)):
            continue
        if index < (title or 0) or index in metas or (said and _is_between(text)) or index in searching:
            yield Span("footer", index, index)
        elif index in heads or (
            not said
            and (
                _is_over_group(rows, index, starts, between=index > first or parted)
                or (index < first and _is_over_count(rows, index))
            )
        ):
            yield Span("heading", index, index)
        elif index > first and (anchoring.is_quiet(text) or text in closing or _is_pager(text, said)):
            yield Span("footer", index, index)
        elif index < first and tables.is_header(text, of_table=entries[0].form == "table"):
            yield Span("table", index, index)
        elif index < first and not said and (_is_talk(rows, index) or mail_digests.heads_mail(rows, index)):
            if index > told or not names.is_greeting(text):  # a letter's is part of it
                yield Span("footer", index, index)
        elif said and index >= said[0].meta:
            yield Span("paragraph", index, index)


def only_announces(text: str) -> bool:
    """Return whether words that announce jobs are all of a line, and label nothing."""
    found = vocabulary.phrases("listing").fullmatch(text.rstrip(":")) if len(text) <= _ENTRY else None
    return found is not None and vocabulary.lone_label(text) is None


def _is_over_count(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line that only announces jobs opens a chunk in which these are counted."""
    if not index or rows[index].row == rows[index - 1].row + 1 or not only_announces(rows[index].bare):
        return False
    below = index + 1
    while below < len(rows) and rows[below].row == rows[below - 1].row + 1 and below <= index + _UNDER:
        if counts_results(rows[below].bare) or counts_jobs(rows[below].bare):
            return True
        below += 1
    return False


_UNDER = 4


def counts(rows: Sequence[Line], first: int) -> int | None:
    """Return the first line over the first entry that counts the results of a search, or None."""
    for index, row in enumerate(rows[:first]):
        if counts_results(row.bare) and not mail_heads.is_subject(row.bare, rows[:index]):
            return index
    return None


def _is_between(text: str) -> bool:
    """Return whether a line between comments is none of theirs: "reply", "Page 1 of 2", the day of some."""
    numbered = any(map(str.isdigit, text)) and (chats.is_day(text) or _PAGED.fullmatch(text) is not None)
    return comment_lines.is_below(text) or numbered


_PAGED = lazy.regex(r"[^\W\d_]{3,8} \d{1,4} (?:[^\W\d_]{1,4}|/) \d{1,4}")


def _heads_rest(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether a button's word below a list is alone over other lines: "Contact" over an address."""
    below = index + 1
    if below >= end or not vocabulary.is_button(rows[index].bare):
        return False
    alone = rows[index].row > rows[index - 1].row + 1 and rows[below].row > rows[index].row + 1
    return alone and not any(
        anchoring.is_quiet(row.bare) or menus.bare(row.bare) in menus.KNOWN
        for row in rows[below : min(end, below + 2)]
    )


def _searching(rows: Sequence[Line], begin: int, first: int) -> set[int]:
    """Return the short lines between a title and the first job, next to such as sort, filter or count."""
    found: set[int] = set()
    for chunk in chunks(rows, begin, first - 1) if begin < first else ():
        short = [len(text) <= _ENTRY and not shapes.ends_sentence(text) for text in chunk.texts]
        sorts = any(map(menus.opens_as_pages_do, chunk.texts)) or any(map(counts_results, chunk.texts))
        found |= {
            chunk.first + at
            for at, text in enumerate(chunk.texts)
            if short[at] and (sorts or (anchoring.is_quiet(text) and not only_announces(text)))
        }
    return found


_ENTRY = 40


def counts_results(text: str) -> bool:
    """Return whether a line counts the results of a search: "312 results"."""
    return _is_counted(text) and _RESULTS.search(text) is not None


def counts_jobs(text: str) -> bool:
    """Return whether a number opens a line that counts jobs: "7 open roles in Hull"."""
    counted = vocabulary.phrases("counted").match(text.lstrip("0123456789., \u00a0"))
    return text[0].isdigit() and len(text) <= _JOBS and counted is not None


_JOBS = 70


def _is_counted(text: str) -> bool:
    return len(text) < _COUNTED and any(map(str.isdigit, text)) and not shapes.ends_sentence(text)


def _is_over_group(rows: Sequence[Line], index: int, starts: set[int], *, between: bool) -> bool:
    """Return whether a line heads the entries below: by itself, or over a count or team."""
    if index + 1 in starts:
        return _heads_group(rows, index, between=between)
    counted = index + 2 in starts and _is_pager(rows[index + 1].bare, ())
    return index + 2 in starts and (extents.is_double(rows, index) or (counted and _is_heading(rows, index)))


def _heads_group(rows: Sequence[Line], index: int, *, between: bool) -> bool:
    """Return whether a line right over an entry heads those below: between others, or a place or team."""
    if not _is_heading(rows, index):
        return False
    return between or parting.named(rows[index].bare)[1] in {"place", "team"}


def _closing(rows: Sequence[Line], entries: Sequence[Entry], inside: set[int]) -> set[str]:
    """Return the lines that stand between several entries again and again: "More..."."""
    ends = [entry.first - 1 for entry in entries[1:]]
    counts = Counter(rows[index].bare for index in ends if index not in inside)
    return {text for text, times in counts.items() if times > 1 and not _is_heading_text(text)}


def _is_heading_text(text: str) -> bool:
    return parting.named(text)[1] in {"place", "team"}


def _is_pager(text: str, said: Sequence[Comment]) -> bool:
    """Return whether a line below a list is the number of one of its pages."""
    return not said and text.isdigit() and len(text) <= _PAGE


_PAGE = 3


def _is_parted(rows: Sequence[Line], entries: Sequence[Entry], inside: set[int]) -> bool:
    """Return whether what is over the first entry is a heading like those over later ones, no title."""
    first = entries[0].first - 1
    if first < 1 or weighing.announces(rows[first].bare):
        return False
    later = (entry.first - 1 for entry in entries[1:])
    return any(at not in inside and _is_heading(rows, at) for at in later)


def _is_heading(rows: Sequence[Line], index: int) -> bool:
    if lines.is_rule(rows[index].bare):
        return False
    return extents.is_heading(rows, index, outside=True) or extents.is_double(rows, index - 1)


def _is_talk(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line over a list is what a board says of it: how many jobs, for whom, a filter.

    Not if it is what the subject of a mail above says: then it is the title.
    """
    text = rows[index].bare
    if len(text) > weighing.ANNOUNCEMENT or mail_heads.is_subject(text, rows[:index]):
        return False
    counted = _is_counted(text) and text[0].isdigit() and not shapes.number(text)
    listed = counted and weighing.announces(text)
    return (
        listed or counts_results(text) or menus.opens_as_pages_do(text) or _TALK.fullmatch(text) is not None
    )


def tell_remote(rows: Sequence[Line], entries: Sequence[Entry], title: int | None) -> None:
    """Add to entries that say nothing of it what is over them all: "Latest remote jobs"."""
    first = entries[0].first
    over = [] if title is None else [title]
    over += [at for at in (first - 1, first - 2) if at >= 0 and rows[at].row + _OVER >= rows[first].row]
    told = next((rows[at].bare for at in over if _tells_remote(rows, at)), "")
    for entry in entries if told else ():
        if not entry.has("remote"):
            entry.cells.append((Cell(told, "title"), "remote"))


_OVER = 3


def _tells_remote(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line announces jobs, under no other short line, all of which are remote."""
    text = rows[index].bare
    apart = not index or rows[index].row > rows[index - 1].row + 1 or weighing.announces(rows[index - 1].bare)
    short = len(text) <= weighing.ANNOUNCEMENT and weighing.announces(text)
    return apart and short and vocabulary.manner(text) == "yes"
