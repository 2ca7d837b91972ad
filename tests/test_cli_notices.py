"""What was left out of a page, and that a posting is closed: a line on standard error, and nothing else."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.cli import main

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
TEXT = "You walk the locks of the valley each morning, and write down where they leak and how much. "


def job(folder: Path, *last_days: str) -> Path:
    """A page with a job for each last day to apply."""
    data = [
        {
            "@context": "https://schema.org",
            "@type": "JobPosting",
            "title": f"Lock warden {number}",
            "description": f"<p>{number}. {TEXT * 3}</p>",
            "validThrough": day,
        }
        for number, day in enumerate(last_days, 1)
    ]
    path = folder / "wardens.html"
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    path.write_text(f"<!doctype html><html><head><title>Wardens</title>{script}</head><body></body></html>")
    return path


def test_a_closed_posting_is_told_when_it_is_added_and_shown(tmp_path: Path, capsys: Capture) -> None:
    path = job(tmp_path, "2020-11-12")
    assert main(["add", str(path)]) == 0
    printed = capsys.readouterr()
    assert printed.out == f"added\t{path}\t1 posting\n"
    assert printed.err == f"reader: {path}: The posting closed 12 Nov 2020\n"
    assert main(["show", str(path)]) == 0
    printed = capsys.readouterr()
    assert "closed 12 Nov 2020" in printed.out.splitlines()
    assert printed.err == ""
    assert main(["add", str(path)]) == 0
    assert capsys.readouterr().err == ""


def test_an_open_posting_is_not(tmp_path: Path, capsys: Capture) -> None:
    path = job(tmp_path, "2090-11-12")
    assert main(["add", str(path)]) == 0
    assert capsys.readouterr().err == ""
    assert main(["show", str(path)]) == 0
    assert "open until 12 Nov 2090" in capsys.readouterr().out.splitlines()


def test_the_day_is_that_of_the_librarys_clock(tmp_path: Path) -> None:
    path = job(tmp_path, "2026-11-12", "2026-11-14")
    for day, notices in (
        (12, ()),
        (13, ("1 of 2 postings is closed",)),
        (15, ("2 of 2 postings are closed",)),
    ):
        at = datetime(2026, 11, day, 12, tzinfo=UTC)
        with Library.open(tmp_path / f"{day}.db", clock=lambda at=at: at) as library:  # type: ignore[misc]
            (outcome,) = library.documents.add([str(path)])
            assert outcome.notices == notices  # type: ignore[union-attr]


def test_what_is_said_of_several_documents_is_said_of_the_right_ones(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.txt").write_text(f"A lock\n\n{TEXT}\n")
    job(folder, "2020-11-12")
    (folder / "empty.txt").write_text("")
    (folder / "z.txt").write_text(f"Another lock\n\n{TEXT * 2}\n")
    main(["add", str(folder)])
    told = [line for line in capsys.readouterr().err.splitlines() if "closed" in line]
    assert told == [f"reader: {folder / 'wardens.html'}: The posting closed 12 Nov 2020"]


def test_what_was_left_out_of_a_page_is_told(tmp_path: Path, capsys: Capture) -> None:
    aside = "".join(f"<p>Note {n} on the weirs, which nobody has asked for. {TEXT}</p>" for n in range(9))
    main_text = f"<article><h1>Locks</h1>{''.join(f'<p>{TEXT * 3}</p>' for _ in range(9))}</article>"
    path = tmp_path / "locks.html"
    path.write_text(
        f"<!doctype html><html><body>{main_text}<aside class=sidebar>{aside}</aside></body></html>"
    )
    for command in ("add", "show"):
        assert main([command, str(path)]) == 0
        printed = capsys.readouterr()
        assert "words around the main text were left out" in printed.err
        assert printed.err.count("\n") == 1
        assert printed.err.startswith(f"reader: {path}: About ")
    assert main(["show", str(path), "--json"]) == 0
    printed = capsys.readouterr()
    assert (printed.err, len(json.loads(printed.out)["notices"])) == ("", 1)


def test_a_thread_of_several_pages_says_where_it_goes_on(tmp_path: Path, capsys: Capture) -> None:
    comment = (
        "<tr class='athing comtr' id=2><td class=ind indent=0></td><td><div class=commtext>"
        "Owl | Engineer | Oslo<p>We carry letters by night.</div></td></tr>"
    )
    path = tmp_path / "thread.html"
    path.write_text(
        "<html><head><title>Ask HN: Who is hiring? (November 2026) | Hacker News</title></head><body>"
        f"<table id=hnmain>{comment}<tr><td>"
        "<a href='item?id=1&amp;p=2' class='morelink'>More</a></td></tr></table>"
    )
    assert main(["add", str(path)]) == 0
    where = "https://news.ycombinator.com/item?id=1&p=2"
    printed = capsys.readouterr()
    assert (
        printed.err == f"reader: {path}: This thread has more pages; save and add the next one too: {where}\n"
    )
    assert printed.out == f"added\t{path}\t1 posting\n"
