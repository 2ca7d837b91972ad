"""Papers in the markup that sites write them in: each is found whole, wherever else a page has text."""

from __future__ import annotations

import pytest

from reader.pages import read_page
from reader.parsing import parse

PAPERS = [
    ("Counting Tides with Small Models", ("Ana Bo", "Cy Dee", "Eve Fay")),
    ("Gull Calls as a Language with Few Words", ("Liv Moe", "Per Aas")),
    ("A Grammar of Ropes", ("Jun Sato",)),
    ("Kilns and Their Keepers", ("Ida Lund", "Nils Ottar")),
]
ABSTRACT = (
    "We count tides by hand in nine ports, and show that their clocks drift by a minute in each year. "
    "The logs of all ports are open to whoever wants to count them once more, and so are the clocks."
)
NOTICE = (
    "<p>This site is kept by its members. They ask whoever reads it to be kind, and to come again soon.</p>"
    * 2
)


def _list(entry: str, join: str = ", ", linked: str = "{}") -> str:
    return "".join(
        entry.format(at=at, title=title, authors=join.join(map(linked.format, people)), abstract=ABSTRACT)
        for at, (title, people) in enumerate(PAPERS, 1)
    )


def _found(markup: str) -> tuple[list[tuple[str, tuple[str, ...]]], list[str | None], list[str]]:
    """Return titles and authors, the summaries, and the texts of all other blocks."""
    page = read_page(f"<title>Harbours 2031</title>{markup}", "https://papers.example/list")
    document = parse(page.text, "papers.html", outline=page.outline)
    assert document.article is not None
    rest = [block.text for block in document.article.blocks if block.kind != "paper"]
    return (
        [(it.title.removesuffix("."), it.authors) for it in document.papers],
        [it.summary for it in document.papers],
        rest,
    )


ANTHOLOGY = (
    "<section id=main><h2 id=title><a href=/all.pdf>Proceedings of the Workshop on Harbours</a></h2><hr>"
    "<p class=row><span class=d-block><a class=badge href=/0.pdf>pdf</a>\n<a class=badge href=/0.bib>bib"
    "</a></span><span class=d-block><strong><a href=/0>Proceedings of the Workshop on Harbours</a></strong>"
    "<br><a href=/p>Olga Rue</a> |\n<a href=/p>Tom Vik</a></span></p>"
    + _list(
        "<p class=row><span class='d-block links'><a class=badge href=/{at}.pdf>pdf</a>\n<a class=badge "
        "href=/{at}.bib>bib</a>\n<a class=badge href=#a{at}>abs</a></span><span class=d-block><strong>"
        "<a href=/{at}>{title}</a></strong><br>{authors}</span></p>"
        "<div class='card abstract-collapse' id=a{at}><div class=card-body>{abstract}</div></div>",
        join=" |\n",
        linked="<a href=/p>{}</a>",
    )
    + "</section>"
)
BUTTONS = (
    "<main><h1>Publications</h1><h2>2031</h2><ol class=bibliography>"
    + _list(
        "<li><div class=row><div class=abbr><abbr class=badge>HarbML</abbr></div><div id=k{at}>"
        "<img src=/{at}.png alt='{title}'><div class=title>{title}</div><div class=author>{authors}</div>"
        "<div class=periodical><em>In Proceedings of HarbML</em>, 2031</div><div class=links>"
        "<a class='abstract btn'>Abs</a><a class=btn href=/{at}.pdf>PDF</a><a class=btn href=/{at}.git>Code"
        "</a></div><div class='abstract hidden'><p>{abstract}</p></div><div class='bibtex hidden'><pre>"
        "<span>@inproceedings</span><span>{{</span>k{at},\n"
        "  title = {{{title}}}\n}}</pre></div></div></div></li>"
    )
    + "</ol></main>"
)
HOMEPAGE = (
    f"<h1>Hilde Quist</h1><div class=about><p>{ABSTRACT}</p><p>{ABSTRACT}</p></div><div>"
    "<h2>selected publications</h2>" + BUTTONS.partition("</h2>")[2].removesuffix("</main>") + "</div>"
)
BIBLIOGRAPHY = (
    "<div id=main><h1>3. Harbours 2031: Bergen</h1><h2>Long papers</h2><ul class=publ-list>"
    + _list(
        "<li class=entry itemscope itemtype='http://schema.org/ScholarlyArticle'><div class=nr>[c{at}]</div>"
        "<nav class=publ><ul><li><a href=/{at}.bib>BibTeX</a></li></ul></nav><cite class=data>{authors}:<br> "
        "<span class=title>{title}.</span> <span itemprop=pagination>{at}1-{at}9</span></cite></li>",
        linked="<span itemprop=author><a href=/p><span itemprop=name>{}</span></a></span>",
    )
    + f"</ul></div><div id=bottom>{NOTICE}</div>"
)
DEFINITIONS = (
    "<div id=content><h3>Papers</h3><dl>"
    + _list(
        "<dt class=ptitle><br><a href=/{at}.html>{title}</a></dt>\n<dd>{authors}</dd>\n"
        "<dd>[<a href=/{at}.pdf>pdf</a>] [<a href=/{at}s.pdf>supp</a>]"
        "<div class=bibref>@InProceedings{{k{at}, title = {{{title}}} }}</div></dd>",
        join="\n",
        linked="<form class=search><input type=hidden value=x><a href=# onclick=go()>{}</a>,</form>",
    )
    + "</dl></div>"
)
BADGES = (
    "<div><h4>Advances in Harbours 39</h4><ul>"
    + _list(
        "<li class=conference><div class=paper-content><a href=/{at}>{title}</a> <span class=paper-authors>"
        "{authors}</span></div><span class=badge>Main Track</span></li>"
    )
    + "</ul></div>"
)
FORUM = (
    "<main><h1>Harbours 2031</h1><p>See the site of the venue for more.</p><ul>"
    + _list(
        "<li><div class=note><h4><a href=/f{at}>{title}</a></h4><div class=note-authors>"
        "<span>{authors}</span></div><ul class=info><li>Published: {at} Nov 2031</li>"
        "<li>Harbours 2031 Poster</li></ul></div></li>",
        linked="<a href=/p>{}</a>",
    )
    + f"</ul></main><div class=sponsor>{NOTICE}</div>"
)
TABLE = (
    "<div><h1>Publications</h1><table><thead><tr><th>Year</th><th>Paper</th><th>Links</th></tr></thead><tbody>"
    + _list(
        "<tr><td>203{at}</td><td><b>{title}</b><br>{authors}<br><i>HarbML</i></td><td>"
        "[<a href=/{at}.pdf>pdf</a>] [<a href=/{at}.bib>bib</a>]</td></tr>"
    )
    + "</tbody></table></div>"
)
YEARS = "<main><h1>Publications</h1><div>" + _list(
    "<div class='item year-203{at}'><div class=title><a href=/{at}>{title}</a></div><div class=meta>"
    "<span>{authors}</span></div><div class=links><a class=btn href=/{at}.pdf>PDF</a> <a class=btn href=#>"
    "Cite</a></div></div>"
)
CARDS = (
    "<main><h1>Volume 12, Issue 3</h1><ol>"
    + _list(
        "<li class='item odd'><article><h3><a href=/{at}>{title}</a></h3><div class=authors>"
        "<ul class=author-list>{authors}</ul></div><div class=meta><span>Pages: {at} - {at}9</span></div>"
        "</article></li>",
        join="",
        linked="<li><a href=/p>{}</a><span>,</span></li>",
    ).replace("odd", "even", 1)
    + "</ol></main>"
)


@pytest.mark.parametrize(
    "markup",
    [ANTHOLOGY, BUTTONS, HOMEPAGE, BIBLIOGRAPHY, DEFINITIONS, BADGES, FORUM, TABLE, YEARS, CARDS],
    ids=[
        "anthology",
        "buttons",
        "homepage",
        "bibliography",
        "definitions",
        "badges",
        "forum",
        "table",
        "years",
        "cards",
    ],
)
def test_each_paper_is_found_with_its_authors_and_nothing_else_is_one(markup: str) -> None:
    found, _, rest = _found(markup)
    assert found == PAPERS
    text = " ".join(rest)
    assert not any(sign in text for sign in ("@in", "@In", "Main Track", "pdf", "PDF"))


@pytest.mark.parametrize("markup", [ANTHOLOGY, BUTTONS, HOMEPAGE], ids=["behind", "hidden", "homepage"])
def test_the_abstract_behind_or_below_a_paper_is_its_summary(markup: str) -> None:
    assert _found(markup)[1] == [ABSTRACT] * len(PAPERS)


def test_the_volume_that_papers_are_in_is_none_of_them() -> None:
    assert "Olga Rue" not in read_page(ANTHOLOGY).text


def test_what_a_page_says_before_its_papers_stays_and_what_its_site_says_below_goes() -> None:
    assert ABSTRACT in read_page(HOMEPAGE).text.partition("selected publications")[0]
    assert "kept by its members" not in read_page(BIBLIOGRAPHY).text


def test_the_authors_in_cells_of_an_index_are_told_by_their_initials() -> None:
    rows = "".join(
        f"<tr><td><a class=at href=/{at}>{title}</a><div class=gray>A Borg, CD Deen</div><div class=gray>"
        f"Journal of Harbours {at} (2), 1-19</div></td><td><a>1{at}2</a></td><td>203{at}</td></tr>"
        for at, (title, _) in enumerate(PAPERS)
    )
    markup = f"<h1>Hilde Quist</h1><table><tr><th>Title</th><th>Cited by</th><th>Year</th></tr>{rows}</table>"
    assert _found(markup)[0] == [(title, ("A Borg", "CD Deen")) for title, _ in PAPERS]


def test_papers_like_the_one_that_a_page_is_of_are_none_of_its_text() -> None:
    similar = BUTTONS.partition("</h1>")[2].removesuffix("</main>")
    one = (
        f"<meta name=citation_title content='Wardens of the Quay'><main><h1>Wardens of the Quay</h1><p>"
        f"{ABSTRACT}</p></main><div class=similar><h2>Similar</h2>{similar}</div>"
    )
    assert _found(one)[0] == []


@pytest.mark.parametrize(
    "papers",
    [
        # Two are no list, and neither are names in elements that have nothing in common.
        "<div class=a><p class=authors>Ana Bo, Cy Dee</p></div><div class=a><p class=authors>Liv Moe, Per A",
        "".join(
            f"<{tag}><b class=authors>Ana Bo, Cy Dee</b></{tag}>" for tag in ("div", "section", "aside", "p")
        ),
        "<ul>" + "<li class=authors>Ana Bo, Cy Dee</li>" * 4 + "</ul>",
        "<p>" + "<a class=x href=/1.pdf>pdf</a> " * 4 + "</p>",
    ],
)
def test_what_is_no_list_of_papers_stays_as_it_is(papers: str) -> None:
    text = f"<p>{ABSTRACT}</p>" * 3
    page = read_page(f"<title>Harbours</title><main><h1>Harbours</h1>{text}{papers}</main>")
    document = parse(page.text, "page.html", outline=page.outline)
    assert not document.papers
    assert page.text.count(ABSTRACT) == 3


def test_a_short_list_beside_a_long_text_is_left_out() -> None:
    text = f"<article><h1>Harbours</h1>{f'<p>{ABSTRACT}</p>' * 12}</article>"
    beside = _list("<div class=one><b>{title}</b><div class=authors>{authors}</div></div>")
    assert "Gull Calls" not in read_page(f"<title>Harbours</title>{text}<div class=x>{beside}</div>").text


def test_a_section_that_the_contents_lead_to_is_text() -> None:
    sections = "".join(
        f"<div class='section toc-section'><h2>Part {at}</h2><p>{ABSTRACT}</p></div>" for at in "123"
    )
    text = read_page(f"<title>Tides</title><h1>Tides</h1><div class=article-text>{sections}</div>").text
    assert text.count(ABSTRACT) == 3


def test_what_is_behind_a_paper_and_no_abstract_stays_where_it_is() -> None:
    entry = "<p class=paper><a href=/{at}.pdf>pdf</a> <b>{title}</b><br>{authors}</p>"
    notes = "<h3 class=abstract>A heading of its own below a paper</h3>", "and words without any element"
    papers = (
        _list(entry).replace("</p>", f"</p>{notes[0]}", 1).replace("Per Aas</p>", f"Per Aas</p>{notes[1]}")
    )
    text = read_page(f"<title>Harbours</title><main><h1>Harbours</h1>{papers}</main>").text
    assert "A heading of its own below a paper" in text
    assert notes[1] in text


def test_papers_of_one_line_each_stay_a_list() -> None:
    items = _list("<li>{authors}. <b>{title}</b>. In <i>HarbML</i>, 2031. [<a href=/{at}.pdf>pdf</a>]</li>")
    text = read_page(f"<title>Papers</title><main><h1>Papers</h1><ul>{items}</ul></main>").text
    assert text.count("\n• ") == len(PAPERS)


def test_labels_that_the_page_parts_itself_keep_their_sign() -> None:
    parted = YEARS.replace(
        "</a> <a class=btn href=#>Cite", "</a> / <a class=btn href=#>Supplementary material"
    )
    assert "PDF / Supplementary material" in read_page(parted).text
    assert "PDF | Cite" in read_page(YEARS).text
