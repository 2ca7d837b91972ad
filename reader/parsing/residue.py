"""Residue: what a copied page has around its article, from menus, buttons, cookie texts and legal lines.

It is quiet: nothing in it is a title, a caption or a question. Lines known from the tables in the word tables
are weighed with their neighbours and their position: above the title, at the end, or in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import (
    authors,
    dating,
    feet,
    fields,
    furniture,
    mail_heads,
    menus,
    page_ends,
    paper_titles,
    shapes,
    titling,
    top_lines,
    vocabulary,
)
from reader.parsing.lines import Chunk, Span, chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.lines import Head, Line

_REACH = 80
"""How many lines from the top, or from the end, a menu may take."""
_ENTRY = 9
"""A title over which a menu without any known word stands is longer."""
_LABEL = 60
"""In the text, residue is no longer."""


class Found(NamedTuple):
    """The residue of a text, a span for each run of its lines, and the title that lines around it tell."""

    spans: list[Span]
    title: int | None


def find(rows: Sequence[Line], end: int, begin: int | None = None, title: int | None = None) -> Found:
    """Return the residue before `end` (the first line of the tail).

    In a thread, the title is above `begin`, where who wrote first is named. `title` is that line if known.
    """
    strength: dict[int, int] = {}
    end = page_ends.over_addresses(rows, end)
    for index, row in enumerate(rows[:end]):
        text = row.bare
        if _REACH <= index < end - _REACH:
            if len(text) <= _LABEL and furniture.could_be(text):
                known = furniture.strength(text, outside=False)
                if known:
                    strength[index] = known
        elif len(text) <= furniture.LONG:
            known = furniture.strength(text, outside=True)
            if known or furniture.is_logo(rows, index):
                strength[index] = known or 2
    asked = _asks_over_buttons(rows, strength)
    strength.update(dict.fromkeys(range(asked), furniture.SURE))
    hung = mail_heads.said_again(rows, end) if title is None else title
    copied = mail_heads.copied(rows) if hung is None else 0
    if copied:
        hung = 0
    if hung is None:
        hung = titling.find(rows, end if begin is None else min(begin, end), strength)
    top = hung if hung is not None else _over_fields(rows, _top(rows, end, strength), end)
    if (entry := _first_entry(rows, top, end)) is not None:
        hung, top = None, entry
    bottom = max(page_ends.begin(rows, top, end, strength), 0 if hung is None else hung + 1)
    bottom = feet.begin(rows, top, bottom, strength)
    found = {*range(top), *range(bottom, end)}.difference(_pictured(rows, top, strength))
    found.update(range(1, copied))
    found.update(index for index in _within(rows, top, bottom, strength) if index != hung)
    return Found(list(_runs(sorted(found))), hung)


def _asks_over_buttons(rows: Sequence[Line], strength: dict[int, int]) -> int:
    """Return how many lines open a page with what asks for consent: a sentence right over two buttons.

    A few words may be over the sentence.
    """
    for at, row in enumerate(rows[:2]):
        asks = shapes.ends_sentence(row.bare) and _LABEL < len(row.bare) <= furniture.LONG
        if at + 2 >= len(rows) or not (asks or furniture.is_short(row.bare)):
            break
        if asks:
            below = (at + 1, at + 2)
            buttons = all(
                strength.get(it) == furniture.SURE and not menus.is_shared(rows[it].bare) for it in below
            )
            return at + 1 if buttons and rows[at + 2].row == rows[0].row + at + 2 else 0
    return 0


def _first_entry(rows: Sequence[Line], top: int, end: int) -> int | None:
    """Return where the first entry of a list of papers begins that is above what looks like the title.

    Several names are on a line above it and on one below it, as in two entries of the same form.
    """
    named = next((index for index in range(1, top) if _names_several(rows[index].bare)), None)
    if named is None or not any(_names_several(row.bare) for row in rows[top : min(end, top + _ENTRY_LINES)]):
        return None
    while named > 0 and rows[named].row == rows[named - 1].row + 1:
        named -= 1
    return named


_ENTRY_LINES = 15


def _names_several(text: str) -> bool:
    found = authors.byline(text) if "," in text and len(text) < shapes.LONG else None
    return found is not None and len(found.names) > 1 and not found.labelled


def over_results(rows: Sequence[Line], heads: Sequence[Head]) -> list[Span]:
    """Return what filters the results of a search: a column of short lines on top of the first of them.

    `heads` are the papers among the results. A line of more words, or a blank line, may be a title's, unless
    what is above it counts the results.
    """
    last = min(heads[0].rows) if len(heads) > 1 else 0
    column = range(last) if _LEAST_FILTERS < last <= _REACH and rows[last].row == rows[0].row + last else ()
    known = sum(furniture.is_known(rows[index].bare) for index in column)
    filters = known * _KNOWN_SHARE >= last and all(
        furniture.is_short(rows[index].bare) or furniture.is_known(rows[index].bare) for index in column
    )
    if column and filters:
        return [Span("footer", 0, last - 1)]
    counted = next((at for at in range(min(last, _REACH)) if menus.counts_results(rows[at].bare)), last)
    short = all(furniture.is_short(rows[index].bare) for index in range(counted + 1, last))
    return [Span("footer", counted, last - 1)] if counted < last and short else []


_LEAST_FILTERS, _KNOWN_SHARE = 11, 4


def _pictured(rows: Sequence[Line], top: int, strength: dict[int, int]) -> range:
    """Return a picture's lines, one of which says whose it is, over the title or over a few words on that."""
    stop = top
    for _ in range(2):
        begin = stop
        while begin > 0 and (begin == stop or rows[begin].row == rows[begin - 1].row + 1):
            begin -= 1
        texts = [row.bare for row in rows[begin:stop]]
        if any(map(shapes.is_credit, texts)) or any(map(shapes.closes_with_credit, texts)):
            known = any(at in strength or top_lines.is_noise(rows[at].bare) for at in range(begin, stop))
            return range(begin, stop) if len(texts) <= _PICTURED and not known else range(0)
        if len(texts) != 1 or not furniture.is_short(texts[0]):
            break
        stop = begin
    return range(0)


_PICTURED = 4


def _top(rows: Sequence[Line], end: int, strength: dict[int, int]) -> int:
    """Return the first index after the menus above the title.

    The last of their known lines decides; what is above is theirs too, if it is short or asks for consent.
    """
    reach = _first_prose(rows, min(end, _REACH), strength)
    known = [
        index
        for index in range(reach)
        if index in strength
        and not menus.is_shared(rows[index].bare)
        and not _could_be_title(rows, index, strength)
    ]
    weight = sum(strength[index] + menus.is_link_bar(rows[index].bare) for index in known)
    while known and weight >= 2:
        last = known[-1]
        if _all_quiet(rows, last + 1, strength):
            glued = last + 1 < end and rows[last + 1].row == rows[last].row + 1
            return last + 1 + _listed(rows, last, end, known=glued)
        weight -= strength[known[-1]] + menus.is_link_bar(rows[known.pop()].bare)
    return _listed(rows, -1, end)


def _over_fields(rows: Sequence[Line], top: int, end: int) -> int:
    """Return where the furniture ends that is over a paper's labelled title, and no title itself.

    Chunks of it close with such a line, and open with one or with a site's name and motto over one. A column
    of links may have the page's title in it. What sort of paper it is may be right over its title.
    """
    stop = next((at for at in range(min(end, _LISTED)) if _labels_title(rows[at].bare)), 0)
    last = top
    for chunk in chunks(rows, 0, stop - 1) if top < stop else ():
        sure = furniture.is_sure(chunk.texts[0]) or any(map(menus.is_bar, chunk.texts[:2]))
        if len(chunk) == 1 or not sure or not _is_quiet_there(chunk.texts[-1]):
            last = top if len(chunk) > _COLUMN and all(map(furniture.is_short, chunk.texts)) else last
            break
        last = max(last, chunk.last + 1)
    return stop if last + 1 == stop and _says_sort(rows[last].bare) else last


def _is_quiet_there(text: str) -> bool:
    """Return whether a line over the papers of a server is known, a bar, or says how many it shows."""
    return furniture.is_known(text) or menus.is_bar(text) or menus.opens_with_results(text)


_LISTED, _COLUMN = 24, 2
"""A page's first paper is within so many lines, and a column of links has more lines than that."""


def _labels_title(text: str) -> bool:
    found = fields.label(text)
    return found is not None and found[0] == "title"


def _says_sort(text: str) -> bool:
    """Return whether a sort of papers opens a line: "Preprint, working paper. Year: 2031"."""
    return shapes.plain(_SORT_END.split(text, maxsplit=1)[0]) in paper_titles.SORTS


_SORT_END = lazy.regex(r"[,.:;(]")


def _could_be_title(rows: Sequence[Line], index: int, strength: dict[int, int]) -> bool:
    """Return whether a menu's word stands alone under a menu, as on the page that the entry leads to.

    On top of a page it announces the papers below it.
    """
    if not index:
        return _announces_papers(rows)
    if strength[index] > 1 or furniture.asks_consent(rows[index].bare):
        return False
    if index == 1 and rows[index].bare.casefold() not in menus.pieces(rows[0].bare):
        return False
    apart = rows[index].row > rows[index - 1].row + 1
    return apart and (index + 1 >= len(rows) or rows[index + 1].row > rows[index].row + 1)


def _announces_papers(rows: Sequence[Line]) -> bool:
    """Return whether a page opens with a line on its own that announces papers, and one is near it."""
    if len(rows) == 1 or rows[1].row == rows[0].row + 1 or not shapes.announces_papers(rows[0].bare):
        return False
    return any(top_lines.cites(row.bare) for row in rows[1:_NEAR])


_NEAR = 4
"""Over a first paper may be a sentence, a sort of papers and a year."""


def _first_prose(rows: Sequence[Line], reach: int, strength: dict[int, int]) -> int:
    """Return the first line that reads as prose of an article."""
    for index in range(reach):
        text = rows[index].bare
        if index in strength:
            continue
        if index and dating.is_byline(text):
            return index - 1
        if top_lines.greets(text):
            return index
        prose = len(text) > furniture.PROSE or (shapes.ends_sentence(text) and len(text) > 80)
        if prose and not _consenting(rows, index, strength):
            return index
    return reach


def _consenting(rows: Sequence[Line], index: int, strength: dict[int, int]) -> bool:
    """Return whether a text is the rest of what asks for consent, right above or below its buttons."""
    near = range(max(0, index - 3), min(len(rows), index + 4))
    return any(strength.get(other) and furniture.asks_consent(rows[other].bare) for other in near) and any(
        strength.get(other) == 2 for other in near
    )


def _all_quiet(rows: Sequence[Line], stop: int, strength: dict[int, int]) -> bool:
    """Return whether no line up to `stop` can be the title: all are known, short, or ask for consent."""
    for index in range(stop):
        text = rows[index].bare
        if text.startswith("# "):
            return False
        if index in strength:
            continue
        if len(text.split()) <= furniture.WORDS and len(text) <= menus.SHORT:
            if vocabulary.phrases("listing").search(text):
                return False
            continue
        if menus.is_bar(text) or _is_said_again(rows, index) or _consenting(rows, index, strength):
            continue
        if dating.is_dated(text):
            continue
        return False
    return True


def _is_said_again(rows: Sequence[Line], index: int) -> bool:
    """Return whether a title stands again a little below: "The title - The site" over menus."""
    text = rows[index].bare
    return any(
        len(other.bare) > 12 and text.startswith(other.bare.lstrip("# "))
        for other in rows[index + 1 : index + _REACH]
    )


def _listed(rows: Sequence[Line], last: int, end: int, *, known: bool = False) -> int:
    """Return how many lines of a list of short entries follow, which a title does not precede.

    They are `known` as a menu if the lines above them in their chunk are.
    """
    chunk = next(chunks(rows, last + 1, min(end, last + _REACH) - 1), None)
    if chunk is None or chunk.last + 1 >= end or not (known or len(chunk) > 1):
        return 0
    bulleted = all(shapes.bullet(text) for text in chunk.texts)
    listed = known or bulleted or (last < 0 and len(chunk) > 2)
    title = rows[chunk.last + 1].bare
    titled = shapes.is_title_like(title) and (known or len(title) > _ENTRY or title in chunk.texts)
    titled = titled or (known and title.isdigit())  # of the first result of a search
    return len(chunk) if listed and titled and all(furniture.is_short(text) for text in chunk.texts) else 0


def _within(rows: Sequence[Line], top: int, bottom: int, strength: dict[int, int]) -> Iterator[int]:
    """Yield the indices of residue in the text: what only pages say, and what stands among that."""
    if not any(top <= index < bottom for index in strength):
        return
    for chunk in _chunks_with(rows, top, bottom, strength):
        known = [index for index in range(chunk.first, chunk.last + 1) if index in strength]
        below = rows[chunk.last + 1].bare if len(chunk) == 1 and chunk.last + 1 < bottom else ""
        if below and top_lines.cites(below):
            continue  # "Read more" over works to read
        for index in known:
            text = rows[index].bare
            others = len(chunk) - 1
            company = (len(known) - 1) / others if others else 0.0
            if furniture.tips(text, company):
                yield index
                if index > chunk.first and rows[index - 1].bare.isdigit():
                    yield index - 1  # how many do what the button says


def _chunks_with(rows: Sequence[Line], top: int, bottom: int, strength: dict[int, int]) -> Iterator[Chunk]:
    """Yield the chunks that have a known line; linear, however long the text is."""
    done = top
    for index in sorted(strength):
        if not done <= index < bottom:
            continue
        first = last = index
        while first > done and rows[first].row == rows[first - 1].row + 1:
            first -= 1
        while last + 1 < bottom and rows[last + 1].row == rows[last].row + 1:
            last += 1
        yield Chunk(first, last, tuple(row.bare for row in rows[first : last + 1]))
        done = last + 1


def _runs(indices: Sequence[int]) -> Iterator[Span]:
    begin = 0
    for at in range(1, len(indices) + 1):
        if at == len(indices) or indices[at] != indices[at - 1] + 1:
            yield Span("footer", indices[begin], indices[at - 1])
            begin = at
