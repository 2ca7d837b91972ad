"""Items as Markdown: a heading, the known facts, the text and the user's notes for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.export.plain import content_lines
from reader.export.wording import day_of
from reader.model import Article, Paper, Posting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.formats import Taken
    from reader.export.plain import Line
    from reader.model import Item

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&!])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


def lines(items: Iterable[Taken]) -> Iterator[str]:
    """Yield the items; outside text is escaped, so nothing in a document acts as Markdown."""
    for number, taken in enumerate(items):
        if number:
            yield from ("", "---", "")
        yield from _one(taken)


def escaped(text: str) -> str:
    """Escape a text so that Markdown shows it as is, on one line."""
    text = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(
        lambda found: f"{found[1]}\\{found[2]}" if not found[2].isdigit() else f"{found[1]}{found[2]}\\", text
    )


def _one(taken: Taken) -> Iterator[str]:
    item, marks = taken.item, taken.marks
    yield f"# {escaped(item.title)}"
    yield ""
    yield from (f"- {fact}" for fact in _facts(item, taken.document))
    if marks.starred or marks.status or marks.tags:
        words = ["starred"] * marks.starred
        if marks.status:
            since = f" since {day_of(marks.status_since)}" if marks.status_since else ""
            words.append(f"{marks.status}{since}")
        yield f"- Marks: {', '.join([*words, *map(escaped, marks.tags)])}"
    for note in marks.notes:
        yield ""
        yield f"> **{day_of(note.written)}** " + "\n> ".join(map(escaped, note.text.split("\n")))
    yield ""
    yield from _body(item)


def _facts(item: Item, document: str) -> Iterator[str]:
    content = item.content
    if isinstance(content, Posting) and content.place:
        yield escaped(content.place.text)
    if isinstance(content, Paper) and content.authors:
        yield escaped(", ".join(content.authors))
    places = "; ".join(
        f"{standing.source}, lines {standing.lines[0]}–{standing.lines[1]}" for standing in item.standings
    )
    yield f"From {escaped(document)} ({escaped(places)})"
    if item.gone:
        yield f"Gone since {day_of(item.gone)}"


def _body(item: Item) -> Iterator[str]:
    """Yield the text without the title, which is above it already."""
    skip = isinstance(item.content, Article | Paper)
    code: list[str] = []
    before = ""
    for line in content_lines(item.content):
        if skip and " ".join(line.text.split()) == " ".join(item.title.split()):
            skip = False
            continue
        if line.role == "code":
            code.append(line.text)
            continue
        if code:
            yield from _fenced(code)
            code = []
        text = _line(line)
        if text or before:
            yield text
        before = text
    if code:
        yield from _fenced(code)


def _line(line: Line) -> str:
    if not line.text.strip():
        return ""
    text = escaped(line.text)
    if line.role == "heading":
        return f"## {text}"
    if line.first.strip() == "•":
        return f"- {text}"
    return f"> {text}" if line.first.strip() else text


def _fenced(code: list[str]) -> Iterator[str]:
    """Yield lines as is, in a fence that none of them can close."""
    longest = max((len(run) for text in code for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield fence
    yield from code
    yield fence
