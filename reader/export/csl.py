"""Items as CSL-JSON, for Zotero and pandoc."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.export.references import reference_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.formats import Taken
    from reader.export.references import Name, Reference

_TYPES = {"article": "post-weblog", "paper": "paper-conference", "posting": "document"}


def lines(items: Iterable[Taken]) -> Iterator[str]:
    """Yield one list, one item per line."""
    yield "["
    before = ""
    for taken in items:
        if before:
            yield f"{before},"
        before = json.dumps(_record(reference_of(taken)), ensure_ascii=False)
    if before:
        yield before
    yield "]"


def _record(reference: Reference) -> dict[str, object]:
    record: dict[str, object] = {
        "id": reference.key,
        "type": _TYPES[reference.kind],
        "title": reference.title,
        "author": [_name(name) for name in reference.authors],
        "issued": {"date-parts": [[int(reference.year)]]} if reference.year else None,
        "container-title": reference.venue or reference.document,
        "publisher-place": reference.place,
        "abstract": reference.abstract,
        "URL": reference.link,
        "source": reference.source,
        "keyword": ", ".join(reference.keywords),
        "note": " / ".join(reference.notes),
    }
    return {key: value for key, value in record.items() if value}


def _name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: part for key, part in parts.items() if part}
