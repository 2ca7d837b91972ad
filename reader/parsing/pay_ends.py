"""The least and the most that a job pays, where a text states them as two sums."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from reader.model import Pay
    from reader.parsing.money import Sum

_Ranked: TypeAlias = "tuple[int, Pay] | None"

_WIDEST = 3
"""No two sums state the ends of a range further apart than this ratio."""
_BETWEEN = 24
"""So many signs are between the two on one line."""


def of_one_line(text: str, least: Sum, most: Sum, ranked: _Ranked, best: _Ranked) -> tuple[_Ranked, _Ranked]:
    """Return what the second of two sums says, and what is known before it, with both ends in one of them.

    "Min. €3.802 – Max. €5.672": the period of one is that of the other. `ranked` is what the second says by
    itself, `best` what the first or others do.
    """
    between = text[least.stop : most.start]
    near = len(between) <= _BETWEEN and "\n" not in between and least.currency == most.currency
    if not near or not least.low <= most.high <= least.low * _WIDEST:
        return ranked, best
    open_ended = best is not None and best[1].maximum is None and best[1].minimum is not None
    if ranked is None:
        return None, (best[0], _both(best[1], least, most)) if best and open_ended else best
    if best is None or (open_ended and best[1].period != ranked[1].period):
        return (ranked[0], _both(ranked[1], least, most)), None
    return ranked, best


def _both(pay: Pay, least: Sum, most: Sum) -> Pay:
    """Return pay of which one end is known with both, for the same period."""
    times = pay.minimum / least.low if pay.minimum is not None else (pay.maximum or most.high) / most.high
    return replace(pay, minimum=least.low * times, maximum=most.high * times)


def with_other(pay: Pay, later: Pay) -> Pay:
    """Return pay with the maximum that is stated later, if it has only a minimum: "From £40k. Up to £50k"."""
    least, most = pay.minimum, later.maximum
    if pay.maximum is not None or least is None or later.minimum is not None or most is None:
        return pay
    if (pay.currency, pay.period) != (later.currency, later.period) or not least <= most <= least * _WIDEST:
        return pay
    return replace(pay, maximum=most)
