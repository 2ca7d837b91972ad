"""Lines that read like a caption, a heading or a question, and are something else by what is next to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.parsing import parse

_TOLD = (
    "I used to think that it was waiting. Now I think that it has arrived, and that nobody told me, "
    "because nobody was there that year, or the next.\n\n"
    "The harbour master laughed, and then he did not, and we stood there for a while and looked at it."
)
_SOURCE = Path(__file__).with_name("told_by_neighbours.txt").read_text(encoding="utf-8")
PAGES = dict(part.split("\n", 1) for part in _SOURCE.split("\n== ")[1:])


@pytest.mark.parametrize("name", PAGES)
def test_what_is_next_to_a_line_tells_what_it_is(name: str) -> None:
    rows = PAGES[name].split("\n")
    told = {line: kind for kind, line in (row[2:].split(" == ") for row in rows if row.startswith("= "))}
    text = "\n".join(row for row in rows if not row.startswith("= ")).replace("~", _TOLD)
    kinds = {line: block.kind for block in parse(text).blocks for line in block.text.split("\n")}
    assert {line: kinds[line] for line in told} == told
