"""Pages that list papers: preprint servers, proceedings, searches, the publications of a lab."""

from __future__ import annotations

import pytest

from reader.pages import read_page
from reader.parsing import parse

PAPERS = [
    ("Counting Tides with Small Models", ("Ana Bo", "Cy Dee", "Eve Fay")),
    ("Gull Calls as a Language with Few Words", ("Liv Moe", "Per Aas")),
    ("A Grammar of Ropes", ("Jun Sato", "Mei-Ling Wu")),
    ("Kilns and Their Keepers", ("Ida Lund", "Nils Ottar")),
]
ABSTRACT = "We count tides by hand in nine ports, and show that their clocks drift by a minute in each year."


def _papers(markup: str) -> list[tuple[str, tuple[str, ...]]]:
    page = read_page(markup, "https://papers.example/list")
    document = parse(page.text, "papers.html", outline=page.outline)
    assert page.outline.byline is None
    return [(paper.title, paper.authors) for paper in document.papers]


def _summaries(markup: str) -> list[str | None]:
    page = read_page(markup)
    return [it.summary for it in parse(page.text, "papers.html", outline=page.outline).papers]


def _page(title: str, entry: str, around: str = "{}", join: str = ", ", linked: str = "{}") -> str:
    entries = "".join(
        entry.format(at=at, title=name, authors=join.join(map(linked.format, people)), abstract=ABSTRACT)
        for at, (name, people) in enumerate(PAPERS, 1)
    )
    return f"<title>{title}</title><main><h1>{title}</h1>{around.format(entries)}</main>"


PREPRINTS = _page(
    "Machine learning",
    "<dt><a name=x>[{at}]</a> <a href=/abs/{at}>arXiv:3111.0000{at}</a> [<a href=/pdf/{at}>pdf</a>]</dt>"
    "<dd><div class=meta><div class=list-title><span>Title:</span> {title}</div>"
    "<div class=list-authors>{authors}</div>"
    "<div class=list-comments><span>Comments:</span> {at} pages</div></div></dd>",
    "<h3>New submissions</h3><dl>{}</dl>",
    linked="<a href=/a>{}</a>",
)
PROCEEDINGS = _page(
    "Workshop on harbours (2031)",
    "<p><span class=d-block><a class=badge href=/{at}.pdf>pdf</a><a class=badge href=/{at}.bib>bib</a></span>"
    "<span class=d-block><strong><a href=/{at}>{title}</a></strong><br>{authors}</span></p>"
    "<div class=card><div>{abstract}</div></div>",
    join=" | ",
    linked="<a href=/people>{}</a>",
)
BIBLIOGRAPHY = _page(
    "3. Harbours 2031: Bergen, Norway",
    "<li class=entry><cite>{authors}:<br> <span class=title>{title}.</span> <i>{at}-1{at}</i></cite></li>",
    "<h2>Short papers</h2><ul>{}</ul>",
)
CONTENTS = _page(
    "Advances in Harbour Processing Systems 39 (HarbIPS 2031)",
    "<li><a href=/paper/{at}>{title}</a> <i>{authors}</i></li>",
    "<ul>{}</ul>",
)
OPEN_ACCESS = _page(
    "Papers of the conference on harbours",
    "<dt><a href=/{at}.html>{title}</a></dt><dd>{authors}</dd>"
    "<dd>[<a href=/{at}.pdf>pdf</a>] [<a href=/{at}.bib>bibtex</a>]</dd>",
    "<dl>{}</dl>",
    join="",
    linked="<form class=search><input type=hidden name=q value=x><a href=#>{}</a>,</form>",
)
ACCEPTED = _page(
    "Accepted papers",
    "<tr><td>{at}</td><td><b>{title}</b><br><i>{authors}</i></td></tr>",
    "<p>These papers have been accepted.</p><table>{}</table>",
)
PUBLICATIONS = _page(
    "Publications",
    "<li><div class=row><div class=col><div class=title>{title}</div><div class=author>{authors}</div>"
    "<div class=periodical><em>In Proceedings of HarbML</em>, 2031</div>"
    "<div class=links><a class=btn>Abs</a><a class=btn href=/{at}.pdf>PDF</a></div>"
    "<div><p>{abstract}</p></div></div></div></li>",
    "<h2>2031</h2><ol>{}</ol>",
)
SEARCH = _page(
    "harbour clocks",
    "<div class=hit><h3><a href=/{at}>{title}</a></h3>"
    "<div class=line>{authors} - Journal of Harbours, 203{at} - harbour.example</div>"
    "<div>{abstract}</div><div><a href=/s>Save</a> <a href=/c>Cited by 1{at}</a></div></div>",
    "<div>About 4 results</div>{}",
)


@pytest.mark.parametrize(
    "markup",
    [
        PREPRINTS,
        PROCEEDINGS,
        BIBLIOGRAPHY,
        CONTENTS,
        OPEN_ACCESS,
        ACCEPTED,
        PUBLICATIONS,
        SEARCH,
    ],
    ids=[
        "preprints",
        "proceedings",
        "bibliography",
        "contents",
        "open access",
        "accepted",
        "publications",
        "search",
    ],
)
def test_each_paper_of_a_page_is_found_with_all_its_authors(markup: str) -> None:
    assert _papers(markup) == PAPERS


@pytest.mark.parametrize("markup", [PROCEEDINGS, PUBLICATIONS, SEARCH])
def test_what_stands_under_a_paper_is_its_summary(markup: str) -> None:
    assert _summaries(markup) == [ABSTRACT] * len(PAPERS)


def test_a_medical_index_that_has_names_and_issues_twice() -> None:
    names = ["Bo A, Dee C, Fay E", "Moe L, Aas P", "Sato J, Wu ML"]
    entries = "".join(
        f"<article class=docsum><a class=docsum-title href=/{at}>{title}.</a><div class=citation>"
        f"<span class=authors>{people}.</span><span class=authors>{people.partition(',')[0]}, et al.</span>"
        f"<span class=journal>J Slow Med. 2031 Mar;12(3):14{at}-8.</span><span>J Slow Med. 2031.</span></div>"
        f"<div class=snippet>{ABSTRACT}</div></article>"
        for at, ((title, _), people) in enumerate(zip(PAPERS, names, strict=False), 1)
    )
    found = _papers(f"<title>wardens</title><main><h1>wardens</h1><section>{entries}</section></main>")
    expected = [tuple(people.split(", ")) for people in names]
    assert found == [(title, people) for (title, _), people in zip(PAPERS, expected, strict=False)]


@pytest.mark.parametrize("heading", ["Further reading", "Selected works"])
def test_the_works_that_an_article_lists_stay_a_list(heading: str) -> None:
    told = "<p>The clock of the harbour counts tides instead of hours, and its wardens wind it by hand.</p>"
    works = "".join(f"<li>{people[0]} (2031). <i>{title}</i>. Bergen: Quay.</li>" for title, people in PAPERS)
    markup = f"<title>Clock</title><main><h1>Clock</h1>{told * 6}<h2>{heading}</h2><ul>{works}</ul></main>"
    assert _papers(markup) == []
    short = f"<title>Clock</title><main><h1>Clock</h1>{told}<h2>Further reading</h2><ul>{works}</ul></main>"
    assert _papers(short) == []


def test_what_all_entries_have_alike_is_left_out() -> None:
    entry = (
        "<div class=hit><h3>{title}</h3><p>{authors}</p><p>{abstract}</p>"
        "<div class=share-tools><a href=/s>Share {at}</a><a href=/m>Mail</a></div>"
        "<div class=newsletter>Sign {authors} up</div></div>"
    )
    text = read_page(_page("Accepted papers", entry)).text
    assert "Share" not in text
    assert "Sign" not in text


def test_the_author_of_a_page_is_not_that_of_its_first_entry() -> None:
    entry = "<article><h2>{title}</h2><p class=author>{authors}</p><p>{abstract}</p></article>"
    assert read_page(_page("Notes", entry)).outline.byline is None
    own = "<p class=author>Rafa Tello</p>{}"
    assert read_page(_page("Notes", entry, own)).outline.byline == "Rafa Tello"


def test_a_class_of_the_usual_style_sheets_makes_a_line() -> None:
    row = "<p><span class='d-block small'>Ana Bo</span><span class=d-block>Cy Dee</span> and Eve</p>"
    assert read_page(f"<title>T</title><main><h1>T</h1>{row}<p>{ABSTRACT}</p></main>").text.startswith(
        "T\n\nAna Bo\n\nCy Dee\n\nand Eve\n"
    )


def test_links_on_end_are_words_apart_but_not_in_code_nor_where_they_lead_to_one_page() -> None:
    pair = "<a href=/1>pdf</a><a href=/{}>bib</a>"
    text = read_page(
        f"<title>T</title><main><h1>T</h1><p>{ABSTRACT} {pair.format(2)}</p>"
        f"<p>{ABSTRACT} {pair.format(1)}</p><pre><span>{pair.format(2)}</span></pre></main>"
    ).text
    assert [line.rpartition(" ")[2] for line in text.split("\n\n")[1:]] == ["bib", "pdfbib", "pdfbib"]
