"""The gate: nothing that a terminal would obey gets through, and nothing visible is lost."""

from __future__ import annotations

import re
import sys
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.clean import FLOOD, MARKS, clean, clean_line, clean_link, is_safe, replace_unsafe

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
# Characters that affect each other, so that short texts trigger every rule; surrogates too.
ACTING = (
    "a1 é日葛\U00020000\U0001f469\U0001f3fb❤\u1820#\u20e3\u0301\u0489\u0300\ufe0e\ufe0f\ufe00\U000e0100\u180b"
)
ACTING += (
    "\u200d\u200b\u200c\u00ad\u034f\ufeff\u202e\u2028\x00\x07\x1b\x7f\x85\x9b\t\r\n\ud800\udc00\U0002fffe…"
)
any_text = st.text(st.characters(exclude_categories=())) | st.text(st.sampled_from(ACTING), max_size=60)


def every_character() -> list[str]:
    return [chr(code) for code in range(sys.maxunicode + 1)]


@given(any_text)
@example("\U0002fffe\U000e0100")
@example("a\ufe0f\u200d❤")
@example("\r\u200b\n")
@example("e" + "\u0301" * MARKS + "\u200b" + "\u0301" * 9)
@example("\x07" * (FLOOD + 5))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(any_text)
def test_no_control_survives_and_lines_stay_as_many(text: str) -> None:
    cleaned = clean(text)
    assert all(is_safe(line) for line in cleaned.split("\n"))
    assert {c for c in cleaned if unicodedata.category(c) in ("Cc", "Cf", "Cs")} <= {"\n", "\u200d"}
    assert cleaned.count("\n") == len(re.findall(r"\r\n|\r|\n", text))


@given(any_text)
def test_what_is_visible_stays(text: str) -> None:
    visible = [c for c in text if unicodedata.category(c)[0] in "LNPS"]
    cleaned = iter(clean(text))
    assert all(c in cleaned for c in visible)


@given(any_text)
def test_no_base_has_more_marks_than_the_limit(text: str) -> None:
    without_selectors = re.sub("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180f]", "", clean(text * 10))
    depth = 0
    for character in without_selectors:
        depth = depth + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        assert depth <= MARKS


def test_every_single_character() -> None:
    for character in every_character():
        category = unicodedata.category(character)
        if category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            assert character in "\n\t\r" or clean(character) != character
        elif category[0] in "LNPSZ" or category in ("Mc", "Me", "Co"):
            assert clean(character) == character
    # All but the line breaks at once: `is_safe` checks closely what isn't printable.
    assert is_safe(clean("x".join(every_character())).replace("\n", ""))


SELECTORS = re.compile("[\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180f]")


def test_what_has_no_letter_and_never_will_is_stood_in_for_and_no_mark_is() -> None:
    nothing = [0x2065, *range(0xFDD0, 0xFDF0), *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE0100)]
    nothing += [
        *range(0xE01F0, 0xE1000),
        *(plane << 16 | end for plane in range(17) for end in (0xFFFE, 0xFFFF)),
    ]
    assert {clean(chr(code)) for code in nothing} == {"\ufffd"}
    marks = [c for c in every_character() if unicodedata.category(c) == "Mn" and not SELECTORS.match(c)]
    assert [c for c in marks if clean(f"a{c}") != f"a{c}"] == []


def test_every_mark_is_limited() -> None:
    for character in every_character():
        if unicodedata.category(character) in ("Mn", "Me") and not SELECTORS.match(character):
            assert clean("a" + character * 50 + "b") == "a" + character * MARKS + "…b"


def test_one_mark_too_many_is_told() -> None:
    allowed = "a" + "\u0301" * MARKS + "b"
    assert clean(allowed) == allowed
    assert clean("a" + "\u0301" * (MARKS + 1) + "b") == "a" + "\u0301" * MARKS + "…b"
    long = "é" * 100_000  # looked through in another way than a short text
    assert clean(long + "a" + "\u0301" * (MARKS + 1)) == long + "a" + "\u0301" * MARKS + "…"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\rb\r\nc\n\rd\x0be\x0cf\x85g\u2028h\u2029i", "a\nb\nc\n\nd␋e␌f�g�h�i"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("b\bb\x7f\x9b31m", "b␈b␡�31m"),
        ("pass\u200bword so\u00adft \ufeffx \u034fy", "password soft x y"),
        ("می\u200cخواهم", "میخواهم"),
        ("\u202eabc\u2066\U000e0041\ufff9\ud800\ufdd0\U0010ffff", "�abc������"),
        ("f\u2061(x)\u2062y", "f(x)y"),
        ("naïve 日本語 — “fine” e\u0301", "naïve 日本語 — “fine” e\u0301"),
        ("", ""),
    ],
)
def test_characters(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        FAMILY,
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "葛\U000e0100",
        "\u1820\u180b",
        "\U0001f468\U0001f3fd\u200d❤\ufe0f\u200d\U0001f468",
    ],
)
def test_joiners_and_selectors_that_fit_stay(text: str) -> None:
    assert clean(f"a {text} b") == f"a {text} b"


@pytest.mark.parametrize(
    "text", ["a\u200db", "क\u094d\u200dष", "\u200d", "a\ufe0f", "1\ufe0f", "❤\ufe00", "日\ufe0f"]
)
def test_joiners_and_selectors_that_do_not_fit_go(text: str) -> None:
    assert clean(text) == re.sub("[\u200d\ufe00-\ufe0f]", "", text)


def test_a_chain_of_emoji_has_an_end() -> None:
    cleaned = clean("❤\u200d" * 100 + "❤")
    assert cleaned.count("❤") == 101
    assert max(map(len, cleaned.split("❤❤"))) < 2 * MARKS


def test_a_flood_is_cut_and_what_stands_around_it_is_not() -> None:
    assert clean("a" + "\x07" * 100_000 + "b") == "a" + "␇" * FLOOD + "…b"
    assert clean("é" + "\u202e" * 50 + "b") == "é" + "�" * FLOOD + "…b"
    assert clean("␇" * 100) == "␇" * 100


def test_a_stand_in_is_put_in_however_far_into_the_text() -> None:
    assert clean("a" * 200_000 + "\x1b" + "é" * 200_000 + "\x1b") == "a" * 200_000 + "␛" + "é" * 200_000 + "␛"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\n\tc", "a   b\n    c"),
        ("abcd\tx", "abcd    x"),
        ("abc\tx\n\tabc\t", "abc     x\n    abc     "),
        ("\tabc\n\t\tx", "    abc\n        x"),
        ("é\tb\n plain\n\tc", "é   b\n plain\n    c"),
        ("日\tb\ne\u0301\tc\n❤\u200d❤\td", "日  b\ne\u0301   c\n❤\u200d❤  d"),
        ("é\na\tb", "é\na   b"),
    ],
)
def test_tabs_end_at_columns(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(any_text, st.integers(1, 40))
def test_a_line_is_one_line_within_its_limit(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert is_safe(line)
    assert len(line) <= limit
    assert line == line.strip()
    assert clean_line(line, limit) == line == clean(line)


def test_a_line() -> None:
    assert clean_line("  a\r\n\tb  c\x1b[0m ") == "a b c␛[0m"
    assert clean_line("one two three", 8) == "one two…"
    assert clean_line(f"ab{FAMILY}", 5) == "ab\U0001f469…"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/a?b=c#d",
        "HTTP://example.com",
        "mailto:a@example.com",
        "http://[::1]/",
        "https://日本.example/é",
    ],
)
def test_links_that_may_be_handed_on(address: str) -> None:
    assert clean_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        *("", "#a", "javascript:alert(1)", "file:///etc/passwd", "//x.example", "ssh://-oProxy/x", "--help"),
        *(
            "https://",
            "https:///x",
            "mailto:",
            " https://x.example",
            "https://x.example/a b",
            "https://x.example/\n",
        ),
        *('https://x.example/"', "https://x.example/'", "https://x.example/`id`", "https://x.example\\y"),
        *(
            "https://x.example/\x1b]0;",
            "https://x.example/\u202e",
            "https://x.example/\u200b",
            "https://x.example/<",
        ),
        *("https://x.example/\ud800", "java\tscript:x", "https://" + "a" * 70_000 + ".example/"),
    ],
)
def test_links_that_may_not(address: str) -> None:
    assert clean_link(address) is None


@given(any_text)
def test_the_wall_replaces_one_for_one(text: str) -> None:
    replaced = replace_unsafe(text)
    assert is_safe(replaced)
    assert len(replaced) == len(text)
    assert all(new in (old, "\ufffd") for old, new in zip(text, replaced, strict=True))
    assert is_safe(text) == (replaced == text)


@pytest.mark.parametrize("text", ["plain", "naïve 日本 \u00a0\u3000", FAMILY, "\ue000"])
def test_safe(text: str) -> None:
    assert is_safe(text)
    assert replace_unsafe(text) == text


@pytest.mark.parametrize("character", "\t\n\r\0\x1b\x7f\x9b\u202e\u2066\u200f\u2028\ud800\U000e0041\ufffe")
def test_unsafe(character: str) -> None:
    assert not is_safe(f"é{character}")
    assert replace_unsafe(f"é{character}b") == "é\ufffdb"


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "plain text\n",
            "naïve – 日本 ",
            "\x07a",
            "é\u202e",
            "a\u200b",
            "\U0001f469\u200d",
            "a\ufe0f",
            "❤\ufe0f",
        ),
        *("\u0301", "a" + "\u0301" * 9, "\t", "é\t", "日\t\n", "\r", "\ud800", "\U000e0041", "─", "क\u094d"),
    ],
)
def test_time_grows_no_faster_than_the_text(pattern: str) -> None:
    def seconds(size: int) -> float:
        text = pattern * (size // len(pattern))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            clean(text)
            best = min(best, time.process_time() - start)
        return best

    clean(pattern)
    small, large = (seconds(size) for size in (20_000, 160_000))
    # Eight times the text: eight times the time, 64 times if it were quadratic.
    assert large < small * 32 + 0.01


def test_pieces_meet_without_a_seam() -> None:
    text = "é" * 65_535 + "\x1b" + "\x9b" + "日" * 70_000
    assert clean(text) == text.replace("\x1b", "␛").replace("\x9b", "�")
