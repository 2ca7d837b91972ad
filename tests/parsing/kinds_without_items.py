"""Texts in which there is nothing to find, neither paper nor posting: made from parts, many of each kind."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_NAMES = (
    "Ada Mbeki", "Idris Pell", "Halina Osei", "Tessa Vance", "Grete Olm", "Bashir Noor",
    "Mei Sato", "Rike Onnen",
    "Paul Adler", "Inés Prado", "Tomás Vidal", "O. Brandvold", "Léa Morin", "Jun-ho Tran",
    "Bao van der Iyer",
)  # fmt: skip
_THINGS = (
    "ferry",
    "stove",
    "lock",
    "kettle",
    "gutter",
    "piano",
    "ladder",
    "oven",
    "bridge",
    "drain",
    "gate",
    "buoy",
)
_PLACES = ("Bergen", "Leeds", "Porto", "Göttingen", "Lille", "Kraków")
_SENTENCES = (
    "Nobody had expected the tide to matter this much to the people upstream.",
    "The gate was painted in the spring, and again in the autumn.",
    "Each of them has a speed of its own, and keeps it.",
    "It was agreed that the drain is older than the street above it.",
    "The rest took longer, because it rained.",
    "Two of the chairs were missing, and one of the tables.",
    "What came back was lighter than what had been sent.",
)
_VERSES = (
    "The lock is low, the water slow", "and nobody comes by", "I count the boats that used to go",
    "under a painted sky", "O keeper, keep the gate for me", "a little while tonight",
    "the tide is out, the moon is free", "the lamps are burning white",
)  # fmt: skip


def _some(chance: random.Random, pool: tuple[str, ...], count: int) -> list[str]:
    return chance.sample(pool, count)


def _prose(chance: random.Random, count: int = 3) -> str:
    return " ".join(_some(chance, _SENTENCES, count))


def _conference_report(chance: random.Random) -> str:
    """A report of a meeting, with speakers and talks in its prose and a list of who spoke."""
    one, two, three, four = _some(chance, _NAMES, 4)
    thing, other = _some(chance, _THINGS, 2)
    return (
        f"Three days of talking about the {thing}\n\n{_prose(chance)}\n\nDay one\n\n"
        f"{one} opened with a talk on the {other}, “Why it leaks”, and {two} answered it. "
        f"{_prose(chance)}\n\n"
        f"Day two\n\nIn the afternoon {three} and {four} showed slides for an hour. {_prose(chance)}\n\n"
        f"Speakers\n{one}, {two}, {three}\n\nOrganizers\n{four}, {two}\n\nThe next meeting is in "
        f"{chance.choice(_PLACES)}.\n"
    )


def _cookbook(chance: random.Random) -> str:
    """Recipes: a title, who gave it, ingredients, steps."""
    parts = ["The book of the ferry kitchen\n"]
    for name in _some(chance, _NAMES, 3):
        thing = chance.choice(_THINGS)
        parts.append(
            f"{thing.title()} soup\nFrom {name}\n\nServes {chance.randint(2, 8)}\n\n- "
            f"{chance.randint(2, 9)} onions\n"
            "- 200 g flour\n- salt\n\n1. Chop the onions.\n2. Boil them for "
            f"{chance.randint(9, 90)} minutes.\n"
            f"3. {chance.choice(_SENTENCES)}\n"
        )
    return "\n".join(parts)


def _changelog(chance: random.Random) -> str:
    """Releases with fixes, and who reported or wrote them."""
    parts = ["# Changelog\n"]
    for minor in range(chance.randint(3, 6), 0, -1):
        one, two, three = _some(chance, _NAMES, 3)
        thing, other = _some(chance, _THINGS, 2)
        parts.append(
            f"## 2.{minor}.0 - 2031-0{minor}-12\n\n- Fix the {thing} when the {other} is empty, "
            f"reported by {one}\n"
            f"- src/{other}.c: new file, by {two}\n- Update the {thing} translation (thanks to "
            f"{two} and {three})\n"
            f"  * Patch by {three}, {one}\n"
        )
    return "\n".join(parts)


def _poem(chance: random.Random) -> str:
    """Verses under a title, with the poet's name."""
    stanzas = "\n\n".join("\n".join(_some(chance, _VERSES, 4)) for _ in range(chance.randint(2, 4)))
    return f"At the {chance.choice(_THINGS)}\n\nby {chance.choice(_NAMES)}\n\n{stanzas}\n"


def _lyrics(chance: random.Random) -> str:
    """A song with its parts in brackets."""
    verse, chorus = _some(chance, _VERSES, 4), _some(chance, _VERSES, 4)
    one, two = _some(chance, _NAMES, 2)
    rows = [
        "[Verse 1]",
        *verse,
        "",
        "[Chorus]",
        *chorus,
        "",
        "[Verse 2]",
        *verse[::-1],
        "",
        "[Chorus]",
        *chorus,
    ]
    return f"The {chance.choice(_THINGS).title()} Song\n{one} & {two}\n\n" + "\n".join(rows) + "\n"


def _minutes(chance: random.Random) -> str:
    """Minutes of a meeting: who was there, items, decisions."""
    one, two, three, four = _some(chance, _NAMES, 4)
    return (
        f"Minutes of the {chance.choice(_THINGS)} committee\n\n12 May 2031, 19:00, "
        f"{chance.choice(_PLACES)}\n\n"
        f"Present\n{one}, {two}, {three}\n\nApologies\n{four}\n\nChair: {one}\n\n1. Minutes of the "
        "last meeting\n\n"
        f"{_prose(chance, 2)}\n\n2. The {chance.choice(_THINGS)}\n\n{two} reported. {_prose(chance, 2)}\n\n"
        f"Action: {three} to write to the ministry\n\nThe meeting closed at 20:40.\n"
    )


def _contract(chance: random.Random) -> str:
    """A contract between two people."""
    one, two = _some(chance, _NAMES, 2)
    thing = chance.choice(_THINGS)
    return (
        f"AGREEMENT\n\nbetween\n\n{one}, {chance.choice(_PLACES)} (the “Owner”)\n\nand\n\n{two} "
        "(the “Keeper”)\n\n"
        f"1. Subject\n\nThe Owner lends the {thing} to the Keeper. {_prose(chance, 2)}\n\n2. Duration\n\n"
        "This agreement begins on 1 June 2031 and ends a year later.\n\n3. Duties\n\n(a) The "
        f"Keeper keeps the {thing} dry.\n"
        f"(b) The Owner may look at it on Sundays.\n\nSigned\n\n{one}\n{two}\n"
    )


def _readme(chance: random.Random) -> str:
    """A program's README: usage, installation, authors."""
    thing, one, two = chance.choice(_THINGS), *_some(chance, _NAMES, 2)
    return (
        f"# {thing}\n\nCounts every {thing} in a folder.\n\n## Install\n\n```sh\npip install "
        f"{thing}\n```\n\n## Usage\n\n"
        f"    {thing} --all harbour.txt\n\n{_prose(chance, 2)}\n\n## Requirements\n\n- Python "
        f"3.11\n- a {thing}\n\n"
        f"## Authors\n\n{one}, {two}\n\n## License\n\nMIT\n"
    )


def _chat(chance: random.Random) -> str:
    """A chat with times and names."""
    one, two = (name.split()[0] for name in _some(chance, _NAMES[:9], 2))
    said = (*_SENTENCES, "who has the key?", "not me")
    rows = [
        f"[{9 + n // 6:02}:{n * 7 % 60:02}] {chance.choice((one, two))}: {chance.choice(said)}"
        for n in range(chance.randint(8, 20))
    ]
    return "\n".join(rows) + "\n"


def _subtitles(chance: random.Random) -> str:
    """Subtitles of a film."""
    rows = [
        f"{n + 1}\n00:0{n // 6}:{n * 9 % 60:02},000 --> 00:0{n // 6}:{(n * 9 + 4) % 60:02},500\n"
        f"{chance.choice(_VERSES)}\n"
        for n in range(chance.randint(8, 24))
    ]
    return "\n".join(rows) + "\nDirected by\n" + chance.choice(_NAMES) + "\n"


def _manual(chance: random.Random) -> str:
    """A page of a manual."""
    thing, one, two = chance.choice(_THINGS), *_some(chance, _NAMES, 2)
    return (
        f"{thing.upper()}(1)                    User Commands                    "
        f"{thing.upper()}(1)\n\nNAME\n"
        f"       {thing} - count what is moored\n\nSYNOPSIS\n       {thing} [OPTION]... "
        "[FILE]...\n\nDESCRIPTION\n"
        f"       {_prose(chance, 2)}\n\n       -a, --all\n              do not ignore what is sunk\n\n"
        f"       -h     print sizes like 1K 234M 2G\n\nAUTHOR\n       Written by {one} and {two}.\n\n"
        f"REPORTING BUGS\n       Report them by letter.\n\nSEE ALSO\n       lock(1), gate(5)\n"
    )


def _law(chance: random.Random) -> str:
    """Sections of a law."""
    rows = [
        f"§ {n} {chance.choice(_THINGS).title()}s\n\n(1) {_prose(chance, 2)}\n(2) {_prose(chance, 1)}\n"
        for n in range(1, 7)
    ]
    return f"Act on {chance.choice(_THINGS)}s and {chance.choice(_THINGS)}s\n\n" + "\n".join(rows)


def _licence(chance: random.Random) -> str:
    """A licence, wrapped and with a part in capitals."""
    one, two = _some(chance, _NAMES, 2)
    return (
        f"Copyright (c) 2031 {one}, {two}\n\nPermission is hereby granted, free of charge, to any "
        "person who obtains a copy of\n"
        f"this {chance.choice(_THINGS)}, to use, copy and sink it, as long as this notice goes down "
        "with it.\n\n"
        "THE GOODS ARE PROVIDED AS THEY ARE, WITHOUT WARRANTY OF ANY KIND, EXPRESS OR\nIMPLIED. IN "
        "NO EVENT SHALL THE "
        "AUTHORS OR HOLDERS BE LIABLE FOR ANY CLAIM, LOST\nPROFITS, LOST BOATS, OR OTHER DAMAGES.\n"
    )


def _log(chance: random.Random) -> str:
    """A program's log."""
    return "".join(
        f"2031-05-12 {9 + n // 9:02}:{n * 7 % 60:02}:{n * 13 % 60:02} "
        f"{chance.choice(('INFO', 'WARN', 'ERROR'))} "
        f"{chance.choice(_THINGS)}.{chance.choice(_THINGS)}: opened {chance.randint(1, 900)} in "
        f"{chance.randint(2, 80)} ms\n"
        for n in range(chance.randint(12, 60))
    )


KINDS: dict[str, Callable[[random.Random], str]] = {
    "conference report": _conference_report, "cookbook": _cookbook, "changelog": _changelog, "poem": _poem,
    "lyrics": _lyrics, "minutes": _minutes, "contract": _contract, "README": _readme, "chat": _chat,
    "subtitles": _subtitles, "manual": _manual, "law": _law, "licence": _licence, "log": _log,
}  # fmt: skip


def texts(kind: str, count: int) -> list[str]:
    """Return texts of a kind, always the same ones."""
    return [KINDS[kind](random.Random(f"{kind} {number}")) for number in range(count)]  # noqa: S311 - no secret
