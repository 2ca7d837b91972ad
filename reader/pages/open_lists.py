"""The lists that are open while a page is written, and the lines of their items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.pages.lists import BULLETS, first_number, only_lays_out

if TYPE_CHECKING:
    from reader.pages.blocks import Block
    from reader.pages.tree import Node


class OpenLists:
    """Writes the lines of items into some blocks, each with the sign and indent of its list."""

    def __init__(self, blocks: list[Block]) -> None:
        self._blocks = blocks
        self._next: list[int | None] = []
        """For each list that is open, the number of the next item; None for bullets."""
        self._loose: set[int] = set()
        """The places of lists that only lay a page out."""
        self._items: list[bool] = []
        """The items that are open, and whether each is one of a list that is no layout."""
        self._sign = ""
        """The sign of an item that has no text yet."""
        self._block: Block | None = None
        """The block that the next item's line belongs to."""
        self._before = ""
        """The last line of an item, without its sign."""

    @property
    def depth(self) -> int:
        """How many lists are open."""
        return len(self._next)

    @property
    def has_items(self) -> bool:
        """Whether an item is open, of a list that only lays a page out too."""
        return bool(self._items)

    @property
    def in_item(self) -> bool:
        """Whether what comes is a line of an item."""
        return bool(self._items) and self._items[-1]

    def begin(self, node: Node) -> None:
        """Begin a list."""
        if only_lays_out(node):
            self._loose.add(node.place)
            return
        if not self._next:
            self._block = None
        self._next.append(first_number(node) if node.tag == "ol" else None)

    def end(self, node: Node) -> None:
        """End a list."""
        if node.place not in self._loose:
            self._next.pop()

    def begin_item(self, node: Node) -> None:
        """Begin an item, or a name or what is said of it."""
        parent = node.parent
        if parent is not None and parent.place in self._loose:
            self._items.append(False)
            return
        self._items.append(True)
        number = self._next[-1] if self._next else None
        if number is None:
            self._sign = "" if node.tag == "dd" else "• "
        else:
            self._sign = f"{number}. "
            self._next[-1] = number + 1

    def end_item(self) -> None:
        """End an item."""
        self._sign = ""
        self._items.pop()

    def part(self) -> None:
        """Note that something else has been written: the next line begins a block."""
        self._block = None

    def put(self, block: Block) -> None:
        """Write down a line of an item; the first has the item's sign."""
        if block.text in BULLETS or f"{block.text.rstrip('.')}. " == self._sign:
            return  # drawn by hand, beside the sign that a list has anyway
        if not self._sign and block.text == self._before:
            return  # said to screen readers, too
        self._before = block.text
        level = max(1, self.depth)
        sign = "  " * (level - 1) + self._sign if self._sign else "  " * level
        block.indent(sign, "  " * level)
        block.kind = "list"
        self._sign = ""
        if self._block is not None and self._blocks and self._blocks[-1] is self._block:
            self._block.join(block)
        else:
            self._block = block
            self._blocks.append(block)

    def put_alone(self, block: Block, level: int, sign: str) -> None:
        """Write down an item at a level that no list around it gives."""
        around, self._next, self._sign = self._next, [None] * level, sign
        self.put(block)
        self._next, self._sign = around, ""
