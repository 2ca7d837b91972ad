"""Conversations in which who asks only states: told by initials, by the byline, or by a sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.parsing import parse

TOP = "The man who winds the clocks\n\n{byline}9 February 2033\n\n"
ANSWERS = (
    "No. My uncle had the keys, and he went into hospital on a Thursday, and somebody had to climb.",
    "Twice! The first one had a motor, but I heard it from my bed, and so did the priest.",
    "I sleep very well. It is when the wind turns that I get up, because the hands are heavy then.",
    "So they tell me. I have asked to keep the keys, and I have not asked twice, because they might say no.",
)
STATED = (
    "You never applied for this job.",
    "And yet the parish tried to replace you with a machine.",
    "People say you hear it when it rains.",
    "You retire in the spring.",
)


def _talk(first: str, second: str, stated: tuple[str, ...], byline: str = "") -> tuple[str, list[str]]:
    asked = [first + line for line in stated]
    said = [second + line for line in ANSWERS]
    turns = [line for pair in zip(asked, said, strict=True) for line in pair]
    return TOP.format(byline=byline) + "\n\n".join(turns) + "\n", asked


def _questions(text: str) -> list[str]:
    return [block.text for block in parse(text).blocks if block.kind == "question"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("RB: ", "TO: "),
        ("Rolf Bo: ", "Tessa Oduy: "),
        ("**RB:** ", "**TO:** "),
        ("Bo — ", "Oduy — "),
        ("lantern+: ", "Oduy: "),
        ("7TOWERS: ", "Oduy: "),
        ("the lantern: ", "Oduy: "),
    ],
)
def test_who_speaks_to_the_other_asks(first: str, second: str) -> None:
    text, asked = _talk(first, second, STATED)
    assert _questions(text) == asked


@pytest.mark.parametrize(
    ("first", "byline"),
    [("RB: ", "By Rupert Bell\n"), ("Bell: ", "Words by Rupert Bell\n"), ("RB: ", "Von Rupert Bell\n")],
)
def test_who_wrote_the_text_asks(first: str, byline: str) -> None:
    stated = ("The clock of Marling.", "A machine came.", "Rain, too.", "And the spring.")
    text, asked = _talk(first, "TO: ", stated, byline)
    assert _questions(text) == asked


def test_two_who_speak_of_themselves_ask_nothing() -> None:
    text, _ = _talk("RB: ", "TO: ", ("I was there.", "I saw it.", "My uncle did.", "It rained on me."))
    assert _questions(text) == []


ASKED = (
    "――なぜ今も手で巻くのですか。",
    "――お父さまは反対されたそうですね。",
    "――塔が傾いたと聞きました。",
    "――これからの夢を。",
)
ANSWERED = (
    "時計守 機械も試しましたよ。でも風の日は針が重くて、手のほうが確かなんです。",
    "時計守 継ぐなと言われました。塔は寒いし、膝は痛むし。だから町を出たんです。",
    "時計守 十センチほどです。最初の冬は、階段を上るだけで日が暮れました。",
    "時計守 娘が来年帰ってきます。夢というより、まず鍵をもう一つ作らないと。",
)


def test_lines_of_two_dashes_over_a_named_answer_are_questions() -> None:
    text = "塔の時計を巻く人\n\n2033年7月3日\n\n" + "\n\n".join(
        "\n\n".join(pair) for pair in zip(ASKED, ANSWERED, strict=True)
    )
    assert _questions(text) == list(ASKED)


@pytest.mark.parametrize(
    "said",
    [
        ("—Ven aquí.", "—Ya voy.", "—Es tarde.", "—Siempre es tarde."),
        ("– Viens ici.", "– J'arrive.", "– Il est tard.", "– Il est toujours tard."),
    ],
)
def test_what_people_say_in_a_story_is_no_question(said: tuple[str, ...]) -> None:
    told = "The clock struck and nobody on the stairs looked up, for it had struck all day without a reason."
    assert _questions("The tower\n\n" + "\n\n".join(f"{line}\n\n{told}" for line in said)) == []


@pytest.mark.parametrize("section", ["Cultura / Interviste", "Interviste", "Kultura / Wywiady"])
def test_a_section_of_interviews_announces_one(section: str) -> None:
    asked = ["Who taught you to climb?", "The parish once bought a motor.", "And when the wind turns?"]
    said = [*ANSWERS[:3], ANSWERS[3]]
    turns = [said[0], asked[0], said[1], asked[1], said[2], asked[2], said[3]]
    text = f"Menu\nCerca\n{section}\n\n«The hands are heavy when it rains»\n\n9 February 2033\n\n"
    assert _questions(text + "\n\n".join(turns) + "\n") == asked


def _statements() -> dict[str, str]:
    source = Path(__file__).with_name("statements.txt").read_text(encoding="utf-8").split("== ", 1)[1]
    return dict(part.split("\n", 1) for part in source.split("\n== "))


@pytest.mark.parametrize("name", _statements())
def test_an_interviewer_who_only_states_asks(name: str) -> None:
    text = _statements()[name]
    asked = [line[2:] for line in text.split("\n") if line.startswith("? ")]
    blocks = parse(text.replace("\n? ", "\n")).blocks
    assert [block.text for block in blocks if block.kind == "question"] == asked
