"""Parts of newspapers, bulletins and magazines: who is quoted, kickers, contents, consent, days, imprints."""

from __future__ import annotations

import pytest

from reader.parsing import parse
from tests.parsing.rows import kinds_of

_TITLE = "The ferry that waits for nobody"
_P = (
    "Nobody remembers who brought the piano aboard, and the company that owns the ferry has stopped asking. "
    "It is played on Sundays, when the cars are few and the hold is dry."
)
_P2 = (
    "The captain says it keeps the ship steady. He has not said it to the insurers, who came in March, "
    "looked at the stove and left again with their hats on."
)


def _within(part: str) -> set[str]:
    kinds = kinds_of(f"{_TITLE}\n\n{_P}\n\n{part}\n\n{_P2}\n\n{_P}\n")
    return {kinds[row.strip()] for row in part.split("\n") if row.strip()}


@pytest.mark.parametrize(
    "part",
    [
        "     A letter is a visit that stays.\n     — my aunt, on a postcard",
        "A letter is a visit that stays.\n— my aunt, on a postcard",
        "Ein Brief ist ein Besuch, der bleibt.\n– meine Tante, auf einer Karte",
        "Una carta es una visita que se queda.\n― mi tía, en una postal",
        "The captain says it keeps the ship steady\nOlav Brekke, captain",
        "It is played on Sundays, when the cars are few and the hold is dry",
    ],
)
def test_what_is_pulled_out_of_a_text_is_a_quote(part: str) -> None:
    assert _within(part) == {"quote"}


@pytest.mark.parametrize(
    "part",
    [
        "We took three things with us.\n- my aunt, on a postcard\n- a rope\n- a lamp",
        "    — a rope\n    — a lamp\n    — a stove",
        "We took this with us:\n    — a rope that is as wet as it is old.",
        "— We took a rope.\n— my aunt said so",
    ],
)
def test_items_that_dashes_open_are_no_quotes(part: str) -> None:
    assert "quote" not in _within(part)


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("Long read", "Dew ponds return"), ("Das Gespräch", "Warum die Teiche wiederkommen"),
        ("特集インタビュー", "「失敗は乾く前に見る」"), ("사설", "연못이 돌아왔다"),
        ("Reportaje", "La charca que vuelve"),
    ],
)  # fmt: skip
def test_a_sort_of_text_is_over_the_title(kicker: str, title: str) -> None:
    assert parse(f"{kicker}\n\n{title}\n\n{_P}\n\n{_P2}\n").title == title
    assert parse(f"{kicker}\n\n{_P}\n\n{_P2}\n").title == kicker


@pytest.mark.parametrize(
    "path", ["Home / Ideas / Essays", "The Quay\nHome › Ideas › Essays", "Le Quai\nAccueil / Idées / Essais"]
)
def test_right_under_a_path_is_the_title_and_then_the_standfirst(path: str) -> None:
    below = "Why we should keep what we have crossed out\n\nPublished on 9 January 2026\n\n"
    document = parse(f"{path}\n\nIn praise of drafts\n\n{below}{_P}\n\n{_P2}\n")
    assert (document.title, document.dek) == (
        "In praise of drafts",
        "Why we should keep what we have crossed out",
    )


@pytest.mark.parametrize(
    "buttons", ["Accept all\nReject all\nManage preferences", "Alle akzeptieren\nAlle ablehnen"]
)
def test_a_sentence_over_two_buttons_on_top_is_no_text(buttons: str) -> None:
    asked = "We and 212 others keep a few things on what you hold in your hand, and so may you."
    text = f"{asked}\n{buttons}\n\nThe Quay\nNews\nSport\n\n{_TITLE}\n\nBy Ana Bo\n\n{_P}\n\n{_P2}\n"
    assert parse(text).title == _TITLE
    assert kinds_of(text)[asked] == "footer"


@pytest.mark.parametrize(
    "day", ["News of 23 August 2032", "Meldung vom 23. August 2032", "Noticia del 23 de agosto de 2032"]
)
def test_a_standfirst_may_be_between_the_day_and_a_picture(day: str) -> None:
    told = "Three people have found a piano in the hold. Nobody knows whose it is."
    text = f"{_TITLE}\n\n{day}\n\n{told}\n\nThe hold at noon. Photo: Ana Bo\n\n{_P}\n\n{_P2}\n"
    assert parse(text).dek == told


@pytest.mark.parametrize(
    "contents",
    [
        "From the pilot .......... 2\nNew locks ............... 3\nDates ................... 5",
        "1. From the pilot\n2. New locks\n3. Dates",
        "• From the pilot . . . 2\n• New locks . . . . . 3\n• Dates . . . . . . . 5",
    ],
)
@pytest.mark.parametrize("rule", ["", "--------------------\n"])
def test_contents_lead_to_headings_however_those_are_written(contents: str, rule: str) -> None:
    heads = ["1. FROM THE PILOT", "2. NEW LOCKS", "3. DATES"]
    body = "\n".join(f"{rule}{head}\n\n{_P}\n" for head in heads)
    text = f"=======\n  THE QUAY\n  No. 207, May 2032\n=======\n\nInside\n\n{contents}\n\n{body}"
    kinds = kinds_of(text)
    assert parse(text).title == "THE QUAY"
    assert {kinds[row] for row in contents.split("\n")} == {"list"}
    assert {kinds[head] for head in heads} == {"heading"}


@pytest.mark.parametrize("below", ["2. NEXT TRIP", "NEXT TRIP", "* * *"])
def test_a_name_over_the_next_part_signs_what_is_above(below: str) -> None:
    text = f"{_TITLE}\n\n1. THE LETTER\n\n{_P}\n\nRoland Estridge\n\n{below}\n\n{_P2}\n"
    assert kinds_of(text)["Roland Estridge"] == "paragraph"


@pytest.mark.parametrize("day", ["2 April 2026 · 5 min read", "2 April 2026 – Updated by Cy Dee"])
def test_the_day_under_a_byline_is_no_heading(day: str) -> None:
    text = f"{_TITLE}\n\nBy Ana Bo\n{day}\n\n[Image: A ferry]\n\n{_P}\n\n{_P2}\n"
    assert kinds_of(text)[day] == "paragraph"
    filed = f"{day[:12]} — Filed under: Ropes"
    assert kinds_of(f"{_TITLE}\n\n{filed}\n\n{_P}\n")[filed] == "paragraph"


@pytest.mark.parametrize("part", ["## What next?", "## 다음은?", "## It is late. Is it?"])
def test_a_heading_by_its_signs_may_ask(part: str) -> None:
    assert _within(part) == {"heading"}


def test_the_only_question_among_short_paragraphs_is_a_heading() -> None:
    told = [
        f"The ferry was late on the {n}th of May, and nobody on the quay minded it much."
        for n in range(4, 10)
    ]
    text = "\n\n".join([_TITLE, *told, "What does the captain say?", "He says it with his hat on.", told[0]])
    assert kinds_of(text)["What does the captain say?"] == "heading"


@pytest.mark.parametrize(
    "shown",
    ["The hold at noon, with the piano. (Halden)", "Der Laderaum am Mittag, mit Klavier. (Hafenbote Archiv)"],
)
def test_a_name_in_brackets_behind_a_sentence_is_that_of_the_maker(shown: str) -> None:
    assert _within(shown) == {"caption"}


@pytest.mark.parametrize(
    "part", ["12 June   Choir, town hall\n20 June   Bonfire, meadow\n18 August Cinema, school yard",
             "Brest    41   2\nDouarnenez 9   1\nAuray    12   4"],
)  # fmt: skip
def test_a_cell_may_fill_its_column(part: str) -> None:
    assert _within(part) == {"table"}


def test_a_line_right_under_a_table_is_no_row() -> None:
    below = "All of them are open to everybody who comes in time."
    kinds = kinds_of(f"{_TITLE}\n\n{_P}\n\nBrest    41   2\nAuray    12   4\n{below}\n\n{_P2}\n")
    assert kinds[below] == "paragraph"


@pytest.mark.parametrize("word", ["IMPRESSUM", "Mentions légales", "Aviso legal"])
def test_an_imprint_is_of_the_page_with_what_is_under_it(word: str) -> None:
    below = "Ana Bo wrote all of this, and Cy Dee paid for it."
    kinds = kinds_of(f"{_TITLE}\n\n{_P}\n\n{_P2}\n\n{word}\n{below}\n")
    assert (kinds[word], kinds[below]) == ("footer", "footer")


def test_records_with_fewer_lines_than_others_have_as_many() -> None:
    works = ["Ropes in rain", "A slow lock", "Tides at night", "Why ferries wait", "Salt in the hold"]
    venues = ["Halden Matters 4, 3-9", *["Journal of Ferries 4 (2), 3-9"] * 3, "Halden Matters 7, 1-2"]
    rows = "\n".join(
        f"{work} of the northern coast\nA Bo, C Dee\n{venue}\n{at + 12}  2031"
        for at, (work, venue) in enumerate(zip(works, venues, strict=True))
    )
    kinds = kinds_of(
        f"Ana Bo\nProfessor of Ropes, University of Halden\n\nTITLE  CITED BY  YEAR\n{rows}\n\n{_P}\n"
    )
    assert {kind for row, kind in kinds.items() if row in venues or row.endswith("2031")} == {"paper"}


@pytest.mark.parametrize(
    ("vacancy", "place"),
    [("VACANCY: HARBOUR PILOT, HULL", "HULL"), ("OFFENE STELLE: HAFENMEISTER, HUSUM", "HUSUM")],
)
def test_a_job_in_an_issue_is_no_ad_of_its_own(vacancy: str, place: str) -> None:
    told = (
        "We need somebody from 1 January. The post is half time at EUR 1,950 per month. Apply by 15 October."
    )
    parts = ["FROM THE PILOT", vacancy, "DATES"]
    contents = "\n".join(f"{at}. {part.capitalize()}" for at, part in enumerate(parts, 1))
    body = "\n\n".join(
        f"{at}. {part}\n\n{told if part == vacancy else _P}" for at, part in enumerate(parts, 1)
    )
    document = parse(f"THE QUAY\nNo. 207, May 2032\n\nInside\n\n{contents}\n\n{body}\n")
    assert document.title == "THE QUAY"
    found = [(it.place.text, it.pay.minimum) for it in document.postings if it.place and it.pay]
    assert found == [(place, 1950)]


@pytest.mark.parametrize(
    "kicker", ["FOR IMMEDIATE RELEASE", "Pressemitteilung", "Communiqué de presse", "Persbericht", "新闻稿"]
)
def test_a_press_release_has_its_title_under_the_word_for_it(kicker: str) -> None:
    told = "Forty-one notebooks, kept by a lighthouse family from 1861 to 1902, go on show in May"
    document = parse(f"{kicker}\n\nMuseum acquires weather diaries\n\n{told}\n\n{_P}\n\n{_P2}\n")
    assert (document.title, document.dek) == ("Museum acquires weather diaries", told)


@pytest.mark.parametrize(
    "day",
    ["Postat den 3 april 2032 av Malin Ek", "Skrevet 3. april 2032 af Ana Bo",
     "Geplaatst op 3 april 2032 door Cy",
     "April 3, 2032, by Ana Bo", "Inserito il 3 aprile 2032 da Ana Bo"],
)  # fmt: skip
def test_the_day_right_under_a_title_is_no_standfirst(day: str) -> None:
    document = parse(f"{_TITLE}\n{day}\n\n{_P}\n\n{_P2}\n")
    assert (document.title, document.dek) == (_TITLE, None)


def test_a_few_words_over_a_title_in_capitals_belong_to_the_page() -> None:
    text = f"Study day\nTHE NOISES OF OLD TOWNS\n14 October 2032, Besançon\n\n{_P}\n\n{_P2}\n"
    assert parse(text).title == "THE NOISES OF OLD TOWNS"
    assert parse(f"Ropes in rain\nANA MARIA BO\n\n{_P}\n\n{_P2}\n").title == "Ropes in rain"


@pytest.mark.parametrize("top", ["Infrastructure · 7 min read", "Technik | 7 Min. Lesezeit"])
def test_how_long_a_text_takes_is_over_its_title(top: str) -> None:
    assert parse(f"{top}\n\n{_TITLE}\n\nAna Bo\nNov 27, 2031\n\n{_P}\n\n{_P2}\n").title == _TITLE
    menu = "The Quay\nBlog\nOpen source\nCareers\n\n"
    assert parse(f"{menu}{top}\n\n{_TITLE}\n\nAna Bo\nNov 27, 2031\n\n{_P}\n\n{_P2}\n").title == _TITLE


@pytest.mark.parametrize("row", ["10h45 Pause", "12:30 – Lunch in the hold", "9.00 Ankunft der Gäste"])
def test_a_row_of_a_programme_is_no_heading(row: str) -> None:
    assert _within(row) == {"paragraph"}


def test_a_section_in_capitals_and_a_headline_under_it_are_headings() -> None:
    assert _within("THE BIG STORY\nA village buys its own bridge") == {"heading"}
    assert _within("VENUE\nTown hall\nGreen door") != {"heading"}


@pytest.mark.parametrize("label", ["Leia também", "Read more", "Mehr zum Thema"])
def test_links_with_bullets_under_their_label_are_teasers(label: str) -> None:
    links = "* The keeper who did not like light\n* A hundred years of fog"
    assert _within(f"{label}\n{links}") <= {"teaser", "footer"}


def test_short_sentences_a_line_each_are_no_teaser() -> None:
    items = "Maps grow old from within.\nNobody misses an island.\nWho corrects is late."
    assert _within(f"Three things I learnt\n{items}") == {"heading", "paragraph"}
    assert _within("1 pair of tongs\n2 candles\nsome patience") == {"paragraph"}
    kinds = kinds_of(
        f"{_TITLE}\n\n{_P}\n\nWhat you need\n\n1 pair of tongs\n2 candles\nsome patience\n\n{_P2}\n"
    )
    assert kinds["2 candles"] == "list"


@pytest.mark.parametrize(
    "line", ["Last reviewed: 2 February 2032", "Zuletzt geprüft: 2. Februar 2032", "No. 62 — 19 March 2032"]
)
def test_when_a_text_was_checked_or_came_out_heads_nothing(line: str) -> None:
    assert kinds_of(f"{_TITLE}\n\n{line}\n\nBefore you start\n\n{_P}\n\n{_P2}\n")[line] == "paragraph"


def test_over_its_motto_and_its_number_is_the_name_of_a_letter() -> None:
    motto = "Five links for slow readers, every second Friday"
    document = parse(f"The Tide Table\n{motto}\n\nNo. 62 — 19 March 2032\n\n{_P}\n\n{_P2}\n")
    assert (document.title, document.dek) == ("The Tide Table", motto)


def test_a_vacancy_of_which_nothing_is_told_is_no_job() -> None:
    document = parse(
        f"{_TITLE}\n\n{_P}\n\n2. VACANCY: HARBOUR PILOT, HULL\n\nNobody asked.\n\n3. DATES\n\n{_P2}\n"
    )
    assert document.postings == ()


def test_the_numbers_of_printed_pages_are_of_no_text() -> None:
    """A citation's pages are no such numbers, and neither are the parts of a series."""
    said = "The quay is closed until the tide is out again, and nobody knows when that will be this year."
    pages = [
        "The quay report – page 1 of 3",
        "The quay report – page 2 of 3",
        "The quay report – page 3 of 3",
    ]
    text = "The quay report\n\n" + "\n\n".join(f"{said}\n\n{page}" for page in pages)
    assert [block.text for block in parse(text).blocks if block.kind == "footer"] == pages
    kept = f"The quay report\n\n{said}\n\nPart 1 of 3\n\n{said}\n\nThe tides, pages 12 and 13\n\n{said}\n"
    assert not [block for block in parse(kept).blocks if block.kind == "footer"]


def test_a_year_that_is_underlined_is_a_heading() -> None:
    assert _within("2030\n----") == {"heading"}
    assert _within("2030:14\n-------") != {"heading"}


def test_a_rule_as_wide_as_the_page_underlines_no_sentence_and_no_address() -> None:
    rule = "-" * 70
    for text in (
        "Send remarks on a text to its author.",
        "To leave, write to out@list.example, Subject: out",
    ):
        assert "heading" not in _within(f"{text}\n{rule}")
    assert _within(f"Remarks on a text\n{rule[:24]}") == {"heading"}
