"""Sections, bullets and details of postings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.parsing import details, items_of, lines, parse, roles, sections

if TYPE_CHECKING:
    from reader.model import Posting

_LONG = "We build the forecasting services behind a network of harbors, depots and warehouses. " * 3
_CLOSING = "We are open to hiring candidates to work out of one of the following locations: Leeds"


def _posting(text: str, place: str = "US, WA, Seattle") -> Posting:
    (posting,) = parse(f"Related content\n\n{place}\n{text}").postings
    return posting


def _outline(text: str) -> list[tuple[str | None, list[str]]]:
    """Return each section's heading and blocks; bullets start with "• "."""
    rows = lines.split(text)
    return [
        (it.heading, [("• " if block.kind == "bullet" else "") + block.text for block in it.blocks])
        for it in sections.split(rows, text, 0, len(rows) - 1)
    ]


@pytest.mark.parametrize(
    ("text", "outline"),
    [
        ("", []),
        ("We build locks.", [(None, ["We build locks."])]),
        (
            "We build. Key job responsibilities - Design runs - Write notes About the team We are eleven.",
            [
                (None, ["We build."]),
                ("Key job responsibilities", ["• Design runs", "• Write notes"]),
                ("About the team", ["We are eleven."]),
            ],
        ),
        (
            "Basic qualifications include a PhD. The team likes perks - and coffee.",
            [(None, ["Basic qualifications include a PhD. The team likes perks - and coffee."])],
        ),
        (
            "Perks - Medical - 401(k) - Flexible hours",
            [("Perks", ["• Medical", "• 401(k)", "• Flexible hours"])],
        ),
        ("Who we are? We row.", [("Who we are?", ["We row."])]),
        (
            "Your benefits include: * Time * Boats",
            [("Your benefits include:", ["• Time", "• Boats"])],
        ),
        (
            "About the team Diverse Experiences We value them.",
            [("About the team", []), ("Diverse Experiences", ["We value them."])],
        ),
        (
            "Apply. Why AWS? Amazon leads. BASIC QUALIFICATIONS A degree",
            [(None, ["Apply."]), ("Why AWS?", ["Amazon leads."]), ("BASIC QUALIFICATIONS", ["A degree"])],
        ),
        (
            "Basic Qualifications 1. A PhD 2. Rust 3. Patience",
            [("Basic Qualifications", ["• A PhD", "• Rust", "• Patience"])],
        ),
        ("You will: • Read • write", [(None, ["You will:", "• Read", "• write"])]),
        ("You will: •Read •Write", [(None, ["You will:", "• Read", "• Write"])]),
        ("You will: - Read everything.", [(None, ["You will:", "• Read everything."])]),
        (
            "Duties: . Plan rosters. · Keep watch. · Sleep.",
            [("Duties:", ["• Plan rosters.", "• Keep watch.", "• Sleep."])],
        ),
        (
            "Skills: sim2real - a method, an A - B test, 10 - 12 years.",
            [("Skills:", ["sim2real - a method, an A - B test, 10 - 12 years."])],
        ),
        (
            "Duties - Run tests, 10 - 12 a day - Plan an A - B test - Sleep",
            [("Duties", ["• Run tests, 10 - 12 a day", "• Plan an A - B test", "• Sleep"])],
        ),
        ("We do research. - Nobody else does.", [(None, ["We do research. - Nobody else does."])]),
        ("We read - - and write - ", [(None, ["We read - - and write -"])]),
        (
            "Key findings matter About the teams About The team Build it. \n \u00a0\nApply. About the team",
            [
                (None, ["Key findings matter About the teams About The team Build it.", "Apply."]),
                ("About the team", []),
            ],
        ),
        (
            "Duties - Design runs. - Mentor two people. The pay is good.",
            [("Duties", ["• Design runs.", "• Mentor two people.", "The pay is good."])],
        ),
        (
            f"Duties - Design runs - Write {_CLOSING}",
            [
                (
                    "Duties",
                    ["• Design runs", "• Write", _CLOSING],
                )
            ],
        ),
        (
            "About the job\nWe build.\n\n## Requirements\n- A degree\n- A boat\nPreferred:\nA boat.",
            [
                ("About the job", ["We build."]),
                ("## Requirements", ["• A degree", "• A boat"]),
                ("Preferred:", ["A boat."]),
            ],
        ),
        ("Version 1. Then 3. Then nothing.", [(None, ["Version 1. Then 3. Then nothing."])]),
        ("We offer: 1. pay 2. Boats", [(None, ["We offer: 1. pay 2. Boats"])]),
    ],
)
def test_a_text_is_split_where_its_words_split_it(
    text: str, outline: list[tuple[str | None, list[str]]]
) -> None:
    assert _outline(text) == outline


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("As a Senior Applied Scientist, you will lead.", "Senior Applied Scientist"),
        ("We mentor Applied Scientists and partner with a Senior Economist.", None),
        ("We are looking for people to work with Applied Scientists.", None),
        ("We are hiring Applied Scientists.", "Applied Scientist"),
        ("We are hiring Applied Scientists. Work as a data scientist.", "Applied Scientist"),
        ("We seek a Senior Engineer. As a Staff Engineer, you lead.", "Senior Engineer"),
        ("Title: Planner II, Rosters\nWe plan.", "Planner II, Rosters"),
        ("Role:  " + "very " * 40, None),
        ("This is a Senior Economist position.", "Senior Economist"),
        ("This is a new role.", None),
        ("Work as a senior software engineer with us.", "senior software engineer"),
        ("As a warm-hearted, patient, curious, careful, punctual and friendly Economist you plan.", None),
        ("We need a Head of Research to plan. You will be hired as a Head of Research.", "Head of Research"),
        ("As a member of the team, you plan.", None),
        ("We seek a curious and Senior Engineer.", "Senior Engineer"),
    ],
)
def test_a_role_is_what_the_text_announces(text: str, role: str | None) -> None:
    assert roles.find(text) == role


@pytest.mark.parametrize(
    ("role", "level"),
    [
        (None, None),
        ("Economist", None),
        ("Intern Economist", "intern"),
        ("Economist Intern", "intern"),
        ("Senior Applied Scientist", "senior"),
        ("Sr. Applied Scientist", "senior"),
        ("Senior Manager, Applied Science", "manager"),
        ("Senior Product Manager", "senior"),
        ("Product Manager", None),
        ("Member of Technical Staff", None),
        ("Staff Engineer", "staff"),
        ("Principal Engineer", "principal"),
        ("Lead Designer", "lead"),
        ("Director of Science", "director"),
        ("Junior Analyst", "junior"),
        ("Mid-level Engineer", "mid"),
        ("Head of Research", "manager"),
    ],
)
def test_the_level_is_the_rank_that_the_role_names(role: str | None, level: str | None) -> None:
    assert roles.level(role) == level


@pytest.mark.parametrize(
    ("text", "remote"),
    [
        ("This is a fully remote position.", True),
        ("The role is remote.", True),
        ("Work from anywhere.", True),
        ("The position is on-site, with one day from home.", False),
        ("Work is ONSITE", False),
        ("This is not a remote job.", None),
        ("We support remote communication.", None),
        ("We map forests, remote sensing included.", None),
        ("Full-time | Remote | Berlin", True),
        ("Lisbon, Portugal; remote within the EU", True),
        ("", None),
        ("On-site days for remote workers: a remote role.", None),
    ],
)
def test_remote_is_known_only_where_the_text_says_so(text: str, remote: bool | None) -> None:
    assert details.remote(text) is remote


@pytest.mark.parametrize(
    ("place", "remote"),
    [("US, Remote", True), ("US, VA, Virtual Location - Virginia", True), ("US, WA, Seattle", None)],
)
def test_a_place_line_may_say_that_a_job_is_remote(place: str, remote: bool | None) -> None:
    assert _posting(_LONG, place).remote is remote
    assert _posting(f"{_LONG} Work is on-site.", place).remote is False


def test_links_are_taken_without_the_punctuation_around_them() -> None:
    text = (
        "See https://example.org/a(b), (www.example.org/jobs), or jobs@example.org. Again: jobs@example.org"
    )
    assert details.links(text) == ("https://example.org/a(b)", "www.example.org/jobs", "jobs@example.org")
    assert details.links("none") == ()


@pytest.mark.parametrize(
    ("text", "team"),
    [
        ("The Tidal Energy group is hiring.", "Tidal Energy"),
        ("Join our Rosters team.", "Rosters"),
        ("The Mission of Halden's Sea Ice team is to help.", "Sea Ice"),
        ("Our Seattle team builds.", None),
        ("A team of scientists in a group.", None),
        ("Team: Rosters & Routes\nWe plan.", "Rosters & Routes"),
        ("Nothing.", None),
        ("It pays. About the team Night Ferry Science team owns the dark.", "Night Ferry Science"),
        ("It pays. Night Ferry team works late. The Day Boat team sleeps.", "Night Ferry"),
        ("It pays. Our team works late.", None),
        ("The Büro Zürich team is hiring.", "Büro Zürich"),
        ("The Ålesund team fishes.", "Ålesund"),
        ("Join the 東京 team.", "東京"),
        ("The L'Équipe data team counts.", "L'Équipe"),
        ("The R&D team builds.", "R&D"),
        ("Work with the .NET team.", ".NET"),
        ("The 3D Vision team sees.", "3D Vision"),
        ("The Команда Север team.", "Команда Север"),
        ("The Ωμέγα group reads.", "Ωμέγα"),
        ("Join our C++ team.", "C++"),
        ("Join our iOS team.", "iOS"),
        ("The 24/7 Support team answers.", "24/7 Support"),
        ("Halden’s Œuvre & Éclat team sings.", "Œuvre & Éclat"),
        ("It pays. Île de Ré team works late. The Étoile Polaire team sleeps.", "Étoile Polaire"),
        ("It pays. Été Noir team works late.", "Été Noir"),
        ("Our šťastný team.", None),
        ("The весёлая team.", None),
        ("The élan vital team.", None),
        ("In 2026 our 12 person team grew.", None),
    ],
)
def test_the_team_is_the_one_that_is_named(text: str, team: str | None) -> None:
    assert details.team(text, "Seattle") == team


def test_a_place_in_prose_ends_with_its_sentence() -> None:
    found = _posting(f"{_LONG} You can work in Seattle, WA or Austin, TX. Perks - Tea - Rest").places
    assert [place.city for place in found] == ["Seattle", "Austin"]


def test_every_place_of_a_posting_once() -> None:
    text = f"{_LONG} Work in one of the following locations: Seattle, WA, USA | Leeds, England, UK. Apply."
    found = _posting(text).places
    assert [place.text for place in found] == ["US, WA, Seattle", "Leeds, England, UK"]
    based = _posting(f"{_LONG} You can work in San Francisco, CA or Seattle, WA.").places
    assert [place.city for place in based] == ["Seattle", "San Francisco"]


def test_a_posting_is_called_by_its_role_or_its_first_words() -> None:
    assert [item.title for item in items_of(parse(f"US, WA, Seattle\n{_LONG}"))] == [
        "We build the forecasting services behind a network …"
    ]
    titled = parse(f"US, WA, Seattle\nAs a Data Scientist, you plan. {_LONG}")
    assert [item.title for item in items_of(titled)] == ["Data Scientist"]
