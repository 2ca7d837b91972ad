"""What holds for any small corpus: every item is found by its words; spans and scores are sound."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from reader.search import Hit, Index, search
from reader.search.endings import forms
from reader.search.normalized_text import words
from reader.search.short_forms import spelled_out
from reader.search.words import allowed_mistakes
from tests.search.builders import Builder, Made, city

LETTERS = st.sampled_from("abcdefghijklmnoprstuvwzäéø")
WORDS = st.text(LETTERS, min_size=1, max_size=12)
PLACES = st.none() | st.sampled_from(["US, WA, Seattle", "ES, B, Barcelona", "GB, MLN, Edinburgh"])
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


@dataclass
class Corpus:
    made: Made
    index: Index


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    builder = Builder()
    if draw(st.booleans()):
        builder.paragraph(draw(TEXTS)).paragraph(draw(TEXTS))
    for _ in range(draw(st.integers(0, 2))):
        builder.paper(draw(TEXTS), (draw(TEXTS),), draw(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(PLACES)
        builder.posting(draw(TEXTS), city(place) if place else None)
    made = builder.build()
    return Corpus(made, Index.of([made]))


def text_of(corpus: Corpus, identity: str) -> str:
    document, items = corpus.made
    first, last = next(item.lines for item in items if item.id == identity)
    return "\n".join(document.text.split("\n")[first - 1 : last])


@st.composite
def mistyped(draw: st.DrawFn, word: str) -> str:
    """The word with one mistake: a letter left out, put in, changed, or two swapped."""
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(LETTERS)
    swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    options = [
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
    ]
    return draw(st.sampled_from([*options, swapped]))


@pytest.mark.long
@given(corpora(), st.data())
def test_every_item_is_found_by_any_of_its_words(corpus: Corpus, data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(corpus.made[1]))
    word = data.draw(st.sampled_from(words(text_of(corpus, item.id))))
    found = search(corpus.index, word)
    assert item.id in {hit.id for hit in found.hits}
    assert not found.relaxed
    beginning = word[: data.draw(st.integers(3, max(3, len(word))))]
    assert item.id in {hit.id for hit in search(corpus.index, beginning).hits}


@given(corpora(), st.data())
def test_every_item_is_found_by_a_word_with_a_mistake(corpus: Corpus, data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(corpus.made[1]))
    word = data.draw(st.sampled_from(words(text_of(corpus, item.id))))
    typed = data.draw(mistyped(word)) if len(word) >= 4 else word
    # A letter left out of four leaves three, and three letters are not mistaken for others.
    if allowed_mistakes("".join(words(typed))) or typed == word:
        assert item.id in {hit.id for hit in search(corpus.index, typed).hits}


@pytest.mark.long
@given(corpora(), st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_hits_are_sound(corpus: Corpus, others: list[str], data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(corpus.made[1]))
    own = data.draw(st.lists(st.sampled_from(words(text_of(corpus, item.id))), min_size=1, max_size=3))
    query = " ".join(own + others if data.draw(st.booleans()) else own)
    results = search(corpus.index, query)
    assert results == search(Index.of([corpus.made]), query)
    scores = [hit.score for hit in results.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert results.total == sum(results.counts.values()) >= len(results.hits)
    for hit in results.hits:
        assert_sound(corpus, hit, words(query))


def assert_sound(corpus: Corpus, hit: Hit, typed: list[str]) -> None:
    document = corpus.made[0]
    shown = hit.snippet.strip("…")
    assert shown in document.text
    assert hit.lines[0] <= hit.passage[0] <= hit.passage[1] <= hit.lines[1]
    assert shown in "\n".join(document.text.split("\n")[hit.passage[0] - 1 : hit.passage[1]])
    for text, spans in (
        (hit.snippet, hit.matches),
        (document.text, hit.spans),
        (hit.title, hit.title_matches),
    ):
        assert list(spans) == sorted(spans)
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
        for start, end in spans:
            assert 0 <= start < end <= len(text)
            assert any(stands_for("".join(words(text[start:end])), word, typed) for word in typed), text[
                start:end
            ]
    if hit.matches:
        assert document.text[hit.offset :].startswith(hit.snippet[slice(*hit.matches[0])])


def stands_for(found: str, word: str, typed: list[str]) -> bool:
    """Whether a word of a text matches a word of a query by the rules, worked out the slow way."""
    joined = {one + other for one, other in itertools.pairwise(typed)}
    if found.startswith(word) or found in joined or found in forms(word):
        return True
    if found in {"".join(run) for run in spelled_out(word)} or word in {
        "".join(r) for r in spelled_out(found)
    }:
        return True
    allowed = allowed_mistakes(word)
    begun = len(word) >= 5 and min(OSA.distance(word, found[:end]) for end in range(len(found) + 1)) <= 1
    return OSA.distance(word, found) <= allowed or begun
