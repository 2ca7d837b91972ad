"""Finding words by plain search, many times faster than patterns on long texts; whether it names money."""

from __future__ import annotations

from reader import lazy
from reader.parsing.word_tables import any_of

CURRENCY_CODES = (
    "USD|EUR|GBP|CHF|CAD|AUD|NZD|INR|JPY|CNY|RMB|SEK|DKK|NOK|ISK|PLN|CZK|HUF|RON|BGN|SGD|HKD|TWD|KRW|THB|MYR|IDR"
    "|PHP|VND|BRL|MXN|ARS|CLP|COP|UYU|PEN|ZAR|NGN|KES|EGP|ILS|AED|SAR|QAR|KWD|PKR|LKR|BDT|UAH|RUB"
)
_SURE_SIGNS = (
    *"$€£₹¥₩₪₺₽₴฿₫₱₦円元원薪",
    "年収", "年俸", "年給", "月給", "月収", "日給", "時給", "給与", "연봉", "월급", "일급", "시급", "급여",
    *CURRENCY_CODES.split("|"), "LPA", "CTC", "Lakh", "Crore", "руб", "грн",
)  # fmt: skip
_SURE_WORDS = ("lakh", "crore", "dollar", "rupee", "zloty", "krono", "krone")
"""What few texts without sums have in them: the pattern for signs is slow at letters that many words have."""
_SURE = lazy.regex(lambda: any_of(_SURE_SIGNS))
_DIGIT = lazy.regex(r"\d")
_SIGNS_AT_NUMBERS = lazy.regex(
    r"[0-9RKkFz](?:(?<=[0-9])(?:[\s\u00a0]?(?:kr|zł|Kč|TL\b|[Ll]acs?\b|Cr\b|usd|eur|gbp|chf|cad|aud|inr|pln)"
    r"|[\w ]{0,10} (?:[Ee]uro|[Pp]ound|[Yy]en\b|[Ff]ran[ck]))"
    r"|(?:(?<=R)s?|(?<=[KkF])r|(?<=K)[Ss]h|(?<=z)ł)\.?[\s\u00a0]?[0-9])"
)
"""What is part of other words too; starts with a set of characters, which makes it fast to search for."""


def every(text: str, word: str, end: int | None = None) -> list[int]:
    """Return every offset of a word up to `end`, in order, without overlaps."""
    found: list[int] = []
    at = text.find(word, 0, end)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + len(word), end)
    return found


def lowered(text: str) -> str:
    """Return a text in lower case but of the same length, so that offsets stay valid."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


def names_money(text: str, end: int) -> bool:
    """Return whether a text may name a sum of money before `end`; most texts don't."""
    if _DIGIT.search(text, 0, end) is None:
        return False
    if any(map(text.__contains__, _SURE_WORDS)) or _SURE.search(text):
        return True
    return _SIGNS_AT_NUMBERS.search(text, 0, end) is not None
