"""Microdata: the properties that attributes in the markup give to what stands there."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from reader.pages.elements import VOID
from reader.pages.runs import is_short, text_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.pages.tree import Node, Tree

MARKUP = frozenset(
    ("description", "responsibilities", "qualifications", "skills", "jobBenefits", "incentives")
)
"""Properties that keep their markup."""
ITEMS = 1000
REFERRED = 50_000
"""Elements in all that are looked at because items refer to them."""
TEXT = 5000
"""Characters of the longest property without markup."""
_ATTRIBUTES = {
    "meta": "content",
    "time": "datetime",
    "data": "value",
    "meter": "value",
    "img": "src",
    "object": "data",
    **dict.fromkeys(("a", "link", "area"), "href"),
}


def microdata(tree: Tree, kind: str) -> list[dict[str, Any]]:
    """Return the outermost items of a type, in JSON-LD's shape; a property that is there twice is a list."""
    found: list[dict[str, Any]] = []
    references = _References(tree)
    after = -1
    for node in tree.nodes:
        if node.place > after and "itemtype" in node.attributes and _is_of(node, kind):
            found.append(_item(tree, node, references))
            after = node.last
            if len(found) == ITEMS:
                break
    return found


def _is_of(node: Node, kind: str) -> bool:
    return any(said.rstrip("/").rpartition("/")[2] == kind for said in node.get("itemtype").split())


class _References:
    """Finds what stands elsewhere in the page, but belongs to an item by its "itemref"."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._by_id: dict[str, Node] = {}
        self._left = REFERRED

    def of(self, top: Node) -> Iterator[Node]:
        """Yield the elements that an item names, outside itself, each once."""
        wanted = dict.fromkeys(top.get("itemref").split()) if "itemref" in top.attributes else {}
        if wanted and not self._by_id:
            self._by_id = {node.get("id"): node for node in reversed(self._tree.nodes)}
        for part in (self._by_id[name] for name in wanted if name in self._by_id):
            self._left -= part.last - part.place + 1
            if self._left >= 0 and not part.is_within(top):
                yield part


def _item(tree: Tree, top: Node, references: _References) -> dict[str, Any]:
    item = _begun(top)
    _fill(item, tree.inside(top), top.last)
    for part in references.of(top):
        _fill(item, [part, *tree.inside(part)], part.last)
    return item


def _fill(item: dict[str, Any], nodes: Iterable[Node], last: int) -> None:
    """Give an item the properties of some nodes, up to the last place."""
    scopes = [(item, last)]
    written = -1
    """The last place within a property that was written with its markup."""
    for node in nodes:
        names = node.get("itemprop").split() if node.attributes else ()
        if not names or node.place <= written:
            continue
        while node.place > scopes[-1][1]:
            scopes.pop()
        scope = scopes[-1][0]
        if "itemscope" in node.attributes:
            inner = _begun(node)
            scopes.append((inner, node.last))
            _add(scope, names, inner)
        else:
            _add(scope, names, _value(node, names[0]))
            written = node.last if names[0] in MARKUP else written


def _begun(node: Node) -> dict[str, Any]:
    said = node.get("itemtype").split()
    return {"@type": said[0].rstrip("/").rpartition("/")[2]} if said else {}


def _add(item: dict[str, Any], names: list[str], value: object) -> None:
    for name in names:
        if name not in item:
            item[name] = value
        elif isinstance(item[name], list):
            item[name].append(value)
        else:
            item[name] = [item[name], value]


def _value(node: Node, name: str) -> str:
    if "content" in node.attributes:
        return node.get("content")
    attribute = _ATTRIBUTES.get(node.tag)
    if attribute in node.attributes and not (node.tag == "a" and name in ("name", "title")):
        return node.get(attribute or "").strip()
    if name in MARKUP:
        return markup_of(node)
    return text_in(node) if is_short(node, TEXT) else ""


def markup_of(node: Node) -> str:
    """Return the markup of what is inside a node, hidden parts and all but links' attributes left out."""
    parts: list[str] = []
    stack: list[Node | str] = list(reversed(node.children))
    while stack:
        child = stack.pop()
        if isinstance(child, _End):
            parts.append(f"</{child}>")
        elif isinstance(child, str):
            parts.append(escape(child, quote=False))
        elif not child.gone or child.tag in VOID:
            href = child.get("href")
            parts.append(f'<{child.tag} href="{escape(href)}">' if href else f"<{child.tag}>")
            if child.tag not in VOID:
                stack.append(_End(child.tag))
                stack += reversed(child.children)
    return "".join(parts)


class _End(str):
    """The name of an element that ends here."""

    __slots__ = ()
