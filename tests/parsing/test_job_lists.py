"""Each job of a list or hiring thread is a posting with its lines and what it states, and nothing else is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reader.model import Pay
from reader.parsing import items_of, lines, parse, threads
from reader.parsing.jobs import (
    anchoring,
    cell_parts,
    cell_sorts,
    headlines,
    offering,
    parting,
    saying,
    seeking,
    stating,
    wording,
)
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.parting import Cell, Parted
from reader.parsing.scanning import scan
from tests.parsing.jobs_text import Expected, Sample, nothings, samples

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Document, Posting

LISTS = {
    sample.name: sample
    for name in ("lists", "lists2", "lists3", "lists4", "lists5", "lists6", "lists7", "lists8", "lists9")
    for sample in samples(name)
}
OTHERS = dict(nothings())


def _found(document: Document, expected: Expected) -> Posting:
    """Return the posting that has the first line of an expected one."""
    return next(it for it in document.postings if it.lines[0] <= expected.first <= it.lines[1])


def _stated(posting: Posting) -> set[str]:
    found = {posting.level or "", {True: "remote", False: "onsite", None: ""}[posting.remote]}
    if posting.pay:
        pay = posting.pay
        found.add(f"{pay.currency} {pay.minimum:.10g}-{pay.maximum:.10g} {pay.period}")
    return found - {""}


@pytest.mark.parametrize("name", LISTS)
def test_each_job_of_a_list_is_a_posting_that_states_what_it_says(name: str) -> None:
    sample = LISTS[name]
    document = parse(sample.text, "list.txt")
    assert len(document.postings) == len(sample.postings)
    for expected in sample.postings:
        posting = _found(document, expected)
        assert (posting.role, posting.place.text if posting.place else None) == (
            expected.role,
            expected.place,
        )
        assert _stated(posting) == {word for word in expected.rest if not word.startswith("team ")}
        teams = [word.removeprefix("team ") for word in expected.rest if word.startswith("team ")]
        assert not teams or [posting.team] == teams


@pytest.mark.parametrize("name", LISTS)
def test_each_line_of_a_list_has_its_kind(name: str) -> None:
    sample: Sample = LISTS[name]
    found = {
        number: block.kind
        for block in parse(sample.text).blocks
        for number in range(block.lines[0], block.lines[1] + 1)
    }
    wrong = {number: found[number] for number, kinds in sample.kinds.items() if found[number] not in kinds}
    assert wrong == {}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_list_of_jobs_has_no_posting(name: str) -> None:
    assert [posting.role for posting in parse(OTHERS[name], "other.txt").postings] == []


def test_a_list_alone_is_no_article_but_a_letter_with_one_is() -> None:
    alone = parse(LISTS["12 comma-separated values with a header"].text)
    letter = parse(LISTS["35 a newsletter with an article before its jobs"].text)
    assert {item.kind for item in items_of(alone)} == {"posting"}
    assert letter.article is not None
    assert "Lock Keeper" not in " ".join(block.text for block in letter.article.blocks)


def test_company_and_employment_are_stated_by_cells() -> None:
    document = parse(LISTS["1 hiring comments with bars, their page's residue, a reply and a seeker"].text)
    first, second = document.postings
    assert (first.company, first.employment) == ("Kelpworks", "full_time")
    assert (second.company, second.employment) == ("Papertrail Museum", "part_time")
    assert first.text.startswith("Kelpworks | Senior")
    assert first.links == ("jobs@kelpworks.example",)


@pytest.mark.parametrize("name", ["04-hiring-comments", "05-job-list"])
def test_the_shared_lists_are_read_as_labelled(shared: Path, name: str) -> None:
    folder = shared / "cases" / "parsing"
    labels: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    document = parse((folder / f"{name}.txt").read_text(encoding="utf-8"), f"{name}.txt")
    assert document.title == labels["title"]
    assert [list(posting.lines) for posting in document.postings] == [
        it["lines"] for it in labels["postings"]
    ]
    for posting, expected in zip(document.postings, labels["postings"], strict=True):
        assert posting.role == expected["role"]
        assert posting.place is not None
        assert posting.place.text == expected["location"]
        assert posting.remote == expected.get("remote")
        pay = expected["pay"]
        assert (posting.pay is None) == (pay is None)
        if posting.pay and pay:
            assert (posting.pay.minimum, posting.pay.maximum) == (pay["minimum"], pay["maximum"])
    found = {n: block.kind for block in document.blocks for n in range(block.lines[0], block.lines[1] + 1)}
    for block in labels["blocks"]:
        kinds = {block["kind"], *block.get("also", [])}
        for number in range(block["lines"][0], block["lines"][1] + 1):
            assert (
                "any" in kinds or not document.text.split("\n")[number - 1].strip() or found[number] in kinds
            )


def _roles(text: str) -> list[str | None]:
    return [posting.role for posting in parse(text).postings]


def test_the_ad_of_a_page_wins_over_the_list_below_it() -> None:
    ad = (
        "Senior Kiln Operator (m/f/d)\n\nLocation: Stoke-on-Trent\nSalary: £27,000 a year\n\n"
        "What you will do\n\n- Load kilns\n\nWhat we ask\n\n- Shift work\n\n"
        "How to apply\n\nSend us your CV.\n\n"
    )
    similar = "Similar jobs\n\nPotter | Leeds, UK | Full-time\nGlazier | Hull, UK | Full-time\n"
    similar += "Caster | York, UK | Remote\n"
    assert _roles(ad + similar) == ["Senior Kiln Operator"]


def test_a_cell_may_hold_role_and_employer() -> None:
    text = "Jobs\n\nCook at Weir Inn – full-time – Leeds, UK\nBaker at Oat Mill – full-time – Hull, UK\n"
    assert [(it.role, it.company) for it in parse(text).postings] == [
        ("Cook", "Weir Inn"),
        ("Baker", "Oat Mill"),
    ]
    rows = lines.split("Join Weir as – full-time\n\nTern Energy is hiring Cook – full-time\n")
    assert anchoring.anchored(rows, 0) is None
    second = anchoring.anchored(rows, 1)
    assert second is not None
    assert second.role == "Cook"


def test_nobody_may_stand_before_a_colon_and_a_role() -> None:
    assert parse("Jobs\n\n: Baker, £24 an hour\n\n: Clerk, £20 an hour\n").postings == ()


def test_a_line_under_a_role_may_be_a_label_without_use_or_value() -> None:
    text = (
        "Jobs\n\nCook\nReference: 12\nWhere:\nLeeds, UK\nfull-time\n\n"
        "Baker\nReference: 13\nWhere:\nHull, UK\nfull-time\n"
    )
    places = [posting.place and posting.place.text for posting in parse(text).postings]
    assert places == ["Leeds, UK", "Hull, UK"]


def test_lists_far_apart_are_weighed_apart() -> None:
    prose = (
        "The tide came in, and nobody in the harbour said anything about it until the evening bell.\n\n" * 70
    )
    here = "Jobs\n\nPotter | Leeds, UK | Full-time\nGlazier | Hull, UK | Full-time\n\n"
    assert _roles(here + prose + here) == ["Potter", "Glazier"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Role | Company\n\nThere is no row.",
        "Role | Company | Place\nCarpenter | Halden | Leeds\n",
        "Position,Employer\nnothing here\n",
        "Our team\n\nRole | Team | Hours\nCarpenter | A | 9:00\nPotter | B | 9:30\n",
        "# Carpenter\n\nAnna is one, and she likes it.\n\n# Potter\n\nBo is another, and he does not.\n",
        "# Carpenter\n\nWe are looking for you.\n\n# Potter\n\nBo is one, and he does not mind.\n",
        "Engineer\n\nDesigner\n\nBaker\n",
        "[Hiring] Nobody at all\n\nA text.",
        "Engineer, Baker and Cook walk in\nand the barkeeper, a former engineer,\nlooks up.\n" * 3,
    ],
)
def test_what_only_looks_like_a_list_is_none(text: str) -> None:
    assert _roles(text) == []


def test_a_table_of_something_else_may_stand_over_one_of_jobs() -> None:
    text = (
        "| Role | Company |\n|---|---|\n| Carpenter | Ann Bee |\n| Potter | Cy Dee |\n\nThe tide came in.\n\n"
        "| Role | Place | Pay |\n|---|---|---|\n| Cook | Leeds, UK | £30,000 a year |\n"
        "| Baker | Hull, UK | £28,000 a year |\n"
    )
    assert _roles(text) == ["Cook", "Baker"]


def test_who_is_hired_remotely_has_no_place_from_a_column() -> None:
    text = (
        "Open roles\n\nBaker | Hull | full-time\nCook | Tidewell | full-time\nPotter | Tidewell | remote\n"
        "Glazier | York | full-time\n"
    )
    places = [posting.place and posting.place.text for posting in parse(text).postings]
    assert places == ["Hull", "Tidewell", None, "York"]


def test_data_with_more_entries_than_a_page_has_is_none() -> None:
    row = "Baker | Hull, UK | full-time\n"
    assert _roles("Jobs\n\n" + row * 5100) == []
    assert _roles("ann 1 hour ago | next [–]\n\nIt rains.\n\nreply\n\n" * 5100) == []
    assert _roles("A short line\n" * 3500 + row * 3) == []


def test_whole_ads_with_nothing_to_announce_them_need_more_to_say() -> None:
    text = "Baker\n\n{0}\n\n---\n\nCook\n\n{0}\n"
    text = text.format("You will stand at the oven from two to nine, and your neighbours will thank you.")
    assert _roles(text) == []
    assert _roles("Open positions\n\n" + text) == ["Baker", "Cook"]


def test_a_comment_that_names_a_job_without_a_fact_is_none() -> None:
    text = (
        "Rivers\n\nann 3 hours ago | next [–]\n\nEngineer - Weir - Bridge\n\nreply\n\n"
        "bee 2 hours ago | next [–]\n\nIt rains.\n\nreply\n"
    )
    assert _roles(text) == []


def test_words_part_a_line_too() -> None:
    parted = parting.inner("Baker at Crumb House in Oslo")
    assert [cell.text for cell in parted.cells] == ["Baker", "Crumb House", "Oslo"]
    whole = Parted("", (Cell("Harbour Bank, Oslo, Norway", "0"),), "", "")
    assert [cell.text for cell in parting.inner_place(whole).cells] == ["Harbour Bank", "Oslo, Norway"]


def test_a_cell_that_begins_with_a_sum_is_the_pay() -> None:
    entry = Entry(0, 0, 0, "Baker", "|", [(Cell("Oslo", "0"), "place"), (Cell("£27,100 pro rata", "1"), "")])
    assert stating.pay(entry, "", None) == Pay(27_100, 27_100, "GBP", "year")


@pytest.mark.parametrize("sign", ["|", "||", "| |", "|  |"])
def test_a_line_of_nothing_but_bars_over_a_list_breaks_nothing(sign: str) -> None:
    jobs = (
        "Platform Engineer at Tideline in Halifax, Canada\nMobile Developer at Lumen Post in Québec, Canada\n"
    )
    document = parse(f"Jobs from the community\n\n{sign}\n{jobs}")
    assert [posting.role for posting in document.postings] == ["Platform Engineer", "Mobile Developer"]


def test_a_line_of_brackets_alone_names_no_job() -> None:
    jobs = "Engineer\nHalden\nOslo, Norway\nFull-time\n\nNurse\nBrinework\nBergen, Norway\nFull-time\n\n"
    found = parse(f"{jobs}[Chorus]\nMarfield\nOslo, Norway\nFull-time\n")
    assert all(posting.role != "[Chorus]" for posting in found.postings)


def test_a_hall_is_no_town_however_long_one_works_in_it() -> None:
    rows = ("Koch | Große Halle, 20 Stunden", "Bäcker | Dresden, 20 Stunden", "Gärtner | Kassel, 30 Stunden")
    found = parse("Stellenangebote\n\n" + "\n".join(rows)).postings
    assert [one.place and one.place.text for one in found] == [None, "Dresden", "Kassel"]


def test_a_thread_longer_than_can_be_read_in_a_moment_yields_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    comment = "anna 2 hours ago | next [–]\n\nOxbow Ltd | Data Engineer | Berlin | REMOTE\n\nreply\n\n"
    text = "Ask HN: Who is hiring?\n\n" + comment * 4
    assert len(parse(text).postings) == 4
    monkeypatch.setattr("reader.parsing.jobs.finding._COMMENTS", 3)
    assert len(parse(text).postings) == 0


def test_the_title_of_a_thread_stands_over_its_first_post_and_not_over_its_first_job() -> None:
    title = "Who is hiring on the ferries and the quays? (Spring 2033)"
    top = (
        f"Skip to main content\nHulls & Decks\nLog in\nSign up\nHome\nQuestions\nUnanswered\n{title}\n"
        "Ask Question\nAsked 1 month ago\nModified 6 days ago\nViewed 2k times\n"
        "Following the tradition of this site, this is the place for openings on the water. One answer per "
        "opening, please, and say until when one may apply.\n\nShare\nFollow\n2 Answers\n"
    )
    jobs = (
        "4\nFerry Engineer\n\nKallen Lines\nLocation: Leith, UK\nSalary: £38,000–£46,000 per year\n\n"
        "Full time. You would keep two engines and one piano dry.\n\nShare\nanswered Oct 24 at 14:40\n"
        "quayside's user avatar\nquayside\nAdd a comment\n"
        "2\nDeck Hand\n\nLowsand Boats\nLocation: Oban, UK\nSalary: £24,000 per year\n\n"
        "Part time. You would tie ropes.\n\nShare\nanswered Oct 27 at 16:22\ntiller's user avatar\ntiller\n"
    )
    document = parse(top + jobs)
    assert document.title == title
    assert [posting.role for posting in document.postings] == ["Ferry Engineer", "Deck Hand"]


def test_a_joined_role_may_have_its_field_behind_it() -> None:
    assert all(map(wording.is_role, ("Servicemonteur liften", "Servicetekniker hissar")))
    assert wording.is_role("Elektrotechniker*in Instandhaltung")
    assert wording.is_role("Medizinische:r Technolog:in für Radiologie")
    assert wording.is_role("Medizinische/r Fachangestellte/r")
    assert wording.is_role("Kund:innenberater:in")
    assert not any(map(wording.is_role, ("Sargmacher singt", "Baumeister Verlag", "Waterlijn liften")))


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Archivist for two years", "Archivist"),
        ("Archiviste pour six mois", "Archiviste"),
        ("Cook for boats", None),
    ],
)
def test_for_how_long_somebody_is_sought_is_no_part_of_the_role(role: str, expected: str | None) -> None:
    text = f"Fen House in Ely is looking for {role}."
    found = saying.said(lines.split(f"{text}\nPay: £13 an hour"), 0, 1, 0)
    assert found is not None
    assert found.role == (expected or role)


_OVER = "Log in\nSign up\nCompanies\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_OVER}Baker jobs in Leeds\nSort by: date\nBaker", 3),
        (f"{_OVER}Who is hiring? May\n\nAsked 3 days ago\nBaker", 3),
        (f"{_OVER}Baker jobs in Leeds\nHill & Sons\nBaker", None),  # nothing sorts or counts below it
        (f"{_OVER}We bake for all of the town.\nBaker jobs\nSort by: date\nBaker", None),  # text is above
        (f"{_OVER}# Hill & Sons\nBaker jobs\nSort by: date\nBaker", None),  # another title is
        ("Hill & Sons\nJobs with us\nSort by: date\nBaker", None),  # no menu is
    ],
)
def test_the_title_of_a_list_may_be_under_a_menu(text: str, expected: int | None) -> None:
    rows = lines.split(text)
    assert headlines.find(rows, len(rows) - 1) == expected


def test_pictures_of_a_chat_are_no_part_of_its_words() -> None:
    assert [parting.unpictured(it) for it in (":tada: Job :tada:", "Job ✨", "Job:", "Job", "")] == [
        "Job",
        "Job",
        "Job:",
        "Job",
        "",
    ]


def test_a_department_and_team_below_each_job_are_its_own() -> None:
    towns = ("Leeds, UK", "Hull, UK", "York, UK")
    jobs = "\n\n".join(f"Kiln Technician\n\n{town}\nFull-time\n\nEngineering\nMobile" for town in towns)
    found = parse(f"Open positions\n\n{jobs}\n").postings
    assert [it.lines[1] - it.lines[0] for it in found] == [6, 6, 6]


def test_an_employers_department_is_no_part_of_its_name() -> None:
    text = "Jobs\n\nLecturer | University of Marl, Faculty of Law | Leeds, UK\n\n"
    text += "Cook | Marl Ltd, Sons | Hull, UK\n"
    assert [it.company for it in parse(text).postings] == ["University of Marl", "Marl Ltd, Sons"]


def test_an_answer_without_votes_is_none() -> None:
    signed = "answered Mar 4 at 11:15\nBeat\nAdd a comment\n"
    text = f"Use glue.\n{signed}5\nUse thread.\n{signed}3\nUse a press.\n{signed}"
    rows = lines.split(text)
    assert [(it.meta, it.first, it.last, it.end) for it in threads.comments(rows, scan(rows))] == [
        (4, 5, 5, 8),
        (9, 10, 10, 13),
    ]


def test_a_sentence_that_seeks_may_say_remote_for_a_place() -> None:
    found = anchoring.anchored(lines.split("Need a Stage Manager, remote"), 0)
    assert found is not None
    assert [(cell.text, sort) for cell, sort in found.cells] == [("remote", "remote")]


@pytest.mark.parametrize(
    ("title", "currency"),
    [
        ("Orchard jobs in All Australia", "AUD"),
        ("Vacancies in New Zealand", "NZD"),
        ("Orchard jobs in Canada", "CAD"),
        ("Orchard jobs", "USD"),
    ],
)
def test_dollars_are_those_of_the_country_whose_jobs_a_page_lists(title: str, currency: str) -> None:
    jobs = "".join(
        f"{role}\nPomme Brothers Ltd\n{pay}\nSave\n\n"
        for role, pay in (("Orchard Manager", "$90,000 per year"), ("Cider Maker", "$31 per hour"))
    )
    assert [it.pay and it.pay.currency for it in parse(f"{title}\n\n{jobs}").postings] == [currency] * 2


def test_an_employer_may_stand_where_others_have_their_place() -> None:
    text = (
        "Orchard jobs in All Australia\n\n"
        "Orchard Manager\nPomme Brothers\nBatlow, Tumut & Riverina NSW\n$90,000 per year\nSave\n\n"
        "Cider Maker\nSlow Press\nHuonville, Huon & Far South TAS\n$31 per hour\nSave\n\n"
        "Packing Supervisor\nNinefold\nAdelaide Hills, Adelaide SA\n$33 per hour\nSave\n"
    )
    places = [it.place.text if it.place else None for it in parse(text).postings]
    assert places[2] == "Adelaide Hills, Adelaide SA"


def test_the_title_of_a_forum_is_what_its_posts_say_again() -> None:
    title = "Work offered in spring (sticky)"
    posts = "\n\n".join(
        f"Re: {title}\nPost by {who} » Mon Mar 0{n}, 2033 8:1{n} am\n\n{what}"
        for n, (who, what) in enumerate(
            (
                ("oldquoin", "One post per shop, please."),
                ("pica_12", "Slow Press is looking for a printer, Ludlow, Shropshire. £17 an hour."),
                ("inkwell", "Is it heated?"),
            ),
            1,
        )
    )
    document = parse(f"Printers' Board\nTalk about lead\nTrade\n\n{title}\nPost Reply\n\n{posts}\n")
    assert document.title == title
    assert [posting.role for posting in document.postings] == ["printer"]


def test_a_role_right_before_its_place_has_its_text_behind_it() -> None:
    text = "Open positions\n\n" + "\n".join(
        f"- {role}, {place}, full-time. {'Bring wool and a lamp. ' * 3}"
        for role, place in (("Baker", "Oslo, Norway"), ("Cook", "Ghent, Belgium"), ("Porter", "Turin, Italy"))
    )
    assert _roles(text) == ["Baker", "Cook", "Porter"]


def test_a_text_with_more_jobs_of_one_form_than_any_page_has_is_no_list() -> None:
    roles = ("Data Engineer", "Nurse", "Baker", "Cook", "Pilot")
    named = (f"{roles[number % 5]} {chr(65 + number % 26)}" for number in range(6_000))
    lines = [f"{role} | Oslo, Norway | Full-time" for role in named]
    assert parse("\n".join(lines)).postings == ()
    assert len(parse("\n".join(lines[:50])).postings) == 50


def test_numbered_roles_are_jobs_however_many() -> None:
    listed = "\n\n".join(f"Data Engineer {number} | Halden | Oslo" for number in range(130))
    assert len(parse(f"Open positions\n\n{listed}").postings) == 130


_CARDS = ("{}Baker (m/w/d)\nLeeds\n3 days ago", "{}Clerk\nYork\n2 days ago", "{}Cook\nHull\n5 days ago")


@pytest.mark.parametrize(
    ("top", "bottom", "employers"),
    [
        ("Vane Mill", "", "Vane Mill|Moor House|Rook Inn"),
        ("Vane Mill", "\n\nOar Works", "Vane Mill|Moor House|Rook Inn"),
        ("Vane Mill", "\nOar Works\nQuoinsmith\nBath\n1 day ago", "Vane Mill|Moor House|Rook Inn"),
        ("Job board", "\nOar Works", "Moor House|Rook Inn|Oar Works"),
        ("Job board", "\nOar Works\n4 days ago", "Moor House|Rook Inn|Oar Works"),
    ],
    ids=["above", "above, and one apart", "above, and over one more", "below", "below, and closed"],
)
def test_names_without_blank_lines_are_of_the_job_below_or_above(
    top: str, bottom: str, employers: str
) -> None:
    names = (top, "Moor House", "Rook Inn")
    cards = "\n".join(card.format(f"{name}\n") for card, name in zip(_CARDS, names, strict=True))
    found = parse(f"New jobs for you\n\n{cards}{bottom}\n").postings
    assert "|".join(str(it.company) for it in found[:3]) == employers


def test_what_no_name_opens_stays_with_its_sum() -> None:
    cell = Cell("for bread, £20,000", "-1")
    assert list(cell_parts.apart(cell, "")) == [(cell, "")]


def test_an_offer_names_its_employer_behind_its_role_by_a_word_of_employers() -> None:
    entry = Entry(0, 0, 0, "Research Engineer, Igbo Voice Lab", "w", bare=True)
    offering.settle([entry])
    assert (entry.role, entry.company) == ("Research Engineer", "Igbo Voice Lab")


def test_the_sentence_before_an_offer_may_name_the_employer_and_its_town() -> None:
    rows = lines.split("I am the cook at Peatworks (Kilmore, Ireland). We're hiring a backend developer.")
    said = saying.said(rows, 0, 0, 0, announced=True)
    assert said
    assert [cell.text for cell, _ in said.cells] == ["Kilmore, Ireland", "Peatworks"]


@pytest.mark.parametrize("text", ["Sede de Vigo", "Field site Oosterveen", "Standort Marl", "Main Campus"])
def test_a_named_part_of_where_an_employer_works_is_a_place(text: str) -> None:
    assert cell_sorts.is_site(text)


@pytest.mark.parametrize("text", ["Field work Oosterveen", "Sede"])
def test_other_names_are_no_part_of_where_an_employer_works(text: str) -> None:
    assert not cell_sorts.is_site(text)


@pytest.mark.parametrize("over", ["Vacancies", "Work for us", "Open positions in the Department of Geodesy"])
def test_a_sentence_of_nothing_but_facts_may_stand_under_each_role(over: str) -> None:
    document = parse(
        f"{over}\n\nResearcher in Tidal Gauges\nTwo years, full time, Delft. Apply by 3 May.\n\n"
        "Laboratory Technician\nPermanent, 32 hours, Leeds.\n\nHead Chef\nPart time, mornings.\n"
    )
    places = [it.place.text if it.place else None for it in document.postings]
    assert [it.role for it in document.postings] == [
        "Researcher in Tidal Gauges",
        "Laboratory Technician",
        "Head Chef",
    ]
    assert places == ["Delft", "Leeds", None]


@pytest.mark.parametrize(
    "role", ["Staff Nurse in Oncology", "Lecturer in Physics", "Referent in Kardiologie"]
)
def test_a_field_behind_a_role_is_no_place(role: str) -> None:
    document = parse(f"Vacancies\n\nCook\nFull time\n\n{role}\nFull time\n\nPorter\nPart time\n")
    assert [(it.role, it.place) for it in document.postings][1] == (role, None)


def test_when_an_employer_was_helped_is_no_place() -> None:
    offer = seeking.offer_in("Tessel (YC S23) Is Hiring a Backend Engineer")
    assert offer is not None
    assert (offer.role, offer.company, offer.place) == ("Backend Engineer", "Tessel", "")


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Bath office", "Bath"),
        ("Berlin HQ", "Berlin"),
        ("Office in Bath", "Bath"),
        ("Standort Köln", "Köln"),
        ("Site de Lyon", "Lyon"),
    ],
)
def test_the_office_in_a_known_town_is_a_place_and_the_town_is_it(text: str, town: str) -> None:
    listed = f"Open positions\n\nBaker\n{text} · Full-time\n\nMiller\nHull · Full-time\n"
    first, second = parse(listed, "list.txt").postings
    assert first.place is not None
    assert (first.place.text, first.place.city, first.company) == (town, town, None)
    assert second.place is not None
    assert second.place.city == "Hull"


@pytest.mark.parametrize(
    "text", ["Front Office", "Town Hall", "Office", "Office of the Mayor of the old town"]
)
def test_an_office_without_a_town_is_none(text: str) -> None:
    assert cell_sorts.site_town(text) == ""
    assert cell_sorts.sort_of(text) != "place"


def test_headlines_that_firms_hire_are_jobs_with_their_place_and_where_they_lead_is_none() -> None:
    text = """Jobs

Tessel (YC S23) Is Hiring a Founding Engineer (tessel.example)
3 hours ago

Norhavn (YC W25) is hiring an Engineer in Copenhagen (jobs.norhavn.example/one)
1 day ago

Mirelab – Hiring Machine Learning Engineers (Oslo) (mirelab.example)
2 days ago

Foglamp (YC S21) Is Hiring a Frontend Engineer (Vue.js)
5 days ago
"""
    found = [
        (it.role, it.company, it.place.text if it.place else None) for it in parse(text, "jobs").postings
    ]
    assert found == [
        ("Founding Engineer", "Tessel", None),
        ("Engineer", "Norhavn", "Copenhagen"),
        ("Machine Learning Engineers", "Mirelab", "Oslo"),
        ("Frontend Engineer (Vue.js)", "Foglamp", None),
    ]


def test_what_a_board_marks_an_ad_with_is_no_part_of_its_role() -> None:
    text = """Jobs at Halden

Backend Engineer (Go) New
Lisbon · Full-time

Frontend Engineer FEATURED
Porto · Full-time

Bäcker Neu
Berlin · Full-time
"""
    roles = [it.role for it in parse(text, "jobs").postings]
    assert roles == ["Backend Engineer (Go)", "Frontend Engineer", "Bäcker"]
    assert wording.clean_role("Something New") == "Something New"
    assert wording.clean_role("Baker NY") == "Baker NY"


def test_what_opens_the_text_under_each_role_is_no_employer() -> None:
    text = """Town of Alder Falls

Employment opportunities

Laborer
Department of Public Works. Full time, $22.40 per hour.

Assistant Town Clerk
Town Hall. Part time, 24 hours per week, $19.75 per hour.

Lifeguard
Millpond Beach, June to August. $17.00 per hour.
"""
    found = parse(text, "jobs").postings
    assert [it.role for it in found] == ["Laborer", "Assistant Town Clerk", "Lifeguard"]
    assert {it.company for it in found} <= {None, "Town of Alder Falls"}


def test_what_the_first_comments_of_a_long_thread_offer_tells_whether_others_do() -> None:
    job = (
        "{0} {1} hours ago | next [–]\n\n{2} | Baker | Oslo, Norway | ONSITE\n\nWe bake by night.\n\nreply\n"
    )
    talk = "{0} {1} hours ago | next [–]\n\nThe bread of {2} is good, I think.\n\nreply\n"
    names = [
        f"{first}{second}" for first in "bcdfghklmn" for second in ("aro", "ele", "imi", "ono", "uru")
    ] * 9

    def thread(kind: str, *, after: str) -> int:
        kinds = [kind] * 400 + [after] * 20
        text = "".join(
            one.format(name, at % 20 + 2, name.title())
            for at, (one, name) in enumerate(zip(kinds, names, strict=False))
        )
        return len(parse(text, "thread").postings)

    assert thread(job, after=job) == 420
    assert thread(talk, after=talk) == 0
    assert thread(talk, after=job) == 20


def test_only_what_opens_an_item_is_the_role_of_a_list_of_items() -> None:
    """Firms without a word of firms, under the days of their jobs, are no roles."""
    jobs = [("Data Engineer", "Halden Labs"), ("Night Baker", "Weir Inn"), ("Harbour Pilot", "Norhavn")]
    items = (
        f"• {role}\n  {day}d\n  {firm}\n  Leeds, UK\n  Full-Time\n"
        for day, (role, firm) in enumerate(jobs, 1)
    )
    found = parse("Programming Jobs\n\n" + "".join(items)).postings
    assert [(job.role, job.company) for job in found] == jobs


def test_what_stands_for_a_logo_names_the_employer() -> None:
    jobs = [("Credit Analyst", "Domtoren Bank"), ("Warehouse Planner", "Kwikstaart"), ("Baker", "Weir Inn")]
    cards = (f"{firm} logo\n{role}\n{firm}\nUtrecht, Netherlands\n3 days ago\n\n" for role, firm in jobs)
    found = parse("Jobs in the Netherlands\n43 results\n\n" + "".join(cards)).postings
    assert [(job.role, job.company) for job in found] == jobs
