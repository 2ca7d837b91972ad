"""What is said of a key that does nothing where it was pressed."""

from __future__ import annotations

import re

from reader.ui.commands import COMMANDS
from reader.ui.unused_keys import why_not

SENTENCE = re.compile(
    r"\S+ \([a-z ]+\) (doesn't work here\. Press esc first|only works in [a-z ]+[a-z])\.",
)


def test_the_sentence_for_each_key_of_the_table_has_the_key_as_its_subject() -> None:
    keys = dict.fromkeys(key for command in COMMANDS for key in command.keys.split(","))
    said = [why_not(key, {}, in_dialog=in_dialog) for in_dialog in (True, False) for key in keys]
    sentences = [sentence for sentence in said if sentence]
    print(*sentences, sep="\n")
    assert len(sentences) > 50
    assert [sentence for sentence in sentences if not SENTENCE.fullmatch(sentence)] == []


def test_why_a_key_does_nothing() -> None:
    assert why_not("S", {}, in_dialog=False) == "S (save) only works in search results and collections."
    assert why_not("z", {}, in_dialog=False) == ""
    assert (
        why_not("left_square_bracket", {}, in_dialog=True) == "[ (jump) doesn't work here. Press esc first."
    )
    assert why_not("f5", {"main.zen": "f5"}, in_dialog=True) == "f5 (zen) doesn't work here. Press esc first."
    assert why_not("escape", {}, in_dialog=True) == ""
    assert why_not("j", {}, in_dialog=True) == ""
    assert why_not("f9", {}, in_dialog=False) == ""
