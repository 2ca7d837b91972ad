"""Papers in lists: search results, reading lists, programmes, one-line lists; and what looks like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.parsing import citations, paper_cuts, parse


def _parts(name: str) -> dict[str, str]:
    source = Path(__file__).with_name(name).read_text(encoding="utf-8").split("== ", 1)[1]
    return {heading: body for heading, _, body in (part.partition("\n") for part in source.split("\n== "))}


LISTS = {
    name: body
    for path in sorted(Path(__file__).parent.glob("papers_in_lists*.txt"))
    for name, body in _parts(path.name).items()
}
OTHERS = (
    _parts("no_papers_in_lists.txt")
    | _parts("no_papers_in_lists2.txt")
    | _parts("no_papers_in_lists3.txt")
    | _parts("no_papers_in_lists4.txt")
    | _parts("no_papers_in_lists5.txt")
    | _parts("no_papers_in_lists6.txt")
)


def _answers(body: str) -> tuple[str, list[tuple[str, tuple[str, ...]]]]:
    rows = body.split("\n")
    papers = [row[2:].split(" == ") for row in rows if row.startswith("= ")]
    text = "\n".join(row for row in rows if not row.startswith("= "))
    return text, [(title, tuple(names.split("; "))) for title, names in papers]


@pytest.mark.parametrize("name", LISTS)
def test_each_paper_of_a_list_has_its_title_and_authors(name: str) -> None:
    text, papers = _answers(LISTS[name])
    assert [(paper.title, paper.authors) for paper in parse(text).papers] == papers


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_list_of_papers_has_none(name: str) -> None:
    document = parse(OTHERS[name])
    assert [paper.title for paper in document.papers] == []
    assert [posting.role for posting in document.postings] == []


def test_a_line_of_many_signs_is_not_cut() -> None:
    text = " - ".join(["Slow locks", "Ana Bo", *"abcdefgh"])
    assert paper_cuts.best(text, 0, len(text)) is None


def test_authors_without_a_title_over_them_are_no_paper() -> None:
    text = "Authors: Ana Bo, Cy Dee\nAbstract: The lock opens when the level is right, and nobody knows why."
    assert parse(text).papers == ()


def test_an_index_gives_its_excerpts_and_no_title() -> None:
    text, _ = _answers(
        LISTS["an index: particles within surnames, an excerpt under each paper, filters above"]
    )
    document = parse(text)
    summaries = [(paper.summary or "")[:12] for paper in document.papers]
    assert summaries == ["We asked for", "Looking at t"]
    assert document.title is None
    assert document.blocks[0].lines == (1, 18)


def test_what_filters_counted_results_is_no_text() -> None:
    text, _ = _answers(LISTS["a search engine's results, with fields of study, filters and buttons"])
    assert [block.lines for block in parse(text).blocks if block.kind == "footer"][1] == (4, 10)


def test_a_title_over_the_results_of_a_search_stays_the_title() -> None:
    papers = "\n".join(
        f"{number}\nCite\nShare\nHorizons and the {part}.\nLundh E, Vikan O.\nRev Queasy. 2032;8:77-84."
        for number, part in ((1, "stomach"), (2, "deck"))
    )
    title = "What sailors and their doctors read about the sea in the year 2033"
    filters = "Save\nEmail\nSend to\nSort by:\nBest match\nFilters\nYEAR\nReview"
    assert parse(f"Log in\nSearch\n\n{title}\n\n{filters}\n{papers}").title == title


_READINGS = (
    "Torn Writes in the Wild. Sanna Virtanen and Derek Osei-Bonsu. STORSYS 2036.",
    "What the Drive Said and Meant. Mariko Endo, Felix Grabowski and Jun Park. OPSYS 2034.",
    "Garbage Collection as Gardening. Priyanka Sethi and Claire Delacourt. HotStore 2037.",
)


@pytest.mark.parametrize(
    ("line", "title", "authors"),
    [
        (
            "Append Only: A Retrospective. Claire Delacourt. Storage 12(4), 2035.",
            "Append Only: A Retrospective",
            1,
        ),
        (
            "(required) Ropes Without Tears. Arvid Holm, Jun Park and Mariko Endo. X 2038.",
            "Ropes Without Tears",
            3,
        ),
        (
            "[optional] Three Are Few, Four Are Many. Jun Park and Tobias Menk. NETDES 2039.",
            "Three Are Few, Four Are Many",
            2,
        ),
        ("(new) Few Ropes, Many Knots. Tobias Menk. NETDES 2039.", "Few Ropes, Many Knots", 1),
    ],
)
def test_a_title_that_reads_like_names_is_one_among_titles(line: str, title: str, authors: int) -> None:
    text = "Readings\n\n" + "\n".join(f"• {it} [pdf]" for it in (*_READINGS, line))
    papers = {paper.title: paper.authors for paper in parse(text).papers}
    assert len(papers) == len(_READINGS) + 1
    assert len(papers[title]) == authors


def test_authors_first_stay_so_among_their_like() -> None:
    lines = (
        "Sanna Virtanen and Derek Osei-Bonsu. Torn writes in the wild. STORSYS 2036.",
        "Mariko Endo and Jun Park. What the drive said. OPSYS 2034.",
        "Claire Delacourt. Gardens. HotStore 2037.",
    )
    papers = parse("Readings\n\n" + "\n".join(f"• {it} [pdf]" for it in lines)).papers
    assert [paper.authors[0] for paper in papers][:2] == ["Sanna Virtanen", "Mariko Endo"]


def test_a_thesis_between_commas_stays_one_among_titles() -> None:
    thesis = "Ana Bo, Slow logs in fast harbours, PhD thesis, University of Hull, 2031."
    text = "Readings\n\n" + "\n".join(f"• {it} [pdf]" for it in (*_READINGS, thesis))
    assert ("Ana Bo",) in {paper.authors for paper in parse(text).papers}


def test_a_title_with_commas_and_no_venue_after_them_is_whole() -> None:
    text = "Ana Bo and Cy Dee (2031), Cats, dogs and weather in two harbours."
    found = citations.read(text)
    assert found is not None
    assert text[slice(*found.title)] == "Cats, dogs and weather in two harbours"


def test_the_sign_of_an_item_is_no_part_of_its_title() -> None:
    told = "Clocks in harbours drift. We measure by how much, and why the wardens do not mind …"
    titles = [
        "Counting tides with small models",
        "[PDF] Gull calls as a low-resource language",
        "Rope grammar",
    ]
    items = (
        f"• {title}\n  A Bo, C Dee - Journal of Harbours, 2031 - quay.example\n  {told}\n" for title in titles
    )
    found = parse("harbour clocks - Search\n\n" + "".join(items)).papers
    assert [paper.title for paper in found] == [title.removeprefix("[PDF] ") for title in titles]
    assert {paper.summary for paper in found} == {told}


def test_links_that_close_an_item_are_not_over_the_next_one() -> None:
    names = {"Slow locks in fast water": "Ana Bo, Cy Dee", "How a tide forgets": "Eva Fin, Gil Ho"}
    items = (f"• {title}\n  {authors}\n  pdf bib abs\n" for title, authors in names.items())
    found = parse("Accepted papers\n\n" + "".join(items)).papers
    assert {paper.title: ", ".join(paper.authors) for paper in found} == names
