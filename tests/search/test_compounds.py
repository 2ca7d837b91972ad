"""Compounds by their last part, in languages that write them as one word, and no noise in English."""

from __future__ import annotations

import pytest

from reader.search import find_in, search
from tests.search.builders import index_of

GERMAN = {
    "exact": "Wir suchen einen Entwickler für die Stadt",
    "software": "Wir suchen eine Softwareentwicklerin mit Erfahrung",
    "sales": "Der Vertriebsingenieur ist für Kunden da",
    "mass": "Die Massenproduktion und der Vertrieb",
    "data": "Unsere Datenbankadministratoren und wir",
}


def found(query: str, *more: str) -> list[str]:
    names = {text: name for name, text in GERMAN.items()}
    results = search(index_of(*GERMAN.values(), *more), query)
    return [names.get(hit.snippet, hit.snippet) for hit in results.hits] if not results.relaxed else []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("Entwickler", ["exact", "software"]),
        ("entwicklerin", ["software", "exact"]),
        ("Ingenieur", ["sales"]),
        ("administrator", ["data"]),
        ("produktion", []),
        ("ingeni", []),
    ],
)
def test_a_compound_is_found_by_its_last_part(query: str, names: list[str]) -> None:
    assert found(query)[: len(names)] == names
    assert bool(found(query)) == bool(names)


def test_what_looks_like_an_english_ending_needs_a_first_part_that_is_a_word() -> None:
    texts = ["Massen und", "Der Massenproduktion", "The nation", "A combination"]
    index = index_of(*texts)
    assert [hit.snippet for hit in search(index, "produktion").hits] == ["Der Massenproduktion"]
    assert [hit.snippet for hit in search(index, "nation").hits] == ["The nation"]
    assert search(index_of("Massen", "Massenproduktion"), "produktion").total == 0


def test_english_words_are_no_compounds_of_their_endings() -> None:
    texts = ["A rating", "Integrating", "Operating", "We demonstrating", "Report", "Airport", "Interactive"]
    index = index_of(*texts)
    assert search(index, "rating").total == 1
    assert search(index, "port").total == 0
    assert search(index, "active").total == 0
    mixed = index_of(*texts, "Wir und der Hafen")
    assert search(mixed, "rating").total == 1


def test_exact_words_and_typos_rank_before_compounds() -> None:
    texts = [
        "Wir sind Softwareentwickler und mehr",
        "Wir sind Entwikler und mehr",
        "Wir sind Entwickler und mehr",
    ]
    hits = search(index_of(*texts), "entwickler").hits
    assert [hit.snippet.split()[2] for hit in hits] == ["Entwickler", "Entwikler", "Softwareentwickler"]


def test_a_compound_is_highlighted_and_no_suggestion() -> None:
    text = "Der Vertriebsingenieur ist da"
    assert [text[slice(*span)] for span in find_in(text, "ingenieur")] == ["Vertriebsingenieur"]
    results = search(index_of(text), "ingenieur")
    assert [hit.snippet[slice(*span)] for hit in results.hits for span in hit.matches] == [
        "Vertriebsingenieur"
    ]
    assert results.suggestion is None
