"""How single values read in a line, shared by the app and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import Pay

CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥", "CAD": "CA$", "AUD": "A$"}


def pay_words(pay: Pay) -> str:
    """Return a range of pay as it reads in a line: "$134,500–185,000 a year"."""
    sign = CURRENCIES.get(pay.currency, f"{pay.currency} ")
    ends = [f"{amount:,.2f}".removesuffix(".00") for amount in (pay.minimum, pay.maximum)]
    amount = ends[0] if ends[0] == ends[1] else "–".join(ends)
    return f"{sign}{amount} {'an' if pay.period == 'hour' else 'a'} {pay.period}"
