"""What readers of boards give: a job with its fields and its description, and a listing of jobs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.boards.titles import role
from reader.model import GivenPosting, Outline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.boards.requests import Request
    from reader.model import Employment, Hint, Level, Lines, Link, Pay, Place


@dataclass(frozen=True, slots=True)
class Job:
    """A job as a board or a page's data gives it, in clean lines. None where they say nothing."""

    title: str | None
    """In full, with "(m/f/d)"."""
    key: str | None = None
    """What the source calls it: the same in its next answer, and in the answer with its text."""
    company: str | None = None
    places: tuple[Place, ...] = ()
    level: Level | None = None
    team: str | None = None
    pay: Pay | None = None
    pay_words: str | None = None
    """What it pays in the source's own words."""
    remote: bool | None = None
    employment: Employment | None = None
    employment_words: str | None = None
    posted: str | None = None
    valid_through: str | None = None
    url: str | None = None
    links: tuple[str, ...] = ()
    description: str = ""
    """Markup (see descriptions.py); "" if its text isn't known."""
    has_heading: bool = False
    """Its description begins with a line of its own that names role and place."""
    is_aside: bool = False
    """It is text among the jobs that offers none."""

    def given(self, lines: Lines) -> GivenPosting:
        """Return its fields as those of a posting that stands in these lines of a text."""
        return GivenPosting(
            lines,
            role=role(self.title) if self.title else None,
            company=self.company,
            places=self.places,
            level=self.level,
            team=self.team,
            pay=self.pay,
            remote=self.remote,
            employment=self.employment,
            posted=self.posted,
            valid_through=self.valid_through,
            url=self.url,
            links=self.links,
        )


class Further(NamedTuple):
    """The link to the next page of a listing."""

    words: str
    address: str


class KeptJob(NamedTuple):
    """A job as it stood in an earlier listing. Lines count from 1, offsets from the beginning of its text."""

    text: str
    hints: tuple[Hint, ...]
    links: tuple[Link, ...]
    given: GivenPosting


class Found(NamedTuple):
    """What a board's reader made of an answer."""

    jobs: tuple[Job, ...]
    name: str | None = None
    """The board's or the company's name."""
    notices: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    """Addresses to ask for the texts that are missing, in the order of the jobs."""
    more: Further | None = None
    """Where the rest is, if the page is one of several."""


class Listing(NamedTuple):
    """The jobs of a board as a text with its outline."""

    board: str
    name: str | None
    """The board's or the company's name, if the answer has it."""
    text: str
    """Clean. The name as title; each job by its role, places, and team, employment and pay, then its text."""
    outline: Outline
    notices: tuple[str, ...]
    details: tuple[str, ...]
    """Addresses to ask for the texts that the answer lacks."""


class Board(NamedTuple):
    """One kind of board: how its answers are told, read and asked for."""

    name: str
    fits: Callable[[object], bool]
    """Whether an answer, as `json_values.load` gives it, is one of this board."""
    read: Callable[[object, Sequence[object], str | None], Found]
    """Read an answer: with the answers for single jobs there are already, and the address it came from."""
    request: Callable[[str], Request | None]
    """Return what to ask for a page's address; None for an address of other pages."""
