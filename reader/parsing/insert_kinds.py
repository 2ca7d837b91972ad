"""What an insert in a body is, as its lines tell: a caption, a teaser or a pull quote.

They share a shape, a short line over a longer one, so each weighs its own cues and the heaviest wins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import dating, menus, openings, pictures, quotations, related, shapes, signing, summaries
from reader.parsing.evidence import Cue, Scale
from reader.parsing.word_tables import at_word, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import BlockKind
    from reader.parsing.facts import Facts

_CALLOUTS = words_for("page.callout")
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
TEASED = 300
"""No line of a teaser or caption is longer."""
ROW, SAID = 60, 30
"""No row of a list is longer than the one, and no shorter line says the same again as the next."""


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
    return sum(map(len, texts)) < TEASED and shapes.closes_with_credit(" ".join(texts))


def _open_alike(it: Insert) -> bool:
    """Return whether its lines are items that open alike: "Download for Linux", "Download for Mac"."""
    heads = {tuple(text.split()[:2]) for text in it.texts}
    if any(len(words) > 1 and words[1][0].isupper() for words in heads):
        return False  # somebody's name
    short = all(len(text) <= ROW and not shapes.ends_sentence(text) for text in it.texts)
    alike = max(map(len, it.texts)) <= 1.4 * min(map(len, it.texts))
    return short and alike and len(heads) < len(it.texts)


def _are_parted(it: Insert) -> bool:
    """Return whether its lines are rows of a list: "Ana Bo, Hull" / "Cy Dee, Bath" / "Eve Fay, Cork"."""
    plain = len(it.texts) > _PAIR and not (it.credited or it.filed or it.pictured)
    return plain and all(", " in text and not shapes.ends_sentence(text) for text in it.texts)


_PAIR = 2


def _is_about(it: Insert) -> bool:
    """Return whether a sentence tells of somebody, right under what heads such a box."""
    return it.told and len(it.first.split()) <= _ABOUT and openings.is_about(it.first)


_ABOUT = 3


def _is_signed_below(it: Insert) -> bool:
    """Return whether a name in capitals, or somebody for a magazine, is under a sentence."""
    return (
        len(it.texts) == 2
        and len(it.first) <= TEASED
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
    short = len(it.texts) == 2 and len(it.first) <= ROW and len(it.rest) <= TEASED
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
    Cue("entries between bars", -4, lambda it: it.rest.count(" | ") > 1),
    Cue("three rows and more that commas part", -5, _are_parted),
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
        lambda it: len(it.texts) > 2 and len(it.texts[2]) > TEASED and not menus.is_sponsored(it.first),
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
_JUDGES: tuple[tuple[BlockKind, Scale[Insert]], ...] = (
    ("caption", CAPTION),
    ("teaser", TEASER),
    ("quote", QUOTE),
)


def _is_quoted(it: Insert) -> bool:
    return quotations.is_quotation(it.first)


def _says_much_again(it: Insert) -> bool:
    return it.repeated and len(it.first) > SAID


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


def heaviest(facts: Facts, texts: tuple[str, ...], name: str, *, repeated: bool) -> tuple[float, BlockKind]:
    """Return by how much the best kind passes its threshold (below 0: none does), and that kind."""
    insert = _insert(texts, facts, name, repeated=repeated)
    scores = [(scale.margin(insert), kind) for kind, scale in _JUDGES]
    return max(scores, key=lambda score: score[0])
