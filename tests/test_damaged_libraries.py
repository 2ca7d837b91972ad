"""Copies of a real library, damaged in every way: each command says so, changes nothing and never breaks."""

from __future__ import annotations

import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader import Library
from reader.cli import main
from reader.commands.parsers import FORMATS
from tests.library.samples import HARBOR, TIDES, add, page, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
LONGEST = 10.0
"""Seconds for one command."""


class Ended(NamedTuple):
    code: int
    out: str
    err: str
    seconds: float


def run(words: Sequence[str]) -> Ended:
    """Run a command in this process."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    start = monotonic()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(words)
        except SystemExit as ended:
            code = int(str(ended.code))
    seconds = monotonic() - start
    return Ended(code, _text(out), _text(err), seconds)


def _text(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def make_rich(path: Path, folder: Path) -> None:
    """Make a library with documents, marks, notes, tags, a saved search and undo steps; close it."""
    place, text = TIDES
    for number in range(12):
        tides = (place, text.replace("the sea", f"sea number {number}"))
        write(folder, **{f"n{number}": page(f"Number {number}", tides, HARBOR)})
    with Library.open(path) as library:
        add(library, folder)
        postings = [item.id for item in library.items("posting")]
        for number, item in enumerate(postings):
            library.marks.set(item, starred=number % 2 == 0, status=("applied", "hidden", None)[number % 3])
            library.marks.add_note(item, f"note number {number}\nof two lines")
            library.marks.tag(item, add=[f"tag{number}", "all"])
        library.marks.set(library.items("article")[0].id, read=True)
        library.searches.remember("harbor")
        library.marks.set_position(library.documents.list()[0].id, "article", 7)
        library.marks.set_setting("theme", "dark")
        library.marks.undo()
        library.searches.save("boats", "boats", kind="posting")
    assert not path.with_name(f"{path.name}-wal").exists()


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rich")
    make_rich(folder / "library.db", folder / "docs")
    return folder / "library.db"


@pytest.mark.slow
def test_every_damage_is_met_by_every_command(
    shared: Path, rich: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = shared / "tools" / "make_bad_inputs.py"
    made = tmp_path / "bad"
    words = [sys.executable, str(tool), str(made), "--library", str(rich), "--only", "D"]
    subprocess.run(words, check=True, capture_output=True)
    wrong: list[str] = []
    rows = json.loads((made / "manifest.json").read_text())["files"]
    for row in rows:
        if row["name"].endswith(".db"):
            wrong += _complaints(made / row["name"], row["expect"], _ids(rich), tmp_path, monkeypatch)
    assert not wrong, "\n".join(wrong)


def _ids(library: Path) -> list[str]:
    """Return the ids of two documents and a posting."""
    with closing(sqlite3.connect(f"file:{library}?immutable=1", uri=True)) as connection:
        documents = connection.execute("SELECT id FROM document WHERE key IN (1, 2)")
        return [row[0] for row in [*documents, *connection.execute("SELECT max(item) FROM status_change")]]


def _complaints(
    bad: Path, expected: str, ids: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """Return what commands did that they should not do with a damaged library."""
    wrong = []
    source = tmp_path / "source.txt"
    source.write_text("Something new\n\nIt has a text.\n")
    kinds = ("article", "posting")
    reads = [
        ["check"], ["list"], ["list", "--json"], *(["list", "--kind", kind] for kind in kinds),
        ["list", "--kind", "posting", "--json"], ["search", "boats"], ["search", "is:starred", "--json"],
        *(["show", id_] for id_ in ids), ["show", *ids, "--json"], ["history"],
        *(["export", "boats", "--to", to] for to in FORMATS), *(["export", "--to", to] for to in FORMATS),
    ]  # fmt: skip
    for words in [*reads, ["forget", "n1.txt"], ["add", str(source)]]:
        folder = tmp_path / "work"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for file in bad.parent.glob(f"{bad.name}*"):
            shutil.copy(file, folder)
        before = {file.name: file.read_bytes() for file in folder.iterdir()}
        monkeypatch.setenv("READER_LIBRARY", str(folder / bad.name))
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        ended = run(words)
        told = f"{bad.name}: {' '.join(words)}: {ended.code} {ended.err[-300:]!r}"
        if ended.code not in ((0, 1, 3, 4) if expected != "DB" else (4,)):
            wrong.append(told)
        if words == ["check"] and ended.code != 4 and expected == "FOUND":
            wrong.append(f"not found: {told} {ended.out!r}")
        if "Traceback" in ended.err or RAW.search(ended.out + ended.err) or ended.seconds > LONGEST:
            wrong.append(f"raw or slow ({ended.seconds:.1f} s): {told} {ended.out[-200:]!r}")
        if ended.code == 4 and not (ended.err.strip() or ended.out.strip()):
            wrong.append(f"silent: {told}")
        if (words in reads or ended.code == 4) and (folder / bad.name).read_bytes() != before[bad.name]:
            wrong.append(f"changed: {told}")
    return wrong
