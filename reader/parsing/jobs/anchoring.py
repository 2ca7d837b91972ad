"""Entries of a list of jobs: where each begins, and what its lines say.

An entry begins at a line that names a job: with the facts in the same line ("Role — Place"), or with them in
the lines below or above ("Role", "Company", "Place").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader import lazy, places
from reader.parsing import dating, shapes, vocabulary
from reader.parsing.ads import names
from reader.parsing.jobs import cell_sorts, parting, wording
from reader.parsing.jobs.cell_sorts import sort_of
from reader.parsing.jobs.parting import LONGEST, Cell
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.jobs.parting import Parted
    from reader.parsing.lines import Line
    from reader.parsing.vocabulary import Label, LabelKind

_FACT_LINES = 10
"""How many lines below an entry's role may say more of it."""
_SHORT, _WRAP = 100, 40
_PARTS = lazy.regex(r"\s*[|·•]\s*")
_RULE_LENGTH = 160
_RULE = lazy.regex(r"(?:[-=_*~·•—–#]\s?){3,}")
_SURE_FACTS: frozenset[Sort] = frozenset({"place", "remote", "pay", "employment"})
_LABELLED: Mapping[str, Sort] = {
    "place": "place", "company": "company", "pay": "pay", "level": "level", "employment": "employment",
    "remote": "remote", "team": "team", "date": "age",
}  # fmt: skip
_SOUGHT, _WORDS = 80, 8
_IN = lazy.regex(
    r"\s(?:in|à|en|em|a|w|i|bei|te"
    r"|near)\s(?P<place>[^\W\d_a-z][\w’'-]*(?:[ -](?:[^\W\d_a-z][\w’'-]*|am|an|der|de|la)){0,3})"
)
_CLOSE = lazy.regex(r"[.,;:!](?:\s|$)|\s(?:to|who|for|für|mit|der|die|qui|que|che|som)\s")
_ARTICLE = lazy.regex(r"^(?:an?|eine?n?|une?|una?|uno|um|uma|een|en|ett)\s", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """One job in a list; indices into the non-blank lines, both ends included."""

    first: int
    last: int
    anchor: int
    """The line that names the job."""
    role: str
    form: str
    """What entries of one list have in common: how the line is parted, its sign, whether facts are in it."""
    cells: list[tuple[Cell, Sort]] = field(default_factory=list)
    tag: str = ""
    place: str | None = None
    company: str | None = None
    team: str | None = None
    bare: bool = False
    """The role is all of its line."""

    def has(self, *sorts: Sort) -> bool:
        """Return whether one of its cells is of one of these cell_sorts."""
        return any(sort in sorts for _, sort in self.cells)

    def facts(self) -> int:
        """Return how many different facts it states beyond all doubt."""
        return len({sort for _, sort in self.cells} & _SURE_FACTS)


def is_rule(text: str) -> bool:
    """Return whether a line is a rule: "---", "=====", "* * *"."""
    return len(text) < _RULE_LENGTH and _RULE.fullmatch(text) is not None


def is_quiet(text: str) -> bool:
    """Return whether a line is what a page has around an entry: an age, a button, a rule, a lone link."""
    if len(text) > _RULE_LENGTH:
        return False
    if is_rule(text):
        return True
    label, colon, rest = text.partition(": ")
    if colon and "://" in rest and vocabulary.is_button(label):
        return True
    return all(map(cell_sorts.is_remark, filter(None, _PARTS.split(text))))


def anchored(rows: Sequence[Line], index: int, text: str = "") -> Entry | None:
    """Return the entry that begins with a line, as far as that line says; None if it names no job.

    `text` is what to read instead of all of the line.
    """
    text = text or rows[index].bare
    if len(text) > LONGEST or (len(text) > _SHORT and not _has_signs(text)):
        return None
    if not vocabulary.names_role(text[:160]):
        return _among_labels(rows, index, text)
    line = parting.parted(text)
    if found := _from_labels(index, line):
        return found
    label = vocabulary.label(text) if text[0] not in "[(" else None
    if label and any(map(text[: label.begin].__contains__, ":：】")):
        return _labelled(index, label, line.tag) if label.kind == "role" and label.value else None
    found = _from_line(index, line)
    if found is None and _seeks(text):
        found = _from_sentence(index, text)
    found = found or _from_words(index, line) or _from_sentence(index, text)
    return None if found and found.bare and _is_broken(rows, index) else found


def _is_broken(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line goes on in the next one: a sentence broken at a column."""
    if index + 1 >= len(rows) or rows[index + 1].row > rows[index].row + 1:
        return False
    below = rows[index + 1].bare
    return (
        below[0].islower()
        and not below[1:2].isupper()
        and len(below.split()) > 1
        and len(rows[index].bare) > _WRAP
    )


def _has_signs(text: str) -> bool:
    return any(map(text.__contains__, ("|", "·", "•", " - ", " – ", "—", "  ", "(", ". ")))


def _labelled(index: int, label: Label, tag: str) -> Entry | None:
    line = parting.parted(label.value)
    found = _from_line(index, line) or _from_words(index, line)
    if found:
        found.form, found.bare, found.tag = "label", not found.cells, tag
    return found


def _among_labels(rows: Sequence[Line], index: int, text: str) -> Entry | None:
    """Return the entry of a label with a job that no table knows, if labels of pay and the like are by it."""
    label = vocabulary.label(text) if ":" in text[:_LABEL] or "：" in text[:_LABEL] else None
    if label is None or label.kind != "role" or not label.value or shapes.ends_sentence(label.value):
        return None
    by = rows[max(0, index - _BY) : index + _BY + 1]
    near = (vocabulary.label(row.bare) for row in by if abs(row.row - rows[index].row) <= _BY)
    kinds = {it.kind for it in near if it and it.value}
    if len(kinds & _STATING) < _LEAST_CELLS or kinds.isdisjoint(_PAID):
        return None
    return Entry(index, index, index, label.value, "label", bare=True)


_LABEL, _BY = 24, 3
"""A label is no longer, and others by it no further away."""
_PAID = frozenset({"pay", "employment"})
"""A concert has a title, a place and an organiser too, but neither of these."""
_STATING: frozenset[LabelKind] = frozenset({"place", "company", "pay", "employment"})


def _from_labels(index: int, line: Parted) -> Entry | None:
    """Return the entry of a line whose cells have labels: "Company: Halden | Role: Baker | Place: Oslo"."""
    labels = [vocabulary.label(cell.text) for cell in line.cells] if len(line.cells) > 1 else []
    found = [it for it in labels if it and it.value]
    role = next((it.value for it in found if it.kind == "role"), None)
    if role is None or len(found) < 2 or len(found) * 2 < len(line.cells):
        return None
    cells = [(Cell(it.value, f"={it.kind}"), _LABELLED[it.kind]) for it in found if it.kind in _LABELLED]
    return Entry(index, index, index, role, "|labels", cells)


def _seeks(text: str) -> bool:
    """Return whether a line opens with words for looking for somebody: "Need a Stage Manager"."""
    return vocabulary.phrases("seek").match(text) is not None


def _from_sentence(index: int, text: str) -> Entry | None:
    """Return the entry of an ad in a sentence: "Hotel Rose sucht Koch (m/w/d) in Passau."."""
    if not text[0].isupper() or not (_IN.search(text) or vocabulary.gender(text) or vocabulary.manner(text)):
        return None
    seek = vocabulary.phrases("seek").search(text[:_SOUGHT])
    if seek is None:
        return None
    rest = text[seek.end() :].strip(" :")
    marked = vocabulary.gender(rest[:_SOUGHT])
    place = next((found for found in _IN.finditer(rest) if places.is_place(found["place"])), None)
    place = place or (_IN.match(rest, marked.end()) if marked else None)
    role = _CLOSE.split(rest[: place.start()] if place else rest, maxsplit=1)[0]
    role = _ARTICLE.sub("", role)
    stated = place or vocabulary.manner(rest[len(role) :][:_SOUGHT]) == "yes"
    named = vocabulary.gender(role) or (
        stated and vocabulary.names_role(role) and len(role.split()) <= _WORDS
    )
    if not named:
        return None
    cells: list[tuple[Cell, Sort]] = [(Cell(place["place"], "s1"), sort_of(place["place"]))] if place else []
    if stated and not place:
        cells.append((Cell(rest[len(role) :].strip(" ,.")[:_SOUGHT], "s2"), "remote"))
    if firm := wording.without_greeting(text[: seek.start()].strip()):
        cells.append((Cell(firm, "s0"), "company"))
    return Entry(index, index, index, role, "s", cells)


def _from_line(index: int, line: Parted) -> Entry | None:
    """Return the entry of a line parted by signs, one of whose cells is a role."""
    if len(line.cells) < 2:
        return None
    cells = [(cell, sort_of(cell.text)) for cell in line.cells]
    if any(sort == "prose" for _, sort in cells):
        return None
    roles = [cell for cell, sort in cells if sort == "role"]
    if not roles:
        inside = [(cell, parting.inner(cell.text)) for cell, sort in cells if sort in {"", "company"}]
        inside = [(cell, it) for cell, it in inside if it.style]
        if not inside:
            return None
        cell, found = inside[0]
        extra = [(Cell(it.text, f"{cell.slot}{it.slot}"), sort_of(it.text)) for it in found.cells[1:]]
        rest = [(other, sort) for other, sort in cells if other is not cell]
        return Entry(
            index, index, index, found.cells[0].text, line.style + line.sign, [*rest, *extra], line.tag
        )
    rest = [it for cell, sort in cells if cell is not roles[0] for it in _split(cell, sort)]
    found = parting.inner(roles[0].text)
    role = roles[0].text
    placed = any(sort == "place" for _, sort in rest)
    if found.style == "at" or (found.style in {"()", "in"} and not placed):
        role = found.cells[0].text
        rest += [(Cell(it.text, f"i{it.slot}"), sort_of(it.text)) for it in found.cells[1:]]
    return Entry(index, index, index, role, line.style + line.sign, rest, line.tag)


def _split(cell: Cell, sort: Sort) -> Iterator[tuple[Cell, Sort]]:
    """Yield a cell, or the employer and the place that it has: "Museum of the Fen, Ely"."""
    if sort in {"", "employment", "remote"} and (found := _placed(cell)):
        yield from found
        return
    firm, comma, town = cell.text.rpartition(", ")
    if sort not in {"", "company"} or not comma or places.is_place(firm):
        yield cell, sort
    elif places.is_place(town) or (wording.is_firm(firm) and names.town(cell.text) == town):
        yield Cell(firm, f"{cell.slot},0"), "company"
        yield Cell(town, f"{cell.slot},1"), "place"
    else:
        yield cell, sort


def _placed(cell: Cell) -> list[tuple[Cell, Sort]]:
    """Part a place from how much one works there, or from where: "Dresden, 20 hours"."""
    town, comma, rest = cell.text.partition(", ")
    how = sort_of(rest)
    if not comma or how not in {"employment", "remote"} or sort_of(town) not in {"", "place"}:
        return []
    known = sort_of(town) == "place"
    if not known and not (place_shapes.is_city(town) and " " not in town):
        return []
    return [
        (Cell(town, f"{cell.slot},1"), "place" if known else ""),
        (Cell(rest, f"{cell.slot},2"), how),
    ]


def _from_words(index: int, line: Parted) -> Entry | None:
    """Return the entry of a line without separators: a role alone, or one parted by its words."""
    if len(line.cells) != 1:
        return None
    text = line.cells[0].text
    more: list[tuple[Cell, Sort]] = []
    if text[-1] == ")" and (until := _UNTIL.search(text)) and dating.ends_in_date(until[1]):
        more.append((Cell(until[1], "(until)"), "age"))
        text = text[: until.start()]
    if shared := (_SHARE.search(text) if "%" in text else None):
        more.append((Cell(shared[1], "%"), "employment"))
        text = text[: shared.start()] + text[shared.end() :]
    if remarked := _before_remark(text):
        cells = [(Cell(remarked[2], "()1"), sort_of(remarked[2]))]
        return Entry(index, index, index, remarked[1], "w" + line.sign, cells, line.tag)
    if shapes.ends_sentence(text) and ". " in text:
        text, more = _before_stops(text)
    if shapes.ends_sentence(text) or len(text) > _SHORT:
        return None
    found = parting.inner(text)
    if found.style and (found.style != "," or more or _name_facts(found.cells)):
        parts = ((cell, sort_of(cell.text)) for cell in found.cells[1:])
        cells = [
            *(it for cell, sort in parts for it in (sort == "remote" and _placed(cell)) or [(cell, sort)]),
            *more,
        ]
        return Entry(index, index, index, found.cells[0].text, "w" + line.sign, cells, line.tag)
    if among := _from_list(index, line, text):
        return among
    if more or not wording.is_role(text):
        return None
    return Entry(index, index, index, text, "w" + line.sign, [], line.tag, bare=True)


def _from_list(index: int, line: Parted, text: str) -> Entry | None:
    """Return the entry of a line of facts between commas, one of them a role, two beyond all doubt."""
    cells = [(cell, sort_of(cell.text)) for cell in parting.listed(text)]
    role = next((cell for cell, sort in cells if sort == "role"), None)
    rest = [(cell, sort) for cell, sort in cells if cell is not role]
    if role is None or len({sort for _, sort in rest} & _SURE_FACTS) < 2:
        return None
    return Entry(index, index, index, role.text, ",list" + line.sign, rest, line.tag)


def _before_stops(text: str) -> tuple[str, list[tuple[Cell, Sort]]]:
    """Part a line at its full stops, if facts follow the first: "Curator, Lace House, Bath. £23,400."."""
    first, *rest = _STOP.split(text.rstrip("."))
    cells = [(Cell(piece, f".{index}"), sort_of(piece)) for index, piece in enumerate(rest)]
    return (first, cells) if any(sort in _AFTER_STOPS for _, sort in cells) else (text, [])


def _before_remark(text: str) -> re.Match[str] | None:
    """Match a role and its place in brackets before the rest of a sentence: "Cook (Bath), two years, …"."""
    found = _REMARKED.match(text) if "(" in text else None
    if found is None or not wording.is_role(found[1]):
        return None
    inside = sort_of(found[2])
    return found if inside in {"place", "remote"} or (not inside and place_shapes.is_city(found[2])) else None


_REMARKED = lazy.regex(r"([^()|:;.]{3,60}) \(([^()]{2,50})\)(?=[,.:;]\s)")
_SHARE = lazy.regex(r" \((\d{1,3}(?: ?[-–] ?\d{1,3})? ?%)\)")
"""How much of a full week: "(80-100%)"."""
_UNTIL = lazy.regex(r" \(([^()]{4,50}\b20\d\d)\)$")
"""Until when one may apply: "(deadline 1 June 2032)"."""
_STOP = lazy.regex(r"\.\s+")
_AFTER_STOPS: frozenset[Sort] = frozenset({"pay", "age", "employment", "remote"})


def _name_facts(cells: Sequence[Cell]) -> bool:
    return any(sort_of(cell.text) in _SURE_FACTS for cell in cells[1:])


def below(rows: Sequence[Line], entry: Entry) -> None:
    """Add to an entry what the lines under and over its role say."""
    if not entry.bare and _is_name(rows, entry):
        entry.bare, entry.role = True, parting.whole(rows[entry.anchor].bare)
    if not entry.bare:
        entry.cells[:] = [it for it in entry.cells if it[0].slot[0] not in _BESIDE]
        _beside(rows, entry)
        return
    entry.cells.clear()
    lines = [index for index in range(entry.first, entry.last + 1) if index != entry.anchor]
    lone, again = None, 0
    for index in lines[:_FACT_LINES]:
        text = rows[index].bare
        offset = index - entry.anchor - again
        over = index < entry.anchor and vocabulary.is_button(text)  # "Apply" over a role heads nothing
        if len(text) > 160 or (vocabulary.heading(text) and not vocabulary.label(text) and not over):
            break
        label = vocabulary.label(text)
        if label and label.kind == "remote" and ":" not in text and cell_sorts.sort_of(label.value) != "":
            label = None  # "Remote — Full-time" has no label
        if _joins(text):
            lone = "company"
            continue
        if index > entry.anchor and says_again(rows, index):
            again += 1
            continue
        valued = not cell_sorts.is_remark(text) and vocabulary.lone_label(text) is None
        if lone and lone in _LABELLED and valued:
            entry.cells.append((Cell(text, f"={lone}"), _LABELLED[lone]))
        elif label and label.kind in _LABELLED and label.value:
            value = text if label.kind == "pay" else label.value  # the label may name the period
            entry.cells.append((Cell(value, f"={label.kind}"), _LABELLED[label.kind]))
        elif label is None:
            entry.cells += _parts(text, offset)
        lone = vocabulary.lone_label(text) if label is None or not label.value else None


def says_again(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line only says again what is right above: "Baker" / "Baker with verification"."""
    above, text = rows[index - 1].bare, rows[index].bare
    glued = rows[index].row == rows[index - 1].row + 1
    return (
        glued
        and len(above) > _SHORT_ROLE
        and text.startswith(above)
        and not text[len(above) :].strip(" -–—|")[:1].isupper()
    )


_SHORT_ROLE = 5


def _joins(text: str) -> bool:
    """Return whether a line is the small word between a role and its employer: "at"."""
    return len(text) <= _JOINT and text.casefold() in wording.words_for("at")


_JOINT = 8


def _is_name(rows: Sequence[Line], entry: Entry) -> bool:
    """Return whether what was taken for a place or employer belongs to the role, a place being right below.

    "Account Executive, Nordics" over "Stockholm"; "Instrument Maker (Brass)" over "Bremen, Germany".
    """
    under = entry.anchor + 1
    if under > entry.last or [(cell.slot, sort) for cell, sort in entry.cells] not in _NAMED:
        return False
    glued = rows[under].row == rows[entry.anchor].row + 1
    return glued and len(rows[under].bare) <= _SHORT and sort_of(rows[under].bare) == "place"


_NAMED: tuple[list[tuple[str, Sort]], ...] = ([(",1", "place")], [("()1", "")])


_ABOVE, _BELOW = "^", "_"
_BESIDE = _ABOVE + _BELOW
_LEAST_CELLS = 2


def _beside(rows: Sequence[Line], entry: Entry) -> None:
    """Add what is over the line of a role with facts of its own, and the line of more right under it."""
    above = [
        (Cell(cell.text, f"{_ABOVE}{cell.slot}"), sort)
        for index in range(entry.first, entry.anchor)
        for cell, sort in _plain_cells(rows[index].bare, 0)
        if len(rows[index].bare) <= _SHORT
    ]
    entry.cells[:0] = above
    under = entry.anchor + 1
    if under > entry.last or rows[under].row > rows[entry.anchor].row + 1:
        return
    text = rows[under].bare
    if entry.form.startswith("blurb") and not entry.has("company") and len(text) <= _SHORT:
        entry.cells += [(Cell(text, f"{_BELOW}0"), sort_of(text))]
    if entry.facts():
        return
    cells = list(_plain_cells(text, 0)) if len(text) <= _RULE_LENGTH else []
    sure = sum(sort in _SURE_FACTS for _, sort in cells)
    sure += len(cells) >= _LEAST_CELLS and not cells[0][1] and place_shapes.is_city(cells[0][0].text)
    if sure and (len(cells) >= _LEAST_CELLS or sure == len(cells)) and vocabulary.label(text) is None:
        entry.cells += [(Cell(cell.text, f"{_BELOW}{cell.slot}"), sort) for cell, sort in cells]


def _plain_cells(text: str, offset: int) -> Iterator[tuple[Cell, Sort]]:
    line = parting.parted(_unrated(text))
    if len(line.cells) == 1 and sort_of(line.cells[0].text) == "":
        line = parting.inner_place(line)
    for cell in line.cells:
        yield Cell(cell.text, f"{offset}{cell.slot}"), sort_of(cell.text)


def _parts(text: str, offset: int) -> Iterator[tuple[Cell, Sort]]:
    """Yield the cells of a line, an employer and its place apart unless the line has its place besides."""
    cells = list(_plain_cells(text, offset))
    placed = len(cells) == _LEAST_CELLS and place_shapes.is_city(cells[1][0].text) and cells[1][1] in _TOWN
    for cell, sort in cells:
        if placed and sort in _FIRM:
            yield cell, sort
        else:
            yield from _split(cell, sort)


_FIRM: frozenset[Sort] = frozenset({"", "company"})
_TOWN: frozenset[Sort] = frozenset({"", "place"})


def _unrated(text: str) -> str:
    """Return an employer without how many stars people give it: "Halden Museum 4.2 ★"."""
    return _STARS.sub("", text) or text if any(map(text.__contains__, _STAR)) else text


_STAR = "★⭐☆"
_STARS = lazy.regex(r"\s*[(\[]?\b\d(?:[.,]\d)?\s?[★⭐☆].*$|\s*[★⭐☆]\s?\d(?:[.,]\d)?\b.*$")
