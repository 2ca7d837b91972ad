"""Hiring threads: what the first line of a comment says, and threads as JSON and as saved pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.boards import read_listing, recognise
from reader.boards.hiring_header import parts_of, read_header
from reader.boards.hiring_page import read_thread
from reader.model import Hint, Link, Pay
from tests.boards import answers
from tests.boards.answers import read, text_of

if TYPE_CHECKING:
    from pathlib import Path

HEADERS = [
    (
        "Owl Post | Backend Engineer | Graz, Austria | Full-time | ONSITE",
        ("Owl Post", "Backend Engineer", "Graz", False, "full_time"),
    ),
    (
        "Owl Post | Graz, Austria | REMOTE (EU) | Backend Engineer",
        ("Owl Post", "Backend Engineer", "Graz", True, None),
    ),
    ("Backend Engineer | Owl Post | Remote", ("Owl Post", "Backend Engineer", None, True, None)),
    (
        "Owl Post (YC W24) | Founding Engineer | Boston, MA or Remote | $150k-$180k",
        ("Owl Post", "Founding Engineer", "Boston", True, None),
    ),
    (
        "Owl Post (https://owl.example) | Multiple roles | Hybrid in Oslo, Norway",
        ("Owl Post", None, "Oslo", None, None),
    ),
    (
        "Owl Post | https://owl.example/jobs | Data Scientist | Onsite Boston, MA | Contract",
        ("Owl Post", "Data Scientist", "Boston", False, "contract"),
    ),
    (
        "Owl Post | Senior Engineer, Designer | Lisbon (on-site)",
        ("Owl Post", "Senior Engineer, Designer", "Lisbon", False, None),
    ),
    ("Owl Post | Engineer | Remote or Onsite", ("Owl Post", "Engineer", None, None, None)),
    ("Owl Post | Engineer | Onsite, hybrid", ("Owl Post", "Engineer", None, None, None)),
    ("Owl Post | Engineer | No remote", ("Owl Post", "Engineer", None, False, None)),
    ("Engineer Lab | Designer | Full-time | Part-time", ("Engineer Lab", "Designer", None, None, None)),
    ("Owl Post • Engineer • Oslo, Norway • Intern", ("Owl Post", "Engineer", "Oslo", None, "intern")),
    ("Owl Post - Engineer - Oslo, Norway", ("Owl Post", "Engineer", "Oslo", None, None)),
    ("Owl Post | what a place", ("Owl Post", None, None, None, None)),
    ("Hiring engineers - come to us", (None, None, None, None, None)),
    ("We are hiring.", (None, None, None, None, None)),
    ("x" * 100 + " | Engineer", (None, "Engineer", None, None, None)),
    ("Owl Post | " + "very " * 20 + "Engineer", ("Owl Post", None, None, None, None)),
    ("Multiple positions | Remote", (None, None, None, True, None)),
    ("REMOTE | Owl Post | Engineer", ("Owl Post", "Engineer", None, True, None)),
    ("Oslo, Norway | Owl Post | Engineer", ("Owl Post", "Engineer", "Oslo", None, None)),
    ("Full-time | Owl Post | Engineer", ("Owl Post", "Engineer", None, None, "full_time")),
    ("Internship | Owl Post | Engineer", ("Owl Post", "Engineer", None, None, "intern")),
    (
        "owl.example | Engineer | owl.example/jobs | Remote, Europe",
        ("owl.example", "Engineer", None, True, None),
    ),
    ("https://owl.example | Engineer", (None, "Engineer", None, None, None)),
    (
        "Owl Post | Seattle, Austin or Remote (USA) | Engineer",
        ("Owl Post", "Engineer", "Seattle", True, None),
    ),
    ("Owl Post | Seed stage | Engineer | No contractors", ("Owl Post", "Engineer", None, None, None)),
    ("Oslo, Norway | On-site | Permanent", (None, None, "Oslo", False, None)),
    ("Designer | Oslo, Norway | 4 May", (None, "Designer", "Oslo", None, None)),
    ("|||", (None, None, None, None, None)),
]


@pytest.mark.parametrize(("line", "said"), HEADERS)
def test_headers(line: str, said: tuple[object, ...]) -> None:
    found = read_header(line)
    city = found.places[0].city if found.places else None
    assert (found.company, found.role, city, found.remote, found.employment) == said


def test_pay_and_several_places_in_headers() -> None:
    found = read_header("Owl | Dev | New York, NY; London, UK | €60k–€75k")
    assert found.pay == Pay(60_000, 75_000, "EUR", "year")
    assert [place.city for place in found.places] == ["New York", "London"]
    assert parts_of("a | " * 40) == ["a"] * 16


def test_a_thread() -> None:
    posting = (
        "Owl Post | Engineer | Oslo, Norway | Full-time<p>We carry &amp; deliver."
        '<p><a href="https:&#x2F;&#x2F;owl.example&#x2F;jobs" '
        'rel="nofollow">https:&#x2F;&#x2F;owl.example&#x2F;jo...</a> <a href="javascript:x">y</a>'
        "<p><pre><code>  feathers</code></pre>"
    )
    prose = "At Fern we are hiring gardeners in Bonn.<p>Write to us."
    answer = answers.hiring(posting, None, prose, "Is anyone here from Oslo?", "", 5)
    listing = read(answer | {"text": "State the <i>place</i>."})
    assert listing.name == "Ask HN: Who is hiring? (November 2026)"
    owl, fern = listing.outline.postings
    assert text_of(listing, owl).startswith(
        "Owl Post | Engineer | Oslo, Norway | Full-time\n\nWe carry & deliver."
    )
    assert owl.url == "https://news.ycombinator.com/item?id=500"
    assert owl.links == ("https://owl.example/jobs",)
    assert (owl.company, owl.role, owl.posted, owl.employment) == (
        "Owl Post",
        "Engineer",
        "2026-11-02",
        "full_time",
    )
    assert (fern.company, fern.role, fern.places) == (None, None, ())
    assert "State the place." in listing.text
    assert "Is anyone here from Oslo?" in listing.text


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://news.ycombinator.com/item?id=48200000", "https://news.ycombinator.com/item?id=500"),
        ("https://hn.algolia.com/api/v1/items/48200000", "https://news.ycombinator.com/item?id=500"),
        ("https://owls.example/item?id=48200000", "https://owls.example/item?id=500"),
        ("http://owls.example/threads/7", "https://news.ycombinator.com/item?id=500"),
        ("owls.html", "https://news.ycombinator.com/item?id=500"),
    ],
)
def test_comments_are_on_the_site_of_their_thread(address: str, page: str) -> None:
    listing = read(answers.hiring("Owl Post | Engineer | Oslo, Norway"), address=address)
    assert listing.outline.postings[0].url == page


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("We&#x27;re hiring cave guides.", True),
        ("Fern is looking for gardeners in Bonn.", True),
        ("Want to see caves? Lantern Co is hiring.<p>Do come.", True),
        ("Owl Post carries letters.<p>Apply at owl.example.", True),
        ("Is anyone hiring juniors?", False),
        ("Thanks, I will apply.", False),
        ("I am looking for work as a guide. Here is my resume.", False),
        ("I&#x27;m currently seeking a team that is hiring.", False),
        ("Please hire no owls.", False),
        ("<p>", False),
    ],
)
def test_comments_that_offer_a_job(text: str, offers: bool) -> None:
    assert len(read(answers.hiring(text)).outline.postings) == offers


@pytest.mark.parametrize("title", ["Ask HN: Who wants to be hired?", "Show HN: Who", None, 5])
def test_other_threads_are_none(title: object) -> None:
    assert recognise(json.dumps(answers.hiring("Owl | Engineer") | {"title": title})) is None


def comment(number: int, text: str, *, indent: int = 0, tag: str = "div", quote: str = '"') -> str:
    q = quote
    return (
        f"<tr class={q}athing comtr{q} id={q}{number}{q}><td><table><tr>"
        f"<td class={q}ind{q} indent={q}{indent}{q}>"
        f"<img src=s.gif height=1 width={q}{indent * 40}{q}></td><td class={q}default{q}>"
        f"<span class={q}age{q} title={q}2026-11-02T14:03:00 1793628180{q}>age</span>"
        f"<div class={q}comment{q}><{tag} class={q}commtext c00{q}>"
        f"{text}<div class={q}reply{q}>reply</div></{tag}></div>"
        "</td></tr></table></td></tr>"
    )


def page(*comments: str, title: str = "Ask HN: Who is hiring? (November 2026) | Hacker News") -> str:
    head = f"<html><head><title>{title}</title></head>"
    return f"{head}<body><table id=hnmain>{''.join(comments)}</table></body></html>"


@pytest.mark.parametrize("quote", ['"', "'", ""])
@pytest.mark.parametrize("tag", ["div", "span"])
def test_saved_pages(quote: str, tag: str) -> None:
    if not quote:
        first = comment(1, "Owl | Engineer<p>Fly.", tag=tag).replace('"1"', "1").replace('"0"', "0")
    else:
        first = comment(1, "Owl | Engineer<p>Fly <span>far</span> and <div>wide</div>.", tag=tag, quote=quote)
    listing = read(page(first, comment(2, "reply to it | x", indent=1), comment(3, "Fern | Gardener")))
    assert [posting.company for posting in listing.outline.postings] == ["Owl", "Fern"]
    assert listing.outline.postings[0].posted == "2026-11-02"
    assert "reply" not in listing.text


def test_saved_pages_that_set_in_by_a_picture() -> None:
    first, second = comment(1, "Owl | Engineer"), comment(2, "deep | x", indent=2)
    thread = read_thread(
        page(first.replace(' indent="0"', ""), second.replace(' indent="2"', ""), comment(3, "  "))
    )
    assert [each.id for each in thread.comments] == ["1"]


def test_saved_pages_with_an_opening_text_and_a_comment_that_never_ends() -> None:
    opening = '<div class="toptext">State the place.</div>'
    cut = '<tr class="athing comtr" id="8"><td class="ind" indent="0"><div class="commtext">Owl | Engineer'
    thread = read_thread(page(opening, cut, comment(9, "Fern | Gardener")))
    assert [each.id for each in thread.comments] == ["", "8", "9"]
    assert read_thread("").comments == ()


def test_saved_pages_of_other_threads(shared: Path) -> None:
    assert recognise(page(comment(1, "x"), title="Tides | Hacker News")) is None
    assert recognise(page(comment(1, "x")).replace("hnmain", "main")) is None
    saved = (shared / "cases" / "web" / "boards" / "hn.html").read_text(encoding="utf-8")
    assert recognise(saved) == "hiring"


NEXT = "https://news.ycombinator.com/item?id=48200000&p=2"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ('<a href="item?id=48200000&amp;p=2" class="morelink" rel="next">More</a>', None),
        ("<A CLASS='big morelink' HREF='/item?id=48200000&#38;p=2'>More</A>", None),
        (f'<a href="{NEXT}" class=morelink>More</a>', "https://copy.example/thread"),
        (
            '<a class="morelink" href="?id=48200000&amp;p=2">More</a>',
            "https://news.ycombinator.com/item?id=48200000",
        ),
    ],
)
def test_a_page_that_goes_on_says_where(link: str, address: str | None) -> None:
    below = f'<tr class="morespace"></tr><tr><td class="title">{link}</td></tr>'
    listing = read_listing(page(comment(1, "Owl | Engineer<p>Fly."), below), address=address)
    assert listing
    assert listing.notices == (f"This thread has more pages; save and add the next one too: {NEXT}",)
    lines = listing.text.split("\n")
    assert lines[-2:] == ["", "More"]
    assert listing.outline.hints[-1] == Hint("teaser", (len(lines), len(lines)))
    assert listing.outline.links[-1] == Link(len(listing.text) - len("More"), "More", NEXT)
    assert [posting.lines[1] < len(lines) for posting in listing.outline.postings] == [True]


@pytest.mark.parametrize(
    "link",
    [
        "",
        '<a href="item?id=1&amp;p=2">More</a> morelink',
        '<a class="morelink">More</a>',
        '<a class="morelink" href="javascript:more()">More</a>',
        '<a class="morelink" href="http://[x/">More</a>',
        '<a class="morelinks" href="item?id=1&amp;p=2">More</a>',
        '<a class="morelink" href="item?id=1&amp;p=2"',
    ],
)
def test_a_page_that_does_not_go_on_says_nothing(link: str) -> None:
    listing = read(page(comment(1, "Owl | Engineer<p>Fly."), link))
    assert listing.notices == ()
    assert "More" not in listing.text


def test_the_next_page_need_not_be_called_anything() -> None:
    link = '<a class="morelink" href="item?id=48200000&amp;p=2"> </a>'
    assert read(page(comment(1, "Owl | Engineer<p>Fly."), link)).text.endswith("\nMore")


def test_of_several_pages_the_last_says_whether_there_are_more() -> None:
    link = '<a class="morelink" href="item?id=48200000&amp;p=2">More</a>'
    first, second = page(comment(1, "Owl | Engineer"), link), page(comment(2, "Fern | Gardener"))
    whole, open_ended = read_listing(first, more=(second,)), read_listing(second, more=(first,))
    assert whole
    assert (len(whole.outline.postings), whole.notices) == (2, ())
    assert open_ended
    assert len(open_ended.notices) == 1
