"""What the search is measured against: tantivy alone, fzf, and SQLite's FTS5, over the same postings."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import tantivy

from reader.search.words import allowed_mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SHOWN = 50
_PLACE = re.compile(r"[A-Z]{2}(, [A-Z0-9]{1,3})?, [A-Z][A-Za-z .]+")


@dataclass(frozen=True)
class Line:
    """A posting as plain text: its document's name, the line of its text, place and text."""

    document: str
    number: int
    text: str


class Rival(Protocol):
    """Something that finds lines."""

    def find(self, query: str) -> list[tuple[str, int]]:
        """Return document and line of each match, best first."""
        ...


def lines(folder: Path) -> Iterator[Line]:
    """Yield the postings of a corpus, recognized by the line above, without parsing."""
    for path in sorted(folder.glob("*.txt")):
        rows = path.read_text(encoding="utf-8").split("\n")
        for number, (place, text) in enumerate(pairwise(rows), 1):
            if _PLACE.fullmatch(place):
                yield Line(path.name, number, f"{place} {text}")


class Tantivy:
    """A typo-tolerant query in tantivy alone: all words required, each with typos or as a prefix."""

    def __init__(self, postings: Sequence[Line], folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text")
        builder.add_integer_field("number", stored=True)
        self._schema = builder.build()
        index = tantivy.Index(self._schema, path=str(folder))
        writer = index.writer(128 << 20, 1)
        for number, line in enumerate(postings):
            writer.add_document(tantivy.Document(text=line.text, number=number))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()
        self._postings = postings

    def search(self, query: str) -> tantivy.SearchResult:
        """Return what is timed: the query and its best hits, without reading anything back."""
        must, should, queries = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Query
        words = []
        for word in query.lower().split():
            mistaken = queries.fuzzy_term_query(self._schema, "text", word, allowed_mistakes(word))
            begun = queries.fuzzy_term_query(self._schema, "text", word, 0, prefix=True)
            words.append((must, queries.boolean_query([(should, mistaken), (should, begun)])))
        return self._searcher.search(queries.boolean_query(words), SHOWN)

    def find(self, query: str) -> list[tuple[str, int]]:
        """See Rival."""
        found = []
        for _, address in self.search(query).hits:
            line = self._postings[self._searcher.doc(address)["number"][0]]
            found.append((line.document, line.number))
        return found


class Fzf:
    """`fzf --filter` over one line per posting."""

    def __init__(self, postings: Sequence[Line]) -> None:
        rows = (f"{line.document}\t{line.number}\t{line.text}" for line in postings)
        self._input = "\n".join(rows).encode()

    @staticmethod
    def is_here() -> bool:
        """Return whether it is installed."""
        return shutil.which("fzf") is not None

    def find(self, query: str) -> list[tuple[str, int]]:
        """See Rival."""
        words = ["fzf", "--filter", query, "--delimiter", "\t", "--nth", "3.."]
        done = subprocess.run(words, input=self._input, capture_output=True)
        rows = [row.split(b"\t", 2) for row in done.stdout.split(b"\n")[:SHOWN] if row]
        return [(row[0].decode(), int(row[1])) for row in rows]


class Fts5:
    """SQLite's full-text search, every word as a prefix, ordered by BM25."""

    def __init__(self, postings: Sequence[Line]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute(
            "CREATE VIRTUAL TABLE posting USING fts5(document UNINDEXED, line UNINDEXED, text)"
        )
        rows = ((line.document, line.number, line.text) for line in postings)
        self._database.executemany("INSERT INTO posting VALUES (?, ?, ?)", rows)

    @staticmethod
    def is_here() -> bool:
        """Return whether this SQLite has it."""
        options = sqlite3.connect(":memory:").execute("PRAGMA compile_options")
        return ("ENABLE_FTS5",) in options.fetchall()

    def find(self, query: str) -> list[tuple[str, int]]:
        """See Rival."""
        matching = " ".join(f'"{word}"*' for word in query.split())
        asked = "SELECT document, line FROM posting WHERE posting MATCH ? ORDER BY rank LIMIT ?"
        return [(name, line) for name, line in self._database.execute(asked, (matching, SHOWN))]
