"""Comments and mails: who wrote them, where they begin and end, and which of them offer a job."""

from __future__ import annotations

import pytest

from reader.parsing import comment_lines, lines, mail_digests, parse, threads
from reader.parsing.scanning import scan

_DIGEST = """Message: 1
From: Ann Bee <ann@weir.example>
Subject: Software Engineer, Weir Trust, Hull, UK
Date: 3 May 2032

> Does anybody hire?

We look after a barrier and the software that closes it. The post is full-time.

--
Ann Bee, Weir Trust

Message: 2
From: Cy Dee <cy@dee.example>
Subject: Lost bicycle
Date: 4 May 2032

It is green, and it was by the gate.
"""


@pytest.mark.parametrize(
    "text",
    [
        "ann 3 hours ago | next [–]",
        "▲ ann_b 1 day ago | parent | prev | next [-]",
        "212 points by ann 2 days ago | hide | past | 140 comments",
        "Posted by u/ann 3 days ago",
        "par ann » 02 sept. 2031, 14:31",
        "ann on March 3, 2033 | next",
        "ann vor 3 Tagen",
        "ask  authored by ann 6 days ago | 11 comments",
    ],
)
def test_lines_that_say_who_wrote_when_are_known(text: str) -> None:
    assert comment_lines.is_meta(text)


@pytest.mark.parametrize(
    "text",
    [
        "2 days ago",
        "Posted 2 days ago",
        "Galway, Ireland 3 days ago",
        "Oslo 3 days ago",
        "The bridge was closed 3 days ago after a storm",
        "It opened on 3 May 2031, and nobody came",
        "ann was here 3 hours ago and left, she said",
        "x" * 200 + " 3 hours ago",
        "nobody knows when",
        "room 1024 is free",
        "café 1 2 3",
    ],
)
def test_other_lines_with_ages_and_dates_are_not(text: str) -> None:
    assert not comment_lines.is_meta(text)


def test_what_stands_under_a_comment_is_known() -> None:
    assert comment_lines.is_below("reply | share | 3 replies")
    assert comment_lines.is_below("[dead]")
    assert not comment_lines.is_below("– – –")
    assert not comment_lines.is_below("Reply to Ann by Monday")


def test_names_with_ages_alone_are_a_thread_only_if_there_are_three() -> None:
    two = "ann 3 hours ago\nIt rains.\n\nbee 2 hours ago\nIt does not.\n"
    three = two + "\ncy 1 hour ago\nIt did.\n"
    rows = lines.split(two)
    assert threads.comments(rows, scan(rows)) == []
    rows = lines.split(three)
    assert [(it.meta, it.first, it.last) for it in threads.comments(rows, scan(rows))] == [
        (0, 1, 1), (2, 3, 3), (4, 5, 5),
    ]  # fmt: skip


def test_a_mail_has_a_head_a_quotation_and_a_signature() -> None:
    rows = lines.split(_DIGEST)
    first, second = threads.comments(rows, scan(rows))
    assert rows[first.meta].bare == "Message: 1"
    assert rows[first.first].bare.startswith("We look after")
    assert first.first == first.last
    assert rows[second.meta].bare == "Message: 2"
    assert first.subject is not None
    assert mail_digests.subject(rows[first.subject].bare) == "Software Engineer, Weir Trust, Hull, UK"


def test_a_mail_may_name_its_job_in_the_subject() -> None:
    document = parse("Digest of the hiring list\n\n" + _DIGEST)
    (posting,) = document.postings
    assert (posting.role, posting.place and posting.place.text) == ("Software Engineer", "Hull, UK")
    assert posting.text.endswith("The post is full-time.")


def test_who_wants_to_be_hired_offers_nothing() -> None:
    text = (
        "Who wants to be hired?\n\nann 3 hours ago | next [–]\n\nHull, UK | Remote | Engineer | full-time\n\n"
        "reply\n\nbee 2 hours ago | next [–]\n\n\nreply\n"
    )
    assert parse(text).postings == ()


def _forum(name: str, post: str) -> str:
    others = "".join(
        f"Post by {who} » Mon Mar 0{day}, 2033 8:1{day} am\n\n{what}\n\n{who}\nPosts: {day}07\n\n"
        for day, (who, what) in enumerate(
            (("oldquoin", "One post per shop."), ("pica_12", "Is it heated?")), 1
        )
    )
    under = f"\n\n{name}\nPosts: 23\nJoined: Tue Feb 06, 2029 7:31 pm\n\n"
    return f"Work offered\n\n{others}Post by {name} » Wed Mar 05, 2033 6:55 pm\n\n{post}{under}"


@pytest.mark.parametrize("name", ["Marches Press", "inkwell", "The Slow Type"])
def test_what_a_forum_says_below_a_post_is_no_part_of_it(name: str) -> None:
    post = "Marches Press is looking for a printer, Ludlow, Shropshire. £17 to £20 an hour."
    (posting,) = parse(_forum(name, post)).postings
    assert posting.text == post
    assert (posting.role, posting.company) == ("printer", "Marches Press")
    assert posting.place
    assert posting.place.text == "Ludlow, Shropshire"


def test_a_name_below_a_post_without_counts_is_its_signature() -> None:
    post = "Looking for a printer in Ludlow, £17 an hour.\n\ninkwell\n\nbring your own apron"
    (posting,) = parse(_forum("inkwell", post)).postings
    assert posting.text.startswith("Looking for")


_POST = "Message: {n}\nFrom: {who} <{who}@weir.example>\nSubject: {subject}\nContent-Type: text/plain\n"


@pytest.mark.parametrize(
    ("said", "place", "company"),
    [
        (
            "the Weir Trust is hiring a lock keeper for two years (Horta, Azores, or remote).",
            "Horta, Azores",
            1,
        ),
        ("The Weir Trust (Ghent, Belgium) has a position for a lock keeper from May.", "Ghent, Belgium", 1),
        (
            "hi all, a job :) Weir Trust is hiring a lock keeper, Missoula, MT or remote in the US.",
            "Missoula, MT",
            1,
        ),
        ("We are looking for a lock keeper in Galway, pay is €20 an hour.", "Galway", 0),
    ],
)
def test_an_offer_in_a_mail_has_its_place_and_employer(said: str, place: str, company: int) -> None:
    heads = [_POST.format(n=n, who=who, subject="Lock keeper") for n, who in enumerate(("ann", "cy"), 1)]
    text = f"{heads[0]}\nDear list,\n\n{said} The pay is €30,000 a year.\n\n{heads[1]}\nDoes it float?\n"
    (posting,) = parse(text).postings
    assert posting.place
    assert posting.place.text == place
    assert posting.company == ("Weir Trust" if company else None)


def _chat(*said: str) -> str:
    return "".join(f"[1{number}:02] {text}\n" for number, text in enumerate(said))


def test_where_one_offers_a_job_others_do() -> None:
    plain = "Ana: City Bells is looking for a Carillonneur in Mechelen."
    assert parse(_chat(plain, "Bo: Who pays?", "Cy: Not me.")).postings == ()
    offer = "Bo: Tolling Ltd is looking for a baker in Leeds, £12 an hour."
    assert [it.role for it in parse(_chat(plain, offer, "Cy: Not me.")).postings] == ["Carillonneur", "baker"]


def test_an_employer_and_its_town_on_one_line_are_two() -> None:
    head = "Who is hiring?\n\n"
    posts = (
        "Baker\nRose Bakery, Marl Regis",
        "Cook\nTide Inn, Holm, Kent",
        "Porter\nOslo, Norway\nShip Inn, Moss",
    )
    text = head + "".join(
        f"{who} 3 hours ago | next [–]\n{post}\n£12 an hour\n\nreply\n\n"
        for who, post in zip(("ann", "bee", "cy"), posts, strict=True)
    )
    found = [(it.company, it.place.text if it.place else None) for it in parse(text).postings]
    assert found == [
        ("Rose Bakery", "Marl Regis"),
        ("Tide Inn", "Holm, Kent"),
        ("Ship Inn", "Oslo, Norway"),
    ]


def test_long_messages_are_told_by_their_hours_too() -> None:
    words = "the gate was left open again and the water went where it wanted, as it always does, " * 3
    rows = lines.split("\n".join(f"[10:0{at}] ana: {words}" for at in range(3)))
    assert [it.meta for it in threads.comments(rows, scan(rows))] == [0, 1, 2]
