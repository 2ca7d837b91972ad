"""Query → ranked hits over items.

    parse_query   what was typed → Query                                       query.py
    Index         documents and their items ↔ tantivy                          index.py
    expand        Query + vocabulary → Plan: what may stand for each word      expansion.py
    search        Plan → candidates → ranked hits with their passages          finder.py

Importing this package imports neither tantivy nor rapidfuzz; the first search does.
"""

from reader.search.finder import search
from reader.search.index import Index
from reader.search.query import Query, parse_query
from reader.search.results import Hit, Results, Span

__all__ = ["Hit", "Index", "Query", "Results", "Span", "parse_query", "search"]
