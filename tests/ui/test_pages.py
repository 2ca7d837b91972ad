"""Pages in the app: who wrote them, the rank of headings, the language of code, links behind words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from reader.config import style_sheets
from reader.export.citing import citation, link_of
from reader.export.plain import document_lines, item_lines
from reader.library.library import Library
from reader.model import GivenPosting, Hint, Link, Outline, Place
from reader.parsing import items_of, parse
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.dialogs.links import LinkList, LinksScreen, links_of
from reader.ui.dialogs.prompt import AddingScreen
from reader.ui.render.article import article_view
from reader.ui.render.postings import facts_of
from reader.ui.render.renderer import DocumentRenderer
from reader.ui.screens.main import MainScreen
from tests.ui.builders import screen_text
from tests.ui.driving import documents, notices, running, shown, until
from tests.web import Web

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

TEXT = """Ropes of grass
How a bridge is made.

It is made by people who must walk home over it.

The cord

Where the knots are

cord = 2

Other knots
"""
OUTLINE = Outline(
    hints=(
        Hint("title", (1, 1)),
        Hint("dek", (2, 2)),
        Hint("paragraph", (4, 4)),
        Hint("heading", (6, 6), level=2),
        Hint("heading", (8, 8), level=4),
        Hint("code", (10, 10), language="Python"),
        Hint("teaser", (12, 12)),
    ),
    links=(
        Link(TEXT.index("walk home"), "walk home", "https://span.example/home"),
        Link(TEXT.index("Other"), "Other knots", "https://span.example/knots"),
    ),
    byline="Inés Carrow",
    published="2026-05-04T06:00:00Z",
    url="https://www.span.example/ropes",
)
PAGE = parse(TEXT, "ropes.html", outline=OUTLINE)
JOB = """Night guard
Dublin, Ireland

See that the queen of the night is not alone when she opens, and write to https://garden.example/write then.
"""
GIVEN = Outline(
    hints=(Hint("title", (1, 1)), Hint("posting", (2, 2)), Hint("paragraph", (4, 4))),
    postings=(
        GivenPosting(
            (1, 4),
            role="Night guard",
            places=(Place("Dublin, Ireland", "Ireland", "IE", city="Dublin"),),
            posted="2026-10-30",
            valid_through="2026-12-01",
            url="https://garden.example/1",
            links=("https://garden.example/apply",),
        ),
    ),
)
ADVERT = parse(JOB, "guard.html", outline=GIVEN)
ORIGIN = "Inés Carrow · 4 May 2026 · span.example"
HTML = """<!doctype html><html><head><title>Ropes of grass</title><meta name="author" content="Inés Carrow">
<link rel="canonical" href="https://span.example/ropes"></head><body><article><h1>Ropes of grass</h1>
<p>It is made by people who must <a href="/home">walk home</a> over it, and that is why it holds, said the old
woman who leads the twisting, and went on with it until the sun was behind the wall of the gorge.</p>
<p>In the morning the old ropes are let go, and the river takes them, as it has each June.</p>
</article></body></html>"""


def test_who_wrote_it_when_and_where_stands_under_the_title() -> None:
    blocks = article_view(PAGE).blocks
    assert [(block.text, block.style) for block in blocks[:3]] == [
        ("Ropes of grass", "title"),
        ("How a bridge is made.", "dek"),
        (ORIGIN, "dim"),
    ]


def test_a_page_that_says_nothing_of_itself_has_no_such_line() -> None:
    blocks = article_view(parse(TEXT, outline=Outline(hints=OUTLINE.hints))).blocks
    assert [block.style for block in blocks[:3]] == ["title", "dek", "rule"]


def test_headings_have_their_rank_and_code_its_language() -> None:
    blocks = {block.text: block for block in article_view(PAGE).blocks}
    assert blocks["The cord"].space > blocks["Where the knots are"].space
    assert blocks["cord = 2"].language == "python"


def test_links_are_those_of_the_page_its_own_first() -> None:
    (article,) = items_of(PAGE)
    links = links_of(article, PAGE)
    assert [link.words for link in links] == [
        "https://www.span.example/ropes",
        "walk home → https://span.example/home",
        "Other knots → https://span.example/knots",
    ]
    assert [link.target.host for link in links if link.target] == ["www.span.example", *2 * ["span.example"]]
    (job,) = items_of(ADVERT)
    assert [link.words for link in links_of(job, ADVERT)] == [
        "https://garden.example/1",
        "https://garden.example/apply",
        "https://garden.example/write",
    ]


def test_what_leads_on_below_the_postings_of_a_page_is_listed_with_each() -> None:
    text, more = f"See also\n\n{JOB}\nMore\n", "https://garden.example/?p=2"
    first = text.index("Night")
    hints = (Hint("teaser", (1, 1)), Hint("teaser", (8, 8)))
    links = (
        Link(0, "See also", "https://garden.example/old"),
        Link(first + JOB.index("queen"), "queen", "https://garden.example/queen"),
        Link(text.index("More"), "More", more),
    )
    outline = Outline(hints=hints, links=links, postings=(GivenPosting((3, 6), role="Night guard"),))
    document = parse(text, outline=outline)
    (job,) = items_of(document)
    assert [link.words for link in links_of(job, document)] == [
        "queen → https://garden.example/queen",
        "https://garden.example/write",
        f"More → {more}",
    ]


def test_a_posting_tells_its_dates() -> None:
    facts = dict(facts_of(ADVERT.postings[0]))
    assert facts["Dates"] == "posted 30 Oct 2026 · open until 1 Dec 2026"


def test_a_closed_posting_says_so_quietly_on_the_line_of_its_dates() -> None:
    (posting,) = ADVERT.postings
    for day, style, words in (
        ("2026-12-01", "text", "open until 1 Dec 2026"),
        ("2026-12-02", "dim", "closed 1 Dec 2026"),
    ):
        view = DocumentRenderer(today=lambda day=day: day).view(ADVERT, "postings", 0)  # type: ignore[misc]
        (line,) = [block for block in view.blocks if block.text.startswith("posted")]
        assert (line.text, line.style) == (f"posted 30 Oct 2026 · {words}", style)
    lines = [line.text for line in item_lines(items_of(ADVERT)[0], today="2026-12-02")]
    assert "posted 30 Oct 2026 · closed 1 Dec 2026" in lines
    assert posting.is_closed("2026-12-02")


def test_they_are_printed_and_cited_as_well() -> None:
    (article,), (job,) = items_of(PAGE), items_of(ADVERT)
    for lines in (document_lines(PAGE), item_lines(article)):
        assert [line.text for line in lines if line.text][:3] == [
            "Ropes of grass",
            "How a bridge is made.",
            ORIGIN,
        ]
    assert "posted 30 Oct 2026 · open until 1 Dec 2026" in [line.text for line in item_lines(job)]
    assert citation(article, "x") == (
        "Inés Carrow. “Ropes of grass”. 2026-05-04. https://www.span.example/ropes."
    )
    assert link_of(article) == "https://www.span.example/ropes"
    assert link_of(job) == "https://garden.example/1"


async def test_a_page_is_opened_and_its_links_are_listed(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(HTML)
    async with running([str(tmp_path)]) as (pilot, screen):
        assert "Inés Carrow · span.example" in shown(screen)
        assert "<p>" not in shown(screen)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, LinksScreen))
        await pilot.pause()
        rows = pilot.app.screen.query_one(LinkList).rows
        assert [link.words for link in rows] == [
            "https://span.example/ropes",
            "walk home → https://span.example/home",
        ]
        assert "2 links" in screen_text(pilot.app)


async def test_an_address_is_added_from_inside(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.db")
    with Web({"/ropes": HTML}) as web:
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            screen = app.screen
            assert isinstance(screen, MainScreen)
            await until(pilot, lambda: screen.documents.is_complete)
            await type_address(pilot, f"{web.base}/ropes")
            await until(pilot, lambda: "Ropes of grass" in "".join(documents(screen)))
            await type_address(pilot, f"{web.base}/gone")
            await until(pilot, lambda: "/gone: there is no such page (404); check" in notices(pilot))
            assert web.asked == ["/ropes", "/gone"]
    library.close()


async def type_address(pilot: Pilot[None], address: str) -> None:
    await pilot.press("A")
    await until(pilot, lambda: bool(pilot.app.screen.query(Input)))
    pilot.app.screen.query_one(Input).value = address
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, AddingScreen))
    await pilot.press("enter")
