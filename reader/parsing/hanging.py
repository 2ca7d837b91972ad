"""The title by what hangs on it: a standfirst, who wrote it and when, a picture's credit, and then text.

Names of sites, menus and paths have no such lines under them, whatever their words are, so no table has to
know them. All lines above the first text are weighed against each other; what is above the best is residue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import (
    citations,
    dating,
    fields,
    mail_heads,
    mastheads,
    menus,
    shapes,
    signing,
    tops,
    vocabulary,
)
from reader.parsing.evidence import Cue, weigh
from reader.parsing.lines import count_wide
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.parsing.lines import Line

_REACH = 40
_BELOW = 14
_SHORT, _LONG = 40, 200
_PROSE, _WIDE_PROSE = 80, 36
_STANDFIRST = 60
_LAST = 12
"""A site's name is said again in so many lines at the end."""
_DAY = lazy.regex(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b")
_PATH = lazy.regex(r"\S\s?[>›»＞→]\s?\S|\S\s+/\s+\S")
_LINK = lazy.regex(r"(?:[*+•]\s+|#)?\[(?:\d{1,3}|[^\W\d_]{2,12})\]\s?(?=\S)")
_MOTTO = lazy.regex(r"^[^a-zß-ÿ]{3,30}\s[–—|-]\s\S")
_LABELLED = lazy.regex(r"[^\W\d_][^:：]{2,20}[:：]\s?[^\s“„«\"「『‘]")
_COUNT = lazy.regex(r"[\d\s.,]{1,12}[km]?\s[^\W\d_]+")
_CLOCK = lazy.regex(r"\d{1,2}[:.h]\d\d\b")
_NUMBERED = lazy.regex(r"\[\d{1,3}\]$")
_QUOTES = '"“„«「『‘'
_ARROWS = ">›»＞→"
_BLANK = lazy.regex(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class _Place:
    """A line that may be the title, and what is under it up to the text."""

    text: str
    strength: int
    alone: bool
    again: bool
    """It is said again in a path, in a menu or at the end."""
    noise: bool
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
    named: bool
    """The path above ends in its first words."""
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
    alike: bool
    """Several lines below look like it, as those over the items of a newsletter do."""
    entry: bool
    """It is an entry of a menu above, the one that led to this page, and text or its path is under it."""
    mail: bool
    """It is of the head of a mail, or a note under that."""
    subject: bool
    """It is the subject of the mail whose head is above."""


HANGING: tuple[Cue[_Place], ...] = (
    Cue("text follows", 1, lambda it: it.hung),
    Cue("signed or dated", 2, lambda it: it.hung and it.signs),
    Cue("signed and dated", 1, lambda it: it.hung and it.signs > 1),
    Cue("a standfirst", 1.5, lambda it: it.hung and it.told),
    Cue("a shorter line over a title and its standfirst", -4.5, lambda it: it.kicks),
    Cue("a line between that is neither", -2, lambda it: it.strays and not it.opening),
    Cue("several of them", -3, lambda it: it.strays > 1 and not it.opening),
    Cue("such a line, under a page's furniture", -1.5, lambda it: it.strays and it.opening),
    Cue("on its own", 1, lambda it: it.alone),
    Cue("three words and more", 1, lambda it: _words(it.text) > 2 or len(it.text) > 20),
    Cue("in quotation marks", 1, lambda it: it.text[0] in _QUOTES),
    Cue("a path above ends in its first words", 2, lambda it: it.named),
    Cue("a sort of text right above", 2, lambda it: it.kicked),
    Cue("papers are announced", 2, lambda it: _announces(it.text)),
    Cue("a menu's word", -3, lambda it: it.strength and not it.entry),
    Cue("only pages say it", -6, lambda it: it.strength == 2),
    Cue("said again as a name is", -4, lambda it: it.again and not (it.entry or it.over_path)),
    Cue("a bar, a path, a link's number, a motto", -6, lambda it: it.noise),
    Cue("a word or two under others", -2, lambda it: it.listed),
    Cue("a longer line right under one that can be the title", -2, lambda it: it.tells),
    Cue("who or when right above it", 2, lambda it: it.under_sign),
    Cue("the one long line under a column of short ones", 2, lambda it: it.towers),
    Cue("what sorts, filters or counts a list under it", 2, lambda it: it.counted),
    Cue("entries of a menu", -6, lambda it: _lists_entry(it.text)),
    Cue("a word for a sort of text", -4, lambda it: _names_sort(it.text)),
    Cue("a number of something", -4, lambda it: it.text[0].isdigit() and _COUNT.fullmatch(it.text)),
    Cue("says who or when itself", -6, lambda it: _is_sign(it.text)),
    Cue("a row of a programme", -6, lambda it: _CLOCK.match(it.text)),
    Cue("a person's name", -2, lambda it: signing.is_name(it.text) and not it.over_path),
    Cue("a word that people sign with", -4, lambda it: signing.is_nick(it.text)),
    Cue("a label and its value, next to such a line", -4, lambda it: it.labelled),
    Cue("the number of an issue", -4, lambda it: mastheads.ISSUE.search(it.text)),
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
    Cue("a menu above it, and its path right under it", 2, lambda it: it.over_path),
    Cue("over a sort of text", -3, lambda it: it.below and _names_sort(it.below)),
    Cue("the number of a link closes it", -2, lambda it: it.text[-1] == "]" and _NUMBERED.search(it.text)),
    Cue("like several below", -4, lambda it: it.alike),
    Cue("a page's furniture itself, over a line that may be the title", -3, lambda it: it.furniture),
    Cue("several of them", -2, lambda it: it.opening and it.opening.skipped > 1),
    Cue("signed or dated right below, over no text", 2, lambda it: not it.hung and signing.signs(it.below)),
    Cue("a greeting under it", 2, lambda it: _greets(it.below)),
    Cue("a bar under it", 1, lambda it: _parts_by_spaces(it.below)),
    Cue("an entry above, over text", 3, lambda it: it.entry),
    Cue("a heading's sign", 3, lambda it: it.text.startswith("# ")),
    Cue("an arrow closes it, as a link", -3, lambda it: it.text[-1] in "→›"),
    Cue("cites a paper", -6, lambda it: _cites(it.text)),
    Cue("the subject of a mail's head above", 3, lambda it: it.subject),
    Cue("the head of a mail, or a note under it", -12, lambda it: it.mail),
    Cue("sorts, filters or counts itself", -4, lambda it: counts(it.text)),
    Cue("nothing under it", -3, lambda it: not it.below),
)
_ENOUGH, _MARGIN = 4, 1


def find(rows: Sequence[Line], end: int, strength: Mapping[int, int]) -> int | None:
    """Return the index of the title under a page's names and menus; None if nothing tells it for sure."""
    stop = _text(rows, min(end, _REACH), strength)
    openings = {
        index: opening
        for index, opening in tops.find(rows, end, strength).items()
        if shapes.is_title_like(rows[index].bare)
    }
    if stop < 2 or not (openings or _shows_page(rows, stop, strength)):
        return None
    listed = next(
        (it for it in range(stop) if (field := fields.label(rows[it].bare)) and field[0] == "title"), 0
    )
    if listed:
        return _over_listing(rows, listed, strength)
    weights = {
        index: weigh(HANGING, _place(rows, index, stop, end, strength, openings))
        for index in range(stop)
        if shapes.is_title_like(rows[index].bare) and len(rows[index].bare) <= _LONG
    }
    best = max(weights, key=lambda index: (weights[index], -index), default=0)
    if weights.get(best, 0) >= _ENOUGH and _lists_papers(rows, best, stop, weights):
        announcing = [it for it in weights if it < best and _announces(rows[it].bare)]
        best = max(announcing, key=lambda index: weights[index], default=0)
    if not best or weights[best] < _ENOUGH:
        return None
    if any(weights.get(index, 0) > weights[best] - _MARGIN for index in range(best)):
        return None
    if best in openings:
        return best
    if not _shows_page(rows, best, strength):
        return None
    return best if all(_may_be_above(rows[index].bare) for index in range(best)) else None


def _shows_page(rows: Sequence[Line], stop: int, strength: Mapping[int, int]) -> bool:
    """Return whether a line before `stop` is only on pages or is dated, or short ones in a column open it."""
    for index in range(stop):
        text = rows[index].bare
        if index in strength or is_noise(text) or dating.ends_in_date(text):
            return True
    return stop >= _FEW and _column(rows, _FEW - 1) == _FEW - 1


def _lists_papers(rows: Sequence[Line], best: int, stop: int, weights: Mapping[int, float]) -> bool:
    """Return whether papers are announced around a title, whose names and years tell nothing then."""
    if ends_path(rows, best) or any(dating.is_byline(row.bare) for row in rows[best + 1 : best + _FEW]):
        return False
    if _announces(rows[best].bare):
        return any(_announces(rows[it].bare) and weights.get(it, 0) > 0 for it in range(best))
    near = (rows[it].bare for it in range(min(stop + 1, len(rows))))
    if vocabulary.phrases("listing").search(rows[best].bare):
        return False  # "New jobs at the Linden Paper Company"
    return any(_announces(text) and not is_noise(text) for text in near)


def _announces(text: str) -> bool:
    """Return whether a heading announces papers; a sentence that has such a word tells something else."""
    return len(text) <= _PROSE and not shapes.ends_sentence(text) and shapes.announces_papers(text)


def _over_listing(rows: Sequence[Line], stop: int, strength: Mapping[int, int]) -> int | None:
    """Return the first line on its own, or over others, under the rows and paths over a server's entries."""
    noise = next((it for it in range(stop) if is_noise(rows[it].bare) or it in strength), stop)
    for index in range(noise + 1, stop):
        text = rows[index].bare
        apart = rows[index].row > rows[index - 1].row + 1
        if apart and shapes.is_title_like(text) and not is_noise(text) and index not in strength:
            return None if text[0] == "[" or any(map(str.isdigit, text)) else index
    return None


def is_noise(text: str) -> bool:
    """Return whether a line is a row of a menu, a path, a link as text browsers print it, or a motto."""
    if len(text) > _LONG or shapes.ends_sentence(text):
        return False
    if _is_link(text) or _PATH.search(text) or _MOTTO.match(text) or menus.is_bar(text):
        return not shapes.closes_with_credit(text)
    cells = _BLANK.split(text) if "  " in text else []
    few = 2 if "   " in text else 3
    return (len(cells) >= few and max(map(len, cells)) <= _SHORT) or _is_row(text)


def _is_link(text: str) -> bool:
    """Return whether a link's number or a word for a picture is before a link, not a sort of text."""
    match = _LINK.match(text)
    word = match[0].strip("*+• []").casefold() if match else ""
    tagged = word.isalpha() and len(text[match.end() :].split()) > _FEW if match else False
    return bool(word) and not tagged and word not in mastheads.SORTS


def _names_sort(text: str) -> bool:
    """Return whether a few words say what sort of text follows: "The interview", "Grand entretien"."""
    words = text.casefold().replace("’", "'").strip(" :|*_").split()
    return " ".join(words) in mastheads.SORTS or (0 < len(words) < _FEW and words[-1] in mastheads.SORTS)


_FEW = 4


def _is_kicked(rows: Sequence[Line], index: int) -> bool:
    """Return whether a sort of text is right above a line, or above a day or a topic that is."""
    between = index > 1 and (_is_sign(rows[index - 1].bare) or _kicks(rows, index - 1, len(rows)))
    return _names_sort(rows[index - 1 - between].bare)


def _lists_entry(text: str) -> bool:
    """Return whether a menu's word is one of two short entries and more on a line."""
    parts = menus.pieces(text) if len(text) <= 2 * _SHORT else []
    return len(parts) > 1 and any(part in menus.KNOWN for part in parts) and max(map(len, parts)) < _SHORT / 2


def _is_row(text: str) -> bool:
    """Return whether words are set side by side, one of them a menu's: "Home News Sport Weather"."""
    words = text.split()
    capitals = all(word[0].isupper() and word.isalpha() for word in words)
    return (
        3 < len(words) < 10 and capitals and sum(map(menus.KNOWN.__contains__, map(str.casefold, words))) > 1
    )


def _may_be_above(text: str) -> bool:
    """Return whether it can stand above a title: no text, no item of a list, no heading by its sign."""
    if len(text) > _SHORT and shapes.bullet(text):
        return False
    return not shapes.is_markdown_heading(text) and not (_is_prose(text) and len(text) > 2 * _PROSE)


def _text(rows: Sequence[Line], stop: int, strength: Mapping[int, int]) -> int:
    """Return the index of the first text; `stop` if there is none."""
    for index in range(stop):
        if index in strength or not _is_prose(rows[index].bare):
            continue
        if not (_is_standfirst(rows, index, stop) or _asks(rows, index)):
            return index
    return stop


def _is_prose(text: str) -> bool:
    if len(text) > _LONG:
        return True
    return shapes.ends_sentence(text) and len(text) >= (_WIDE_PROSE if count_wide(text) else _PROSE)


def _asks(rows: Sequence[Line], index: int) -> bool:
    """Return whether one question and no more is over what sorts or counts the answers to it."""
    text = rows[index].bare
    asked = len(text) <= _LONG and shapes.ends_question(text) and len(shapes.sentences(text)) == 1
    return asked and _is_counted(rows, index)


def _is_standfirst(rows: Sequence[Line], index: int, stop: int) -> bool:
    """Return whether who or when is right under a line, or a name over a day or an office."""
    if index + 2 >= stop or len(rows[index].bare) > 2 * _LONG or shapes.is_credit(rows[index].bare):
        return False
    below, later = rows[index + 1].bare, rows[index + 2].bare
    return _is_sign(below) or (signing.is_name(below) and (_is_sign(later) or not _is_prose(later)))


def _is_sign(text: str) -> bool:
    """Return whether a line says who wrote it, when, how long it takes, or whose picture it is."""
    if len(text) > _LONG:
        return False
    if dating.is_byline(text) or dating.is_dated(text) or shapes.is_credit(text) or dating.opens_dated(text):
        return True
    if _CLOCK.match(text):
        return False
    if shapes.closes_with_credit(text):
        return True
    if signing.says_age(text):
        return True
    parted = any(map(text.__contains__, "|·•")) or text[0].isdigit()
    said = parted and any(map(str.isalpha, text)) and not shapes.ends_sentence(text)
    return said and len(text) <= 90 and _DAY.search(text) is not None


def _place(
    rows: Sequence[Line],
    index: int,
    stop: int,
    end: int,
    strength: Mapping[int, int],
    openings: Mapping[int, tops.Opening],
) -> _Place:
    text = rows[index].bare
    signs = strays = 0
    told = named = hung = False
    left = _BELOW
    for at in range(index + 1, stop + 1):
        below = rows[at].bare if at < len(rows) else ""
        left -= not below.isdigit()
        if left < 0:
            break
        if (
            at == stop
            or (at == index + 1 and _greets(below))
            or (signs and shapes.ends_sentence(below) and not _is_sign(below))
        ):
            hung = at < end
            break
        signed = _is_sign(below) or (at == index + 1 and index in openings and signing.signs(below))
        signed = signed or (dating.ends_in_date(below) and _words(below) <= _FEW + 2)
        if signed or dating.is_dated(below.partition(": ")[2]):
            signs += 1
        elif not named and (signing.is_name(below) or _is_writer(rows, at)):
            signs, named = signs + 1, True
        elif at == index + 1 and _tells(rows, index):
            told = True
        elif (
            not (
                menus.is_shared(below)
                or _COUNT.fullmatch(below)
                or strength.get(at) == 2
                or (below[-1:] == "]" and _NUMBERED.search(below))
                or named
                or shapes.ends_sentence(below)
            )
            and not (signs and _has_company(rows, at))  # buttons and captions, under a signature
        ):
            strays += 1
    apart = not index or rows[index].row > rows[index - 1].row + 1
    alone = apart or is_noise(rows[index - 1].bare) or rows[index - 1].bare.isdigit()
    kicked = _is_kicked(rows, index)
    near = range(max(0, index - 1), min(end, index + 2))
    labelled = (
        _LABELLED.match(text) is not None and sum(bool(_LABELLED.match(rows[it].bare)) for it in near) > 1
    )
    again = _is_again(rows, index, end)
    counted = _is_counted(rows, index)
    return _Place(
        text,
        strength.get(index, 0),
        alone or kicked,
        again,
        is_noise(text),
        signs,
        told,
        hung,
        labelled,
        _kicks(rows, index, stop),
        kicked,
        ends_path(rows, index),
        _is_listed(rows, index),
        _tells_more(rows, index, strength),
        not signs and _is_under_sign(rows, index),
        _towers(rows, index),
        counted,
        0 if counted else strays,
        rows[index + 1].bare if index + 1 < len(rows) else "",
        openings.get(index) or _kicked(rows, index, stop, openings),
        index < min(openings, default=0),
        index in openings and _is_over_path(rows, index),
        mastheads.is_one_of_several(rows, index, end) or _asks_among_others(rows, index, end),
        _is_entry(rows, index),
        index in tops.mail(rows, end),
        mail_heads.is_subject(text, rows[:index]),
    )


def _kicked(
    rows: Sequence[Line], index: int, stop: int, openings: Mapping[int, tops.Opening]
) -> tops.Opening | None:
    """Return what is above the short line right over a title and its standfirst."""
    above = openings.get(index - 1)
    return above if above and _kicks(rows, index - 1, stop) else None


def _is_over_path(rows: Sequence[Line], index: int) -> bool:
    """Return whether a path is right under a line, in its chunk."""
    if index + 1 >= len(rows) or rows[index + 1].row > rows[index].row + 1:
        return False
    below = rows[index + 1].bare
    arrowed = len(below) <= _LONG and any(map(below.__contains__, _ARROWS))
    return arrowed and _PATH.search(below) is not None and not shapes.ends_sentence(below)


def _asks_among_others(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether a line is the first of several questions, each on its own."""
    if not shapes.ends_question(rows[index].bare):
        return False
    below = rows[index + 1 : min(end, index + _LINES)]
    return sum(shapes.ends_question(row.bare) and len(row.bare) <= _LONG for row in below) >= _FEW - 2


_LINES = 24


def _is_entry(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line over a text or its own path is one of the entries of a menu above."""
    text = rows[index].bare.casefold()
    if len(text) > _SHORT or index + 1 >= len(rows) or rows[index].row == rows[index - 1].row + 1:
        return False
    below = rows[index + 1].bare
    if not (shapes.ends_sentence(below) or (_PATH.search(below) and below.casefold().endswith(text))):
        return False
    return any(
        _is_in_bar(text, row.bare) or _is_in_column(rows, at, text) for at, row in enumerate(rows[:index])
    )


def _is_in_bar(text: str, bar: str) -> bool:
    """Return whether a line is an entry of a bar, whose entries may be in brackets."""
    if menus.is_link_bar(bar):
        return f"[{text}]" in bar.casefold()
    return text in menus.pieces(bar) and menus.is_bar(bar)


def _is_in_column(rows: Sequence[Line], at: int, text: str) -> bool:
    """Return whether a line is a word of a menu in a column, with a remark maybe: "news (current)"."""
    said = rows[at].bare.casefold()
    if not (said == text or said.startswith(f"{text} (")):
        return False
    column = _column(rows, at)
    below = at + 1
    while below < len(rows) and rows[below].row == rows[below - 1].row + 1 and column < _FEW:
        column += _may_be_entry(rows[below].bare)
        below += 1
    return column >= _FEW - 1


def _cites(text: str) -> bool:
    """Return whether a line gives a paper's title, its authors, and where it was published."""
    found = citations.read(text, 1) or (citations.titled(text) if citations.could_cite(text) else None)
    return found is not None and citations.reads_as_venue(found.rest)


def _greets(text: str) -> bool:
    return text[-1:] in ",!，！" and text.casefold().startswith(_GREETINGS)


_GREETINGS = tuple(sorted(words_for("date.greetings")))


def _parts_by_spaces(text: str) -> bool:
    """Return whether three entries and more are apart by several spaces."""
    return "   " in text and len(text) <= 4 * _SHORT and len(_ROW.split(text)) > 2


_ROW = lazy.regex(r"\s{3,}")


def _is_writer(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line is a word that people sign with, over a day."""
    nick = index + 1 < len(rows) and signing.is_nick(rows[index].bare)
    return nick and signing.says_when(rows[index + 1].bare)


def _is_listed(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line of a word or two stands right under two lines of few words."""
    if index < _FEW - 1 or rows[index].row != rows[index - 2].row + 2:
        return False
    counts = [_words(rows[at].bare) for at in range(index - 2, index + 1)]
    return counts[2] < _FEW - 1 and max(counts) < _FEW


def _words(text: str) -> int:
    """Return how many words a line has, where it has no spaces about as many as its signs are worth."""
    return max(len(text.split()), count_wide(text) // _FEW)


def _column(rows: Sequence[Line], index: int) -> int:
    """Return how many lines of few words stand right over a line, without a blank one in between."""
    begin = index
    while begin > 0 and rows[begin].row == rows[begin - 1].row + 1 and _may_be_entry(rows[begin - 1].bare):
        begin -= 1
    return index - begin


def _may_be_entry(text: str) -> bool:
    return _words(text) < _FEW and len(text) <= _ENTRY and not shapes.ends_sentence(text)


_ENTRY = 24


def _is_under_sign(rows: Sequence[Line], index: int) -> bool:
    """Return whether who or when opens the chunk of a line, at most three lines above it."""
    begin = index
    while begin > max(0, index - _FEW) and rows[begin].row == rows[begin - 1].row + 1:
        begin -= 1
    if begin == index or _has_label(rows[index].bare):
        return False
    return _is_sign(rows[index - 1].bare) or (index - begin < _FEW and _is_sign(rows[begin].bare))


def _tells_more(rows: Sequence[Line], index: int, strength: Mapping[int, int]) -> bool:
    """Return whether a line is as long as a standfirst, right under a shorter one that can be the title.

    A section's name has fewer words, and the title under it is not that much longer.
    """
    if not index or index - 1 in strength or rows[index].row > rows[index - 1].row + 1:
        return False
    above, text = rows[index - 1].bare, rows[index].bare
    titled = shapes.is_title_like(above) and _words(above) > _FEW and not (is_noise(above) or _is_sign(above))
    return titled and len(text) >= _STANDFIRST and 2 * len(text) >= 3 * len(above)


def _towers(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line of several words closes a column of three and more of few, all much shorter."""
    text = rows[index].bare
    at = index - _is_under_sign(rows, index)
    if _words(text) < _FEW or (column := _column(rows, at)) < _FEW - 1:
        return False
    return all(2 * len(row.bare) <= 3 * len(text) for row in rows[at - column : at])


def _is_counted(rows: Sequence[Line], index: int) -> bool:
    """Return whether the line below, with a blank line between at most, sorts, filters or counts a list."""
    if index + 1 >= len(rows) or rows[index + 1].row > rows[index].row + 2 or _has_label(rows[index].bare):
        return False
    return counts(rows[index + 1].bare)


def counts(text: str) -> bool:
    """Return whether a line sorts, filters or counts a list: "Sort by date", "All replies (34)"."""
    counted = len(text) <= _SHORT and text[-1] == ")" and _COUNTS.search(text) is not None
    return counted or (menus.opens_as_pages_do(text) and not menus.is_shared(text))


def _has_label(text: str) -> bool:
    return any(map(text[:_ENTRY].__contains__, ":："))


_COUNTS = lazy.regex(r"[^\W\d_] \((?!(?:19|20)\d\d\))[\d.,]{1,7}\)$")
"""A number in brackets that is no year."""


def _has_company(rows: Sequence[Line], at: int) -> bool:
    """Return whether a line right above or below one is no blank line."""
    below = at + 1 < len(rows) and rows[at + 1].row == rows[at].row + 1
    return below or rows[at].row == rows[at - 1].row + 1


def _kicks(rows: Sequence[Line], index: int, stop: int) -> bool:
    """Return whether a short line, a title, its standfirst and a signature stand together.

    Without a standfirst, a few words over a title that is a little longer.
    """
    if index + 3 > stop or index + 3 >= len(rows) or rows[index + 1].row != rows[index].row + 1:
        return False
    text, title, told, below = (rows[at].bare for at in range(index, index + 4))
    longer = len(text) < len(title) <= _LONG and shapes.is_title_like(title) and not signing.is_name(title)
    if not longer:
        return False
    if rows[index + 3].row == rows[index].row + 3:
        return len(told) > len(title) and shapes.ends_sentence(told) and _is_sign(below)
    few = (
        _words(text) <= _FEW and text[-1].isalnum() and len(title) < _STANDFIRST and not signing.is_name(text)
    )
    apart = rows[index + 2].row > rows[index + 1].row + 1
    sorted_above = index > 0 and _names_sort(rows[index - 1].bare)
    return few and (apart or sorted_above) and _is_sign(told)


def ends_path(rows: Sequence[Line], index: int) -> bool:
    """Return whether a path above a line ends in its first words, as the page's own name does."""
    text = rows[index].bare.casefold()
    for row in rows[max(0, index - _BELOW) : index]:
        last = (
            _CRUMBS.split(row.bare[-_LONG:])[-1].strip().casefold() if _PATH.search(row.bare[:_LONG]) else ""
        )
        if len(last) > 3 and text.startswith(last) and not text[len(last) : len(last) + 1].isalnum():
            return True
    return False


_CRUMBS = lazy.regex(r"\s?[>›»＞→]\s?|\s+/\s+")


def _tells(rows: Sequence[Line], index: int) -> bool:
    """Return whether the line below reads as a standfirst: a sentence, a longer line, or one right under."""
    text, below = rows[index].bare, rows[index + 1].bare
    glued = rows[index + 1].row == rows[index].row + 1
    if is_noise(below) or _words(below) < _FEW - 1:
        return False
    if shapes.ends_sentence(below) or len(below) >= _STANDFIRST:
        return True
    return _words(text) > (2 if glued else 3)


def _is_again(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether a few words are said again: opening a path, among the last lines, or as an entry."""
    name = _LINK.sub("", rows[index].bare).casefold().strip("[] ")
    if len(name.split()) > 4 or len(name) < 3:
        return False
    others = [rows[at].bare.casefold() for at in range(min(end, _REACH)) if at != index]
    if any(
        name == other or (name in other and is_noise(other) and not other.endswith(name)) for other in others
    ):
        return True
    last = [row.bare.casefold() for row in rows[max(index + 1, len(rows) - _LAST) :]]
    return any(
        name in other and ("©" in other or other.startswith(name)) for other in last if len(other) < _LONG
    )
