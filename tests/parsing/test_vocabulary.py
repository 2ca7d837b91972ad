"""The words of job ads: every language's labels, headings, roles and phrases are found, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.parsing import role_words, vocabulary, word_tables


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("Location: Stoke-on-Trent", "place", "Stoke-on-Trent"),
        ("- **Salary:** £27,000", "pay", "£27,000"),
        ("Ort： Graz", "place", "Graz"),
        ("【職種】調律師", "role", "調律師"),
        ("勤務地：東京", "place", "東京"),
        ("Standort  Wien", "place", "Wien"),
        ("| Employer | Halden Labs |", "company", "Halden Labs"),
        ("Lieu :", "place", ""),
        ("Type de contrat : CDI", "employment", "CDI"),
        ("Arbeidssted – Bergen", "place", "Bergen"),
    ],
)
def test_a_label_has_its_kind_and_value(line: str, kind: str, value: str) -> None:
    found = vocabulary.label(line)
    assert found is not None
    assert (found.kind, found.value, line[found.begin : found.end]) == (kind, value, value)


@pytest.mark.parametrize(
    "sign", [":", " : ", "**: ", "：", "】", "]", " - ", " – ", " — ", "|", " | ", "  ", "\t", "\u3000\u2003"]
)
def test_any_sign_parts_a_label_from_its_value(sign: str) -> None:
    found = vocabulary.label(f"Standort{sign}Wien")
    assert found is not None
    assert (found.kind, found.value) == ("place", "Wien")


@pytest.mark.parametrize("line", ["", "Note: it rained", "She said: come", "A sentence without any label."])
def test_what_is_no_label_is_none(line: str) -> None:
    assert vocabulary.label(line) is None


def test_a_label_may_stand_alone() -> None:
    assert vocabulary.lone_label("**Standort:**") == "place"
    assert vocabulary.lone_label("Standort und noch viele Wörter, die keine Beschriftung sind") is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("## What you’ll do", "tasks"),
        ("🎯 Ihr Profil", "profile"),
        ("¿Qué harás?", "tasks"),
        ("■仕事内容", "tasks"),
        ("**About us**", "company"),
        ("Nous offrons :", "offer"),
        ("Hakuohjeet", "apply"),
        ("How the tide came in", None),
        ("What you will do " * 9, None),
        ("…", None),
    ],
)
def test_headings_of_ads_are_known(line: str, kind: str | None) -> None:
    assert vocabulary.heading(line) == kind


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Senior Kiln Operator", True),
        ("Bibliotheksinformatiker:in (w/m/d)", True),
        ("Gärtnern (m/w/d)", True),
        ("Data Engineers", True),
        ("Assistant Professor of Limnology", True),
        ("ピアノ調律師", True),
        ("高级软件工程师（北京）", True),
        ("How bread rises", False),
        ("Kiln operator " * 20, False),
    ],
)
def test_a_role_is_named_by_its_noun_or_gender(line: str, named: bool) -> None:
    assert role_words.names_role(line) is named


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Full-time", "full_time"),
        ("Vollzeit oder Teilzeit", None),
        ("CDD temps plein", "temporary"),
        ("正社員", "full_time"),
        ("Full-time internship", "intern"),
        ("by the hour", None),
    ],
)
def test_employment_is_what_a_value_names(text: str, kind: str | None) -> None:
    assert vocabulary.employment(text) == kind


@pytest.mark.parametrize(
    ("text", "manner"),
    [("Remote (EU)", "yes"), ("Hybrid, remote 2 days", "hybrid"), ("vor Ort", "no"), ("Graz", None)],
)
def test_the_manner_of_working_is_what_a_value_names(text: str, manner: str | None) -> None:
    assert vocabulary.manner(text) == manner


def test_buttons_and_ages_of_boards_are_known() -> None:
    assert vocabulary.is_button("Apply for this job")
    assert vocabulary.is_button("[Speichern]")
    assert not vocabulary.is_button("The job is saved by its people")
    assert vocabulary.is_age("vor 3 Wochen")
    assert vocabulary.is_age("3日前")
    assert not vocabulary.is_age("three winters ago")
    assert vocabulary.is_age("Publicerad i går, kl. 16.40")
    assert not vocabulary.is_age("Start today")


@pytest.mark.parametrize(
    "kind", ["label.place", "heading.tasks", "heading.profile", "heading.offer", "role", "seek"]
)
def test_every_language_has_its_words(kind: str) -> None:
    languages = set(word_tables.by_language("label.place")) - {"signs"}
    assert len(languages) > 10
    known = {
        language
        for purpose in word_tables.tables()
        if purpose == kind or purpose.startswith(f"{kind}.")
        for language in word_tables.by_language(purpose)
    }
    assert languages <= known


def test_what_the_words_of_pages_and_papers_are_for_is_said() -> None:
    topic = re.compile(r"(?:page|notice|date|interview|paper|picture)\.\w+")
    assert word_tables.__doc__ is not None
    assert set(topic.findall(word_tables.__doc__)) == set(filter(topic.fullmatch, word_tables.tables()))


def test_no_table_says_twice_what_its_words_are_for() -> None:
    for path in (Path(word_tables.__file__).parent / "languages").glob("*.tsv"):
        rows = (row for row in path.read_text(encoding="utf-8").splitlines() if not row.startswith("#"))
        purposes = [row.partition("\t")[0] for row in rows if row]
        assert sorted(set(purposes)) == sorted(purposes), path.name


def test_an_underline_stands_for_a_space() -> None:
    assert {"dear ", "hello"} <= word_tables.words_for("date.greetings")


def test_tables_are_a_mapping_of_all_purposes() -> None:
    tables = vocabulary.tables()
    assert len(tables) == len(list(tables)) > 50
    assert "no such purpose" not in tables
    assert "today" in tables["age"]
