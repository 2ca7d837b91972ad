"""Whatever the markup, hints and links say only what is so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.clean import clean, clean_link
from reader.model import Hint, Link
from reader.pages import encoding_of, read_fragment, read_page
from reader.pages.elements import named

TAGS = sorted(
    named("p div span a ul ol li dl dt dd table tr td th caption pre code blockquote figure figcaption h1")
    | named(
        "h2 h6 article main section aside nav footer header b i q cite script style template noscript title"
    )
)
ATTRIBUTES = (
    "class='post-body'",
    "class=byline",
    "class='related'",
    "class=caption",
    "class=pullquote",
    "class=standfirst",
    "href='/a b'",
    "href='https://a.example/'",
    "href='#x'",
    "hidden",
    "alt='a gull on the quay'",
    "start=7",
    "colspan=2",
    "itemprop=articleBody",
    "role=main",
    "style='display:none'",
)
WORDS = st.sampled_from(
    [
        "A latch is oiled, they say, and then it rains. " * 2,
        "x",
        " ",
        "\n",
        "&nbsp;",
        "a\u0301\u202e",
        "\ufe0f",
        "|",
        "— Tom",
        "\t",
    ]
)
TAG = st.builds(
    lambda tag, attributes, end: f"</{tag}>" if end else f"<{tag} {' '.join(attributes)}>",
    st.sampled_from(TAGS),
    st.lists(st.sampled_from(ATTRIBUTES), max_size=2),
    st.booleans(),
)
MARKUP = st.lists(st.one_of(TAG, WORDS, st.text(max_size=8)), max_size=60).map("".join)


def check(text: str, hints: tuple[Hint, ...], links: tuple[Link, ...]) -> None:
    lines = text.split("\n")
    assert clean(text) == text
    last = 0
    for hint in hints:
        assert last < hint.lines[0] <= hint.lines[1] <= len(lines)
        assert lines[hint.lines[0] - 1].strip()
        assert lines[hint.lines[1] - 1].strip()
        assert (hint.level is not None) == (hint.kind == "heading")
        last = hint.lines[1]
    for link in links:
        assert link.text
        assert text[link.start : link.start + len(link.text)] == link.text
        assert clean_link(link.address) == link.address


@given(MARKUP)
def test_pages(markup: str) -> None:
    page = read_page(markup, "https://quay.example/door")
    check(page.text, page.outline.hints, page.outline.links)
    if page.title is not None:
        assert page.text.split("\n")[0] == page.title
        assert page.outline.hints[0] == Hint("title", (1, 1))


@given(MARKUP)
def test_fragments(markup: str) -> None:
    check(*read_fragment(markup, "https://quay.example/"))


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=40)))
def test_encodings(data: bytes, header: str | None) -> None:
    name = encoding_of(data, header)
    assert name is None or b"".decode(name) == ""
