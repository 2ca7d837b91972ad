"""A newer dump of real documents: three postings gone, two edited, four new, two in another document.

Exactly that is said, whether they come as files, from boards or in feeds, and all marks stand.
"""

from __future__ import annotations

import html
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

import pytest

from reader.errors import SourceError
from reader.library.subscriptions import Options
from reader.parsing import parse
from reader.store.values import MarkChange
from tests.library.test_web_sources import board

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader import Library
    from reader.store.values import News
    from tests.fakes import Clock
    from tests.web import Web

HOUR = timedelta(hours=1, minutes=1)
NEW = tuple(
    ("US, WA, Seattle", f"The {word} team seeks someone who winds its {word} clocks by hand every evening.")
    for word in ("harbor", "lantern", "orchard", "quarry")
)


class Dump(NamedTuple):
    """A document: what comes before its postings, and these by place and text."""

    name: str
    head: str
    postings: tuple[tuple[str, str], ...]

    def without(self, *numbers: int) -> Dump:
        left = tuple(posting for n, posting in enumerate(self.postings) if n not in numbers)
        return self._replace(postings=left)

    def edited(self, number: int) -> Dump:
        place, text = self.postings[number]
        changed = (place, f"{text} This posting was edited.")
        return self._replace(postings=(*self.postings[:number], changed, *self.postings[number + 1 :]))

    def with_more(self, *postings: tuple[str, str]) -> Dump:
        return self._replace(postings=(*self.postings, *postings))


@pytest.fixture
def dumps(shared: Path) -> tuple[list[Dump], list[Dump]]:
    """The documents as they were, and the newer ones."""
    before = []
    seen: set[str] = set()
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        document = parse(text, path.name)
        lines = document.text.split("\n")
        first = document.postings[0].lines[0]
        kept = []
        for posting in document.postings:
            if posting.id not in seen:
                kept.append(
                    (lines[posting.lines[0] - 1], "\n".join(lines[posting.lines[0] : posting.lines[1]]))
                )
            seen.add(posting.id)
        before.append(Dump(path.stem, "\n".join(lines[: first - 1]), tuple(kept)))
    a, b, c, d, e = before
    moved = d.postings[2:4]
    after = [
        a.without(0, 1),
        b.without(5).edited(2),
        c.edited(3).with_more(*NEW),
        d.without(2, 3),
        e.with_more(*moved),
    ]
    return before, after


@pytest.fixture
def library(web_library: Library) -> Library:
    return web_library


def star_all(library: Library) -> Counter[bool]:
    library.marks.change([item.id for item in library.items("posting")], MarkChange(starred=True))
    return stars(library)


def stars(library: Library) -> Counter[bool]:
    """How many postings are starred, gone ones among them."""
    items = [item.id for item in library.items("posting")]
    return Counter(marks.starred for marks in library.marks.of_many(items).values())


def said(news: Sequence[News]) -> Counter[str]:
    return Counter(each.what for each in news)


def collected(library: Library) -> Counter[str]:
    return said(library.news.list())


def found(library: Library, query: str) -> int:
    results = library.search(query)
    assert results is not None
    return results.total


@pytest.mark.long
def test_as_files(library: Library, dumps: tuple[list[Dump], list[Dump]], tmp_path: Path) -> None:
    folder = tmp_path / "dump"
    folder.mkdir()

    def add(texts: list[Dump]) -> list[News]:
        for dump in texts:
            listed = "\n".join(f"{place}\n{text}" for place, text in dump.postings)
            (folder / f"{dump.name}.txt").write_text(f"{dump.head}\n{listed}\n", encoding="utf-8")
        news: list[News] = []
        totals: Counter[str] = Counter()
        for outcome in library.documents.add([str(folder)]):
            assert not isinstance(outcome, SourceError)
            news += outcome.news
            totals += Counter(new=outcome.new, changed=outcome.changed, gone=outcome.gone)
        assert not news or totals == said(news)
        return news

    assert add(dumps[0]) == []
    before = star_all(library)
    news = add(dumps[1])
    assert said(news) == {"new": 4, "changed": 2, "gone": 3}
    assert collected(library) == {"new": 4, "changed": 2, "gone": 3}
    assert (found(library, "is:new in:postings"), found(library, "is:gone")) == (6, 3)
    assert stars(library) == {True: before[True], False: 4}


def test_from_boards(library: Library, dumps: tuple[list[Dump], list[Dump]], web: Web, clock: Clock) -> None:
    numbers: dict[str, int] = {}

    def answer(dump: Dump) -> str:
        """The board of a document; a job is known by what it said first."""
        jobs = []
        for place, text in dump.postings:
            number = numbers.setdefault(text.removesuffix(" This posting was edited."), len(numbers) + 1)
            jobs.append(
                {
                    "id": number, "title": f"Keeper {number}", "location": {"name": place}, "metadata": None,
                    "absolute_url": f"https://boards.greenhouse.io/{dump.name}/jobs/{number}",
                    "updated_at": "2026-04-01T10:00:00-04:00",
                    "content": html.escape(f"<p>{html.escape(text)}</p>"),
                }
            )  # fmt: skip
        return board(*jobs)

    def look(texts: list[Dump]) -> list[News]:
        for dump in texts:
            api = f"https://boards-api.greenhouse.io/v1/boards/{dump.name}/jobs?content=true"
            web.pages[api] = answer(dump)
        clock.now += HOUR
        return [news for each in library.refresh() for news in each.news]

    sources = [f"https://boards.greenhouse.io/{dump.name}" for dump in dumps[0]]
    assert len(library.subscriptions.subscribe(sources, Options())) == 5
    assert look(dumps[0]) == []
    before = star_all(library)
    first, second = look(dumps[1]), look(dumps[1])
    # Only a second listing makes sure of what is gone.
    assert said(first) == {"new": 4, "changed": 2}
    assert said(second) == {"gone": 3}
    assert collected(library) == {"new": 4, "changed": 2, "gone": 3}
    assert stars(library) == {True: before[True], False: 4}


@pytest.mark.long
def test_in_feeds(library: Library, dumps: tuple[list[Dump], list[Dump]], web: Web, clock: Clock) -> None:
    """What falls off a feed stays; the rest is said as elsewhere."""
    numbers: dict[str, int] = {}

    def feed(dump: Dump) -> str:
        items = []
        for place, text in dump.postings:
            number = numbers.setdefault(text.removesuffix(" This posting was edited."), len(numbers) + 1)
            link = f"http://{dump.name}.test/{number}"
            body = escape(f"<p>{escape(place)}</p><p>{escape(text)}</p>")
            named = f"<title>Keeper {number}</title><link>{link}</link>"
            items.append(f"<item>{named}<description>{body}</description></item>")
        return f'<rss version="2.0"><channel><title>{dump.name}</title>{"".join(items)}</channel></rss>'

    def look(texts: list[Dump]) -> list[News]:
        for dump in texts:
            web.pages[f"http://{dump.name}.test/feed"] = feed(dump)
        clock.now += HOUR
        return [news for each in library.refresh() for news in each.news]

    sources = [f"http://{dump.name}.test/feed" for dump in dumps[0]]
    library.subscriptions.subscribe(sources, Options(full="never"))
    assert look(dumps[0]) == []
    documents = len(library.documents.list())
    news = look(dumps[1])
    assert said(news)["changed"] == 2
    assert said(news)["new"] == 4
    assert said(news)["gone"] == 0
    assert len(library.documents.list()) == documents + 4, "what moved stands in its document already"
