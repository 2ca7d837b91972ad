"""Pages and boards from the web, in the library: added, unchanged, updated, refused, forgotten."""

from __future__ import annotations

import html
import io
import json
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.config import Limits, Settings
from reader.errors import SourceError, UsageError
from reader.library.protocol import ASKING
from reader.library.web_sources import EMPTY_OR_CLOSED, MOST_DETAILS
from reader.sources import NO_POSTINGS
from reader.system.network import Network
from reader.system.network.turns import Turns
from tests.fakes import Clock
from tests.library.samples import HARBOR, TIDES, kinds, page, write
from tests.web import LONG, MORE, Handler, Page, Web, article, redirect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.protocol import AddResult

GREENHOUSE = "https://boards.greenhouse.io/tidewater"
GREENHOUSE_API = "https://boards-api.greenhouse.io/v1/boards/tidewater/jobs?content=true"
SMART = "https://careers.smartrecruiters.com/Lanternworks"
SMART_API = "https://api.smartrecruiters.com/v1/companies/Lanternworks/postings"
LEVER = "https://jobs.lever.co/quayside"
LEVER_API = "https://api{}.lever.co/v0/postings/quayside?mode=json&skip=0&limit=100"


class Time:
    """A clock that waiting advances."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waited = 0.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.waited += seconds


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def library(file: Path, web: Web, time: Time) -> Iterator[Library]:
    network = Network(web.proxy, turns=Turns(time, time.wait))
    with Library.open(file, clock=Clock(), network=network) as library:
        yield library


def add(library: Library, *sources: str, url: str | None = None) -> list[AddResult]:
    return list(library.documents.add(sources, url=url))


def only(library: Library, *sources: str) -> AddResult:
    (told,) = add(library, *sources)
    return told


def job(
    number: int, title: str = "Tide Warden", text: str = "Count the tides, and tell the town."
) -> dict[str, object]:
    return {
        "id": number,
        "title": f"{title} {number}",
        "updated_at": "2026-04-01T10:00:00-04:00",
        "location": {"name": "Seattle, WA"},
        "absolute_url": f"{GREENHOUSE}/jobs/{number}",
        "content": html.escape(
            f"<p>{text} Number {number} of the wardens keeps the log of the northern pier.</p>"
        ),
        "metadata": None,
    }


def board(*jobs: dict[str, object]) -> str:
    return json.dumps({"jobs": jobs, "meta": {"total": len(jobs)}})


def listed(number: int) -> dict[str, object]:
    return {
        "id": str(number),
        "name": f"Lamp Keeper {number}",
        "company": {"identifier": "Lanternworks", "name": "Lanternworks"},
        "releasedDate": "2026-03-01T08:00:00.000Z",
        "location": {"city": "Lisbon", "country": "pt"},
    }


def listing(first: int, count: int, total: int) -> str:
    content = [listed(first + n) for n in range(count)]
    return json.dumps({"offset": first, "limit": 100, "totalFound": total, "content": content})


def detail(number: int) -> str:
    text = f"<p>Keep lamp number {number} lit through the night, and write down when it was not.</p>"
    return json.dumps(
        {**listed(number), "jobAd": {"sections": {"jobDescription": {"title": "Work", "text": text}}}}
    )


def test_a_page_is_a_document_by_its_address(library: Library, web: Web) -> None:
    web.pages |= {
        "http://a.test/x": redirect("http://a.test/y"),
        "http://a.test/y": article("The tide clock"),
    }
    told = only(library, "http://A.test/x#top")
    assert kinds([told]) == ["added"]
    (entry,) = library.documents.list()
    assert entry.source == "http://A.test/x#top"
    document = library.documents.get(entry.id)
    assert document.title == "The tide clock"
    assert document.outline is not None
    assert document.outline.url == "http://a.test/y"
    assert not library.documents.file_changed(entry.id)
    assert kinds(add(library, "http://a.test/x", "http://a.test/x")) == ["unchanged"]
    web.pages["http://a.test/y"] = article("The tide clock", LONG, MORE.upper())
    assert kinds(add(library, "http://a.test/x")) == ["updated"]
    assert len(library.documents.list()) == 1


def test_what_changed_in_markup_alone_is_unchanged(library: Library, web: Web) -> None:
    web.pages["http://a.test/"] = article("The tide clock")
    add(library, "http://a.test/")
    web.pages["http://a.test/"] = article("The tide clock").replace("<body>", "<body data-visit=7>")
    assert kinds(add(library, "http://a.test")) == ["unchanged"]
    assert len(web.asked) == 2


def test_an_address_is_forgotten_however_it_is_written(library: Library, web: Web) -> None:
    web.pages |= {
        "http://a.test/x": article("The tide clock"),
        "http://a.test/": article("Lamps", MORE, LONG),
    }
    add(library, "http://a.test/x", "http://a.test/")
    (unknown,) = library.documents.forget(["http://a.test/z"])
    assert isinstance(unknown, SourceError)
    assert len(library.documents.forget(["HTTP://A.TEST/x#end", "http://a.test:0/"])) == 2
    assert [entry.source for entry in library.documents.list()] == ["http://a.test/"]
    library.documents.forget(["http://a.test"])
    assert not library.documents.list()


def test_reloading_asks_again(library: Library, web: Web) -> None:
    web.pages["http://a.test/"] = article("The tide clock")
    add(library, "http://a.test/")
    (entry,) = library.documents.list()
    web.pages["http://a.test/"] = article("The tide clock", MORE, LONG)
    now = library.documents.reload(entry.id)
    assert not isinstance(now, SourceError)
    assert now.id != entry.id
    del web.pages["http://a.test/"]
    gone = library.documents.reload(now.id)
    assert isinstance(gone, SourceError)
    assert "404" in str(gone)
    assert library.documents.get(now.id).text.startswith("The tide clock")


def test_a_file_and_an_address_with_the_same_text_stay_two_sources(
    library: Library, web: Web, tmp_path: Path
) -> None:
    web.pages["http://a.test/"] = article("The tide clock")
    add(library, "http://a.test/")
    saved = tmp_path / "saved.html"
    saved.write_text(article("The tide clock"))
    assert kinds(add(library, str(saved))) == ["copy"]
    assert kinds(add(library, "http://a.test/")) == ["unchanged"]
    web.pages["http://b.test/"] = article("The tide clock")
    assert kinds(add(library, "http://b.test/")) == ["copy"]
    (entry,) = library.documents.list()
    assert entry.source == "http://a.test/"


def test_an_export_keeps_addresses(library: Library, web: Web, tmp_path: Path) -> None:
    web.pages["http://a.test/"] = article("The tide clock")
    add(library, "http://A.test")
    exported = tmp_path / "library.jsonl"
    exported.write_text("".join(f"{line}\n" for line in library.export()))
    with Library.open(tmp_path / "other.db", network=Network(web.proxy)) as other:
        add(other, str(exported))
        (entry,) = other.documents.list()
        assert entry.source == "http://A.test"
        assert kinds(add(other, "http://a.test/")) == ["unchanged"]


def test_sources_are_told_in_their_order(library: Library, web: Web, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a=page("First", TIDES), b=page("Second", HARBOR))
    web.pages["http://a.test/"] = article("The tide clock")
    sources = [
        str(folder / "a.txt"),
        "http://a.test/",
        "ftp://a.test/",
        "http://b.test/",
        str(folder / "b.txt"),
    ]
    told = add(library, *sources)
    assert [one.source for one in told] == sources
    assert kinds(told)[:2] == ["added", "added"]
    assert kinds(told)[4] == "added"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Page("", 404), "there is no such page (404)"),
        (Page(b""), "is empty"),
        (Page(b"\x89PNG\r\n\x1a\n" + bytes(99)), "is not text: looks like a PNG image"),
        (Page(b"%PDF-1.7 and more"), "is not text: looks like a PDF"),
        (Page("<html><body><div id=root></div><script src=a.js></script></body></html>"), "no text"),
    ],
)
def test_what_is_no_text_is_refused(library: Library, web: Web, answer: Page, expected: str) -> None:
    web.pages["http://a.test/"] = answer
    told = only(library, "http://a.test/")
    assert isinstance(told, SourceError)
    assert (told.source, told.copy) == ("http://a.test/", False)
    assert expected in told.reason
    assert not library.documents.list()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Prílivové hodiny".encode("iso-8859-2"), "text/plain; charset=iso-8859-2"),
        (article("Prílivové hodiny").encode("iso-8859-2"), "text/html; charset=iso-8859-2"),
        (article("Prílivové hodiny").encode(), "text/html; charset=iso-8859-2"),
        ("Prílivové hodiny".encode(), "text/plain; charset=nonsense"),
    ],
)
def test_the_header_says_the_encoding_unless_it_is_wrong(
    library: Library, web: Web, body: bytes, kind: str
) -> None:
    web.pages["http://a.test/"] = Page(body, headers={"Content-Type": kind})
    add(library, "http://a.test/")
    (entry,) = library.documents.list()
    document = library.documents.get(entry.id)
    assert document.text.startswith("Prílivové hodiny")
    assert document.outline is not None
    assert document.outline.url == "http://a.test/"


def test_too_much_for_the_library_is_refused(file: Path, web: Web) -> None:
    settings = Settings(limits=Limits(file_bytes=100))
    web.pages |= {
        "http://a.test/": article("The tide clock"),
        SMART_API + "?limit=100&offset=0": listing(0, 100, 300),
    }
    web.pages[SMART_API + "?limit=100&offset=100"] = listing(100, 100, 300)
    time = Time()
    network = Network(web.proxy, turns=Turns(time, time.wait))
    with Library.open(file, settings=settings, network=network) as library:
        assert "is too big" in str(only(library, "http://a.test/"))
        assert "its list of postings doesn't end" in str(only(library, SMART))


def test_what_is_asked_is_shown(library: Library, web: Web) -> None:
    web.pages["http://a.test/"] = Page(article("The tide clock", *["Tides. " * 40_000]))
    shown: list[tuple[int, int, str]] = []
    list(library.documents.add(["http://a.test/"], progress=lambda *told: shown.append(told)))
    assert shown[0] == (0, 1, "http://a.test/")
    assert shown[1] == (0, 1, f"{ASKING}a.test…")
    amounts = [what for _, _, what in shown if what.startswith(ASKING)]
    assert amounts[-1] == f"{ASKING}a.test… 280 KB"
    assert (0, 1, "http://a.test/") in shown[len(amounts) :]


def test_nothing_is_kept_of_what_was_stopped(library: Library, web: Web) -> None:
    web.pages |= {"http://a.test/": article("The tide clock"), "http://b.test/": article("Lamps", MORE)}
    told = []
    for one in library.documents.add(
        ["http://a.test/", "http://b.test/", "http://c.test/"],
        cancelled=lambda: "http://b.test/" in web.asked,
    ):
        told.append(one)  # noqa: PERF402 - as they come
    assert kinds(told) == ["added"]
    assert web.asked == ["http://a.test/", "http://b.test/"]


def test_a_board_is_one_document_of_postings(library: Library, web: Web) -> None:
    web.pages[GREENHOUSE_API] = board(job(1), job(2), job(3))
    told = only(library, GREENHOUSE)
    assert kinds([told]) == ["added"]
    (entry,) = library.documents.list()
    assert (entry.source, entry.counts["posting"]) == (GREENHOUSE, 3)
    posting = library.documents.get(entry.id).postings[0]
    assert posting.url == f"{GREENHOUSE}/jobs/1"
    assert posting.places[0].city == "Seattle"
    assert kinds(add(library, GREENHOUSE)) == ["unchanged"]
    web.pages[GREENHOUSE_API] = board(job(1), job(3), job(4, "Harbor Clerk"), job(5, "Net Mender"))
    (updated,) = add(library, GREENHOUSE)
    assert not isinstance(updated, SourceError)
    assert (updated.kind, updated.new, updated.gone) == ("updated", 2, 1)


@pytest.mark.parametrize(
    ("answer", "expected", "is_harmless"),
    [
        (Page(board()), NO_POSTINGS, True),
        (Page("{}", 404), "there is no such board; check the address", False),
        (Page("", 429, {"Retry-After": "60"}), "the site asks to wait (429); try again in 1 minute", False),
        (Page("", 503), "the site has a problem (503)", False),
        (Page("", 500), "the site has a problem (500)", False),
        (redirect("https://b.test/"), "the site answers 302", False),
    ],
)
def test_a_board_without_postings_says_why(
    library: Library, web: Web, answer: Page, expected: str, *, is_harmless: bool
) -> None:
    web.pages[GREENHOUSE_API] = answer
    told = only(library, GREENHOUSE)
    assert isinstance(told, SourceError)
    assert (told.source, told.copy) == (GREENHOUSE, is_harmless)
    assert expected in told.reason
    assert web.asked == [GREENHOUSE_API]


def test_a_single_posting_that_is_gone_is_no_missing_board(library: Library, web: Web) -> None:
    assert "there is no such posting" in str(only(library, f"{GREENHOUSE}/jobs/7"))
    web.pages["https://boards-api.greenhouse.io/v1/boards/tidewater/jobs/7?pay_transparency=true"] = (
        json.dumps(job(7))
    )
    assert kinds([only(library, f"{GREENHOUSE}/jobs/7")]) == ["added"]


def test_what_a_board_answers_otherwise_is_read_as_a_page(library: Library, web: Web) -> None:
    web.pages |= {GREENHOUSE_API: Page('{"a": 1}'), GREENHOUSE: article("About tidewater")}
    assert kinds([only(library, GREENHOUSE)]) == ["added"]
    (entry,) = library.documents.list()
    assert entry.title == "About tidewater"


def test_pages_and_details_are_put_together(library: Library, web: Web, time: Time) -> None:
    web.pages |= {
        f"{SMART_API}?limit=100&offset=0": listing(0, 100, 102),
        f"{SMART_API}?limit=100&offset=100": listing(100, 2, 102),
        **{f"{SMART_API}/{number}": detail(number) for number in range(102)},
    }
    shown: list[str] = []
    told = list(library.documents.add([SMART], progress=lambda _done, _total, what: shown.append(what)))
    assert kinds(told) == ["added"]
    assert len(web.asked) == 2 + MOST_DETAILS
    assert time.waited == pytest.approx(1 + MOST_DETAILS, abs=5)
    (entry,) = library.documents.list()
    assert entry.counts["posting"] == 100
    document = library.documents.get(entry.id)
    assert "Keep lamp number 99 lit" in document.text
    assert "Keep lamp number 100 lit" not in document.text
    assert document.notices == (
        "2 of 102 postings have no text yet; add the address again to get the next 2",
    )
    assert any(one.startswith(f"{ASKING}api.smartrecruiters.com… 7 of 100 postings · ") for one in shown)


def small(web: Web, **answers: Page | str) -> None:
    """A board of five postings, some of whose details are as given."""
    web.pages[f"{SMART_API}?limit=100&offset=0"] = listing(0, 5, 5)
    web.pages |= {f"{SMART_API}/{number}": answers.get(f"_{number}", detail(number)) for number in range(5)}


@pytest.mark.parametrize(
    ("answers", "asked", "missing"),
    [
        ({"_1": Page("", 404)}, 5, 1),
        ({"_0": Page("", 500), "_1": Page("", 500), "_2": Page("", 500)}, 3, 5),
        ({"_0": Page("", 500), "_1": Page("", 500), "_3": Page("", 500)}, 5, 3),
        ({"_2": Page("", 429)}, 3, 3),
        ({"_1": Page("{", length=9)}, 5, 1),
    ],
)
def test_details_that_cant_be_had_are_told(
    library: Library, web: Web, answers: dict[str, Page], asked: int, missing: int
) -> None:
    small(web, **answers)
    assert kinds(add(library, SMART)) == ["added"]
    assert len(web.asked) == 1 + asked
    (entry,) = library.documents.list()
    have = "has" if missing == 1 else "have"
    assert library.documents.get(entry.id).notices == (
        f"{missing} of 5 postings {have} no text: the board didn't send it; add the address again later",
    )


def test_half_a_listing_is_none(library: Library, web: Web) -> None:
    web.pages |= {
        f"{SMART_API}?limit=100&offset=0": listing(0, 100, 150),
        f"{SMART_API}?limit=100&offset=100": Page("", 500),
    }
    assert "the site has a problem (500)" in str(only(library, SMART))
    assert not library.documents.list()


def test_a_listing_may_end_before_it_says(library: Library, web: Web) -> None:
    small(web)
    web.pages[f"{SMART_API}?limit=100&offset=0"] = listing(0, 5, 9)
    web.pages[f"{SMART_API}?limit=100&offset=5"] = listing(5, 0, 9)
    assert kinds(add(library, SMART)) == ["added"]


def test_an_empty_board_that_may_be_unknown_is_told_by_what_was_there(library: Library, web: Web) -> None:
    nothing = listing(0, 0, 0)
    web.pages[f"{SMART_API}?limit=100&offset=0"] = nothing
    unsure = only(library, SMART)
    assert isinstance(unsure, SourceError)
    assert ("or there is no such board" in unsure.reason, unsure.copy) == (True, False)
    small(web)
    add(library, SMART)
    web.pages[f"{SMART_API}?limit=100&offset=0"] = nothing
    sure = only(library, SMART)
    assert not isinstance(sure, SourceError)
    assert (sure.kind, sure.gone, sure.notices) == ("updated", 5, (EMPTY_OR_CLOSED,))


def test_the_other_host_of_a_board_is_asked_where_one_doesnt_know_it(library: Library, web: Web) -> None:
    posting = {
        "id": "x1", "text": "Quay Master", "categories": {"location": "Hamburg"}, "lists": [],
        "createdAt": 1_770_000_000_000, "description": "<p>Keep the quay in order.</p>",
        "descriptionPlain": "Keep the quay in order.",
        "hostedUrl": f"{LEVER}/x1", "applyUrl": f"{LEVER}/x1/apply", "additional": "",
    }  # fmt: skip
    web.pages[LEVER_API.format(".eu")] = json.dumps([posting])
    assert kinds(add(library, LEVER)) == ["added"]
    assert web.asked == [LEVER_API.format(""), LEVER_API.format(".eu")]
    del web.pages[LEVER_API.format(".eu")]
    assert "there is no such board" in str(only(library, LEVER))


def test_a_board_can_be_stopped_between_its_requests(library: Library, web: Web) -> None:
    small(web)
    told = list(library.documents.add([SMART], cancelled=lambda: len(web.asked) >= 3))
    assert kinds(told) == ["added"]
    assert len(web.asked) == 3
    (entry,) = library.documents.list()
    assert entry.counts["posting"] == 1


def test_where_a_file_came_from_is_kept(library: Library, tmp_path: Path) -> None:
    saved, plain = tmp_path / "saved.html", tmp_path / "plain.txt"
    saved.write_text(article("The tide clock"))
    plain.write_text(page("Plain words", TIDES))
    for name in (saved, plain):
        assert kinds(add(library, str(name), url="https://A.example/tide")) == ["added"]
        assert kinds(add(library, str(name))) == ["unchanged"]
    for entry in library.documents.list():
        document = library.documents.get(entry.id)
        assert document.outline is not None
        assert document.outline.url == "https://a.example/tide"
        assert document.article is not None
        assert document.article.outline == document.outline
        assert document.title in ("The tide clock", "Plain words")
    plain.write_text(page("Plain words", TIDES, HARBOR))
    assert kinds(add(library, str(plain))) == ["updated"]
    assert kinds(add(library, str(plain), url="https://b.example/")) == ["updated"]
    urls = [library.documents.get(entry.id).outline for entry in library.documents.list()]
    assert {outline.url for outline in urls if outline} == {"https://a.example/tide", "https://b.example/"}


def test_standard_input_can_come_from_somewhere(file: Path) -> None:
    with Library.open(file, stdin=io.BytesIO(article("The tide clock").encode())) as library:
        assert kinds(add(library, "-", url="https://a.example/")) == ["added"]
        (entry,) = library.documents.list()
        outline = library.documents.get(entry.id).outline
        assert outline is not None
        assert (entry.source, outline.url) == ("-", "https://a.example/")


@pytest.mark.parametrize(
    ("sources", "url", "expected"),
    [
        (["a", "b"], "https://a.example/", "there are 2"),
        (["https://b.example/"], "https://a.example/", "this is an address itself"),
        (["."], "https://a.example/", "this is a folder"),
        (["-"], "a.example", "is not a web address"),
    ],
)
def test_a_url_is_of_one_source(library: Library, sources: list[str], url: str, expected: str) -> None:
    with pytest.raises(UsageError, match=expected):
        library.documents.add(sources, url=url)


def test_paths_that_are_read_are_no_addresses(tmp_path: Path) -> None:
    with Library.of([str(write(tmp_path / "docs", a=page("First"))), "https://a.example/"]) as library:
        assert len(library.documents.list()) == 1
        assert "`reader add`" in str(library.documents.failures[0])
        assert "`reader add`" in str(add(library, "https://a.example/")[0])


def test_threads_may_add_at_once(library: Library, web: Web) -> None:
    def slow(handler: Handler) -> None:
        handler.send(Page(article(handler.path, f"{LONG} {handler.path}")))

    web.pages |= {f"http://a.test/{n}": slow for n in range(4)}
    threads = [Thread(target=add, args=(library, f"http://a.test/{n}")) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(library.documents.list()) == 4


def test_a_feed_of_a_page_is_offered_when_the_page_is_first_added(library: Library, web: Web) -> None:
    link = '<link rel="alternate" type="application/atom+xml" href="/atom.xml"></head>'
    web.pages["http://a.test/"] = article("The tide clock").replace("</head>", link)
    told = only(library, "http://a.test/")
    assert not isinstance(told, SourceError)
    assert told.notices == ("has a feed; `reader subscribe http://a.test/atom.xml` follows it",)
    assert web.asked == ["http://a.test/"], "it is offered, and not taken"
    again = only(library, "http://a.test/")
    assert not isinstance(again, SourceError)
    assert again.notices == ()
    web.pages["http://a.test/b"] = article("Alternate currents")
    other = only(library, "http://a.test/b")
    assert not isinstance(other, SourceError)
    assert other.notices == ()
