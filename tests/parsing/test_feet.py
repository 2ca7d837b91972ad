"""The foot of a page is quiet whatever stands in it, and the end of an article is no foot."""

from __future__ import annotations

import pytest

from reader.parsing import parse

TEXT = (
    "The lamp man of Skerry keeps eleven lamps, and he has names for nine of them.\n\n"
    "He lights the first one when the ferry turns, which is not when the timetable says, and the others "
    "follow as the dark does. Nobody has asked him to write it down.\n\n"
    "The last lamp stands by the church. It burns until the sexton has found his key, and that can take "
    "a while."
)
FEET = {
    "questions and buttons": (
        "Want to keep reading?\nJoin for a third less.\nSubscribe Now\nAlready with us? Sign in below.\n"
        "Forgot password?\nMore from Issue 12\nFiction\nPoetry\nShare"
    ),
    "links to other talks": (
        "Previous talk\nNext talk\nAny talk\n"
        "Lamp Talks is a collection of talks with people who keep a light burning somewhere for somebody.\n"
        "RSS\nLicensed under CC BY 4.0"
    ),
    "a request in German": (
        "Gemeinsam für freies Licht\nUns gehört niemand ausser unseren Lesern, und darum gibt es uns noch.\n"
        "Jetzt unterstützen\nFehler entdeckt?\nWir freuen uns über eine Mail!\n0 Kommentare\n"
        "mehr von Ada Bo\nThemen\n#Lampen"
    ),
    "a newsletter's": (
        "Was this forwarded to you? Subscribe\nAdvertise with us\nLamp Letter, 3 Wick Lane\n"
        "You received this email because you signed up. To stop receiving it, unsubscribe."
    ),
}
QUIET = {"footer", "paragraph", "heading", "list", "teaser"}


@pytest.mark.parametrize("name", FEET)
def test_the_foot_of_a_page_is_quiet(name: str) -> None:
    blocks = parse(f"Eleven lamps\n\nBy Ada Bo\n\n{TEXT}\n\n{FEET[name]}\n").blocks
    foot = blocks[next(at for at, block in enumerate(blocks) if block.text.startswith("The last lamp")) + 1 :]
    assert {block.kind for block in foot} <= QUIET
    assert [block.kind for block in foot].count("footer") * 2 > len(foot)


ENDS = {
    "a caption and a signature": "The church lamp at night. Photo: Ada Bo\n\nAda Bo lives on Skerry\n\nShare",
    "a list": "What he carries\n\n1. a rag\n2. a ladder\n3. matches\n\nContact",
    "more of the text": "\n\n".join([TEXT] * 3) + "\n\nSubscribe",
    "dates of a programme": (
        "Evening walk\nMonday\n"
        "One hears the lamps being lit from the quay, which takes an hour and a half or so."
        "\nRead more\nMorning walk\nTuesday\n"
        "One sees them being put out, which is quicker, and then there is tea in "
        "the hall.\nRead more"
    ),
}


@pytest.mark.parametrize("name", ENDS)
def test_the_end_of_an_article_is_no_foot(name: str) -> None:
    blocks = parse(f"Eleven lamps\n\nBy Ada Bo\n\n{TEXT}\n\n{ENDS[name]}\n").blocks
    loud = [block for block in blocks if block.kind != "footer"]
    assert sum(block.text.count("\n") + 1 for block in blocks if block.kind == "footer") <= 2
    assert len(loud) > 4


def test_what_only_pages_say_opens_and_closes_the_last_lines() -> None:
    foot = (
        "Load More\n1\n2\n3\nNext\nYour account\nNeed Help?\nWe are the world's largest body for lamps, and "
        "all of us know the dark.\n© Copyright 2033 Lamp Guild - All rights reserved."
    )
    blocks = parse(f"Eleven lamps\n\n{TEXT}\n\nA list\n\n1. a rag\n2. a ladder\n\n{foot}").blocks
    assert {block.kind for block in blocks if "Need Help" in block.text} == {"footer"}
