"""Pages as generators of many makes write them: newsletters, threads, manuals, exports, pages of old."""

from __future__ import annotations

import pytest

from reader.pages import Page, read_page

SAID = "Nobody on the island owns a clock, yet everyone comes to the bakery in the same minute."
MORE = "The gull waits by the door, and is given what is left of the day before, if there is any."
LAST = "Then the door is shut again, and the gull goes home."


def lines_of(markup: str) -> list[tuple[str, str]]:
    """Return the lines of a page with their kinds."""
    page = read_page(f"<title>The gull</title>{markup}", "https://quay.example/")
    kinds = {n: hint.kind for hint in page.outline.hints for n in range(hint.lines[0], hint.lines[1] + 1)}
    lines = page.text.split("\n")
    return [(kinds.get(n, "none"), line) for n, line in enumerate(lines, 1) if line.strip()]


def inside(markup: str) -> list[tuple[str, str]]:
    """Return the lines of what stands between two parts of a text."""
    lines = lines_of(
        f"<main><h1>The gull</h1><p>{SAID} Once.</p>{markup}<p>{SAID} {SAID} {SAID} Twice.</p></main>"
    )
    return [line for line in lines[1:] if not line[1].endswith(("Once.", "Twice."))]


def wrapped(text: str, name: str) -> str:
    """Return text in the tables that newsletters are laid out with."""
    cell = f"<table{name}><tbody><tr><td><table><tbody><tr><td>"
    return f"{cell}{text}{'</td></tr></tbody></table>' * 2}"


@pytest.mark.parametrize("name", ["", " class=mcnTextBlock", " class='row row-3'"])
def test_newsletters_in_nested_tables_are_whole(name: str) -> None:
    parts = [f"<h2>April</h2><p>{SAID}</p>", f"<p>{MORE} {MORE}</p>", f"<ul><li>{LAST}</ul><p>{SAID} So.</p>"]
    body = "".join(wrapped(part, name) for part in parts)
    links = wrapped("<a href=/1>Past issues</a> <a href=/2>Leave the list</a>", "")
    lines = lines_of(f"<center>{wrapped(links + body + links, '')}</center>")
    assert lines == [
        ("title", "The gull"),
        ("heading", "April"),
        ("paragraph", SAID),
        ("paragraph", f"{MORE} {MORE}"),
        ("list", f"• {LAST}"),
        ("paragraph", f"{SAID} So."),
    ]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("<div class='Item js-comment-container js-first'>", "<div class='Item js-comment-container'>"),
        ("<li class='note issue-comment'>", "<li class='note issue-comment'>"),
        ("<article class='comment'>", "<article class='comment by-author'>"),
    ],
)
def test_short_posts_of_a_thread_are_kept(first: str, other: str) -> None:
    posts = [f"{first}<p>{SAID} {MORE}</p>", f"{other}<p>{MORE}</p><p>{SAID}</p>", f"{other}<p>{LAST}</p>"]
    end = f"</{first[1:].split()[0]}>"
    lines = lines_of(
        f"<main><h1>The gull</h1><div class=thread>{''.join(one + end for one in posts)}</div></main>"
    )
    assert [line.lstrip("• ") for _, line in lines] == ["The gull", f"{SAID} {MORE}", MORE, SAID, LAST]


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("<div class=question id=question>", "<div id=answers>"),
        ("<section class=qa-question>", "<section class=qa-answers>"),
    ],
)
def test_a_question_and_all_of_its_answers_are_read(question: str, answers: str) -> None:
    end = f"</{question[1:].split()[0]}>"
    asked = f"{question}<div class=votecell>9</div><p>{SAID}</p><pre class=lang-none>08:00  bread</pre>{end}"
    said = "".join(
        f"<div class='answer{more}'><div class=vote-count>4</div><p>{text}</p></div>"
        for more, text in ((" accepted-answer", f"{MORE} {SAID} {MORE}"), ("", f"{LAST} {MORE}"))
    )
    form = "<form><h2>Your Answer</h2><textarea></textarea><label>Name</label></form>"
    lines = lines_of(f"<div id=bar><h1>The gull</h1>{asked}{answers}{said}{form}{end}</div>")
    assert lines == [
        ("title", "The gull"),
        ("paragraph", SAID),
        ("code", "08:00  bread"),
        ("paragraph", f"{MORE} {SAID} {MORE}"),
        ("paragraph", f"{LAST} {MORE}"),
    ]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        # Names that lead to themselves, in manuals.
        ("<h2 id=NAME><a class=permalink href=#NAME>NAME</a></h2><p>So.</p>", ["NAME", "So."]),
        ("<dl><dt id=f><a class=permalink href=#f>-f</a> file<dd>So.</dl>", ["• -f file", "  So."]),
        ("<p>So it is with <code><a class=permalink href=#f>-f</a></code>.</p>", ["So it is with -f."]),
        # Sections of links beside others of their class, and alone.
        (
            (
                f"<section class=Sh><p>{SAID} One.</p></section><section class=Sh><p>{MORE}</p></section>"
                "<section class=Sh><h2><a class=permalink href=#s>SEE ALSO</a></h2>"
                "<p><a href=/1>nice(1)</a>, <a href=/2>login(5)</a></p></section>"
            ),
            [f"{SAID} One.", MORE, "SEE ALSO", "nice(1), login(5)"],
        ),
        ("<section class=Sh><p><a href=/1>A door, a gull</a></p></section>", []),
        # Rows of tables are what they are, whatever their classes say.
        (
            (
                "<table><tr><td class='label'>Comments:<td class=comments>14 pages</tr>"
                "<tr class=tags><td>Tags<td>gull</table>"
            ),
            ["| Comments: | 14 pages |", "| Tags | gull |"],
        ),
        # A label, and what it is of.
        ("<p><span class=descriptor>Abstract:</span>We say so.</p>", ["Abstract: We say so."]),
        ("<p><span>at 12:</span>30, <span>Inge: </span>so.</p>", ["at 12: 30, Inge: so."]),
        # What word processors write.
        (
            (
                "<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Door</b><o:p></o:p></p><td>"
                "<p>Gulls<o:p></o:p></p><tr><td><p>Bakery</p><td><p>7</p></table>"
            ),
            ["| Door | Gulls |", "| Bakery | 7 |"],
        ),
        (
            "<table border=1><tr><td><p>So</p><p>it is</p><td><p>7</p><tr><td><p>Bakery</p><td>8</table>",
            ["So", "it is", "7", "Bakery", "8"],
        ),
        (
            "<p>At <st1:place>Saltmere</st1:place> on <relative-time>4 May</relative-time>.</p>",
            ["At Saltmere on 4 May."],
        ),
        (
            (
                "<p style='mso-list:l0 level1'><span style='mso-list:Ignore'>1.<i>&nbsp;</i></span>So.</p>"
                "<p style='x:y;mso-list: l1 level2'><b><span style='mso-list:Ignore'>o </span></b>It is.</p>"
                "<p style='mso-list:l0 level1 lfo1'>Ever.</p><p style='mso-list:l0 level1'></p>"
                "<p style='mso-list:none'>Or no.</p>"
            ),
            ["1. So.", "  • It is.", "• Ever.", "Or no."],
        ),
        # Invitations, and what readers do not see or read.
        ("<p>To say more, <a href=/login?to=7>log in or ask for an account</a></p>", []),
        ("<p><a href=/join>Sign up</a> to say more here. Or else: <a href=/sign-in>Sign in</a></p>", []),
        ("<p>The page <a href=/login>of that name</a> is where one begins.</p>", None),
        ("<p>See <a href=/login>one</a> and <a href=/gull>two</a></p>", ["See one and two"]),
        ("<p>Call <a href=/u>unsubscribe()</a> to end it.</p>", ["Call unsubscribe() to end it."]),
        ("<p>So it is.<span class=viewcode-link>[source]</span></p>", ["So it is."]),
        ("<h2 class=u-visually-hidden>Article metrics</h2><ul class=metrics-bar><li>22 Accesses</ul>", []),
        ("<p class=affiliate-note>We earn a little by these links.</p>", []),
        ("<p class=disclosure>We earn a little by these links.</p>", []),
        ("<div class=disclosure><p>The door opens at six.</p></div>", ["The door opens at six."]),
        ("<div><a class=wprm-recipe-pin href=/pin>Pin this</a></div>", []),
    ],
)
def test_lines_within_a_text(markup: str, lines: list[str] | None) -> None:
    wanted = ["The page of that name is where one begins."] if lines is None else lines
    assert [line for _, line in inside(markup)] == wanted


@pytest.mark.parametrize(
    "line", ["Because you asked. <a href=/u>Unsubscribe here</a>", "Genug? <a href=/u>Abmelden</a>", "© Quay"]
)
def test_lines_that_close_a_newsletter_are_its_footer(line: str) -> None:
    lines = lines_of(f"<main><h1>The gull</h1><p>{SAID}</p><p>{MORE}</p><p>{line}</p><p>Quay 4</p></main>")
    assert [kind for kind, _ in lines] == ["title", "paragraph", "paragraph", "footer", "paragraph"]


@pytest.mark.parametrize("tag", ["main", "article"])
def test_reference_pages_begin_where_their_title_is(tag: str) -> None:
    table = "<div class=summary-table><div>Constructor</div><div><code>Gull(int)</code></div></div>"
    links = "<h2>Links</h2>" + "<a href=/1>x</a> " * 12
    lines = lines_of(
        f"<{tag}><h1>The gull</h1><section class=class-description><div>{SAID}</div></section>"
        f"<section class=summary><h2>Summary</h2>{table}<div>{MORE}</div>{links}</section>"
        f"<section class=details><ul><li><section><h3>fly</h3><div>{MORE} {SAID} {MORE}</div></section></ul>"
        f"</section></{tag}>"
    )
    assert ("heading", "Summary") in lines
    assert ("paragraph", SAID) in lines
    assert not [line for line in lines if line[0] == "dek"]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        (
            "The Quay On-Line - The Gull and the Door",
            "<font size=5><b>The Gull and the Door</b></font><br>{}",
        ),
        ("The Gull and the Door | Quay", "<center><big>The Gull and the Door</big></center>{}"),
    ],
)
def test_titles_are_read_where_no_heading_says_them(title: str, line: str) -> None:
    signed = "<font size=2><i>by Inge Tarrow</i></font><br><font size=1>Friday, 2 March 2001</font>"
    text = f"<p>{SAID}<p>{MORE}<p>{SAID} {LAST}"
    page = read_page(
        f"<title>{title}</title><table><tr><td>The Quay On-Line</table>"
        f"<table><tr><td>{line.format(signed)}{text}</table>"
    )
    assert (page.title, page.outline.byline, page.outline.published) == (
        "The Gull and the Door",
        "Inge Tarrow",
        "2001-03-02",
    )
    assert page.text.split("\n\n")[1] == SAID


def test_a_picture_in_a_table_beside_the_text_has_a_caption() -> None:
    table = "<table align=right><tr><td><img src=a.jpg><br><font size=1>The gull in its week</font></table>"
    assert inside(table) == [("caption", "The gull in its week")]
    links = table.replace("<font size=1>", "<a href=/1>").replace("</font>", "</a>")
    assert ("caption", "The gull in its week") not in inside(links)


@pytest.mark.parametrize("bold", ["<p><b>{}</b></p>", "{0}<b>{1}</b><br><br>"])
def test_bold_lines_are_headings_where_there_are_no_others(bold: str) -> None:
    start = f"<p>{SAID}</p><p>{MORE}</p><p>{SAID} Twice.</p>"

    def kind(line: str, more: str = "") -> str:
        markup = bold.format(line) if "{0}" not in bold else bold.format("", line)
        lines = lines_of(f"<main><h1>The gull</h1>{start}{more}{markup}{LAST}<br><br>{MORE}</main>")
        return next(kind for kind, text in lines if text == line)

    assert kind("The way there") == "heading"
    assert kind("Inge Tarrow:") == "paragraph"
    assert kind("It is so.") == "paragraph"
    assert kind("The way there", f"<h2>So</h2><p>{SAID} Thrice.</p>") == "paragraph"
    assert kind("The way there", "<p><b>Inge</b></p><p>Yes</p><p><b>Osric</b></p><p>No</p>") == "paragraph"


def test_standfirsts_by_their_class() -> None:
    body = f"<p>{SAID} {MORE}</p><p>{MORE}</p>"
    teaser = f"<div class=teaser-text><p>{LAST}</p></div>"
    page = f"<div><h1>The gull</h1>{{}}</div><div class=news-text itemprop=articleBody>{body}</div>"
    assert ("dek", LAST) in lines_of(page.format(teaser))
    linked = page.format(f"<div class=teaser-text><p>{LAST} <a href=/1>So</a></p></div>")
    assert "dek" not in [kind for kind, _ in lines_of(linked)]
    subtitle = f"<main><h1>The gull</h1><h2 class=pw-subtitle>{LAST}</h2><div>{body}</div></main>"
    assert lines_of(subtitle)[1] == ("dek", LAST)


def _page(markup: str) -> Page:
    return read_page(
        f"<title>The gull</title><main><h1>The gull</h1>{markup}<p>{SAID}</p><p>{MORE}</p></main>"
    )


@pytest.mark.parametrize(
    ("markup", "byline", "published"),
    [
        (
            (
                "<span property='dc:date dc:created' content='2016-10-04T09:30:00' rel='sioc:has_creator'>"
                "Submitted by <span property='foaf:name'>Inge Tarrow</span> on Tue, 10/04/2016 - 09:30</span>"
            ),
            "Inge Tarrow",
            "2016-10-04",
        ),
        (
            "<b property='schema:author'>Inge Tarrow</b><b property=dcterms:issued content=2016-10-04></b>",
            "Inge Tarrow",
            "2016-10-04",
        ),
        ("<div>Submitted by Inge Tarrow on 4 May 2016</div>", "Inge Tarrow", "2016-05-04"),
        (
            (
                "<div class=ltx_authors><span class='ltx_creator ltx_role_author'>Inge Tarrow\n</span>"
                "<span>  </span><span class='ltx_creator ltx_role_author'>Osric Feld</span></div>"
            ),
            "Inge Tarrow, Osric Feld",
            None,
        ),
        ("<ul><li class=eventitem-meta-date><time datetime=2025-11-14>14 November</time></ul>", None, None),
        ("<div class=vevent><time datetime=2025-11-14>14 November</time></div>", None, None),
    ],
)
def test_authors_and_dates(markup: str, byline: str | None, published: str | None) -> None:
    outline = _page(markup).outline
    assert (outline.byline, (outline.published or "")[:10] or None) == (byline, published)


@pytest.mark.parametrize(("said", "language"), [("PL", "pl"), ("EN-GB", "en-GB"), ("pt_BR", "pt-BR")])
def test_languages_are_told_in_small_letters(said: str, language: str) -> None:
    assert read_page(f"<html lang={said}><p>{SAID}").outline.language == language


def test_a_title_that_only_screen_readers_say_is_the_title() -> None:
    markup = f"<main><h1 class=sr-only>The gull and the door</h1><p>{SAID}</p><p>{MORE}</p></main>"
    assert read_page(markup).title == "The gull and the door"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("", "subscriber-only"),
        ('[{"@type":"WebPageElement","isAccessibleForFree":"False","cssSelector":".paywall"}]', "paywall"),
        ('{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":["b",".paywall"]}', "paywall"),
        ('{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":[7]}', "subscriber-preview"),
    ],
)
def test_parts_for_those_who_pay_are_the_text(head: str, name: str) -> None:
    data = (
        f'<script type="application/ld+json">{{"@type":"Article","hasPart":{head}}}</script>' if head else ""
    )
    parts = "".join(f"<div class='{name}'><p>{text}</p></div>" for text in (SAID, MORE, LAST))
    box = "<div class=paywall-box><p>Subscribe now, for a crown a week, and read it all.</p></div>"
    lines = lines_of(f"{data}<article><h1>The gull</h1>{parts}{box}</article>")
    assert [line for _, line in lines] == ["The gull", SAID, MORE, LAST]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        # Boxes beside the text that tell something, and ask for nothing.
        (
            "<aside class=FactBox><h3>The gull</h3><ul><li>It is grey.</ul></aside>",
            [("list", "• It is grey.")],
        ),
        (f"<aside class=note><p>{LAST} It is so.</p></aside>", [("paragraph", f"{LAST} It is so.")]),
        ("<aside class=note>Mind it</aside>", []),
        (f"<aside class=sidebar-box><p>{LAST} It is so.</p></aside>", [("paragraph", f"{LAST} It is so.")]),
        (f"<aside class=newsletter><p>{LAST} It is so.</p></aside>", []),
        (f"<aside><p>{LAST} It is so.</p><form><input></form></aside>", []),
        (f"<aside><p>{LAST} It is so.</p><a href=/1>One more story of the quay</a></aside>", []),
        # What leads elsewhere, with its label.
        ("<div><span>Leggi anche</span><article><h4><a href=/1>The bridge</a></h4></article></div>", []),
        ("<p>Jump to:</p><ul class=toc><li><a href=#a>The gull</a><li><a href=#b>The door</a></ul>", []),
        ("<p>Buy:</p><div class=toolbar>Copy</div>", [("paragraph", "Buy:")]),
        # What is sold.
        ("<div><h5>BEST DEALS</h5><p>All prices</p><a rel='sponsored x' href=/1>$3 at Quay's</a></div>", []),
        (
            f"<div><p>{LAST} So.</p><a rel=sponsored href=/1>Buy it now</a></div>",
            [("paragraph", f"{LAST} So."), ("paragraph", "Buy it now")],
        ),
        ("<div>See <a rel=sponsored href=/1>a door</a></div>", [("paragraph", "See a door")]),
        ("<div>See <a rel=nofollow href=/1>it</a></div>", [("paragraph", "See it")]),
        # Signs and numbers that are drawn by hand.
        ("<ul><li><div>•</div><div><p>A door.</p></div></ul>", [("list", "• A door.")]),
        (
            "<ol><li><b>1</b><p>A door.</p><li><b>2.</b><p>7</p></ol>",
            [("list", "1. A door."), ("list", "2. 7")],
        ),
        ("<table><tr><td><pre>7\n8</pre><td><pre>a\nb</pre></table>", [("code", "a"), ("code", "b")]),
        ("<table><tr><td><pre>7\n9</pre></table>", [("code", "7"), ("code", "9")]),
        ("<pre>7\n8</pre>", [("code", "7"), ("code", "8")]),
        # One line in a table.
        (
            "<table><tr><td>void open<td>(<td>int width<td>)</table>",
            [("paragraph", "void open ( int width )")],
        ),
        ("<table><tr><td><p>One<td>Two</table>", [("paragraph", "One"), ("paragraph", "Two")]),
        # Links in headings that lead to the top, and the source of what is described.
        ("<h2><span>NAME</span> <a href=#top_of_page>top</a></h2><p>A</p>", [("heading", "NAME")]),
        ("<h2><a href=#open>open</a>(width)</h2><p>A</p>", [("heading", "open(width)")]),
        ("<p><a href=/src>Source</a></p><p>0.6 · <a href=/src>Source</a></p><p>A</p>", []),
        ("<h2>Source</h2><p>A</p>", [("heading", "Source")]),
        # A heading that begins like the line of an author.
        (f"<p>{SAID} {SAID} So.</p><h2>By button</h2><p>A</p>", [("heading", "By button")]),
        # A picture in the middle, with a line in small.
        ("<center><img alt=x><br><font size=-1>The horn</font></center>", [("caption", "The horn")]),
        ("<center><img alt=x><br><small>The horn</small></center>", [("caption", "The horn")]),
        ("<center><img alt=x><br>The horn</center>", [("paragraph", "The horn")]),
    ],
)
def test_what_stands_in_the_midst(markup: str, lines: list[tuple[str, str]]) -> None:
    found = [line for line in inside(markup) if line[1] not in ("The gull", "A")]
    assert [line for line in found if SAID not in line[1]] == lines


def test_headings_right_below_the_title_name_an_author_or_a_way() -> None:
    for heading, byline in (("By button", None), ("<i>By lever</i>", None), ("By Ada Lock", "Ada Lock")):
        page = read_page(
            f"<title>Pairing</title><main><h1>Pairing</h1><h2>{heading}</h2><p>{SAID}</p></main>"
        )
        assert page.outline.byline == byline


def test_the_last_line_says_when_a_page_was_changed() -> None:
    for last, kept in (
        ("technik/ofen.txt · Zuletzt geändert: 2023/10/03 18:20 von hanne", False),
        ("The list was last changed on 4 May 2021.", True),
        ("The list was made on 4 May 2021 by all of us", True),
    ):
        lines = lines_of(f"<main><h1>The gull</h1><p>{SAID}</p><p>{MORE}</p><div>{last}</div></main>")
        assert (lines[-1][1] == last) is kept


def test_documentation_in_parts_of_one_make_is_whole() -> None:
    parts = "".join(
        f"<details open><summary><section><a class=src href=/s>Source</a><h4>fn <a href=#m{n}>gull_{n}</a>"
        f"(<a href=#s>str</a>) -> <a href=#i>i64</a></h4></section></summary>"
        f"<div class=docblock><p>{LAST} It does so {n} times.</p></div></details>"
        for n in range(3)
    )
    lines = lines_of(
        f"<main><section><h1>Struct Gull</h1><pre>pub struct Gull</pre>"
        f"<div class=top><div class=docblock><p>{SAID}</p><p>{MORE}</p></div></div>{parts}</section></main>"
    )
    assert [kind for kind, _ in lines] == [
        *("title", "code", "paragraph", "paragraph"),
        *("heading", "paragraph") * 3,
    ]


def test_the_starts_of_other_texts_are_no_parts_of_this_one() -> None:
    cards = "".join(
        f"<div class=card><a href=/{n}>Picture of the day</a><p><a href=/q>Quay and harbour</a></p>"
        f"<h3><a href=/{n}>Barges wait</a></h3><div class='body copy'><p>{LAST} So it was.</p></div></div>"
        for n in range(3)
    )
    story = f"<div><h1>The gull</h1><div class='body copy'><p>{SAID}</p><p>{MORE}</p></div></div>"
    lines = lines_of(f"<main>{story}<section><h2>More stories</h2>{cards}</section></main>")
    assert [line for _, line in lines] == ["The gull", SAID, MORE]


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        (
            "<section class='item references'><h2>References</h2><p>A. Quay, On gulls, 1988.</p></section>",
            True,
        ),
        ("<div class=release-contact><h2>Contacts</h2><p>Media: Ada Quay</p></div>", True),
        ("<div id=references><div class=references><h2>Works</h2><p>A. Quay</p></div></div>", True),
        ("<div class=release-contact><p>Media: Ada Quay</p></div>", False),
        ("<div class=contact><h2>Contacts</h2><a href=/1>The office of the harbour</a></div>", False),
        ("<div><h2>Contacts</h2><p>Media: Ada Quay</p></div>", False),
    ],
)
def test_references_and_contacts_close_an_article(markup: str, kept: bool) -> None:
    links = "".join(f"<a href=/{n}>Download the picture, number {n}</a> " for n in range(9))
    text = f"<div class=story><p>{SAID}</p><p>{MORE}</p></div>"
    for start, end in (
        ("<article><h1>The gull</h1>", "</article>"),
        ("<h1>The gull</h1><article>", "</article>"),
    ):
        lines = lines_of(f"{start}<div><div>{text}</div><p>{links}</p>{markup}</div>{end}")
        assert any("Quay" in line for _, line in lines) is kept
    # The title would come along, and what stands beside it.
    lines = lines_of(
        f"<article><h1>The gull</h1><p>{links}</p><div>{text}</div><p>{links}</p>{markup}</article>"
    )
    assert [line for _, line in lines][:3] == ["The gull", SAID, MORE]
    assert any("Quay" in line for _, line in lines) is kept


def test_a_page_of_old_has_the_site_above_and_the_author_below_its_title() -> None:
    body = (
        "<center><h1>BRAM'S LIGHTHOUSE PAGE</h1></center><table><tr><td><a href=s1.htm>Stairs</a><td>{}"
        f"<h3>The Night of the Horn</h3><i>by Bram Oosterling, February 7, 1998</i> {SAID}<p>{MORE}<p>{MORE}"
        "</table>"
    )
    page = read_page(f"<title>Lighthouse Page - Horn</title>{body.format('')}")
    assert (page.title, page.outline.byline) == ("The Night of the Horn", "Bram Oosterling")
    assert page.outline.published == "1998-02-07"
    assert page.text.split("\n\n")[1] == SAID
    for other in (
        "<title>Bram's Lighthouse Page - Horn</title>" + body.format(""),
        "<title>Lighthouse Page - Horn</title>" + body.format("<h3>The Mice</h3><i>by Anke Oosterling</i>"),
        "<title>Lighthouse Page - Horn</title>" + body.format(f"<p>{SAID}</p>"),
        "<title>Lighthouse Page - Horn</title>" + body.format("").replace("<a href=s1.htm>Stairs</a>", ""),
    ):
        assert read_page(other).title == "BRAM'S LIGHTHOUSE PAGE"


def test_what_holds_the_title_is_no_teaser() -> None:
    hero = (
        "<div class='hero teaser'><div class=cmp-teaser><h1>The gull</h1>"
        f"<div class=cmp-teaser__description><p>{MORE}</p></div></div></div>"
    )
    more = f"<div class=teaser><h2>More</h2><p>{LAST} It is so.</p></div>"
    lines = lines_of(f"<main>{hero}<p>{SAID}</p><p>{SAID}</p>{more}</main>")
    assert [line for _, line in lines] == ["The gull", MORE, SAID, SAID]


def test_dates_in_the_rows_of_a_table_are_not_the_pages() -> None:
    files = "<tr><td>src<td><time datetime=2025-04-11>Apr 11, 2025</time>"
    for head, date in (("<thead><tr><th>Name<th>Last change</thead>", None), ("", "2025-04-11")):
        page = read_page(
            f"<h1>The gull</h1><table>{head}{files}</table><article><p>{SAID}</p><p>{MORE}</p></article>"
        )
        assert page.outline.published == date


def test_bold_lines_are_headings_above_the_contacts() -> None:
    text = f"<p>{SAID}</p><p>{MORE}</p><p><b>What to do</b></p><p>{SAID}</p><p>{MORE}</p><p>{MORE}</p>"
    for before, after, kind in (("", "<h2>Contacts</h2>", "heading"), ("<h2>The door</h2>", "", "paragraph")):
        lines = lines_of(f"<main><h1>The gull</h1>{before}{text}{after}<p>Ada Quay</p></main>")
        assert (kind, "What to do") in lines
