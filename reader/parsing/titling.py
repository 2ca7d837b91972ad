"""The title of a page: all lines above the first text are weighed against each other, by what is around.

What is above the best is residue; if nothing tells it for sure, there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import (
    authors,
    dating,
    fields,
    hanging,
    mastheads,
    menus,
    near_titles,
    shapes,
    signing,
    top_lines,
    tops,
    vocabulary,
)
from reader.parsing.evidence import Cue, weigh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.parsing.lines import Line

_REACH = 40
_QUOTES = '"“„«「『‘'


def _is_signed_far(it: hanging.Place) -> bool:
    return not it.hung and it.told and it.signs > 0 and shapes.ends_sentence(it.below)


def _is_section(it: hanging.Place) -> bool:
    """Return whether a few words in capitals say the end of a path again, over what may be the title."""
    few = it.named and it.text.isupper() and top_lines.words(it.text) <= top_lines.FEW
    return few and len(it.below) > 2 * len(it.text) and shapes.is_title_like(it.below)


HANGING: tuple[Cue[hanging.Place], ...] = (
    Cue("text follows", 1, lambda it: it.hung),
    Cue("signed or dated", 2, lambda it: it.hung and it.signs),
    Cue("signed and dated", 1, lambda it: it.hung and it.signs > 1),
    Cue("a standfirst", 1.5, lambda it: it.hung and it.told),
    Cue("a shorter line over a title and its standfirst", -4.5, lambda it: it.kicks),
    Cue("a line between that is neither", -2, lambda it: it.strays and not it.opening),
    Cue("several of them", -3, lambda it: it.strays > 1 and not it.opening),
    Cue("such a line, under a page's furniture", -1.5, lambda it: it.strays and it.opening),
    Cue("on its own", 1, lambda it: it.alone),
    Cue("three words and more", 1, lambda it: top_lines.words(it.text) > 2 or len(it.text) > 20),
    Cue("in quotation marks", 1, lambda it: it.text[0] in _QUOTES),
    Cue("a path above ends in its first words", 2, lambda it: it.named),
    Cue("the section that a path above ends in, over a longer line", -6, _is_section),
    Cue("said above with the site's name", 3, lambda it: it.sited),
    Cue(
        "three words, right under a path of sections",
        2.5,
        lambda it: it.pathed and top_lines.words(it.text) > 2,
    ),
    Cue("a sort of text right above", 2, lambda it: it.kicked),
    Cue("papers are announced", 2, lambda it: _announces(it.text)),
    Cue("a menu's word", -3, lambda it: it.strength and not it.entry),
    Cue("only pages say it", -6, lambda it: it.strength == 2),
    Cue("said again in quotation marks", 3, lambda it: it.quoted),
    Cue("links in a column under it, as under a site's motto", -4, lambda it: it.over_links),
    Cue("said again as a name is", -4, lambda it: it.again and not (it.entry or it.over_path)),
    Cue("a bar, a path, a link's number, a motto", -6, lambda it: it.noise),
    Cue("a word or two under others", -2, lambda it: it.listed),
    Cue("a longer line right under one that can be the title", -2, lambda it: it.tells),
    Cue("who or when right above it", 2, lambda it: it.under_sign),
    Cue("the one long line under a column of short ones", 2, lambda it: it.towers),
    Cue("what sorts, filters or counts a list under it", 2, lambda it: it.counted),
    Cue("entries of a menu", -6, lambda it: top_lines.lists_entry(it.text)),
    Cue("a word for a sort of text", -4, lambda it: top_lines.names_sort(it.text)),
    Cue("a number of something", -4, lambda it: it.text[0].isdigit() and top_lines.COUNT.fullmatch(it.text)),
    Cue("says who or when itself", -6, lambda it: top_lines.is_sign(it.text)),
    Cue("says how long it takes to read", -6, lambda it: top_lines.takes_time(it.text)),
    Cue("a section, and how long a text takes", -6, lambda it: top_lines.says_how_long(it.text)),
    Cue("a row of a programme", -6, lambda it: top_lines.CLOCK.match(it.text)),
    Cue("a person's name", -2, lambda it: signing.is_name(it.text) and not it.over_path),
    Cue("three names and more", -6, lambda it: _names_several(it.text)),
    Cue("a word that people sign with", -4, lambda it: signing.is_nick(it.text)),
    Cue("a label and its value, next to such a line", -4, lambda it: it.labelled and not it.contents),
    Cue("the number of an issue", -4, lambda it: not it.named and mastheads.ISSUE.search(it.text)),
    Cue("over entries with their pages", 8, lambda it: it.contents),
    Cue("over such a number, right under it", -3, lambda it: it.issued),
    Cue("a full stop", -2, lambda it: it.text[-1] in ".。"),
    Cue("only a page's furniture is above", 2, lambda it: it.opening),
    Cue("plenty of that", 1, lambda it: it.opening and it.opening.sure > 1),
    Cue("and it is none itself", 1, lambda it: it.opening and it.opening.loud),
    Cue("a lone line above it that may be the title", -0.5, lambda it: it.opening and it.opening.skipped),
    Cue(
        "and nothing that signs or dates it",
        -1,
        lambda it: it.opening and it.opening.skipped and not it.signs,
    ),
    Cue("names whom the line above it names, as a letter does", 2, lambda it: it.opening and it.names_above),
    Cue("a menu above it, and its path right under it", 2, lambda it: it.over_path),
    Cue("over a sort of text", -3, lambda it: it.below and top_lines.names_sort(it.below)),
    Cue("the number of a link closes it", -2, lambda it: near_titles.ends_in_number(it.text)),
    Cue("like several below", -4, lambda it: it.alike),
    Cue("a page's furniture itself, over a line that may be the title", -3, lambda it: it.furniture),
    Cue("several of them", -2, lambda it: it.opening and it.opening.skipped > 1),
    Cue("signed or dated right below, over no text", 2, lambda it: not it.hung and signing.signs(it.below)),
    Cue("a sentence under it, then who or when, and no text", 3, _is_signed_far),
    Cue("right over whose picture it is", -5, lambda it: it.shown),
    Cue("a greeting under it", 2, lambda it: top_lines.greets(it.below)),
    Cue("a bar under it", 1, lambda it: top_lines.parts_by_spaces(it.below)),
    Cue("an entry above, over text or what sorts a list", 3, lambda it: it.entry),
    Cue("a season and a year close it", -6, lambda it: top_lines.names_season(it.text)),
    Cue("a heading's sign", 3, lambda it: it.text.startswith(("# ", "** "))),
    Cue("an arrow closes it, as a link", -3, lambda it: it.text[-1] in "→›"),
    Cue("cites a paper", -6, lambda it: top_lines.cites(it.text)),
    Cue("the subject of a mail's head above", 3, lambda it: it.subject),
    Cue("the head of a mail, or a note under it", -12, lambda it: it.mail),
    Cue("a letter's name and day", 6, lambda it: it.issue),
    Cue("announces what somebody pays for", -6, lambda it: menus.is_sponsored(it.text)),
    Cue("the name of whom the page is", 6, lambda it: it.owned),
    Cue("sorts, filters or counts itself", -4, lambda it: top_lines.counts(it.text)),
    Cue("nothing under it", -3, lambda it: not it.below),
)


_ENOUGH, _MARGIN = 4, 1


def find(rows: Sequence[Line], end: int, strength: Mapping[int, int]) -> int | None:
    """Return the index of the title under a page's names and menus; None if nothing tells it for sure."""
    stop = _text(rows, min(end, _REACH), strength)
    openings = {
        index: opening
        for index, opening in tops.find(rows, end, strength).items()
        if _could_be_title(rows, index)
    }
    if stop < 2 or not (openings or _shows_page(rows, stop, stop, strength)):
        return None
    listed = next(
        (it for it in range(stop) if (field := fields.label(rows[it].bare)) and field[0] == "title"), 0
    )
    if listed:
        return _over_listing(rows, listed, strength)
    mail, quoted = tops.mail(rows, end), near_titles.quoted(rows)
    weights = {
        index: weigh(HANGING, hanging.place(rows, index, stop, end, strength, openings, mail, quoted))
        for index in range(stop)
        if len(rows[index].bare) <= top_lines.LONG
        and (index in openings or shapes.is_title_like(rows[index].bare) or _is_kicked(rows, index, stop))
    }
    best = max(weights, key=lambda index: (weights[index], -index), default=0)
    if weights.get(best, 0) >= _ENOUGH and _lists_papers(rows, best, stop, weights, strength):
        announcing = [it for it in weights if it < best and _announces(rows[it].bare)]
        best = max(announcing, key=lambda index: weights[index], default=0)
    if not best or weights[best] < _ENOUGH:
        return None
    if any(weights.get(index, 0) > weights[best] - _MARGIN for index in range(best)):
        return None
    if best in openings:
        return best
    if not _shows_page(rows, best, stop, strength):
        return None
    return best if all(top_lines.may_be_above(rows[index].bare) for index in range(best)) else None


def _is_kicked(rows: Sequence[Line], index: int, stop: int) -> bool:
    return index > 0 and top_lines.is_headline(rows[index].bare) and near_titles.kicks(rows, index - 1, stop)


def _could_be_title(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line is like a title, or a headline of sentences: on its own over a longer line."""
    text = rows[index].bare
    if shapes.is_title_like(text):
        return True
    if not (0 < index < len(rows) - 1 and top_lines.is_headline(text)):
        return False
    above, below = rows[index - 1], rows[index + 1]
    alone = above.row + 1 < rows[index].row < below.row - 1
    return alone and len(below.bare) > len(text)


def _shows_page(rows: Sequence[Line], before: int, stop: int, strength: Mapping[int, int]) -> bool:
    """Return whether a line `before` one is only on pages, is dated or names a section, or a column opens it.

    Text begins at `stop`.
    """
    for index in range(before):
        text = rows[index].bare
        if index in strength or top_lines.is_noise(text) or (index < _DATED and dating.ends_in_date(text)):
            return True
    if near_titles.kicks(rows, 0, stop):
        return True
    return before >= top_lines.FEW and _opens_in_column(rows)


def _opens_in_column(rows: Sequence[Line]) -> bool:
    """Return whether a menu in a column is on top, a motto in it maybe, and a line on its own right below."""
    entries = [top_lines.may_be_entry(row.bare) for row in rows[: top_lines.FEW]]
    if not all(row.row == rows[0].row + at for at, row in enumerate(rows[: top_lines.FEW])):
        return False
    motto = len(rows[1].bare) <= top_lines.SHORT and not shapes.ends_sentence(rows[1].bare)
    return entries[0] and all(entries[2:]) and (entries[1] or motto)


_DATED = 3
"""The day of an issue is among so many lines at the top."""


_SURE = 2
"""Only pages say such a line."""


def _lists_papers(
    rows: Sequence[Line],
    best: int,
    stop: int,
    weights: Mapping[int, float],
    strength: Mapping[int, int],
) -> bool:
    """Return whether papers are announced around a title, whose names and years tell nothing then."""
    if (
        near_titles.is_owner(rows, best, len(rows))
        or near_titles.ends_path(rows, best)
        or near_titles.names_contents(rows, best)
        or any(dating.is_byline(row.bare) for row in rows[best + 1 : best + top_lines.FEW])
    ):
        return False
    if _announces(rows[best].bare):
        cited = any(top_lines.cites(rows[it].bare) for it in range(best))  # then it is the next section
        return any(_announces(rows[it].bare) and (cited or weights.get(it, 0) > 0) for it in range(best))
    if vocabulary.phrases("listing").search(rows[best].bare):
        return False  # "New jobs at the Linden Paper Company"
    near = (rows[it].bare for it in range(min(stop + 1, len(rows))) if strength.get(it) != _SURE)
    return any(_announces(text) and not top_lines.is_noise(text) for text in near)


def _names_several(text: str) -> bool:
    """Return whether a line is nothing but three names and more, as under the title of a paper."""
    found = authors.byline(text) if text.count(",") > 1 else None
    return found is not None and len(found.names) > _SEVERAL


_SEVERAL = 2


def _announces(text: str) -> bool:
    """Return whether a heading announces papers; a sentence that has such a word tells something else.

    An item of a menu leads to other pages: "* Publications".
    """
    short = len(text) <= top_lines.PROSE and not (shapes.ends_sentence(text) or shapes.bullet(text))
    return short and shapes.announces_papers(text)


def _over_listing(rows: Sequence[Line], stop: int, strength: Mapping[int, int]) -> int | None:
    """Return the first line on its own, or over others, under the rows and paths over a server's entries.

    With nothing above, it is over the day that is listed.
    """
    if _names_listing(rows, strength):
        return 0
    noise = next((it for it in range(stop) if top_lines.is_noise(rows[it].bare) or it in strength), stop)
    for index in range(noise + 1, stop):
        text = rows[index].bare
        apart = rows[index].row > rows[index - 1].row + 1 or _is_over_days(rows, index)
        if apart and shapes.is_title_like(text) and not top_lines.is_noise(text) and index not in strength:
            return None if text[0] == "[" or any(map(str.isdigit, text)) else index
    return None


def _names_listing(rows: Sequence[Line], strength: Mapping[int, int]) -> bool:
    """Return whether the first line may be a title, right over a line with a day, and says no figure."""
    first, below = rows[0].bare, rows[1]
    named = shapes.is_title_like(first) and not (top_lines.is_noise(first) or 0 in strength)
    dated = below.row == rows[0].row + 1 and dating.ends_in_date(below.bare)
    return named and dated and not any(map(str.isdigit, first)) and ":" not in first


def _is_over_days(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line says what is listed, right under this one and over the days of which it is."""
    near = rows[index : index + 2 + signing.DAYS]
    return near[-1].row == near[0].row + 1 + signing.DAYS and signing.list_days(
        [row.bare for row in near[2:]]
    )


def _text(rows: Sequence[Line], stop: int, strength: Mapping[int, int]) -> int:
    """Return the index of the first text; `stop` if there is none."""
    for index in range(stop):
        if index in strength or not top_lines.is_prose(rows[index].bare):
            continue
        told = index + 1 not in strength and _is_standfirst(rows, index, stop)
        if not (told or _asks(rows, index)):
            return index
    return stop


def _asks(rows: Sequence[Line], index: int) -> bool:
    """Return whether one question and no more is over what sorts or counts the answers to it."""
    text = rows[index].bare
    asked = len(text) <= top_lines.LONG and shapes.ends_question(text) and len(shapes.sentences(text)) == 1
    return asked and near_titles.is_counted(rows, index)


def _is_standfirst(rows: Sequence[Line], index: int, stop: int) -> bool:
    """Return whether who or when is right under a line, or a name over a day or an office."""
    if index + 2 >= stop or len(rows[index].bare) > 2 * top_lines.LONG or shapes.is_credit(rows[index].bare):
        return False
    below, later = rows[index + 1].bare, rows[index + 2].bare
    return top_lines.is_sign(below) or (
        signing.is_name(below)
        and (top_lines.is_sign(later) or not top_lines.is_prose(later) or later[0].islower())
    )
