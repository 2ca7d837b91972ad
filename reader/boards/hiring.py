"""A thread in which companies post jobs as comments: as Algolia's JSON gives it, or as a saved page."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reader.boards.dates import day
from reader.boards.descriptions import unescaped
from reader.boards.hiring_header import parts_of, read_header
from reader.boards.hiring_page import Comment, Thread, is_thread, read_thread, title_of
from reader.boards.job import Board, Found, Further, Job
from reader.boards.json_values import (
    LONGEST,
    address,
    addresses,
    at,
    identifier,
    line,
    mapping,
    markup,
    objects,
)
from reader.boards.requests import Request, taken_apart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_API = "hn.algolia.com"
_SITE = "news.ycombinator.com"
_ITEM = "/item?id="
_ASKS = re.compile(r"\bwho(?:['’]s| is) hiring\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?p\b[^<>]{0,200}>|<br\b[^<>]{0,200}>|<pre\b", re.IGNORECASE)
_LINK = re.compile(
    r"""<a\s[^<>]{0,200}?href\s*=\s*(?:"([^"<>]{1,4000})"|'([^'<>]{1,4000})')""", re.IGNORECASE
)
_HIRES = re.compile(
    r"\b(?:(?:we|is|are|we['’]re|now) (?:currently |still |also |always )?hiring|join (?:us|our)"
    r"|(?:looking for|seeking|hiring) (?!(?:a |an |any |new )?(?:jobs?|work|roles?|positions?|opportunit))"
    r"|apply (?:at|here|by|via|to|through|online|now)|open (?:roles?|positions?)"
    r"|we(?:['’]re| are) (?:a|building))\b",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"\bI(?:['’]m| am) (?:\w+ )?(?:looking|seeking|available|hoping)|\bmy (?:resume|cv)\b", re.IGNORECASE
)
"""What someone says who looks for work, or about another comment."""
_MORE = "More"
_HEADER = 400
_MOST_LINKS = 50


def fits(data: object) -> bool:
    """Return whether an answer is such a thread: threads of people who want to be hired are none."""
    if isinstance(data, str):
        return is_thread(data) and _ASKS.search(title_of(data)) is not None
    title = line(at(data, "title"))
    return title is not None and _ASKS.search(title) is not None and isinstance(at(data, "children"), list)


def read(data: object, _details: Sequence[object], came_from: str | None) -> Found:
    """Return the first-level comments, in order; those that offer no job are text without being a job."""
    thread = read_thread(data) if isinstance(data, str) else _thread(mapping(data))
    page = _page_of(came_from)
    jobs = tuple(job for comment in thread.comments if (job := _job(comment, page)))
    return Found(jobs, line(thread.title), more=_more(thread, came_from or page))


def _more(thread: Thread, page: str) -> Further | None:
    """Return the link to the next page of a thread, whose page was at an address like `page`."""
    if thread.more is None:
        return None
    words, written = thread.more
    try:
        target = address(urljoin(page, written.strip()))
    except ValueError:
        return None
    return Further(line(words) or _MORE, target) if target else None


def _page_of(address: str | None) -> str:
    """Return the address of a comment's page, up to its number.

    Other sites run the same software, and number their comments themselves.
    """
    parts = taken_apart(address) if address else None
    return urljoin(address or "", _ITEM) if parts and parts.path == ("item",) else f"https://{_SITE}{_ITEM}"


def _thread(given: Mapping[str, object]) -> Thread:
    comments = [_comment(each) for each in objects(given.get("children"))]
    opening = markup(given.get("text"))
    if opening.strip():
        comments.insert(0, Comment("", "", opening))
    return Thread(
        markup(given.get("title")), tuple(comment for comment in comments if comment.markup.strip())
    )


def _comment(given: Mapping[str, object]) -> Comment:
    return Comment(
        identifier(given.get("id")) or "", markup(given.get("created_at")), markup(given.get("text"))
    )


def _job(comment: Comment, page: str) -> Job | None:
    text = unescaped(comment.markup)
    first = line(_PARAGRAPH.split(text[:LONGEST].lstrip(), maxsplit=1)[0], _HEADER)
    header = read_header(first or "")
    number = comment.id if comment.id.isdecimal() else None
    url = f"{page}{number}" if number else None
    return Job(
        header.role,
        key=number,
        company=header.company,
        places=header.places,
        pay=header.pay,
        remote=header.remote,
        employment=header.employment,
        posted=day(comment.posted),
        url=url,
        links=addresses(*_linked(text), but=url),
        description=f"<p>{text}</p>",
        has_heading=True,
        is_aside=not _offers(first, text) if number else True,
    )


def _offers(first: str | None, text: str) -> bool:
    """Return whether a comment offers a job: by a header, or in prose that is no question."""
    if first is None or parts_of(first):
        return first is not None
    said = html.unescape(text[:LONGEST])
    return not first.endswith("?") and _HIRES.search(said) is not None and _SEEKS.search(said) is None


def _linked(text: str) -> list[str]:
    """Return where the links of a comment lead: their texts are cut."""
    found = [match for match, _ in zip(_LINK.finditer(text), range(_MOST_LINKS), strict=False)]
    return [html.unescape(match[1] or match[2]) for match in found]


def request(page: str) -> Request | None:
    """Return what to ask for a thread. Whether it is one that offers jobs shows in the answer."""
    parts = taken_apart(page)
    if parts is None:
        return None
    number = None
    if parts.host == _SITE and parts.path == ("item",):
        number = parts.query.get("id")
    elif parts.host == _API and parts.path[:3] == ("api", "v1", "items"):
        number = parts.path[-1]
    if not number or not number.isascii() or not number.isdecimal() or len(number) > len("1234567890"):
        return None
    return Request("hiring", f"https://{_API}/api/v1/items/{number}", _API)


BOARD = Board("hiring", fits, read, request)
