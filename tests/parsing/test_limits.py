"""Time grows linearly with the length, whatever the text is made of.

The limits are far above what any machine needs, and far below what quadratic growth would take; the actual
speed is up to the benchmarks.
"""

from __future__ import annotations

from time import perf_counter

import pytest

from reader.parsing import parse

_MEGABYTE = 1_000_000
_FAR_TOO_LONG = 60.0
_TOO_LONG = 20.0
AWKWARD = {
    "one line of letters": "a",
    "one line of words": "Word, ",
    "one line of spaces": "a" + " " * 99,
    "full stops": ". ",
    "brackets": "(",
    "dashes": "a — ",
    "bullets": "- Do it. ",
    "blank lines": "\n",
    "short lines": "short line\n",
    "short lines apart": "short line\n\n",
    "single letters": "a\n",
    "places": "US, WA, Seattle\n",
    "places with texts": "US, WA, Seattle\nWe are looking for a Senior Applied Scientist to lead plans.\n",
    "questions": "What is it?\n\n",
    "marked questions": "Q. What is it?\nA. It is what it is and nothing else, as far as I know.\n",
    "names": "Ilse Varga, Bao Iyer\n",
    "captions": "Alt text here\nA caption sentence that says what the picture above the line shows.\n\n",
    "quotes": "It is a sentence, and it is long enough to stand by itself in the text.\nIlse Varga\n\n",
    "code": "int x = f(1); {\n",
    "fences": "```\n",
    "fences of two kinds": "```\n~~~\nA title here\nBy Ann Bee\n",
    "an open fence": "a\n~~~\nb\n```\n```\n",
    "tables": "a | b | c\n",
    "footers": "Research areas\n",
    "not Latin": "王伟、李娜\n",
    "capitals": "A",
    "words in capitals": "ABC DEF ",
    "commas": ", ",
    "digits": "1 ",
    "numbers": "12\n",
    "quotation marks": "“a” ",
    "bullets in the flow": " - ",
    "nested lists": "- a\n  - b\n    - c\n",
    "lines of authors": "By Ann Bee, Cy Dee, Ed Eff\n",
    "authors on one line": "By Ann Bee, Cy Dee, ",
    "titles and authors": "A title of a paper here\nAnn Bee, Cy Dee\n",
    "places on one line": "Seattle, WA, USA, ",
    "signs of headings": "#\n",
    "turns of a conversation": "Ann Bee: what?\nCy Dee: this.\n",
    "assignments": "a = b\n",
    "a session": ">>> a\nb\n",
    "what is set in": "Prose line here.\n\n    code a\n    code b\n\n",
    "almost institutions": "On tides\nAnn Bee, Cy Dee\n" + "A" * 60 + "!\n\n",
    "almost links": "On tides\nAnn Bee, Cy Dee\npdf" + " |a" * 20 + " |" + "b" * 22 + ".\n\n",
    "teasers": "Related content\nA teaser.\n\n",
    "headers of jobs": "Halden | Senior Engineer | Oslo, Norway | REMOTE | $100k-$120k\n\nWe make locks.\n\n",
    "records of jobs": "Marine Technician\nFjordlab\nBergen, Norway\n2 days ago\n\n",
    "comments with jobs": "ann 3 hours ago | next [–]\n\nHalden | Engineer | Oslo | ONSITE\n\nreply\n\n",
    "mails with jobs": "From: a b\nDate: 3 May 2031\n\nEngineer, Oslo, Norway\n\n",
    "rows of jobs": "Engineer,Halden,Oslo,full-time\n",
    "roles": "Engineer\n\n",
    "lists of jobs far apart": "Engineer — Oslo\n\nBaker — Bath\n\n" + "Some words of a text.\n\n" * 70,
    "menus": "Home\nNews\nAbout us\n",
    "whole ads": "## Engineer\n\nLocation: Oslo\n\nYou will mend it.\n\n",
}
POSTINGS = (
    "$100 - ",
    "$1,000,000,",
    "$1 up to ",
    "€ 1.000,00 – ",
    "from USD 9 per year and ",
    "salary of a bonus of up to $1 in the ",
    "Rs 12,00,000 (a) – ",
    "1 thousand ",
    "10 000 ",
    "https://a.b/c ",
    "a@",
    "The Aaa Bbb ",
    "looking for a ",
    "based in Aaa or Bbb, ",
    "Locations: ",
    "About the team ",
    "1. Do ",
    "• x ",
    "As a Senior ",
    "The Sea team of the ",
    "based in Seattle, WA or ",
    "as a ",
    "1. Do 2. Do ",
    "Title: ",
    "Seattle, WA, USA, ",
)


@pytest.mark.long
@pytest.mark.parametrize("name", AWKWARD)
def test_no_text_of_a_thirtieth_of_a_megabyte_hangs(name: str) -> None:
    piece = AWKWARD[name]
    _in_time(piece * (_MEGABYTE // 30 // len(piece)), seconds=_TOO_LONG)


@pytest.mark.parametrize("size", [_MEGABYTE // 10, pytest.param(_MEGABYTE // 2, marks=pytest.mark.slow)])
@pytest.mark.parametrize("piece", POSTINGS)
def test_no_long_posting_hangs(piece: str, size: int) -> None:
    _in_time("Related content\n\nUS, WA, Seattle\n" + piece * (size // len(piece)), seconds=_FAR_TOO_LONG)


@pytest.mark.slow
@pytest.mark.parametrize("name", AWKWARD)
def test_no_text_of_a_megabyte_hangs(name: str) -> None:
    piece = AWKWARD[name]
    _in_time(piece * (_MEGABYTE // len(piece)), seconds=_FAR_TOO_LONG)


@pytest.mark.slow
def test_twenty_megabytes_pass() -> None:
    sentence = (
        "We are looking for a curious and careful Research Scientist to join a small group of engineers. "
    )
    text = "Related content\n\n" + f"US, WA, Seattle\n{sentence * 20}\n" * 10_000
    _in_time(text[: 20 * _MEGABYTE], seconds=_FAR_TOO_LONG)


def _in_time(text: str, seconds: float) -> None:
    begin = perf_counter()
    document = parse(text)
    assert perf_counter() - begin < seconds
    assert document.text == text
