"""Authors and dates that only the page itself shows."""

from __future__ import annotations

import json

import pytest

from reader.pages import Page, read_page
from reader.pages.names import names_in, names_in_lines

SAID = "<p>Nobody on the island owns a clock, yet everyone comes to the bakery in the same minute. </p>" * 3
TITLE = "<h1>The gull and the door</h1>"


def page_of(body: str, head: str = "", after: str = "", address: str | None = None) -> Page:
    markup = f"<html><head>{head}</head><body><main>{body}{SAID}</main>{after}</body></html>"
    return read_page(markup, address)


BYLINES = [
    # Boxes that say more than names.
    (
        (
            "<div class=bylines><span>By</span><div><a href=/inge-1>Inge Tarrow</a><div class=tooltip>"
            "<div>Inge Tarrow</div><div>Inge Tarrow has cooked for a choir.</div></div></div>"
            "<div>Published on May 4, 2026</div></div>"
        ),
        "Inge Tarrow",
    ),
    ("<p class='byline author'>Written by Inge Tarrow<br>Edited by Osric Feld</p>", "Inge Tarrow"),
    ("<p class=byline>Written by Inge Tarrow Edited by Osric Feld</p>", "Inge Tarrow"),
    ("<p class=byline>By Inge Tarrow<br>Photographs by Osric Feld</p>", "Inge Tarrow"),
    ("<p class=author>Inge Tarrow<br>Fotos: Osric Feld</p>", "Inge Tarrow"),
    ("<p class=author>Fotos: Osric Feld<br>Inge Tarrow</p>", "Inge Tarrow"),
    (
        (
            "<div class=byline>By <a href=/a>Inge Tarrow</a>, Senior Technologist, Gull Speech, Privacy, and "
            "Door Project</div>"
        ),
        "Inge Tarrow",
    ),
    ("<div class=byline>By Inge Tarrow, MA<br>Gull Health News</div>", "Inge Tarrow, MA"),
    ("<div class=byline>By Inge Tarrow, MA Gull Health</div>", "Inge Tarrow"),
    ("<div class=byline>By Inge Tarrow, Leeds</div>", "Inge Tarrow"),
    ("<div class=byline>Inge Tarrow and Mostyn Vale, Quay Daily</div>", "Inge Tarrow, Mostyn Vale"),
    ("<span class=byline>by <a>Inge Tarrow</a><span>22 Dec 2016</span><a>651</a></span>", "Inge Tarrow"),
    (
        "<div class=author><span class=name>Inge Tarrow</span><span class=job>Gull Reporter</span></div>",
        "Inge Tarrow",
    ),
    (
        "<div class=author><a>Inge Tarrow</a><span> and </span><a>Mostyn Vale</a></div>",
        "Inge Tarrow, Mostyn Vale",
    ),
    ("<div class=byline><i>By</i><b>Inge Tarrow</b><b>Follow</b></div>", "Inge Tarrow"),
    ("<p class=byline>Inge (I.T.) Tarrow</p>", "Inge (I.T.) Tarrow"),
    ("<p class=byline>Inge Tarrow (Quay Agency)</p>", "Inge Tarrow"),
    ("<p class=byline>Inge (quay) 4 May 2026</p>", "Inge"),
    ("<p class=author>作者：陆小满 来源：自然笔记</p>", "陆小满"),
    ("<p class=author>文/柏川</p>", "柏川"),
    ("<p class=byline>Por Inge Tarrow y Mostyn Vale</p>", "Inge Tarrow, Mostyn Vale"),
    # Several marks in one line, and marks elsewhere.
    (
        "<p>By <a rel=author>Inge Tarrow</a> and <a rel=author>Mostyn Vale</a></p>",
        "Inge Tarrow, Mostyn Vale",
    ),
    (
        (
            "<div itemprop=author itemscope><b itemprop=name>Inge Tarrow</b></div>"
            "<div itemprop=author itemscope><b itemprop=name>Mostyn Vale</b></div>"
        ),
        "Inge Tarrow, Mostyn Vale",
    ),
    ("<div class=meta><span class=byline>By Inge Tarrow</span></div>", "Inge Tarrow"),
    # Links to the page of somebody who writes.
    ("<div><a href=/author/inge-tarrow>Inge Tarrow</a></div>", "Inge Tarrow"),
    ("<div><a href=https://quay.example/autoren/inge/>Inge Tarrow</a> | 4 min</div>", "Inge Tarrow"),
    ("<div><a href=/@inge>Inge Tarrow</a></div>", "Inge Tarrow"),
    ("<div><a href=/people/inge-tarrow>Inge Tarrow</a></div>", None),
    ("<div><a href=/author/inge>More by this author</a></div>", None),
    ("<div><a href=/author/inge>inge</a></div>", None),
    ("<div><a href='http://[x/author/inge'>Inge Tarrow</a></div>", None),
    (
        "<p>All of this was told to us by <a href=/users/inge>Inge Tarrow</a> of the harbour, long ago.</p>",
        None,
    ),
    # No names.
    ("<h2 class=authors>Authors' Addresses</h2>", None),
    ("<div class=author-note><b>A note from Inge Tarrow</b></div>", None),
    ("<div class=author>A note</div>", None),
    ("<div class=author>About the author</div>", None),
    ("<div class=author><a>Follow Author</a></div>", None),
    ("<div class=byline>Email</div>", None),
    ("<div class=byline>the gulls</div>", None),
]


@pytest.mark.parametrize(("body", "byline"), BYLINES)
def test_byline_shown(body: str, byline: str | None) -> None:
    assert page_of(TITLE + body).outline.byline == byline


def test_byline_beside_the_title_goes_before_others() -> None:
    other = "<div class=byline>By Osric Feld</div>"
    mine = "<div class=author>Inge Tarrow</div>"
    far = "<i></i>" * 70
    assert page_of(f"{other}{far}{TITLE}{mine}").outline.byline == "Inge Tarrow"
    assert page_of(TITLE + far + mine, after=f"<aside>{other}</aside>").outline.byline == "Inge Tarrow"
    # One in furniture is better than none, two are as good as none.
    assert page_of(TITLE + far, after=f"<aside>{other}</aside>").outline.byline == "Osric Feld"
    assert page_of(TITLE + far, after=f"<aside>{other * 2}</aside>").outline.byline == "Osric Feld"
    more = f"<aside>{other}{SAID * 2}<div class=byline>By Mostyn Vale</div></aside>"
    assert page_of(TITLE + far + SAID * 5, after=more).outline.byline is None


def test_author_shown_goes_before_an_organisation_in_data() -> None:
    head = "<meta name=author content='Society for Old Ships'>"
    assert page_of(TITLE, head).outline.byline == "Society for Old Ships"
    assert page_of(f"{TITLE}<a rel=author>Inge</a>", head).outline.byline == "Inge"
    assert page_of(f"{TITLE}<p class=author>Inge</p>", head).outline.byline == "Society for Old Ships"


def test_author_of_a_site_of_the_same_name() -> None:
    site = "<meta property=og:site_name content='Inge Tarrow'>"
    said = {"@type": "Article", "author": {"@type": "Person", "name": "Inge Tarrow"}}
    data = f"<script type=application/ld+json>{json.dumps(said)}</script>"
    assert page_of(TITLE, site + data).outline.byline == "Inge Tarrow"
    assert page_of(TITLE, f"{site}<meta name=author content='Inge Tarrow'>").outline.byline is None


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("<meta name=twitter:creator content=Marrowmint>", "Marrowmint"),
        ("<meta name=twitter:creator content=@marrow>", None),
        ("<meta name=twitter:creator content=Quay><meta property=og:site_name content=Quay>", None),
        (
            "<meta name=dct.creator content='Tarrow, I.'><meta name=dct.creator content='Vale, M.'>",
            "I. Tarrow, M. Vale",
        ),
        ("<meta name=DCTERMS:creator content='Inge Tarrow'>", "Inge Tarrow"),
        ("<link rel=Author href=#authors>", None),
    ],
)
def test_byline_of_data(head: str, byline: str | None) -> None:
    assert page_of(TITLE, head).outline.byline == byline


DATES = [
    ("<p class=date>Published 3 Dec 2015</p>", "2015-12-03"),
    ("<p class=date>Updated 5 Dec 2015, first published 3 Dec 2015</p>", "2015-12-03"),
    ("<p class=date>3 Dec 2015 | Updated: 5 Dec 2015</p>", "2015-12-03"),
    ("<p class=date>Last updated 5 Dec 2015</p>", "2015-12-05"),
    ("<p class=date>Last updated 5 Dec 2015</p><p class=date>3 Dec 2015</p>", "2015-12-03"),
    (
        "<p>Updated <time datetime=2015-12-05>x</time></p><p><time datetime=2015-12-03>x</time></p>",
        "2015-12-03",
    ),
    (
        "<b>Updated</b> <time datetime=2015-12-05>x</time> <b>posted</b> <time datetime=2015-12-03>x</time>",
        "2015-12-03",
    ),
    ("<time class='entry-date published updated' datetime=2015-12-03>x</time>", "2015-12-03"),
    ("<time class=updated datetime=2015-12-03>x</time>", "2015-12-03"),
    ("<span class=pubTime>2015年12月3日07:17</span>", "2015-12-03T07:17"),
    ("<span class=date>2015년 12월 3일</span>", "2015-12-03"),
    ("<span class=date>2015. 12. 3.</span>", "2015-12-03"),
    ("<span class=date>2015/12/3 7:17</span>", "2015-12-03T07:17"),
    ("<span class=date>2015/12/3 07:17</span>", "2015-12-03T07:17"),
    ("<span class=date>12/13/2015 7:11 AM</span>", "2015-12-13"),
    ("<span class=date>13/12/2015 17:11</span>", "2015-12-13T17:11"),
    ("<span class=date>3/3/2015</span>", "2015-03-03"),
    ("<span class=date>3/4/2015</span>", None),
    ("<span class=date>13. února 2015 09:41</span>", "2015-02-13T09:41"),
    ("<span class=date>5 июля 2015 г.</span>", "2015-07-05"),
    ("<span class=date>12. tammikuuta 2015</span>", "2015-01-12"),
    ("<span class=date>7 de março de 2015</span>", "2015-03-07"),
    ("<div>le 3 mai 2015 à 12:30</div>", "2015-05-03T12:30"),
    ("<div>Publicado el lunes, 4 de mayo de 2015</div>", "2015-05-04"),
    ("<div>Opublikowano: 11 listopada 2015</div>", "2015-11-11"),
    ("<div>By Inge Tarrow, published 3 Dec 2015, updated 5 Dec 2015</div>", "2015-12-03"),
    ("<p>" + "<i></i>" * 50 + "Updated <time datetime=2015-12-05>x</time></p>", "2015-12-05"),
    (
        "<p>Updated <b></b><time datetime=2015-12-05>x</time> <time datetime=2015-12-03>x</time></p>",
        "2015-12-03",
    ),
    (
        "<p><b>All that was said of gulls and of their doors</b> <time datetime=2015-12-05>x</time></p>",
        "2015-12-05",
    ),
    # Dates of something else.
    ("<div>The battle of 3 May 2015</div>", None),
    ("<table class=infobox><tr><th>Founded<td>March 2, 1961</table>", None),
    ("<div class=profile>Joined <time datetime=2015-12-03>x</time></div>", None),
    ("<ol class=comments><li><time datetime=2015-12-03>x</time></ol>", None),
    ("<cite>Gulls, <span class=date>3 Dec 2015</span></cite>", None),
    ("<i></i>" * 70 + "<footer><span class=date>Last modified 3 Dec 2015</span></footer>", None),
    ("<p class=date>yesterday</p>", None),
]


@pytest.mark.parametrize(("body", "published"), DATES)
def test_date_shown(body: str, published: str | None) -> None:
    page = page_of(TITLE + body + SAID)
    assert (page.outline.published or "")[:10] == (published or "")[:10]
    if published:
        assert page.outline.published == published


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        ("<html lang=en-US><meta name=publishdate content='09/04/2009 10:20:00'>", "2009-09-04T10:20:00"),
        ("<html lang=en-GB><meta name=publishdate content='09/04/2009'>", "2009-04-09"),
        ("<html lang=fr><p class=date>09/04/2009</p>", "2009-04-09"),
        ("<html lang=en><p class=date>09/04/2009</p>", None),
        ("<html><p class=date>99/04/2009</p>", None),
        ("<meta name=dct.issued content=2009-09-04>", "2009-09-04"),
        ("<meta name=published_at content=2009-09-04>", "2009-09-04"),
    ],
)
def test_date_as_the_language_writes_it(markup: str, published: str | None) -> None:
    assert read_page(f"{markup}<main>{TITLE}{SAID}</main>").outline.published == published


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("https://quay.example/2018/04/27/gull/", "2018-04-27"),
        ("https://quay.example/world/2018/apr/27/gull", "2018-04-27"),
        ("https://quay.example/2018/04/gull", None),
        ("https://quay.example/2018/xyz/27/gull", None),
        ("https://quay.example/2018/44/27/gull", None),
        ("http://[x/2018/04/27/", None),
        (None, None),
    ],
)
def test_date_of_an_address(address: str | None, published: str | None) -> None:
    assert page_of(TITLE, address=address).outline.published == published
    assert (
        page_of(f"{TITLE}<time datetime=2019-01-02>x</time>", address=address).outline.published
        == "2019-01-02"
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada, Basil and Lone", ["Ada", "Basil", "Lone"]),
        ("By Inge Tarrow, MD, and Mostyn Vale, PhD", ["Inge Tarrow, MD", "Mostyn Vale, PhD"]),
        ("Inge (the gull) of Tarrow", ["Inge"]),
        ("Inge word " * 20, []),
        ("Our West Country Staff", ["Our West Country Staff"]),
        ("Inge van Tarrow", ["Inge van Tarrow"]),
        ("记者 陆小满", ["记者 陆小满"]),
        (", ", []),
    ],
)
def test_names_of_a_line(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_names_of_lines() -> None:
    assert names_in_lines(["By", "Inge Tarrow,", "Mostyn Vale", "& Osric Feld"]) == [
        "Inge Tarrow",
        "Mostyn Vale",
        "Osric Feld",
    ]
    assert names_in_lines(["Gull", "a word " * 40]) == []
    assert names_in_lines([]) == []
