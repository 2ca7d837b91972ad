"""The lines of an export."""

from __future__ import annotations

import json

from reader.export import jsonl
from reader.store.values import Stop


def test_an_export_begins_as_it_is_known_by() -> None:
    first = jsonl.line(jsonl.header("1.2.3"))
    assert first.encode().startswith(jsonl.BEGINNING)
    assert json.loads(first)["version"] == "1.2.3"


def test_a_line_is_one_line_of_ascii_whatever_it_says() -> None:
    record = jsonl.stop_record(Stop("d" * 16, "海\n\u2028\udcff", 7))
    line = jsonl.line(record)
    assert line.isascii()
    assert len(line.splitlines()) == 1
    assert json.loads(line) == record
