"""Text from markup shows as it is: signs that would be Markdown in a plain text are the page's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.plain import Line, content_lines, document_lines
from reader.model import GivenPosting, Hint, Outline
from reader.parsing import items_of, parse
from reader.sources import text_of
from reader.ui.document.layout import Chunks, Layout
from reader.ui.document.outline import Outline as Contents
from reader.ui.document.view import HIDDEN_CHAR
from reader.ui.render.article import article_view, papers_view
from reader.ui.render.postings import posting_view

if TYPE_CHECKING:
    from reader.model import Document
    from reader.ui.document.view import View

PAGE = """<title># of people, *args and **kwargs</title><body>
<article><h1># of people, *args and **kwargs</h1>
<p>Functions that take <code>*args</code> and **kwargs are called by __init__ and by _others_ too, as a rule
of the house that has **always** been kept here.</p>
<p>1986. The year of the flood, when `nobody` could say [where](https://dam.example/) the water went.</p>
<h2># of floods</h2><h3>**bold** in words</h3>
<ul><li>* starred</li><li>1) counted<br>- and dashed</li></ul><ol start="1986"><li>the flood</li></ol>
<blockquote>&gt; quoted by sign<br>— &gt; by two</blockquote>
<p>No people<br>no<br>dam and no flood</p>
<table><tr><th>Sign</th><th>Means</th></tr><tr><td>-</td><td>-</td></tr><tr><td>`*`</td><td>**all**</td></tr>
</table><pre>```
fence
```</pre></article>"""
JOB = """<title>*Dam* warden</title><body>
<main class=job><h1>*Dam* warden</h1><p>We are looking for a dam warden in
Oslo, full-time, who keeps the **log** and calls __init__ by its name.</p><h2># of your tasks</h2><ul>
<li>You watch * and **<br>and write it down</li><li>You apply wax</li></ul><h2>Your profile</h2>
<ul><li>A licence</li></ul><p>Apply now: jobs@dam.example</p></main>"""


TAKE = (
    "take *args and **kwargs are called by __init__ and by _others_ too, as a rule of the house that has "
    "**always** been kept here."
)


def document_of(markup: str) -> Document:
    text = text_of("page.html", markup.encode())
    return parse(text.text, "page.html", outline=text.outline)


def lines_of(view: View) -> list[str]:
    """The lines of a view as they are seen, the cells of a table apart."""
    layout = Layout(Chunks(view), 200)
    lines = [line for index in range(len(layout.chunks)) for line in layout.lines(index) if line.text]
    return [
        (line.block.sign if line.first or line.block.every else "")
        + (" ~ ".join(run.text for run in line.runs) or line.text).replace(HIDDEN_CHAR, "")
        for line in lines
    ]


def test_the_signs_of_a_page_are_its_own_words() -> None:
    assert lines_of(article_view(document_of(PAGE))) == [
        "# of people, *args and **kwargs",
        f"Functions that {TAKE}",
        "1986. The year of the flood, when `nobody` could say [where](https://dam.example/) the water went.",
        "# of floods",
        "**bold** in words",
        "• * starred",
        "• 1) counted",
        "- and dashed",
        "1986. the flood",
        "│ > quoted by sign",
        "│ — > by two",
        "No people",
        "no",
        "dam and no flood",
        "Sign ~ Means",
        "- ~ -",
        "`*` ~ **all**",
        "```",
        "fence",
        "```",
    ]


def test_a_bar_in_a_cell_parts_no_columns() -> None:
    page = """<title>Signs of the dam</title><article><h1>Signs of the dam</h1>
<p>The wardens of the dam write with signs that are older than the dam, and nobody has ever changed one.</p>
<table><tr><th>Sign</th><th>Means</th></tr><tr><td>a | b</td><td>one of two</td></tr>
<tr><td>a \\| b</td><td>neither <a href="https://dam.example/why">why | how</a></td></tr></table></article>"""
    document = document_of(page)
    assert lines_of(article_view(document))[-3:] == [
        "Sign ~ Means", "a | b ~ one of two", r"a \| b ~ neither why | how"
    ]  # fmt: skip
    assert document.outline is not None
    (link,) = document.outline.links
    assert document.text.startswith(link.text, link.start)
    assert link.text == r"why \| how"


def test_nothing_in_it_looks_different_for_its_signs() -> None:
    layout = Layout(Chunks(article_view(document_of(PAGE))), 200)
    shown = [line for index in range(len(layout.chunks)) for line in layout.lines(index)]
    assert not any(line.styles or any(run.styles for run in line.runs) for line in shown)


def test_the_same_text_without_an_outline_is_markdown() -> None:
    document = parse(document_of(PAGE).text, outline=Outline(url="https://dam.example/"))
    lines = lines_of(article_view(document))
    assert "of floods" in lines
    assert "bold in words" in lines


def test_names_in_lists_are_those_of_the_page() -> None:
    document = document_of(PAGE)
    assert document.title == "# of people, *args and **kwargs"
    assert [item.title for item in items_of(document)] == ["# of people, *args and **kwargs"]
    names = [entry.name for entry in Contents(document).headings("article")]
    assert names == ["# of people, *args and **kwargs", "# of floods", "**bold** in words"]
    assert "# of floods" in [line.text for line in document_lines(document)]
    assert "# of floods" in [line.text for line in content_of(document)]


def content_of(document: Document) -> list[Line]:
    assert document.article
    return list(content_lines(document.article))


def test_a_posting_is_its_own_words() -> None:
    document = document_of(JOB)
    (posting,) = document.postings
    lines = lines_of(posting_view(posting, document))
    assert "# of your tasks" in lines
    assert lines[lines.index("• You watch * and **") + 1] == "and write it down"
    assert any("the **log** and calls __init__ by" in line for line in lines)
    assert document.title == "*Dam* warden"
    assert "# of your tasks" in [line.text for line in document_lines(document)]


def test_a_posting_without_a_role_is_called_by_its_first_words() -> None:
    text = "**Wardens** of dams watch # of floods.\n"
    outline = Outline(hints=(Hint("paragraph", (1, 1)),), postings=(GivenPosting((1, 1)),))
    document = parse(text, outline=outline)
    (posting,) = document.postings
    assert lines_of(posting_view(posting, document))[0] == "**Wardens** of dams watch # of floods."
    assert items_of(document)[0].title == "**Wardens** of dams watch # of floods."


PAPER = """Papers of the dam

On the *height* of **dams**
Ada Quill, Bo Reed
Abstract: We measure every dam of the valley twice, and find that *both* figures agree with each other.
"""


def test_a_paper_on_a_page_is_its_own_words() -> None:
    outline = Outline(hints=(Hint("title", (1, 1)), Hint("paragraph", (3, 5))))
    document = parse(PAPER, outline=outline)
    (paper,) = document.papers
    assert paper.title == "On the *height* of **dams**"
    assert "On the *height* of **dams**" in lines_of(papers_view(document))
