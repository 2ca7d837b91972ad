"""What postings are called, and what is said of them in a few words, in every list and notice. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.export.wording import CURRENCIES, short_range
from reader.model import Posting, PostingSummary
from reader.naming import posting_name
from reader.ui.symbols import ELLIPSIS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Item, Pay
    from reader.search import Hit, Repeat

FIRST_WORDS = 8
"""Words of a posting's text that serve for a role and a team it does not name, as in its title."""
MOST_CHARACTERS, SEEN = 60, 1_000
"""Of those words, and of the text that is looked at for them."""
SHOWN_CITIES = 2
"""As many cities are named; of more, the first, and how many others there are."""
CACHED = 4096
PERIODS = {"hour": "/h", "day": "/day", "month": "/month", "year": ""}


def name_of(posting: Posting, repeats: Sequence[Repeat] = ()) -> str:
    """Return a posting's role; or else its team and city; or else its first words.

    Those are the first words that few others have, if that is known.
    """
    named = named_by(PostingSummary.of(posting))
    return named or _opening(posting, repeats)


def name_of_item(item: Item, repeats: Sequence[Repeat] = ()) -> str:
    """Return what an item is called: an article or paper by its title."""
    if not isinstance(item.content, Posting):
        return item.title
    return item.title if item.content.role else name_of(item.content, repeats)


def name_of_hit(hit: Hit) -> str:
    """Return what a hit is called, as `name_of_item` does; the first words are those of its title."""
    if hit.summary is None or hit.summary.role:
        return hit.title
    return named_by(hit.summary) or hit.title.replace(" …", ELLIPSIS)


def named_by(summary: PostingSummary) -> str:
    """Return a posting's role, or its team and city; empty if it names neither role nor team."""
    city = summary.cities[0] if summary.cities else None
    return posting_name("", summary.role, summary.team, city)


def city_of(posting: Posting) -> str:
    """Return a posting's city, or else its place as the text has it, or else whether it is remote."""
    if posting.place is None:
        return "Remote" if posting.remote else ""
    return posting.place.city or posting.place.text


@lru_cache(CACHED)
def facts_of(summary: PostingSummary) -> tuple[str, ...]:
    """Return what to say under a posting's name, the most telling first; nothing that the name says."""
    role, team, cities = summary.role, summary.team, summary.cities
    is_named_by_team = not role and bool(team)
    place = "" if is_named_by_team and len(cities) == 1 else places_of(summary)
    level = summary.level or ""
    told = (
        place,
        "remote" if summary.remote and cities else "",
        summary.company or "",
        "" if is_named_by_team else team or "",
        short_pay(summary.pay) if summary.pay else "",
        "" if role and level in role.lower() else level,
    )
    return tuple(fact for fact in told if fact)


def places_of(summary: PostingSummary) -> str:
    """Return where a posting is: "Beijing, Shanghai", "Seattle +3", "Remote"; empty if it does not say."""
    cities = summary.cities
    if not cities:
        return "Remote" if summary.remote else ""
    if len(cities) <= SHOWN_CITIES:
        return ", ".join(cities)
    return f"{cities[0]} +{len(cities) - 1}"


def short_pay(pay: Pay) -> str:
    """Return pay as briefly as it can be said: "$160–220k", "up to £90k", "₹28–41 lakh", "$25–40/h"."""
    sign = CURRENCIES.get(pay.currency, f"{pay.currency} ")
    amount = short_range(*pay.ends, pay.currency)
    bound = "up to " if pay.minimum is None else "from " if pay.maximum is None else ""
    return f"{bound}{sign}{amount}{PERIODS[pay.period]}"


def _opening(posting: Posting, repeats: Sequence[Repeat]) -> str:
    start = _own_start(posting, repeats)
    words = posting.text[start : start + SEEN].split(maxsplit=FIRST_WORDS)
    opening = " ".join(words[:FIRST_WORDS])
    is_cut = len(words) > FIRST_WORDS or len(opening) > MOST_CHARACTERS
    return (ELLIPSIS if start else "") + opening[:MOST_CHARACTERS] + (ELLIPSIS if is_cut else "") or "Posting"


def _own_start(posting: Posting, repeats: Sequence[Repeat]) -> int:
    """Return where in its text the first sentence begins that is not repeated; 0 if there is none."""
    at = 0
    for repeat in repeats:
        if posting.text[at : max(at, repeat.start - posting.start)].strip():
            return at
        at = repeat.stop - posting.start
    return at if posting.text[at:].strip() else 0
