"""Papers that are records of one shape have all lines of their chunks, and nothing of others'."""

from __future__ import annotations

import pytest

from reader.parsing import parse

PAPERS = (
    ("Cheap gauges for farm ponds", "Ingrid Tveitan, Samson Adeyinka, and Liisa Haapala"),
    ("Do gulls remember ferries?", "Tom Brannock and Wen-Li Chou"),
    ("Sound as a map of empty harbours", "Graciela Otero"),
    ("Three winters of one microphone", "Wen-Li Chou, Tom Brannock"),
)
TOLD = (
    "Harbours without ships are loud in ways that maps leave out, and we recorded forty of them for a year."
)
FORMS = {
    "numbers over titles": "2033/4{n} (PDF) Last updated: 2033-03-0{n}\n{title}\n{names}\nQuiet places {n}\n"
    + TOLD,
    "a badge over titles": "QUIET{n}\n{title}\n{names}\nIn Workshop on Quiet Ports, 203{n}\nAbs Bib {n}",
    "buttons below": "{title}\n{names}\nJournal of Quiet Places 4, 203{n}\nAbstract\nHTML\nAdd to your shelf",
    "nothing over titles": "{title}\n{names}\nQuiet Letters, 203{n}, pp. 1{n}-30\nArticle  quiet-0{n}",
}


def _page(form: str) -> str:
    entries = [
        FORMS[form].format(n=n, title=title, names=names) for n, (title, names) in enumerate(PAPERS, 1)
    ]
    return "Papers of the last seven days\n\n" + "\n\n".join(entries) + "\n\nTerms of use\nPrivacy policy\n"


@pytest.mark.parametrize("form", FORMS)
def test_a_record_belongs_to_its_paper(form: str) -> None:
    text = _page(form)
    document = parse(text)
    assert [paper.title for paper in document.papers] == [title for title, _ in PAPERS]
    kinds = {
        number: block.kind
        for block in document.blocks
        for number in range(block.lines[0], block.lines[1] + 1)
    }
    rows = text.split("\n")
    own = [number for number, row in enumerate(rows, 1) if row and 2 < number < len(rows) - 2]
    quiet = {"Add to your shelf"}
    assert [rows[it - 1] for it in own if kinds[it] != "paper" and rows[it - 1] not in quiet] == []
    assert [rows[it - 1] for it in own if kinds[it] == "paper" and rows[it - 1] in quiet] == []


def test_a_record_has_its_abstract() -> None:
    assert {paper.summary for paper in parse(_page("numbers over titles")).papers} == {TOLD}


def test_what_a_search_shows_of_a_text_is_no_abstract() -> None:
    shown = TOLD.replace("harbours", "…").replace("and we", "…")
    papers = parse(_page("numbers over titles").replace(TOLD, f"… {shown} …")).papers
    assert {paper.summary for paper in papers} == {None}


def test_another_paper_in_a_record_is_a_part_of_its_lines() -> None:
    text = _page("a badge over titles").replace(
        "In Workshop on Quiet Places, May 2032", "In Symposium on Listening (Graduate Consortium), May 2032"
    )
    assert [paper.title for paper in parse(text).papers] == [title for title, _ in PAPERS]


def test_papers_without_blank_lines_between_stay_as_they_are() -> None:
    text = "Accepted papers\n\n" + "\n".join(f"{title}\n{names}" for title, names in PAPERS)
    assert [paper.title for paper in parse(text).papers] == [title for title, _ in PAPERS]


def test_an_abstract_over_a_time_is_that_of_the_paper_before() -> None:
    entries = "\n".join(
        f"0{n}:30\n{names}\n{title} (abstract)\nPRESENTER: {names.split(',')[0]}\n\nABSTRACT. {TOLD} {TOLD}"
        for n, (title, names) in enumerate(PAPERS, 1)
    )
    papers = parse(f"Programme of the day\n\nSession 2: water\nLOCATION: Hall B\n{entries}\n").papers
    assert [len(paper.summary or "") for paper in papers] == [2 * len(TOLD) + len("ABSTRACT.  ")] * len(
        PAPERS
    )


def test_listings_far_apart_are_each_their_own() -> None:
    lines = "\n".join(f"{title}\n{names}\nQuiet Letters 4, 11-30\n" for title, names in PAPERS)
    told = "\n\n".join(f"{TOLD} That was in the year {year}." for year in range(1950, 2010))
    lone = "Boats\nAna Bo, Cy Dee"
    papers = parse(f"{lone}\n\n{told}\n\n{lines}\n\n{told}\n\n{lines}\n\n{told}\n\n{lone}").papers
    assert [paper.title for paper in papers] == [title for title, _ in PAPERS] * 2


def test_a_listing_under_a_heading_for_what_an_article_cites_has_no_papers() -> None:
    lines = "\n".join(f"{title}\n{names}\nQuiet Letters 4, 11-30\n" for title, names in PAPERS)
    text = "\n\n".join([f"{TOLD} {TOLD}"] * 3)
    assert parse(f"The quiet of harbours\n\n{text}\n\nReferences\n\n{lines}").papers == ()


def test_names_left_out_and_a_line_too_long_for_names_are_known() -> None:
    entries = [f"{title}\n{names}, ...\nQuiet Letters 4, 11-30" for title, names in PAPERS]
    long = "Ana Bo, Cy Dee, " * 40
    papers = parse("Papers\n\n" + "\n\n".join([*entries, f"Everybody's paper\n{long}Eve Fay"])).papers
    assert [paper.title for paper in papers][: len(PAPERS)] == [title for title, _ in PAPERS]
    assert papers[2].authors == ("Graciela Otero",)


def test_a_button_in_capitals_is_nobody() -> None:
    entries = [f"{title}\n{names}\nQuiet Letters 4, 11-30" for title, names in PAPERS]
    papers = parse("Papers\n\n" + "\n\n".join([*entries, "Cited by\nRelated Articles\n12 2031"])).papers
    assert [paper.title for paper in papers] == [title for title, _ in PAPERS]


def test_fields_with_labels_that_no_table_has_are_of_the_paper() -> None:
    record = "Title:\tSlow locks\nAuthors:\tAna Bo\n\tCy Dee\nAbstract:\tThe lock opens slowly.\nShelf: Hull"
    page = f"Library\n\n{record}\n\nShow full record\n".expandtabs()
    paper = parse(page).papers[0]
    assert (paper.authors, paper.lines) == (("Ana Bo", "Cy Dee"), (3, 7))


def test_a_field_with_such_a_label_over_the_next_title_is_not_of_the_paper_above() -> None:
    page = "".join(
        f"Shelf: Hull {n}\nTitle: {title}\nAuthors: Ana Bo, Cy Dee\nYear: 2031\nPlate: {n}\n"
        for n, title in enumerate(("Slow locks", "What eels count"), 1)
    )
    assert [paper.lines for paper in parse(page).papers] == [(2, 4), (7, 10)]


def test_lines_under_an_author_are_authors_if_nothing_but_names_is_over_the_next_label() -> None:
    page = "Title: Slow locks\nAuthors: Ana Bo\nCy Dee\nInstitute of Locks\nYear: 2031\nPages: 4\n"
    assert parse(page).papers[0].authors == ("Ana Bo",)


def test_a_paragraph_that_opens_as_a_label_does_is_the_summary_and_no_field() -> None:
    told = "What we did:" + " we opened the lock and waited for the eels." * 6
    page = f"Title: Slow locks\nAuthors: Ana Bo, Cy Dee\nYear: 2031\n{told}\n"
    assert parse(page).papers[0].summary == told


LOCKS = (
    "Journal of Slow Water\n\nHumming before surgery: a trial in two harbours\n\n"
    "Ana Bo 1, Cy Dee 2, Eva Fin 1\n{below}\nAbstract\n\n"
)


@pytest.mark.parametrize("below", ["", "Affiliations\n1 Harbour School, Halden.\n2 Quay Hospital, Lund.\n"])
def test_the_parts_of_an_abstract_are_all_of_it(below: str) -> None:
    parts = [
        "Background: People wait.",
        "Materials and methods: They hummed for an hour.",
        "Results: It helps.",
    ]
    text = LOCKS.format(below=below) + "\n\n".join([*parts, "Keywords: humming; water."]) + "\n"
    (paper,) = parse(text).papers
    assert paper.title == "Humming before surgery: a trial in two harbours"
    assert paper.authors == ("Ana Bo", "Cy Dee", "Eva Fin")
    assert paper.summary == "\n\n".join(parts)


MEDICAL = """Log in
Search

Randomized Controlled Trial
J Bedside Med
. 2031 Jan;14(1):22-30.
doi: 10.0000/jbm.2031.0022. Epub 2030 Dec 4.

Humming before surgery and the comfort of the ward

Eirik Solbu 1, Ada Nwankwo 2, Pilar Montcada 3, Jun Ishii 4, Ida Lund 5
Affiliations
1 Department of Anaesthesia, Fjellvik Hospital, Fjellvik, Norway.
2 School of Nursing, Harrow Vale University, Harrow Vale, UK.
3 Ward 4, Hospital of the Sisters, Montcada, Spain.
4 Institute of Sound, Kumo University, Kumo, Japan.
5 Department of Surgery, Fjellvik Hospital, Fjellvik, Norway.
PMID: 99000123 DOI: 10.0000/jbm.2031.0022

Abstract

Background: Patients who wait for surgery are often told to relax. Few are told how.

Results: Humming raised the comfort of those who hummed by 1.3 points, and lowered that of others by 0.4.

Keywords: anaesthesia; comfort; humming; noise.

The trial was in the news: a remark that is no fact.
"""


def test_the_record_of_a_medical_index_has_all_of_its_affiliations_and_its_keywords() -> None:
    document = parse(MEDICAL)
    (paper,) = document.papers
    assert document.title is None
    assert paper.title == "Humming before surgery and the comfort of the ward"
    assert len(paper.authors) == 5
    kinds = {
        line: block.kind for block in document.blocks for line in range(block.lines[0], block.lines[1] + 1)
    }
    lines = MEDICAL.split("\n")
    assert {
        kinds[lines.index(it) + 1] for it in lines if it[:1].isdigit() or it.startswith(("PMID", "Key"))
    } == {"paper"}
    assert kinds[len(lines) - 1] != "paper"
