"""What a JobPosting pays: a number, a text, MonetaryAmount, QuantitativeValue, or a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.boards import amounts
from reader.boards.json_values import array, at, line, mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model import Pay

_MOST = 20
_DEEPEST = 4


def salary(given: Mapping[str, object], country: str | None) -> Pay | None:
    """Return the base salary; 0, null, and what has no currency or can't be right are none."""
    return _of(given.get("baseSalary"), _currency(given, None), None, country, 0)


def _of(
    value: object, currency: str | None, period: str | None, country: str | None, depth: int
) -> Pay | None:
    """Return the pay of a value within objects that name currency and period, if they do."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, list):
        found = (_of(each, currency, period, country, depth + 1) for each in value[:_MOST])
        return next((pay for pay in found if pay), None)
    if isinstance(value, str):
        return amounts.pay_in_words(value, currency, period, country)
    if not isinstance(value, dict):
        return amounts.pay(value, value, currency, period, country)
    currency = _currency(value, currency)
    inner = value.get("value") if "value" in value else value.get("price")
    units = (value.get("unitText"), value.get("unitCode"), at(inner, "unitText"), at(inner, "unitCode"))
    period = next((named for unit in units if (named := line(unit))), period)
    low, high = (_end(value.get(name)) for name in ("minValue", "maxValue"))
    if low is not None or high is not None:
        return amounts.pay(low, high, currency, period, country)
    return _of(inner, currency, period, country, depth + 1)


def _end(value: object) -> float | None:
    """Return one end of a range, as a number or written as a sum ("$98,000")."""
    value = next(iter(array(value)), None) if isinstance(value, list) else value
    plain = amounts.number(value)
    if plain is None and isinstance(value, str):
        plain = amounts.number(value.strip().lstrip("$€£ "))
    return plain


def _currency(value: Mapping[str, object], outer: str | None) -> str | None:
    own = [
        line(mapping(value).get(name)) or _sign(value.get(name)) for name in ("currency", "salaryCurrency")
    ]
    return next((each for each in own if each), outer)


def _sign(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and len(value) <= len("US$ ") else None
