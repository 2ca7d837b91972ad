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
from reader.parsing import authors, cited_titles, summaries, venues
from reader.parsing.cited_names import could_open, inverted, names_in, names_venue, without_editors
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REACH = 700
"""Longer lines cite nothing."""
_NAMES_REACH = 600
_COMMAS = 4
"""A title has fewer commas."""
SIGN = lazy.regex(
    r"\[[\w+-]{1,12}\][*†‡★☆●○]{0,3}\s+|\(\d{1,4}\)\s+|[A-Z]{0,2}\d{1,3}[.):][*†‡★☆]{0,3}\s+|(?:19|20)\d\d[.:]\s+|[-–—•*·▪●◦→➜▶►]\s+"
    rf"|(?:{'|'.join(sorted(words_for('paper.sessions')))}) \d{{1,2}}\s?[:.–—-]\s+",
    re.IGNORECASE,
)
_AFTER_NAMES = lazy.searched(
    r"\s,.:(*_：，「『《。．",
    r"\s*,?\s*\((?:19|20)\d\d[a-z]?(?:, [\w –-]{1,24})?\)\s*[.,:]?\s+"
    rf"|\s*,?\s*\((?i:{'|'.join(map(re.escape, sorted(words_for('paper.undated'))))})\)\s*[.,:]?\s+"
    r"|[.,]\s+(?:19|20)\d\d[a-z]?\.\s+"
    r"|[,.:]?(?:\*\*|__)?\s+(?=[“\"«»„*‘'「『《_\[])"
    r"|(?<=\w)\.\s+|(?<=\.)\s+(?=[^\W\d_])|\s*:\s+|[.:：,，]\s*(?=[「『《])|\s*(?=[「『《])"
    r"|[。．]\s*",
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


def titled(text: str, least: int = 2) -> Parts | None:
    """Return the parts of "Title. Authors. Venue", even if the title reads like names.

    The title has so many words at least.
    """
    sign = SIGN.match(text)
    begin = sign.end() if sign else 0
    marked = _MARKED.match(text, begin)
    title = cited_titles.title_like(text, marked.end() if marked else begin)
    whole = title is not None and len(text[slice(*title[0])].split()) >= least
    found = _signed_after(text, *title, 1) if title and whole else None
    return found._replace(signed=sign is not None or marked is not None) if found else None


def could_name(text: str) -> bool:
    """Rule out most lines quickly: whether one may be nothing but names."""
    return bool(text) and could_open(text, len(text))


SIGNED_REACH = 300
"""No longer line is of authors and what they signed."""
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
    if len(text) > SIGNED_REACH:
        return None
    match = _label(text)
    if match is None and not authors.could_start(text.partition(" — ")[0].partition(" – ")[0]):
        return None
    begin = match.end() if match else 0
    closed = authors.closed(text)
    if match and (names := names_in(text[begin:].rstrip("."))):
        return authors.Byline(names, labelled=True, prefix=begin)
    commas = list(islice(_AFTER_SIGNED.finditer(text, begin + 1), _MOST_CUTS))
    if match is None and not (closed or (commas and venues.reads_as_venue(text))):
        return None
    for comma in reversed(commas):
        rest = text[comma.start() :]
        names = names_in(text[begin : comma.start()])
        if names and comma.start() == closed:
            return authors.Byline(names, match is not None, begin, venue=True, length=closed)
        told = venues.reads_as_venue(rest) or (
            match is not None and rest.lstrip()[:1] == "(" and rest[-1] == ")"
        )
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
    return _read(text, least) if 20 <= len(text) <= REACH and venues.could_cite(text) else None


@lru_cache(maxsize=1024)
def _read(text: str, least: int) -> Parts | None:
    if _label(text):
        return None
    sign = SIGN.match(text)
    begin = sign.end() if sign else 0
    if told := _MARKED.match(text, begin):
        sign, begin = told, told.end()
    if found := _between_commas(text, begin, within=True):
        return found._replace(signed=sign is not None)
    labelled = _LABEL.match(text, begin)
    found = parted(text, labelled.end(), least) if labelled else None
    found = found if found and found.first else parted(text, begin, least)
    if found:
        return found._replace(signed=sign is not None or labelled is not None)
    if found := _between_commas(text, begin):
        return found._replace(signed=sign is not None)
    marked = _MARKER.match(text, begin)
    found = parted(text, marked.end(), least) if marked else None
    sure = found and (not text[0].isdigit() or (found.first and venues.VOLUME.search(found.rest)))
    return found._replace(signed=True) if found and sure else None


def _between_commas(text: str, begin: int, *, within: bool = False) -> Parts | None:
    """Return the parts of "Ana Bo, The title, PhD thesis, Hull, 2031", where a venue closes the line.

    `within` a volume, "A. Bo, The title, in Canals, ed. by C. Dee, 2031", the title may be a word or two.
    """
    commas = [cut.span() for cut in _COMMA.finditer(text, begin, begin + _NAMES_REACH)][: 2 * _COMMAS]
    if within and not (commas and _WITHIN.search(text, commas[0][1])):
        return None
    for at, (stop, start) in enumerate(commas[:-1]):
        names = names_in(text[begin:stop])
        if not names or (at + 2 < len(commas) and names_in(text[begin : commas[at + 1][0]])):
            continue
        points = () if within else _closing_points(text, start)
        for close, rest in sorted((*commas[at + 1 :], *points)):
            title = text[start:close]
            told = _WITHIN.match(text, rest - 2) if within else _is_published(text, rest, names)
            if (within or len(title.split()) > 2) and venues.YEAR.search(text, rest) and told:
                fits = title[:1].isupper() and cited_titles.could_be_title(title, told=within, short=within)
                span = (start, close), (begin, stop)
                return (
                    Parts(*span, names, text[rest:], quoted=False, first=True, signed=False) if fits else None
                )
    return None


def _closing_points(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Yield the point that closes a title, if no more than a venue and a year is behind it on the line."""
    point = _POINT.search(text, begin)
    if point is None or len(text) - point.end() > _VENUE_REACH or _POINT.search(text[:-1], point.end()):
        return
    if _opens_venue(text, point.end()):
        yield point.span()


def _opens_venue(text: str, at: int) -> bool:
    """Return whether what is up to the next comma, point or number names a venue."""
    first = _FIRST_PART.match(text, at)
    return first is not None and names_venue(first[0])


_FIRST_PART = lazy.regex(r"[^\W\d_a-z][^\d,.;:]{3,60}")


_POINT = lazy.regex(r"(?<=[^\W\d_]{3})\.\s+")
_VENUE_REACH = 120


def _is_published(text: str, rest: int, names: Sequence[str]) -> bool:
    """Return whether a venue is what follows a title, or place, publisher and year, where names are short."""
    if names_venue(text[rest:]) or venues.PUBLISHER.search(text, rest):
        return True
    return any(map(str.isupper, names[0].split())) and venues.PUBLISHED.match(text, rest) is not None


_COMMA = lazy.regex(r",\s+")
_WITHIN = lazy.regex(r", (?:in:? (?=[^\W\d_a-z«“„\"])|\[w:\] |w: )")
"""After a title in a volume: ", in: Canals"."""
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
        if (turned or (not names and venues.YEAR.search(text, cut.end()))) and not (
            names and " " in names[0]
        ):
            names = inverted(without_editors(named)) or names
        if not names:
            continue
        initials = _ends_in_initial(names)
        told = ":" in cut.group() or initials
        title = cited_titles.title_at(
            text, cut.end(), told=told, short=told and (", " in names[0] or ":" not in cut.group())
        )
        if title:
            span, after, quoted = title
            if cut.group().rstrip()[-2:] == ")," and (venue := _venue_within(text, *span)):
                span, after = (span[0], venue), venue + 1
            elif not quoted and (subtitle := _subtitle(text, after)):
                span, after = (span[0], subtitle.end("subtitle")), subtitle.end()
            stretch = begin, begin + len(text[begin:stop].rstrip(",: "))
            rest = text[cut.start() : cut.end()].strip(".,: ") + " " + text[after:]
            return Parts(span, stretch, names, rest, quoted, first=True, signed=False)
    return None


def _subtitle(text: str, at: int) -> re.Match[str] | None:
    """Return a title's second sentence, before what a paper is in, a place and its publisher, or a venue.

    Before a venue it has a word in small letters, and is neither one itself nor an institution's name.
    """
    found = _SENTENCE.match(text, at)
    if found is None or _PUBLISHED_IN.match(text, found.end()):
        return found
    own = found["subtitle"]
    fits = _opens_venue(text, found.end()) and _SMALL.search(own) is not None
    return found if fits and not (venues.reads_as_venue(own) or summaries.reads_as_note(own)) else None


_SENTENCE = lazy.regex(r"(?P<subtitle>[^\W\d_a-z][^\W\d_]*(?: [^\s.:]+){1,13})\.\s+")
_PUBLISHED_IN = lazy.regex(r"In: |[^\W\d_a-z][\w/& -]{2,30}: [^\W\d_a-z][^.:]{2,50}\.?$")
_SMALL = lazy.regex(r" [a-zß-ÿ]+ ")


def _venue_within(text: str, begin: int, stop: int) -> int | None:
    """Return where a comma parts a title from its venue: "Ana Bo (2031), Slow logs, Soil Letters 4, 1-20"."""
    for comma in islice(_COMMA.finditer(text, begin, stop), 2 * _COMMAS):
        following = text[comma.end() : stop].partition(", ")[0]
        if len(text[begin : comma.start()].split()) > 1 and (
            names_venue(following) or following[-1:].isdigit()
        ):
            return comma.start()
    return None


_TURNED = lazy.regex(r"[“\"«»„「‘']|(?:19|20)\d\d")
"""A title in quotation marks or a year follows names whose first has its surname in front."""


def _title_first(text: str, begin: int, least: int) -> Parts | None:
    """Return the parts of "Title. Authors. Venue, year", also with a comma after the title."""
    title = cited_titles.title_like(text, begin)  # judged last, which takes longest
    found = _signed_after(text, *title, least) if title else None
    if title and (found or title[2]) and cited_titles.could_be_title(text[slice(*title[0])]):
        return found
    for comma in list(re.finditer(r",\s+", text[begin : begin + _NAMES_REACH]))[:_COMMAS]:
        span = begin, begin + comma.start()
        found = _signed_after(text, span, begin + comma.end(), False, least)  # noqa: FBT003
        if found and cited_titles.could_be_title(text[slice(*span)]):
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


_BY = lazy.regex(r"(?:by|von|par|por|di|door|av)\s+", re.IGNORECASE)
_AFTER_AUTHORS = lazy.regex(
    r"(?<=[^\W_])\.\s+|\s*[(\[]|[,;.]?\s+(?=in\b|to appear)|,\s+|\s+[—–-]\s+|[。．]",
    re.IGNORECASE,
)


def _after_authors(text: str, at: int) -> Iterator[int]:
    found = _AFTER_AUTHORS.finditer(text, at + 3, min(len(text), at + _NAMES_REACH))
    return iter([len(text), *reversed([cut.start() for cut in islice(found, _MOST_CUTS)])])


def _ends_in_initial(names: Sequence[str]) -> bool:
    return all(_INITIAL_LAST.search(name) for name in names)


_INITIAL_LAST = lazy.regex(r", [^\W\d_]\.?(?:[ -]?[^\W\d_]\.?)*$|[^\W\d_]{2} [^\W\d_a-z]{1,3}$")


def _closes_initial(text: str, at: int) -> bool:
    """Return whether a full stop belongs to the last of two initials and more: "Smirnov K. L."."""
    return text[at] == "." and _TWO_INITIALS.search(text[max(0, at - 8) : at]) is not None


_TWO_INITIALS = lazy.regex(r"(?:\s[^\W\d_]\.\s?|[^\W\d_]{2},\s)[^\W\d_]$")
_INITIAL = lazy.regex(r"[^\W\d_]\.[,\s]")
"""Where a name goes on."""
