"""What Textual keeps private is used in one module, and there only what is listed here."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import textual

import reader

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(reader.__file__).parent
FAST_PATH = "reader.ui.widgets._textual_fast_path"
ALLOWED = {
    "_dirty_widgets",
    "_disable_notifications",
    "_disable_tooltips",
    "_exception",
    "_get_dispatch_methods",
    "_layout_required",
    "_on_timer_update",
    "_parser",
    "_repaint_required",
    "_start_widget",
    "_styles_cache",
    "_vertical_scrollbar",
    "_xterm_parser",
}
"""Each is one more thing that the next version of Textual may break. Before you add one, try a public way and
measure what that loses."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


@cache
def textual_names(module: str, scope: str) -> frozenset[str]:
    """The private names that a class of Textual defines."""
    tree = ast.parse(Path(str(import_module(module).__file__)).read_text())
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == scope]
    found: set[str] = set()
    for node in (each for top in classes for each in ast.walk(top)):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.add(name)
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                found.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
    return frozenset(filter(is_private, found))


@cache
def all_textual_names() -> frozenset[str]:
    found: set[str] = set()
    for path in Path(textual.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found.add(node.name)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                found.add(node.attr)
    return frozenset(filter(is_private, found))


def inherited_names(cls: type) -> frozenset[str]:
    """The private names of all classes of Textual that a class of ours inherits."""
    bases = [base for base in cls.__mro__ if base.__module__.partition(".")[0] == "textual"]
    return frozenset(name for base in bases for name in textual_names(base.__module__, base.__name__))


def uses(module: str, tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The private names of Textual that a module imports, overrides, reads or sets."""
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    own |= {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "textual":
            names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            yield from ((name, node.lineno) for name in names if is_private(name))
        elif isinstance(node, ast.Attribute) and is_private(node.attr):
            is_self = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
            if not is_self and node.attr in all_textual_names() and node.attr not in own:
                yield node.attr, node.lineno
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in ALLOWED:
            yield node.value, node.lineno
        elif isinstance(node, ast.ClassDef):
            cls = getattr(import_module(module), node.name, None)
            if inspect.isclass(cls):
                yield from _uses_in_class(node, inherited_names(cls))


def _uses_in_class(node: ast.ClassDef, theirs: frozenset[str]) -> Iterator[tuple[str, int]]:
    for each in ast.walk(node):
        match each:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if name in theirs:
                yield name, each.lineno
            case ast.Attribute(value=ast.Name(id="self"), attr=name) if name in theirs:
                yield name, each.lineno


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / "ui").rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        yield ".".join(parts).removesuffix(".__init__"), ast.parse(path.read_text())


def test_one_module_uses_what_textual_keeps_private() -> None:
    found = {(module, name) for module, tree in modules() for name, _ in uses(module, tree)}
    assert {(module, name) for module, name in found if module != FAST_PATH} == set()
    assert {name for _, name in found} == ALLOWED


def test_what_is_private_is_found() -> None:
    source = """
from textual._compositor import Compositor
from textual.widget import Widget

def paint(screen, widget):
    screen._dirty_widgets.add(widget)
"""
    found = {name for name, _ in uses(FAST_PATH, ast.parse(source))}
    assert found == {"_compositor", "_dirty_widgets"}
    theirs = {"_size", "_render_content", "_styles_cache", "_is_mounted", "_vertical_scrollbar"}
    cls = import_module("reader.ui.widgets.reading_pane").ReadingPane
    assert theirs <= inherited_names(cls)
    override = ast.parse("class ReadingPane:\n    def _render_content(self):\n        self._size = 3").body[0]
    assert isinstance(override, ast.ClassDef)
    assert {name for name, _ in _uses_in_class(override, inherited_names(cls))} == {
        "_render_content",
        "_size",
    }
