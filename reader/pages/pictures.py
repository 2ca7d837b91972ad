"""Pictures: what their alternative text, caption and credit say together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.clean import clean_line
from reader.folding import letters
from reader.pages.blocks import Block
from reader.pages.elements import CAPTIONS, words_of
from reader.pages.runs import Run, flat
from reader.pages.weighing import CODE, FIGURE, HEADING, IMAGE, LIST, PARAGRAPHS, QUOTE, TABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.pages.tree import Node, Tree

_FILE = lazy.regex(
    r"\.(?:jpe?g|png|gif|webp|svg|avif|bmp)\b|^(?:img|dsc|image|photo|screenshot)[ _-]?\d*$", re.IGNORECASE
)
_ICON = lazy.regex(r"icon|logo|avatar|emoji|spinner|spacer|pixel|badge|button|gravatar|smiley", re.IGNORECASE)
_TAG = lazy.regex(r"</?[a-zA-Z][^<>]{0,300}>")
ALT = 300
"""Characters of the longest alternative text."""
CAPTION = 1200


def is_picture(node: Node) -> bool:
    """Return whether a figure is a picture with its caption, and not code, a table or prose in a frame."""
    if node.holds & (TABLE | CODE | LIST | PARAGRAPHS | QUOTE | HEADING | FIGURE):
        return False
    if node.tag == "figure" or not node.holds & IMAGE:
        return node.tag == "figure"
    return 0 < node.size < CAPTION and (bool(words_of(node.name) & CAPTIONS) or _stands_beside(node))


def _stands_beside(node: Node) -> bool:
    """Return whether a table just puts a picture and a line under it beside the text, as pages of old do.

    Or a line in small under a picture in the middle.
    """
    if node.size > ALT or node.linked * 2 >= node.size:
        return False
    if node.tag == "center":
        return any(not isinstance(child, str) and _is_small(child, node) for child in node.children)
    return node.tag == "table" and node.get("align").lower() in ("left", "right")


def _is_small(node: Node, box: Node) -> bool:
    """Return whether all of a box's text is in an element that makes it small."""
    return node.size == box.size and (
        node.tag == "small" or (node.tag == "font" and node.get("size").startswith("-"))
    )


def picture_block(tree: Tree, node: Node, resolve: Callable[[str], str | None]) -> Block | None:
    """Return the caption of a picture: alternative text and caption, a line each; None if it has neither."""
    run: Run = flat(node, resolve)
    alts = [alt for inner in tree.inside(node) if inner.tag == "img" and (alt := alt_of(inner))]
    block = Block("caption", run.text, run.spans) if run else None
    said = letters(run.text)
    new = [
        alt for alt in dict.fromkeys(alts) if letters(alt) not in said and not (said and said in letters(alt))
    ]
    if not new:
        return block
    told = Block("caption", "\n".join(new), is_alt=block is None)
    if block is not None:
        told.join(block)
    return told


def alt_of(image: Node) -> str | None:
    """Return a picture's alternative text if it tells something: no file names, icons or single words."""
    alt = clean_line(_TAG.sub(" ", image.get("alt")), ALT)
    if len(alt.split()) < 2 and not (len(alt) >= 6 and not alt.isascii()):
        return None
    if _FILE.search(alt) or _ICON.search(image.get("class")[:400]):
        return None
    return alt
