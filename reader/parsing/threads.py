"""Threads: who says what when, as the lines over each comment or mail tell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import (
    chats,
    comment_lines,
    lines,
    mail_digests,
    mail_heads,
    menus,
    posts,
    related,
    role_words,
    shapes,
    vocabulary,
)
from reader.parsing.comment_lines import Comment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Line
    from reader.parsing.scanning import Scan

_MARKED = lazy.regex(r"\[[-–+]\]|\b(?:next|prev|parent|points?|u/\w)\b|»")
_ONE_WORD = lazy.regex(r"(?=.{2,30}$)[\w.-]+")


def comments(rows: Sequence[Line], scan: Scan) -> list[Comment]:
    """Return the comments of a thread, or the mails of a digest; [] if it is neither.

    `scan` is that of all lines.
    """
    end = len(rows)
    if mails := mail_digests.find(rows, scan.short):
        return mails
    # Those that may say when: short ones with a digit and more, and a long one that may open with an hour.
    numbered = [
        index
        for index, row in enumerate(rows)
        if (
            shapes.has_digit(row.bare) and not row.bare.isdecimal()
            if len(row.bare) <= comment_lines.LONGEST
            else row.bare[0] == "[" or row.bare[0].isdigit()
        )
    ]
    if found := _answers(rows, numbered, end) or _archived(rows, numbered, end):
        return found
    authors = {
        index: name
        for index in numbered
        if rows[index].bare[-1] not in ".!?:" and (name := comment_lines.plain_author(rows[index].bare))
    }
    if stamps := max(posts.find(rows, scan.signed, numbered), chats.find(rows, numbered, end), key=len):
        if _are_jobs([rows[it.line].bare for it in stamps[:_SAMPLE] if it.height > 1]):
            return []
        ends = [*(it.line for it in stamps[1:]), end]
        found = [_stamped(rows, stamp, after) for stamp, after in zip(stamps, ends, strict=True)]
        if len(found) > _ANSWERS or all(_is_acted_on(rows, it) for it in found):
            return _closed(rows, found)
    metas = list(authors)
    found = [_comment(rows, meta, after) for meta, after in zip(metas, [*metas[1:], end], strict=False)]
    found = [_unsigned(rows, it, authors[it.meta]) for it in found if it.first <= it.last]
    marked = any(_MARKED.search(rows[meta].bare) for meta in metas)
    under = (index for it in found for index in range(it.last + 1, it.end + 1))
    below = any(comment_lines.is_below(rows[index].bare) for index in under)
    alike = len(found) > 2 and all(map(_ONE_WORD.fullmatch, authors.values()))
    return _closed(rows, found) if marked or below or alike else []


_SAMPLE, _CLOSING = 20, 50


def _is_acted_on(rows: Sequence[Line], comment: Comment) -> bool:
    """Return whether what stands under comments is under one: "Reply", "5 likes"."""
    return comment.last < comment.end and comment_lines.is_below(rows[comment.last + 1].bare)


def _are_jobs(names: Sequence[str]) -> bool:
    """Return whether most names over a day are those of jobs: "Electrician" over "Published 8 October"."""
    return sum(map(role_words.names_role, names)) * 2 > len(names)


def _closed(rows: Sequence[Line], said: list[Comment]) -> list[Comment]:
    """Return comments without the lines that close most of them, and the last without the page's menu."""
    while said:
        closing = Counter(rows[it.last].bare for it in said if it.first < it.last)
        text, often = closing.most_common(1)[0] if closing else ("", 0)
        if often < _ANSWERS + 1 or often * 2 < len(said) or len(text) > _CLOSING:
            break
        said = [_without(rows, it, text) for it in said]
    return [*said[:-1], _unfooted(rows, said[-1])] if said else []


def _without(rows: Sequence[Line], comment: Comment, closing: str) -> Comment:
    ends = comment.first < comment.last and rows[comment.last].bare == closing
    return _whole(rows, comment._replace(last=comment.last - 1)) if ends else comment


def _unfooted(rows: Sequence[Line], comment: Comment) -> Comment:
    """Return a comment without the chunks at the end of which half are a menu's, or with other topics."""
    last = comment.last
    while last > comment.first:
        top = last
        while top > comment.first and rows[top - 1].row == rows[top].row - 1:
            top -= 1
        known = sum(_is_pages(row.bare) for row in rows[top : last + 1])
        if top == comment.first or not (known * 2 >= last + 1 - top or related.is_label(rows[top].bare)):
            break
        last = top - 1
    return comment if last == comment.last else _whole(rows, comment._replace(last=last))


def _is_pages(text: str) -> bool:
    """Return whether a line is an entry of a page's menu, or several, one of which is known."""
    if menus.bare(text) in menus.KNOWN or menus.opens_as_pages_do(text):
        return True
    return menus.is_bar(text) and not menus.KNOWN.isdisjoint(menus.pieces(text))


def _answers(rows: Sequence[Line], numbered: Sequence[int], end: int) -> list[Comment]:
    """Return the answers of a site for questions: how many agree over each, and when it was given below.

    `numbered` are the lines with a digit and more.
    """
    signed = [index for index in numbered if comment_lines.is_answered(rows[index].bare)]
    found: list[Comment] = []
    top = 0
    for index, after in zip(signed, [*signed[1:], end], strict=False):
        meta = _votes(rows, top, index)
        if meta is not None:
            found.append(_comment(rows, meta, index)._replace(end=after - 1))
        top = index + 1
    if len(found) < _ANSWERS:
        return []
    ends = [*(it.meta - 1 for it in found[1:]), found[-1].end]
    return [it._replace(end=last) for it, last in zip(found, ends, strict=True) if it.first <= it.last]


_ANSWERS = 2


def _archived(rows: Sequence[Line], numbered: Sequence[int], end: int) -> list[Comment]:
    """Return the mails of a list's archive: who wrote, "ana at quay.example", right over when, to the second.

    The archive's links, as items, and a rule may be between that and the text; below it is a rule too.
    """
    sent = [
        index
        for index in numbered
        if index
        and rows[index].row == rows[index - 1].row + 1
        and mail_heads.is_sent(rows[index - 1].bare, rows[index].bare)
    ]
    if len(sent) < _ANSWERS:
        return []
    found = []
    for index, after in zip(sent, [*(it - 1 for it in sent[1:]), end], strict=True):
        first = index + 1
        while first < after - 1 and not rows[first].bare[0].isalnum():
            first += 1
        rules = (at for at in range(first, after) if lines.is_rule(rows[at].bare))
        found.append(Comment(index - 1, first, next(rules, after) - 1, after - 1))
    return [it for it in found if it.first <= it.last]


def _votes(rows: Sequence[Line], first: int, end: int) -> int | None:
    """Return the line over an answer that counts who agree: by preference under one of the page's own.

    Between the answer and the line that says when it was given are a few buttons and nothing else.
    """
    counts = [index for index in range(first, end) if _VOTES.fullmatch(rows[index].bare)]
    counts = [index for index in counts if end - _comment(rows, index, end).last <= _BUTTONS]
    own = (index for index in counts if index and rows[index - 1].bare.casefold() in menus.KNOWN)
    lower = (index for index in counts if not first or index >= first + _SIGNATURE)
    return next(own, next(lower, None))


_VOTES = lazy.regex(r"-?\d{1,5}")
_BUTTONS, _SIGNATURE = 6, 3
"""So many lines may be between an answer and its day, and so many below that say who gave it."""


def _comment(rows: Sequence[Line], meta: int, after: int) -> Comment:
    """Return a comment that ends before what stands under it."""
    under = (index for index in range(meta + 1, after) if comment_lines.is_below(rows[index].bare))
    below = next(under, after)
    return _whole(rows, Comment(meta, meta + 1, below - 1, after - 1))


def _whole(rows: Sequence[Line], comment: Comment) -> Comment:
    """Return a comment without the counts and signs around it, and without a mail's signature."""
    first, last = comment.first, comment.last
    last = next((at for at in range(first, last) if rows[at + 1].bare == mail_digests.SIGNATURE), last)
    while first < last and comment_lines.is_count(rows[last].bare):
        last -= 1
    if first < last and rows[first].bare.isdigit():
        first += 1  # how many agree, under who wrote
    return comment._replace(first=first, last=last)


def _unsigned(rows: Sequence[Line], comment: Comment, name: str) -> Comment:
    """Return a comment without what a forum says of its author below it: the name again, over counts.

    "ines", "Posts: 23", "Joined: Tue Feb 06, 2024".
    """
    for index in range(comment.first + 1, comment.last):
        if vocabulary.plain(rows[index].bare) == name and _COUNTED.match(rows[comment.last].bare):
            return comment._replace(last=index - 1)
    return comment


_COUNTED = lazy.regex(r"[^\W\d_]{2,12}(?: [^\W\d_]{2,12})?: .{0,40}\d")


def _stamped(rows: Sequence[Line], stamp: chats.Stamp, after: int) -> Comment:
    if not stamp.length:
        return _comment(rows, stamp.line + stamp.height - 1, after)._replace(meta=stamp.line)
    return _comment(rows, stamp.line, after)._replace(first=stamp.line, at=stamp.length)
