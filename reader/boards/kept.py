"""Jobs of an earlier listing: their texts need not be asked for again, and one that is missing may stay."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.boards.asking import request_for
from reader.boards.job import KeptJob

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from reader.model import GivenPosting, Outline


class Listed(NamedTuple):
    """A listing as it is kept."""

    text: str
    outline: Outline


def key_of(address: str) -> str | None:
    """Return what a board calls the job at an address, of its page or of the answer with its text."""
    request = request_for(address)
    return request.job if request else None


def kept_jobs(text: str, outline: Outline) -> Mapping[str, KeptJob]:
    """Return the jobs of an earlier listing by their keys. Linear in the listing, but for the look-ups."""
    return {key: job for job in _jobs(text, outline) if (key := _key(job.given)) is not None}


def with_absent(now: Listed, before: Listed, absent: Collection[str]) -> tuple[Listed, frozenset[str]]:
    """Return a listing, followed by the jobs of the one before it that it lacks, and their addresses.

    What that one lacked already (`absent`) is left out: a board that fails to list a job once may list it
    again, one that fails twice has closed it. A job without an address can't be known again, and is never
    kept.
    """
    listed = {_name(given) for given in now.outline.postings}
    missing = [job for job in _jobs(before.text, before.outline) if _name(job.given) not in listed]
    staying = [job for job in missing if job.given.url and job.given.url not in absent]
    if not staying:
        return now, frozenset()
    outline = now.outline
    hints, links, postings = list(outline.hints), list(outline.links), list(outline.postings)
    lines, size = now.text.count("\n") + 1, len(now.text)
    parts = [now.text]
    for job in staying:
        above, begin = lines + 1, size + 2
        hints += [hint.moved(above) for hint in job.hints]
        links += [link.moved(begin) for link in job.links]
        lines, size = above + job.text.count("\n") + 1, begin + len(job.text)
        postings.append(replace(job.given, lines=(above + 1, lines)))
        parts.append(job.text)
    filled = replace(outline, hints=tuple(hints), links=tuple(links), postings=tuple(postings))
    addresses = frozenset(job.given.url for job in staying if job.given.url)
    return Listed("\n\n".join(parts), filled), addresses


def _jobs(text: str, outline: Outline) -> Iterator[KeptJob]:
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    firsts = [hint.lines[0] for hint in outline.hints]
    places = [link.start for link in outline.links]
    for given in outline.postings:
        first, last = given.lines
        if not 1 <= first <= last <= len(lines):
            continue
        begin, end = starts[first - 1], starts[last]
        hints = outline.hints[bisect_left(firsts, first) : bisect_right(firsts, last)]
        links = outline.links[bisect_left(places, begin) : bisect_left(places, end)]
        yield KeptJob(
            text[begin : end - 1],
            tuple(hint.moved(1 - first) for hint in hints),
            tuple(link.moved(-begin) for link in links),
            given,
        )


def _key(given: GivenPosting) -> str | None:
    return key_of(given.url) if given.url else None


def _name(given: GivenPosting) -> str | None:
    """Return what tells a job from the others of its board: the board's name for it, or else its address."""
    return _key(given) or given.url
