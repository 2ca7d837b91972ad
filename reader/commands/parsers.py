"""The arguments and the help of each command."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

from reader.commands.exclusions import hide_exclusions, shown
from reader.errors import UsageError
from reader.system.terminal import flush_output
from reader.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Importing these from the core would slow --help down; a test keeps them in step.
LIMIT = 50
KINDS = ("article", "paper", "posting")
ORDERS = ("relevance", "place", "role", "team", "company", "level", "pay", "posted", "newest")
FORMATS = ("markdown", "csv", "jsonl", "bibtex", "csl", "ris")
STATUSES = ("interested", "applied", "interview", "offer", "rejected", "hidden")
NO_STATUS = "none"
_SPAN = re.compile(r"([1-9][0-9]{0,4})([mhdw])")
_SECONDS = {"m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_KEPT = re.compile(r"all|([1-9][0-9]{0,8})(d?)")
WITH_QUERY = frozenset({"search", "export"})
"""The commands whose first argument is a query."""
FULL = ("auto", "always", "never")
SHELLS = ("bash", "zsh", "fish")

DESCRIPTION = "Read and search articles, paper summaries and postings in the terminal."
EPILOG = """\
commands:
  reader add SOURCE ...           add files, folders, web pages to the library
  reader forget SOURCE ...        remove documents; their marks stay
  reader subscribe URL ...        subscribe to feeds and job boards
  reader unsubscribe SOURCE ...   unsubscribe; items and marks stay
  reader subscriptions            list your subscriptions
  reader refresh [SOURCE ...]     fetch what is due, read changed files again
  reader list [PATH ...]          list documents, or items of one --kind
  reader show PATH|ID ...         print documents or items
  reader search QUERY [PATH ...]  search, best match first
  reader mark ID|- ...            star, tag, set the status of items
  reader undo, reader redo        take the last change back, or make it again
  reader history                  list all changes
  reader export [QUERY] -o FILE   export the library, or the results of a QUERY
  reader check                    check the library for damage
  reader config                   show the settings and where each is set
  reader completions SHELL        print completions for bash, zsh or fish

For more, see `reader COMMAND --help`. To open a file named like a command,
add its folder: reader ./list
Without PATH, reader opens your library. While that is empty, it opens the
sample documents.
"""

_PATHS = "files and folders; - for standard input"
QUERIES = """\
queries:
  reinforcment lerning    all of these words; typos and word beginnings match too
  "on device"             this phrase
  -manager                without this word; -(a b) without both
  rust OR golang          either; OR joins words or groups: (a b) OR c
  in:papers               only articles, papers or postings
  place:seattle           name or code of a city, region or country
  role:economist  level:senior  team:alexa  author:hakkani
  pay:>150k  pay:100k..150k  remote:yes
  is:starred  is:unread  is:read  is:new  is:gone  tag:thesis  has:note
  has:highlight  new:7d
  status:interested       or applied, interview, offer, rejected, none, hidden;
                          this is the only way to find hidden postings
Quote a value of several words: place:"new york". After --, nothing is an
option: reader search -- -n
"""


ADDRESSES = """\
addresses:
  An http or https address is asked once, when you add it; nothing else is
  fetched. Of a board at Greenhouse, Lever, Ashby, Workable, SmartRecruiters,
  Recruitee, Personio or amazon.jobs, all postings are added, and of a feed
  all entries. Add an address again to update it. If a site wants a login,
  save the page in your browser and add the file with --url URL. HTTPS_PROXY,
  HTTP_PROXY, NO_PROXY and SSL_CERT_FILE are honoured.
"""
COMPLETIONS = """\
to try it:
  bash    eval "$(reader completions bash)"
  zsh     eval "$(reader completions zsh)"
  fish    reader completions fish | source
Put the line into ~/.bashrc, ~/.zshrc or ~/.config/fish/config.fish to keep it.
"""


def parse_arguments(name: str, words: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments of a command. Options may also come after and between other arguments.

    Raises UsageError, and SystemExit once help has been printed.
    """
    parser = PARSERS[name](name)
    # Only plain parsing respects that nothing after "--" is an option.
    if "--" in words:
        return parser.parse_args(words)
    if name not in WITH_QUERY:
        return parser.parse_intermixed_args(words)
    arguments = parser.parse_intermixed_args(hide_exclusions(parser, words))
    arguments.query = shown(arguments.query)
    return arguments


class _Parser(argparse.ArgumentParser):
    """Reports what is wrong in one line, like all other failures."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see `{self.prog} --help`")

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
    parser = _parser(f"reader {name}", "List documents, or items of one kind.")
    parser.add_argument("paths", nargs="*", default=[], metavar="PATH", help=_PATHS)
    parser.add_argument("--kind", choices=KINDS, help="list items of this kind")
    _add_limit(parser, "list at most N")
    _add_json(parser)
    return parser


def _show_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Print documents or items: styled in a terminal, plain in a pipe.")
    parser.add_argument(
        "names",
        nargs="+",
        metavar="PATH|ID",
        help="a file, a folder, - (standard input), or the id of an item",
    )
    _add_within(parser)
    parser.add_argument("--no-pager", action="store_true", help="never start a pager")
    _add_json(parser)
    return parser


def _search_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Search articles, papers and postings. Typos are fine.")
    parser.add_argument("query", metavar="QUERY", help='words, "exact words", -without, place:seattle …')
    parser.add_argument("paths", nargs="*", default=[], metavar="PATH", help=_PATHS)
    _add_limit(parser, f"print at most N hits (default: {LIMIT}; with --ids, all)")
    parser.add_argument("--order", choices=ORDERS, default=ORDERS[0], help="sort order (default: relevance)")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = QUERIES
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--ids", action="store_true", help="print only the ids, for `reader mark -`")
    shape.add_argument("--count", action="store_true", help="print only the number of matches")
    _add_json(shape)
    parser.add_argument(
        "--nearest", action="store_true", help="with --ids or --count: the closest, if nothing matches"
    )
    return parser


def _mark_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Mark items, as one step of undo.")
    parser.add_argument("ids", nargs="+", metavar="ID|-", help="ids; - reads them from standard input")
    star, read = parser.add_mutually_exclusive_group(), parser.add_mutually_exclusive_group()
    star.add_argument("--star", dest="starred", action="store_true", default=None, help="star")
    star.add_argument("--no-star", dest="starred", action="store_false", help="remove the star")
    read.add_argument("--read", dest="read", action="store_true", default=None, help="mark as read")
    read.add_argument("--unread", dest="read", action="store_false", help="mark as unread")
    parser.add_argument("--status", choices=(*STATUSES, NO_STATUS), help="set the status, or remove it")
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="add a tag; repeat for more"
    )
    parser.add_argument("--untag", action="append", default=[], metavar="TAG", help="remove a tag")
    parser.add_argument("--note", metavar="TEXT", help="add a note to each")
    _add_within(parser)
    return parser


def _undo_parser(name: str) -> argparse.ArgumentParser:
    return _parser(
        f"reader {name}", "Undo the newest change to the library, made in the app or by a command."
    )


def _redo_parser(name: str) -> argparse.ArgumentParser:
    return _parser(f"reader {name}", "Redo what was undone last.")


def _history_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "List the changes to the library, newest first.")
    _add_limit(parser, "list at most N")
    _add_json(parser)
    return parser


def _completions_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Print a script that completes commands and options in your shell.")
    parser.add_argument("shell", choices=SHELLS, help="your shell")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = COMPLETIONS
    return parser


def _add_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Add documents to the library, or update those already in it.")
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="a file, a folder, the address of a page, a feed or a job board, - for standard input, or a "
        "file written by `reader export`",
    )
    parser.add_argument("--url", metavar="URL", help="where a single file, or -, came from")
    parser.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="name all that is new, changed or gone in what was updated",
    )
    parser.add_argument("--json", action="store_true", help="print JSON, an object for each source")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = ADDRESSES
    return parser


def _forget_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(
        f"reader {name}", "Remove documents from the library. Their stars, notes and other marks stay."
    )
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="a file, folder or address you added, or the id of a document",
    )
    return parser


def _subscribe_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(
        f"reader {name}",
        "Subscribe to feeds and job boards, or change the options of subscriptions. Fetches nothing yet.",
    )
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="URL|FILE",
        help="the address of a feed or a job board, an OPML file, or - for one on standard input",
    )
    parser.add_argument(
        "--every", type=_span, metavar="TIME", help="how often to look, such as 12h or 1d (default: 1h)"
    )
    parser.add_argument(
        "--full",
        choices=FULL,
        help="fetch the page of each entry (default: auto, if the feed has only a bit of its text)",
    )
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="tag the source; repeat for more"
    )
    parser.add_argument(
        "--keep",
        type=_kept,
        metavar="N",
        help="keep all entries, the last N, or those of the last N days (Nd) (default: all)",
    )
    return parser


def _unsubscribe_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Unsubscribe from feeds and job boards. Items and marks stay.")
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="the address or title of a subscription")
    return parser


def _refresh_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(
        f"reader {name}",
        "Check the subscriptions that are due, and read files of the library again that have changed.",
    )
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="only these, at once: subscriptions, or files, folders and pages in the library",
    )
    parser.add_argument("--dry-run", action="store_true", help="fetch nothing; say what would be checked")
    parser.add_argument("-v", "--verbose", action="store_true", help="name all that is new, changed or gone")
    parser.add_argument("--json", action="store_true", help="print JSON, an object for each source")
    return parser


def _subscriptions_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "List your subscriptions to feeds and job boards.")
    shape = parser.add_mutually_exclusive_group()
    _add_json(shape)
    shape.add_argument("--opml", action="store_true", help="print a list that other feed readers can import")
    return parser


def _export_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Export the whole library with all marks, or the results of a query.")
    parser.add_argument("query", nargs="?", metavar="QUERY", help="export only what this query finds")
    parser.add_argument(
        "--to",
        choices=FORMATS,
        help="format (default: by the suffix of FILE); jsonl without QUERY exports the whole library, for "
        "`reader add` to restore",
    )
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to FILE instead of standard output")
    parser.add_argument("--nearest", action="store_true", help="export the closest items if nothing matches")
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    return parser


def _check_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Check the library for damage, and say how to repair it.")
    parser.add_argument(
        "--restore",
        nargs="?",
        const="",
        metavar="BACKUP",
        help="put a backup back, by default the newest; the library is kept beside it under another name",
    )
    parser.add_argument("--yes", action="store_true", help="restore without asking")
    return parser


def _config_parser(name: str) -> argparse.ArgumentParser:
    parser = _parser(f"reader {name}", "Show the settings and where each is set.")
    _add_json(parser)
    return parser


def _parser(name: str, description: str) -> argparse.ArgumentParser:
    return _Parser(prog=name, description=description, allow_abbrev=False)


def _add_json(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _add_limit(parser: argparse.ArgumentParser, sentence: str) -> None:
    parser.add_argument("-n", "--limit", type=_count, metavar="N", help=sentence)


def _add_within(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--in",
        dest="within",
        action="append",
        default=[],
        metavar="PATH",
        help="look ids up in this file or folder instead of the library",
    )


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError("must be a whole number, 0 or more")
    return int(text[:9])


def _span(text: str) -> int:
    """Return the seconds of a length of time such as 12h."""
    found = _SPAN.fullmatch(text.strip().lower())
    if found is None:
        raise argparse.ArgumentTypeError("must be a time such as 30m, 12h, 1d or 2w")
    return int(found[1]) * _SECONDS[found[2]]


def _kept(text: str) -> str:
    """Return which entries stay, as the library writes it."""
    found = _KEPT.fullmatch(text.strip().lower())
    if found is None:
        raise argparse.ArgumentTypeError("must be all, a number such as 50, or days such as 30d")
    return f"{found[1]} days" if found[2] else f"last {found[1]}" if found[1] else "all"


PARSERS: dict[str, Callable[[str], argparse.ArgumentParser]] = {
    "add": _add_parser,
    "forget": _forget_parser,
    "subscribe": _subscribe_parser,
    "unsubscribe": _unsubscribe_parser,
    "refresh": _refresh_parser,
    "subscriptions": _subscriptions_parser,
    "list": _list_parser,
    "show": _show_parser,
    "search": _search_parser,
    "mark": _mark_parser,
    "undo": _undo_parser,
    "redo": _redo_parser,
    "history": _history_parser,
    "export": _export_parser,
    "check": _check_parser,
    "config": _config_parser,
    "completions": _completions_parser,
}
"""The parsers by the names of their commands."""
