"""Lines on their own, one after another: which of them head the others, and which are items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import openings, shapes, single_lines, units
from reader.parsing.lines import is_glued

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.lines import Line, Span

_FEW = 3
"""So many lines in a row may all be headings."""
_LEAST = 2
"""No list has fewer items."""
_BRIEF = 2
_TELLING = 4
"""So many words a heading may have that only its brevity tells, and those around it have at least."""


def settled(lines: Sequence[Line], spans: Sequence[Span]) -> list[Span]:
    """Return the spans of a body, those headings as paragraphs that are items which lost their bullets."""
    result: list[Span] = []
    run: list[Span] = []
    for span in (*spans, None):
        row = lines[span.first].bare if span else ""
        either = span is not None and _may_be_either(lines, span, row)
        follows = span is not None and bool(run) and _follows(run[-1], span)
        if span and either and (follows or not run):
            run.append(span)
            continue
        marked = span is not None and follows and _is_heading(span, row)
        result += _judged(lines, run, result[-1:], before_heading=marked)
        run = [span] if span and either else []
        result += [span] if span and not either else []
    return result


def _may_be_either(lines: Sequence[Line], span: Span, text: str) -> bool:
    """Return whether a line may be a heading or an item: nothing but its neighbours says which."""
    if span.kind == "heading":
        return not _is_marked(text)
    if span.kind == "caption" and (single_lines.is_shown(text) or "]" in text):
        return False
    return (
        span.kind in ("paragraph", "caption")
        and len(text) <= units.SHORT
        and _is_lone_label(lines, span, text)
    )


def _is_lone_label(lines: Sequence[Line], span: Span, text: str) -> bool:
    """Return whether a line between blank ones is no sentence, and leads on to none."""
    at = span.first
    above = at == 0 or not is_glued(lines, at)
    below = at + 1 == len(lines) or not is_glued(lines, at + 1)
    told = ". " in text or shapes.ends_sentence(text) or openings.is_timed(text)
    return above and below and not (told or text[-1] in ",;:：")


def _is_marked(text: str) -> bool:
    """Return whether a heading says so by itself, wherever it stands."""
    return bool(
        shapes.is_markdown_heading(text) or shapes.is_upper(text) or single_lines.SECTION_NUMBER.match(text)
    )


def _follows(before: Span, span: Span) -> bool:
    return span.first == before.last + 1


def _is_heading(span: Span, text: str) -> bool:
    return span.kind == "heading" and _is_marked(text)


def _judged(
    lines: Sequence[Line], run: Sequence[Span], above: Sequence[Span], *, before_heading: bool
) -> Iterator[Span]:
    """Yield the lines of a run, those that head the others as headings.

    The first announces the others, unless the line above does, and the last heads the text below. `above` is
    what is over the run; `before_heading` is whether a heading by its look is under it.
    """
    texts = [lines[it.first].bare for it in run]
    announced = any(
        _follows(it, run[0]) and (_is_heading(it, lines[it.first].bare) or lines[it.last].bare[-1] in ":：")
        for it in above
        if run
    )
    first = -1 if announced else next((at for at, it in enumerate(run) if it.kind == "heading"), 0)
    if len(run) - first <= _FEW:
        yield from run
        return
    end = len(run) if before_heading or run[-1].kind != "heading" else len(run) - 1
    heads = _heads(texts, first, end)
    if end < len(run) and not _is_item(texts, heads[-1], end):
        heads.append(end)
    heading = set(heads)
    for at, it in enumerate(run):
        yield it if at in heading or at < first else it._replace(kind="paragraph")


def _heads(texts: Sequence[str], first: int, end: int) -> list[int]:
    """Return which lines head the others before `end`: the first, and those like it or much shorter."""
    heads = [first]
    ends = _ends(texts[first]) if first >= 0 else ("", "")
    for at in range(first + 1 + _LEAST, len(texts) - _LEAST):
        sure = at < end - _LEAST or (heads[-1] >= 0 and _length(texts[heads[-1]]) <= _BRIEF)
        if not sure or at - heads[-1] <= _LEAST:
            continue
        alike, below = _is_alike(texts[at], ends), _is_alike(texts[at + 1], ends)
        if not below and (alike or _is_brief(texts, heads[-1], at)):
            heads.append(at)
    return heads


def _is_alike(text: str, ends: tuple[str, str]) -> bool:
    """Return whether a line opens or closes with the same word as another: "Seen" and "Not seen"."""
    opening, closing = _ends(text)
    return opening == ends[0] or closing == ends[1]


def _ends(text: str) -> tuple[str, str]:
    words = text.casefold().split()
    return words[0], words[-1]


def _is_brief(texts: Sequence[str], head: int, at: int) -> bool:
    """Return whether a line is a word or two among lines of several words, or one more under such a head."""
    near = min(_length(texts[at - 1]), _length(texts[at + 1]))
    more = head >= 0 and _length(texts[head]) <= _BRIEF and near >= 2 * _length(texts[at])
    return _length(texts[at]) <= _BRIEF + more and near >= _TELLING


def _length(text: str) -> int:
    return len(text.split())


def _is_item(texts: Sequence[str], head: int, at: int) -> bool:
    """Return whether the last of some lines, over a text, is one more item under the head of the others."""
    items = texts[head + 1 : at]
    if head > 0 and len(items) < _LEAST:
        return True  # it would leave that head a list of one
    if ", " in texts[at] and (head < 0 or "," not in texts[head]) and _are_joined(items):
        return True
    opening, _ = _ends(texts[at])
    apart = head < 0 or _ends(texts[head])[0] != opening
    alike = any(_ends(it)[0] == opening for it in items)
    return apart and alike and _length(texts[at]) * 2 > _length(items[-1])


def _are_joined(items: Sequence[str]) -> bool:
    """Return whether half of the items and more have two parts: "Rope, always blue"."""
    return sum(", " in it for it in items) * 2 >= len(items)
