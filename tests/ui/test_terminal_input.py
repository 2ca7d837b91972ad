"""What a terminal sends becomes text and pastes, whatever it is and however it is cut."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.services.terminal_input import LONGEST_SEQUENCE, PASTE_BYTES, InputDecoder, Paste

if TYPE_CHECKING:
    from pathlib import Path

CASE = "cases/faults/input-byte-ff.bin"


def taken(*reads: bytes) -> list[str | Paste]:
    """What a decoder gives for some reads, text joined."""
    decoder, found = InputDecoder(), []
    for data in reads:
        found += decoder.feed(data)
    found += decoder.flush()
    joined: list[str | Paste] = []
    for one in found:
        if joined and isinstance(one, str) and isinstance(joined[-1], str):
            joined[-1] += one
        else:
            joined.append(one)
    return joined


def text_of(*reads: bytes) -> str:
    return "".join(one for one in taken(*reads) if isinstance(one, str))


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[a:b] for a, b in pairwise(edges)]


def test_the_byte_that_ended_the_program(shared: Path) -> None:
    data = (shared / CASE).read_bytes()
    assert data
    assert taken(data, b"q") == ["q"]


@pytest.mark.parametrize(
    ("reads", "wanted"),
    [
        ([b"\xff"], ""),
        ([b"a\xffb"], "ab"),
        ([b"\xc3", b"\xa9"], "é"),
        ([b"\xe2", b"\x82", b"\xac"], "€"),
        ([b"\xf0\x9f", b"\x91\x8d!"], "👍!"),
        ([b"\xe2\x82", b"j"], "j"),
        ([b"\xe2\x82\x1b[A"], "\x1b[A"),
        ([b"\xed\xa0\x80x"], "x"),
        ([b"\xc0\xafx"], "x"),
        ([b"\xf8\x88\x80\x80\x80x"], "x"),
        ([b"\x80\x81\xfe\xff"], ""),
        ([b"caf\xe9 \xfcber"], "caf ber"),
        ([b"\x00a"], "\x00a"),
    ],
)
def test_bytes_that_are_no_text_are_dropped(reads: list[bytes], wanted: str) -> None:
    assert text_of(*reads) == wanted


@pytest.mark.parametrize(
    "report",
    [
        b"\x1b[M \x21\x21",
        b"\x1b[M#\xff\xfe",
        b"\x1b[M\x80\x80\x80",
        b"\x1b[M\xc3\xa9\x1b",
        b"\x1b[M\x1b\x1b\x1b",
    ],
)
@pytest.mark.parametrize("places", [[], [1], [2], [3], [4], [5], [1, 2, 3, 4, 5]])
def test_mouse_reports_of_the_old_kind_are_dropped(report: bytes, places: list[int]) -> None:
    reads = cut(b"a" + report + b"b", [1 + place for place in places])
    assert text_of(*reads).replace("\x1b[201~", "") == "ab"


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"\x1b[200~some text\x1b[201~", "some text"),
        (b"\x1b[200~a\xffb\x1b[201~", "a\ufffdb"),
        (b"\x1b[200~a\x00b\x1b[201~", "ab"),
        (b"\x1b[200~a\x1b[M\xff\xff\xffb\x1b[201~", "a\x1b[M\ufffd\ufffd\ufffdb"),
        (b"\x1b[200~\x1b[48;9999;9999;1;1t\x1b[201~", "\x1b[48;9999;9999;1;1t"),
        (b"\x1b[200~\x1b[200~\x1b[20\x1b[201~", "\x1b[200~\x1b[20"),
        (b"\x1b[200~\xe2\x82\xac\x1b[201~", "€"),
        (b"\x1b[200~\x1b[201~", ""),
    ],
)
def test_a_paste_is_one_whatever_is_in_it_and_wherever_it_is_cut(data: bytes, wanted: str) -> None:
    for at in range(1, len(data)):
        found = taken(b"j", data[:at], data[at:], b"k")
        assert [one for one in found if isinstance(one, Paste)] == [Paste(wanted)]
        assert "".join(one for one in found if isinstance(one, str)).replace("\x1b\x1b[201~", "") in (
            "jk",
            "j\x1b[201~k",
        )


def test_a_paste_without_an_end_ends_once_nothing_comes() -> None:
    decoder = InputDecoder()
    assert decoder.feed(b"\x1b[200~half a") == []
    states = [decoder.is_pasting]
    assert decoder.flush() == [Paste("half a")]
    assert [*states, decoder.is_pasting] == [True, False]
    assert decoder.feed(b"q") == ["q"]


def test_of_a_huge_paste_the_beginning_is_kept() -> None:
    decoder, block, found = InputDecoder(), b"x" * 4096, []
    found += decoder.feed(b"\x1b[200~")
    for _ in range(10 * PASTE_BYTES // len(block)):
        found += decoder.feed(block)
    found += decoder.feed(b"\x1b[201~q")
    assert found == [Paste("x" * PASTE_BYTES), "q"]


@pytest.mark.parametrize("length", [LONGEST_SEQUENCE, 100, 100_000])
def test_a_sequence_too_long_to_mean_anything_is_dropped(length: int) -> None:
    data = b"j\x1b[" + b"1;" * length + b"mk"
    assert text_of(data) == "jk"
    assert text_of(*(data[at : at + 7] for at in range(0, len(data), 7))) == "jk"


ANSWERS = [
    b"\x1b]11;rgb:1e1e/xaxa/1e1e\x1b\\",
    b"\x1b]11;rgb:1e1e/xaxa/1e1e\x07",
    b"\x1b]52;c;aGVsbG8=\x07",
    b"\x1b]lA title: x\xc3\xa9\x1b\\",
    b"\x1bP1$r0m\x1b\\",
    b"\x1bP>|xterm(379)\x1b\\",
    b"\x1bP1+r544e=787465726d\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b_tmux;x\x1b\\",
    b"\x1b_x\x1b\\",
    b"\x1b^a private message: x\x1b\\",
    b"\x1bXa string: \xc3\xa9 x\x1b\\",
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_what_a_terminal_answers_is_not_typed_however_it_is_cut(answer: bytes) -> None:
    for at in range(1, len(answer)):
        assert text_of(b"a", answer[:at], answer[at:] + b"b") == "ab", at
    assert text_of(*(bytes([byte]) for byte in b"a" + answer + b"b")) == "ab"


@pytest.mark.parametrize("answer", [answer for answer in ANSWERS if answer[1:2] in b"]P" or b"G" in answer])
def test_an_answer_without_an_end_ends_once_nothing_comes(answer: bytes) -> None:
    decoder = InputDecoder()
    assert decoder.feed(answer[:5]) == []
    assert decoder.flush() == []
    assert decoder.feed(b"q") == ["q"]


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"\x1b]11;rgb\rj", "\rj"),
        (b"\x1b]11;rgb\x1b[Aj", "\x1b[Aj"),
        (b"\x1b]11;rgb\x18j", "j"),
        (b"\x1b]52;c;" + b"QUJD" * 100_000 + b"\x07j", "j"),
        (b"\x1b]", "\x1b]"),
        (b"\x1bP", "\x1bP"),
        (b"\x1b]j", "\x1b]j"),
        (b"\x1bPj", "\x1bPj"),
        (b"\x1b_j", "\x1b_j"),
        (b"\x1b_", "\x1b_"),
        (b"\x1bX", "\x1bX"),
        (b"\x1bXj\rk", "\x1bXj\rk"),
        (b"\x1bX\x1b[A", "\x1bX\x1b[A"),
        (b"\x1b^j\x1b[A", "\x1b^j\x1b[A"),
        (b"\x1bX\x1b\\j", "\x1bX\x1b\\j"),
        (b"\x1b^" + b"QUJD" * 1_100 + b"\x1b\\j", "j"),
        (b"\x1bO", "\x1bO"),
        (b"\x1bO\r", "\x1bO\r"),
        (b"\x1b", "\x1b"),
        (b"\x1b\x1b[A", "\x1b\x1b[A"),
        (b"\x1b[[A", "\x1b[[A"),
    ],
)
def test_what_begins_like_an_answer(data: bytes, wanted: str) -> None:
    assert text_of(data) == wanted


@given(st.text(st.characters(exclude_characters="\x1b", exclude_categories=["Cs"])), st.lists(st.integers(0)))
def test_text_comes_through_however_it_is_cut(text: str, places: list[int]) -> None:
    assert text_of(*cut(text.encode(), places)) == text


@given(st.lists(st.binary(max_size=40)))
def test_whatever_comes_letters_are_heard_afterwards(reads: list[bytes]) -> None:
    decoder = InputDecoder()
    for data in reads:
        decoder.feed(data)
    decoder.flush()
    assert "".join(one for one in decoder.feed(b"qq") if isinstance(one, str)).endswith("qq")


@given(
    st.sampled_from([b"\x1b[A", b"\x1bOP", b"\x1b[<0;10;20M", b"\x1b[1;5D", b"\x1b[97;5u"]), st.integers(1)
)
def test_sequences_come_through_however_they_are_cut(sequence: bytes, place: int) -> None:
    assert text_of(*cut(b"a" + sequence + b"b", [1 + place % len(sequence)])) == f"a{sequence.decode()}b"
