"""Query → ranked hits over items.

    parse_query  what was typed → Query                                      query.py
    expand       Query + the index's words → Plan: what stands for what      expansion.py
    Index        items ↔ tantivy; Plan → candidates                          index.py, clauses.py
    rank         candidates → ranked items                                   matching.py, ranking.py
    passage      ranked item → the passage to show, and all that matched     passages.py
    search       all of these in one call                                    finder.py

Importing this package imports neither tantivy nor rapidfuzz; the first index and search do.
"""

from reader.search.finder import search
from reader.search.index import Index
from reader.search.query import Query, parse_query
from reader.search.results import Hit, Results, Span

__all__ = ["Hit", "Index", "Query", "Results", "Span", "parse_query", "search"]
