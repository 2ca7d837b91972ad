"""The fields of the two tantivy indexes, and a record's values in those of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.filter_clauses import ALL, HEAD, PAY_CURRENCY, PAY_LEAST, PAY_MOST, facet_field
from reader.search.grouping import COLUMN_ORDERS, FACETS, sort_keys
from reader.search.normalized_text import cut_short, spaced
from reader.search.query import FIELDS
from reader.search.words import MOST_LETTERS

if TYPE_CHECKING:
    import tantivy

    from reader.search.grouping import Order
    from reader.search.records import Record

FORMAT = 9
"""Raise this with every change of the fields, the record, or how texts are split into words."""


def item_schema(builder: tantivy.SchemaBuilder) -> tantivy.Schema:
    """Return the schema of the items, one document each."""
    for name in (ALL, HEAD):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("kind", *map(facet_field, FACETS)):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("id", "document", PAY_CURRENCY):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("number", "first_seen", PAY_LEAST, PAY_MOST, *map(order_field, COLUMN_ORDERS)):
        builder.add_integer_field(name, fast=True)
    builder.add_bytes_field("record", stored=True)
    return builder.build()


def word_schema(builder: tantivy.SchemaBuilder) -> tantivy.Schema:
    """Return the schema of the words, one document each; `place` is its place in the word list."""
    builder.add_text_field("word", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("place", fast=True)
    return builder.build()


def order_field(order: Order) -> str:
    """Return the field to sort by for an order other than relevance, either way."""
    name = order.removeprefix("-")
    return "first_seen" if name == "newest" else f"order_{name}"


def values_of(record: Record) -> tuple[dict[str, list[str] | list[int]], set[str]]:
    """Return a record's values of all fields it has, and all words in them."""
    texts = _texts(record)
    found = set().union(*[text.split() for text in texts])
    if max(map(len, found), default=0) > MOST_LETTERS:
        texts = [" ".join(cut_short(text.split())) for text in texts]
        found = set(cut_short(list(found)))
    values: dict[str, list[str] | list[int]] = {
        ALL: texts,
        HEAD: [record.head],
        "kind": [str(record.kind)],
        "id": [record.id],
        "document": sorted({standing.document for standing in record.standings}),
    }
    values |= {name: [text] for name, text in record.fields.items()}
    values |= {facet_field(facet): list(found) for facet, found in record.facets.items()}
    if record.pay is not None:
        least, most, currency = record.pay
        values |= {PAY_LEAST: [least], PAY_MOST: [most], PAY_CURRENCY: [currency]}
    keys = sort_keys(record.summary, record.facets, record.place)
    return values | {order_field(order): [key] for order, key in keys.items()}, found


def _texts(record: Record) -> list[str]:
    """Return the folded words of an item: of each of its pieces, of what names it, of all its places.

    What names it may not be in its text (a place's other names), but is found the same way.
    """
    texts = [spaced(record.text[piece.start : piece.end]) for piece in record.pieces]
    return list(filter(None, [*texts, record.head, record.fields.get("place", "")]))
