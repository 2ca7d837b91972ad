"""Bytes to text: any encoding in use, and never an exception."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.sources.decoding import SAMPLE, decode, wide_encoding

JAPANESE = "日本語の文章です。今日はいい天気ですね。"
MIXED = "Grüße, 日本語, naïve café. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", ["x", MIXED, MIXED * 9000])
def test_with_a_byte_order_mark_or_none_needed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, ())


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\0\0\xfe\xff"])
def test_big_endian_marks(mark: bytes) -> None:
    encoding = "utf-16-be" if len(mark) == 2 else "utf-32-be"
    assert decode(mark + MIXED.encode(encoding)) == (MIXED, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["ab", "hello", MIXED * 20, "😀 and words " * 20_000])
def test_wide_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, ())


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        *(("shift_jis", JAPANESE), ("euc_jp", JAPANESE), ("iso2022_jp", JAPANESE + " abc")),
        ("gb18030", "这是一个关于机器学习的文章。我们正在招聘工程师。"),
        ("big5", "這是一個關於機器學習的文章。"),
        ("euc_kr", "이것은 기계 학습에 관한 기사입니다."),
        ("cp1251", "Это статья о машинном обучении и роботах."),
        ("koi8_r", "Это статья о машинном обучении и роботах."),
        ("cp1253", "Αυτό είναι ένα άρθρο"),
        ("cp1255", "זהו מאמר על למידת מכונה"),
        ("cp1256", "هذا مقال عن التعلم الآلي"),
        ("latin-1", "Größe café"),
        ("cp1252", "“Don’t” – naïve café, Größe"),
    ],
)
def test_legacy_encodings(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == (text, ())


@pytest.mark.parametrize("text", [JAPANESE, "words " * 50_000 + JAPANESE])
def test_legacy_encodings_late_in_a_file(text: str) -> None:
    assert decode(text.encode("shift_jis")) == (text, ())


@pytest.mark.parametrize(
    ("data", "text", "bad"),
    [
        ("日本語 é".encode() + b"\xff", "日本語 é�", "1 byte was not valid UTF-8 and is shown as �"),
        (b"\xff" + b"a" * SAMPLE + "日本語".encode(), "�" + "a" * SAMPLE + "日本語", "1 byte was"),
        ("日本語".encode() + b"a" * SAMPLE + b"\xff", "日本語" + "a" * SAMPLE + "�", "1 byte was"),
        (
            b"ok \xff \xe2\x82 \xf0\x9f\x98 \xed\xa0\x80 \xf5\x80\x80\x80",
            "ok � �� ��� ��� ����",
            "13 bytes were",
        ),
        (b"\xff\xfea\0\0\xd8", "a�", "1 place was not valid UTF-16 and is shown as �"),
        ("日本".encode("iso2022_jp") + b"\x1b$B \x1b(J", "日本��", "2 places were not valid ISO-2022-JP"),
        (b"caf\xe9 \x9d;", "café �;", "1 place was not valid Windows-1252"),
    ],
)
def test_what_does_not_fit_is_counted(data: bytes, text: str, bad: str) -> None:
    decoded, notices = decode(data)
    assert decoded == text
    assert len(notices) == 1
    assert notices[0].startswith(bad)


@pytest.mark.parametrize(
    "data", [b"be\0fore" + bytes(1000), bytes(range(128)), b"\x1b[31mred\x1b[0m", b"+ADw-", b"\0a"]
)
def test_ascii_with_controls_stays_ascii(data: bytes) -> None:
    assert decode(data) == (data.decode("ascii"), ())


@pytest.mark.parametrize("cut", range(4))
def test_a_sample_that_ends_in_a_character_is_judged_all_the_same(cut: int) -> None:
    text = "a" * cut + "😀 b" * SAMPLE
    assert decode(text.encode("utf-16-le")) == (text, ())


def test_wide_text_is_valid_or_it_is_none() -> None:
    assert wide_encoding("word ".encode("utf-16-le") * 9) == "utf-16-le"
    assert wide_encoding(b"\0\xd8" + "word ".encode("utf-16-le") * 9) is None
    for width in (2, 4):
        numbers = b"".join(number.to_bytes(width, "little") for number in (5, 6, 7, 300) * 50)
        assert wide_encoding(numbers) is None


@given(st.binary() | st.binary(min_size=1).map(lambda data: b"text " * 20 + data * 3))
@example(b"\x1b$B!!\x1b(J\xff")
@example(b"\xff\xfe\0\0\xff")
def test_never_raises(data: bytes) -> None:
    text, notices = decode(data)
    assert len(notices) <= 1
    if notices:
        assert "�" in text


@given(st.text(min_size=1))
def test_utf8_round_trip(text: str) -> None:
    if "\0" not in text and "\x1b" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode()) == (text, ())


@pytest.mark.parametrize("data", [JAPANESE.encode("shift_jis"), b"caf\xe9 ", "日本\xff".encode("utf-16-le")])
def test_a_big_file_is_judged_by_a_sample(data: bytes) -> None:
    decode(data)  # imports chardet
    big = data * (8_000_000 // len(data))
    start = time.perf_counter()
    decode(big)
    # 8 MB: about 0.06 s, while chardet alone would take seconds for all of it.
    assert time.perf_counter() - start < 60
