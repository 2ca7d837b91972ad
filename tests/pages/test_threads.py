"""Questions with their answers, and reports of faults with what was said to them."""

from __future__ import annotations

import pytest

from reader.pages import Page, read_page

REPORT = (
    "The lock gate opens a hand's breadth whenever the wind is in the north, and nobody touches the lever."
)
MORE = "It happened again on Sunday, with two barges inside, and the keeper was asleep in the boat shed."
ANSWER = "The pawl is worn on one side only. I have turned it round, which should hold until spring."
THANKS = "Thank you. It has held for three storms now, and so I close this."
TEXT = f"<p>{REPORT}</p><p>{MORE}</p>"
MENU = "<div id=menu><ul><li><a href=/>Home</a><li><a href=/p>Projects</a></ul></div>"
BESIDE = f"<ul>{''.join(f'<li><a href=/{n}>Another fault of a lock, number {n}</a>' for n in range(20))}</ul>"


def lines_of(body: str, title: str = "The gate") -> list[str]:
    return page_of(body, title).text.split("\n\n")


def page_of(body: str, title: str = "The gate") -> Page:
    return read_page(f"<title>{title}</title><body>{MENU}{body}", "https://quay.example/41")


@pytest.mark.parametrize("name", ["answer", "accepted-solution"])
def test_answers_in_a_list_of_their_own_belong_to_the_question(name: str) -> None:
    answers = "".join(
        f"<div class=a-item><div class={name}><p>{text}</p></div>"
        f"<div class=answer-info>answered <time>4 May 2021</time> by <a href=/u>Bo</a></div></div>"
        for text in (ANSWER, THANKS)
    )
    body = (
        f"<div class=main><div class=q-part><div class='q-view question'><div>{TEXT}</div></div></div>"
        f"<div class=form>{LINKS}</div><div class=a-part><div class=a-list>{answers}</div></div></div>"
    )
    lines = [line for line in lines_of(f"<h1>The gate</h1>{body}") if "Log in" not in line]
    assert lines == ["The gate", REPORT, MORE, ANSWER, THANKS]


LINKS = "".join(f"<a href=/{n}>Log in or sign up, number {n}</a> " for n in range(4))


def test_notes_belong_to_the_description_and_are_no_list() -> None:
    notes = "".join(
        "<li class='note timeline-entry'>"
        f"<div class=note-header><a href=/u>Bo</a> · <time>Jun 17, 2024</time></div>"
        f"<div class=note-body><p>{text}</p></div></li>"
        for text in (ANSWER, THANKS)
    )
    body = (
        f"<main><h1>The gate</h1><div class=detail><div class=description><div class=md>{TEXT}"
        "<p>It is the same fault as in <a class=has-tooltip href=/7>#7 (closed)</a>, I should think.</p>"
        "</div></div>"
        f"<p>{LINKS}</p></div><ul class='notes main-notes-list'>"
        "<li class='note system-note'><div class=note-header>Bo added <a href=/l>a label</a></div></li>"
        f"{notes}</ul>"
        f"<p>{LINKS}</p></main>"
    )
    page = page_of(body, "The gate (!41) · Merge requests")
    assert [line for line in page.text.split("\n\n") if "Log in" not in line] == [
        *("The gate", REPORT, MORE),
        "It is the same fault as in #7 (closed), I should think.",
        *(ANSWER, THANKS),
    ]


@pytest.mark.parametrize(
    ("title", "kept"),
    [("#41 (The gate)", True), ("Bug 41: The gate", True), ("[GATE-41] The gate", True), ("The gate", False)],
)
@pytest.mark.parametrize(
    "name", ["comment searchable", "activity-comment", "boardComment", "issue-comment-block"]
)
def test_comments_on_a_numbered_report_are_the_rest_of_it(title: str, name: str, *, kept: bool) -> None:
    comments = "".join(
        f"<div class='{name}'><div class=comment-head>Bo, 4 May 2021</div><div><p>{text}</p></div></div>"
        for text in (ANSWER, THANKS)
    )
    body = (
        f"<h1>The gate</h1><div id=ticket><div class=description>{TEXT}</div></div><p>{LINKS}</p>"
        f"<div id=changelog>{comments}</div>{BESIDE}"
    )
    lines = lines_of(f"<div id=content>{body}</div>", title)
    assert lines[:3] == ["The gate", REPORT, MORE]
    assert (ANSWER in lines, THANKS in lines) == (kept, kept)
    assert not any("4 May" in line for line in lines)


def test_numbered_titles_alone_do_not_make_a_report() -> None:
    comments = f"<div class=comment><p>{ANSWER}</p></div>" * 2
    lines = lines_of(
        f"<article><h1>The gate</h1>{TEXT}</article>{BESIDE}<div class=comments>{comments}</div>",
        "Issue 41: The gate",
    )
    assert ANSWER not in lines


def test_comments_may_be_all_there_is() -> None:
    posts = "".join(
        f"<div id=c{n} class=bz_comment><div class=bz_comment_head><span>Comment {n}</span>"
        f"<span class=bz_comment_user>Ada</span> <span>2017-01-0{n + 1} 00:09:31 UTC</span></div>"
        f"<pre class=bz_comment_text>{text}</pre></div>"
        for n, text in enumerate((f"{REPORT}\n{MORE}", ANSWER, THANKS))
    )
    facts = "<table><tr><th>Status:<td>RESOLVED<tr><th>Reported:<td>2017-01-01 00:09 UTC by Ada</table>" * 2
    page = page_of(f"<form>{facts}{BESIDE}<div id=comments>{posts}</div></form>", "41 – The gate")
    assert page.text.split("\n\n")[1:] == [f"{REPORT}\n{MORE}", ANSWER, THANKS]
    assert page.outline.published == "2017-01-01T00:09Z"


@pytest.mark.parametrize("label", ["Opened:", "Published", "Gemeldet:"])
def test_a_label_says_when_a_report_was_made(label: str) -> None:
    facts = f"<dt>Changed<dd>5 May 2022<dt>{label}<dd>soon<dt>{label}<dd>4 May 2021<dt>Due<dd>1 June 2021"
    assert (
        page_of(f"<h1>The gate</h1><article>{TEXT}{TEXT}</article>{BESIDE}<dl>{facts}</dl>").outline.published
        == "2021-05-04"
    )


def test_the_number_of_an_issue_is_no_part_of_its_title() -> None:
    body = f"<article><h1><span>The gate opens</span> <span>#63</span></h1>{TEXT}</article>"
    assert page_of(body, "#63 - The gate opens - quay/locks").title == "The gate opens"
    assert page_of(body, "The gate opens #63 | The Quay").title == "The gate opens #63"
