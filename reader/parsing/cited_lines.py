"""Which lines of a page cite papers: each is weighed with the others, and read as most of them are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import citations, cited_titles, pictures, shapes, venues
from reader.parsing.cited_names import names_in
from reader.parsing.evidence import Cue, Scale
from reader.parsing.lines import Head
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from reader.parsing.lines import Line


class _Cited(NamedTuple):
    """A line that may cite a paper, on its page."""

    text: str
    parts: citations.Parts
    announced: bool
    others: int
    """How many other lines of the page could cite one."""
    headed: bool
    """A line that can be a title opens its chunk, and it is the next one."""
    listed: bool
    """It is an item of several authors, right above or below one that cites with its title first too."""

    @property
    def title(self) -> str:
        """The title's words."""
        return self.text[slice(*self.parts.title)]


CITED: Scale[_Cited] = Scale(
    5,
    Cue("two names and more", 1.5, lambda it: len(it.parts.names) > 1),
    Cue(
        "a year, or a word for one to come",
        1.5,
        lambda it: (
            venues.YEAR.search(it.parts.rest)
            or venues.YEAR.search(it.text[-40:])
            or venues.opens_undated(it.parts.rest)
        ),
    ),
    Cue(
        "a venue, or a publisher and its place",
        2,
        lambda it: (
            venues.VENUE.search(it.parts.rest.lower())
            or venues.PUBLISHER.search(it.parts.rest)
            or venues.PUBLISHED.match(it.parts.rest)
        ),
    ),
    Cue("a year right after the names", 1, lambda it: it.parts.rest[:6].strip("( ")[:4].isdigit()),
    Cue("a surname with initials, and then a year", 1, lambda it: _is_inverted(it.parts)),
    Cue("a volume or pages", 1.5, lambda it: venues.VOLUME.search(it.parts.rest)),
    Cue("links", 2, lambda it: venues.LINKS.search(it.parts.rest)),
    Cue("quotation marks around the title", 0.5, lambda it: it.parts.quoted),
    Cue("a bullet or number", 1, lambda it: it.parts.signed),
    Cue("papers are announced", 2, lambda it: it.announced),
    Cue("another line like it", 1, lambda it: it.others > 0),
    Cue("several others", 1, lambda it: it.others > 1),
    Cue("a title of four words and more", 0.5, lambda it: len(it.title.split()) > 3),
    Cue("nothing but names and a title", -3, lambda it: not (it.listed or it.parts.rest.strip(". "))),
    Cue(
        "neither year, venue nor pages",
        -3,
        lambda it: not (it.listed or venues.reads_as_venue(it.parts.rest)),
    ),
    Cue(
        "goes on in prose",
        -4,
        lambda it: _tells(it.parts.rest) or len(it.parts.rest) > 400,
    ),
    Cue("speaks of a title in quotation marks", -4, lambda it: cited_titles.speaks_of_title(it.title)),
    Cue("opens as captions do", -5, lambda it: pictures.opens_as_caption(it.text)),
    Cue("a question", -4, lambda it: shapes.ends_question(it.text) and not it.title.endswith("?")),
    Cue("a title of its own stands over it", -3, lambda it: it.headed and not it.announced),
)


def _is_inverted(parts: citations.Parts) -> bool:
    """Return whether it opens as in the sciences: "Bo, A. (2031)."."""
    return parts.first and ", " in parts.names[0] and parts.rest[:6].strip("( ")[:4].isdigit()


def _tells(text: str) -> bool:
    """Return whether there are more than five sentences in it, not only volumes and pages after points."""
    found = shapes.sentences(text)
    return len(found) > 5 and sum(len(sentence) > _SENTENCE for sentence in found) > 2


_SENTENCE = 25


def find(lines: Sequence[Line], first: int, end: int, taken: Container[int], announced: int) -> list[Head]:
    """Return the papers cited on single lines between two indices (`end` excluded).

    From the line `announced` on, the title or a heading has mentioned papers.
    """
    found: dict[int, citations.Parts] = {}
    for index in range(first, end):
        if index in taken:
            continue
        parts = citations.read(lines[index].bare)
        above = found.get(index - 1) if found else None
        if parts is None and above and above.first:
            parts = _by_the_same(lines[index].bare, lines[index - 1].bare[slice(*above.authors)], above)
        if parts:
            found[index] = parts
    if len(found) > 1:  # among others, one name is enough
        alike = {lines[index].bare[0] for index in found} if all(it.signed for it in found.values()) else ""
        titles_first = sum(parts.first for parts in found.values()) * 2 < len(found)
        linked = all(_ends_in_link(lines[index].bare) for index in found)
        for index in range(first, end):
            text = lines[index].bare
            like = text[0] in alike or (linked and _ends_in_link(text)) or _is_beside(lines, index, found)
            if index in taken or index in found or not like:
                continue
            parts = (
                citations.titled(text, 1) if titles_first and venues.could_cite(text) else None
            ) or citations.read(text, 1)
            found |= {index: parts} if parts else {}
    listed = _listed(lines, first, end, taken, found)
    found |= listed
    _agree(lines, found)
    headed = _headed(lines, found)
    heads = []
    for index, parts in found.items():
        line = lines[index]
        it = _Cited(line.bare, parts, index > announced, len(found) - 1, index in headed, index in listed)
        if CITED.tips(it):
            spans = line.span(*parts.title), line.span(*parts.authors)
            heads.append(Head(*spans, parts.names, (index,), begin=line.start))
    return heads


def _by_the_same(text: str, named: str, above: citations.Parts) -> citations.Parts | None:
    """Return the parts of a citation in which a dash or a word stands for the names of the one above.

    "———. “Slow locks.” Canal History 4 (2031)." and "Dies.: Slow locks. Hull 2031."
    """
    same = _SAME.match(text)
    if same is None:
        return None
    if text[same.end()] == ".":
        named = named.removesuffix(".")
    parts = citations.read(named + text[same.end() :])
    if parts is None or not parts.first or parts.authors[1] > len(named) + 1:
        return None
    shift = same.end() - len(named)
    title = parts.title[0] + shift, parts.title[1] + shift
    return parts._replace(title=title, authors=same.span(), names=above.names)


_SAME = lazy.regex(
    r"(?:[—–]{1,3}|-{3}|_{2,6}"
    rf"|(?i:{'|'.join(map(re.escape, sorted(words_for('paper.same'))))}))(?=[.,:]? )"
)


def _listed(
    lines: Sequence[Line], first: int, end: int, taken: Container[int], found: Mapping[int, citations.Parts]
) -> dict[int, citations.Parts]:
    """Return the items without a link, "• Title. Ana Bo, Cy Dee", beside such as "• Title. Ana Bo. [pdf]"."""
    signs = {lines[index].bare[0] for index, it in found.items() if it.signed and not it.first}
    signs = {sign for sign in signs if not sign.isalnum()}
    result: dict[int, citations.Parts] = {}
    for index in range(first, end) if signs and len(found) > 1 else ():
        text = lines[index].bare
        if text[0] not in signs or index in found or index in taken or not _is_beside(lines, index, found):
            continue
        parts = citations.titled(text) if len(text) <= citations.REACH else None
        if parts and len(parts.names) > 1 and not parts.rest.strip(". "):
            result[index] = parts
    return result


def _ends_in_link(text: str) -> bool:
    return text[-1] == "]" and venues.has_link(text)


def _is_beside(lines: Sequence[Line], index: int, found: Container[int]) -> bool:
    """Return whether a line that cites a paper is right above or below one, as in a list of them."""
    above = index - 1 in found and lines[index].row == lines[index - 1].row + 1
    return above or (index + 1 in found and lines[index + 1].row == lines[index].row + 1)


def _agree(lines: Sequence[Line], found: dict[int, citations.Parts]) -> None:
    """Read the lines that do not seem to have their titles first, as most do, like those.

    "Append Only: A Retrospective. Claire Delacourt." among such as "Slow Logs. Jun Park and Bo Ek."
    """
    turned = [index for index, parts in found.items() if parts.first or _has_name(lines[index].bare, parts)]
    if not 0 < len(turned) * 2 < len(found):
        return
    for index in turned:
        if parts := citations.titled(lines[index].bare):
            found[index] = parts


def _has_name(text: str, parts: citations.Parts) -> bool:
    """Return whether what was citations.read as a title ends with the first of the authors."""
    pieces = text[slice(*parts.title)].split(". ")
    return any(names_in(". ".join(pieces[at:])) for at in range(max(1, len(pieces) - 2), len(pieces)))


def _headed(lines: Sequence[Line], found: Mapping[int, citations.Parts]) -> frozenset[int]:
    """Return which lines have a title of their own over them; none, if most have something there.

    A day, or who presents it, is over each paper of a reading group.
    """
    headed = frozenset(
        index
        for index in found
        if not (index - 1 in found or index + 1 in found) and _is_headed(lines, index)
    )
    return frozenset() if len(found) > _FEW and len(headed) * 2 > len(found) else headed


_FEW = 2


def _is_headed(lines: Sequence[Line], index: int) -> bool:
    """Return whether the line over another one opens a chunk with it and can be a title."""
    if index == 0 or lines[index].row > lines[index - 1].row + 1 or citations.SIGN.match(lines[index].bare):
        return False
    opens = index == 1 or lines[index - 1].row > lines[index - 2].row + 1
    return opens and shapes.is_title_like(lines[index - 1].bare.lstrip("#-*• "))
