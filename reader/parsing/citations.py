"""Papers cited on one line: "Authors. Title. Venue, year." in the orders of the usual styles.

A line is cut where its style would cut it; the cut that leaves people's names on one side and a title on the
other counts, if the rest reads as a venue.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import authors, fields, pictures, shapes, summaries
from reader.parsing.cited_names import (
    are_people,
    could_open,
    inverted,
    names_in,
    names_venue,
    without_editors,
)
from reader.parsing.evidence import Cue, Scale
from reader.parsing.lines import Head, count_wide
from reader.parsing.word_tables import at_word, words_for

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reader.parsing.lines import Line

_REACH = 700
"""Longer lines cite nothing."""
_NAMES_REACH = 600
_COMMAS = 4
"""A title has fewer commas."""
_SIGN = lazy.regex(
    r"\[[\w+-]{1,12}\]\s+|\(\d{1,4}\)\s+|[A-Z]{0,2}\d{1,3}[.):]\s+|(?:19|20)\d\d[.:]\s+|[-–—•*·▪●◦→➜▶►]\s+"
    rf"|(?:{'|'.join(sorted(words_for('paper.sessions')))}) \d{{1,2}}\s?[:.–—-]\s+",
    re.IGNORECASE,
)
_CENTURY = lazy.regex(r"(?:19|20)[0-9][0-9]")
_DIGIT = lazy.regex(r"[0-9]")
_YEAR = lazy.regex(r"[12](?<!\w.)(?:(?<=1)9|(?<=2)0)\d\d(?:[a-z]?\b|年)")
_AFTER_NAMES = lazy.searched(
    r"\s,.:(*_：，「『《。．",
    r"\s*,?\s*\((?:19|20)\d\d[a-z]?(?:, [\w –-]{1,24})?\)\s*[.,:]?\s+"
    rf"|\s*,?\s*\((?i:{'|'.join(map(re.escape, sorted(words_for('paper.undated'))))})\)\s*[.,:]?\s+"
    r"|[.,]\s+(?:19|20)\d\d[a-z]?\.\s+"
    r"|[,.:]?(?:\*\*|__)?\s+(?=[“\"«»„*‘'「『《_\[])"
    r"|(?<=\w)\.\s+|(?<=\.)\s+(?=[^\W\d_])|\s*:\s+|[.:：,，]\s*(?=[「『《])|\s*(?=[「『《])"
    r"|[。．]\s*",
)
_END_OF_TITLE = lazy.searched(
    r"\s\[.?!。．,",
    r"\s*\[(?:[A-Z]{1,2}(?:/[A-Z]{2})?|[A-Z][a-z]+ [a-z]+)\][.。]?\s*(?://\s*)?"
    r"|\s+//\s+|(?<=[^\W_)”’\"»])[.](?:\s+|$)|[?!](?=\s+[^\W_a-z“(\[])\s*|[。．]\s*"
    r"|,\s+(?=in(?:: | [^\W\d_a-z])|(?:19|20)\d\d\b(?!\s?[-–]))"
    rf"|[.,]?\s+(?=(?:{'|'.join(map(re.escape, sorted(words_for('paper.pages'))))})\s?\d{{1,4}}\s?[-–])",
)
_CLOSING = {
    "“": "”",
    '"': '"',
    "«": "»",
    "„": "“”",
    "»": "«»",
    "*": "*",
    "‘": "’",
    "'": "'",
    "「": "」",
    "『": "』",
    "《": "》",
    "_": "_",
}
_VENUE = lazy.regex(
    lambda: "|".join(
        [
            at_word({r"in:? [^\W\d_a-z]", "in: ", *words_for("paper.venues"), r"s\. \d", r"p\. \d"}),
            *words_for("paper.venues_within"),
        ]
    )
)
"""To search for in a text in lower case."""
_VOLUME = lazy.regex(
    r"\d(?:(?<!\w\d)\d{0,3}(?:\s?(?:\(\d|:\s?\d)|[–-]\d{1,4}\b)|(?<=第\d)\d*[卷巻期号]"
    r"|(?<=\b[spt]\.\d)|(?<=\b[spt]\.\s\d)|(?<=\b(?:pp|no|nr)\.\d)|(?<=\b(?:pp|no|nr)\.\s\d)"
    r"|(?<=\bvol\.\d)|(?<=\bvol\.\s\d))"
)
"""Starts with a digit, which makes it fast to search for: "12(3)", "12: 45", "pp. 3", "3–15", "第3卷"."""
_LINKS = lazy.regex(
    r"\[(?:pdf|paper|code|bib|bibtex|slides|video|poster|doi|arxiv|link|data|abs|html)\]|https?://|doi\.org|\bdoi:",
    re.IGNORECASE,
)


class Parts(NamedTuple):
    """Where title and authors stand in a line's bare text."""

    title: tuple[int, int]
    authors: tuple[int, int]
    names: tuple[str, ...]
    rest: str
    """What follows both."""
    quoted: bool
    first: bool
    """The authors come first."""
    signed: bool
    """A bullet or a number opens the line."""


class _Cited(NamedTuple):
    """A line that may cite a paper, on its page."""

    text: str
    parts: Parts
    announced: bool
    others: int
    """How many other lines of the page could cite one."""
    headed: bool
    """A line that can be a title opens its chunk, and it is the next one."""
    listed: bool
    """It is an item of several authors, right above or below one that cites with its title first too."""

    @property
    def title(self) -> str:
        """The title's words."""
        return self.text[slice(*self.parts.title)]


CITED: Scale[_Cited] = Scale(
    5,
    Cue("two names and more", 1.5, lambda it: len(it.parts.names) > 1),
    Cue(
        "a year, or a word for one to come",
        1.5,
        lambda it: _YEAR.search(it.parts.rest) or _YEAR.search(it.text[-40:]) or _undated(it.parts.rest),
    ),
    Cue("a venue", 2, lambda it: _VENUE.search(it.parts.rest.lower())),
    Cue("a year right after the names", 1, lambda it: it.parts.rest[:6].strip("( ")[:4].isdigit()),
    Cue("a surname with initials, and then a year", 1, lambda it: _is_inverted(it.parts)),
    Cue("a volume or pages", 1.5, lambda it: _VOLUME.search(it.parts.rest)),
    Cue("links", 2, lambda it: _LINKS.search(it.parts.rest)),
    Cue("quotation marks around the title", 0.5, lambda it: it.parts.quoted),
    Cue("a bullet or number", 1, lambda it: it.parts.signed),
    Cue("papers are announced", 2, lambda it: it.announced),
    Cue("another line like it", 1, lambda it: it.others > 0),
    Cue("several others", 1, lambda it: it.others > 1),
    Cue("a title of four words and more", 0.5, lambda it: len(it.title.split()) > 3),
    Cue("nothing but names and a title", -3, lambda it: not (it.listed or it.parts.rest.strip(". "))),
    Cue("neither year, venue nor pages", -3, lambda it: not (it.listed or reads_as_venue(it.parts.rest))),
    Cue(
        "goes on in prose",
        -4,
        lambda it: _tells(it.parts.rest) or len(it.parts.rest) > 400,
    ),
    Cue("speaks of a title in quotation marks", -4, lambda it: speaks_of_title(it.title)),
    Cue("opens as captions do", -5, lambda it: pictures.opens_as_caption(it.text)),
    Cue("a question", -4, lambda it: shapes.ends_question(it.text) and not it.title.endswith("?")),
    Cue("a title of its own stands over it", -3, lambda it: it.headed),
)


def _is_inverted(parts: Parts) -> bool:
    """Return whether it opens as in the sciences: "Bo, A. (2031)."."""
    return parts.first and ", " in parts.names[0] and parts.rest[:6].strip("( ")[:4].isdigit()


def _undated(rest: str) -> bool:
    """Return whether a word that stands for a year opens what is beside names and title: "(in press)"."""
    return rest.lstrip("( ")[:_LONGEST_WORD].casefold().startswith(_UNDATED)


_UNDATED = tuple(sorted(f"{word})" for word in words_for("paper.undated")))
_LONGEST_WORD = 30


def _tells(text: str) -> bool:
    """Return whether there are more than five sentences in it, not only volumes and pages after points."""
    found = shapes.sentences(text)
    return len(found) > 5 and sum(len(sentence) > _SENTENCE for sentence in found) > 2


_SENTENCE = 25


def reads_as_venue(text: str) -> bool:
    """Return whether a text has a year, a venue, pages or links."""
    return bool(
        _YEAR.search(text)
        or _undated(text)
        or _VOLUME.search(text)
        or _VENUE.search(text.lower())
        or _has_link(text)
    )


def _has_link(text: str) -> bool:
    could = "[" in text or "://" in text or "doi" in text.lower()
    return could and _LINKS.search(text) is not None


def find(lines: Sequence[Line], first: int, end: int, taken: Container[int], announced: int) -> list[Head]:
    """Return the papers cited on single lines between two indices (`end` excluded).

    From the line `announced` on, the title or a heading has mentioned papers.
    """
    found: dict[int, Parts] = {}
    for index in range(first, end):
        parts = None if index in taken else read(lines[index].bare)
        above = found.get(index - 1)
        if parts is None and above and above.first and index not in taken:
            parts = _by_the_same(lines[index].bare, lines[index - 1].bare[slice(*above.authors)], above)
        if parts:
            found[index] = parts
    if len(found) > 1:  # among others, one name is enough
        alike = {lines[index].bare[0] for index in found} if all(it.signed for it in found.values()) else ""
        titles_first = sum(parts.first for parts in found.values()) * 2 < len(found)
        linked = all(_ends_in_link(lines[index].bare) for index in found)
        for index in range(first, end):
            text = lines[index].bare
            like = text[0] in alike or (linked and _ends_in_link(text)) or _is_beside(lines, index, found)
            if index in taken or index in found or not like:
                continue
            parts = (titled(text, 1) if titles_first and could_cite(text) else None) or read(text, 1)
            found |= {index: parts} if parts else {}
    listed = _listed(lines, first, end, taken, found)
    found |= listed
    _agree(lines, found)
    heads = []
    for index, parts in found.items():
        line = lines[index]
        headed = not (index - 1 in found or index + 1 in found) and _is_headed(lines, index)
        it = _Cited(line.bare, parts, index > announced, len(found) - 1, headed, index in listed)
        if CITED.tips(it):
            spans = line.span(*parts.title), line.span(*parts.authors)
            heads.append(Head(*spans, parts.names, (index,), begin=line.start))
    return heads


def _by_the_same(text: str, named: str, above: Parts) -> Parts | None:
    """Return the parts of a citation in which a dash or a word stands for the names of the one above.

    "———. “Slow locks.” Canal History 4 (2031)." and "Dies.: Slow locks. Hull 2031."
    """
    same = _SAME.match(text)
    if same is None:
        return None
    if text[same.end()] == ".":
        named = named.removesuffix(".")
    parts = read(named + text[same.end() :])
    if parts is None or not parts.first or parts.authors[1] > len(named) + 1:
        return None
    shift = same.end() - len(named)
    title = parts.title[0] + shift, parts.title[1] + shift
    return parts._replace(title=title, authors=same.span(), names=above.names)


_SAME = lazy.regex(
    r"(?:[—–]{1,3}|-{3}|_{2,6}"
    rf"|(?i:{'|'.join(map(re.escape, sorted(words_for('paper.same'))))}))(?=[.,:]? )"
)


def _listed(
    lines: Sequence[Line], first: int, end: int, taken: Container[int], found: Mapping[int, Parts]
) -> dict[int, Parts]:
    """Return the items without a link, "• Title. Ana Bo, Cy Dee", beside such as "• Title. Ana Bo. [pdf]"."""
    signs = {lines[index].bare[0] for index, it in found.items() if it.signed and not it.first}
    signs = {sign for sign in signs if not sign.isalnum()}
    result: dict[int, Parts] = {}
    for index in range(first, end) if signs and len(found) > 1 else ():
        text = lines[index].bare
        if text[0] not in signs or index in found or index in taken or not _is_beside(lines, index, found):
            continue
        parts = titled(text) if len(text) <= _REACH else None
        if parts and len(parts.names) > 1 and not parts.rest.strip(". "):
            result[index] = parts
    return result


def _ends_in_link(text: str) -> bool:
    return text[-1] == "]" and _has_link(text)


def _is_beside(lines: Sequence[Line], index: int, found: Container[int]) -> bool:
    """Return whether a line that cites a paper is right above or below one, as in a list of them."""
    above = index - 1 in found and lines[index].row == lines[index - 1].row + 1
    return above or (index + 1 in found and lines[index + 1].row == lines[index].row + 1)


def _agree(lines: Sequence[Line], found: dict[int, Parts]) -> None:
    """Read the lines that do not seem to have their titles first, as most do, like those.

    "Append Only: A Retrospective. Claire Delacourt." among such as "Slow Logs. Jun Park and Bo Ek."
    """
    turned = [index for index, parts in found.items() if parts.first or _has_name(lines[index].bare, parts)]
    if not 0 < len(turned) * 2 < len(found):
        return
    for index in turned:
        if parts := titled(lines[index].bare):
            found[index] = parts


def _has_name(text: str, parts: Parts) -> bool:
    """Return whether what was read as a title ends with the first of the authors."""
    pieces = text[slice(*parts.title)].split(". ")
    return any(names_in(". ".join(pieces[at:])) for at in range(max(1, len(pieces) - 2), len(pieces)))


def titled(text: str, least: int = 2) -> Parts | None:
    """Return the parts of "Title. Authors. Venue", even if the title reads like names.

    The title has so many words at least.
    """
    sign = _SIGN.match(text)
    begin = sign.end() if sign else 0
    marked = _MARKED.match(text, begin)
    title = _title_like(text, marked.end() if marked else begin)
    whole = title is not None and len(text[slice(*title[0])].split()) >= least
    found = _signed_after(text, *title, 1) if title and whole else None
    return found._replace(signed=sign is not None or marked is not None) if found else None


def _is_headed(lines: Sequence[Line], index: int) -> bool:
    """Return whether the line over another one opens a chunk with it and can be a title."""
    if index == 0 or lines[index].row > lines[index - 1].row + 1 or _SIGN.match(lines[index].bare):
        return False
    opens = index == 1 or lines[index - 1].row > lines[index - 2].row + 1
    return opens and shapes.is_title_like(lines[index - 1].bare.lstrip("#-*• "))


def could_cite(text: str) -> bool:
    """Rule out most prose quickly."""
    if not (_DIGIT.search(text) or "[" in text or "://" in text):
        return _is_undated(text)
    return bool(_CENTURY.search(text) or _is_undated(text) or _has_link(text) or _VOLUME.search(text))


def _is_undated(text: str) -> bool:
    """Return whether a word in brackets stands for a year."""
    return ")" in text and any(map(text.casefold().__contains__, _UNDATED))


def could_name(text: str) -> bool:
    """Rule out most lines quickly: whether one may be nothing but names."""
    return bool(text) and could_open(text, len(text))


_SIGNED_REACH = 300
_MOST_CUTS = 12
_AFTER_SIGNED = lazy.searched(r"\s,.(·|–—", r"[,.]\s+|\s*[(·|–—]")
_LABELLED = lazy.regex(
    r"(?:by|von|par|por|di|door|av|af|autor(?:es|en)?:|auteurs? ?:|autori:)\s+", re.IGNORECASE
)
_LABEL_STARTS = frozenset("bvpdaBVPDA")


def _label(text: str) -> re.Match[str] | None:
    """Return the word that announces authors at the start of a line, with the spaces after it."""
    return _LABELLED.match(text) if text[:1] in _LABEL_STARTS else None


def signed(text: str) -> authors.Byline | None:
    """Return the authors of a line that goes on with a venue: "Par Ana Bo et Cy Dee, Revue, 2031".

    Without a word that signs, as in "Ana Bo, Cy Dee · Revue 2031", a year, venue or volume must follow.
    """
    if len(text) > _SIGNED_REACH:
        return None
    match = _label(text)
    if match is None and not authors.could_start(text.partition(" — ")[0].partition(" – ")[0]):
        return None
    begin = match.end() if match else 0
    closed = authors.closed(text)
    if match and (names := names_in(text[begin:].rstrip("."))):
        return authors.Byline(names, labelled=True, prefix=begin)
    commas = list(islice(_AFTER_SIGNED.finditer(text, begin + 1), _MOST_CUTS))
    if match is None and not (closed or (commas and reads_as_venue(text))):
        return None
    for comma in reversed(commas):
        rest = text[comma.start() :]
        names = names_in(text[begin : comma.start()])
        if names and comma.start() == closed:
            return authors.Byline(names, match is not None, begin, venue=True, length=closed)
        told = reads_as_venue(rest) or (match is not None and rest.lstrip()[:1] == "(" and rest[-1] == ")")
        if names and told and not names_in(rest.strip(".,·(|–— ")):
            return authors.Byline(names, match is not None, begin, venue=True, length=comma.start())
    return None


def signed_abroad(text: str) -> authors.Byline | None:
    """Return the authors of a line that signs with a word which also is in names: "von Ana Bo und Cy Dee"."""
    match = _label(text)
    if match is None or text[:2].casefold() == "by":
        return None
    first = text[match.end() :].partition(",")[0]
    return signed(text) if len(first.split()) > 1 else None


def read(text: str, least: int = 2) -> Parts | None:
    """Return where the title and authors of a citation stand; None if the line has no such form.

    After a title without quotation marks at least so many names must follow.
    """
    return _read(text, least) if 20 <= len(text) <= _REACH else None


@lru_cache(maxsize=1024)
def _read(text: str, least: int) -> Parts | None:
    if not could_cite(text) or _label(text):
        return None
    sign = _SIGN.match(text)
    begin = sign.end() if sign else 0
    if told := _MARKED.match(text, begin):
        sign, begin = told, told.end()
    labelled = _LABEL.match(text, begin)
    found = parted(text, labelled.end(), least) if labelled else None
    found = found if found and found.first else parted(text, begin, least)
    if found:
        return found._replace(signed=sign is not None or labelled is not None)
    if found := _between_commas(text, begin):
        return found._replace(signed=sign is not None)
    marked = _MARKER.match(text, begin)
    found = parted(text, marked.end(), least) if marked else None
    sure = found and (not text[0].isdigit() or (found.first and _VOLUME.search(found.rest)))
    return found._replace(signed=True) if found and sure else None


def _between_commas(text: str, begin: int) -> Parts | None:
    """Return the parts of "Ana Bo, The title, PhD thesis, Hull, 2031", where a venue closes the line."""
    commas = [cut.span() for cut in _COMMA.finditer(text, begin, begin + _NAMES_REACH)][: 2 * _COMMAS]
    for at, (stop, start) in enumerate(commas[:-1]):
        names = names_in(text[begin:stop])
        if not names or (at + 2 < len(commas) and names_in(text[begin : commas[at + 1][0]])):
            continue
        for close, rest in commas[at + 1 :]:
            title = text[start:close]
            published = names_venue(text[rest:]) or _PUBLISHER.search(text, rest)
            if len(title.split()) > 2 and _YEAR.search(text, rest) and published:
                fits = title[0].isupper() and _could_be_title(title)
                span = (start, close), (begin, stop)
                return (
                    Parts(*span, names, text[rest:], quoted=False, first=True, signed=False) if fits else None
                )
    return None


_COMMA = lazy.regex(r",\s+")
_PUBLISHER = lazy.regex(r"[^\W\d_a-z][^\W\d_]+: [^\W\d_a-z][^:,]{1,40}, (?:19|20)\d\d\.?$")
"""Closes the citation of a book: "Oslo, Norway: Fagtrykk, 1998."."""
_LABEL = lazy.regex(r"[^\W\d_]{4,16}:\s+")
"""A word before what has to be read: "Reading: Ana Bo. Slow locks."."""
_MARKED = lazy.regex(r"(?:\([^\W\d_]{1,12}\)|\[[^\W\d_]{1,12}\])\s+")
"""What says in brackets before a title whether one must read it: "(required)"."""
_MARKER = lazy.regex(
    r"(?:\([^\W\d_]{1,12}\)|\[[^\W\d_]{1,12}\]|[*†‡★☆●○]{1,3}|\(\*{1,2}\)|\[\*\]|[^\W\d_]{4,16}:)\s*"
    r"|\d{1,3}\s+(?=[^\W\d_a-z])"
)
"""What says whether a text must be read, or a footnote's number without a point."""


def parted(text: str, begin: int, least: int = 2) -> Parts | None:
    """Return the parts of a line from an offset on, whichever of title and authors comes first."""
    return _authors_first(text, begin) or _title_first(text, begin, least)


def _authors_first(text: str, begin: int) -> Parts | None:
    found = _AFTER_NAMES.finditer(text, begin + 3, min(len(text), begin + _NAMES_REACH))
    first = next(found, None)
    if first is None or not could_open(text[begin:], first.start() - begin):
        return None
    for cut in chain([first], found):
        stop = cut.start() + _closes_initial(text, cut.start())
        named = text[begin:stop].rstrip(",: ")
        names = () if _INITIAL.match(text, cut.end()) else names_in(named)
        turned = ":" in cut.group() or _TURNED.search(text, cut.start(), cut.end() + 1)
        if (turned or (not names and _YEAR_LAST.search(text))) and not (names and " " in names[0]):
            names = inverted(without_editors(named)) or names
        if not names:
            continue
        initials = _ends_in_initial(names)
        told = ":" in cut.group() or initials
        title = title_at(
            text, cut.end(), told=told, short=told and (", " in names[0] or ":" not in cut.group())
        )
        if title:
            span, after, quoted = title
            if cut.group().rstrip()[-2:] == ")," and (venue := _venue_within(text, *span)):
                span, after = (span[0], venue), venue + 1
            elif not quoted and (subtitle := _SUBTITLED.match(text, after)):
                span, after = (span[0], subtitle.end("subtitle")), subtitle.end()
            stretch = begin, begin + len(text[begin:stop].rstrip(",: "))
            rest = text[cut.start() : cut.end()].strip(".,: ") + " " + text[after:]
            return Parts(span, stretch, names, rest, quoted, first=True, signed=False)
    return None


_SUBTITLED = lazy.regex(
    r"(?P<subtitle>[^\W\d_a-z][^\W\d_]*(?: [^\s.:]+){1,13})\.\s+"
    r"(?=In: |[^\W\d_a-z][\w/& -]{2,30}: [^\W\d_a-z][^.:]{2,50}\.?$)"
)
"""A title's second sentence, before what a paper is in or a place and its publisher."""


def _venue_within(text: str, begin: int, stop: int) -> int | None:
    """Return where a comma parts a title from its venue: "Ana Bo (2031), Slow logs, Soil Letters 4, 1-20"."""
    for comma in islice(_COMMA.finditer(text, begin, stop), 2 * _COMMAS):
        following = text[comma.end() : stop].partition(", ")[0]
        if len(text[begin : comma.start()].split()) > 1 and (
            names_venue(following) or following[-1:].isdigit()
        ):
            return comma.start()
    return None


_YEAR_LAST = lazy.regex(r"\b(?:19|20)\d\d[a-z]?\.?$")
_TURNED = lazy.regex(r"[“\"«»„「‘']|(?:19|20)\d\d")
"""A title in quotation marks or a year follows names whose first has its surname in front."""


def _title_first(text: str, begin: int, least: int) -> Parts | None:
    """Return the parts of "Title. Authors. Venue, year", also with a comma after the title."""
    title = _title_like(text, begin)  # judged last, which takes longest
    found = _signed_after(text, *title, least) if title else None
    if title and (found or title[2]) and _could_be_title(text[slice(*title[0])]):
        return found
    for comma in list(re.finditer(r",\s+", text[begin : begin + _NAMES_REACH]))[:_COMMAS]:
        span = begin, begin + comma.start()
        found = _signed_after(text, span, begin + comma.end(), False, least)  # noqa: FBT003
        if found and _could_be_title(text[slice(*span)]):
            return found
    return None


def _signed_after(text: str, span: tuple[int, int], stop: int, quoted: bool, least: int) -> Parts | None:  # noqa: FBT001
    """Return the parts if authors follow a title."""
    at = stop + len(text[stop:]) - len(text[stop:].lstrip(" ,.—–-"))
    by = _BY.match(text, at)
    at = by.end() if by else at
    if not (quoted or authors.could_start(text[at : at + 300].partition(". ")[0])):
        return None
    for cut in _after_authors(text, at):
        names = names_in(text[at:cut].rstrip(",.: "), 1 if by or quoted else least)
        if names:
            stretch = at, at + len(text[at:cut].rstrip(",: "))
            return Parts(span, stretch, names, text[cut:], quoted, first=False, signed=False)
    return None


_LINKED = lazy.regex(r"\[([^\[\]]{3,300})\]\([^()\s]*\)\s*")
_BY = lazy.regex(r"(?:by|von|par|por|di|door|av)\s+", re.IGNORECASE)
_AFTER_AUTHORS = lazy.regex(
    r"(?<=[^\W_])\.\s+|\s*[(\[]|[,;.]?\s+(?=in\b|to appear)|,\s+|\s+[—–-]\s+|[。．]",
    re.IGNORECASE,
)


def _after_authors(text: str, at: int) -> Iterator[int]:
    found = _AFTER_AUTHORS.finditer(text, at + 3, min(len(text), at + _NAMES_REACH))
    return iter([len(text), *reversed([cut.start() for cut in islice(found, _MOST_CUTS)])])


def title_at(
    text: str, begin: int, *, told: bool = False, short: bool = False
) -> tuple[tuple[int, int], int, bool] | None:
    """Return where the title at an offset stands, where the rest starts, and whether it is quoted.

    After names that tell that they are over, by initials or a colon, two words with capitals are no further
    name: "Dao, L.: Nasse Seile". Where it may be `short`, as in quotation marks, a word is enough.
    """
    found = _title_like(text, begin)
    quoted = begin < len(text) and text[begin] in _QUOTES
    if found and quoted and _SUBTITLE.match(text, found[1]):
        found, quoted = _plain_title(text, begin), False
    fits = found and _could_be_title(text[slice(*found[0])], told=told or quoted, short=short or quoted)
    return found if fits else None


_SUBTITLE = lazy.regex(r": [^\W\d_]")
"""After a quotation that opens a title: ""Slow as eels": Toll boards as texts"."""
_QUOTES = "\"“„«»「『‘'"
"""What stands in these is a title, even if it reads like somebody's name."""


def _ends_in_initial(names: Sequence[str]) -> bool:
    return all(_INITIAL_LAST.search(name) for name in names)


_INITIAL_LAST = lazy.regex(r", [^\W\d_]\.?(?:[ -]?[^\W\d_]\.?)*$|[^\W\d_]{2} [^\W\d_a-z]{1,3}$")


def _title_like(text: str, begin: int) -> tuple[tuple[int, int], int, bool] | None:
    """Return the same of what stands where a title would, whatever it says."""
    if begin >= len(text) or text[begin] in "(&/":
        return None
    if linked := _LINKED.match(text, begin):
        return linked.span(1), linked.end(), True
    closing = _CLOSING.get(text[begin])
    if closing:
        bold = text[begin : begin + 2] == "**"
        begin += 1 + bold
        begin += len(text[begin:]) - len(text[begin:].lstrip())
        stop = min((at for sign in closing if (at := _closed_by(text, sign, begin)) >= 0), default=-1)
        if stop < 0:
            return None
        return (begin, begin + len(text[begin:stop].rstrip(",. "))), stop + 1 + bold, True
    if not (text[begin].isupper() or text[begin].isdigit() or text[begin].upper() == text[begin].lower()):
        return None
    return _plain_title(text, begin)


def _closed_by(text: str, sign: str, begin: int) -> int:
    """Return where a sign closes what is in quotation marks, or -1; an apostrophe has a letter after it."""
    at = text.find(sign, begin)
    while at >= 0 and sign in _APOSTROPHES and text[at + 1 : at + 2].isalnum():
        at = text.find(sign, at + 1)
    return at


_APOSTROPHES = "'’"


def _plain_title(text: str, begin: int) -> tuple[tuple[int, int], int, bool]:
    """Return the same of a title without quotation marks around it, up to its point."""
    for end in _END_OF_TITLE.finditer(text, begin):
        if shapes.explained(text[max(begin, end.start() - 12) : end.start() + 1]):
            continue
        asks = text[end.start()] in "?!"
        after, _, then = text[end.end() :].partition(". ") if asks else ("", "", "")
        if asks and not reads_as_venue(after) and (not names_in(after) or names_in(then.partition(". ")[0])):
            continue
        return (begin, end.start() + asks), end.end(), False
    return (begin, len(text.rstrip(". "))), len(text), False


def _could_be_title(text: str, *, told: bool = False, short: bool = False) -> bool:
    words = text.split()
    wide = count_wide(text) > 0
    return (
        (len(words) > 1 or ((wide or short) and len(text) > 3))
        and len(text) <= 300
        and text.count("(") == text.count(")")
        and fields.label(text) is None
        and (told or not are_people(text))
        and not (_ISSUED.match(text) or (not short and summaries.reads_as_note(text)))
        and not any(names_in(piece) for piece in _DASHED.split(text)[1:])
    )


def speaks_of_title(text: str) -> bool:
    """Return whether a title in quotation marks closes words that speak of it: "The study, “Slow locks”"."""
    if text[-1:] not in _CLOSING_MARKS or text[:1] in _QUOTES:
        return False
    at = max(map(text[:-1].rfind, _QUOTES))
    return at > 0 and text[at - 1] == " " and len(text) - at > _SPOKEN_OF


_SPOKEN_OF, _CLOSING_MARKS = 12, '”"»“」』'
_ISSUED = lazy.regex(r"(?:19|20)\d\d(?: [^\W\d_]{3}(?: \d{1,2})?)?;")
"""Opens what a medical index says of an issue: "2031 Apr;41:10"."""


def _closes_initial(text: str, at: int) -> bool:
    """Return whether a full stop belongs to the last of two initials and more: "Smirnov K. L."."""
    return text[at] == "." and _TWO_INITIALS.search(text[max(0, at - 8) : at]) is not None


_TWO_INITIALS = lazy.regex(r"(?:\s[^\W\d_]\.\s?|[^\W\d_]{2},\s)[^\W\d_]$")
_INITIAL = lazy.regex(r"[^\W\d_]\.[,\s]")
"""Where a name goes on."""
_DASHED = lazy.regex(r"\s(?:[–—|·/]|-{1,2})\s")
