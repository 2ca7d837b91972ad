"""The tantivy classes that other modules are given: only index.py imports tantivy."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import tantivy


class TantivyTypes(NamedTuple):
    """The classes."""

    query: type[tantivy.Query]
    occur: type[tantivy.Occur]
    order: type[tantivy.Order]
    document: type[tantivy.Document]
    field_type: type[tantivy.FieldType]
