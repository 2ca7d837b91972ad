"""The command line: what it prints, where, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from inspect import signature
from typing import TYPE_CHECKING

import pytest

from reader import Library, __version__, search
from reader.clean import is_safe
from reader.cli import DEFECT, main
from reader.commands import COMMANDS, parsers
from reader.commands.parsers import PARSERS
from reader.export import formats
from reader.model import ITEM_KINDS
from reader.store.subscription_values import FULL
from reader.store.values import STATUSES

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """\
A study of tides

How a small team reads the sea.

The team has read the sea for nine years, and it has learned to wait.

Research areas

Related content

US, WA, Seattle
The Tides team is looking for a Senior Applied Scientist. Key job responsibilities - Read the sea - Write
GB, MLN, Edinburgh
The Harbor team is looking for an Economist who can count boats and explain what the counts mean.
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "tides.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def run_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert main([*arguments, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert isinstance(printed, dict)
    return printed


def test_show_gives_the_document_as_json(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run_json(capsys, "show", str(document))
    assert shown["schema"] == 1
    assert shown["source"] == str(document)
    assert shown["title"] == "A study of tides"
    assert shown["dek"] == "How a small team reads the sea."
    postings = shown["postings"]
    assert isinstance(postings, list)
    assert [posting["place"]["text"] for posting in postings] == ["US, WA, Seattle", "GB, MLN, Edinburgh"]
    assert postings[0]["role"] == "Senior Applied Scientist"
    assert postings[0]["level"] == "senior"


def test_show_prints_every_word_in_a_pipe(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(document)]) == 0
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    for word in DOCUMENT.replace(" - ", " ").split():
        assert word in printed


def test_show_takes_an_id(capsys: pytest.CaptureFixture[str]) -> None:
    listed = run_json(capsys, "list", "--kind", "posting")
    items = listed["items"]
    assert isinstance(items, list)
    shown = run_json(capsys, "show", items[0]["id"])
    assert shown["id"] == items[0]["id"]
    assert shown["kind"] == "posting"


def test_an_id_that_nothing_has_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "0123456789abcdef"]) == 2
    assert "0123456789abcdef" in capsys.readouterr().err


def test_an_id_that_nothing_has_does_not_keep_back_the_others(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(document), "0123456789abcdef", str(document)]) == 2
    printed = capsys.readouterr()
    assert printed.out.count("A study of tides") == 2
    assert printed.err.count("\n") == 1


def test_documents_are_parted_by_an_empty_line(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (document.parent / "other.md").write_text("Another\n\nThing entirely.\n")
    assert main(["show", str(document.with_name("gone.txt")), str(document.parent)]) == 3
    printed = capsys.readouterr().out
    assert printed.startswith("Another\n\nThing entirely.\n\nA study of tides\n")


def test_several_documents_are_a_line_of_json_each(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = document.with_name("other.md")
    other.write_text("Another\n\nThing entirely.\n")
    assert main(["show", "--json", str(document), str(other)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["A study of tides", "Another"]


def test_list_counts_what_a_document_holds(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = run_json(capsys, "list", str(document))["documents"]
    assert isinstance(documents, list)
    assert documents[0]["counts"] == {"article": 1, "paper": 0, "posting": 2}


def test_list_without_paths_is_of_the_bundled_documents(capsys: pytest.CaptureFixture[str]) -> None:
    documents = run_json(capsys, "list")["documents"]
    assert isinstance(documents, list)
    assert documents[0]["title"] == "Welcome to reader"
    assert len(documents) == 9


def test_search_forgives_and_tells_where(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = run_json(capsys, "search", "edinbrgh", str(document))
    hits = results["hits"]
    assert isinstance(hits, list)
    assert hits[0]["place"] == "GB, MLN, Edinburgh"
    assert hits[0]["lines"] == [13, 14]
    assert results["relaxed"] is False
    for start, end in hits[0]["matches"]:
        assert hits[0]["snippet"][start:end]


def test_search_that_finds_nothing_ends_with_1(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "xyzzyplugh", str(document)]) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("make", ["missing", "folder", "empty", "binary"])
def test_what_cannot_be_taken_is_one_line_and_3(
    tmp_path: Path, make: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / make
    if make == "folder":
        path.mkdir()
    elif make != "missing":
        path.write_bytes(b"" if make == "empty" else b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20)
    assert main(["show", str(path)]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert str(path) in printed.err


def test_the_good_ones_are_still_taken(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(document.with_name("gone.txt")), str(document)]) == 3
    assert "A study of tides" in capsys.readouterr().out


def test_a_copy_is_told_and_is_no_failure(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twin = document.with_name("twin.txt")
    twin.write_text(DOCUMENT, encoding="utf-8")
    assert main(["list", str(document), str(twin)]) == 0
    printed = capsys.readouterr()
    assert printed.out.count("A study of tides") == 1
    assert "twin.txt" in printed.err


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"reader {__version__}\n"


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert "usage: reader" in capsys.readouterr().out


WRONG = [["list", "--kind", "poem"], ["search"], ["show"], ["--frobnicate"], ["list", "--\x1b]0;x\x07"]]


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_usage_is_one_line_and_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr().err
    assert printed.startswith("reader: ")
    assert "see `reader" in printed
    assert is_safe(printed.removesuffix("\n"))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("serach", "search"), ("lst", "list"), ("hstory", "history"), ("exprot", "export"), ("marks", "mark"),
        ("und", "undo"), ("Show", "show"), ("completion", "completions"), ("forgt", "forget"), ("ad", "add"),
    ],
)  # fmt: skip
def test_a_first_word_that_is_nothing_names_the_nearest_command(
    word: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for more in ([], ["--json"], ["x", "y"]):
        assert main([word, *more]) == 2
        told = capsys.readouterr().err
        assert told == f"reader: no command or file `{word}`; did you mean {meant}?\n"


def test_a_first_word_like_no_command_gets_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["xyzzy"]) == 2
    told = capsys.readouterr().err
    assert all(name in told for name in COMMANDS)
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    "word",
    ["./x", "missing/list", "notes.txt", "~nobody", "", "a\0b", "x" * 5000, "\x1b[2J", "\udcff", "…"],
    ids=range(10),
)
def test_a_path_that_does_not_exist_is_wrong_usage(
    word: str, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in ([word], ["--", word], [word, str(document)]):
        assert main(words) == 2
        told = capsys.readouterr().err
        assert told.count("\n") == 1
        assert is_safe(told.removesuffix("\n"))
        assert "terminal" not in told


def test_a_link_that_leads_nowhere_is_a_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    main([str(tmp_path / "link")])
    assert "no command" not in capsys.readouterr().err


def test_what_is_missing_is_named_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    main(["search"])
    assert "required: QUERY;" in capsys.readouterr().err


def test_options_may_stand_anywhere(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "tides", "--limit", "1", str(document), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["hits"]) == 1


def test_after_two_dashes_nothing_is_an_option(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--json", "--", "-economist", str(document)]) == 0
    assert json.loads(capsys.readouterr().out)["query"] == "-economist"


def reader(*arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the program in its own process."""
    return subprocess.run([sys.executable, "-m", "reader", *arguments], input=stdin, capture_output=True)


def test_standard_input_is_a_document() -> None:
    ended = reader("show", "--json", "-", stdin=DOCUMENT.encode())
    assert ended.returncode == 0
    assert json.loads(ended.stdout)["title"] == "A study of tides"


def test_without_a_terminal_the_app_says_what_to_do_instead(document: Path) -> None:
    ended = reader(str(document), stdin=b"")
    assert ended.returncode == 2
    assert b"reader show" in ended.stderr
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.usefixtures("unmeasured")
def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from reader.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'textual', 'rich', 'rapidfuzz', 'tantivy', 'chardet', 'sqlite3', 'asyncio', 'json'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True)
    assert ended.stderr.decode().strip() == "[]"


def test_the_core_lives_without_textual(document: Path) -> None:
    code = (
        "import sys\n"
        "class Block:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('textual', 'rich'): raise ImportError(name)\n"
        "sys.meta_path.insert(0, Block())\n"
        "from reader import Library\n"
        "with Library.of([sys.argv[1]]) as library:\n"
        "    print(library.search('tides').total)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(document)], capture_output=True)
    assert ended.stdout.decode().strip() == "2", ended.stderr.decode()


def test_a_pipe_that_closes_early_is_no_error() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    ended = subprocess.run([sys.executable, "-m", "reader", "list"], stdout=write_end, stderr=subprocess.PIPE)
    os.close(write_end)
    assert ended.returncode in (0, 141)
    assert b"Traceback" not in ended.stderr


def reader_in_shell(redirected: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a shell would, with some redirection."""
    words = ["sh", "-c", f'"$0" -m reader "$@" {redirected}', sys.executable, *arguments]
    return subprocess.run(words, capture_output=True, text=True)


@pytest.mark.parametrize("buffered", ["", "1"])
@pytest.mark.parametrize(
    ("redirected", "reason"), [(">&-", "Bad file descriptor"), (">/dev/full", "No space left on device")]
)
def test_output_that_cannot_be_written_is_told(
    document: Path, redirected: str, reason: str, buffered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", buffered)
    ended = reader_in_shell(redirected, "list", str(document))
    assert (ended.returncode, ended.stderr) == (2, f"reader: can't write to standard output: {reason}\n")


def test_help_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", "")
    ended = reader_in_shell(">/dev/full", "--help")
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_json_is_json_in_any_encoding(document: Path, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Ünïted 漢字 👩‍👩‍👧 “quoted”"
    document.write_text(f"{said}\n\nThe text.\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    ended = reader("show", "--json", str(document))
    assert json.loads(ended.stdout.decode(encoding))["title"] == said


def test_standard_input_that_is_closed_is_empty(document: Path) -> None:
    ended = reader_in_shell("<&-", "list", "-", str(document))
    assert ended.returncode == 3
    assert ended.stderr == "reader: -: standard input is empty\n"
    assert "A study of tides" in ended.stdout


@pytest.mark.parametrize("redirected", ["2>&-", "2>/dev/full"])
def test_complaints_that_nobody_can_hear_change_nothing_else(document: Path, redirected: str) -> None:
    ended = reader_in_shell(redirected, "list", str(document.with_name("gone.txt")), str(document))
    assert ended.returncode == 3
    assert "A study of tides" in ended.stdout


def test_a_panic_that_is_no_exception_ends_without_a_traceback(
    document: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Panic(BaseException):
        """Like tantivy's: derived from nothing that a program catches."""

    def panic(_: object) -> int:
        raise Panic

    monkeypatch.setattr("reader.commands.read_commands.search", panic)
    assert main(["search", "tides", str(document)]) == DEFECT
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.usefixtures("unmeasured")
@pytest.mark.parametrize("command", ["add", pytest.param("list", marks=pytest.mark.slow)])
def test_what_needs_more_memory_than_there_is_keeps_nothing_else_back(document: Path, command: str) -> None:
    large = document.with_name("large.txt")
    large.write_bytes((DOCUMENT * 80_000).encode())
    words = ["sh", "-c", 'ulimit -v 300000; exec "$@"', "sh", sys.executable, "-m", "reader"]
    ended = subprocess.run([*words, command, large, document], capture_output=True, text=True)
    assert ended.returncode == 3
    assert ended.stderr == f"reader: {large}: not enough memory; split it into several files\n"
    assert str(document) in ended.stdout


def test_what_the_arguments_allow_is_what_the_core_knows() -> None:
    assert parsers.KINDS == ITEM_KINDS
    assert parsers.ORDERS == search.ORDERS
    assert parsers.FORMATS == formats.FORMATS
    assert parsers.STATUSES == STATUSES
    assert parsers.FULL == FULL
    assert signature(Library.search).parameters["limit"].default == parsers.LIMIT
    assert signature(search.search).parameters["limit"].default == parsers.LIMIT


def test_every_command_has_its_arguments() -> None:
    assert list(PARSERS) == list(COMMANDS)
