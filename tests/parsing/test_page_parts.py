"""What single lines of pages are: bylines, dates, citations, names, front matter."""

from __future__ import annotations

import pytest

from reader.parsing import authors, citations, dating, fields, lines, markup, parse, wrapping

_HEARS = "A string under snow is shorter when the snow moves, and one hears it before one sees it."
_MOVES = "We bury forty of them on one slope and listen for two winters, and then dig for a third."


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("O. Brandvold, N. Achebe. Tin. In Proceedings of Weather, 2030.", None, ()),
        (
            "O. Brandvold, N. Achebe. Tin roofs and rain. In Proceedings of Weather, 2030.",
            "Tin roofs and rain",
            ("O. Brandvold", "N. Achebe"),
        ),
        (
            "[1] O. Brandvold and N. Achebe, “Tin roofs and rain,” in Proc. GAUGE, 2030.",
            "Tin roofs and rain",
            ("O. Brandvold", "N. Achebe"),
        ),
        (
            "Brandvold, O., & Achebe, N. (2030). Tin roofs and rain. Journal of Rain, 4(1), 3–9.",
            "Tin roofs and rain",
            ("Brandvold, O.", "Achebe, N."),
        ),
        (
            "Brandvold O, Achebe N. Tin roofs and rain. J Rain. 2030;4(1):3-9.",
            "Tin roofs and rain",
            ("Brandvold O", "Achebe N"),
        ),
        (
            "Ole Brandvold, Ngozi Achebe: Tin roofs and rain. GAUGE 2029: 3-9",
            "Tin roofs and rain",
            ("Ole Brandvold", "Ngozi Achebe"),
        ),
        (
            "Tin roofs and rain. Ole Brandvold, Ngozi Achebe. GAUGE 2029.",
            "Tin roofs and rain",
            ("Ole Brandvold", "Ngozi Achebe"),
        ),
        (
            "Tin roofs and rain, Ole Brandvold and Ngozi Achebe, GAUGE 2029",
            "Tin roofs and rain",
            ("Ole Brandvold", "Ngozi Achebe"),
        ),
        (
            "**Tin roofs and rain**, Ole Brandvold and Ngozi Achebe, GAUGE 2029",
            "Tin roofs and rain",
            ("Ole Brandvold", "Ngozi Achebe"),
        ),
        (
            "Ole Brandvold and Ngozi Achebe. 2029. Do roofs sing? An answer. In GAUGE, pages 3–9.",
            "Do roofs sing? An answer",
            ("Ole Brandvold", "Ngozi Achebe"),
        ),
        ("王伟、李娜. 铁皮屋顶的雨声. 声学学报, 2030, 4(1): 3-9.", "铁皮屋顶的雨声", ("王伟", "李娜")),
        (
            "佐藤花子，鈴木一郎「トタン屋根と雨の音」『音響学会誌』第4巻、2030年。",
            "トタン屋根と雨の音",
            ("佐藤花子", "鈴木一郎"),
        ),
        (
            "Strand, Ilse / Lund, Bo: Wie Dächer klingen. In: Zeitschrift für Regen 4 (2031), S. 3–9.",
            "Wie Dächer klingen",
            ("Strand, Ilse", "Lund, Bo"),
        ),
        (
            "Ilse Strand, Bo Lund, « Le bruit des toits », Revue de la pluie, 2031.",
            "Le bruit des toits",
            ("Ilse Strand", "Bo Lund"),
        ),
        ("In 2030, the council met. The mayor said that pages 3-9 were missing.", None, ()),
        ("“A quotation that never ends, said Ole Brandvold in 2030.", None, ()),
        ("Ole Brandvold, Ngozi Achebe. 2029. ", None, ()),
        ("Nothing in it has a number", None, ()),
    ],
)
def test_a_citation_is_taken_apart(text: str, title: str | None, names: tuple[str, ...]) -> None:
    found = citations.read(text)
    assert ((text[slice(*found.title)], found.names) if found else (None, ())) == (title, names)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("By Ana Bo", True),
        ("Von Ana Bo und Cy Dee", True),
        ("Par Ana Bo, Lille", True),
        ("文・王伟", True),
        ("文・高瀬 理恵", True),
        ("聞き手＝高瀬理恵", True),
        ("记者王伟", True),
        ("文化財の保存", False),
        ("取材班が歩く", False),
        ("By", False),
        ("By the way", False),
        ("Bytes are counted", False),
        ("By " + "Ana Bo, " * 30, False),
    ],
)
def test_a_byline_names_somebody(text: str, signs: bool) -> None:
    assert dating.is_byline(text) is signs


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("March 2, 2031", True),
        ("12. Mai 2031, 14:05 Uhr", True),
        ("Publié le 12 mai 2031", True),
        ("2 hours ago", True),
        ("5 min read", True),
        ("2031年5月12日", True),
        ("2031-05-12", True),
        ("12", False),
        ("12 boats", False),
        ("The boats of 2031", False),
    ],
)
def test_a_date_is_nothing_but_a_date(text: str, dated: bool) -> None:
    assert dating.is_dated(text) is dated


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Par Ana Bo et Cy Dee, Revue de la pluie, 2031", ("Ana Bo", "Cy Dee")),
        ("Von Ana Bo und Cy Dee", ("Ana Bo", "Cy Dee")),
        ("Par Ana Bo, qui a vu la pluie", None),
        ("Ana Bo et Cy Dee", None),
    ],
)
def test_authors_are_signed_in_any_language(text: str, names: tuple[str, ...] | None) -> None:
    found = citations.signed(text)
    assert (found.names if found else None) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王伟、李娜", ("王伟", "李娜")),
        ("アン・リー", ("アン・リー",)),
        ("ليلى حداد", ("ليلى حداد",)),
        ("铁皮屋顶的雨声", ()),
        ("a b", ()),
    ],
)
def test_names_without_capitals_are_listed(text: str, names: tuple[str, ...]) -> None:
    assert authors.listed(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Title: Ears of snow\nSubjects: Snow",
        "Title: Ears of snow\nAuthors: 17",
        "Title:\nAuthors: Ana Bo, Cy Dee",
        "Authors: Ana Bo, Cy Dee\nTitle:",
        "Title: Ears of snow\nAuthors:",
    ],
)
def test_fields_without_a_title_or_authors_are_no_paper(text: str) -> None:
    rows = lines.split(text)
    assert fields.find(rows, len(rows), frozenset()) == []


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Title: Ears of snow\nAuthors: Ana Bo, Cy Dee\nAbstract:", None),
        ("Title: Ears of snow\nAuthors: Ana Bo, Cy Dee\nAbstract:\nPages: 4", None),
        ("Authors: Ana Bo\nTitle: Ears of snow\nAbstract: Snow hears.", "Abstract: Snow hears."),
        (
            f"Title: Ears of snow\nAuthors: Ana Bo, Cy Dee\nComments: 4 pages\n{_HEARS}\n{_MOVES}\n\nAbout",
            f"{_HEARS}\n\n{_MOVES}",
        ),
    ],
)
def test_a_summary_is_what_its_label_opens(text: str, summary: str | None) -> None:
    (paper,) = parse(text).papers
    assert (paper.title, paper.summary) == ("Ears of snow", summary)


def test_front_matter_needs_its_end_and_pairs() -> None:
    assert markup.front_matter(lines.split("---\ntitle: a\n")) is None
    assert markup.front_matter(lines.split("---\n- a\n---\n")) is None
    assert markup.front_matter(lines.split("---\ntitle: a\n" + "b: c\n" * 99)) is None
    found = markup.front_matter(lines.split("---\ntitle: 'a b'\ntags:\n  - c\n---\n"))
    assert found == (4, (1, "a b"))


def test_a_broken_line_is_one_and_knows_its_offsets() -> None:
    text = (
        "   The title of this paper is longer than the column of the page that it was\n"
        "   written on, and it goes on below, where it ends with a word that nobody has\n"
        "   expected there.\n"
    )
    (line,) = wrapping.joined(lines.split(text))
    assert (line.number, line.last, line.row) == (1, 3, 1)
    at = line.bare.index("written")
    begin, end = line.span(at, at + len("written on"))
    assert text[begin:end] == "written on"
    begin, end = line.span(0, len(line.bare))
    assert lines.unbroken(text[begin:end]) == line.bare
