"""How far the entries of a list reach, and the headings between them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import furniture, lines, shapes, vocabulary
from reader.parsing.jobs import anchoring, beginnings, cell_sorts, parting, weighing, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.lines import Line
    from reader.parsing.vocabulary import Label

_HEADING = 60
_COUNTED = lazy.regex(r"\w ?[(\[]\d{1,3}[)\]]$")
"""How many jobs are under a heading: "Production (1)"."""
_TAGGED, _TAG = 200, 40
_MOST = 0.6
"""What this share of a group's entries have is the rule among them."""
_MOST_ABOVE = 2


def spread(rows: Sequence[Line], group: Sequence[Entry], end: int) -> None:
    """Give each entry of a group its first and last line; `end` is the index after the last one possible."""
    beginnings.begin(rows, group)
    for entry, below in pairwise(group):
        entry.last = _unquiet(rows, entry, _before_seeker(rows, entry, below.first) - 1)
    _drop_headings(rows, group)
    counts = [_count(rows, entry) for entry in group[:-1]]
    usual, times = Counter(counts).most_common(1)[0] if counts else (1, 1)
    uniform = times >= _MOST * len(counts)
    closing = group[-1]  # it may have the rest of the document after it, most of which need not be looked at
    reach = _last_of(rows, closing.anchor, end - 1, usual) + 1 if uniform else end
    reach = _before_foot(rows, closing.anchor, _closed(rows, group, reach))
    reach = _before_item(rows, closing, reach)
    closing.last = _unquiet(rows, closing, _before_seeker(rows, closing, reach) - 1)
    for entry in group if uniform and usual == 1 else group[-1:]:
        if uniform:
            entry.last = _cut(rows, entry, usual)
    _cut_headings(rows, group)
    _cut_sections(rows, group)


def _before_item(rows: Sequence[Line], entry: Entry, reach: int) -> int:
    """Return the index of the item of a list after the one that an entry begins with, or `reach`."""
    if entry.first == entry.anchor or not shapes.bullet(rows[entry.first].bare):
        return reach
    after = range(entry.anchor + 1, min(reach, entry.anchor + _FAR))
    indent = rows[entry.first].indent
    return next((it for it in after if shapes.bullet(rows[it].bare) and rows[it].indent <= indent), reach)


def _before_foot(rows: Sequence[Line], anchor: int, reach: int) -> int:
    """Return the index of a line below the last entry that only mails and pages have, or `reach`."""
    below = range(anchor + 1, min(reach, anchor + _FAR))
    return next((index for index in below if furniture.is_legal(rows[index].bare)), reach)


def _cut_sections(rows: Sequence[Line], group: Sequence[Entry]) -> None:
    """End entries before a heading like the one over the group, or before a rule that others have not.

    "4. DATES" after "3. POSITIONS", "4. Dates" after "3. Positions".
    """
    over = group[0].first - 1
    headed = over >= 0 and _is_alone(rows, over)
    like, number = (rows[over].bare, shapes.number(rows[over].bare)) if headed else ("", "")
    ruled = sum(_has_rule(rows, entry) for entry in group[:-1]) * 2 > len(group) - 1
    for entry in group:
        for index in range(entry.anchor + 1, min(entry.last, entry.anchor + _FAR) + 1):
            text = rows[index].bare
            next_one = number.isdigit() and shapes.number(text) == str(int(number) + 1)
            alike = not number and _is_section(like) and _is_section(text) and not shapes.number(text)
            parts = (next_one or alike) and _is_alone(rows, index)
            if parts or (not ruled and lines.is_rule(text)):
                entry.last = _unquiet(rows, entry, index - 1)
                break


def _has_rule(rows: Sequence[Line], entry: Entry) -> bool:
    within = rows[entry.anchor + 1 : min(entry.last, entry.anchor + _FAR) + 1]
    return any(lines.is_rule(row.bare) for row in within)


def _heads_table(rows: Sequence[Line], index: int) -> bool:
    """Return whether a short line opens its chunk, over a label that heads a column of jobs: "Job"."""
    if len(rows[index].bare) > _HEADING or index + 1 >= len(rows) or rows[index + 1].bare[-1] in ":：":
        return False
    opens = not index or rows[index].row > rows[index - 1].row + 1
    glued = rows[index + 1].row == rows[index].row + 1
    return opens and glued and vocabulary.lone_label(rows[index + 1].bare) == "role"


def _is_section(text: str) -> bool:
    """Return whether a line heads a section by its capitals: "3. POSITIONS"."""
    return len(text) <= _HEADING and text.isupper() and len(text) > _LEAST_SECTION


_LEAST_SECTION = 4


def _is_alone(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line has blank ones around it."""
    above = index == 0 or rows[index].row > rows[index - 1].row + 1
    return above and (index + 1 == len(rows) or rows[index + 1].row > rows[index].row + 1)


def _cut_headings(rows: Sequence[Line], group: Sequence[Entry]) -> None:
    """End entries before the department and team over the next one, where no blank line parts them.

    All others have fewer lines, and what is over each role is a button, or the lines name a team.
    """
    lengths = Counter(entry.last - entry.anchor for entry in group)
    usual = min(lengths)
    if lengths[usual] < _LEAST_ALIKE or lengths[usual] * 3 < len(group) or not usual:
        return
    buttons = sum(_is_under_button(rows, entry.first) for entry in group)
    for entry, below in pairwise(group):
        further = range(entry.anchor + usual + 1, entry.last + 1)
        if not 0 < len(further) <= _MOST_ABOVE or not _are_glued(rows, entry.anchor, entry.last):
            continue
        buttoned = buttons * 4 >= len(group) * 3 and _is_under_button(rows, below.first)
        if all(_may_head(rows[index].bare, sure=buttoned) for index in further):
            entry.last = entry.anchor + usual


_LEAST_ALIKE = 3


def _is_under_button(rows: Sequence[Line], index: int) -> bool:
    glued = index > 0 and rows[index].row == rows[index - 1].row + 1
    return glued and vocabulary.is_button(rows[index - 1].bare)


def _are_glued(rows: Sequence[Line], first: int, last: int) -> bool:
    return rows[last].row - rows[first].row == last - first


def _may_head(text: str, *, sure: bool) -> bool:
    """Return whether a line may be a heading within a list: a team's or, if `sure`, whatever is no fact."""
    if len(text) > _HEADING or shapes.ends_sentence(text) or vocabulary.label(text):
        return False
    sort = parting.named(text)[1]
    return sort == "team" or (sure and sort in _HEADS)


_HEADS = frozenset({"", "role", "company", "place", "level"})


def over_button(rows: Sequence[Line], group: Sequence[Entry]) -> set[int]:
    """Return the lines over the buttons over entries that head several of them, in the same chunk."""
    inside = {index for entry in group for index in range(entry.first, entry.last + 1)}
    found: set[int] = set()
    later = 0
    for entry in group[::-1]:
        index = entry.first - 2
        headed = False
        while (
            _is_under_button(rows, entry.first)
            and index >= max(0, entry.first - 1 - _MOST_ABOVE)
            and index not in inside
            and rows[index].row == rows[index + 1].row - 1
            and _may_head(rows[index].bare, sure=True)
            and (entry is not group[0] or later)
        ):
            found.add(index)
            headed = True
            index -= 1
        later += headed
    return found


def _closed(rows: Sequence[Line], group: Sequence[Entry], reach: int) -> int:
    """Return the index after the last entry's if one line closes most, as "More..." does, or `reach`."""
    ends = [entry.first - 1 for entry in group[1:]]
    closing = Counter(rows[index].bare for index in ends if rows[index + 1].row == rows[index].row + 1)
    text, times = closing.most_common(1)[0] if closing else ("", 0)
    if times < max(_CLOSED, len(ends) / 2):
        return reach
    below = range(group[-1].anchor + 1, min(reach, group[-1].anchor + _FAR))
    return next((index + 1 for index in below if rows[index].bare == text), reach)  # it may be a fact


_CLOSED, _FAR = 2, 30


def _before_seeker(rows: Sequence[Line], entry: Entry, after: int) -> int:
    """Return the index of the first line after an entry's that says somebody looks for work, or `after`."""
    for index in range(entry.anchor + 1, after):
        text = rows[index].bare
        tagged = len(text) < _TAGGED and (text[0] in "[(" or "|" in text or text.isupper())
        if tagged and wording.seeks_work(text[:_TAG]):
            return index
    return after


def _unquiet(rows: Sequence[Line], entry: Entry, last: int) -> int:
    while last > entry.anchor and anchoring.is_quiet(rows[last].bare) and not _closes(rows, last):
        last -= 1
    return last


def _closes(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line is the last fact of an ad: "Closes: 08/06/2032", "Apply by 8 June"."""
    own = _label(rows[index])
    dated = own is not None and own.kind == "date"
    if own and dated and shapes.ends_sentence(rows[index - 1].bare) and not vocabulary.is_age(own.value):
        return True
    if rows[index].row > rows[index - 1].row + 1:
        return False
    above = _label(rows[index - 1])
    if own is None and _says_until(rows[index].bare):
        return True
    if above and above.value and (own.value if own else _is_day(rows[index].bare)):
        return True
    over = _label(rows[index - 2]) if index > 1 and rows[index - 2].row == rows[index].row - 2 else None
    return dated and over is not None and bool(over.value)


def _says_until(text: str) -> bool:
    """Return whether a line says until when one may apply: "Candidature avant le 15 janvier"."""
    return _is_day(text) and vocabulary.phrases("apply.until").match(text) is not None


def _is_day(text: str) -> bool:
    """Return whether a line may have a day in it, and is no age and no button."""
    return any(map(str.isdigit, text)) and not (vocabulary.is_age(text) or vocabulary.is_button(text))


def _label(row: Line) -> Label | None:
    return vocabulary.label(row.bare)


def _drop_headings(rows: Sequence[Line], group: Sequence[Entry]) -> None:
    """End entries before the headings of what comes next, unless nearly all seem to have one."""
    headed = {entry for entry in group[:-1] if is_heading(rows, entry.last) and entry.last > entry.anchor}
    for entry, below in pairwise(group):
        if entry in headed and _is_over(rows, entry.last, below.first):
            entry.last = _unquiet(rows, entry, entry.last - 1)
            headed.remove(entry)
    in_line = sum(not entry.bare for entry in group) > len(group) / 2
    few = len(headed) < _MOST * (len(group) - 1) or in_line or _is_headed(rows, group)
    for entry in headed:
        if few or _COUNTED.search(rows[entry.last].bare):
            while entry.last > entry.anchor and is_heading(rows, entry.last):
                entry.last = _unquiet(rows, entry, entry.last - 1)
    doubled = [it for it in group[:-1] if it.last - 2 > it.anchor and is_double(rows, it.last - 1)]
    if len(doubled) < _MOST * (len(group) - 1):
        for entry in doubled:
            entry.last = _unquiet(rows, entry, entry.last - 2)


def _is_headed(rows: Sequence[Line], group: Sequence[Entry]) -> bool:
    """Return whether what is alone right over the first entry heads it; then so do others like it.

    It is a team, has a count, or is what no table knows where most jobs have their places besides.
    """
    over = group[0].first - 1
    if over < 0 or not is_heading(rows, over) or not _is_alone(rows, over):
        return False
    text = rows[over].bare
    if parting.named(text)[1] == "team" or _COUNTED.search(text):
        return True
    placed = sum(_has_place_below(rows, entry.anchor) for entry in group)
    return placed >= _ALMOST * len(group) and not weighing.announces(text)


def _has_place_below(rows: Sequence[Line], index: int) -> bool:
    """Return whether the line right below one is a place and nothing else."""
    below = index + 1
    glued = below < len(rows) and rows[below].row == rows[index].row + 1
    return glued and cell_sorts.sort_of(rows[below].bare) in _WHERE


_WHERE = frozenset({"place", "remote"})
_ALMOST = 0.75


def _is_over(rows: Sequence[Line], index: int, first: int) -> bool:
    """Return whether nothing but a button is between a heading and the entry below, in the same chunk."""
    below = range(index + 1, first + 1)
    return len(below) > 1 and all(rows[at].row == rows[at - 1].row + 1 for at in below)


def is_heading(rows: Sequence[Line], index: int, *, outside: bool = False) -> bool:
    """Return whether a line is alone between blank lines, or has heading signs, and names a team or place.

    One `outside` all entries may be named like a job: "Commercial".
    """
    text = rows[index].bare
    marked = shapes.is_markdown_heading(text)
    if not (marked or (index > 0 and rows[index].row > rows[index - 1].row + 1)):
        return False
    if len(text) > _HEADING or shapes.ends_sentence(text) or shapes.bullet(text) or vocabulary.label(text):
        return False
    if marked:
        return vocabulary.heading(text) is None
    return (
        (
            parting.named(text)[1] in {"", "team", "place", "company"}
            or (outside and parting.named(text)[1] == "role")
        )
        and vocabulary.heading(text) is None
        and (index + 1 == len(rows) or rows[index + 1].row > rows[index].row)
    )


def is_double(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line and the next are a chunk that names a department and a team or place of it."""
    below = index + 1
    if index >= 0 and _heads_table(rows, index):
        return True
    if index < 0 or rows[below].row > rows[index].row + 1 or not is_heading(rows, index):
        return False
    text = rows[below].bare
    known = len(text) <= _HEADING and parting.named(text)[1] in {"", "team", "place"}
    plain = known and not shapes.ends_sentence(text) and not any(map(str.isdigit, text))
    return plain and parting.named(rows[index].bare)[1] == "team"


def _count(rows: Sequence[Line], entry: Entry) -> int:
    return (
        sum(rows[index].row > rows[index - 1].row + 1 for index in range(entry.anchor + 1, entry.last + 1))
        + 1
    )


def _cut(rows: Sequence[Line], entry: Entry, usual: int) -> int:
    """Return an entry's last line if it has no more chunks than usual."""
    return _unquiet(rows, entry, _last_of(rows, entry.anchor, entry.last, usual))


def _last_of(rows: Sequence[Line], first: int, last: int, count: int) -> int:
    """Return the last line of the first few chunks between two indices, both included."""
    for index in range(first + 1, last + 1):
        if rows[index].row > rows[index - 1].row + 1:
            count -= 1
            if not count:
                return index - 1
    return last
