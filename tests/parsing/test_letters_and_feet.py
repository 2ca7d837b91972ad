"""Lines of letters, essays and interviews that look like something else: headings, cards, links, rings."""

from __future__ import annotations

import pytest

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
