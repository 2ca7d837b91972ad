"""The title that the page's own text hangs on, under names, menus and paths that no table knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.clean import expand_tabs
from reader.parsing import parse

BODY = (
    "Nobody remembers who brought the piano aboard, and the company that owns the ferry has stopped asking. "
    "It is played on Sundays, when the cars are few and the hold is dry.\n\n"
    "The captain says it keeps the ship steady. He has not said it to the insurers, who came in March, "
    "looked at the stove and left again with their hats on."
)


def _parts(name: str) -> dict[str, str]:
    source = Path(__file__).with_name(name).read_text(encoding="utf-8").split("== ", 1)[1]
    return {part.split("\n", 1)[0]: part.split("\n", 1)[1] for part in source.split("\n== ")}


FILES = ("hanging.txt", "hanging2.txt", "hanging3.txt", "hanging4.txt", "hanging5.txt", "hanging6.txt")
PAGES = {name: page for file in FILES for name, page in _parts(file).items()}
DIGESTS = _parts("digests.txt")


@pytest.mark.parametrize("name", PAGES)
def test_the_title_is_what_the_text_hangs_on(name: str) -> None:
    lines = PAGES[name].split("\n")
    at = next(index for index, line in enumerate(lines) if line.lstrip().startswith("= "))
    title = lines[at].partition("= ")[2]
    text = expand_tabs("\n".join(lines).replace("= ", "", 1).replace("~", BODY))
    document = parse(text)
    assert document.title == title
    above = {block.kind for block in document.blocks if block.lines[1] <= at}
    assert above <= {"footer", "teaser", "list", "paragraph", "heading"}


@pytest.mark.parametrize("name", DIGESTS)
def test_a_mail_of_several_items_has_its_own_title(name: str) -> None:
    title = next(row[2:] for row in DIGESTS[name].split("\n") if row.startswith("= "))
    assert parse(DIGESTS[name].replace("= ", "", 1)).title == title


def test_a_line_that_a_links_number_made_shorter_is_joined() -> None:
    text = (
        "   The Weight of a Drawer\n\n   [6]Maren Tollefsby | January 2034\n\n"
        "   A drawer of beetles weighs less than you expect. I have carried some\n"
        "   nine thousand of them between two buildings, and on each trip my arms\n"
        "   prepared for books and were given air.\n\n"
        "   The move took fourteen months. The old building had a leak that nobody\n"
        "   could find, and the [7]insurance inspectors had begun to use the word\n"
        '   "when". So we wrapped, and we labelled, and we walked, because pins\n'
        "   do not care for wheels.\n"
    )
    blocks = parse(text).blocks
    assert [block.lines for block in blocks if block.kind == "paragraph"][-1] == (9, 12)
    assert "teaser" not in {block.kind for block in blocks}
