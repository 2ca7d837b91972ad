"""Names of the employer in what a page's head says: its whole title, and what its site is called.

"Data Engineer at Halden | Careers" and "Careers at Halden" name it. "Halden – Data Engineer" may: the other
name in a title, or that of the site, is as often the board's. It counts if the page's address has it where
employers have their pages, or the text speaks of it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader import lazy
from reader.folding import letters
from reader.parsing import vocabulary
from reader.parsing.ads import names, naming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parsing.ads.page import Page

_PARTS = lazy.regex(r"\s+[|·•»›:–—-]{1,2}\s+|\s*[|｜]\s*|:\s+")
_MOST = 12
"""Names of a page that are looked at, and parts of one."""
_LONGEST = 200
_DOMAIN = 2
"""Labels of the part of a host that somebody registers."""
_SHORT = 3
"""Letters of the longest label that only says of what kind a domain is: "co.uk"."""
_LEAST = 4
"""A shorter part of an address agrees with too much."""


def candidates(page: Page, title: int | None) -> Iterator[tuple[str, str]]:
    """Yield the names that may be the employer's, with where they are.

    title: after the role; careers: what a site of jobs is called by; addressed: the page's address agrees;
    named: beside the role, and nothing but the name; site: the same of what is no title.
    """
    role = letters(page.texts[title]) if title is not None else ""
    said = page.outline.names[:_MOST] if page.outline else ()
    own = [page.texts[title]] if title is not None and not said else []
    addressed = _addressed(page.outline.url) if page.outline and page.outline.url else frozenset()
    for text in (*said, *own):
        if len(text) > _LONGEST:
            continue
        parts = _PARTS.split(text)[:_MOST]
        beside = "named" if any(_is_role(part, role) for part in parts) else "site"
        for part in parts:
            if letters(part) == role:
                continue
            name, where = _named(part, role)
            yield name, where or ("addressed" if _agrees(name, addressed) else beside)


def _named(part: str, role: str) -> tuple[str, str]:
    """Return the name in a part of a title, and what speaks for it; "" if nothing does."""
    at = _at().search(part)
    if at and _is_role(part[: at.start()], role):
        return at["name"], "title"
    seeks = _seeks().search(part)
    if seeks and _is_role(part[seeks.end() :], role):
        return part[: seeks.start()], "title"
    if seeking := _ends_seeking().search(part):
        return part[: seeking.start()], "title"
    if name := names.of_careers(part):
        return name, "careers"
    return part, ""


def _is_role(text: str, role: str) -> bool:
    """Return whether a text is the ad's role, maybe with words around it, or heads one itself."""
    return (bool(role) and role in letters(text)) or naming.heads(text)


@cache
def _at() -> re.Pattern[str]:
    word = rf"(?:St\. )?{names.CAPITAL}[\w’'&-]*(?:\.\w[\w-]*)*"
    return re.compile(
        rf"\s(?:{names.pattern('at')})\s{names.ARTICLE}"
        rf"(?P<name>{word}(?: (?:{names.JOINING} ?)*{word}){{0,5}})"
    )


@cache
def _ends_seeking() -> re.Pattern[str]:
    """Return a pattern for what stands after a name, where the role is another part: "is hiring"."""
    return re.compile(rf"\s(?:{names.pattern('seek')})$")


@cache
def _seeks() -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:is|are) )?(?:{names.pattern('seek')}|{names.pattern('hiring')})\s")


def _addressed(url: str) -> frozenset[str]:
    """Return the parts of a page's address that an employer may be named by.

    What is before the domain of an applicants' system, its first folder, and the domain itself if what is
    before or after it says that it is of jobs: "halden.jobs.example", "jobs.example/halden",
    "careers.halden.example", "halden.example/careers/".
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return frozenset()
    labels = host.split(".")
    size = _DOMAIN + (len(labels) > _DOMAIN and len(labels[-_DOMAIN]) <= _SHORT)
    before, domain = labels[:-size], labels[-size]
    folders = [folder.lower() for folder in parts.path.split("/") if folder]
    hosts = frozenset(vocabulary.tables()["careers.host"])
    after = frozenset(vocabulary.tables()["careers.after"])
    found = {*before, *folders[: min(1, len(folders) - 1)]}
    if hosts.intersection(before) or after.intersection(folders[:-1]):
        found.add(domain)
    return frozenset(it for one in found - hosts if len(it := letters(one)) >= _LEAST)


def _agrees(name: str, parts: frozenset[str]) -> bool:
    """Return whether a name is one of some parts of an address, or begins with it."""
    whole = letters(name)
    return any(whole.startswith(part) or (part.startswith(whole) and whole) for part in parts)
