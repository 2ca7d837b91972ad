"""Markdown of items from pages, read back by a parser: structure is kept, and no word becomes any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader import Library
from reader.cli import main
from reader.export.markdown_blocks import block_lines
from reader.model import Block

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token

    from reader.export.formats import Format

ARTICLE = """<html lang=en><title>How the lamps count</title><meta name=author content="Ida Quill"><article>
<h1>How the lamps count</h1>
<p>The lamps at the harbour count the boats, and *nobody* has ever asked them to; they write __init__ and
# signs into a log that is read once a year by the warden of the tides.</p>
<h2># Signs at the start</h2>
<p># A line of the old log begins with a hash, and is a paragraph all the same, as he will tell.</p>
<ul><li>One lamp for boats<br>- that come</li><li>Two lamps for others<ol><li>with a * star</li>
<li>and without</li></ol></li><li>1. no number</li></ul>
<ol start=3><li>Light the lamp</li><li>Count the boats</li></ol>
<h3>The table of lamps</h3>
<table><tr><th>Sign</th><th>Meaning</th></tr><tr><td>a | b</td><td>*either* boat</td></tr>
<tr><td>x \\| y</td><td></td></tr></table>
<pre><code class="language-python"># count
x = 1 | 2  # ```
</code></pre>
<blockquote><p>Nobody asked the lamps, said the warden, and yet they count as if somebody had.</p>
</blockquote>
<p>The lamp house<br>12 Pier Road<br>1. Floor</p>
<p>1. This paragraph begins with a number and goes on for a while, so that it is no item of a list.</p>
<p>- This begins with a dash, and is said by somebody in a dialogue that goes on for quite a while.</p>
</article>"""
JOB = """<title>Dam warden</title><main class=job><h1>Dam warden</h1><p>We are looking for a dam warden
in Oslo, full-time, who keeps the **log** and calls __init__ so.</p><h2># of your tasks</h2><ul>
<li>You watch * and **</li><li>You apply wax<ul><li>to the rails</li></ul></li></ul>
<h2>Your profile</h2><table><tr><th>Needed</th><th>For</th></tr><tr><td>A licence</td><td>the boat</td></tr>
</table><p>Apply now: jobs@dam.example</p></main>"""


LOG = (
    "The lamps at the harbour count the boats, and *nobody* has ever asked them to; they write __init__ "
    "and # signs into a log that is read once a year by the warden of the tides."
)
WANTED = "We are looking for a dam warden in Oslo, full-time, who keeps the **log** and calls __init__ so."


def exported(folder: Path, markup: str, to: Format = "markdown") -> str:
    (folder / "page.html").write_text(markup, encoding="utf-8")
    with Library.of([str(folder / "page.html")]) as library:
        return "\n".join(library.write([item.id for item in library.items()], to))


def parsed(text: str) -> list[Token]:
    return MarkdownIt().enable("table").parse(text)


def shapes(text: str) -> list[str]:
    """What elements there are, in their order; inside them, the words."""
    found: list[str] = []
    for token in parsed(text):
        if token.type == "inline":
            kinds = {child.type for child in token.children or ()}
            assert kinds <= {"text", "hardbreak", "softbreak"}, token.content
            words = [
                "/" if child.type == "hardbreak" else child.content or " " for child in token.children or ()
            ]
            found.append("".join(words))
        elif token.type == "fence":
            found.append(f"{token.info}:{token.content}")
        elif token.nesting == 1 and token.tag not in ("p", "thead", "tbody", "tr", "li"):
            found.append(f"<{token.tag}{token.attrs.get('start', '')}>")
        elif token.nesting == -1 and token.tag in ("ul", "ol"):
            found.append(f"</{token.tag}>")
    return found


def test_an_article_keeps_its_structure_and_its_signs(tmp_path: Path) -> None:
    found = shapes(exported(tmp_path, ARTICLE))
    assert found[:2] == ["<h1>", "How the lamps count"]
    assert found[found.index("Ida Quill") :] == [
        "Ida Quill",
        LOG,
        "<h2>",
        "# Signs at the start",
        "# A line of the old log begins with a hash, and is a paragraph all the same, as he will tell.",
        "<ul>",
        "One lamp for boats/- that come",
        "Two lamps for others",
        "<ol>",
        "with a * star",
        "and without",
        "</ol>",
        "1. no number",
        "</ul>",
        "<ol3>",
        "Light the lamp",
        "Count the boats",
        "</ol>",
        "<h3>",
        "The table of lamps",
        *("<table>", "<th>", "Sign", "<th>", "Meaning", "<td>", "a | b", "<td>", "*either* boat"),
        *("<td>", "x \\| y", "<td>", ""),
        "python:# count\nx = 1 | 2  # ```\n",
        "<blockquote>",
        "Nobody asked the lamps, said the warden, and yet they count as if somebody had.",
        "The lamp house/12 Pier Road/1. Floor",
        "1. This paragraph begins with a number and goes on for a while, so that it is no item of a list.",
        "- This begins with a dash, and is said by somebody in a dialogue that goes on for quite a while.",
    ]


def test_a_posting_of_a_page_keeps_its_structure(tmp_path: Path) -> None:
    found = shapes(exported(tmp_path, JOB))
    assert found[:2] == ["<h1>", "Dam warden"]
    assert found.count("Dam warden") == 1
    start = next(at for at, words in enumerate(found) if words.startswith("We are looking"))
    assert found[start:] == [
        WANTED,
        *("<h2>", "# of your tasks"),
        *("<ul>", "You watch * and **", "You apply wax", "<ul>", "to the rails", "</ul>", "</ul>"),
        *("<h2>", "Your profile"),
        *("<table>", "<th>", "Needed", "<th>", "For", "<td>", "A licence", "<td>", "the boat"),
        "Apply now: jobs@dam.example",
    ]


def test_a_heading_of_a_page_keeps_its_signs_wherever_it_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "# of your tasks" in exported(tmp_path, JOB, "csv")
    with Library.of([str(tmp_path / "page.html")]) as library:
        [item] = library.items("posting")
    assert main(["show", item.id, "--in", str(tmp_path / "page.html")]) == 0
    assert "\n# of your tasks\n" in capsys.readouterr().out


def blocks_of(kind: str, *texts: str) -> list[Block]:
    line, found = 1, []
    for text in texts:
        last = line + text.count("\n")
        found.append(Block(kind, (line, last), 0, text))  # type: ignore[arg-type]
        line = last + 1
    return found


def written(blocks: list[Block], *, is_literal: bool) -> str:
    return "\n\n".join("\n".join(chunk) for chunk in block_lines(blocks, is_literal=is_literal))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["- a", "- b\n  goes on", "* c"], ["<ul>", "a", "b goes on", "c", "</ul>"]),
        (["9) a", "10) b\n    – c"], ["<ol9>", "a", "b", "<ul>", "c", "</ul>", "</ol>"]),
        (["  • deep", "• flat", "words"], ["<ul>", "deep", "flat words", "</ul>"]),
        (["words alone"], ["words alone"]),
    ],
)
def test_lists_of_plain_texts(texts: list[str], expected: list[str]) -> None:
    assert shapes(written(blocks_of("list", *texts), is_literal=False)) == expected


def test_lists_with_a_line_between_them_are_two() -> None:
    first, second = Block("list", (1, 1), 0, "• a"), Block("list", (3, 3), 0, "1. b")
    assert written([first, second], is_literal=True) == "- a\n\n1. b"


def test_a_table_of_a_plain_text_stays_as_it_is() -> None:
    [block] = blocks_of("table", "a | b\n--|--\n1 | 2")
    assert shapes(written([block], is_literal=False)) == [":a | b\n--|--\n1 | 2\n"]
    assert shapes(written([block], is_literal=True)) == [":a | b\n--|--\n1 | 2\n"]


def test_rows_of_a_table_have_as_many_cells_as_the_longest() -> None:
    [block] = blocks_of("table", "| a |\n| 1 | 2 |")
    assert written([block], is_literal=True) == "| a |  |\n| --- | --- |\n| 1 | 2 |"


def test_a_language_that_is_none_names_no_fence() -> None:
    block = Block("code", (1, 1), 0, "x", language="py`thon\nx")
    assert written([block], is_literal=True) == "```\nx\n```"


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=8))
def test_items_stay_items_however_they_are_nested(items: list[tuple[int, bool]]) -> None:
    text = "\n".join(f"{'  ' * level}{'1.' if numbered else '•'} item" for level, numbered in items)
    tokens = parsed(written(blocks_of("list", text), is_literal=True))
    assert [token.content for token in tokens if token.type == "inline"] == ["item"] * len(items)
    assert sum(token.type == "list_item_open" for token in tokens) == len(items)
