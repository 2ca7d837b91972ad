"""Query → ranked hits over items.

    parse_query  what was typed → Query                                  query.py, marked.py
    expand       Query + the index's words → Plan: what stands for what  plan.py, expansion.py, endings.py,
                                                                             short_forms.py
    Index        items ↔ tantivy, in memory or on disk                   index.py, writing.py, folder.py,
                                                                             schema.py, soundness.py
    Snapshot     Plan → candidates, counts                               snapshot.py, clauses.py
    Record       what the index keeps of an item                         records.py, grouping.py
    rank         candidates → ranked items                               ranking.py, matching.py, folded.py
    passage      ranked item → the passage to show, and all that matched passages.py
    search       all of these in one call                                finder.py
    facets       counts by country, role family, level …                 facets.py
    alike        posting → the postings that are nearly the same          alike.py
    repeats      a posting → its sentences that stand in others too      repeats.py
    find_in      the same matching in one text                           in_document.py
    DocumentFacets      facets and orders over the postings of one document     listing.py

Importing this package imports neither tantivy nor rapidfuzz; the first index and search do.
"""

from reader.search.alike import NearCopy, alike
from reader.search.document_facets import DocumentFacets
from reader.search.engine import search
from reader.search.facets import FacetValue, facets
from reader.search.grouping import FACETS, ORDERS, UNKNOWN, Facet, Order
from reader.search.in_document import TextFinder, find_in
from reader.search.index import Index
from reader.search.mark_filters import HIDDEN, MarkFilter, nearest_values
from reader.search.query import Query, parse_query
from reader.search.repeats import Repeat, repeats
from reader.search.results import Cancelled, Hit, Results, Span

__all__ = [
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
    "MarkFilter",
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
    "nearest_values",
    "parse_query",
    "repeats",
    "search",
]  # fmt: skip
