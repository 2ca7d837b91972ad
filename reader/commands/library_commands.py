"""The commands that change or check the library: add, forget, check."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING

from reader.commands.common import DAMAGED, DONE, backed_up, is_id, report_failures
from reader.commands.progress import Progress, interruptible
from reader.errors import SourceError, UsageError
from reader.system.configuration import load
from reader.system.interrupts import INTERRUPTED

if TYPE_CHECKING:
    from argparse import Namespace


def add(arguments: Namespace) -> int:
    """Add sources to the user's library, and print a line for each."""
    from reader.export.records import dumps
    from reader.export.source_records import source_record
    from reader.library.library import Library
    from reader.printing import NAMED, complain, printer, put

    out, progress, code = printer(), Progress(), DONE
    settings = load().settings
    with (
        Library.open(settings=settings, stdin=sys.stdin.buffer) as library,
        interruptible(progress.is_waiting) as stopped,
        backed_up(library),
    ):
        try:
            telling = library.documents.add(
                arguments.sources, progress=progress.show, cancelled=stopped.is_set, url=arguments.url
            )
            for outcome in telling:
                progress.clear()
                if arguments.json:
                    put(dumps(source_record(outcome)))
                if isinstance(outcome, SourceError):
                    code = report_failures([outcome]) or code
                elif not arguments.json:
                    out.outcome(outcome, None if arguments.verbose else NAMED)
                if not isinstance(outcome, SourceError):
                    for notice in outcome.notices:
                        complain(f"{outcome.source}: {notice}")
        except KeyboardInterrupt:
            pass  # told below
        finally:
            progress.clear()
    if stopped.is_set():
        complain("stopped; the library has what is listed above, but not the rest")
        return INTERRUPTED
    return code


def forget(arguments: Namespace) -> int:
    """Remove sources from the user's library."""
    from reader.library.library import Library
    from reader.naming import count_of
    from reader.printing import complain, kept_note, put

    with Library.open() as library, backed_up(library):
        gone = library.documents.forget(arguments.sources)
    for entry in gone:
        if not isinstance(entry, SourceError):
            put(f"forgot\t{entry.source}")
    if gone.moved:
        complain(f"{count_of(gone.moved, 'near copy', 'near copies')} took over the marks")
    if gone.kept:
        complain(f"marked items stay{kept_note(gone.kept)}; `reader search is:gone` lists them")
    failures = [one for one in gone if isinstance(one, SourceError)]
    code = report_failures(one for one in failures if not is_id(one.source))
    for unknown in (one.source for one in failures if is_id(one.source)):
        complain(f"{unknown}: no document has this id; `reader list` shows the ids of documents")
        code = code or UsageError.exit_code
    return code


def check(arguments: Namespace) -> int:
    """Check the user's library, or put a backup of it back."""
    from reader.library.library import Library
    from reader.naming import count_of
    from reader.printing import put

    if arguments.restore is not None:
        return _restore(arguments.restore, is_agreed=arguments.yes)
    with Library.open() as library:
        if not library.has_file:
            put(f"{library.path}: no library yet; `reader add` creates one")
            return DONE
        findings = library.check()
        for remedy, found in groupby(findings, lambda finding: finding.remedy):
            put("\n".join(finding.sentence for finding in found))
            put(f"    {remedy}")
        if findings:
            return DAMAGED
        documents, items = len(library.documents.list()), len(library.items())
        put(f"{library.path}: sound; {count_of(documents, 'document')}, {count_of(items, 'item')}")
        index = "up to date" if library.is_indexed else "the next search will update it"
        put(f"search index: {index}")
        return DONE


def _restore(name: str, *, is_agreed: bool) -> int:
    """Put the named backup back, or the newest; ask first. Raises UsageError if nobody can be asked."""
    from datetime import UTC, datetime
    from pathlib import Path

    from reader.export.wording import minute_of
    from reader.library.restoring import backup_contents, put_back
    from reader.library.store_handle import user_library
    from reader.naming import count_of
    from reader.printing import agrees, put

    library = user_library()
    found = backup_contents(library, Path(name) if name else None)
    changed = f", last changed {minute_of(found.changed)}" if found.changed else ""
    contents = f"{count_of(found.documents, 'document')}, {count_of(found.marks, 'item')} with marks{changed}"
    put(f"{found.path}: {contents}")
    if not (is_agreed or agrees("Put it back? The library is kept under another name.", "--yes")):
        put("nothing was changed")
        return DONE
    aside = put_back(library, found.path, datetime.now(UTC).astimezone().date())
    put(f"{library}: restored")
    if aside is not None:
        put(f"{aside}: the library as it was")
    return DONE
