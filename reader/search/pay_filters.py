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
_WORDS = frozenset({"cad", "try", "cop", "all", "pen", "rub", "won", "rand", "ft", "tl", "lei", "crowns"})
"""Codes and names that are other words in lower case."""
_SIGNS = {
    "us$": "usd", "c$": "cad", "ca$": "cad", "a$": "aud", "au$": "aud", "nz$": "nzd", "s$": "sgd",
    "hk$": "hkd", "r$": "brl", "$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr", "₩": "krw",
    "₽": "rub", "zł": "pln", "円": "jpy", "元": "cny", "원": "krw", "rs": "inr",
}  # fmt: skip
_MULTIPLES = {
    "k": 1e3, "tsd": 1e3, "thousand": 1e3, "m": 1e6, "mio": 1e6, "million": 1e6,
    "l": 1e5, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lpa": 1e5,
    "cr": 1e7, "crore": 1e7, "万": 1e4, "萬": 1e4, "만": 1e4, "тыс": 1e3,
}  # fmt: skip
_NAMES = {
    "dollar": "usd", "dollars": "usd", "bucks": "usd", "euro": "eur", "euros": "eur", "pound": "gbp",
    "pounds": "gbp", "quid": "gbp", "franc": "chf", "francs": "chf", "franken": "chf", "fr": "chf",
    "sfr": "chf", "rupee": "inr", "rupees": "inr", "yen": "jpy", "yuan": "cny", "rmb": "cny",
    "won": "krw", "zloty": "pln", "zlotys": "pln", "zl": "pln", "kč": "czk", "forint": "huf",
    "ft": "huf", "lei": "ron", "rubles": "rub", "roubles": "rub", "руб": "rub", "рублей": "rub",
    "грн": "uah", "baht": "thb", "rand": "zar", "shekels": "ils", "nis": "ils", "lira": "try",
    "tl": "try", "naira": "ngn", "ringgit": "myr", "reais": "brl", "kronor": "sek", "kroner": "nok dkk",
    "kr": "sek nok dkk isk", "crowns": "sek nok dkk isk czk",
}  # fmt: skip
"""Names of currencies; what several countries call theirs stands for each of them."""
_SIGN = "|".join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))
_NAME = "|".join(sorted(_NAMES, key=len, reverse=True))
_CODE = rf"(?:(?:{_NAME})(?![^\W\d_])\.?|(?:{'|'.join(sorted(CURRENCIES))}))"
_MONEY = rf"(?:{_CODE}|{_SIGN})?\s*"
_MULTIPLE = "|".join(sorted(_MULTIPLES, key=len, reverse=True))
_ENDS = {
    ">": r">|over|above|more\s+than", ">=": r">=|≥|from|at\s+least|min(?:imum)?\.?",
    "<": r"<|under|below|less\s+than", "<=": r"<=|≤|up\s+to|at\s+most|max(?:imum)?\.?",
}  # fmt: skip
_END = "|".join(_ENDS[sign] for sign in (">=", "<=", ">", "<"))
_AND_UP = r"(?:plus|(?-i:and|or)\s+(?:up|upwards|more|above|over|higher))(?!\w)"
_FIGURE = rf"(?P<{{0}}>\d+(?:[.,'’\s]\d+)*)\s*(?P<{{0}}_times>{_MULTIPLE})?"
_FIRST, _SECOND = _FIGURE.format("low"), _FIGURE.format("high")
_VALUE = re.compile(
    rf"{_MONEY}(?P<sign>{_END})?\s*{_MONEY}(?:{_FIRST})?\s*{_MONEY}"
    rf"(?:(?P<up>{_AND_UP})|(?P<dots>\.\.+|…|[-–—~+]|to(?=\W|\d))\s*{_MONEY}(?:{_SECOND})?\s*{_MONEY})?",
    re.IGNORECASE,
)
_ONE = (
    rf"(?:(?:{_SIGN}|{_CODE})\s?)?(?:\d{{1,3}}(?:\s\d{{3}})+(?![\w.,])|\d+(?:[.,'’]\d+)*)"
    rf"(?:\s?(?:{_MULTIPLE})(?![^\W\d_]))?(?:{_SIGN}|{_CODE})?\+?"
)
_SPACED = re.compile(
    rf"(?:(?:{_SIGN}|{_CODE})\s?)?(?:{_END})?\s?{_ONE}(?:(?:\s?(?:\.\.+|…)\s?|[-–—~]|\s(?:[-–—~]|to)\s){_ONE})?(?=[\s)]|$)",
    re.IGNORECASE,
)
"""A value with spaces inside: "60 000", "12 lakh", "> 60k", "60k - 80k", "up to 60k"."""
_NAMED = re.compile(rf"{_CODE}|{_SIGN}", re.IGNORECASE)
_AFTER = re.compile(rf"\s+(?:(?P<code>{_CODE})|{_SIGN})(?=[\s)]|$)", re.IGNORECASE)
_UP_AFTER = re.compile(rf"\s+{_AND_UP}(?=[\s)]|$)", re.IGNORECASE)
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
    currencies: tuple[str, ...] = ()
    """One of these, in ISO 4217; none for any."""
    excluded: bool = False


ANY_PAY = PayFilter()
"""Any pay at all."""


def pay_filter(value: str, *, excluded: bool) -> PayFilter | None:
    """Return the filter that a typed value means; None if it is none."""
    found = _VALUE.fullmatch(value.strip())
    if found is None or not (found["low"] or found["high"]):
        return None
    named = {_currencies(name) for name in _NAMED.findall(_without_end(found))}
    low, high = _amount(found, "low"), _amount(found, "high")
    sign = _sign(found)
    if len(named) > 1 or (sign and (low is None or found["dots"])):
        return None
    currencies = next(iter(named), ())
    if sign:
        is_open = len(sign) == 1
        if sign[0] == ">":
            return PayFilter(low, None, is_above=is_open, currencies=currencies, excluded=excluded)
        return PayFilter(None, low, is_below=is_open, currencies=currencies, excluded=excluded)
    if not found["dots"]:
        high = low
    if low is not None and high is not None and low > high:
        low, high = high, low
    return PayFilter(low, high, currencies=currencies, excluded=excluded)


def value_end(text: str, start: int, end: int) -> int:
    """Return where a value of pay that begins at `start` ends in a query, at least `end`.

    A value may have spaces inside; a currency may follow, and "plus" or "or more".
    """
    spaced = _SPACED.match(text, start)
    end = max(end, spaced.end()) if spaced else end
    money = _AFTER.match(text, end)
    if money is not None and money["code"] not in _WORDS:  # "cad" is a word, "CAD" is money
        end = money.end()
    up = _UP_AFTER.match(text, end) if text[end - 1 : end] not in ("", ":") else None
    return up.end() if up else end


def _sign(found: re.Match[str]) -> str:
    """Return which end a value is, as a sign of comparison; "" for neither."""
    typed = found["sign"] or ""
    sign = next((sign for sign, ways in _ENDS.items() if re.fullmatch(ways, typed, re.IGNORECASE)), "")
    return sign or (">=" if found["up"] else "")


def _without_end(found: re.Match[str]) -> str:
    """Return a value without the words for its end."""
    if not found["sign"]:
        return found.string
    return found.string[: found.start("sign")] + " " + found.string[found.end("sign") :]


def _currencies(name: str) -> tuple[str, ...]:
    key = name.lower()
    plain = key.removesuffix(".")
    codes = _SIGNS.get(key) or _NAMES.get(plain) or plain
    return tuple(codes.upper().split())


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
