"""Postings compared: their facts, and all of it as Markdown. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.export.markdown_blocks import escaped
from reader.export.wording import day_of, pay_words, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Place, Posting
    from reader.similarity.comparing import Comparison, Paragraph, Part
    from reader.store.values import Marks

NOTHING = "–"
"""Stands where a posting doesn't state a fact that another does."""
IN_COMMON, NOT_STATED = "In common", "Not stated"
INTRODUCTION = "Introduction"
"""Heads what comes before the first heading that all have."""
_EXPECTED = frozenset({"Place", "Level", "Pay", "Team", "Company", "Posted"})
"""What readers look for: it is named even if no posting states it."""


class Compared(NamedTuple):
    """A posting to compare."""

    posting: Posting
    name: str
    marks: Marks


class Fact(NamedTuple):
    """What postings say about one thing."""

    label: str
    words: tuple[str, ...]
    """Of each posting; "" where it doesn't say."""

    @property
    def differs(self) -> bool:
        """Whether the postings don't all say the same."""
        return len({" ".join(words.casefold().split()) for words in self.words}) > 1


class Facts(NamedTuple):
    """The facts of postings, by how far they differ."""

    differing: tuple[Fact, ...]
    same: tuple[Fact, ...]
    not_stated: tuple[str, ...]
    """The names of the facts that none of them states."""

    @property
    def same_words(self) -> str:
        """What is the same in all, in a line: "Place London · Level senior"; "" for nothing."""
        return " · ".join(f"{fact.label} {fact.words[0]}" for fact in self.same)

    @property
    def not_stated_words(self) -> str:
        """What none of them states, in a line: "pay, company"; "" for nothing."""
        return ", ".join(label.lower() for label in self.not_stated)


def facts_of(compared: Sequence[Compared]) -> Facts:
    """Return what postings state and how they are marked, always in the same order."""
    each = [dict(_facts(one)) for one in compared]
    facts = [Fact(label, tuple(facts[label] for facts in each)) for label in each[0]]
    stated = [fact for fact in facts if any(fact.words)]
    return Facts(
        tuple(fact for fact in stated if fact.differs),
        tuple(fact for fact in stated if not fact.differs),
        tuple(fact.label for fact in facts if not any(fact.words) and fact.label in _EXPECTED),
    )


def _facts(compared: Compared) -> Iterator[tuple[str, str]]:
    posting, _, marks = compared
    since = f" since {written_day(day_of(marks.status_since))}" if marks.status_since else ""
    yield "Place", " · ".join(dict.fromkeys(map(_place, posting.places)))
    yield "Level", posting.level or ""
    yield "Pay", pay_words(posting.pay) if posting.pay else ""
    yield "Team", posting.team or ""
    yield "Company", posting.company or ""
    yield "Type", posting.employment.replace("_", " ") if posting.employment else ""
    yield "Work", {True: "remote", False: "on site", None: ""}[posting.remote]
    yield "Posted", written_day(posting.posted) if posting.posted else ""
    yield "Closes", written_day(posting.valid_through) if posting.valid_through else ""
    yield "Status", f"{marks.status}{since}" if marks.status else ""
    yield "Tags", ", ".join(marks.tags)
    yield "Notes", " · ".join(" ".join(note.text.split()) for note in marks.notes)


def _place(place: Place) -> str:
    """Return a place in the same words wherever it is, "Seattle, US"; in its own if they name no city."""
    return f"{place.city}, {place.country_code}" if place.city and place.country_code else place.text


def lines(compared: Sequence[Compared], comparison: Comparison) -> Iterator[str]:
    """Yield the comparison as Markdown: a table of the facts, then the texts. Outside text is escaped."""
    names = [f"{number} {escaped(one.name)}" for number, one in enumerate(compared, 1)]
    yield f"# {len(compared)} postings compared"
    yield ""
    yield from _table(names, facts_of(compared))
    for band in comparison.bands:
        yield ""
        yield f"## {escaped(band.label or INTRODUCTION)}"
        for name, cell in zip(names, band.cells, strict=True):
            yield ""
            yield f"### {name}"
            yield from _parts(cell) if cell else ("", NOTHING)
    if comparison.shared:
        yield ""
        yield f"## {IN_COMMON}"
        yield from _parts(comparison.shared)


def _table(names: Sequence[str], facts: Facts) -> Iterator[str]:
    yield _row(["", *names])
    yield _row(["---"] * (len(names) + 1))
    for fact in facts.differing:
        yield _row([fact.label, *(escaped(words) or NOTHING for words in fact.words)])
    if facts.same:
        yield ""
        yield f"{IN_COMMON}: {escaped(facts.same_words)}"
    if facts.not_stated:
        yield ""
        yield f"{NOT_STATED}: {escaped(facts.not_stated_words)}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _parts(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if part.label:
            yield ""
            yield f"#### {escaped(part.label)}"
        above = False
        for paragraph in part.paragraphs:
            if not (above and paragraph.is_bullet):
                yield ""
            yield _paragraph(paragraph)
            above = paragraph.is_bullet


def _paragraph(paragraph: Paragraph) -> str:
    """Return a paragraph on one line; the words that differ are bold."""
    words = "".join(
        _bold(stretch.text) if stretch.kind == "changed" else _plain(stretch.text)
        for stretch in paragraph.stretches
    ).strip()
    return f"- {words}" if paragraph.is_bullet else words


def _bold(text: str) -> str:
    inner = escaped(text)
    return text.replace(text.strip(), f"**{inner}**", 1) if inner else text


def _plain(text: str) -> str:
    """Return a text escaped, with the spaces around it."""
    inner = text.strip()
    return text.replace(inner, escaped(inner), 1) if inner else text
