"""Lines that a column broke: a text browser, a mail program or an editor wrapped them, at 45 to 110 cells.

They are joined before anything judges them, so that a paragraph is one line to every pass, and so are a title
or a caption over two lines. A break belongs to the column if the next word would not have fitted.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import authors, dating, shapes, signing
from reader.parsing.evidence import Cue, Scale
from reader.parsing.lines import WIDE_GAP, Line, count_wide
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

_NARROWEST, _WIDEST = 45, 110
_TOP, _LEAST_TITLE = 40, 8
"""A title over two lines stands among so many; its first line is no shorter."""
_COLUMNS = lazy.regex(r"\S {3,}\S")
_CODE = lazy.regex(r"[{}=<>|\\]|[a-z_]\(|;$|^(?:#|//|--|@|\$ |>)")
_CITED = lazy.regex(r"\d ?(?:頁|页|年|号|쪽)[。.）)]?$")
_ITEM = lazy.regex(r"\[\w{1,8}\][*†‡★☆]{0,3}\s|\(?\w{1,3}[.)][*†‡★☆]{0,3}\s|[-–—•*·▪●◦]\s")
"""What a line under it may be set in for."""
_HANDLES = ("u/", "r/", "/u/", "@")
_FENCES = ("```", "~~~")
_SURE_SHARE = 0.7
"""So many of the lines that go on below must be full, or there is no column."""
_SLACK = 1
"""A line may end this many cells before the column though the next word would have fitted."""
_RAGGED = 8
"""So many cells before the column a line may end whose sentence goes on."""
_WIDE_SLACK = 4
"""Where signs take two cells, no line begins with a comma: two signs at most go down."""

Pair = tuple[Line, Line]


def _goes_on(pair: Pair) -> bool:
    """Return whether the upper line breaks off in a sentence and the lower one takes it up."""
    upper, lower = pair
    first = lower.bare[0]
    return not shapes.ends_sentence(upper.bare) and (first.islower() or _is_caseless(first))


def _must_go_on(pair: Pair) -> bool:
    """Return whether nothing but a column can have broken two lines; an address may have one to itself."""
    return (_goes_on(pair) or _hangs(*pair)) and not pair[1].bare.startswith(_ADDRESS)


_ADDRESS = ("http://", "https://")


def _is_caseless(letter: str) -> bool:
    return letter.isalpha() and letter.upper() == letter.lower()


def _begins_item(pair: Pair) -> bool:
    text = pair[1].bare
    if text[0] in "–—":
        return shapes.ends_sentence(pair[0].bare)
    return bool(shapes.bullet(text) or shapes.number(text) or shapes.is_markdown_heading(text))


_EMPLOYMENT = frozenset().union(
    *map(words_for, ("tenure", "employment.full_time", "employment.part_time", "employment.temporary"))
)
_LABELLED = lazy.regex(r"[^\W\d_a-z][\w/’' -]{1,24}: ?\S")
"""Opens a fact of an ad, say: "Salary: £44,500"."""
BREAK: Scale[Pair] = Scale(
    1,
    Cue("in a sentence", 2, _goes_on),
    Cue("between sentences, or before a name", 1, lambda it: not it[1].bare[0].islower()),
    Cue("set in differently", -2, lambda it: _is_set_differently(*it)),
    Cue("an item, or a heading with signs", -4, _begins_item),
    Cue("a heading with signs above", -4, lambda it: shapes.is_markdown_heading(it[0].bare)),
    Cue("a line of authors", -4, lambda it: _names_authors(it[0].bare) or _opens_with_authors(*it)),
    Cue("who wrote it, as sites for links have them", -4, lambda it: it[1].bare.startswith(_HANDLES)),
    Cue("a credit", -4, lambda it: shapes.is_credit(it[1].bare) and not _goes_on(it)),
    Cue("a day below", -4, lambda it: dating.is_dated(it[1].bare)),
    Cue("who wrote it, after a word and a colon", -4, lambda it: _is_signed(it[1].bare)),
    Cue("an age and who, under a title", -4, lambda it: _is_posted(it[1].bare)),
    Cue("a file name", -4, lambda it: shapes.is_file_name(it[0].bare)),
    Cue("how much or how long one works, alone", -4, lambda it: it[1].bare.casefold() in _EMPLOYMENT),
    Cue("an employer's name alone, without spaces", -4, lambda it: _is_wide_firm(it[1].bare)),
    Cue("a label and what it says, without spaces", -4, lambda it: _is_wide_label(it[1].bare)),
    Cue("a label below a label", -4, lambda it: all(_LABELLED.match(line.bare) for line in it)),
    Cue("a mark of a question or an answer", -4, lambda it: _is_marked(it[1].bare)),
    Cue("a citation's pages or year end it", -4, lambda it: _CITED.search(it[0].bare[-6:])),
    Cue("columns", -4, lambda it: any(_COLUMNS.search(line.bare) for line in it)),
    Cue("signs of code", -3, lambda it: any(_CODE.search(line.bare) for line in it)),
)
"""Whether a full line goes on in the one below."""


_WIDE_FIRMS = tuple(word for word in words_for("employer") if count_wide(word))
_FIRM = 24


def _is_wide_firm(text: str) -> bool:
    """Return whether a short line opens or closes with an employer's form: "株式会社北醸食品"."""
    return len(text) <= _FIRM and (text.startswith(_WIDE_FIRMS) or text.endswith(_WIDE_FIRMS))


_WIDE_LABELS = frozenset(
    word
    for kind in ("place", "role", "company", "pay", "employment", "date", "other")
    for word in words_for(f"label.{kind}")
    if count_wide(word)
)


def _is_wide_label(text: str) -> bool:
    """Return whether a line opens with a label of ads and a space: "就業場所 長野県松本市"."""
    word, space, _ = text[:_FIRM].replace("\u3000", " ").partition(" ")
    return space != "" and word in _WIDE_LABELS


def _is_set_differently(upper: Line, lower: Line) -> bool:
    if upper.indent == lower.indent or _ITEM.match(upper.bare) or _hangs(upper, lower):
        return False
    within = 0 < upper.indent - lower.indent <= 4  # a paragraph's first line may be set in
    return not within or _INVERTED.match(lower.bare) is not None


def _hangs(upper: Line, lower: Line) -> bool:
    """Return whether a line is set in under the first of a cited work, as bibliographies have them."""
    if not 0 < lower.indent - upper.indent <= _HANGING:
        return False
    if _INVERTED.match(upper.bare):
        return True
    return _YEAR.search(upper.bare) is not None and not shapes.ends_sentence(upper.bare)


_HANGING = 12
_INVERTED = lazy.regex(r"[^\W\d_a-z][\w’'-]+(?: [\w’'-]+){0,2}, [^\W\d_a-z]")
"""Opens what is cited with its first author's surname: "Bo, A.", "van Dee, Cy"."""
_YEAR = lazy.regex(r"\b(?:19|20)\d\d[a-z]?\b")


def _is_posted(text: str) -> bool:
    """Return whether a short line opens with an age and is no sentence: "submitted 3 days ago by ana"."""
    short = len(text) <= _POSTED and any(map(str.isdigit, text[:_POSTED_AGE]))
    return short and not shapes.ends_sentence(text) and signing.says_age(text)


_POSTED, _POSTED_AGE = 60, 16


def _is_signed(text: str) -> bool:
    """Return whether a short line says who wrote a text, after a colon: "Text: Ana Bo"."""
    return any(map(text[:_POSTED_AGE].__contains__, ":：")) and dating.is_byline(text)


def _names_authors(text: str) -> bool:
    """Return whether it is a whole list of names, not one that goes on below, with a venue maybe."""
    if text[-1] in ",;&":
        return False
    found = authors.byline(text)
    if found is None and text[-1] == "." and ", " in (names := text.partition(". ")[0]):
        found = authors.byline(names)
    return found is not None and len(found.names) > 1


def _opens_with_authors(upper: Line, lower: Line) -> bool:
    """Return whether authors are under a title: several names, at times before a venue, and no names above.

    "Slow locks in fast water" / "Ana Bo, Cy Dee. Lock Letters.", but not "… was made by" / "Ana Bo, Cy Dee.".
    """
    text = lower.bare.partition(". ")[0]
    if not (", " in text or " and " in text) or shapes.ends_sentence(upper.bare) or upper.bare[-1] in ",;&":
        return False
    found = authors.byline(text)
    return found is not None and len(found.names) > 1 and not upper.bare.rpartition(" ")[2].islower()


def _is_marked(text: str) -> bool:
    return shapes.marked_question(text) or shapes.marked_answer(text)


def joined(lines: list[Line]) -> list[Line]:
    """Return the lines with those that a column broke as one; the same list if none was."""
    pairs = [pair for pair in pairwise(lines) if _could_break(*pair)]
    going_on = [pair for pair in pairs if _must_go_on(pair) and BREAK.tips(pair)]
    headline = _headline(lines)
    if not going_on:
        return _join(lines, headline) if headline else lines
    column = _column(going_on)
    broken = {
        upper.number
        for upper, lower in pairs
        if (
            column
            and (_is_full(upper, lower, column) or _is_ragged(upper, lower, column))
            and BREAK.tips((upper, lower))
        )
    }
    if not column:
        broken = _in_paragraphs(pairs)
    broken |= headline
    return _join(lines, broken) if broken else lines


def _headline(lines: Sequence[Line]) -> set[int]:
    """Return the first of two lines over a byline or a day, which are one title: "The wait:" / "a report"."""
    for index in range(min(len(lines) - 2, _TOP)):
        upper, lower, below = lines[index : index + 3]
        text, rest = upper.bare, lower.bare
        if text[-1] not in ":：–—" or lower.row != upper.row + 1 or below.row == lower.row + 1:
            continue
        opens = index == 0 or upper.row > lines[index - 1].row + 1
        short = _LEAST_TITLE <= len(text) <= _WIDEST and len(rest) <= _WIDEST
        signed = dating.is_byline(below.bare) or dating.is_dated(below.bare)
        if opens and short and signed and rest[0].islower() and rest[-1] not in ".:;,":
            return {upper.number}
    return set()


def _could_break(upper: Line, lower: Line) -> bool:
    return (
        lower.number == upper.number + 1  # in a spaced-out text, rows do not count its blank lines
        and len(upper.text) * 2 >= _NARROWEST  # of two cells each
        and _NARROWEST <= _cells(upper) <= _WIDEST
        and len(lower.text) <= _WIDEST
        and not upper.bare.startswith(_FENCES)
    )


def _column(going_on: Sequence[Pair]) -> int | None:
    """Return the column at which a whole document is wrapped, judging by the lines that go on below."""
    widest = max(_cells(upper) for upper, _ in going_on)
    full = sum(_is_full(upper, lower, widest) for upper, lower in going_on)
    return widest if len(going_on) > 1 and full >= _SURE_SHARE * len(going_on) else None


def _in_paragraphs(pairs: Sequence[Pair]) -> set[int]:
    """Return the broken lines of single paragraphs, each with its own column, in a text not wrapped."""
    broken: set[int] = set()
    begin = 0
    for index in range(1, len(pairs) + 1):
        if index < len(pairs) and pairs[index][0] is pairs[index - 1][1]:
            continue
        paragraph = pairs[begin:index]
        begin = index
        column = max(map(_cells, (*(upper for upper, _ in paragraph), paragraph[-1][1])))
        going_on = sum(map(_must_go_on, paragraph))
        whole = all(_is_full(*pair, column) and BREAK.tips(pair) for pair in paragraph)
        whole = whole and not (all(map(_breaks_verse, paragraph)) or _is_tagged(paragraph))
        if whole and going_on * 2 >= len(paragraph):
            broken.update(upper.number for upper, _ in paragraph)
    return broken


def _breaks_verse(pair: Pair) -> bool:
    """Return whether two lines are set in, and the upper one ends where its words do."""
    upper, lower = pair
    return upper.indent >= _SET_IN and upper.indent == lower.indent and upper.bare[-1] in _PAUSES


def _is_tagged(paragraph: Sequence[Pair]) -> bool:
    """Return whether a tag is under a title that a year in brackets closes: "Who hires? [May 2031]"."""
    (upper, lower), *more = paragraph
    dated = upper.bare[-1] in ")]" and _DATED.search(upper.bare[-_MONTH:]) is not None
    return not more and dated and lower.bare.count(" ") < _TAG and not shapes.ends_sentence(lower.bare)


_DATED = lazy.regex(r"[\[(](?:[^\W\d_]+\.? )?(?:19|20)\d\d[\])]$")
_MONTH, _TAG = 24, 3
_SET_IN, _PAUSES = 4, ",;:.!?—–"


def _is_full(upper: Line, lower: Line, column: int) -> bool:
    """Return whether the lower line's first word would not have fitted on the upper one."""
    word = lower.bare.partition(" ")[0]
    if count_wide(word[:1]):
        return _cells(upper) + 2 > column - _WIDE_SLACK
    return _cells(upper) + 1 + len(word) > column - _SLACK


def _is_ragged(upper: Line, lower: Line, column: int) -> bool:
    """Return whether a sentence goes on below a line that is nearly full, as by a link's number or a hand."""
    level = upper.indent == lower.indent
    return (
        level and _cells(upper) >= column - _RAGGED and upper.bare[-1].isalnum() and _goes_on((upper, lower))
    )


def _cells(line: Line) -> int:
    text = line.text.rstrip()
    return len(text) + count_wide(text[:_WIDEST])


def _join(lines: Sequence[Line], broken: set[int]) -> list[Line]:
    """Return the lines, each of the broken ones with what follows it; the rows count what is left."""
    result: list[Line] = []
    parts: list[Line] = []
    gone = 0
    for line in lines:
        parts.append(line)
        if line.number in broken:
            continue
        first = parts[0]
        row = first.row - gone
        if len(parts) == 1:
            first.row = row
            result.append(first)
        else:
            gone += line.row - first.row
            raw = "\n".join(part.text for part in parts)
            bare = WIDE_GAP.sub("", " ".join(part.bare for part in parts))
            result.append(Line(first.number, first.start, raw, bare, row, line.number, first.indent))
        parts = []
    return result
