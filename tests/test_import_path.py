"""No module comes from the folder one stands in."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.import_path import ROOT, trusted
from tests.hostile_folder import FOR_PYTHON, lay_out, that_ran

if TYPE_CHECKING:
    from pathlib import Path


def test_relative_entries_are_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert trusted(["", ".", "..", "lib", "/usr/lib"]) == ["/usr/lib", ROOT]
    assert trusted([ROOT, "/usr/lib"]) == [ROOT, "/usr/lib"]


@pytest.mark.parametrize("value", ["", ":/there", "/there:", "/there:.", "./", "{here}", "../{name}"])
def test_the_current_folder_in_the_environment_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", value.format(here=tmp_path, name=tmp_path.name))
    assert trusted([str(tmp_path), "/usr/lib"]) == ["/usr/lib", ROOT]


def test_where_the_packages_are_installed_they_are_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.chdir(tmp_path)
    assert trusted([str(tmp_path)]) == [str(tmp_path), ROOT]
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PYTHONPATH", ".")
    assert trusted([ROOT]) == [ROOT]


def test_a_folder_that_is_gone_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.setenv("PYTHONPATH", ROOT)
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--version"], capture_output=True, text=True, env=dict(os.environ)
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("-m reader", "search robot"),
        ("-mreader", "list --json"),
        ("-P -m reader", "search robot"),
        ("-sm reader", "list --json"),
        pytest.param("-m reader", "list --json", marks=pytest.mark.slow),
        pytest.param("-mreader", "search robot", marks=pytest.mark.slow),
        pytest.param("-P -m reader", "list --json", marks=pytest.mark.slow),
        pytest.param("-sm reader", "search robot", marks=pytest.mark.slow),
    ],
)
def test_the_program_runs_nothing_of_the_folder(tmp_path: Path, options: str, words: str) -> None:
    folder = lay_out(tmp_path / "downloads")
    done = subprocess.run(
        [sys.executable, *options.split(), *words.split()], capture_output=True, text=True, cwd=folder
    )
    assert that_ran(folder) == []
    assert done.returncode == 0, done.stderr


def test_another_module_that_imports_it_keeps_its_folder(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "__init__.py").write_text("import reader\n")
    (tmp_path / "mine" / "__main__.py").write_text("import other\nprint(other.VALUE)\n")
    (tmp_path / "other.py").write_text("VALUE = 3\n")
    done = subprocess.run([sys.executable, "-m", "mine"], capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout == "3\n", done.stderr


@pytest.mark.usefixtures("unmeasured")  # it is another reader.py that runs
def test_the_folder_does_run_what_is_asked_for_by_name(tmp_path: Path) -> None:
    """The files of these tests would be noticed."""
    folder = lay_out(tmp_path / "downloads", *FOR_PYTHON)
    subprocess.run([sys.executable, "-m", "reader", "--version"], capture_output=True, cwd=folder)
    assert that_ran(folder)
