"""Names over an ad, and in the line that names its job, that may be where that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy, places
from reader.parsing import role_words, shapes, vocabulary
from reader.parsing.ads import around_names, names, naming
from reader.parsing.ads.mentions import BEHIND_NAME, REACH, Mention, follows_role
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parsing.ads.page import Page, Segment

_TITLE_PARTS = lazy.regex(r"\s[–—|·-]\s|\|")
_TITLE_CUT = lazy.regex(r",\s|[(\[]")
_CODED = lazy.regex(r"[A-Z]{2}\b")
"""A region's code, which may have a postal one behind it."""
_FEW_LINES = 2
_OVER = 3
"""A name that no table knows is no further above the title."""


def in_header(page: Page, title: int | None) -> Iterator[Mention]:
    """Yield the parts of the header that are places, and names that must be since the employer is another."""
    prose = page.prose[:REACH]
    employed = any(page.stated("company"))
    anywhere = any(vocabulary.manner(part.text) == "yes" for part in page.segments(title))
    small = title is not None and page.texts[title] == page.texts[title].lower()  # as is all of the page
    alone: list[Segment] = []
    for part in page.segments(title):
        text = part.text
        if town := names.public_town(text):
            yield Mention(town, "employer", part.index, known=True)
        place = _with_town(_stated_place(page, part), text, prose)
        if not place and small and part.text == part.text.lower() and names.is_known(part.text.title()):
            place = part.text
        if place:
            if employed and place == names.town(text) and not names.is_firm(text):
                place = text  # the employer is another: "Much Wenlock, Shropshire"
            street = shapes.has_digit(text.removesuffix(place))
            yield Mention(place, "postal" if street else "header", part.index, names.is_known(place))
        elif names.is_other(text) or vocabulary.told_of(text):
            employed = employed or names.is_firm(text)
        elif names.is_name(text) and not (text.isupper() and " " in text and part.index == page.top[0]):
            firm = around_names.is_spoken_of(text, prose)
            beside = employed and not vocabulary.is_wide(text)  # a sentence looks like a name there
            if title is not None and part.index < title - _OVER:
                continue  # an entry of a menu
            if not firm and (vocabulary.is_town(text) or around_names.is_said_to_be_in(text, prose)):
                yield Mention(text, "header", part.index, known=False)
            elif not firm and beside and anywhere:
                continue  # a team, as a rule: "Remote / Design"
            elif not firm and beside:
                below = title is not None and part.index > title
                with_region = below and ", " in text and names.is_name(text.rpartition(", ")[2])
                yield Mention(text, "header" if with_region else "beside", part.index, known=False)
            elif not firm and text not in prose and not shapes.ends_sentence(text):
                alone.append(part)
            employed = True
        elif title is None or part.index > title:  # above it a page has much else
            employed = employed or not text.endswith((".", ":", "!", "?"))
    alone = [part for part in alone if title is None or part.index > title]
    if not anywhere and len(alone) == 1 and len(page.top) > _FEW_LINES:
        yield Mention(alone[0].text, "alone", alone[0].index, known=False)


def _with_town(place: str, text: str, prose: str) -> str:
    """Return the town and region of a place before which only a space parts an employer from it.

    "Halden Gears Torino, Piemonte, Italia", as some boards have both; the employer's words may have been
    taken for the town's, unless the prose has them by themselves.
    """
    if not place or ", " not in text or not text.endswith(place):
        return place
    name, _, region = text.partition(", ") if place == text else (text.removesuffix(place), "", place)
    words = name.rstrip(" ,").split()
    for size in range(min(_TOWN_WORDS, len(words) - 1), 0, -1):
        town, firm = " ".join(words[-size:]), " ".join(words[:-size])
        if names.is_town(town) and firm in prose and _is_region(region):
            return f"{town}, {region}"
    return place


_TOWN_WORDS = 3


def _is_region(text: str) -> bool:
    """Return whether a text names a region or a country, and no town."""
    found = places.parse_place(text)
    return found is not None and found.country_code is not None and (found.city is None or ", " in text)


def _stated_place(page: Page, part: Segment) -> str:
    """Return the place in a part of the header that is one by itself, or ""."""
    site = _SITE.fullmatch(part.text)
    if site and site["noun"].casefold() in vocabulary.tables()["based.site"] and names.is_name(site["place"]):
        return site["place"]
    if (bare := _ZIP.sub("", part.text)) != part.text and names.is_known(bare):
        return bare
    near = names.without_manner(part.text)
    if near and names.is_known(near):
        return near
    if names.with_county(part.text):
        return part.text
    if town := names.after_street(part.text):
        return town
    head, comma, tail = part.text.partition(", ")
    if vocabulary.plain(tail).partition(" ")[0] in vocabulary.tables()["date.months"] and names.is_known(
        head
    ):
        return head
    if names.with_county(page.texts[part.index]):
        return page.texts[part.index]
    if names.is_other(part.text) and vocabulary.manner(part.text) == "yes":
        short = len(part.text) < names.LONGEST / (
            2 if names.is_known(part.text) else 3
        ) and not role_words.find(part.text)
        return part.text if short else ""
    if placed := names.without_firm(part.text):
        return placed
    if not names.is_other(place_shapes.without_post_code(part.text)) and names.is_known(part.text):
        return part.text
    if (
        comma
        and any(map(str.isdigit, tail))
        and not _CODED.match(tail)
        and names.is_name(head)
        and names.is_known(head)
    ):
        return head  # "Leiden, 28 hours a week"
    return names.town(part.text)


_SITE = lazy.regex(
    rf"(?P<noun>\w+) (?:(?:d[eio]|in|à|te|w) )?(?P<place>{names.NAME})"
    rf"(?:, (?:{names.NAME}|[^\W\d_A-Z]\w* .*))?"
)
"""A place of work and its town, with what that is near: "Werkstatt Ahrensbök, bei Lübeck"."""
_ZIP = lazy.regex(r"(?<=[a-z]) \d{5}(?:-\d{4})?$")
"""Behind a state's full name: "Abilene, Kansas 67410"."""


def in_title(line: str, index: int) -> Iterator[Mention]:
    """Yield the places in the line that names the job: "Baker in Ghent", "Baker, Ghent", "Baker (Ghent)"."""
    placed = around_names.after_preposition().search(line)
    if placed and (names.is_known(placed["name"]) or vocabulary.is_town(placed["name"])):
        yield Mention(placed["name"], "title", index, known=True)
    elif placed and names.is_name(placed["name"]) and not _is_else(placed["name"]):
        rest = line[placed.end() :].strip()
        if (not rest or rest[0] in "(,|–—-") and follows_role(line, 0, placed.start()):
            own = line[placed.start() : placed.start("name")].strip().casefold()
            if own not in vocabulary.tables()["at"]:
                yield Mention(placed["name"], "title", index, known=False)
    if town := names.public_town(line):
        yield Mention(town, "employer", index, known=True)
    for inside in BEHIND_NAME.finditer(line):
        if names.is_known(inside["place"]) and vocabulary.manner(line) is None:
            yield Mention(inside["place"], "title", index, known=True)
    first, *parts = _TITLE_PARTS.split(line)
    first = naming.cut(first)
    beside = any(map(vocabulary.employment, [*parts, *_TITLE_CUT.split(first)[1:]]))
    found = []
    for part in [*(end for tail in parts for end in (tail, tail.rpartition(", ")[2])), *_ends(first)]:
        town = names.town(part)
        if town:
            yield Mention(town, "title", index, names.is_known(town))
        if _is_placed(part, beside=beside):
            found.append(part)
    if found:
        best = next(filter(names.is_known, found), found[-1] if found[-1] in parts else found[0])
        yield Mention(best, "title", index, names.is_known(best))


def _is_else(name: str) -> bool:
    return names.is_other(name) or names.is_field(name)


def _ends(text: str) -> Iterator[str]:
    """Yield what comes after each comma and bracket of a title, to its end and to the next."""
    cuts = [*_TITLE_CUT.finditer(text)]
    ends = [*(cut.start() for cut in cuts[1:]), len(text)]
    for cut, end in zip(cuts, ends, strict=False):
        for stop in (len(text), end):
            part = text[cut.end() : stop].strip(" ])")
            yield part + ")" if "(" in part else part


def _is_placed(part: str, *, beside: bool) -> bool:
    """Return whether a part of a title is a place; `beside` if another part is the kind of employment."""
    if not part or role_words.find(part):
        return False
    if names.is_known(part) or (vocabulary.manner(part) == "yes" and len(part) < names.LONGEST / 3):
        return True
    return names.is_name(part) and not names.is_other(part) and (beside or vocabulary.is_town(part))
