"""Jobs whose texts are known from an earlier answer of their board: they need not be asked for again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.boards.asking import request_for
from reader.boards.job import KeptJob

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model import Outline


def key_of(address: str) -> str | None:
    """Return what a board calls the job at an address, of its page or of the answer with its text."""
    request = request_for(address)
    return request.job if request else None


def kept_jobs(text: str, outline: Outline) -> Mapping[str, KeptJob]:
    """Return the jobs of an earlier listing by their keys. Linear in the listing, but for the look-ups."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    firsts = [hint.lines[0] for hint in outline.hints]
    places = [link.start for link in outline.links]
    kept: dict[str, KeptJob] = {}
    for given in outline.postings:
        key = key_of(given.url) if given.url else None
        first, last = given.lines
        if key is None or not 1 <= first <= last <= len(lines):
            continue
        begin, end = starts[first - 1], starts[last]
        hints = outline.hints[bisect_left(firsts, first) : bisect_right(firsts, last)]
        links = outline.links[bisect_left(places, begin) : bisect_left(places, end)]
        above = first - 1
        kept[key] = KeptJob(
            text[begin : end - 1],
            tuple(replace(hint, lines=(hint.lines[0] - above, hint.lines[1] - above)) for hint in hints),
            tuple(replace(link, start=link.start - begin) for link in links),
            given,
        )
    return kept
