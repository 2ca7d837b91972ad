"""Days, amounts, titles, kinds of employment, places, descriptions: the parts of what boards say."""

from __future__ import annotations

import pytest

from reader.boards.amounts import currency_of, in_words, number, pay, pay_in_words
from reader.boards.dates import day
from reader.boards.descriptions import described, items, part, unescaped
from reader.boards.employment import employment, worded
from reader.boards.job_places import by_parts, by_words, line_of, once, says_remote
from reader.boards.json_values import address, addresses, at, clean_address, flag, identifier, line, load
from reader.boards.titles import level, role
from reader.model import Pay, Place


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("2026-11-09", "2026-11-09"),
        (" 2026-1-9", "2026-01-09"),
        ("2026/11/09", "2026-11-09"),
        ("2026-10-05 16:05:18 UTC", "2026-10-05"),
        ("November  9, 2026", "2026-11-09"),
        ("Aug 6, 2026", "2026-08-06"),
        ("Sept. 6th, 2026", "2026-09-06"),
        ("9 November 2026", "2026-11-09"),
        ("Mon, 09 Nov 2026 10:00:00 +0100", "2026-11-09"),
        ("9. Mai 2026", None),
        ("9. May 2026", "2026-05-09"),
        (1794151800000, "2026-11-08"),
        (1794151800, "2026-11-08"),
        (1794151800.5, "2026-11-08"),
        ("1969-12-31", None),
        ("9999-12-31", None),
        ("2026-13-01", None),
        ("Foo 9, 2026", None),
        ("20261109", None),
        ("2026-11-091", None),
        (0, None),
        (-1, None),
        (10**40, None),
        (float("nan"), None),
        (float("inf"), None),
        (True, None),
        ([], None),
        ("11/09/2026", None),
        ("3 days", None),
    ],
)
def test_days(value: object, found: str | None) -> None:
    assert day(value) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (5, 5.0),
        (5.5, 5.5),
        ("98,000", 98_000.0),
        ("98.000", 98_000.0),
        ("98.000,50", 98_000.5),
        ("98,000.50", 98_000.5),
        ("98 000", 98_000.0),
        ("98’000", 98_000.0),
        ("1.234.567", 1_234_567.0),
        ("98000.0", 98_000.0),
        ("12.5", 12.5),
        ("98,000.", 98_000.0),
        (0, None),
        (-5, None),
        (True, None),
        (None, None),
        ("", None),
        ("x", None),
        ("1e5", None),
        (float("inf"), None),
        (10**13, None),
        (10**400, None),
        ("9" * 31, None),
        ("1.2.3", 12.3),
    ],
)
def test_numbers(value: object, found: float | None) -> None:
    assert number(value) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$90K – $110K", Pay(90_000, 110_000, "USD", "year")),
        ("90-110k EUR", Pay(90_000, 110_000, "EUR", "year")),
        ("USD 100,000+", Pay(100_000, None, "USD", "year")),
        ("from €50,000", Pay(50_000, None, "EUR", "year")),
        ("CA$120k to CA$140k", Pay(120_000, 140_000, "CAD", "year")),
        ("12 000 - 14 000 PLN / month", Pay(12_000, 14_000, "PLN", "month")),
        ("2.500 € brutto im Monat", Pay(2500, 2500, "EUR", "month")),
        ("45 000 € par an", Pay(45_000, 45_000, "EUR", "year")),
        ("14 000 – 18 000 zł miesięcznie", Pay(14_000, 18_000, "PLN", "month")),
        ("14 000 zł na rękę", None),
        ("14 000 zł", Pay(14_000, 14_000, "PLN", "year")),
        ("$25/hr", Pay(25, 25, "USD", "hour")),
        ("Up to $90,000", Pay(None, 90_000, "USD", "year")),
        ("up to $90,000 - $95,000", Pay(90_000, 95_000, "USD", "year")),
        ("between $90,000 and $95,000", Pay(90_000, 95_000, "USD", "year")),
        ("ab 50.000 EUR", Pay(50_000, None, "EUR", "year")),
        ("$90,000.00 - $110,000.00 per year", Pay(90_000, 110_000, "USD", "year")),
        ("$1,000 weekly", Pay(52_000, 52_000, "USD", "year")),
        ("$2,000 biweekly", Pay(52_000, 52_000, "USD", "year")),
        ("€60k - €75k + equity", Pay(60_000, 75_000, "EUR", "year")),
        ("kr 600 000", None),
        ("$20M raised", None),
        ("60k", None),
        ("competitive", None),
        ("$", None),
        ("", None),
        ("$0", None),
        ("$25", None),
        ("2 years of $100k", None),
        ("x" * 10_000, None),
        ("9" * 500, None),
        ("$" * 500, None),
        ("Mensuel de 1900.0 Euros à 2200.0 Euros sur 12.0 mois", Pay(1900, 2200, "EUR", "month")),
        ("Annuel de 30000,00 Euros à 35000,00 Euros", Pay(30_000, 35_000, "EUR", "year")),
        ("Horaire de 12.31 Euros sur 13 mois", Pay(12.31, 12.31, "EUR", "hour")),
        ("Mensuel brut de 2 100 €", Pay(2100, 2100, "EUR", "month")),
        ("Mensuel selon profil", None),
    ],
)
def test_pay_in_words(text: str, found: Pay | None) -> None:
    assert pay_in_words(text) == found


def test_pay_by_its_parts() -> None:
    assert pay(1, None, None, "YEAR") is None
    assert pay(None, None, "USD", "YEAR") is None
    assert pay(2000, 3000, "EUR", "per-month-salary") == Pay(2000, 3000, "EUR", "month")
    assert pay(2000, 3000, "EUR", "moonly") is None
    assert pay(60_000, None, "EUR", "moonly") == Pay(60_000, None, "EUR", "year")
    assert pay(9000, None, "EUR", "quarter") == Pay(36_000, None, "EUR", "year")
    assert pay(2_000_000, None, "JPY", "month") == Pay(2_000_000, None, "JPY", "month")
    assert currency_of("$", "NZ") == "NZD"
    assert currency_of("$", "US") == "USD"


def test_pay_as_a_line() -> None:
    assert in_words(Pay(10.5, 12, "EUR", "hour")) == "EUR 10.50–12 per hour"
    assert in_words(Pay(50_000, 50_000, "EUR", "year")) == "EUR 50,000 per year"
    assert in_words(Pay(None, 50_000, "EUR", "year")) == "up to EUR 50,000 per year"
    assert in_words(Pay(50_000, None, "EUR", "year")) == "from EUR 50,000 per year"


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Watchmaker (f/m/x)", "Watchmaker"),
        ("Koch (m/w/d) in Bonn", "Koch in Bonn"),
        ("Koch m/w/d", "Koch"),
        ("Koch (f/m/d/*)", "Koch"),
        ("Koch (mwd)", "Koch"),
        ("Koch (m-w-d)", "Koch"),
        ("Koch (M/F/NB)", "Koch"),
        ("(m/w/d) Koch", "Koch"),
        ("Koch - m/w/d", "Koch"),
        ("Comptable H/F", "Comptable"),
        ("Comptable (H/F)", "Comptable"),
        ("Kok (m/v/x)", "Kok"),
        ("Kucharz (K/M)", "Kucharz"),
        ("Arzt [m|w|d]", "Arzt"),
        ("Arzt (w/m/div.)", "Arzt"),
        ("Arzt (all genders)", "Arzt"),
        ("Arzt (gn*)", "Arzt"),
        ("Arzt (M/W/D)*", "Arzt*"),
        ("Pfleger (männlich/weiblich/divers)", "Pfleger"),
        ("Engineer (I/O)", "Engineer (I/O)"),
        ("Technician (A/V)", "Technician (A/V)"),
        ("H/W Engineer", "H/W Engineer"),
        ("Manager (EMEA)", "Manager (EMEA)"),
        ("(m/w/d)", "(m/w/d)"),
        ("M/F", "M/F"),
    ],
)
def test_roles(title: str, found: str) -> None:
    assert role(title) == found


def test_levels() -> None:
    assert level("ENTRY_LEVEL", "Baker") == "junior"
    assert level("Mid-level", "Baker") == "mid"
    assert level("Associate", "Baker") is None
    assert level("Entry level", "Senior Baker") is None
    assert level(None, "Baker") is None


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["FullTime"], "full_time"),
        (["fulltime_permanent"], "full_time"),
        (["parttime_fixed_term"], "temporary"),
        (["Teilzeit"], "part_time"),
        (["Stage"], "intern"),
        (["Contract", "Full-time"], "contract"),
        (["Full-time", "Part-time"], None),
        ([["a", "INTERN"]], "intern"),
        (["full-or-part-time"], None),
        (["正社員"], "full_time"),
        (["OTHER"], None),
        ([5, None, {}], None),
        (["contractually"], None),
    ],
)
def test_employment(values: list[object], found: str | None) -> None:
    assert employment(*values) == found


def test_words_of_names() -> None:
    assert [worded(name) for name in ("FULL_TIME", "FullTime", "full-time", "CDI", "fulltime_permanent")] == [
        "Full time",
        "Full time",
        "full-time",
        "CDI",
        "Fulltime permanent",
    ]


def test_places_by_words() -> None:
    assert by_words("") == by_words("Remote") == by_words("12") == ()
    assert by_words("Berlin", "DE") == (Place("Berlin", "Germany", "DE", None, None, "Berlin"),)
    assert by_words("Headquarters", "DE") == (Place("Headquarters", "Germany", "DE"),)
    assert by_words("Headquarters") == (Place("Headquarters"),)
    assert [place.city for place in by_words("Oslo, Norway or Bergen, Norway")] == ["Oslo", "Bergen"]
    assert by_words("Lisbon or remote")[0].city == "Lisbon"
    assert by_words("Paris, France", "DE")[0].country_code == "FR"
    assert by_words("Berlin (remote possible)", "DE")[0].country_code == "DE"


def test_places_by_parts() -> None:
    assert by_parts(None, None, None) is None
    assert by_parts("Utrecht", None, None) == Place("Utrecht", city="Utrecht")
    assert by_parts("Edinburgh", "MLN", "GB", text="Edinburgh office") == Place(
        "Edinburgh office", "United Kingdom", "GB", "Edinburgh", "EDH", "Edinburgh"
    )
    assert by_parts("Springfield, IL", None, None) == Place(
        "Springfield, IL", "United States", "US", "Illinois", "IL", "Springfield"
    )
    assert by_parts("London, Greater", None, "GB") is not None
    assert by_parts("Xq, Zz", None, None) == Place("Xq, Zz")
    assert line_of(()) is None
    assert line_of(once([Place("a"), None, Place("b"), Place("a")])) == "a; b"


def test_remote_by_words() -> None:
    assert says_remote("Remote") is True
    assert says_remote("Hybrid remote") is None
    assert says_remote(None, "Baker") is None


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("a", "<p>a</p>"),
        ("a &amp; b", "<p>a &amp; b</p>"),
        ("a\n- b\n- c\nd", "<p>a</p><ul><li>b</li><li>c</li></ul><p>d</p>"),
        ("1. a\n2. b\n• c", "<ol><li>a</li><li>b</li></ol><ul><li>c</li></ul>"),
        ("2 < 3", "<p>2 &lt; 3</p>"),
        ("<b>a</b>\nb", "<p><b>a</b></p><p>b</p>"),
        ("a<br>\n b", "<p>a</p><p>b</p>"),
        ("<p>a</p>\n- b", "<p>a</p>\n- b"),
        ("&lt;p&gt;a&lt;/p&gt;", "<p>a</p>"),
        ("&lt;b&gt; and <i>x</i>", "<p>&lt;b&gt; and <i>x</i></p>"),
        ("  ", ""),
        (None, ""),
        (5, ""),
        ("-5 degrees", "<p>-5 degrees</p>"),
        ("•x", "<ul><li>x</li></ul>"),
    ],
)
def test_descriptions(text: object, markup: str) -> None:
    assert described(text) == markup


def test_parts_of_descriptions() -> None:
    assert part("A & B", "x") == "<h3>A &amp; B</h3><div><p>x</p></div>"
    assert part("A", "") == items("A", None) == ""
    assert items("A", " <li>x</li>") == "<h3>A</h3><div><ul> <li>x</li></ul></div>"
    assert items(None, "x") == "<div><p>x</p></div>"
    assert unescaped("&amp;lt;p&amp;gt;") == "<p>"


def test_lines() -> None:
    assert line("  a\n b ") == "a b"
    assert line("&amp;lt;b&gt;x") == "x"
    assert line("<i>a</i><br>b") == "a b"
    assert line("C++ <T>") == "C++ <T>"
    assert line("a" * 300, 100) == "a" * 99 + "…"
    assert line("a" * 10**6) == "a" * 199 + "…"
    nothing: list[object] = [None, 5, True, [], {}, "", " ", "—", "N/A", "null", "\u200b"]
    assert not any(map(line, nothing))
    assert line("\x1b[31mred") == "␛[31mred"


def test_other_values() -> None:
    assert (identifier(5), identifier("x"), identifier(True), identifier(10**20), identifier(1.5)) == (
        "5",
        "x",
        None,
        None,
        None,
    )
    assert (flag(True), flag("true"), flag(" No "), flag("maybe"), flag(1), flag(None)) == (
        True,
        True,
        False,
        None,
        None,
        None,
    )
    assert address(" https://a.example/x ") == "https://a.example/x"
    assert address("data:text/html,x") is None
    assert addresses(
        "https://a.example", 5, "https://a.example", "https://b.example", but="https://b.example"
    ) == ("https://a.example",)
    assert clean_address("https://a.example", "//b.example") == "https://a.example//b.example"
    assert clean_address("https://a.example", "b") is None
    assert at({"a": {"b": 1}}, "a", "b") == 1
    assert at({"a": []}, "a", "b") is None
    assert load(" " * 100 + '{"a": "x\ny"}') == {"a": "x\ny"}
    assert load("text") == "text"
