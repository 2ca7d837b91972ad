"""The lead, which comes before the body: captions, title, dek. Any of them may be missing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import (
    announcing,
    board,
    citations,
    dating,
    fields,
    mail_heads,
    markup,
    mastheads,
    near_titles,
    pictures,
    shapes,
    signing,
    standfirsts,
    summaries,
    top_chunks,
    top_lines,
    venues,
)
from reader.parsing.evidence import Cue, weigh
from reader.parsing.lines import Chunk, Span, chunks, is_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Claims, Line

_QUOTED = lazy.regex(r"[“\"][^“”\"]+[”\"]")
_IMAGE = lazy.regex(r"!\[[^\[\]]*\]\([^()\s]*\)")
_CAPTION_LINES = 4
_CAPTION_LENGTH = 250
_TOLD = 150
"""Without a word about a picture, longer lines at the top are text."""
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


def _titled(top: top_chunks.Top) -> bool:
    """Return whether a title follows: on its own, or with its dek and text below."""
    if top.after is None or not top_chunks.is_title(top.after.texts[0]):
        return False
    below = top.after.texts[1] if len(top.after) > 1 else "."
    listed = top.later if len(top.after) == 1 else None
    if top_lines.cites(listed.texts[0] if listed else below):
        return False  # a heading over what there is to read
    return len(top.after) == 1 or (len(top.after) > 2 and shapes.ends_sentence(below))


def _is_signed_title(texts: Sequence[str]) -> bool:
    """Return whether who wrote a text is under a line that can be its title, and no caption above that."""
    return len(texts) > 1 and top_chunks.is_title(texts[0]) and any(map(dating.is_byline, texts[1:]))


CAPTION_CUES: tuple[Cue[top_chunks.Top], ...] = (
    Cue("a credit", 4, lambda top: any(map(top_chunks.is_credited, top.chunk.texts))),
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
    Cue("a name in capitals on top", -2, lambda top: shapes.is_upper(top.chunk.texts[0])),
    Cue("too long for captions", -4, lambda top: len(top.chunk) > 5 or max(map(len, top.chunk.texts)) > 900),
    Cue("a line of authors", -3, lambda top: any(map(top_chunks.authored, top.chunk.texts[1:]))),
    Cue("a paper is cited", -6, lambda top: any(map(top_lines.cites, top.chunk.texts))),
    Cue("a title, and who wrote the text", -6, lambda top: _is_signed_title(top.chunk.texts)),
)
CAPTION_THRESHOLD = 4
TIGHT_THRESHOLD = 7
"""If no blank line separates captions from a title, their being adjacent says nothing."""


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


def _is_over_title(lines: Sequence[Line], index: int) -> bool:
    """Return whether a day, a path of sections, or a title with the site's name is over a title."""
    text, below = lines[index].bare, lines[index + 1].bare
    over = dating.is_dated(text) or top_chunks.is_path(text) or near_titles.is_sited(lines, index + 1)
    over = over or mastheads.ISSUE.fullmatch(text) is not None or _kicks_off(lines, index)
    glued = lines[index + 1].row == lines[index].row + 1
    over = over or (_is_over_capitals(text, below) if glued else top_lines.says_how_long(text))
    return over and top_chunks.is_title(below)


def _kicks_off(lines: Sequence[Line], index: int) -> bool:
    """Return whether a word for a sort of text is over a longer line of several words."""
    text, below = lines[index].bare, lines[index + 1].bare
    longer = len(below) > len(text) and top_lines.words(below) > 1
    return len(text) <= top_lines.SHORT and top_lines.names_sort(text) and longer


def _is_over_capitals(text: str, below: str) -> bool:
    """Return whether a few words, not all in capitals, are over several that are, and no name."""
    few = len(text) <= top_lines.SHORT and not shapes.is_upper(text) and not text.startswith("#")
    return few and shapes.is_upper(below) and top_lines.words(below) > 2 and not signing.is_name(below)


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
    shown = any(top_chunks.is_credited(line.bare) for line in lines[begin:first])
    spans = [Span("caption" if shown else "footer", begin, first - 1)] if begin < first else []
    if told is None:
        if top and len(top[0]) > 3:
            top = [*_parted(top[0], top[1:3]), *top[1:]]
        skip = _captions(top)
        spans += [Span("caption", chunk.first, chunk.last) for chunk in top[:skip]]
        top = top[skip:]
        if top and len(top[0]) == 1 and near_titles.kicks(lines, top[0].first, end):
            spans.append(Span("footer", top[0].first, top[0].first))
            top = top[1:]
    if (
        not top
        or not _has_title(top[0], told=told is not None)
        or _over_chat(top)
        or (_opens_paper(top) and not announcing.cites(lines, end))
        or near_titles.is_entry_of_papers(lines, top[0].first, end)
    ):
        return Lead(tuple(spans))
    title, *rest = top
    last = title.first + markup.is_underlined(lines, title.first, end)
    spans.append(Span("title", title.first, last))
    if title.last > last and near_titles.is_contents(lines, title.first, end):
        named = not any(map(str.isdigit, title.texts[last + 1 - title.first]))  # and no pages, no ISSN
        spans += [Span("dek", last + 1, last + 1)] if named else []
        spans.append(Span("footer", last + 1 + named, title.last))
    elif title.last > last:
        rest.insert(0, Chunk(last + 1, title.last, title.texts[last + 1 - title.first :]))
    if rest and (
        mastheads.is_one_of_several(lines, rest[0].first, end)
        or near_titles.opens_papers(lines, rest[0].first, end)
    ):
        return Lead(tuple(spans))
    if rest and top_lines.greets(lines[rest[0].first - 1].bare):
        return Lead(tuple(spans))  # the first words of a letter
    if rest and standfirsts.is_dek(top_chunks.Top(rest[0], rest[1:]), glued=title.last > last):
        spans.append(Span("dek", rest[0].first, rest[0].first))
    elif (dek := standfirsts.dek_below(rest)) is not None:
        spans.append(Span("dek", dek, dek))
    return Lead(tuple(spans))


def _over_chat(top: Sequence[Chunk]) -> bool:
    """Return whether a line with its time is right under the first chunk, as in a chat: "[9:02] Ana: hi"."""
    return len(top) > 1 and _TIMED.match(top[1].texts[0]) is not None


_TIMED = lazy.regex(r"\[\d{1,2}[:.]\d\d\b")


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
            scores[size] = weigh(
                CAPTION_CUES, top_chunks.Top(piece(0, size), [piece(size, size + 1), *after])
            )
    best = max(scores, key=lambda size: scores[size], default=0)
    if not best or scores[best] < TIGHT_THRESHOLD or not _could_be_captions(chunk.texts[:best]):
        return [chunk]
    return [piece(0, best), piece(best, len(chunk))]


def _could_be_captions(texts: Sequence[str]) -> bool:
    """Return whether they are short, or say themselves that they are about pictures."""
    longest = max(map(len, texts))
    shown = any(
        top_chunks.is_credited(text) or shapes.is_file_name(text) or pictures.speaks_of_picture(text)
        for text in texts
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
        if index and signed and top_chunks.is_title(top[0].texts[0]):
            break
        # Alt text, caption and credit may be apart: the credit vouches for the short ones above it.
        if any(shapes.is_credit(text) for text in chunk.texts) and _titled(
            top_chunks.Top(chunk, top[index + 1 :])
        ):
            return index + 1
    count = 0
    while count < min(3, len(top)):
        if weigh(CAPTION_CUES, top_chunks.Top(top[count], top[count + 1 :])) < CAPTION_THRESHOLD:
            break
        count += 1
    return count


_FACTS = 5
"""What is said of a paper above its title takes no more lines."""


def _has_title(chunk: Chunk, *, told: bool) -> bool:
    """Return whether the chunk's first line is a title: alone, or directly above its dek or whole text.

    What is around it may have `told` so; then it may be of several sentences.
    """
    first = chunk.texts[0]
    if not (top_chunks.is_title(first) or (told and top_lines.is_headline(first))) or (
        first.startswith("##") and not first.endswith("##")
    ):
        return False
    if mail_heads.is_head(chunk.texts):
        return False
    if top_lines.names_sort(first) and any(map(summaries.is_identified, chunk.texts[1:_FACTS])):
        return False  # "Clinical Trial" over the journal and the identifier of a paper
    if (cited := citations.read(first)) and venues.reads_as_venue(cited.rest):
        return False
    if len(chunk) == 1 or first.startswith("#"):
        return True
    return not shapes.ends_question(first) or top_lines.counts(chunk.texts[1]) or _leads_on(chunk.texts)


def _opens_paper(top: Sequence[Chunk]) -> bool:
    """Return whether the first lines are the title and authors of a paper, as what follows tells."""
    texts = [text for chunk in top for text in chunk.texts[:40]]
    if len(texts) < 3 or not top_chunks.authored(texts[1]):
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
    return tight and any(top_chunks.authored(text) and not dating.is_byline(text) for text in texts[3:])


def _leads_on(texts: Sequence[str]) -> bool:
    """Return whether a signature, or a standfirst and a paragraph, follow the first line: no answer."""
    aged = not shapes.ends_sentence(texts[1]) and signing.says_age(texts[1])
    if aged or dating.is_byline(texts[1]) or dating.is_dated(texts[1]):
        return True
    one = len(texts) > 2 and len(texts[1]) <= standfirsts.TIGHT_DEK and len(shapes.sentences(texts[1])) == 1
    return one and len(texts[2]) > max(120, 1.5 * len(texts[1])) and not shapes.ends_question(texts[2])
