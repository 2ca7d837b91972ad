"""Works under "References": those that an article tells of, by people whom it names, are its papers."""

from __future__ import annotations

import pytest

from reader.parsing import parse

_PROSE = (
    "The group put microphones into forty walls of the valley and listened to them for three winters. {who} "
    "shows that the sound of the wind between the stones falls some weeks before a wall does, and that a "
    "small box on a post is enough to hear it."
)


def _page(heading: str, who: str, *works: str) -> str:
    parts = ["Dry walls breathe", _PROSE.format(who=who), "The boxes are cheap.", heading, *works]
    return "\n\n".join(parts)


_OWN = "L. Moe, M. Tess. Acoustic signs of wall collapse. Heritage Mechanics, 8, 44-61, 2031."
_OTHER = "Varga, I., & Lund, P. (2019). Stones and rain. Journal of Walls, 4(1), 3-19."
_OWN_TITLE, _OTHER_TITLE = "Acoustic signs of wall collapse", "Stones and rain"


@pytest.mark.parametrize(
    ("heading", "who", "works", "titles"),
    [
        ("References", "Liv Moe", [_OWN], [_OWN_TITLE]),
        ("Références", "Liv Moe", [_OWN], [_OWN_TITLE]),
        ("Literatur", "Mara Tess", [_OWN], [_OWN_TITLE]),
        ("Referencias", "Ines Varga", [_OTHER], [_OTHER_TITLE]),
        ("References", "Liv Moe", [_OWN, _OTHER], []),
        ("References", "A study by Moe", [_OWN], []),
        ("References", "Ana Moe", [_OWN], []),
        ("References", "Liv Moench", [_OWN], []),
        ("References", "Liv Moe", [_OWN] * 5, []),
        ("References", "Liv Moe", ["https://walls.example"], []),
    ],
)
def test_works_by_people_whom_the_text_names_in_full_are_papers(
    heading: str, who: str, works: list[str], titles: list[str]
) -> None:
    assert [paper.title for paper in parse(_page(heading, who, *works)).papers] == titles
