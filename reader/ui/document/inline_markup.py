"""Inline Markdown as the reading pane shows it: which signs are hidden, and what looks different."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.markdown_signs import scan
from reader.ui.document.view import HIDDEN_CHAR, Highlights, StyleSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.markdown_signs import Stretch

NO_HIGHLIGHTS = Highlights()


def shown_signs(text: str, start: int, highlights: Highlights) -> tuple[str, Sequence[StyleSpan]]:
    """Return the text as it is shown, with its styles. `start` is its offset in the document.

    Signs with a highlight in them, such as the address of a link, are not hidden.
    """
    found = scan(text)
    if not found.styles:
        return text, ()
    styles = [StyleSpan(*style) for style in found.styles]
    hidden: list[Stretch] = []
    for pair in found.hidden:
        if any(highlights.within(start + first, start + last) for first, last in pair):
            styles += (StyleSpan(first, last, "sign") for first, last in pair)
        else:
            hidden += pair
    return _without(text, sorted(hidden)), sorted(styles)


def plain(text: str) -> str:
    """Return a text without the signs that are hidden."""
    return shown_signs(text, 0, NO_HIGHLIGHTS)[0].replace(HIDDEN_CHAR, "")


def _without(text: str, hidden: Iterable[Stretch]) -> str:
    """Replace what is hidden with HIDDEN_CHAR, at the same length."""
    parts: list[str] = []
    at = 0
    for start, stop in hidden:
        parts += (text[at:start], HIDDEN_CHAR * (stop - start))
        at = stop
    return "".join((*parts, text[at:]))
