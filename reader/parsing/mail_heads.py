"""The head of a mail over a page that somebody passed on: who sent it, when, its subject, and a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.folding import letters
from reader.parsing import shapes
from reader.parsing.word_tables import any_of, words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.parsing.lines import Chunk, Line

_FIELD = lazy.regex(lambda: rf"{any_of(words_for('mail.fields') | words_for('mail.subject'))}\s?[:：]\s*\S")
_SUBJECT = lazy.regex(lambda: rf"{any_of(words_for('mail.subject'))}\s?[:：]\s*")
"""To match in a text in lower case."""
_FORWARDED = words_for("mail.forwarded")
_RULED = lazy.regex(r"[-_=]{3,}\s?[^\W\d_][\w \"'’]{3,40}\s?[-_=]{3,}")
"""What a mail program sets over the head: "---- Forwarded message ----"."""
_ENVELOPE = lazy.regex(r"From \S.{0,80} \d\d:\d\d:\d\d (?:\S{1,6} )?\d{4}")
"""What parts the mails of a file: "From ana at quay.example  Mon Mar  3 10:14:52 2031"."""
_REACH = 40
"""A label and what separates it from its value are no longer."""
_TOP = 12
"""The head's fields are among so many lines."""
_NOTE = 3
"""A note has no more lines."""


def is_head(texts: Sequence[str]) -> bool:
    """Return whether lines are a mail's head: two labelled fields and more, or one under a program's rule."""
    ruled = _RULED.fullmatch(texts[0][:80]) is not None or is_envelope(texts[0])
    fields = sum(map(_is_field, texts))
    return fields + ruled > 1 and fields * 2 >= len(texts) - ruled


def is_envelope(text: str) -> bool:
    """Return whether a line says, before a mail in a file of several, from whom it came and when."""
    return text.startswith("From ") and _ENVELOPE.fullmatch(text) is not None


def is_sent(sender: str, when: str) -> bool:
    """Return whether two lines say who sent a mail and when, as archives of lists have it.

    "Ana Bo ana at quay.example" over "Mon Mar 3 10:14:52 UTC 2031".
    """
    if len(when) > _REACH or _SENT.fullmatch(when) is None:
        return False
    return _ARCHIVED.fullmatch(sender[:_LONGEST]) is not None


_SENT = lazy.regex(r"[A-Z][a-z]{2},? .{5,8} \d\d:\d\d:\d\d \S{1,6} \d{4}")
_ARCHIVED = lazy.regex(r"[^\W\d_].{1,60} \S+ at \S+\.\S+")


def passed_on(chunks: Iterable[Chunk]) -> range:
    """Return the lines of the head of a mail that is passed on in another; none if no mail is.

    `chunks` are those of a text; it may begin with what somebody says to the mail. Of that only the rule may
    be left over it: "---- Forwarded message ----".
    """
    for at, chunk in enumerate(chunks):
        if chunk.first > _ABOVE:
            break
        ruled = at and len(chunk) <= _TOP and _RULED.fullmatch(chunk.texts[0][:80])
        if ruled and (is_head(chunk.texts) or (len(chunk) == 1 and passes_on(chunk.texts[0]))):
            return range(chunk.first, chunk.last + 1)
    return range(0)


def passed_on_below(chunks: Sequence[Chunk]) -> int:
    """Return the first line under the note of who passes on what follows, or 0.

    The note is right under the head of the mail that opens a text, whose subject or rule says that it is
    passed on.
    """
    if len(chunks) < _NOTE or len(chunks[1]) > _NOTE:
        return 0
    head = chunks[0].texts
    said = (text[match.end() :] for text in head if (match := _SUBJECT.match(text[:_REACH].casefold())))
    passed = passes_on(head[0]) or any(_PASSED_ON.match(it.lstrip()) for it in said)
    return chunks[1].last + 1 if passed else 0


def passes_on(text: str) -> bool:
    """Return whether a line is what a mail program sets over a mail that somebody passes on."""
    return text.strip("-_= ").casefold() in _FORWARDED


_ABOVE = 24
"""Who passes a mail on says no more."""


def subject(rows: Sequence[Line]) -> tuple[int, str] | None:
    """Return the line of the subject in the head of a mail that opens a text, and what it says.

    None if there is none, or if the text is a file of mails, or names no more than whose mail it passes on.
    """
    first, stop = 0, _chunk_end(rows, 0)
    if 0 < stop <= _NOTE and stop < len(rows) and _RULED.fullmatch(rows[stop].bare[:80]):
        first, stop = stop, _chunk_end(rows, stop)  # under a note of who passed it on
    head = [row.bare for row in rows[first:stop]]
    if not head or is_envelope(head[0]) or not is_head(head):
        return None
    for index, text in enumerate(head, first):
        match = _SUBJECT.match(text[:_REACH].casefold())
        if match and (said := text[match.end() :].strip()) and not _PASSED_ON.match(said):
            return index, said
    return None


def _chunk_end(rows: Sequence[Line], first: int) -> int:
    """Return the index after the lines that follow one without a blank line, at the top."""
    stop = min(first + 1, len(rows))
    while stop < min(len(rows), _TOP) and rows[stop].row == rows[stop - 1].row + 1:
        stop += 1
    return stop


def copied(rows: Sequence[Line]) -> int:
    """Return how many lines at the top are a mail's head as copied from a reader in a browser, or 0.

    That has no labels: the subject, the sender with the address, and maybe a day and "to me". A folder's name
    and buttons may be under the subject.
    """
    if len(rows) < _NOTE or _is_field(rows[0].bare) or not shapes.is_title_like(rows[0].bare):
        return 0
    near = [row.bare for row in rows[1:_BUTTONS]]
    sender = next((at for at, text in enumerate(near, 1) if _SENDER.fullmatch(text[:_LONGEST])), 0)
    buttons = all(len(text) <= _BUTTON for text in near[: max(0, sender - 1)])
    return _chunk_end(rows, sender) if sender and buttons else 0


_BUTTONS, _BUTTON = 6, 24
"""The sender is among so many lines, and no word over it is longer."""
_SENDER = lazy.regex(r"[^<>:@]{2,60} <[^\s<>@]+@[^\s<>@]+>")
_LONGEST = 200


_PASSED_ON = lazy.regex(r"(?:fwd?|wg|tr|rv|vs|re|aw|sv|antw)\s?:", re.IGNORECASE)


def _is_field(text: str) -> bool:
    head = text[:_REACH]
    return (":" in head or "：" in head) and _FIELD.match(head.casefold()) is not None


def is_subject(text: str, above: Sequence[Line]) -> bool:
    """Return whether a line says what the subject of a mail's head above it said."""
    for row in above[:_TOP]:
        before, found, after = row.bare.rpartition(text)
        if (
            found
            and (not after or after.lstrip()[:1] in _PARTS)
            and _SUBJECT.match(before[:_REACH].casefold())
        ):
            return True
    return False


_PARTS = frozenset(":–—-|")
"""Between the name of a letter and what else its subject says."""


def said_again(rows: Sequence[Line], end: int) -> int | None:
    """Return the index of the line that only says what the subject of a mail above said."""
    for at, row in enumerate(rows[: min(end, _TOP)]):
        head = row.bare[:_REACH].casefold()
        match = _SUBJECT.match(head) if ":" in head or "：" in head else None
        if match and is_head([it.bare for it in rows[max(0, at - _NOTE) : at + _NOTE]]):
            return _again(rows, row.bare[match.end() :], range(at + 1, min(end, at + _BELOW)))
    return None


def _again(rows: Sequence[Line], subject: str, below: range) -> int | None:
    """Return the line that is a subject, under no text: there the subject names one of several items.

    A list's name in brackets may be before it in the head, and its day behind it in the letter.
    """
    said = _LISTED.sub("", subject)
    for index in below:
        text = rows[index].bare
        if said and (text.lstrip("# ") == said or letters(text) in {letters(said), letters(subject)}):
            return index
        if len(said) > _SAID and text.startswith(said) and text[len(said) :].lstrip()[:1] in _DAYS_AFTER:
            return index
        if len(text) > _TEXT and shapes.ends_sentence(text):
            break
    return None


_LISTED = lazy.regex(r"^(?:\[[^\[\]]{1,40}\]\s*)+")
_SAID, _DAYS_AFTER = 8, frozenset(":–—-|,(")
_TEXT = 80


_BELOW = 20
"""A subject is said again in one of so many lines below."""


def note(top: Sequence[Chunk], opens_page: Callable[[Sequence[str]], bool]) -> int | None:
    """Return the place of the chunk that is a note of who passed a page on, None if there is none.

    It stands between the mail's head and the page, of which `opens_page` knows the first lines.
    """
    if len(top) < 3 or not is_head(top[0].texts) or len(top[1]) > _NOTE:
        return None
    said = not shapes.is_title_like(top[1].texts[-1]) or top[1].texts[0][0].islower()
    return 1 if said and any(opens_page(chunk.texts) for chunk in top[2:4]) else None
