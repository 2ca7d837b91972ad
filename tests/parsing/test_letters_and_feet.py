"""Lines of letters, essays and interviews that look like something else: headings, cards, links, rings."""

from __future__ import annotations

import pytest

from reader.parsing import parse
from tests.parsing.rows import kinds_of

TOP = "The piano on the ferry\n\nBy Ana Bo\n4 May 2033\n\n"
TEXT = (
    "Nobody remembers who brought the piano aboard, and the company that owns the ferry has stopped asking. "
    "It is played on Sundays, when the cars are few and the hold is dry."
)
RULE = "-" * 72


@pytest.mark.parametrize("title", ["FIVE THINGS", "Aus der Post", "Ce que nous lisons"])
def test_a_few_words_between_rules_are_a_heading(title: str) -> None:
    assert kinds_of(f"{TOP}{TEXT}\n\n{RULE}\n{title}\n{RULE}\n\n{TEXT}\n")[title] == "heading"


def test_a_sentence_between_rules_is_none_and_no_link() -> None:
    found = kinds_of(f"{TOP}{TEXT}\n\n{RULE}\nSee you on Sunday.\n{RULE}\n\n{TEXT}\n")
    assert found["See you on Sunday."] == "paragraph"


@pytest.mark.parametrize(
    "cards",
    [
        "Top|Latest|Discussions|On Owing a Lamp|Jan 30 • Ana Bo|96|17|On Leftovers|Jan 9 • Ana Bo|141|30",
        "In Loose Ends by Ana Bo|A Promise|Jan 12|780|12|Nobody Reads the Book|Dec 3, 2030|1.9K|44",
    ],
)
def test_cards_over_a_pages_foot_are_no_table(cards: str) -> None:
    rows = cards.replace("|", "\n")
    foot = "Subscribe\nPrivacy policy\nTerms of service\nAll rights reserved\n© 2033 The Quay\n"
    assert "table" not in kinds_of(f"{TOP}{TEXT}\n\n{TEXT}\n\n{rows}\n{foot}").values()


def test_numbers_and_days_in_the_text_are_a_table() -> None:
    cells = "Leith\nJan 12\n780\n12\nHull\nFeb 3\n190\n44"
    assert kinds_of(f"{TOP}{TEXT}\n\n{cells}\n\n{TEXT}\n")["780"] == "table"


@pytest.mark.parametrize(
    "links",
    [
        "Mehr zum Thema\nWem gehört der Hinterhof?\nDie Stadt der halben Zimmer",
        "Related stories\nWho owns the yard?\nA town of half rooms",
    ],
)
def test_a_question_among_links_under_their_label_is_a_link(links: str) -> None:
    found = kinds_of(f"{TOP}{TEXT}\n\n{links}\n\n{TEXT}\n")
    assert {found[line] for line in links.split("\n")[1:]} == {"teaser"}


@pytest.mark.parametrize(
    "quoted",
    ["« La nuit de 2010, je n'ai pas dormi »", "„In der Nacht von 2010 habe ich nicht geschlafen“"],
)
def test_a_quotation_alone_over_a_question_is_a_heading(quoted: str) -> None:
    said = f"{TEXT}\n\n{quoted}\n\nWie war das für Sie, und was haben Sie getan?\n\n{TEXT}\n"
    asked = (
        f"Haben Sie Angst gehabt, als Sie das sahen?\n\n{said}\nUnd was sagten Sie Ihrem Mann?\n\n{TEXT}\n"
    )
    assert kinds_of(f"{TOP}{asked}")[quoted] == "heading"


@pytest.mark.parametrize("heading", ["1. FROM THE SECRETARY", "2.1. DANS LES PORTS"])
def test_the_number_of_a_section_in_capitals_closes_no_caption(heading: str) -> None:
    assert kinds_of(f"{TOP}{TEXT}\n\n{heading}\n\n{TEXT}\n")[heading] == "heading"


def test_an_item_of_the_contents_counts_no_jobs() -> None:
    jobs = (
        "Port Coordinator\nKelpline, Porto, Portugal\n28,500 to 31,000 pounds a year\n\n"
        "Marine Engineer\nOmbelle, Nantes, France\n30,000 to 35,000 pounds a year\n"
    )
    contents = "Contents\n\n  1. From the quay\n  2. Positions\n\n1. FROM THE QUAY"
    found = kinds_of(f"{TOP}{contents}\n\n{TEXT}\n\n2. POSITIONS\n\n{jobs}")
    assert found["2. Positions"] == "list"
    assert found["2. POSITIONS"] == "heading"


def test_signs_in_brackets_at_the_end_caption_nothing() -> None:
    assert (
        kinds_of(f"{TOP}{TEXT}\n\n{TEXT}\n\nPart of the Slow Web Ring   [<] [?] [>]\n")[
            "Part of the Slow Web Ring   [<] [?] [>]"
        ]
        != "caption"
    )


@pytest.mark.parametrize("above", ["Photograph", "Fotografie", "Fotografía"])
def test_a_word_for_a_picture_over_its_caption_is_no_title(above: str) -> None:
    shown = "The hall at Marl, with the racks in its lanes.\nPhotograph: Ana Bo/Quay News"
    document = parse(f"{above}\n\n{shown}\n\n{TEXT}\n\n{TEXT}\n")
    assert (document.title, document.blocks[0].kind) == (None, "caption")


@pytest.mark.parametrize("opening", ["Das Pegelhaus bei Marl", "Die Wartehalle am Hafen"])
def test_a_noun_with_its_article_is_nobody_in_a_picture(opening: str) -> None:
    text = (
        f"{opening} misst seit Sonntag wieder, sieben Wochen nachdem ein Baumstamm die Tür eingedrückt hat."
    )
    shown = "Die Tür am Sonntag. Der Stamm ist noch da.\nFoto: Ana Bo/Quay News"
    assert kinds_of(f"Bild\n\n{shown}\n\n{text}\n\n{TEXT}\n")[text] == "paragraph"


def test_the_signature_of_who_passes_an_ad_on_is_none_of_it() -> None:
    ad = "Baker\n\nCompany: Halden Mill Ltd\nLocation: Hull\n\nWe are looking for a baker with patience."
    posting = parse(
        f"{ad}\n\nWrite to jobs@halden.example by May.\n\n--\nAna Bo\nSent from my phone\n"
    ).postings[0]
    assert posting.text.endswith("by May.")


def test_links_of_a_page_that_a_text_browser_prints_on_top_are_no_heading() -> None:
    menu = "   #Home Contact\n\n     * News\n     * Sport\n\n   Essays\n\n   In praise of waiting rooms\n\n"
    told = "   At Marl one can sit without buying anything. That is rarer than\n   people think.\n\n"
    document = parse(f"{menu}{told}   By Ana Bo\n   4 May 2033\n\n   {TEXT}\n\n   {TEXT}\n")
    assert document.title == "In praise of waiting rooms"
