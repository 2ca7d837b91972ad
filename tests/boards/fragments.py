"""A small reader of markup, for tests that are about boards and not about pages."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

from reader.clean import clean, clean_line, clean_link
from reader.model import Hint, Link

_BLOCKS = {"p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "br", "pre"}


class SmallFragment(NamedTuple):
    text: str
    hints: tuple[Hint, ...]
    links: tuple[Link, ...]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self.kind = "p"
        self.text = ""
        self.skipped = 0
        self.links: list[tuple[str, str]] = []

    def flush(self) -> None:
        line = clean_line(self.text, 100_000)
        if line:
            self.blocks.append((self.kind, line))
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.flush()
            self.kind = tag
        self.skipped += tag in ("script", "style")
        if tag == "a":
            self.links.append((dict(attrs).get("href") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
            self.kind = "p"
        self.skipped -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.text += data


def small_fragment(markup: str, _base: str | None = None, /) -> SmallFragment:
    parser = _Parser()
    parser.feed(markup)
    parser.close()
    parser.flush()
    lines: list[str] = []
    hints: list[Hint] = []
    before = ""
    for kind, text in parser.blocks:
        if lines and not (kind == before == "li"):
            lines.append("")
        lines.append(clean(f"• {text}" if kind == "li" else text))
        row = (len(lines), len(lines))
        heading = kind if kind in ("h1", "h2", "h3", "h4") else None
        hints.append(
            Hint("heading", row, int(heading[1]))
            if heading
            else Hint("list" if kind == "li" else "paragraph", row)
        )
        before = kind
    whole = "\n".join(lines)
    links = []
    for href, _ in parser.links:
        if (link := clean_link(href)) and lines:
            links.append(Link(0, lines[0], link))
    return SmallFragment(whole, tuple(hints), tuple(links))
