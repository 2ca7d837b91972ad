"""Sums of money in a text: figures with their scale and currency, single or as a range."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing.finding import CURRENCY_CODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SPACES = " \u00a0\u202f\u2009"
_NUMBER = lazy.regex(
    r"(?<!\d)(?<!\d[.,])(?!0\d)(?:"
    rf"\d{{1,3}}(?P<point>[.,’'{_SPACES}])\d{{3}}(?:(?P=point)\d{{3}}){{0,3}}(?:[.,]\d{{1,2}})?(?!\d)"
    r"|\d{1,2}(?:,\d\d){1,3},\d{3}(?:\.\d{1,2})?(?!\d)"
    r"|\d{1,9}(?:[.,]\d{1,2})?(?!\d))"
)
"""Thousands in threes by one sign, or as in India; else digits with or without a fraction."""
_UNDIVIDED = str.maketrans("", "", f"’'{_SPACES}")

_SCALES = {
    "k": 1e3, "thousand": 1e3, "tsd": 1e3, "t": 1e3, "тыс": 1e3, "万": 1e4, "萬": 1e4, "만": 1e4,
    "l": 1e5, "lakh": 1e5, "lac": 1e5, "lpa": 1e5,
    "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "млн": 1e6, "cr": 1e7, "crore": 1e7, "b": 1e9, "bn": 1e9,
    "billion": 1e9,
}  # fmt: skip
_SCALE = lazy.regex(
    r"[\s\u00a0]?(?:(?P<word>(?i:k|thousand|tsd|lakh|lac|lpa|mn|mio|million|crore|cr|bn|billion|тыс|млн))[sS]?\b\.?"
    r"|(?P<letter>[kKmMbBL])(?![A-Za-zÀ-ɏ²])|(?P<glued>[kKT])(?=\s?(?:EUR|USD|GBP|CHF|PLN|SEK|€))|(?P<sign>[万萬만]))"
)
_REST = lazy.regex(r"(?:\d{1,4}|\d,\d{3}| (?:\d{1,4}|\d,\d{3})(?=[원円元]))(?![\d,])")
"""What a figure in ten thousands has besides: "21万5000円", "250만 5000원"."""
NO_SPACES = "\u2e80"
"""The first character of scripts that put no spaces between a word and a number."""
_INDIAN = frozenset({"lakh", "lac", "lpa", "crore", "cr", "l"})

_SIGNS = {
    "us$": "USD", "c$": "CAD", "ca$": "CAD", "can$": "CAD", "cdn$": "CAD",
    "a$": "AUD", "au$": "AUD", "nz$": "NZD", "s$": "SGD",
    "sg$": "SGD", "hk$": "HKD", "nt$": "TWD", "mx$": "MXN", "r$": "BRL", "€": "EUR", "£": "GBP",
    "₹": "INR", "zł": "PLN", "zl": "PLN", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₽": "RUB", "₴": "UAH",
    "฿": "THB", "₫": "VND", "₱": "PHP", "fr": "CHF", "r": "ZAR", "円": "JPY", "kč": "CZK",
    "₦": "NGN", "ksh": "KES", "tl": "TRY", "원": "KRW", "руб": "RUB", "рублей": "RUB", "грн": "UAH",
    "euro": "EUR", "euros": "EUR",
    "pound": "GBP", "pounds": "GBP", "rupee": "INR", "rupees": "INR", "yen": "JPY", "franc": "CHF",
    "francs": "CHF", "franken": "CHF", "zloty": "PLN", "kronor": "SEK",
}  # fmt: skip
_SHARED = {
    "$": ("USD", {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD"}),
    "¥": ("JPY", {"CN": "CNY"}),
    "元": ("CNY", {"TW": "TWD", "HK": "HKD"}),
    "kr": ("SEK", {"NO": "NOK", "DK": "DKK", "IS": "ISK"}),
    "rs": ("INR", {"PK": "PKR", "LK": "LKR"}),
}
"""Signs of several currencies: the usual one, and those of countries that mean their own by it."""
_SAME = {"dollar": "$", "dollars": "$", "kroner": "kr"}
_SIGN = r"(?:(?:US|CAN?|CDN|AU|NZ|SG|HK|NT|MX)\s?\$|[ACSR]\$|[$€£₹¥₩₪₺₽₴฿₫₱₦])"
_BEFORE = lazy.regex(
    rf"(?:(?<![A-Za-z])(?P<code>{CURRENCY_CODES})[{_SPACES}]?{_SIGN}?"
    rf"|(?P<mark>(?<![A-Za-z]){_SIGN}|[$€£₹¥]|(?<![A-Za-z])(?:Rs?\.?|[Kk]r\.?|Fr\.?|zł|K[Ss]h\.?)))"
    rf"[{_SPACES}]?(?:[):]{{1,2}}[{_SPACES}])?$"
)
_BEFORE_LENGTH = 14
_BEFORE_WORDS = lazy.regex(
    rf"(?:(?<![A-Za-z])(?P<code>{CURRENCY_CODES})|(?P<mark>(?<![A-Za-z]){_SIGN}|[$€£₹¥]))[{_SPACES}]?\(?"
    r"(?i:up[\s\u00a0-]?to|from|circa|ca?\.|min(?:imum|\.)?|max(?:imum|\.)?|at least|ab|bis(?: zu)?"
    rf"|OTE)\)?:?[{_SPACES}]?$"
)
"""A currency before the words that stand before its sum: "£Up to 60,000"."""
_BEFORE_WORDS_LENGTH = 22
_AFTER = lazy.regex(
    rf"\+?[{_SPACES}]?\(?(?:(?P<code>(?:{CURRENCY_CODES}|usd|eur|gbp|chf|cad|aud|inr|pln)\b)\)?|(?P<mark>{_SIGN}|zł|zl\b|Kč|[Kk]r\b|Rs\b|円|元|원|TL\b|руб(?:лей)?\b\.?|грн\b\.?"
    r"|(?i:(?:euro|dollar|pound|rupee|franc)s?\b|yen\b|franken\b|zloty|kron[oe]r\b)))(?![^\S\n]?\d)"
)
_PAID_HERE = lazy.regex(
    r"(?:(?P<jpy>[年月][収給俸]|[時日]給|給与)|(?P<krw>연봉|월급|시급|일급|급여)|(?P<twd>薪資|薪水)|(?P<cny>[年月时]薪|薪资|薪酬|工资))[^\w\n]{0,6}$"
)
"""Words for pay after which no currency need be named."""
_HOME: dict[str, dict[str, str]] = {
    "jpy": {},
    "krw": {},
    "twd": {"CN": "CNY"},
    "cny": {"TW": "TWD", "HK": "HKD"},
}
"""By the usual currency of such a word, whose country's it may be instead."""
_MORE = lazy.regex(
    r"[\s\u00a0](?:or|and|oder|und|ou|et|o|y|e|of|en|och|eller|lub|i)[\s\u00a0]"
    r"(?:more|up|above|less|mehr|plus|más|più|mais|meer|mer|więcej)(?=[\s\u00a0])"
)
"""Between a sum and its currency: "$100,000 or more USD"."""
_CENTS = lazy.regex(r"(?:[.,][-–—]{1,2}|/-)?[¹²³⁴⁵*†‡]{0,2}")
"""What stands for no cents ("85’000.–", "15,000/-"), and what leads to a footnote."""
_PER = (
    r"(?:[\s\u00a0]?/[\s\u00a0]?"
    r"|[\s\u00a0](?:gross |brutto |brut |bruto |net )?(?:per|an?|each|pro|im|par|por|al|na|i|pr\.?|в|за)"
    r"[\s\u00a0])"
)
UNIT = lazy.regex(
    rf"(?:{_PER}(?:hour|hr|day|week|wk|month|mo|mth|year|yr|annum|Stunde|Std|Tag|Monat|Jahr|heure|jour|mois|an|mes"
    r"|año|mês|ano|mese|anno|ora|uur|maand|jaar|månad|mån|måned|år|timmen?|time|kk|tunti|vuosi|mies|godz|rok"
    r"|měsíc|мес(?:яц)?|год|час|день)"
    r"|[\s\u00a0]?/[\s\u00a0]?[hdwmy])\b\.?|[\s\u00a0]?[/／][\s\u00a0]?(?:月|年|日|天|小时|時間|時)"
    r"|,?[\s\u00a0](?:hourly|daily|weekly|monthly|annually|yearly|p\.?a\.?(?!\w)|gross|brutto|base)(?!\w)",
    re.IGNORECASE,
)
"""A unit right after a sum."""
_LINK = (
    r"(?:[-–—−~〜～至到/]|(?:up[\s\u00a0])?to|and|und|bis|tot|till?|do|et|à|a|y|e|en|och|og|til|i|до)(?![^\W\d_])[\s\u00a0]*(?:[-–—][\s\u00a0]+)?"
    r"(?:up to |(?:a )?max(?:imum)?(?: of)?:? )?"
)
_PAIRING = ("and", "und", "et", "y", "e", "en", "och", "og", "i")
"""Links that make a range only after "between" or the like."""
_DIRECT = lazy.regex(rf"[\s\u00a0]*(?:\([^()\d]{{1,40}}\)[\s\u00a0]*)?(?P<link>{_LINK})")
_FAR = lazy.regex(r"[^.;:!?\n\d]{0,90}?[\s\u00a0](?:up to|to)[\s\u00a0]+")
_MAXIMUM = lazy.regex(
    r"[\s\u00a0,;/|]*(?:and |to )?(?:a )?(?:max(?:imum)?|at most)\.?(?: of)?:?[\s\u00a0]*", re.IGNORECASE
)
_MINIMUM = lazy.regex(r"\b(?:min(?:imum)?|at least)\b\.?[^.\n\d]{0,20}$", re.IGNORECASE)
_BETWEEN = lazy.regex(
    r"\b(?:between|from|rang\w+|zwischen|entre|tussen|mellan|mellem|mellom|tra|fra|między|pomiędzy)\b[^.\n]{0,40}$",
    re.IGNORECASE,
)
_REACH_BACK = 50
_FIGURES = 1000
"""No posting has more numbers; a table of figures may."""
_WIDEST = 12
"""No range of pay has ends further apart than this ratio."""


class Figure(NamedTuple):
    """A number with what belongs to it: [start, stop) in the text."""

    start: int
    stop: int
    value: float
    """Without its scale."""
    scale: str
    """A key of the scales, "" for none."""
    currency: str
    """ISO 4217, "" for none."""
    certain: bool
    """The currency is given by its code, or by a sign that only it has."""

    @property
    def amount(self) -> float:
        """Its value in whole units of the currency."""
        return round(self.value * _SCALES.get(self.scale, 1), 2)


class Sum(NamedTuple):
    """One figure or two that are a range: [start, stop) in the text."""

    start: int
    stop: int
    low: float
    high: float
    currency: str
    scale: str
    """The larger end's."""
    inside: str
    """The text between its figures."""


def sums(text: str, end: int, country: str | None, parts: re.Pattern[str]) -> Iterator[Sum]:
    """Yield the sums of money that begin before `end`, in order.

    `country` (a code such as "CA") decides what signs mean that several currencies share. What matches
    `parts` is never within a range.
    """
    figures = list(islice(_figures(text, end, country), _FIGURES))
    index = 0
    while index < len(figures):
        both = _joined(text, figures, index, parts) if index + 1 < len(figures) else None
        first = figures[index]
        if both:
            yield both
        elif first.currency:
            yield Sum(first.start, first.stop, first.amount, first.amount, first.currency, first.scale, "")
        index += 2 if both else 1


def _figures(text: str, end: int, country: str | None) -> Iterator[Figure]:
    done = 0
    indian = "CTC" in text or "LPA" in text
    for match in _NUMBER.finditer(text, 0, end):
        start, stop = match.span()
        if start < done or text[stop : stop + 1] == "%":
            continue
        lead = text[max(done, start - _BEFORE_LENGTH) : start]
        before = _BEFORE.search(lead)
        if before is None and lead[-1:].isalpha() and lead[-1:] < NO_SPACES:
            continue  # "B2B", "Q3", "W-2"
        stop = _CENTS.match(text, stop).end()  # type: ignore[union-attr]  # it matches nothing too
        scaled = _SCALE.match(text, stop)
        scale = (scaled[scaled.lastgroup or 0] or "").lower() if scaled else ""
        scale = scale if scale in _SCALES else ""
        stop = scaled.end() if scaled else stop
        rest = _REST.match(text, stop) if scaled and scaled["sign"] else None
        stop = rest.end() if rest else stop
        after = _AFTER.match(text, stop)
        words = None if before or after else text[max(done, start - _BEFORE_WORDS_LENGTH) : start]
        behind = after or ((more := _MORE.match(text, stop)) and _AFTER.match(text, more.end()))
        currency, certain = _currency(_BEFORE_WORDS.search(words) if words else before, behind, country)
        if scale in _INDIAN and not currency and scale != "l":
            currency, certain = "INR", True
        if scale == "l" and currency != "INR":
            scale, stop, currency = ("l", stop, "INR") if indian else ("", match.end(), currency)
        if currency == "ZAR" and before and before["mark"] and not scale and _value(match.group()) < 1000:
            currency = ""  # "R 4.2" is a language
        if not currency and (paid := _PAID_HERE.search(lead)):
            currency = _HOME[paid.lastgroup or ""].get(country or "", (paid.lastgroup or "").upper())
        stop = after.end() if after else stop
        start -= len(lead) - before.start() if before else 0
        value = _value(match.group()) + (_value(rest.group().strip()) / _SCALES[scale] if rest else 0)
        yield Figure(start, stop, value, scale, currency, certain)
        done = stop


def _value(number: str) -> float:
    """Return a number's value, whichever sign it has before its fraction."""
    number = number.translate(_UNDIVIDED)
    at = max(number.rfind("."), number.rfind(","))
    if at < 0 or len(number) - at == 4:
        return float(number.replace(".", "").replace(",", ""))
    return float(number[:at].replace(".", "").replace(",", "") + "." + number[at + 1 :])


def _joined(text: str, figures: Sequence[Figure], index: int, parts: re.Pattern[str]) -> Sum | None:
    """Return the range of a figure and the next, if the text between them says that they are one."""
    first, last = figures[index], figures[index + 1]
    inside = text[first.stop : last.start]
    if not (first.currency or last.currency) or not _are_linked(text, first, inside, parts):
        return None
    if first.certain and last.certain and first.currency != last.currency:
        return None
    sure = last if last.certain or not first.currency else first
    low, high = _ends(first, last)
    if not 0 < low <= high or high > low * _WIDEST:
        return None
    return Sum(first.start, last.stop, low, high, sure.currency, last.scale or first.scale, inside)


def _are_linked(text: str, first: Figure, inside: str, parts: re.Pattern[str]) -> bool:
    unit = UNIT.match(inside)
    begin = unit.end() if unit else 0
    direct = _DIRECT.fullmatch(inside, begin)
    before = text[max(0, first.start - _REACH_BACK) : first.start]
    if direct and direct["link"][0] == "/":
        return inside.strip() == "/"
    if direct:
        return not direct["link"].startswith(_PAIRING) or _BETWEEN.search(before) is not None
    if parts.search(inside):
        return False
    if _MAXIMUM.fullmatch(inside, begin):
        return _MINIMUM.search(before) is not None or "min" in inside
    return _FAR.fullmatch(inside) is not None


def _ends(first: Figure, last: Figure) -> tuple[float, float]:
    """Return a range's ends; "90–110k" and "60–75.000" name the thousands once."""
    low, high = first.amount, last.amount
    if first.scale and not last.scale and high < low:
        high = last._replace(scale=first.scale).amount
    elif last.scale and not first.scale and low < _SCALES[last.scale]:
        low = first._replace(scale=last.scale).amount
    elif not first.scale and not last.scale and low < 1000 <= high and low * 1000 <= high:
        low *= 1000
    return low, high


def _currency(
    before: re.Match[str] | None, after: re.Match[str] | None, country: str | None
) -> tuple[str, bool]:
    """Return a figure's currency and whether it is certain. A code says more than a sign."""
    for match in (before, after):
        if match and match["code"]:
            return {"RMB": "CNY"}.get(match["code"].upper(), match["code"].upper()), True
    found = ""
    for match in (before, after):
        mark = _mark(match)
        if mark in _SIGNS:
            return _SIGNS[mark], True
        found = found or mark
    if found not in _SHARED:
        return "", False
    usual, own = _SHARED[found]
    return own.get(country or "", usual), False


def _mark(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    mark = (match["mark"] or "").lower().replace(" ", "").rstrip(".")
    return _SAME.get(mark, mark)
