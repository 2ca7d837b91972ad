"""What stands around texts and in lists, as many sites have it."""

from __future__ import annotations

import pytest

from reader.parsing import parse
from tests.parsing.rows import kinds_of

TEXT = (
    "The lamp man of Skerry keeps eleven lamps, and he has names for nine of them, which is a lot for a man "
    "who talks as little as he does.\n\n"
    "He lights the first one when the ferry turns, which is not when the timetable says, and the others "
    "follow as the dark does. Nobody has asked him to write it down."
)


FEET = {
    "two dashes, German": "--\nLampenverein Skerry e. V.\nHafenweg 3, 26789 Leer",
    "two dashes, French": "-- \nLes Amis du phare, 3 quai Brume\nPour ne plus la recevoir, écrivez STOP.",
    "a list's underscores": "____________________\nlamps mailing list\nhttps://lists.skerry.example/lamps",
    "a rule over known lines": "======\nTo unsubscribe, write STOP.\nUnsubscribe",
    "filled with known lines": "Lamp Letter, Wick\nYou are receiving this as you signed up.\nUnsubscribe",
    "rights, and who made the page": "© Lamp Letter. Template by Slow Pages.",
}


@pytest.mark.parametrize("foot", FEET.values(), ids=FEET)
def test_the_foot_of_a_mail_is_no_caption_or_quote(foot: str) -> None:
    kinds = kinds_of(f"Eleven lamps\n\nDear all,\n\n{TEXT}\n\nBest,\nAda Bo\n\n{foot}\n")
    assert {kinds[line.strip()] for line in foot.split("\n")} == {"footer"}
    assert "dek" not in kinds.values()  # the first words of a letter are none


NO_FEET = {
    "text under a rule": f"--\n{TEXT}",
    "a list under a rule": "--\n- a rag\n- a ladder",
    "a rule over what no page says": "======\nThe church lamp burns till nine\nThe last one burns till ten",
    "a picture's credit": "The church lamp at night\n© Ada Bo",
}


@pytest.mark.parametrize("end", NO_FEET.values(), ids=NO_FEET)
def test_the_end_of_a_text_is_no_foot(end: str) -> None:
    first = next(line for line in end.split("\n") if any(map(str.isalpha, line)))
    assert kinds_of(f"Eleven lamps\n\n{TEXT}\n\n{end}\n")[first] != "footer"


CONSENT = {
    "Swedish": "Vi bryr oss om dig\nVi och våra 90 samarbetsparter sparar uppgifter på din enhet.",
    "Polish": "Wraz z zaufanymi firmami zapisujemy na Twoim urządzeniu różne dane o tym, co czytasz.",
}


@pytest.mark.parametrize("asked", CONSENT.values(), ids=CONSENT)
def test_what_stands_over_buttons_is_no_caption(asked: str) -> None:
    menu = "Accept all\nManage preferences\nHome\nNews\nCulture"
    document = parse(f"{asked}\n{menu}\n\nEleven lamps\n\nBy Ada Bo\n\n{TEXT}\n")
    assert document.title == "Eleven lamps"
    assert document.blocks[0].kind == "footer"


@pytest.mark.parametrize("top", ["Short\nshorter\nshortest", "One\nTwo"])
def test_other_tops_ask_for_nothing(top: str) -> None:
    assert "footer" not in {block.kind for block in parse(f"{top}\n\n{TEXT}\n").blocks[:1]}


CITED = {
    "German": '[1]* A. Bo und C. Dee. "Lampen im Nebel und bei Nacht." Lichtkunde 4(2), 2031, S. 3-9.',
    "daggers": '1.† A. Bo and C. Dee. "Lamps in fog and at night." Light Letters 4(2), 2031, pp. 3-9.',
}


@pytest.mark.parametrize("cited", CITED.values(), ids=CITED)
def test_a_mark_may_follow_the_number_of_what_is_to_be_read(cited: str) -> None:
    rest = cited[4:].lstrip("*† ")
    document = parse(f"Reading list\n\nRead what has a mark.\n\n{cited}\n\nShort.\n\n{cited[:1]}2] {rest}\n")
    assert document.papers[0].authors == ("A. Bo", "C. Dee")


def test_a_marked_citation_goes_on_below() -> None:
    text = (
        '[1]* R. Tann and D. Amo. "Instruments That Please Their Own Owners."\n'
        "     Studies in Method 12(4), 2024, pp. 301-330.\n\n"
        "     The best twenty pages that I know on why a new device agrees with\n     the old one.\n\n"
        '[2]* S. Horv, J. Pell, and M. Iwa. "Counting Fish Twice." Proc. 8th\n'
        "     Conf. on Ecological Statistics, 2027, pp. 44-53.\n"
    )
    opening = (
        "You are not expected to read everything. Read what has a star, and one\nthing that has none. Copies "
        "are in the box outside my office; please put\nthem back."
    )
    papers = parse(f"READING LIST\n\n{opening}\n\n{text}").papers
    assert [paper.title for paper in papers] == [
        "Instruments That Please Their Own Owners",
        "Counting Fish Twice",
    ]


def test_the_contents_of_a_journal_in_chinese_or_japanese() -> None:
    text = (
        "首页\n期刊介绍\n联系我们\n\n灯塔学报\n2031年 第18卷 第1期\n\n研究论文\n\n"
        "近三十年港口灯光变化及其驱动因素\n沈若溪, 贺明远\n2031, 18(1): 1-14.\n摘要 ( 126 )\n\n"
        "灯塔看守人的数量估算\n罗青, 阿依古丽·买买提\n2031, 18(1): 15-27.\n摘要 ( 97 )\n\n"
        "雾中航标的观测方法综述\n顾长河\n2031, 18(1): 28-40.\n摘要 ( 143 )\n\n"
        "夜间航行与灯光\n范嘉木, アン・リー\n2031, 18(1): 41-63.\n摘要 ( 210 )\n"
    )
    document = parse(text)
    assert document.title == "灯塔学报"
    assert [paper.authors for paper in document.papers] == [
        ("沈若溪", "贺明远"),
        ("罗青", "阿依古丽·买买提"),
        ("顾长河",),
        ("范嘉木", "アン・リー"),
    ]


LED = {
    "English": "Please attach:\n\na letter of one page\na list of lamps\ntwo referees",
    "French": "Merci de joindre :\n\nune lettre d'une page\nune liste de lampes",
}


@pytest.mark.parametrize("led", LED.values(), ids=LED)
def test_items_without_bullets_are_a_list(led: str) -> None:
    kinds = kinds_of(f"Eleven lamps\n\n{TEXT}\n\n{led}\n\n{TEXT}\n")
    assert {kinds[line] for line in led.split("\n")[2:]} == {"list"}


@pytest.mark.parametrize("led", ["He says:\n\nthe lamps went out.\nthe ferry came.", "He said:\n\nno"])
def test_what_a_colon_leads_to_may_be_no_list(led: str) -> None:
    kinds = kinds_of(f"Eleven lamps\n\n{TEXT}\n\n{led}\n\n{TEXT}\n")
    assert "list" not in kinds.values()


PULLED = "“It is not the dark that puts a lamp out, it is the morning.”"


def test_the_one_quotation_between_paragraphs_is_pulled_out() -> None:
    assert kinds_of(f"Eleven lamps\n\n{TEXT}\n\n{PULLED}\n\n{TEXT}\n")[PULLED] == "quote"
    talk = f"“Nobody asked me,” he says. “I was there, and so was the lamp, and it was dark.”\n\n{PULLED}"
    assert kinds_of(f"Eleven lamps\n\n{TEXT}\n\n{talk}\n\n{TEXT}\n")[PULLED] != "quote"


def test_several_sentences_that_are_said_again_are_pulled_out() -> None:
    pulled = "‘You can call it an empty ferry. I call it a light that stays on’"
    said = "“You can call it an empty ferry,” she says. “I call it a light that stays on.”"
    assert kinds_of(f"Eleven lamps\n\n{TEXT}\n\n{pulled}\n\n{said}\n\n{TEXT}\n")[pulled] == "quote"


def test_a_file_in_brackets_is_over_a_caption() -> None:
    shown = "[lamp-man.jpg]\n   The lamp man in his house"
    text = f"Eleven lamps\n\n   {shown}\n\n{TEXT}\n\n   {shown.replace('lamp-man', 'house')}\n\n{TEXT}\n"
    assert kinds_of(text)["[house.jpg]"] == "caption"


def test_what_is_listed_stands_over_its_days() -> None:
    papers = "".join(
        f"[{at}] arXiv:3102.0187{at} [pdf]\n    Title: Estimating Light from {thing} at Sea\n"
        f"    Ana Bo, Cy Dee\n    Subjects: Learning (cs.LG)\n\n"
        for at, thing in enumerate(["Lamps", "Fog", "Buoys"], 1)
    )
    text = (
        "Help | Advanced Search\nAll fields   Title   Author   Abstract   Search\nMachine Learning\n"
        "Authors and titles for recent submissions\n    Wed, 5 Feb 2031\n    Tue, 4 Feb 2031\n"
        f"    Mon, 3 Feb 2031\n\nSee today's new changes\nTotal of 187 entries : 1-50 51-100\n\n{papers}"
    )
    document = parse(text)
    assert document.title == "Machine Learning"
    assert document.dek is None


@pytest.mark.parametrize("title", ["Light letter 41 – February 2031", "Light letter 41"])
def test_a_letter_says_its_subject_again_with_its_day(title: str) -> None:
    head = "From: Ada Bo <ada@skerry.example>\nSubject: [lamps] Light letter 41\nDate: 3 February 2031"
    assert parse(f"{head}\n\n{title}\n\nDear all,\n\n{TEXT}\n").title == title
