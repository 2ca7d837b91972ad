"""Titles that are names, quotations, letters' names with their days; and what stands over them."""

from __future__ import annotations

import pytest

from reader.parsing import parse

TEXT = (
    "Nobody remembers who brought the piano aboard, and the company that owns the ferry has stopped asking. "
    "It is played on Sundays, when the cars are few and the hold is dry.\n"
)


@pytest.mark.parametrize(
    ("above", "title", "told"),
    [
        ("Suscríbete|Iniciar sesión|Salud|ENTREVISTA||Rosa Mendi, botánica", "“El desierto está ordenado”",
         "La investigadora lleva treinta años contando plantas en la sierra"),
        ("Anmelden|Kultur|Suche|INTERVIEW||Greta Pohl, Türmerin", "„Ein Turm ist ein Wort im Wind“",
         "Seit zwanzig Jahren zählt sie auf dem Turm die Schiffe und die Stunden"),
        ("Se connecter|Culture|ENTRETIEN||Liv Saunier, gardienne", "« Un phare éteint reste une adresse »",
         "Elle garde depuis trente ans une lampe que plus personne ne voit"),
    ],
)  # fmt: skip
def test_a_quotation_under_who_says_it_is_the_title(above: str, title: str, told: str) -> None:
    top = above.replace("|", "\n")
    assert parse(f"{top}\n{title}\n{told}\n\nBy Ana Bo\n4 May 2033\n\n{TEXT}\n{TEXT}").title == title


@pytest.mark.parametrize("time", ["Temps de lecture : 9 minutes", "Reading time: 9 minutes"])
def test_how_long_it_takes_counts_no_list(time: str) -> None:
    text = f"Skip to content\nIdeas\nSciences\nSearch\n\nIdeas\n{time}\n\nIn praise of brooms\n\n"
    assert parse(f"{text}by Ana Bo\n4 May 2033\n\n{TEXT}\n{TEXT}").title == "In praise of brooms"


_PAPERS = (
    "Counting Sheep with Radar\n{}, Tomasz Wilk\nJ. Field Comput. 8(1): 12-31 (2031)\n\n"
    "When the Index Forgets\nNgozi Umeh, {}\nStorax 2031: 201-214\n\n"
    "A Type System for Knitting Patterns\n{}, Mira Castell\nOnward Crafts 2030: 77-89\n"
)


@pytest.mark.parametrize("name", ["Halldóra Finnsdóttir", "Ingrid Vallbona", "Noor El-Masry"])
@pytest.mark.parametrize(
    "top",
    [
        "home\nbrowse\nsearch\nabout\nPlease give to keep the list open\n\n{}\n\nexport the list\n\n",
        "My profile\nMy library\nAlerts\nSign in\n\n{}\n\nProfessor of Food, Pyrene University\n\nFollow\n\n",
    ],
)
def test_a_person_is_the_title_over_their_papers(name: str, top: str) -> None:
    assert parse(top.format(name) + _PAPERS.format(name, name, name)).title == name


@pytest.mark.parametrize("below", [": a shed and a strike", " – a shed", ""])
def test_a_letters_name_opens_its_subject(below: str) -> None:
    name = "The Ladder, No. 112"
    head = f"From: The Ladder <hello@ladder.example>\nTo: me@post.example\nSubject: {name}{below}\n\n"
    document = parse(
        f"{head}View this email in your browser\n\n{name}\n\nGood morning. {TEXT}\nTHE LONG ONE\n\n{TEXT}"
    )
    assert document.title == name


@pytest.mark.parametrize(
    ("bar", "name", "sponsor"),
    [
        ("Sign Up | Advertise | View Online", "Kettle 2031-02-18", "TOGETHER WITH PADSTONE"),
        ("Im Browser ansehen | Abmelden", "Frühpost, 18. Februar 2031", "PRÄSENTIERT VON PADSTONE"),
        (
            "Ver en el navegador | Suscríbete",
            "El Muelle, 18 de febrero de 2031",
            "EN COLABORACIÓN CON ALMADÍA",
        ),
    ],
)
def test_a_letters_name_and_day_are_its_title_over_a_sponsor(bar: str, name: str, sponsor: str) -> None:
    text = f"{bar}\n{name}\n\n{sponsor}\nBackups that somebody has restored (Sponsor)\n{TEXT}\n"
    document = parse(f"{text}Big Ships & Harbours\n\nStoves learn to simmer (3 minute read)\n{TEXT}")
    assert document.title == name
