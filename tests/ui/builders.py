"""Documents and views made by hand, so that tests of the interface need no parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from reader.model import Block, BlockKind, Document, Paper, Part, Place, Posting, Section, SectionBlock
from reader.ui.app import ReaderApp
from reader.ui.document.view import TextBlock, View
from reader.ui.theme import DARK
from reader.ui.widgets.virtual_list import EDGE, GUTTER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from textual.events import MouseScrollDown, MouseScrollUp
    from textual.strip import Strip
    from textual.widget import Widget

    from reader.ui.services.notices import Notice
    from reader.ui.widgets.virtual_list import VirtualList

LINES = (1, 1)
SEATTLE = Place("US, WA, Seattle", "United States", "US", "Washington", "WA", "Seattle")


class ThemedApp(App[None]):
    """Around widgets of ours, which are drawn in the colours of a theme of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name


def document(
    *parts: tuple[BlockKind, str], papers: Sequence[Paper] = (), postings: Sequence[Posting] = ()
) -> Document:
    """A document of blocks, a blank line between them, each where its text says."""
    blocks: list[Block] = []
    text = ""
    for kind, words in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, LINES, len(text), words))
        text += words
    return Document("d", "d.txt", text, None, None, tuple(blocks), None, tuple(papers), tuple(postings))


def paper(start: int, title: str, authors: str, summary: str) -> Paper:
    """A paper of three parts on consecutive lines from an offset on."""
    below = start + len(title) + 1
    parts = (
        Part("title", start, title),
        Part("authors", below, authors),
        Part("summary", below + len(authors) + 1, summary),
    )
    return Paper("p", title, tuple(authors.split(", ")), summary, LINES, parts)


def posting(start: int, text: str, sections: Sequence[Section] = (), role: str | None = None) -> Posting:
    """A posting in Seattle; without sections, its text is one paragraph."""
    whole = (Section(None, start, (SectionBlock("paragraph", start, text),)),)
    return Posting(
        "j",
        SEATTLE,
        (SEATTLE,),
        role,
        None,
        None,
        None,
        None,
        (),
        tuple(sections) or whole,
        start,
        text,
        LINES,
    )


def prose_view(text: str) -> View:
    """A block for every line that is not blank."""
    blocks: list[TextBlock] = []
    at = 0
    for line in text.split("\n"):
        if line:
            blocks.append(TextBlock(line, at))
        at += len(line) + 1
    return View("prose", blocks)


def screen_strips(app: App[Any]) -> list[Strip]:
    """What stands on the screen, a line each, with its styles."""
    return app.screen._compositor.render_strips(app.size)


def notifications(app: App[Any]) -> list[Notice]:
    """What the user has been told lately, the newest last."""
    assert isinstance(app, ReaderApp)
    return list(app.notices.shown)


def row_lines(rows: VirtualList[Any], index: int) -> list[str]:
    """The lines of a row of a list, in sight or not."""
    room = max(1, rows.room - GUTTER - EDGE)
    drawn = rows.render_row(rows.rows[index], room, selected=index == rows.index)
    lines = drawn if isinstance(drawn, list) else [drawn]
    return [" " * GUTTER + line.truncate(room, ellipsis=True).plain for line in lines]


def turn_wheel(widget: Widget, event: type[MouseScrollDown | MouseScrollUp]) -> None:
    """Turns the mouse wheel over a widget."""
    widget.post_message(event(widget, 1, 1, 0, 0, 0, shift=False, meta=False, ctrl=False))


def screen_text(app: App[Any]) -> str:
    """What stands on the screen, a line each, without the scrollbar and the blanks on the right."""
    lines = (strip.text.replace("\u00a0", " ") for strip in screen_strips(app))
    return "\n".join(line.rstrip(" ▁▂▃▄▅▆▇█") for line in lines)
