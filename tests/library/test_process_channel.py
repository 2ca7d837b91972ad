"""The processes of this program: what they are given, and that they run nothing of the current folder."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, cast

import pytest

from reader.library.index_builder import build_in_process
from reader.library.library import Library
from reader.library.live_search import READY
from reader.library.parse_pool import ParsePool, RawDocument, parse_document
from reader.library.process_channel import receive, send, spawn
from reader.library.search_service import SearchQuery, index_folder
from tests.hostile_folder import FOR_PYTHON, lay_out, that_ran

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=["", ":/elsewhere", ".", "{here}", None])
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """A hostile folder, stood in, and perhaps named by the environment."""
    folder = lay_out(tmp_path / "downloads", *FOR_PYTHON)
    monkeypatch.chdir(folder)
    if request.param is None:
        monkeypatch.delenv("PYTHONPATH", raising=False)
        monkeypatch.setattr(sys, "path", ["", *sys.path])
    else:
        monkeypatch.setenv("PYTHONPATH", request.param.format(here=folder))
        monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    for name, value in {"STARTUP": str(folder / "json.py"), "INSPECT": "1", "PLATLIBDIR": "."}.items():
        monkeypatch.setenv(f"PYTHON{name}", value)
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    page = tmp_path / "page.txt"
    page.write_text("Of robots\n\nA robot is a machine that walks.\n")
    with Library.open(path) as library:
        assert list(library.documents.add([str(page)]))
    return path


def test_a_parser_runs_nothing_of_the_folder(folder: Path) -> None:
    with ParsePool(1) as pool:
        (document,) = pool.map(parse_document, [RawDocument("A title\n\nA text.\n", "a.txt")])
        assert document.title == "A title"
        assert pool.started[0].poll() is None
    assert that_ran(folder) == []


def test_an_index_builder_runs_nothing_of_the_folder(folder: Path, path: Path) -> None:
    steps: list[tuple[int, int]] = []
    build_in_process(path, index_folder(path), lambda: False, lambda done, total: steps.append((done, total)))
    assert steps
    assert that_ran(folder) == []


def test_a_search_process_runs_nothing_of_the_folder(folder: Path, path: Path) -> None:
    with Library.open(path) as library:
        library.prepare()
    process = spawn("reader.library.search_server:main", str(path))
    assert process is not None
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert cast("tuple[int, object]", receive(process.stdout))[0] == READY
        send(process.stdin, (1, SearchQuery("robot", 5, None, {}, "relevance")))
        assert cast("tuple[int, object]", receive(process.stdout))[0] == 1
        process.kill()
    assert that_ran(folder) == []


def test_a_process_has_the_environment_without_what_concerns_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("LANG", "C.UTF-8")
    process = spawn("tests.library.test_process_channel:tell", "a word")
    assert process is not None
    with process:
        assert process.stdout is not None
        words, variables, path = cast("tuple[list[str], dict[str, str], list[str]]", receive(process.stdout))
    assert words == ["a word"]
    assert variables["LANG"] == "C.UTF-8"
    assert variables["HOME"] == os.environ["HOME"]
    assert not [name for name in variables if name.startswith("PYTHON")]
    assert all(map(os.path.isabs, path))


def tell() -> None:
    """In a process: send what it has been given."""
    from reader.library.process_channel import open_channel

    _, answers = open_channel()
    send(answers, (sys.argv[1:], dict(os.environ), sys.path))
