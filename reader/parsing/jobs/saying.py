"""Messages that offer a job in their first sentences, or in their subject."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader import lazy, places
from reader.parsing import details, role_words, shapes, vocabulary, word_tables
from reader.parsing.ads import names, naming
from reader.parsing.jobs import parting, seeking
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.cell_sorts import sort_of
from reader.parsing.jobs.parting import Cell
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.lines import Line

_LENGTH = 400
"""An offer is made in its first words, or not in a sentence."""
_LINES = 6
_SHORT = 60
"""A shorter line of a message ends where it ends, and was not broken at a column."""
_LIST = lazy.regex(
    rf"^(?:(?:re|fwd?|aw|wg|tr|rv)\s?:\s*)*{shapes.NO_MARKUP}(?:\[[^\]]{{2,40}}\]\s*)+", re.IGNORECASE
)
_KIND = lazy.regex(r"^(?P<kind>[^\W\d_]+(?: [^\W\d_]+){0,2})\s?(?:[:：]| [-–—])\s*(?=\S)")


def subject(text: str) -> str:
    """Return a mail's subject without the name of its list: "[Paperfolk] Position: Binder"."""
    return _LIST.sub("", text)


def heads(text: str) -> bool:
    """Return whether a line only says that an offer follows: "*VAGA*", "OFERTA DE EMPLEO"."""
    bare = parting.unpictured(vocabulary.plain(text)).strip(" *_:!#-–—").strip()
    return 2 < len(bare) < seeking.GREETING and bare in _headings()


@cache
def _headings() -> frozenset[str]:
    tables = vocabulary.tables()
    return frozenset((*tables["hiring"], *tables["label.role"], *tables["wanted"], *tables["listing"]))


def titled(text: str) -> tuple[str, str]:
    """Return the role and the place of a subject that announces a job, by a word or as that and no more.

    "Position: Binder, Leuven"; "Binder (Leuven, Belgium)".
    """
    bare = subject(text)
    kind = _KIND.match(bare)
    if kind is None or not (heads(kind["kind"]) or vocabulary.is_notice(kind["kind"])):
        cells = parting.inner(bare).cells
        both = len(cells) == _BOTH and sort_of(cells[1].text) == "place"
        return (cells[0].text, cells[1].text) if both else ("", "")
    role, comma, place = bare[kind.end() :].partition(", ")
    known = comma and (places.is_place(place) or place_shapes.is_city(place))
    return (role, place) if known else (bare[kind.end() :], "")


_BOTH = 2


def said(rows: Sequence[Line], first: int, last: int, at: int, *, announced: bool = False) -> Entry | None:
    """Return the job that the first sentences of a message offer, or None.

    Where a thread is `announced` as one of jobs, a known role and a place are enough.
    """
    text = _opening(rows, first, last, at)
    pay = details.pay(text)
    offer = seeking.offer_in(text) or (seeking.named_in(text) if pay else None)
    if offer is None:
        return None
    if announced and (labelled := _labelled_place(rows, first, last)):
        offer = offer._replace(place=labelled)
    placed = bool(offer.place or offer.remote)
    idiom = vocabulary.phrases("role.idiom").search(offer.role)
    known = not idiom and (role_words.names_role(offer.role) or role_words.gender(offer.role) or offer.asked)
    if not (pay or (placed and (offer.company or offer.asked or announced))):
        return None
    named = announced and offer.place and (offer.company or offer.ours)
    named = named and naming.looks_like_one(offer.role.title())
    if not (known or named):  # then what is sought must be paid, and nothing that one could own or rent
        hourly = pay is not None and pay.period in {"hour", "day"}
        if pay is None or not (offer.company or (placed and hourly)) or _is_thing(offer.role):
            return None
    found = entry(first, last, offer.role, offer.place, offer.company)
    found.cells += [(Cell(offer.remote, "s2"), "remote")] if offer.remote else []
    return found


def _labelled_place(rows: Sequence[Line], first: int, last: int) -> str:
    """Return what a label right under the first sentence of a message says of where the job is, or ""."""
    for row in rows[first + 1 : min(last, first + _LABELS) + 1]:
        label = vocabulary.label(row.bare)
        if label and label.kind == "place" and label.value:
            return names.without_manner(label.value) or label.value
    return ""


_LABELS = 3


def _is_thing(role: str) -> bool:
    """Return whether somebody looks for a room, a bicycle or the like, and for nobody."""
    return not _things().isdisjoint(vocabulary.plain(role).split())


@cache
def _things() -> frozenset[str]:
    return word_tables.words_for("seek.thing")


def entry(first: int, last: int, role: str, place: str, company: str) -> Entry:
    """Return the entry of what a message says."""
    return Entry(first, last, first, role, "said", cells(place, company))


def cells(place: str, company: str) -> list[tuple[Cell, Sort]]:
    """Return what a message says of a job as cells, without what is ""."""
    found: list[tuple[Cell, Sort]] = [(Cell(place, "s1"), "place"), (Cell(company, "s0"), "company")]
    return [it for it in found if it[0].text]


def _opening(rows: Sequence[Line], first: int, last: int, at: int) -> str:
    """Return the first words of a message, without a greeting on a line of its own."""
    texts: list[str] = []
    apart = False
    for index in range(first, min(last, first + _LINES) + 1):
        stated = rows[index].bare[at if index == first else 0 :]
        text = parting.unpictured(stated)
        if index == first and last > first and len(text) < seeking.GREETING and text[-1:] in ",!":
            continue
        if texts and rows[index].row > rows[index - 1].row + 1:
            break
        labelled = bool(texts) and vocabulary.label(stated) is not None
        broken = bool(texts) and len(texts[-1]) < _SHORT and text[:1].isupper()
        texts.append(f"\n{text}"[:_LENGTH] if broken or labelled or apart else text[:_LENGTH])
        apart = labelled
    text = " ".join(texts)[:_LENGTH]
    stop = seeking.STOP.search(text[: seeking.GREETING])
    over = text[: stop.end()] if stop else ""  # "We're hiring!", "BAKER WANTED."
    return text[len(over) :] if over and (heads(over) or over.isupper()) else text


def offered(rows: Sequence[Line], first: int, last: int) -> tuple[str, str]:
    """Return the role and the employer of the first sentence of a message that seeks somebody, or "", ""."""
    offer = seeking.offer_in(_opening(rows, first, last, 0)) if first <= last else None
    return (offer.role, offer.company) if offer else ("", "")
