"""Items of a library on their way out, in a format of other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.formats import Taken, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.export.formats import Format
    from reader.library.marks import LibraryMarks
    from reader.library.protocol import Documents


def written(documents: Documents, marks: LibraryMarks, items: Sequence[str], to: Format) -> Iterator[str]:
    """Items by id, with their marks, as lines in a format; ids of no item are left out."""
    return lines(_taken(documents, marks, items), to)


def _taken(documents: Documents, marks: LibraryMarks, items: Sequence[str]) -> Iterator[Taken]:
    known = marks.of_many(items)
    for item_id in items:
        item = documents.item(item_id)
        if item is not None:
            yield Taken(item, known[item_id], documents.get(item.document).name)
