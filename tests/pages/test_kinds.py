"""What lines of a page are: parts of sentences, headings, steps, rows, captions, standfirsts."""

from __future__ import annotations

import pytest

from reader.pages import read_page

SAID = "Nobody on the island owns a clock, yet everyone comes to the bakery in the same minute."
BODY = "".join(f"<p>{SAID} And so on, {n} times.</p>" for n in range(8))
TITLE = "<h1>The gull and the door</h1>"


def lines_of(markup: str) -> list[tuple[str, str]]:
    """Return the lines of a page with their kinds, those of BODY left out."""
    page = read_page(f"<title>The gull and the door</title>{markup}", "https://quay.example/")
    kinds = {n: hint.kind for hint in page.outline.hints for n in range(hint.lines[0], hint.lines[1] + 1)}
    lines = enumerate(page.text.split("\n"), 1)
    return [(kinds.get(n, "none"), line) for n, line in lines if line and "And so on," not in line]


def inside(markup: str) -> list[tuple[str, str]]:
    """Return the lines that stand between two parts of a text."""
    return lines_of(f"<main>{TITLE}{BODY}{markup}{BODY}</main>")[1:]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        # Classes of what is in a line or in code are no furniture.
        (
            f"<p><span class=dateline>QUAY —</span> {SAID}</p>",
            [("paragraph", f"QUAY — {SAID}")],
        ),
        (
            f"<p>On <span class=date>3 May</span> a <span class=tag>gull</span> came. {SAID}</p>",
            [("paragraph", f"On 3 May a gull came. {SAID}")],
        ),
        (f"<p>{SAID} <span class=share>Share</span></p>", [("paragraph", SAID)]),
        (f"<div class=byline>{SAID[:40]}, <span class=date>3 May</span></div>", []),
        (
            "<pre class=language-c><code><span class='token comment'>// gulls</span>\nint door;</code></pre>",
            [("code", "// gulls"), ("code", "int door;")],
        ),
        ("<h2><a class=toc-backref href=#id1>The door</a></h2>", [("heading", "The door")]),
        ("<h2><span>The door</span><span class=editsection>[edit]</span></h2>", [("heading", "The door")]),
        ("<h2>The door <span class=heading-aside>(by day)</span></h2>", [("heading", "The door (by day)")]),
        ("<h2>The door <a class=permalink href=#x>Link</a></h2>", [("heading", "The door")]),
        # Lists and tables that stay keep their items.
        (
            "<ul><li>What is to be done:<ul><li><a href=/1>Oil the door at last</a></li></ul></li></ul>",
            [("list", "• What is to be done:"), ("list", "  • Oil the door at last")],
        ),
        (
            (
                "<table><tr><th>Door<th>Gulls<tr><td><div><a href=/1>The bakery's</a></div></td>"
                "<td>7</td></tr></table>"
            ),
            [("table", "| Door | Gulls |"), ("table", "| The bakery's | 7 |")],
        ),
        ("<ul><li><a href=/1>Another story of a gull</a></li><li><a href=/2>And another</a></li></ul>", []),
        (
            "<table><tr><td><div><a href=/1>Another story of a gull</a></div></td></tr></table>",
            [],
        ),
        # Steps with pictures are numbered.
        (
            f"<ol><li><p>{SAID}</p><figure><img alt='A gull, a door'></figure></li><li>Wait.</li></ol>",
            [("list", f"1. {SAID}"), ("caption", "A gull, a door"), ("list", "2. Wait.")],
        ),
        # Controls, and times that are none of reading.
        ("<label for=x>2x</label><p>10 mins</p>", [("paragraph", "10 mins")]),
        ("<label>2x</label>", [("paragraph", "2x")]),
        ("<p>Comments (31 posted)</p><p>31 comments</p><p>Leave a reply</p>", []),
        # Notes, ways back and on.
        (
            "<ol><li><a href=#r1>^</a> A gull. <a href=#r2>↩</a></ol><p><sup><a href=#m>22</a></sup>So.</p>",
            [("list", "1. A gull."), ("paragraph", "22 So.")],
        ),
        ("<p>2<sup>10</sup>a, x<sup>2</sup>y</p>", [("paragraph", "210a, x2y")]),
        (
            "<p><a href=#>A</a> is <a href=/1>^</a> and <a href=#x><img></a>.</p>",
            [("paragraph", "A is ^ and .")],
        ),
        ("<p>Back to top</p><p>Nach oben</p><p>Next page: Doors</p><img alt=前のページへ戻る>", []),
        ("<p>Back to the harbour he went.</p>", [("paragraph", "Back to the harbour he went.")]),
        (
            "<dl><dt>open<a href=#o>¶</a></dt><dd>Open a door.</dd></dl>",
            [("list", "• open"), ("list", "  Open a door.")],
        ),
        # Times that something takes.
        (
            "<div><b>Prep: </b><span class=recipe-time>10 minutes</span></div>",
            [("paragraph", "Prep: 10 minutes")],
        ),
        ("<div><b>Posted: </b><span class=time>10 minutes ago</span></div>", [("paragraph", "Posted:")]),
        # Links to other texts.
        (
            "<p><i>[<a href=/1>A museum of gulls is open</a>]</i></p>",
            [("teaser", "[A museum of gulls is open]")],
        ),
        (
            "<p><a href=/1>[Read: Why gulls knock at doors]</a></p>",
            [("teaser", "[Read: Why gulls knock at doors]")],
        ),
        (
            "<p>[He read: why gulls knock at doors]</p>",
            [("paragraph", "[He read: why gulls knock at doors]")],
        ),
        # Captions.
        (
            "<figure><img><figcaption><span>A gull.</span><span>Credit: O. F.</span></figcaption></figure>",
            [("caption", "A gull. Credit: O. F.")],
        ),
        (
            "<figure><img><figcaption><span>A g</span><span>ull</span></figcaption></figure>",
            [("caption", "A gull")],
        ),
        (
            "<div><img><span class=caption>A gull <span>(Quay Agency)</span></span></div>",
            [("caption", "A gull (Quay Agency)")],
        ),
        (
            "<p>It has a <span class=caption>caption</span> in the midst.</p>",
            [("paragraph", "It has a caption in the midst.")],
        ),
        (
            "<figure><img alt='A gull?&lt;br&gt;&lt;b&gt;By O. F.&lt;/b&gt;'></figure>",
            [("caption", "A gull? By O. F.")],
        ),
        (
            "<figure><img><figcaption><span class=off-screen>Caption</span> A gull</figcaption></figure>",
            [("caption", "A gull")],
        ),
        ("<p>Comments are made of gulls.</p>", [("paragraph", "Comments are made of gulls.")]),
    ],
)
def test_lines_in_the_midst(markup: str, lines: list[tuple[str, str]]) -> None:
    assert inside(markup) == lines


@pytest.mark.parametrize(
    ("line", "kept"),
    [("4 min read", False), ("Lesezeit: 5 Min.", False), ("5 minutes de lecture", False), ("10 mins", True)],
)
def test_reading_time(line: str, kept: bool) -> None:
    assert (line in read_page(f"<main>{TITLE}<p>{line}</p>{BODY}</main>").text) is kept


DEK = "What a gull wants of a baker"
BY = "<p class=byline>By Inge Tarrow</p>"


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        # A heading right under the title, which is outside the text or in a header, or the author comes next.
        (f"<div>{TITLE}<h2>{DEK}</h2>{BY}</div><div class=article-body>{BODY}</div>", [("dek", DEK)]),
        (f"<header>{TITLE}<h2>{DEK}</h2></header><article>{BODY}</article>", [("dek", DEK)]),
        (f"<main><header>{TITLE}<h3>{DEK}</h3></header>{BODY}</main>", [("dek", DEK)]),
        (f"<main><hgroup>{TITLE}<h2>{DEK}</h2></hgroup>{BODY}</main>", [("dek", DEK)]),
        (f"<main><header>{TITLE}<p class=article-intro>{DEK}</p></header>{BODY}</main>", [("dek", DEK)]),
        (f"<main><header>{TITLE}<p>{DEK}</p></header>{BODY}</main>", [("dek", DEK)]),
        (f"<main>{TITLE}<p class=article__desc>{DEK}</p>{BODY}</main>", [("dek", DEK)]),
        (f"<main>{TITLE}<h2>{DEK}</h2>{BY}{BODY}</main>", [("dek", DEK)]),
        (f"<main>{TITLE}<h4>{DEK}</h4><time>May 4, 2026</time>{BODY}</main>", [("dek", DEK)]),
        (
            f"<main>{TITLE}<h4>{DEK}</h4><div><a rel=author>Inge Tarrow</a></div>{BODY}</main>",
            [("heading", DEK)],
        ),
        (f"<main>{TITLE}<h4>{DEK}</h4><a rel=author>Inge Tarrow</a>{BODY}</main>", [("dek", DEK)]),
        # The first heading of the text itself.
        (f"<main>{TITLE}<h2>{DEK}</h2>{BODY}</main>", [("heading", DEK)]),
        (f"<main>{TITLE}<h2>Introduction</h2>{BY}{BODY}</main>", [("heading", "Introduction")]),
        (
            f"<main>{TITLE}<p>{SAID}</p><h2>{DEK}</h2>{BY}{BODY}</main>",
            [("paragraph", SAID), ("heading", DEK)],
        ),
        (f"<main>{TITLE}<p hidden>x</p><i></i><h2>{DEK}</h2>{BY}{BODY}</main>", [("dek", DEK)]),
        (f"<main>{TITLE}<i></i><i></i><i></i><i></i><i></i><h2>{DEK}</h2>{BODY}</main>", [("heading", DEK)]),
        # What is named so, or stands under the title by its class.
        (f"<main>{TITLE}<div class=article__perex>{DEK}</div>{BODY}</main>", [("dek", DEK)]),
        (f"{TITLE}<div class=post__excerpt>{DEK}</div><article>{BODY}</article>", [("dek", DEK)]),
        (
            f"{TITLE}<div><h2 itemprop=description>{DEK}</h2></div><article>{BODY}</article>",
            [("dek", DEK)],
        ),
        (f"{TITLE}<div class=excerpt><a href=/1>{DEK}</a></div><article>{BODY}</article>", []),
        (
            f"<header class=banner>{TITLE}<p class=lead>{DEK}</p></header><article>{BODY}</article>",
            [("dek", DEK)],
        ),
        # Pictures before the text.
        (
            (
                f"{TITLE}<div class=photo><a href=/1><img alt='A gull, a door'>"
                f"<div class=photo__desc>A gull. | Photo: O. F.</div></a></div><article>{BODY}</article>"
            ),
            [("caption", "A gull. | Photo: O. F.")],
        ),
        (
            (
                f"{TITLE}<div class=widget><figure><img><figcaption>By O. F.</figcaption></figure></div>"
                f"<article>{BODY}</article>"
            ),
            [("caption", "By O. F.")],
        ),
        (
            f"{TITLE}<aside><figure><figcaption>x</figcaption></figure></aside><article>{BODY}</article>",
            [],
        ),
    ],
)
def test_lines_under_the_title(markup: str, lines: list[tuple[str, str]]) -> None:
    assert lines_of(markup)[1:] == lines


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        (
            "<div class=photo><a href=/1><img><div class=photo__desc>A gull. | Photo: Quay</div></a></div>",
            [("caption", "A gull. | Photo: Quay")],
        ),
        ("<div class=card><a href=/1><img><div class=name>Another story of gulls</div></a></div>", []),
        ("<div><a href=/1><img></a><h3><a href=/1 class=caption>Another story of gulls</a></h3></div>", []),
        (
            "<div id=rfc.figure.1><p>For example:</p><pre>int door;</pre></div>",
            [("paragraph", "For example:"), ("code", "int door;")],
        ),
        ("<p class=wp-caption-text>A gull</p>", [("caption", "A gull")]),
    ],
)
def test_captions_in_the_midst(markup: str, lines: list[tuple[str, str]]) -> None:
    assert inside(markup) == lines


def test_a_title_far_down_is_told_by_its_class() -> None:
    page = read_page(
        "<title>The gull and the door - Chapter 1 - Inge - Quay</title><h2>Quay</h2><h2>x</h2><h3>y</h3>"
        f"<h2 class='title heading'>The gull and the door</h2><article>{BODY}</article>"
    )
    assert page.title == "The gull and the door"


def test_a_first_heading_with_the_author_under_it_is_the_title() -> None:
    heads = f"<h1>The gull</h1>{BY}{BODY}<h1>A door</h1>{BODY}"
    assert read_page(f"<title>The Book of Quay</title><section>{heads}</section>").title == "The gull"
    assert read_page(f"<title>The Book</title><h1>A</h1>{BODY}<h1>B</h1>{BODY}").title == "The Book"
