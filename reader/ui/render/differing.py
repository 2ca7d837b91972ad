"""Two texts as one: what only the first has struck out, what only the second has put in. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.similarity import differences

if TYPE_CHECKING:
    from collections.abc import Iterator

GONE, CAME = "−", "+"
"""Stand before words of the first and of the second text, so that nothing depends on colour."""
GONE_STYLE, CAME_STYLE = "strike $error", "underline $success"
CONTEXT = 90
"""Characters before and after a difference that are shown; the rest of what both have is left out."""
LEFT_OUT = " … "
LEGEND = (
    Content.styled(f"{GONE}only here", GONE_STYLE) + "   " + Content.styled(f"{CAME}only there", CAME_STYLE)
)
THE_SAME = "Word for word the same text."


def difference_text(mine: str, theirs: str) -> Content:
    """The differing words with what stands around them; a sentence where there are none."""
    found = differences(mine, theirs)
    if not found:
        return Content(THE_SAME)
    parts: list[Content] = [LEGEND, Content("\n\n")]
    at = 0
    for number, difference in enumerate(found):
        parts += _between(mine[at : difference.a[0]], first=not number)
        parts += _changed(mine[slice(*difference.a)], theirs[slice(*difference.b)])
        at = difference.a[1]
    parts += _between(mine[at:], last=True)
    return Content("").join(parts)


def _between(text: str, *, first: bool = False, last: bool = False) -> Iterator[Content]:
    """What both texts have: near the differences all of it."""
    head = "" if first else text[:CONTEXT]
    tail = "" if last else text[-CONTEXT:]
    if len(head) + len(tail) >= len(text):
        yield Content(text)
        return
    gap = LEFT_OUT if first or last else f"{LEFT_OUT}\n\n{LEFT_OUT.lstrip()}"
    yield Content(head.rsplit(" ", 1)[0] if head else "") + Content.styled(gap, "dim")
    yield Content(tail.split(" ", 1)[-1] if tail else "")


def _changed(gone: str, came: str) -> Iterator[Content]:
    if gone:
        yield Content.styled(GONE + gone, GONE_STYLE)
    if gone and came:
        yield Content(" ")
    if came:
        yield Content.styled(CAME + came, CAME_STYLE)
    if came and not gone:
        yield Content(" ")
