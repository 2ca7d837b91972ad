"""Titles, authors, dates, addresses and languages."""

from __future__ import annotations

import json

import pytest

from reader.pages import Page, read_page
from reader.pages.dates import date_in, iso_date
from reader.pages.names import names_in

SAID = "<p>Nobody on the island owns a clock, yet everyone comes to the bakery in the same minute. </p>" * 3


def page_of(head: str = "", body: str = "", address: str | None = None) -> Page:
    return read_page(f"<html><head>{head}</head><body><main>{body}{SAID}</main></body></html>", address)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>The gull and the door | Quay Post</title>", "", "The gull and the door"),
        ("<title>The gull and the door - Quay Post</title>", "", "The gull and the door"),
        (
            "<title>Quay: The gull and the door of the north</title>",
            "",
            "Quay: The gull and the door of the north",
        ),
        (
            "<title>Quay - The gull and the door of the north</title>",
            "",
            "The gull and the door of the north",
        ),
        ("<title>Gulls | All of the stories</title>", "", "All of the stories"),
        (
            "<title>The gull - a story of two very different doors</title>",
            "",
            "a story of two very different doors",
        ),
        (
            "<title>Quay Post | The gull and door</title><meta property=og:site_name content='Quay Post'>",
            "",
            "The gull and door",
        ),
        (
            "<title>The gull | Door | Quay Post</title><meta property=og:site_name content='Quay Post'>",
            "",
            "The gull",
        ),
        (
            "<title>The gull of the north - Story of the door and a key</title>",
            "",
            "The gull of the north - Story of the door and a key",
        ),
        ("<title>Quay Post | Door</title>", "<h1>Door</h1>", "Door"),
        (
            "<title>News - Site - The gull / Part 3 - Quay</title>",
            "<h2>The gull / Part 3</h2>",
            "The gull / Part 3",
        ),
        (
            "<title>News - The gull of the door / Part 3 - Quay</title>",
            "<h1>Quay</h1><h2>The gull of the door / Part 3</h2>",
            "The gull of the door / Part 3",
        ),
        ("<title>A - B</title>", "<h1>A - B</h1>", "A - B"),
        ("<title>Quay Post</title>", "<h1>The gull</h1>", "The gull"),
        ("<title>Quay Post</title>", "<h1><a href=/>Quay Post</a></h1><h2>The gull</h2>", "Quay Post"),
        ("<title>The gull - Quay</title>", "<h1 class=site-title>Quay</h1><h2>The gull</h2>", "The gull"),
        (
            "<meta property=og:title content='The gull and the door'>",
            "<h1>The gull and the door!</h1>",
            "The gull and the door!",
        ),
        ("<meta property=og:title content='The gull'>", "<h1>Something else</h1>", "The gull"),
        (
            "<meta name=citation_title content='The gull and doors'>",
            "<h1>Title:The gull and doors</h1>",
            "The gull and doors",
        ),
        ("", "<h1>One</h1><h1>Two</h1>", "One"),
        ("", "", None),
        ("<title> </title>", "<h1></h1>", None),
        ("<title>Quay</title><meta property=og:site_name content=Quay>", "", "Quay"),
        (
            '<script type=application/ld+json>{"@type":"NewsArticle","headline":"The gull"}</script>',
            "",
            "The gull",
        ),
        (
            '<script type=application/ld+json>{"@type":"BlogPosting","name":"The gull"}</script>',
            "",
            "The gull",
        ),
    ],
)
def test_title(head: str, body: str, title: str | None) -> None:
    page = page_of(head, body)
    assert page.title == title
    assert title is None or page.text.startswith(f"{title}\n")


def test_what_the_head_calls_page_and_site_is_kept() -> None:
    head = (
        "<title>Rigger at Span | Careers</title><meta property=og:title content=Rigger>"
        "<meta property=og:site_name content=Span><script type=application/ld+json>"
        '[{"@type": "WebSite", "name": "Span"}, {"@type": "Organization", "name": "Span Ltd"}, '
        '{"@type": "Person", "name": "Ida Quill"}]</script>'
    )
    page = read_page(f"{head}<body><h1>Rigger</h1>{SAID}")
    assert page.title == "Rigger"
    assert page.outline.names == ("Rigger at Span | Careers", "Span", "Span Ltd")


def test_title_without_the_name_of_the_host() -> None:
    assert (
        page_of("<title>The gull and door - Span</title>", "", "https://www.span.example/a").title
        == "The gull and door"
    )
    assert page_of("<title>span.example: a</title>", "<h1>b</h1>", "http://[x").title == "b"


def article(**fields: object) -> str:
    return f"<script type=application/ld+json>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        (article(author={"@type": "Person", "name": "Inge Tarrow"}), "", "Inge Tarrow"),
        (article(author=["Inge Tarrow", {"name": "Mostyn Vale"}]), "", "Inge Tarrow, Mostyn Vale"),
        (article(author={"name": ["Inge Tarrow"]}), "", "Inge Tarrow"),
        (article(author={"name": [["x"]]}, creator="Mostyn Vale"), "", None),
        (article(creator="Mostyn Vale"), "", "Mostyn Vale"),
        (article(author="Quay Post", publisher={"name": "Quay Post"}), "", None),
        (article(author="Quay Post", publisher={"name": ["Quay Post"]}), "", None),
        ("<meta name=author content='By Inge Tarrow'>", "", "Inge Tarrow"),
        (
            "<meta name=citation_author content='Tarrow, Inge'><meta name=citation_author content='Vale, M'>",
            "",
            "Inge Tarrow, M Vale",
        ),
        ("<meta name=dc.creator content='Inge Tarrow, Mostyn Vale'>", "", "Inge Tarrow, Mostyn Vale"),
        ("<meta name=dc.creator content='Inge Tarrow; Mostyn Vale'>", "", "Inge Tarrow, Mostyn Vale"),
        ("<meta property=article:author content='https://a.example/inge'>", "", None),
        ("<meta name=author content=admin>", "<a rel=author>Inge Tarrow</a>", "Inge Tarrow"),
        ("", "<div class=byline>By <b>INGE TARROW</b> | Updated May 4, 2020</div>", "Inge Tarrow"),
        ("", "<div class=author>Inge Tarrow</div><div class=byline>By Mostyn Vale</div>", "Mostyn Vale"),
        ("", "<div class='author bio'>Inge Tarrow</div>", None),
        ("", "<div itemprop=author itemscope><b itemprop=name>Inge Tarrow</b> of Quay</div>", "Inge Tarrow"),
        ("", "<h1>The gull</h1><div>By Inge Tarrow, May 4, 2020</div>", "Inge Tarrow"),
        ("", "<h1>The gull</h1><div>By the way</div>", None),
        ("", f"<div class=author>{SAID}</div>", None),
        ("", "", None),
    ],
)
def test_byline(head: str, body: str, byline: str | None) -> None:
    page = page_of(head, body)
    assert page.outline.byline == byline


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Inge Tarrow and Mostyn Vale", ["Inge Tarrow", "Mostyn Vale"]),
        ("Written by: Inge Tarrow", ["Inge Tarrow"]),
        ("Von Inge Tarrow, Mostyn Vale und Osric Feld", ["Inge Tarrow", "Mostyn Vale", "Osric Feld"]),
        ("Tenzin Thorne, Jr.", ["Tenzin Thorne, Jr."]),
        ("// By Inge Tarrow • Nov 11, 2020", ["Inge Tarrow"]),
        ("Inge Tarrow inge@quay.example @inge https://quay.example", ["Inge Tarrow"]),
        ("ANNE-MARIE O'DAY", ["Anne-Marie O'Day"]),
        ("BBC", ["BBC"]),
        ("admin", []),
        ("12", []),
        ("", []),
        ("on the way to the harbour and back", []),
        ("Staff writer", []),
        ("A name of far too many words to be one", []),
        ("Post by ada » Tue Mar 02, 2021 9:15 am", ["ada"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2026-05-04", "2026-05-04"),
        ("2026-5-4", "2026-05-04"),
        ("2026-05-04T06:00:00Z", "2026-05-04T06:00:00Z"),
        ("2026-05-04 06:00:00.123+0200", "2026-05-04T06:00:00+02:00"),
        ("2026-05-04T06:00", "2026-05-04T06:00"),
        ("2026-05-04T06:00:00+00:00", "2026-05-04T06:00:00Z"),
        ("2026-05-04 06:00:00 UTC", "2026-05-04T06:00:00Z"),
        ("20260504", "2026-05-04"),
        ("2026/05/04", "2026-05-04"),
        ("Mon, 04 May 2026 06:00:00 GMT", "2026-05-04T06:00:00Z"),
        ("May 4, 2026", "2026-05-04"),
        ("May 4th, 2026 at 10:12 a.m.", "2026-05-04"),
        ("4 mai 2026", "2026-05-04"),
        ("4 de mayo de 2026", "2026-05-04"),
        ("Donnerstag, 31. Mai 2012", "2012-05-31"),
        ("31.05.2012", "2012-05-31"),
        ("2026-13-40", None),
        ("2026-05-04T99:00", None),
        ("0001-01-01", None),
        ("yesterday", None),
        ("", None),
        ("5/4/26", None),
    ],
)
def test_dates(said: str, date: str | None) -> None:
    assert iso_date(said) == date


def test_no_date_in_a_line() -> None:
    assert date_in("the fourth of never") is None


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (article(datePublished="2026-05-04T06:00:00Z"), "", "2026-05-04T06:00:00Z"),
        (article(datePublished=7, dateCreated="2026-05-04"), "", "2026-05-04"),
        (
            "<meta property=article:published_time content=garbage><meta name=date content=2026-05-04>",
            "",
            "2026-05-04",
        ),
        ("", "<time datetime=2026-05-04>x</time>", "2026-05-04"),
        ("", "<time>4 May 2026</time>", "2026-05-04"),
        (
            "",
            "<aside><time datetime=2020-01-01>x</time></aside><b itemprop=datePublished content=2026-05-04>",
            "2026-05-04",
        ),
        (
            "",
            "<p><time class=updated datetime=2020-01-01>x</time></p><p class=newsdatum>4. Mai 2026</p>",
            "2026-05-04",
        ),
        ("", "<footer class=date>4 May 2026</footer>", "2026-05-04"),
        ("", "<h1>The gull</h1><small>4 May 2026 | gulls</small>", "2026-05-04"),
        ("", "<time pubdate>never</time>", None),
        ("", "<h1>The gull</h1><small>Posted on Monday, 4 May 2026</small>", "2026-05-04"),
        ("", "<h2>Story</h2><h1>The gull</h1> 24. März 2004, 19:49 | Inge<p>x</p>", "2004-03-24T19:49"),
        ("", "<h1>The gull</h1><small>Built: 4 May 2026</small>", None),
    ],
)
def test_published(head: str, body: str, published: str | None) -> None:
    assert page_of(head, body).outline.published == published


def test_only_the_first_dates_are_looked_at() -> None:
    dates = "".join(f"<time datetime=2020-01-{day % 28 + 1:02}>x</time>" for day in range(100))
    assert page_of("", dates).outline.published == "2020-01-01"
    assert page_of("", "<div class=author>x1</div>" * 100).outline.byline is None


@pytest.mark.parametrize(
    ("head", "address", "url"),
    [
        ("<link rel=canonical href=/a>", "https://q.example/b?c", "https://q.example/a"),
        (
            "<base href=https://r.example/><link rel=canonical href=a>",
            "https://q.example/b",
            "https://r.example/a",
        ),
        ("<meta property=og:url content=https://q.example/c>", None, "https://q.example/c"),
        ("<link rel=canonical href=mailto:a@b.example>", "https://q.example/b", "https://q.example/b"),
        ("<link rel=canonical href='javascript:x'>", None, None),
        ("<!-- saved from url=(0022)https://q.example/d -->", None, "https://q.example/d"),
        ("", "https://q.example/b", "https://q.example/b"),
        ("", "ftp://q.example", None),
        ("", None, None),
    ],
)
def test_url(head: str, address: str | None, url: str | None) -> None:
    assert page_of(head, "", address).outline.url == url


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ("<html lang=pt-BR>", "pt-BR"),
        ("<html xml:lang=de>", "de"),
        ("<html lang='no such thing at all'><body lang=fr>", "fr"),
        ("<meta property=og:locale content=en_GB>", "en-GB"),
        (article(inLanguage="es"), "es"),
        (article(inLanguage=["es"]), None),
        ("", None),
    ],
)
def test_language(markup: str, language: str | None) -> None:
    assert read_page(f"{markup}{SAID}").outline.language == language


def test_byline_and_date_are_not_in_the_text() -> None:
    page = page_of(
        "<meta name=author content='Inge Tarrow'>",
        "<h1>The gull</h1><div>By Inge Tarrow</div><div>Updated: May 4, 2020 at 10:12 am</div>"
        "<div>3 hours ago</div><ul><li>Inge Tarrow</li><li>4 min read</li></ul>"
        "<p>By Inge Tarrow's door stood a gull, and it was early.</p>",
    )
    assert page.text.split("\n\n")[1] == "By Inge Tarrow's door stood a gull, and it was early."


def test_byline_at_the_end_is_not_in_the_text() -> None:
    page = page_of("<meta name=author content='Inge Tarrow'>", "<h1>The gull</h1>" + SAID * 5)
    again = page_of(
        "<meta name=author content='Inge Tarrow'>", "<h1>The gull</h1>" + SAID * 5 + "<p>x, y.</p>"
    )
    assert again.text.count("x, y.") == 1
    end = read_page(
        f"<meta name=author content='Inge Tarrow'><main><h1>The gull</h1>{SAID * 5}<p>Inge Tarrow</p></main>"
    )
    assert end.text.count("Nobody") == 15
    assert page.text.count("Nobody") == 18
    assert not end.text.endswith("Inge Tarrow")


@pytest.mark.parametrize(
    ("body", "dek"),
    [
        (
            "<h1>The gull</h1><p class=standfirst>A door, a gull, a long story.</p>",
            "A door, a gull, a long story.",
        ),
        (
            (
                "<header><div><h1>The gull</h1>"
                "<p>What a gull and a door have to do with the price of bread.</p></div></header>"
            ),
            "What a gull and a door have to do with the price of bread.",
        ),
        (
            "<h1>The gull</h1><h2>What a gull and a door have to do with the price of bread.</h2>",
            "What a gull and a door have to do with the price of bread.",
        ),
        ("<h1>The gull</h1><p>What a gull and a door have to do with the price of bread.</p>", None),
        ("<h1>The gull</h1><p>Some other beginning of the text.</p>", None),
        ("<h1>The gull</h1><h2>A head</h2>", None),
    ],
)
def test_standfirst(body: str, dek: str | None) -> None:
    head = "<meta name=description content='What a gull and a door have to do with the price of bread.'>"
    page = page_of(head, body)
    found = [hint for hint in page.outline.hints if hint.kind == "dek"]
    assert [page.text.split("\n")[hint.lines[0] - 1] for hint in found] == ([] if dek is None else [dek])


def test_a_standfirst_before_the_text() -> None:
    said = "What a gull and a door have to do with the price of bread."
    links = "".join(f"<div><a href=/{n}>Somewhere else on this site, {n}</a></div>" for n in range(9))
    page = read_page(
        f"<meta name=description content='{said}'><body><h1>The gull</h1>"
        f"<figure><figcaption>{said}</figcaption></figure><p>{said}</p><p>Not this, though it leads.</p>"
        f"<div class=body>{SAID}</div>{links}"
    )
    assert [hint.kind for hint in page.outline.hints][:4] == ["title", "dek", "caption", "paragraph"]


def test_a_standfirst_that_microdata_marks() -> None:
    links = "".join(f"<div><a href=/{n}>Somewhere else on this site, {n}</a></div>" for n in range(9))
    page = read_page(
        f"<h1>The gull</h1><p itemprop=description>What it wants, and of whom.</p><div>{SAID}</div>{links}"
    )
    assert [hint.kind for hint in page.outline.hints][:3] == ["title", "dek", "paragraph"]
