"""No markup raises, takes more than its share of work, or gets anything unsafe into the text."""

from __future__ import annotations

import gc
import json
from typing import TYPE_CHECKING

import pytest

from reader.clean import clean
from reader.pages import EMPTY, SHELL, WHOLE, building, read_fragment, read_page
from reader.pages.building import DEPTH, TOO_MANY, build, without_data
from reader.pages.tree import Node
from tests.pages.work import steps_of

if TYPE_CHECKING:
    from collections.abc import Callable

PROSE = "The quay has a door, and the door has a latch that nobody has ever seen closed. "

MANY: dict[str, Callable[[int], str]] = {
    "nested blocks": lambda n: "<div>" * n + PROSE,
    "nested blocks that close": lambda n: "<div>x" * n + "</div>" * n,
    "unclosed paragraphs": lambda n: f"<p>{PROSE}" * n,
    "attributes": lambda n: "<div " + " ".join(f'a{i}="{i}"' for i in range(n)) + ">" + PROSE,
    "tables in tables": lambda n: "<table><tr><td>x" * n,
    "tables": lambda n: "<table><tr><td>x</td><td>y</td></tr><tr><td>1<td>2</table>" * n,
    "entities": lambda n: "&amp;&lt;&#x41;&#99999999999;&nosuch;" * n,
    "comments without an end": lambda n: "<!-- x " * n,
    "processing instructions": lambda n: "<?" * n,
    "marked sections": lambda n: "<![foo[" * n,
    "declarations": lambda n: "<!x <![if " * n,
    "angles": lambda n: "<" * n,
    "end tags": lambda n: "</a" * n,
    "start tags without an end": lambda n: "<a " * n,
    "quotes without an end": lambda n: "<a b='" * n,
    "double quotes without an end": lambda n: '<a b="' * n,
    "nested lists": lambda n: "<ul><li>x" * n,
    "items with links": lambda n: "<ul>" + "<li>x <a href=/a>y</a>" * n,
    "breaks and links": lambda n: "<p>" + "x <a href=/a>y</a><br><br>" * n,
    "lines of one item": lambda n: "<ul><li>" + "x <a href=/a>y</a><br>" * n,
    "end tags of what is not open": lambda n: "<div>" * 300 + "<i></b>" * n,
    "end tags beyond a cell": lambda n: "<section><table><td>" + "<div>" * 400 + "<i></i></section>" * n,
    "quotes": lambda n: "<blockquote>" * 400 + f"<p>{PROSE}" * n,
    "figures": lambda n: "<figure>" * 400 + "<img alt='one two'>" * n,
    "code": lambda n: "<pre>" * 400 + "a\n" * n,
    "microdata": lambda n: (
        "<div itemscope itemtype='http://schema.org/JobPosting'>" * 300
        + "<b itemprop=x><i itemprop=description>t" * n
    ),
    "bylines": lambda n: "<div class=byline>" * 300 + "<b></b>" * n,
    "standfirsts": lambda n: "<p class=dek>x" * n,
    "titles": lambda n: "<title>" + "x | " * n,
    "metadata": lambda n: "<meta name=a content=b>" * n,
    "headings": lambda n: "<h1>x" * n,
    "definitions": lambda n: "<dl>" + "<dt>a<dd>b" * n,
    "classes": lambda n: "<div class='" + "post-body " * n + "'>" + PROSE,
    "data in JSON": lambda n: '<script type="application/ld+json">' + "[" * n + "</script>",
}


@pytest.mark.parametrize("name", MANY)
def test_work_grows_with_the_markup(name: str) -> None:
    """Twice the markup is at most twice the work: calls are counted, not seconds."""
    once, twice = (steps_of(read_page, MANY[name](count)) for count in (500, 1000))
    assert twice <= once * 2.3 + 2000


@pytest.mark.slow
@pytest.mark.parametrize("name", MANY)
def test_any_markup_is_read(name: str) -> None:
    markup = MANY[name](3000)
    page = read_page(markup, "https://quay.example/")
    assert clean(page.text) == page.text
    fragment = read_fragment(markup)
    assert clean(fragment.text) == fragment.text


@pytest.mark.parametrize("count", [20_000, 200_000])
def test_deeply_nested_text_is_found(count: int) -> None:
    page = read_page("<div>" * count + PROSE + "</div>" * count)
    assert PROSE.strip() in page.text


def test_what_is_too_deep_hangs_on_the_last_level() -> None:
    made = build("<div>" * (DEPTH + 100) + "deep" + "</div>" * (DEPTH + 100) + "<p>after</p>")
    depth, node = 0, made.nodes[-1]
    while node.parent is not None:
        depth, node = depth + 1, node.parent
    assert max(len(made.nodes), depth) <= DEPTH + 1
    assert (
        "deep" in read_page("<div>" * (DEPTH + 100) + "deep" + "</div>" * (DEPTH + 100) + "<p>after</p>").text
    )
    assert made.nodes[-1].parent is made.root


def test_too_many_elements_become_text_with_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "ELEMENTS", 500)
    page = read_page("<p>one</p>" * 510 + "<br><b>last</b>")
    assert TOO_MANY in page.notices
    assert page.text.endswith("last")
    assert page.text.count("one") == 510


def test_fifty_thousand_paragraphs_are_all_there() -> None:
    assert read_page("<p>gull and quay" * 50_000).text.count("gull and quay") == 50_000


def test_fifty_thousand_attributes_are_read() -> None:
    assert PROSE.strip() in read_page(MANY["attributes"](50_000)).text


def test_ten_megabytes_of_data_addresses_are_left_out() -> None:
    page = read_page(
        f"<p>{PROSE}</p><img alt='The door of the quay' src='data:image/png;base64,{'A' * 10_000_000}'>"
    )
    assert len(page.text) < 1000
    assert PROSE.strip() in page.text


UNSAFE = "a\x1b]52;c;eA==\x07b\u202ec\u200bd\x9be"


def test_nothing_unsafe_gets_into_text_or_outline() -> None:
    page = read_page(
        f"<html lang='{UNSAFE}'><title>{UNSAFE} one two</title><meta name=author content='{UNSAFE} Name'>"
        f"<h1>{UNSAFE} one two</h1><p>{PROSE}{UNSAFE}<a href='https://a.example/{UNSAFE}'>x</a>"
        f"<a href='javascript:alert(1)'>y</a><pre class='language-{UNSAFE}'>{UNSAFE}</pre>"
        f"<img alt='{UNSAFE} and so on'><table><tr><th>{UNSAFE}<th>b<tr><td>{UNSAFE}<td>c</table>",
        f"https://quay.example/{UNSAFE}",
    )
    outline = page.outline
    said = [page.title, page.text, outline.byline, outline.url, outline.language]
    said += [link.address for link in outline.links] + [hint.language for hint in outline.hints]
    assert all(clean(text) == text for text in said if text is not None)
    assert not any(link.address.startswith("javascript") for link in outline.links)


@pytest.mark.parametrize(
    "markup",
    [
        "",
        " ",
        "<",
        "</",
        "<!",
        "<!-",
        "<!--",
        "<!-->",
        "<![",
        "<![CDATA[x]]>",
        "<?xml",
        "&",
        "&#",
        "&#" + "9" * 5000 + ";",
        "&#x" + "f" * 5000 + ";",
        "<a",
        "<a b",
        "<a b=",
        "<a b='c",
        "<script>",
        "<script>x",
        "<style>x</style",
        "<title>",
        "</p></br></div></table>",
        "\x00<\x00p>\x00",
        "<p\x00>x</p\x00>",
        "<html><html><body><body><head></head>",
        "<br/><hr/><html/><body/><div/>",
        "<base href='http://[::1'><a href=x>y</a><link rel=canonical href='http://[x'>",
        "<svg><title>x</title></svg>",
        "<table></table><tr><td>x</td></tr>",
        "<li>x</li><dd>y</dd><td>z</td>",
        "<ol start='99999999999'><li>x</ol><ol start=x><li>y</ol>",
        "<td colspan=999>x<td colspan=x>",
        "<script type=application/ld+json>{</script><script type=application/ld+json>[[1,{}]]</script>",
        '<script type=application/ld+json>{"@id":"a","@type":"JobPosting","x":{"@id":"a"}}</script>',
    ],
)
def test_broken_markup_is_read(markup: str) -> None:
    page = read_page(markup, "https://quay.example/a/b")
    assert clean(page.text) == page.text
    read_fragment(markup)


def test_an_empty_shell_says_so() -> None:
    shell = "<html><head><script src=a.js></script></head><body><div id=app></div></body></html>"
    assert read_page(shell).notices == (SHELL,)
    assert read_page(f"{shell}<noscript>Please enable JavaScript.</noscript>").notices == (SHELL,)
    assert read_page("<p>This site needs JavaScript, it says.</p>").notices == (SHELL,)
    assert read_page("<title>Quay</title><img src=x>").notices == (EMPTY,)
    assert read_page("<script type='application/ld+json'>{}</script><p>short").notices == (WHOLE,)


def test_references_in_a_circle_end() -> None:
    graph = [
        {"@id": f"#{i}", "@type": "JobPosting", "title": f"{i}", "a": [{"@id": f"#{j}"} for j in range(9)]}
        for i in range(9)
    ]
    page = read_page(f"<script type=application/ld+json>{json.dumps(graph)}</script>")
    assert len(page.jobs) == 9
    assert len(json.dumps(page.jobs)) < 1_000_000


def test_what_was_read_leaves_no_tree_to_collect() -> None:
    def elements() -> int:
        return sum(type(it) is Node for it in gc.get_objects())

    before = elements()
    read_page(f"<article><h1>The quay</h1><p>{PROSE}</p></article>")
    read_fragment(f"<ul><li>{PROSE}</li></ul>")
    assert elements() == before


def test_long_content_of_data_addresses_is_left_out() -> None:
    content = f"image/png;base64,{'A' * 200}"
    markup = f"<img src='data:{content}'><b title='Data:{content}'>data:image/png;base64,A</b> data:"
    assert without_data(markup) == "<img src='data:,'><b title='Data:,'>data:image/png;base64,A</b> data:"
