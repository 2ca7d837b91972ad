"""The command line: arguments → one call on the library; an expected failure → one line and an exit code."""

from __future__ import annotations

import argparse
import gc
import re
import sys
from typing import TYPE_CHECKING

from reader import __version__
from reader.config import SMALL_BYTES, Settings, bundled, style_sheets
from reader.errors import ReaderError, SourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.facade import Library
    from reader.model import Document

DONE, NOTHING_FOUND, DEFECT, PIPE_GONE, INTERRUPTED = 0, 1, 70, 141, 130
DEFAULT_LIMIT = 50
_ID = re.compile(r"[0-9a-f]{16}")

DESCRIPTION = "Reads articles, paper summaries and postings in the terminal, and finds anything in them."
EPILOG = """\
commands:
  reader list [PATH ...]          the documents, or the items of one --kind
  reader show PATH|ID ...         documents or items as text
  reader search QUERY [PATH ...]  what a query finds, best first

`reader COMMAND --help` tells more. A file that is called like a command: reader ./list
Without PATH, the documents that come with the program are opened.
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
    return _open_app(_app_parser().parse_args(words))


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


# What each command does


def _open_app(arguments: argparse.Namespace) -> int:
    from reader.outside.terminal import keyboard_from_terminal, require_terminal

    with _library(arguments.paths) as library:
        if "-" in arguments.paths:
            library.documents.list()
            keyboard_from_terminal()
        require_terminal()
        gc.disable()  # until the app has painted: there is little garbage and much to import
        library.documents.preload(SMALL_BYTES)
        from reader.ui.app import run

        error, code = run(library, sheets=style_sheets(), single=_is_one_document(arguments.paths))
    return _defect(error) if error is not None else code


def _is_one_document(paths: Sequence[str]) -> bool:
    from pathlib import Path

    return len(paths) == 1 and not Path(paths[0]).is_dir()


def _list(arguments: argparse.Namespace) -> int:
    from reader.export import records
    from reader.printing import printer

    out, library = printer(), _library(arguments.paths)
    if arguments.kind:
        items = library.items(arguments.kind)
        if arguments.json:
            print(records.dumps(records.items_record(items)))
        else:
            for item in items:
                out.listed(item)
    else:
        entries = library.documents.list()
        if arguments.json:
            print(records.dumps(records.entries_record(entries)))
        else:
            for entry in entries:
                out.entry(entry)
    return _told(library.documents.failures)


def _show(arguments: argparse.Namespace) -> int:
    failures: list[SourceError] = []
    for number, name in enumerate(arguments.names):
        if number and not arguments.json:
            print()
        if _is_id(name):
            _show_by_id(_library([]), name, as_json=arguments.json)
        else:
            failures += _show_documents(_library([name]), as_json=arguments.json)
    return _told(failures)


def _show_documents(library: Library, *, as_json: bool) -> Sequence[SourceError]:
    from reader.model import Document

    for arrival in library.documents.load():
        if isinstance(arrival, Document):
            _print_document(arrival, as_json=as_json)
    return library.documents.failures


def _show_by_id(library: Library, wanted: str, *, as_json: bool) -> None:
    from reader.export import records
    from reader.printing import printer

    item = library.item(wanted)
    if item is not None:
        marks = library.marks.of(wanted)
        print(records.dumps(records.item_record(item, marks))) if as_json else printer().item(item)
        return
    for entry in library.documents.list():
        if entry.id == wanted:
            _print_document(library.documents.get(wanted), as_json=as_json)
            return
    raise UsageError(f"{wanted}: no item or document has this id; `reader list --json` names them all")


def _print_document(document: Document, *, as_json: bool) -> None:
    from reader.export import records
    from reader.printing import printer

    if as_json:
        print(records.dumps(records.document_record(document)))
    else:
        printer().document(document)


def _search(arguments: argparse.Namespace) -> int:
    from reader.export import records
    from reader.printing import printer

    library = _library(arguments.paths)
    results = library.search(arguments.query, limit=arguments.limit)
    assert results is not None  # noqa: S101 - nothing cancels it
    if arguments.json:
        print(records.dumps(records.results_record(results)))
    else:
        printer().results(results)
    return _told(library.documents.failures) or (DONE if results.total else NOTHING_FOUND)


_COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], Callable[[str], argparse.ArgumentParser]]] = {
    "list": (_list, _list_parser),
    "show": (_show, _show_parser),
    "search": (_search, _search_parser),
}


# What they share


def _library(paths: Sequence[str]) -> Library:
    from reader.library.facade import Library

    settings = Settings()
    if not paths:
        return Library.of([str(bundled("seeds"))], settings=settings)
    return Library.of(paths, settings=settings, stdin=sys.stdin.buffer)


def _is_id(name: str) -> bool:
    import os.path

    return _ID.fullmatch(name) is not None and not os.path.lexists(name)


def _told(failures: Iterable[SourceError]) -> int:
    """Tells what could not be taken, a line each. Gives the exit code."""
    from reader.printing import complain

    code = DONE
    for failure in failures:
        complain(str(failure))
        code = code if failure.copy else failure.exit_code
    return code


def _defect(error: BaseException) -> int:
    from reader.outside.log import log_defect
    from reader.printing import complain

    log = log_defect(error)
    where = f"details are in {log}" if log else "and its log cannot be written"
    complain(f"a defect in reader itself ({type(error).__name__}); {where}")
    return DEFECT
