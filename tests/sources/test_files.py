"""What is at the given paths, found without opening anything."""

from __future__ import annotations

import os
import socket
from itertools import islice
from pathlib import Path

import pytest

from reader.config import Limits
from reader.errors import SourceError
from reader.sources import Found, discover

LIMITS = Limits()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the current one, to keep sources short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n")


def sources(*paths: str, limits: Limits = LIMITS) -> list[str]:
    """Return the sources found, and the failures as the user reads them."""
    return [found.source if isinstance(found, Found) else str(found) for found in discover(paths, limits)]


def test_a_named_file_is_taken_whatever_its_suffix(folder: Path) -> None:
    write("page.html", "-rf", ".hidden")
    assert list(discover(["page.html", "-rf", ".hidden"], LIMITS)) == [
        Found(name, folder / name) for name in ("page.html", "-rf", ".hidden")
    ]


def test_a_folder_gives_text_and_markdown_in_natural_order(folder: Path) -> None:
    write(
        "docs/b10.txt",
        "docs/b2.TXT",
        "docs/B1.md",
        "docs/a/z.Md",
        "docs/a.txt",
        "docs/b002.txt",
        "docs/notes.org",
    )
    write("docs/.hidden.txt", "docs/.git/readme.md", "docs/txt")
    assert sources("docs") == [
        f"docs/{name}" for name in ("a.txt", "a/z.Md", "B1.md", "b002.txt", "b2.TXT", "b10.txt")
    ]
    assert [found.path for found in discover(["docs"], LIMITS) if isinstance(found, Found)][1] == (
        folder / "docs/a/z.Md"
    )


@pytest.mark.parametrize("given", ["docs", "docs/", "./docs", "."])
def test_a_folder_is_named_as_it_was_given(folder: Path, given: str) -> None:
    write("docs/a.txt")
    start = {"docs/": "docs", ".": "./docs"}.get(given, given)
    assert sources(given) == [f"{start}/a.txt"]
    assert sources(str(folder)) == [f"{folder}/docs/a.txt"]


def test_standard_input(folder: Path) -> None:
    write("a.txt")
    assert list(discover(["-", "a.txt", "-"], LIMITS)) == [Found("-", None), Found("a.txt", folder / "a.txt")]


def test_each_file_is_taken_once() -> None:
    write("docs/a.txt", "docs/b.txt")
    assert sources("docs/b.txt", "docs", "docs", "./docs/a.txt", "docs/b.txt") == ["docs/b.txt", "docs/a.txt"]
    assert sources("docs/a.txt", "docs/b.txt", "docs") == ["docs/a.txt", "docs/b.txt"]


def test_hard_links_are_files_of_their_own() -> None:
    write("docs/a.txt")
    Path("docs/b.txt").hardlink_to("docs/a.txt")
    assert sources("docs") == ["docs/a.txt", "docs/b.txt"]


def test_links_inside_a_folder_give_each_file_once() -> None:
    write("docs/sub/real.txt", "docs/data.csv", "docs/.kept/note.txt")
    Path("docs/again.txt").symlink_to("sub/real.txt")
    Path("docs/data.txt").symlink_to("data.csv")
    Path("docs/note.txt").symlink_to(".kept/note.txt")
    Path("docs/note2.txt").symlink_to(".kept/note.txt")
    Path("docs/folder.md").symlink_to("sub")
    Path("docs/sub/up").symlink_to("..")
    assert sources("docs") == ["docs/data.txt", "docs/note.txt", "docs/sub/real.txt"]


def test_links_out_of_a_folder_are_not_followed() -> None:
    write("secret.txt", "docs/a.txt", "docs2/b.txt")
    Path("docs/out.txt").symlink_to("../secret.txt")
    Path("docs/near.txt").symlink_to("../docs2/b.txt")
    Path("docs/more").symlink_to("../docs2")
    assert sources("docs") == [
        "docs/a.txt",
        "docs/near.txt: is a link that leads outside the folder; to open it, name it",
        "docs/out.txt: is a link that leads outside the folder; to open it, name it",
    ]
    assert sources("docs/out.txt") == ["docs/out.txt"]
    Path("alias").symlink_to("docs2")
    assert sources("alias") == ["alias/b.txt"]


def test_links_that_lead_nowhere() -> None:
    Path("docs").mkdir()
    Path("docs/a.txt").symlink_to("b.txt")
    Path("docs/b.txt").symlink_to("a.txt")
    Path("docs/c.txt").symlink_to("missing")
    expected = [
        "docs/a.txt: is a link that can't be followed",
        "docs/b.txt: is a link that can't be followed",
        "docs/c.txt: is a broken link",
    ]
    assert sources("docs") == expected
    assert sources("docs/a.txt", "docs/b.txt", "docs/c.txt") == expected


def test_what_is_no_file_is_refused_without_opening_it() -> None:
    Path("docs").mkdir()
    os.mkfifo("docs/f.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("docs/s.txt")
        expected = [
            "docs/f.txt: is a FIFO, not a file; pass its text on standard input, as -",
            "docs/s.txt: is a socket, not a file",
        ]
        assert sources("docs") == expected
        assert sources("docs/f.txt", "docs/s.txt") == expected
    assert sources("/dev/zero") == ["/dev/zero: is a device, not a file"]


@pytest.mark.parametrize("name", ["missing", "", "a\0b", "a.txt/b"])
def test_missing(name: str) -> None:
    write("a.txt")
    (error,) = discover([name], LIMITS)
    assert isinstance(error, SourceError)
    assert error.reason == "no such file or folder"


def test_a_name_that_is_too_long() -> None:
    (found,) = sources("n" * 300)
    assert found.endswith("path is too long")


@pytest.mark.parametrize("other", ["notes.org", "sub/readme", ".hidden.txt"])
def test_a_folder_without_documents(other: str) -> None:
    write(f"docs/{other}")
    assert sources("docs") == ["docs: no texts or web pages in it; to open other files, name them"]


def test_one_bad_path_leaves_the_others() -> None:
    write("a.txt", "b.txt")
    assert sources("a.txt", "missing", "b.txt") == ["a.txt", "missing: no such file or folder", "b.txt"]


def test_a_folder_with_too_many_says_so() -> None:
    write(*(f"docs/{number}.txt" for number in range(5)))
    limits = Limits(files=3)
    assert sources("docs", limits=limits) == [
        *(f"docs/{number}.txt" for number in range(3)),
        "docs: more than 3 documents; the rest was skipped",
    ]
    assert len(sources("docs", limits=Limits(files=5))) == 5


def test_names_are_shown_clean_and_opened_as_they_are() -> None:
    names = [b"bad_\xff.txt", b"new\nline.txt", b"tab\tname.txt", b"t\x1b]0;x\x07.txt"]
    Path("docs").mkdir()
    for name in names:
        with open(b"docs/" + name, "wb") as file:  # noqa: PTH123 - the name is bytes
            file.write(name)
    found = [entry for entry in discover(["docs"], LIMITS) if isinstance(entry, Found)]
    assert [entry.source for entry in found] == [
        "docs/bad_�.txt",
        "docs/new␊line.txt",
        "docs/t␛]0;x␇.txt",
        "docs/tab␉name.txt",
    ]
    assert sorted(entry.path.read_bytes() for entry in found if entry.path) == sorted(names)
    assert sources("docs/new\nline.txt", "gone\x1b") == ["docs/new␊line.txt", "gone␛: no such file or folder"]


def test_no_depth_is_too_deep() -> None:
    deep = "/".join("d" * 100)
    write(f"{deep}/deep.txt")
    assert sources("d") == [f"{deep}/deep.txt"]


def test_a_folder_that_may_not_be_listed() -> None:
    write("docs/a.txt", "docs/shut/b.txt")
    Path("docs/shut").chmod(0)
    expected = ["docs/a.txt", "docs/shut: permission denied; give yourself read access"]
    if os.geteuid() == 0:
        # No permission stops root.
        expected = ["docs/a.txt", "docs/shut/b.txt"]
    found = sources("docs")
    Path("docs/shut").chmod(0o700)  # so that the temporary folder can be removed
    assert found == expected


def test_a_folder_that_vanishes_while_it_is_walked() -> None:
    write("docs/a.txt", "docs/b/c.txt", "docs/d.txt", "docs/e.txt")
    found = discover(["docs"], LIMITS)
    assert [entry.source for entry in islice(found, 1)] == ["docs/a.txt"]
    Path("docs/b/c.txt").unlink()
    Path("docs/b").rmdir()
    Path("docs/d.txt").unlink()
    assert [str(entry) if isinstance(entry, SourceError) else entry.source for entry in found] == [
        "docs/b: no such file or folder",
        "docs/d.txt: no such file or folder",
        "docs/e.txt",
    ]


def test_a_path_that_looks_like_an_address_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "http:" / "a.test" / "x"
    file.parent.mkdir(parents=True)
    file.write_text("A file of an odd name")
    names = ["http://a.test/x", "a/b://c", "HTTP://A.test/y#z", "www.a.test/y"]
    found = list(discover(names, Limits(), web=True))
    assert found[0] == Found("http://a.test/x", file)
    assert isinstance(found[1], SourceError)
    assert found[2] == Found("HTTP://A.test/y#z", None, "http://a.test/y")
    assert found[2].size() == 0
    assert "for the web page, write https://www.a.test/y" in str(found[3])
