"""What several passes ask of a line is answered once in a text."""

from __future__ import annotations

from reader.parsing import memo, parse


def test_an_answer_is_kept_until_the_text_is_taken_apart() -> None:
    asked: list[str] = []

    def is_long(text: str) -> bool:
        asked.append(text)
        return len(text) > len("quay")

    kept = memo.memoized(is_long)
    assert [kept("quay"), kept("harbour"), kept("quay")] == [False, True, False]
    assert asked == ["quay", "harbour"]
    parse("The harbour\n\nIt is open.\n")
    assert not kept("quay")
    assert asked == ["quay", "harbour", "quay"]
