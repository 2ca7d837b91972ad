"""Items as BibTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.references import reference_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.formats import Taken
    from reader.export.references import Name, Reference

_ESCAPES = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: f"\\{sign}" for sign in "$&%#_"},
    }
)
_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def lines(items: Iterable[Taken]) -> Iterator[str]:
    """Yield one entry per item, with a blank line between them."""
    for number, taken in enumerate(items):
        if number:
            yield ""
        yield from _entry(reference_of(taken))


def escaped(text: str) -> str:
    """Escape a text so that TeX sets it as is, with balanced braces whatever the text contains."""
    return text.translate(_ESCAPES)


def _entry(reference: Reference) -> Iterator[str]:
    yield f"@{'inproceedings' if reference.venue else 'misc'}{{{reference.key},"
    fields = {
        "title": f"{{{escaped(reference.title)}}}",  # braces preserve its capitals
        "author": " and ".join(map(_name, reference.authors)),
        "booktitle": escaped(reference.venue),
        "year": reference.year,
        "address": escaped(reference.place),
        "howpublished": escaped(_found_in(reference)),
        "url": reference.link.translate(_URL),
        "abstract": escaped(reference.abstract),
        "keywords": escaped(", ".join(reference.keywords)),
        "annote": escaped(" / ".join(reference.notes)),
    }
    for name, value in fields.items():
        if value:
            yield f"  {name} = {{{value}}},"
    yield "}"


def _found_in(reference: Reference) -> str:
    inside = "" if reference.kind == "article" else f"In “{reference.document}”, "
    return f"{inside}{reference.source}"


def _name(name: Name) -> str:
    if not name.given:
        return f"{{{escaped(name.family)}}}"
    parts = (name.family, name.suffix, name.given)
    return ", ".join(escaped(part) for part in parts if part)
