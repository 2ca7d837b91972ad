"""Posts whose heads take several lines: a name by the day and the hour, or by the number of the post.

"Ana Bo" / "Monday, 3 May 2032" / "10:04"; "May 3, 2032" / "#2" / "ana" / "Senior Member" / "Posts" / "23".
Where there is a button to answer each: "ana" / "•" / "5d ago" over it, or "Reply" / "5d" under it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reader import lazy
from reader.parsing import chats, menus, shapes, vocabulary
from reader.parsing.chats import Stamp
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.parsing.lines import Line

_When: TypeAlias = Literal["clock", "number", "day", ""]

_LEAST, _PAIR = 3, 2
_LENGTH, _ENDS = 40, frozenset("0123456789mMr.)年日")
_NUMBER = lazy.regex(r"(?:[^\W\d_]{3,12} )?#\d{1,6}\.?")
_NUMBERED = lazy.regex(r"\s*[·|,–—-]?\s*#\d{1,6}\.?$|^(?:[^\W\d_]{3,12} )?#\d{1,6}\s*[·|,.:–—-]?\s*")
"""The number of a post behind its day or before it: "5 Jan 2026   #2", "#2 · 5 Jan 2026"."""
_REPLIES = words_for("thread.reply")
_CARD = 14
"""So many lines may say who wrote a post."""
_RANK = 32
_MOST_LABEL = 30
_OWN = frozenset({"role", "company", "pay", "employment"})
"""Labels of jobs, which no forum has in what it says of its members."""


class _Head(NamedTuple):
    """Lines that say when a post was written, and its number: [first, end)."""

    first: int
    end: int
    numbered: bool


def find(rows: Sequence[Line], signed: Sequence[int], numbered: Sequence[int]) -> list[Stamp]:
    """Return the heads of at least three posts, or of two that have their age or address; else [].

    `signed` are the lines that neither a letter nor a digit opens, `numbered` those with a digit.
    """
    end = len(rows)
    heads = list(_heads(rows, numbered))
    counted = [head for head in heads if head.numbered]
    if len(counted) >= _LEAST:
        named = _are_named_above(rows, counted)
        stamps = list(_named_above(rows, counted) if named else _with_cards(rows, counted, end))
        if len(stamps) >= _LEAST and chats.are_said(rows, stamps, end):
            return _with_repeated(rows, stamps)
    timed = [head for head in heads if not head.numbered]
    stamps = list(_named_above(rows, timed)) if len(timed) >= _LEAST else []
    stamps = stamps if len(stamps) >= _LEAST else _aged(rows, numbered, end)
    stamps = stamps if len(stamps) >= _PAIR else _addressed(rows, signed)
    stamps = stamps if len(stamps) >= _PAIR else _named_beside(rows, numbered)
    return _with_repeated(rows, stamps) if len(stamps) >= _PAIR else []


def _named_beside(rows: Sequence[Line], numbered: Sequence[int]) -> list[Stamp]:
    """Return the heads of posts by names with numbers that rise, each over what is said of a member.

    "oakandash · #1" / "Joined Mar 2024 · 612 posts".
    """
    found: list[Stamp] = []
    last = 0
    for index in numbered:
        text = rows[index].bare
        match = _NAME_AND_NUMBER.fullmatch(text) if "#" in text and len(text) <= _LENGTH else None
        if match and int(match[1]) > last and (below := _glued_below(rows, index)):
            last = int(match[1])
            found.append(Stamp(index, 0, height=1 + below))
    return found if len(found) >= _LEAST else []


_NAME_AND_NUMBER = lazy.regex(r"[\w.-]{2,30} ?[·|•,–—-] ?#(\d{1,6})")


def _glued_below(rows: Sequence[Line], index: int) -> int:
    """Return how many short lines are right below one."""
    below = index + 1
    while (
        below < min(len(rows), index + _CARD)
        and rows[below].row == rows[below - 1].row + 1
        and len(rows[below].bare) <= _LENGTH
    ):
        below += 1
    return below - index - 1


def _addressed(rows: Sequence[Line], signed: Sequence[int]) -> list[Stamp]:
    """Return the heads of posts by a name over an address, and an age or day under it in most.

    "Ana Bo" / "@ana@quay.example" / "2h".
    """
    found: list[Stamp] = []
    for index in signed:
        text = rows[index].bare
        if (
            text[0] == "@"
            and 0 < index < len(rows) - 1
            and rows[index].row == rows[index - 1].row + 1
            and _ADDRESS.fullmatch(text)
        ):
            below = rows[index + 1].bare
            dated = len(below) <= _LENGTH and (_is_age(below) or chats.is_day(below))
            found.append(Stamp(index - 1, 0, height=2 + dated))
    return found


_ADDRESS = lazy.regex(r"@[\w.-]{2,40}(?:@[\w.-]{3,60})?")


def _aged(rows: Sequence[Line], numbered: Sequence[int], end: int) -> list[Stamp]:
    """Return the heads of posts with a button to answer and an age each, over the text or by the button."""
    ages = [index for index in numbered if len(rows[index].bare) <= _AGE and _is_age(rows[index].bare)]
    if len(ages) < _PAIR:
        return []
    if len(counted := _counted(rows, ages)) >= _LEAST:
        return counted
    replies = [index for index in range(end) if menus.bare(rows[index].bare) in _REPLIES]
    if len(replies) < _PAIR:
        return []
    ends = sorted({end for index in ages if (end := _closing(rows, index, replies))})
    if len(ends) >= _LEAST:
        firsts = [_first_of(rows, ends[0]), *(index + 1 for index in ends[:-1])]
        return [Stamp(index, 0) for index in firsts if len(rows[index].bare) <= _RANK]
    heads = [_Head(index, index + 1, numbered=False) for index in ages]
    return list(_named_above(rows, heads, chats.is_nick)) if _is_signed(rows, heads) else []


def _counted(rows: Sequence[Line], ages: Sequence[int]) -> list[Stamp]:
    """Return the heads of posts with their number over the name over the age: "2" / "ana" / "5 days ago"."""
    found: list[Stamp] = []
    for index in ages:
        number = rows[index - 2].bare if index > 1 else ""
        next_one = number == str(int(rows[found[-1].line].bare) + 1) if found else number.isdecimal()
        if next_one and chats.is_nick(rows[index - 1].bare):
            found.append(Stamp(index - 2, 0, height=3))
    return found


_AGE, _BUTTONS = 24, 3
"""No age is longer; and so far from it is the button to answer."""


def _is_age(text: str) -> bool:
    """Return whether a line is an age, with a sign before it or without: "5d ago", "OP • 5d ago"."""
    return chats.is_age(text.rpartition(_SIGN)[2].strip())


_SIGN = "•"


def _closing(rows: Sequence[Line], age: int, replies: Sequence[int]) -> int:
    """Return the last of an age and the button to answer if these close a post side by side, or 0."""
    at = bisect_left(replies, age)
    for reply in replies[max(0, at - 1) : at + 1]:
        first, last = sorted((reply, age))
        between = rows[first + 1 : last]
        glued = rows[last].row - rows[first].row == last - first <= _BUTTONS
        if glued and all(menus.bare(row.bare) in menus.KNOWN for row in between):
            return last
    return 0


def _first_of(rows: Sequence[Line], end: int) -> int:
    """Return where the first post begins, which ends at a line: below other buttons, or a blank line."""
    top = end - 1
    while top > 0 and rows[top - 1].row == rows[top].row - 1:
        if top < end - _BUTTONS and menus.bare(rows[top - 1].bare) in menus.KNOWN:
            break
        top -= 1
    return top


def _is_signed(rows: Sequence[Line], heads: Sequence[_Head]) -> bool:
    """Return whether the same sign stands between most names and ages, or before most ages: "•"."""
    over = Counter(rows[head.first - 1].bare for head in heads if head.first)
    sign, often = over.most_common(1)[0] if over else ("", 0)
    if any(map(str.isalnum, sign)):
        often = sum(_SIGN in rows[head.first].bare for head in heads)
    return often >= _PAIR and often * 2 > len(heads)


def _with_repeated(rows: Sequence[Line], stamps: Sequence[Stamp]) -> list[Stamp]:
    """Return heads with the line under them if it is the same in most: "to Boat talk"."""
    under = [rows[it.line + it.height].bare if it.line + it.height < len(rows) else "" for it in stamps]
    text, often = Counter(under).most_common(1)[0]
    if often < _LEAST or often * 2 <= len(stamps) or len(text) > _LENGTH or vocabulary.label(text):
        return list(stamps)
    return [it._replace(height=it.height + (own == text)) for it, own in zip(stamps, under, strict=True)]


def _heads(rows: Sequence[Line], numbered: Sequence[int]) -> Iterator[_Head]:
    """Yield the runs of lines that say when, if they name an hour or the number of a post."""
    first, kinds = -1, set[_When]()
    end = -1
    for index in (*numbered, len(rows)):
        kind = _when(rows[index].bare) if index < len(rows) else ""
        if kind and kinds and index == end and rows[index].row == rows[index - 1].row + 1:
            kinds.add(kind)
            end = index + 1
            continue
        if kinds & {"clock", "number"}:
            yield _Head(_from_day(rows, first), end, "number" in kinds)
        first, end, kinds = index, index + 1, ({kind} if kind else set())


def _when(text: str) -> _When:
    """Return whether a line is an hour, with its day or without, a day, or the number of a post."""
    if len(text) > _LENGTH or text[-1] not in _ENDS:
        return ""
    if "#" in text:
        numbered = _NUMBER.fullmatch(text) or _says_when(_NUMBERED.sub("", text))
        return "number" if numbered else ""
    if chats.is_clock(text):
        return "clock"
    return "day" if chats.is_day(text) else ""


def _says_when(text: str) -> bool:
    """Return whether the line of a post's number says besides when it was written, and nothing else."""
    return chats.is_clock(text) or chats.is_day(text)


def _from_day(rows: Sequence[Line], first: int) -> int:
    """Return the day over a number, with a button between them at most: "Jan 4" / "Bookmark" / "#1"."""
    over = first - 2
    glued = over >= 0 and rows[over].row == rows[first].row - 2
    return over if glued and "#" in rows[first].bare and _when(rows[over].bare) in {"day", "clock"} else first


def _are_named_above(rows: Sequence[Line], heads: Sequence[_Head]) -> bool:
    """Return whether names stand right over most heads, and not what closes the posts before: "Reply"."""
    above = Counter(
        rows[head.first - 1].bare
        for head in heads
        if head.first and rows[head.first - 1].row == rows[head.first].row - 1
    )
    often = max(above.values(), default=0)
    return above.total() >= _LEAST and above.total() * 2 > len(heads) and often * 2 <= len(heads)


def _named_above(
    rows: Sequence[Line], heads: Sequence[_Head], is_name: Callable[[str], bool] = chats.is_name
) -> Iterator[Stamp]:
    """Yield the heads under names, with a word between them that is the same in all: "unread,"."""
    above = Counter(rows[head.first - 1].bare for head in heads if head.first)
    word, often = above.most_common(1)[0] if above else ("", 0)
    size = 2 if often >= _LEAST and often * 2 > len(heads) else 1
    cards = [_card(rows, head.first) for head in heads]
    carded = sum(card > 1 for card in cards)
    carded = carded >= _LEAST and carded * 2 > len(heads)
    for head, card in zip(heads, cards, strict=True):
        name = head.first - (card if carded and card else size)
        known = size == 1 or carded or rows[head.first - 1].bare == word
        if name >= 0 and known and is_name(rows[name].bare):
            yield Stamp(name, 0, height=head.end - name)


def _card(rows: Sequence[Line], head: int) -> int:
    """Return how many short lines open the chunk over the day of a post, its author's name first, or 0."""
    top = head
    while top > max(0, head - _CARD) and rows[top - 1].row == rows[top].row - 1:
        top -= 1
        if len(rows[top].bare) > _RANK:
            return 0
    return head - top


def _with_cards(rows: Sequence[Line], heads: Sequence[_Head], end: int) -> Iterator[Stamp]:
    """Yield the heads with the names below them, and what the forum says of each member."""
    stops = [*(head.first for head in heads[1:]), end]
    labels = _labels(rows, heads, stops)
    ranks = _ranks(rows, heads)
    for head, stop in zip(heads, stops, strict=True):
        if head.end < stop and len(rows[head.end].bare) <= _RANK:
            after = _after_card(rows, head.end + 1, min(stop, head.end + _CARD), labels, ranks)
            if after < stop:
                yield Stamp(head.first, 0, height=after - head.first)


def _labels(rows: Sequence[Line], heads: Sequence[_Head], stops: Sequence[int]) -> set[str]:
    """Return what opens lines of most cards: "Joined", "Posts"."""
    found = Counter(
        label
        for head, stop in zip(heads, stops, strict=True)
        for label in {_label(rows[index].bare) for index in range(head.end + 1, min(stop, head.end + _CARD))}
        - {""}
    )
    return {label for label, times in found.items() if times >= _LEAST and times * 2 >= len(heads)}


def _label(text: str) -> str:
    """Return a label or what a line has before its colon, or ""."""
    label = text.partition(":")[0]
    return label if len(label) <= _MOST_LABEL and not shapes.has_digit(label) else ""


def _ranks(rows: Sequence[Line], heads: Sequence[_Head]) -> set[str]:
    """Return what members are, as the line under their names says: "Senior Member".

    Several are the same; where most are, so are the others what is as short.
    """
    under = [rows[head.end + 1].bare for head in heads if head.end + 1 < len(rows)]
    short = Counter(text for text in under if len(text) <= _RANK and not shapes.ends_sentence(text))
    same = {text for text, times in short.items() if times > 1}
    return {*short} if sum(text in same for text in under) * 2 > len(under) else same


def _after_card(rows: Sequence[Line], first: int, end: int, labels: set[str], ranks: set[str]) -> int:
    """Return the first line after what a forum says of a member, from the line under the name on."""
    index = first
    while index < end:
        text = rows[index].bare
        own = vocabulary.label(text)
        of_job = vocabulary.lone_label(text) in _OWN or (own is not None and own.kind in _OWN)
        if of_job or rows[index].row > rows[index - 1].row + 1:
            break
        if _label(text) in labels:
            below = rows[index + 1].bare if index + 1 < end else ""
            valued = ":" not in text and 0 < len(below) <= _LENGTH and not shapes.ends_sentence(below)
            index += 1 + valued  # with its value below
        elif text in ranks or (len(text) <= _RANK and _opens(rows, index + 1, end, labels)):
            index += 1
        else:
            break
    return index


def _opens(rows: Sequence[Line], index: int, end: int, labels: Iterable[str]) -> bool:
    """Return whether a line opens the labels of a card."""
    return index < end and _label(rows[index].bare) in labels
