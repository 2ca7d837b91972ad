"""The fields of the two indexes of tantivy, and a record as a document of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.clauses import ALL, HEAD, facet_field
from reader.search.grouping import FACETS, sort_keys
from reader.search.query import FIELDS
from reader.search.words import words

if TYPE_CHECKING:
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


def item_texts(record: Record) -> list[str]:
    """The folded words of an item: of each of its pieces, of what names it, of all its places.

    What names it need not stand in its text (a place's other names), yet is found like it.
    """
    pieces = (record.text[piece.start : piece.end] for piece in record.pieces)
    return [*(" ".join(words(piece)) for piece in pieces), record.head, record.fields.get("place", "")]


def fill(document: tantivy.Document, record: Record, texts: list[str], data: bytes, number: int) -> None:
    """Put a record into an empty document; `texts` and `data` are its words and its bytes."""
    for text in texts:
        document.add_text(ALL, text)
    document.add_text(HEAD, record.head)
    for name, text in record.fields.items():
        document.add_text(name, text)
    document.add_text("kind", record.kind)
    document.add_text("id", record.id)
    for standing in {standing.document for standing in record.standings}:
        document.add_text("document", standing)
    for facet, values in record.facets.items():
        for value in values:
            document.add_text(facet_field(facet), value)
    for order, key in sort_keys(record.facets, record.place, record.fields.get("role")).items():
        document.add_integer(order_field(order), key)
    document.add_integer("number", number)
    document.add_bytes("record", data)
