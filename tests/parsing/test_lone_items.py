"""Lines on their own between blank ones: which head the others, and which are items without bullets."""

from __future__ import annotations

import pytest

from tests.parsing.rows import kinds_of

_OPENING = (
    "For a year the keepers of four lighthouses wrote down what came in with the tide, and what went out."
)
_TOLD = "Nobody has asked for any of it back. The keepers have built a shelf, and the shelf is nearly full."


def _headings(*parts: str) -> list[str]:
    text = "\n\n".join(("What the tide leaves", _OPENING, *parts))
    return [row for row, kind in kinds_of(f"{text}\n").items() if kind == "heading"]


_CAME = ("A glove that fits nobody here", "Rope, always blue", "The door of a van from Bremerhaven")
_WENT = ("Our second bucket", "A kite with a long tail", "Two chairs and the table between them")


def test_what_opens_like_the_first_of_several_lines_heads_those_below_it() -> None:
    parts = ("What came in", *_CAME, "What went out of the harbour", *_WENT, "What we kept", _TOLD)
    assert _headings(*parts) == ["What came in", "What went out of the harbour", "What we kept"]


def test_a_word_or_two_among_lines_of_several_words_heads_those_below_it() -> None:
    lost = ("Our second bucket and its handle", *_WENT[1:])
    parts = ("Found this winter", *_CAME, "Lost", *lost, "Where it is now", _TOLD)
    assert _headings(*parts) == ["Found this winter", "Lost", "Where it is now"]


def test_a_short_item_heads_no_list_of_one() -> None:
    parts = ("Found this winter", *_CAME, "Coal", "A letter that was never opened", "Where it is now", _TOLD)
    assert _headings(*parts) == ["Found this winter", "Where it is now"]


def test_the_last_item_over_a_text_is_told_by_how_the_others_open() -> None:
    assert _headings("In winter", *_CAME, "A hat with somebody's name in it", _TOLD) == ["In winter"]
    assert _headings("In winter", *_CAME, "A shelf", _TOLD) == ["In winter", "A shelf"]


def test_the_last_line_over_a_text_heads_no_second_list_of_one() -> None:
    lost = "A kite with a long tail"
    parts = ("Found", *_CAME, "Lost", lost, "Somebody who could fly it", _TOLD)
    assert _headings(*parts) == ["Found", "Lost"]


@pytest.mark.parametrize("over", ["FOUND THIS WINTER", "## Found this winter"])
def test_under_a_heading_by_its_look_all_lines_are_items(over: str) -> None:
    closing = "WHERE IT IS NOW" if over.isupper() else "## Where it is now"
    assert _headings(over, *_CAME, "A hat with somebody's name in it", closing, _TOLD) == [over, closing]


def test_under_a_line_that_leads_on_all_lines_are_items() -> None:
    leading = f"{_OPENING[:-1]}, among other things:"
    assert _headings(_TOLD, leading, *_CAME, "Where it is now", _TOLD) == ["Where it is now"]


def test_sentences_and_times_between_headings_are_no_items() -> None:
    parts = ("Found this winter", "Short and damp. We liked it (4 minutes)", "Duck, duck, join", _TOLD)
    assert _headings("Worth your time", *parts) == [
        "Worth your time",
        "Found this winter",
        "Duck, duck, join",
    ]
