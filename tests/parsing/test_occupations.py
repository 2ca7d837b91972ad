"""Words for occupations: each language knows what names a role, and takes no ordinary noun for one."""

from __future__ import annotations

import pytest

from reader.parsing import role_words
from reader.parsing.ads import naming
from reader.parsing.jobs import wording

TITLES = {
    "en": (
        "Teaching Fellow",
        "Verger",
        "Phlebotomist",
        "Lecturer in Hydrology",
        "Head of Year",
        "Site Foreman",
    ),
    "de": (
        "Fliesenlegerin",
        "Notarfachangestellter",
        "Fachfrau Betreuung",
        "Gesundheits- und Krankenpflegerin",
    ),
    "fr": ("Psychomotricienne", "Commissaire aux comptes", "Arboricultrice", "Assistant familial"),
    "es": ("Cirujana", "Camareras de piso", "Jefa de obra", "Podóloga"),
    "it": ("Vigile del fuoco", "Olivicoltrice", "Fioraia", "Dermatologa"),
    "nl": ("Kraamverzorgster", "Officier van justitie", "Treinbestuurder", "Poetsvrouw"),
    "pt": ("Cirurgiã", "Mediador de seguros", "Escriturária", "Fonoaudióloga"),
    "pl": ("Przedszkolanka", "Dietetyczka", "Pomoc kuchenna", "Specjalistka ds. kadr", "Nefrolog"),
    "cs": ("Kuchař/ka", "Dělnice ve výrobě", "Všeobecná sestra", "Programátorka", "Právnička"),
    "ro": ("Asistent medical", "Bucătar-șef", "Îngrijitoare", "Șofer profesionist", "Recepționeră"),
    "hu": ("Óvodapedagógus", "Konyhai kisegítő", "Gépészmérnök", "Targoncavezető", "Villanyszerelő"),
    "el": ("Νοσηλεύτρια", "Βοηθός κουζίνας", "Καρδιολόγος", "Μηχανικός λογισμικού"),
    "sv": ("Tandhygienist", "Fönsterputsare", "Studie- och yrkesvägledare", "Timvikarie"),
    "no": ("Helsesekretær", "Dommerfullmektig", "Sommervikar", "Barnehagestyrer"),
    "da": ("Omsorgsmedhjælper", "Tømrersvend", "Advokatfuldmægtig", "Jord- og betonarbejder"),
    "fi": ("Suuhygienisti", "Palveluesimies", "Mansikanpoimija", "Talonmies"),
    "ja": ("司書補", "幼稚園教諭", "警察官", "大工"),
    "zh": ("外卖骑手", "房产经纪人", "木工", "护士"),
    "ko": ("요양보호사", "택시 승무원", "목수", "센터장"),
    "ru": ("Учитель математики", "Посудомойщица", "Кардиолог", "Лаборантка"),
}
ORDINARY = {
    "en": ("Convert", "Galician", "Basin", "Duties", "About the minster", "Typewriter"),
    "de": ("Schnittstelle", "Einleitung", "Windkraft", "Verdienst", "Messtechnik", "Laserdrucker"),
    "fr": ("Ministère", "Découverte", "Monologue", "Le matin"),
    "es": ("Cartera", "Distribuidora", "Lavadora", "Informe fiscal"),
    "it": ("Idraulica", "Monologo", "Settore bancario"),
    "nl": ("Windkracht", "Bediening", "Rechter kolom"),
    "pt": ("Carteira", "Construtora", "Segurança"),
    "pl": ("Drukarka", "Tokarka", "Pomoc"),
    "cs": ("Technika", "Domácnost", "Pracoviště"),
    "ro": ("Învățământ", "Locul de muncă", "Data"),
    "hu": ("Vezeték", "Munkahely", "Iroda"),
    "el": ("Υπολογιστής", "Κατάλογος", "Τόπος εργασίας"),
    "da": ("Kolleger", "Monolog", "Folkeskoleelev"),
    "ru": ("Ящик", "Некролог", "Рабочий график"),
}


@pytest.mark.parametrize("language", TITLES)
def test_titles_of_occupations_are_roles(language: str) -> None:
    titles = TITLES[language]
    assert [title for title in titles if not role_words.names_role(title)] == []
    assert [title for title in titles if not naming.heads(title)] == []
    assert [title for title in titles if not wording.is_role(title)] == []


@pytest.mark.parametrize("language", ORDINARY)
def test_ordinary_nouns_and_headings_are_no_roles(language: str) -> None:
    assert [text for text in ORDINARY[language] if role_words.names_role(text)] == []
