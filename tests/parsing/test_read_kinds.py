"""Parts of pages and mails as people keep them: rows, related titles, sections, jobs of a group."""

from __future__ import annotations

from reader.parsing import parse

TOLD = "The cable car of Pradelle has stood still for eleven years, and now it carries apples to the valley."


def _kinds(text: str) -> dict[str, str]:
    document = parse(text)
    rows = text.split("\n")
    return {
        rows[number - 1]: block.kind
        for block in document.blocks
        for number in range(block.lines[0], block.lines[1] + 1)
    }


def test_the_end_of_a_path_in_capitals_is_no_title_over_a_longer_line() -> None:
    title = "The cable car that stood still for eleven years carries apples"
    top = (
        f"MENU\nSEARCH\nSports\nCulture\nVideo\n\nYou are in: Home > News > Val Sorda\n\nVAL SORDA\n{title}\n"
    )
    assert parse(f"{top}{TOLD}\n\nby Ornella Bressanin\n23 October 2031\n\n{TOLD}\n\n{TOLD}\n").title == title


def test_rows_that_commas_part_are_no_caption() -> None:
    rows = "Ana Bo, University of Bergen\nCy Dee, Port of Antwerp\nEve Fay, Hull College"
    kinds = _kinds(f"A workshop\n\n{TOLD}\n\nProgramme committee\n\n{rows}\n\n{TOLD}\n")
    assert "caption" not in {kinds[row] for row in rows.split("\n")}


def test_several_titles_below_a_label_lead_to_other_texts() -> None:
    titles = "Nebula over the lake stays\nThe cheese that nobody knew\nEleven children and one classroom"
    kinds = _kinds(f"A cable car\n\n{TOLD}\n\n{TOLD}\n\nRead more\n\n{titles}\n\n{TOLD}\n")
    assert {kinds[row] for row in titles.split("\n")} == {"teaser"}
    told = _kinds(f"A cable car\n\n{TOLD}\n\n{TOLD}\n\nRead more\n\n{TOLD}\n{TOLD}\n\n{TOLD} So.\n")
    assert told[TOLD] != "teaser"


def test_roles_over_texts_below_a_heading_are_jobs_and_one_alone_is_judged_as_before() -> None:
    papers = (
        "Selected papers\n\nHow lichen hears\nA. Bo, C. Dee\nUrban Botany 12, 2029\n\n"
        "Dating by moss\nA. Bo, E. Fay\nUrban Botany 14, 2031\n\n"
    )
    jobs = (
        "Postdoctoral researcher in imaging\nTwo years in Hull. You run the microscope.\n\n"
        "PhD student: lichens on concrete\nFour years from October. You like ladders and statistics.\n"
    )
    text = f"Lichen Lab\n\n{TOLD}\n\n{papers}Open positions\n\n{jobs}"
    assert [posting.role for posting in parse(text).postings] == [
        "Postdoctoral researcher in imaging",
        "PhD student: lichens on concrete",
    ]


def test_the_number_of_a_rank_may_be_in_the_midst_of_a_role() -> None:
    cards = "".join(
        f"{role}\n{firm}\n{town}, OH\n$2{at}.00 an hour\n\n"
        for at, (role, firm, town) in enumerate(
            [
                ("Laboratory Technician", "Hazelnut Labs", "Dunmore"),
                ("Lab Technician II, Water Quality", "County Water", "Pell Harbor"),
                ("Dental Technician, Ceramics", "Brightwater", "Westering"),
            ]
        )
    )
    roles = [posting.role for posting in parse(f'3 new jobs for "technician"\n\n{cards}').postings]
    assert roles[1] == "Lab Technician II, Water Quality"
