"""Where a JobPosting's job is: Place, address, text or list of them; countries by code, name or object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.boards.job_places import by_parts, by_words, once, says_remote
from reader.boards.json_values import array, line, mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.model import Place

_MOST = 100
_DEEPEST = 3


def is_remote(given: Mapping[str, object]) -> bool:
    """Return whether a node says that its job is done from afar."""
    kinds = array(given.get("jobLocationType")) or [given.get("jobLocationType")]
    if any((line(kind) or "").rpartition("/")[2].upper() in ("TELECOMMUTE", "REMOTE") for kind in kinds):
        return True
    where = array(given.get("jobLocation")) or [given.get("jobLocation")]
    if any(line(mapping(each).get("@type")) == "VirtualLocation" for each in where):
        return True
    return says_remote(*(line(each) for each in where)) is True


def places(given: Mapping[str, object]) -> tuple[Place, ...]:
    """Return where the job is; for one without a place, where its applicants may live."""
    found = once(_each(given.get("jobLocation"), 0))
    return found or once(_each(given.get("applicantLocationRequirements"), 0))


def _each(value: object, depth: int) -> Iterator[Place | None]:
    """Yield the places of a value; those of lists and objects within it too."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value[:_MOST]:
            yield from _each(each, depth + 1)
    elif isinstance(value, dict):
        yield from _of_object(value, depth)
    elif isinstance(value, str) and (text := line(value)):
        yield from by_words(text)


def _of_object(value: Mapping[str, object], depth: int) -> Iterator[Place | None]:
    parts = [_text(value.get(name)) for name in ("addressLocality", "addressRegion", "addressCountry")]
    inner = value.get("address")
    if any(parts):
        yield by_parts(*parts)
    elif inner:
        yield from _each(inner, depth + 1)
    elif text := _text(value.get("name")) or _text(value.get("streetAddress")):
        # "AdministrativeArea", "Country", or a place that is only named.
        yield from by_words(text)


def _text(value: object) -> str | None:
    """Return the text of a part, which may be an object with a name ("Country") or a list."""
    for _ in range(_DEEPEST):
        if isinstance(value, list):
            value = next((each for each in value if each), None)
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("identifier")
    return line(value) if isinstance(value, str) else None
