"""Expand a query to a plan: each of its words with the words of the index that may stand for it.

Costs, lower is better; the whole part of a cost is its Level:

    0      the word itself, or the words of a phrase in their order
    1 …    the word with another English ending ("modelling" → "models", endings.py); a word that begins
           with it; its two halves apart ("ondevice" → "on-device"), or its letters ("usa" → "U.S.A."); it and
           its neighbour joined ("on device" → "ondevice"); what it is short for, or what is short for it and
           its neighbours ("nlp" → "natural language processing", short_forms.py)
    2 …    one typo away (words from 4 letters); a compound that ends with it ("entwickler" →
           "softwareentwickler", compounds.py), last of this level
    3 …    two typos away (words from 8 letters), or, for the word being typed if nothing else stands
           for it, the beginning of a word with one typo (from 5 letters)

A typo is a letter left out, added or changed, or two neighbours swapped (optimal string alignment). Very many
words begin with one or two letters: of such short words, only those typed last count as beginnings. A single
letter, a name with signs ("C++") and a word of a script without spaces stand only for themselves. The
fraction orders the words of one level: likelier endings and longer beginnings first, then compounds, short
forms last; likelier typos first.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, takewhile
from math import log
from typing import TYPE_CHECKING, Protocol

from reader.search.compounds import SHORTEST_PART, are_likely, compounds
from reader.search.endings import forms
from reader.search.marked import NO_MARKS
from reader.search.plan import Alternatives, FieldUnit, Level, MarkUnit, Plan, Unit
from reader.search.short_forms import shortened, spelled_out
from reader.search.signs import apart, is_signed, names_with, together
from reader.search.words import (
    FUNCTION_WORDS,
    MOST_LETTERS,
    allowed_mistakes,
    is_unspaced,
    letters_of,
    run_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.search.marked import Marked
    from reader.search.query import AnyOf, Field, Query

MOST_VARIANTS = 128
"""The most misspelled forms of a word that are looked for, likeliest first."""
MOST_BEGUN = 64
"""The most words with the same beginning that are listed one by one."""
MOST_SHORT_BEGINNINGS = 3
_SHORT = 2
_SHORTEST_BEGUN_MISTAKE = 5
_SHORTEST_HALF = 2
_MOST_HALVES = 4
_MOST_JOINED_BEGUN = 16
_ENDING_SHARE = 0.45
"""Added to the level for the share of letters that two forms of a word do not share."""
_COMPOUND_COST = 1.4
_LONGER_COMPOUND_COST = 2.95
_SHORT_FORM_COST = 1.5


class Vocabulary(Protocol):
    """The words of an index. All words passed to it are folded."""

    def size(self) -> int:
        """Return how many items the index holds."""
        ...

    def frequency(self, word: str, field: Field | None = None) -> int:
        """Return how many items hold the word, in any field or in this one."""
        ...

    def with_prefix(self, beginning: str, most: int) -> list[str]:
        """Return the words with this beginning, but only `most` of them."""
        ...

    def containing(self, part: str) -> list[str]:
        """Return the longer words that a part ends, or nearly ends. Bounded: of very many, only some."""
        ...

    def similar_words(self, word: str, mistakes: int, *, prefix: bool = False) -> list[str]:
        """Return the words at most `mistakes` typos (1 or 2) away from this one, or with `prefix`, words with
        such a beginning.

        Bounded: of very many, only some.
        """
        ...


def expand(query: Query, vocabulary: Vocabulary, marked: Marked = NO_MARKS) -> Plan:
    """Return a plan with all that may stand for each part of the query, by the rules above."""
    return _Expansion(vocabulary, marked).plan(query)


class _Expansion:
    """Expands a query and the parts of it."""

    def __init__(self, vocabulary: Vocabulary, marked: Marked) -> None:
        self._vocabulary = vocabulary
        self._marked = marked
        self._spelling: dict[str, str] = {}

    def plan(self, query: Query, *, is_exact: bool = False) -> Plan:
        """Return the plan of a query or a part of it; with `is_exact`, words stand only for themselves."""
        units = [self._word(query, number, is_exact=is_exact) for number in range(len(query.words))]
        return Plan(
            units=(*units, *map(self._exact, query.phrases)),
            excluded=tuple(map(self._exact, query.excluded)),
            filters=tuple(
                FieldUnit(
                    asked.field, _field_units(asked.words, asked.field, self._vocabulary), asked.excluded
                )
                for asked in query.filters
            ),
            kinds=query.kinds,
            spelling=self._spelling,
            marks=tuple(
                MarkUnit(mark.field, self._marked.items(mark), mark.excluded) for mark in query.marks
            ),
            facets=query.facets,
            pay=query.pay,
            groups=tuple(self._alternatives(group, is_exact=is_exact) for group in query.groups),
        )

    def _alternatives(self, group: AnyOf, *, is_exact: bool) -> Alternatives:
        is_exact = is_exact or group.excluded
        plans = tuple(self.plan(query, is_exact=is_exact) for query in group.alternatives)
        return Alternatives(plans, group.excluded)

    def _exact(self, words: tuple[str, ...]) -> Unit:
        """Return what is only this run of words."""
        return self._noted(exact_unit(run_of(words), self._vocabulary))

    def _word(self, query: Query, number: int, *, is_exact: bool) -> Unit:
        """Return all that may stand for a word; if nothing has it, the nearest word goes to `spelling`."""
        word = query.words[number]
        if is_exact:
            return self._exact((word,))
        unit, nearest = _word_unit(query, number, self._vocabulary)
        texts = self._marked.texts
        if texts is not None:
            unit = self._noted(unit, _word_unit(query, number, texts.vocabulary)[0])
        is_noted = any(cost < Level.MISTAKE for cost in unit.noted.values())
        if nearest is not None and not is_noted:
            self._spelling[word] = nearest
        return unit

    def _noted(self, unit: Unit, in_notes: Unit | None = None) -> Unit:
        """Return a unit with the items whose notes have it, or have what stands for it there."""
        texts = self._marked.texts
        if texts is None:
            return unit
        return replace(unit, noted=texts.items_with(in_notes or unit), in_notes=in_notes)


def exact_unit(run: tuple[str, ...], vocabulary: Vocabulary) -> Unit:
    """Return a run of words of the index that stands only for itself."""
    if len(run) == 1:
        return Unit(variants={run[0]: Level.EXACT})
    return Unit(
        sequences={run: Level.EXACT},
        rarity=max(_rarity_of(vocabulary.frequency(word), vocabulary) for word in run),
    )


def _word_unit(query: Query, number: int, vocabulary: Vocabulary) -> tuple[Unit, str | None]:
    """Return all that may stand for a word of the query, and the nearest word if it is unknown."""
    word = query.words[number]
    if " " in word:
        return _joined_unit(word, vocabulary), None
    if is_unspaced(word):
        return exact_unit(letters_of(word), vocabulary), None
    is_open = query.is_open and number == len(query.words) - 1
    variants = _variants(word, vocabulary, is_open=is_open)
    sequences = _sequences(word, vocabulary)
    begins = _begins(word, number, query)
    begun = vocabulary.with_prefix(word, MOST_BEGUN + 1) if begins else []
    longer = _compounds(word, vocabulary)
    is_known = bool(begun or longer) or min(variants.values(), default=Level.MISTAKE) < Level.MISTAKE
    nearest = _likeliest(variants, vocabulary) if variants and not is_known and not sequences else None
    rarity = _rarity(variants, vocabulary)
    joined = (_joined(query.words, pair) for pair in (number - 1, number))
    compounds = [(whole, _COMPOUND_COST) for whole in joined if whole]
    shorts = [(short, _SHORT_FORM_COST) for short in shortened(query.words).get(number, ())]
    for other, cost in compounds + shorts:
        if variants.get(other, cost) >= cost and vocabulary.frequency(other):
            variants[other] = cost
    unit = Unit(
        longer | variants,
        (word,) if begins else (),
        tuple(begun) if len(begun) <= MOST_BEGUN else None,
        sequences,
        *((rarity, True) if _is_telling(word, query) else (0.0, False)),
    )
    return unit, nearest


def _compounds(word: str, vocabulary: Vocabulary) -> dict[str, float]:
    """Return the compounds that end with a word."""
    if len(word) < SHORTEST_PART or not word.isalpha():
        return {}
    if not are_likely(vocabulary.size(), vocabulary.frequency):
        return {}
    found = compounds(word, vocabulary.containing(word), vocabulary.frequency)
    return dict.fromkeys(islice(found, MOST_VARIANTS), _LONGER_COMPOUND_COST)


def _joined_unit(word: str, vocabulary: Vocabulary) -> Unit:
    """Return what may stand for a name of several words, as "x ray": the run, or the whole word "xray"."""
    run = letters_of(word)
    sequences: dict[tuple[str, ...], float] = {run: Level.EXACT}
    whole = together(run)[:MOST_LETTERS]
    variants = {whole: _COMPOUND_COST} if vocabulary.frequency(whole) else {}
    if len(run[-1]) > 1:
        begun = vocabulary.with_prefix(run[-1], _MOST_JOINED_BEGUN)
        sequences |= {(*run[:-1], last): Level.BEGINNING for last in begun if last != run[-1]}
    rarity = max(_rarity_of(vocabulary.frequency(part), vocabulary) for part in run)
    return Unit(variants, sequences=sequences, rarity=rarity)


def _begins(word: str, number: int, query: Query) -> bool:
    """Return whether longer words that begin with this one stand for it.

    Not for a single letter; but "C++" stands for "C++17" too.
    """
    if is_signed(word):
        return True
    return len(word) > _SHORT or (len(word) > 1 and number in _short_beginnings(query.words))


def _is_telling(word: str, query: Query) -> bool:
    is_alone = FUNCTION_WORDS.issuperset(query.words) and not query.phrases and not query.groups
    return word not in FUNCTION_WORDS or is_alone


def _short_beginnings(words: tuple[str, ...]) -> list[int]:
    """Return which of the short words count as beginnings: those typed last."""
    short = [number for number, word in enumerate(words) if 1 < len(word) <= _SHORT]
    return short[-MOST_SHORT_BEGINNINGS:]


def _variants(word: str, vocabulary: Vocabulary, *, is_open: bool) -> dict[str, float]:
    """Return the word itself and its misspelled forms, as far as the vocabulary has them."""
    variants: dict[str, float] = {word: Level.EXACT} if vocabulary.frequency(word) else {}
    variants |= {form: _ending_cost(word, form) for form in forms(word) if vocabulary.frequency(form)}
    mistakes = allowed_mistakes(word)
    if not mistakes:
        return variants
    near = [
        other
        for other in vocabulary.similar_words(word, mistakes)
        if other not in variants and other != word and not is_signed(other)
    ]
    variants |= _cheapest((_misspelled(word, other), other) for other in near)
    if variants or not is_open or len(word) < _SHORTEST_BEGUN_MISTAKE or vocabulary.with_prefix(word, 1):
        return variants
    return _cheapest(
        (_misbegun(word, other), other) for other in vocabulary.similar_words(word, 1, prefix=True)
    )


def _cheapest(costed: Iterable[tuple[float, str]]) -> dict[str, float]:
    """Return the cheapest of these words with their costs; ties in alphabetical order."""
    return {word: cost for cost, word in sorted(costed)[:MOST_VARIANTS]}


def _ending_cost(word: str, form: str) -> float:
    """Return the cost of a word with another ending: the more letters they share, the lower."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, form, strict=False)))
    return Level.BEGINNING + _ENDING_SHARE * (1 - shared / max(len(word), len(form)))


def _misspelled(typed: str, meant: str) -> float:
    """Return the cost of a word for a word typed with a typo or two."""
    from rapidfuzz.distance import OSA, JaroWinkler

    level = Level.MISTAKE if OSA.distance(typed, meant, score_cutoff=1) <= 1 else Level.MISTAKES
    return level + 0.9 * (1 - JaroWinkler.similarity(typed, meant))


def _misbegun(typed: str, meant: str) -> float:
    """Return the cost of a word for a beginning typed with a typo."""
    from rapidfuzz.distance import JaroWinkler

    return Level.MISTAKES + 0.9 * (1 - JaroWinkler.similarity(typed, meant[: len(typed)]))


def _likeliest(variants: Mapping[str, float], vocabulary: Vocabulary) -> str:
    """Return the word that most items hold, of those with the fewest typos."""
    return min(variants, key=lambda other: (int(variants[other]), -vocabulary.frequency(other), other))


def _joined(words: tuple[str, ...], number: int) -> str:
    """Return a word joined with the next one; empty if there is no next one."""
    return words[number] + words[number + 1] if 0 <= number < len(words) - 1 else ""


def _sequences(word: str, vocabulary: Vocabulary) -> dict[tuple[str, ...], float]:
    """Return the runs of words that the vocabulary has for a word: its halves, and what it is short for."""
    runs = (*_halves(word, vocabulary), *names_with(word))
    sequences: dict[tuple[str, ...], float] = dict.fromkeys(runs, _COMPOUND_COST)
    letters = apart(word) if word not in FUNCTION_WORDS else ()
    for run in (*spelled_out(word), *([letters] if letters else ())):
        if all(map(vocabulary.frequency, run)):
            sequences[run] = _SHORT_FORM_COST
    return sequences


def _halves(word: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return the ways to split a word into two known words; if there are many, those of frequent words."""
    found: list[tuple[int, tuple[str, str]]] = []
    if is_signed(word):
        return []
    for cut in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1):
        first, second = word[:cut], word[cut:]
        if (one := vocabulary.frequency(first)) and (other := vocabulary.frequency(second)):
            found.append((-min(one, other), (first, second)))
    return [halves for _, halves in sorted(found)[:_MOST_HALVES]]


def _rarity(variants: Mapping[str, float], vocabulary: Vocabulary) -> float:
    """Return how rare a word is in its most frequent form: an inverse document frequency from 0 to 1."""
    if not variants:
        return 1.0
    best = max(int(min(variants.values())), Level.BEGINNING)
    frequency = max(vocabulary.frequency(word) for word, cost in variants.items() if int(cost) <= best)
    return _rarity_of(frequency, vocabulary)


def _rarity_of(frequency: int, vocabulary: Vocabulary) -> float:
    size = max(vocabulary.size(), 1)
    return log((size + 1) / (min(frequency, size) + 1)) / log(size + 1)


def _field_units(words: tuple[str, ...], name: Field, vocabulary: Vocabulary) -> tuple[Unit, ...]:
    """Return what may stand for the words of a field's value.

    A place or level that some item has exactly stands only for itself: "WA" is not the beginning of "Warsaw".
    So does a single letter.
    """
    units = []
    for word in words:
        is_name = name in ("place", "level") or len(word) == 1
        if is_unspaced(word) or " " in word:
            units.append(exact_unit(letters_of(word), vocabulary))
        elif is_name and vocabulary.frequency(word, name):
            units.append(Unit(variants={word: Level.EXACT}))
        else:
            variants = _compounds(word, vocabulary) | _variants(word, vocabulary, is_open=False)
            sequences = dict.fromkeys(spelled_out(word), _SHORT_FORM_COST)
            variants |= {run[0]: cost for run, cost in sequences.items() if len(run) == 1}
            variants |= dict.fromkeys(shortened((word,)).get(0, ()), _SHORT_FORM_COST)
            units.append(Unit(variants, (word,), sequences=sequences))
    return tuple(units)
