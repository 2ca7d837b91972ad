"""What usual pages have around their titles and jobs: menus in columns, mails' heads, other searches."""

from __future__ import annotations

import pytest

from reader.parsing import lines, mail_heads, parse, signing
from reader.parsing.jobs import blurbs
from reader.parsing.menus import column_end

_SKIP = "Skip to main content\n"
_BODY = (
    "Nobody remembers who brought the piano aboard, and the company that owns the ferry has stopped asking. "
    "It is played on Sundays, when the cars are few and the hold is dry.\n"
)
_MENU = "Skip to main content\nHarbour University\nHome\nPeople\n{}\nTake part\nContact us\n\n"
_WORKS = (
    "\n2033\n\nAna Bo and Odile Kern (2033). Pianos in the hold. Journal of Ferries, 4(1), 12–19.\n\n"
    "Odile Kern and Ana Bo (2032). How a stove floats. Journal of Ferries, 3(2), 1–9.\n"
)
_SENTENCE = "Please write to us if you cannot open one of the papers below, and we send it.\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (_MENU.format("Publications") + "Publications\n" + _SENTENCE + _WORKS, "Publications"),
        (_MENU.format("works (current)") + "works\n" + _SENTENCE + _WORKS, "works"),
        ("Ferry Lab 2033\nAttend\nVenue\nDetours\nWorks\nCalls\n\nWorks\n" + _SENTENCE + _WORKS, "Works"),
        ("FERRY 74: Boats and Pianos\n\n[Home] [Works] [People]\n\nWorks\n\n" + _SENTENCE + _WORKS, "Works"),
        (
            _MENU.format("Publications") + "Publications\nHome > Ferry Lab > Publications\n\n" + _SENTENCE,
            "Publications",
        ),
    ],
)
def test_the_entry_that_led_to_a_page_is_its_title(text: str, title: str) -> None:
    assert parse(text).title == title


def test_a_word_of_the_menu_over_a_title_is_none() -> None:
    text = _MENU.format("Culture") + "Culture\n\nThe ferry that waits for nobody\n\nBy Ana Bo\n4 May 2033\n\n"
    assert parse(text + _BODY).title == "The ferry that waits for nobody"


def test_a_person_may_be_over_the_path_to_the_page() -> None:
    text = "seabib\nHome\nBrowse\nSearch\nAbout\n\nOdile Kern\n> Home > Persons\n\nPerson information\n"
    assert parse(text + "affiliation: Harbour University\n" + _WORKS * 3).title == "Odile Kern"


@pytest.mark.parametrize("sort", ["Reportage", "Interview"])
def test_a_topic_may_be_between_the_sort_of_text_and_the_title(sort: str) -> None:
    top = "Skip to main content\nharbourshow\nHome\nCulture\nSport\nWeather\n\n"
    top += f"A ferry in the ice off Halden | dpa\n{sort}\nFerries in winter\n"
    text = f"{top}Where the captain is the whole crew now\n4 May 2033\n\n{_BODY}"
    assert parse(text).title == "Where the captain is the whole crew now"


def test_a_numbered_link_names_no_issue() -> None:
    text = "Sign Up [1] | Advertise [2] | View Online [3]\n\nQUAY WEEKLY 2033-05-04\n\n"
    text += "TOGETHER WITH [Lanolin] [4]\n\n"
    assert parse(text + _BODY + "\nBOATS\n\nA FERRY IN THE ICE [5]\n\n" + _BODY).title == (
        "QUAY WEEKLY 2033-05-04"
    )


_JOBS = (
    "Harbour Pilot\nFal Ferries Ltd\nFalmouth\n£31,000 a year\n\n"
    "Baker\nThe Rye Loaf Ltd\nTruro\n£25,000 a year\n\n"
)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("From: Alerts <a@quay.example>\nSubject: Jobs at sea\nTo: o@kern.example\n\n", "Jobs at sea"),
        ("Von: Alarm <a@quay.example>\nBetreff: Neue Stellen an der See\n\n", "Neue Stellen an der See"),
        ("From a at bo.example  Mon May  4 10:14:52 2033\nFrom: a at bo.example\nSubject: Two\n\n", None),
    ],
)  # fmt: skip
def test_a_mail_without_a_title_is_named_by_its_subject(head: str, title: str | None) -> None:
    assert parse(head + _JOBS).title == title


@pytest.mark.parametrize(
    "head", ["From: o@kern.example\nSubject: Fwd: a look", "Two\nSubject: none", "From: a@b.example\nTo: c"]
)
def test_what_names_no_mail_is_no_subject(head: str) -> None:
    assert mail_heads.subject(lines.split(f"{head}\n\n{_BODY}")) is None
    assert mail_heads.subject([]) is None


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Current openings at Fal Ferries\n2 jobs\nSearch\n\n", "Current openings at Fal Ferries"),
        ("View in browser\nQuayside\nNew jobs in Truro for you\nHere are the latest jobs for sailors.\n\n",
         "New jobs in Truro for you"),
    ],
)  # fmt: skip
def test_a_line_that_announces_jobs_is_the_title_of_their_list(top: str, title: str) -> None:
    document = parse(top + _JOBS)
    assert document.title == title
    assert [it.role for it in document.postings] == ["Harbour Pilot", "Baker"]


def test_an_employer_under_a_role_opens_no_posting() -> None:
    jobs = (
        "Baker\nRye Loaf Ltd\nTruro\nFull-time\nPosted 3 days ago\n\n"
        "Harbour Instructor\nFal Pilots\nTruro\nFull-time\nPosted 4 days ago\n\n"
        "Chief Cook\nThe Galley Ltd\nPenryn\nFull-time\nPosted 5 days ago\n\n"
    )
    found = parse("Jobs in Truro\nSort by: date\n\n" + jobs).postings
    assert [it.role for it in found] == ["Baker", "Harbour Instructor", "Chief Cook"]


def test_a_list_reaches_from_one_like_the_others_to_the_next() -> None:
    filler = "Easily apply\nMonday to Friday\nBring your own boots.\nActive 2 days ago\n\n"
    unknown = [f"Wherrywright {kind}" for kind in ("Upper", "Middle", "Lower")]
    known = ["Baker", "Harbour Pilot"]
    jobs = "".join(f"{role}\nFal Ferries Ltd\nTruro\n£31,000 a year\n{filler}" for role in unknown + known)
    text = f"Find jobs\nCompanies\nSign in\n\nBoat jobs in Truro\nSort by: date\n\n{jobs}"
    found = parse(text).postings
    assert [it.role for it in found] == unknown + known


@pytest.mark.parametrize(
    "below",
    [
        "1\n2\nNext\nRelated searches\nBaker jobs in Hull\nPilot jobs in Hull\nAbout us\nTruro\nPrivacy\n",
        "Subscribe to the bulletin\nYour email\nSubscribe\nQuay 4, Truro\nFull-time\nPrivacy\nTerms of use\n",
        "The Fal Bulletin\nTruro\n£3 a month\nSubscribe\nPrivacy\nTerms of use\n",
    ],
)
def test_what_a_page_has_below_its_jobs_is_none(below: str) -> None:
    found = parse("Our jobs\n\n" + _JOBS + below).postings
    assert [it.role for it in found] == ["Harbour Pilot", "Baker"]


def test_items_of_a_list_are_parted_alike_whoever_the_employer_is() -> None:
    text = """Vacancies

     * Assistant Curator, Weavers' Hall Museum, Halifax. Closes 14 May 2033.
     * Front of Quay Supervisor, The Tin Boat at Polgrain, Redruth. Closes 16 May 2033.
     * Wherry Officer, Museum of Rope, Chatham. £26,500 to £29,000 a year. Closes 17 May 2033.
     * Documentation Assistant (part-time), Border Museum Service, London. Closes 21 May 2033.
     * Conservator of Paper, Kittiwake Archive, Lerwick. Closes 31 May 2033.
"""
    found = [(it.role, it.company) for it in parse(text).postings]
    assert found == [
        ("Assistant Curator", "Weavers' Hall Museum"),
        ("Front of Quay Supervisor", "The Tin Boat at Polgrain"),
        ("Wherry Officer", "Museum of Rope"),
        ("Documentation Assistant", "Border Museum Service"),
        ("Conservator of Paper", "Kittiwake Archive"),
    ]


_AD = """

About the job
We are looking for a Harbour Pilot who knows the rocks by name.

What you'll do

- Bring ferries in by night
- Write down every rock

What we look for

- A licence for the Fal
- No fear of fog

Please apply by 4 May 2033.
"""


@pytest.mark.parametrize(
    ("menu", "title"),
    [
        ("BoatIn\nHarbour Pilot in Truro\nClear text\nJobs\nPeople\nJoin now\nSign in\n", "Harbour Pilot"),
        ("English (UK)\nMy profile\nSign in\nSee all jobs\n", "Harbour Pilot"),
    ],
)  # fmt: skip
def test_a_menu_in_a_column_may_be_right_over_an_ad(menu: str, title: str) -> None:
    document = parse(f"{_SKIP}{menu}{title}\nFal Ferries Ltd\nTruro\nFull-time\nApply{_AD}")
    assert document.title == title
    assert [it.role for it in document.postings] == ["Harbour Pilot"]


def test_a_page_of_jobs_in_a_region_is_no_place_of_an_ad() -> None:
    found = parse("Jobs in Kent\n\nHarbour Pilot\nFal Ferries Ltd\nTruro, Cornwall\nFull-time" + _AD).postings
    assert [it.place and it.place.text for it in found] == ["Truro, Cornwall"]


def test_an_ad_may_open_with_a_question() -> None:
    ad = f"{_SKIP}Sign in\nJobs\nMessages\n\nWill you keep the oldest ferry afloat?\nFal Ferries Ltd\n\n"
    labels = (
        "Job title\nWherrywright\nLocation\nTruro\nEmployment type\nFull-time\nCompany\nFal Ferries Ltd\n"
    )
    document = parse(ad + labels + _AD.replace("Harbour Pilot", "Wherrywright"))
    assert document.title == "Will you keep the oldest ferry afloat?"


@pytest.mark.parametrize(
    ("known", "end"), [("", 0), ("101", 0), ("1011", 4), ("10110000", 4), ("100000011", 0)]
)
def test_known_entries_close_a_column(known: str, end: int) -> None:
    assert column_end([sign == "1" for sign in known]) == end


def test_a_firm_by_its_words_vouches_for_a_town_nobody_knows() -> None:
    told = "Wexcombe. We mend what the sea tears, and we do it by hand.\n"
    named, unnamed = (
        lines.split(f"Weaver of sails, {firm}, {told}") for firm in ("Fal Looms Ltd", "Fal Looms")
    )
    found = blurbs.alike(named, 0, blurbs.FORM, inside=False)
    assert found is not None
    assert found.role == "Weaver of sails"
    assert blurbs.alike(unnamed, 0, blurbs.FORM, inside=False) is None


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("3 May 2032", True),
        ("2 hours ago", True),
        ("The stove is lit.", False),
        (f"{'a stove ' * 40}2 hours ago", False),
    ],
)
def test_a_short_line_says_when_something_was_written(text: str, does: bool) -> None:
    assert signing.says_when(text) is does
