"""Markdown within prose: what is marked, what only styles so, and that no character is lost or moved."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.markdown_signs import scan
from reader.ui.document import cursor as motions
from reader.ui.document.cursor import copied_text
from reader.ui.document.inline_markup import shown_signs
from reader.ui.document.layout import Chunks, Layout
from reader.ui.document.view import HIDDEN_CHAR, Highlights, TextBlock, View
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.builders import ThemedApp, screen_strips, screen_text

if TYPE_CHECKING:
    from textual.app import ComposeResult

MARKED = st.lists(
    st.sampled_from(
        [
            "*",
            "**",
            "***",
            "_",
            "__",
            "`",
            "``",
            "~~",
            "[",
            "](https://x.org)",
            "]",
            "(",
            ")",
            "\\",
            "![",
            HIDDEN_CHAR,
            *("word", "a_b", " ", "\n", "漢字", "é", ".", "/", "2", "https://y.org/_z_", "👍🏽"),
        ]
    ),
    max_size=40,
).map("".join)


def marked(text: str) -> list[tuple[str, str]]:
    """What is marked as what; the signs that are shown are left out."""
    styles = scan(text).styles
    return [(look.style, text[look.start : look.stop]) for look in styles if look.style != "sign"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **bold** word", [("strong", "bold")]),
        (
            "__Bold__ and *italic*, _italic_.",
            [("strong", "Bold"), ("emphasis", "italic"), ("emphasis", "italic")],
        ),
        (
            "**Note:** (*so*) “_it_” *is*",
            [("strong", "Note:"), ("emphasis", "so"), ("emphasis", "it"), ("emphasis", "is")],
        ),
        ("***both*** at once", [("emphasis", "**both**"), ("strong", "both")]),
        ("**a *b* c**", [("strong", "a *b* c"), ("emphasis", "b")]),
        ("*a **b***", [("emphasis", "a **b**"), ("strong", "b")]),
        ("***a** b*", [("emphasis", "**a** b"), ("strong", "a")]),
        ("**C++** and *C#*", [("strong", "C++"), ("emphasis", "C#")]),
        ("这是**重点**内容", [("strong", "重点")]),
        ("~~no~~ yes", [("struck", "no")]),
        ("run `x = *y*` now", [("verbatim", "x = *y*")]),
        ("`` `tick` ``", [("verbatim", " `tick` ")]),
        ("[words](https://x.org/a_(b)?c=*d*)", [("link", "words")]),
        ("[w](<http://x.org> 'title') [m](MAILTO:a@x.org)", [("link", "w"), ("link", "m")]),
        ("[*w*](http://x.org)", [("link", "*w*"), ("emphasis", "w")]),
        ("*[w](http://x.org)*", [("emphasis", "[w](http://x.org)"), ("link", "w")]),
        ("[[1]](https://x.org)", [("link", "[1]")]),
        ("[[a](http://x.org)](http://y.org)", [("link", "a")]),
        ("![alt](https://x.org/i.png)", [("link", "alt")]),
        ("*over\ntwo lines*", [("emphasis", "over\ntwo lines")]),
        ("[*a](http://x.org) b*", [("link", "*a")]),
    ],
)
def test_what_is_marked(text: str, expected: list[tuple[str, str]]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "snake_case_names, _private and so on",
        "__init__, __main__.py, __all__ and _id_2_ are names",
        "a * b * c and 5 * 3, 2*3*4 and x**2 + y**2",
        "f(*args, **kwargs), print(*a, *b) and {**a, **b}",
        "takes *args, prices of 5* and a footnote*",
        "char *p, *q; int *a = *b; void f(char *, int *); (int *a, int*)",
        "/*comment*/ and //*more*/",
        "*.md and *.txt, src/**/*.py, a/*/b, C:\\*",
        "Ann*, Bo*, Cy** and *Equal contribution",
        "*p < 0.05, **p < 0.01, ***p < 0.001",
        "now $5*, then $6*",
        "*unbalanced and **so on",
        "un*emphatic*ally and one_two_three",
        "* and ** and *** and ****four****",
        "____ fill in ____ and ______",
        "\\*not\\* and \\`not\\` and \\[not](https://x.org)",
        "`quoted' and `quoted', ``this'' and ``that''",
        "` ` and an ` alone",
        "f[i](x), [1](2), [words](not an address), [words](ftp://x.org), [](https://x.org)",
        "[ ](https://x.org) and [words] (https://x.org) and ](https://x.org)",
        "https://x.org/_a_/*b*?c=*d*&e=_f_",
        "~~~ about ~5, ~~ 6 ~~",
        "no signs at all",
        "",
    ],
)
def test_what_only_looks_so(text: str) -> None:
    assert marked(text) == []
    assert shown_signs(text, 0, Highlights()) == (text, ())


def test_a_kind_that_is_left_over_spoils_no_other() -> None:
    assert marked("**Note:** *args and 5*, `code`, see footnote*") == [
        ("strong", "Note:"),
        ("verbatim", "code"),
    ]


@given(MARKED)
@example("**a**" * 20)
@example("*a **b* c**")
def test_nothing_is_lost_and_nothing_moves(text: str) -> None:
    found = scan(text)
    at = 0
    for start, stop in sorted(span for pair in found.hidden for span in pair):
        assert at <= start < stop <= len(text)
        assert set(text[start:stop]) <= set("*_![") or text[start : start + 2] == "]("
        at = stop
    assert all(0 <= look.start < look.stop <= len(text) for look in found.styles)
    shown, styles = shown_signs(text, 7, Highlights())
    assert len(shown) == len(text)
    assert all(now in (before, HIDDEN_CHAR) for before, now in zip(text, shown, strict=True))
    lit, more = shown_signs(text, 7, Highlights([(7, 7 + len(text))]))
    assert lit == text
    assert len(more) == len(styles) + 2 * len(found.hidden)


@pytest.mark.long
@pytest.mark.parametrize("sign", ["*", "_", "[", "`", "*a ", "_a* ", "[](http://", "`a``b", "*[", "**a **"])
def test_many_signs_are_read_once(sign: str) -> None:
    # Were any of it quadratic, this would take hours.
    text = sign * (80_000 // len(sign))
    for whole in (text * 4 if len(sign) == 1 else text, f"*a{text}a*", f"[{text}](https://x.org)"):
        assert all(look.stop <= len(whole) for look in scan(whole).styles)


@given(MARKED, st.integers(2, 30))
def test_every_character_stands_on_the_line_that_is_found_for_it(text: str, width: int) -> None:
    chunks = Chunks(View("v", [TextBlock(text, 5, space=0)], source=" " * 5 + text, marked=True))
    layout = Layout(chunks, width)
    lines = layout.lines(0)
    assert all(now.start >= before.stop for before, now in pairwise(lines))
    shown = chunks.shown(0).text
    for at, character in enumerate(shown):
        line = lines[layout.line_of(chunks.find(5 + at)).row]
        if not character.isspace() and character != HIDDEN_CHAR:
            assert line.start <= at < line.stop
            assert line.text[at - line.start] == character
    assert copied_text(chunks, "", *(chunks.find(5), chunks.end)) == text.replace(HIDDEN_CHAR, "")


@given(st.lists(MARKED, min_size=1, max_size=3))
@example(["**bold** at the edges, [a link](https://x.org/" + "far/" * 40 + ")", "*a*"])
def test_the_cursor_goes_through_what_is_shown_there_and_back(texts: list[str]) -> None:
    chunks = Chunks(View("v", [TextBlock(text, 1000 * at) for at, text in enumerate(texts)], marked=True))
    there = [motions.first(chunks)]
    while (place := motions.right(chunks, there[-1])) != there[-1]:
        there.append(place)
    back = [there[-1]]
    while (place := motions.left(chunks, back[-1])) != back[-1]:
        back.append(place)
    assert back == there[::-1]
    shown = [motions.text_of(chunks, place.chunk)[place.character :] for place in there]
    assert all(text and text[0] != HIDDEN_CHAR for text in shown) or set("".join(shown)) <= {HIDDEN_CHAR}


class Reading(ThemedApp):
    """A pane with a text in which Markdown is read."""

    def __init__(self, *texts: str) -> None:
        super().__init__()
        self.pane = ReadingPane()
        self.text = "\n\n".join(texts)
        blocks = [TextBlock(text, self.text.index(text)) for text in texts]
        self.pane.show(View("v", blocks, source=self.text, marked=True))

    def compose(self) -> ComposeResult:
        yield self.pane

    def styles_of(self, words: str) -> set[str]:
        """The weights in which some words are drawn."""
        for strip in screen_strips(self):
            for text, style, _ in strip:
                if style and words in text:
                    names = ("bold", "italic", "underline", "strike")
                    return {name for name in names if getattr(style, name)}
        raise AssertionError(words)


TEXT = (
    "Some **strong words** and *quiet* ones, `code`, ~~struck~~, [a link](https://x.org/far/away) at the end"
)


async def test_signs_of_emphasis_and_links_are_not_shown_and_all_is_copied() -> None:
    app = Reading(TEXT)
    async with app.run_test(size=(100, 10)) as pilot:
        assert "Some strong words and quiet ones, `code`, ~~struck~~, a link at the end" in screen_text(app)
        assert app.styles_of("strong words") == {"bold"}
        assert app.styles_of("quiet") == {"italic"}
        assert app.styles_of("a link") == {"underline"}
        assert app.styles_of("struck") == {"strike"}
        assert app.styles_of(" at the end") == set()
        app.pane.text_select_all()
        await pilot.pause()
        assert app.pane.selected_text == TEXT
        assert "Some strong words and" in screen_text(app)


async def test_what_is_selected_by_mouse_and_keyboard_is_what_is_seen() -> None:
    app = Reading(TEXT)
    async with app.run_test(size=(100, 10)) as pilot:
        y, line = next((y, line) for y, line in enumerate(screen_text(app).split("\n")) if "quiet" in line)
        await pilot.mouse_down(ReadingPane, offset=(line.index("quiet"), y))
        await pilot.hover(ReadingPane, offset=(line.index("ones") + 3, y))
        await pilot.mouse_up(ReadingPane, offset=(line.index("ones") + 3, y))
        assert app.pane.selected_text == "quiet* ones"
        await pilot.click(ReadingPane, offset=(line.index("strong") + 2, y), times=2)
        assert app.pane.selected_text == "strong"
        app.pane.end_selecting()
        app.pane.focus()
        await pilot.press("v", "w", "w", "e")
        assert app.pane.selected_text == "Some **strong words"
        await pilot.press("l", "l")
        assert app.pane.selected_text == "Some **strong words** a"
        await pilot.press("$")
        assert app.pane.selected_text == TEXT


async def test_a_match_in_what_is_hidden_is_shown_while_it_is_lit() -> None:
    app = Reading(TEXT, "other words")
    async with app.run_test(size=(100, 10)) as pilot:
        at = TEXT.index("far")
        app.pane.highlight([(at, at + 3)], current=0)
        await pilot.pause()
        assert "[a link](https://x.org/far/away) at the end" in " ".join(screen_text(app).split())
        assert "strong words and" in screen_text(app)
        app.pane.highlight([(TEXT.index("strong"), TEXT.index("strong") + 6)])
        await pilot.pause()
        assert "a link at the end" in screen_text(app)


async def test_code_authors_and_words_of_our_own_stay_as_they_are() -> None:
    text = "*a* **b**"
    blocks = [TextBlock(text, 0, "code", wrap=False), TextBlock(text, 20, "dim"), TextBlock(text, None)]
    chunks = Chunks(View("v", blocks, marked=True))
    assert [chunks.shown(index).text for index in range(3)] == [text] * 3
    assert Chunks(View("v", [TextBlock(text, 0)])).shown(0).text == text
