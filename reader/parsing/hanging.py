"""What hangs on a line that may be a title: a standfirst, who wrote it and when, a picture's credit, text.

Names of sites, menus and paths have no such lines under them, whatever their words are, so no table has to
know them. What is above a line and right next to it counts as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import (
    dating,
    mail_heads,
    mastheads,
    menus,
    near_titles,
    shapes,
    signing,
    title_menus,
    top_lines,
    tops,
)

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from reader.parsing.lines import Line

_REACH = 40
_LAST = 12
"""A site's name is said again in so many lines at the end."""
_LABELLED = lazy.regex(r"[^\W\d_][^:：]{2,20}[:：]\s?[^\s“„«\"「『‘]")
_LINES = 24


@dataclass(frozen=True, slots=True)
class Place:
    """A line that may be the title, and what is under it up to the text."""

    text: str
    strength: int
    alone: bool
    again: bool
    """It is said again in a path, in a menu or at the end."""
    noise: bool
    quoted: bool
    """It is said again in the quotation marks that close a line: "2 thoughts on “Slow locks”"."""
    over_links: bool
    """Two links, as text browsers print them, are right below in a column."""
    signs: int
    """How many lines under it say who, when, or whose picture."""
    told: bool
    """A standfirst is right under it."""
    hung: bool
    """Text follows all that."""
    labelled: bool
    kicks: bool
    """A longer line that can be a title is right under it, and a standfirst under that."""
    kicked: bool
    """A sort of text is right above it, or above its day."""
    sited: bool
    """A line above says it, and then the site's name: "The title - The site"."""
    named: bool
    """The path above ends in its first words."""
    pathed: bool
    """A path of sections is right above it, so that it is no section's name itself."""
    listed: bool
    """It is a word or two right under two lines of few words, as the last entry of a menu."""
    tells: bool
    """A shorter line of three words and more, no name, sort or menu's word, is right above it."""
    under_sign: bool
    """Who wrote it or when is right above it, as blogs have that, and not below."""
    towers: bool
    """It is much longer than the column of short lines that it closes."""
    counted: bool
    """What sorts, filters or counts a list is right under it."""
    strays: int
    """How many lines in between say nothing of the kind."""
    below: str
    opening: tops.Opening | None
    """What is above it, if that is only a page's furniture."""
    furniture: bool
    """It may stand above a title, and one that may be it is below."""
    over_path: bool
    """Its page's path is right under it, and a page's furniture above it."""
    issued: bool
    """The number of an issue is right under it, as under the name of a newsletter."""
    alike: bool
    """Several lines below look like it, as those over the items of a newsletter do."""
    entry: bool
    """It is an entry of a menu above, the one that led to this page, and what pages have is under it."""
    mail: bool
    """It is of the head of a mail, or a note under that."""
    subject: bool
    """It is the subject of the mail whose head is above."""
    owned: bool
    """It is the name of whom the page is, over papers and no text."""
    issue: bool
    """It is a letter's name and day, under what offers it in the browser."""
    shown: bool
    """A picture's credit is right under it."""
    names_above: bool
    """It has the name that is the line above: "News from Linden Library" under "Linden Library"."""
    contents: bool
    """It is an issue's number, or the name over that, over what is in it and on which pages."""


def _is_kicked(rows: Sequence[Line], index: int) -> bool:
    """Return whether a sort of text is right above a line, or above its day or topic, or a section."""
    between = index > 1 and (
        top_lines.is_sign(rows[index - 1].bare) or near_titles.kicks(rows, index - 1, len(rows))
    )
    above = rows[index - 1 - between].bare
    return top_lines.names_sort(above) or top_lines.names_season(above) or _is_under_section(rows, index)


def _is_under_section(rows: Sequence[Line], index: int) -> bool:
    """Return whether a menu's word opens the page, right over a line of several words."""
    return (
        index == 1
        and top_lines.words(rows[1].bare) >= top_lines.FEW
        and menus.bare(rows[0].bare) in menus.KNOWN
    )


class _Below(NamedTuple):
    """What is between a line and where text begins."""

    signs: int
    """How many lines say who wrote it, or when."""
    strays: int
    """How many lines say nothing of the kind."""
    told: bool
    """What is right below tells what the text is about."""
    hung: bool
    """Text follows."""


def _below(
    rows: Sequence[Line], index: int, stop: int, end: int, strength: Mapping[int, int], *, opens: bool
) -> _Below:
    """Return what is below the line at an index, up to `stop`; `opens` is whether it may open the page."""
    signs = strays = 0
    told = named = hung = False
    left = near_titles.BELOW
    at = index
    while True:
        at += 1
        below = rows[at].bare if at < len(rows) else ""
        left -= not below.isdigit()
        if left < 0:
            break
        if (
            at == stop
            or (at == index + 1 and top_lines.greets(below))
            or (signs and shapes.ends_sentence(below) and not top_lines.is_sign(below))
        ):
            hung = at < end
            break
        signed = top_lines.is_sign(below) or (at == index + 1 and opens and signing.signs(below))
        signed = signed or (dating.ends_in_date(below) and top_lines.words(below) <= top_lines.FEW + 2)
        if signed or dating.is_dated(below.partition(": ")[2]):
            signs += 1
        elif not named and (signing.is_name(below) or _is_writer(rows, at)):
            signs, named = signs + 1, True
        elif at == index + 1 and _tells(rows, index):
            told = True
        elif (
            not (
                menus.is_shared(below)
                or top_lines.COUNT.fullmatch(below)
                or strength.get(at) == 2
                or near_titles.ends_in_number(below)
                or named
                or shapes.ends_sentence(below)
                or not any(map(str.isalnum, below))
            )
            and not (signs and _has_company(rows, at))  # buttons and captions, under a signature
        ):
            strays += 1
    return _Below(signs, strays, told, hung)


def place(
    rows: Sequence[Line],
    index: int,
    stop: int,
    end: int,
    strength: Mapping[int, int],
    openings: Mapping[int, tops.Opening],
    mail: range,
    quoted: Container[str],
) -> Place:
    """Return what is around the line at an index, up to `stop`, where text begins.

    `openings` has the lines under nothing but a page's furniture, `mail` those of a mail's head and its note;
    `quoted` is what lines below close with in quotation marks.
    """
    text = rows[index].bare
    below = _below(rows, index, stop, end, strength, opens=index in openings)
    apart = not index or rows[index].row > rows[index - 1].row + 1
    alone = apart or top_lines.is_noise(rows[index - 1].bare) or rows[index - 1].bare.isdigit()
    kicked = _is_kicked(rows, index)
    near = range(max(0, index - 1), min(end, index + 2))
    labelled = (
        _LABELLED.match(text) is not None and sum(bool(_LABELLED.match(rows[it].bare)) for it in near) > 1
    )
    counted = near_titles.is_counted(rows, index)
    owned = not below.hung and near_titles.is_owner(rows, index, end)
    issue = _is_issue(rows, index)
    return Place(
        text=text,
        strength=strength.get(index, 0),
        alone=alone or kicked,
        again=not owned and _is_again(rows, index, end),
        noise=top_lines.is_noise(text),
        quoted=text in quoted,
        over_links=near_titles.is_over_links(rows, index),
        signs=below.signs,
        told=below.told,
        hung=below.hung,
        labelled=labelled,
        kicks=near_titles.kicks(rows, index, stop),
        kicked=kicked,
        sited=near_titles.is_sited(rows, index),
        named=near_titles.ends_path(rows, index),
        pathed=apart and title_menus.is_under_path(rows, index),
        listed=title_menus.is_listed(rows, index),
        tells=_tells_more(rows, index, strength),
        under_sign=not below.signs and _is_under_sign(rows, index),
        towers=_towers(rows, index),
        counted=counted,
        strays=0 if counted or owned or issue else below.strays,
        below=rows[index + 1].bare if index + 1 < len(rows) else "",
        opening=openings.get(index) or _kicked(rows, index, stop, openings),
        furniture=index < min(openings, default=0),
        over_path=index in openings and title_menus.is_over_path(rows, index),
        issued=_is_issued(rows, index),
        alike=mastheads.is_one_of_several(rows, index, end)
        or _asks_among_others(rows, index, end)
        or near_titles.is_entry_of_papers(rows, index, end),
        entry=title_menus.is_entry(rows, index),
        mail=index in mail,
        subject=mail_heads.is_subject(text, rows[:index]),
        owned=owned,
        issue=issue,
        shown=_is_shown(rows, index),
        names_above=index > 0 and _names(rows[index].bare, rows[index - 1].bare),
        contents=any(near_titles.is_contents(rows, at, end) for at in _numbered(rows, index)),
    )


def _numbered(rows: Sequence[Line], index: int) -> Sequence[int]:
    """Return which lines may be an issue's number: this one, or the one right under it if that is one."""
    return (index, index + 1) if _is_issued(rows, index) else (index,)


def _names(text: str, above: str) -> bool:
    """Return whether a line has a whole name of two words and more in it, and says more."""
    if not len(above) < len(text) or top_lines.words(above) not in _NAME or shapes.ends_sentence(above):
        return False
    return above in text


_NAME = range(2, 6)


def _is_shown(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line right under one says whose picture it is."""
    if index + 1 >= len(rows) or rows[index + 1].row > rows[index].row + 1:
        return False
    return shapes.is_credit(rows[index + 1].bare) or shapes.is_agency(rows[index + 1].bare)


def _is_issue(rows: Sequence[Line], index: int) -> bool:
    """Return whether a name and a day are right under what offers a letter in the browser, over none."""
    text = rows[index].bare
    if not index or len(text) > top_lines.SHORT or dating.is_dated(text) or not dating.ends_in_date(text):
        return False
    closed = index + 1 < len(rows) and rows[index + 1].row > rows[index].row + 1
    return closed and menus.offers_elsewhere(rows[index - 1].bare)


def _is_issued(rows: Sequence[Line], index: int) -> bool:
    """Return whether a short line right under one has an issue's number: "Issue 14, May 2031"."""
    if index + 1 >= len(rows) or rows[index + 1].row > rows[index].row + 1:
        return False
    below = rows[index + 1].bare
    return len(below) <= top_lines.SHORT and mastheads.ISSUE.search(below) is not None


def _kicked(
    rows: Sequence[Line], index: int, stop: int, openings: Mapping[int, tops.Opening]
) -> tops.Opening | None:
    """Return what is above the short line right over a title and its standfirst."""
    above = openings.get(index - 1)
    return above if above and near_titles.kicks(rows, index - 1, stop) else None


def _asks_among_others(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether a line is the first of several questions, each on its own."""
    if not shapes.ends_question(rows[index].bare):
        return False
    below = rows[index + 1 : min(end, index + _LINES)]
    return (
        sum(shapes.ends_question(row.bare) and len(row.bare) <= top_lines.LONG for row in below)
        >= top_lines.FEW - 2
    )


def _is_writer(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line is a word that people sign with, over a day."""
    nick = index + 1 < len(rows) and signing.is_nick(rows[index].bare)
    return nick and signing.says_when(rows[index + 1].bare)


def _is_under_sign(rows: Sequence[Line], index: int) -> bool:
    """Return whether who or when opens the chunk of a line, three lines above it at most, or is over it."""
    begin = index
    while begin > max(0, index - top_lines.FEW) and rows[begin].row == rows[begin - 1].row + 1:
        begin -= 1
    if begin == index:
        return index > 1 and signing.is_nick(rows[index - 1].bare)
    if top_lines.has_label(rows[index].bare):
        return False
    return top_lines.is_sign(rows[index - 1].bare) or (
        index - begin < top_lines.FEW and top_lines.is_sign(rows[begin].bare)
    )


def _tells_more(rows: Sequence[Line], index: int, strength: Mapping[int, int]) -> bool:
    """Return whether a line is as long as a standfirst, right under a shorter one that can be the title.

    A section's name has fewer words, and the title under it is not that much longer.
    """
    if not index or index - 1 in strength or rows[index].row > rows[index - 1].row + 1:
        return False
    above, text = rows[index - 1].bare, rows[index].bare
    titled = (
        shapes.is_title_like(above)
        and top_lines.words(above) > top_lines.FEW
        and not (top_lines.is_noise(above) or top_lines.is_sign(above))
    )
    return titled and len(text) >= near_titles.STANDFIRST and 2 * len(text) >= 3 * len(above)


def _towers(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line of several words closes a column of three and more of few, all much shorter."""
    text = rows[index].bare
    at = index - _is_under_sign(rows, index)
    if top_lines.words(text) < top_lines.FEW or (above := near_titles.column(rows, at)) < top_lines.FEW - 1:
        return False
    return all(2 * len(row.bare) <= 3 * len(text) for row in rows[at - above : at])


def _has_company(rows: Sequence[Line], at: int) -> bool:
    """Return whether a line right above or below one is no blank line."""
    below = at + 1 < len(rows) and rows[at + 1].row == rows[at].row + 1
    return below or rows[at].row == rows[at - 1].row + 1


def _tells(rows: Sequence[Line], index: int) -> bool:
    """Return whether the line below reads as a standfirst: a sentence, a longer line, or one right under."""
    text, below = rows[index].bare, rows[index + 1].bare
    glued = rows[index + 1].row == rows[index].row + 1
    if top_lines.is_noise(below) or top_lines.words(below) < top_lines.FEW - 1:
        return False
    if shapes.ends_sentence(below) or len(below) >= near_titles.STANDFIRST:
        return True
    return top_lines.words(text) > (2 if glued else 3)


def _is_again(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether a few words are said again: opening a path, among the last lines, or as an entry."""
    name = top_lines.LINK.sub("", rows[index].bare).casefold().strip("[] ")
    if len(name.split()) > 4 or len(name) < 3:
        return False
    others = [rows[at].bare.casefold() for at in range(min(end, _REACH)) if at != index]
    if any(
        name == other or (name in other and top_lines.is_noise(other) and not other.endswith(name))
        for other in others
    ):
        return True
    last = [row.bare.casefold() for row in rows[max(index + 1, len(rows) - _LAST) :]]
    return any(
        name in other and ("©" in other or other.startswith(name))
        for other in last
        if len(other) < top_lines.LONG
    )
