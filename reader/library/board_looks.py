"""One look at a board: its listing, in which a job that is missing stays for one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.feeds.schedule import next_time
from reader.library.digests import source_digest
from reader.library.looks import Ending, refused, state_after, step_after
from reader.library.making import addition_of
from reader.library.web_sources import Earlier, WebSources
from reader.parsing import parse
from reader.sources import Found, Text
from reader.store.subscription_protocol import Look

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reader.library.looks import LookPart, Target, Tools
    from reader.store.values import StoredDocument

IS_FEED = "is no board any more but a feed; unsubscribe, and subscribe to it again"


def look_at_board(target: Target, tools: Tools) -> Iterator[LookPart]:
    """Ask a board, and yield what is to be stored, and how it ended."""
    source = target.source
    web = WebSources(tools.network, tools.limits, lambda _: None, tools.cancelled)
    stored = _stored(target, tools)
    earlier = Earlier(stored.name, stored.text, stored.outline) if stored else None
    try:
        came = web.download(Found(source, None, source), source, earlier)
    except SourceError as error:
        yield from _refused(target, web, error, tools)
        return
    absent = tools.storage.subscriptions.absences(target.key)
    digest = source_digest(came.data)
    step = step_after(target, web.answer, tools)
    state = state_after(target, step, None, is_listed=True)
    look = Look(target.key, state=state)
    notices = [came.note] if came.note else []
    if stored is None or stored.digest != digest or absent:
        try:
            text = came.read()
        except SourceError as error:
            yield from refused(target, None, error.reason, tools)
            return
        if not isinstance(text, Text):
            yield from refused(target, web.answer, IS_FEED, tools)
            return
        text, missing = _with_absent(text, stored, absent)
        document = parse(text.text, source, text.notices, outline=text.outline)
        addition = addition_of(tools.storage, document, source, digest, stored.id if stored else None)
        look = Look(
            target.key,
            (addition,),
            state=state,
            absences={job: absent.get(job, tools.now()) for job in missing},
            title=document.title,
        )
        notices += text.notices
    yield look
    yield Ending("unchanged", None, next_time(step.state), tuple(dict.fromkeys(notices)))


def _refused(target: Target, web: WebSources, error: SourceError, tools: Tools) -> Iterator[LookPart]:
    """Yield what follows where nothing can be read: a board that was always empty is no failure."""
    if not error.copy:
        yield from refused(target, web.answer, error.reason, tools)
        return
    step = step_after(target, web.answer, tools)
    yield Look(target.key, state=state_after(target, step, None, is_listed=True))
    yield Ending("unchanged", None, next_time(step.state), (error.reason,))


def _stored(target: Target, tools: Tools) -> StoredDocument | None:
    """Return what the library has of the board."""
    for entry in tools.documents().values():
        if entry.resolved == target.source:
            try:
                return tools.storage.documents.get(entry.id)
            except KeyError:  # forgotten meanwhile
                return None
    return None


def _with_absent(
    text: Text, stored: StoredDocument | None, absent: Collection[str]
) -> tuple[Text, Collection[str]]:
    """Return a listing with the jobs that it is the first to lack, and their addresses."""
    from reader.boards import Listed, with_absent

    if stored is None or stored.outline is None or text.outline is None:
        return text, ()
    now, missing = with_absent(Listed(text.text, text.outline), Listed(stored.text, stored.outline), absent)
    return text._replace(text=now.text, outline=now.outline), missing
