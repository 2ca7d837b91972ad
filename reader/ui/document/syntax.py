"""What the words of a program are: keywords, strings, numbers, remarks. Pure, but slow; see LONGEST.

Only languages whose lexers have been tried with hostile text (tests/ui/test_colours.py): a text names the
language itself, and a pattern that runs away would hold up the program.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.ui.document.view import StyleSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 8_000
"""Characters of code above which it stays as it is; so does code with a line above `LONGEST_LINE`, or with
more white space at a stretch than `WIDEST_GAP`. Within these no lexer took longer than half a second."""
LONGEST_LINE = 200
WIDEST_GAP = 100
# fmt: off
LANGUAGES = frozenset({
    "bash", "c", "c++", "clojure", "console", "cpp", "css", "dart", "diff",
    "docker", "dockerfile", "elixir", "go", "golang", "graphql", "haskell", "html", "ini",
    "javascript", "js", "json", "jsx", "julia", "kotlin", "lua", "make", "makefile", "php",
    "protobuf", "py", "pycon", "python", "python3", "r", "rb", "rs", "ruby", "rust", "scala",
    "scss", "sh", "shell", "sql", "swift", "toml", "ts", "typescript", "xml", "yaml", "yml", "zig",
    "zsh",
})
# fmt: on
"""As code states them, in small letters."""
_TOO_MUCH = re.compile(rf"[^\n]{{{LONGEST_LINE + 1}}}|\s{{{WIDEST_GAP + 1}}}")
_STYLES = {
    "Comment": "comment",
    "Generic.Deleted": "removed",
    "Generic.Heading": "keyword",
    "Generic.Inserted": "added",
    "Generic.Prompt": "comment",
    "Generic.Subheading": "keyword",
    "Keyword": "keyword",
    "Keyword.Constant": "number",
    "Literal.Date": "number",
    "Literal.Number": "number",
    "Literal.String": "string",
    "Name.Decorator": "keyword",
    "Name.Tag": "keyword",
    "Operator.Word": "keyword",
}
"""By the names of Pygments' tokens; the others look like text."""


def highlight_code(code: str, language: str) -> Sequence[StyleSpan]:
    """The styles of the words of a program, rising and apart, none longer than a line.

    Nothing for a language that is not known, and for code that is too long.
    """
    if language not in LANGUAGES or len(code) > LONGEST or _TOO_MUCH.search(code):
        return ()
    # At first use: it takes longer to import than all the rest of a page.
    from pygments.lexers import get_lexer_by_name

    found: list[StyleSpan] = []
    at = 0
    for start, kind, word in sorted(get_lexer_by_name(language).get_tokens_unprocessed(f"{code}\n")):
        style = _style_of(str(kind))
        if style and start >= at:
            found += _by_lines(word, start, style)
            at = start + len(word)
    return found


def _style_of(token: str) -> str:
    """The look of a token, or of what it is a kind of: "Token.Keyword.Type" is a keyword."""
    name = token.removeprefix("Token.")
    while name and name not in _STYLES:
        name = name.rpartition(".")[0]
    return _STYLES.get(name, "")


def _by_lines(word: str, start: int, style: str) -> Iterator[StyleSpan]:
    """A word without its line ends."""
    for line in word.split("\n"):
        if line:
            yield StyleSpan(start, start + len(line), style)
        start += len(line) + 1
