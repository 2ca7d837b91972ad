"""Data that a page carries for machines: JSON-LD and microdata of schema.org, as plain dicts.

Found are the nodes and what they refer to; what their fields mean is for others to say. The strings in them
are as the page has them, not clean, and may be HTML.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reader import lazy
from reader.folding import letters
from reader.pages.microdata import microdata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.pages.tree import Tree

Thing = dict[str, Any]

NODES = 20_000
"""Values of a page's data that are looked at."""
REFERENCES = 6
"""Levels down to which references are resolved."""
JOBS = 1000
SELECTOR = 200
"""Characters of a selector that are read."""

_WRAPPING = lazy.regex(
    r"^\s*(?://)?\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?://)?\s*(?:-->|/\*\s*\]\]>\s*\*/|\]\]>)\s*$|;\s*$"
)
_WRAPPED = 4
"""How often data may be wrapped: a comment around a section, say, around a statement."""
_TRAILING_COMMA = lazy.regex(r",(?=\s*[}\]])")
_CLASS = lazy.regex(r"\.([\w-]+)")
_PREFIX = lazy.regex(r"^(?:https?://(?:www\.)?schema\.org/|schema:)")


def things(tree: Tree) -> list[Thing]:
    """Return the things a page's JSON-LD describes, nested ones too, each with its references resolved."""
    found: list[Thing] = []
    for node in tree.of("script"):
        if "ld+json" in node.get("type").lower().replace(" ", "+"):
            text = "".join(child for child in node.children if isinstance(child, str))
            found += _things_in(_load(text))
    return found


def jobs_of(tree: Tree, described: list[Thing]) -> tuple[Thing, ...]:
    """Return each job posting among a page's things and microdata once, in the order of the page."""
    found = [thing for thing in (*described, *microdata(tree, "JobPosting")) if is_a(thing, "JobPosting")]
    kept: list[Thing] = []
    known: set[tuple[str, ...]] = set()
    for job in found[:JOBS]:
        keys = _keys(job)
        if known.isdisjoint(keys):
            kept.append(job)
        known.update(keys)
    return tuple(kept)


def paid_classes(described: list[Thing]) -> frozenset[str]:
    """Return the classes of the parts of a text that data says are for those who pay."""
    selectors = [
        selector
        for thing in described
        if str(thing.get("isAccessibleForFree")).lower() == "false"
        for said in (thing.get("cssSelector"),)
        for selector in (said if isinstance(said, list) else [said])
        if isinstance(selector, str)
    ]
    return frozenset(name for selector in selectors for name in _CLASS.findall(selector[:SELECTOR]))


def is_a(thing: Thing, *types: str) -> bool:
    """Return whether a thing is of one of some types, written without schema.org's address."""
    said = thing.get("@type")
    names = said if isinstance(said, list) else [said]
    return any(isinstance(name, str) and _PREFIX.sub("", name) in types for name in names)


def _keys(job: Thing) -> list[tuple[str, ...]]:
    """Return what tells a job from others: its identifier, its title and text."""
    keys: list[tuple[str, ...]] = []
    said = job.get("identifier")
    value = said.get("value") if isinstance(said, dict) else said
    if isinstance(value, str | int) and str(value).strip():
        keys.append(("identifier", str(value).strip()))
    text = _plain(job.get("title")), _plain(job.get("description"))
    if any(text):
        # Postings of a list have no text: these differ by whatever else they say.
        rest = "" if text[1] else repr(sorted(item for item in job.items() if isinstance(item[1], str)))
        keys.append(("text", *text, rest))
    return keys


def _plain(text: object) -> str:
    """Return letters and digits alone, markup left out."""
    if not isinstance(text, str):
        return ""
    text = re.sub(r"<[^<>]{0,2000}>|&[#\w]{1,10};", " ", text.replace("&lt;", "<").replace("&gt;", ">"))
    return letters(text)


def _load(text: str) -> object:
    """Return what a script of JSON holds; raw line breaks in strings and stray commas are forgiven."""
    for tried in _readings(text):
        try:
            return json.loads(tried, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _readings(text: str) -> Iterator[str]:
    yield text
    for _ in range(_WRAPPED):
        text = _WRAPPING.sub("", text)
    yield text
    yield _TRAILING_COMMA.sub("", text)
    yield "[" + re.sub(r"\}\s*\{", "},{", text) + "]"


def _things_in(data: object) -> list[Thing]:
    """Return all typed objects in one script's data, in its order, references among them resolved."""
    objects: list[Thing] = []
    stack = [data]
    while stack and len(objects) < NODES:
        value = stack.pop()
        if isinstance(value, dict):
            objects.append({_PREFIX.sub("", key): inner for key, inner in value.items()})
            stack += [inner for inner in reversed(value.values()) if isinstance(inner, dict | list)]
        elif isinstance(value, list):
            stack += [inner for inner in reversed(value) if isinstance(inner, dict | list)]
    named: dict[str, Thing] = {}
    for thing in objects:
        key = thing.get("@id")
        if isinstance(key, str) and len(thing) > len(named.get(key, ())):
            named[key] = thing
    return [_resolved(thing, named) for thing in objects if "@type" in thing]


def _resolved(thing: Thing, named: dict[str, Thing]) -> Thing:
    """Return a thing with what its references name in their place, a few levels down."""
    if not named:
        return thing
    return {key: _value(inner, named, REFERENCES) if key != "@id" else inner for key, inner in thing.items()}


def _value(value: object, named: dict[str, Thing], levels: int) -> object:
    if levels == 0:
        return value
    if isinstance(value, list):
        return [_value(inner, named, levels - 1) for inner in value[:JOBS]]
    if isinstance(value, dict):
        key = value.get("@id")
        if isinstance(key, str) and len(value) <= 2 and key in named:
            value = named[key]
            levels = min(levels, 2)
        return {
            name: inner if name == "@id" else _value(inner, named, levels - 1)
            for name, inner in value.items()
        }
    return value
