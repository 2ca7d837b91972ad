"""The text of one block as it comes in pieces: clean, white space collapsed, breaks and links noted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.clean import clean
from reader.pages.elements import INLINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.pages.tree import Node


_PRINTABLE = bytes(range(0x20, 0x7F))
_GLUED = ("\n", "“", " “")
"""What the next word follows without a space."""


class Span(NamedTuple):
    """A link within a text."""

    start: int
    end: int
    address: str
    """"" where it leads nowhere one can go."""

    def moved(self, by: int) -> Span:
        """Return the same link so many characters further on."""
        return Span(self.start + by, self.end + by, self.address) if by else self


def joined(text: str) -> str:
    """Return text on one line, with single spaces between its words."""
    # Of what is white space, only a space is printable.
    return text.strip(" ") if "  " not in text and text.isprintable() else " ".join(text.split())


def words_in(text: str) -> str:
    """Return text as markup has it on one clean line."""
    # As nearly all text is. Bytes are looked through in half the time that `isprintable` takes.
    if text.isascii() and "  " not in text and not text.encode("ascii").translate(None, _PRINTABLE):
        return text.strip(" ")
    words = joined(text)
    return words if words.isascii() and words.isprintable() else " ".join(clean(words).split())


class Run:
    """Collects the text of a block."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        """Characters so far."""
        self._space = False
        self._start: int | None = None
        self.open_address: str | None = None
        """Where the link leads that is open."""
        self.spans: list[Span] = []
        self.strong = 0
        """How many elements are open that make text bold."""
        self.bold: set[tuple[int, int]] = set()
        """From where to where it is."""
        self.has_plain = False
        """Whether some of the text is not bold."""

    def __bool__(self) -> bool:
        return self.length > 0

    @property
    def text(self) -> str:
        """What has come so far; lines may be empty where two breaks stood together."""
        return "".join(self._parts)

    def add(self, text: str) -> None:
        """Take text as markup has it."""
        if text.isspace() or not (words := words_in(text)):
            self._space = self._space or bool(text)
            return
        if (self._space or text[0].isspace()) and self.length and self._parts[-1] not in _GLUED:
            self._put(" ")
        if self.open_address is not None and self._start is None:
            self._start = self.length
        if self.strong:
            self.bold.add((self.length, self.length + len(words)))
        else:
            self.has_plain = True
        self._put(words)
        self._space = text[-1].isspace()

    def add_sign(self, sign: str) -> None:
        """Take a sign that the next word follows without a space."""
        if self._space and self.length and self._parts[-1] != "\n":
            sign = f" {sign}"
        self._put(sign)
        self._space = False

    def end_quote(self) -> None:
        """Close a quotation, right behind its last word."""
        space, self._space = self._space, False
        self.add("”")
        self._space = space

    def space(self) -> None:
        """Part what comes from what was."""
        self._space = True

    def end_label(self) -> None:
        """Part a label that an element of its own makes from what it is of: "Abstract:"."""
        if self._parts and self._parts[-1].endswith(":"):
            self._space = True

    def line_break(self) -> None:
        """End the line."""
        if self.length:
            address = self.open_address
            self.close_link()
            self._put("\n")
            self._space = False
            self.open_address = address

    def open_link(self, address: str | None) -> None:
        """Begin a link; what comes until it is closed is its text."""
        self.close_link()
        self.open_address = address

    def close_link(self) -> None:
        """End the link that is open, if any."""
        if self._start is not None and self.open_address is not None:
            self.spans.append(Span(self._start, self.length, self.open_address))
        self._start = self.open_address = None

    @property
    def ends_sentence(self) -> bool:
        """Whether the text so far ends as sentences do."""
        return bool(self._parts) and self._parts[-1][-1] in ".!?…)"

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)


SIGNS = "↩↑⤴⏎↵^«⇧⬆▲¶§"
"""What such links are."""
LINES = frozenset(("div", "p", "tr", "li"))
"""Elements in code that are lines of it."""
TO_TOP = 20
"""Characters of the longest link in a heading that leads to the top of the page."""
_TOP = lazy.regex("#(?:page-?)?top|#(?:toc|contents)$", re.IGNORECASE)
MANY = 300
"""Elements within one that is looked at for a name or a title."""


LINKS = 0.8
"""The share of link text from which an element is nothing but links."""


def is_links(node: Node) -> bool:
    """Return whether an element has some text, nearly all of it in links."""
    return node.linked > node.size * LINKS


def is_short(node: Node, size: int) -> bool:
    """Return whether an element has some text, up to a size, and few elements in it."""
    return 0 < node.size <= size and node.last - node.place <= MANY


def address_of(node: Node, resolve: Callable[[str], str | None]) -> str | None:
    """Return where a link leads; "" if that is nowhere one can go, None if it is no link."""
    return (resolve(node.get("href")) or "") if "href" in node.attributes else None


def is_anchor(node: Node) -> bool:
    """Return whether a link in a heading just leads to itself, or to the top of the page: "¶", "top"."""
    if node.size > 1:
        return node.size <= TO_TOP and _TOP.match(node.get("href")) is not None
    text = "".join(child for child in node.children if isinstance(child, str)).strip()
    return not text[:1].isalnum()


def leads_back(node: Node) -> bool:
    """Return whether a link is just a sign that leads back to a note's number, or to itself: "↩", "¶"."""
    if node.tag != "a" or not node.get("href").startswith("#") or not 0 < node.size <= 2:
        return False
    text = text_in(node).removesuffix("\ufe0e")
    return bool(text) and text in SIGNS


def walk(node: Node) -> Iterator[tuple[Node | str, bool]]:
    """Yield what is inside a node in the order of the page: text; each element when it opens (True) and ends.

    What is gone is passed over.
    """
    stack: list[tuple[Node, Iterator[Node | str]]] = [(node, iter(node.children))]
    while stack:
        top, children = stack[-1]
        for child in children:
            if isinstance(child, str):
                yield child, True
            elif not child.gone:
                yield child, True
                stack.append((child, iter(child.children)))
                break
        else:
            stack.pop()
            if stack:
                yield top, False


def flat(node: Node, resolve: Callable[[str], str | None]) -> Run:
    """Return all text inside a node as one run.

    Blocks in it are parted by a space, and so are a sentence and what stands right beside it.
    """
    run = Run()
    ended = False
    for child, opens in walk(node):
        if isinstance(child, str):
            run.add(child)
            ended = False
            continue
        if child.tag == "span":
            if opens and ended and run.ends_sentence:
                run.space()
            ended = not opens
        if child.tag == "a":
            if opens:
                run.open_link(address_of(child, resolve))
            else:
                run.close_link()
        elif child.tag == "br" or child.tag not in INLINE:
            run.space()
    run.close_link()
    return run


def text_in(node: Node) -> str:
    """Return all text inside a node, on one line."""
    if len(node.children) == 1 and isinstance(node.children[0], str):  # as most have it
        return words_in(node.children[0])
    return flat(node, lambda _: None).text


def lines_in(node: Node) -> list[str]:
    """Return the lines inside a short element: what a break, a block or two elements side by side part."""
    lines = [Run()]
    touches = False
    for child, opens in walk(node):
        if isinstance(child, str):
            lines[-1].add(child)
            touches = False
        elif child.tag == "br" or child.tag not in INLINE or (opens and touches):
            lines.append(Run())
            touches = False
        else:
            touches = not opens
    return [line.text for line in lines if line]


def raw(node: Node) -> str:
    """Return all text inside a node as it stands, with its lines and indentation."""
    parts: list[str] = []
    for child, opens in walk(node):
        if isinstance(child, str):
            parts.append(child)
        elif child.tag == "br":
            parts.append("\n" if opens else "")
        elif child.tag in LINES and parts and not parts[-1].endswith("\n"):
            parts.append("\n")
    return "".join(parts)
