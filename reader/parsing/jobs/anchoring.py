"""Entries of a list of jobs: where each begins, and what the line that names the job says.

An entry begins at a line that names a job: with the facts in the same line ("Role — Place"), or with them in
the lines below or above ("Role", "Company", "Place").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader import lazy, places
from reader.parsing import dating, lines, role_words, shapes, vocabulary
from reader.parsing.ads import names
from reader.parsing.jobs import cell_parts, cell_sorts, parting, wording
from reader.parsing.jobs.cell_sorts import FIRM, HOW, sort_of
from reader.parsing.jobs.parting import LONGEST, Cell
from reader.parsing.memo import memoized
from reader.parsing.word_tables import any_of, words_for
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.jobs.parting import Parted
    from reader.parsing.lines import Line
    from reader.parsing.vocabulary import Label, LabelKind

SHORT, _WRAP = 100, 40
_PARTS = lazy.regex(r"\s*[|·•]\s*")
SURE_FACTS: frozenset[Sort] = frozenset({"place", "remote", "pay", "employment"})
LABELLED: Mapping[str, Sort] = {
    "place": "place", "company": "company", "pay": "pay", "level": "level", "employment": "employment",
    "remote": "remote", "team": "team", "date": "age",
}  # fmt: skip
_SOUGHT, _WORDS = 80, 8
_IN = lazy.regex(
    r"\s(?:in|à|en|em|a|w|i|bei|te"
    r"|near)\s(?P<place>[^\W\d_a-z][\w’'-]*(?:[ -](?:[^\W\d_a-z][\w’'-]*|am|an|der|de|la)){0,3})"
)
_CLOSE = lazy.regex(r"[.,;:!](?:\s|$)|\s(?:to|who|for|für|mit|der|die|qui|que|che|som)\s")
_FROM = lazy.regex(
    lambda: (
        rf"^[^\W\d_]{{1,6}} (?:{any_of(words_for('date.months'))}\.?)(?: \d{{4}})?(?: an)?,? (?=[^\W\d_])"
    ),
    re.IGNORECASE,
)
"""From when somebody is sought, before whom: "ab April eine Orgelbauerin"."""
_ARTICLE = lazy.regex(r"^(?:an?|eine?n?|une?|una?|uno|um|uma|een|en|ett)\s", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Entry:
    """One job in a list; indices into the non-blank lines, both ends included. Equal to itself alone."""

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
    country: str | None = None
    """The country, by its code, in which the towns of its list are."""

    def has(self, *sorts: Sort) -> bool:
        """Return whether one of its cells is of one of these cell_sorts."""
        return any(sort in sorts for _, sort in self.cells)

    def facts(self) -> int:
        """Return how many different facts it states beyond all doubt."""
        return len({sort for _, sort in self.cells} & SURE_FACTS)


@memoized
def is_quiet(text: str) -> bool:
    """Return whether a line is what a page has around an entry: an age, a button, a rule, a lone link."""
    if len(text) > lines.RULE_LENGTH:
        return False
    if lines.is_rule(text):
        return True
    label, colon, rest = text.partition(": ")
    if colon and "://" in rest and vocabulary.is_button(label):
        return True
    return all(map(cell_sorts.is_remark, filter(None, _PARTS.split(text))))


def is_fact(text: str) -> bool:
    """Return whether a line states where or how one works, as the last of the job above it may."""
    return len(text) <= SHORT and sort_of(text) in SURE_FACTS


def anchored(rows: Sequence[Line], index: int, text: str = "") -> Entry | None:
    """Return the entry that begins with a line, as far as that line says; None if it names no job.

    `text` is what to read instead of all of the line.
    """
    text = text or rows[index].bare
    text = parting.unaddressed(text)
    if len(text) > LONGEST or (len(text) > SHORT and not _has_signs(text)):
        return None
    if not role_words.names_role(text[:160]):
        return _among_labels(rows, index, text)
    line = parting.parted(text)
    if found := _from_labels(index, line):
        return found
    label = vocabulary.label(text) if text[0] not in "[(" else None
    if label and (
        any(map(text[: label.begin].__contains__, (":", "：", "】", _GAP)))
        or (label.kind != "role" and vocabulary.is_wide(text[: label.begin]))  # "雇用形態 正社員"
    ):
        found = _labelled(index, label, line.tag) if label.kind == "role" and label.value else None
        return found or (_titled(index, text, line) if _has_topic(rows, index, text) else None)
    found = _from_line(index, line)
    if found is None:
        said = _from_sentence(index, text)
        found = (said if said and _seeks(text) else _from_words(index, line)) or said
    if found is None and _has_topic(rows, index, text):
        found = _titled(index, text, line)
    if found:
        found.cells = [part for cell, sort in found.cells for part in cell_parts.apart(cell, sort)]
    return None if found and found.bare and _is_broken(rows, index) else found


def _titled(index: int, text: str, line: Parted) -> Entry:
    return Entry(index, index, index, text, "w" + line.sign, [], bare=True)


def _has_topic(rows: Sequence[Line], index: int, text: str) -> bool:
    """Return whether a line is a role, a colon and what it is about, over labels of a job, or who offers it.

    "Internship for students: sorting the sounds of walls" over "Place: Montpellier", or over "University of
    Marl, Umeå, Sweden".
    """
    role, colon, topic = text.partition(":")
    if not (colon and topic.strip()) or shapes.ends_sentence(text) or not wording.is_role(role.strip()):
        return False
    below = rows[index + 1] if index + 1 < len(rows) else None
    if below is None or below.row > rows[index].row + 1 or len(below.bare) > SHORT:
        return False
    if label := vocabulary.label(below.bare):
        return label.value != "" and label.kind in _STATING
    line = parting.parted(below.bare)
    cells = parting.inner_place(line).cells if len(line.cells) == 1 else ()
    placed = len(cells) > 1 and (sort_of(cells[1].text) == "place" or names.with_county(cells[1].text))
    return placed and wording.is_firm(cells[0].text)


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
    return ". " in text or "(" in text or any(map(text.__contains__, _SIGNS))


_SIGNS = ("|", "·", "•", " - ", " – ", "—", "  ")


def _labelled(index: int, label: Label, tag: str) -> Entry | None:
    small = label.value[0].islower() and not label.value[1:2].isupper()  # "Recherche : boulanger (h/f)"
    line = parting.parted(label.value[0].upper() + label.value[1:] if small else label.value)
    found = _from_line(index, line) or _from_words(index, line)
    if found:
        found.role = label.value[0] + found.role[1:] if small and found.role else found.role
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


_GAP = "  "
"""Between a label and its value, in a table of a page that lost its lines."""
_LABEL, _BY, _LEAST_CELLS = 24, 3, 2
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
    cells = [(Cell(it.value, f"={it.kind}"), LABELLED[it.kind]) for it in found if it.kind in LABELLED]
    return Entry(index, index, index, role, "|labels", cells)


def _seeks(text: str) -> bool:
    """Return whether a line opens with words for looking for somebody: "Need a Stage Manager"."""
    return vocabulary.phrases("seek").match(text) is not None


def _from_sentence(index: int, text: str) -> Entry | None:
    """Return the entry of an ad in a sentence: "Hotel Rose sucht Koch (m/w/d) in Passau."."""
    seek = vocabulary.phrases("seek").search(text[:_SOUGHT]) if text[0].isupper() else None
    if seek is None or not (_IN.search(text) or role_words.gender(text) or vocabulary.manner(text)):
        return None
    rest = text[seek.end() :].strip(" :")
    marked = role_words.gender(rest[:_SOUGHT])
    place = next((found for found in _IN.finditer(rest) if places.is_place(found["place"])), None)
    place = place or (_IN.match(rest, marked.end()) if marked else None)
    role = _CLOSE.split(rest[: place.start()] if place else rest, maxsplit=1)[0]
    role = _ARTICLE.sub("", _FROM.sub("", role))
    role = role[: role.index(" (")] if " (" in role and ")" not in role else role
    stated = place or vocabulary.manner(rest[len(role) :][:_SOUGHT]) == "yes"
    named = role_words.gender(role) or (
        stated and role_words.names_role(role) and len(role.split()) <= _WORDS
    )
    if not named or vocabulary.phrases("role.idiom").search(role):
        return None
    cells: list[tuple[Cell, Sort]] = [(Cell(place["place"], "s1"), sort_of(place["place"]))] if place else []
    if stated and not place:
        cells.append((Cell(rest[len(role) :].strip(" ,.")[:_SOUGHT], "s2"), "remote"))
    if firm := _BEFORE_EMPLOYER.sub("", wording.without_greeting(text[: seek.start()].strip())):
        cells.append((Cell(firm, "s0"), "company"))
    return Entry(index, index, index, role, "s", cells)


_BEFORE_EMPLOYER = lazy.regex(lambda: rf"^(?i:{any_of(words_for('seek.before'))})\s+(?=[^\W_a-z])")
"""Before who seeks somebody: "We at"."""


def _from_line(index: int, line: Parted) -> Entry | None:
    """Return the entry of a line parted by signs, one of whose cells is a role."""
    if len(line.cells) < 2:
        return None
    cells = [(cell, sort_of(cell.text)) for cell in line.cells]
    if any(sort == "prose" for _, sort in cells):
        return None
    roles = [cell for cell, sort in cells if sort == "role"]
    if not roles and cells[0][1] == "" and (named := _behind_colon(cells[0][0].text)):
        cells[0] = (cells[0][0]._replace(text=named), "role")
        roles = [cells[0][0]]
    if not roles:
        inside = [(cell, parting.inner(cell.text)) for cell, sort in cells if sort in FIRM]
        inside = [(cell, it) for cell, it in inside if it.style]
        if not inside:
            return None
        cell, found = inside[0]
        extra = [(Cell(it.text, f"{cell.slot}{it.slot}"), sort_of(it.text)) for it in found.cells[1:]]
        rest = [(other, sort) for other, sort in cells if other is not cell]
        return Entry(
            index, index, index, found.cells[0].text, line.style + line.sign, [*rest, *extra], line.tag
        )
    others = [(cell, sort) for cell, sort in cells if cell is not roles[0]]
    rest = [it for cell, sort in others for it in cell_parts.split(cell, sort)]
    rest = cell_parts.with_town(rest)
    found = parting.inner(roles[0].text)
    role = roles[0].text
    placed = any(sort == "place" for _, sort in rest)
    if found.style == "at" or (found.style in {"()", "in"} and not placed):
        role = found.cells[0].text
        rest += [(it._replace(slot=f"i{it.slot}"), sort_of(it.text) or _behind(it)) for it in found.cells[1:]]
    return Entry(index, index, index, role, line.style + line.sign, rest, line.tag)


def _behind_colon(text: str) -> str:
    """Return the role behind what is no label: "German needed: Curator"; or ""."""
    opening, colon, named = text.rpartition(": ")
    return named if colon and not vocabulary.label(opening + colon) and wording.is_role(named) else ""


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
        told = (Cell(remarked[2], "()1"), sort_of(remarked[2]))
        return Entry(index, index, index, remarked[1], "w" + line.sign, [told], line.tag)
    if shapes.ends_sentence(text) and ". " in text:
        text, more = _before_stops(text)
    bare = text.rpartition(" (")[0] if text.endswith(".)") else text  # "Tuner (20 hrs.)"
    if text[-1] == "." and sort_of(text.rpartition(", ")[2]) == "pay":
        bare = text = text[:-1]  # "Halden Mill, Baker, Hull, 18 €/Std."
    if shapes.ends_sentence(bare) or len(text) > SHORT:
        return None
    found = parting.inner(text)
    town = _behind_remark(found) if found.style == "," else None
    if found.style and (found.style != "," or more or town or _name_facts(found.cells)):
        cells: list[tuple[Cell, Sort]] = []
        for cell in found.cells[1:]:
            sort = "place" if cell is town else sort_of(cell.text) or _behind(cell)
            cells += (cell_parts.placed(cell) if sort == "remote" else []) or [(cell, sort)]
        cells += more
        return Entry(index, index, index, found.cells[0].text, "w" + line.sign, cells, line.tag)
    if among := _from_owner(index, line, text) or _from_list(index, line, text):
        return among
    if more or not wording.is_role(text):
        return None
    return Entry(index, index, index, text, "w" + line.sign, [], line.tag, bare=True)


def _behind_remark(line: Parted) -> Cell | None:
    """Return what is built like a town right behind a role with a remark: "Technician (0.8 FTE), Wageloo"."""
    role, *behind = line.cells
    _, bracket, remark = role.text[:-1].rpartition(" (") if role.text[-1] == ")" else ("", "", "")
    if not bracket or not vocabulary.is_town(behind[0].text) or not place_shapes.is_city(behind[0].text):
        return None
    closes = sort_of(remark) in HOW or role_words.gender(f"({remark})") is not None
    return behind[0] if closes else None


def _behind(cell: Cell) -> Sort:
    """Return what is behind "at" unless it is a place, and what says in brackets for how long one works."""
    if cell.slot == "at1":
        return "company"
    return "employment" if cell.slot == "()1" and _SPAN.fullmatch(cell.text) else ""


_SPAN = lazy.regex(
    lambda: rf"\d{{1,2}}(?: ?[-–] ?\d{{1,2}})?[ -](?:{any_of(words_for('time.spans'))})", re.IGNORECASE
)
"""For how long: "(4 years)"."""


def _from_list(index: int, line: Parted, text: str) -> Entry | None:
    """Return the entry of a line of facts between commas, one of them a role, two beyond all doubt."""
    cells = [(cell, sort_of(cell.text)) for cell in parting.listed(text)]
    role = next((cell for cell, sort in cells if sort == "role"), None)
    rest = [(cell, sort) for cell, sort in cells if cell is not role]
    if role is None or len({sort for _, sort in rest} & SURE_FACTS) < 2:
        return None
    return Entry(index, index, index, role.text, ",list" + line.sign, rest, line.tag)


def _from_owner(index: int, line: Parted, text: str) -> Entry | None:
    """Return the entry of a line that opens with who offers a job: "Rook Books, Hay: Clerk, £24 an hour"."""
    owner, colon, rest = text.partition(": ")
    if not (colon and owner[:1].isupper() and rest.strip()) or role_words.names_role(owner):
        return None
    found = parting.inner(rest[0].upper() + rest[1:])
    role = rest[0] + found.cells[0].text[1:]
    cells = [(Cell(it.text, f":{it.slot}"), sort_of(it.text)) for it in found.cells[1:]]
    stated = {sort for _, sort in cells} & SURE_FACTS or role_words.gender(role)
    if not (stated and wording.is_role(found.cells[0].text)):
        return None
    placed = _PLACED.fullmatch(owner)
    if placed and place_shapes.is_city(placed[2]):
        cells += [(Cell(placed[1], ":0"), "company"), (Cell(placed[2], ":1"), "place")]
    else:
        cells += cell_parts.split(Cell(owner, ":"), "")
    return Entry(index, index, index, role, ":" + line.sign, cells, line.tag)


_PLACED = lazy.regex(r"([^()]+) \(([^()]+)\)")


def _before_stops(text: str) -> tuple[str, list[tuple[Cell, Sort]]]:
    """Part a line at its full stops, if facts follow the first: "Curator, Lace House, Bath. £23,400."."""
    first, *rest = _STOP.split(text.rstrip("."))
    cells = [it for index, piece in enumerate(rest) for it in _facts(piece, f".{index}")]
    return (first, cells) if any(sort in _AFTER_STOPS for _, sort in cells) else (text, [])


def _facts(piece: str, slot: str) -> list[tuple[Cell, Sort]]:
    """Return a piece as a cell, or a town and how one works there: "Upper Marl, on site"."""
    town, _, rest = piece.partition(", ")
    how = sort_of(rest)
    if how in HOW and place_shapes.is_city(town):
        return [(Cell(town, f"{slot},0"), sort_of(town)), (Cell(rest, f"{slot},1"), how)]
    return [(Cell(piece, slot), sort_of(piece))]


def _before_remark(text: str) -> re.Match[str] | None:
    """Match a role and its place in brackets before the rest of a sentence: "Cook (Bath), two years, …"."""
    found = _REMARKED.match(text) if "(" in text else None
    if found is None or not wording.is_role(found[1]):
        return None
    inside = sort_of(found[2])
    return found if inside in {"place", "remote"} or (not inside and place_shapes.is_city(found[2])) else None


_REMARKED = lazy.regex(r"([^()|:;.]{3,60}) \(([^()]{2,50})\)(?=[,.:;]\s)")
_SHARE = lazy.regex(r" \((\d{1,3}(?: ?[-–] ?\d{1,3})? ?%)\)(?!$)")
"""How much of a full week, before other facts: "(80-100%)"."""
_UNTIL = lazy.regex(r" \(([^()]{4,50}\b20\d\d)\)$")
"""Until when one may apply: "(deadline 1 June 2032)"."""
_STOP = lazy.regex(r"\.\s+")
_AFTER_STOPS: frozenset[Sort] = frozenset({"place", "pay", "age", "employment", "remote"})


def _name_facts(cells: Sequence[Cell]) -> bool:
    return any(sort_of(cell.text) in SURE_FACTS for cell in cells[1:])


def says_again(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line only says again what is right above: "Baker" / "Baker with verification"."""
    if rows[index].row != rows[index - 1].row + 1:
        return False
    above, text = rows[index - 1].bare, rows[index].bare
    return (
        len(above) > _SHORT_ROLE
        and text.startswith(above)
        and not text[len(above) :].strip(" -–—|")[:1].isupper()
    )


_SHORT_ROLE = 5


def says_how(rows: Sequence[Line], index: int) -> bool:
    """Return whether a word right under a place says how one is employed, not as what: "Estágio"."""
    text = rows[index].bare
    if " " in text or rows[index].row != rows[index - 1].row + 1 or sort_of(text) != "employment":
        return False
    return sort_of(rows[index - 1].bare) == "place"
