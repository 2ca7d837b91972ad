"""Markup to a tree: what `html.parser` sees, with the end tags that people leave out.

Linear in time and memory, and never raises. What is nested deeper than DEPTH hangs on the last level; past
ELEMENTS elements only text is taken, and a notice says so.
"""

from __future__ import annotations

import re
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from reader import lazy
from reader.pages.elements import HEADINGS, INLINE, VOID
from reader.pages.tree import Node, Tree

DEPTH = 512
ELEMENTS = 200_000
TOO_MANY = f"The page has more than {ELEMENTS:,} elements; the rest was taken as plain text."

_LOOK = 64
"""How many open elements are looked at for one that a start tag ends."""
_NO_ATTRIBUTES: dict[str, str] = {}
_LONG_NUMBER = lazy.regex(r"&#[0-9]{8,}")
"""A character number that no character has; Python refuses to read one of thousands of digits."""
_DATA = lazy.regex(
    r""":(?<=data:)[\w.+-]{1,80}/[\w.+-]{1,80}(?:;[\w=.+-]{1,80}){0,8},[^"'\s<>)]{128,}""", re.IGNORECASE
)
"""From the colon on, which few letters are taken for: so it is fast to search for."""

# What nearly all tags look like between their "<" and the first ">" after that. Names are of visible ASCII,
# but for what ends them.
_S, _NAME, _ATTRIBUTE_NAME, _BARE = "[ \t\n\r]", "[!-.0-;=?-~]", "[!#-&(-.0-;?-~]", "[!#-&(-;?-_a-~]"
_USUAL = lazy.regex(
    rf"""/([a-zA-Z]{_NAME}*+){_S}*+"""
    rf"""|([a-zA-Z]{_NAME}*+)"""
    rf"""((?:{_S}++{_ATTRIBUTE_NAME}++(?:{_S}*+={_S}*+(?:"[^"]*+"|'[^']*+'|{_BARE}++))?)*){_S}*+(/?)"""
)
_ATTRIBUTE = lazy.regex(r"""([^\s/>="'<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>=<`]+)))?""")
_OF_PLAIN_TEXT = frozenset(
    ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext")
)
"""Elements whose content the parser reads in a way of its own, in some versions."""
_SCRIPTS = ("script", "style")
"""Those that all versions agree on, where no other "<" is in them than that of their end tag."""

_CELLS = frozenset(("td", "th"))
_SECTIONS = frozenset(("thead", "tbody", "tfoot"))
_BARRIERS = frozenset(("table", "td", "th", "caption", "button", "object"))
"""Elements that end tags inside them do not reach beyond."""
_TABLE = frozenset(("table",))
_ROW_STOPS = _SECTIONS | {"table"}
_PARAGRAPH = (frozenset(("p",)), _BARRIERS)
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), _BARRIERS | {"ul", "ol", "menu", "dir"}),
    "dt": (frozenset(("dt", "dd")), _BARRIERS | {"dl"}),
    "dd": (frozenset(("dt", "dd")), _BARRIERS | {"dl"}),
    "td": (_CELLS, _ROW_STOPS | {"tr"}),
    "th": (_CELLS, _ROW_STOPS | {"tr"}),
    "tr": (_CELLS | {"tr", "caption", "colgroup"}, _ROW_STOPS),
    **dict.fromkeys(_SECTIONS, (_CELLS | _SECTIONS | {"tr", "caption", "colgroup"}, frozenset(("table",)))),
}
"""What a start tag ends, and what it does not reach beyond."""
_AFTER_HEADINGS = frozenset(("p", "ul", "ol", "table", "pre", "blockquote"))
_TABLE_PARTS = _CELLS | _SECTIONS | {"tr", "table", "caption"}
_FRAME = frozenset(("html", "head", "body"))
_ENDS_NOTHING = (
    INLINE | VOID | {"script", "style", "template", "noscript", "svg", "button", "select", "option"}
) - {"a"}
"""Elements whose start tags end none."""
_SPANS = INLINE - {"img", "wbr"}


def build(markup: str) -> Tree:
    """Return the tree of any markup."""
    builder = _Builder(without_data(markup))
    return builder.finish()


def without_data(markup: str) -> str:
    """Return markup without the content of its `data:` addresses, nine tenths of many saved pages."""
    return _DATA.sub(":,", markup)


class _Tag(NamedTuple):
    """A tag that looks like nearly all."""

    name: str
    attributes: dict[str, str]
    """Nobody changes them."""
    closes: bool
    """Whether it is an end tag."""
    is_empty: bool
    """Whether it ends in "/>"."""
    is_plain: bool
    """Whether it opens an element whose content is no markup."""


class _Tags(dict[str, "_Tag | None"]):
    """Tags by what stands between their brackets, where many are alike; None for those that look unusual."""

    def __missing__(self, written: str) -> _Tag | None:
        tag = self[written] = _tag_of(written)
        return tag


class _Builder(HTMLParser):
    """Takes the parser's events and hangs elements and text on the tree."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        root = Node("html", {}, None, 0)
        self._nodes = [root]
        self._open = [root]
        self._counts: dict[str, int] = {}
        """How many elements of a name are open, in all."""
        self._deeper: dict[str, int] = {}
        """How many are open of those that lie too deep to be made."""
        self._tags = _Tags()
        self._body: Node | None = None
        self._full = False
        # A ">" at the end: what is left open then never makes the parser search to the end again.
        self._markup = _LONG_NUMBER.sub("\ufffd", markup.replace("\f", " ")) + " >"
        self._pieces = self._markup.split("<")
        self._next, self._begin = 0, -1
        """The piece that is to be read next, and where the "<" before it is."""

    @cached_property
    def _last_comment_end(self) -> int:
        """Where the last comment ends; -1 if none does. Looked for where a comment begins."""
        return self._markup.rfind("-->")

    def finish(self) -> Tree:
        """Read the markup and return its tree."""
        self.feed(self._markup)
        self.close()
        self._drop_sentinel()
        tags: dict[str, list[Node]] = {}
        for node in self._nodes:
            tags.setdefault(node.tag, []).append(node)
        return Tree(self._nodes[0], self._nodes, (TOO_MANY,) if self._full else (), tags)

    def _drop_sentinel(self) -> None:
        children = self._open[-1].children
        if children and isinstance(end := children[-1], str) and end.endswith(">"):
            children[-1] = end[:-1]

    # What html.parser would do in quadratic time, or raise for.

    def updatepos(self, i: int, j: int) -> int:  # noqa: ARG002
        """Leave out counting the lines from i to j: nobody asks for positions."""
        return j

    def parse_comment(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - the parser's own
        """Read a comment; one that never ends goes to the next ">"."""
        if i + 2 > self._last_comment_end - self._taken():
            return self.parse_bogus_comment(i)
        return super().parse_comment(i, report)

    def parse_html_declaration(self, i: int) -> int:
        """Read any declaration, "<![if …]>" and the like too, as a comment, whatever is in it."""
        return self.parse_bogus_comment(i)

    def parse_starttag(self, i: int) -> int:
        """Read a start tag, and what is as usual after it."""
        end = self._read_usual(i)
        return end if end > i else super().parse_starttag(i)

    def parse_endtag(self, i: int) -> int:
        """Read an end tag, and what is as usual after it."""
        end = self._read_usual(i) if self.cdata_elem is None else i
        return end if end > i else super().parse_endtag(i)

    def _read_usual(self, begin: int) -> int:
        """Read tags that look like nearly all, and text after them; return where the last of that ends.

        In the parser's own loop each would take three times the time.
        """
        taken = self._taken()
        while self._begin < begin + taken:  # what the parser has read by itself
            self._pass_to(self._next + 1)
        pieces, tags, above = self._pieces, self._tags, self._open
        counts, deeper = self._counts, self._deeper
        at, last = self._next, len(pieces) - 1
        while True:
            written, end, text = pieces[at].partition(">")
            tag = tags[written] if end else None
            if tag is None or (tag.is_plain and not self._is_script(tag, at)):
                break
            name = tag.name
            if tag.closes:
                top = above[-1]
                if top.tag == name and top.parent is not None and not deeper:
                    del above[-1]
                    counts[name] -= 1
                else:
                    self.handle_endtag(name)
            else:
                self._start(name, tag.attributes)
                if tag.is_empty:
                    self._end_empty(name)
            if at == last:  # the parser may wait for what the last text goes on with
                return self._pass_to(at) + len(written) + 2 - taken
            if text:
                above[-1].children.append(unescape(text) if "&" in text and not tag.is_plain else text)
            at += 1
        return self._pass_to(at) - taken

    def _pass_to(self, piece: int) -> int:
        """Note that what comes before a piece is read; return where the "<" before that is."""
        passed = self._pieces[self._next : piece]
        self._begin += sum(map(len, passed)) + len(passed)
        self._next = piece
        return self._begin

    def _is_script(self, tag: _Tag, piece: int) -> bool:
        """Return whether a start tag opens a script or style that ends at the next "<"."""
        if tag.name not in _SCRIPTS or tag.is_empty or piece + 1 == len(self._pieces):
            return False
        written, end, _ = self._pieces[piece + 1].partition(">")
        after = self._tags[written] if end else None
        return after is not None and after.closes and after.name == tag.name

    def _taken(self) -> int:
        """Return how much of the markup the parser has put behind it."""
        return len(self._markup) - len(self.rawdata)

    # Events

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element whose tag is one of the rarer ones."""
        self._start(tag, {name: value or "" for name, value in reversed(attrs)})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element without content."""
        self.handle_starttag(tag, attrs)
        self._end_empty(tag)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element, and close what its start tag ends."""
        if tag not in _ENDS_NOTHING:
            counts = self._counts
            if tag in _FRAME:
                self._take_frame(tag, attributes)
                return
            if tag == "a":
                if counts.get("a"):
                    self._end_span("a")
            else:
                if counts.get("p"):
                    self._end(*_PARAGRAPH)
                if tag in _ENDS:
                    self._end(*_ENDS[tag])
                elif self._open[-1].tag in HEADINGS and _ends_heading(tag, self._open[-1]):
                    self._pop()
        self._make(tag, attributes, stays=tag not in VOID)

    def _end_empty(self, tag: str) -> None:
        """Close an element whose start tag ends in "/>"."""
        if tag not in VOID and tag not in _FRAME:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what is still open inside it."""
        if self._deeper.get(tag):
            self._deeper[tag] -= 1
        elif self._counts.get(tag):
            if self._open[-1].tag == tag:
                self._pop()
            elif tag in _SPANS:
                self._end_span(tag)
            else:
                self._end_block(tag)
        elif tag == "br" or tag == "p":
            # As in browsers: an end without a beginning is an empty element.
            self._make(tag, _NO_ATTRIBUTES, stays=False)

    def handle_data(self, data: str) -> None:
        """Take text."""
        self._open[-1].children.append(data)

    def _take_frame(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "html":
            for name, value in attributes.items():
                self._nodes[0].attributes.setdefault(name, value)
        elif tag == "body" and self._body is None and len(self._open) < DEPTH and not self._full:
            del self._open[1:]
            self._counts.clear()
            self._body = self._make(tag, attributes, stays=True)

    def _make(self, tag: str, attributes: dict[str, str], *, stays: bool) -> Node | None:
        """Hang an element on the innermost open one, unless there are too many or it lies too deep."""
        nodes, opened = self._nodes, self._open
        top, count = opened[-1], len(nodes)
        if count >= ELEMENTS or (stays and len(opened) >= DEPTH):
            self._full = self._full or count >= ELEMENTS
            if stays:
                self._deeper[tag] = self._deeper.get(tag, 0) + 1
            if tag not in INLINE:
                top.children.append("\n")
            return None
        node = Node(tag, attributes, top, count)
        nodes.append(node)
        top.children.append(node)
        if stays:
            opened.append(node)
            self._counts[tag] = self._counts.get(tag, 0) + 1
        return node

    def _pop(self) -> None:
        node = self._open.pop()
        self._counts[node.tag] -= 1

    def _end(self, targets: frozenset[str], stops: frozenset[str]) -> None:
        """Close the outermost of some elements that lies within the innermost of others."""
        counts = self._counts
        for tag in targets:
            if counts.get(tag):
                break
        else:
            return
        found = 0
        for above in range(1, min(len(self._open), _LOOK)):
            tag = self._open[-above].tag
            if tag in targets:
                found = above
            elif tag in stops:
                break
        for _ in range(found):
            self._pop()

    def _end_span(self, tag: str) -> None:
        """Close an element within a line; blocks that began in it stay open, as in browsers."""
        for above in range(1, min(len(self._open), _LOOK)):
            node = self._open[-above]
            if node.tag == tag:
                del self._open[-above]
                self._counts[tag] -= 1
                return
            if node.tag in _BARRIERS:
                return

    def _end_block(self, tag: str) -> None:
        """Close the innermost block of a name, if it lies within the same cell."""
        stops = _TABLE if tag in _TABLE_PARTS else _BARRIERS
        for above in range(1, min(len(self._open), 2 * _LOOK)):
            node = self._open[-above]
            if node.tag == tag:
                for _ in range(above):
                    self._pop()
                return
            if node.tag in stops:
                return


def _tag_of(written: str) -> _Tag | None:
    """Return what a tag is, of what stands between its brackets; None if it does not look like nearly all."""
    match = _USUAL.fullmatch(written)
    if match is None:
        return None
    closed, opened, attributes, slash = match.groups()
    name = (closed or opened).lower()
    return _Tag(
        name,
        _attributes_in(attributes) if attributes else _NO_ATTRIBUTES,
        closes=opened is None,
        is_empty=slash == "/",
        is_plain=opened is not None and name in _OF_PLAIN_TEXT,
    )


def _attributes_in(text: str) -> dict[str, str]:
    """Return the attributes that a start tag is written with; of two of a name, the first."""
    return {
        name.lower(): unescape(value) if "&" in (value := double or single or bare) else value
        for name, double, single, bare in reversed(_ATTRIBUTE.findall(text))
    }


def _ends_heading(tag: str, heading: Node) -> bool:
    """Return whether a start tag ends a heading: another one, or a paragraph's when it has its text."""
    if tag in HEADINGS:
        return True
    return tag in _AFTER_HEADINGS and any(
        isinstance(child, str) and child.strip() for child in heading.children
    )
