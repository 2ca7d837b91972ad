"""The arguments and the help of each command."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from reader.errors import UsageError
from reader.system.terminal import flush_output
from reader.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Importing these from the core would slow --help down; a test keeps them in step.
LIMIT = 50
KINDS = ("article", "paper", "posting")
ORDERS = ("relevance", "place", "role", "level", "newest")
FORMATS = ("markdown", "csv", "jsonl", "bibtex", "csl", "ris")

DESCRIPTION = "Reads articles, paper summaries and postings in the terminal, and finds anything in them."
EPILOG = """\
commands:
  reader add SOURCE ...           take files and folders into the library
  reader forget SOURCE ...        take them out again; marks stay
  reader list [PATH ...]          the documents, or the items of one --kind
  reader show PATH|ID ...         documents or items as text
  reader search QUERY [PATH ...]  what a query finds, best first
  reader export --to jsonl        the whole library, or what a QUERY finds
  reader check                    is the library sound?
  reader config                   what is configured, and where

`reader COMMAND --help` tells more. A file that is called like a command: reader ./list
Without PATH, your library is opened, or as long as that is empty the documents
that come with the program.
"""

_PATHS = "files and folders; - is standard input"
QUERIES = """\
queries:
  reinforcment lerning    all these words; beginnings and typing mistakes count
  "on device"             these words in this order
  -manager                without this word
  in:papers               articles, papers or postings only
  place:seattle           by a city's, region's or country's name or code
  role:economist  level:senior  team:alexa  author:hakkani
  is:starred  is:unread  is:read  tag:thesis
  status:interested       applied, rejected or hidden; what is hidden is found only so
A value of several words stands in quotes: place:"new york". A query that begins
with a dash comes after --: reader search -- -manager
"""


def parse_arguments(name: str, words: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments of a command. Options may also come after and between other arguments.

    Raises UsageError, and SystemExit once help has been printed.
    """
    parser = PARSERS[name](name)
    # Only plain parsing respects that nothing after "--" is an option.
    return parser.parse_args(words) if "--" in words else parser.parse_intermixed_args(words)


class _Parser(argparse.ArgumentParser):
    """Reports what is wrong in one line, like all other failures."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; `{self.prog} --help` tells more")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        flush_output()
        super().exit(status, message)


def app_parser() -> argparse.ArgumentParser:
    """Return the parser of `reader` without a command: paths."""
    parser = _parser("reader", DESCRIPTION)
    parser.epilog = EPILOG
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a file, a folder, or - for standard input")
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    return parser


def _list_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Lists the documents, or the items of one kind.")
    parser.add_argument("paths", nargs="*", default=[], metavar="PATH", help=_PATHS)
    parser.add_argument("--kind", choices=KINDS, help="list the items of this kind")
    _add_json(parser)
    return parser


def _show_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Shows documents or items: styled on a terminal, plain in a pipe.")
    parser.add_argument(
        "names", nargs="+", metavar="PATH|ID", help="a file, a folder, - or the id of an item"
    )
    _add_json(parser)
    return parser


def _search_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Finds articles, papers and postings; typing mistakes are forgiven.")
    parser.add_argument("query", metavar="QUERY", help='words, "exact words", -without, place:seattle …')
    parser.add_argument("paths", nargs="*", default=[], metavar="PATH", help=_PATHS)
    parser.add_argument("--limit", type=_count, default=LIMIT, metavar="N", help=f"at most N hits ({LIMIT})")
    parser.add_argument("--order", choices=ORDERS, default=ORDERS[0], help="what comes first (relevance)")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = QUERIES
    _add_json(parser)
    return parser


def _add_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Takes documents into the library; again, to bring it up to date.")
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="a file, a folder, - for standard input, or what `reader export` wrote",
    )
    return parser


def _forget_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Takes documents out of the library; stars, notes and all marks stay.")
    parser.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a file or folder that was added, or a document's id"
    )
    return parser


def _export_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Writes the whole library with all marks, or what a query finds.")
    parser.add_argument("query", nargs="?", metavar="QUERY", help="only the items that this finds")
    parser.add_argument(
        "--to",
        required=True,
        choices=FORMATS,
        help="jsonl without QUERY is the whole library, which `reader add` takes back",
    )
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to FILE, not to standard output")
    return parser


def _check_parser(name: str) -> argparse.ArgumentParser:
    return _parser(f"reader {name}", "Examines the library, and says what is wrong and how to mend it.")


def _config_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Says which settings are in force, and where each comes from.")
    _add_json(parser)
    return parser


def _parser(name: str, description: str) -> argparse.ArgumentParser:
    return _Parser(prog=name, description=description, allow_abbrev=False)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError("must be a whole number, 0 or more")
    return int(text[:9])


PARSERS: dict[str, Callable[[str], argparse.ArgumentParser]] = {
    "add": _add_parser,
    "forget": _forget_parser,
    "list": _list_parser,
    "show": _show_parser,
    "search": _search_parser,
    "export": _export_parser,
    "check": _check_parser,
    "config": _config_parser,
}
"""The parsers by the names of their commands."""
