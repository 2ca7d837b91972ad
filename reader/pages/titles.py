"""Titles: the article's own, without the name of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader import lazy
from reader.folding import letters, words
from reader.pages.elements import HEADINGS, named, words_of
from reader.pages.finding import is_before_byline
from reader.pages.names import BY
from reader.pages.runs import is_short, text_in

if TYPE_CHECKING:
    from reader.pages.heads import Head
    from reader.pages.tree import Node, Tree

_SEPARATOR = lazy.regex(r"\s+(?:[|\-–—»›·•/~]|::|\|\|)\s+|\s*\|\s*")
_NUMBER = lazy.regex(r"\s+[#!]\d{1,7}$")
LONGEST = 300
LINE = 120
"""Characters of the longest line of an author right after a title."""
NEXT = 3
"""Elements after a heading that are looked at for such a line."""
SAYING = 15
"""Letters of the shortest heading that is a title because a longer one has it."""
_START = lazy.regex(r"(?:(?:https?:)?//[^/]{1,200})?(?:\.?/)?(?:index\.\w{2,5}|home)?/?(?:\?.{0,200})?")
"""The address of a site's first page."""
LOGOS = frozenset(("logo", "sitetitle", "sitename", "brand", "branding", "sitelogo", "blogtitle"))
"""Words of classes of a site's own name."""
TITLES = frozenset(("title", "headline"))
MOST = 60
"""Headings that are looked at; elements at the top of the text for a line that is none."""
LEAST = 6
"""Letters of the shortest such line."""
LINES = named("b strong big font center p div span td")
"""What such a line may stand in."""
AGREE = 0.6
"""The share of words that two titles of one text have in common."""


def choose_title(tree: Tree, head: Head, address: str | None) -> tuple[str | None, Node | None]:
    """Return the title, and the heading of the page that says it, if one does."""
    sites = {letters(head.site), *_host_names(head.url or address)} - {""}
    headings = [(text, node) for text, node in _headings(tree) if letters(text) not in sites]
    *given, element = head.titles or [""]
    said = [
        _without_site(title, sites, [text for text, _ in headings]) for title in (*given, element) if title
    ]
    said = [title for title in said if letters(title) not in sites | {""}]
    if not given and (below := _signed_below(tree, headings, element)) is not None:
        return below
    for title in said:
        for text, node in headings:
            if agree(text, title):
                # A label may stand before it in the heading: "Title:".
                said_more = letters(text) != letters(title) and letters(text).endswith(letters(title))
                return (title if said_more else _without_number(text, head.titles)), node
    first = [(text, node) for text, node in headings if node.tag == "h1" and not node.furniture]
    signed = first if len(first) == 1 else [one for one in first if is_before_byline(tree, one[1])]
    if not given and len(signed) == 1:
        return signed[0]
    if said:
        return said[0], None
    return first[0] if first else (element or None, None)


def _signed_below(tree: Tree, headings: list[tuple[str, Node]], said: str) -> tuple[str, Node] | None:
    """Return the only heading that is followed by its author, where one of the first level names the site.

    That is not what the page's `title` element says in any of its parts, and only links stand below it.
    """
    parts = {letters(part) for part in (said, *_SEPARATOR.split(said))}
    firsts = [one for one in headings if one[1].tag == "h1"]
    signed = [one for one in headings if one[1].tag in HEADINGS and _is_signed(tree, one[1])]
    if len(signed) != 1 or any(letters(text) in parts for text, _ in firsts):
        return None
    return signed[0] if all(_only_links_between(tree, node, signed[0][1]) for _, node in firsts) else None


def _only_links_between(tree: Tree, first: Node, heading: Node) -> bool:
    between = tree.nodes[first.last + 1 : heading.place]
    return any(node.tag == "a" for node in between) and not any(
        node.prose and node.last < heading.place for node in between
    )


def _is_signed(tree: Tree, heading: Node) -> bool:
    after = next((one for one in tree.nodes[heading.last + 1 : heading.last + 1 + NEXT] if one.run), None)
    return after is not None and is_short(after, LINE) and BY.match(_text(after)) is not None


def _without_number(heading: str, titles: list[str]) -> str:
    """Return a heading without an issue's number, which the page's own title has elsewhere: "Leak #63"."""
    text = _NUMBER.sub("", heading)
    said = [title for title in titles if text in title]
    return heading if not said or any(heading in title for title in said) else text


def line_of_title(tree: Tree, root: Node, head: Head) -> Node | None:
    """Return the line at the top of the main text that says a page's title, where no heading does.

    Pages of old say "Site - Title" in their head, and write the title large.
    """
    parts = {letters(part) for title in head.titles for part in (title, *_SEPARATOR.split(title))}
    for node in tree.nodes[root.place + 1 : min(root.last, root.place + MOST) + 1]:
        if node.tag in LINES and not node.gone and is_short(node, LONGEST):
            said = letters(_text(node))
            if len(said) >= LEAST and said in parts:
                return node
    return None


def _is_logo(node: Node) -> bool:
    """Return whether a heading names the site: it leads to its start, or its class says so."""
    if words_of(node.name) & LOGOS:
        return True
    inner: Node | None = node
    while inner is not None and inner.tag != "a":
        inner = next((child for child in inner.children if not isinstance(child, str)), None)
    return inner is not None and _START.fullmatch(inner.get("href").strip()) is not None


def agree(one: str, other: str) -> bool:
    """Return whether two titles are of one text: the same, one in the other, or mostly the same words."""
    first, second = letters(one), letters(other)
    if not first or not second:
        return False
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) > 10 and shorter in longer and len(shorter) > len(longer) * AGREE / 1.5:
        return True
    mine, others = set(words(one)), set(words(other))
    return len(mine & others) > AGREE * max(len(mine), len(others))


def _headings(tree: Tree) -> list[tuple[str, Node]]:
    """Return the headings that may be the title: those of the first level, then the first of others."""
    firsts: list[tuple[str, Node]] = []
    others: list[tuple[str, Node]] = []
    for node in tree.nodes:
        is_heading = node.tag in HEADINGS
        if not is_heading and "itemprop" not in node.attributes:
            continue
        if node.gone or not is_short(node, LONGEST) or (is_heading and _is_logo(node)):
            continue
        if node.tag == "h1" or "headline" in node.get("itemprop").lower():
            firsts.append((_text(node), node))
        elif node.tag in ("h2", "h3") and not node.furniture and (len(others) < 3 or _is_named_title(node)):
            others.append((_text(node), node))
        if len(firsts) >= MOST or len(others) >= MOST:
            break
    return firsts + others


def _is_named_title(node: Node) -> bool:
    return not TITLES.isdisjoint(words_of(node.name))


def _text(node: Node) -> str:
    return text_in(node).rstrip("#¶§ ")


def _host_names(address: str | None) -> set[str]:
    """Return what a site may call itself by its host: "span.example", "span"."""
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return set()
    host = host.removeprefix("www.")
    labels = host.split(".")
    return {letters(host), *(letters(label) for label in labels[:-1] if len(label) > 3)}


def _heading_within(title: str, parts: list[str], headings: list[str]) -> str | None:
    """Return the heading that a title has in it: a long one first, which may go over several parts."""
    whole = letters(title)
    for heading in headings:
        known = letters(heading)
        if known == whole or (len(known) >= SAYING and known in whole):
            return heading
    said = {letters(part) for part in parts}
    return next((heading for heading in headings if letters(heading) in said - {""}), None)


def _without_site(title: str, sites: set[str], headings: list[str]) -> str:
    """Return a title without the parts that name the site or its section."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    if (heading := _heading_within(title, parts, headings)) is not None:
        return heading
    ends = [match.end() for match in _SEPARATOR.finditer(title)]
    starts = [match.start() for match in _SEPARATOR.finditer(title)]
    if letters(parts[-1]) in sites:
        return _without_site(title[: starts[-1]], sites, [])
    if letters(parts[0]) in sites:
        return _without_site(title[ends[0] :], sites, [])
    if "|" in title or "»" in title or "::" in title:
        return parts[0] if len(parts[0].split()) > 1 or len(parts[0]) > 12 else max(parts, key=len)
    if len(parts[-1].split()) <= 4 and len(title[: starts[-1]].split()) >= 3:
        return title[: starts[-1]]
    if len(parts[0].split()) <= 2 and len(title[ends[0] :].split()) >= 4:
        return title[ends[0] :]
    return title
