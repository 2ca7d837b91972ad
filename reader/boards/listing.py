"""Jobs → one text with its outline: what a board's answer is in the library."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.boards.amounts import in_words
from reader.boards.job import Listing
from reader.boards.job_places import line_of
from reader.clean import clean, clean_line
from reader.model import Hint, Link, Outline
from reader.pages import read_fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.boards.job import Found, Job, KeptJob
    from reader.model import BlockKind
    from reader.pages import Fragment

_TITLE_LINE = 1000
"""Code points of a role, a place line or a line of facts; longer ones are cut."""
_MOST = 20_000
"""Jobs of one listing; the largest boards seen have a tenth of that."""
_ROLE_LEVEL = 2
_BULLET = "• "


class _Text:
    """Lines as they are written, with the hints and links of what is in them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.hints: list[Hint] = []
        self.links: list[Link] = []
        self._size = 0
        """Code points so far, a line end after each line."""

    def add(self, line: str, kind: BlockKind, level: int | None = None) -> None:
        """Add a line that isn't blank."""
        self.hints.append(Hint(kind, (len(self.lines) + 1, len(self.lines) + 1), level))
        self._append(line)

    def add_item(self, words: str, address: str | None) -> None:
        """Add a link to what has no text here."""
        if address:
            self.links.append(Link(self._size + len(_BULLET), words, address))
        self.add(_BULLET + words, "teaser")

    def add_teaser(self, words: str, address: str) -> None:
        """Add a line that leads to what goes on elsewhere."""
        self.links.append(Link(self._size, words, address))
        self.add(words, "teaser")

    def gap(self) -> None:
        """Add a blank line, unless there is one or nothing above."""
        if self.lines and self.lines[-1]:
            self._append("")

    def add_fragment(self, fragment: Fragment | KeptJob) -> None:
        """Add the text of a description, or of a whole job."""
        above, before = len(self.lines), self._size
        for line in fragment.text.rstrip("\n").split("\n"):
            self._append(line)
        self.hints += [hint.moved(above) for hint in fragment.hints]
        self.links += [link.moved(before) for link in fragment.links]

    def _append(self, line: str) -> None:
        self.lines.append(line)
        self._size += len(line) + 1


def written(
    board: str, found: Found, address: str | None, kept: Mapping[str, KeptJob] = MappingProxyType({})
) -> Listing:
    """Return the listing of what a board's reader found. Linear in the jobs and their texts.

    `kept` are jobs of an earlier listing, by their keys, for those that come without a text.
    """
    text = _Text()
    postings = []
    name = clean_line(found.name) if found.name else None
    if name:
        text.add(name, "title", 1)
    jobs = _once(found.jobs)
    # Without a text, which is to be asked for yet, data makes no posting.
    bare = []
    for job in jobs[:_MOST]:
        earlier = None if job.description else kept.get(job.key or "")
        if found.details and not (job.description or earlier):
            bare.append(job)
            continue
        text.gap()
        first = len(text.lines) + 1
        if earlier:
            text.add_fragment(earlier)
        else:
            _add(text, job)
        lines = (first, len(text.lines))
        if len(text.lines) >= first and not job.is_aside:
            postings.append(replace(earlier.given, lines=lines) if earlier else job.given(lines))
    text.gap()
    for job in bare:
        if job.title:
            _add_item(text, job.title, job)
    notices = list(found.notices)
    if found.more:
        text.gap()
        text.add_teaser(*found.more)
        notices.append(f"This thread has more pages; save and add the next one too: {found.more.address}")
    outline = Outline(tuple(text.hints), tuple(text.links), url=address, postings=tuple(postings))
    if (left_out := len(jobs) - _MOST) > 0:
        notices.append(f"only the first {_MOST:,} postings were taken; {left_out:,} left out")
    whole = "\n".join(text.lines).rstrip("\n")
    return Listing(board, name, whole, outline, tuple(notices), found.details)


def nothing_listed(board: str, name: str, source: str, address: str | None = None) -> Listing:
    """Return the listing of a board on which there is no job now; `source` is what was looked at."""
    text = _Text()
    text.add(clean_line(name), "title", 1)
    text.gap()
    text.add(clean(clean_line(f"No postings at {source} now.")), "footer")
    outline = Outline(tuple(text.hints), url=address)
    return Listing(board, name, "\n".join(text.lines), outline, (), ())


def _add(text: _Text, job: Job) -> None:
    """Add a job's own lines and its description."""
    if not job.has_heading:
        for line, kind, level in _heads(job):
            text.add(clean(clean_line(line, _TITLE_LINE)), kind, level)
    fragment = read_fragment(job.description, job.url, is_job=True) if job.description else None
    if fragment and fragment.text.strip():
        if not job.has_heading:
            text.gap()
        text.add_fragment(fragment)


def _add_item(text: _Text, title: str, job: Job) -> None:
    words = " · ".join(filter(None, (title, line_of(job.places))))
    text.add_item(clean(clean_line(words, _TITLE_LINE)), job.url)


def _heads(job: Job) -> Iterable[tuple[str, BlockKind, int | None]]:
    place = line_of(job.places)
    if job.title:
        yield job.title, "heading", _ROLE_LEVEL
    if place or job.remote:
        yield place or "Remote", "posting", None
    facts = [job.team, job.employment_words, job.pay_words or (in_words(job.pay) if job.pay else None)]
    if place and job.remote and "remote" not in place.casefold():
        facts.append("Remote")
    if any(facts):
        yield " · ".join(filter(None, facts)), "posting", None


def _once(jobs: Iterable[Job]) -> list[Job]:
    """Return the jobs without those that come again: pages of a listing overlap when it grows meanwhile."""
    seen: set[str] = set()
    kept = []
    for job in jobs:
        key = job.key or job.url
        if key is None or key not in seen:
            kept.append(job)
        if key is not None:
            seen.add(key)
    return kept
