"""Parts of pages in other words: notes, links under a label, verses, quotations, headings that ask."""

from __future__ import annotations

import pytest

from reader.parsing import parse

_TITLE = "The ferry that waits for nobody"
_P = (
    "Nobody remembers who brought the piano aboard, and the company that owns the ferry has stopped asking. "
    "It is played on Sundays, when the cars are few and the hold is dry."
)
_P2 = (
    "The captain says it keeps the ship steady. He has not said it to the insurers, who came in March, "
    "looked at the stove and left again with their hats on."
)
_P3 = (
    "In winter the felt swells and the keys stick. Then they sing without it, and the people on the quay say "
    "that the ferry is late again, whatever the clock says."
)


def _kinds(text: str, part: str) -> set[str]:
    first = text[: text.index(part)].count("\n") + 1
    lines = range(first, first + part.count("\n") + 1)
    blocks = parse(text).blocks
    return {block.kind for n in lines for block in blocks if block.lines[0] <= n <= block.lines[1]}


def _within(part: str) -> set[str]:
    return _kinds(f"{_TITLE}\n\n{_P}\n\n{_P3}\n\n{part}\n\n{_P2}\n\n{_P3}\n\n{_P2}\n", part)


def _closing(part: str) -> set[str]:
    return _kinds(f"{_TITLE}\n\n{_P}\n\n{_P3}\n\n{_P2}\n\n{part}\n", part)


@pytest.mark.parametrize(
    "part",
    [
        "[1] https://coast.example/horns-2032\n[2] https://quay.example/\n[3] https://rope.example/price.html",
        "[1]: https://coast.example/horns-2032\n[2]: https://quay.example/",
        "1. https://coast.example/horns-2032\n2. https://quay.example/",
        "[1] The poet was probably the clerk himself, of whom\nan ode to the cycle path is known.",
        "[1] Counted by touch, discreetly.\n[2] With the keeper's leave, and sometimes his coffee.",
        "[1] Die Zählung fand im März statt.\n[2] Mit Erlaubnis des Wärters.",
        "-----\n[1] La encuesta se hizo en nueve puertos, con su permiso y a veces con\nsu café.",
    ],
)
def test_numbered_notes_and_addresses_are_nothing_louder_than_text(part: str) -> None:
    assert _closing(part) <= {"paragraph", "list", "footer"}


@pytest.mark.parametrize(
    "label",
    [
        "Related articles", "Read more", "Mehr zum Thema", "À lire aussi", "Lee también", "Leggi anche",
        "Lees ook", "Czytaj także", "Leia também", "Läs också", "関連記事", "相关阅读",
    ],
)  # fmt: skip
def test_links_under_a_label_are_teasers(label: str) -> None:
    links = "What a quiet harbour means\nTen questions to ask a lock keeper\nWhy do ferries have names?\nRope"
    assert _closing(f"{label}\n{links}") <= {"teaser", "footer", "list"}


@pytest.mark.parametrize(
    "part",
    [
        "        Who guards the bridge guards the flood,\n        who guards the flood will guard the hour.",
        "      Wie de brug bewaakt, bewaakt het water,\n      wie het water bewaakt, bewaakt de tijd.",
        "    The rope that holds the boat\n    is wet, and green;\n    it lets her float,\n    unseen by us.",
        "“The rope is old, and so am I.”\n— Maud Ferriby",
        "“不是坏,是有人让它这样的。”\n——蒋师傅",
        "「壊れているのではない、そうされたのだ」\n――蒋さん",
        "« On ne choisit pas une chaise, on choisit une distance. »\nBlandine Ostrowski",
        "„Der Stau ist ein soziales Wesen, und keiner will es sein.“\nGundula Petrasch",
    ],
)
def test_verses_set_in_and_quotations_with_their_speakers_are_quotes(part: str) -> None:
    assert _within(part) == {"quote"}


@pytest.mark.parametrize(
    "part",
    [
        "    total = count(horns)\n    print(total)",
        "    make install\n    make check",
        "    first item of three\n    second item of three",
    ],
)
def test_code_set_in_is_no_verse(part: str) -> None:
    assert "quote" not in _within(part)


@pytest.mark.parametrize(
    "part",
    [
        "Who owns the horn?", "Wem gehört das Horn?", "À qui appartient le silence ?",
        "¿De quién es la bocina?",
        "Di chi è il corno?", "Van wie is de hoorn?", "Czyja jest syrena?", "De quem é a buzina?",
        "What the fog is", "Wat er gemeten is", "What was",
    ],
)  # fmt: skip
def test_a_few_words_that_ask_or_end_in_a_small_word_head_what_follows(part: str) -> None:
    assert _within(part) == {"heading"}


@pytest.mark.parametrize(
    "part",
    [
        "Little is known about dogs. The only study counts six, two of them deaf.4",
        "Over honden is weinig bekend. De enige studie telt zes dieren, twee ervan doof.4",
        "The gate was mended. Nobody says by whom",
    ],
)
def test_several_sentences_are_no_heading(part: str) -> None:
    assert _within(part) == {"paragraph"}


@pytest.mark.parametrize(
    ("between", "after"),
    [
        ("4 May 2033\n#harbours #pianos", "The hold at noon.\nPhoto: Ana Bo"),
        ("4. Mai 2033", "Der Laderaum am Mittag\nFoto: Ana Bo"),
        ("2033.05.04 UPDATE\n#港 #ピアノ", "正午の船倉\n写真=比企野あかね"),
        ("3 October 2032", "By Ana Bo"),
    ],
)
def test_a_standfirst_may_stand_under_the_day_and_the_tags(between: str, after: str) -> None:
    dek = "A piano, a stove and a captain who has told the insurers of neither."
    document = parse(f"{_TITLE}\n\n{between}\n\n{dek}\n\n{after}\n\n{_P}\n\n{_P2}\n\n{_P3}\n")
    assert document.title == _TITLE
    assert document.dek == dek


def test_a_paragraph_under_the_day_is_no_standfirst() -> None:
    document = parse(f"{_TITLE}\n\n4 May 2033\n\nThe piano came in a storm.\n\n{_P}\n\n{_P2}\n")
    assert document.dek is None


@pytest.mark.parametrize(
    "part",
    [
        "The author's grandmother on the pass, about 1961. Family photograph, courtesy of Edith Vahl.",
        "The stove in the hold, before the fire. Courtesy of the Harbour Museum",
        "Der Ofen im Laderaum, um 1961. Foto, mit freundlicher Genehmigung von Edith Vahl",
        "Le poêle dans la cale, vers 1961. Photographie, avec l'aimable autorisation de Edith Vahl.",
        "Detail of the second chart, showing the bird and its nest.\nScan by the Long Quay; original lost.",
        "The crossing as the captain sees it, with a sandbank.\nDrawing by Ana Bo",
    ],
)
def test_who_let_a_picture_be_printed_closes_a_caption(part: str) -> None:
    assert _within(part) == {"caption"}


@pytest.mark.parametrize(
    "part",
    [
        "On the second day there was cake for everybody on board, courtesy of the captain's sister.",
        "Drawings by the crew hung all over the hold, and nobody had ever bought one.",
    ],
)
def test_what_somebody_gave_is_no_caption(part: str) -> None:
    assert _within(part) == {"paragraph"}


_STANDFIRST = "The boat has repaired itself for a century. Its captain has not."


@pytest.mark.parametrize("after", ["Ana Bo\nHull - 23 MAY 2033 - 05:40", "By Ana Bo", "9 May 2033", _P])
def test_two_sentences_over_a_signature_or_text_are_a_standfirst(after: str) -> None:
    text = f"{_TITLE}\n\n{_STANDFIRST}\n\n{after}\n\n{_P2}\n\n{_P3}\n"
    assert _kinds(text, _STANDFIRST) == {"dek"}


@pytest.mark.parametrize("after", ["Why people stay", "2033", "How we mend boats"])
def test_two_sentences_over_a_heading_are_text(after: str) -> None:
    text = f"{_TITLE}\n\n{_STANDFIRST}\n\n{after}\n\n{_P2}\n\n{_P3}\n"
    assert _kinds(text, _STANDFIRST) == {"paragraph"}


@pytest.mark.parametrize(
    "foot",
    [
        "© The Quay Review 2033. Registered charity.",
        "Share   Print\nMore conversations\n© The Quay Review 2033. Registered charity.",
    ],
)
def test_rights_at_the_end_are_no_credit(foot: str) -> None:
    assert _closing(foot) == {"footer"}


@pytest.mark.parametrize(
    "line",
    [
        "Showing 25 entries per page: fewer | more | all",
        "Affichage de 1 à 25",
        "Es werden angezeigt: 1 bis 25",
    ],
)
def test_what_counts_the_entries_of_a_page_is_quiet(line: str) -> None:
    text = f"Home | News | Culture | Contact\n\n{line}\n\n{_TITLE}\n\nBy Ana Bo\n\n{_P}\n\n{_P2}\n"
    assert _kinds(text, line) == {"footer"}
    assert parse(text).title == _TITLE


def test_a_heading_over_jobs_is_no_paper() -> None:
    jobs = "Jobs\n\nHarbour Keeper, Ana Bo House, Hull\nRope Maker, Cy Dee Yard, Leith"
    papers = "Papers\n\nSlow Locks and Fast Water\nAna Bo, Cy Dee (Harbour Letters, 2033)"
    assert [it.title for it in parse(f"{_TITLE}\n\n{_P}\n\n{papers}\n\n{jobs}\n").papers] == [
        "Slow Locks and Fast Water"
    ]


@pytest.mark.parametrize(
    "part",
    [
        "Runa Adebayo beside the hull where her first microphone hangs.\nCallum Brody for The Quay",
        "Runa Adebayo neben dem Rumpf, an dem ihr erstes Mikrofon hängt.\nCallum Brody für Das Hafenblatt",
        "Runa Adebayo près de la coque où pend son premier micro.\nCallum Brody pour Le Quai",
    ],
)
def test_who_took_a_picture_for_whom_closes_a_caption(part: str) -> None:
    assert _within(part) == {"caption"}


@pytest.mark.parametrize(
    "caption",
    [
        "A row of enamel buckets outside a chandler's, 1954. Photo by Leo Aske/Harbour Archive",
        "Eine Reihe von Eimern vor einem Laden, 1954. Foto Leo Aske",
        "Une rangée de seaux devant une boutique, 1954. Photo Leo Aske / Archives du port",
    ],
)
def test_a_picture_over_a_title_is_no_title(caption: str) -> None:
    text = f"{caption}\n\n{_TITLE}\nWhat did we lose when we learned to wait?\nby Ana Bo\n\n{_P}\n\n{_P2}\n"
    assert _kinds(text, caption) == {"caption"}
    assert parse(text).title == _TITLE


def test_text_between_two_headings_is_no_caption() -> None:
    told = "A walk through the last yard that draws its own wire, full of photographs of people wearing hats."
    text = f"{_TITLE}\n\n{_P}\n\n{_P3}\n\nHOW WIRE IS MADE [7]\n\n{told}\n\nQUICK LINKS\n\n{_P2}\n\n{_P3}\n"
    assert _kinds(text, told) == {"paragraph"}


def test_sessions_head_their_talks_though_chairs_stand_under_them() -> None:
    talks = (
        "Session {n}: {name}\nChair: Berit Aas\n"
        "09:10 - 09:30\n{one}\nChiara Montan, Derek Osgo, Yuki Hana\n"
        "09:30 - 09:50\n{two}\nEwa Strzel, Paul Gaud"
    )
    first = talks.format(
        n=1, name="Review", one="Which Lines Do Readers Skip?", two="Names That Outlive Boats"
    )
    second = talks.format(n=2, name="Tests", one="Flaky by Daylight", two="A Budget for Weak Engines")
    text = (
        f"Programme\n\n08:30 - 09:00 Registration and coffee\n\n{first}\n\n10:10 - 10:40 Break\n\n{second}\n"
    )
    found = parse(text)
    heads = [block.text for block in found.blocks if block.kind == "heading"]
    assert {"Session 1: Review", "Session 2: Tests"} <= set(heads)
    assert [it.title for it in found.papers] == [
        "Which Lines Do Readers Skip?",
        "Names That Outlive Boats",
        "Flaky by Daylight",
        "A Budget for Weak Engines",
    ]
    assert _kinds(text, "09:30 - 09:50") == {"paper"}


def test_the_number_and_buttons_of_the_next_result_are_no_note_of_a_paper() -> None:
    entry = (
        "{n}\nCite\nShare\n{title}.\n{names}.\nJ Slow Boats. 203{n} Mar;18(2):101-112. doi: 10.5555/jsb.{n}."
    )
    one = entry.format(n=1, title="Body heat of ferries under piers", names="Aldri P, Nwos C, Färbe M")
    two = entry.format(n=2, title="Arousal of pilots at night", names="Linde S, Oyam T")
    text = f"Skip to main page content\nSort by:\nBest match\nFilters\n2 results\n\n{one}\n{two}\n"
    found = parse(text)
    assert found.title is None
    assert [it.title for it in found.papers] == [
        "Body heat of ferries under piers",
        "Arousal of pilots at night",
    ]
    assert not _kinds(text, "2\nCite\nShare") & {"paper", "title", "caption"}


def test_addresses_of_a_mails_links_are_no_table() -> None:
    links = "\n".join(f"[{n}] https://quay.example/{n}" for n in range(1, 9))
    head = "From: The Quay <post@quay.example>\nTo: ana@post.example\nSubject: A patent, a count, a bell"
    top = f"{head}\n\nView online [1] | Sign up [2] | Advertise [3]\n\nHEADLINES"
    text = f"{top}\n\n{_P}\n\n{_P2}\n\nLinks:\n{links}\n"
    assert not _kinds(text, links) & {"table", "caption"}
    assert _kinds(text, head) == {"footer"}


def test_papers_stay_papers_over_jobs() -> None:
    papers = "New papers\n\nCounting worms\nHenning Abo, Silke Dorn\nSoil Sounds 9 (2033), 211-228"
    jobs = (
        "Open positions\n\nField Technician\nLocation: Flensburg, Germany\nSalary: €30,000 per year\n"
        "Part-time, 20 hours a week. You would look after forty recorders.\n\n"
        "Research Engineer\nLocation: Kiel, Germany\nSalary: €50,000 per year\n"
        "Full-time, two years. You would turn four scripts into one program."
    )
    found = parse(f"{_TITLE}\n\n{_P}\n\n{papers}\n\n{jobs}\n")
    assert [it.title for it in found.papers] == ["Counting worms"]
    assert len(found.postings) == 2


def test_a_list_of_jobs_has_its_title_over_what_sorts_it() -> None:
    job = "{n} Technician\nGround Works Ltd\nHull\n£21,000 - £24,000 a year\nFull-time\n3 days ago"
    jobs = "\n\n".join(job.format(n=n) for n in ("Soil", "Dairy", "Senior Water"))
    top = "Skip to main content\nHome\nCompany reviews\nSign in\nEmployers / Post a job\nwhat\nwhere\n"
    assert (
        parse(f"{top}\nlab jobs in Hull\nSort by: relevance - date\n63 jobs\n\n{jobs}\n").title
        == "lab jobs in Hull"
    )


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("[IMAGE]\nThe stove waits for its coal.", "caption"),
        ("[Bild]\nDer Ofen wartet auf seine Kohlen.", "caption"),
        ("[image]\nLe poêle attend son charbon.", "caption"),
        ("21 November: Evening for new members, 7 pm\n28 November: The clock opens, 11 am", "list"),
        ("3. Mai: Führung durch den Laderaum\n10. Mai: Stimmen des Klaviers", "list"),
        ("Seats for two on deck\nSeats for two below deck. Photo: Ana Bo", "caption"),
    ],
)
def test_a_stand_in_heads_a_caption_and_days_head_rows(part: str, kind: str) -> None:
    assert _within(part) <= ({kind, "paragraph"} if kind == "list" else {kind})


@pytest.mark.parametrize(
    "part",
    [
        "The best of the quay on Sundays\nYour email address\nSign up\nBy signing up you agree to our terms.",
        "Newsletter\nAbonnieren\nMit der Anmeldung stimmen Sie unseren Regeln zu.",
        "Notre lettre\nS'abonner\nEn vous inscrivant, vous acceptez nos conditions.",
    ],
)
def test_what_one_agrees_to_under_a_button_is_quiet(part: str) -> None:
    assert _kinds(f"{_TITLE}\n\n{_P}\n\n{_P3}\n\n{part}\n\n{_P2}\n\n{_P3}", part.rpartition("\n")[2]) == {
        "footer"
    }


@pytest.mark.parametrize(
    "part",
    [
        "Like this post: https://quay.example/like/118\nComment: https://quay.example/p/piano/comments",
        "Share https://quay.example/p/piano?share=1",
        "Abbestellen: <https://quay.example/weg/12>",
    ],
)
def test_buttons_before_their_addresses_are_quiet(part: str) -> None:
    assert _within(part) == {"footer"}
    assert _closing(part) == {"footer"}


@pytest.mark.parametrize(
    "part",
    [
        "The film of the crossing is here: https://quay.example/film",
        "Logo design was the captain's hobby for years",
        "By signing up you agree to nothing, the captain says, and you will be given a chair by the stove.",
    ],
)
def test_sentences_before_addresses_and_on_logos_are_text(part: str) -> None:
    assert "footer" not in _within(part)


@pytest.mark.parametrize(
    "caption",
    [
        "The harbour office on the night the tables failed. Image by author.",
        "‘She boards ships, she drinks their coffee’ ... the estuary. Photograph: Colm Ashb/The Observatory",
        "Das Büro im Hafen in der Nacht, als die Tafeln versagten. Foto: Katrin Wulf",
    ],
)
def test_a_caption_right_over_a_paragraph_takes_no_more_than_its_line(caption: str) -> None:
    text = f"{_TITLE}\n\n{_P}\n\n{_P3}\n\n{caption}\n{_P2}\n\n{_P3}\n\n{_P}\n"
    assert _kinds(text, caption) == {"caption"}
    assert _kinds(text, _P2) == {"paragraph"}


def test_two_lines_on_one_picture_are_one_caption() -> None:
    part = (
        "The captain at the piano. Photo: Ana Bo\n"
        "The piano, seen from the stove, on the last crossing, with the captain in the background."
    )
    assert _within(part) == {"caption"}


def test_what_an_author_says_of_herself_at_the_end_is_no_caption() -> None:
    box = "Ottoline Frey\nWritten by Ottoline Frey\n1.2K Followers\nPredicts water. Drinks some of it."
    assert "caption" not in _within(box)
    assert "caption" not in _within("Ottoline Frey\nOttoline Frey")


def test_a_picture_said_twice_without_blank_lines_is_one_caption() -> None:
    said = "Maite Zubi, in her workshop at the quay, last Thursday."
    top = f"{_TITLE}\nWhy the organ of the ferry took nine years to find its voice again, and what was in it"
    signed = "Elías Quint\nElías Quint\nHull - 23 NOV 2033 - 05:30"
    text = f"{top}\n{said}\n{said}LANDER OTEG\n{signed}\n\n{_P}\n\n{_P2}\n"
    assert _kinds(text, f"{said}\n{said}LANDER OTEG") == {"caption"}
    assert parse(text).title == _TITLE
    assert parse(text).dek is not None


def test_a_standfirst_without_a_stop_is_over_a_picture_s_line_and_no_title() -> None:
    head = (
        "Ir al contenido\nEspaña\nSUSCRÍBETE\nINICIAR SESIÓN\n\nREPORTAJE\nEl faro que se apaga a las once\n"
        "Los vecinos de Cabo Lento pagan la bombilla entre todos desde que el puerto no tiene presupuesto\n"
        "La torre de Cabo Lento, el lunes por la tarde.XULIO PARGA\nMARTA RIOBÓ\n"
        "Cabo Lento - 02 FEB 2032 - 05:15 CET\nCompartir en Whatsapp\n"
    )
    found = parse(f"{head}\n{_P}\n\nRamón Seijas, con la llave del faro.XULIO PARGA\n\n{_P}\n")
    assert found.title == "El faro que se apaga a las once"
    assert (found.dek or "").startswith("Los vecinos")
    assert [it.text[:12] for it in found.blocks if it.kind == "caption"] == ["La torre de ", "Ramón Seijas"]


def test_an_agency_may_stand_over_what_it_shows() -> None:
    found = parse(f"{_TITLE}\n\n{_P}\n\nGetty Images\nFog over the harbour at Ellerby on Monday\n\n{_P}\n")
    assert [it.lines for it in found.blocks if it.kind == "caption"] == [(5, 6)]


def test_a_page_s_word_behind_several_lines_makes_them_headings() -> None:
    parts = "\n\n".join(f"{name}[edit]\n\n{_P}" for name in ("History", "Vessels"))
    found = parse(f"{_TITLE}\n\n{_P}\n\n{parts}\n\n[edit]\n\nglued[edit]\nto a line\n")
    assert [it.text for it in found.blocks if it.kind == "heading"] == ["History[edit]", "Vessels[edit]"]


def test_a_day_with_its_time_is_no_heading() -> None:
    found = parse(f"{_TITLE}\n\nBy Ana Bo\n\n24 February 2032, 11:40 am 12 comments\n\n{_P}\n\n{_P}\n")
    assert "heading" not in {it.kind for it in found.blocks}
    assert "caption" not in {it.kind for it in found.blocks}
