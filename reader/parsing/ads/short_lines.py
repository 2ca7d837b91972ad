"""What a short line of an ad, or a part of one, may be: a fact, a sum of money, links in a row."""

from __future__ import annotations

from reader import lazy
from reader.parsing import role_words, shapes, vocabulary
from reader.parsing.ads import names

SEGMENT = lazy.regex(r"\s+[|·•∙–—/-]{1,2}\s+|\s*[|·•∙／｜]\s*|\s{3,}")
"""What parts the facts of a line."""
FEW_PARTS = 2
"""A line of more parts is one of facts."""
GAP = "   "
"""Between the entries of a menu that has no signs."""
ENTRY = 20
"""An entry of a menu is no longer."""
_PROSE_LENGTH = 90
_LINK_NUMBER = lazy.regex(r"\s*\[\d{1,3}\](?=[\w\[])")


def unnumbered(text: str) -> str:
    """Return a line without the numbers of its links; those in a row are parted by a gap."""
    if "[" not in text or not shapes.REFERENCE.search(text):
        return text
    return (_LINK_NUMBER.sub(GAP, text) if are_links(text) else shapes.REFERENCE.sub("", text)).strip()


def are_links(text: str) -> bool:
    """Return whether several links are in a row, as a text browser prints a menu: "[2]Home [3]About"."""
    return text[0] == "[" and len(shapes.REFERENCE.findall(text)) > 1


def is_short(text: str) -> bool:
    """Return whether a line is rather a fact than text; a shortened word may end it: "7 200 zł / mies."."""
    if len(text) >= _PROSE_LENGTH / 2 or shapes.bullet(text):
        return False
    return not shapes.ends_sentence(text) or len(text) <= ENTRY or is_pay(text)


def is_fact(part: str) -> bool:
    """Return whether a part of a line may be something that an ad states."""
    if role_words.find(part) or vocabulary.label(part) or names.is_tenure(part):
        return True
    firm = " " in part and names.is_firm(part)
    stated = vocabulary.employment(part) or vocabulary.manner(part) or names.after_street(part)
    return firm or bool(stated) or names.is_known(part) or (shapes.has_digit(part) and is_pay(part))


def is_pay(part: str) -> bool:
    """Return whether a text that may be pay names a currency."""
    return len(part) <= _PROSE_LENGTH and any(map(part.__contains__, _MONEY))


_MONEY = ("€", "$", "£", "zł", "EUR", "USD", "GBP", "CHF", "kr", "PLN", "¥", "円", "元")
