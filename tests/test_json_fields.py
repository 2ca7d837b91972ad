"""Fields of outside JSON: what is right comes back, what is wrong is named."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader.json_fields import LARGEST, LONGEST, Fields

if TYPE_CHECKING:
    from collections.abc import Callable

GIVEN = Fields(
    json.loads(
        """{"text": "a\\u001bb", "none": null, "id": "0123456789abcdef", "yes": true, "no": false, "size": 3,
        "much": 2.5, "nan": NaN, "endless": Infinity, "lines": [2, 4], "back": [4, 2], "odd": [true, 2],
        "three": [1, 2, 3], "time": "2026-11-02T08:00:00", "zoned": "2026-11-02T08:00:00+01:00",
        "bad": "yesterday", "list": [1, "x"], "things": [{"size": 1}, {"size": 2}], "thing": {"size": 7},
        "link": "https://a.example/", "links": ["https://a.example/", "file:///etc"], "evil": "file:///etc",
        "huge": 9223372036854775808}"""
    )
)


def size(fields: Fields) -> int:
    return fields.number("size")


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (lambda it: it.has("text"), True),
        (lambda it: it.has("none"), False),
        (lambda it: it.has("missing"), False),
        (lambda it: it.text("text"), "a\x1bb"),
        (lambda it: it.maybe_text("none"), None),
        (lambda it: it.line("text"), "a␛b"),
        (lambda it: it.maybe_line("text"), "a␛b"),
        (lambda it: it.maybe_line("missing"), None),
        (lambda it: it.link("link"), "https://a.example/"),
        (lambda it: it.link("evil"), None),
        (lambda it: it.link("none"), None),
        (lambda it: it.links("links"), ("https://a.example/",)),
        (lambda it: it.links("none"), ()),
        (lambda it: it.id("id"), "0123456789abcdef"),
        (lambda it: it.choice("size", (1, 2, 3)), 3),
        (lambda it: it.choice("none", (1, 2, 3)), None),
        (lambda it: it.flag("yes"), True),
        (lambda it: it.flag("no"), False),
        (lambda it: it.flag("none"), None),
        (lambda it: it.number("size"), 3),
        (lambda it: it.maybe_number("none"), None),
        (lambda it: it.amount("much"), 2.5),
        (lambda it: it.amount("size"), 3),
        (lambda it: it.amount("none"), None),
        (lambda it: it.span("lines"), (2, 4)),
        (lambda it: it.time("time"), datetime(2026, 11, 2, 8, tzinfo=UTC)),
        (lambda it: it.time("zoned"), datetime(2026, 11, 2, 7, tzinfo=UTC)),
        (lambda it: it.time("none"), None),
        (lambda it: it.list("list"), [1, "x"]),
        (lambda it: it.list("none"), ()),
        (lambda it: it.list("missing"), ()),
        (lambda it: it.many("things", size), (1, 2)),
        (lambda it: it.many("missing", size), ()),
        (lambda it: it.one("thing", size), 7),
        (lambda it: it.one("none", size), None),
        (lambda it: it.object("thing"), {"size": 7}),
    ],
)
def test_a_field_is_what_it_says(read: Callable[[Fields], object], value: object) -> None:
    assert read(GIVEN) == value


@pytest.mark.parametrize(
    ("read", "wrong"),
    [
        (lambda it: it.text("none"), "`none` is missing"),
        (lambda it: it.text("size"), "`size` must be text"),
        (lambda it: it.line("missing"), "`missing` is missing"),
        (lambda it: it.links("list"), "`list` must be a list of texts"),
        (lambda it: it.links("text"), "`text` must be a list"),
        (lambda it: it.id("text"), "`text` must be an id"),
        (lambda it: it.id("missing"), "`missing` is missing"),
        (lambda it: it.choice("size", (1, 2)), "`size` has no known value"),
        (lambda it: it.flag("size"), "`size` must be true or false"),
        (lambda it: it.number("none"), "`none` must be a number"),
        (lambda it: it.number("yes"), "`yes` must be a number"),
        (lambda it: it.number("much"), "`much` must be a number"),
        (lambda it: it.number("huge"), "`huge` must be a number"),
        (lambda it: it.number("size", 4), "`size` must be a number"),
        (lambda it: it.maybe_number("size", 0, 2), "`size` must be a number"),
        (lambda it: it.amount("yes"), "`yes` must be an amount"),
        (lambda it: it.amount("text"), "`text` must be an amount"),
        (lambda it: it.amount("nan"), "`nan` must be an amount"),
        (lambda it: it.amount("endless"), "`endless` must be an amount"),
        (lambda it: it.span("back"), "`back` must be two numbers"),
        (lambda it: it.span("odd"), "`odd` must be two numbers"),
        (lambda it: it.span("three"), "`three` must be two numbers"),
        (lambda it: it.span("none"), "`none` must be two numbers"),
        (lambda it: it.time("bad"), "`bad` must be a time"),
        (lambda it: it.list("thing"), "`thing` must be a list"),
        (lambda it: it.many("list", size, "a thing"), "a thing must be an object"),
        (lambda it: it.one("size", size, "a thing"), "a thing must be an object"),
        (lambda it: it.object("list"), "`list` must be an object"),
        (lambda _: Fields([]), "a record must be an object"),
    ],
)
def test_a_wrong_field_is_named(read: Callable[[Fields], object], wrong: str) -> None:
    with pytest.raises(ValueError, match=f"^{wrong}$"):
        read(GIVEN)


def test_lines_and_numbers_have_bounds() -> None:
    fields = Fields({"long": "x" * 2 * LONGEST, "large": LARGEST})
    assert len(fields.line("long")) == LONGEST
    assert fields.number("large") == LARGEST
