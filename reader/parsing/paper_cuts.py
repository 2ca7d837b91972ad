"""The ways to cut a line into a paper's title, its authors and the rest: signs, brackets, quotation marks."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import authors, citations, cited_names, dating, shapes, venues
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIGNS = (" — ", " – ", " | ", " - ", " -- ", " · ", " • ", " / ", " // ", " ― ", "\u3000")
_CUTS = (*_SIGNS, " by ", "(", "（", " [", ": ", "：", ":《", ":「", "....", "……", ". . .")
_MOST_CELLS = 8
_BY = lazy.regex(r",?\s+by\s+")
_BRACKETED = lazy.searched(r"\s(（\[", r"\s*[(（\[]((?:[^()（）\[\]]|\([^()]{1,30}\)){2,300})[)）\]]")
_AFTER_BRACKET = lazy.regex(r"[\s*†‡★☆.,;✓]*(?P<rest>.{0,80})")
_COLON = lazy.regex(r":\s+|：\s*|:(?=[《「『])")
_TAIL = lazy.searched(
    r"\s(（\[.;,。．，", r"\s*[(（\[]|[.;,]\s+|\s+[–—|·•/-]+\s+|[。．，]\s*|\s+(?=(?:19|20)\d\d$)"
)
_MOST_TAILS = 10
_MARGIN = lazy.regex(r"[\[(]?(?:(?:19|20)\d\d(?:[-/.]\d\d?){0,2}|\d{1,3})[\])]?[.:]?")
_LINKED = (
    "pdf",
    "slides",
    "code",
    "data(?:set)?",
    "video",
    "poster",
    "preprint",
    "bib(?:tex)?",
    "doi",
    "arxiv",
)
_PARTS = "|".join([*_LINKED, *sorted(words_for("paper.abstract"))])
_LINK = lazy.regex(
    r"\s*(?:(?<!\])[\[(<]\s?(?:https?://|www\.)[^\s\])>]*\s?[\])>]|(?<![\[(<])https?://\S+"
    r"|\[(?:pdf|code|bib|bibtex|slides|video|poster|doi|arxiv|link|data|abs|html|paper|preprint)\]"
    rf"|[(\[](?:{_PARTS})(?:\s?[,;/|·]\s?(?:{_PARTS}))*[)\]])$",
    re.IGNORECASE,
)
"""The last ones are the words of links: "Slow locks (abstract)", "Fast water (PDF, data)"."""
_VENUE = lazy.regex(r"(?:[^\W_]\S*\s+){0,4}[’'(]?(?:19|20)?\d\d\)?")
"""What is no title: a venue and its year."""
_PAGE = r"\d{1,4}(?:\s?[-–]\s?\d{1,4})?"
_PAGE_WORDS = "|".join(map(re.escape, sorted(words_for("paper.pages"))))
_LEADER = lazy.regex(
    rf"\s*(?:\.{{4,}}|…{{2,}}|(?:[.·] ){{3,}}[.·]?)\s*(?:{_PAGE})?$|\s{{3,}}(?:(?:{_PAGE_WORDS})\s?)?{_PAGE}$"
    r"|\s{2,}\d{1,4}\s?[-–]\s?\d{1,4}$",
    re.IGNORECASE,
)
"""Leads to a page's number, or to the first and the last page, in a list of contents."""
_PAGED = lazy.regex(rf"[,.]?\s+(?:{_PAGE_WORDS})\s?{_PAGE}$", re.IGNORECASE)
"""The pages that close a line of contents: "Slow locks, pp. 5-12"."""
_LEADS = ("....", "……", ". .", ". ·", "· .", "· ·", "  ")
"""What is in each of them."""
_LABELLED = lazy.regex(r"[^\W\d_][\w -]{2,24}:\s+[“\"«„「『《‘]")
"""A word before a title in quotation marks: "Best paper: “…”"."""
OPENING, CLOSING = '“"«„「『《‘', '”"»“」』》’'


_MARK = lazy.regex(r"[“\"«„「『《*_](?:(?<![*_])|(?<!\w[*_])(?=\w)|(?<=\*)\*(?=\w))")
"""Opens a title that is set off."""
_SET_OFF = " ,.:：–—-*"


_BOLD = "**"


class Cut(NamedTuple):
    """Where title and authors stand in a line's bare text."""

    title: tuple[int, int]
    authors: tuple[int, int]
    names: tuple[str, ...]
    rest: str
    """What the line says besides them."""
    by: bool = False
    """"By" stands between title and authors."""
    quoted: bool = False
    """The title is in quotation marks."""
    linked: bool = False
    """A link follows the title."""


class Named(NamedTuple):
    """The names at the start of a text."""

    names: tuple[str, ...]
    length: int
    """How much of the text they take."""
    rest: str


def could_be_cut(text: str) -> bool:
    """Rule out most lines quickly."""
    return any(map(text.__contains__, _CUTS))


def title_span(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return where a title stands without quotation marks around it and without links after it."""
    while (
        end > begin and (text[end - 1] in "])>" or "://" in text) and (link := _LINK.search(text, begin, end))
    ):
        if link.start() == begin or link.end() != end:
            break
        end = link.start()
    if any(map(text.__contains__, _LEADS)) and (leader := _LEADER.search(text, begin, end)):
        end = leader.start()
    elif text[end - 1 : end].isdigit() and (paged := _PAGED.search(text, begin + 1, end)):
        end = paged.start()
    stripped = text[begin:end].rstrip(" ,")
    end = begin + len(stripped)
    begin += len(stripped) - len(stripped.lstrip())
    if (
        end - begin > 2 * len(_BOLD)
        and text.startswith(_BOLD, begin, end)
        and text.endswith(_BOLD, begin, end)
    ):
        begin, end = begin + len(_BOLD), end - len(_BOLD)
    if end - begin > 2 and text[end - 1] in CLOSING and (label := _LABELLED.match(text, begin, end)):
        begin = label.end() - 1
    if end - begin > 2 and text[begin] in OPENING and text[end - 1] in CLOSING:
        begin, end = begin + 1, end - 1
        begin += len(text[begin:end]) - len(text[begin:end].lstrip())
        end -= len(text[begin:end]) - len(text[begin:end].rstrip(" ,"))
    return begin, end


def named(text: str, least: int = 1) -> Named | None:
    """Return the names at the start of a text, the most of them, if what follows can be a venue."""
    text = text.rstrip()
    if (prose := cited_names.prose_end(text)) and not _TAIL.search(text, 3, prose + 3):
        return None
    names = cited_names.names_in(text)
    if len(names) >= least:
        return Named(names, len(text), "")
    for tail in reversed(list(islice(_TAIL.finditer(text, 3), _MOST_TAILS))):
        names = cited_names.names_in(text[: tail.start()])
        if len(names) >= least and _may_follow(text, tail):
            return Named(names, tail.start(), text[tail.start() :])
    names, length = cited_names.surnames(text)
    return Named(names, length, text[length:]) if len(names) >= least else None


def _may_follow(text: str, tail: re.Match[str]) -> bool:
    """Return whether what is after names can be a venue; after a mere comma it must read like one."""
    return (
        tail.group().strip() not in {",", "，"}
        or venues.reads_as_venue(text[tail.start() :])
        or authors.closed(text) == tail.start()
    )


def cuts(text: str, begin: int, stop: int) -> Iterator[Cut]:
    """Yield the ways to cut a stretch of a line."""
    piece = text[begin:stop]
    for sign in _SIGNS:
        if sign in piece:
            yield from _by_sign(text, begin, stop, sign)
    if any(map(piece.__contains__, "([（")):
        yield from _by_points(text, begin, stop)
        yield from _by_brackets(text, begin, stop)
    for match in _BY.finditer(text, begin, stop) if " by " in piece else ():
        if found := named(text[match.end() : stop]):
            yield _cut(text, (begin, match.start()), match.end(), found, by=True)
    if (":" in piece or "：" in piece) and (colon := _COLON.search(text, begin, stop)):
        found = named(text[begin : colon.start()], 1 if begin or text[colon.start() - 1] == ")" else 2)
        if found and found.length == colon.start() - begin:
            yield _cut(text, (colon.end(), stop), begin, found)


def best(text: str, begin: int, stop: int) -> Cut | None:
    """Return the cut that leaves the most names beside something that can be a title, or None."""
    found: Cut | None = None
    if led := leader(text):
        stop = min(stop, led)
    for cut in (*cuts(text, begin, stop), *(_by_commas(text, begin, stop) if led else ())):
        title = text[slice(*cut.title)]
        fits = shapes.is_title_like(title or ".") and (
            cut.by or cut.quoted or _closes_bracket(text, cut) or not cited_names.names_in(title)
        )
        fits = fits and not (_VENUE.fullmatch(title) or dating.is_dated(title))
        if fits and (found is None or len(cut.names) > len(found.names)):
            found = cut
    return found or _quoted(text, begin, stop)


def _closes_bracket(text: str, cut: Cut) -> bool:
    """Return whether affiliations in brackets tell which of two parts is the names."""
    return text[cut.authors[1] - 1] == ")" and "(" not in text[slice(*cut.title)]


def _cut(
    text: str, title: tuple[int, int], at: int, found: Named, *, by: bool = False, rest: str = ""
) -> Cut:
    span = title_span(text, *title)
    quoted = span[0] > title[0] and text[span[0] - 1] in OPENING
    linked = span[1] < title[1] and _LINK.search(text, span[1], title[1]) is not None
    stretch = at, at + len(text[at : at + found.length].rstrip())
    return Cut(span, stretch, found.names, " ".join(filter(None, (found.rest, rest))), by, quoted, linked)


def _by_sign(text: str, begin: int, stop: int, sign: str) -> Iterator[Cut]:
    """Yield the cuts at one sign; a cell of names is between or beside the others, which it may part too."""
    cells = _cells(text, begin, stop, sign)
    if not 1 < len(cells) <= _MOST_CELLS:
        return
    margin = _MARGIN.fullmatch(text, *cells[0]) is not None
    for first in range(len(cells)):
        found, last = _names_from(text, cells, first)
        if found is None:
            continue
        rest = " ".join(text[slice(*cell)] for cell in cells[last + 1 :])
        if first > margin:
            title = cells[int(margin)][0], cells[first - 1][1]
        elif last + 1 < len(cells):
            title, rest = cells[last + 1], " ".join(text[slice(*cell)] for cell in cells[last + 2 :])
        else:
            continue
        said = text[slice(*cells[0])] if margin else ""
        yield _cut(text, title, cells[first][0], found, rest=" ".join(filter(None, (said, rest))))


def _cells(text: str, begin: int, stop: int, sign: str) -> list[tuple[int, int]]:
    cells = []
    while (at := text.find(sign, begin, stop)) >= 0:
        cells.append((begin, at))
        begin = at + len(sign)
    return [(first, end) for first, end in (*cells, (begin, stop)) if text[first:end].strip()]


def _names_from(text: str, cells: Sequence[tuple[int, int]], first: int) -> tuple[Named | None, int]:
    """Return the names that begin with a cell and the last cell that has any: a bar may part them too."""
    begin = cells[first][0]
    lone = all("," not in text[slice(*cell)] for cell in cells[first:])
    if not cited_names.could_open(text[begin:], cells[first][1] - begin):
        lone = False
    for last in range(len(cells) - 1, first, -1) if lone else ():
        if names := cited_names.names_in(text[begin : cells[last][1]]):
            return Named(names, cells[last][1] - begin, ""), last
    return named(text[begin : cells[first][1]]), first


def leader(text: str) -> int | None:
    """Return where the dots begin that lead to a page's number, or None."""
    if not text[-1].isdigit() or not any(map(text.__contains__, _LEADS)):
        return None
    found = _LEADER.search(text)
    return found.start() if found and found.start() > 0 else None


def _by_commas(text: str, begin: int, stop: int) -> Iterator[Cut]:
    """Yield the cuts of a row of contents at its commas, and at colons."""
    for comma in list(_COMMAS.finditer(text, begin, stop))[:_MOST_CELLS]:
        before, after = text[begin : comma.start()], text[comma.end() : stop]
        if names := cited_names.names_in(before):
            yield _cut(text, (comma.end(), stop), begin, Named(names, len(before), ""))
        elif names := cited_names.names_in(after):
            yield _cut(text, (begin, comma.start()), comma.end(), Named(names, len(after), ""))


_COMMAS = lazy.regex(r"[,:]\s+")


def _by_points(text: str, begin: int, stop: int) -> Iterator[Cut]:
    """Yield the cuts after a title's point, where names with affiliations in brackets close the line."""
    if text[stop - 1] != ")":
        return
    for point in islice(_POINT.finditer(text, begin + 3, stop), _MOST_TAILS):
        rest = text[point.end() : stop]
        names = cited_names.names_in(rest) if authors.could_start(rest) else ()
        if names and not any(map(str.isdigit, rest)):
            yield _cut(
                text,
                (begin, point.start() + (text[point.start()] in "?!")),
                point.end(),
                Named(names, len(rest), ""),
            )
            return


_POINT = lazy.regex(r"(?<=[^\W_)”\"»]{2})[.?!]\s+(?=[^\W\d_a-z])")


def _by_brackets(text: str, begin: int, stop: int) -> Iterator[Cut]:
    for match in _BRACKETED.finditer(text, begin + 3, stop):
        found = named(match[1])
        after = _AFTER_BRACKET.fullmatch(text, match.end(), stop) if found else None
        if found and not begin and len(found.names) == 1 and not found.names[0].isascii() and not found.rest:
            found = None  # a remark in a script without capitals reads like a name
        if found and len(found.names) == 1 and match[1].partition(" ")[0].casefold() in _ROOMS:
            found = None
        if found and after and (not after["rest"] or venues.reads_as_venue(after["rest"])):
            yield _cut(text, (begin, match.start()), match.start(1), found, rest=after["rest"])


_ROOMS = words_for("paper.rooms")


def _quoted(text: str, begin: int, stop: int) -> Cut | None:
    """Return the cut of a line whose title is in quotation marks, or emphasized, beside names."""
    mark = _MARK.search(text, begin, stop)
    if mark is None or (
        mark.start() > begin and not cited_names.names_in(text[begin : mark.start()].rstrip(_SET_OFF))
    ):
        return None
    found = citations.parted(text[:stop], begin)
    if not found or not found.quoted or (found.first and text[found.title[1]] in ".!…"):
        return None
    return Cut(found.title, found.authors, found.names, found.rest, quoted=True)
