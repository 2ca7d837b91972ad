"""What became of items with later looks, and what they said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.library import Library
from reader.library.news import Wordings
from tests.library.samples import write

if TYPE_CHECKING:
    from pathlib import Path

DIARY = "\n\n".join(
    f"On day {number} the wardens wound the tide clock and wrote it down." for number in range(9)
)


def added(library: Library, folder: Path, text: str) -> None:
    list(library.documents.add([str(write(folder / "docs", diary=text))]))


def test_a_library_without_a_file_has_no_news(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        assert library.news.list() == ()
        assert library.subscriptions.of_documents() == {}
        assert library.subscriptions.new_counts() == {}


def test_a_changed_item_is_known_by_both_its_wordings(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        added(library, tmp_path, f"The diary\n\n{DIARY}\n")
        assert library.news.list() == []
        added(library, tmp_path, f"The diary of the wardens\n\n{DIARY}\n")
        (news,) = library.news.list()
        assert news.what == "changed"
        now, before = library.news.wordings(news)
        assert now is not None
        assert before is not None
        assert now.replace("The diary of the wardens", "The diary") == before
        assert library.news.wordings(news._replace(was=None)) == Wordings(now, None)
        assert library.news.wordings(news._replace(was="f" * 16)) == Wordings(now, None)
        library.marks.seen(news.item)
        assert library.news.list() == []


def test_what_is_gone_is_known_by_what_it_said(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        added(library, tmp_path, f"The diary\n\n{DIARY}\n")
        added(library, tmp_path, "Quite another text\n\nOf boats.\n")
        gone = next(news for news in library.news.list() if news.what == "gone")
        now, before = library.news.wordings(gone)
        assert now is None
        assert before is not None
        assert "On day 8 the wardens" in before
        new = next(news for news in library.news.list() if news.what == "new")
        now, before = library.news.wordings(new)
        assert now is not None
        assert "Of boats." in now
        assert before is None
