"""Looking for words: what few signs rule out is never what the whole pattern would have found."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parsing import (
    chats,
    cited_names,
    dating,
    lines,
    parse,
    pictures,
    quotations,
    vocabulary,
    word_tables,
)
from reader.parsing.phrase_patterns import Phrases
from reader.parsing.vocabulary import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

_KINDS = ("seek", "remote.yes", "employment.full_time", "at", "tenure", "byline")
_BITS = st.sampled_from(
    ["x", " ", "  ", ".", ", ", "’", "Zwölf", "the", "@", "æ", "9", "_", "\u00a0", "名", "\n", "(", ")"]
)


def _whole(kind: str) -> re.Pattern[str]:
    """Return the pattern of all words of a kind, to compare with."""
    known = sorted(tables()[kind], key=lambda word: (-len(word), word))
    spaced = [re.escape(word) for word in known if not vocabulary.is_wide(word)]
    spaced = [word.replace("'", "['’]").replace(r"\ ", r"[\s\u00a0]") for word in spaced]
    wide = [re.escape(word) for word in known if vocabulary.is_wide(word)]
    return re.compile("|".join([rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", *wide]), re.IGNORECASE)


@st.composite
def _texts(draw: st.DrawFn, kind: str) -> str:
    words = st.sampled_from(tables()[kind])
    word = words | words.map(str.upper) | words.map(str.title)
    return "".join(draw(st.lists(word | _BITS, max_size=7)))


@pytest.mark.parametrize("kind", _KINDS)
def test_phrases_are_found_as_by_one_pattern(kind: str) -> None:
    whole, parts = _whole(kind), vocabulary.phrases(kind)

    @given(_texts(kind))
    def check(text: str) -> None:
        for way in ("search", "match", "fullmatch"):
            there, here = getattr(whole, way)(text), getattr(parts, way)(text)
            assert (there and there.span()) == (here and here.span())
        assert [it.span() for it in whole.finditer(text)] == [it.span() for it in parts.finditer(text)]
        assert parts.without(text, "-") == whole.sub("-", text)

    check()


def test_patterns_of_parts_cost_no_more_than_the_whole() -> None:
    some = Phrases(tables()["seek"])
    for word in (*tables()["seek"], *tables()["seek"]):
        found = some.search(f"So {word} now")
        assert found is not None
        both = some.search(f"{word} {tables()['seek'][0]}")
        assert both is not None
    assert some.search("It rained on the quay.") is None


@given(st.sets(st.text("ab*", max_size=4), min_size=1, max_size=6), st.text("ab*", max_size=4))
def test_any_of_some_words_is_one_of_them(words: set[str], text: str) -> None:
    assert (re.fullmatch(word_tables.any_of(words), text) is not None) == (text in words)


@given(
    st.lists(st.sampled_from(["a", "ab", "abc?", "b (?:a|c)", "ca"]), min_size=1),
    st.text("abc _1.", max_size=12),
)
def test_words_are_found_where_words_begin(patterns: Sequence[str], text: str) -> None:
    plain = re.search(rf"\b(?:{'|'.join(patterns)})\b", text)
    assert (re.search(rf"{word_tables.at_word(patterns)}\b", text) is None) == (plain is None)


@given(st.text("ab1 “”東한・，é", max_size=9))
def test_signs_of_two_cells_are_counted(text: str) -> None:
    assert lines.count_wide(text) == len(re.findall(lines.WIDE, text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The tide comes back at noon.", True),
        ("The lock is opened in the evening.", False),
        ("Nobody has ever said this before.", False),
        ("Too short.", False),
    ],
)
def test_what_a_text_says_twice(text: str, said: bool) -> None:
    whole = (
        "“The tide comes back at noon”, she says. Too short. The tide comes back at noon. Too short."
        " The lock is opened in the evening."
    )
    assert quotations.Repeats(whole).hold(text) == said


def test_names_that_a_text_says_again() -> None:
    repeats = quotations.Repeats("Ilse Varga keeps the lock. Varga is seventy.")
    assert repeats.name("Ilse Varga")
    assert not repeats.name("Bo Iyer")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("“The tide is patient here.”", True), ("「潮は待ってくれない」", True), ("“Tides wait”", False)],
)
def test_quotations_have_words_enough(text: str, quoted: bool) -> None:
    assert quotations.is_quotation(text) == quoted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Varga, I., & Iyer, B.", ("Varga, I.", "Iyer, B.")),
        ("Varga I, Iyer B, et al.", ("Varga I", "Iyer B")),
        ("Varga I Iyer", ()),
        ("Varga 王", ()),
        ("Varga I/Iyer B", ()),
        ("the tide", ()),
    ],
)
def test_surnames_before_initials(text: str, names: tuple[str, ...]) -> None:
    assert cited_names.surnames_first(text) == names


@pytest.mark.parametrize(
    ("text", "video"),
    [
        ("The keeper of the lock: trailer", True),
        ("WEBINAR on tides", True),
        ("The keeper of the lock [in six minutes]", True),
        ("The keeper of the lock [6", False),
        ("A talk on tides, 9 May 2031", False),
        ("A trailer " + "and more " * 20, False),
        ("The keeper of the lock", False),
    ],
)
def test_titles_of_videos(text: str, video: bool) -> None:
    assert pictures.speaks_of_video(text) == video


@pytest.mark.parametrize(("times", "shown"), [(1, True), (60, False)])
def test_a_long_text_describes_no_picture(times: int, shown: bool) -> None:
    assert pictures.speaks_of_picture("The keeper, standing on the left. " * times) == shown


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("9 May 2031", True),
        ("The letter of 9 September 2031", True),
        ("潮の本 5月9日", True),
        ("The letter of 9 September 2031, again", False),
        ("A letter of which there are 12", False),
        ("Lines that are too long for a date " * 3 + "9 May 2031", False),
    ],
)
def test_dates_that_close_a_line(text: str, ends: bool) -> None:
    assert dating.ends_in_date(text) == ends


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("09:12 Ilse", "before"),
        ("Ilse Varga — 09:12", "after"),
        ("ilse_v, 9 May 2031", "day"),
        ("Closing on 9 May 2031", ""),
        ("Ilse came at 7.30 and left", ""),
        ("Ilse has 3 boats", ""),
    ],
)
def test_who_wrote_when(line: str, form: str) -> None:
    text = "The tide comes at noon, and nobody waits."
    messages = "\n".join(f"{line.replace('lse', f'lse{number}')}\n{text}" for number in "abcd")
    rows = lines.split(messages)
    assert bool(chats.find(rows, range(len(rows)), len(rows))) == bool(form)


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent / "blind_jobs").glob("*.txt"))[::8], ids=lambda path: path.stem
)
def test_rules_keep_the_words_that_they_look_for(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = path.read_text()
    read = parse(text)
    monkeypatch.setattr(word_tables, "_FOLDER", tmp_path)  # there are no tables in it
    assert parse(text) == read
