"""Pull quotes: whose words they are, their marks, and whether the text says them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import authors, shapes
from reader.parsing.lines import count_wide
from reader.parsing.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Chunk

_SELF_QUOTED = lazy.regex(r"[“\"].{20,500}[”\"]\s*[—–-]{1,2}\s*(\S.{2,80})")
MARKS = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’", "»": "«", "「": "」", "”": "”"}
"""Opening marks with what closes them."""
DASHES = "—–―"
"""What stands before the name of who said something; a hyphen opens items."""
_AROUND = "“”\"' «»„‚‘’「」『』\u202f"
SOURCE_LENGTH = 60
_QUOTED, _LEAST, _LEAST_WIDE = 300, 20, 8
_CRUMBS = 60
"""A path of sections has another such sign among so many: "> cs > cs.SD"."""
_PULLED = 200
_SEVERAL = 3
"""Sentences without quotation marks that are pulled out of the text are no longer, and fewer."""
_STOPS = frozenset(".!?…。！？")
_REPEATS_CHECKED = 200_000_000
"""How many characters to go through when looking for candidates elsewhere in the text."""


@memoized
def attribution(text: str) -> str:
    """Return the name in a pull quote's last line ("Ilse Varga, head of tides"), or ""."""
    bare = text.lstrip("—–-― ")
    if len(bare) > 140 or shapes.ends_sentence(bare):
        return ""
    name = bare.partition(",")[0].strip()
    if shapes.has_digit(name):
        return ""
    found = authors.byline(name) if name else None
    return name if found and len(found.names) == 1 and not found.labelled else ""


class Repeats:
    """Checks whether the whole text repeats a sentence; the longer the text, the fewer checks it allows."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._left = _REPEATS_CHECKED
        self._within: dict[str, bool] = {}
        """What is known of lines that may be drawn from longer ones: a text may have one a thousand times."""

    def hold(self, line: str) -> bool:
        """Return whether the text says the line's first sentence twice."""
        sentence = self._sentence(line)
        first = self._text.find(sentence) if sentence else -1
        return first >= 0 and self._text.find(sentence, first + len(sentence)) >= 0

    def hold_within(self, line: str) -> bool:
        """Return whether a longer line has all that a line says."""
        known = self._within.get(line)
        if known is None:
            known = self._within[line] = self._is_within(line)
        return known

    def _is_within(self, line: str) -> bool:
        self._left -= len(self._text)
        said = line.rstrip(".!。！")
        at = self._text.find(said) if self._left >= 0 else -1
        while at >= 0:
            begin, stop = self._text.rfind("\n", 0, at) + 1, self._text.find("\n", at)
            if len(self._text[begin : stop if stop >= 0 else None].strip()) > len(line):
                return True
            at = self._text.find(said, at + len(said))
        return False

    def hold_above(self, line: str, start: int) -> bool:
        """Return whether the text says the line's first sentence before the line, which starts there."""
        sentence = self._sentence(line)
        return sentence != "" and 0 <= self._text.find(sentence) < start

    def hold_sentence_above(self, line: str, start: int) -> bool:
        """Return whether a line without its stop is a whole sentence above where it starts."""
        self._left -= len(self._text)
        at = self._text.rfind(line, 0, start) if self._left >= 0 else -1
        if at < 0:
            return False
        before, behind = self._text[max(0, at - 2) : at].rstrip(), self._text[at + len(line)]
        return behind in _STOPS and (not before or before[-1] in _STOPS or before[-1] in MARKS)

    def _sentence(self, line: str) -> str:
        """Return a line's first sentence as the text may have it elsewhere, or "" if that is too short."""
        self._left -= len(self._text)
        return _first_sentence(line) if self._left >= 0 else ""

    def name(self, name: str) -> bool:
        """Return whether the text says a person's last name elsewhere too."""
        self._left -= len(self._text)
        return self._left >= 0 and self._text.count(name.split()[-1]) > 1


def is_marked(text: str) -> bool:
    """Return whether a line has Markdown's mark of a quotation, or a mail's, and is no path of sections."""
    return text[0] == ">" and (text == ">" or text.startswith("> ")) and " > " not in text[:_CRUMBS]


def is_self_quoted(text: str) -> bool:
    """Return whether a single line is a quotation: a marked one, or one with a dash and a name."""
    if is_marked(text):
        return True
    match = _SELF_QUOTED.fullmatch(text) if text[0] in '“"' and len(text) < 700 else None
    return match is not None and attribution(match.group(1)) != ""


def shortens(text: str, above: str) -> bool:
    """Return whether nearly all words of a quotation are in the longer line above, which it shortens then."""
    words = shapes.content_words(text)
    return (
        len(above) > len(text)
        and len(words) >= _WORDS
        and len(words & shapes.content_words(above)) * 10 >= len(words) * 9
    )


_WORDS = 4
"""A quotation has so many words, not counting those that all texts have, and more."""


def is_quotation(text: str) -> bool:
    """Return whether quotation marks are around all of a line that may be a pull quote."""
    closing = MARKS.get(text[0])
    if closing is None or not _LEAST_WIDE < len(text) <= _QUOTED:
        return False
    if len(text) <= _LEAST and not count_wide(text):
        return False
    within = text.rstrip(".")
    return within[-1] in closing and not any(map(within[1:-1].__contains__, closing))


def could_be_pulled(chunk: Chunk) -> bool:
    """Return whether it is a sentence or two on a line, as short as those that are pulled out of a text."""
    text = chunk.texts[0]
    short = len(chunk) == 1 and 30 < len(text) <= _PULLED
    return short and text[-1] in ".!。！" and text[0].isupper() and len(shapes.sentences(text)) < _SEVERAL


def could_be_pulled_bare(text: str) -> bool:
    """Return whether a line that no stop closes has the words of a sentence pulled out of a text."""
    return (
        30 < len(text) <= _PULLED and text[-1].isalnum() and text[0].isupper() and text.count(" ") > _SEVERAL
    )


def could_be_quoted(texts: Sequence[str]) -> bool:
    """Return whether it is a sentence over a few words, which may credit it without naming a person."""
    return (
        len(texts) == 2
        and shapes.ends_sentence(texts[0])
        and len(texts[1]) <= SOURCE_LENGTH
        and texts[1][0].isupper()
        and not shapes.ends_sentence(texts[1])
    )


def _first_sentence(line: str) -> str:
    """Return a line's first sentence as the text may have it elsewhere, or "" if it is too short to tell."""
    first_of = next(iter(shapes.sentences(line[:1000].strip(_AROUND))), "")
    sentence = first_of.strip(_AROUND).rstrip(".!?,… 。")[1:]  # in the text "But" may be before it
    return sentence if len(sentence) >= 20 else ""
