"""Threads: who says what when, as the lines over each comment or mail tell."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy, places
from reader.parsing import chats, lines, mail_heads, menus, posts, related, role_words, shapes, vocabulary
from reader.parsing.memo import memoized
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Line
    from reader.parsing.scanning import Scan

_LENGTH = 160
_WHO = lazy.regex(
    r"(?:[▲△▼*•·|\[\]–\-+\s]|\d+ (?:points?|comments?)|(?:ask\s+)?(?:post(?:ed)?|submitted|authored"
    r"|written) (?:by|on)"
    r"|(?:post|beitrag|message|mensaje|mensagem|messaggio|bericht|inlägg|indlæg|innlegg|viesti)"
    r"(?= (?:by|von|par|por|di|door|av|af|od)\s)"
    r"|(?:by|par|von|por|di|door|av|af|od) (?=\S)|u/|@|about )*",
    re.IGNORECASE,
)
_MARKED = lazy.regex(r"\[[-–+]\]|\b(?:next|prev|parent|points?|u/\w)\b|»")
_NO_NAMES = frozenset({
    "posted", "published", "updated", "active", "reposted", "added", "edited", "closing", "closes", "over",
    "on", "date", "deadline", "until", "apply",
})  # fmt: skip
_DAY_AFTER = lazy.regex(r"(?<=\S)\s+»\s+[^\W\d_]{2,10}\.?,?\s*$")
"""The day of the week, as forums have it: "par ines » lun. "."""
_YEAR = lazy.regex(r"\d{4}|\d[a-z]")
_FLOOR = lazy.regex(r"#?\d{1,5}(?:[.)楼樓#f]|층)?")
"""The number of a comment before the name: "3 ana", "#3 ana", "3楼 ana"."""
_NUMBERED = 2
_EDITED = words_for("thread.edited")
_NAME = lazy.regex(r"[\w.’'-]{1,30}")
_ONE_WORD = lazy.regex(r"(?=.{2,30}$)[\w.-]+")
_DATED = lazy.regex(
    r"(?:\d{1,2}\.? (?:de )?[a-zà-ž]{3,10}\.? (?:de )?\d{4}|[a-z]{3,10} \d{1,2},? \d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}年\d{1,2}月\d{1,2}日)"
    rf"(?:,?\s?{chats.AT}?\d{{1,2}}[:.]\d\d(?::\d\d)?(?: ?[ap]m)?)|\bon [a-z]{{3,9}} \d{{1,2}}, \d{{4}}"
)
_REST = lazy.regex(
    r"(?:[|\[\]()–\-+·•▲▼:»#\s]|\d+|next|prev|parent|root|hide|past|favorite|unvote|flag(?:ged)?|reply|replies|edited|comments?"
    r"|points?|svar[a]?|antworten|répondre|responder|rispondi|reageer|beantwoorden|odpowiedz|vastaa|more|dead|deleted|context|permalink|link|save|report|share|collapse|on|op|to|utc|uhr)*",
    re.IGNORECASE,
)
_BELOW = lazy.regex(
    r"(?:reply|replies|upvote|downvote|react|share|report|save|permalink|embed|(?:give )?award|parent|context"
    r"|flag|collapse"
    r"|more|quote|like|\d+ (?:replies|reply|more|upvotes?|comments?|likes?|points?"
    r"|„Gefällt mir“|j['’]aime|me gusta|mi piace|curtidas?|vind-ik-leuks?|gillar|liker|polubie\w{1,3})"
    r"|(?:gefällt mir|j['’]aime|me gusta|mi piace|curti[dr]?|vind ik leuk|gilla|liker?|lubię to)\s?\(\d+\)"
    r"|(?:reactions?|réactions?|reaktionen|reacciones|reazioni|reações|reacties|reaktioner|reakcje):\s.{1,90}$"
    r"|load more comments|answer|antworten|zitieren|teilen|melden|zitat|répondre|citer|partager"
    r"|signaler|responder|citar|compartir|rispondi"
    r"|cita|condividi|reageer|citeer|svar|svara|citera|odpowiedz|cytuj|vastaa|lainaa|返信|引用|回复|回覆"
    r"|分享|收藏|喜欢|举报|添加评论|赞同 \d+|\d+ 条评论|(?:发布|编辑)于 .{4,60}$"
    r"|top|haut|nach oben|arriba|in alto|torna su|topo|omhoog|naar boven|upp|till toppen|til toppen|ylös"
    r"|do góry|na górę|\[?(?:dead|flagged|deleted|removed)\]?|_{5,}|[\s|·•\[\]()–-])+",
    re.IGNORECASE,
)
_SENDER = lazy.regex(
    r"(?:from|von|de|da|van|fra|från|od|lähettäjä|差出人|发件人|寄件者)\s?[:：]\s?\S", re.IGNORECASE
)
_HEADER = lazy.regex(
    r"(?:date|datum|data|fecha|dato|päivä(?:ys)?|日時|日期|sent|gesendet|envoyé|enviado|inviato|verzonden|sendt|skickat|wysłano|to|an|à|para|a"
    r"|aan|til|till|do|cc|reply-to|subject|betreff|objet|asunto|oggetto|onderwerp|emne|ämne|temat|aihe|件名|主题|主旨|assunto|message-id"
    r"|message|nachricht)\s?[:：]\s?\S",
    re.IGNORECASE,
)
_SUBJECT = lazy.regex(
    r"(?:subject|betreff|objet|asunto|oggetto|onderwerp|emne|ämne|temat|aihe|件名|主题|主旨|assunto)\s?[:：]\s*",
    re.IGNORECASE,
)


_WORD = 3
"""A shorter word may be anywhere in a line."""


class Comment(NamedTuple):
    """A comment or mail: indices into the non-blank lines, both ends included."""

    meta: int
    """The line that says who wrote it."""
    first: int
    last: int
    """Its own text."""
    end: int
    """The last line before the next one's."""
    subject: int | None = None
    """A mail's line with its subject."""
    at: int = 0
    """Where its text begins in its first line, which is then also `meta`."""


@cache
def _age() -> re.Pattern[str]:
    ages = vocabulary.tables()["age"]
    counts = (r"\s?\d{1,3}\s?" if vocabulary.is_wide(it) else r"\d{1,3}" for it in ages)
    words = (
        re.escape(it).replace(r"\{n\}", n).removeprefix(r"\s?") for it, n in zip(ages, counts, strict=True)
    )
    return re.compile(r"(?<!\w)(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")(?!\w)")


@cache
def _age_signs() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return the words one of which is in each age, and a pattern for ages too short for that."""
    pieces = {phrase: max(phrase.split("{n}"), key=len) for phrase in vocabulary.tables()["age"]}
    short = [phrase for phrase, it in pieces.items() if it.isascii() and len(it.strip()) < _WORD]
    long = {it for phrase, it in pieces.items() if phrase not in short}
    least = sorted(it for it in long if not any(other in it for other in long if other != it))
    return tuple(least), re.compile("|".join(re.escape(it).replace(r"\{n\}", r"\d") for it in short))


def _find_age(lower: str) -> re.Match[str] | None:
    """Find an age in a line; the pattern of all is slow, and most lines have not even a word of one."""
    words, short = _age_signs()
    if not (any(map(lower.__contains__, words)) or short.search(lower)):
        return None
    return _age().search(lower)


def says_age(text: str) -> bool:
    """Return whether an age is in a short line: "Formulada hace 2 meses"."""
    return len(text) <= _LENGTH and shapes.has_digit(text) and _find_age(vocabulary.plain(text)) is not None


@cache
def _age_words() -> frozenset[str]:
    """Return the words of which the ages of the tables are made."""
    return frozenset(
        word for phrase in vocabulary.tables()["age"] for word in phrase.split() if "{" not in word
    )


def _author(text: str) -> str:
    """Return who wrote the comment below, if a line says so and when: "ann 3 hours ago | next [–]"; or ""."""
    return _author_in(text) if len(text) <= _LENGTH and shapes.has_digit(text) else ""


@memoized
def _author_in(text: str) -> str:
    text = shapes.REFERENCE.sub("", text)
    lower = vocabulary.plain(text)
    if not (_YEAR.search(text) or vocabulary.is_wide(text) or not _age_words().isdisjoint(lower.split())):
        return ""
    found = _find_age(lower) or _DATED.search(lower)
    if found is None or not _REST.fullmatch(lower, found.end()):
        return ""
    before = _DAY_AFTER.sub("", lower[: found.start()]).strip(" |·•*▲[]()–-»,")
    name = _WHO.sub("", before, count=1).split(" (")[0].strip(" »,")
    parts = name.split()
    if len(parts) == _NUMBERED and _FLOOR.fullmatch(parts[0]):
        name = name.removeprefix(parts.pop(0)).lstrip()
    while len(parts) > 1 and (parts[-1] in _EDITED or parts[-1].isdigit()):
        name = name.removesuffix(parts.pop()).rstrip()  # the number of the post, say
    named = 0 < len(parts) <= 3 and parts[0] not in _NO_NAMES and all(map(_NAME.fullmatch, parts))
    return name if named and not places.is_place(text[: len(name)]) else ""


def author(text: str) -> str:
    """Return who wrote a comment as the line over it has the name, or ""."""
    name = _author(text)
    at = text.casefold().find(name) if name else -1
    return text[at : at + len(name)] if at >= 0 else ""


def is_meta(text: str) -> bool:
    """Return whether a line says who wrote the comment below it, and when."""
    return _author(text) != ""


def is_below(text: str) -> bool:
    """Return whether a line is what stands under a comment: "reply", "[dead]", the rule over a signature."""
    if len(text) >= _LENGTH:
        return False
    text = shapes.REFERENCE.sub("", text)
    if text.casefold().startswith(_login()):
        return True
    return _BELOW.fullmatch(text) is not None and (any(map(str.isalpha, text)) or text[0] == "_")


@cache
def _login() -> tuple[str, ...]:
    return tuple(sorted(words_for("thread.login")))


def _says_from(text: str) -> bool:
    """Return whether a line of a mail's header says who sent it."""
    labelled = len(text) < _LENGTH and (":" in text or "：" in text)
    return labelled and _SENDER.match(text) is not None


def comments(rows: Sequence[Line], scan: Scan) -> list[Comment]:
    """Return the comments of a thread, or the mails of a digest; [] if it is neither.

    `scan` is that of all lines.
    """
    end = len(rows)
    mails = _mails(rows, scan.short)
    if len(mails) > 1:
        return [_mail(rows, index, after) for index, after in zip(mails, [*mails[1:], end], strict=True)]
    # Those that may say when: short ones with a digit and more, and a long one that may open with an hour.
    numbered = [
        index
        for index, row in enumerate(rows)
        if (
            shapes.has_digit(row.bare) and not row.bare.isdecimal()
            if len(row.bare) <= _LENGTH
            else row.bare[0] == "[" or row.bare[0].isdigit()
        )
    ]
    if found := _answers(rows, numbered, end) or _archived(rows, numbered, end):
        return found
    authors = {
        index: name
        for index in numbered
        if rows[index].bare[-1] not in ".!?:" and (name := _author(rows[index].bare))
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
    below = any(is_below(rows[index].bare) for it in found for index in range(it.last + 1, it.end + 1))
    alike = len(found) > 2 and all(map(_ONE_WORD.fullmatch, authors.values()))
    return _closed(rows, found) if marked or below or alike else []


_SAMPLE = 20


def _is_acted_on(rows: Sequence[Line], comment: Comment) -> bool:
    """Return whether what stands under comments is under one: "Reply", "5 likes"."""
    return comment.last < comment.end and is_below(rows[comment.last + 1].bare)


def _are_jobs(names: Sequence[str]) -> bool:
    """Return whether most names over a day are those of jobs: "Electrician" over "Published 8 October"."""
    return sum(map(role_words.names_role, names)) * 2 > len(names)


def _closed(rows: Sequence[Line], said: list[Comment]) -> list[Comment]:
    """Return comments without the lines that close most of them, and the last without the page's menu."""
    while said:
        closing = Counter(rows[it.last].bare for it in said if it.first < it.last)
        text, often = closing.most_common(1)[0] if closing else ("", 0)
        if often < _ANSWERS + 1 or often * 2 < len(said) or len(text) > _SIGNED:
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
    signed = [index for index in numbered if _is_answered(rows[index].bare)]
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


def _is_answered(text: str) -> bool:
    """Return whether a line says when an answer was given: "answered Oct 24 at 14:40"."""
    return len(text) <= _SIGNED and text.casefold().startswith(_answered())


@cache
def _answered() -> tuple[str, ...]:
    return tuple(f"{word} " for word in sorted(words_for("thread.answered")))


_SIGNED = 50


def _votes(rows: Sequence[Line], first: int, end: int) -> int | None:
    """Return the line over an answer that counts who agree: by preference under one of the page's own.

    Between the answer and the line that says when it was given are a few buttons and nothing else.
    """
    counts = [index for index in range(first, end) if _VOTES.fullmatch(rows[index].bare)]
    counts = [index for index in counts if end - _comment(rows, index, end).last <= _BUTTONS]
    own = (index for index in counts if index and rows[index - 1].bare.casefold() in menus.KNOWN)
    lower = (index for index in counts if not first or index >= first + _SIGNATURE)
    return next(own, next(lower, None))


_BUTTONS, _SIGNATURE = 6, 3
"""So many lines may be between an answer and its day, and so many below that say who gave it."""
_VOTES = lazy.regex(r"-?\d{1,5}")


def _mails(rows: Sequence[Line], short: Sequence[int]) -> list[int]:
    """Return the first line of each mail's head, without those of mails that the one above passes on."""
    found: list[int] = []
    inner = False
    for index in short:
        if index + 1 < len(rows) and _says_from(rows[index].bare) and _heads_mail(rows, index):
            first = _opening(rows, index)
            inner = bool(found) and not inner and mail_heads.passes_on(rows[first - 1].bare)
            if not inner:
                found.append(first)
    return found


def heads_mail(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line is one of the header of a mail: next to its like."""
    return _is_head(rows[index]) and _heads_mail(rows, index)


def _heads_mail(rows: Sequence[Line], index: int) -> bool:
    return any(_is_head(rows[at]) for at in (index - 1, index + 1) if 0 <= at < len(rows))


def _comment(rows: Sequence[Line], meta: int, after: int) -> Comment:
    """Return a comment that ends before what stands under it."""
    below = next((index for index in range(meta + 1, after) if is_below(rows[index].bare)), after)
    return _whole(rows, Comment(meta, meta + 1, below - 1, after - 1))


def _whole(rows: Sequence[Line], comment: Comment) -> Comment:
    """Return a comment without the counts and signs around it, and without a mail's signature."""
    first, last = comment.first, comment.last
    last = next((at for at in range(first, last) if rows[at + 1].bare == _SIGNATURE_RULE), last)
    while first < last and _is_count(rows[last].bare):
        last -= 1
    if first < last and rows[first].bare.isdigit():
        first += 1  # how many agree, under who wrote
    return comment._replace(first=first, last=last)


_SIGNATURE_RULE = "--"
_COUNT, _FOLDING = 5, frozenset("[]()+-–−.…▲▼△▽*·♡♥❤👍\ufe0f ")


def _is_count(text: str) -> bool:
    """Return whether a line is a count or a sign for folding: "12", "[-]"."""
    return len(text) <= _COUNT and (text.isdigit() or _FOLDING.issuperset(text))


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


def _opening(rows: Sequence[Line], sender: int) -> int:
    """Return the first line of the header that says who sent a mail."""
    while sender > 0 and rows[sender - 1].row + 1 == rows[sender].row and _is_head(rows[sender - 1]):
        sender -= 1
    return sender


def _is_head(row: Line) -> bool:
    return (_HEADER.match(row.bare[:_LENGTH]) or _SENDER.match(row.bare[:_LENGTH])) is not None


def _is_further_head(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line right under a mail's header is one of those for programs: "Content-Type: …"."""
    glued = index > 0 and rows[index].row == rows[index - 1].row + 1
    return glued and _FOR_PROGRAMS.match(rows[index].bare) is not None


_FOR_PROGRAMS = lazy.regex(r"[A-Z]\w*(?:-[A-Z]\w*)+: \S")


def _mail(rows: Sequence[Line], meta: int, after: int) -> Comment:
    """Return a mail without its header, what it quotes first, and its signature."""
    first = meta
    while first < after and (_is_head(rows[first]) or _is_further_head(rows, first)):
        first += 1
    subject = next((index for index in range(meta, first) if _SUBJECT.match(rows[index].bare)), None)
    while first < after and rows[first].bare.startswith(">"):
        first += 1
    over = rows[meta - 1].bare if meta else ""
    ends = {_SIGNATURE_RULE, over} if lines.is_rule(over) else {_SIGNATURE_RULE}  # the digest's own rule
    last = next((index for index in range(first, after) if rows[index].bare in ends), after) - 1
    while first < last and lines.is_rule(rows[last].bare):
        last -= 1
    return Comment(meta, first, last, after - 1, subject)


def subject(text: str) -> str:
    """Return a subject without its label."""
    return _SUBJECT.sub("", text, count=1)
