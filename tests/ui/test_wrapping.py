"""Lines fit, nothing is lost, and no cluster is cut."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.ui.document.wrapping import clusters, is_narrow, wrap

FAMILY = "👨\u200d👩\u200d👧"
TEXTS = st.text(
    st.sampled_from("abc xyz-–’.漢字、。「」e\u0301🇩🇪👍🏽é ") | st.characters(codec="utf-8"), max_size=200
)


def lines(text: str, width: int) -> list[str]:
    return [text[start:stop] for start, stop in wrap(text, width)]


@given(TEXTS.filter(lambda text: "\n" not in text), st.integers(0, 30))
def test_lines_fit_in_order_and_only_spaces_fall_between_them(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert spans
    at = 0
    for start, stop in spans:
        assert not text[at:start].strip(" \t")
        assert start <= stop
        at = stop
        line = text[start:stop].strip(" \t")
        assert cell_len(line) <= max(width, 1) or len(list(clusters(line))) == 1
    assert not text[at:].strip(" \t")


@given(TEXTS)
def test_clusters_cover_the_text_without_gap(text: str) -> None:
    at = 0
    for start, stop, _ in clusters(text):
        assert start == at
        assert stop > start
        at = stop
    assert at == len(text)


@given(st.text(st.sampled_from("ab -c"), max_size=120), st.integers(1, 20))
@example("aa-aa", 2)
def test_narrow_and_wide_text_break_alike(text: str, width: int) -> None:
    assert is_narrow(text)
    narrow = [line.strip() for line in lines(text, width)]
    # One wide character on a line of its own sends the same text through the other way.
    wide = [line.strip() for line in lines(text.rstrip() + " " * width + "漢", width)]
    assert [line for line in narrow if line] == [line for line in wide if line and line != "漢"]


def test_every_narrow_character_is_one_cell() -> None:
    assert all(cell_len(chr(code)) == 1 for code in range(0x20, 0x3000) if is_narrow(chr(code)))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 5, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two   three", 8, ["one two", "three"]),
        ("a state-of-the-art one", 12, ["a state-of-", "the-art one"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("漢字かな", 5, ["漢字", "かな"]),
        ("漢字、かな", 5, ["漢", "字、", "かな"]),
        ("abc漢字", 5, ["abc漢", "字"]),
        (f"a {FAMILY}{FAMILY}", 3, ["a", FAMILY, FAMILY]),
        ("e\u0301" * 4, 2, ["e\u0301" * 2, "e\u0301" * 2]),
        ("🇩🇪🇫🇷", 1, ["🇩🇪", "🇫🇷"]),
    ],
)
def test_where_lines_break(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@pytest.mark.parametrize("word", ["x" * 5000, "漢" * 5000])
def test_an_endless_word_is_cut_at_the_width_and_whole(word: str) -> None:
    cut = lines(f"before {word} after", 78)
    assert "".join(cut).replace(" ", "") == f"before{word}after"
    assert all(cell_len(line) == 78 for line in cut[1:-1] if "e" not in line)
