"""Words with a dash in front are part of a query, unless they are options."""

from __future__ import annotations

import pytest

from reader.commands.parsers import parse_arguments
from reader.errors import UsageError


@pytest.mark.parametrize(
    ("words", "query", "paths"),
    [
        (["-intern"], "-intern", []),
        (["rust", "-intern"], "rust -intern", []),
        (["rust", "-intern", "-phd", "docs"], "rust -intern -phd", ["docs"]),
        (["-intern", "docs"], "-intern", ["docs"]),
        (["-intern rust"], "-intern rust", []),
        (["--json", "-intern", "-n", "5"], "-intern", []),
        (["-n5", "-nurse"], "-nurse", []),
        (["-nurse aide"], "-nurse aide", []),
        (["-hospital"], "-hospital", []),
        (["-(intern OR phd)"], "-(intern OR phd)", []),
        (['-"vice dean"'], '-"vice dean"', []),
        (["-place:wa", "--order", "role"], "-place:wa", []),
        (["rust", "-is:read", "--limit=3"], "rust -is:read", []),
        (["-3"], "-3", []),
        (["-C++", "-"], "-C++", ["-"]),
        (["rust", "docs"], "rust", ["docs"]),
        (["--", "-n"], "-n", []),
    ],
)
def test_the_query_takes_exclusions(words: list[str], query: str, paths: list[str]) -> None:
    arguments = parse_arguments("search", words)
    assert (arguments.query, arguments.paths) == (query, paths)


def test_options_around_exclusions_keep_their_values() -> None:
    arguments = parse_arguments("export", ["-o", "x.csv", "rust", "-intern", "--force", "-phd"])
    assert (arguments.query, arguments.output, arguments.force) == ("rust -intern -phd", "x.csv", True)
    arguments = parse_arguments("export", ["-oa.csv", "-intern"])
    assert (arguments.query, arguments.output) == ("-intern", "a.csv")
    assert parse_arguments("export", ["-oa.csv"]).query is None


@pytest.mark.parametrize(
    "words", [["rust", "--jsn"], ["rust", "-json"], ["-ids"], ["rust", "-n", "x"], ["--jsn", "-intern"], []]
)
def test_misspelt_options_stay_errors(words: list[str]) -> None:
    with pytest.raises(UsageError):
        parse_arguments("search", words)
    with pytest.raises(UsageError):
        parse_arguments("list", ["-word"])
