"""`reader export`: by suffix, never over a file or through a link, and never what is merely near."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli import main
from reader.export.formats import FORMATS, format_of, suffixes
from reader.library.store_handle import user_library

Capture = pytest.CaptureFixture[str]
BEGINNINGS = {
    "a.md": "# ",
    "a.markdown": "# ",
    "A.MD": "# ",
    "a.csv": "id,kind",
    "a.tar.csv": "id,kind",
    "a.jsonl": '{"schema": 1, "kind"',
    "a.ndjson": '{"schema": 1, "kind"',
    "a.bib": "@misc{",
    "a.bibtex": "@misc{",
    "a.csl": "[\n{",
    "a.json": "[\n{",
    "a.ris": "TY  - ",
}


@pytest.fixture(autouse=True)
def _here(added_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own, with a library of three items."""
    user_library().parent.mkdir(parents=True)
    shutil.copy(added_library, user_library())
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return tmp_path / "here"


@pytest.mark.parametrize(("name", "begins"), BEGINNINGS.items())
def test_the_suffix_says_the_format(name: str, begins: str, here: Path, capsys: Capture) -> None:
    assert main(["export", "boats", "-o", name]) == 0
    assert (here / name).read_text().startswith(begins)
    assert [path.name for path in here.iterdir()] == [name]
    assert capsys.readouterr().out == ""


def test_the_whole_library_goes_by_suffix_too(here: Path, capsys: Capture) -> None:
    assert main(["export", "-o", "all.csv"]) == 0
    assert (here / "all.csv").read_text().count("First") >= 3
    assert main(["export", "-o", "all.jsonl"]) == 0
    assert (here / "all.jsonl").read_text().startswith('{"schema": 1, "format": "reader library"')
    assert main(["export", "-o", "all.md", "--to", "jsonl"]) == 0
    assert (here / "all.md").read_text() == (here / "all.jsonl").read_text()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["x.unknown", "x", "csv", "x.csv.gz", "x.docx", "x.", "md"])
def test_a_suffix_that_says_nothing_names_those_that_do(name: str, here: Path, capsys: Capture) -> None:
    for query in ([], ["boats"]):
        assert main(["export", *query, "-o", name]) == 2
        told = capsys.readouterr().err
        assert told.count("\n") == 1
        for suffix in suffixes():
            assert suffix in told
    assert list(here.iterdir()) == []


def test_every_format_has_a_suffix() -> None:
    assert set(suffixes().values()) == set(FORMATS)
    assert format_of("x.NDJSON") == "jsonl"
    assert format_of("x.xlsx") is None


@pytest.mark.parametrize("output", [[], ["-o", "-"]])
def test_without_a_file_the_format_must_be_said(output: list[str], capsys: Capture) -> None:
    assert main(["export", "boats", *output]) == 2
    assert "--to markdown" in capsys.readouterr().err
    assert main(["export", "boats", *output, "--to", "ris"]) == 0
    assert capsys.readouterr().out.startswith("TY")


@pytest.mark.parametrize("query", ["zebra boats", "tides zzyzxq", "zebra barges economist", "captains xqxq"])
def test_what_is_merely_near_is_exported_only_if_asked_for(query: str, here: Path, capsys: Capture) -> None:
    for output in (["--to", "csv"], ["-o", "near.csv"], ["--to", "jsonl", "-o", "-"]):
        assert main(["export", query, *output]) == 1
        printed = capsys.readouterr()
        assert printed.out == ""
        assert "nothing matches all of these words; --nearest exports the closest" in printed.err
    assert list(here.iterdir()) == []
    assert main(["export", query, "-o", "near.csv", "--nearest"]) == 0
    assert (here / "near.csv").read_text().count("posting,") >= 1


def test_zebra_barges_are_no_match(shared: Path, added_library: Path, here: Path, capsys: Capture) -> None:
    assert main(["forget", str(added_library.parent / "docs")]) == 0
    main(["add", str(shared / "cases" / "field" / "12-nearest-export" / "page.txt")])
    capsys.readouterr()
    for output in (["--to", "csv"], ["--to", "markdown"], ["-o", "zebra.csv"]):
        assert main(["export", "zebra barges", *output]) == 1
        assert capsys.readouterr().out == ""
    assert list(here.iterdir()) == []


def test_nothing_at_all_writes_nothing(here: Path, capsys: Capture) -> None:
    for more in ([], ["--nearest"]):
        assert main(["export", "xyzzyplugh", "-o", "none.csv", *more]) == 1
        assert capsys.readouterr().err == "reader: no results\n"
    assert list(here.iterdir()) == []


def test_a_file_in_the_way_is_kept(here: Path, capsys: Capture) -> None:
    (here / "a.csv").write_text("mine")
    for words in (["boats"], [], ["xyzzyplugh"]):
        assert main(["export", *words, "-o", "a.csv"]) == 2
        printed = capsys.readouterr()
        assert printed.err == "reader: a.csv: a file with this name already exists; --force replaces it\n"
    assert (here / "a.csv").read_text() == "mine"
    assert main(["export", "xyzzyplugh", "-o", "a.csv", "--force"]) == 1
    assert (here / "a.csv").read_text() == "mine"
    assert main(["export", "boats", "-o", "a.csv", "--force"]) == 0
    assert (here / "a.csv").read_text().startswith("id,kind")
    assert [path.name for path in here.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o640, 0o444, 0o755])
def test_a_file_that_is_replaced_keeps_its_mode(here: Path, mode: int) -> None:
    path = here / "a.csv"
    path.write_text("mine")
    path.chmod(mode)
    assert main(["export", "boats", "-o", "a.csv", "--force"]) == 0
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize("target", ["kept.txt", "nowhere.txt", "folder", "link.csv", "/dev/null"])
def test_nothing_is_written_through_a_link(
    here: Path, target: str, force: list[str], capsys: Capture
) -> None:
    (here / "kept.txt").write_text("mine")
    (here / "folder").mkdir()
    (here / "link.csv").symlink_to(target)
    assert main(["export", "boats", "-o", "link.csv", *force]) == 2
    assert "is a symbolic link" in capsys.readouterr().err
    assert (here / "link.csv").readlink().as_posix() == target
    assert (here / "kept.txt").read_text() == "mine"
    assert sorted(path.name for path in here.iterdir()) == ["folder", "kept.txt", "link.csv"]


def test_a_folder_behind_a_link_is_a_folder(here: Path) -> None:
    (here / "real").mkdir()
    (here / "way").symlink_to("real")
    assert main(["export", "boats", "-o", "way/a.csv"]) == 0
    assert (here / "real" / "a.csv").is_file()


@pytest.mark.parametrize(
    "name", ["folder.csv", "new.csv/", "folder.csv/", ".", "..", "no/a.csv", "a\0.csv", ""]
)
def test_where_no_file_can_be(here: Path, name: str, capsys: Capture) -> None:
    (here / "folder.csv").mkdir()
    for force in ([], ["--force"]):
        assert main(["export", "boats", "--to", "csv", "-o", name, *force]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert [path.name for path in here.iterdir()] == ["folder.csv"]


@pytest.mark.parametrize("more", ["", "-wal", "-shm"])
def test_the_library_is_not_exported_over_itself(more: str, capsys: Capture) -> None:
    path = user_library().with_name(user_library().name + more)
    if more:
        path.write_bytes(b"")
    before = user_library().read_bytes()
    assert main(["export", "--to", "csv", "-o", str(path), "--force"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert user_library().read_bytes() == before


def reader(redirected: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as bash would, with some redirection."""
    line = f'"$0" -m reader export boats "$@" {redirected}'
    words = ["bash", "-c", line, sys.executable, *arguments]
    return subprocess.run(words, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    "name",
    [
        "/dev/stdout",
        pytest.param("/dev/fd/1", marks=pytest.mark.slow),
        pytest.param("/proc/self/fd/1", marks=pytest.mark.slow),
    ],
)
def test_standard_output_has_other_names(name: str, here: Path) -> None:
    ended = reader("", "--to", "csv", "-o", name)
    assert (ended.returncode, ended.stdout[:7]) == (0, "id,kind"), ended.stderr
    (here / "log").write_text("before\n")
    ended = reader(">> log", "--to", "csv", "-o", name)
    assert ended.returncode == 0
    assert (here / "log").read_text().startswith("before\nid,kind")


def test_a_device_is_written_to_and_stays_one() -> None:
    assert main(["export", "boats", "--to", "csv", "-o", "/dev/null"]) == 0
    assert main(["export", "boats", "--to", "csv", "-o", "/dev/null", "--force"]) == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_full_device_is_told() -> None:
    ended = reader("", "--to", "csv", "-o", "/dev/full")
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)


@pytest.mark.long
def test_a_command_can_take_it(here: Path) -> None:
    ended = reader("", "--to", "csv", "-o", "pipe")
    assert ended.returncode == 0
    (here / "pipe").unlink()
    ended = reader("> out", "--to", "csv", "-o", ">(cat >&2)")
    assert ended.returncode == 0
    line = '"$0" -m reader export boats --to csv -o >(cat)'
    ended = subprocess.run(["bash", "-c", f"{line}; wait $!", sys.executable], capture_output=True, text=True)
    assert (ended.returncode, ended.stdout[:7]) == (0, "id,kind"), ended.stderr


def test_a_named_pipe_is_written_to(here: Path) -> None:
    os.mkfifo(here / "pipe")
    ended = reader("& cat pipe; wait $!", "--to", "csv", "-o", "pipe")
    assert (ended.returncode, ended.stdout[:7]) == (0, "id,kind"), ended.stderr
    assert stat.S_ISFIFO((here / "pipe").stat().st_mode)


def test_a_named_pipe_without_a_reader_hangs_nobody(
    here: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.system.files.PIPE_PATIENCE", 0.0)
    os.mkfifo(here / "pipe")
    assert main(["export", "boats", "--to", "csv", "-o", "pipe"]) == 2
    assert "nobody reads" in capsys.readouterr().err


def test_a_descriptor_of_ours_is_none_of_theirs(capsys: Capture) -> None:
    opened = os.open(user_library(), os.O_RDWR)
    before = user_library().read_bytes()
    assert main(["export", "boats", "--to", "csv", "-o", f"/dev/fd/{opened}", "--force"]) == 2
    os.close(opened)
    assert user_library().read_bytes() == before
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_must_not_be_written_to(here: Path, capsys: Capture) -> None:
    here.chmod(0o500)
    assert main(["export", "boats", "-o", "a.csv"]) == 2
    here.chmod(0o700)
    assert "can't be written" in capsys.readouterr().err
