"""English endings: the other forms of a word, by rules instead of a dictionary.

model, models, modeled, modelling, modeling; study, studies; analyse, analyze. The forms are only guesses: the
caller keeps those the index has.
"""

from __future__ import annotations

_SHORTEST = 3
"""The fewest letters of a word without its ending."""
_UNCHANGED = frozenset({"news", "this", "does", "lens", "always", "perhaps", "during", "thing", "nothing"})
_DOUBLED = frozenset("bdgklmnprt")
_SPELLINGS = (("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("yse", "yze"), ("ysi", "yzi"))
"""British and American spellings before an ending."""


def forms(word: str) -> set[str]:
    """Return what a folded English word may look like with another ending, without the word itself."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()) or word in _UNCHANGED:
        return set()
    found = {form for base in _bases(word) if len(base) >= _SHORTEST for form in _inflected(base)}
    for form in list(found):
        found |= _respelled(form)
    return {form for form in found if len(form) >= _SHORTEST} - {word}


def _bases(word: str) -> set[str]:
    """Return what the word may be without its ending."""
    bases = {word}
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        bases.add(word[:-1])
        if word.endswith(("ches", "shes", "ses", "xes", "zes", "oes")):
            bases.add(word[:-2])
        if word.endswith("ies"):
            bases = {word, word[:-3] + "y"}
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST - 1 and any(letter in "aeiouy" for letter in rest):
            bases |= {rest, rest + "e"}
            if rest[-1] == rest[-2] and rest[-1] in _DOUBLED:
                bases.add(rest[:-1])
            if ending == "ed" and rest.endswith("i"):
                bases.add(rest[:-1] + "y")
    return bases


def _inflected(base: str) -> set[str]:
    """Return the base and its forms."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return {base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    if base.endswith("e"):
        return {base, base + "s", base + "d", base[:-1] + "ing"}
    plural = "es" if base.endswith(("ch", "sh", "s", "x", "z")) else "s"
    found = {base, base + plural, base + "ing", base + "ed"}
    if base[-1] in _DOUBLED and base[-2] in "aeiou":
        found |= {base + base[-1] + "ing", base + base[-1] + "ed"}
    return found


def _respelled(word: str) -> set[str]:
    """Return the British spelling of an American word and vice versa."""
    found = set()
    for british, american in _SPELLINGS:
        for spelling, other in ((british, american), (american, british)):
            at = word.rfind(spelling)
            if at >= _SHORTEST:
                found.add(word[:at] + other + word[at + len(spelling) :])
    return found
