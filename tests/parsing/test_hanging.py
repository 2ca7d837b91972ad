"""The title that the page's own text hangs on, under names, menus and paths that no table knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.parsing import parse

BODY = (
    "Nobody remembers who brought the piano aboard, and the company that owns the ferry has stopped asking. "
    "It is played on Sundays, when the cars are few and the hold is dry.\n\n"
    "The captain says it keeps the ship steady. He has not said it to the insurers, who came in March, "
    "looked at the stove and left again with their hats on."
)
SOURCE = Path(__file__).with_name("hanging.txt").read_text(encoding="utf-8").split("== ", 1)[1]
PAGES = dict(part.split("\n", 1) for part in SOURCE.split("\n== "))


@pytest.mark.parametrize("name", PAGES)
def test_the_title_is_what_the_text_hangs_on(name: str) -> None:
    lines = PAGES[name].split("\n")
    at = next(index for index, line in enumerate(lines) if line.lstrip().startswith("= "))
    title = lines[at].partition("= ")[2]
    text = "\n".join(lines).replace("= ", "", 1).replace("~", BODY)
    document = parse(text)
    assert document.title == title
    above = {block.kind for block in document.blocks if block.lines[1] <= at}
    assert above <= {"footer", "teaser", "list", "paragraph", "heading"}
