"""Words that reveal a caption: what it says about a picture, and what its lines share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import dating, shapes
from reader.parsing.memo import memoized
from reader.parsing.word_tables import any_of, at_word, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

_PICTURE = lazy.regex(
    r"(?<!\w)(?:(?:is|are) (?:seen|shown|pictured|standing|sitting|wearing|overlaid|labell?ed)"
    r"|(?<!I )stands? (?:in front|beside|behind|next)"
    r"|in the (?:background|foreground)|into the camera|pictured|depict(?:s|ed|ing)|wearing"
    r"|(?:this|the) (?:image|photo|picture|figure|diagram|illustration|graphic|chart|video"
    r"|animation) (?:above |below )?(?:shows|is|depicts|has)"
    r"|(?:an?|the) (?:sample|example|illustration|overview|visuali[sz]ation|comparison|diagram"
    r"|graph|screenshot|rendering|schematic) (?:of|from|showing)"
    r"|(?:top|bottom|middle|left|right|upper|lower|first|second) (?:row|column|panel|image)"
    r"|(?:top|bottom|left|right|upper|lower) half"
    r"|(?:top|bottom|far|at|on the|upper|lower) (?:left|right)|l(?:eft)? to r(?:ight)?|from left"
    r"|clockwise from"
    r"|\((?:left|right|top|bottom|center|centre|above|below|blue|red|green|gr[ae]y|orange|yellow"
    r"|purple|black|white)\)"
    r"|(?:blue|red|green|gr[ae]y|orange|yellow|purple|black|white|dashed|dotted|solid) (?:arrows?"
    r"|lines?|dots?|boxes|bars?|curves?|circles?)"
    r"|arrows? (?:of|show|mark|indicate|point)|[xy]-axis|giving a (?:talk|presentation|speech)"
    r"|seen (?:from|with|through|by)|on stage|for scale)(?!\w)",
    re.IGNORECASE,
)
_POINTING = lazy.regex(
    r"\((?:(?:top|bottom|upper|lower|far) )?(?:left|right|top|bottom|cent(?:er|re)|above|below|inset|blue"
    r"|red|green|gr[ae]y|orange|yellow|purple|pink|brown|black|white)\b[^()]{0,20}\)",
    re.IGNORECASE,
)
_IN_BRACKETS = lazy.regex(r"\[[^\]]{3,60}\]$")
_VIDEO = lazy.regex(
    at_word(
        [
            "trailer", "teaser video", "video", "webinar", "keynote", "episode", "podcast", "livestream",
            "show", "demo", "ceremony", "clip", "talk", "panel", "fireside chat", "lecture", r"19\d\d",
            r"20\d\d",
        ]
    ) + r"\b"
)  # fmt: skip
"""To search for in a text in lower case."""
_OPENING = lazy.regex(
    r"(?:l to r|left to right|from left|clockwise from|pictured|above:|below:|figure \d+|fig\. "
    r"?\d+|page \d+|image \d+)(?!\w)",
    re.IGNORECASE,
)
_OPENING_STARTS = frozenset("lfcpabiLFCPABIİı")
_NUMBERED = lazy.regex(
    rf"(?:{'|'.join(map(re.escape, sorted(words_for('picture.opening'), key=len, reverse=True)))})"
    r"\s?\d{1,3}[a-z]?\s?(?:[.:：|–—-](?:\s|$)|[\u3000 ](?=[^\x00-\x7f])|$)",
    re.IGNORECASE,
)
"""The number of a picture, with what separates it from the words: "Abb. 3: …"."""
_OPENERS = frozenset(word[0] for word in words_for("picture.opening"))
_NUMBER_REACH = max(map(len, words_for("picture.opening"))) + 2
"""The number is among so many characters."""
_POINTERS = lazy.regex(lambda: any_of(words_for("picture.pointing")))
"""Words that point into a picture: "(links)", "de gauche à droite"."""
_POINTED = 300
"""Longer texts may say where something is without a picture."""

_EXAMPLE = lazy.regex(
    r"(?:an?|the|some|two|three|four) (?:samples?|examples?|illustrations?|overview"
    r"|visuali[sz]ation|schematic|diagram|screenshot|comparison|sketch|map"
    r"|architecture|rendering|graph|chart|snapshot|view|image|photo(?:graph)?|picture"
    r"|plot|timeline|excerpt|table|heat ?map|histogram|spectrogram|spectrum|workflow|pipeline"
    r"|animation|video|film|clip|recording|close-?up|detail|micrograph|scan|still|scene|aerial view)\b",
    re.IGNORECASE,
)


_TRIGGER_WORDS = frozenset(
    {
        "seen", "shown", "pictured", "standing", "sitting", "wearing", "overlaid", "labeled", "labelled",
        "stands", "background", "foreground", "camera", "depicts", "depicted", "depicting", "image",
        "photo", "picture", "figure", "diagram", "illustration", "graphic", "chart", "video", "animation",
        "sample", "example", "overview", "visualization", "visualisation", "comparison", "graph",
        "screenshot", "rendering", "schematic", "row", "column", "panel", "half", "left", "right", "l",
        "clockwise", "top", "bottom", "center", "centre", "above", "below", "blue", "red", "green", "grey",
        "gray", "orange", "yellow", "purple", "black", "white", "dashed", "dotted", "solid", "arrow",
        "arrows", "scale", "x-axis", "y-axis", "talk", "presentation", "speech", "stage",
    }
)  # fmt: skip
"""Every match of the pattern contains one of these words; most lines have none and are done."""
_TRIGGERS = lazy.regex(lambda: rf"\W{any_of(_TRIGGER_WORDS)}\b")
"""To search for in a text in lower case, with a space before it."""


@memoized
def speaks_of_picture(text: str) -> bool:
    """Return whether it describes something seen: who stands where, colours, arrows, rows."""
    if len(text) >= 1000:
        return False
    low = text.casefold()
    if opens_as_caption(text) or (len(text) <= _POINTED and _POINTERS.search(low)):
        return True
    return _TRIGGERS.search(f" {low}") is not None and _PICTURE.search(text) is not None


def points(text: str) -> bool:
    """Return whether brackets in it say where in a picture something is, or in which colour."""
    return "(" in text and len(text) < 1000 and _POINTING.search(text) is not None


def opens_as_example(text: str) -> bool:
    """Return whether it starts like the text under a figure: "A sample …", "An example of …"."""
    return _EXAMPLE.match(text) is not None


def opens_as_caption(text: str) -> bool:
    """Return whether it starts as only captions do: "L to R:", "Pictured", "Figure 2", "Page 3"."""
    if text[:1] in _OPENING_STARTS and _OPENING.match(text):
        return True
    if text[:1].casefold() not in _OPENERS or not any(map(str.isdecimal, text[:_NUMBER_REACH])):
        return False
    return _NUMBERED.match(text) is not None


def speaks_of_video(text: str) -> bool:
    """Return whether it reads like a video's title: a trailer, a show, an event with its year."""
    if len(text) >= 160:
        return False
    named = _VIDEO.search(text.lower()) or (text[-1:] == "]" and _IN_BRACKETS.search(text))
    return bool(named) and not (dating.ends_in_date(text) or dating.is_dated(text.partition(" (")[0]))


_MEDIA = words_for("picture.media") | words_for("picture.credits")


def is_medium(text: str) -> bool:
    """Return whether a line is a word for a picture and nothing else, as text browsers leave."""
    return len(text) < 20 and text.strip("[]():. ").casefold() in _MEDIA


def overlap(texts: Sequence[str]) -> float:
    """Return how much of the first line's content the second repeats, 0 to 1; 0 for a single line or word."""
    if len(texts) < 2:
        return 0.0
    first = shapes.content_words(texts[0])
    if len(first) < 2 and not texts[1].startswith(texts[0]):
        return 0.0
    return len(first & shapes.content_words(texts[1])) / max(1, len(first))


_CAPTION, _TEXT = 300, 90


def is_over_text(texts: Sequence[str]) -> bool:
    """Return whether a caption with its credit is right over a paragraph, or a credit over several."""
    if len(texts) > 2 and shapes.is_credit(texts[0]):
        said = [text for text in texts[1:] if shapes.ends_sentence(text) and not shapes.is_credit(text)]
        return len(said) > 1 and max(map(len, said)) > _TEXT
    if len(texts) != 2 or not len(texts[0]) <= _CAPTION or len(texts[1]) <= _TEXT:
        return False
    told = shapes.closes_with_credit(texts[0]) and shapes.ends_sentence(texts[1])
    return told and not (
        speaks_of_picture(texts[1]) or shapes.closes_with_credit(texts[1]) or shapes.is_credit(texts[1])
    )
