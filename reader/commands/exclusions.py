"""Words of a query that begin with a dash ("-intern"), told apart from options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

_MARK = "\0"
"""Hides a dash from argparse; no argument of a process has a NUL."""
_EXCLUSION = re.compile(r"-[^-\s].*", re.DOTALL)


def hide_exclusions(parser: argparse.ArgumentParser, words: Sequence[str]) -> list[str]:
    """Return the arguments of a command whose first is a query, with exclusions as part of that query.

    An exclusion is a word with one dash that is no option of the parser. Raises UsageError for a long option
    with one dash. `shown` undoes the hiding.
    """
    places = list(_positional(parser, words))
    exclusions = [place for place in places if _EXCLUSION.fullmatch(words[place])]
    for place in exclusions:
        if f"-{words[place]}" in parser._option_string_actions:
            raise UsageError(f"{words[place]}: write -{words[place]}; see `{parser.prog} --help`")
    if not exclusions:
        return list(words)
    query = " ".join(words[place] for place in dict.fromkeys((places[0], *exclusions)))
    kept = dict(enumerate(words))
    for place in exclusions:
        del kept[place]
    kept[places[0]] = _MARK + query
    return [kept[place] for place in sorted(kept)]


def shown(query: str | None) -> str | None:
    """Return a query as it was typed."""
    return query and query.removeprefix(_MARK)


def _positional(parser: argparse.ArgumentParser, words: Sequence[str]) -> Iterator[int]:
    """Yield the places of the arguments that are neither options nor their values."""
    is_value = False
    for place, word in enumerate(words):
        if is_value:
            is_value = False
        elif (action := parser._option_string_actions.get(word)) is not None:
            is_value = action.nargs is None
        elif not (word.startswith("--") or _is_attached(parser, word)):
            yield place


def _is_attached(parser: argparse.ArgumentParser, word: str) -> bool:
    """Return whether a word is a short option with its value: "-n5", but not "-nurse"."""
    action = parser._option_string_actions.get(word[:2])
    if action is None or action.nargs is not None:
        return False
    return word[2:].isdigit() if action.type is not None else True
