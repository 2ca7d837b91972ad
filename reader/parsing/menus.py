"""Single lines of menus: their entries, bars of links, rows for sharing, sorting and going back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing.phrase_patterns import run_length
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

CHROME = words_for("page.chrome")
MENU = words_for("page.menu")
NETWORKS = words_for("page.networks")
COMMON = words_for("page.common")
KNOWN = CHROME | MENU
_LINKED_WORDS = words_for("page.linked")
SHARING = tuple(sorted(words_for("page.sharing")))
_ANY_NUMBER = str.maketrans("023456789", "111111111")
"""The tables write 1 for any number: "results 1"."""
_OPENINGS = tuple(sorted(words_for("page.opening")))
_OPENED_BY = frozenset(word[:2] for word in _OPENINGS)
_VIEWING = tuple(sorted(words_for("page.viewing")))
_PIECES = lazy.regex(r"\s+[|/·•›»>~–—.]\s+|\s*[|·•›»]\s*|\s{3,}|\s*[＞｜／・]\s*|\t+")
_LINK_NUMBER = lazy.regex(r"^(?:[*+•-]\s+)?\[\d{1,3}\](?=\S)")
"""Before a link's words, as text browsers write it."""
_LINKED = lazy.regex(
    r"(?:[\s|/·•›»>~–—,*+-]{0,6}\[(?=[^\]]*[^\W\d_])[^\[\]]{1,40}\](?:\([^()\s]{0,200}\))?){2,16}[\s|/·•›»]{0,4}"
)
"""Nothing but links in Markdown, or words in brackets."""
_PICTURED = lazy.regex(r"(?:\[?!\[[^\[\]]{0,60}\]\([^()\s]{0,200}\)(?:\]\([^()\s]{0,200}\))?\s*){1,8}")
_REFERENCES = lazy.regex(r" ?\[\d{1,3}\]?")
"""Numbers of links, as mails in plain text have them."""
_NUMBERS = lazy.regex(r"\[\d{1,3}\](?=[\w\[])")
"""Numbers of links, as text browsers print them before each."""
_SEPARATORS = "|/·•›»>~–—＞｜／・."
_ALNUM = lazy.regex(r"[^\W_]")
_SIGNS_AFTER = lazy.regex(r"(?<![\W_])[\W_]+$|(?<!\s)\s+\(?\d+\)?$|(?<!\d)\(?\d+\)?$")
_END = 40
"""Signs and counts behind an entry are no longer."""
_BACK = "←‹⟵◀⬅⇐"
_UNFOLDS = "▾▼⌄▿"
_RIGHTS = lazy.regex(r"©.{1,60}\b(?:19|20)\d\d\b")
_MAIL = lazy.regex(r"\w@\w[\w-]*\.\w")
SHORT = 40
_FOOT = 300
_OPENED = 120
"""Lines that open as only pages do, or offer the same elsewhere, are no longer."""
_BADGES = frozenset({"logo", "badge", "banner", "build", "header", "icon", "avatar", "license", "coverage"})


def is_row_of(pieces: Sequence[str], known: frozenset[str]) -> bool:
    """Return whether all of the pieces are known, and there are some."""
    return bool(pieces) and all(piece in known for piece in pieces)


def pieces(text: str) -> list[str]:
    """Return the entries on a line: "Home | News" has two."""
    folded = text.casefold().replace("’", "'")
    if folded[:1] == "[" and "|" in folded:
        folded = _NUMBERS.sub("|", folded)
    folded = folded.strip("|·•›»[] ")
    if "[" in folded:
        folded = _REFERENCES.sub("", folded)
    parted = len(text) <= 300 and ("   " in text or any(map(text.__contains__, _SEPARATORS)))
    parts = _PIECES.split(folded) if parted else [folded]
    return [piece for part in parts if (piece := _unsigned(part))]


def columns(text: str) -> list[str]:
    """Return the short entries, four and more, that two spaces part: "File  Edit  View  Help"; or []."""
    parts = _COLUMNS.split(text.casefold()) if "  " in text else []
    return parts if len(parts) > 3 and max(map(len, parts)) <= _CELL else []


_COLUMNS = lazy.regex(r"\s{2,}")
_CELL = 16


def numbered(text: str) -> list[str]:
    """Return the entries on a line that text browsers print with their numbers: "[1]Home [2]News"."""
    return [entry.strip() for entry in _NUMBERS.split(text.casefold())[1:]] if text[0] == "[" else []


def bare(text: str) -> str:
    """Return the words of an entry in lower case, without signs and counts around them."""
    low = text.casefold().replace("’", "'")
    return _unsigned(_LINK_NUMBER.sub("", low) if "[" in low else low)


def _unsigned(text: str) -> str:
    """Return a text without signs and counts around it, of which there are none around letters."""
    if text[:1].isalpha() and text[-1:].isalpha():
        return text
    first = _ALNUM.search(text)
    if first is None:
        return ""
    after = _SIGNS_AFTER.search(text, max(first.start(), len(text) - _END))
    return text[first.start() : after.start() if after else None]


def column_end(known: Sequence[bool]) -> int:
    """Return how many of a column's first lines are over or among the entries of a menu, of which it is told
    for each line whether it is `known` as one.

    Names of sites, editions and boxes to search in are between the entries, whatever their words are.
    """
    for last in range(len(known) - 1, -1, -1):
        if known[last] and sum(known[max(0, last - _NEAR) : last + 1]) >= _ENTRIES:
            return last + 1
    return 0


_NEAR, _ENTRIES = 4, 3
"""So many known entries among one and those right above it."""


def is_share_row(text: str) -> bool:
    """Return whether networks and the like are all it names: "Facebook Twitter Email"."""
    words = bare(text)
    if words in NETWORKS:
        return words not in COMMON
    spaced = 1 < len(words.split()) < 9 and len(text) < 80
    return spaced and (is_row_of(words.split(), NETWORKS) or is_row_of(pieces(text), NETWORKS))


def is_shared(text: str) -> bool:
    """Return whether it invites to share: such rows come under the title too."""
    return is_share_row(text) or (len(text) < SHORT and bare(text).startswith(SHARING))


def is_bar(text: str) -> bool:
    """Return whether several short entries share the line."""
    parts = pieces(text)
    return len(parts) > 2 and len(text) < 300 and all(len(piece) <= 24 for piece in parts)


def is_known_bar(text: str) -> bool:
    """Return whether most entries on a line are known, or two and more of several short ones."""
    parts = pieces(text) if len(text) > 5 else []
    if len(parts) == 1:
        return is_run(text)
    known = sum(piece in KNOWN for piece in parts)
    if len(parts) > 3 and known > 1:
        return known * 3 >= len(parts) and is_bar(text)
    return len(parts) > 1 and known * 2 > len(parts)


def is_run(text: str) -> bool:
    """Return whether three known entries and more, and no other word, are a line: "Talks Tickets News"."""
    words = text.casefold().replace("’", "'").split() if len(text) <= _OPENED else []
    return run_length([word for word in words if not word.isdigit()], _is_entry) >= _ENTRIES


def _is_entry(words: str) -> bool:
    return words in KNOWN or words in NETWORKS


def is_link_bar(text: str) -> bool:
    """Return whether links are all of a line: "[Home](/) [About](/about)", "[CV] [Code]"."""
    return "[" in text and len(text) < 600 and _LINKED.fullmatch(text) is not None


def is_linked_button(text: str) -> bool:
    """Return whether an address follows what only pages say, as in mails: "Share: https://quay.example/s"."""
    found = _ADDRESSED.fullmatch(text) if len(text) <= _FOOT else None
    words = bare(found[1]) if found else ""
    return words in CHROME or words in _LINKED_WORDS


_ADDRESSED = lazy.regex(r"([^:<(]{3,40}?)\s?:?\s[<(]?\s?https?://\S+[)>]?")


def names_feed(text: str) -> bool:
    """Return whether a line is what text browsers print of a page's feed: "#The Quay RSS Feed".

    They print so what else the page's head links to: "#Home Contact".
    """
    if text[0] != "#" or len(text) > _OPENED:
        return False
    words = text[1:].casefold().split(" ")
    return _FEED.match(text) is not None or (len(words) > 1 and all(map(KNOWN.__contains__, words)))


_FEED = lazy.regex(r"#(?:alternate$|[^#]*\b(?:RSS|Atom|feeds?)\b)", re.IGNORECASE)


def is_badge(text: str) -> bool:
    """Return whether pictures in Markdown are all of a line, and one of them is a logo or a badge."""
    if "![" not in text or len(text) > 800 or not _PICTURED.fullmatch(text):
        return False
    return not _BADGES.isdisjoint(text.partition("](")[0].casefold().strip("[!").split())


def counts_results(text: str) -> bool:
    """Return whether a line says how many results a search has: "1,204 results", "About 9 hits (0.1 sec)".

    What was looked for may follow: "9 results for “tides”".
    """
    if text[-1] in _CLOSING and len(text) <= _ASKED and (told := _TOLD.fullmatch(text)):
        text = told[1]
    number, _, word = text.rpartition(" ")
    return word.casefold() in _RESULTS and _COUNT.fullmatch(number) is not None


def opens_with_results(text: str) -> bool:
    """Return whether a number of results opens a line: "50 results per page. Sort by date"."""
    return counts_results(" ".join(text.split(maxsplit=2)[:2]))


_RESULTS = words_for("page.results")
_TOLD = lazy.regex(
    r"(?:[^\W\d_]+ )?(\d\S* [^\W\d_]+)(?: \(\d[\d.,]* [^\W\d_]+\.?\)|(?: [^\W\d_]+)? [\"“«„][^\"”»“]+[\"”»“])"
)
"""A count with how long the search took, or with what was looked for."""
_CLOSING = frozenset(')"”»“')
_ASKED = 120
_COUNT = lazy.regex(r"~?\d{1,3}(?:[.,\s]?\d{3}){0,2}\+?")


def is_sponsored(text: str) -> bool:
    """Return whether a line announces what somebody pays for, and may say who: "TOGETHER WITH PADSTONE"."""
    if len(text) > SHORT or len(words := bare(text).split()) > _SPONSORS:
        return False
    ends = range(2, len(words) + 1)
    opens = any(
        " ".join(words[:end]) in _SPONSORED or " ".join(words[end - 2 : end]) in _PAID for end in ends
    )
    return " ".join(words) in _SPONSORED or opens


_SPONSORED = words_for("page.sponsored")
_PAID = words_for("page.paid")
_SPONSORS = 7


def leads_back(text: str) -> bool:
    """Return whether an arrow says that a line leads to another page: "← Writing", "Back to top ↑"."""
    return len(text) <= 70 and (text[0] in _BACK or (text[-1] == "↑" and len(text) <= SHORT))


def opens_as_pages_do(text: str) -> bool:
    """Return whether a line sorts or filters, or says where else to read: "Sort by: date"."""
    if len(text) > _OPENED or (text[-1] in ".!" and "?" not in text):
        return False
    folded = text.casefold().replace("’", "'").lstrip("*_#>-–•+ ")
    folded = folded.translate(_ANY_NUMBER)
    return (folded[:2] in _OPENED_BY and folded.startswith(_OPENINGS)) or unfolds(text)


def unfolds(text: str) -> bool:
    """Return whether the sign of a menu that unfolds is in a line: "All places ▾"."""
    return len(text) <= _OPENED and any(map(text.__contains__, _UNFOLDS))


def offers_elsewhere(text: str) -> bool:
    """Return whether a line offers the same text in a browser: "View online"."""
    return len(text) <= _OPENED and any(map(text.casefold().__contains__, _VIEWING))


def closes_page(text: str) -> bool:
    """Return whether a line gives an address of mail, says who has the rights and more, or is links."""
    if len(text) > _FOOT:
        return False
    if text[0] == "©":
        return any(map(text.__contains__, "·|")) or "  " in text or _RIGHTS.match(text) is not None
    return text[-1] in "→»›©" or is_link_bar(text) or _MAIL.search(text) is not None
