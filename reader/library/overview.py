"""The library at a glance: its postings counted by place, role, level, pay, stage and week.

Each number comes with the search that lists what it counts, and is the total of that search.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from reader.library.mark_filters import midnight
from reader.library.saved_searches import SavedSearch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from reader.library.search_service import SearchService
    from reader.search import Facet, FacetValue

WEEKS = 12
"""How many weeks to look back for what is new, this one included."""
UNDER_WAY = ("none", "interested", "applied", "interview", "offer")
"""The stages that a posting goes through."""
ASIDE = ("rejected", "hidden")
"""Where it ends otherwise."""
TO_DECIDE = "To decide"
THIS_WEEK = "This week"
NOT_STATED = "not stated"
_TITLES: Mapping[Facet, str] = {"level": "Level", "family": "Role", "country": "Country", "city": "City"}


class Bar(NamedTuple):
    """A number of postings, and how to list them."""

    name: str
    number: int
    search: SavedSearch
    """Finds as many postings as are counted."""
    is_unstated: bool = False
    """Whether these are the postings that don't say."""


class Pay(NamedTuple):
    """Postings by the lower end of what they pay a year, in one currency."""

    currency: str
    """By ISO 4217."""
    bars: tuple[Bar, ...]
    """A bar for each band from the lowest to the highest with postings, empty ones between them included."""
    whole: Bar
    """All postings that pay in it."""


class Overview(NamedTuple):
    """Postings, counted. Hidden ones count in `aside` alone. One with several places counts in each."""

    postings: int
    to_decide: int
    stages: tuple[Bar, ...]
    """All of UNDER_WAY, in that order."""
    aside: tuple[Bar, ...]
    """All of ASIDE, in that order."""
    weeks: tuple[Bar, ...]
    """By the week they came in, the oldest first, from the first of the last WEEKS that has any."""
    pay: tuple[Pay, ...]
    """By currency, the commonest first."""
    unpaid: Bar
    """Those that state no pay."""
    levels: tuple[Bar, ...]
    """In the order of a career."""
    roles: tuple[Bar, ...]
    countries: tuple[Bar, ...]
    cities: tuple[Bar, ...]
    """The commonest first, and last, as in all lists of bars, those that don't say."""


def overview(
    service: SearchService,
    now: datetime,
    *,
    wait: bool,
    cancelled: Callable[[], bool],
) -> Overview | None:
    """Return the figures as of `now`, in its time zone. Not cached: it takes less than a search.

    See SearchService.search for `wait`, `cancelled`, None and what is raised.
    """
    facets = service.facets("", None, wait=wait, cancelled=cancelled)
    days = last_mondays(now.date())
    came = service.first_seen_counts([midnight(day) for day in days], wait=wait, cancelled=cancelled)
    if facets is None or came is None:
        return None
    statuses = {value.value: value.count for value in facets["status"]}
    pay = pay_bars(facets["pay"])
    return Overview(
        postings=sum(value.count for value in facets["level"]),
        to_decide=statuses.get("none", 0),
        stages=tuple(_stage(status, statuses) for status in UNDER_WAY),
        aside=tuple(_stage(status, statuses) for status in ASIDE),
        weeks=week_bars(days, came),
        pay=pay,
        unpaid=_unpaid(facets["pay"]),
        levels=_bars("level", facets),
        roles=_bars("family", facets),
        countries=_bars("country", facets),
        cities=_bars("city", facets),
    )


def last_mondays(today: date) -> list[date]:
    """Return the first days of the last WEEKS weeks, the oldest first."""
    monday = today - timedelta(days=today.weekday())
    return [monday - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]


def week_bars(days: Sequence[date], came: Sequence[int]) -> tuple[Bar, ...]:
    """Return how many came in each week that begins on one of these days, without empty ones at first."""
    bars: list[Bar] = []
    for day, end, count in zip(days, [*days[1:], None], came, strict=True):
        if bars or count:
            date = f"{day.day} {day:%b}"
            name, title = (
                (date, f"New in the week of {date}") if end else (THIS_WEEK, f"New {THIS_WEEK.lower()}")
            )
            query = f"new:{day}" + (f" -new:{end}" if end else "")
            bars.append(Bar(name, count, SavedSearch(title, query, "posting")))
    return tuple(bars)


def pay_bars(values: Iterable[FacetValue]) -> tuple[Pay, ...]:
    """Return pay by currency, given the values of that facet."""
    from reader.export.wording import short_range
    from reader.search.grouping import UNKNOWN, bands_between, parse_pay_band

    counts: dict[str, dict[int, int]] = {}
    for value in values:
        if value.value != UNKNOWN:
            currency, low = parse_pay_band(value.value)
            counts.setdefault(currency, {})[low] = value.count
    found = []
    for currency, by_low in counts.items():
        bands = bands_between(min(by_low), max(by_low))
        shown = [
            _paying(short_range(*band, currency), by_low.get(band.low, 0), currency, [band.name])
            for band in bands
        ]
        whole = [band.name for band in bands if band.low in by_low]
        found.append(Pay(currency, tuple(shown), _paying("", sum(by_low.values()), currency, whole)))
    return tuple(sorted(found, key=lambda pay: (-pay.whole.number, pay.currency)))


def band_words(value: str) -> str:
    """Return how a value of the facet of pay is shown: "USD 100–150k", "INR 20–25 lakh"."""
    from reader.export.wording import short_range
    from reader.search.grouping import band_of, parse_pay_band

    currency, low = parse_pay_band(value)
    band = band_of(low)
    is_known = value == f"{currency} {band.name}"  # earlier versions had others
    return f"{currency} {short_range(*band, currency)}" if is_known else value


def _paying(name: str, count: int, currency: str, bands: Sequence[str]) -> Bar:
    where: Mapping[Facet, frozenset[str]] = {"pay": frozenset(f"{currency} {band}" for band in bands)}
    return Bar(name or currency, count, SavedSearch(f"{currency} {name}".strip(), "", "posting", where))


def _unpaid(values: Iterable[FacetValue]) -> Bar:
    from reader.search import UNKNOWN

    count = sum(value.count for value in values if value.value == UNKNOWN)
    where: Mapping[Facet, frozenset[str]] = {"pay": frozenset({UNKNOWN})}
    return Bar(NOT_STATED, count, SavedSearch("No pay stated", "", "posting", where), is_unstated=True)


def _stage(status: str, counts: Mapping[str, int]) -> Bar:
    name = TO_DECIDE if status == "none" else status.capitalize()
    return Bar(name, counts.get(status, 0), SavedSearch(name, f"status:{status}", "posting"))


def _bars(facet: Facet, facets: Mapping[Facet, Iterable[FacetValue]]) -> tuple[Bar, ...]:
    from reader.search import UNKNOWN

    found = []
    for value in facets[facet]:
        where: Mapping[Facet, frozenset[str]] = {facet: frozenset({value.value})}
        is_unstated = value.value == UNKNOWN
        name = NOT_STATED if is_unstated else value.value
        title = f"{_TITLES[facet]} {NOT_STATED}" if is_unstated else name
        found.append(Bar(name, value.count, SavedSearch(title, "", "posting", where), is_unstated))
    return tuple(found)
