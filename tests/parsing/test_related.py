"""Other texts named under a label, sponsors, sources of pictures, counts under a title, rights at the end."""

from __future__ import annotations

import pytest

from tests.parsing.rows import kinds_of

TOP = "The piano on the ferry\n\nBy Ana Bo\n4 May 2033\n\n"
TEXT = (
    "Nobody remembers who brought the piano aboard, and the company that owns the ferry has stopped asking. "
    "It is played on Sundays, when the cars are few and the hold is dry."
)


@pytest.mark.parametrize(
    ("label", "first", "second"),
    [
        ("More from Harbours", "The last lamplighter", "Why the tram is quiet, and why that matters"),
        ("Ähnliche Beiträge", "Ein Werk zieht um|3. Mai 2032|In „Bahnhöfe“", "Warten in Rauda|1. Mai"),
        ("Other posts of interest", "May 12, 2032|A year of forecasts, sorted|Air", "How we moved the rain"),
        ("Articles similaires", "Le quai des brumes|12 mai 2032|890", "Qui garde la clé du phare ?|41"),
        ("Entradas recientes", "La barca que espera|por Ana Bo", "Tres maneras de contar olas"),
        ("Meer van De Kade", "Het laatste veer|2 dagen geleden", "Wie telt de meeuwen?|1.2K"),
        ("Relaterade inlägg", "Färjan som väntar|4 maj 2032", "Pianot i lastrummet"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("closing", ["", "\nPrivacy policy\n© 2033 The Quay", f"\n\n{TEXT}"])
def test_links_under_their_label_are_teasers(label: str, first: str, second: str, closing: str) -> None:
    rows = [label, *first.split("|"), *second.split("|")]
    found = kinds_of(f"{TOP}{TEXT}\n\n{TEXT}\n\n" + "\n".join(rows) + closing + "\n")
    assert {found[row] for row in rows} <= {"teaser", "footer"}
    assert found[second.partition("|")[0]] == "teaser"


@pytest.mark.parametrize(
    "rows",
    [
        f"More from less\n{TEXT}",
        f"More in the hold\nA piano and a stove\nA captain with a hat\n{TEXT}",
        "Plus de\n- un piano\n- un poêle",
        "More in the hold\nA piano and a stove",
    ],
)
def test_a_label_over_text_or_items_opens_no_links(rows: str) -> None:
    assert "teaser" not in kinds_of(f"{TOP}{TEXT}\n\n{rows}\n\n{TEXT}\n").values()


@pytest.mark.parametrize(
    "label",
    ["A WORD FROM OUR SPONSOR", "Together with Padstone", "Sponsor", "En colaboración con Alma",
     "Annonssamarbete",
     "I SAMARBETE MED KAJEN"],
)  # fmt: skip
def test_what_somebody_pays_for_is_a_teaser(label: str) -> None:
    rows = f"{label}\nPell & Daughter make ladders that fold into a chair, for readers too.\nTake a look"
    found = kinds_of(f"{TOP}{TEXT}\n\n{rows}\n\n{TEXT}\n")
    assert {found[row] for row in rows.split("\n")} == {"teaser"}


def test_a_long_line_or_many_words_announce_no_sponsor() -> None:
    label = "Together with you and me and all of us"
    found = kinds_of(f"{TOP}{TEXT}\n\n{label}\n\n{TEXT}\n")
    assert found[label] == "heading"


@pytest.mark.parametrize(
    ("title", "words", "source"),
    [
        ("Nieves Arrabal: “Un faro es una voz”", "Nieves Arrabal, hoy en el puerto.", "Fermín Olaizola"),
        ("Tilda Maar: “A lighthouse is a promise”", "Tilda Maar at the lamp, last Thursday.", "Roza Szabó"),
        ("Greta Pohl: „Ein Turm ist ein Wort“", "Greta Pohl am Donnerstag auf dem Turm.", "Hanno Weich"),
    ],
)  # fmt: skip
def test_the_name_under_words_on_whom_the_title_names_is_of_a_picture(
    title: str, words: str, source: str
) -> None:
    found = kinds_of(f"{title}\n\n{words}\n{source}\n\n{TEXT}\n\n{TEXT}\n")
    assert (found[words], found[source]) == ("caption", "caption")


@pytest.mark.parametrize("signs", ["∙|112|23|9", "•|7|1|0"])
def test_a_name_a_day_and_counts_are_no_table(signs: str) -> None:
    rows = ["Perpetua Lock", "Feb 09, 2031", *signs.split("|")]
    text = (
        "Marginal Weather\nSubscribe\nSign in\n\nThe shelf that nobody takes from\nOn free books and halls\n"
    )
    assert "table" not in kinds_of(text + "\n".join(rows) + f"\nShare\n\n{TEXT}\n\n{TEXT}\n").values()


@pytest.mark.parametrize(
    "line",
    [
        "© 2019-2031 Wren Acht · Text under CC BY · [12]Source",
        "Last changed 2031-01-19. Mail: otto@klein.example",
        "© Copyright 2031 Noor Haver. Powered by Folio. Hosted by Quay Pages",
    ],
)
def test_rights_and_addresses_are_no_captions(line: str) -> None:
    assert (
        kinds_of(f"{TOP}{TEXT}\n\n{TEXT}\n\n{line}\n\nReferences\n\n1. https://quay.example/a\n")[line]
        != "caption"
    )


def test_a_credit_between_guillemets_is_one() -> None:
    line = "Le carnet où sont les mesures. MAUD ERNOULT POUR « LE QUAI »"
    assert kinds_of(f"{TOP}{TEXT}\n\n{line}\n\n{TEXT}\n")[line] == "caption"


@pytest.mark.parametrize(
    "quote",
    ["“A sensor tells you where somebody put it. I walk.”", "„Ein Sensor sagt, wo er hängt. Ich gehe.“"],
)
def test_what_the_text_opens_with_another_word_is_pulled_out_of_it(quote: str) -> None:
    said = f"{TEXT} But {quote[1].lower()}{quote[2:-1]}"
    assert kinds_of(f"{TOP}{said}\n\n{quote}\n\n{TEXT}\n")[quote] == "quote"


def test_a_path_of_sections_is_no_quotation_and_a_quoted_line_is() -> None:
    found = kinds_of(f"{TOP}{TEXT}\n\n> cs > cs.SD\n\n{TEXT}\n\n> The ferry waits for nobody.\n\n{TEXT}\n")
    assert (found["> cs > cs.SD"] == "quote", found["> The ferry waits for nobody."]) == (False, "quote")


@pytest.mark.parametrize(
    "first", ["zgrep 'GET /a' access.log.*.gz |", "docker run -it quay \\", "make tide &&"]
)
def test_a_command_that_goes_on_in_the_next_line_is_code(first: str) -> None:
    more = "  awk '{ n[$1]++; s[$1] += $10 }\n    END { for (d in n) print d, s[d] / n[d] }'"
    assert kinds_of(f"{TOP}{TEXT}\n\n{first}\n{more}\n\n{TEXT}\n")[first] == "code"


def test_a_question_to_applicants_is_a_heading() -> None:
    jobs = "\n\n".join(
        f"{role}\nLeeds, United Kingdom" for role in ("Account Executive", "Rope Maker", "Cook")
    )
    asked = "Don't see the right role?"
    text = f"Current openings at Larkfold\n\nSales\n\n{jobs}\n\n{asked}\nSend us a note and say why.\n"
    assert kinds_of(text)[asked] == "heading"


@pytest.mark.parametrize(
    ("head", "items"),
    [
        (
            "Elsewhere",
            "The tide gauge turns 120 and gets a cake.|Why lab fridges are always full.|Slides on damp.",
        ),
        ("Show notes", "Notes on the old station|The 2009 lightning strike|A short guide to null modems"),
        ("Themen", "Akustik in flachem Wasser|Lärm durch Hafenbau|Eisgang und Wellenschlag"),
        ("À lire chez nous", "Le mur qui chante|Une carte des bruits|La pierre et le vent"),
    ],
)
def test_lines_under_a_few_words_are_items_that_lost_their_bullets(head: str, items: str) -> None:
    rows = items.split("|")
    found = kinds_of(f"{TOP}{TEXT}\n\n{TEXT}\n\n{head}\n\n" + "\n".join(rows) + f"\n\n{TEXT}\n")
    assert {found[row] for row in rows} == {"list"}
    assert found[head] == "heading"


@pytest.mark.parametrize(
    "rows",
    [
        "The ferry waits for nobody,\nThe stove is cold and black;\nThe captain plays a hymn on it",
        "Ana Bo\nTide Row 1\nLeith by the sea",
        "The piano in the hold\nThe stove on the deck",
        "Who plays it?\nWho pays for it?\nWho tunes it in winter?",
        "Office: Tide Row 1\nPhone: 555 016\nThe keeper of keys",
    ],
)
def test_verses_names_questions_and_facts_are_no_items(rows: str) -> None:
    found = kinds_of(f"{TOP}{TEXT}\n\n{TEXT}\n\nIn the hold\n\n{rows}\n\n{TEXT}\n")
    assert "list" not in found.values()


def test_lines_over_text_are_no_items() -> None:
    rows = "The piano in the hold\nThe stove on the deck\nThe captain with a hat"
    assert "list" not in kinds_of(f"{TOP}{TEXT}\n\n{TEXT}\n{rows}\n\n{TEXT}\n").values()


@pytest.mark.parametrize(
    "foot",
    [
        (
            "Je ontvangt deze mail omdat je op de lijst staat.|"
            "Afmelden | Gegevens wijzigen | Doorsturen|De Kade, p/a Veerhuis aan de Oosterkade, Kade 1"
        ),
        (
            "Sie erhalten diese Mail, weil Sie Mitglied sind.|"
            "Abmelden | Weiterleiten | Profil ändern|Verein am Kai, im alten Lagerhaus am Hafen, Kai 12"
        ),
        (
            "Vous recevez cette lettre chaque mois.|"
            "Se désinscrire | Modifier mes préférences|Les Amis du quai, maison des mariniers, 12 quai Sud"
        ),
    ],
)
def test_an_address_under_a_letter_is_of_its_foot(foot: str) -> None:
    rows = foot.replace(" | ", " / ").split("|")
    rows = [row.replace(" / ", " | ") for row in rows]
    found = kinds_of(f"{TOP}{TEXT}\n\n{TEXT}\n\n" + "\n".join(rows) + "\n")
    assert {found[row] for row in rows} == {"footer"}


def test_menus_right_over_the_last_lines_are_of_the_foot() -> None:
    told = "A long line about the lamplighters of this town who are all young"
    rows = f"{told}\nSign up\nAbout us\nContact\nPrivacy policy\n© 2031 The Quay"
    found = kinds_of(f"{TOP}{TEXT}\n\n{TEXT}\n\n{rows}\n")
    assert (found["About us"], found["Contact"], found["Sign up"]) == ("footer", "footer", "footer")


def test_a_word_for_people_over_their_names_is_a_heading() -> None:
    names = "Mark Oduya (Harwick College), Ruth Amsel (independent), Yuto Hirose (Minato)"
    assert kinds_of(f"{TOP}{TEXT}\n\n{TEXT}\n\nOrganisers\n{names}\n\n{TEXT}\n")["Organisers"] == "heading"


def test_a_day_with_a_count_of_papers_is_no_caption() -> None:
    day = "Wed, 5 Feb 2031 (showing 4 of 4 entries )"
    assert kinds_of(f"{TOP}{TEXT}\n\n{TEXT}\n\n{day}\n{TEXT}\n")[day] != "caption"
