"""The lead, which comes before the body: captions, title, dek. Any of them may be missing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import (
    announcing,
    authors,
    board,
    citations,
    dating,
    fields,
    hanging,
    interviews,
    mail_heads,
    markup,
    mastheads,
    menus,
    openings,
    pictures,
    shapes,
    signing,
    summaries,
    top_lines,
    venues,
)
from reader.parsing.evidence import Cue, weigh
from reader.parsing.lines import Chunk, Span, chunks, is_rule
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Claims, Line

_GREETINGS = tuple(sorted(words_for("date.greetings")))
_QUOTED = lazy.regex(r"[“\"][^“”\"]+[”\"]")
_IMAGE = lazy.regex(r"!\[[^\[\]]*\]\([^()\s]*\)")
_TITLE_LENGTH = 200
_DEK_LENGTH, _LEAST_DEK = 450, 24
_TIGHT_DEK = 200
"""The longest standfirst accepted if no blank line sets it off."""
_CAPTION_LINES = 4
_CAPTION_LENGTH = 250
_TOLD = 150
"""Without a word about a picture, longer lines at the top are text."""
_HEADING = 60
_REACH = 24
"""How many lines from the top the lead may take."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead's spans, in order."""

    spans: tuple[Span, ...]
    name: str | None = None
    """Its title, if that is only a part of its line: a value in front matter."""

    def text(self, lines: Sequence[Line], kind: str) -> str | None:
        """Return the text of its span of a kind ("title" or "dek"), or None."""
        if kind == "title" and self.name:
            return self.name
        return next((lines[span.first].bare for span in self.spans if span.kind == kind), None)


@dataclass(frozen=True, slots=True)
class _Top:
    """A chunk at the top and those that follow it."""

    chunk: Chunk
    below: Sequence[Chunk]

    @property
    def after(self) -> Chunk | None:
        """The next chunk."""
        return self.below[0] if self.below else None

    @property
    def later(self) -> Chunk | None:
        """The one after the next."""
        return self.below[1] if len(self.below) > 1 else None


def _titled(top: _Top) -> bool:
    """Return whether a title follows: on its own, or with its dek and text below."""
    if top.after is None or not _is_title(top.after.texts[0]):
        return False
    below = top.after.texts[1] if len(top.after) > 1 else "."
    listed = top.later if len(top.after) == 1 else None
    if top_lines.cites(listed.texts[0] if listed else below):
        return False  # a heading over what there is to read
    return len(top.after) == 1 or (len(top.after) > 2 and shapes.ends_sentence(below))


def _is_label(top: _Top) -> bool:
    text = top.chunk.texts[0]
    return len(shapes.words(text)) < 6 and not shapes.ends_sentence(text)


def _as_long_as_text(top: _Top) -> bool:
    """Return whether the paragraph below is no longer: then both are paragraphs."""
    if (
        _sentences(top) < 2
        or top.after is None
        or len(top.after) > 1
        or not shapes.ends_sentence(top.after.texts[0])
    ):
        return False
    return 80 < len(top.after.texts[0]) <= len(top.chunk.texts[0]) * 1.15


def _lists(chunk: Chunk | None) -> bool:
    return (
        chunk is not None
        and len(chunk) > 1
        and not any(
            text.isdigit()
            or text.casefold() in menus.KNOWN
            or shapes.ends_sentence(text)
            or dating.is_byline(text)
            or dating.is_dated(text)
            or _is_credited(text)
            for text in chunk.texts
        )
    )


def _question_among_questions(top: _Top) -> bool:
    if not interviews.asks(top.chunk.texts[0]):
        return False
    return any(chunk and any(map(interviews.asks, chunk.texts)) for chunk in (top.after, top.later))


def _over_byline(top: _Top) -> bool:
    """Return whether who wrote it, or when, stands below, so that this is above the text."""
    if top.after is None or _opens_programme(top):
        return False
    return signing.are_signed(top.after.texts) or _are_dated(top.after.texts)


def _opens_programme(top: _Top) -> bool:
    """Return whether the line below is a day over what happens then: a short line, that no stop closes."""
    if top.after is None or top.later is None or len(top.after) > 1:
        return False
    first = top.later.texts[0]
    short = len(first) <= _HEADING and not (shapes.ends_sentence(first) or shapes.is_credit(first))
    signed = dating.is_byline(first) or dating.is_dated(first) or menus.bare(first) in menus.KNOWN
    return short and not signed and dating.is_dated(top.after.texts[0])


def _are_dated(texts: Sequence[str]) -> bool:
    """Return whether a few short lines have a day among them: who wrote it where, when, how long it takes."""
    short = 1 < len(texts) <= _SIGNATURE and all(len(text) <= _SIGNED for text in texts)
    dated = short and any(dating.is_dated(text) and any(map(str.isdigit, text)) for text in texts)
    return dated and not any(map(shapes.ends_sentence, texts))


_SIGNATURE, _SIGNED = 4, 90


def _over_heading(top: _Top) -> bool:
    """Return whether a heading is right below and not the text, as under a paragraph that opens a page."""
    if top.after is None or len(top.after) > 1 or _sentences(top) < 2:
        return False
    below = top.after.texts[0]
    heads = len(below) <= _HEADING and shapes.is_title_like(below)
    return (below.isdigit() and not _counts(below)) or (
        heads and not (signing.signs(below) or signing.is_name(below))
    )


def _is_credited(text: str) -> bool:
    return shapes.is_credit(text) or shapes.closes_with_credit(text)


def _is_signed_title(texts: Sequence[str]) -> bool:
    """Return whether who wrote a text is under a line that can be its title, and no caption above that."""
    return len(texts) > 1 and _is_title(texts[0]) and any(map(dating.is_byline, texts[1:]))


CAPTION_CUES: tuple[Cue[_Top], ...] = (
    Cue("a credit", 4, lambda top: any(map(_is_credited, top.chunk.texts))),
    Cue("an image in Markdown", 8, lambda top: all(map(_IMAGE.fullmatch, top.chunk.texts))),
    Cue("a file name", 4, lambda top: any(shapes.is_file_name(text) for text in top.chunk.texts)),
    Cue("several lines", 1, lambda top: len(top.chunk) > 1),
    Cue("a title follows", 2, _titled),
    Cue("no title follows", -4, lambda top: not _titled(top)),
    Cue(
        "a sentence follows the title", 1, lambda top: top.later and shapes.ends_sentence(top.later.texts[0])
    ),
    Cue("its lines share words", 2, lambda top: pictures.overlap(top.chunk.texts) >= 0.3),
    Cue(
        "words about pictures",
        2,
        lambda top: any(pictures.speaks_of_picture(text) for text in top.chunk.texts),
    ),
    Cue(
        "ends in a sentence", 1, lambda top: len(top.chunk) > 1 and shapes.ends_sentence(top.chunk.texts[-1])
    ),
    Cue("its first line is all a quotation", -4, lambda top: _QUOTED.fullmatch(top.chunk.texts[0])),
    Cue("opens with a question", -4, lambda top: shapes.ends_question(top.chunk.texts[0])),
    Cue("labels with their values", -4, lambda top: sum(map(board.is_board_label, top.chunk.texts)) > 1),
    Cue("one line only", -2, lambda top: len(top.chunk) == 1),
    Cue("four lines and more", -1.5, lambda top: len(top.chunk) > 3),
    Cue("a long line", -1.5, lambda top: max(map(len, top.chunk.texts)) > 300),
    Cue("too long for captions", -4, lambda top: len(top.chunk) > 5 or max(map(len, top.chunk.texts)) > 900),
    Cue("a line of authors", -3, lambda top: any(map(_authored, top.chunk.texts[1:]))),
    Cue("a paper is cited", -6, lambda top: any(map(top_lines.cites, top.chunk.texts))),
    Cue("a title, and who wrote the text", -6, lambda top: _is_signed_title(top.chunk.texts)),
)
CAPTION_THRESHOLD = 4
TIGHT_THRESHOLD = 7
"""If no blank line separates captions from a title, their being adjacent says nothing."""

DEK_CUES: tuple[Cue[_Top], ...] = (
    Cue("a line of its own", 1, lambda top: len(top.chunk) == 1),
    Cue("one sentence", 2, lambda top: _sentences(top) == 1),
    Cue("two short sentences", 1.5, lambda top: _sentences(top) == 2 and len(top.chunk.texts[0]) <= 150),
    Cue("many sentences", -3, lambda top: _sentences(top) > 2),
    Cue("closed like a sentence", 1, lambda top: shapes.ends_sentence(top.chunk.texts[0])),
    Cue("long enough for a clause", 0.5, lambda top: len(shapes.words(top.chunk.texts[0])) >= 6),
    Cue("a few words that no stop closes", -2, _is_label),
    Cue(
        "a few words that count",
        -3,
        lambda top: top.chunk.texts[0][0].isdigit() and len(top.chunk.texts[0]) < 40,
    ),
    Cue("leads on", -3, lambda top: top.chunk.texts[0].endswith((":", ","))),
    Cue("a question among questions", -3, _question_among_questions),
    Cue("opens with a quotation mark", -2, lambda top: top.chunk.texts[0][0] in '“"'),
    Cue("a note, a byline or a date", -4, lambda top: _is_note(top.chunk.texts[0])),
    Cue(
        "authors follow what may be a title",
        -4,
        lambda top: top.after and not top.chunk.texts[0].endswith(".") and _authored(top.after.texts[0]),
    ),
    Cue("a byline or a date follows", 4, _over_byline),
    Cue("a credit", -6, lambda top: _is_credited(top.chunk.texts[0])),
    Cue("offers the same elsewhere", -6, lambda top: menus.offers_elsewhere(top.chunk.texts[0])),
    Cue("nothing follows", -2, lambda top: top.after is None),
    Cue("several sentences, as long as the paragraph below", -2, _as_long_as_text),
    Cue("several sentences over a heading", -1.5, _over_heading),
    Cue("greets", -3, lambda top: top.chunk.texts[0].casefold().startswith(_GREETINGS)),
    Cue("several sentences over a list or code", -1.5, lambda top: _sentences(top) > 1 and _lists(top.after)),
    Cue("too long", -4, lambda top: len(top.chunk.texts[0]) > _DEK_LENGTH),
)
DEK_THRESHOLD = 3


def find(lines: Sequence[Line], end: int, taken: Claims, title: int | None = None) -> Lead:
    """Return the lead from the lines before `end` (the first line of the tail) that are not taken.

    `title` is the line that what is around it tells to be the title, if there is one.
    """
    matter = markup.front_matter(lines)
    if matter:
        return _under_matter(lines, end, taken, matter)
    lead = _lead(lines, 0, end, taken, title)
    return lead if lead.text(lines, "title") else _named_by_subject(lines, lead)


def _named_by_subject(lines: Sequence[Line], lead: Lead) -> Lead:
    """Return the lead of a mail that has no title of its own: its subject is that."""
    subject = mail_heads.subject(lines)
    if subject is None or any(span.first <= subject[0] for span in lead.spans):
        return lead
    index, said = subject
    return Lead((Span("footer", index, index), *lead.spans), said)


def _under_matter(lines: Sequence[Line], end: int, taken: Claims, matter: markup.FrontMatter) -> Lead:
    """Return the lead of a file with front matter, whose title counts if the text has none of its own."""
    above = Span("footer", 0, matter.last)
    lead = _lead(lines, matter.last + 1, end, taken)
    named = matter.title
    own = lead.text(lines, "title") or ""
    if named is None or own.startswith("# ") or own == named[1]:
        return Lead((above, *lead.spans), lead.name)
    spans = (Span("footer", 0, named[0] - 1), Span("title", named[0], named[0]))
    return Lead((*spans, Span("footer", named[0] + 1, matter.last)), named[1])


def _under_rule(lines: Sequence[Line], index: int, end: int) -> int:
    """Return the line under the rule, no fence around code, that opens a text, or the text's first line."""
    ruled = index + 1 < end and is_rule(lines[index].bare) and lines[index].bare[0] != "~"
    return index + (ruled and shapes.has_word(lines[index + 1].bare))


_CRUMBS = lazy.regex(r"^[^\s>›»＞«][^>›»＞«]*[^\s>›»＞«]\s+[>›»＞]\s+[^\W\d_]")
_PATH = 120


def _is_over_title(lines: Sequence[Line], index: int) -> bool:
    """Return whether a day, a path of sections, or a title with the site's name is over a title."""
    text, below = lines[index].bare, lines[index + 1].bare
    over = dating.is_dated(text) or _is_path(text) or hanging.is_sited(lines, index + 1)
    over = over or mastheads.ISSUE.fullmatch(text) is not None or _kicks_off(lines, index)
    glued = lines[index + 1].row == lines[index].row + 1
    over = over or (_is_over_capitals(text, below) if glued else top_lines.says_how_long(text))
    return over and _is_title(below)


def _kicks_off(lines: Sequence[Line], index: int) -> bool:
    """Return whether a word for a sort of text is over a longer line of several words."""
    text, below = lines[index].bare, lines[index + 1].bare
    longer = len(below) > len(text) and top_lines.words(below) > 1
    return len(text) <= top_lines.SHORT and top_lines.names_sort(text) and longer


def _is_over_capitals(text: str, below: str) -> bool:
    """Return whether a few words, not all in capitals, are over several that are, and no name."""
    few = len(text) <= top_lines.SHORT and not shapes.is_upper(text) and not text.startswith("#")
    return few and shapes.is_upper(below) and top_lines.words(below) > 2 and not signing.is_name(below)


def _is_path(text: str) -> bool:
    return len(text) < _PATH and _CRUMBS.search(text) is not None


def _lead(lines: Sequence[Line], first: int, end: int, taken: Claims, told: int | None = None) -> Lead:
    begin = next((index for index in range(first, end) if index not in taken), end)
    if any(taken.get(index) == "paper" for index in range(first, begin)):
        return Lead(())
    told = told if told is not None and told >= begin else None
    first = _under_rule(lines, begin, end) if told is None else told
    if told is None and first + 1 < end and _is_over_title(lines, first):
        first += 1
    # The cues see the chunk cut off at _REACH as is: it is too long for any lead.
    top = list(islice(chunks(lines, first, min(end, first + _REACH) - 1, taken), 8))
    shown = any(_is_credited(line.bare) for line in lines[begin:first])
    spans = [Span("caption" if shown else "footer", begin, first - 1)] if begin < first else []
    if told is None:
        if top and len(top[0]) > 3:
            top = [*_parted(top[0], top[1:3]), *top[1:]]
        skip = _captions(top)
        spans += [Span("caption", chunk.first, chunk.last) for chunk in top[:skip]]
        top = top[skip:]
        if top and len(top[0]) == 1 and hanging.kicks(lines, top[0].first, end):
            spans.append(Span("footer", top[0].first, top[0].first))
            top = top[1:]
    if (
        not top
        or not _has_title(top[0], told=told is not None)
        or _over_chat(top)
        or (_opens_paper(top) and not announcing.cites(lines, end))
        or hanging.is_entry_of_papers(lines, top[0].first, end)
    ):
        return Lead(tuple(spans))
    title, *rest = top
    last = title.first + markup.is_underlined(lines, title.first, end)
    spans.append(Span("title", title.first, last))
    if title.last > last and hanging.is_contents(lines, title.first, end):
        named = not any(map(str.isdigit, title.texts[last + 1 - title.first]))  # and no pages, no ISSN
        spans += [Span("dek", last + 1, last + 1)] if named else []
        spans.append(Span("footer", last + 1 + named, title.last))
    elif title.last > last:
        rest.insert(0, Chunk(last + 1, title.last, title.texts[last + 1 - title.first :]))
    if rest and (
        mastheads.is_one_of_several(lines, rest[0].first, end)
        or hanging.opens_papers(lines, rest[0].first, end)
    ):
        return Lead(tuple(spans))
    if rest and _is_dek(_Top(rest[0], rest[1:]), glued=title.last > last):
        spans.append(Span("dek", rest[0].first, rest[0].first))
    elif (dek := _dek_below(rest)) is not None:
        spans.append(Span("dek", dek, dek))
    return Lead(tuple(spans))


def _over_chat(top: Sequence[Chunk]) -> bool:
    """Return whether a line with its time is right under the first chunk, as in a chat: "[9:02] Ana: hi"."""
    return len(top) > 1 and _TIMED.match(top[1].texts[0]) is not None


_TIMED = lazy.regex(r"\[\d{1,2}[:.]\d\d\b")


def _dek_below(rest: Sequence[Chunk]) -> int | None:
    """Return the line of a standfirst under a sort of text, a day, tags or a name, over who wrote the text.

    When, or how many answer it, may be there too, and under a day and tags a picture's credit.
    """
    near = [(chunk, at) for chunk in rest[:3] for at in range(min(4, len(chunk)))]
    texts = [chunk.texts[at] for chunk, at in near]
    skipped = next((at for at, text in enumerate(texts) if not _may_be_over_dek(text)), len(near))
    if skipped + 1 >= len(near) or _opens_programme(_Top(rest[0], rest[1:])):
        return None
    (chunk, at), text, below = near[skipped], texts[skipped], texts[skipped + 1 :]
    told = len(text) <= _TOLD_DEK and _is_told(text)
    told = told and (shapes.ends_sentence(text) or len(text) > 3 * _LEAST_DEK)
    if not told or interviews.asks(text) or len(shapes.sentences(text)) > _SENTENCES:
        return None
    if any(map(_dates, texts[:skipped])):
        shown = len(chunk) == 1 and not any(map(signing.is_name, texts[:skipped]))
        signed = dating.is_byline(below[0]) or (shown and any(map(_is_credited, below[:2])))
    else:
        signed = _counts(below[0]) or signing.are_signed(below)
    return chunk.first + at if signed else None


def _may_be_over_dek(text: str) -> bool:
    return top_lines.names_sort(text) or _dates(text) or signing.is_name(text)


def _dates(text: str) -> bool:
    """Return whether a line is tags or a day, with a few words before it maybe: "News of 4 May 2032"."""
    return openings.is_day_or_tags(text) or (len(text) <= top_lines.SHORT and dating.ends_in_date(text))


_TOLD_DEK, _SENTENCES = 300, 3


def _counts(text: str) -> bool:
    """Return whether a number says how many answer or like a text: it is no part's, and no year."""
    return text.isdigit() and 1 < len(text) < len("2031")


def _parted(chunk: Chunk, rest: Sequence[Chunk]) -> list[Chunk]:
    """Split a top without blank lines before its title if there are captions above."""

    def piece(begin: int, end: int) -> Chunk:
        return Chunk(chunk.first + begin, chunk.first + end - 1, chunk.texts[begin:end])

    credited = [
        index + 1 for index, text in enumerate(chunk.texts[:_CAPTION_LINES]) if shapes.is_credit(text)
    ]
    sizes = credited[-1:] or range(2, min(_CAPTION_LINES, len(chunk) - 1) + 1)
    scores = {}
    for size in sizes:
        after = [piece(size + 1, size + 2)] if size + 1 < len(chunk) else rest[:1]
        named = size < len(chunk) and signing.is_name(chunk.texts[size])  # who wrote the text, and no title
        if size < len(chunk) and not named and not any(map(shapes.is_file_name, chunk.texts[1:size])):
            scores[size] = weigh(CAPTION_CUES, _Top(piece(0, size), [piece(size, size + 1), *after]))
    best = max(scores, key=lambda size: scores[size], default=0)
    if not best or scores[best] < TIGHT_THRESHOLD or not _could_be_captions(chunk.texts[:best]):
        return [chunk]
    return [piece(0, best), piece(best, len(chunk))]


def _could_be_captions(texts: Sequence[str]) -> bool:
    """Return whether they are short, or say themselves that they are about pictures."""
    longest = max(map(len, texts))
    shown = any(
        _is_credited(text) or shapes.is_file_name(text) or pictures.speaks_of_picture(text) for text in texts
    )
    return longest <= (_CAPTION_LENGTH if shown else _TOLD)


def _captions(top: Sequence[Chunk]) -> int:
    """Return how many of the chunks at the top are captions."""
    if top and all(map(_IMAGE.fullmatch, top[0].texts)):
        headed = (index for index, chunk in enumerate(top[1:4], 1) if chunk.texts[0].startswith("# "))
        if (index := next(headed, None)) is not None:
            return index
    for index, chunk in enumerate(top[:4]):
        signed = dating.is_byline(chunk.texts[0]) or dating.is_dated(chunk.texts[0])
        if index and signed and _is_title(top[0].texts[0]):
            break
        # Alt text, caption and credit may be apart: the credit vouches for the short ones above it.
        if any(shapes.is_credit(text) for text in chunk.texts) and _titled(_Top(chunk, top[index + 1 :])):
            return index + 1
    count = 0
    while count < min(3, len(top)):
        if weigh(CAPTION_CUES, _Top(top[count], top[count + 1 :])) < CAPTION_THRESHOLD:
            break
        count += 1
    return count


NO_TITLE: tuple[Cue[str], ...] = (
    Cue("a row of a menu", 1, lambda text: "  " in text and top_lines.is_noise(text)),
    Cue("all of it in brackets", 1, lambda text: text[0] == "[" and text.find("]") == len(text) - 1),
    Cue("a date or an age", 1, dating.is_dated),
    Cue("a byline", 1, dating.is_byline),
    Cue("a day after a word for that", 1, dating.opens_dated),
    Cue("offers the same elsewhere", 1, menus.offers_elsewhere),
    Cue("a path of sections", 1, _is_path),
    Cue("parts the mails of a file", 1, mail_heads.is_envelope),
    Cue("a web address", 1, lambda text: "://" in text and " " not in text),
    Cue("a word for a picture, and no more", 1, pictures.is_medium),
    Cue("a credit closes it", 1, shapes.closes_with_credit),
    Cue("a label and a link's words", 1, openings.is_announced),
)
"""Any of them is enough."""


def _is_title(text: str) -> bool:
    return len(text) <= _TITLE_LENGTH and shapes.is_title_like(text) and not weigh(NO_TITLE, text)


def _has_title(chunk: Chunk, *, told: bool) -> bool:
    """Return whether the chunk's first line is a title: alone, or directly above its dek or whole text.

    What is around it may have `told` so; then it may be of several sentences.
    """
    first = chunk.texts[0]
    if not (_is_title(first) or (told and top_lines.is_headline(first))) or (
        first.startswith("##") and not first.endswith("##")
    ):
        return False
    if mail_heads.is_head(chunk.texts):
        return False
    if (cited := citations.read(first)) and venues.reads_as_venue(cited.rest):
        return False
    if len(chunk) == 1 or first.startswith("#"):
        return True
    return not shapes.ends_question(first) or top_lines.counts(chunk.texts[1]) or _leads_on(chunk.texts)


def _opens_paper(top: Sequence[Chunk]) -> bool:
    """Return whether the first lines are the title and authors of a paper, as what follows tells."""
    texts = [text for chunk in top for text in chunk.texts[:40]]
    if len(texts) < 3 or not _authored(texts[1]):
        return False
    signed = dating.is_byline(texts[1])
    tight = len(top[0]) > 1
    if summaries.backs(texts[2]) and (tight or not signed):
        return True
    if signed:
        return False
    found = fields.label(texts[1])
    if any(map(fields.opens_abstract, texts[2:7])) or (tight and found and found[0] == "authors"):
        return True
    return tight and any(_authored(text) and not dating.is_byline(text) for text in texts[3:])


def _leads_on(texts: Sequence[str]) -> bool:
    """Return whether a signature, or a standfirst and a paragraph, follow the first line: no answer."""
    if dating.is_byline(texts[1]) or dating.is_dated(texts[1]):
        return True
    one = len(texts) > 2 and len(texts[1]) <= _TIGHT_DEK and len(shapes.sentences(texts[1])) == 1
    return one and len(texts[2]) > max(120, 1.5 * len(texts[1])) and not shapes.ends_question(texts[2])


def _authored(text: str) -> bool:
    found = authors.byline(text) if len(text) < shapes.LONG else None
    return found is not None and (found.labelled or len(found.names) > 1)


def _is_dek(top: _Top, *, glued: bool) -> bool:
    text = top.chunk.texts[0]
    if len(text) > _DEK_LENGTH or (len(top.chunk) > 1 and not glued):
        return False
    if glued and len(top.chunk) > 1:
        # In a text without blank lines, the dek is a sentence much shorter than the paragraph below.
        below = top.chunk.texts[1]
        signed = _is_told(text) and (
            signing.are_signed_soon(top.chunk.texts[1:]) or _is_credited(below) or _is_signed_below(top)
        )
        parts = signed or _is_title(below) or _is_note(below) or shapes.marked_question(below)
        shorter = len(below) > 1.5 * len(text) or parts
        closed = signed or shapes.ends_sentence(text)
        return len(text) <= _TIGHT_DEK and shorter and len(shapes.sentences(text)) < 3 and closed
    return weigh(DEK_CUES, top) >= DEK_THRESHOLD


def _is_signed_below(top: _Top) -> bool:
    """Return whether a name closes the chunk of a standfirst, and a day opens the next one."""
    named = len(top.chunk) == 2 and signing.is_name(top.chunk.texts[1])
    return named and top.after is not None and dating.is_dated(top.after.texts[0])


def _is_told(text: str) -> bool:
    """Return whether a line is long enough to say what a text is about, and no signature itself."""
    no_text = signing.signs(text) or shapes.is_credit(text) or _is_path(text)
    return len(text) > _LEAST_DEK and not no_text


def _sentences(top: _Top) -> int:
    return len(shapes.sentences(top.chunk.texts[0][:_DEK_LENGTH]))


def _is_note(text: str) -> bool:
    """Return whether it is an editor's note, byline or date: these may take the place of a dek."""
    opening = text[:40].casefold().replace("’", "'")
    label = opening.partition(":")[0]
    return (
        opening.startswith(("editor's note", "editors' note", "published", "updated", "posted"))
        or label in {"note", "author", "authors", "date", "published", "location", "company"}
        or (
            opening[0].isdigit() and opening[:2].strip("0123456789") in {"", "/", "-", "."} and "/" in opening
        )
        or _authored(text)
        or dating.is_byline(text)
        or dating.opens_on_day(text)
    )
