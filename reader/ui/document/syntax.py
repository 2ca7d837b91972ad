"""Syntax highlighting: keywords, strings, numbers, comments. Pure, but slow; see LONGEST.

Supports only languages whose lexers were tried with hostile text (tests/ui/test_syntax.py): the text itself
names the language, and a runaway pattern would block the program.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.ui.document.view import StyleSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 8_000
"""Don't highlight code with more characters than this, with a line above `LONGEST_LINE`, or with more white
space in a row than `WIDEST_GAP`. Within these limits no lexer took longer than half a second."""
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
"""As code names them, in lower case."""
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
"""Styles by Pygments token; other tokens have none."""


def highlight_code(code: str, language: str) -> Sequence[StyleSpan]:
    """Return the styles of code, sorted, without overlap, none across a line end.

    Empty for unknown languages and for code that is too long.
    """
    if language not in LANGUAGES or len(code) > LONGEST or _TOO_MUCH.search(code):
        return ()
    # Imported at first use: it takes longer than the rest of a page.
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
    """Return the style of a token, or of its parent: "Token.Keyword.Type" is a keyword."""
    name = token.removeprefix("Token.")
    while name and name not in _STYLES:
        name = name.rpartition(".")[0]
    return _STYLES.get(name, "")


def _by_lines(word: str, start: int, style: str) -> Iterator[StyleSpan]:
    """Split a token at line ends."""
    for line in word.split("\n"):
        if line:
            yield StyleSpan(start, start + len(line), style)
        start += len(line) + 1
