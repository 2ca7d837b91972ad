"""Several hundred queries that nobody should type, and everybody may paste."""

from __future__ import annotations

_CORE = [
    "x" * 100_000,
    "ab " * 50_000,
    '"' * 10_000,
    '"a" ' * 10_000,
    "“ " * 10_000,
    "-" * 10_000,
    "a-" * 10_000,
    ":" * 10_000,
    "place:" * 2_000,
    "é" * 100_000,
    "e\u0301" * 50_000,
    "\u0301" * 100_000,
    "robots\0labs",
    "\0",
    "\ud800 \udfff robots",
    "שלום עולם",
    "\u202erobots\u202c",
    "🙂 👩‍👩‍👧‍👦 robots",
    "(a+)+$",
    "[a TO b}",
    "robots OR labs AND NOT seas",
    "+robots -(labs) title:x^2~1",
    "/rob.*/",
    "robots~2",
    "*",
    "ro*ts",
    "\\",
    "IN [a b c]",
    "{!}",
    '"a"*',
    '"robots',
    "place:",
    "place:-",
    "-place:",
    "in:",
    "in:robots",
    "level:\0",
    " ".join("abcdefgh"[::-1] + str(n) for n in range(64)),
    " ".join("abcdefghijklmnopqrstuvwxyz" * 2 + chr(97 + n) for n in range(26)),
    "机器学习" * 1000,
    "ﷺ" * 1000,
    "İ" * 1000,
    "🏳️‍🌈" * 500,
    "a\u0300\u0301\u0302" * 2000,
    "ß" * 5000,
    "½" * 5000,
    "\x1b[31mrobots\x1b[0m",
    "[@click=app.quit]robots[/]",
    "$(reboot)",
    "'; DROP TABLE item; --",
    "%s%n%x",
    "../../etc/passwd",
    "\r\n\t\v\f",
    "-" * 500 + "robots",
    "robots " * 5000,
    "1" * 1000,
    "9" * 20 + " " + "0" * 20,
    "e f g h i j k l m n o p q r s t u v w x y z",
    "th an re in on at to of it is",
    "robots^10 labs^-1",
    "title:[* TO *]",
    "robots && labs || !seas",
    "(" * 2_000 + "robots" + ")" * 2_000,
    "-(" * 1_000 + "robots" + ")" * 1_000,
    "(" * 4_000,
    ")" * 4_000,
    "robots OR " * 400 + "labs",
    "OR " * 1_000,
    "(robots OR labs) " * 200,
    "(((robots OR labs) OR (seas OR -labs)) OR -(robots -(labs OR seas)))",
    " OR ".join(f"(a{n} b{n} place:c{n})" for n in range(200)),
    " OR ".join(f"is:read status:hidden tag:t{n}" for n in range(200)),
    "pay:>" + "9" * 3_000,
    "pay:" + "1.." * 1_000,
    "pay:>1k " * 300,
    "new:99999y new:9999-12-31 new:0000-00-00",
    "C++ " * 500 + "+" * 1_000,
    "a+" * 1_000 + "#" * 1_000,
    "東京" * 30 + " 東京大学",
    " ".join("東京大学研究者募集中" * 6 + chr(0x4E00 + n) for n in range(40)),
    "กำลัง" * 500,
    "한국어" * 500,
]
_AROUND = (
    "{}", '"{}"', '"{}', "-{}", "place:{}", "-level:{}", "in:{}", "robots {}", "{} robots", "{}:", "({})",
    "{}*", "~{}~",
)  # fmt: skip
_LONGEST = 400
"""Letters of a query that is tried in every surrounding."""
_WANTED = 300


def hostile_queries() -> list[str]:
    """The queries, each once: the core, then its shorter ones in all sorts of surroundings."""
    found = dict.fromkeys(_CORE)
    for around in _AROUND:
        for query in _CORE:
            if len(query) <= _LONGEST and len(found) < _WANTED:
                found[around.format(query)] = None
    return list(found)
