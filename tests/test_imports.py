"""No two modules import each other, not even by way of others, inside functions or for types alone."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Graph = dict[str, set[str]]


def modules() -> dict[str, Path]:
    """Every module of the program by its dotted name."""
    package = Path(reader.__file__).parent
    found = {}
    for path in package.rglob("*.py"):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(source: str, known: Mapping[str, Path]) -> Iterator[str]:
    """The modules that a source names in imports anywhere; `from package import module` names the module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module is not None, "relative imports would go unseen"
            assert not node.level, "relative imports would go unseen"
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if name in known else node.module


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """The sets of nodes that all reach each other, each sorted; a node that names itself is one too."""
    reached = {node: _reached_from(node, graph) for node in graph}
    found = {
        tuple(sorted({node} | {other for other in reached[node] if node in reached.get(other, ())}))
        for node in graph
        if node in reached[node]
    }
    return sorted(map(list, found))


def _reached_from(start: str, graph: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = [start]
    while ahead:
        new = graph.get(ahead.pop(), set()) - reached
        reached |= new
        ahead += new
    return reached


def test_no_circles() -> None:
    known = modules()
    graph: Graph = {
        name: {other for other in imported(path.read_text("utf-8"), known) if other in known}
        for name, path in known.items()
    }
    assert "reader.library.library" in graph["reader"], "imports for types alone count"
    assert "reader.library.archive" in graph["reader.library.library"], "imports in functions count"
    assert circles(graph) == []


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": set()}, []),
        ({"a": {"a"}}, [["a"]]),
        ({"a": {"b"}, "b": {"a"}}, [["a", "b"]]),
        ({"a": {"b"}, "b": {"c", "d"}, "c": {"a"}, "d": set(), "e": {"a"}}, [["a", "b", "c"]]),
        ({"a": {"b"}, "b": {"a", "c"}, "c": {"d"}, "d": {"c"}}, [["a", "b"], ["c", "d"]]),
    ],
)
def test_circles_are_found(graph: Graph, expected: list[list[str]]) -> None:
    assert circles(graph) == expected


def test_imports_are_found_everywhere() -> None:
    source = """
import json, package.one
from package import two, NAME
if TYPE_CHECKING:
    from package.three import Thing
def function():
    from package.four import other
"""
    known = {f"package.{name}": Path(name) for name in ("one", "two", "three", "four")}
    assert set(imported(source, known)) == {
        "json", "package", "package.one", "package.two", "package.three", "package.four",
    }  # fmt: skip
