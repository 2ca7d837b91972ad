"""Every file in the matrix of bad inputs: refused with a reason, or read and clean."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.clean import is_safe
from reader.config import Limits
from reader.errors import SourceError
from reader.sources import Found, Text, discover, read

LIMITS = Limits()
# Refused when found in a folder, accepted when named. Root can read everything.
LINK_OUT = "passwd.txt"
NO_RIGHT = "noread.txt"


@dataclass(frozen=True)
class Entry:
    path: Path
    expect: str
    needs: str
    kind: str


@pytest.fixture(scope="session")
def bad(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of bad inputs, made by its own generator, once for all processes that run tests."""
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = root / "bad-inputs"
    with (root / "bad-inputs.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "manifest.json").exists():
            tool = shared / "tools" / "make_bad_inputs.py"
            subprocess.run([sys.executable, tool, folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def entries(bad: Path) -> list[Entry]:
    rows = json.loads((bad / "manifest.json").read_text())["files"]
    # The manifest writes non-UTF-8 bytes as escapes.
    real = {path.name.encode("utf-8", "backslashreplace").decode(): path for path in bad.iterdir()}
    return [
        Entry(real.get(row["name"], bad / row["name"]), row["expect"], row["needs"], row["kind"])
        for row in rows
    ]


def taken(path: Path) -> list[Text | SourceError]:
    """Return the result of naming a path, with each text read."""
    results: list[Text | SourceError] = []
    for found in discover([str(path)], LIMITS):
        try:
            results.append(found if isinstance(found, SourceError) else read(found, LIMITS))
        except SourceError as error:
            results.append(error)
    return results


def assert_clean(text: Text) -> None:
    assert all(map(is_safe, set(text.text.split("\n"))))
    assert all(map(is_safe, text.notices))


@pytest.mark.slow
def test_nothing_crashes_all_comes_out_clean_and_what_is_to_be_read_is_read(entries: list[Entry]) -> None:
    assert len(entries) > 150
    readable = 0
    for entry in entries:
        if entry.path.is_dir() or entry.path.is_symlink():
            continue
        start = time.perf_counter()
        (result,) = taken(entry.path)
        # The largest has 21 MB; 4 MB of tags take some seconds, and a minute where coverage is measured.
        assert time.perf_counter() - start < 300, entry.path.name
        if isinstance(result, SourceError):
            assert is_safe(str(result))
            assert str(result).startswith(result.source)
        else:
            assert_clean(result)
        if entry.expect in ("SAFE", "SHOW", "TRIM", "LINK") and entry.kind in ("file", "hardlink"):
            readable += 1
            assert isinstance(result, Text), f"{entry.path.name}: {result}"
            assert result.text.strip("\n") or entry.path.name == "newlines_many.txt"
    assert readable > 80


def test_what_is_to_be_refused_is_refused(entries: list[Entry]) -> None:
    refused = [
        e
        for e in entries
        if e.expect == "REFUSE" and e.needs != "data files" and e.path.name not in (LINK_OUT, NO_RIGHT)
    ]
    assert len(refused) > 20
    for entry in refused:
        (result,) = taken(entry.path)
        assert isinstance(result, SourceError), entry.path.name


@pytest.mark.skipif(os.geteuid() == 0, reason="no right stops root")
def test_what_may_not_be_read(bad: Path) -> None:
    (result,) = taken(bad / NO_RIGHT)
    assert isinstance(result, SourceError)
    assert result.reason.startswith("permission denied")


def test_the_whole_folder(bad: Path) -> None:
    found = list(discover([str(bad)], LIMITS))
    names = [Path(entry.source).name for entry in found]
    documents = [entry for entry in found if isinstance(entry, Found)]
    refused = {Path(entry.source).name for entry in found if isinstance(entry, SourceError)}
    assert refused == {
        *("dangling.txt", "environ.txt", "fifo.txt", "loop_a.txt", "loop_b.txt", "passwd.txt", "sock.txt"),
        *("tty.txt", "zero.txt"),
    }
    assert len(documents) > 2050
    assert len({entry.path for entry in documents}) == len(documents)
    assert "deep.txt" in names
    assert "hardlink.txt" in names
    assert ".hidden.txt" not in names
    assert all(is_safe(entry.source) for entry in found)


@pytest.mark.slow
def test_two_thousand_small_files(bad: Path) -> None:
    results = taken(bad / "many")
    assert [result.text for result in results if isinstance(result, Text)] == [
        f"note {n}\n" for n in range(2000)
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("newlines.txt", "a\nb\nc\n\nd␋e␌f�g�h�i"),
        ("latin1.txt", "Größe café"),
        ("sjis_lies.html", "<meta charset=utf-8><p>日本語の文章"),
        ("osc52_bel.txt", "Heading\n=======\n\nbefore ␛]52;c;UkVBREVSX1BXTkVE␇ after\n\nlast line ZZEND\n"),
        ("zero_width.txt", "Heading\n=======\n\nbefore password z   softhyphen after\n\nlast line ZZEND\n"),
    ],
)
def test_texts(bad: Path, name: str, expected: str) -> None:
    (result,) = taken(bad / name)
    assert isinstance(result, Text)
    assert result.text == expected
