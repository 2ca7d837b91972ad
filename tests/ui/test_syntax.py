"""Code in its colours: exact places, known languages only, and bounded on hostile text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.document.syntax import LANGUAGES, LONGEST, LONGEST_LINE, WIDEST_GAP, highlight_code
from reader.ui.document.view import StyleSpan, StyleSpanCursor, TextBlock, View
from reader.ui.render.article import article_view
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.builders import ThemedApp, document, screen_strips, screen_text
from tests.ui.driving import until

if TYPE_CHECKING:
    from textual.app import ComposeResult

PYTHON = 'def brew(leaves):  # how\n    return "tea" + str(1.5)'


def words(code: str, language: str) -> list[tuple[str, str]]:
    return [(style, code[start:stop]) for start, stop, style in highlight_code(code, language)]


def test_the_words_of_a_program() -> None:
    assert words(PYTHON, "python") == [
        ("keyword", "def"),
        ("comment", "# how"),
        ("keyword", "return"),
        ("string", '"'),
        ("string", "tea"),
        ("string", '"'),
        ("number", "1.5"),
    ]
    assert words('{"a": null}', "json") == [("keyword", '"a"'), ("number", "null")]
    assert words("-old\n+new", "diff") == [("removed", "-old"), ("added", "+new")]


def test_a_word_of_several_lines_is_one_for_each() -> None:
    code = 'x = """one\n\ntwo"""'
    assert words(code, "python") == [
        ("string", '"""'),
        ("string", "one"),
        ("string", "two"),
        ("string", '"""'),
    ]


@pytest.mark.parametrize(
    ("code", "language"),
    [
        (PYTHON, ""),
        (PYTHON, "klingon"),
        (f"{PYTHON}\n" * (LONGEST // len(PYTHON)), "python"),
        (f'{PYTHON}\n"{"x" * LONGEST_LINE}"', "python"),
        (f"{PYTHON}{' ' * WIDEST_GAP}\n1", "python"),
    ],
)
def test_what_is_unknown_or_too_long_has_no_colours(code: str, language: str) -> None:
    assert highlight_code(code, language) == ()


@given(
    st.text(st.sampled_from("ab1 \n\"'`#/*<>(){}[]$%=:\\-+漢é") | st.characters(codec="utf-8"), max_size=120),
    st.sampled_from(sorted(LANGUAGES)),
)
def test_looks_rise_apart_within_lines(code: str, language: str) -> None:
    styles = highlight_code(code, language)
    assert all(before.stop <= now.start for before, now in pairwise(styles))
    assert all(look.start < look.stop <= len(code) + 1 for look in styles)
    assert not any("\n" in code[look.start : look.stop] for look in styles)


HOSTILE = (
    "a\n", "a ", "a.", "a:", "a(", "a<", "a,", "a=", "(", "[", "{", "<", "\\", '"', "'", "`", "$", "${", "%{",
    "/*", "//", "<!--", "<?", "=>", "->", "::", "#{", "1.", "0", "-", "*", "- ", "\\\n", "'''", "<<A\n",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_pattern_runs_away(language: str) -> None:
    # Were one of them exponential, or of a high power, this would not end.
    for signs in HOSTILE:
        line = signs * (LONGEST_LINE // len(signs))
        lines = "\n".join([line[:LONGEST_LINE]] * (LONGEST // LONGEST_LINE - 1))
        assert all(look.stop <= len(lines) for look in highlight_code(lines, language))


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=12)


@given(SPANS, st.lists(st.integers(0, 12), max_size=10))
def test_a_sweep_finds_what_touches_each_stretch(spans: list[tuple[int, int]], lengths: list[int]) -> None:
    styles = sorted(StyleSpan(start, start + length, "x") for start, length in spans)
    sweep, at = StyleSpanCursor(styles), 0
    for length in lengths:
        found = {(look.start + at, look.stop + at) for look in sweep.within(at, at + length)}
        assert found == {(a, b) for a, b, _ in styles if a < at + length and b > at}
        at += length


def test_a_fence_says_its_language() -> None:
    source = document(
        ("code", "```Python title=x\nx = 1\n```"), ("code", "```\nx = 1\n```"), ("code", "x = 1")
    )
    blocks = article_view(source).blocks
    assert [(block.text, block.language) for block in blocks] == [
        ("Python title=x", ""),
        ("x = 1", "python"),
        ("x = 1", ""),
        ("x = 1", ""),
    ]


class Reading(ThemedApp):
    """A pane with code."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.pane = ReadingPane()
        blocks = [
            TextBlock(PYTHON, 0, "code", indent=2, wrap=False, language=language),
            TextBlock("after", 90),
        ]
        self.pane.show(View("v", blocks))

    def compose(self) -> ComposeResult:
        yield self.pane

    def bold(self) -> set[str]:
        strips = screen_strips(self)
        return {text for strip in strips for text, style, _ in strip if style and style.bold}


async def test_code_takes_on_its_colours_in_its_place() -> None:
    app = Reading("python")
    async with app.run_test(size=(60, 10)) as pilot:
        await until(pilot, lambda: app.bold() == {"def", "return"})
        assert "  def brew(leaves):  # how\n" in screen_text(app)
        app.pane.text_select_all()
        await pilot.pause()
        assert app.pane.selected_text.startswith(PYTHON)
        app.pane.end_selecting()
        app.pane.change(app.pane.view._replace(key="w", dimmed=[(0, 3)]))
        await pilot.pause()
        assert app.bold() == {"def", "return"}


async def test_colours_of_much_code_are_not_all_kept() -> None:
    app = Reading("python")
    async with app.run_test(size=(60, 10)) as pilot:
        for number in range(70):
            code = f"return {number}"
            app.pane.show(View("v", [TextBlock(code, 0, "code", wrap=False, language="python")]))
        await until(pilot, lambda: app.bold() == {"return"})
        assert len(app.pane.viewport.code_styles) <= 64
