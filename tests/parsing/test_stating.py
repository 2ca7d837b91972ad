"""Interviewers who state, and turns that open with a name first and with initials later."""

from __future__ import annotations

import pytest

from reader.parsing import parse

TALKS = {
    "English": (
        (
            "Tell me about your first winter.",
            "And you stayed.",
            "You are known for your ladders.",
            "Describe tomorrow.",
        ),
        "I came with one bag and the wrong boots, and the keeper gave me a rag. I was cross.",
    ),
    "English, in the past": (
        (
            "You grew up on a barge.",
            "Your father hated the sea.",
            "That must have been loud.",
            "Yet you went back.",
        ),
        "We had two rooms and an engine between them, so I learnt to read with cotton in my ears.",
    ),
    "German": (
        (
            "Erzählen Sie von Ihrem ersten Tag.",
            "Sie sind geblieben.",
            "Das klingt einsam.",
            "Beschreiben Sie den Turm.",
        ),
        "Ich kam mit einer Tasche und den falschen Schuhen, und der Wärter gab mir einen Lappen.",
    ),
    "French": (
        (
            "Racontez-nous votre premier jour.",
            "Vous êtes restée.",
            "Cela a duré longtemps.",
            "Vous parlez aux machines.",
        ),
        "Je suis arrivée avec un sac et de mauvaises bottes, et le gardien m'a donné un chiffon.",
    ),
    "Spanish": (
        (
            "Cuénteme su primer día.",
            "Y usted se quedó.",
            "Su padre no quería.",
            "Usted habla con las máquinas.",
        ),
        "Yo llegué con una bolsa y las botas equivocadas, y el farero me dio un trapo.",
    ),
}


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("between", ["", "SIGN UP FOR THE TIDE TABLE\nEnter your email\nSign up\n\n"])
def test_short_statements_that_alternate_with_answers_ask(language: str, between: str) -> None:
    stated, answer = TALKS[language]
    turns = [f"{line}\n\n{answer}" for line in stated]
    text = (
        '"I only listen"\n\nThe keeper of the lighthouse talks about lamps, ladders and long nights.\n\n'
        "By Ana Bo\n\nThe lamp room smells of warm oil and coffee, and the stairs are green.\n\n"
        + "\n\n".join(turns[:2])
        + f"\n\n{between}"
        + "\n\n".join(turns[2:])
        + "\n\nThis conversation has been edited.\n"
    )
    found = [block.text for block in parse(text).blocks if block.kind == "question"]
    assert found == list(stated)


@pytest.mark.parametrize(
    "lines",
    [
        ("The tool shelf holds ninety items.", "Nobody minded.", "It rained all day.", "The town took note."),
        ("You can lie to customers.", "You cannot lie to bread.", "You need patience.", "You need flour."),
    ],
)
def test_short_paragraphs_of_an_essay_ask_nothing(lines: tuple[str, ...]) -> None:
    told = (
        "The library has lent its thousandth tool, four years after it put six spades beside the novels. The "
        "shelf is the busiest in town."
    )
    text = "The spade that came back\n\nBy Ana Bo\n\n" + "\n\n".join(f"{line}\n\n{told}" for line in lines)
    assert not [block for block in parse(text).blocks if block.kind == "question"]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        (("LUCIAN ORME", "YEWANDE FALK"), ("LO", "YF")),
        (("Lucian Orme", "Yewande Falk"), ("LO", "YF")),
        (("Lucian Orme", "Yewande Falk"), ("L.O.", "Y.F.")),
        (("LUCIAN ORME", "YEWANDE FALK"), ("ORME", "FALK")),
        (("Lucian Orme", "Yewande Falk"), ("Lucian", "Yewande")),
    ],
)
def test_a_name_and_its_initials_are_one_speaker(full: tuple[str, str], short: tuple[str, str]) -> None:
    asked = (
        "You were a clerk for eleven years in two towns and had a desk by the window. Why leave?",
        "And then you resigned?",
        "How do you choose flour?",
        "You keep no recipes.",
    )
    names = [full, short, short, short]
    answer = "I bought a loaf after a long trial and ate it on a bench, and that night I slept."
    turns = [f"{a}: {q}\n\n{b}: {answer}" for (a, b), q in zip(names, asked, strict=True)]
    text = (
        "The Bread Always Knows\n\nBy Ana Bo\n\nShe runs a bakery in a former fire station.\n\n"
        + "\n\n".join(turns)
    )
    found = [block.text for block in parse(text).blocks if block.kind == "question"]
    assert found == [f"{a}: {q}" for (a, _), q in zip(names, asked, strict=True)]
