"""Sections and bullets within a line: a posting's text, often one long line, split where its words suggest.

A heading within a line counts if it announces something: known words, written as a heading, before a capital,
a bullet or a colon ("Basic qualifications include a PhD" is prose). Signs between spaces are bullets if they
come as a list does: after a heading, a colon or a sentence, and before a new start (not in "sim2real - a
method", "A - B test" or "10 - 12 years").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from reader import lazy
from reader.model import SectionBlock
from reader.parsing import shapes, vocabulary
from reader.parsing.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SURE = (
    "key job responsibilities", "key responsibilities", "primary responsibilities", "main responsibilities",
    "job responsibilities", "your responsibilities", "roles and responsibilities", "a day in the life",
    "day in the life",
    "about the team", "about the role", "about the job", "about the position", "about this role",
    "about the company",
    "about our team", "about amazon", "basic qualifications", "minimum qualifications",
    "preferred qualifications",
    "required qualifications", "desired qualifications", "additional qualifications", "minimum requirements",
    "preferred requirements", "required skills", "preferred skills", "your benefits", "job description",
    "job overview",
    "job summary", "role summary", "role overview", "position summary", "position overview",
    "what you will do",
    "what you'll do", "what you’ll do", "what you will bring", "what you'll bring", "what you’ll bring",
    "what we offer",
    "what we are looking for", "what we're looking for", "what we’re looking for", "who you are",
    "who we are",
    "how to apply", "nice to have", "nice to haves", "your profile", "your tasks", "our benefits",
    "equal opportunity",
    "work/life balance", "work-life balance", "work life balance", "mentorship & career growth",
    "mentorship and career growth", "mentorship & career development", "inclusive team culture",
    "inclusive culture",
    "diverse experiences", "diverse team culture", "hybrid work", "utility computing (uc)",
    "export control requirement",
)  # fmt: skip
"""These head a section after any word, if followed by a capital, a bullet or a colon."""
_RISKY = (
    "about us", "about you", "perks", "benefits", "responsibilities", "qualifications", "requirements",
    "duties",
    "why aws", "why aws?", "why us", "why us?", "why join us", "why join us?", "why amazon",
    "why amazon?", "overview",
    "compensation", "the role", "the team", "the opportunity", "summary", "skills", "education",
    "experience", "bonus points",
    "minimum", "preferred",
)  # fmt: skip
"""Common words: they head a section only after a sentence or a list and before a capital or a bullet."""
_BEFORE_BULLETS = frozenset(
    {"qualifications", "requirements", "skills", "education", "experience", "benefits", "summary"} | {"perks"}
)
"""Within a line, these need a bullet or a colon after them."""
_ANNOUNCING = lazy.regex(r" (?:include|includes|are)?\s?:|:", re.IGNORECASE)
_SIGNS = frozenset("-–—•・*·‣▪●◦○■➢")
# Both start with a set of characters, which makes a pattern fast to search for.
_SIGN = lazy.regex(r"[-–—•・*·‣▪●◦○■➢](?<![^ ].)(?:(?<=[•・])|(?![^ ]))")
_POINT = lazy.regex(r" *\.(?= )")
"""Before a list's first item, in place of its bullet: a dot meant to be raised."""
_NUMBER = lazy.regex(r"(?<![^ ])\(?(\d{1,2})[.)](?![^ ])")
_NEXT_WORD = lazy.regex(r" +([^ ]+)")
_ROUND = frozenset("•・‣▪●◦○■➢")
_LONGEST = 100
"""A heading is shorter."""
_ITEM_NUMBER = lazy.regex(r"\(?(\d{1,2})[.)]")
_CLOSING = (
    "We are open to hiring candidates to work out of",
    "If you are interested, please",
    "Interested? Please",
)
"""These end a list: what they start is a paragraph again."""


def _phrase_pattern() -> re.Pattern[str]:
    """Build a pattern for the known headings, longer ones first, at words in or with capitals.

    Alternatives are grouped by first letter, which makes a pattern fast to search for.
    """
    table: dict[str, list[str]] = {}
    for phrase in sorted(_SURE + _RISKY, key=len, reverse=True):
        end = "" if " " in phrase else r"(?=[:?]?(?![^ ]))"
        table.setdefault(phrase[0].upper(), []).append(re.escape(phrase[1:]) + end)
    return re.compile(
        "|".join(
            rf"{first}(?<![^ ].)(?ai:{'|'.join(rest)})(?![^\W_])" for first, rest in sorted(table.items())
        )
    )


_PHRASE = _phrase_pattern()
_KNOWN = {phrase: phrase in _SURE for phrase in _SURE + _RISKY}
"""The headings, and whether they are sure."""


@dataclass(slots=True)
class _Mark:
    """A bullet or an item number among its words."""

    begin: int
    text: str
    before: str
    """The word before it in its stretch of the line, or ""."""
    after: str
    glued: bool
    """Its item's first word follows without a space."""


def pieces(text: str, start: int) -> Iterator[SectionBlock | tuple[int, str]]:
    """Yield the blocks of a line, and its headings with offsets, in order; `start` is the line's own offset.

    The line may be broken at a column. Nothing is lost: every character except spaces and bullets is in
    exactly one heading or block.
    """
    line, done = text.replace("\u00a0", " ").replace("\n", " "), 0
    for begin, end in [*_headings(line), (len(line), len(line))]:
        for kind, *ends in _blocks(line, done, begin):
            first, last = _trimmed(line, *ends)
            if first < last:
                yield SectionBlock(kind, start + first, text[first:last])
        if end > begin:
            yield start + begin, text[begin:end]
        done = end


@memoized
def item(text: str) -> int:
    """Return where the words of a line that is one item begin; 0 if it is none, or several."""
    begin = len(text) - len(text.lstrip())
    bare = text[begin:]
    length = shapes.bullet(bare) or shapes.number_length(bare)
    several = length and len(_signs_in(text.replace("\u00a0", " ").replace("\n", " "), begin, len(text))) > 1
    return begin + length if length and not several else 0


def _trimmed(line: str, first: int, last: int) -> tuple[int, int]:
    """Trim white space from a stretch of a line without copying it."""
    while first < last and line[first].isspace():
        first += 1
    while first < last and line[last - 1].isspace():
        last -= 1
    return first, last


def _headings(line: str) -> list[tuple[int, int]]:
    """Return where the headings of a line start and end, in order and without overlaps."""
    found: list[tuple[int, int]] = []
    for match in _PHRASE.finditer(line):
        heading = _heading_at(line, *match.span(), found[-1][1] if found else -1)
        if heading:
            found.append(heading)
    return found


@memoized
def is_heading(bare: str) -> bool:
    """Return whether a line on its own is nothing but the words of a heading, or has the signs of one."""
    if len(bare) >= _LONGEST:
        return False
    known = bare.rstrip(":").casefold() in _KNOWN or vocabulary.heading(bare) is not None
    return known or shapes.is_markdown_heading(bare)


def _heading_at(line: str, begin: int, end: int, heading_before: int) -> tuple[int, int] | None:
    written = line[begin:end]
    phrase = written.casefold()
    if begin < heading_before or not (written[1:] == phrase[1:] or _in_capitals(written)):
        return None
    if line[end : end + 1] == "?":
        end += 1
    announced = _ANNOUNCING.match(line, end)
    if announced:
        return begin, announced.end()
    fresh = _KNOWN[phrase] or _is_fresh(line, begin, heading_before)
    if fresh and _begins_anew(line, end, bulleted=phrase in _BEFORE_BULLETS):
        return begin, end
    return None


def _is_fresh(line: str, begin: int, heading_before: int) -> bool:
    """Return whether nothing, a heading, or the end of a sentence or item comes before an offset."""
    end = begin
    while end > 0 and line[end - 1] == " ":
        end -= 1
    return end in {0, heading_before} or _closes(line[line.rfind(" ", 0, end) + 1 : end])


def _in_capitals(written: str) -> bool:
    """Return whether it is written like a title: all capitals, or each longer word capitalized."""
    return written.isupper() or all(
        word[0].isupper() or len(word) < 4 or not word[0].isalpha() for word in written.split()
    )


def _closes(word: str) -> bool:
    return word in _SIGNS or shapes.ends_sentence(word) or word[-1] in ":;"


def _begins_anew(line: str, end: int, *, bulleted: bool) -> bool:
    """Return whether the text after a heading starts anew: with a capital, a bullet or an item number."""
    gap = line.find(" ", end)
    match = _NEXT_WORD.match(line, gap) if gap >= 0 else None
    if match is None:
        return True
    word = match.group(1)
    if word in _SIGNS or _ITEM_NUMBER.fullmatch(word) or word[0] == "•":
        return True
    return not bulleted and (word[0].isupper() or word[0] in "“\"‘'(" or word[0].isdigit())


def _blocks(line: str, start: int, stop: int) -> Iterator[tuple[Literal["paragraph", "bullet"], int, int]]:
    """Yield the paragraphs and bullets in a stretch of a line, without bullet signs: kind, start, end."""
    signs = _signs_in(line, start, stop)
    if not signs:
        closing = max(line.find(_CLOSING[0], start, stop), start)
        yield "paragraph", start, closing
        yield "paragraph", closing, stop
        return
    yield "paragraph", start, signs[0][0]
    items = [(at + length, end) for (at, length), (end, _) in pairwise(signs)]
    for begin, end in items:
        yield "bullet", begin, end
    begin = sum(signs[-1])
    cut = begin + _list_end(line[begin:stop], [line[a:b].strip() for a, b in items])
    yield "bullet", begin, cut
    yield "paragraph", cut, stop


def _signs_in(line: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Return where bullets and item numbers open items in a stretch of a line, and how long each is."""
    numbered = _numbers(line, begin, end)
    if numbered:
        return [(mark.begin, len(mark.text)) for mark in numbered]
    by_sign: dict[str, list[_Mark]] = {}
    for match in _SIGN.finditer(line, begin, end):
        by_sign.setdefault(match.group(), []).append(_mark(line, match, begin, end))
    for marks in sorted(by_sign.values(), key=lambda it: (-len(it), it[0].text)):
        accepted = _accepted(marks)
        if accepted:
            point = _POINT.match(line, begin, accepted[0].begin)
            return [*([(point.end() - 1, 1)] if point else []), *((mark.begin, 1) for mark in accepted)]
    return []


def _mark(line: str, match: re.Match[str], begin: int, end: int) -> _Mark:
    """Return a bullet or number with the adjacent words in its stretch of the line."""
    at, to = match.span()
    stop = at
    while stop > begin and line[stop - 1] == " ":
        stop -= 1
    before = line[max(begin, line.rfind(" ", begin, stop) + 1) : stop]
    after = _NEXT_WORD.match(line, to, end)
    glued = to < end and line[to] != " "
    return _Mark(at, match.group(), before, after.group(1) if after else "", glued)


def _accepted(marks: Sequence[_Mark]) -> list[_Mark]:
    """Return those occurrences of one sign that open an item."""
    accepted: list[_Mark] = []
    is_round = marks[0].text in _ROUND
    for mark in marks:
        if _opens_item(mark, lower=is_round) and (
            accepted or not mark.before or _closes(mark.before) or (is_round and len(marks) > 1)
        ):
            accepted.append(mark)
    if len(accepted) != 1 or is_round or not accepted[0].before:
        return accepted
    # A single dash after a sentence is a dash; after a colon it is a list of one.
    return accepted if accepted[0].before.endswith(":") else []


def _opens_item(mark: _Mark, *, lower: bool) -> bool:
    """Return whether the text after a sign can start an item, and the sign is no dash between two things."""
    before, after = mark.before, mark.after
    if mark.glued:
        return True
    if not after or after in _SIGNS or (before[-1:].isdigit() and after[0].isdigit()):
        return False
    if len(before) == 1 and len(after.rstrip(",.;")) == 1 and before.isalpha():
        return False
    return lower or not after[0].islower() or any(c.isupper() or c.isdigit() for c in after[1:])


def _numbers(line: str, begin: int, end: int) -> list[_Mark]:
    """Return the numbers 1., 2., 3. … of a list within a line: from 1, consecutive, at least two."""
    found: list[_Mark] = []
    if line.find("1.", begin, end) < 0 and line.find("1)", begin, end) < 0:
        return found
    for match in _NUMBER.finditer(line, begin, end):
        if int(match.group(1)) != len(found) + 1:
            continue
        mark = _mark(line, match, begin, end)
        fits = mark.after and not mark.after[0].islower()
        if fits and (found or not mark.before or _closes(mark.before)):
            found.append(mark)
    return found if len(found) > 1 else []


def _list_end(last: str, others: Sequence[str]) -> int:
    """Return how much of the last stretch is still the item; the rest is a paragraph again.

    If the items before it are one sentence each, so is the last.
    """
    for closing in _CLOSING:
        at = last.find(closing)
        if at > 0:
            last = last[:at]
    if others and all(len(shapes.sentences(item)) == 1 for item in others):
        first = shapes.sentences(last)[0] if last.strip() else ""
        return last.find(first) + len(first)
    return len(last)
