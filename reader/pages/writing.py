"""From the tree to blocks: walks through an element and writes down what stands in it, kind by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.folding import letters
from reader.pages.blocks import Block
from reader.pages.codes import code_block
from reader.pages.elements import CAPTIONS, DEKS, HEADINGS, INLINE, LISTS, QUOTES, VERBATIM, named, words_of
from reader.pages.exported import level_of_item, take_sign
from reader.pages.listed_papers import BLOCK
from reader.pages.lists import ITEMS
from reader.pages.open_lists import OpenLists
from reader.pages.pictures import alt_of, is_picture, picture_block
from reader.pages.runs import Run, address_of, flat, is_anchor, leads_back, words_in
from reader.pages.tables import is_data, is_line, table_blocks
from reader.pages.weighing import HEADING, IMAGE, TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.model import BlockKind
    from reader.pages.runs import Span
    from reader.pages.tree import Node, Tree

_GAP = lazy.regex("\n\n+")
_DASH = lazy.regex(r"(?:[—–―~]|--)\s*\w")
_SAID_OF_PICTURES = CAPTIONS - {"figure"}
STRONG = frozenset(("b", "strong"))
_FORMING = LISTS | ITEMS | HEADINGS.keys() | {"footer", BLOCK}
"""Elements that say of the text in them what it is; a footer's may name who said a quote."""
IN_ONE_GO = VERBATIM | {"figure", "table"}
"""Elements that are mostly written in one go, as are those around a picture."""
WORDED = named("div p aside section header h2 h3 h4 span")
LABEL = 40
"""Characters of the longest line that announces something."""
DEK = 600
"""Characters of the longest standfirst."""
ATTRIBUTION = 160
"""Characters of the longest line that names who said a quote."""
SAME = 60
"""Letters of an alternative text that are compared: some are cut off."""
WHOLE = 1.2
"""How much longer a line may be than what is all of it."""
INDENTED = 0.5
"""The share of the text from which a quote only indents it."""


class Writer:
    """Writes blocks. Use `write` for each element in turn, then `finish`."""

    def __init__(self, tree: Tree, resolve: Callable[[str], str | None]) -> None:
        self.blocks: list[Block] = []
        self._tree = tree
        self._resolve = resolve
        self._run = Run()
        self._alts: list[str] = []
        self._lists = OpenLists(self.blocks)
        self._paper: list[Block] | None = None
        """The block of the paper that is open, when it has come."""
        self._level: int | None = None
        self._kinds: list[tuple[BlockKind, int, int]] = []
        """What the text is by the elements around it: kind, lists then open, the element's place."""
        self._note = -1
        """The place of what a line began with in small: a note's own number."""
        self._names_source = False
        """Whether the text so far stands where a quote names who said it."""
        self._has_prose = False
        self._size = 0

    def write(self, node: Node) -> None:
        """Write down an element and what is in it."""
        self._size = node.size
        stack: list[tuple[Node, Iterator[Node | str]]] = []
        if not node.gone and self._enter(node):
            stack.append((node, iter(node.children)))
        while stack:
            top, children = stack[-1]
            for child in children:
                if isinstance(child, str):
                    if self._run.length or not child.isspace():  # none opens a block
                        self._run.add(child)
                elif child.gone:
                    self._pass_over(child)
                elif not (child.tag == "p" and self._put_plain(child)) and self._enter(child):
                    stack.append((child, iter(child.children)))
                    break
            else:
                stack.pop()
                self._leave(top)
        self._flush()

    def _put_plain(self, node: Node) -> bool:
        """Write down a paragraph that is nothing but its text, if nothing around it says that it is more.

        It is what `_enter`, `_flush`, `_put` and `_leave` would do, in one go. Return whether it is one.
        """
        run, children = self._run, node.children
        if node.attributes or node.role is not None or len(children) != 1 or not isinstance(children[0], str):
            return False
        if (
            self._kinds
            or self._lists.has_items
            or self._level is not None
            or run.strong
            or run.open_address is not None
        ):
            return False
        self._flush()
        if text := words_in(children[0]):
            self._lists.part()
            self._has_prose = True
            self.blocks.append(Block("paragraph", text))
        return True

    def _pass_over(self, node: Node) -> None:
        """Note where something was left out right under a heading."""
        if node.size and node.tag not in INLINE:
            self._flush()
            last = self.blocks[-1] if self.blocks else None
            if last is not None and (last.kind == "heading" or _announces(last, node)):
                last.bare = True

    def finish(self) -> list[Block]:
        """Return the blocks, each in its last form."""
        for block in self.blocks:
            if block.joined or "\n" in block.text or not block.text.isascii():
                block.settle()
        return self.blocks

    def _enter(self, node: Node) -> bool:
        """Begin an element; return whether its content is to be written."""
        tag = node.tag
        if tag in INLINE and not (tag == "span" and _stands_apart(node)):
            if tag == "a" and ((self._level is not None and is_anchor(node)) or leads_back(node)):
                return False
            self._enter_inline(node)
            return True
        if tag == "br":
            self._run.line_break()
            return False
        self._flush()
        if tag == "p" and (level := level_of_item(node)):
            self._put_exported(node, level)
            return False
        if (tag in IN_ONE_GO or node.holds & IMAGE) and (blocks := self._whole(node)) is not None:
            for block in blocks:
                self._put(block)
            return False
        self._enter_block(node)
        return True

    def _whole(self, node: Node) -> list[Block] | None:
        """Return the blocks of an element that is written in one go; None if it is none of these."""
        tag = node.tag
        if tag in VERBATIM:
            code = code_block(self._tree, node)
            return [] if code is None else [code]
        if (tag in ("figure", "center") or node.attributes) and is_picture(node):
            picture = picture_block(self._tree, node, self._resolve)
            return [] if picture is None else [picture]
        if tag == "table" and is_data(self._tree, node):
            return table_blocks(self._tree, node, self._resolve)
        if tag == "table" and is_line(self._tree, node):
            run = flat(node, self._resolve)
            return [Block("paragraph", run.text, run.spans)]
        return None

    def _enter_inline(self, node: Node) -> None:
        tag = node.tag
        if tag == "a":
            self._run.open_link(address_of(node, self._resolve))
        elif tag == "img":
            if (alt := alt_of(node)) is not None:
                self._alts.append(alt)
        elif tag in STRONG:
            self._run.strong += 1
        elif tag == "q":
            self._run.add_sign("“")
        elif tag == "sup" and not self._run:
            self._note = node.place
        elif tag == "cite" and self._kinds and not self._run:
            self._names_source = True

    def _enter_block(self, node: Node) -> None:
        tag = node.tag
        if tag in _FORMING:
            self._begin(node)
        if (kind := self._kind_of(node)) is not None:
            self._kinds.append((kind, self._lists.depth, node.place))

    def _begin(self, node: Node) -> None:
        """Begin an element that gives the text in it a form, whatever its class is."""
        tag = node.tag
        if tag in LISTS:
            self._lists.begin(node)
        elif tag in ITEMS:
            self._lists.begin_item(node)
        elif tag in HEADINGS:
            self._level = HEADINGS[tag]
        elif tag == BLOCK:
            self._paper = []
        else:
            self._names_source = True

    def _leave(self, node: Node) -> None:
        tag = node.tag
        if tag in INLINE and not (tag == "span" and _stands_apart(node)):
            if tag == "a":
                self._run.close_link()
            elif tag in STRONG:
                self._run.strong -= 1
            elif tag == "q":
                self._run.end_quote()
            elif tag == "span":
                self._run.end_label()
            elif node.place == self._note and self._run.text.isdigit():
                self._run.space()
            return
        self._flush()
        if tag in _FORMING:
            self._end(node)
        if self._kinds and self._kinds[-1][2] == node.place:
            self._kinds.pop()

    def _end(self, node: Node) -> None:
        """End an element that gives the text in it a form."""
        tag = node.tag
        if tag in LISTS:
            self._lists.end(node)
        elif tag in ITEMS:
            self._lists.end_item()
        elif tag in HEADINGS:
            self._level = None
        elif tag == BLOCK:
            self._paper = None

    def _kind_of(self, node: Node) -> BlockKind | None:
        """Return what an element says that all text in it is."""
        tag = node.tag
        if node.role is not None:
            return node.role
        if tag == "figcaption":
            return "caption"
        if tag == "blockquote":
            return "quote" if self._is_part(node) and not node.holds & TABLE else None
        if node.name and tag in WORDED:
            words = words_of(node.name)
            if words & QUOTES and self._is_part(node):
                return "quote"
            if words & _SAID_OF_PICTURES and node.size <= DEK and not node.holds & (IMAGE | HEADING):
                return "caption"
            if words & DEKS and node.size <= DEK and not self._has_prose:
                return "dek"
        return None

    def _is_part(self, node: Node) -> bool:
        """Return whether a quote quotes, and does not just indent the text."""
        return node.size < self._size * INDENTED and not node.holds & HEADING

    def _flush(self) -> None:
        """Write down the text that has come, as what the elements around it say."""
        source, self._names_source = self._names_source, False
        if self._run.length or self._alts:
            self._put_run(self._run, self._alts, names_source=source)

    def _put_run(self, run: Run, alts: list[str], *, names_source: bool) -> None:
        address = run.open_address
        run.close_link()
        self._run, self._alts = Run(), []
        self._run.strong = run.strong
        if address is not None:
            self._run.open_link(address)
        if not run:
            if alts and not self._kinds and not self._lists.in_item and self._level is None:
                self._put(Block("caption", "\n".join(dict.fromkeys(alts)), is_alt=True))
            return
        for block in _chunks(run):
            self._put_text(block, names_source=names_source)

    def _put_text(self, block: Block, *, names_source: bool) -> None:
        """Give a run its kind, and write it down."""
        kind, lists, _ = self._kinds[-1] if self._kinds else ("paragraph", 0, 0)
        if self._level is not None and kind in ("paragraph", "quote"):
            block.kind, block.level = "heading", self._level
            block.text = block.text.replace("\n", " ")
        elif self._lists.in_item and (kind == "paragraph" or (kind == "quote" and self._lists.depth > lists)):
            self._lists.put(block)
            return
        elif self._paper is not None and kind != "footer":
            self._put_in_paper(self._paper, block)
            return
        elif kind == "quote" and self._names(block, names_source=names_source):
            self.blocks[-1].join(block)
            return
        else:
            block.kind = kind
        self._put(block)

    def _put_in_paper(self, paper: list[Block], block: Block) -> None:
        """Write down a line of a paper that is listed; what it is of the paper, its words must say."""
        if paper:
            paper[0].join(block)
        else:
            block.kind = None
            paper.append(block)
            self._put(block)

    def _names(self, block: Block, *, names_source: bool) -> bool:
        """Return whether a line names who said the quote before it."""
        before = self.blocks[-1] if self.blocks else None
        if before is None or before.kind != "quote" or len(block.text) > ATTRIBUTION:
            return False
        return names_source or _DASH.match(block.text) is not None

    def _put_exported(self, node: Node, level: int) -> None:
        """Write down a paragraph that a word processor says is an item."""
        sign = take_sign(self._tree, node)
        if run := flat(node, self._resolve):
            self._lists.put_alone(Block("list", run.text, run.spans), level, sign)

    def _put(self, block: Block) -> None:
        self._lists.part()
        before = self.blocks[-1] if self.blocks else None
        if before is not None and before.kind == block.kind == "caption" and before.is_alt:
            self._put_caption(before, block)
            return
        self._has_prose = self._has_prose or block.kind == "paragraph"
        self.blocks.append(block)

    def _put_caption(self, alt: Block, caption: Block) -> None:
        """Put a caption under the alternative text of its picture; in its place if it says the same."""
        if letters(alt.text)[:SAME] in letters(caption.text):
            self.blocks[-1] = caption
        elif caption.is_alt:
            self.blocks.append(caption)
        else:
            alt.join(caption)
            alt.is_alt = False


def _chunks(run: Run) -> list[Block]:
    """Return the paragraphs of a run, which empty lines part."""
    text, start, at = run.text.rstrip("\n"), 0, 0
    if "\n" not in text:
        return [Block("paragraph", text, run.spans, is_bold=not run.has_plain)]
    found: list[Block] = []
    for gap in (*_GAP.finditer(text), None):
        end = len(text) if gap is None else gap.start()
        inside: list[Span] = []
        while at < len(run.spans) and run.spans[at].start < end:
            inside.append(run.spans[at].moved(-start))
            at += 1
        bold = not run.has_plain or (start, end) in run.bold
        found.append(Block("paragraph", text[start:end], inside, is_bold=bold))
        start = end if gap is None else gap.end()
    return found


def _stands_apart(span: Node) -> bool:
    """Return whether a part of a line is all of it, and named a caption."""
    if not span.attributes or span.parent is None or span.holds & IMAGE:
        return False
    return bool(words_of(span.name) & _SAID_OF_PICTURES) and 0 < span.parent.run <= span.size * WHOLE


def _announces(block: Block, node: Node) -> bool:
    """Return whether a line only announces the links that were left out below it: "Jump to:"."""
    is_label = block.kind == "paragraph" and len(block.text) <= LABEL and block.text.endswith(":")
    return is_label and node.linked * 2 > node.size
