"""Layouts missing from the labelled documents: each is one way to write pages."""

from __future__ import annotations

import pytest

from reader.parsing import parse

_P = (
    "The lock opens when the level is right, and the keeper writes the hour down. Nobody had expected "
    "the tide to matter this much to the people upstream. Each gate has a speed of its own."
)
_P2 = (
    "Ferries run on a timetable and tides do not. Volunteers in six countries translated the prompts into "
    "eleven languages. The buffer never holds more than 2,000 items, and in most cases 500 are enough."
)
_S = (
    "Most of the gains come from a small change in how training examples are ordered, and the rest from "
    "patience. That result held up even when half of the labels were removed from the set."
)


def _kinds(text: str) -> str:
    """Return the kinds of the blocks, in order, with "-" for a paragraph."""
    return " ".join("-" if block.kind == "paragraph" else block.kind for block in parse(text).blocks)


def _papers(text: str) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(paper.title, paper.authors, paper.summary is not None) for paper in parse(text).papers]


_LEAD = f"How locks learn\n\nPatience pays.\n\n{_P}\n\n"


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            (
                f"Ilse Varga, Bao Iyer and Jun-ho Tran\nSlow locks: A study of patience\n\n{_S}\n\n"
                f"Priya Kessler & R. Marmor\nFog signals under load\n\n{_S}"
            ),
            [
                ("Slow locks: A study of patience", ("Ilse Varga", "Bao Iyer", "Jun-ho Tran"), True),
                ("Fog signals under load", ("Priya Kessler", "R. Marmor"), True),
            ],
        ),
        (
            (
                f"Slow locks\nBy Ilse Varga, Bao van der Iyer, and Jun-ho Tran, Jr.\nICSS 2032, best "
                f"paper\nPDF | Code\n\n{_S}\n\n"
                f"Fog signals\nby Priya Kessler\nIn Proceedings of "
                f"Fog\nhttps://example.org/fog\n\n{_S}\n\n{_P2}"
            ),
            [
                ("Slow locks", ("Ilse Varga", "Bao van der Iyer", "Jun-ho Tran, Jr."), True),
                ("Fog signals", ("Priya Kessler",), True),
            ],
        ),
        (
            (
                f"Slow locks\nIlse Varga, Bao Iyer, Jun-ho Tran\n{_S}\nFog signals\nPriya Kessler; R. "
                f"Marmor\n{_S}"
            ),
            [
                ("Slow locks", ("Ilse Varga", "Bao Iyer", "Jun-ho Tran"), True),
                ("Fog signals", ("Priya Kessler", "R. Marmor"), True),
            ],
        ),
        (
            (
                f"Slow locks: A study\n\nIlse Varga, Bao Iyer, Jun-ho Tran\n\n{_S}\n\n"
                f"Fog signals\n\nPriya Kessler, R. Marmor\n\n{_S}"
            ),
            [
                ("Slow locks: A study", ("Ilse Varga", "Bao Iyer", "Jun-ho Tran"), True),
                ("Fog signals", ("Priya Kessler", "R. Marmor"), True),
            ],
        ),
        (
            (
                "1. Slow locks\nIlse Varga (Halden Labs), Bao Iyer (Northern University), Jun-ho "
                "Tran, PhD\n\n"
                "2. Fog signals\nPriya Kessler¹, Óscar Duarte²*\n¹ Halden Labs ² Northern University"
            ),
            [
                ("Slow locks", ("Ilse Varga", "Bao Iyer", "Jun-ho Tran"), False),
                ("Fog signals", ("Priya Kessler", "Óscar Duarte"), False),
            ],
        ),
        (
            (
                "Slow locks — Ilse Varga, Bao Iyer\nFog signals, by Priya Kessler\n"
                "• Whisper maps — Aoife Rutherford • Wind — Léa McAllister, R. Marmor"
            ),
            [
                ("Slow locks", ("Ilse Varga", "Bao Iyer"), False),
                ("Fog signals", ("Priya Kessler",), False),
                ("Whisper maps", ("Aoife Rutherford",), False),
                ("Wind", ("Léa McAllister", "R. Marmor"), False),
            ],
        ),
        (
            (
                "Slow locks\nAuthors: Varga, Ilse; Iyer, Bao\n\nFog\nBy Priya Kessler, Halden Labs; "
                "Tran, Jr.; Jun-ho Tran, Sr., Lab"
            ),
            [("Slow locks", ("Varga, Ilse", "Iyer, Bao"), False)],
        ),
        (
            "Slow locks\n王伟、李娜\n\nFog\n张敏, 刘洋",
            [("Slow locks", ("王伟", "李娜"), False), ("Fog", ("张敏", "刘洋"), False)],
        ),
        (
            "Locks\nIlse Varga, Bao Iyer, Sukarno\n\nFog\nPriya Kessler, Luca dal Pozzo, ’Isileli Taufa",
            [
                ("Locks", ("Ilse Varga", "Bao Iyer", "Sukarno"), False),
                ("Fog", ("Priya Kessler", "Luca dal Pozzo", "’Isileli Taufa"), False),
            ],
        ),
        (
            "Locks\nIlse Varga, Bao Iyer, LOCK-7 Collaboration\n\nFog at night\nThe Western Fog Consortium",
            [
                ("Locks", ("Ilse Varga", "Bao Iyer", "LOCK-7 Collaboration"), False),
                ("Fog at night", ("The Western Fog Consortium",), False),
            ],
        ),
        (
            "Slow Locks Considered\nIlse Varga¹\n¹ Halden Labs\n\nFog\nBao Iyer², Jun-ho Tran, Jr. (Halden)",
            [
                ("Slow Locks Considered", ("Ilse Varga",), False),
                ("Fog", ("Bao Iyer", "Jun-ho Tran, Jr."), False),
            ],
        ),
        (
            "[1] Locks\nIlse Varga, Bao Iyer\nTides, 2031 · 1,204 citations\n\nFog (P. Kessler, R. Marmor)",
            [
                ("Locks", ("Ilse Varga", "Bao Iyer"), False),
                ("Fog", ("P. Kessler", "R. Marmor"), False),
            ],
        ),
        (
            (
                f"Slow locks\n\nIlse Varga, Bao Iyer\n\n{_S}\n\nFog signals\n\nPriya Kessler\n\n{_S}\n\n"
                f"Wind\n\nR. Marmor, Jun-ho Tran\n\n{_S}"
            ),
            [
                ("Slow locks", ("Ilse Varga", "Bao Iyer"), True),
                ("Fog signals", ("Priya Kessler",), True),
                ("Wind", ("R. Marmor", "Jun-ho Tran"), True),
            ],
        ),
        ("Where we work\nOslo, Norway; Aarhus, Denmark; Remote within Europe", []),
        ("Machine learning\nComputer Vision, Natural Language Processing", []),
        ("Harbor cities\nNew York, San Francisco and Palo Alto", []),
    ],
)
def test_papers_are_found_however_they_are_set(
    text: str, papers: list[tuple[str, tuple[str, ...], bool]]
) -> None:
    assert _papers(f"Accepted papers at TideCon\n\nWhat we bring.\n\n{text}") == papers


def test_one_paper_alone_takes_one_paragraph_and_an_abstract_is_always_its_own() -> None:
    head = "Slow locks: A study of patience\nAuthors: Ilse Varga, Bao Iyer"
    assert _kinds(f"A paper\n\n{head}\n\n{_S}\n\n{_P2}") == "title paper paper -"
    other = "Fog signals under load\nPriya Kessler, R. Marmor"
    assert _kinds(f"Papers\n\n{other}\n\n{head}\n\nAbstract: {_S}\n\n{_P2}") == "title paper paper paper -"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", ""),
        ("\n \n", ""),
        ("A lonely line", "title"),
        ("How Tides rise\n\nIn one sentence.\n\n" + _P, "title dek -"),
        (_LEAD + "1. one of them;\n2. another.\n\n" + _P2, "title dek - list list -"),
        (_LEAD + f"1. Methods\n\n{_P2}\n\n2. Results\n\n{_P}", "title dek - heading - heading -"),
        (_LEAD + f"Tides\n{_P * 9}\nMore\n{_P}\n{_P2}", "title dek - heading - heading - -"),
        (_LEAD + f"Tides at dusk\n{_P * 5}\nPhoto: Ilse Varga\n\n{_P}", "title dek - heading - caption -"),
        ("Tides\nThe tides explained in one sentence.\n" + _P, "title dek -"),
        ("Tides\n" + _P, "title -"),
        (
            "Ilse Varga\n\nIlse Varga at the lock.\n\nCredit: Bao Iyer\n\nTides at dusk\n\nWhy they rise.\n\n"
            + _P,
            "caption caption caption title dek -",
        ),
        ("Tides\n\nEditor’s note: this is old.\n\n" + _P, "title - -"),
        ("Tides\n\nCan they be stopped?\n\nWho knows?\n\n" + _P, "title question question -"),
        ("Tides\n\n“They rise,” she says.\n\n" + _P, "title - -"),
        ("##Overview\n\n" + _P, "heading -"),
        (
            _LEAD + "Question: What now?\n\nAnswer: Sleep.\n\nQUESTION 2: And then?\n\nBao: Nothing?",
            "title dek - question - question -",
        ),
        (
            _LEAD
            + f"Interviewer: How did you start?\n\nIlse: {_P2}\n\nInterviewer: Was it hard?\n\nIlse: {_P}",
            "title dek - question - question -",
        ),
        (_LEAD + f"L to R: Ilse Varga and Bao Iyer\n\n{_P2}", "title dek - caption -"),
        (
            _LEAD
            + f"A lock at dusk\nThe lock at dusk, both gates closed.\nGetty Images/Harbor Agency\n\n{_P2}",
            "title dek - caption -",
        ),
        (_LEAD + f"Gates in a time lapse.mp4\n\n{_P2}\n\nPhoto: Bao Iyer", "title dek - caption - caption"),
        (_LEAD + f"Fig. 3: The lock as the model sees it.\n\n{_P2}", "title dek - caption -"),
        (_LEAD + f"Illustration of a lock\nIlse Varga\n\n{_P2}", "title dek - caption -"),
        (
            _LEAD
            + f"Read more\nLocks that learn from boats\n\n{_P2}\n\nRELATED CONTENT\nHow locks learn.\n\n{_P}",
            "title dek - teaser - teaser -",
        ),
        (_LEAD + f"Related content\n\nHow locks learn from boats.\n\n{_P2}", "title dek - teaser -"),
        (
            _LEAD
            + "  1. First item here.\n\nRelated content\nHow locks learn.\n\n"
            + f"  2. Second item here.\n     It goes on.\n\n{_P2}",
            "title dek - list teaser list -",
        ),
        (
            _LEAD
            + f"> A lock is a promise.\n\n{_P2}\n\n“A bound is a promise to keep.” — Ilse Varga\n\n{_P2}",
            "title dek - quote - quote -",
        ),
        (_LEAD + f"* * *\n\n{_P2}\n\n[1] See the report.", "title dek - - - -"),
        (
            _LEAD + "- one of them\n- two of\nthem\n- three\n\n1. Methods\n\n" + _P2,
            "title dek - list list list heading -",
        ),
        (_LEAD + "a | b | c\n1 | 2 | 3\n\n" + _P2, "title dek - table -"),
        (_LEAD + "```\nanything at all\n```\n\n```\nnever closed", "title dek - code - -"),
        (_LEAD + "def lock(level):\n    return level > 3\n\nprint(lock(4))\n\n" + _P2, "title dek - code -"),
        (
            _LEAD
            + "The station stands on the hill behind the school and has\nbeen read each morning since.\n\n"
            + _P2,
            "title dek - - -",
        ),
        (_LEAD + "Research areas", "title dek - footer"),
        (
            _LEAD + f"Research areas\nMachine learning\n\nRelated content\nUS, WA, Seattle\n{_P}{_P2}",
            "title dek - footer footer footer posting",
        ),
        (_LEAD + f"US, WA, Seattle\n{_P}{_P2}\nIN, KA, Bengaluru\n{_P2}", "title dek - posting posting"),
        (
            _LEAD + f"Related content\n\nUS, WA, Seattle\n\n{_P}\n\nIN, KA, Bengaluru\n\n{_P2}",
            "title dek - footer posting posting",
        ),
        (_LEAD + "US, WA, Seattle\n\n" + _P2, "title dek - heading -"),
        ("Related content\n\nUS, WA, Seattle\n" + _P2, "footer posting"),
    ],
)
def test_blocks_are_what_their_layout_says(text: str, kinds: str) -> None:
    assert _kinds(text) == kinds


def test_thousands_of_short_lines_are_data() -> None:
    dump = parse("Tides\n\n" + "12 34\n" * 3000)
    assert [(block.kind, block.lines) for block in dump.blocks][1:] == [("paragraph", (3, 3002))]
    unparted = parse("Tides\n\n" + f"{_P[:90]}\n" * 3000 + f"\n{_P}\n\nTides again\n\n{_P}")
    assert [block.lines for block in unparted.blocks][1:] == [
        (3, 3002),
        (3004, 3004),
        (3006, 3006),
        (3008, 3008),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("    reader list docs\n    reader show minutes.txt\n\n", "code"),
        ("    reader list docs\n    reader add docs\n\n    reader show one\n\n", "code"),
        ("    int x = f(1); {\n    y += g(x);\n" + "word " * 800 + "\n\n", "code -"),
    ],
    ids=["commands", "with a blank line", "up to a very long line"],
)
def test_what_is_set_in_between_paragraphs_is_code(text: str, kinds: str) -> None:
    assert _kinds(f"{_LEAD}{text}{_P2}") == f"title dek - {kinds} -"


def test_sentences_that_are_set_in_are_no_code() -> None:
    assert "code" not in _kinds(f"{_LEAD}    Set in, but a sentence.\n    And one more.\n\n{_P2}")


def test_a_sentence_said_again_over_a_few_words_is_a_quotation() -> None:
    said = "A lock is a promise that the water keeps."
    text = f"{_LEAD}{said}\nThe keepers of the lock\n\n{_P2} {said}"
    assert "quote" in _kinds(text)
    assert "quote" not in _kinds(text.replace(f" {said}", ""))


@pytest.mark.parametrize(
    "line",
    [
        "• Tenders and tides — Tenzin Thorne, Bao Iyer • Small boats — Olga Duarte, Pia Ng",
        "1. Tenders and tides — Tenzin Thorne, Bao Iyer 2. Small boats — Olga Duarte, Pia Ng",
        "Tenders and tides — Tenzin Thorne, Bao Iyer; Small boats — Olga Duarte, Pia Ng",
    ],
)
def test_papers_that_share_a_line_are_told_apart(line: str) -> None:
    document = parse(f"Papers at BOAT 2031\n\n{'Prose is here for a while. ' * 9}\n\n{line}\n")
    assert [(paper.title, paper.authors) for paper in document.papers] == [
        ("Tenders and tides", ("Tenzin Thorne", "Bao Iyer")),
        ("Small boats", ("Olga Duarte", "Pia Ng")),
    ]


def test_links_under_a_summary_are_the_papers() -> None:
    summary = "It says what the paper found, at some length. " * 5
    text = f"Papers at BOAT 2031\n\nOn tides\nTenzin Thorne, Bao Iyer\n\n{summary}\nPDF | Code\n\nOn boats\n"
    text += f"Olga Duarte, Pia Ng\n\n{summary}\n\nDownload the paper\n\nNext steps\n\n{'We go on. ' * 30}\n"
    document = parse(text)
    kinds = {line: block.kind for block in document.blocks for line in block.text.split("\n")}
    assert kinds["PDF | Code"] == kinds["Download the paper"] == "paper"
    assert kinds["Next steps"] == "heading"


def test_semicolons_between_authors_part_no_papers() -> None:
    document = parse(
        "Papers at BOAT 2031\n\n• Tides — Tenzin Thorne; Bao Iyer\n• Boats — Olga Duarte; Pia Ng\n"
    )
    assert [paper.authors for paper in document.papers] == [
        ("Tenzin Thorne", "Bao Iyer"),
        ("Olga Duarte", "Pia Ng"),
    ]


def test_a_picture_and_its_caption_may_stand_over_the_title() -> None:
    document = parse(f"![A lock](lock.png)\n\nThe lock, and its keeper\n\n# How locks learn\n\n{_P}\n")
    assert (document.title, document.blocks[0].kind) == ("How locks learn", "caption")
