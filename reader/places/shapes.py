"""What the words of a place look like, whatever the country."""

from __future__ import annotations

import unicodedata

from reader import lazy

LONGEST = 120
"""Code points; no place line in the real documents is half as long."""
_MOST_WORDS = 6
_MOST_PARTS = 6

_SEPARATOR = lazy.regex(r"[,()]|\s[-–—]\s")
# "US, VA, Virtual Location - Virginia": the region after the dash repeats the one before.
_VIRTUAL = lazy.regex(r"(?i)\bvirtual location\b(?:\s[-–—]\s[^,]*)?")
# "Cambridge, MA 02139", "Toronto, ON M5V 2T6", "10115 Berlin", "Ely CB7 4DL": the postcode adds nothing.
_POST_CODE = lazy.regex(
    r"(?<=\b[A-Z]{2}) (?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)$|^\d{4,5} (?=[^\W\d_])"
)
_OUTWARD_CODE = lazy.regex(r"(?<=[a-zà-ÿ]) [A-Z]{1,2}\d[\dA-Z]?(?: \d[A-Z]{2})?$")
# "Odense C", "Aarhus N": the district of a Danish post office.
_DISTRICT = lazy.regex(r"(?<=[a-zà-ÿ]) (?:[CKNSVØ]|[NS][VØ])$")
# "Ballarat VIC": only a space parts the state.
_STATE = lazy.regex(r"(?<=[a-z]) (?=(?:NSW|VIC|QLD|TAS|ACT)$)")
_CODES = lazy.regex(r"([A-Z]{2,3})\s?-\s?(?:([A-Z0-9]{1,3})\s?-\s?)?(?=[^\W\d_a-z])")
"""How some boards write it: "US-WA-Seattle", "DE - Berlin"."""
_REMOTE_BEFORE = lazy.regex(r"\b([Rr]emote|REMOTE|[Hh]ybrid|HYBRID)-(?=[A-Z])")
_REMOTE = lazy.regex(
    r"(?i)(?:fully |100% )?"
    r"(?:remote|virtual|hybrid|on-?site|telecommute|anywhere|home ?office|work from home|wfh)"
    r"(?: (?:work|location|only|ok|eligible))?"
)
_SIGNS = "'’‘ʻ.·-"
_PARTICLES = frozenset({
    "a", "al", "am", "an", "and", "auf", "aux", "da", "das", "de", "del", "della", "den", "der", "des", "di",
    "do", "dos", "du", "e", "el", "en", "es", "im", "la", "las", "le", "les", "los", "of", "on", "op", "sur",
    "the", "und", "upon", "y",
})  # fmt: skip
# A part with one of these names an employer, a team or a role, not a city.
_OTHER_THINGS = frozenset({
    "ai", "analyst", "architect", "associate", "center", "centre", "college", "company", "consultant",
    "corp", "corporation", "data", "department", "dept", "designer", "developer", "director", "engineer",
    "engineering", "faculty", "gmbh", "group", "inc", "institut", "institute", "intern", "lab",
    "laboratories", "laboratory", "labs", "learning", "llc", "ltd", "manager", "marketing", "ml", "nlp",
    "officer", "president", "principal", "product", "professor", "research", "researcher", "robotics",
    "sales", "school", "science", "scientist", "senior", "software", "solutions", "specialist", "staff",
    "systems", "team", "technologies", "technology", "universidad", "universität", "université",
    "university", "vision",
})  # fmt: skip
# But "College Park" and "Research Triangle Park" are cities.
_CITY_ENDINGS = frozenset({"city", "heights", "park", "place", "station"})
_CODE = lazy.regex(r"[A-Z0-9]{1,3}")


def parts(text: str) -> list[str]:
    """Split a place line at commas, brackets and spaced dashes; [] if there are too many parts."""
    text = _REMOTE_BEFORE.sub(r"\1, ", text.strip())
    codes = _CODES.match(text) if "," not in text else None
    if codes:
        text = ", ".join([*filter(None, codes.groups()), text[codes.end() :]])
    found = [
        _POST_CODE.sub("", without_post_code(part.strip()))
        for part in _SEPARATOR.split(_VIRTUAL.sub("Virtual", text))
    ]
    found = [piece for part in found if part for piece in _STATE.split(part)]
    return found if len(found) <= _MOST_PARTS else []


def without_post_code(part: str) -> str:
    """Return a part of a place line without the postcode or district behind the town: "Wakefield WF2"."""
    return (_OUTWARD_CODE if any(map(str.isdigit, part)) else _DISTRICT).sub("", part)


def is_remote(part: str) -> bool:
    """Return whether a part says how people work (remote, hybrid, on site), not where."""
    return _REMOTE.fullmatch(part) is not None


def is_code(part: str) -> bool:
    """Return whether a part is shaped like an ISO 3166-2 region code: up to three capitals or digits."""
    return _CODE.fullmatch(part) is not None


def is_city(part: str) -> bool:
    """Return whether a part is written like the name of a city.

    That is a few words, each capitalized or in a script without capitals, except for particles ("Frankfurt am
    Main"); no digits, and no word typical of employers and roles.
    """
    words = part.split()
    if not words or len(words) > _MOST_WORDS or words[0] in _PARTICLES or is_short_capitals(part):
        return False
    if not all(map(_is_name, words)):
        return False
    plain = [word.rstrip(".").lower() for word in words]
    return plain[-1] in _CITY_ENDINGS or _OTHER_THINGS.isdisjoint(plain)


def is_short_capitals(part: str) -> bool:
    """Return whether a part is up to three capitals: an abbreviation, and a city only if listed."""
    return len(part) <= 3 and part.isascii() and part.isupper()


def _is_name(word: str) -> bool:
    """Return whether a word is a particle, or letters not starting with a small one."""
    if word in _PARTICLES:
        return True
    bare = word.removeprefix("'s-").removeprefix("’s-").lstrip("'’‘ʻ")
    return bare[:1].isalpha() and not bare[0].islower() and all(map(_is_letter, bare))


def _is_letter(sign: str) -> bool:
    return sign.isalpha() or sign in _SIGNS or unicodedata.category(sign)[0] == "M"
