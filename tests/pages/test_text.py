"""The form of the text: what each kind of element becomes, and what hints and links say of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages import read_fragment, read_page
from reader.pages.runs import joined
from tests.pages.test_properties import check

SAID = "Nobody on the island owns a clock, yet everyone comes to the bakery in the same minute. "
MORE = "In wet years the lower field becomes a pond, and the plough gives way to a green boat. "


def text_of(markup: str) -> str:
    fragment = read_fragment(markup, "https://quay.example/a/")
    check(*fragment)
    return fragment.text


def kinds_of(markup: str) -> list[str]:
    return [hint.kind for hint in read_fragment(markup).hints]


@given(st.text(alphabet=" a\n\t\u00a0\u3000\x1cé", max_size=12))
def test_white_space_of_any_kind_is_one_space(text: str) -> None:
    assert joined(text) == " ".join(text.split())


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br>two<br><br>three<br>\n<br/>four", "one\ntwo\n\nthree\n\nfour"),
        ("<div>one <b>two</b>three</div>four", "one twothree\n\nfour"),
        ("<ul><li>one<li>two</ul>", "• one\n• two"),
        ("<ol><li>one<li>two</ol>", "1. one\n2. two"),
        ("<ol start=3><li>one<li>two</ol>", "3. one\n4. two"),
        ("<ul><li>one<ul><li>in<ol><li>deep</ol></ul><li>two</ul>", "• one\n  • in\n    1. deep\n• two"),
        ("<ul><li><p>one</p><p>more</p><li>two<br>lines</ul>", "• one\n  more\n• two\n  lines"),
        ("<ul><li>one</ul><ul><li>other</ul>", "• one\n\n• other"),
        ("<ul><li>one<pre>code</pre>after<li>two</ul>", "• one\n\ncode\n\n  after\n• two"),
        ("<li>stray", "• stray"),
        ("<dl><dt>word<dd>what it means</dl>", "• word\n  what it means"),
        ("<ul><li><h3>Head</h3><p>text</p></ul>", "Head\n\ntext"),
        ("<table><tr><th>a<th>b<tr><td>1<td>2</table>", "| a | b |\n| 1 | 2 |"),
        (
            "<table><tr><th colspan=2>a<th>b<tr><td>1<td>2<td>3<tr><td><td></table>",
            "| a |  | b |\n| 1 | 2 | 3 |",
        ),
        ("<table><caption>Boats</caption><tr><td>1<td>2</table>", "Boats\n\n| 1 | 2 |"),
        (
            r"<table><tr><th>x | y<th>C:\<tr><td>||<td>a \| b</table>",
            "| x \\| y | C:\\ |\n| \\|\\| | a \\\\| b |",
        ),
        ("<table><caption></caption><tr><td><td></table>", ""),
        ("<table><tr><td>alone</table>", "alone"),
        ("<table><tr><td>1<td>2</table>", "1 2"),
        ("<table role=presentation><tr><th>1<th>2<tr><td>3<td>4</table>", "1\n\n2\n\n3\n\n4"),
        ("<table><tr><td>1<td>2<tr><td><h2>x</h2><td>4</table>", "1\n\n2\n\nx\n\n4"),
        ("<table><tr><td>1<td><ul><li>x</ul><tr><td>3<td>4</table>", "1\n\n• x\n\n3\n\n4"),
        ("<table><td>1<td>2<tr hidden><td>5<td>6<tr><td>3<td>4</table>", "| 1 | 2 |\n| 3 | 4 |"),
        ("<pre>\n\n  a\n\tb  \n\n</pre>", "  a\n    b"),
        ("<pre>a<br>b<div>c</div><div>d</div></pre>", "a\nb\nc\nd"),
        ("<pre> </pre>x", "x"),
        ("<q>so</q> it <q> is </q> said", "“so” it “is” said"),
        ("<h2>Head<a href='#h'>¶</a></h2>", "Head"),
        ("<h2><a href='#h'>7</a></h2>", "7"),
        ("<h2>one<br>two</h2>", "one two"),
        (
            "<figure><img alt='a gull on a quay'><figcaption>The gull</figcaption></figure>",
            "a gull on a quay\nThe gull",
        ),
        (
            "<figure><img alt='The gull'><figcaption>The gull, at noon</figcaption></figure>",
            "The gull, at noon",
        ),
        ("<figure><img alt='a gull on a quay'></figure>", "a gull on a quay"),
        ("<figure><img alt='gull.jpg'></figure>", ""),
        ("<figure><pre>x = 1</pre><figcaption>Listing</figcaption></figure>", "x = 1\n\nListing"),
        (
            "<div><img alt='a gull on a quay'></div><p class=caption>A gull on a quay, at noon</p>",
            "A gull on a quay, at noon",
        ),
        ("<div><img alt='a gull on a quay'></div><p class=caption>At noon</p>", "a gull on a quay\nAt noon"),
        ("<div><img alt='one gull'></div><div><img alt='two gulls'></div>", "one gull\n\ntwo gulls"),
        ("<p>text <img alt='a gull on a quay'> goes on</p>", "text goes on"),
        ("<div class='wp-caption'><img alt=''><p class='wp-caption-text'>The gull</p></div>", "The gull"),
        ("<img alt='かもめと北の扉'>", "かもめと北の扉"),
        ("<img alt='two words' class='site-logo'>", ""),
        ("<a href='/x'><div>one</div><div>two</div></a>", "one\n\ntwo"),
        ("a&nbsp;b&shy;c\u200bd", "a bcd"),
        ("<p>a\u2028b\x00</p>", "a b␀"),
        ("<ul><li><img alt='a gull on a quay'><li>x</ul>", "• x"),
        ("<ul></ul><ol></ol><table></table><p></p><pre></pre>", ""),
        ("<hr><p>x</p><address>y</address>", "x\n\ny"),
        ("<h1>Title<p>text", "Title\n\ntext"),
        ("<h1>one<h2>two", "one\n\ntwo"),
        ("<p>a<div>b</div>c</p>d", "a\n\nb\n\nc\n\nd"),
        ("<b>a<div>b</b>c</div>d", "a\n\nbc\n\nd"),
        ("<select><option>no</select><button>no</button><script>no</script>yes", "yes"),
        ("<script>no < no</script><style></style>yes<script>no</style>no</script>", "yes"),
        ("<script>no</script><style>no{}</style>yes<SCRIPT src=a>no</Script\n>", "yes"),
        ("<script/>yes</script>", "yes"),
        ("<template>no</template><svg><title>no</title></svg><iframe>no</iframe>yes", "yes"),
    ],
)
def test_what_markup_becomes(markup: str, text: str) -> None:
    assert text_of(markup) == text


@pytest.mark.parametrize(
    ("markup", "kinds"),
    [
        (
            "<h2>a</h2><p>b</p><ul><li>c</ul><pre class=x>d</pre><table><tr><th>e<th>f</table>",
            "heading paragraph list code table",
        ),
        (f"<p>{SAID}</p><blockquote>so it is</blockquote><p>{SAID}</p>", "paragraph quote paragraph"),
        (f"<p>{SAID}</p><div class=pullquote>so it is</div><p>{SAID}</p>", "paragraph quote paragraph"),
        (f"<blockquote>{SAID}</blockquote>", "paragraph"),
        (f"<p>{SAID}</p><blockquote><ul><li>x</ul></blockquote><p>{SAID}</p>", "paragraph list paragraph"),
        (f"<p>{SAID}</p><ul><li><blockquote>x</blockquote></ul><p>{SAID}</p>", "paragraph quote paragraph"),
        ("<figure><img alt='one two'></figure>", "caption"),
        ("<pre>x</pre>", "code"),
    ],
)
def test_kinds(markup: str, kinds: str) -> None:
    assert kinds_of(markup) == kinds.split()


@pytest.mark.parametrize(
    "quote",
    [
        "<p>so it is</p><p>— Old Tom</p>",
        "<p>so it is</p><cite>Old Tom</cite>",
        "<p>so it is</p><footer>Old Tom</footer>",
    ],
)
def test_a_quote_keeps_who_said_it(quote: str) -> None:
    fragment = read_fragment(f"<p>{SAID}</p><blockquote>{quote}</blockquote><p>{SAID}</p>")
    (hint,) = (hint for hint in fragment.hints if hint.kind == "quote")
    first, last = hint.lines
    assert "Old Tom" in fragment.text.split("\n")[last - 1]
    assert last == first + 1


def test_a_cite_in_the_midst_of_a_quote_is_text() -> None:
    fragment = read_fragment(f"<p>{SAID}</p><blockquote>as <cite>Tom</cite> says</blockquote><p>{SAID}</p>")
    assert "as Tom says" in fragment.text.split("\n")


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ("<pre class='language-py'>x</pre>", "py"),
        ("<pre><code class='hljs lang-Rust'>x</code></pre>", "rust"),
        ("<div class='highlight-source-shell'><pre>x</pre></div>", "shell"),
        ("<div class='highlight-python3'><div class=highlight><pre>x</pre></div></div>", "python3"),
        ("<pre class='brush: java'>x</pre>", "java"),
        ("<pre data-lang='Go'>x</pre>", "go"),
        ("<pre class='language-none'>x</pre>", None),
        ("<pre class='x'>x</pre>", None),
        ("<pre data-lang='a\u202eb'>x</pre>", None),
    ],
)
def test_language_of_code(markup: str, language: str | None) -> None:
    (hint,) = read_fragment(markup).hints
    assert (hint.kind, hint.language) == ("code", language)


def test_prose_typed_in_columns_is_no_code() -> None:
    letter = "\n".join(["we have been asked to say a few words about the latch of the door"] * 5)
    assert read_fragment(f"<pre>{letter}</pre>").hints == ()
    assert read_fragment(f"<pre class=x>{letter}</pre>").hints[0].kind == "code"
    assert read_fragment(f"<pre><code>{letter}</code></pre>").hints[0].kind == "code"


@pytest.mark.parametrize(
    "box",
    [
        """<div><div><div class=k>Place</div><div class=v>Bergen</div></div>
        <div><div class=k>Type</div><div class=v>Full-time</div></div></div>""",
        "<div><p class=k>Place</p><p>Bergen</p><p class=k>Type</p><p>Full-time</p></div>",
        "<ul><li><span>Place</span><span>Bergen</span></li><li><span>Type</span><span>Full-time</span></li></ul>",
        "<aside><p><b>Place</b> <span>Bergen</span></p> <p><b>Type</b> <span>Full-time</span></p></aside>",
        """<div><div><div class=k>Place</div><p>Bergen</p></div><div hidden>x</div>
        <div><div class=k>Type</div><p>Full-<i>time</i></p></div></div>""",
    ],
)
def test_a_box_of_names_and_values_is_a_list_of_them(box: str) -> None:
    assert text_of(f"<p>a</p>{box}<p>b</p>") == "a\n\n• Place\n  Bergen\n• Type\n  Full-time\n\nb"
    assert kinds_of(box) == ["list"]


@pytest.mark.parametrize(
    ("box", "text"),
    [
        # A single one; none of a kind; an odd number; text between; a name that leads on, ends or heads.
        ("<div><div><i class=k>A</i> <b>b</b></div></div>", "A b"),
        ("<div><div>A</div><div>b</div><div>C</div><div>d</div></div>", "A\n\nb\n\nC\n\nd"),
        ("<div><p class=k>A</p><p>b</p><p class=k>C</p></div>", "A\n\nb\n\nC"),
        ("<div><p class=k>A</p><p>b</p>x<p class=k>C</p><p>d</p></div>", "A\n\nb\n\nx\n\nC\n\nd"),
        (
            "<ul><li><span>A</span> and <span>b</span></li><li><span>C</span> and <span>d</span></li></ul>",
            "• A and b\n• C and d",
        ),
        (
            "<div><p class=k><a href=/>A</a></p><p>b</p><p class=k>C</p><p>d</p></div>",
            "A\n\nb\n\nC\n\nd",
        ),
        ("<div><p class=k>A.</p><p>b</p><p class=k>C</p><p>d</p></div>", "A.\n\nb\n\nC\n\nd"),
        (
            "<div><div class=k><h3>A</h3></div><p>b</p><div class=k><h3>C</h3></div><p>d</p></div>",
            "A\n\nb\n\nC\n\nd",
        ),
        (
            "<div><p class=k>A</p><div><ul><li>b</ul></div><p class=k>C</p><div><ul><li>d</ul></div></div>",
            "A\n\n• b\n\nC\n\n• d",
        ),
        (
            "<div><div><span>A:</span> <span>b</span></div><div><span>C:</span> <span>d</span></div></div>",
            "A: b\n\nC: d",
        ),
        (
            f"<div><p class=k>A</p><p>{SAID * 2}</p><p class=k>C</p><p>d</p></div>",
            f"A\n\n{(SAID * 2).strip()}\n\nC\n\nd",
        ),
    ],
)
def test_what_is_no_box_of_names_and_values(box: str, text: str) -> None:
    assert text_of(box) == text


def test_line_numbers_are_no_code() -> None:
    assert text_of("<table><tr><td class=gutter><pre>1\n2</pre><td><pre>a\nb</pre></table>") == "a\nb"
    assert text_of("<pre><span class=lineno>1</span>a\n<span class=lineno>2</span>b</pre>") == "a\nb"


def test_links_lie_where_they_stand() -> None:
    fragment = read_fragment(
        "<p>see <a href='x y'>this</a> and <a href='https://b.example/'> that one </a>.</p>"
        "<ul><li>an <a href='/1'>item</a><br>and <a href='mailto:a@b.example'>mail</a></ul>"
        "<table><tr><th>a<th><a href='?q'>b</a><tr><td>1<td><a href='//c.example'>2</a></table>"
        "<h2><a href='z'>head</a></h2>"
        "<p><a href='#here'>here</a> <a href='javascript:x'>no</a> <a>none</a></p>",
        "https://quay.example/a/b",
    )
    check(*fragment)
    assert [(link.text, link.address) for link in fragment.links] == [
        ("this", "https://quay.example/a/x%20y"),
        ("that one", "https://b.example/"),
        ("item", "https://quay.example/1"),
        ("mail", "mailto:a@b.example"),
        ("b", "https://quay.example/a/b?q"),
        ("2", "https://c.example"),
        ("head", "https://quay.example/a/z"),
    ]


def test_links_are_found_again_where_cleaning_moves_them() -> None:
    marks = "\u0301" * 6
    fragment = read_fragment(
        f"<p>a{marks}<b>{marks}</b>x <a href='https://b.example/'>here</a> <a href=//c.example>\u0301</a></p>"
    )
    check(*fragment)
    assert fragment.links[0].text == "here"
    lost = read_fragment(f"<p>a{marks}\u0301\u0301<a href='https://b.example/'>\u0300</a></p>")
    check(*lost)
    assert lost.links == ()


def test_base_and_address() -> None:
    assert (
        read_fragment("<base href='https://b.example/x/'><a href=y>z</a>").links[0].address
        == "https://b.example/x/y"
    )
    page = read_page("<base href='../up/'><a href=y>z</a>", "https://b.example/a/b/c")
    assert page.outline.links[0].address == "https://b.example/a/up/y"
    assert read_fragment("<a href=y>z</a>").links == ()


@pytest.mark.parametrize(
    ("markup", "hidden"),
    [
        ("<div style='color:red; display : none'>secret</div>", True),
        ("<div style='visibility:hidden'>secret</div>", True),
        ("<div hidden>secret</div>", True),
        ("<div aria-hidden=TRUE>secret</div>", True),
        ("<div role=dialog>secret</div>", True),
        ("<div aria-modal=true>secret</div>", True),
        ("<noscript>secret</noscript>", True),
        ("<div style='color:red'>secret</div>", False),
    ],
)
def test_hidden_blocks(markup: str, hidden: bool) -> None:
    assert ("secret" not in read_page(f"<p>{SAID}</p>{markup}<p>{MORE}</p>").text) == hidden


def test_what_holds_most_of_the_text_is_not_hidden() -> None:
    assert SAID.strip() in read_page(f"<div style='display:none'><p>{SAID}</p></div>").text


def test_text_without_tags_keeps_its_lines() -> None:
    fragment = read_fragment("Caves &amp; mines:\r\n- by hand\n- for 3 < 4 crowns\n\n\n&lt;soon&gt;")
    assert fragment.text == "Caves & mines:\n- by hand\n- for 3 < 4 crowns\n\n<soon>"
    assert fragment.hints == ()
