"""Inserts in a body: captions, teasers, pull quotes.

They share a shape, a short line over a longer one, so each weighs its own cues and the heaviest wins.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader import lazy
from reader.parsing import dating, menus, openings, pictures, quotations, related, shapes, signing, summaries
from reader.parsing.evidence import Cue, Scale
from reader.parsing.lines import Chunk, Line, Span, chunks, is_rule
from reader.parsing.word_tables import at_word, words_for

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.model import BlockKind
    from reader.parsing.facts import Facts

_CALLOUTS, _POINTS = words_for("page.callout"), words_for("page.points")
_WHY = lazy.regex(
    r"(?:why|how|what|when|where|who|meet|inside|watch|learn|read|explore|listen|find out)\b", re.IGNORECASE
)
_TELLS = lazy.regex(
    at_word([
        "looks? back", "shares?", "discuss(?:es)?", "explains?", "explores?", "reveals?", "retold",
        "describes?", "recipients?", "talks? about", "tips", "lessons", "researchers", "scientists?",
        "awards?", "papers?", "new (?:method|approach|technique|model)", "technique", "uses?",
        "utilizes?", "makes?",
    ]) + r"\b"
)  # fmt: skip
_PROMOTION = lazy.regex(
    at_word([
        "page of (?:its|their) own", "online", "register", "registration", "subscribe", "newsletter",
        "sign up", "join us", "open roles", "apply", "visit", "full (?:program|programme|list|schedule)",
        "program of", "deadline", "careers", "hiring", "on demand", "download",
    ]) + r"\b"
)  # fmt: skip
_ALT = lazy.regex(
    at_word([
        "portrait", "headshot", "photo", "logo", "screenshot", "diagram", "figure", "chart", "gif",
        "image", "illustration", "thumbnail",
    ]) + r"\b"
)  # fmt: skip
"""These are searched for in a text in lower case."""
_SHOWN = lazy.regex(
    r"\b(?:examples?|overview|architecture|comparison|results?|timeline|animation|map|plots?|setup|workflow)$",
    re.IGNORECASE,
)
_LABELLED = lazy.regex(
    r"(?:Organi[sz]ers?|Chairs?|Speakers?|Panelists?|Hosts?|When|Where|Date|Time|Room): \S"
)
_ON_SITE = lazy.regex(r"\b(?:at|from|in) [A-Z][\w&]+")
_INSERT_LENGTH = 1500
_LINES = 4
"""A chunk with more lines is not an insert as a whole."""
_TEASED = 300
"""No line of a teaser or caption is longer."""
_TIGHT_MARGIN = 1.5
"""A heading over a short paragraph looks like a teaser if no blank line sets it off."""
_TIGHT_LENGTH = 160
"""Among lines without blank lines in between, an insert's first line is no longer than this."""
_ROW, _SAID = 60, 30
"""Longer lines are no items of a list without bullets."""


class Insert(NamedTuple):
    """A chunk that may be an insert, in its document."""

    texts: tuple[str, ...]
    facts: Facts
    repeated: bool
    """Its first sentence also appears elsewhere in the text."""
    overlap: float
    """How much of its first line the second repeats, 0 to 1."""
    pictured: bool
    """A line describes something seen."""
    name: str
    """The name in its last line, if that could be the last line of a quotation."""
    first: str
    """Its first line."""
    rest: str
    """Its second line."""
    states: bool
    """Its first line ends a sentence."""
    told: bool
    """Its second line ends a sentence."""
    filed: bool
    """A line is the name of a file."""
    credited: bool
    """A line credits a picture."""


def _closes_together(texts: Sequence[str]) -> bool:
    """Return whether a credit is broken over lines: "The lock in fog. Photo:" / "Ana Bo"."""
    return sum(map(len, texts)) < _TEASED and shapes.closes_with_credit(" ".join(texts))


def _open_alike(it: Insert) -> bool:
    """Return whether its lines are items that open alike: "Download for Linux", "Download for Mac"."""
    heads = {tuple(text.split()[:2]) for text in it.texts}
    if any(len(words) > 1 and words[1][0].isupper() for words in heads):
        return False  # somebody's name
    short = all(len(text) <= _ROW and not shapes.ends_sentence(text) for text in it.texts)
    alike = max(map(len, it.texts)) <= 1.4 * min(map(len, it.texts))
    return short and alike and len(heads) < len(it.texts)


def _are_rows(texts: Sequence[str]) -> bool:
    """Return whether three lines and more are as short as rows, no sentences, and speak of no picture.

    What a rule or a word for the main points opens is no insert either, nor what an address is under, or
    several sentences.
    """
    if is_rule(texts[0]) or shapes.plain(texts[0]) in _POINTS or _is_linked(texts) or _heads_sentences(texts):
        return True
    if len(texts) < _ROWS or related.is_label(texts[0]) or menus.is_sponsored(texts[0]):
        return False
    return not quotations.attribution(texts[-1]) and all(map(_may_be_row, texts))


_ROWS = 3


def _heads_sentences(texts: Sequence[str]) -> bool:
    """Return whether three short sentences and more, a line each, are under a line that is none."""
    rest = texts[1:]
    if len(rest) < _ROWS or shapes.ends_sentence(texts[0]) or related.is_label(texts[0]):
        return False
    shown = shapes.is_file_name(texts[0]) or any(map(shapes.is_credit, texts))
    short = max(map(len, texts)) <= _ROW + _SAID
    return short and not shown and all(map(shapes.ends_sentence, rest))


def _is_linked(texts: Sequence[str]) -> bool:
    return len(texts) > 2 and "://" in texts[1] and " " not in texts[1]


def _may_be_row(text: str) -> bool:
    if len(text) > _ROW + _SAID or shapes.ends_sentence(text) or len(shapes.sentences(text)) > 1:
        return False
    shown = shapes.is_file_name(text) or shapes.is_credit(text) or shapes.is_agency(text)
    return not (shown or shapes.closes_with_credit(text) or pictures.speaks_of_picture(text))


def _is_about(it: Insert) -> bool:
    """Return whether a sentence tells of somebody, right under what heads such a box."""
    return it.told and len(it.first.split()) <= _ABOUT and openings.is_about(it.first)


_ABOUT = 3


def _is_signed_below(it: Insert) -> bool:
    """Return whether a name in capitals, or somebody for a magazine, is under a sentence."""
    return (
        len(it.texts) == 2
        and len(it.first) <= _TEASED
        and it.first[0] not in quotations.MARKS
        and not it.first.isupper()
        and shapes.ends_sentence(it.first)
        and (shapes.is_name_in_capitals(it.rest) or shapes.names_client(it.rest))
    )


def _tells_of(it: Insert) -> bool:
    """Return whether somebody of the title is whom the first line is about, and the name below is another."""
    return it.first.startswith(tuple(it.facts.people)) and it.name not in it.facts.people


def _is_under_agency(it: Insert) -> bool:
    """Return whether an agency is over what it shows: "Getty Images" / "Fog over the harbour"."""
    short = len(it.texts) == 2 and len(it.first) <= _ROW and len(it.rest) <= _TEASED
    return short and shapes.is_agency(it.first) and not shapes.ends_sentence(it.rest)


def _opens_as_labelled(it: Insert) -> bool:
    word = it.first.split()[0]
    return len(word) >= _LABEL_WORD and not it.states and it.rest.startswith(f"{word} ")


_LABEL_WORD = 4


CAPTION: Scale[Insert] = Scale(
    3,
    Cue("a file name", 5, lambda it: it.filed),
    Cue("a credit", 5, lambda it: it.credited),
    Cue("a credit closes a line", 4, lambda it: any(map(shapes.closes_with_credit, it.texts))),
    Cue("a credit closes its lines together", 4, lambda it: _closes_together(it.texts)),
    Cue("an agency closes it", 3, lambda it: shapes.is_agency(it.texts[-1])),
    Cue("an agency over one line that is no sentence", 4, _is_under_agency),
    Cue("a name in capitals, or with who paid, under a sentence", 5, _is_signed_below),
    Cue("its lines share most of their words", 1, lambda it: it.overlap >= 0.6),
    Cue("its lines share words", 2.5, lambda it: it.overlap >= 0.3),
    Cue("rows that open alike", -4, _open_alike),
    Cue(
        "the second line opens with the first",
        2,
        lambda it: it.rest.startswith(it.first[:60].rstrip(".")),
    ),
    Cue("a label, and a line that opens alike", 1, _opens_as_labelled),
    Cue("words about pictures", 2, lambda it: it.pictured),
    Cue(
        "says in brackets what is where, or of which colour",
        1.5,
        lambda it: any(map(pictures.points, it.texts)),
    ),
    Cue("opens as an example", 3, lambda it: pictures.opens_as_example(it.rest)),
    Cue("a word for a picture in the alt text", 1.5, lambda it: _ALT.search(it.first[:100].lower())),
    Cue("alt text that closes with what it shows", 1.5, lambda it: _SHOWN.search(it.first[-20:])),
    Cue("the second line is no sentence", 1.5, lambda it: not it.told),
    Cue("a word for a picture in place of it", 4, lambda it: pictures.is_medium(it.first)),
    Cue("rows that a date or a number opens", -4, lambda it: all(map(openings.is_row, it.texts))),
    Cue("a long first line", 1.5, lambda it: len(it.first) > 80 and not it.states),
    Cue("several sentences under a short line", 1, lambda it: 1 < len(shapes.sentences(it.rest[:600])) < 4),
    Cue("somebody of the title in it", 1, lambda it: any(map(it.first.__contains__, it.facts.people))),
    Cue("a bare name closes three lines", 3, lambda it: len(it.texts) == 3 and it.name),
    Cue("somebody of the title opens it, over another name", 5, lambda it: it.name and _tells_of(it)),
    Cue("the first line is a sentence", -1.5, lambda it: it.states),
    Cue("a question", -4, lambda it: shapes.ends_question(it.first) or shapes.ends_question(it.rest)),
    Cue("too long", -5, lambda it: max(map(len, it.texts)) > 800),
    Cue(
        "an address, rights or links, as at a page's end",
        -8,
        lambda it: any(map(menus.closes_page, it.texts)),
    ),
    Cue("a heading's signs", -4, lambda it: shapes.is_markdown_heading(it.first)),
    Cue("what somebody pays for", -6, lambda it: menus.is_sponsored(it.first)),
    Cue("a name, said twice", -6, lambda it: it.first == it.rest and signing.is_name(it.first)),
    Cue("who wrote a text", -4, lambda it: not it.credited and any(map(dating.is_byline, it.texts))),
    Cue("a job board", -5, lambda it: it.facts.board),
)
TEASER: Scale[Insert] = Scale(
    3.5,
    Cue("a label", 6, lambda it: related.is_label(it.first)),
    Cue("a rule, and no word, on top", -6, lambda it: not shapes.has_word(it.first)),
    Cue("a short title over it", 1, lambda it: len(it.first) <= 70 and shapes.is_title_like(it.first)),
    Cue(
        "one sentence under it",
        1.5,
        lambda it: it.told and len(shapes.sentences(it.rest[:400])) == 1,
    ),
    Cue("a short text", 0.5, lambda it: len(it.rest) <= 250),
    Cue("two lines", 0.5, lambda it: len(it.texts) == 2),
    Cue("says why or how", 2, lambda it: _WHY.match(it.rest)),
    Cue("names where it comes from", 1, lambda it: _ON_SITE.search(it.first[:100])),
    Cue("tells of people or findings", 0.5, lambda it: _TELLS.search(it.rest[:400].lower())),
    Cue("invites", 1, lambda it: _PROMOTION.search(it.rest[:400].lower())),
    Cue("its lines share nothing", 1, lambda it: it.overlap == 0),
    Cue("its lines share much", -2, lambda it: it.overlap > 0.5),
    Cue("words about pictures", -2, lambda it: it.pictured),
    Cue("opens as an example", -2, lambda it: pictures.opens_as_example(it.rest)),
    Cue("the first line is a sentence", -4, lambda it: it.states),
    Cue(
        "prose under its two lines",
        -8,
        lambda it: len(it.texts) > 2 and len(it.texts[2]) > _TEASED and not menus.is_sponsored(it.first),
    ),
    Cue("a bare name closes three lines", -2, lambda it: len(it.texts) == 3 and it.name),
    Cue("a label with its value", -3, lambda it: _LABELLED.match(it.rest)),
    Cue("what somebody pays for", 6, lambda it: menus.is_sponsored(it.first)),
    Cue(
        "three lines that are no sentences",
        -3,
        lambda it: (
            len(it.texts) > 2
            and not any(map(shapes.ends_sentence, it.texts))
            and not related.is_label(it.first)
        ),
    ),
    Cue("a word for a remark", -6, lambda it: shapes.plain(it.first) in _CALLOUTS),
    Cue("somebody's life under a few words for that", -4, _is_about),
    Cue("an abstract under its label", -8, lambda it: summaries.is_label(it.first)),
    Cue("rows that a date or a number opens", -6, lambda it: all(map(openings.is_row, it.texts))),
    Cue("the text is a question", -6, lambda it: shapes.ends_question(it.rest)),
    Cue("the text is long", -3, lambda it: len(it.rest) > 350 and not related.is_label(it.first)),
    Cue("a heading's signs", -4, lambda it: shapes.is_markdown_heading(it.first)),
    Cue("a job board", -6, lambda it: it.facts.board),
)


def _is_dashed(it: Insert) -> bool:
    """Return whether a dash and a few words that name nobody are under a sentence: "— my aunt, on a card"."""
    source = it.texts[-1]
    short = len(source) <= quotations.SOURCE_LENGTH and not shapes.ends_sentence(source)
    said = it.states and it.first[0] not in quotations.DASHES
    return source[0] in quotations.DASHES and short and said and not it.name


QUOTE: Scale[Insert] = Scale(
    4,
    Cue("the text says it elsewhere too", 4, lambda it: it.repeated),
    Cue("a name closes it", 2, lambda it: it.name),
    Cue("no name closes it", -4, lambda it: not it.name),
    Cue("a dash and a few words close it", 6, _is_dashed),
    Cue("repeated, over a few words", 3, lambda it: it.repeated and not it.name and not it.facts.unparted),
    Cue("it is a sentence", 1.5, lambda it: it.states),
    Cue("all of it quoted, over a few words", 6, lambda it: not it.name and _is_over_source(it)),
    Cue("exclaims without quotation marks", -3, lambda it: it.first[-1] == "!"),
    Cue("leads on", -4, lambda it: not it.repeated and it.first.endswith(("...", "…"))),
    Cue("it is no sentence", -3, lambda it: not (it.states or _is_quoted(it) or _says_much_again(it))),
    Cue("the name is known", 1.5, lambda it: it.name in it.facts.people),
    Cue("a dash before the name", 1, lambda it: it.texts[-1][0] in "—–-―"),
    Cue("quotation marks", 1, lambda it: it.first[0] in quotations.MARKS),
    Cue("two lines", 0.5, lambda it: len(it.texts) == 2),
    Cue("words about pictures", -2, lambda it: it.pictured),
    Cue("a file name or a credit", -6, lambda it: it.filed or it.credited),
    Cue(
        "a name in capitals, as under a picture",
        -3,
        lambda it: not it.repeated and _is_signed_below(it),
    ),
    Cue("a headline and a dash before it", -3, lambda it: not it.repeated and _is_headed(it.first)),
    Cue(
        "somebody of the title opens it, over another name", -4, lambda it: not it.repeated and _tells_of(it)
    ),
    Cue("long", -2, lambda it: len(it.first) > 500),
    Cue("several sentences", -2, lambda it: len(shapes.sentences(it.first[:600])) > 2),
    Cue("its lines share words", -4, lambda it: it.overlap >= 0.3),
)
_KEPT = 4096
"""How many judgements of lines to keep while a document is read: many have the same lines again."""
_JUDGES: tuple[tuple[BlockKind, Scale[Insert]], ...] = (
    ("caption", CAPTION),
    ("teaser", TEASER),
    ("quote", QUOTE),
)


def _is_quoted(it: Insert) -> bool:
    return quotations.is_quotation(it.first)


def _says_much_again(it: Insert) -> bool:
    return it.repeated and len(it.first) > _SAID


def _is_headed(text: str) -> bool:
    """Return whether a sentence has its headline before a dash: "Two Clocks — A test."."""
    _, _, rest = text[:_HEADED].partition(" — ")
    return bool(rest) and text[0] not in quotations.MARKS and rest[0].isupper()


_HEADED = 100


def _is_over_source(it: Insert) -> bool:
    """Return whether quotation marks are around all of a line over a short one that may say whose it is."""
    source = it.texts[-1]
    short = (
        len(source) <= quotations.SOURCE_LENGTH
        and not shapes.ends_sentence(source)
        and not source[0].islower()
    )
    return len(it.texts) == 2 and short and quotations.is_quotation(it.first)


class _Weigh(Protocol):
    def __call__(self, texts: tuple[str, ...], name: str, *, repeated: bool) -> tuple[float, BlockKind]:
        """Return by how much lines that a name closes, or "", pass as an insert, and as which."""


class _Page(NamedTuple):
    """What inserts of a document are judged by."""

    facts: Facts
    repeats: quotations.Repeats
    weigh: _Weigh


def _page(facts: Facts, text: str) -> _Page:
    return _Page(facts, quotations.Repeats(text), lru_cache(_KEPT)(partial(_heaviest, facts)))


def find(
    lines: Sequence[Line], first: int, end: int, taken: Container[int], facts: Facts, text: str
) -> list[Span]:
    """Return the captions, teasers and quotes between two indices (`end` excluded)."""
    spans: list[Span] = []
    page = _page(facts, text)
    alone = _only_quotation(lines, first, end)
    pending: Chunk | None = None
    said: Chunk | None = None
    for chunk in chunks(lines, first, end - 1, taken):
        follows = pending is not None and chunk.first == pending.last + 1
        if pending and follows and len(chunk) == 1 and len(chunk.texts[0]) <= _TEASED:
            spans.append(Span("teaser", pending.first, chunk.last))
            pending = None
            continue
        if len(chunk) == 1 and openings.is_announced(chunk.texts[0]):
            spans.append(Span("teaser", chunk.first, chunk.last))
            continue
        if all(map(quotations.is_marked, chunk.texts)):
            spans.append(Span("quote", chunk.first, chunk.last))
            continue
        if said and said.last + 1 == chunk.first and _attributes(chunk, page.repeats, said.texts[0]):
            if spans and spans[-1].last == said.last:
                spans.pop()
            spans.append(Span("quote", said.first, chunk.last))
            said = None
            continue
        said = chunk if len(chunk) == 1 and quotations.is_quotation(chunk.texts[0]) else None
        pulled = _is_pulled(chunk, lines[chunk.first].start, page.repeats, said=said is not None)
        pulled = pulled or (
            said is not None and quotations.shortens(chunk.texts[0], lines[chunk.first - 1].bare)
        )
        if pulled or (said and chunk.first == alone and not facts.interview):
            spans.append(Span("quote", chunk.first, chunk.last))
            pending = None
            continue
        pending = chunk if len(chunk) == 1 and related.is_label(chunk.texts[0]) else None
        if len(chunk) == 1 and not (said or quotations.is_self_quoted(chunk.texts[0])):
            continue  # a line alone is no other insert
        if shapes.are_wrapped(chunk.texts) or openings.is_noted(chunk.texts) or _are_rows(chunk.texts):
            continue
        if chunk.first in facts.stated:
            continue  # what an interviewer says, over the answer
        if pictures.is_over_text(chunk.texts):
            spans.append(Span("caption", chunk.first, chunk.first))
            continue
        whole = 1 < len(chunk) <= _LINES and max(map(len, chunk.texts)) <= _INSERT_LENGTH
        kind = _judge(chunk.texts, page) if whole and not facts.unparted else None
        if kind:
            spans.append(Span(kind, chunk.first, chunk.last))
        else:
            spans += _in_tight(chunk, page, closing=chunk.last + 1 >= end)
    return spans


def _judge(texts: tuple[str, ...], page: _Page) -> BlockKind | None:
    """Return the kind of insert that two or more lines are, or None."""
    name = quotations.attribution(texts[-1])
    margin, kind = page.weigh(texts, name, repeated=_says_again(texts, name, page.repeats))
    return kind if margin >= 0 else None


def _says_again(texts: tuple[str, ...], name: str, repeats: quotations.Repeats) -> bool:
    """Return whether the text repeats the first line of what may be a quotation, closed by a name or not."""
    return (name != "" or quotations.could_be_quoted(texts)) and repeats.hold(texts[0])


def _insert(texts: tuple[str, ...], facts: Facts, name: str, *, repeated: bool) -> Insert:
    return Insert(
        texts=texts,
        facts=facts,
        repeated=repeated,
        overlap=pictures.overlap(texts),
        pictured=any(map(pictures.speaks_of_picture, texts)),
        name=name,
        first=texts[0],
        rest=texts[1],
        states=shapes.ends_sentence(texts[0]),
        told=shapes.ends_sentence(texts[1]),
        filed=any(map(shapes.is_file_name, texts)),
        credited=any(map(shapes.is_credit, texts)),
    )


def _heaviest(facts: Facts, texts: tuple[str, ...], name: str, *, repeated: bool) -> tuple[float, BlockKind]:
    """Return by how much the best kind passes its threshold (below 0: none does), and that kind."""
    insert = _insert(texts, facts, name, repeated=repeated)
    scores = [(scale.margin(insert), kind) for kind, scale in _JUDGES]
    return max(scores, key=lambda score: score[0])


def _is_pulled(chunk: Chunk, start: int, repeats: quotations.Repeats, *, said: bool) -> bool:
    """Return whether a line on its own, which starts there, is what the text says elsewhere.

    What no stop closes is a heading if what it is drawn from is below.
    """
    text = chunk.texts[0]
    if said:
        whole = shapes.ends_sentence(text) or len(shapes.sentences(text)) > 1
        return repeats.hold(text) if whole else repeats.hold_above(text, start)
    if len(chunk) == 1 and quotations.could_be_pulled_bare(text):
        return repeats.hold_sentence_above(text, start)
    return quotations.could_be_pulled(chunk) and repeats.hold_within(text)


def _only_quotation(lines: Sequence[Line], first: int, end: int) -> int | None:
    """Return the one line that opens with a quotation mark, if it is set off between paragraphs that tell.

    Where people talk, or are quoted, several lines do.
    """
    quoted = [index for index in range(first, end) if lines[index].bare[0] in quotations.MARKS]
    if len(quoted) != 1 or not first < quoted[0] < end - 1:
        return None
    above, line, below = lines[quoted[0] - 1 : quoted[0] + 2]
    apart = above.row + 1 < line.row < below.row - 1
    least = max(_TOLD, len(line.bare))
    told = all(len(it.bare) > least and shapes.ends_sentence(it.bare) for it in (above, below))
    told = told and max(len(above.bare), len(below.bare)) > _TOLD_AROUND
    return quoted[0] if apart and told and shapes.ends_sentence(line.bare) else None


_TOLD, _TOLD_AROUND = 80, 120


def _attributes(chunk: Chunk, repeats: quotations.Repeats, said: str) -> bool:
    """Return whether a line on its own says whose quotation stands above it."""
    name = quotations.attribution(chunk.texts[0]) if len(chunk) == 1 else ""
    return name != "" and (chunk.texts[0][0] in "—–-" or repeats.name(name)) and name not in said


def _in_tight(chunk: Chunk, page: _Page, *, closing: bool) -> list[Span]:
    """Return the inserts among lines without blank lines: one to three lines surrounded by prose."""
    spans: list[Span] = []
    index = 0
    while index < len(chunk):
        size, kind = _tight(chunk, index, page)
        ends = closing and page.facts.unparted and index + size >= len(chunk)
        if ends and not related.is_label(chunk.texts[index]):
            kind = None  # the very last lines are rather a heading with its text
        if kind:
            spans.append(Span(kind, chunk.first + index, chunk.first + index + size - 1))
        index += size
    return spans


def _tight(chunk: Chunk, index: int, page: _Page) -> tuple[int, BlockKind | None]:
    """Return how many lines of a tight chunk belong together from here on, and as what kind of insert."""
    texts = chunk.texts[index : index + 3]
    if quotations.is_self_quoted(texts[0]):
        return 1, "quote"
    if openings.is_announced(texts[0]):
        return 1, "teaser"
    if (
        quotations.is_quotation(texts[0])
        and shapes.ends_sentence(texts[0])
        and not any(map(quotations.attribution, texts[1:2]))
        and page.repeats.hold(texts[0])
    ):
        return 1, "quote"
    if len(texts) < 2 or len(texts[0]) > _TIGHT_LENGTH or len(texts[1]) > _TEASED:
        return 1, None
    if related.is_label(texts[0]):
        return (1, None) if shapes.ends_question(texts[1]) else (2, "teaser")
    size = 3 if len(texts) > 2 and (shapes.is_credit(texts[2]) or shapes.is_agency(texts[2])) else 2
    named = shapes.is_file_name(texts[0]) or any(map(_names_maker, texts[1:size]))
    after = chunk.texts[index + size] if index + size < len(chunk) else ""
    name = quotations.attribution(texts[size - 1])
    repeated = _says_again(texts[:size], name, page.repeats)
    quoted = (
        repeated or name in page.facts.people or texts[1][0] in "—–-" or quotations.is_quotation(texts[0])
    )
    # Without a file name or a credit, prose has to surround it: two short lines may be anything.
    before = chunk.texts[index - 1] if index else "."
    begins = shapes.ends_sentence(before) and not shapes.ends_sentence(texts[0])
    again = len(texts[0]) > _SAID and texts[1].startswith(texts[0].rstrip("."))  # alt text, then caption
    if not (quoted or named or begins or again):
        return 1, None
    margin, kind = page.weigh(texts[:size], name, repeated=repeated)
    if kind == "quote":
        sure = quoted
    else:
        goes_on = not shapes.ends_question(after) and (not after or len(after) > len(texts[1]))
        least = _TIGHT_MARGIN if page.facts.unparted else 0
        sure = again or named or (begins and (margin >= least if goes_on else margin >= _TIGHT_MARGIN + 1))
    return (size, kind) if margin >= 0 and sure else (1, None)


def _names_maker(text: str) -> bool:
    return shapes.is_credit(text) or shapes.is_name_in_capitals(text)
