"""The title of a page of jobs under its menu: what announces them, over what counts or sorts them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.parsing import (
    comment_lines,
    furniture,
    mail_digests,
    mail_heads,
    menus,
    shapes,
    top_chunks,
    vocabulary,
)
from reader.parsing.jobs import anchoring, around, bulleted, cell_sorts, weighing, wording
from reader.parsing.lines import chunks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Line

_REACH, _UNDER = 40, 3
"""So far from the top is a title, and so far under it what counts or sorts."""
_TAGS = 5
"""So far over the first comment of a thread is its title."""
_ENTRY, _WORDS = 40, 6
_KNOWN = 2
"""So many entries of a menu are known."""


def find(rows: Sequence[Line], first: int, *, thread: bool = False) -> int | None:
    """Return the index of the title, or None; `first` is the index of the first job or comment.

    In a `thread`, tags and the like may be between the title and who wrote first.
    """
    known = 0
    above = _above_count(rows)
    for index, row in enumerate(rows[: min(first, _REACH)]):
        text = row.bare
        own = vocabulary.is_button(text) or menus.bare(text) in menus.KNOWN
        if index == above and not own:
            return index
        if _names_host(rows, index):
            return index
        if _closes_menu(rows, index, known):
            continue
        bar = menus.is_bar(text)
        could = (
            (known >= _KNOWN or _is_counted(rows, index))
            and not (own or bar or top_chunks.is_path(text))
            and _announces(text)
            and vocabulary.lone_label(text) is None
            and not _leads_to(rows, index)
        )
        if could and ((thread and first - index <= _TAGS) or _is_over_list(rows, index)):
            return _longer(rows, index, first)
        printed = bar and text[0] == "["  # as text browsers print links
        if not (own or printed or _may_be_entry(text)):
            return None
        known += sum(piece in menus.KNOWN for piece in menus.pieces(text)) if printed else own
    return None


def _leads_to(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line is a link to the part of a site that is named right over it: "r/hiring"."""
    _, slash, name = rows[index - 1].bare.rpartition("/") if index else ("", "", "")
    return slash != "" and rows[index].bare.endswith(f" {name}")


def _names_host(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line on its own says whose page of jobs it is: "Careers at Halden"."""
    text = rows[index].bare
    found = vocabulary.phrases("careers").match(text) if len(text) <= _ENTRY else None
    if not found or shapes.ends_sentence(text) or not text[found.end() :].lstrip()[:1].isupper():
        return False
    above = index and rows[index].row > rows[index - 1].row + 1
    return bool(above) and index + 1 < len(rows) and rows[index + 1].row > rows[index].row + 1


def _is_counted(rows: Sequence[Line], index: int) -> bool:
    """Return whether a page opens with a line that another counts right below: "14 jobs"."""
    below = rows[1].bare if not index and len(rows) > 1 else ""
    return len(below) <= _ENTRY and any(map(str.isdigit, below)) and weighing.announces(below)


def _above_count(rows: Sequence[Line]) -> int | None:
    """Return the line that opens a chunk and has the count of a page's jobs right under it, or None.

    Several such lines head groups of jobs.
    """
    pairs = [
        at
        for at in range(min(len(rows) - 1, _GROUPS))
        if rows[at + 1].bare[0].isdigit() and _opens_count(rows, at)
    ]
    return pairs[0] if len(pairs) == 1 and _may_be_title(rows[pairs[0]].bare) else None


def _opens_count(rows: Sequence[Line], at: int) -> bool:
    text, below = rows[at].bare, rows[at + 1].bare
    if text[0].isdigit() or rows[at + 1].row > rows[at].row + 1:
        return False
    apart = not at or rows[at].row > rows[at - 1].row + 1
    return apart and around.counts_jobs(below)


_GROUPS = 120
"""Groups of jobs are looked for in so many lines."""


def _closes_menu(rows: Sequence[Line], index: int, known: int) -> bool:
    """Return whether a few words close a column of entries that opens the page: "Work with us"."""
    if known < _KNOWN or len(rows[index].bare.split()) >= _TOLD or rows[index].row != rows[0].row + index:
        return False
    return index + 1 < len(rows) and rows[index + 1].row > rows[index].row + 1


def of_mail(rows: Sequence[Line], end: int) -> int | None:
    """Return the line under a mail's head that announces what it lists, or says its subject again, or None.

    "Your job alert for gardeners in Hull"; "View in browser" stands for the head where that is lost. Where
    nothing does, such lines open the text, of which the subject is first, and what closes a mail is at the
    end.
    """
    head = [row.bare for row in rows[:_HEAD]]
    if not (any(map(menus.offers_elsewhere, head)) or any(map(mail_heads.is_head, pairwise(head)))):
        told = range(_OPENING if _opens_mail(rows) else 0)
        return max((at for at in told if _tells_of_list(rows[at].bare)), default=None)
    if (said := mail_heads.said_again(rows, end)) is not None:
        return said
    for index in range(min(end, _MAIL)):
        text = rows[index].bare
        if mail_digests.heads_mail(rows, index) or menus.offers_elsewhere(text) or vocabulary.is_button(text):
            continue
        if wording.is_role(text):
            return None
        if _tells_of_list(text):
            return index
    return None


def _opens_mail(rows: Sequence[Line]) -> bool:
    """Return whether the first line is on its own and announces jobs, and the last ones close a mail."""
    if len(rows) <= _FOOT or rows[1].row == rows[0].row + 1 or not _tells_of_list(rows[0].bare):
        return False
    own = vocabulary.is_button(rows[0].bare) or menus.is_link_bar(rows[0].bare)
    return not own and any(furniture.is_legal(row.bare) for row in rows[-_FOOT:])


def _tells_of_list(text: str) -> bool:
    return len(text.split()) >= _TOLD and _announces(text) and not comment_lines.says_age(text)


_OPENING, _FOOT = 3, 5
"""So many lines open a mail without a head, and so many close it and say why one has got it."""


def alone(rows: Sequence[Line], first: int) -> int | None:
    """Return the one line of a page on its own between its menu and what searches and sorts its jobs.

    It may be a name that no table knows; `first` is the index of the first job. None if there are several.
    """
    above = chunks(rows, 0, first - 1) if 0 < first <= _REACH else ()
    found, known, below = None, 0, 0
    for chunk in above:
        texts = chunk.texts
        if known >= _KNOWN and len(texts) == 1 and not _is_pages(texts[0]) and _may_be_entry(texts[0]):
            if found is not None:
                return None
            found, below = chunk.first, 0
        elif any(len(text) > _PROSE and shapes.ends_sentence(text) for text in texts):
            return None
        known += sum(map(_is_pages, texts))
        below += any(map(menus.opens_as_pages_do, texts))
    return found if below else None


def over_list(rows: Sequence[Line], first: int) -> int | None:
    """Return the one line that only announces a list of jobs, near it and under short ones only, or None."""
    if not 0 < first <= _REACH:
        return None
    found = [at for at in range(first) if len(rows[at].bare) <= _ENTRY and _announces(rows[at].bare)]
    found = [at for at in found if bulleted.is_sure(rows[at].bare)]
    if len(found) != 1 or first - found[0] > _UNDER:
        return None
    only = vocabulary.phrases("listing").fullmatch(rows[found[0]].bare)
    return found[0] if only and not any(shapes.ends_sentence(row.bare) for row in rows[: found[0]]) else None


def _is_pages(text: str) -> bool:
    """Return whether a line is a button, an entry of a menu, or what sorts or counts."""
    own = vocabulary.is_button(text) or menus.bare(text) in menus.KNOWN or menus.opens_as_pages_do(text)
    return own or text[0].isdigit()


_PROSE = 60
_HEAD, _MAIL = 8, 14
"""A mail's head opens in so many lines, and what it says of the list is in so many."""
_TOLD = 4
"""A line that tells what is listed has so many words."""


def _longer(rows: Sequence[Line], index: int, first: int) -> int:
    """Return the line under a title that announces jobs in more words: then the title is a forum's name."""
    below = index + 1
    more = below < first and len(rows[below].bare) > len(rows[index].bare) and _announces(rows[below].bare)
    return below if more and not vocabulary.is_button(rows[below].bare) else index


def of_thread(rows: Sequence[Line], first: int, second: int) -> int | None:
    """Return the index of a thread's title: the line over the first post that most posts repeat, or None.

    `first` is the index of the first line about a comment; "Re: " may stand before the title there. Where
    the first of them is the post that opens the thread, `second` is that of the next one, else `first`.
    """
    said = Counter(row.bare.removeprefix(_ANSWER) for row in rows[first:] if len(row.bare) <= _TITLE)
    for index, row in enumerate(rows[: min(first, _REACH)]):
        if len(row.bare) > _LEAST and said[row.bare] >= _POSTS and _may_be_title(row.bare):
            return index
    found = _of_post(rows, first)
    if found is None and second > first and (inside := _of_post(rows, second)) is not None:
        return inside if _announces(rows[inside].bare) else None
    return found


def _of_post(rows: Sequence[Line], first: int) -> int | None:
    """Return the line on top of the post that opens a thread, under what says who wrote it and when.

    The age may be lost if the line is on its own and announces jobs. What stands under comments, "Upvote" and
    the like, is between it and the first of them.
    """
    parts = list(chunks(rows, 0, first - 1)) if 0 < first <= _REACH else []
    for above, below in pairwise(parts):
        alone = len(below) == 1 and _announces(below.texts[0])
        signed = alone or (len(above) > 1 and any(map(comment_lines.says_age, above.texts)))
        acted = any(comment_lines.is_below(row.bare) for row in rows[below.first + 1 : first])
        if signed and acted and _LEAST < len(below.texts[0]) <= _TITLE and _may_head(below.texts[0]):
            return below.first
        title = above.texts[-1]
        if acted and _announces(title) and any(map(comment_lines.says_age, above.texts[:-1])):
            return above.first + len(above) - 1
    return None


def _may_head(text: str) -> bool:
    return _may_be_title(text) or shapes.ends_question(text)


_ANSWER = "Re: "
_TITLE, _LEAST, _POSTS = 120, 12, 2
"""A title is as long as this, longer than that, and over so many posts."""


def _may_be_title(text: str) -> bool:
    told = shapes.ends_sentence(text) or vocabulary.is_button(text)
    return not told and not comment_lines.is_meta(text)


def menu(rows: Sequence[Line], end: int) -> int:
    """Return how many lines the chunk has that opens a page and is its menu, or 0.

    It has two known entries of menus, or several lines of a word or two none of which is a fact about a job.
    """
    stop = 1
    while stop < min(end, _REACH) and rows[stop].row == rows[stop - 1].row + 1:
        stop += 1
    known = sum(
        menus.bare(row.bare) in menus.KNOWN or menus.opens_as_pages_do(row.bare) for row in rows[:stop]
    )
    return stop if known >= _KNOWN or (stop >= _COLUMN and all(map(_may_be_link, rows[:stop]))) else 0


def _may_be_link(row: Line) -> bool:
    return row.bare.count(" ") < _LINK and cell_sorts.sort_of(row.bare) not in anchoring.SURE_FACTS


_COLUMN, _LINK = 4, 3
"""A menu of unknown entries has so many lines, each of so many words at most."""


def _announces(text: str) -> bool:
    whole = len(text) <= weighing.ANNOUNCEMENT and text[-1] not in ".!:" and "://" not in text
    return whole and weighing.announces(text)


def _may_be_entry(text: str) -> bool:
    short = len(text) <= _ENTRY and len(text.split()) <= _WORDS
    return short and not shapes.ends_sentence(text) and not shapes.is_markdown_heading(text)


def _is_over_list(rows: Sequence[Line], index: int) -> bool:
    """Return whether one of the lines right under a line sorts, filters, counts or says when."""
    under = [row.bare for row in rows[index + 1 : index + 1 + _UNDER]]
    return any(
        menus.opens_as_pages_do(text)
        or cell_sorts.is_remark(text)
        or around.counts_results(text)
        or comment_lines.says_age(text)
        for text in under
        if not vocabulary.is_button(text)
    )
