"""Work grows linearly with the length of a text, counted in calls of functions: the same on any machine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.parsing import parse

if TYPE_CHECKING:
    from types import FrameType

SIZE, TIMES = 24_000, 4
"""A text of so many characters and one so many times longer."""
MOST = 1.3
"""The longer one may take so much more than that many times the calls: what is kept of lines is bounded."""
CARDS = "".join(
    f"{role}\nHalden {at}# Works\nOslo, Norway\nfull-time\nEasy Apply\nPublished: {at} May 2031\n\n"
    for at, role in enumerate(("Electrician", "Rigger", "Welder", "Bobbin Tuner", "Baker", "Fog Listener"), 1)
)
PIECES = {  # "#" stands for a number that goes up
    "cards of jobs, some roles unknown": CARDS,
    "rows of jobs": "Rigger | Halden # | Oslo, Norway | $100k\nFog Listener | Halden | Oslo, Norway | $90k\n",
    "comments": "ann# 3 hours ago | next [–]\n\nHalden | Engineer | Oslo\n\nWe mend locks.\n\nreply\n\n",
    "papers": "A Grammar of # Ropes\nAna Bo, Cy Dee\nJournal of Knots, 2031\nAbs PDF\n\n",
    "citations": "Ana Bo, Cy Dee. A Grammar of # Ropes. Journal of Knots, 2031, pp. 11-29.\n\n",
    "an article": "## The tide #\n\nIt comes in # times, and nobody on the quay has ever asked it why.\n\n",
    "questions": "Why does it come # times?\n\nThe moon pulls it, or so the harbour master says.\n\n",
    "items of a letter": "Why pagers stay (9 minute read)\nSomebody reads it # times and finds bugs.\n\n",
}


def _calls(text: str) -> int:
    """Return how often a function is called while a text is taken apart."""
    calls = 0

    def count(_frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        parse(text)
    finally:
        sys.setprofile(before)
    return calls


def _grows_linearly(piece: str, *, numbered: bool = False) -> bool:
    times = max(1, SIZE // len(piece))
    few, many = (
        "".join(piece.replace("#", str(at) if numbered else "7") for at in range(count))
        for count in (times, times * TIMES)
    )
    parse(few)  # what is made once is made
    return _calls(many) <= _calls(few) * TIMES * MOST


@pytest.mark.long
@pytest.mark.parametrize("numbered", [False, True], ids=["the same", "ever new"])
@pytest.mark.parametrize("name", PIECES)
def test_four_times_the_text_is_four_times_the_work(name: str, *, numbered: bool) -> None:
    assert _grows_linearly(PIECES[name], numbered=numbered)


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["blind_offers", "blind_jobs"])
def test_so_it_is_for_texts_of_all_kinds(folder: str) -> None:
    texts = sorted((Path(__file__).parent / folder).glob("*.txt"))
    assert not [it.name for it in texts if not _grows_linearly(it.read_text(encoding="utf-8") + "\n\n")]
