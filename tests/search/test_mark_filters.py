"""Marks in queries: which ones a typed value means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.mark_filters import MarkFilter, nearest_values
from reader.search.query_parser import parse_query


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("is:starred", "is", "starred"),
        ("IS:Read", "is", "read"),
        ("is:unread", "is", "unread"),
        ("is:r", "is", "read"),
        ("is:star", "is", "starred"),
        ("is:stared", "is", "starred"),
        ("is:hidden", "status", "hidden"),
        ("is:rejected", "status", "rejected"),
        ("status:applied", "status", "applied"),
        ("status:int", "status", "interested"),
        ("status:intrested", "status", "interested"),
        ('status:"hidden"', "status", "hidden"),
        ("tag:Thesis", "tag", "thesis"),
        ('tag:"To Read-later"', "tag", "to read later"),
    ],
)
def test_marks_are_asked_for_as_loosely_as_words(typed: str, field: str, value: str) -> None:
    query = parse_query(typed)
    assert [(mark.field, mark.value) for mark in query.marks] == [(field, value)]
    assert (query.words, query.notes, query.is_empty) == ((), (), False)
    assert parse_query(f"-{typed}").marks == (MarkFilter(query.marks[0].field, value, excluded=True),)


@pytest.mark.parametrize(
    ("typed", "name"), [("is:blue", "is"), ("status:starred", "status"), ('is:""', "is"), ("is:-", "is")]
)
def test_a_mark_that_there_is_not_is_searched_as_text(typed: str, name: str) -> None:
    query = parse_query(typed)
    assert query.marks == ()
    assert any(note.startswith(f'"{name}:" takes') for note in query.notes)
    assert query.words == tuple(typed.partition(":")[2].strip('"-').split())


@pytest.mark.parametrize("typed", ["is:", "status:", "tag:", "robots tag:"])
def test_a_mark_that_is_being_typed_asks_for_nothing_yet(typed: str) -> None:
    query = parse_query(typed)
    assert query.marks == ()
    assert any("no value yet" in note for note in query.notes)


def test_an_empty_tag_asks_for_nothing() -> None:
    assert parse_query('tag:""').is_empty


def test_unknown_fields_are_named() -> None:
    assert parse_query("colour:blue is:read Ort:Ulm colour:red").unknown_fields == ("colour", "Ort")
    assert parse_query("https://example.org place:Ulm").unknown_fields == ()


TAGS = ["to read", "read later", "thesis", "these", "reading list", "日本"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("to read", ["to read"]),
        ("read", ["to read", "read later", "reading list"]),
        ("later read", ["read later"]),
        ("thes", ["thesis", "these"]),
        ("these", ["these"]),
        ("tehsis", ["thesis"]),
        ("日", ["日本"]),
        ("xyz", []),
        ("read read", []),
        ("", []),
    ],
)
def test_the_nearest_of_some_values(typed: str, meant: list[str]) -> None:
    assert nearest_values(typed.split(), TAGS) == meant


@given(st.lists(st.text(max_size=12), max_size=4), st.lists(st.text(max_size=20), max_size=6))
def test_nearest_values_are_some_of_the_values(typed: list[str], values: list[str]) -> None:
    found = nearest_values(typed, values)
    assert set(found) <= set(values)
