"""The fields of the two indexes of tantivy, and what a record says in those of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.clauses import ALL, HEAD, facet_field
from reader.search.grouping import FACETS, sort_keys
from reader.search.query import FIELDS
from reader.search.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    import tantivy

    from reader.search.grouping import Order
    from reader.search.records import Record

FORMAT = 1
"""Raised with every change of the fields, the record, or the way in which texts are cut into words."""
_SORTED: tuple[Order, ...] = ("place", "role", "level")


def item_schema(builder: tantivy.SchemaBuilder) -> tantivy.Schema:
    """A document for each item."""
    for name in (ALL, HEAD):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in ("kind", *map(facet_field, FACETS)):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("id", "document"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("number", *map(order_field, _SORTED)):
        builder.add_integer_field(name, fast=True)
    builder.add_bytes_field("record", stored=True)
    return builder.build()


def word_schema(builder: tantivy.SchemaBuilder) -> tantivy.Schema:
    """A document for each word; `place` says where in the list of words it stands."""
    builder.add_text_field("word", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("place", fast=True)
    return builder.build()


def order_field(order: Order) -> str:
    """The field by which an order other than relevance sorts."""
    return "number" if order == "newest" else f"order_{order}"


def values_of(record: Record) -> dict[str, list[str] | list[int]]:
    """A record's values of all fields but "number" and "record"."""
    values: dict[str, list[str] | list[int]] = {
        ALL: _texts(record),
        HEAD: [record.head],
        "kind": [str(record.kind)],
        "id": [record.id],
        "document": sorted({standing.document for standing in record.standings}),
    }
    values |= {name: [text] for name, text in record.fields.items()}
    values |= {facet_field(facet): list(found) for facet, found in record.facets.items()}
    keys = sort_keys(record.facets, record.place, record.fields.get("role"))
    return values | {order_field(order): [key] for order, key in keys.items()}


def words_of(values: Mapping[str, list[str] | list[int]]) -> set[str]:
    """All words of a record, from its values."""
    found: set[str] = set()
    for name in (ALL, *FIELDS):
        for text in values.get(name, ()):
            found.update(str(text).split())
    return found


def _texts(record: Record) -> list[str]:
    """The folded words of an item: of each of its pieces, of what names it, of all its places.

    What names it need not stand in its text (a place's other names), yet is found like it.
    """
    pieces = (record.text[piece.start : piece.end] for piece in record.pieces)
    texts = [" ".join(words(piece)) for piece in pieces]
    return list(filter(None, [*texts, record.head, record.fields.get("place", "")]))
