"""What a posting pays. Sums that are something else (bonus, budget, revenue) are never taken for it.

One figure is both ends of the pay, but after "from" or "up to" the other end isn't stated, and isn't made up.
A week's pay counts 52 times a year and a fortnight's 26 times, since there is no period for them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reader import lazy
from reader.model import Pay
from reader.parsing import money, pay_ends
from reader.parsing.pay_bounds import bound_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Period
    from reader.parsing.pay_bounds import Bound


_Stated: TypeAlias = Literal["hour", "day", "week", "fortnight", "month", "year"]

_PERIODS: tuple[tuple[_Stated, str], ...] = (
    (
        "hour",
        (
            r"(?:uur|tim|time|tunti)(?:loon|tarief|lön|lønn?|palkka)|stawka godzinowa|Stundensatz"
            r"|taux horaire|hours?|hr|hourly"
            r"|Stunden?\w*|stündlich|heure|hora|ora|uur|tim(?:men?)?|time[nr]?|Std|tunti|tunnissa|godz\w*"
            r"|時給|时薪|小时|小時|時間|시급|시간|час"
        ),
    ),
    (
        "day",
        (
            r"day rate|dagtarief|TJM|day|daily|Tag|täglich|Tagessatz|jour|día|dia|giorno|dag|päivä|dzień"
            r"|(?:per )?diem|日給|日|天|일급|день|смену|shift|dziennie|giornata|j"
        ),
    ),
    ("fortnight", r"fortnight(?:ly)?|bi-?weekly|(?:two|2) weeks"),
    (
        "week",
        (
            r"week|weekly|wk|Woche|wöchentlich|Wochenlohn|semaine|hebdomadaire|semana|semanal\w*"
            r"|settimana\w*|vecka\w*"
            r"|uge[nr]?|uke[nr]?|tydzień|tygodni\w*|viikko|viikossa|неделю|[週周](?:[給薪])?"
        ),
    ),
    (
        "month",
        (
            r"maandsalaris|maandloon|månadslön|månedslønn?|kuukausipalkka"
            r"|month|monthly|mo|mth|Monat\w*|mois|mes|mensual\w*|mensuel\w*|månad\w*|måned\w*|mån|miesi\w*|mies"
            r"|maand|maandelijks|mese|mensil\w*|mês|mensa(?:l|is)|kk|kuukau\w*|kuussa|p\.m\.|月[給薪収]|月|월급|월|мес\w*"
            r"|měsíc\w*|měsíčně"
        ),
    ),
    (
        "year",
        (
            r"årslønn?|årslön|vuosipalkka"
            r"|year|yr|annum|annual|annually|yearly|p\.? ?a\.?|Jahr\w*|jährlich|an|annuel\w*|année"
            r"|año|anual\w*|år(?:et)?"
            r"|jaarlijks|årlig\w*|jaar|anno|ann[ui]\w*|ano|anua(?:l|is)|vuosi|vuodessa|rok|rocznie|LPA|CTC|年[収俸薪]|年|연봉|год"
        ),
    ),
)
_LETTERS: dict[str, _Stated] = {
    "h": "hour",
    "d": "day",
    "w": "week",
    "m": "month",
    "cm": "month",
    "y": "year",
}
_NAMES = "|".join(names for _, names in _PERIODS)
_PER = (
    r"(?:/[\s\u00a0]?|\b(?:per|an?|each|pro|im|die|der|je|par|por|al|alla|la|cada|ogni|za|i|om|pr\.?|à|p\.)[\s\u00a0]"
    r"|\b(?:de |à |al)?l['’]|\b(?:every|в|за|w|na)[\s\u00a0])(?:gross )?"
)
_ADVERBS = (
    r"hourly|daily|(?:bi-?)?weekly|fortnightly|monthly|annual(?:ly)?|yearly|p\.? ?a\.|pa(?!\w)|p\.m\."
    r"|monatlich|jährlich|(?:uur|tim|time|tunti)(?:loon|tarief|lön|lønn?|palkka)|stawka godzinowa"
    r"|Stundensatz|taux horaire"
    r"|day rate|dagtarief|TJM|maandsalaris|maandloon|månadslön|månedslønn?|kuukausipalkka|årslønn?|årslön"
    r"|annu[io]|semanal(?:es)?|settimanal[ei]|hebdomadaire|tygodniowo|dziennie|viikossa|[週周][給薪]"
    r"|kuukaudessa|tunnissa|vuodessa|vuosipalkka|stündlich|täglich|wöchentlich|Stundenlohn|Monats\w+|Jahres\w+|Tagessatz|mensuel\w*|annuel\w*"
    r"|mensual\w*|mensil\w*|mensa(?:l|is)|maandelijks|jaarlijks|månadsvis|månedlig\w*|årlig\w*"
    r"|anua(?:l\w*|is)|rocznie|miesięcznie|LPA|CTC|per diem|年[収俸薪]|月[給薪収]|日給|時給|时薪"
    r"|(?<!\d)월(?=\s?$)|연봉|월급|일급|시급|měsíčně|ежемесячно"
)
_TIME = lazy.regex(
    rf"(?:{_PER}(?P<unit>{_NAMES})|/[\s\u00a0]?(?P<letter>[hdwmy])"
    rf"|(?<![^\W\d])(?P<word>{_ADVERBS}))(?!\w*[a-z])(?![\s\u00a0]+ago\b)",
    re.IGNORECASE,
)
_SHORT = lazy.regex(r"[\s\u00a0]?p(?P<letter>[hdwm]|cm)(?!\w)", re.IGNORECASE)
"""As the British abbreviate it right after a sum: "£14.50ph"."""
_PERIOD = tuple((period, lazy.regex(names, re.IGNORECASE)) for period, names in _PERIODS)
_TIMES_A_YEAR = {"week": 52, "fortnight": 26}

_WORDS = lazy.regex(
    r"\b(?:(?P<target>OTE|TC|on[- ]target\w*"
    r"|total (?:annual |cash |target )*(?:comp\w*|cash|rewards?|pay|package|earnings))"
    r"|(?P<base>base|basic|fixed|Fixum|RAL)"
    r"|(?P<bonus>bonus\w*|sign-?on|signing|Prämie)"
    r"|(?P<pay>salar\w+|pays?|paid|paying|compensations?|comp|wages?|earn\w*|remuneration"
    r"|rémunération|range|band"
    r"|package|CTC|stipends?|rate|\w*gehalt\w*|\w*vergütung|\w*lohn|brutto|gross|salaire|sueldo"
    r"|salario|salaris"
    r"|lön|løn|lønn|wynagrodzen\w+|stipendio|retribuzione))\b|(?P<script>年[収俸薪]|月[給薪収]|日給|時給|时薪|給与|薪[资資水]|工资|연봉|월급|일급|시급|급여"
    r"|зарплат|оклад)",
    re.IGNORECASE,
)
_OTHER = (
    r"bonus\w*|sign-?on|signing|relocation|RSUs?|allowances?|budgets?|rais(?:e|ed|ing)|funding|revenues?"
    r"|sav(?:e|es|ed|ing|ings)|grants?|prizes?|awards?|donat\w+|valu(?:ed|ation)|worth|deals?|spen(?:d|ds"
    r"|t|ding)|costs?|price[sd]?|discounts?|reimburs\w*|turnover|ARR|MRR|GMV|fees?|pensions?|401"
    r"|Series [A-F]|profits?|loss(?:es)?|damages?|fines?|debt|loans?|grew|subscriptions?|licen[cs]es?"
    r"|Budget|Prämie|Umsatz|quotas?|sales target|paid out|equity|commissions?|shares|tuition|funded"
    r"|bount(?:y|ies)|scholarships?|values?|rents?|premiums?|hackathon|childcare|vouchers?|contest"
    r"|(?:remote|remote[- ]work|wfh|living|mobile|family)[\s\u00a0]stipends?"
)
"""What a sum is for that is no pay."""
_ALSO_TITLES = (
    r"stocks?|options|funds?|fundraising|investments?|credits?|referral|sales|insurance|cover(?:age)?"
    r"|wellness|wellbeing|learning|training|education|equipment|internet|home[- ]office|gym|travel|phone"
    r"|assets|capital|seed|contracts?|transactions?|volume|customers|clients|match(?:ing)?|contributions?"
    r"|growth|merchandise|(?:professional )?development|portfolio|payments?|transport\w*|commut\w*"
    r"|lunch(?:es)?|meals?|food|snacks?|books|courses?|conferences?|manag(?:e|es|ed|ing)|process(?:es|ed"
    r"|ing)?|invest(?:s|ed|ing)?|generat(?:e|es|ed|ing)"
)
"""The like, that may as well end the name of a job before its pay."""
_FILLERS = (
    r"(?:(?:of|up|to|over|about|around|at|least|more|less|than|approximately|approx\.?|nearly|roughly"
    r"|almost|an?|is|are|was|were|in|from|for|by|with|worth|the|first|another|some|our|us|you|them"
    r"|additional|extra|annual(?:ly)?|yearly|monthly|max(?:imum)?|value|total(?:ing|ling)?|out|package"
    r"|plan|benefits?|round|pool|assistance|support|amount|range|between|de|für|von|pour|formation)\b"
    r"|\d{1,3}%)"
)
_OTHER_BEFORE = lazy.regex(
    rf"\b(?:(?:{_OTHER})(?:[\s\u00a0]+{_FILLERS})*"
    rf"|(?:{_ALSO_TITLES})(?:[\s\u00a0]+{_FILLERS})+)[\s\u00a0(:=~]*$",
    re.IGNORECASE,
)
_OTHER_AFTER = lazy.regex(
    r"(?:\+(?=[\s\u00a0]+(?:in|of|worth)\b))?[\s\u00a0)]*(?:(?:in|of|as|worth|per|an?|the|new|annual(?:ly)?|yearly|year|month|cash"
    r"|performance|target"
    r"|retention|initial|total|towards?|for|on|your|our|home|monthly|quarterly|health"
    r"|personal)[\s\u00a0]+){0,4}"
    rf"(?:{_OTHER}|{_ALSO_TITLES})\b",
    re.IGNORECASE,
)
_SALARY = lazy.regex(r"\b(?:salar(?:y|ies)|wages?|\w*gehalt|CTC|base|basic|pay range)\b", re.IGNORECASE)
_OTHER_ANYWHERE = lazy.regex(
    r"\b(?:raised?|raising|saves?|saved|saving|spends?|spent|spending|donated?|grew|worth|valued"
    r"|bonus\w*|sign-?on"
    r"|customers?|users?|creators|merchants|sellers)\b",
    re.IGNORECASE,
)
_OTHERS_PAY = lazy.regex(
    r"\b(?:customers?|users?|clients?|creators|merchants|sellers|companies|people|students|members"
    r"|patients|guests)"
    r" (?:\w+ )?(?:pay|paid|pays|earn\w*)\b",
    re.IGNORECASE,
)
_PARTS = lazy.regex(
    r"\b(?:plus|bonus\w*|equity|OTE|as well as|sign-?on|signing|commission|raised?)\b|[+&]", re.IGNORECASE
)
_CLAUSE = lazy.regex(
    rf"[!?;,|•\n]|/(?![\s\u00a0]?(?:{_NAMES}|[hdwmy])(?!\w))|\+(?![\s\u00a0]?VAT)"
    r"|(?<!\b[cp])(?<!\bpr)(?<!\bca)\.(?=\s)|[–—](?=\s)"
    r"|\b(?:plus|but)\b",
    re.IGNORECASE,
)
_SHORTENED = lazy.regex(r"\b(min|max|mind)\.(?=\s)", re.IGNORECASE)
"""No end of a sentence."""
_ADDED = lazy.regex(
    r"\+[\s\u00a0]*(?:bonus|equity|benefits|pension|commission|super|RSU|stock|options|perks)", re.IGNORECASE
)
"""What comes on top of "$90,000+"."""
_BARS = frozenset({"", "|", "\n", "•", "·"})
_NUMBER = lazy.regex(r"\d")
_BOUND = lazy.regex(
    r"[\s\u00a0(~≈]*(?:(?:(?-i:[A-Z]{0,3}[$€£₹¥]?)[\s\u00a0]?\(?)?"
    r"(?:up[\s\u00a0]?to|from|starting (?:at|from)|at least|min(?:imum)?(?: of)?"
    r"|circa|c\.|ca\.|around|about|approx(?:imately|\.)?|ab|bis)[:\s\u00a0]*)?",
    re.IGNORECASE,
)
"""What may stand before a sum that is a clause by itself."""
_ASIDE = lazy.regex(r"^ (?:plus|minimum|pro rata|FTE|gross|brutto|bruto|brut|lordi)\b")
"""What may be said of a sum that is a clause by itself."""
_NEXT_IS_NAMED = lazy.regex(r"[\s\u00a0]*(?::|=|of\b|is\b)")
_BEFORE, _AFTER, _FAR = 60, 45, 90
_LEAST: dict[_Stated, float] = {
    "hour": 3,
    "day": 20,
    "week": 50,
    "fortnight": 100,
    "month": 100,
    "year": 3000,
}
_MOST: dict[_Stated, float] = {
    "hour": 3000,
    "day": 9000,
    "week": 30_000,
    "fortnight": 60_000,
    "month": 90_000,
    "year": 3_000_000,
}
"""The bounds of a pay by period; upper ones only for currencies of much the same worth."""
_STRONG = frozenset({"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"})
_YEARLY = 10_000
"""A smaller sum without a period may be for a month or a day."""
_MONTHLY = {
    "EUR": (1_000, 9_999), "PLN": (2_500, 40_000), "CZK": (12_000, 200_000), "HUF": (150_000, 2_500_000),
    "RON": (1_500, 30_000),
    "SEK": (12_000, 95_000), "BRL": (900, 45_000), "COP": (700_000, 25_000_000), "MXN": (4_000, 120_000),
    "CNY": (2_000, 90_000), "TWD": (20_000, 300_000), "RUB": (15_000, 900_000), "UAH": (5_000, 300_000),
    "TRY": (10_000, 500_000), "PHP": (8_000, 300_000), "THB": (8_000, 300_000),
}  # fmt: skip
"""What a month's pay is in the currencies of countries where ads state that without saying so."""
_MILLIONS = frozenset({"m", "mn", "mio", "million", "b", "bn", "billion"})


class _Around(NamedTuple):
    """A sum among its words."""

    it: money.Sum
    before: str
    """Its clause up to it."""
    after: str
    """The rest of its clause."""
    far: str
    """The sentence up to it."""
    on_its_own: bool
    """There is nothing else between its bars or on its line."""
    follows: bool
    """Its clause begins with another sum."""
    bound: Bound | None
    """The end of the pay that a single figure states."""


def find(text: str, end: int, country: str | None = None) -> Pay | None:
    """Return what the job pays: the base if the text names one, else the first pay stated, or None.

    Pay that begins at `end` or later isn't seen. `country` is the code of the job's country: it decides whose
    dollar or crown is meant. Without a period, what is called a salary, or is a range like one, counts as
    yearly.
    """
    best: tuple[int, Pay] | None = None
    found = list(money.sums(text, end, country, _PARTS))
    before: _Around | None = None
    for index, it in enumerate(found):
        begin = found[index - 1].stop if index else 0
        end = found[index + 1].start if index + 1 < len(found) else len(text)
        around = _look_around(text, it, begin, end)
        ranked = _ranked(around)
        if before and (before.bound, around.bound) == ("least", "most"):
            ranked, best = pay_ends.of_one_line(text, before.it, it, ranked, best)
        before = around
        if ranked and (best is None or _is_better(*ranked, *best)):
            best = ranked
        elif ranked and best and ranked[0] == best[0]:
            best = best[0], pay_ends.with_other(best[1], ranked[1])
    return best[1] if best else None


def _is_better(rank: int, found: Pay, best_rank: int, best: Pay) -> bool:
    """Return whether a later sum is the base of what an earlier one says with all that comes on top."""
    return rank < best_rank and (found.currency, found.period) == (best.currency, best.period)


def _look_around(text: str, it: money.Sum, begin: int, end: int) -> _Around:
    before = _SHORTENED.sub(r"\1 ", text[max(begin, it.start - _BEFORE) : it.start])
    cuts = [match.end() for match in _CLAUSE.finditer(before)]
    after = text[it.stop : min(end, it.stop + _AFTER)]
    cut = _CLAUSE.search(after, 0 if _ADDED.match(after) else 1)
    far = _SHORTENED.sub(r"\1 ", text[max(begin, it.start - _FAR) : it.start])
    sentence = max(far.rfind(sign) for sign in _ENDS)
    clause = before[cuts[-1] :] if cuts else before
    at = it.start - len(clause)
    left = text[max(0, at - 1) : at]
    right = _ASIDE.sub("", text[it.stop : it.stop + _AFTER]).lstrip(" \u00a0)")[:1]
    return _Around(
        it,
        clause,
        after[: cut.start()] if cut else after,
        far[sentence + 1 :],
        on_its_own=left in _BARS
        and (right in _BARS or right == "+" or text.startswith(" plus ", it.stop))
        and _BOUND.fullmatch(clause) is not None,
        follows=not cuts and it.start - begin < _BEFORE and begin > 0,
        bound=None if it.inside else _bound(text, it, clause),
    )


_ENDS = (". ", "! ", "? ", ".\n", "!\n", "?\n", "| ", "• ")


def _bound(text: str, it: money.Sum, clause: str) -> Bound | None:
    """Return which end a single figure is; the plus of "85k+ USD" is within it."""
    return "least" if "+" in text[it.start : it.stop] else bound_of(clause, text[it.stop : it.stop + _AFTER])


def _ranked(around: _Around) -> tuple[int, Pay] | None:
    """Return a sum as pay, with its rank: 0 for a base, 1 for pay, 2 for pay with all that comes on top."""
    it = around.it
    if _is_for_something_else(around):
        return None
    word = _word(around)
    if word == "bonus" or (word is None and _OTHER_ANYWHERE.search(_own_line(around.far) + it.inside)):
        return None
    named = word is not None or _WORDS.search(around.far) is not None
    if it.scale in _MILLIONS and not named:
        return None
    stated = next((period for period in _periods(around) if _fits(it, period)), None)
    if stated is None:
        called = named or it.high > it.low or around.on_its_own
        stated = _usual(it, named=named) if called else None
        if stated is None:
            return None
    rank = {"base": 0, "target": 2}.get(word or "", 1)
    return rank, _pay(around, stated)


def _usual(it: money.Sum, *, named: bool) -> _Stated | None:
    """Return the period that a sum is for where none is stated: where people are paid by the month, that.

    For that it must be `named` as pay; it may as well be a price.
    """
    least, most = _MONTHLY.get(it.currency, (0, 0))
    if named and least <= it.low and it.high <= most:
        return "month"
    return "year" if it.high >= _YEARLY and _fits(it, "year") else None


def _own_line(far: str) -> str:
    """Return what leads to a sum; one that opens its line, under a short one, has nothing to do with that."""
    above, _, line = far.rpartition("\n")
    opens = above and not line.strip() and len(above.rpartition("\n")[2]) <= _SHORT_LINE
    return line if opens else far


_SHORT_LINE = 40


def _pay(around: _Around, stated: _Stated) -> Pay:
    """Return a sum as pay for a period, with the ends it states."""
    times = _TIMES_A_YEAR.get(stated, 1)
    period: Period = "year" if stated == "week" or stated == "fortnight" else stated
    low = None if around.bound == "most" else around.it.low * times
    high = None if around.bound == "least" else around.it.high * times
    return Pay(low, high, around.it.currency, period)


def _is_for_something_else(around: _Around) -> bool:
    """Return whether the words next to a sum say what it is for, or who pays it, and that is no job's pay."""
    if _OTHER_BEFORE.search(around.before) or _OTHERS_PAY.search(around.far):
        return True
    if _SALARY.search(around.before):
        return False  # "salary £30,000 pension 5%"
    unit = money.UNIT.match(around.after)
    ends = {0, unit.end() if unit else 0}
    return any(_OTHER_AFTER.match(around.after, end) for end in ends)


def _fits(it: money.Sum, period: _Stated) -> bool:
    """Return whether somebody may be paid a sum for a period."""
    return it.high >= _LEAST[period] and (it.currency not in _STRONG or it.high <= _MOST[period])


def _word(around: _Around) -> str | None:
    """Return what the nearest word calls the sum: base, pay, target or bonus; None if nothing does."""
    before = [match.lastgroup for match in _WORDS.finditer(around.before + around.it.inside)]
    match = _WORDS.search(around.after)
    after = match if match and not _NEXT_IS_NAMED.match(around.after, match.end()) else None
    if after and after["bonus"] and "(" in around.after[: after.start()]:
        after = None  # "£20/hr (bonus in March)"
    if before and not (around.follows and after):
        return "base" if "base" in before else before[-1]
    return after.lastgroup if after else None


def _periods(around: _Around) -> Iterator[_Stated]:
    """Yield the periods that a sum's words state, nearest first; those after it before those ahead of it."""
    if around.it.scale == "lpa":
        yield "year"
    short = _SHORT.match(around.after)
    above, line, far = around.far.rpartition("\n")
    if not line or not _NUMBER.search(above):
        far = around.far  # "21 hours a week" above a sum says nothing of it
    glued = _TIME.search(around.before, max(0, len(around.before) - _GLUED))
    if glued and glued.end() == len(around.before) and glued.group() >= money.NO_SPACES:
        yield from _named(glued)  # "年収450万円" over "月給28万円"
    near = [*_TIME.finditer(_NUMBER.split(around.after, maxsplit=1)[0]), *_TIME.finditer(around.it.inside)]
    for stated in [*([short] if short else []), *near, *[*_TIME.finditer(far)][::-1]]:
        yield from _named(stated)


def _named(stated: re.Match[str]) -> Iterator[_Stated]:
    """Yield the period that words name."""
    words = stated.groupdict()
    if words["letter"]:
        yield _LETTERS[words["letter"].lower()]
    else:
        word = words["unit"] or words["word"]
        yield from [period for period, pattern in _PERIOD if pattern.fullmatch(word)][:1]


_GLUED = 2
"""So many characters are a period in a script without spaces."""
