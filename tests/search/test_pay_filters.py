"""Pay in queries: how a range may be spelled, and which postings it finds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Pay, Posting
from reader.search import Index, search
from reader.search.pay_filters import ANY_PAY, PayFilter, pay_filter
from reader.search.query_parser import parse_query
from tests.search.builders import Builder


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("150k", 150_000, 150_000),
        ("150,000", 150_000, 150_000),
        ("150.000", 150_000, 150_000),
        ("150 000", 150_000, 150_000),
        ("150’000", 150_000, 150_000),
        ("150000", 150_000, 150_000),
        ("12,00,000", 1_200_000, 1_200_000),
        ("1.234,56", 1234.56, 1234.56),
        ("62,5k", 62_500, 62_500),
        ("1.5m", 1_500_000, 1_500_000),
        ("10万", 100_000, 100_000),
        ("5萬", 50_000, 50_000),
        ("200тыс", 200_000, 200_000),
        ("60k~80k", 60_000, 80_000),
        ("12L", 1_200_000, 1_200_000),
        ("12 LPA", 1_200_000, 1_200_000),
        ("1.2cr", 12_000_000, 12_000_000),
        (">150k", 150_000, None),
        (">=150K", 150_000, None),
        ("150k+", 150_000, None),
        ("150k..", 150_000, None),
        ("<60k", None, 60_000),
        ("≤60k", None, 60_000),
        ("..60k", None, 60_000),
        ("100k..150k", 100_000, 150_000),
        ("100..150k", 100_000, 150_000),
        ("100k–150k", 100_000, 150_000),
        ("150k..100k", 100_000, 150_000),
        ("100,000..150,000", 100_000, 150_000),
    ],
)
def test_figures(typed: str, low: float | None, high: float | None) -> None:
    found = pay_filter(typed, excluded=False)
    assert found is not None
    assert (found.low, found.high, found.currencies) == (low, high, ())


@pytest.mark.parametrize(
    ("typed", "currency"),
    [
        ("$150k", "USD"), ("60k€", "EUR"), ("<60k EUR", "EUR"), ("eur60k", "EUR"), ("£50k..£60k", "GBP"),
        ("60k euro", "EUR"), (">60k Euros", "EUR"), ("90k dollars", "USD"), ("<50k pounds", "GBP"),
        ("100k fr.", "CHF"), ("100k Franken", "CHF"), ("8m yen", "JPY"), ("12 lakh rupees", "INR"),
        ("120k zloty", "PLN"), ("120k zl", "PLN"), ("900k Kč", "CZK"), ("600k kronor", "SEK"),
        ("3 million yen", "JPY"), ("60 tsd eur", "EUR"), ("200k руб.", "RUB"), ("60k won", "KRW"),
        ("₹12L", "INR"), ("US$60k", "USD"), ("C$ 90k", "CAD"), ("R$5000", "BRL"), ("Rs 500000", "INR"),
        ("4000만원", "KRW"), ("15000元", "CNY"), ("₽100k", "RUB"), ("100k..150k chf", "CHF"),
    ],
)  # fmt: skip
def test_currencies(typed: str, currency: str) -> None:
    found = pay_filter(typed, excluded=False)
    assert found is not None
    assert found.currencies == (currency,)


@pytest.mark.parametrize(
    "typed", [">500k kr", ">500000kr", ">500 000 kr.", "kr500000..", ">kr 500k", "500k Kr+"]
)
def test_a_crown_is_that_of_any_country(typed: str) -> None:
    found = pay_filter(typed, excluded=False)
    assert found is not None
    assert (found.low, set(found.currencies)) == (500_000, {"SEK", "NOK", "DKK", "ISK"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("85k plus", ">=85k"), ("$85k plus", "$85k.."), ("85k or more", ">=85k"), ("85k and up", ">=85k"),
        ("$85k and above", "$85k.."), ("from 85k", ">=85k"), ("at least 85k", ">=85k"), ("min. 85k", ">=85k"),
        ("over 85k", ">85k"), ("more than 85k", ">85k"), ("up to 60k", "<=60k"), ("Up To £60,000", "<=£60k"),
        ("£up to 60,000", "<=£60k"), ("£Up to 60,000", "<=£60k"), ("max 60k", "<=60k"),
        ("at most 60k eur", "<=60k eur"), ("under 60k", "<60k"), ("less than 60k", "<60k"),
    ],
)  # fmt: skip
def test_an_end_in_words(typed: str, meant: str) -> None:
    assert pay_filter(typed, excluded=False) == pay_filter(meant, excluded=False) != None  # noqa: E711


@pytest.mark.parametrize(
    "typed", ["", ">", "much", ">much", "$60k..60k€", "1..2..3", "<60k..70k", "..", "k", "<..5"]
)
def test_what_is_no_range(typed: str) -> None:
    assert pay_filter(typed, excluded=False) is None


@given(st.text(st.sampled_from("0123456789.,k<>=$€ EURm-+"), max_size=20))
def test_whatever_is_typed(typed: str) -> None:
    found = pay_filter(typed, excluded=False)
    if found is not None and found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.high


@pytest.mark.parametrize(
    ("typed", "pay", "words"),
    [
        ("pay:<60k EUR robots", [PayFilter(None, 60_000, is_below=True, currencies=("EUR",))], ("robots",)),
        ("pay:<60k robots", [PayFilter(None, 60_000, is_below=True)], ("robots",)),
        ("pay:>100k cad models", [PayFilter(100_000, None, is_above=True)], ("cad", "models")),
        ("pay:>100k won prizes", [PayFilter(100_000, None, is_above=True)], ("won", "prizes")),
        ("pay:85k plus robots", [PayFilter(85_000, None)], ("robots",)),
        ("pay:85k+ robots", [PayFilter(85_000, None)], ("robots",)),
        ("pay:$85k+ robots", [PayFilter(85_000, None, currencies=("USD",))], ("robots",)),
        ("pay:£Up to 60,000 robots", [PayFilter(None, 60_000, currencies=("GBP",))], ("robots",)),
        ("pay:up to 60k euros robots", [PayFilter(None, 60_000, currencies=("EUR",))], ("robots",)),
        ("pay:at least 60 000 robots", [PayFilter(60_000, None)], ("robots",)),
        ("pay:60k or more robots", [PayFilter(60_000, None)], ("robots",)),
        ("pay:60k or robots", [PayFilter(60_000, 60_000)], ("or", "robots")),
        ("pay:60k plusses", [PayFilter(60_000, 60_000)], ("plusses",)),
        ("(pay:60k plus)", [PayFilter(60_000, None)], ()),
        (
            "pay:>600 000 kr robots",
            [PayFilter(600_000, None, is_above=True, currencies=("SEK", "NOK", "DKK", "ISK"))],
            ("robots",),
        ),
        ("pay:> 60k robots", [PayFilter(60_000, None, is_above=True)], ("robots",)),
        ("pay:60 000 EUR robots", [PayFilter(60_000, 60_000, currencies=("EUR",))], ("robots",)),
        ("pay:>60 k robots", [PayFilter(60_000, None, is_above=True)], ("robots",)),
        ("pay:>12 LPA robots", [PayFilter(1_200_000, None, is_above=True)], ("robots",)),
        ("pay:12 lakh .. 15 lakh", [PayFilter(1_200_000, 1_500_000)], ()),
        ("pay:60k - 80k robots", [PayFilter(60_000, 80_000)], ("robots",)),
        ("pay:60k to 80k robots", [PayFilter(60_000, 80_000)], ("robots",)),
        ("pay:CHF 100k robots", [PayFilter(100_000, 100_000, currencies=("CHF",))], ("robots",)),
        ("(pay:> $ 60 000)", [PayFilter(60_000, None, is_above=True, currencies=("USD",))], ()),
        ("pay:>100k 3 robots", [PayFilter(100_000, None, is_above=True)], ("3", "robots")),
        ("pay:>100k 300 robots", [PayFilter(100_000, None, is_above=True)], ("300", "robots")),
        ("pay:100 3000", [PayFilter(100, 100)], ("3000",)),
        ("pay:>100k to robots", [PayFilter(100_000, None, is_above=True)], ("to", "robots")),
        ("pay:>100k mad robots", [PayFilter(100_000, None, is_above=True)], ("mad", "robots")),
        ("(pay:>60k €)", [PayFilter(60_000, None, is_above=True, currencies=("EUR",))], ()),
        ('pay:"<60k EUR"', [PayFilter(None, 60_000, is_below=True, currencies=("EUR",))], ()),
        ("-pay:>1k", [PayFilter(1000, None, is_above=True, excluded=True)], ()),
        (
            "pay:>100k pay:<200k",
            [PayFilter(1e5, None, is_above=True), PayFilter(None, 2e5, is_below=True)],
            (),
        ),
        ("has:pay", [ANY_PAY], ()),
        ("-has:pay", [PayFilter(excluded=True)], ()),
    ],
)
def test_in_a_query(typed: str, pay: list[PayFilter], words: tuple[str, ...]) -> None:
    query = parse_query(typed)
    assert (list(query.pay), query.words, query.notes) == (pay, words, ())


def test_what_is_no_pay_is_searched_as_text_and_is_told() -> None:
    query = parse_query("pay:much")
    assert (query.pay, query.words) == ((), ("much",))
    assert query.notes[0].startswith('"pay:" takes')


PAYS = {
    "low": Pay(50_000, 60_000, "EUR", "year"),
    "middle": Pay(100_000, 150_000, "USD", "year"),
    "high": Pay(150_000, 200_000, "USD", "year"),
    "hour": Pay(50, 60, "USD", "hour"),
    "month": Pay(5_000, 5_000, "EUR", "month"),
    "day": Pay(400, 500, "GBP", "day"),
    "crowns": Pay(145_000, 145_000, "NOK", "year"),
    "none": None,
}


def paid(query: str) -> set[str]:
    made = Builder().paragraph("An article on pay")
    for name in PAYS:
        made.posting(f"A posting of {name} pay", role=name)
    document, items = made.build()
    filled = []
    for item in items:
        content = item.content
        if isinstance(content, Posting):
            content = replace(
                content, pay=PAYS[item.title], remote={"low": True, "high": False}.get(item.title)
            )
        filled.append(replace(item, content=content))
    results = search(Index.of([(document, filled)]), query)
    assert results.total == len(results.hits)
    return {hit.title for hit in results.hits}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("pay:>150k", {"high"}),
        ("pay:>=150k", {"middle", "high"}),
        ("pay:<100k", {"low", "month"}),
        ("pay:<=100k", {"low", "month", "middle"}),
        ("pay:120k..130k", {"middle", "hour", "day"}),
        ("pay:150k", {"middle", "high"}),
        ("pay:60k", {"low", "month"}),
        ("pay:<1m EUR", {"low", "month"}),
        ("pay:$1..", {"middle", "high", "hour"}),
        ("pay:>130k GBP", set()),
        ("pay:>=130k GBP", {"day"}),
        ("pay:>1000 kr", {"crowns"}),
        ("pay:>1000 kronor", set()),
        ("pay:up to 50k euros", {"low"}),
        ("has:pay", set(PAYS) - {"none"}),
        ("in:postings -has:pay", {"none"}),
        ("in:postings -pay:>100k", {"low", "month", "none"}),
        ("remote:yes", {"low"}),
        ("remote:n", {"high"}),
        ("remote:yes remote:no", {"low", "high"}),
        ("in:postings -remote:yes", set(PAYS) - {"low"}),
        ("remote:yes OR pay:>150k", {"low", "high"}),
        ("(remote:yes OR pay:>150k) high", {"high"}),
        ("company:acme", set()),
    ],
)
def test_finds_postings(query: str, names: set[str]) -> None:
    assert paid(query) == names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("pay:>40k GBP", {"from", "most"}),
        ("pay:>45k GBP", {"most"}),  # from 45k isn't known to pay more
        ("pay:<=45k GBP", {"from"}),
        ("pay:<90k GBP", {"from"}),  # up to 90k isn't known to pay less
        ("pay:40k..45k GBP", {"from"}),
        ("pay:90k..95k GBP", {"most"}),
        ("has:pay", {"from", "most"}),
    ],
)
def test_an_end_that_is_not_stated_is_not_made_up(
    query: str, names: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bounds = {
        "from": Pay(45_000, None, "GBP", "year"),
        "most": Pay(None, 90_000, "GBP", "year"),
        "none": None,
    }
    monkeypatch.setattr(f"{__name__}.PAYS", bounds)
    assert paid(query) == names
