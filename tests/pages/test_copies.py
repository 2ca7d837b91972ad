"""What pages hold twice, and the page of one paper: its abstract, and no more than is of it."""

from __future__ import annotations

import pytest

from reader.pages import read_page

TEXT = (
    "We count tides by hand in nine ports, and show that their clocks drift by a minute in each year, or two."
)


def _text(markup: str) -> str:
    return read_page(
        f"<title>Harbours</title><main><h1>Harbours</h1>{f'<p>{TEXT}</p>' * 3}{markup}</main>"
    ).text


def test_of_a_short_and_a_full_form_the_full_one_is_read() -> None:
    markup = (
        "<p><span class='abstract-short grey' style='display: inline'>…tides by hand… <a>More</a></span>"
        f"<span class='abstract-full grey' style='display: none'>All of it: {TEXT} <a onclick=fold()>Less</a>"
        " <a href=/x>elsewhere</a> <b>twice</b></span></p>"
    )
    text = _text(markup)
    assert f"All of it: {TEXT} elsewhere twice" in text
    assert "More" not in text
    assert "Less" not in text


@pytest.mark.parametrize(
    "beside",
    ["<p class='note-full wide'>Whole.</p>", "<p class=note-full></p>", "<p class=note>Whole.</p>", ""],
)
def test_a_short_form_alone_stays(beside: str) -> None:
    assert "Tides drift" in _text(f"<p class=note-short>Tides drift, and so do the clocks.</p>{beside}")


FRACTION = "<math alttext='{}'><semantics><mrow><mfrac><mi>d</mi><mn>2</mn></mfrac></mrow></semantics></math>"


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        (FRACTION.format(r"\frac{d}{2}"), r"\frac{d}{2}"),
        (FRACTION.format(r"{\displaystyle d/2}"), "d/2"),
        (FRACTION.format("d" * 400), "d2"),
        ("<math alttext='n'><semantics><mi>n</mi><annotation>n</annotation></semantics></math>", "n"),
        ("<math><semantics><msup><mi>n</mi><mn>2</mn></msup></semantics></math>", "n2"),
    ],
)
def test_a_formula_stays_in_its_line(formula: str, said: str) -> None:
    assert f"Let the drift be {said} in a year." in _text(f"<p>Let the drift be {formula} in a year.</p>")


HEAD = "<title>Tides</title><meta name=citation_title content=Tides><h1>Tides</h1>"
ABSTRACT = f"<blockquote class=abstract>{TEXT} {TEXT}</blockquote>"
FACTS = "<table><tr><td>Comments:</td><td>9 pages</td></tr><tr><td>Subjects:</td><td>Clocks</td></tr></table>"
OTHER = f"<div class=box><h2>About this site</h2><p>{TEXT.replace('tides', 'readers')}</p></div>"


def test_the_page_of_a_paper_is_its_abstract_with_its_facts() -> None:
    text = read_page(f"{HEAD}<div><div id=one>{ABSTRACT}{FACTS}</div>{OTHER * 2}</div>").text
    assert "| Subjects: | Clocks |" in text
    assert "readers" not in text


def test_the_page_of_a_paper_is_its_abstract_alone_where_all_else_is_beside_it() -> None:
    text = read_page(f"{HEAD}<div>{ABSTRACT}{FACTS}{OTHER * 2}</div>").text
    assert text.count(TEXT) == 2
    assert "readers" not in text


def test_a_paper_that_is_there_in_full_is_read_in_full() -> None:
    section = f"<section><h2>Ports</h2><p>{TEXT.replace('nine', 'six')}</p></section>"
    text = read_page(f"{HEAD}<article>{ABSTRACT}{section * 6}</article>").text
    assert text.count("in six ports") == 6
    assert TEXT in text


def test_an_abstract_without_a_word_stays_unread() -> None:
    text = read_page(f"{HEAD}<article><div class=abstract></div><p>{TEXT}</p></article>").text
    assert TEXT in text


def test_what_announces_names_goes_with_them() -> None:
    people = "<meta name=citation_author content='Ana Bo'><meta name=citation_author content='Cy Dee'>"
    text = read_page(
        f"{people}{HEAD}<div><h4>Authors</h4><p><i>Ana Bo, Cy Dee</i></p><p>{TEXT}</p></div>"
    ).text
    assert text == f"Tides\n\n{TEXT}"
