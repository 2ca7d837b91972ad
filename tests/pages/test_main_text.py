"""What is the main text of a page, what is left out of it, and what stays as something else."""

from __future__ import annotations

import pytest

from reader.pages import SHELL, WHOLE, Page, read_page
from reader.pages.titles import agree

SAID = "Nobody on the island owns a clock, yet everyone comes to the bakery in the same minute."
BODY = "".join(f"<p>{SAID} And so on, {n} times.</p>" for n in range(8))
LINKS = "<li><a href=/1>One story of the quay</a><li><a href=/2>Another story of the quay</a>"


def lines_of(page: Page, kind: str) -> list[str]:
    lines = page.text.split("\n")
    return [
        line
        for hint in page.outline.hints
        if hint.kind == kind
        for line in lines[hint.lines[0] - 1 : hint.lines[1]]
    ]


def page_of(body: str) -> Page:
    return read_page(
        f"<html><body><main><h1>The gull</h1>{body}</main></body></html>", "https://quay.example/"
    )


@pytest.mark.parametrize(
    "markup",
    [
        f"<nav>{SAID[:40]} gone</nav>",
        f"<aside>{SAID[:40]} gone</aside>",
        "<footer>gone</footer>",
        "<div class=share-buttons>gone</div>",
        "<div class=newsletter-signup><p>gone, every week, by mail</p></div>",
        "<span class=tags>gone</span>",
        "<div class=photo-credit>gone</div>",
        f"<ul>{LINKS}<li><a href=/3>gone</a></ul>",
        "<p>Share this article</p><p class=x>Skip to content</p><ul><li>gone<li>x</ul>".replace(
            "gone", "Tweet"
        ),
        f"<h2>gone</h2><ul class=related>{LINKS * 4}</ul>",
        "<p>Share</p>",
        "<ul><li>Facebook<li>Twitter</ul><p>Story continues below gone</p>",
    ],
)
def test_furniture_is_left_out(markup: str) -> None:
    assert "gone" not in page_of(BODY + markup).text


@pytest.mark.parametrize(
    "markup",
    [
        "<table class=share><tr><td>kept</table>",
        "<aside class=pullquote>kept</aside>",
        f"<div class=meta-content><p>kept, for its other word</p>{BODY}</div>",
        "<blockquote>so it is<footer>kept</footer></blockquote>",
        "<figure><img alt=''><figcaption>At noon <span class=credit>kept</span></figcaption></figure>",
        "<h2>kept</h2><p>what stands under it</p>",
        "<p class=date><img alt='kept for its picture'></p>",
        f"<p>Some say that <a href=/x>{SAID}</a></p><p>See also: kept, for it is no link</p>",
    ],
)
def test_content_is_kept(markup: str) -> None:
    assert "kept" in page_of(BODY + markup + BODY).text


def test_links_in_the_midst_are_teasers() -> None:
    page = page_of(f"{BODY}<div class=related><p>Read on</p><a href=/1>One story of the quay</a></div>{BODY}")
    assert lines_of(page, "teaser") == ["Read on", "One story of the quay"]
    page = page_of(f"{BODY}<p>Read more: <a href=/1>One story of the quay</a></p>{BODY}")
    assert lines_of(page, "teaser") == ["Read more: One story of the quay"]


def test_a_closing_note_is_a_footer() -> None:
    note = "This text was changed on a Monday, after the gull had complained of it."
    page = page_of(f"{BODY}<footer><p>{note}</p></footer>")
    assert lines_of(page, "footer") == [note]


def test_what_is_left_out_is_told() -> None:
    (notice,) = page_of(f"{BODY}<div class=comments>{BODY}</div>").notices
    assert notice.startswith("About 1")
    assert page_of(BODY).notices == ()


def test_a_trail_of_links_is_left_out() -> None:
    page = page_of(
        "<p><a href=/>Home</a> &gt; <a href=/n>News</a> &gt; Gulls</p>"
        f"<p><a href=/a>x</a> and <a href=/b>y</a></p>{BODY}"
    )
    assert "Home" not in page.text
    assert "x and y" in page.text


def test_a_standfirst_and_pictures_before_the_text_belong_to_it() -> None:
    page = read_page(
        "<body><div><a href=/>Quay</a></div><h1>The gull</h1><div class=subtitle>What it wants</div>"
        f"<div class=share>x, y.</div><figure><img alt='A gull at the door'></figure>"
        f"<p>{SAID}</p><div hidden>x</div>"
        f"<div class=body><div>{BODY}</div></div><div><a href=/>a</a> <a href=/>b</a></div>"
    )
    assert lines_of(page, "dek") == ["What it wants"]
    assert lines_of(page, "caption") == ["A gull at the door"]
    assert page.text.count(SAID) == 9


def test_what_is_far_before_the_text_does_not_belong_to_it() -> None:
    far = "".join(
        f"<div><a href=/{n}>A link that goes somewhere else, number {n}</a></div>" for n in range(90)
    )
    page = read_page(
        f"<h1>The gull</h1><div class=subtitle>What it wants</div>{far}<article>{BODY}</article>"
    )
    assert "What it wants" not in page.text


def test_a_page_of_few_words_is_read_whole() -> None:
    page = read_page("<p>Gone fishing</p><p>Back on Monday</p>")
    assert (page.text, page.notices) == ("Gone fishing\n\nBack on Monday", (WHOLE,))


def test_a_marked_main_part_is_enough() -> None:
    links = "<ul>" + "<li><a href=/x>A story of the quay that is told again</a>" * 3 + "</ul>"
    page = read_page(f"<div>menu</div><main><h1>Stories</h1>{links}</main><div>imprint</div>")
    assert "menu" not in page.text
    assert page.text.count("told again") == 3


def test_parts_of_one_class_are_one_text() -> None:
    posts = "".join(
        f"<div class=post><div class=user>gull {n}</div><div class=text>{BODY}</div></div>" for n in range(3)
    )
    assert (
        read_page(f"<body><div class=menu>x</div><div id=thread>{posts}</div></body>").text.count(SAID) == 24
    )


def test_titles_agree() -> None:
    assert not agree("—", "The gull")
    assert agree("The gull and the door", "The gull, and the door")
    assert agree("The gull and the door of the north", "The gull and the door of the nort")
    assert not agree("The gull", "The door")


def test_shell_and_small_page() -> None:
    assert read_page("<div id=app></div><script src=x.js></script>").notices == (SHELL,)


@pytest.mark.parametrize(
    "markup",
    [
        "<section><table><tr><td>a</section>b</td></tr></table>",
        "<b>" + "<i>" * 100 + "a</b>b",
        "<div>" + "<section>" * 300 + "a</div>b",
        "<b><table><tr><td>a</b>b</table>",
        "<a href=x>a<a href=y>b",
        "<p><table><tr><td>a<p>b</table>",
    ],
)
def test_end_tags_that_end_nothing(markup: str) -> None:
    assert read_page(markup).text.replace("\n", "").replace("b", "") == "a"


MENU = "".join(f"<li><a href=/{n}>Somewhere else on this site, number {n}</a></li>" for n in range(40))


@pytest.mark.parametrize("name", ["sidebar", "widget-area", "post-content with-sidebar", "share-body"])
def test_a_class_that_calls_most_of_the_prose_furniture_is_not_believed(name: str) -> None:
    page = read_page(
        f"<body><ul>{MENU}</ul><div class='{name}'>{BODY}</div><p>Short, but prose it is.</p></body>"
    )
    assert page.text.count(SAID) == 8
    assert "Somewhere" not in page.text


def test_what_is_surely_furniture_is_never_the_main_text() -> None:
    page = read_page(
        f"<body><div id=cookie-consent>{BODY}</div><ul>{MENU}</ul><article><p>{SAID}</p></article></body>"
    )
    assert page.text == SAID


def test_a_banner_may_hold_the_title() -> None:
    page = read_page(f"<title>The gull</title><div role=banner><h1>The gull</h1></div><div>{BODY}</div>")
    assert page.title == "The gull"
    assert page.text.count("The gull") == 1


def test_a_line_of_rights_at_the_end_is_a_footer() -> None:
    page = page_of(f"{BODY}<p>© The quay, and all that is on it</p>")
    assert lines_of(page, "footer") == ["© The quay, and all that is on it"]


def test_many_comments_are_not_the_main_text() -> None:
    comments = "".join(f"<li id=comment-{n}><p>{SAID} Or so I heard, {n}.</p>" for n in range(40))
    page = read_page(f"<h1>The gull</h1><div class=story>{BODY}</div><ol id=commentlist>{comments}</ol>")
    assert "Or so I heard" not in page.text
    assert page.text.count(SAID) == 8


def test_a_page_of_nothing_but_comments_is_read() -> None:
    comments = "".join(f"<li class=comment><p>{SAID} Or so I heard, {n}.</p>" for n in range(40))
    page = read_page(f"<body><ul>{MENU}</ul><ol class=comments>{comments}</ol></body>")
    assert page.text.count("Or so I heard") == 40


def test_numbered_parts_are_one_text() -> None:
    parts = "".join(f"<div class='story-body story-body-{n}'>{BODY}</div><ul>{LINKS}</ul>" for n in range(3))
    assert read_page(f"<body><ul>{MENU}</ul><div id=story>{parts}</div></body>").text.count(SAID) == 24
