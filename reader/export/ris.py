"""Items as RIS: one tag and value per line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.references import reference_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.formats import Taken
    from reader.export.references import Name, Reference


def lines(items: Iterable[Taken]) -> Iterator[str]:
    """Yield one record per item, a blank line after each. Values have no line breaks to start a tag with."""
    for taken in items:
        reference = reference_of(taken)
        for tag, value in _tags(reference):
            if value:
                yield f"{tag}  - {value}"
        yield "ER  - "
        yield ""


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    kinds = {"article": "BLOG", "paper": "CONF" if reference.venue else "RPRT", "posting": "GEN"}
    yield "TY", kinds[reference.kind]
    yield "ID", reference.key
    yield "TI", reference.title
    yield from (("AU", _name(name)) for name in reference.authors)
    yield "T2", reference.venue or reference.document
    yield "PY", reference.year
    yield "CY", reference.place
    yield "AB", reference.abstract
    yield "UR", reference.link
    yield from (("KW", word) for word in reference.keywords)
    yield from (("N1", note) for note in reference.notes)
    yield "N1", f"From {reference.source}"


def _name(name: Name) -> str:
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)
