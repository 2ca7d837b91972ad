"""Pay given as data: numbers or figures in words, a currency and a period → Pay.

`Pay` has no week: a week's pay counts 52 times a year, a fortnight's 26 times and a quarter's 4 times, as
they do where pay is read from prose. Without a period, a sum of 10,000 and more is taken for a year's, and
a smaller one says nothing.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TypeAlias

from reader import lazy
from reader.folding import fold
from reader.model import Pay, Period

_YEARLY = 10_000
_LARGEST = 10**12
_LEAST: dict[Period, float] = {"hour": 3, "day": 20, "month": 100, "year": 2000}
"""Less than this for its period is a figure in a wrong field."""
_MOST: dict[Period, float] = {"hour": 3000, "day": 9000, "month": 150_000, "year": 5_000_000}
"""More than this too, in currencies of much the same worth."""
_STRONG = frozenset({"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"})

_SIGNS = {
    "$": "USD", "us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "s$": "SGD",
    "hk$": "HKD", "mx$": "MXN", "r$": "BRL", "€": "EUR", "£": "GBP", "₹": "INR", "¥": "JPY", "zł": "PLN",
    "₩": "KRW", "₪": "ILS", "₺": "TRY", "₽": "RUB", "₴": "UAH", "฿": "THB", "₫": "VND",
    "₱": "PHP", "₦": "NGN", "kč": "CZK",
    "euro": "EUR", "euros": "EUR", "dollars": "USD", "pounds": "GBP", "rmb": "CNY",
}  # fmt: skip
_DOLLARS = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD"}
"""Countries whose own dollar a bare "$" is."""
_CURRENCY = r"[A-Z]{2,3}[$€£]?|[A-Za-z]{0,2}[$€£₹¥₩₪₺₽₴฿₫₱₦]|zł|Kč|kč|[Ee]uros?|[Dd]ollars|[Pp]ounds"
_FIGURE = r"\d[\d.,'’\u00a0\u202f]{0,20}(?: \d{3}(?!\d)){0,3}"
_SUM = lazy.regex(
    rf"\s*(?P<bound>(?i:from|ab|von|between|up to|bis zu|bis|max\.?))?\s*"
    rf"(?P<first>{_CURRENCY})?\s?(?P<low>{_FIGURE})"
    rf"\s?(?P<low_scale>[kKmM](?![a-z]))?\s?(?P<second>{_CURRENCY})?(?P<plus>\+)?"
    rf"(?:\s?(?:-|–|—|to|bis|and|à)\s?(?P<third>{_CURRENCY})?\s?(?P<high>{_FIGURE})"
    rf"\s?(?P<high_scale>[kKmM](?![a-z]))?\s?(?P<fourth>{_CURRENCY})?)?(?P<rest>[^\d]{{0,40}})"
)
_FRENCH = lazy.regex(
    r"(?P<period>annuel|mensuel|horaire)\s+(?:brut\s+)?(?:de\s+)?(?P<sums>.*?)(?:\s+sur\s+[\d.,]+\s+mois)?",
    re.IGNORECASE,
)
"""As France's public board writes it: "Mensuel de 1900.0 Euros à 2200.0 Euros sur 12.0 mois"."""
_AT_LEAST, _AT_MOST = ("from", "ab", "von"), ("up to", "bis zu", "bis", "max", "max.")
_SCALES = {"k": 1e3, "m": 1e6}
_NUMBER = re.compile(r"\d[\d.,'’\s]{0,30}")
_SPACES = re.compile(r"['’\s]")


@cache
def _currencies() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("currencies.txt").read_text(encoding="utf-8").split())


_Times: TypeAlias = tuple[Period | None, int]
"""A period and how often what is stated comes in it; None for none at all."""


@cache
def _periods() -> dict[str, _Times]:
    """Return what each word names."""
    found: dict[str, _Times] = {}
    for period, times, words in _PERIOD_WORDS:
        found.update(dict.fromkeys(words.split(), (period, times)))
    return found


_PERIOD_WORDS: tuple[tuple[Period | None, int, str], ...] = (
    ("hour", 1, "hour hours hourly hr hrs h hur pt1h stunde stundlich heure horaire hora ora uur timme"),
    ("hour", 1, "godzina"),
    ("day", 1, "day days daily d p1d tag taglich jour dia giorno dag dzien"),
    ("year", 52, "week weeks weekly wk w wee p1w woche wochentlich semaine semana settimana vecka uge uke"),
    ("year", 26, "fortnight fortnightly biweekly p2w"),
    ("month", 1, "month months monthly mo mth m mon p1m monat monatlich mois mes mese maand manad maned"),
    ("month", 1, "miesiecznie miesiac mies kuukaudessa kk mensuel mensual mensuale mensile maandelijks"),
    ("year", 4, "quarter quarterly p3m"),
    ("year", 1, "year years yearly yr y annum annual annually ann p1y jahr jahrlich annee ano anno jaar ar"),
    ("year", 1, "rocznie rok vuodessa anual annuel annuo annuale jarlig rocne"),
    (None, 1, "none onetime once one project piece task"),
)  # fmt: skip
_SPLIT = re.compile(r"[\W_]+")


def pay(
    low: object, high: object, currency: object, period: object, country: str | None = None
) -> Pay | None:
    """Return a range of pay; None if its figures, currency or period say nothing or can't be right.

    One end may be missing. `period` is any wording ("YEAR", "per-hour-wage", "1 MONTH"), `country` the code
    of the job's country, which decides whose dollar a "$" is.
    """
    code = currency_of(currency, country)
    least, most = number(low), number(high)
    if code is None or (least is None and most is None):
        return None
    if least is not None and most is not None and least > most:
        least, most = most, least
    stated, times = _period(period)
    if stated is None and times:
        return None
    ends = [end for end in (least, most) if end is not None]
    if stated is None:
        if max(ends) < _YEARLY:
            return None
        stated, times = "year", 1
    ends = [end * times for end in ends]
    if min(ends) < _LEAST[stated] or (code in _STRONG and max(ends) > _MOST[stated]):
        return None
    return Pay(_times(least, times), _times(most, times), code, stated)


def _times(amount: float | None, times: int) -> float | None:
    return None if amount is None else round(amount * times, 2)


def _period(value: object) -> _Times:
    """Return the period that a wording names and its factor; (None, 0) if it names none it could be."""
    if not isinstance(value, str):
        return None, 0
    words = _SPLIT.sub(" ", fold(value[:60])).split()
    known = _periods()
    # "par an" is a year's, "an hour" isn't.
    unnamed: _Times = ("year", 1) if words[-1:] == ["an"] else (None, 0)
    return next((known[word] for word in words if word in known), unnamed)


def number(value: object) -> float | None:
    """Return an amount above zero, also one written as figures ("98,000", "98.000,50"); else None."""
    if isinstance(value, str):
        found = _NUMBER.fullmatch(value.strip())
        return _figures(found.group()) if found else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if 0 < value < _LARGEST else None


def _figures(text: str) -> float | None:
    """Return the value of figures, whichever sign they have before their fraction."""
    text = _SPACES.sub("", text).rstrip(".,")
    cut = max(text.rfind("."), text.rfind(","))
    # "98.000" is divided into thousands, "98.50" and "98000.0" have a fraction.
    has_fraction = cut >= 0 and len(text) - cut != len(".000")
    whole, fraction = (text[:cut], text[cut + 1 :]) if has_fraction else (text, "0")
    return number(float(f"{whole.replace('.', '').replace(',', '')}.{fraction}"))


def currency_of(value: object, country: str | None = None) -> str | None:
    """Return the code of a currency given by code, sign or name; None if there is none of that name."""
    if not isinstance(value, str):
        return None
    given = value.strip()[:20]
    if given.upper() in _currencies():
        return given.upper()
    if given == "$" and country in _DOLLARS:
        return _DOLLARS[country]
    return _SIGNS.get(given.lower())


def pay_in_words(
    text: str, currency: object = None, period: object = None, country: str | None = None
) -> Pay | None:
    """Return the pay that a text states and nothing else ("$100,000", "€60k–€75k per year"), or None.

    `currency` and `period` are those given beside it, for what the text leaves open.
    """
    text = text.strip()[:200]
    french = _FRENCH.fullmatch(text)
    if french is not None:
        text, period = french["sums"], french["period"]
    found = _SUM.fullmatch(text)
    if found is None:
        return None
    named = [found[name] for name in ("first", "second", "third", "fourth")]
    code = next((code for sign in named if sign and (code := currency_of(sign, country))), None)
    low, high = _scaled(found, "low"), _scaled(found, "high")
    if found["low_scale"] is None and low is not None and high is not None and low * 1000 <= high:
        low *= _SCALES.get((found["high_scale"] or "").lower(), 1)
    bound = (found["bound"] or "").lower()
    if high is None and bound in _AT_MOST:
        low, high = None, low
    elif high is None and not found["plus"] and bound not in _AT_LEAST:
        high = low
    rest = found["rest"].strip()
    if any(map(str.isalpha, rest)) and _period(rest) == (None, 0) and (code or currency) not in _STRONG:
        return None  # "14 000 zł", of whatever the words after it say
    return pay(low, high, code or currency, rest or period, country)


def _scaled(found: re.Match[str], which: str) -> float | None:
    value = _figures(found[which]) if found[which] else None
    scale = (found[f"{which}_scale"] or "").lower()
    return None if value is None else number(value * _SCALES.get(scale, 1))


def in_words(given: Pay) -> str:
    """Return pay as one would write it in a line: "USD 80,000–95,000 per year"."""
    low, high = given.minimum, given.maximum
    if low is None:
        figures = f"up to {given.currency} {_shown(high)}"
    elif high is None:
        figures = f"from {given.currency} {_shown(low)}"
    else:
        figures = f"{given.currency} {_shown(low)}" + (f"–{_shown(high)}" if high != low else "")
    return f"{figures} per {given.period}"


def _shown(amount: float | None) -> str:
    return f"{amount or 0:,.2f}".removesuffix(".00")
