"""What the lines of a page say that may be one ad: labels, headings, buttons, header, prose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import lines, mail_heads, menus, shapes, vocabulary
from reader.parsing.ads import captions, columns, menu_lines, names, naming, short_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model import Outline
    from reader.parsing.lines import Chunk, Line
    from reader.parsing.vocabulary import HeadingKind, LabelKind, Phrase

_VALUE_LENGTH = 200
_LONE_VALUE_LENGTH = 90
_PROSE_LENGTH = 90
_FACTS = 3
"""So many short lines under a heading such as "Job details" may be facts."""
_ADDRESS = 5
"""An address has fewer lines."""
_FIRST, _TOLD = 40, 4
"""Buttons that name the job are among so many first lines, and its name is longer."""
_TOP = 14
"""A page names its job within this many lines, not counting buttons."""
_OPEN_LABELS: frozenset[LabelKind] = frozenset({"place", "role", "company", "level", "employment", "remote"})
"""A line with one of these alone is a label rather than a heading."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a label says."""

    kind: LabelKind
    text: str
    index: int
    """The line it is on."""
    line: str
    """With its label."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a header line ("Halden Labs · Bergen · Full-time")."""

    text: str
    index: int
    """The line it is on."""
    alone: bool
    """It is the whole line."""


@dataclass(frozen=True)
class Page:
    """A short document's lines, up to what its board adds below the ad."""

    rows: Sequence[Line]
    end: int
    """The index of the first line that is no part of the ad any more."""
    outline: Outline | None = None
    """What its markup says, if it is a page of the web."""

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The bare lines up to the end, without the numbers that text browsers print before links."""
        return tuple(short_lines.unnumbered(row.bare) for row in self.rows[: self.end])

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """The lines between blank ones, up to the end."""
        return tuple(lines.chunks(self.rows, 0, self.end - 1))

    @cached_property
    def quiet(self) -> frozenset[int]:
        """The lines that are a board's buttons and ages."""
        return frozenset(filter(self.is_quiet, range(len(self.texts))))

    def is_quiet(self, index: int) -> bool:
        """Return whether a line is one of those; most pages are no ads, and need it of a few lines."""
        text = self.texts[index]
        if vocabulary.is_age(text) or (vocabulary.is_button(text) and not self._heads(index)):
            return True
        return index < _FIRST and self._acts(index)

    def _acts(self, index: int) -> bool:
        """Return whether a line is a button with what a line above says: "Save Baker"."""
        verb, _, rest = self.texts[index].partition(" ")
        if len(rest) <= _TOLD or not vocabulary.is_button(verb):
            return False
        return any(len(text) > _TOLD and rest.startswith(text) for text in self.texts[:index])

    @cached_property
    def menu(self) -> frozenset[int]:
        """The lines of menus, and what else is over an ad: a mail's head, what asks for consent."""
        return menu_lines.find(self.rows, self.texts, self.chunks) | self.leading | self.consent | self.mail

    @cached_property
    def leading(self) -> frozenset[int]:
        """The known entries of a menu that a page opens with, no blank line before what follows them."""
        return menu_lines.leading(self.texts)

    @cached_property
    def consent(self) -> frozenset[int]:
        """The lines over an ad that ask for consent, with their buttons and what is short among them."""
        return menu_lines.consent(self.rows, self.texts)

    @cached_property
    def passed_on(self) -> range:
        """The lines of the head of the mail that somebody passes on; what is over it is the other's."""
        return mail_heads.passed_on(self.chunks)

    @cached_property
    def mail(self) -> frozenset[int]:
        """The lines of a mail's head over an ad, or of all that is over a mail that was passed on."""
        if self.passed_on:
            return frozenset(range(self.passed_on.stop))
        return frozenset(range(menu_lines.mail_end(self.texts, self.chunks)))

    def _heads(self, index: int) -> bool:
        """Return whether a button's words are rather a heading: "Contact", with something below."""
        below = self.texts[index + 1] if index + 1 < len(self.texts) else ""
        if vocabulary.heading(self.texts[index]) is None:
            return vocabulary.lone_label(below) is not None  # "Details" over "Date posted"
        if vocabulary.spoken(self.texts[index])["apply"]:
            return False
        told = shapes.bullet(below) or shapes.ends_sentence(below) or len(below) > _PROSE_LENGTH
        reached = (c in "@0123456789" for at in (index + 1, *self._glued(index + 1)) for c in self._at(at))
        return bool(told) or any(reached)

    def _at(self, index: int) -> str:
        return self.texts[index] if index < len(self.texts) else ""

    @cached_property
    def headings(self) -> Mapping[int, HeadingKind]:
        """The kinds of the lines that head a section of an ad."""
        found = {}
        for index, text in enumerate(self.texts):
            kind = vocabulary.heading(text) or ("company" if vocabulary.told_of(text) else None)
            if kind and index not in self._lone and not shapes.bullet(text):
                found[index] = kind
        return found

    @cached_property
    def _lone(self) -> Mapping[int, LabelKind]:
        """The lines that are a label and have their value on the next line."""
        found: dict[int, LabelKind] = {}
        for index, text in enumerate(self.texts[:-1]):
            kind = None if index in self.leading else vocabulary.lone_label(text)
            if kind and index - 1 not in found and self._is_value(self._under(index, kind)):
                colon = text.rstrip("* ").endswith((":", "："))
                if kind == "other" and not (colon or found) and naming.looks_like_one(self.texts[index + 1]):
                    continue  # "Open positions", an entry of a menu right over the title
                if kind in _OPEN_LABELS or vocabulary.heading(text) is None or (colon and kind != "other"):
                    found[index] = kind
        return found

    def is_over_pay(self, index: int) -> bool:
        """Return whether a heading is rather the label of a sum below it: "Salary" over "£37,898"."""
        labels = vocabulary.lone_label(self.texts[index]) == "pay" and index + 1 < self.end
        return labels and self._is_value(index + 1) and short_lines.is_pay(self.texts[index + 1])

    def _under(self, index: int, kind: LabelKind) -> int:
        """Return the line right under a label; under a place's there may be a button first: "Show map"."""
        at = index + 2
        led = kind == "place" and at < self.end and vocabulary.is_button(self.texts[index + 1])
        return at if led and self.rows[at].row == self.rows[index].row + 2 else index + 1

    def _is_value(self, index: int) -> bool:
        text = self.texts[index]
        glued = self.rows[index].row == self.rows[index - 1].row + 1
        return (
            len(text) <= _LONE_VALUE_LENGTH
            and (glued or not shapes.ends_sentence(text))
            and not shapes.bullet(text)
            and vocabulary.heading(text) is None
            and vocabulary.lone_label(text) is None
            and vocabulary.label(text) is None
            and not vocabulary.is_button(text)
            and vocabulary.plain(text) not in menus.KNOWN
        )

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """What the labels say, in order; those of a mail's head count only if no other gives the role."""
        found = tuple(self._values())
        own = tuple(value for value in found if value.index not in self.mail)
        return own if any(value.kind == "role" for value in own) else found

    def _values(self) -> Iterator[Value]:
        for index, text in enumerate(self.texts):
            if index in self._lone:
                yield self._below(self._lone[index], index)
                continue
            found = vocabulary.label(text) or self._spaced.get(index) or columns.numbered(text)
            if found and 0 < len(found.value) <= _VALUE_LENGTH and not _is_part(text, found):
                yield Value(found.kind, found.value, index, text)

    @cached_property
    def _spaced(self) -> Mapping[int, vocabulary.Label]:
        """The labels with only a space before their values."""
        return {at: it for chunk in self.chunks for at, it in columns.labels(chunk)}

    def _below(self, kind: LabelKind, index: int) -> Value:
        """Return the value of a label that stands alone; what leads on to the next line is no value."""
        at = self._under(index, kind)
        if self.texts[at].endswith((":", "：")) and at + 1 < self.end:
            at += 1
        if kind == "place" and not names.is_known(self.texts[at]):
            at += names.town_of([self.texts[it] for it in (at, *self._glued(at))])
        return Value(kind, self.texts[at], at, f"{self.texts[index]} {self.texts[at]}")

    def _glued(self, index: int) -> Iterator[int]:
        """Yield the lines right below the first line of an address."""
        for at in range(index + 1, min(index + _ADDRESS, self.end)):
            if self.rows[at].row != self.rows[at - 1].row + 1:
                return
            yield at

    @cached_property
    def labelled(self) -> frozenset[int]:
        """The lines of labels and their values."""
        return frozenset({*self._lone, *(value.index for value in self.values)})

    def stated(self, *kinds: LabelKind) -> Iterator[str]:
        """Yield the values under labels of some kinds, in order."""
        return (value.text for value in self.values if value.kind in kinds)

    @cached_property
    def captioned(self) -> str:
        """The line in the text of an ad that names the job, over facts with pictures before them; or ""."""
        return captions.find(self.rows[self.body : min(self.end, _FIRST)])

    @cached_property
    def body(self) -> int:
        """The index of the first heading or prose: what comes before is the header."""
        for index, text in enumerate(self.texts):
            if index in self.menu:
                continue
            heads = index in self.headings and not self.is_quiet(index)
            if self._is_prose(index, text) or (heads and self._opens(index)):
                return index
        return self.end

    def _opens(self, index: int) -> bool:
        """Return whether a section is below a heading; near the top it may be a link among names.

        Facts in short lines, as under "Job details", are still of the header.
        """
        short = [*map(short_lines.is_short, self.texts[index + 1 : index + 1 + _FACTS])]
        below = index + 1
        if (
            below < min(self.end, menu_lines.REACH + 1)
            and self.is_quiet(below)
            and below not in self.labelled
        ):
            return False  # an entry of a menu, next to a button
        if self._is_tab(index):
            return False
        if index < menu_lines.REACH and self.headings[index] == "role" and self._is_over_name(below):
            return False
        if (
            index < menu_lines.REACH
            and self.headings[index] in {"role", "company"}
            and len(short) == _FACTS
            and all(short)
        ):
            return not any(map(short_lines.is_fact, self.texts[index + 1 : index + 1 + _FACTS]))
        return index > menu_lines.NEAR or not (short and short[0]) or index + 1 in self.headings

    def _is_over_name(self, index: int) -> bool:
        """Return whether the job's name is on a line, with more in short lines right below: its employer."""
        glued = index + 1 < self.end and self.rows[index + 1].row == self.rows[index - 1].row + 2
        return glued and short_lines.is_short(self.texts[index + 1]) and naming.heads(self.texts[index])

    def _is_tab(self, index: int) -> bool:
        """Return whether a heading near the top is one of several over nothing: "Profile / Team / Jobs"."""
        if index >= menu_lines.REACH:
            return False
        first, last = index, index
        while first > 0 and self.rows[first].row == self.rows[first - 1].row + 1:
            first -= 1
        while last + 1 < self.end and self.rows[last + 1].row == self.rows[last].row + 1:
            last += 1
        if (
            last >= menu_lines.REACH
            or last - first < _FACTS
            or not all(map(short_lines.is_short, self.texts[first : last + 1]))
        ):
            return False
        beside = (at in self.headings for at in range(first, last + 1) if abs(at - index) == 1)
        return any(beside) and not any(map(short_lines.is_fact, self.texts[first : last + 1]))

    def _is_prose(self, index: int, text: str) -> bool:
        if any(index in others for others in (self.labelled, self.consent, self.mail)):
            return False
        if self.is_quiet(index):
            return False
        if index in self._wrapped:
            return True
        if len(short_lines.SEGMENT.split(text)) > short_lines.FEW_PARTS:
            return False
        return len(text) > 2 * _PROSE_LENGTH or (len(text) > _PROSE_LENGTH / 2 and shapes.ends_sentence(text))

    @cached_property
    def _wrapped(self) -> frozenset[int]:
        """The lines of paragraphs broken at a column."""
        found: set[int] = set()
        for chunk in self.chunks:
            if len(chunk.texts) < _BROKEN or max(map(len, chunk.texts)) < shapes.LEAST_WRAPPED:
                continue
            if shapes.are_wrapped(chunk.texts):
                found |= set(range(chunk.first, chunk.last + 1))
                continue
            for first in range(len(chunk) - 1):
                if shapes.are_wrapped(chunk.texts[first : first + _BROKEN]):
                    found |= {chunk.first + first, chunk.first + first + 1}
        return frozenset(found)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, str], ...]:
        """The lines, those of a wrapped paragraph joined, each with the index of its first."""
        found: list[tuple[int, str]] = []
        for index, text in enumerate(self.texts):
            glued = index > 0 and self.rows[index].row == self.rows[index - 1].row + 1
            if glued and {index, index - 1} <= self._wrapped:
                found[-1] = (found[-1][0], f"{found[-1][1]} {text}")
            else:
                found.append((index, text))
        return tuple(found)

    @cached_property
    def top(self) -> tuple[int, ...]:
        """The lines that may name the job: those of the header, without buttons and values."""
        others = self.menu | self.labelled
        header = (index for index in range(min(self.body, self.end)) if index not in others)
        free = [index for index in header if not self.is_quiet(index)]
        return tuple(free[:_TOP])

    def segments(self, title: int | None) -> Iterator[Segment]:
        """Yield the parts of the header lines other than the title's."""
        for index in (index for index in self.top if index != title):
            if self._switches(index) or names.is_greeting(self.texts[index]):
                continue
            parts = [_bare(part) for part in short_lines.SEGMENT.split(self.texts[index])]
            parts = [part for part in parts if part]
            if len(parts) > 1 and all(_LANGUAGE.fullmatch(part) for part in parts):
                continue  # "ES | EN" switches to another language
            for part in parts:
                yield Segment(part, index, len(parts) == 1)

    def _switches(self, index: int) -> bool:
        """Return whether a line is one of two and more, right under each other, for other languages."""
        near = [self.texts[at] for at in (index - 1, index + 1) if 0 <= at < self.end]
        return _LANGUAGE.fullmatch(self.texts[index]) is not None and any(map(_LANGUAGE.fullmatch, near))

    @cached_property
    def prose(self) -> str:
        """The text from the body on, without labels."""
        own = (self.texts[i] for i in range(self.body, self.end) if i not in self.labelled)
        return "\n".join(own)

    @cached_property
    def spoken(self) -> Mapping[str, tuple[Phrase, ...]]:
        """The phrases of ads and articles in all of it."""
        return vocabulary.spoken(self.whole)

    @cached_property
    def whole(self) -> str:
        """All of the lines."""
        return "\n".join(self.texts)


_BROKEN = 2
"""A paragraph is broken over so many lines at least."""


def _is_part(text: str, found: vocabulary.Label) -> bool:
    """Return whether what reads like a label is none: a mailing list's tag, or how one works before where.

    "[Jobs] Baker in Hull", "Remote - Canada".
    """
    if found.kind == "remote" and names.is_known(found.value):
        return ":" not in text[: found.begin]
    return found.kind == "other" and text[0] == "[" and naming.heads(found.value)


_LANGUAGE = lazy.regex(r"[A-Z]{2}|[a-z]{2}")


def _bare(part: str) -> str:
    """Return a part of a header without signs and brackets around it."""
    part = part.strip(" \u00a0*_#,;/")
    return part[1:-1].strip() if part[:1] + part[-1:] in {"()", "[]", "（）"} else part
