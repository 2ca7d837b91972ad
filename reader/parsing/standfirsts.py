"""Standfirsts: what a text says of itself between its title and its first paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import dating, interviews, menus, openings, shapes, signing, top_chunks, top_lines
from reader.parsing.evidence import Cue, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Chunk

_DEK_LENGTH, _LEAST_DEK = 450, 24
TIGHT_DEK = 200
"""The longest standfirst accepted if no blank line sets it off."""
_HEADING = 60


def _is_label(top: top_chunks.Top) -> bool:
    text = top.chunk.texts[0]
    return len(shapes.words(text)) < 6 and not shapes.ends_sentence(text)


def _as_long_as_text(top: top_chunks.Top) -> bool:
    """Return whether the paragraph below is no longer: then both are paragraphs."""
    if (
        _sentences(top) < 2
        or top.after is None
        or len(top.after) > 1
        or not shapes.ends_sentence(top.after.texts[0])
    ):
        return False
    return 80 < len(top.after.texts[0]) <= len(top.chunk.texts[0]) * 1.15


def _lists(chunk: Chunk | None) -> bool:
    return (
        chunk is not None
        and len(chunk) > 1
        and not any(
            text.isdigit()
            or text.casefold() in menus.KNOWN
            or shapes.ends_sentence(text)
            or dating.is_byline(text)
            or dating.is_dated(text)
            or top_chunks.is_credited(text)
            for text in chunk.texts
        )
    )


def _question_among_questions(top: top_chunks.Top) -> bool:
    if not interviews.asks(top.chunk.texts[0]):
        return False
    return any(chunk and any(map(interviews.asks, chunk.texts)) for chunk in (top.after, top.later))


def _over_byline(top: top_chunks.Top) -> bool:
    """Return whether who wrote it, or when, stands below, so that this is above the text."""
    if top.after is None or _opens_programme(top):
        return False
    return signing.are_signed(top.after.texts) or _are_dated(top.after.texts)


def _opens_programme(top: top_chunks.Top) -> bool:
    """Return whether the line below is a day over what happens then: a short line, that no stop closes."""
    if top.after is None or top.later is None or len(top.after) > 1:
        return False
    first = top.later.texts[0]
    short = len(first) <= _HEADING and not (shapes.ends_sentence(first) or shapes.is_credit(first))
    signed = dating.is_byline(first) or dating.is_dated(first) or menus.bare(first) in menus.KNOWN
    return short and not signed and dating.is_dated(top.after.texts[0])


def _are_dated(texts: Sequence[str]) -> bool:
    """Return whether a few short lines have a day among them: who wrote it where, when, how long it takes."""
    short = 1 < len(texts) <= _SIGNATURE and all(len(text) <= _SIGNED for text in texts)
    dated = short and any(dating.is_dated(text) and any(map(str.isdigit, text)) for text in texts)
    return dated and not any(map(shapes.ends_sentence, texts))


_SIGNATURE, _SIGNED = 4, 90


def _over_heading(top: top_chunks.Top) -> bool:
    """Return whether a heading is right below and not the text, as under a paragraph that opens a page."""
    if top.after is None or len(top.after) > 1 or _sentences(top) < 2:
        return False
    below = top.after.texts[0]
    heads = len(below) <= _HEADING and shapes.is_title_like(below)
    return (below.isdigit() and not _counts(below)) or (
        heads and not (signing.signs(below) or signing.is_name(below))
    )


DEK_CUES: tuple[Cue[top_chunks.Top], ...] = (
    Cue("a line of its own", 1, lambda top: len(top.chunk) == 1),
    Cue("one sentence", 2, lambda top: _sentences(top) == 1),
    Cue("two short sentences", 1.5, lambda top: _sentences(top) == 2 and len(top.chunk.texts[0]) <= 150),
    Cue("many sentences", -3, lambda top: _sentences(top) > 2),
    Cue("closed like a sentence", 1, lambda top: shapes.ends_sentence(top.chunk.texts[0])),
    Cue("long enough for a clause", 0.5, lambda top: len(shapes.words(top.chunk.texts[0])) >= 6),
    Cue("a few words that no stop closes", -2, _is_label),
    Cue(
        "a few words that count",
        -3,
        lambda top: top.chunk.texts[0][0].isdigit() and len(top.chunk.texts[0]) < 40,
    ),
    Cue("leads on", -3, lambda top: top.chunk.texts[0].endswith((":", ","))),
    Cue("a question among questions", -3, _question_among_questions),
    Cue("opens with a quotation mark", -2, lambda top: top.chunk.texts[0][0] in '“"'),
    Cue("a note, a byline or a date", -4, lambda top: _is_note(top.chunk.texts[0])),
    Cue(
        "authors follow what may be a title",
        -4,
        lambda top: (
            top.after and not top.chunk.texts[0].endswith(".") and top_chunks.authored(top.after.texts[0])
        ),
    ),
    Cue("a byline or a date follows", 4, _over_byline),
    Cue("a credit", -6, lambda top: top_chunks.is_credited(top.chunk.texts[0])),
    Cue("offers the same elsewhere", -6, lambda top: menus.offers_elsewhere(top.chunk.texts[0])),
    Cue(
        "a bar of entries",
        -6,
        lambda top: any(map(top.chunk.texts[0].__contains__, "|·•")) and menus.is_bar(top.chunk.texts[0]),
    ),
    Cue("nothing follows", -2, lambda top: top.after is None),
    Cue("several sentences, as long as the paragraph below", -2, _as_long_as_text),
    Cue("several sentences over a heading", -1.5, _over_heading),
    Cue("cites a paper", -4, lambda top: top_lines.cites(top.chunk.texts[0])),
    Cue("greets", -3, lambda top: top_lines.opens_greeting(top.chunk.texts[0])),
    Cue("several sentences over a list or code", -1.5, lambda top: _sentences(top) > 1 and _lists(top.after)),
    Cue("too long", -4, lambda top: len(top.chunk.texts[0]) > _DEK_LENGTH),
)
DEK_THRESHOLD = 3


def dek_below(rest: Sequence[Chunk]) -> int | None:
    """Return the line of a standfirst under a sort of text, a day, tags or a name, over who wrote the text.

    When, or how many answer it, may be there too, and under a day and tags a picture's credit.
    """
    near = [(chunk, at) for chunk in rest[:3] for at in range(min(4, len(chunk)))]
    texts = [chunk.texts[at] for chunk, at in near]
    skipped = next((at for at, text in enumerate(texts) if not _may_be_over_dek(text)), len(near))
    if skipped + 1 >= len(near) or _opens_programme(top_chunks.Top(rest[0], rest[1:])):
        return None
    (chunk, at), text, below = near[skipped], texts[skipped], texts[skipped + 1 :]
    told = len(text) <= _TOLD_DEK and _is_told(text)
    told = told and (shapes.ends_sentence(text) or len(text) > 3 * _LEAST_DEK)
    if not told or interviews.asks(text) or len(shapes.sentences(text)) > _SENTENCES:
        return None
    if any(map(_dates, texts[:skipped])):
        shown = len(chunk) == 1 and not any(map(signing.is_name, texts[:skipped]))
        signed = dating.is_byline(below[0]) or (shown and any(map(top_chunks.is_credited, below[:2])))
    else:
        signed = _counts(below[0]) or signing.are_signed(below)
    return chunk.first + at if signed else None


def _may_be_over_dek(text: str) -> bool:
    return top_lines.names_sort(text) or _dates(text) or signing.is_name(text)


def _dates(text: str) -> bool:
    """Return whether a line is tags or a day, with a few words before it maybe: "News of 4 May 2032"."""
    return openings.is_day_or_tags(text) or (len(text) <= top_lines.SHORT and dating.ends_in_date(text))


_TOLD_DEK, _SENTENCES = 300, 3


def _counts(text: str) -> bool:
    """Return whether a number says how many answer or like a text: it is no part's, and no year."""
    return text.isdigit() and 1 < len(text) < len("2031")


def is_dek(top: top_chunks.Top, *, glued: bool) -> bool:
    """Return whether a chunk under the title opens with a standfirst, `glued` to the title or not."""
    text = top.chunk.texts[0]
    if len(text) > _DEK_LENGTH or (len(top.chunk) > 1 and not glued):
        return False
    if glued and len(top.chunk) > 1:
        # In a text without blank lines, the dek is a sentence much shorter than the paragraph below.
        below = top.chunk.texts[1]
        signed = _is_told(text) and (
            signing.are_signed_soon(top.chunk.texts[1:])
            or top_chunks.is_credited(below)
            or _is_signed_below(top)
        )
        parts = signed or top_chunks.is_title(below) or _is_note(below) or shapes.marked_question(below)
        shorter = len(below) > 1.5 * len(text) or parts
        closed = signed or shapes.ends_sentence(text)
        return len(text) <= TIGHT_DEK and shorter and len(shapes.sentences(text)) < 3 and closed
    return weigh(DEK_CUES, top) >= DEK_THRESHOLD


def _is_signed_below(top: top_chunks.Top) -> bool:
    """Return whether a name closes the chunk of a standfirst, and a day opens the next one."""
    named = len(top.chunk) == 2 and signing.is_name(top.chunk.texts[1])
    return named and top.after is not None and dating.is_dated(top.after.texts[0])


def _is_told(text: str) -> bool:
    """Return whether a line is long enough to say what a text is about, and no signature itself."""
    no_text = signing.signs(text) or shapes.is_credit(text) or top_chunks.is_path(text)
    return len(text) > _LEAST_DEK and not no_text


def _sentences(top: top_chunks.Top) -> int:
    return len(shapes.sentences(top.chunk.texts[0][:_DEK_LENGTH]))


def _is_note(text: str) -> bool:
    """Return whether it is an editor's note, byline or date: these may take the place of a dek."""
    opening = text[:40].casefold().replace("’", "'")
    label = opening.partition(":")[0]
    return (
        opening.startswith(("editor's note", "editors' note", "published", "updated", "posted"))
        or label in {"note", "author", "authors", "date", "published", "location", "company"}
        or (
            opening[0].isdigit() and opening[:2].strip("0123456789") in {"", "/", "-", "."} and "/" in opening
        )
        or top_chunks.authored(text)
        or dating.is_byline(text)
        or dating.opens_on_day(text)
    )
