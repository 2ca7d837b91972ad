"""Code without a fence: lines that open or go on as code does, and the few lines among them that don't."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import shapes
from reader.parsing.evidence import Cue, Scale, weigh
from reader.parsing.lines import Line, Span

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_KEYWORD = lazy.regex(
    r"(?:#\s?include\b|#\s?define\b|#!|(?:async )?def \w+\(|class \w+[(:{]|import [\w.{*]+|from "
    r"[\w.]+ import|return\b.*;?$|for ?\(|"
    r"while ?\(|if ?\(|else\b.*[{:]$|elif |try[:{ ]|except\b.*:$|int |void |bool |char |float "
    r"|double |unsigned |const |let |var "
    r"|function\b|public |private |static |struct |fn \w+|package \w+|using |SELECT |INSERT "
    r"|print\(|printf(?:\(| [\"'])|while True:$|echo |\$ |>>> |pip install"
    r"|curl |cd |git |npm |</?\w+[ >]|@\w+$|end$"
    r"|for \w+(?:, ?\w+)* in .+:$|(?:if|while|with|elif)\b.*[\w)\]](?:\.\w|\(|\[| ?[<>=!]=| [<>] ).*:$"
    r"|\"[\w-]+\": ?\S|(?:INSERT|UPDATE|CREATE|FROM|WHERE|LEFT JOIN|JOIN|LIMIT) \w"
    r"|(?:GROUP BY|ORDER BY|FOR UPDATE) \w"
    r"|#!/|if \[|(?:fi|done|esac|do|then)$|set -\w|export \w+=|sudo \w|func \w|puts "
    r"|(?:RUN|COPY|WORKDIR|CMD|ENV) \S|[\w.-]+@[\w.-]+:\S*[$#] "
    r"|@\w[\w.]*\(|[a-z_][\w-]*:$|\[[\w.-]+\]$)"
)
_CALL = lazy.searched(
    r"(\[=!<>:&|+-",
    r"(?<=\w)\(.*\)|->(?!$)|=>|==|!=|<=|>=|::|&&|\|\||\+=|\+\+|(?<=\w)\[\w+\]|=\s*[\[{\"']",
)
_ASSIGNED = lazy.regex(r"[A-Za-z_]\w*(?:\.\w+|\[[^\]]{1,40}\])* ?(?:[-+*/|&:]|<-)?=(?!=) ?\S|\w+ <- \S")
_ONLY_CALL = lazy.regex(r"[A-Za-z_][\w.$:]*\((?:[^()]*(?:\([^()]*\)[^()]*)*\)(?:;|\.\w+\([^()]*\))*|[^()]*,)")
SIGN = lazy.regex(r"[(){}\[\];=<>:&|+$]")
"""What a line has for which one of the cues but the first and the indentation holds."""
_PROMPT = lazy.regex(r"(?:\$|[\w.-]+@[\w.-]+:\S*[$#]|>>>|In \[\d+\]:) [a-z]")
_SHELL_BLOCKS = ("; then", "; do")
_BLOCKS = (";", "{", *_SHELL_BLOCKS)
_PIPED = lazy.regex(r"[a-z][\w./-]* .*\S \| [a-z][\w-]*(?: [-\w\"'$/.].*)?")
"""Programs that hand on what they write: "sort ports.txt | uniq -c"."""
_WRITTEN = lazy.regex(r"\s[12&]?>>?\s?(?:/[\w.-]+(?:/[\w.-]+)+|[\w./~-]+\.[a-z]{1,5})$")
"""The file that a program writes to: "sort ports.txt > sorted.txt"."""
_COMMAND = lazy.regex(
    r"(?:\$ )?[a-z][\w./-]{1,30}(?: [\w./:@=-]+){0,6}(?: --[a-z][\w-]*(?:[= ][^\s,;]+)?)+"
    r"(?: (?:[\w./:@=~-]+|\"[^\"]*\"|'[^']*'))*"
)
"""A program, its options and what it works on: "tide --zone=Leith ports.csv"."""
_CHECKSUM = lazy.regex(r"(?=.*\d)[0-9a-f]{32,128}")
_VARIABLE = lazy.regex(r"\"\$[A-Za-z_{(]|\$\{\w|\$\([a-z]| \$[A-Za-z_]\w*(?:$|[/\s])")
_SET = lazy.regex(r"[A-Za-z_]\w*=[^\s=]")
_KEY = lazy.regex(r"[a-z_][\w-]*: \S")
_REMARK = lazy.regex(r"//|/\*|\"\"\"|'''|# |-- ")
_LITERAL = lazy.regex(r"\"[^\"]*\"|'[^']*'|\[[^\[\]]*\]")
_LEFT_OUT = frozenset({"...", "…", "....", "[...]", "...,", "# ...", "// ..."})
_PROSE = lazy.regex(r"[a-z’'](?<![a-z’']{2})[a-z’']* [a-z’']+ [a-z’']+ [a-z’']+ [a-z’']+")
_BRACKETS_ONLY = lazy.regex(r"[\[\](){};,]+")
_ENTRY, _CHUNK = 60, 200
"""Among code, a line that is none is no longer; between two blank lines are no more lines."""


class _Code(NamedTuple):
    """A line that may be code, no longer than `shapes.LONG`."""

    bare: str
    indent: int


CODE_CUES: tuple[Cue[_Code], ...] = (
    Cue("starts with a keyword", 2, lambda line: _opens_with_keyword(line.bare)),
    Cue(
        "ends a statement or opens a block",
        2,
        lambda line: (
            (line.bare[-1] in ";{}" and line.bare[-2:-1] != " ") or line.bare.endswith(_SHELL_BLOCKS)
        ),
    ),
    Cue("goes on in the next line", 2, lambda line: line.bare.endswith((" |", " \\", " &&"))),
    Cue("a row of a table", -4, lambda line: line.bare[0] == "|" == line.bare[-1]),
    Cue("opens a block", 1, lambda line: line.bare.endswith("{")),
    Cue("brackets only", 2, lambda line: _BRACKETS_ONLY.fullmatch(line.bare)),
    Cue("what runs a script", 2, lambda line: line.bare.startswith("#!/")),
    Cue("a pipe between programs", 2, lambda line: " | " in line.bare and _is_piped(line.bare)),
    Cue("a value gets its name", 1, lambda line: _ASSIGNED.match(line.bare)),
    Cue("and no space is between", 1, lambda line: "=" in line.bare and _SET.match(line.bare)),
    Cue("a key in lower case, set in", 1, lambda line: line.indent > 0 and _KEY.match(line.bare)),
    Cue("a call and nothing else", 2, lambda line: _ONLY_CALL.fullmatch(line.bare)),
    Cue("a prompt with a command", 2, lambda line: _PROMPT.match(line.bare)),
    Cue("a checksum", 4, lambda line: _CHECKSUM.fullmatch(line.bare)),
    Cue("a shell's variable", 2, lambda line: "$" in line.bare and _VARIABLE.search(line.bare)),
    Cue("what it says goes to a file", 2, lambda line: " >" in line.bare and _WRITTEN.search(line.bare)),
    Cue("a command with options", 4, lambda line: " --" in line.bare and _COMMAND.fullmatch(line.bare)),
    Cue("an operator or a call", 1, lambda line: _CALL.search(line.bare)),
    Cue("indented", 1, lambda line: line.indent >= 2),
    Cue("words in a row", -3, lambda line: _speaks(line.bare) and not line.bare.endswith(_BLOCKS)),
    Cue("a picture's file", -6, lambda line: shapes.is_file_name(line.bare)),
    Cue("ends a sentence", -2, lambda line: line.bare.endswith(".")),
    Cue("a list item", -3, lambda line: shapes.number(line.bare) or line.bare[0] == "•"),
)
_CODE_LINE, _CODE_BLOCK = 2, 4
_OPENS_CODE: Scale[_Code] = Scale(_CODE_LINE, *CODE_CUES)


def _could_open(text: str) -> bool:
    """Rule out most lines quickly: without a sign or a keyword, none weighs enough to begin code."""
    if text[0] == "," or text[-1] == "\\" or " --" in text:
        return True
    return SIGN.search(text) is not None or " " not in text or _opens_with_keyword(text)


def _opens_with_keyword(text: str) -> bool:
    """Return whether a keyword opens a line; none starts like a sentence, with one capital."""
    starts_sentence = text[0].isupper() and text[1:2].islower()
    return not starts_sentence and _KEYWORD.match(text) is not None


def _is_piped(text: str) -> bool:
    """Return whether a pipe hands on what one program writes to another, and signs of commands are about."""
    return _PIPED.fullmatch(text) is not None and (" -" in text or any(map(text.__contains__, "$\"'/.")))


def _may_be_code(line: _Code) -> bool:
    """Rule out prose quickly: a capital, a sentence's end, and no indentation."""
    text = line.bare
    return text[-1] not in ".!?”" or not text[0].isupper() or line.indent > 0


def _speaks(text: str) -> bool:
    """Return whether there are words in a row outside of string literals."""
    return _PROSE.search(_LITERAL.sub("", text)) is not None


def opens(line: Line) -> bool:
    """Return whether code may begin with a line."""
    return _opens_code(_Code(line.bare, line.indent))


@lru_cache(maxsize=1024)  # a line is looked at as code, and as a table's cell
def _opens_code(line: _Code) -> bool:
    return _may_be_code(line) and _could_open(line.bare) and _OPENS_CODE.tips(line)


def find(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> Span | None:
    """Return the code that begins with a line: a run of such lines, or all between two blank ones."""
    run = _run(lines, first, end, taken)
    chunk = _chunk(lines, first, end, taken)
    return chunk if chunk and (run is None or run.last < chunk.last) else run


def led(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> Span | None:
    """Return a line or more between blank ones that a colon leads to, if each has signs of code."""
    if not first or lines[first - 1].bare[-1] not in ":：" or lines[first - 1].row + 1 == lines[first].row:
        return None
    last = first
    while last < end and last not in taken and lines[last].row == lines[first].row + last - first:
        if not _has_signs(lines[last]):
            return None
        last += 1
    return Span("code", first, last - 1) if last > first else None


def _has_signs(line: Line) -> bool:
    """Return whether a line opens as code, or half of its words and more have signs that prose lacks."""
    text = line.bare
    if opens(line):
        return True
    if (
        len(text) > shapes.LONG
        or "://" in text
        or text[-1] in ".。"
        or shapes.bullet(text)
        or shapes.number(text)
    ):
        return False
    words = text.split()
    return sum(_SIGNED.search(word) is not None for word in words) * 2 >= len(words)


_SIGNED = lazy.regex(r"[_={}<>|&;\\*~^]|\w\(|/\w+[/.]|^--?\w|\$[A-Za-z_{]")


def _run(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> Span | None:
    """Return a run of code lines, including blank lines inside it."""
    if not opens(lines[first]):
        return None
    total, last, depth, answers = 0.0, first - 1, 0, False

    def below(at: int) -> bool:
        """Return whether code goes on under a line that may be between two parts of it."""
        return at < end and at not in taken and opens(lines[at])

    for index in range(first, end):
        line = lines[index]
        if index in taken or len(line.bare) > shapes.LONG:
            break
        code = _Code(line.bare, line.indent)
        weight = weigh(CODE_CUES, code) if _may_be_code(code) and (total or _could_open(line.bare)) else 0
        within = last >= first and (line.indent >= 2 or line.row == lines[last].row + 1)
        # What follows a command right below is what the terminal answered.
        answers = (answers and within and not shapes.ends_sentence(line.bare)) or _prompts(line.bare)
        if within and (answers or line.bare in _LEFT_OUT or _REMARK.match(line.bare)):
            weight = max(weight, 1)
        if weight < (1 if depth > 0 or within or (total and below(index + 1)) else _CODE_LINE):
            break
        total += weight
        depth += sum(map(line.bare.count, "{([")) - sum(map(line.bare.count, "})]"))
        last = index
    return Span("code", first, last) if total >= _CODE_BLOCK else None


def _prompts(text: str) -> bool:
    return text[0] in "$>" and text.startswith((">>> ", "$ "))


def _chunk(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> Span | None:
    """Return the lines from the first below a blank one to the next blank one, if most of them open code.

    The others may be anything that is short and tells nothing.
    """
    if first and lines[first].row == lines[first - 1].row + 1:
        return None
    last, opening = first, 0
    while last < end and last not in taken and lines[last].row == lines[first].row + last - first:
        line = lines[last]
        if len(line.bare) > shapes.LONG or last - first > _CHUNK:
            return None
        if opens(line):
            opening += 1
        elif len(line.bare) > _ENTRY or line.bare[-1] == "." or _speaks(line.bare):
            return None
        last += 1
    if last - first < 2 or opening * 2 <= last - first:
        return None
    total = sum(weigh(CODE_CUES, _Code(line.bare, line.indent)) for line in lines[first:last])
    return Span("code", first, last - 1) if total >= _CODE_BLOCK else None
