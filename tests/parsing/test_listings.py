"""Listings of preprint servers in the form of their web pages, whatever the server is called."""

from __future__ import annotations

import pytest

from reader.parsing import parse

TITLES = ("Sound as a map of empty harbours", "Do gulls remember ferries?", "A cheap gauge for farm ponds")
NAMES = (
    ("Ingrid Tveitan", "Samson Adeyinka"),
    ("Liisa Haapala", "Tom Brannock", "Wen-Li Chou"),
    ("Graciela Otero",),
)
ABSTRACT = (
    "Harbours without ships are loud in ways that maps leave out. We recorded forty of them for a year, and "
    "we show that three lost their low notes within a decade of dredging."
)
_HEAD = "[{n}]  {server}:3305.0041{n} [pdf, html, other]\n"
_REPLACED = "[{n}] {server}:3105.0041{n} (replaced) [pdf]\n"
_CROSSED = "[{n}]  {server}:3105.0041{n} (cross-list from geo.SO) [pdf]\n"
_NAMED = "Title: {title}\n{names}\n"
FORMS = {
    "numbers in brackets, subjects": f"{_HEAD}{_NAMED}Subjects: Quiet Places (x.QP)\n\n{{abstract}}",
    "comments": f"{_HEAD}{_NAMED}Comments: 12 pages, 4 figures\nSubjects: Sound (geo.SO); Water (geo.WA)",
    "replaced": f"{_REPLACED}{_NAMED}Subjects: Sound (geo.SO)",
    "cross-listed": f"{_CROSSED}{_NAMED}Comments: In English\nJournal-ref: Quiet Letters 4\n\n{{abstract}}",
    "an abstract glued": f"{_HEAD}{_NAMED}Subjects: Sound\n{{abstract}}",
    "authors labelled": f"{_HEAD}Title: {{title}}\nAuthors: {{names}}\nSubjects: Sound\n\n{{abstract}}",
    "blank lines between": f"{_HEAD}\nTitle: {{title}}\n\n{{names}}\n\nSubjects: Sound\n\n{{abstract}}",
    "German labels": f"{_HEAD}Titel: {{title}}\n{{names}}\nKommentare: 12 Seiten\nFachgebiete: Klang",
    "French labels": f"{_HEAD}Titre : {{title}}\n{{names}}\nCommentaires : 12 pages\n\n{{abstract}}",
    "set in": f"   {_HEAD}     Title: {{title}}\n     {{names}}\n     Subjects: Sound\n\n     {{abstract}}",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("server", ["tideRxiv", "KlangArchiv", "portrxiv", "xyzPrints"])
def test_entries_are_papers(form: str, server: str) -> None:
    entries = [
        FORMS[form].format(n=n, server=server, title=title, names=", ".join(names), abstract=ABSTRACT)
        for n, (title, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    ]
    top = (
        f"Skip to main content\n{server} > geo.SO\nHelp | Advanced Search\n\nQuiet Places\nNew submissions\n"
    )
    counts = "Showing new listings for Thursday, 6 May 2033\nTotal of 3 entries\n"
    head = "\nNew submissions (showing 3 of 3 entries)\n\n"
    end = "\n\nTotal of 3 entries\n\nAbout   Contact   Subscribe   Copyright   Privacy Policy\n"
    document = parse(top + counts + head + "\n\n".join(entries) + end)
    assert [(paper.title, paper.authors) for paper in document.papers] == list(
        zip(TITLES, NAMES, strict=True)
    )
    if "abstract" in FORMS[form]:
        assert [paper.summary for paper in document.papers] == [ABSTRACT] * 3
    assert document.title == "Quiet Places"


_COUNTED = """\
Letters on Sound
New papers, May 2031

Wed, 5 May 2031 (showing 2 of 2 entries)
[1] arXiv:3105.02291 [pdf, html, other]
Title: Hearing the Kettle Before It Boils
Ottoline Marsh, Benedikt Rühl
Subjects: Sound (cs.SD)
[2] arXiv:3105.02177 [pdf, other]
Title: Footsteps as Identity in Shared Buildings
Jun-ho Baek, Marisela Quintana
Subjects: Sound (cs.SD)
Tue, 4 May 2031 (showing 1 of 1 entries)
[3] arXiv:3105.01950 [pdf, html, other]
Title: A Corpus of Bells
Tadeusz Wrona, Ilse van Houten
Subjects: Sound (cs.SD)
"""


def test_a_counted_day_heads_a_group_though_papers_are_right_above_it() -> None:
    document = parse(_COUNTED)
    assert [block.lines for block in document.blocks if block.kind == "heading"] == [(4, 4), (13, 13)]
    assert len(document.papers) == 3


@pytest.mark.parametrize(
    ("foot", "begin"),
    [
        ("About\nHelp\nPrivacy\nAccessibility Assistance for All\nOperational Status\n", 18),
        ("\nWhat the Harbour Keeps\nupdated on 5 May by the bell team\nHelp\nPrivacy\n", 19),
        ("\nA talk on bells in May\nA talk on buoys in June\nHelp\n", None),
        ("\nThe lists of June are made by hand and take a week.\n", None),
    ],
)
def test_a_column_of_a_menu_under_the_papers_is_the_foot(foot: str, begin: int | None) -> None:
    blocks = parse(_COUNTED + foot).blocks
    feet = [block.lines for block in blocks if block.kind == "footer" and block.lines[0] > 17]
    assert (feet[0][0] if feet and feet[-1][1] - feet[0][0] > 1 else None) == begin


@pytest.mark.parametrize(
    ("title", "day", "head"),
    [
        (
            "Letters on Sound",
            "Showing new listings for Thursday, 6 May 2033",
            "New submissions (showing 3 of 3)",
        ),
        ("Numerische Analysis", "Neue Einträge vom 7. Mai 2033", "Neu eingereicht (3 von 3 Einträgen)"),
    ],
)
def test_the_first_line_over_the_day_that_is_listed_is_the_title(title: str, day: str, head: str) -> None:
    entries = "\n\n".join(
        f"[{n}] arXiv:3305.0401{n} [pdf]\nTitle: {it}\n{', '.join(names)}\nComments: 9 pages\n\n{ABSTRACT}"
        for n, (it, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    )
    document = parse(f"{title}\n{day}\n\nPer page: fewer | more | all\n\n{head}\n\n{entries}\n")
    assert document.title == title
    assert [paper.summary for paper in document.papers] == [ABSTRACT] * 3
