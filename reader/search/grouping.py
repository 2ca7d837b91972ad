"""The values by which postings are grouped and sorted: countries, role families, pay bands …"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, TypeVar, get_args

from reader.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.model import Level, Pay, Place, Posting, PostingSummary

T = TypeVar("T")

Facet: TypeAlias = Literal["country", "region", "city", "family", "level", "team", "pay", "remote", "status"]
Order: TypeAlias = Literal[
    "relevance", "place", "role", "team", "company", "level", "pay", "posted", "newest",
    "-place", "-role", "-team", "-company", "-level", "-pay", "-posted", "-newest",
]  # fmt: skip
"""By pay the highest is first, by dates the latest; with "-" before it, the other way round."""

FACETS: tuple[Facet, ...] = get_args(Facet)[:-1]
"""What a posting's text says. The status is the user's: it is in no index."""
ALL_FACETS: tuple[Facet, ...] = get_args(Facet)
ALL_ORDERS: tuple[Order, ...] = get_args(Order)
ORDERS: tuple[Order, ...] = tuple(order for order in ALL_ORDERS if order[0] != "-")
"""Those that begin where one looks first."""
COLUMN_ORDERS: tuple[Order, ...] = ("role", "team", "company", "place", "level", "pay", "posted")
WORD_ORDERS = ("place", "role", "team", "company")
"""Those by what a posting says."""
UNKNOWN = "unknown"
"""What the text does not say: a value of each facet, so that grouping drops no posting."""
LEVELS: tuple[Level, ...] = (
    "intern", "junior", "mid", "senior", "staff", "principal", "lead", "manager", "director",
)  # fmt: skip
"""In the order of a career."""
REMOTE, ON_SITE = "remote", "on site"
_PAY_STEP, _STEPS = 50_000, 6
"""How wide the lowest bands of pay are, and how many there are before they get wider."""
_UNITS = {"k": 1_000, "M": 1_000_000}
_BAND = re.compile(r"(?P<low>[\d.]+)(?P<unit>[kM]?)[^kM]*(?P<last>[kM]?)")
_PERIODS = {"hour": 2080, "day": 260, "month": 12, "year": 1}
"""How many of each make a year of work."""
_MOST_FAMILY_WORDS = 3
_MOST_AMOUNT = 1e15
_RANKS = """
senior sr junior jr staff principal lead leading chief head distinguished associate assistant graduate entry
level mid experienced i ii iii iv v vi intern internship interns trainee student co op coop temporary the a
an our new
"""
_PROFESSIONS = """
scientist engineer developer manager designer analyst economist architect researcher director administrator
consultant specialist technician professor programmer linguist recruiter writer editor strategist statistician
physicist mathematician psychologist associate fellow postdoc lawyer counsel accountant coordinator officer
planner producer operator advisor evangelist teacher nurse annotator
"""
_RANK_WORDS, _ROLE_NOUNS = frozenset(_RANKS.split()), frozenset(_PROFESSIONS.split())
_END_OF_NAME = re.compile(r"[,(/|:;–—]| - |\b(?:of|for|in|at|on|with|to)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w&+#.'’-]*")
_SEEN = 4096
"""How many places and roles to cache: they recur again and again."""
_KEY_LETTERS = 12
_KEY_BITS = 5
UNKNOWN_KEY = (1 << _KEY_LETTERS * _KEY_BITS) - 1
"""The number that what is unknown sorts by: larger than any other."""
_CURRENCY_LETTERS, _AMOUNT_BITS = 3, 44
_COUNTRY_BITS = 10
_BETWEEN, _LAST = "\0", "~"
"""Between the parts of a place that it sorts by, and in place of one that is not known."""
_LAST_DAY = 99_999_999


def facet_values(posting: Posting) -> dict[Facet, tuple[str, ...]]:
    """Return the values of every facet, at least one each: UNKNOWN if the posting does not say."""
    countries, regions, cities = _place_values(posting.places or ((posting.place,) if posting.place else ()))
    return {
        "country": countries,
        "region": regions,
        "city": cities,
        "family": (role_family(posting.role),),
        "level": (posting.level or UNKNOWN,),
        "team": (posting.team or UNKNOWN,),
        "pay": (pay_band(posting.pay),),
        "remote": (UNKNOWN if posting.remote is None else REMOTE if posting.remote else ON_SITE,),
    }


@lru_cache(maxsize=_SEEN)
def _place_values(places: tuple[Place, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the countries, regions and cities of these places."""
    return (
        _distinct(place.country for place in places),
        _distinct(map(_region, places)),
        _distinct(map(_city, places)),
    )


@lru_cache(maxsize=_SEEN)
def role_family(role: str | None) -> str:
    """Return the core of a role: "Applied Scientist" for "Senior Applied Scientist, Alexa AI".

    Words of rank are dropped, and everything after a comma, a bracket or "of"; the rest is kept up to the
    noun for a profession, or else its last few words. UNKNOWN if nothing is left.
    """
    name = _END_OF_NAME.split(role or "")[0]
    words = [word for word in _WORD.findall(name) if fold(word).strip(".") not in _RANK_WORDS]
    ends = [number for number, word in enumerate(words) if _singular(word) in _ROLE_NOUNS]
    if ends:
        words = words[: ends[-1] + 1]
        words[-1] = _singular(words[-1])
    kept = words[-_MOST_FAMILY_WORDS:]
    return (
        " ".join(word if word.isupper() else word[:1].upper() + word[1:].lower() for word in kept) or UNKNOWN
    )


class PayBand(NamedTuple):
    """From one sum a year, up to but without another one."""

    low: int
    high: int

    @property
    def name(self) -> str:
        """How it is written: "100–150k", "500k–1M", "1–1.5M"."""
        low, high = _short_sum(self.low), _short_sum(self.high)
        return f"{low.removesuffix(high[-1])}–{high}"


def pay_band(pay: Pay | None) -> str:
    """Return the band of the lower stated end of the yearly pay: "USD 100–150k"; UNKNOWN for None."""
    return UNKNOWN if pay is None else f"{pay.currency} {band_of(pay.ends[0] * _PERIODS[pay.period]).name}"


def band_of(yearly: float) -> PayBand:
    """Return the band of a sum: bands are as wide as suits sums of its size, whatever the currency.

    50,000 below 300,000; ten times as wide from there to ten times that; and so on.
    """
    yearly = max(0.0, min(yearly, _MOST_AMOUNT))
    least, step, most = 0, _PAY_STEP, _STEPS * _PAY_STEP
    while yearly >= most:
        least, step, most = most, step * 10, most * 10
    low = int(yearly // step) * step
    return PayBand(max(low, least), low + step)


def bands_between(first: int, last: int) -> list[PayBand]:
    """Return the bands from that of one sum to that of another."""
    bands = [band_of(first)]
    while bands[-1].high <= last:
        bands.append(band_of(bands[-1].high))
    return bands


def parse_pay_band(value: str) -> tuple[str, int]:
    """Return the currency and the lower end of what `pay_band` returned."""
    currency, _, band = value.partition(" ")
    found = _BAND.match(band)
    if found is None:
        return currency, 0
    return currency, round(float(found["low"]) * _UNITS[found["unit"] or found["last"]])


def _short_sum(amount: int) -> str:
    unit = "k" if amount < _UNITS["M"] else "M"
    return f"{amount / _UNITS[unit]:.1f}".removesuffix(".0") + unit


def yearly_pay(pay: Pay) -> tuple[int, int, str]:
    """Return the least and the most that a posting pays a year, in cents, and its currency.

    Both are the same if it states one: "from $60,000" isn't known to pay more, nor "up to" to pay less.
    """
    times = _PERIODS[pay.period]
    low, high = pay.ends
    return pay_cents(low * times), pay_cents(high * times), pay.currency


def pay_cents(amount: float) -> int:
    """Return an amount in cents, cut to what an index can hold."""
    return round(max(0.0, min(amount, _MOST_AMOUNT)) * 100)


def sort_keys(
    summary: PostingSummary | None, facets: Mapping[Facet, tuple[str, ...]], place: str | None
) -> dict[Order, int]:
    """Return numbers for an index to sort by, ascending; UNKNOWN_KEY for what is not said.

    `place` is the place line. Exact for levels, pay, days and countries; other words, by the first letters.
    """
    if summary is None:
        return dict.fromkeys(COLUMN_ORDERS, UNKNOWN_KEY)
    return {
        "place": place_key(facets, place),
        "role": _key(fold(summary.role or "")),
        "team": _key(fold(summary.team or "")),
        "company": _key(fold(summary.company or "")),
        "level": UNKNOWN_KEY if summary.level is None else LEVELS.index(summary.level),
        "pay": UNKNOWN_KEY if summary.pay is None else pay_key(summary.pay),
        "posted": UNKNOWN_KEY if summary.posted is None else day_key(summary.posted),
    }


def sort_text(
    order: Order, summary: PostingSummary | None, facets: Mapping[Facet, tuple[str, ...]], place: str | None
) -> str:
    """Return the whole text that one of WORD_ORDERS, either way, sorts by; "" if there is none."""
    name = order.removeprefix("-")
    if name == "place":
        return place_text(facets, place)
    return fold(getattr(summary, name, None) or "")


def sorted_by(order: Order, values: Sequence[T], key: Callable[[T], Any]) -> list[T]:
    """Return values in an order; those whose key is "" or None come last, either way, as they came."""
    keyed = [(key(value), value) for value in values]
    known = [one for one in keyed if one[0] not in ("", None)]
    known.sort(key=itemgetter(0), reverse=order[0] == "-")
    return [value for _, value in known] + [value for found, value in keyed if found in ("", None)]


def pay_key(pay: Pay) -> int:
    """Return a number to sort by pay: the currency, then the most it pays a year, the highest first."""
    _, most, currency = yearly_pay(pay)
    largest = (1 << _AMOUNT_BITS) - 1
    letters = _key(fold(currency)) >> _KEY_BITS * (_KEY_LETTERS - _CURRENCY_LETTERS)
    return letters << _AMOUNT_BITS | largest - min(most, largest)


def day_key(day: str) -> int:
    """Return a number to sort days in ISO 8601 by, the latest first."""
    digits = "".join(filter(str.isdecimal, day))[:8]
    return _LAST_DAY - int(digits.ljust(8, "0"))


def place_text(facets: Mapping[Facet, tuple[str, ...]], place: str | None) -> str:
    """Return the text that places sort by: country, city, region, place line; "" if there is none."""
    if not place:
        return ""
    return _BETWEEN.join(
        [fold(name) if name != UNKNOWN else _LAST for name in _stated(facets)] + [fold(place)]
    )


def place_key(facets: Mapping[Facet, tuple[str, ...]], place: str | None) -> int:
    """Return a number that sorts as `place_text` does: exact for countries, then by letters of the city."""
    if not place:
        return UNKNOWN_KEY
    country, city, _ = _stated(facets)
    number = _country_number(country)
    letters = _key(fold(city) if city != UNKNOWN else _LAST) >> _COUNTRY_BITS
    return number << _KEY_LETTERS * _KEY_BITS - _COUNTRY_BITS | letters


def _stated(facets: Mapping[Facet, tuple[str, ...]]) -> list[str]:
    """Return the first country, city and region, each UNKNOWN if there is none."""
    parts: tuple[Facet, ...] = ("country", "city", "region")
    return [facets.get(name, (UNKNOWN,))[0] for name in parts]


@lru_cache(maxsize=_SEEN)
def _country_number(name: str) -> int:
    """Return the number of a country in alphabetical order, above all others for UNKNOWN."""
    if name == UNKNOWN:
        return (1 << _COUNTRY_BITS) - 1
    return bisect_left(_country_names(), fold(name))


@cache
def _country_names() -> Sequence[str]:
    from reader.places.table import countries

    return sorted(fold(country.name) for country in countries().values())


@lru_cache(maxsize=_SEEN)
def _key(text: str) -> int:
    """Return the first letters of a text as a number that sorts like them; the largest for "" and "~"."""
    if not text:
        return UNKNOWN_KEY
    key = 0
    for letter in text[:_KEY_LETTERS].ljust(_KEY_LETTERS):
        value = 0 if letter < "a" else min(ord(letter) - ord("a") + 1, 30)
        key = key << _KEY_BITS | value
    return key


def _singular(word: str) -> str:
    plain = fold(word)
    return plain[:-1] if plain.endswith("s") and plain[:-1] in _ROLE_NOUNS else plain


def _region(place: Place) -> str | None:
    """Return a region's name with its country's code, because names recur."""
    name = place.region or place.region_code
    return f"{name}, {place.country_code}" if name and place.country_code else name


def _city(place: Place) -> str | None:
    """Return a city's name with its region's or country's code, because names recur."""
    region = place.region_code if place.region_code and place.region_code.isalpha() else None
    code = region or place.country_code
    return f"{place.city}, {code}" if place.city and code else place.city


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(value for value in values if value))
    return found or (UNKNOWN,)
