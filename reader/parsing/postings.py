"""One posting: its place line, its text, and what the text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import places
from reader.folding import letters
from reader.model import Posting, identity
from reader.naming import name_of
from reader.parsing import details, finding, role_words, roles, sections, tail, vocabulary
from reader.parsing.lines import text_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from reader.model import BlockKind, Place
    from reader.parsing.ads import Ad
    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.lines import Line, Span


def read(rows: Sequence[Line], text: str, span: Span, folded: Sequence[str]) -> Posting:
    """Return the posting in a span: its first line is the place, the rest its text.

    `folded` is the result of `folding.letters` for each line; identities are computed from it.
    """
    head, last = rows[span.first], rows[span.last]
    place = places.parse_place(head.bare)
    start = rows[span.first + 1].start if span.first < span.last else head.end
    body = text_of(rows, text, span.first + 1, span.last) if span.first < span.last else ""
    lower = finding.lowered(body)
    named = _role(rows, span.first, body)
    role = name_of(named) if named else None
    remote = details.remote(body, lower)
    squashed = "".join(folded[span.first + 1 : span.last + 1])
    return Posting(
        id=identity("posting", folded[span.first] or head.bare, squashed or body.strip()),
        place=place,
        places=_places((place,) if place else (), body, lower),
        role=role,
        level=roles.level(role),
        team=details.team(body, place.city if place else None, lower),
        pay=details.pay(body, place.country_code if place else None),
        remote=details.place_is_remote(head.bare) if remote is None else remote,
        links=details.links(body),
        sections=sections.split(rows, text, span.first + 1, span.last),
        start=start,
        text=body,
        lines=(head.number, last.last),
    )


def _role(rows: Sequence[Line], place: int, body: str) -> str | None:
    """Return the role of the posting below a place line: what stands by itself over its text, or is in it."""
    over = rows[place + 1].bare if tail.is_headed(rows, place) else ""
    if not over or vocabulary.label(over):
        return roles.find(body)
    if role_words.names_role(over):
        return over
    return roles.find(body) or (over if vocabulary.heading(over) is None else None)


def of_ad(
    rows: Sequence[Line],
    text: str,
    ad: Ad,
    folded: Sequence[str],
    heads: Container[int],
    kinds: Mapping[int, BlockKind],
) -> Posting:
    """Return the posting that a page of one ad is: all of its lines but the title and what is around it.

    `heads` are its headings, `kinds` what markup says of its lines.
    """
    from reader.parsing.ads import placing, stating

    head, last = rows[ad.first], rows[ad.last]
    listed = placing.find(ad.page, ad.title)
    body = text_of(rows, text, ad.first, ad.last)
    company = stating.company(ad.page, ad.title, listed)
    role = stating.role(ad.page, ad.title, listed, company)
    place = listed[0] if listed else None
    squashed = "".join(folded[ad.first : ad.last + 1])
    return Posting(
        id=identity("posting", letters(place.text) if place else "", squashed or body.strip()),
        place=place,
        places=listed,
        role=role,
        level=stating.level(ad.page, role, ad.title),
        team=next(ad.page.stated("team"), None) or details.team(body, place.city if place else None),
        pay=stating.pay(ad.page, listed),
        remote=stating.remote(ad.page, ad.title),
        links=details.links(body),
        sections=sections.split(rows, text, ad.first, ad.last, heads=heads, quiet=ad.page.quiet, kinds=kinds),
        start=head.start,
        text=body,
        lines=(head.number, last.number),
        company=company,
        employment=stating.employment(ad.page, ad.title),
    )


def of_entry(rows: Sequence[Line], text: str, entry: Entry, folded: Sequence[str]) -> Posting:
    """Return the posting that an entry of a list or thread is: all of its lines, and what its cells state."""
    from reader.parsing.jobs import batches, stating

    head, last = rows[entry.first], rows[entry.last]
    body = text_of(rows, text, entry.first, entry.last)
    remote = stating.remote(entry, body)
    place = places.place_of(entry.place) if entry.place else None
    if place is None and not remote:
        place = batches.place(rows, entry)
    role = stating.role(entry, body)
    squashed = "".join(folded[entry.first : entry.last + 1])
    return Posting(
        id=identity("posting", letters(place.text) if place else "", squashed or body.strip()),
        place=place,
        places=_places((place,) if place else (), body, finding.lowered(body)),
        role=role,
        level=stating.level(entry, role),
        team=entry.team or details.team(body, place.city if place else None),
        pay=stating.pay(
            entry,
            _unwrapped(rows, entry, body),
            (place.country_code if place else None) or stating.country(body, text) or entry.country,
        ),
        remote=remote,
        links=details.links(body),
        sections=sections.split(rows, text, entry.first, entry.last),
        start=head.start,
        text=body,
        lines=(head.number, last.number),
        company=entry.company or batches.company(rows, entry),
        employment=stating.employment(entry),
    )


def _unwrapped(rows: Sequence[Line], entry: Entry, body: str) -> str:
    """Return the text of an entry with its lines whole that a column broke, if there are any."""
    own = rows[entry.first : entry.last + 1]
    return "\n".join(row.bare for row in own) if any(row.last > row.number for row in own) else body


def _places(listed: Sequence[Place], body: str, lower: str) -> tuple[Place, ...]:
    """Return the places of the place line first, then any others in the text."""
    found = list(listed)
    for other in details.named_places(body, lower):
        if all(_key(other) != _key(known) for known in found):
            found.append(other)
    return tuple(found)


def _key(place: Place) -> tuple[str | None, str | None, str | None]:
    return place.country_code, place.region_code, place.city
