"""The employer whose own page a list of jobs is: what its header, its opening and its last lines name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import menus, shapes, vocabulary
from reader.parsing.ads import names
from reader.parsing.jobs import cell_sorts, weighing, wording
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.lines import Line

_TOP, _END = 12, 8
_NAME, _WORDS = 60, 7
_COPYRIGHT = lazy.regex(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[,\s]*(?P<name>[^|·•.]{2,60}?)"
    r"(?=\s{2,}|\s[-–|·•]|[|·•,]|\.(?:\s|$)|$)",
    re.IGNORECASE,
)
_FORM = lazy.regex(
    r",?\s(?:GmbH(?: & Co\. KG)?|Ltd\.?|Limited|LLC|Inc\.?|plc|AG|KG|e\. ?V\.|SpA|S\.p\.A\.|SRL"
    r"|S\.r\.l\.|SL|S\.L\.|SA|SAS|SARL|BV|B\.V\.|NV|AB|AS|ApS|A/S|Oy|Oyj|Lda\.?|Ltda\.?"
    r"|sp\. z o\.o\.|s\.r\.o\.)"
    r"(?=$|[\s,])"
)
"""What a name has after it in law, and not on its page."""
_RIGHTS = lazy.regex(
    r"[\s,.]*\b(?:all rights reserved|alle rechte|tous droits|todos os direitos|todos los).*$", re.IGNORECASE
)
_LOGO = lazy.regex(r"^\[[^\[\]]{2,20}\]\s+(?=\S)")
"""What a text browser has for a picture: "[logo] Halden"."""
_GAP = lazy.regex(r"\s{2,}|\s[|·•–—-]\s")


def find(rows: Sequence[Line], entries: Sequence[Entry]) -> str | None:
    """Return the employer of a page none of whose entries names one, or None.

    One thing must tell of it: words for a page of jobs beside it, "We" right under it, its name both at
    the top and in the last lines, or a paragraph that says what it does: "Halden builds ferries for …".
    """
    unnamed = _may_be_places(entries) and not any(entry.has("company") for entry in entries)
    top = [row.bare for row in rows[: min(_TOP, entries[0].first)]]
    for text in top:
        beside = vocabulary.phrases("careers").match(text)
        if beside and (unnamed or _are_sites(rows, entries)) and (name := _named(text[beside.end() :])):
            return name
        if unnamed and (name := _announcing(text)):
            return name
    if not unnamed:
        return None
    ends = list(_at_the_end([row.bare for row in rows[max(entries[-1].last + 1, len(rows) - _END) :]]))
    pieces = [piece for text in top for piece in (text, _sender(text), *_GAP.split(_LOGO.sub("", text)))]
    plain = set(map(vocabulary.plain, pieces))
    for name in ends:
        if any(
            text == vocabulary.plain(name) or text.startswith(f"{vocabulary.plain(name)} ") for text in plain
        ):
            return name
    for index in range(1, entries[0].first):
        text, over = rows[index].bare, rows[index - 1].bare
        if len(text) <= _NAME:
            continue
        if _we().match(text) and "," not in over and (name := _named(over)):
            return name
        if name := next((name for it in pieces if _does(text, it) and (name := _named(it))), ""):
            return name
    return _first(rows, entries) or None


def _first(rows: Sequence[Line], entries: Sequence[Entry]) -> str:
    """Return the name that opens a page, alone over what announces its jobs, or jobs by team; or ""."""
    over = [row.bare for row in rows[1 : min(_TOP, entries[0].first)]]
    if not over or rows[1].row == rows[0].row + 1 or menus.is_bar(rows[0].bare):
        return ""
    led = weighing.announces(over[0])
    by_team = sum(entry.team is not None for entry in entries) * 2 > len(entries)
    announced = led or (
        by_team and any(weighing.announces(it) or vocabulary.phrases("careers").match(it) for it in over)
    )
    return _named(rows[0].bare) if announced else ""


def _announcing(text: str) -> str:
    """Return the employer by its form in a line that announces its jobs, or "": "Vacancies | Halden Museum".

    Behind "at" it may have any name: "Jobs at Halden".
    """
    if not weighing.announces(text):
        return ""
    pieces = _GAP.split(text)
    if len(pieces) == _BOTH:
        return next((name for it in pieces if wording.is_firm(it) and (name := _named(it))), "")
    listing = vocabulary.phrases("listing").match(text)
    small, _, name = text[listing.end() :].strip().partition(" ") if listing else ("", "", "")
    tables = vocabulary.tables()
    known = small in tables["at"] or (small in (*tables["in"], *tables["article"]) and wording.is_firm(name))
    return _named(name) if known else ""


_BOTH = 2


def _are_sites(rows: Sequence[Line], entries: Sequence[Entry]) -> bool:
    """Return whether what was taken for employers, none by its form, is beside the towns on their lines."""
    firms = any(
        sort == "company" and names.is_firm(cell.text) for entry in entries for cell, sort in entry.cells
    )
    return not firms and all(_whole(rows, entry) for entry in entries if entry.company)


def _whole(rows: Sequence[Line], entry: Entry) -> str:
    """Return the line of an entry that has what was taken for its employer and its place, or ""."""
    if not entry.company or not entry.place:
        return ""
    within = (rows[index].bare for index in range(entry.anchor + 1, entry.last + 1))
    both = len(entry.company) + len(entry.place) + _JOINT
    return next((it for it in within if entry.company in it and entry.place in it and len(it) <= both), "")


_JOINT = 3
"""Between a site and its town: " - "."""


def _does(text: str, name: str) -> bool:
    """Return whether a paragraph opens with a name and what it does."""
    opening, word = f"{name} ", text[len(name) + 1 :].partition(" ")[0]
    return text.startswith(opening) and word in vocabulary.tables()["does"]


def _sender(text: str) -> str:
    """Return whom a mail is from as a line with an address says: "From: Halden <news@halden.example>"."""
    return text.partition(" <")[0].rpartition(": ")[2] if "@" in text else ""


def _may_be_places(entries: Sequence[Entry]) -> bool:
    """Return whether what was taken for employers may be towns: no entry with one has another place."""
    return not any(
        entry.company and (entry.place or not place_shapes.is_city(entry.company)) for entry in entries
    )


def settle(rows: Sequence[Line], entries: Sequence[Entry], host: str) -> None:
    """Give all entries their page's employer; what was taken for one is their place, or a part of it."""
    for entry in entries:
        whole = _whole(rows, entry) if entry.company != host else ""
        entry.place = whole or entry.place or entry.company
        entry.company = host


def _at_the_end(texts: Sequence[str]) -> Iterator[str]:
    """Yield the names in the last lines: after a copyright sign, or with the form of a firm."""
    for text in reversed(texts):
        if found := _COPYRIGHT.search(text):
            name = _named(_RIGHTS.sub("", found["name"]))
            if name:
                yield name
        elif (form := _FORM.search(text)) and (name := _named(text[: form.start()])):
            yield name


def _named(text: str) -> str:
    """Return a name without its form in law if it may be an employer's, else ""."""
    form = _FORM.search(text)
    name = (text[: form.start()] if form else text).strip(" ,:–—-|·•*_#")
    if not 2 < len(name) <= _NAME or len(name.split()) > _WORDS or not name[0].isupper():
        return ""
    if shapes.ends_sentence(text) and not form:
        return ""
    if (
        weighing.announces(name)
        or menus.bare(name) in menus.KNOWN
        or vocabulary.heading(name)
        or vocabulary.is_button(name)
        or vocabulary.label(name)
        or names.is_greeting(name)
    ):
        return ""
    if names.is_known(name) or cell_sorts.sort_of(name) not in cell_sorts.FIRM:
        return ""
    small = [word for word in name.split() if len(word) > _SMALL and word == word.lower()]
    return "" if small and not names.is_firm(name.split()[0]) else name


_SMALL = 3


@cache
def _we() -> re.Pattern[str]:
    words = sorted(vocabulary.tables()["we.own"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)
