"""The command line: arguments → one call on the library; an expected failure → one line and an exit code."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from reader import __version__
from reader.commands import configuring, keeping, reading
from reader.commands.sharing import INTERRUPTED
from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DEFECT, PIPE_GONE = 70, 141
DEFAULT_LIMIT = 50

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

_ORDERS = ("relevance", "place", "role", "level", "newest")
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Gives the process's exit code; see the README for the codes."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(words)
        sys.stdout.flush()
    except ReaderError as error:
        from reader.printing import complain

        complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        from reader.outside.terminal import silence_output

        silence_output()
        return PIPE_GONE
    except Exception as error:  # noqa: BLE001 - the last resort: no traceback reaches the user
        return _defect(error)
    return code


def _run(words: Sequence[str]) -> int:
    if words and words[0] in _COMMANDS:
        command, build = _COMMANDS[words[0]]
        return command(build(words[0]).parse_args(words[1:]))
    error, code = reading.open_app(_app_parser().parse_args(words))
    return code if error is None else _defect(error)


# What each command takes


def _app_parser() -> argparse.ArgumentParser:
    parser = _parser("reader", DESCRIPTION)
    parser.epilog = EPILOG
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a file, a folder, or - for standard input")
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    return parser


def _list_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Lists the documents, or the items of one kind.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - is standard input")
    parser.add_argument("--kind", choices=("article", "paper", "posting"), help="list the items of this kind")
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
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - is standard input")
    parser.add_argument(
        "--limit", type=_count, default=DEFAULT_LIMIT, metavar="N", help="at most N hits (50)"
    )
    parser.add_argument("--order", choices=_ORDERS, default=_ORDERS[0], help="what comes first (relevance)")
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
        choices=("markdown", "csv", "jsonl", "bibtex", "csl", "ris"),
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
    return argparse.ArgumentParser(prog=name, description=description, allow_abbrev=False)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError("must be a whole number, 0 or more")
    return int(text[:9])


_COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], Callable[[str], argparse.ArgumentParser]]] = {
    "add": (keeping.add, _add_parser),
    "forget": (keeping.forget, _forget_parser),
    "list": (reading.list_documents, _list_parser),
    "show": (reading.show, _show_parser),
    "search": (reading.search, _search_parser),
    "export": (keeping.export, _export_parser),
    "check": (keeping.check, _check_parser),
    "config": (configuring.config, _config_parser),
}


def _defect(error: BaseException) -> int:
    from reader.outside.log import log_defect
    from reader.printing import complain

    log = log_defect(error)
    where = f"details are in {log}" if log else "and its log cannot be written"
    complain(f"a defect in reader itself ({type(error).__name__}); {where}")
    return DEFECT
