"""The commands that say what is asked again: subscribe, unsubscribe, subscriptions; and refresh."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.commands.common import DONE, backed_up, clean_tags, report_failures
from reader.commands.progress import Progress, interruptible
from reader.errors import SourceError, Stopped, UsageError
from reader.system.configuration import load
from reader.system.interrupts import INTERRUPTED

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.library.subscriptions import ListedSubscription

LEAST_LIKENESS = 60
"""Of 100, for an address to be what was meant."""


def subscribe(arguments: Namespace) -> int:
    """Subscribe to sources, or change how they are asked, and print a line for each."""
    from reader.library.library import Library
    from reader.library.subscriptions import Options
    from reader.printing import complain, put

    options = Options(arguments.every, arguments.full, clean_tags(arguments.tag), arguments.keep)
    with Library.open(settings=load().settings, stdin=sys.stdin.buffer) as library, backed_up(library):
        results = library.subscriptions.subscribe(arguments.sources, options)
    told = {
        "subscribed": "",
        "changed": "already subscribed; its options were changed",
        "unchanged": "already subscribed",
    }
    for each in results:
        if not isinstance(each, SourceError):
            subscription = each.subscription
            put(each.result, subscription.source, told[each.result] or subscription.kind)
    if any(not isinstance(each, SourceError) and each.result == "subscribed" for each in results):
        complain("`reader refresh` fetches what is due")
    return report_failures(each for each in results if isinstance(each, SourceError))


def unsubscribe(arguments: Namespace) -> int:
    """End subscriptions, and print a line for each."""
    from reader.library.library import Library
    from reader.naming import count_of
    from reader.printing import complain, put

    with Library.open() as library, backed_up(library):
        ended, unknown = library.subscriptions.unsubscribe(arguments.sources)
        left = library.subscriptions.list()
    for each in ended:
        stay = f"{count_of(each.items, 'item')} {'stays' if each.items == 1 else 'stay'}"
        put("unsubscribed", each.subscription.source, *([stay] if each.items else []))
    for source in unknown:
        complain(f"{source}: {_why_unknown(source, left)}")
    return UsageError.exit_code if unknown else DONE


def _why_unknown(source: str, listed: Sequence[ListedSubscription]) -> str:
    """Return why what the user named is no subscription, and what to name instead."""
    from reader.folding import fold
    from reader.library.subscriptions import titles_of

    same = titles_of(listed).get(fold(source), ())
    if len(same) > 1:
        return f"{len(same)} subscriptions are called that; name one by its address: {', '.join(same)}"
    close = _nearest(source, [each.subscription.source for each in listed])
    remedy = f"did you mean {close}?" if close else "`reader subscriptions` lists what is"
    return f"is not subscribed; {remedy}"


def _nearest(source: str, addresses: Sequence[str]) -> str | None:
    """Return the address most like what the user named; None if none is. All have http in common."""
    from rapidfuzz import fuzz, process

    bare = {address: address.partition("://")[2] for address in addresses}
    found = process.extractOne(
        source.rpartition("://")[2], bare, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS
    )
    return None if found is None else str(found[2])


def subscriptions(arguments: Namespace) -> int:
    """List the subscriptions."""
    from reader.library.library import Library
    from reader.printing import complain, printer, put

    with Library.open() as library:
        listed = library.subscriptions.list()
    if arguments.json:
        from reader.export.records import dumps
        from reader.export.source_records import subscriptions_record

        put(dumps(subscriptions_record(listed)))
        return DONE
    if arguments.opml:
        from reader.feeds import ListedFeed, write_opml

        feeds = [ListedFeed(each.source, each.title, None, each.tags) for each, _, _ in listed]
        put(write_opml(feeds).rstrip("\n"))
        return DONE
    out = printer()
    for each in listed:
        out.subscription(*each)
    if not listed:
        complain("no subscriptions yet; `reader subscribe URL` makes one")
    return DONE


def refresh(arguments: Namespace) -> int:
    """Ask the subscriptions that are due, or the sources that are named, and print a line for each."""
    from reader.export.records import dumps
    from reader.export.source_records import refreshed_record
    from reader.library.library import Library
    from reader.printing import NAMED, complain, printer, put

    out, progress, code = printer(), Progress(), DONE
    with (
        Library.open(settings=load().settings) as library,
        interruptible(lambda: False) as stopped,
        backed_up(library),
    ):
        try:
            telling = library.refresh(
                arguments.sources,
                is_dry=arguments.dry_run,
                progress=progress.show,
                cancelled=stopped.is_set,
            )
            for refreshed in telling:
                progress.clear()
                if arguments.json:
                    put(dumps(refreshed_record(refreshed)))
                elif refreshed.result != "failed":
                    out.refreshed(refreshed, None if arguments.verbose else NAMED)
                if refreshed.result == "failed":
                    code = SourceError.exit_code
                    complain(f"{refreshed.source}: {refreshed.why}")
                for notice in refreshed.notices:
                    complain(f"{refreshed.source}: {notice}")
        except (KeyboardInterrupt, Stopped):
            stopped.set()
        finally:
            progress.clear()
    if stopped.is_set():
        complain("stopped; the library has what is listed above, and the next refresh fetches the rest")
        return INTERRUPTED
    return code
