"""Names carry no Markdown: in documents, papers, postings, and in what the shell prints and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.cli import main
from reader.folding import squash
from reader.markdown_signs import heading_mark, without_signs
from reader.model import identity
from reader.naming import count_of, name_of
from reader.parsing import items_of, parse

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [
    ("# A heading with a mark", "A heading with a mark"),
    ("**Bold title** of `code`", "Bold title of code"),
    ("### Three signs", "Three signs"),
    ("##No space", "No space"),
    ("# Closed ##", "Closed"),
    ("# **All** of _it_", "All of it"),
    ("***Both*** at once", "Both at once"),
    ("__Strong__ and *weak*", "Strong and weak"),
    ("A ~~wrong~~ right title", "A wrong right title"),
    ("[A title](https://example.org/a) of it", "A title of it"),
    ("# [**Bold** link](https://example.org/a_b)", "Bold link"),
    ("[A title](/posts/1.html)", "A title"),
    ("![A picture](https://example.org/a.png) of tides", "A picture of tides"),
    ("``a `tick` inside``", "a `tick` inside"),
    ("Notes on C\\#", "Notes on C#"),
    ("> A quoted title", "A quoted title"),
    ("> **A quoted** title", "A quoted title"),
    ("Two \\*stars\\*", "Two *stars*"),
    ("`snake_case` and `__init__`", "snake_case and __init__"),
]
KEPT = [
    "A plain title",
    "snake_case names and __init__ in Python",
    "C* for C programmers",
    "A tour of *nix",
    "2*3*4 and 2 * 3 * 4",
    "C# and F# at scale",
    "#metoo, ten years on",
    "Home is ~/notes",
    "A 5* hotel",
    "f(x) [1] and [2]",
    "C:\\temp\\new",
    "It`s a tick",
    "#",
    "***",
    "** **",
    "1 # 2",
    "`",
    "",
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_has_no_signs(text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize("text", KEPT)
def test_signs_that_mark_nothing_stay(text: str) -> None:
    assert name_of(text) == text
    assert without_signs(text) == text


@pytest.mark.parametrize(("text", "mark"), [("## A heading", "## "), ("#metoo", ""), ("Words", "")])
def test_the_mark_of_a_heading_ends_before_its_words(text: str, mark: str) -> None:
    assert heading_mark(text) == mark


@given(st.text(st.sampled_from("ab_*`~#[]()\\! 1:/h.>"), max_size=60))
@example("** ")
@example(">  ")
def test_a_name_adds_nothing_and_is_never_lost(text: str) -> None:
    name = name_of(text)
    assert bool(name.strip()) == bool(text.strip())
    rest = iter(text)
    assert all(character in rest for character in name)


def test_titles_roles_and_first_words_are_names() -> None:
    paper = "**Slow tides:** a study of `patience`\nIlse Varga, Jun-ho Tran, Bao Iyer"
    place = "US, WA, Seattle\n"
    postings = (
        f"{place}Title: **Data Scientist**\n{'We count the boats that come in. ' * 8}\n"
        f"{place}**About us** We count the boats that come in, {'and the ones that leave. ' * 8}"
    )
    about = "The authors of a paper look at what waiting does to those who wait, for years and by the sea."
    papers = f"New papers\n\n{paper}\n\n{about}"
    document = parse(f"# A *new* title\n\nText of it.\n\n{papers}\n\nRelated content\n\n{postings}")
    assert document.title == "A new title"
    assert [item.title for item in items_of(document)] == [
        "A new title",
        "Slow tides: a study of patience",
        "Data Scientist",
        "About us We count the boats that come …",
    ]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("![A boat](x.png)\n\n# A real title", "A real title"),
        ("![A boat](https://example.org/x.png)\n\nA title without a mark", "A title without a mark"),
        ("![](x.png)\n\n*A boat in the harbour. Photo: Ann Lee*\n\n# A real title", "A real title"),
        ("![A boat](x.png)\n![Two boats](y.png)\n\n# A **real** title", "A real title"),
        ("![A boat](x.png)\n\nA boat at sea.\n\n# A real title", "A real title"),
    ],
)
def test_an_image_before_a_heading_is_a_caption(above: str, title: str) -> None:
    document = parse(f"{above}\n\nThe text of it, which says little, and ends here.\n", "a.md")
    assert document.title == title
    assert [block.kind for block in document.blocks][-2:] == ["title", "paragraph"]


@pytest.mark.parametrize(
    "title",
    ["# A title", "A **title**", "[A title](https://example.org/a)", "A `title` of __init__", "A title"],
)
def test_an_article_keeps_the_identity_of_the_title_as_written(title: str) -> None:
    article = parse(f"{title}\n\nText of it, as it is.").article
    assert article is not None
    assert article.id == identity("article", squash(title), squash("Text of it, as it is."))


def test_the_files_of_the_case_are_listed_by_name(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shared / "cases" / "field" / "09-title-markup"
    assert main(["list", str(folder / "head.md"), str(folder / "bold.md")]) == 0
    told = capsys.readouterr().out
    assert "A heading with a mark" in told
    assert "Bold title of code" in told
    assert "#" not in told
    assert "`" not in told


def test_shown_and_exported_titles_are_the_same_and_stand_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bold.md"
    path.write_text("**Bold title** of `code`\n\nText of it.\n")
    assert main(["show", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Bold title of code"
    assert main(["add", str(path)]) == 0
    capsys.readouterr()
    assert main(["export", "--to", "markdown"]) == 0
    told = capsys.readouterr().out
    assert told.count("Bold title of code") == 2  # the heading, and where it is from
    assert "`" not in told


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0 near copies"), (1, "1 near copy"), (2, "2 near copies"), (12_400, "12,400 near copies")],
)
def test_a_number_with_its_noun(number: int, expected: str) -> None:
    assert count_of(number, "near copy", "near copies") == expected


def test_a_noun_gets_its_plural() -> None:
    assert [count_of(number, "posting") for number in (1, 3)] == ["1 posting", "3 postings"]
