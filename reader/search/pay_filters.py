"""Pay in queries: `pay:>150k`, `pay:100k..150k`, `pay:<60k EUR`. Pure.

Figures are yearly. They are compared in a posting's own currency, or with a currency named, only in that one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CODES = """
usd eur gbp chf inr jpy aud nzd sek nok dkk isk pln czk huf ron bgn sgd hkd cny twd krw thb myr idr php vnd
brl mxn ars clp cop pen zar ngn kes egp ils aed sar qar uah rub pkr bdt lkr cad try
"""
CURRENCIES = frozenset(_CODES.split())
"""Currencies by their code in ISO 4217, in lower case."""
_WORDS = frozenset({"cad", "try", "cop", "all", "pen", "rub"})
"""Codes that are words in lower case."""
_SIGNS = {
    "us$": "usd", "c$": "cad", "ca$": "cad", "a$": "aud", "au$": "aud", "nz$": "nzd", "s$": "sgd",
    "hk$": "hkd", "r$": "brl", "$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr", "₩": "krw",
    "₽": "rub", "zł": "pln", "円": "jpy", "元": "cny", "원": "krw", "rs": "inr",
}  # fmt: skip
_MULTIPLES = {
    "k": 1e3, "m": 1e6, "mio": 1e6, "l": 1e5, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lpa": 1e5,
    "cr": 1e7, "crore": 1e7, "万": 1e4, "萬": 1e4, "만": 1e4, "тыс": 1e3,
}  # fmt: skip
_SIGN = "|".join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))
_CODE = "|".join(sorted(CURRENCIES))
_MONEY = rf"(?:{_SIGN}|{_CODE})?\s*"
_MULTIPLE = "|".join(sorted(_MULTIPLES, key=len, reverse=True))
_FIGURE = rf"(?P<{{0}}>\d+(?:[.,'’\s]\d+)*)\s*(?P<{{0}}_times>{_MULTIPLE})?"
_FIRST, _SECOND = _FIGURE.format("low"), _FIGURE.format("high")
_VALUE = re.compile(
    rf"(?P<sign>[<>]=?|≥|≤)?\s*{_MONEY}(?:{_FIRST})?\s*{_MONEY}(?:(?P<dots>\.\.+|…|[-–—~+]|to(?=\W|\d))\s*{_MONEY}(?:{_SECOND})?\s*{_MONEY})?",
    re.IGNORECASE,
)
_ONE = (
    rf"(?:(?:{_SIGN}|{_CODE})\s?)?(?:\d{{1,3}}(?:\s\d{{3}})+(?![\w.,])|\d+(?:[.,'’]\d+)*)"
    rf"(?:\s?(?:{_MULTIPLE})(?![^\W\d_]))?(?:{_SIGN}|{_CODE})?"
)
_SPACED = re.compile(
    rf"(?:[<>]=?|≥|≤)?\s?{_ONE}(?:(?:\s?(?:\.\.+|…)\s?|[-–—~]|\s(?:[-–—~]|to)\s){_ONE})?(?=[\s)]|$)",
    re.IGNORECASE,
)
"""A value with spaces inside: "60 000", "12 lakh", "> 60k", "60k - 80k"."""
_NAMED = re.compile(rf"{_SIGN}|{_CODE}", re.IGNORECASE)
_AFTER = re.compile(rf"\s+(?:(?P<code>{_CODE})|{_SIGN})(?=[\s)]|$)", re.IGNORECASE)
_MOST = 1e15
_SHORT_FIGURE = 1000
_THOUSAND_DIGITS = 3


@dataclass(frozen=True, slots=True)
class PayFilter:
    """A range that the pay of a posting must overlap, or must not."""

    low: float | None = None
    """The posting's maximum must be at least this, or with `is_above`, more. In units of a currency."""
    high: float | None = None
    """The posting's minimum must be at most this, or with `is_below`, less."""
    is_above: bool = False
    is_below: bool = False
    currency: str | None = None
    """In ISO 4217; None for any."""
    excluded: bool = False


ANY_PAY = PayFilter()
"""Any pay at all."""


def pay_filter(value: str, *, excluded: bool) -> PayFilter | None:
    """Return the filter that a typed value means; None if it is none."""
    found = _VALUE.fullmatch(value.strip())
    if found is None or not (found["low"] or found["high"]):
        return None
    named = {_SIGNS.get(name.lower(), name.lower()).upper() for name in _NAMED.findall(value)}
    low, high = _amount(found, "low"), _amount(found, "high")
    if len(named) > 1 or (found["sign"] and (low is None or found["dots"])):
        return None
    currency = next(iter(named), None)
    if found["sign"]:
        strict = len(found["sign"]) == 1 and found["sign"] in "<>"
        if found["sign"][0] in ">≥":
            return PayFilter(low, None, is_above=strict, currency=currency, excluded=excluded)
        return PayFilter(None, low, is_below=strict, currency=currency, excluded=excluded)
    if not found["dots"]:
        high = low
    if low is not None and high is not None and low > high:
        low, high = high, low
    return PayFilter(low, high, currency=currency, excluded=excluded)


def spaced_value(text: str, start: int, end: int) -> int:
    """Return where a value of pay that begins at `start` ends, spaces inside it or not; at least `end`."""
    found = _SPACED.match(text, start)
    return max(end, found.end()) if found else end


def currency_after(text: str, start: int) -> int:
    """Return where a currency that follows a value of pay ends in a query; `start` if none follows."""
    found = _AFTER.match(text, start)
    # "cad" is a word, "CAD" is money.
    is_word = found is not None and found["code"] in _WORDS
    return start if found is None or is_word else found.end()


def _amount(found: re.Match[str], name: str) -> float | None:
    """Return a figure in units; None if there is none. "100..150k" means both in thousands."""
    digits, times = found[name], found[f"{name}_times"]
    if not digits:
        return None
    value = _number(re.sub(r"[\s'’]", "", digits))
    if not times and name == "low" and value < _SHORT_FIGURE:
        times = found["high_times"]
    return min(value * (_MULTIPLES[times.lower()] if times else 1), _MOST)


def _number(digits: str) -> float:
    """Return the number that digits with separators stand for: 150,000 or 150.000 or 12,00,000 or 62,5."""
    groups = re.split("[.,]", digits)
    if len(groups) == 1:
        return float(digits)
    if len(groups[-1]) == _THOUSAND_DIGITS:
        return float("".join(groups))
    return float("".join(groups[:-1]) + "." + groups[-1])
