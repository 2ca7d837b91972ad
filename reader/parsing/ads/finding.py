"""Whether a document is one job ad, and which of its lines are what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import feet, furniture, lines, mail_heads, menus, role_words, shapes, vocabulary
from reader.parsing.ads import names, naming, short_lines
from reader.parsing.ads.cues import CUES, THRESHOLD, Sight, opening
from reader.parsing.ads.page import Page
from reader.parsing.evidence import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Outline
    from reader.parsing.lines import Line

_MOST_LINES = 400
_MOST_TEXT = 40_000
"""No ad is longer."""


@dataclass(frozen=True)
class Ad:
    """A page that is one ad."""

    page: Page
    title: int | None
    """The index of the line that names the job."""
    first: int
    last: int
    """The lines of its posting, both ends included."""


def find(rows: Sequence[Line], outline: Outline | None = None) -> Ad | None:
    """Return the ad that a document is, or None if it is anything else.

    `outline` is what its markup says, if it is a page.
    """
    if not 1 < len(rows) <= _MOST_LINES or rows[-1].end > _MOST_TEXT:
        return None
    page = Page(rows, _end(rows), outline)
    title = _title(page)
    sight = Sight(page, title)
    if not _promises(sight) or weigh(CUES, sight) < THRESHOLD:
        return None
    return _spanned(page, _heading(sight) if title is None else title)


def _heading(sight: Sight) -> int | None:
    """Return the line that may name an unknown job, or a mail's subject; none below labels that name it.

    Then whose jobs a site shows is no title either.
    """
    if subject := mail_heads.subject(sight.page.rows):
        return subject[0]
    top = sight.page.top
    asked = top and shapes.ends_question(sight.page.texts[top[0]])
    if asked and (sight.role_labelled or role_words.names_role(sight.page.texts[top[0]])):
        return top[0]  # "Will you keep the ferry afloat?", with the role in a label
    first = opening(sight.page)
    if first is None or not sight.role_labelled:
        return first
    below = first > min(sight.page.labelled - sight.page.menu, default=first)
    hosts = names.of_careers(sight.page.texts[first]) != ""  # "Halden University Human Resources"
    return None if below or hosts else first


def _title(page: Page) -> int | None:
    """Return the line that names the job; it may be after a label, as in "Wanted: baker" over the rest."""
    own = (index for index in range(page.end) if index not in page.menu and not page.is_quiet(index))
    first = next(own, page.end)
    for value in page.values:
        index = value.index
        if not first <= index < min(page.end, max(page.body, first + 1), first + _FIRST):
            continue
        listed = value.line.startswith("[") and index == first  # "[Jobs] Baker in Hull", by its list
        named = (value.kind == "role" or listed) and naming.heads(value.text)
        seeks = listed or _seeks(value.line.removesuffix(value.text))
        below = value.line != page.texts[index]  # "Job offer" right over "Baker"
        if named and seeks and (index - below == first or _is_alone(page, index)):
            return index
    headed = [it for it in page.top if naming.heads(page.texts[it])]
    best = max(headed, key=lambda index: (_promise(page, index), -index), default=None)
    if best is None:
        return _announced(page)
    if _is_rank(page, best):
        return None
    again = [it for it in headed if page.texts[it] == page.texts[best or 0] and _is_over_more(page, it)]
    return again[0] if again else best  # the first may be the end of a path to the page


def _is_rank(page: Page, index: int) -> bool:
    """Return whether a line like a role is one of the facts under the job's name: "specjalista (Mid)"."""
    first, *over = page.top[: page.top.index(index) + 1]
    if opening(page) != first or role_words.gender(page.texts[index]):
        return False
    texts = [text for it in over if not role_words.names_role(text := page.texts[it])]
    return sum(map(short_lines.is_fact, texts)) >= _FEW and not menus.opens_as_pages_do(page.texts[first])


def _is_over_more(page: Page, index: int) -> bool:
    return index + 1 < page.end and page.rows[index + 1].row == page.rows[index].row + 1


def _announced(page: Page) -> int | None:
    """Return the line under one that ends with words for whom it seeks: "We seek" over "Baker (m/f)".

    It may say from when before it breaks off. None of the header is headed by a role, as is known by now.
    """
    for index in range(min(page.end, _REACH) - 1):
        text, below = page.texts[index : index + 2]
        if len(text) > _SENTENCE or index in page.menu or index + 1 in page.top:
            continue
        if shapes.bullet(below) or not naming.may_head(below):
            continue
        seeks = vocabulary.spoken(text)["seek"]
        if seeks and _leads_on(text[seeks[-1].end :]) and naming.heads(below):
            return index + 1
    return None


def _leads_on(rest: str) -> bool:
    """Return whether what follows such words says at most from when: "we seek as soon as possible a"."""
    if not any(map(str.isalnum, rest)):
        return True
    return len(rest) <= _WHEN and not shapes.ends_sentence(rest) and not role_words.names_role(rest)


_WHEN = 60


_REACH, _SENTENCE = 40, 400
_FIRST = 4
"""A line with such a label is among so many first ones, not counting menus."""


def _is_alone(page: Page, index: int) -> bool:
    """Return whether a line has a blank one over and under it."""
    near = (at for at in (index, index + 1) if 0 < at < page.end)
    return all(page.rows[at].row > page.rows[at - 1].row + 1 for at in near)


def _promise(page: Page, index: int) -> int:
    """Return how much speaks for a line as the ad's title among others headed by a role."""
    text = page.texts[index]
    marked = role_words.gender(text) is not None
    alone = " " not in text and text.isascii() and text.endswith("s")  # "Recruiters", an entry of a menu
    named = text in page.prose  # rather the employer's name: "Verger Blanc", of whom the text speaks
    listing = (
        vocabulary.phrases("listing").search(naming.cut(text)) is not None
    )  # "Baker jobs in Hull", a page over it
    told = listing or shapes.ends_sentence(text.rstrip("!！"))
    sought = naming.wanted(text.rstrip("!！")) > 0
    is_role = role_words.names_role(text)  # and not "We're hiring one person"
    return 2 * (marked or role_words.is_inclusive(text)) + sought + is_role - alone - named - 2 * told


def _seeks(label: str) -> bool:
    """Return whether a label says that somebody is sought: "Wanted:", "[Hiring]"."""
    words = vocabulary.plain(label.strip(" [](){}:：*#–—-"))
    if vocabulary.employment(words) == "intern":
        return True  # "Stage : assistant de recherche"
    return any(words in vocabulary.tables()[kind] for kind in ("wanted", "seek", "hiring", "notice"))


def _promises(sight: Sight) -> bool:
    """Return whether it is worth looking closer: something names a job, or there are labels and headings."""
    page = sight.page
    if sight.title is not None or sight.formed or len(page.values) + len(page.headings) > _FEW:
        return True
    return page.rows[-1].end <= _SHORT and sight.named


_FEW, _SHORT = 2, 6000


def _end(rows: Sequence[Line]) -> int:
    """Return the index of the first line of what a board adds below an ad; the number of lines if none."""
    for index in range(len(rows) // 3 + 1, len(rows)):
        text = rows[index].bare
        if len(text) >= 60:
            continue
        counted = _COUNTED.sub("", text) if text[-1] in ")）" else text  # "Similar jobs (3)"
        if vocabulary.bare_heading(counted) in _cuts() and not _is_over_prose(rows, index):
            return index
    return len(rows)


def _is_over_prose(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line is a button right over the ad's text: "Apply for this job", under a header."""
    below = rows[index + 1].bare if index + 1 < len(rows) else ""
    return len(below) > _PROSE and shapes.ends_sentence(below) and vocabulary.is_button(rows[index].bare)


_PROSE = 80
_COUNTED = lazy.regex(r"\s*[(（]\d{1,4}\+?[)）]$")


@cache
def _cuts() -> frozenset[str]:
    return frozenset((*vocabulary.tables()["cut"], *vocabulary.tables()["cut.searches"]))


_FOOT = 2
"""So many lines of a mail's foot may be between its rule and the lines that are known."""


def _is_rule(text: str) -> bool:
    return text[0] == "_" and lines.is_rule(text)


def _spanned(page: Page, title: int | None) -> Ad | None:
    """Return the ad with the lines of its posting: those below the title, without buttons at the ends."""
    first = 0 if title is None else title + 1
    last = page.end - 1
    while first < last and first in page.quiet:
        first += 1
    while last > first and (last in page.quiet or furniture.is_sure(page.texts[last])):
        last -= 1
    foot = [index for index in range(max(first + 1, last - _FOOT), last + 1) if _is_rule(page.texts[index])]
    if foot and last + 1 < page.end:
        last = foot[0] - 1  # the name of a mailing list, over how to leave it
    last = min(last, feet.signature(page.rows, first) - 1)
    return Ad(page, title, first, last) if first <= last else None
