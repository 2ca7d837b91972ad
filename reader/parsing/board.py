"""What the page of one job on a board says around it: labels, headings, and where the job is.

A page that is one ad is found by `ads`; these tell what the lines are on pages that it leaves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy, places
from reader.parsing import shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Place

_LABEL = lazy.regex(r"(?:job |office |work )?locations?\s?:\s*", re.IGNORECASE)
_GLUED = lazy.regex(r"\d{4}-\d\d-\d\d.*$")
"""A date that a page's lost table glued to the place."""
_FIELD = lazy.regex(
    r"(?:job title|company|location|locations|date posted|posted|employment type|job type|salary"
    r"|compensation|pay|department"
    r"|team|schedule|workplace|work ?type|seniority|job ?id|requisition|reference|role|position"
    r"|title|experience|industry)"
    r"\s?:\s*\S",
    re.IGNORECASE,
)
_HEADING = lazy.regex(
    r"(?:about (?:the (?:job|role|position|team|company)|this (?:job|role)|us|you)"
    r"|(?:(?:key |primary |main |your |job |core )*(?:responsibilities|duties|tasks))"
    r"|(?:job|role|position) (?:overview|summary|description|details)|overview"
    r"|(?:(?:basic|minimum|preferred|required|desired|your) )?(?:qualifications|requirements|skills|profile)"
    r"|what (?:you(?:'ll| will)|will you|do you|you) (?:do|bring|need|have|own|learn|get)"
    r"|what (?:we offer|we pay|do we (?:offer|pay)|we(?:'re| are) looking for|we look for|to expect)"
    r"|who (?:we are|are we|you are|are you)|why (?:this (?:role|job)|us|join us|work (?:here|with us))"
    r"|your (?:role|day|week|work|mission|impact|team|background|first year)"
    r"|you (?:have|are|bring|will|may have)|(?:the|our) (?:role|job|team|offer|package|opportunity)"
    r"|good to know|how to apply|nice to haves?|apply"
    r"|benefits|perks|compensation|pay|salary(?: and benefits)?|equal opportunit(?:y|ies)|minimum|preferred)",
    re.IGNORECASE,
)


def names_places(text: str) -> bool:
    """Return whether a line of such a page says where the job is, and nothing else."""
    return bool(_places(text))


def _places(text: str) -> tuple[Place, ...]:
    """Return the places that make up a line, if each names a known country."""
    label = _LABEL.match(text)
    value = _GLUED.sub("", text[label.end() if label else 0 :])
    if "," not in value or len(value) > 200 or shapes.ends_sentence(value):
        return ()
    found = places.split_places(value)
    return found if found and all(place.country_code for place in found) else ()


def is_board_label(text: str) -> bool:
    """Whether a line is one of the labels that job boards use, with its value."""
    return len(text) < 120 and ":" in text and _FIELD.match(text) is not None


def is_board_page(texts: Sequence[str]) -> bool:
    """Whether the labels and headings of job boards turn up three times and more."""
    labels = sum(map(is_board_label, texts))
    headings = sum(
        len(text) < 60 and _HEADING.fullmatch(text.replace("’", "'").strip("#* :?")) is not None
        for text in texts
    )
    return labels + headings >= 3
