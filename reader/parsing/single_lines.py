"""The kind of a single line of a body: a question, a heading, a caption; when in doubt, a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import (
    asking_lines,
    board,
    dating,
    interviews,
    mastheads,
    menus,
    openings,
    pictures,
    quotations,
    related,
    shapes,
    signing,
    units,
)
from reader.parsing.evidence import Cue, Scale
from reader.parsing.lines import is_rule
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from reader.model import BlockKind

_LABEL_VALUE = lazy.regex(r"[A-Z][\w /&-]{1,30}:\s+\S")
_NAMED_AT = lazy.regex(
    r"([^\W\d_a-z][\w’'-]+) [^\W\d_a-z][\w’'-]+,? "
    rf"(?:{'|'.join(sorted(words_for('picture.where')))}) "
)
_BEFORE_NOUNS = words_for("name.nouns")
_FACT = lazy.regex(r"[^\W\d_][^:：]{1,28}(?:\s?:\s+|：)\S.{0,80}$")
SECTION_NUMBER = lazy.regex(
    r"[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十\d]+[章节節部]|(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.)\s+[A-Z]"
)
_EQUATION = lazy.regex(r"[=≈≤≥∝∑∫<>$](?:(?<=\s[^$])\s|(?<=^\$).*\$$)")
_BREAKS_OFF = frozenset(
    {
        "is", "are", "was", "then", "the", "a", "an", "of", "and", "or", "that", "by", "to", "as", "with",
        "get", "gets", "become", "becomes", "equal", "equals",
    }
)  # fmt: skip
_SESSION = lazy.regex(
    rf"(?:{'|'.join(sorted(words_for('paper.sessions')))})\s?\w{{1,3}}\s?[:.：–—-]\s?\S", re.IGNORECASE
)
_YEAR = lazy.regex(r"(?:19|20)\d\d(?:\s?[–/-]\s?(?:19|20)?\d\d)?年?")
_PEOPLE = words_for("paper.people")
_LISTS = words_for("listing")
_LEAST_SENTENCE = 12
"""What is shorter is a section's number or an abbreviation."""
_HEADING_LENGTH = 110
_CAPTION_LENGTH, _TOLD = 250, 150


def _is_label(it: units.Unit) -> bool:
    return not shapes.ends_sentence(it.text)


def _among_alike(it: units.Unit) -> bool:
    """Return whether a line right above and one below, or two, are no sentences either, as in a list."""
    near = [text for text in (it.before, it.after if it.glued else "") if text]
    follows = it.after_kind in {None, "footer"}
    return bool(near) and follows and all(not shapes.ends_sentence(text) for text in near)


def _breaks_off(text: str) -> bool:
    """Return whether a line ends in a word that something has to follow."""
    _, space, last = text.rpartition(" ")
    return bool(space) and last in _BREAKS_OFF


def _says_more(text: str) -> bool:
    """Return whether it goes on after a sentence; an item's number or a heading's signs are none."""
    if text[0] == "#" or not any(map(text.__contains__, (". ", "! ", "。"))):
        return False
    sentences = shapes.sentences(text)
    least = _LEAST_SENTENCE // 2 if sentences[0][-1] == "。" else _LEAST_SENTENCE
    return len(sentences) > 1 and len(sentences[0]) > least


def _opens_text(it: units.Unit) -> bool:
    """Return whether it stands alone over a paragraph, which does not take up its sentence."""
    return it.alone and len(it.after) > units.SHORT and it.after[0].isupper()


def _tells_of_items(it: units.Unit) -> bool:
    """Return whether a noun and what is said of it are over a list: "The recipe we ended up with"."""
    words = it.text.casefold().split()
    return it.alone and it.after_kind == "list" and words[-1] in _STRANDED and words[0] in _NOUNS_OPEN


_STRANDED = frozenset({"as", "by", "to", "with"})
_NOUNS_OPEN = frozenset({"a", "an", "the", "things", "what", "which", "who"})


def _names_somebody_above(it: units.Unit) -> bool:
    """Return whether a line over the first paragraph names somebody and where, as under a lead picture."""
    if not it.opening or not it.alone or len(it.after) <= units.SHORT:
        return False
    named = _NAMED_AT.search(it.text)
    return named is not None and named[1].casefold() not in _BEFORE_NOUNS


def _among_items(it: units.Unit) -> bool:
    """Return whether lines right above or below are as short, and no sentences either."""
    if it.facts.unparted or it.after_kind is not None or not (it.before or it.glued):
        return False
    near = [text for text in (it.before, it.after if it.glued else "") if text]
    if len(near) == 1 and _is_headed_twice(it, near[0]):
        return False
    return all(
        len(text) <= units.SHORT and not (shapes.ends_sentence(text) or _tells_twice(text)) for text in near
    )


def _is_headed_twice(it: units.Unit, other: str) -> bool:
    """Return whether a line is in capitals over one that isn't, or that one, and a text under it."""
    if it.glued:
        return shapes.is_upper(it.text) and not shapes.is_upper(other)
    return shapes.is_upper(other) and not shapes.is_upper(it.text) and len(it.after) > units.SHORT


def _tells_twice(text: str) -> bool:
    return ". " in text and sum(len(it) > _LEAST_SENTENCE for it in shapes.sentences(text)) > 1


def _names_people(text: str) -> bool:
    return "," in text and ":" in text and text.partition(":")[0].casefold().strip("*_ ") in _PEOPLE


def _opens_telling(it: units.Unit) -> bool:
    """Return whether a line on its own over the rest of a text is two sentences, as a first paragraph is."""
    return it.opening and it.alone and len(it.text) > _TELLING and len(shapes.sentences(it.text)) == 2


_TELLING = 100


def _names_somebody(it: units.Unit) -> bool:
    """Return whether a line names somebody whom the title names too, and does not say the title again."""
    named = any(map(it.text.__contains__, it.facts.people))
    return named and not (it.facts.title and it.facts.title in it.text)


def _heads_people(it: units.Unit) -> bool:
    return "," in it.after and shapes.plain(it.text) in _PEOPLE


def _is_fact_among_facts(it: units.Unit) -> bool:
    if it.after_kind is not None or not _FACT.match(it.text) or _SESSION.match(it.text):
        return False
    return _FACT.match(it.before) is not None or (it.glued and _FACT.match(it.after) is not None)


def _is_over_list(it: units.Unit) -> bool:
    return it.alone and it.text[-1] == ":" and it.after_kind == "list"


def _announces_list(it: units.Unit) -> bool:
    return not it.before and it.after_kind == "footer" and shapes.plain(it.text) in _LISTS


def _addresses(it: units.Unit) -> bool:
    """Return whether a letter opens with whom it is to, and no comma: "Kære medlemmer"."""
    words = it.text.casefold().split(" ")
    return it.opening and it.alone and 1 < len(words) <= _ADDRESSED and words[0] in _ADDRESSING


_ADDRESSED = 4
_ADDRESSING = frozenset(word[:-1] for word in words_for("date.greetings") if word[-1] == " ")


def _is_signature_over(it: units.Unit) -> bool:
    """Return whether a name on its own is over a heading by its look or a rule: it signs what is above."""
    if (
        it.glued
        or len(it.after) > units.SHORT
        or shapes.ends_sentence(it.after)
        or not signing.is_name(it.text)
    ):
        return False
    return bool(is_rule(it.after) or shapes.is_upper(it.after) or SECTION_NUMBER.match(it.after))


def _is_dated_on_top(it: units.Unit) -> bool:
    """Return whether a line over the first text says when that was written, and more, or who is above it.

    A day on its own heads the rows of a programme, or what somebody wrote on that day.
    """
    dated = it.opening and (
        dating.is_dated(it.text) or dating.opens_on_day(it.text) or dating.opens_dated(it.text)
    )
    if not dated or openings.is_version(it.text):
        return False
    over = it.after_kind != "paper" and (len(it.after) > units.SHORT or it.after[:1] == "[")
    said = any(map(it.text.__contains__, "|·")) or not dating.is_dated(it.text)
    return it.under_sign or dating.opens_dated(it.text) or (over and said)


def _says_when_under_name(it: units.Unit) -> bool:
    """Return whether a day is right under a name, as over what somebody said to a text."""
    if not it.before or not it.glued or not signing.says_when(it.text):
        return False
    named = signing.is_nick(it.before) or signing.is_name(it.before) or it.before.isalpha()
    return named and shapes.ends_sentence(it.after)


_LINKED = lazy.regex(r"\[\d{1,3}\]\s?[^\W\d_]")
_BRACKETED = lazy.regex(r"\[[^\[\]]*[^\W\d][^\[\]]*\]$")
_STAMPED = lazy.regex(r"\b(?:19|20)\d\d\b,? .{0,8}\b\d{1,2}[:.]\d\d\b")
HEADING: Scale[units.Unit] = Scale(
    2.5,
    Cue(
        "text follows",
        2,
        lambda it: it.after and it.after_kind not in {"caption", "teaser", "quote", "footer"},
    ),
    Cue(
        "alone, over a quotation or links",
        1,
        lambda it: (
            it.alone
            and (
                it.after_kind in {"quote", "caption"}
                or (it.after_kind == "teaser" and not signing.is_name(it.text))
            )
        ),
    ),
    Cue("announces jobs, over what filters them", 1.5, _announces_list),
    Cue("papers follow", 1.5, lambda it: it.after_kind == "paper" and it.text[-1] not in ",;:"),
    Cue("nothing follows", -3, lambda it: not it.after),
    Cue("eight words at most", 1, lambda it: len(it.text.split()) <= 8),
    Cue("many words", -1.5, lambda it: len(it.text.split()) > 12),
    Cue("alone", 1, lambda it: it.alone),
    Cue("signs of a heading", 6, lambda it: shapes.is_markdown_heading(it.text)),
    Cue("capitals", 1, lambda it: shapes.is_upper(it.text)),
    Cue(
        "a section's number",
        1.5,
        lambda it: SECTION_NUMBER.match(it.text) and not signing.says_when(it.text),
    ),
    Cue("above all text, naming somebody in full", -3, _names_somebody_above),
    Cue("among short lines that are no sentences", -3, _among_items),
    Cue("alone, all of it quoted", 1.5, lambda it: it.alone and quotations.is_quotation(it.text)),
    Cue("starts in lower case", -2, lambda it: it.text[0].islower()),
    Cue("leads on", -3, lambda it: it.text[-1] in ",;:" or it.text.endswith(" =")),
    Cue("in capitals, alone and over a list", 3, lambda it: it.text.isupper() and _is_over_list(it)),
    Cue("who wrote the text", -4, lambda it: dating.is_byline(it.text)),
    Cue("addresses the readers, above all text", -3, _addresses),
    Cue("when it was written, over the first text", -3, _is_dated_on_top),
    Cue(
        "an issue's number, over the first text", -3, lambda it: it.opening and mastheads.ISSUE.match(it.text)
    ),
    Cue("the number of a link opens it", -2, lambda it: it.text[0] == "[" and _LINKED.match(it.text)),
    Cue("a name, over what heads the next part", -2.5, _is_signature_over),
    Cue("somebody's life or work under it", 3, lambda it: openings.is_about(it.text)),
    Cue("a session, with its number", 3, lambda it: _SESSION.match(it.text)),
    Cue("a version, and its day", 3, lambda it: openings.is_version(it.text)),
    Cue("a number in order, and nothing else, or a page's word behind it", 6, lambda it: it.counts),
    Cue("a day and a time", -4, lambda it: _STAMPED.search(it.text)),
    Cue("when, right under who", -4, _says_when_under_name),
    Cue("a row among rows", -4, asking_lines.is_row_among_rows),
    Cue(
        "a time opens it, or what it is right under",
        -4,
        lambda it: openings.is_timed(it.text) or openings.is_timed(it.before),
    ),
    Cue("a footnote", -6, lambda it: shapes.is_footnote(it.text)),
    Cue("no word", -6, lambda it: not shapes.has_word(it.text) and not _YEAR.fullmatch(it.text)),
    Cue("a year, and nothing else", 2, lambda it: _YEAR.fullmatch(it.text)),
    Cue("leads to an equation", -4, lambda it: it.after_kind is None and _EQUATION.search(it.after[:80])),
    Cue("breaks off", -3, lambda it: _breaks_off(it.text) and not (_opens_text(it) or _tells_of_items(it))),
    Cue("several sentences", -4, lambda it: _says_more(it.text)),
    Cue("an equation", -4, lambda it: _EQUATION.search(it.text)),
    Cue("a label with its value", -4, lambda it: it.facts.board and _LABEL_VALUE.match(it.text)),
    Cue("a word for people, over their names", 3, lambda it: it.glued and _heads_people(it)),
    Cue("who was there, after a label", -4, lambda it: _names_people(it.text)),
    Cue("one of several labels with values", -4, _is_fact_among_facts),
    Cue("facts between bars on a board", -4, lambda it: it.facts.board and " | " in it.text),
    Cue("places on a board", -4, lambda it: it.facts.board and board.names_places(it.text)),
    Cue("a web address", -4, lambda it: "://" in it.text or "www." in it.text or "∙" in it.text),
    Cue("somebody of the title in full", -2, _names_somebody),
    Cue(
        "reads like a video's title",
        -2,
        lambda it: len(it.text.split()) != 2 and _names_video(it.text),
    ),
    Cue("ends in brackets", -1.5, lambda it: it.text[-1] == "]" and _BRACKETED.search(it.text)),
    Cue("an interview that marks its questions", -1, lambda it: it.facts.interview),
    Cue("opens as captions do", -5, lambda it: pictures.opens_as_caption(it.text)),
    Cue("a word for a picture, and no more", -6, lambda it: pictures.is_medium(it.text)),
)
CAPTION: Scale[units.Unit] = Scale(
    2.5,
    Cue("a file name", 5, lambda it: shapes.is_file_name(it.text)),
    Cue("a credit", 5, lambda it: shapes.is_credit(it.text)),
    Cue("a credit closes it", 5, lambda it: shapes.closes_with_credit(it.text)),
    Cue("above all text, naming somebody in full", 2, _names_somebody_above),
    Cue("a name in brackets behind its only sentence", 2, lambda it: _ends_in_maker(it.text)),
    Cue("a word for a picture, and no more", 3, lambda it: pictures.is_medium(it.text)),
    Cue("opens as captions do", 3, lambda it: pictures.opens_as_caption(it.text)),
    Cue("words about pictures", 2, lambda it: pictures.speaks_of_picture(it.text)),
    Cue("somebody of the title in full", 1.5, lambda it: _is_label(it) and _names_somebody(it)),
    Cue(
        "reads like a video's title",
        1.5,
        lambda it: _is_label(it) and len(it.text.split()) > 2 and _names_video(it.text),
    ),
    Cue("a web address", -4, lambda it: "://" in it.text),
    Cue("ends in words in brackets", 1.5, lambda it: it.text[-1] == "]" and _BRACKETED.search(it.text)),
    Cue("no sentence", 1, lambda it: not shapes.ends_sentence(it.text)),
    Cue("alone", 0.5, lambda it: it.alone),
    Cue("long", -2, lambda it: len(it.text) > _CAPTION_LENGTH),
    Cue(
        "several sentences",
        -1,
        lambda it: len(shapes.sentences(it.text)) > (1 if len(it.text) > _TOLD else 2),
    ),
    Cue("speech", -3, lambda it: it.text[0] in '“"«„'),
    Cue("two sentences that open the text", -1, _opens_telling),
    Cue("a row among rows", -4, asking_lines.is_row_among_rows),
    Cue("one of several lines alike", -3, lambda it: _is_label(it) and _among_alike(it)),
    Cue("a footnote", -4, lambda it: shapes.is_footnote(it.text)),
    Cue("a heading's signs", -4, lambda it: shapes.is_markdown_heading(it.text)),
    Cue("a date, or who wrote the text", -6, lambda it: _is_signature(it.text)),
    Cue("who was there, after a label", -4, lambda it: _names_people(it.text)),
    Cue("when it was written, over the first text", -4, _is_dated_on_top),
    Cue("a day and a time", -6, lambda it: _STAMPED.search(it.text)),
    Cue("leads on", -3, lambda it: it.text[-1] in ",;:"),
    Cue(
        "an address, rights or links, as at a page's end",
        -8,
        lambda it: it.text[-1] != "»" and menus.closes_page(it.text),
    ),
    Cue("a job board", -3, lambda it: it.facts.board),
    Cue("the only text under a heading", -2, lambda it: it.headed),
)


def _ends_in_maker(text: str) -> bool:
    """Return whether who made a picture is in brackets behind what it shows: "The hold at noon. (Halden)"."""
    match = _MAKER.search(text) if text[-1] == ")" and len(text) <= _CAPTION_LENGTH else None
    return match is not None and len(shapes.sentences(text[: match.start() + 1])) == 1


_MAKER = lazy.regex(r"[.。] ?[(（][^\W\d_a-z][^().\d]{1,40}[)）]$")


def is_shown(text: str) -> bool:
    """Return whether a line says itself that it is of a picture, wherever it stands."""
    told = pictures.opens_as_caption(text) or pictures.speaks_of_picture(text) or pictures.is_medium(text)
    return told or shapes.is_file_name(text) or shapes.is_credit(text) or shapes.closes_with_credit(text)


def _is_signature(text: str) -> bool:
    return (
        dating.is_dated(text)
        or dating.opens_dated(text)
        or (dating.is_byline(text) and not shapes.is_credit(text))
    )


def _names_video(text: str) -> bool:
    return pictures.speaks_of_video(text) and mastheads.ISSUE.match(text) is None


def judge(it: units.Unit) -> BlockKind:
    """Return the kind of a single line in the body."""
    text = it.text
    if shapes.marked_question(text) or it.states:
        return "question"
    speaker = it.facts.turns.get(interviews.speaker(text)) if it.facts.turns else None
    if speaker:
        return speaker
    if len(text) < 900 and shapes.ends_question(text) and asking_lines.QUESTION.tips(it):
        return "heading" if asking_lines.ESSAY.tips(it) else "question"
    if (
        it.alone
        and len(text) <= units.SHORT
        and shapes.ends_question(text)
        and asking_lines.ESSAY.tips(it)
        and asking_lines.prose_follows(it)
    ):
        return "heading"
    if len(text) > shapes.LONG or shapes.marked_answer(text):
        return "paragraph"
    if (
        len(text) <= _HEADING_LENGTH
        and (it.counts or not shapes.ends_sentence(text) or text.startswith("##"))
        and (it.after_kind == "paper" or not related.is_label(text))
        and not shapes.is_file_name(text)
        and not shapes.is_credit(text)
        and not shapes.closes_with_credit(text)
        and HEADING.tips(it)
    ):
        return "heading"
    if len(text) > _CAPTION_LENGTH and not (shapes.is_credit(text) or pictures.opens_as_caption(text)):
        return "paragraph"
    return "caption" if CAPTION.tips(it) else "paragraph"
