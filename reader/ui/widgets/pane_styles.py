"""What the pieces of the reading pane look like: their component classes, and how those are drawn.

`sign` is for what stands before a line, `repeated` for what recurs in other postings, `fold` for the line
in its place where it is folded away, `current` for the match that one is at.
"""

from __future__ import annotations

STYLES = {
    "reading-pane--text",
    "reading-pane--title",
    "reading-pane--dek",
    "reading-pane--heading",
    "reading-pane--question",
    "reading-pane--caption",
    "reading-pane--quote",
    "reading-pane--aside",
    "reading-pane--code",
    "reading-pane--dim",
    "reading-pane--sign",
    "reading-pane--rule",
    "reading-pane--mark",
    "reading-pane--match",
    "reading-pane--current",
    "reading-pane--repeated",
    "reading-pane--fold",
    "reading-pane--selection",
    "reading-pane--strong",
    "reading-pane--emphasis",
    "reading-pane--verbatim",
    "reading-pane--link",
    "reading-pane--struck",
    "reading-pane--comment",
    "reading-pane--keyword",
    "reading-pane--string",
    "reading-pane--number",
    "reading-pane--added",
    "reading-pane--removed",
}
SHEET = """
ReadingPane {
    overflow-x: hidden;
    overflow-y: scroll;
    scrollbar-size-vertical: 1;
    & > .reading-pane--title { text-style: bold; }
    & > .reading-pane--dek { color: $text-muted; text-style: italic; }
    & > .reading-pane--heading { text-style: bold; }
    & > .reading-pane--question { text-style: bold; }
    & > .reading-pane--caption { color: $text-muted; }
    & > .reading-pane--quote { text-style: italic; }
    & > .reading-pane--aside { color: $text-muted; }
    & > .reading-pane--dim { color: $text-muted; }
    & > .reading-pane--sign { color: $text-muted; }
    & > .reading-pane--mark { color: $accent; }
    & > .reading-pane--rule { color: $text-disabled; }
    & > .reading-pane--strong { text-style: bold; }
    & > .reading-pane--emphasis { text-style: italic; }
    & > .reading-pane--verbatim { background: $panel; }
    & > .reading-pane--link { text-style: underline; }
    & > .reading-pane--struck { text-style: strike; }
    & > .reading-pane--comment { color: $text-muted; }
    & > .reading-pane--keyword { text-style: bold; }
    & > .reading-pane--string { color: $success; }
    & > .reading-pane--number { color: $secondary; }
    & > .reading-pane--added { color: $success; }
    & > .reading-pane--removed { color: $error; }
    & > .reading-pane--match { color: $accent; text-style: bold underline; }
    & > .reading-pane--repeated { color: $text-muted; }
    & > .reading-pane--fold { color: $text-muted; }
    & > .reading-pane--current { color: $accent; text-style: bold; }
    & > .reading-pane--selection { background: $accent-muted; }
}
"""
