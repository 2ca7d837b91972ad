"""Query → ranked hits over items.

    parse_query     what was typed → Query                             query.py, query_parser.py,
                                                                       query_syntax.py, mark_filters.py,
                                                                       pay_filters.py
    expand          Query + the index's words → Plan                   plan.py, expansion.py, endings.py,
                                                                       short_forms.py, compounds.py,
                                                                       marked.py, mark_texts.py
    Index           items ↔ tantivy, in memory or on disk              index.py, index_writer.py, schema.py,
                                                                       index_directory.py, integrity.py
    Snapshot        Plan → candidates, counts                          snapshot.py, selection.py, clauses.py,
                                                                       filter_clauses.py
    Record          what the index stores of an item                   records.py, grouping.py
    rank            candidates → ranked items                          ranking.py, matching.py,
                                                                       normalized_text.py, words.py, signs.py
    passage         ranked item → the passage to show, and matches     passages.py
    search          all of these in one call                           engine.py
    facets          counts by country, role family, level … and when   facets.py
    alike           posting → its near copies                          alike.py
    repeats         posting → its sentences that recur in others       repeats.py
    find_in         the same matching in one text                      in_document.py
    DocumentFacets  facets and orders over one document's postings     document_facets.py

Importing this package imports neither tantivy nor rapidfuzz; the first index and search do.
"""

from reader.search.alike import NearCopy, alike
from reader.search.document_facets import DocumentFacets
from reader.search.engine import search
from reader.search.facets import FacetValue, facets, first_seen_counts, status_values, with_statuses
from reader.search.grouping import ALL_FACETS, ALL_ORDERS, FACETS, ORDERS, UNKNOWN, Facet, Order
from reader.search.in_document import TextFinder, find_in
from reader.search.index import Index
from reader.search.mark_filters import ALL_STATUSES, HIDDEN, ItemSet, MarkFilter, nearest_values
from reader.search.mark_texts import MarkTexts
from reader.search.marked import Marked
from reader.search.query import Query
from reader.search.query_parser import parse_query
from reader.search.repeats import Repeat, repeats
from reader.search.results import Cancelled, Hit, Results, Span

__all__ = [
    "ALL_FACETS",
    "ALL_ORDERS",
    "ALL_STATUSES",
    "FACETS",
    "HIDDEN",
    "ORDERS",
    "UNKNOWN",
    "Cancelled",
    "DocumentFacets",
    "Facet",
    "FacetValue",
    "Hit",
    "Index",
    "ItemSet",
    "MarkFilter",
    "MarkTexts",
    "Marked",
    "NearCopy",
    "Order",
    "Query",
    "Repeat",
    "Results",
    "Span",
    "TextFinder",
    "alike",
    "facets",
    "find_in",
    "first_seen_counts",
    "nearest_values",
    "parse_query",
    "repeats",
    "search",
    "status_values",
    "with_statuses",
]  # fmt: skip
