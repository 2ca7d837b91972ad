"""Pages that most people save: ads of common boards, publications of a group, letters of links, magazines."""

from __future__ import annotations

import pytest

from reader.parsing import digests, lines, paper_records, parse, shapes, title_menus
from reader.parsing.jobs import bulleted, extents, headlines, saying, templates
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.scanning import scan
from tests.parsing.rows import kinds_of

_TASKS = """Aufgaben
Sie binden Bücher von Hand, und Sie reden mit den Leuten, die sie lesen wollen, ehe die Seiten ausfallen.
Profil
Abgeschlossene Ausbildung in einer Buchbinderei und eine ruhige Hand am Falzbein, auch nach dem Mittag.
Wir bieten
Ein helles Haus, dreißig Tage Urlaub und einen Hund, der niemanden stört, der nicht gestört werden will.
"""


def test_whose_address_is_under_a_label_for_the_place_is_no_place() -> None:
    text = (
        "Menü\nJobs finden\nAnmelden\n\nBlattwerk Einband GmbH\nBuchbinder (m/w/d)\nReutlingen\nVollzeit\n"
        f"Speichern\n{_TASKS}Standort\nBlattwerk Einband GmbH\nAm Falz 3\n72766 Reutlingen\n"
    )
    (posting,) = parse(text).postings
    assert (posting.role, posting.company) == ("Buchbinder", "Blattwerk Einband GmbH")
    assert posting.place is not None
    assert posting.place.city == "Reutlingen"


def test_entries_of_a_menu_next_to_buttons_are_neither_the_role_nor_the_place() -> None:
    text = (
        "Aller au contenu principal\nCandidat\nEntreprise\nSe connecter\nRechercher une offre\n\n"
        "Offre n° 77KQ\nRelieur / Relieuse (H/F)\n35 - Rennes\nActualisé le 12 mai 2032\n"
        "Nous recherchons pour notre atelier un relieur ou une relieuse qui sait coudre et se taire.\n\n"
        "Vos missions :\n- Coudre les cahiers\n- Dorer les titres\n\nType de contrat\nCDI\nSalaire\n"
        "Mensuel de 2100 Euros à 2350 Euros\n"
    )
    (posting,) = parse(text).postings
    assert posting.role == "Relieur / Relieuse"
    assert posting.place is not None
    assert "Rennes" in posting.place.text


def test_a_link_to_the_employer_over_facts_opens_no_section() -> None:
    text = (
        "Przejdź do treści\nOferty pracy\nMoje konto\n\nIntroligator / Introligatorka\n"
        "Spółdzielnia Grzbiet\nO firmie\n6 800–8 200 zł\nbrutto / mies. | umowa o pracę\nŁomża, podlaskie\n"
        "pełny etat\npraca stacjonarna\nAplikuj\nZapisz\nTwój zakres obowiązków\n"
        "Szycie składek i oprawa książek w skórę, płótno i papier, zależnie od tego, kto je czyta.\n"
        "Nasze wymagania\nRok doświadczenia w introligatorni i cierpliwość do kleju, który schnie sam.\n"
    )
    (posting,) = parse(text).postings
    assert posting.place is not None
    assert posting.place.text == "Łomża, podlaskie"
    assert posting.remote is False


def test_headings_with_a_colon_over_short_lines_are_of_the_ad() -> None:
    text = (
        "Skip to main content\nFind jobs\nBinder - Leather\nSpine & Board\nFairview, TN 37062\n"
        "$19 - $23 an hour - Full-time\nApply now\nFull job description\n"
        "Spine & Board has bound the laws of this county since 1988. We are hiring a binder who reads.\n"
        "Responsibilities:\nSew and glue\nLabel the spines\nSweep the floor\n"
        "Qualifications:\nA steady hand (required)\nOne year as a binder (preferred)\n"
        "Pay: $19.00 - $23.00 per hour\n"
    )
    assert kinds_of(text)["Responsibilities:"] == "posting"


def test_a_page_of_publications_is_named_like_the_entry_of_its_menu() -> None:
    text = (
        "Skip to content\nPaper Machines Lab\nNews\nPeople\nPublications\nContact\n\nPublications\n\n"
        "Filter by year\nAll\n\n2032\n\nA Folder That Forgives\nMara Quill, Otto Brandt\n"
        "Journal of Gentle Folding, 2032\nPaper Supplement\n\nCreases on Demand\nOtto Brandt, Linh Dao\n"
        "Conference on Soft Paper, 2032\nPaper Code Video\n\nWhere Glue Goes\nLinh Dao, Mara Quill\n"
        "Adhesion Letters, 2032\nPaper\n"
    )
    document = parse(text)
    assert document.title == "Publications"
    assert [paper.title for paper in document.papers] == [
        "A Folder That Forgives",
        "Creases on Demand",
        "Where Glue Goes",
    ]


def test_buttons_below_records_are_not_of_the_papers() -> None:
    records = "".join(
        f"{number}\n{title}.\n{names}.\nRev Paper. 2032 May;14(5):311-319. doi: 10.5555/rp.{number}.\n"
        f"PMID: 9041227{number}\n{told}\nCite\nShare\n\n"
        for number, title, names, told in (
            (
                1,
                "Dust in the bindery and what it does",
                "Brandt O, Quill M",
                "...they coughed less than we had feared in June.",
            ),
            (
                2,
                "Glue as a cause of late lunch",
                "Dao L, Nkosi T",
                "Glue was eaten in none of the cases. ...",
            ),
            (3, "Spines of the very old", "Vale S", "Some were older than the laws in them. ..."),
        )
    )
    document = parse(records)
    assert [paper.summary for paper in document.papers] == [
        "...they coughed less than we had feared in June.",
        "Glue was eaten in none of the cases. ...",
        "Some were older than the laws in them. ...",
    ]
    assert "Cite" not in {part.text for paper in document.papers for part in paper.parts}


def test_what_closes_records_and_is_a_part_of_a_paper_stays() -> None:
    assert not paper_records._is_button("Code")
    assert paper_records._is_button("Add to citations")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("* O'Hara, C. (2009). Charts of glue. Nursing Paper, 19, 140-165.", "Charts of glue"),
        ("* D’Amico, R. (2011). On folding twice. Paper Past, 12(2), 33-71.", "On folding twice"),
        ('* Ana Bohl, "Small Tolls", in H. Lien (ed.), Handbook of Paper, Press, 2025.', "Small Tolls"),
    ],
)
def test_names_with_an_apostrophe_and_quoted_titles_are_read(text: str, title: str) -> None:
    others = "* Brandt, O. (2012). The shelf as a machine. Paper Past, 12(3), 7-19.\n"
    document = parse(f"Publications\n\n{others}{text}\n{others.replace('shelf', 'table')}")
    assert title in {paper.title for paper in document.papers}


_LETTER = """Pager Weekly 12

Hello, and welcome back. Everybody wrote about pagers, so this is the pager issue of the year.

ARTICLES

Why less stays (9 minute read)
Somebody reads the source of an old pager and finds three bugs and one apology.
https://pager.example/less

A bell, and who rings it (14 minute read)
From the teleprinter to the laptop that flashes at you in a meeting.
https://pager.example/bell

SPONSOR

Backups that you have tried
Carton restores your backup every night and tells you in the morning, for free.
https://carton.example/?ref=12

TOOLS

pico 0.4 (repo)
A text editor in nine hundred lines that knows undo, and nothing else at all.
https://pager.example/pico
"""


def test_titles_of_linked_items_are_headings_and_a_sponsor_has_a_teaser() -> None:
    kinds = kinds_of(_LETTER)
    assert kinds["A bell, and who rings it (14 minute read)"] == "heading"
    assert kinds["pico 0.4 (repo)"] == "heading"
    assert kinds["Backups that you have tried"] == "teaser"


def test_two_titled_paragraphs_make_no_digest() -> None:
    short = lines.split(_LETTER.split("SPONSOR")[0])
    assert list(digests.find(short, 0, len(short), ())) == []
    assert list(digests.find(short, 3, 3, ())) == []


def test_the_issue_of_a_magazine_is_no_title() -> None:
    text = (
        "Skip to content\nNorthcape Magazine\nStories\nAlumni\nArchive\nSubscribe\n\nAlumni, Fall 2031\n"
        "Five questions for a bookbinder\nBy Dana Whit\nSeptember 4, 2031\n\n"
        "Otto Brandt sews for a living, and every fall he shows somebody how the thread goes, and why.\n\n"
        "How does one sew a book?\n\nWith patience and a needle, and with somebody who holds the lamp.\n"
    )
    assert parse(text).title == "Five questions for a bookbinder"


def test_a_standfirst_between_a_title_and_a_name_is_one() -> None:
    text = (
        "Skip to main content\nSign in\nNews\nOpinion\nSport\n\nThe Q&A\n"
        "Binder Mara Quill: ‘I glue about a third of it, and I am proud of that’\n"
        "The binder on cold glue, the tyranny of the spine and why she went back to school\nRosie Trent\n\n"
        "Sat 6 Sep 2031 09.30 BST\nShare\n13\nBorn in Aberaeron in 1966, Quill drove a bus before she bound"
        " her first book. Her books are now in four libraries and one canoe.\n\nWhen were you happiest?\n"
        "On the first bus on a Sunday, with nobody on it and the sea on the left.\n"
    )
    assert parse(text).dek is not None


def test_a_credit_may_end_with_the_year_of_a_class() -> None:
    assert shapes.closes_with_credit("Quill at the press. Photo by Priya Castellan ’12")


def test_a_column_names_the_page_but_for_the_site() -> None:
    rows = lines.split(
        "Quay Lab\nNews\nPeople\nPapers\nContact\n\nQuay Lab\nAll (34)\n\nPapers\n\nAll (34)\n"
    )
    assert title_menus.is_entry(rows, 7)
    assert not title_menus.is_entry(rows, 5)
    assert not title_menus.is_entry(rows, 8)  # nothing is under it


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Halden mends old bridges for a living. We need a welder in Oslo, Norway.", "Halden"),
        ("The shop is small and cold in winter. We need a welder in Oslo, Norway.", ""),
        ("Halden bridge works since 1920 or so. We need a welder in Oslo, Norway.", ""),
        ("Hi. We need a welder in Oslo, Norway.", ""),
    ],
)
def test_whom_the_first_sentence_tells_of_seeks(text: str, found: str) -> None:
    rows = lines.split(text)
    assert saying.offered(rows, 0, 0)[1] == found


def test_nothing_is_offered_where_nothing_is_said() -> None:
    assert saying.offered([], 1, 0) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "Hiring: somebody",
        "Hiring: Oslo | Norway | remote",
        "Note: Oslo, Norway, remote, Salary: €50,000",
        "Hiring: Oslo, Norway, remote, Salary: €50,000, full time",
    ],
)
def test_a_form_without_facts_or_role_is_no_offer(text: str) -> None:
    rows = lines.split(text)
    assert templates.read(rows, 0, 0, 0) is None


def test_items_need_an_announcement_or_facts() -> None:
    people = lines.split("Our team and jobs\n\n• Baker\n• Cook\n• Waiter\n")
    assert bulleted.find(people, scan(people).signed) == []
    two = lines.split("Open positions\n\n• Baker\n• Cook\n")
    assert bulleted.find(two, scan(two).signed) == []
    far = lines.split("Open positions\n\nKitchen\n\n• Baker\n• Cook\n• Waiter\n")
    assert bulleted.find(far, scan(far).signed) == []
    groups = lines.split(
        "Open positions\n\n• Baker\n• Cook\n• Waiter\n\nYard\n\n- Gardener (full time)\n- Driver (seasonal)\n"
    )
    assert [entry.role for entry in bulleted.find(groups, scan(groups).signed)][-2:] == ["Gardener", "Driver"]


def test_a_few_lines_are_no_list_with_headings() -> None:
    rows = lines.split("Baker\nHull\nCook\nYork\n")
    group = [Entry(0, 1, 0, "Baker", "w"), Entry(2, 3, 2, "Cook", "w")]
    extents._cut_headings(rows, group)
    assert [entry.last for entry in group] == [1, 3]


def test_no_title_stands_above_a_list_with_text_or_two_lone_lines() -> None:
    two = lines.split("Home\nJobs\nLog in\n\nOrmswick\n\nFenholt\n\nSort by: date\n\nBaker\n")
    assert headlines.alone(two, len(two)) is None
    told = lines.split(
        "Home\nJobs\nLog in\n\nOrm\n\nWe bake bread for four towns and a ferry, always late.\n\nBaker\n"
    )
    assert headlines.alone(told, len(told)) is None
    assert headlines.alone(told, 0) is None
