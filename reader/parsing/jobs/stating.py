"""What an entry of a list states, by its cells first and by the rest of its text after them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast, get_args

from reader import lazy, places
from reader.model import Level
from reader.parsing import details, role_words, roles, vocabulary
from reader.parsing.ads import stating as ads_stating
from reader.parsing.ads.stating import bare_pay
from reader.parsing.jobs import cell_sorts, weighing, wording
from reader.places.table import find_country

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Employment, Pay
    from reader.parsing.jobs.anchoring import Entry

_WORN: tuple[Level, ...] = ("intern", "junior", "senior", "lead")
"""Ranks that a role's own words name in any language; who manages or directs what is often no rank."""

_OPENING_SUM = lazy.regex(
    r"(?:^|[.!?] |\(|, )((?:[A-Z]{1,3})?[$€£]\s?\d{2,3}(?:[.,]?\d{3}|[kK]))"
    r"(?=[.;](?:\s|$)|\)|$| pro rata| and an? )"
    r"|(?:^|[.!?] |\()((?:[A-Z]{1,3})?[$€£]\s?\d{2,3}[.,]?\d{3})(?=,\s)",
    re.MULTILINE,
)
"""A sum that opens or closes a sentence or a remark: "Night shifts. A$68,000, no weekends.", "(A$68k)"."""
_SUM = lazy.regex(r"[$€£]\s?\d{2,3}[.,]?\d{3}")
"""A cell that begins like this, and says more: "£27,100 pro rata"."""


def role(entry: Entry, body: str) -> str | None:
    """Return the job's name; for a comment whose first line has none, the one that its text seeks."""
    return wording.clean_role(entry.role) or roles.find(body)


def level(entry: Entry, name: str | None) -> Level | None:
    """Return the rank that the role or a cell of its own names."""
    stated = tuple(cell.text for cell, sort in entry.cells if sort == "level")
    return roles.level(name) or _level(stated, name or "")


@lru_cache(maxsize=512)  # a list says the same of many jobs
def _level(stated: tuple[str, ...], name: str) -> Level | None:
    """Return the rank that cells, or the words of a role, have in any language."""
    for ranks, texts in ((get_args(Level), stated), (_WORN, (name,))):
        for text in texts:
            for rank in ranks:
                if vocabulary.phrases(f"level.{rank}").search(text):
                    return cast("Level", rank)
    middle = vocabulary.phrases("level.mid").search(name)
    return "mid" if middle and not role_words.names_role(middle.group()) else None


def country(body: str, text: str) -> str | None:
    """Return the country by which a job's currency is read, if its own words or its page tell one.

    Whose crowns are meant, or the country of which a page lists the jobs; None if that is open.
    """
    if "kr" in body.casefold():
        return _crowns(body[:_PAGE]) or _crowns(text[:_PAGE])
    return _listed_in(text[:_TOP]) if "$" in body else None


def tell_country(entries: Sequence[Entry]) -> None:
    """Give the entries of a list the country in which all of their towns are that are listed, if half are."""
    towns = {entry.place.partition(",")[0] for entry in entries if entry.place}
    listed = [*filter(None, map(places.countries_of, towns))]
    common = set.intersection(*listed) if listed and len(listed) * 2 >= len(towns) else set()
    code = common.pop() if len(common) == 1 else None
    for entry in entries if code else ():
        entry.country = code


@lru_cache(maxsize=64)
def _listed_in(top: str) -> str | None:
    """Return the country at the end of a line that announces jobs: "Viticulture jobs in All Australia"."""
    for line in top.splitlines():
        if len(line) <= weighing.ANNOUNCEMENT and weighing.announces(line):
            words = line.strip(" .:!").split()
            ends = (" ".join(words[-size:]) for size in (1, 2) if len(words) > size)
            if found := next(filter(None, map(find_country, ends)), None):
                return found.code
    return None


_TOP = 1500
_PAGE = 4000
_crowns = lru_cache(maxsize=64)(ads_stating.crowns)
"""The entries of a list share their page."""


def pay(entry: Entry, body: str, country: str | None) -> Pay | None:
    """Return what the job pays, as a cell says or else its text; what the board only guesses is no pay."""
    if any(sort == "pay" and cell.text.endswith(_GUESSED) for cell, sort in entry.cells):
        body = "\n".join(line for line in body.split("\n") if not line.rstrip().endswith(_GUESSED))
    for cell, sort in entry.cells:
        if sort == "pay" and not cell.text.endswith(_GUESSED) and (found := details.pay(cell.text, country)):
            return found
        label = vocabulary.label(cell.text) if cell.slot == "=pay" else None
        if label and (found := details.pay(f"Salary: {label.value}", country)):
            return found  # "Funding amount: £20,780 per annum"
    for cell, sort in entry.cells:
        own = cell.text.rpartition(", ")[2] if sort == "employment" else cell.text if not sort else ""
        if _SUM.match(own) and (found := details.pay(f"Salary: {own}", country)):
            return found
    stated = (*(cell.text for cell, _ in entry.cells), body.partition("\n")[0])
    found = details.pay(body, country) or bare_pay(body, stated)
    opened = _OPENING_SUM.search(body) if found is None else None
    return details.pay(f"Salary: {opened[1] or opened[2]}", country) if opened else found


_GUESSED = " ?"
"""Behind a sum, where a board explains how it guessed."""


def remote(entry: Entry, body: str) -> bool | None:
    """Return whether the job is remote, as the cells say or else the text; a mixture is None."""
    answers = [cell.text for cell, sort in entry.cells if cell.slot == "=remote" or sort == "remote"]
    for answer in answers:
        if found := ads_stating.ANSWER.match(answer):
            return found["yes"] is not None
    texts = [cell.text for cell, sort in entry.cells if sort in {"place", "remote", "employment"}]
    if any(map(cell_sorts.names_area, texts)):
        return True
    manners = {_manner(text) for text in (*texts, entry.place or "")} - {None}
    if manners:
        return {"yes": True, "no": False}.get(str(manners.pop())) if len(manners) == 1 else None
    return ads_stating.told_remote(body)


def employment(entry: Entry) -> Employment | None:
    """Return the kind of employment that its cells state."""
    texts = [cell.text for cell, sort in entry.cells if sort in {"employment", "remote", "level"}]
    return _employment(" | ".join(texts)) if texts else None


@lru_cache(maxsize=512)
def _employment(text: str) -> Employment | None:
    return vocabulary.employment(text)


@lru_cache(maxsize=512)  # a list says the same of many jobs
def _manner(text: str) -> str | None:
    """Return how a cell says that people work; both at once is a mixture."""
    both = all(vocabulary.phrases(f"remote.{way}").search(text) for way in ("yes", "no"))
    return "hybrid" if both else vocabulary.manner(text)
