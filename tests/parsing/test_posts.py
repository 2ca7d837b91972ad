"""Posts whose heads take several lines: which lines are the head, and which are said."""

from __future__ import annotations

import pytest

from reader.parsing import lines, posts, threads
from reader.parsing.scanning import scan

_SAID = "The rain came in through the roof again last night, and nobody was there."


def _texts(text: str) -> list[str]:
    rows = lines.split(text)
    return [rows[it.first].bare for it in threads.comments(rows, scan(rows))]


def _stamps(text: str) -> list[tuple[int, int]]:
    rows = lines.split(text)
    return [(it.line, it.height) for it in posts.find(rows, scan(rows).signed, range(len(rows)))]


@pytest.mark.parametrize(
    "head",
    [
        "Ana Bo\nMonday, 3 May 2032\n10:04 a.m.\n\n",
        "Ana Bo\n3 May 2032, 10:04\n",
        "Ana Bo\nunread,\nMay 3, 2032, 10:04:12 AM\nto Roofs and Rain\n",
        "May 3, 2032\n#{n}\nana_bo\nSenior Member\nJoined\nMar 2, 2022\nMessages\n1,204\n",
        "05-03-2032, 10:04 AM\n#{n}\nana_bo\nMember\nJoin Date: Mar 2022\nPosts: 23\n",
        "May 3, 2032\nAdd bookmark\n#{n}\nana_bo\nSenior Member\n",
        "ana_bo\n#{n}\nMay 3, 2032\n",
        "#{n}\nana_bo\n",
        "ana_bo · #{n}\nJoined Mar 2024 · 12 posts\n\n",
    ],
)
def test_what_is_said_begins_below_the_head(head: str) -> None:
    said = [f"{_SAID} {number}." for number in range(4)]
    text = "".join(
        f"{head.format(n=number + 1).replace('na', f'n{chr(97 + number)}')}{it}\nReply\n\n"
        for number, it in enumerate(said)
    )
    assert _texts(text) == said


def test_ages_are_heads_only_with_a_button_to_answer_each() -> None:
    signed = "".join(f"ana_{n}\n•\n{n}d ago\n{_SAID}\n{n}\nReply\nShare\n" for n in (1, 2, 3))
    assert _texts(signed) == [_SAID] * 3
    assert _stamps(signed.replace("Reply", "More")) == []
    assert _stamps(signed.replace("•\n", "")) == []
    closed = "".join(f"Ana {'ab'[n % 2]}\n{_SAID}\nLike\nReply\n{n}d\n" for n in (1, 2, 3))
    assert _texts(closed) == [_SAID] * 3
    assert _texts(f"Like\nComment\nShare\n{closed}") == [_SAID] * 3
    apart = "".join(f"ana_{n}\n{n}d\n\n{_SAID}\n\nReply\n\n" for n in (1, 2, 3))
    assert _stamps(apart) == []


def test_a_card_of_a_member_is_no_label_of_a_job() -> None:
    head = "May 3, 2032\n#{n}\nana\n"
    job = "Company: Rose Bakery\nRole: Baker\nPlace: Hull\n" + _SAID
    text = "".join(f"{head.format(n=number)}{job}\n\n" for number in (1, 2, 3))
    assert _texts(text) == ["Company: Rose Bakery"] * 3


def test_heads_without_a_name_or_a_text_are_none() -> None:
    long = "This is not a name but a whole sentence about the rain."
    numbered = "".join(f"{day} May 2032\n#{day}\n{long}\n{_SAID}\n\n" for day in (1, 2, 3))
    assert _stamps(numbered) == []
    timed = "".join(f"{long}\n{day} May 2032, 10:04\n{_SAID}\n\n" for day in (1, 2, 3))
    assert _stamps(timed) == []
    empty = "".join(f"{day} May 2032\n#{day}\nana\n\n" for day in (1, 2, 3))
    assert _stamps(empty) == []
    cards = "".join(f"{day} May 2032\n#{day}\nana\nJoined\n2019\n" for day in (1, 2, 3))
    assert _stamps(cards) == []


def test_numbers_without_sentences_are_a_ranking() -> None:
    text = "".join(f"Mar {day}, 2031\n#{day}\nAda Quill\nRowers\n{day} points\n\n" for day in (1, 2, 3))
    assert _stamps(text) == []


def test_a_marked_line_alone_is_no_thread() -> None:
    assert _texts("ann 3 hours ago | next [–]\n") == []
