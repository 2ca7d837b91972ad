"""The blocks of a page put right: title first, lines of author and date out, and what else is furniture."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from reader import lazy
from reader.folding import letters
from reader.pages.blocks import Block
from reader.pages.dates import date_in, is_only_dates, said_in
from reader.pages.names import BY, OTHERS, names_in
from reader.pages.titles import agree

if TYPE_CHECKING:
    from collections.abc import Sequence

TOP = 12
"""Blocks from the top among which author and date are looked for."""
LINE = 160
SHORT = 40
"""Characters of a part of a line that may name the paper, or have a date among other words."""
LAST = 3
"""Blocks at the end among which closing lines are looked for."""
DEK = 4
"""Blocks from the top among which the standfirst is looked for."""
SAID = 100
"""Characters of the longest line that is furniture by its words."""
SAYING = 40
"""Characters from which a heading may be a standfirst."""
TRAIL = 3
"""Blocks from the top among which the page's place in its site is looked for."""
_ENDS = (".", "!", "?", "…", ".”", "!”", "?”", '."', "。")
_BY_INSIDE = lazy.regex(r"\s+(?:by|von|par|por)\s+", re.IGNORECASE)
_OF_NAMES = frozenset(("author", "authors"))
"""What announces a line of names, and goes with it."""
_BARS = lazy.regex(r"\s*[|•·]\s*")
_STEPS = lazy.regex(r"\s[>»›/→|]\s")
_ONLY_DATE = lazy.regex(
    r"^(?:(?:last\s+|first\s+)?(?:updated|published|posted|modified|date|stand|veröffentlicht|publié|publicado)"
    r"\b[\s:]*(?:on|at|am|le|el)?\s*)?(?:\w+,?\s+)?"
    r"(?:\d{1,2}\W{1,2}\w{2,9}\W{1,2}\d{4}|\w{3,9}\.?\s\d{1,2},?\s\d{4}|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
    r"(?:\W{0,3}(?:at\s|um\s|à\s)?\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?(?:\suhr)?)?\W*$",
    re.IGNORECASE,
)
_AGO = lazy.regex(
    r"^\W*(?:an?|\d{1,3})\s(?:second|minute|hour|day|week|month|year)s?\sago\W*$", re.IGNORECASE
)
_READING_TIME = lazy.regex(
    r"^\W*(?:\d{1,3}\s?(?:-\s)?min(?:ute[ns]?|uti|utos)?s?\W?\s(?:read(?:ing time)?|lesezeit|de lecture|"
    r"de lectura|de leitura|di lettura|leestijd)|"
    r"(?:reading time|lesezeit|temps de lecture|tiempo de lectura)\W+\d{1,3}\s?min\w*)\W*$",
    re.IGNORECASE,
)
_SHARE = lazy.regex(
    r"^(?:share(?: this)?(?: article| post| on \w+)?|tweet|print(?: this)?|email(?: this)?|save|copy link|"
    r"facebook|twitter|whats ?app|linked ?in|pinterest|reddit|telegram|flipboard|tumblr|google\+|"
    r"e?-?mail|advertisement|anzeige|publicité|publicidad|skip to (?:main )?content|read more|"
    r"continue reading\b.{0,40}|(?:story|article) continues\b.{0,40}|scroll to continue|"
    r"(?:view|show|hide) comments?|join the conversation|"
    r"comments?(?: \(\d+(?: \w+)?\))?|\d+ comments?|"
    r"(?:leave|post|add|write) an? (?:comment|reply)|submit comments?\b.{0,60}|reply|"
    r"subscribe(?: now)?|follow us|member-only story|view pdf|"
    r"related(?: articles| posts| content| stories| reading)?:?|see also:|read (?:also|next|more):?|"
    r"lesen sie auch:?|mehr zum thema:?|(?:à )?lire (?:aussi|également)\s?:?|l[ée]a también:?|lee también:?|"
    r"leia (?:também|mais):?|leggi anche:?|lees ook:?|läs (?:mer|också|även):?|l[æe]s også:?|"
    r"czytaj (?:też|także|również):?|čtěte také:?|lue myös:?|читайте также:?|"
    r"like this:?|recommended(?: for you)?:?|you may also like:?|most (?:read|popular)|"
    r"(?:back|return) to (?:the )?(?:top|contents|index|home)|"
    r"(?:back|return) to (?:all |the |our )?(?:jobs|job (?:board|search|listings?)|careers|vacancies)|"
    r"top of (?:the )?page|"
    r"(?:next|previous) (?:page|post|article|story|chapter)\b.{0,60}|"
    r"nach oben|zum seitenanfang|(?:retour en )?haut de page|retour en haut|volver arriba|torna su|"
    r"voltar ao topo|naar boven|наверх|.{0,10}(?:ページ(?:の先頭)?[へに]戻る|先頭へ|トップへ戻る)|"
    r"返回(?:顶部|首页)|tags?:?|"
    r"filed under:?)$",
    re.IGNORECASE,
)
_LOOKED_AT = lazy.regex(
    r"(?:(?:asked|modified|active|viewed)\W{1,3}(?:[\w,.]{1,20}\W{1,3}){0,3}?"
    r"(?:ago|today|yesterday|times)(?:\W{1,3}|$))+",
    re.IGNORECASE,
)
"""When something was asked, and how often it was looked at: "Asked 2 years ago Viewed 3k times"."""
_SOURCE = lazy.regex(r"(?:\d[\d.]{0,9} · )?\[?source\]?", re.IGNORECASE)
"""A link to the code of what manuals describe, maybe with the version that has it."""
_RELATED = lazy.regex(
    r"^\W{0,2}(?:(?:read (?:more|also|next)|read(?=:)|also read|see also|related|more|watch|photos|video|"
    r"don['’]t miss|lesen sie auch|mehr zum thema|(?:à )?lire aussi|le[ai]a también|leia também|leggi anche|"
    r"lees ook)\b[^.]{0,30}:|read more\b)",
    re.IGNORECASE,
)
_HEADING = lazy.regex(r"[^\n:：]{3,78}[^\n.,:;!?…'\"”»]")
"""A line that is no sentence, no words of a speaker and no label."""
_JOINING = lazy.regex(r"/(?:log-?in|sign-?(?:in|up)|join|register|subscribe)/?(?:[?#].*)?$", re.IGNORECASE)
_LEAVING = lazy.regex(
    r"unsubscribe|abmelden|abbestellen|(?:se )?dés(?:abonner|inscrire)|darse de baja|cancelar (?:a )?"
    r"(?:suscripción|inscrição)|(?:disiscriviti|annulla l['’]iscrizione)|uitschrijven|avregistrera|afmeld|"
    r"meld av|wypisz",
    re.IGNORECASE,
)
"""What the link of a newsletter says by which one leaves its list."""
_RIGHTS = lazy.regex(r"^(?:©|\(c\)|copyright\b|all rights reserved)", re.IGNORECASE)
RELATED = 200
BELOW = 4
"""Blocks below a picture among which its name may come again."""


def trimmed(
    blocks: Sequence[Block], title: str | None, byline: str | None, descriptions: Sequence[str]
) -> list[Block]:
    """Return the blocks of a page as they are read: the title first, then the standfirst, then the rest."""
    kept = _without_repeats(blocks, title)
    kept = [block for at, block in enumerate(kept) if not (block.is_alt and _is_said_below(kept, at))]
    kept = _without_bylines(kept, byline)
    kept = [block for block in kept if not _is_furniture(block)]
    kept = [block for block in kept[:TRAIL] if not _is_trail(block)] + kept[TRAIL:]
    kept = _without_bare_headings(kept)
    for block in kept:
        if len(block.text) <= RELATED:
            _retell(block)
    for block in kept[-LAST:]:
        if block.kind == "paragraph" and len(block.text) <= RELATED and _closes(block):
            block.kind = "footer"
    dek = _take_dek(kept, descriptions)
    top = [Block("title", title)] if title else []
    return [*top, *dek, *kept]


def name_bold_lines(blocks: Sequence[Block]) -> None:
    """Call bold lines with text below them headings, in a text that has no others and few of these.

    What closes a text, such as contacts, may have one.
    """
    bold = [
        block
        for before, block, below in zip(blocks, blocks[1:], blocks[2:], strict=False)
        if block.kind == "paragraph"
        and block.is_bold
        and before.kind not in ("title", "dek")
        and not below.is_bold
        and below.kind in ("paragraph", "list")
        and _HEADING.fullmatch(block.text)
    ]
    headings = [block for block in blocks if block.kind == "heading"]
    others = bool(bold and headings) and blocks.index(headings[0]) < blocks.index(bold[-1])
    if not others and len(bold) * 4 <= len(blocks):
        for block in bold:
            block.kind, block.level = "heading", 2


def _without_repeats(blocks: Sequence[Block], title: str | None) -> list[Block]:
    """Leave out the headings and first lines that say the title again."""
    if title is None:
        return list(blocks)
    known = letters(title)
    kept: list[Block] = []
    for number, block in enumerate(blocks):
        if number >= TOP and block.kind != "heading":
            kept.append(block)
            continue
        same = letters(block.text) == known or (
            block.kind == "heading" and number < TOP and block.level == 1 and agree(block.text, title)
        )
        if not same:
            kept.append(block)
    return kept


def _is_said_below(blocks: Sequence[Block], at: int) -> bool:
    """Return whether a picture is only called what a line soon below it says: a firm's logo over its name."""
    text = blocks[at].text
    return len(text) <= SHORT and any(block.text == text for block in blocks[at + 1 : at + 1 + BELOW])


def _without_bylines(blocks: list[Block], byline: str | None) -> list[Block]:
    """Leave out the lines at the top, or at the end, that only name the author and the date."""
    names = [letters(name) for name in (byline or "").split(", ") if letters(name)]
    kept: list[Block] = []
    has_begun = False
    for block in blocks[:TOP]:
        if (block.kind == "heading" and has_begun) or not _is_byline(block, names):
            kept.append(block)
        elif kept and letters(kept[-1].text) in _OF_NAMES:
            del kept[-1]
        is_prose = len(block.text) > SHORT and block.text.endswith(_ENDS)
        has_begun = has_begun or (block.kind == "paragraph" and is_prose)
    kept += blocks[TOP:]
    if kept and (_tells_of_change(kept[-1]) or (len(kept) > TOP and _is_byline(kept[-1], names))):
        del kept[-1]
    return kept


def _tells_of_change(block: Block) -> bool:
    """Return whether a line does no more than say when the text was changed, and maybe by whom and where."""
    if block.kind != "paragraph" or len(block.text) > LINE or block.text.endswith("."):
        return False
    said = said_in(block.text)
    return said is not None and said.updated


def _is_byline(block: Block, names: list[str]) -> bool:
    if block.kind not in ("paragraph", "heading", "list", None) or len(block.text) > LINE:
        return False
    return all(_is_byline_line(line.strip("• |"), names) for line in block.text.split("\n"))


def _is_byline_line(line: str, names: list[str]) -> bool:
    parts = _BARS.split(line)
    if len(parts) > 1:
        return _is_line_of_parts(parts, names)
    before, *after = _BY_INSIDE.split(line, maxsplit=1)
    if after and is_only_dates(before):  # "4 May 2026 by Inge Tarrow"
        line = f"by {after[0]}"
    if OTHERS.match(line) and names_in(OTHERS.sub("", line)) and not line.endswith("."):
        return len(line) < 80
    if _ONLY_DATE.match(line) or is_only_dates(line) or _AGO.match(line) or _READING_TIME.match(line):
        return True
    if not names and not BY.match(line):
        return False
    found = names_in(line)
    known = bool(found) and all(letters(name) in names for name in found)
    rest = len(line) - sum(map(len, found))
    if known:
        return (
            rest <= 6
            or (BY.match(line) is not None and rest < 60)
            or (date_in(line) is not None and rest < 60)
        )
    return bool(found) and not names and not line.endswith(".") and len(line) < 80


def _is_line_of_parts(parts: list[str], names: list[str]) -> bool:
    """Return whether a line has author or date, and at most the paper's name: "Quay | By X | 4 May 2026"."""
    rest = [part for part in parts if not _is_byline_line(part, names)]
    rest = [part for part in rest if date_in(part) is None or len(part) >= SHORT]
    return not rest or (len(rest) == 1 and len(parts) > 2 and len(rest[0]) < SHORT)


def _is_furniture(block: Block) -> bool:
    if block.kind not in ("paragraph", "heading", "list", "teaser", None) and not block.is_alt:
        return False
    if block.spans and (_asks_to_join(block) or _SOURCE.fullmatch(block.text)):
        return True
    if len(block.text) > SAID and "\n" not in block.text:
        return False
    lines = [line.strip("• ") for line in block.text.split("\n")]
    return all(_SHARE.match(line) or _LOOKED_AT.fullmatch(line) for line in lines)


def _asks_to_join(block: Block) -> bool:
    """Return whether a line mostly leads to where one signs up, or does so twice."""
    if len(block.text) > RELATED or not all(_JOINING.search(span.address) for span in block.spans):
        return False
    return len(block.spans) > 1 or (block.spans[0].end - block.spans[0].start) * 2 > len(block.text)


def _is_trail(block: Block) -> bool:
    """Return whether a line only says where in the site the page is: "Home > News > Gulls"."""
    if block.kind != "paragraph" or len(block.spans) <= 1 or len(block.text) > LINE:
        return False
    linked = sum(span.end - span.start for span in block.spans)
    return linked * 3 > len(block.text) and len(_STEPS.findall(block.text)) >= len(block.spans) - 1


def _without_bare_headings(blocks: list[Block]) -> list[Block]:
    """Leave out headings under which all was left out, and lines that announced it."""
    kept: list[Block] = []
    for block, after in zip_longest(blocks, blocks[1:]):
        ends = (
            block.kind != "heading"
            or after is None
            or (after.kind == "heading" and (after.level or 0) <= (block.level or 0))
        )
        if not (block.bare and ends):
            kept.append(block)
    return kept


def _retell(block: Block) -> None:
    """Call a short paragraph that is one link to another text a teaser."""
    if block.kind != "paragraph":
        return
    linked = sum(span.end - span.start for span in block.spans)
    in_brackets = block.text.startswith("[") and block.text.endswith("]") and linked > len(block.text) - 8
    if in_brackets or (2 * linked > len(block.text) and _RELATED.match(block.text)):
        block.kind = "teaser"


def _closes(block: Block) -> bool:
    """Return whether a line says whose the text is, or how one leaves the list that it was sent to."""
    links = (block.text[span.start : span.end] for span in block.spans)
    return _RIGHTS.match(block.text) is not None or any(map(_LEAVING.match, links))


def _take_dek(blocks: list[Block], descriptions: Sequence[str]) -> list[Block]:
    """Take the standfirst out: what is marked as one, or a first heading that metadata quotes."""
    known = {letters(text) for text in descriptions}
    for number, block in enumerate(blocks[:DEK]):
        if (
            block.kind == "heading"
            and number == 0
            and len(block.text) > SAYING
            and letters(block.text) in known
        ):
            block.kind, block.level = "dek", None
        if block.kind == "dek":
            return [blocks.pop(number)]
        if block.kind == "paragraph":
            break
    return []
