"""A page as a tree of elements, with what the steps of its reading note of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import BlockKind


class Node:
    """An element. What is left out of the text stays in the tree, marked `gone`."""

    __slots__ = (
        *(
            "tag",
            "attributes",
            "name",
            "children",
            "parent",
            "place",
            "last",
            "gone",
            "furniture",
            "size",
            "linked",
        ),
        *("run", "run_linked", "signs", "prose", "good", "bad", "near", "holds", "role"),
    )

    def __init__(self, tag: str, attributes: dict[str, str], parent: Node | None, place: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.name = ""
        """Its class and id."""
        if attributes:
            self.name = attributes.get("class", "")
            if "id" in attributes:
                self.name += " " + attributes["id"]
        self.children: list[Node | str] = []
        self.parent = parent
        self.place = place
        """Its index among the tree's nodes, in the order of the page."""
        self.last = place
        """The index of the last node inside it."""
        self.gone = False
        self.furniture = False
        self.size = self.linked = self.run = self.run_linked = self.signs = self.prose = 0
        self.good = self.bad = self.near = 0.0
        self.holds = 0
        """What is inside it, as bits (see weighing.py)."""
        self.role: BlockKind | None = None
        """What all of its text is, where pruning has found out."""

    def get(self, name: str) -> str:
        """Return an attribute; "" if it is missing or empty."""
        return self.attributes.get(name, "")

    def is_within(self, other: Node) -> bool:
        """Return whether it is another element, or inside that."""
        return other.place <= self.place <= other.last

    def outwards(self, most: int | None = None) -> Iterator[Node]:
        """Yield it and the elements around it, from the inside; no more than `most` of them."""
        node: Node | None = self
        while node is not None and most != 0:
            yield node
            node, most = node.parent, None if most is None else most - 1


class Tree(NamedTuple):
    """A page."""

    root: Node
    nodes: list[Node]
    """All elements, in the order of the page."""
    notices: tuple[str, ...]
    tags: dict[str, list[Node]]
    """The elements by name, in the order of the page."""

    def of(self, *tags: str) -> list[Node]:
        """Return the elements of some names, name by name."""
        return [node for tag in tags for node in self.tags.get(tag, ())]

    def inside(self, node: Node) -> list[Node]:
        """Return the elements within a node, itself left out."""
        return self.nodes[node.place + 1 : node.last + 1]

    def drop(self) -> None:
        """Part the elements, after the last use: what leads round in circles would wait for the collector."""
        for node in self.nodes:
            node.children.clear()
