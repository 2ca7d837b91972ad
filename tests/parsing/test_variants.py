"""Many ways to write the same part of a page: captions, quotations, questions, headings, menus, notes."""

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


def _kinds(text: str, part: str) -> list[str]:
    """Return the kind of each line of a part of a text."""
    document = parse(text)
    first = text[: text.index(part)].count("\n") + 1
    lines = range(first, first + part.count("\n") + 1)
    found = {n: block.kind for block in document.blocks for n in range(block.lines[0], block.lines[1] + 1)}
    return [found[n] for n in lines if n in found]


def _within(part: str) -> set[str]:
    return set(_kinds(f"{_TITLE}\n\n{_P}\n\n{part}\n\n{_P2}\n\n{_P3}\n", part))


CAPTIONS = [
    "The hold at noon. Photo: Ana Bo",
    "The hold at noon. ANA BO",
    "La bodega a mediodía.Ana Boada",
    "The hold at noon. Ana Bo/Coastpix",
    "The hold at noon. (Photo: Ana Bo / Coastpix)",
    "The hold at noon | Photo: Ana Bo",
    "The hold at noon, photo: Ana Bo",
    "The hold at noon.\nANA BO",
    "The hold at noon, seen from the gangway, with the piano at the far end.\nPhoto: Ana Bo",
    "The hold at noon, seen from the gangway. | Photo:\nAna Bo/dpa",
    "The hold at noon, with the piano, the stove and eleven of the singers in\ntheir coats. Ana Bo/Coastpix",
    "The hold at noon. Picture: Ana Bo for The Quay",
    "Der Laderaum am Mittag. Foto: Ana Bo/dpa",
    "Der Laderaum am Mittag (Archivbild). Bild: Ana Bo",
    "Von links: Ana Bo, Tessa Vance und der Heizer. © Hafenbote",
    "Abb. 2: Der Laderaum am Mittag",
    "La cale à midi. © Ana Bo",
    "La cale à midi. (Photo : Ana Bo / Le Quai)",
    "La bodega a mediodía. ANA BO",
    "La bodega a mediodía. / FOTO: ANA BO",
    "La stiva a mezzogiorno. (Foto di Ana Bo)",
    "O porão ao meio-dia. Foto: Ana Bo/Lusa",
    "Het ruim om twaalf uur. Foto Ana Bo / ANP",
    "Ładownia w południe, fot. Ana Bo / PAP",
    "Ładownia w południe\nFot. Archiwum prywatne",
    "Lastrummet vid tolv. Foto: Ana Bo",
    "Трюм в полдень. Фото: Анна Бо / «Причал»",
    "昼の船倉（撮影：青木ひろし）",
    "昼の船倉。写真＝青木ひろし",
    "正午的货舱。摄影：王小波",
    "图2 正午的货舱",
    "Ana Bo at the piano (left) with the stoker. Ana Bo/AP",
    "[Photo: the hold at noon]",
]

QUOTES = [
    "“It keeps the ship steady and the crew awake.”\n— Tessa Vance, captain",
    "“It keeps the ship steady and the crew awake.”\nTessa Vance",
    '"It keeps the ship steady and the crew awake."\n\n— Tessa Vance',
    "« Il tient le bateau droit et l'équipage éveillé. »\nTessa Vance, capitaine",
    "„Es hält das Schiff ruhig und die Leute wach.“\nTessa Vance, Kapitänin",
    "> It keeps the ship steady and the crew awake.",
    "»Es hält das Schiff ruhig und die Leute wach.«\n– Tessa Vance",
    "“It keeps the ship steady and the crew awake.” — Tessa Vance",
    "The captain says it keeps the ship steady.",
    "“The captain says it keeps the ship steady.”",
    "«The captain says it keeps the ship steady.»",
    "“The captain says it keeps the ship steady.”\nTESSA VANCE",
    "The captain says it keeps the ship steady. He has not said it to the insurers.",
    "The captain says it keeps the ship steady. He has not said it to the insurers, I think\nTessa Vance",
    "> It keeps the ship steady\n> and the crew awake.",
    "“The captain says it keeps the ship steady.”\nTessa Vance, captain of the ferry since 2011",
]

HEADINGS = [
    "The stove",
    "## The stove",
    "THE STOVE",
    "2. The stove",
    "II. The stove",
    "**The stove**",
    "What the insurers saw",
    "Was der Heizer weiß",
    "Und jetzt?",
    "¿Y ahora?",
    "Et maintenant ?",
    "Co dalej?",
    "About Tessa Vance",
    "Zur Person",
    "Version 2.4 – 3 May 2031",
    "## [2.4.0] - 2031-05-03",
    "v1.2.3",
    "May 2031",
    "1998",
    "冬の船",
    "Qui est Tessa Vance ?",
]

NOTES = [
    "^1 The stove was bought in Leith.",
    "[^1]: The stove was bought in Leith. ↩",
    "¹ The stove was bought in Leith, for nine pounds",
    "1. The stove was bought in Leith. ↩",
    "* The stove was bought in Leith.",
    "† The stove was bought in Leith in 1998",
    "— This issue is sponsored by the stove. —",
]

LINKS = [
    "Read more: The stove that is not allowed",
    "READ ALSO: The stove that is not allowed",
    "Related: The stove that is not allowed",
    "+ Lesen Sie auch: Der Ofen, der verboten ist",
    "→ À lire aussi : Le poêle interdit",
    "**Lea también:** La estufa prohibida",
    "Leggi anche | La stufa proibita",
    "CZYTAJ TAKŻE: Zakazany piec",
    "Läs också: Kaminen som är förbjuden",
    "LEES OOK: De verboden kachel",
    "Читайте также: Запрещённая печь",
    "関連記事：禁じられたストーブ",
]

TOPS = [
    "Home | News | Culture | About us",
    "[Home] [CV] [Teaching] [Code]",
    "[Home](/) [News](/news) [About](/about)",
    "[Home](/) · [News](/news) · [About](/about)",
    "home . research . people . contact",
    "Home\nNews\nCulture\nContact",
    "* Home\n* News\n* Contact",
    "- [Home](/)\n- [News](/news)\n- [Contact](/contact)",
    "Home > Culture > Music",
    "Home › Culture › Music",
    "Home / Culture / Music",
    "Skip to content\nMENU\nSUBSCRIBE",
    "View in browser",
    "Trouble viewing this email? View it in your browser.",
    "Wird diese E-Mail nicht richtig angezeigt? Im Browser öffnen",
    "Si ce message ne s'affiche pas correctement, consultez la version en ligne.",
    "Si no ves bien este correo, pulsa aquí",
    "Problem att läsa mejlet? Öppna i webbläsaren",
    "Open in app or online",
    "このメールをブラウザで見る",
    "← Back to all posts",
    "← Writing",
    "Sort by: relevance",
    "Sorteer op: relevantie",
    "We use cookies to improve this site\nAccept all\nReject all",
    "Wir verwenden Cookies\nAlle akzeptieren\nNur notwendige",
    "Startseite   Politik   Kultur   Sport",
    "ホーム\nニュース\n特集\nお問い合わせ",
    "首页 | 新闻 | 专题 | 联系我们",
    "![logo](https://quay.example/logo.svg)",
    "Réservé aux abonnés",
    "Subscribers only",
    "CULTURE",
    "Advertisement",
    "Search\nLog in",
]

MASTHEADS = [
    "The Quay Letter\nIssue 14, May 2031",
    "THE QUAY LETTER | No. 14 | 3 May 2031",
    "Der Kaibrief\nAusgabe 14 · Mai 2031",
    "Lettre du quai n° 14, mai 2031",
    "BOLETÍN DEL MUELLE\nBoletín mensual · n.º 14 · mayo de 2031",
    "Kajbrevet\nMedlemsbrev nr 14 / maj 2031",
    "波止場だより 第14号",
]


@pytest.mark.parametrize("part", CAPTIONS)
def test_what_is_under_a_picture_is_a_caption(part: str) -> None:
    assert _within(part) == {"caption"}


@pytest.mark.parametrize("part", QUOTES)
def test_what_is_pulled_out_of_the_text_is_a_quotation(part: str) -> None:
    assert _within(part) == {"quote"}


@pytest.mark.parametrize("part", HEADINGS)
def test_what_heads_a_section_is_a_heading(part: str) -> None:
    assert _within(part) == {"heading"}


@pytest.mark.parametrize("part", NOTES)
def test_a_note_is_nothing_more(part: str) -> None:
    assert _within(part) <= {"paragraph", "list", "footer"}


@pytest.mark.parametrize("part", LINKS)
def test_a_label_with_a_link_is_a_teaser(part: str) -> None:
    assert _within(part) == {"teaser"}


@pytest.mark.parametrize("part", TOPS)
@pytest.mark.parametrize("title", [_TITLE, "# The piano", "Der Ofen, der verboten ist"])
def test_what_is_above_the_title_is_quiet(part: str, title: str) -> None:
    text = f"{part}\n\n{title}\n\n{_P}\n\n{_P2}\n\n{_P3}\n"
    assert parse(text).title == title.strip("# ")
    assert set(_kinds(text, part)) <= {"footer", "paragraph", "list"}


@pytest.mark.parametrize("part", MASTHEADS)
def test_the_name_of_a_newsletter_is_not_its_title(part: str) -> None:
    text = f"View in browser\n\n{part}\n\nThe stove is lit and the piano is in tune\n\n{_P}\n\n{_P2}\n"
    assert parse(text).title == "The stove is lit and the piano is in tune"
    assert set(_kinds(text, part)) <= {"footer", "paragraph"}


def _tight(part: str) -> set[str]:
    return set(_kinds(f"{_TITLE}\n{_P}\n{part}\n{_P2}\n{_P3}\n", part))


@pytest.mark.parametrize("part", [it for it in CAPTIONS if not it.endswith("/dpa") or "\n" not in it])
def test_captions_are_found_without_blank_lines(part: str) -> None:
    assert _tight(part) == {"caption"}


@pytest.mark.parametrize("part", [it for it in QUOTES if "\n\n" not in it and not it.startswith("The ")])
def test_quotations_are_found_without_blank_lines(part: str) -> None:
    assert _tight(part) == {"quote"}


@pytest.mark.parametrize("part", LINKS)
def test_labels_with_links_are_found_without_blank_lines(part: str) -> None:
    assert _tight(part) == {"teaser"}


@pytest.mark.parametrize("part", HEADINGS)
def test_headings_are_found_without_blank_lines(part: str) -> None:
    assert _tight(part) == {"heading"}


def test_a_quotation_said_elsewhere_has_its_name_on_the_line_below() -> None:
    part = "“The captain says it keeps the ship steady.”\n\n— Tessa Vance"
    assert _within(part) == {"quote"}
    blocks = parse(f"{_TITLE}\n\n{_P}\n\n{part}\n\n{_P2}\n\n{_P3}\n").blocks
    assert [block.kind for block in blocks].count("quote") == 1


_ASKED = (
    ("How did the piano come aboard?", "Nobody knows. It was there when I came, as the stove was."),
    ("You tune it yourself.", "I do, on Mondays, when the hold is empty. The stoker holds the lamp."),
    ("And in winter?", "Then we sing. It is colder than it sounds, and most of us cough until May."),
    ("Tell me about the insurers.", "They came in March. They looked at the stove and left, in hats."),
    ("What will you play last?", "Something slow. I have until spring, if the new ship is late again."),
)  # fmt: skip


def _interview(question: str, answer: str, between: str = "\n") -> tuple[str, list[str], list[str]]:
    """Return an interview, and its questions and answers as they stand in it."""
    asked = [
        question.replace("N", str(at), question[0] == "N").format(one)
        for at, (one, _) in enumerate(_ASKED, 1)
    ]
    said = [answer.format(one) for _, one in _ASKED]
    pairs = "\n\n".join(f"{ask}{between}{say}" for ask, say in zip(asked, said, strict=True))
    return f"An interview with the captain\n\n{_P}\n\n{pairs}\n", asked, said


INTERVIEWS = [
    ("{}", "{}", "\n"),
    ("{}", "{}", "\n\n"),
    ("**{}**", "{}", "\n\n"),
    ("**{}**", "{}", "\n"),
    ("*{}*", "{}", "\n\n"),
    ("_{}_", "{}", "\n\n"),
    ("――{}", "{}", "\n\n"),
    ("――{}", "{}", "\n"),
    ("— {}", "{}", "\n\n"),
    ("– {}", "{}", "\n"),
    ("N. {}", "{}", "\n"),
    ("N. {}", "{}", "\n\n"),
    ("N) {}", "   {}", "\n"),
    ("TV: {}", "BO: {}", "\n"),
    ("The Quay: {}", "Tessa Vance: {}", "\n"),
    ("**The Quay:** {}", "**Tessa Vance:** {}", "\n"),
    ("**The Quay**: {}", "**Tessa Vance**: {}", "\n\n"),
    ("Interviewer: {}", "Vance: {}", "\n\n"),
    ("P. {}", "R. {}", "\n"),
    ("■ {}", "{}", "\n\n"),
    ("▶ {}", "{}", "\n"),
    ("### {}", "{}", "\n\n"),
    ("THE QUAY: {}", "TESSA VANCE: {}", "\n"),
    ("Frage: {}", "Antwort: {}", "\n"),
    ("Frage: {}", "{}", "\n"),
    ("The Quay: {}", "{}", "\n\n"),
    ("Q: {}", "A: {}", "\n"),
    ("Q. {}", "{}", "\n\n"),
    ("Q {}", "A {}", "\n"),
    ("THE QUAY {}", "VANCE {}", "\n"),
    ("The Quay — {}", "Tessa Vance — {}", "\n\n"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "answer", "between"), INTERVIEWS)
def test_an_interview_has_questions_and_answers(question: str, answer: str, between: str) -> None:
    text, asked, said = _interview(question, answer, between)
    assert [_kinds(text, one)[0] for one in asked] == ["question"] * len(asked)
    assert [_kinds(text, one)[0] for one in said] == ["paragraph"] * len(said)


@pytest.mark.parametrize(
    "asked",
    [
        ("ピアノはどうやって船に来たのですか。", "冬はどうしますか。", "最後に何を弾きますか。"),
        ("ピアノはどこから来たのでしょう。", "冬も弾きますか。", "新しい船にも載せますか。"),
    ],
)
def test_japanese_asks_without_a_question_mark(asked: tuple[str, ...]) -> None:
    said = "誰も知りません。私が来たときにはもうありましたし、ストーブはその前からありました。"
    text = "船倉のピアノ\n\n" + "\n\n".join(f"{one}\n\n{said}" for one in asked) + "\n"
    assert [_kinds(text, one)[0] for one in asked] == ["question"] * len(asked)


@pytest.mark.parametrize(
    "part",
    [
        "— Are you coming?\n\n— No.\n\n— What lamp?\n\n— The one on the piano.\n\n— Will it burn?",
        "“Are you coming?” he said.\n\n“No.”\n\n“Then give me the lamp.”\n\n“What lamp?”",
        "1. Who brought it?\n2. Who tunes it?\n3. Who pays?",
        "1. Open the door.\n2. Lay the wood.\n3. Is it dry? Good.\n4. Light it.",
        "Looking sideways, keynote, 2031\nA bad index, University of Graz, 2030\nOn locks, workshop, 2029",
        "3 May – tuning, meet at ten\n6 June – coffee, bring a cup\n20 June – a walk: what is a weed?",
        "1998: born in Leith\n2011: captain of the ferry\n2031: last night in the hold",
        "The Quay Museum\n12 Harbour Road\nLeith EH6",
        "Present: Tessa Vance, Bo Lund, Ana Bo",
        "Download for Windows (84 MB)\nDownload for macOS (91 MB)",
        "Tessa Vance — a stove\nBo Lund — a lamp",
        "TESSA VANCE",
        "One may say that the ship wants nothing of the kind.",
    ],
)
def test_what_looks_like_such_parts_is_none(part: str) -> None:
    assert not _within(part) & {"caption", "quote", "question", "title", "teaser"}


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("tide --zone=Leith ports.csv", "code"),
        ("$ tide add --name quay --zone Leith", "code"),
        ("the keeper -- or so one says -- was asleep", "paragraph"),
    ],
)
def test_a_command_with_options_is_code(command: str, kind: str) -> None:
    assert _within(command) == {kind}


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("« On ne se dispute pas avec un numéro »", "heading"),
        ("„Das Wasser ist nicht das Teure“", "heading"),
        ("“Mi padre pagaba al médico con sal”", "heading"),
        ("« On ne se dispute pas avec un numéro. »", "quote"),
        ("“A bench is the smallest building.”", "quote"),
    ],
)
def test_a_quotation_that_no_stop_closes_heads_a_section(part: str, kind: str) -> None:
    said = part.strip("«»„“” .")
    text = f"{_TITLE}\n\n{_P}\n\n{part}\n\n{_P2} Then one of them said: {said}. {_P3}\n"
    assert _kinds(text, part) == [kind]
    text = f"{_TITLE}\n\n{_P} Then one of them said: {said}. {_P3}\n\n{part}\n\n{_P2}\n"
    assert _kinds(text, part) == ["quote"]


@pytest.mark.parametrize(
    ("over", "title", "between"),
    [
        ("", _TITLE, "Interview\n\n"),
        ("", _TITLE, "#ferries #fog\n\n"),
        ("", _TITLE, "Tessa Vance\n\n"),
        ("The hold.png\nPhoto: Ana Bo\n\nFerries\n\n", _TITLE, ""),
        ("Home\nMenu\n\nSkipper Ana Bo\n", "“Nobody can sink a piano here”", ""),
    ],
)
def test_what_is_around_a_title_is_no_standfirst(over: str, title: str, between: str) -> None:
    dek = "The captain of the last ferry in the bay talks about pianos, fog and the people who insure them."
    signed = f"{dek}\n\nBy Tom Oakes\n3 May 2031"
    document = parse(f"{over}{title}\n\n{between}{signed}\n\n{_P}\n\n{_P2}\n")
    assert (document.title, document.dek) == (title, dek)


def test_a_rule_over_a_heading_parts_sections() -> None:
    head = "2. WHAT THE INSURERS SAW"
    assert _kinds(f"{_TITLE}\n\n{_P}\n\n--------\n{head}\n\n{_P2}\n", head) == ["heading"]


def test_the_addresses_that_a_text_browser_adds_do_not_hide_a_page_s_foot() -> None:
    foot = "[1]© 2031 The Quay [2]Contact [3]Privacy"
    links = "References\n\n   1. https://quay.example/\n   2. https://quay.example/contact"
    assert _kinds(f"{_TITLE}\n\n{_P}\n\n{_P2}\n\n{foot}\n\n{links}\n", foot) == ["footer"]


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        (
            "Programme committee: TIDE 2031, FOG 2030\nFog evaluation chair: TIDE 2030\nReviewer for FOG",
            "paragraph",
        ),
        ("Actual tide\nNext tide\nAlerts of this tide", "list"),
        ("The tide of the fog at noon\nThe fog of the tide\nPhoto: Ana Bo", "caption"),
        ("ASK THE TIDE A QUESTION (4 MINUTE READ) [6]", "heading"),
        ("If you keep a light you know it. The clock tells what the keeper had told it.[1]", "paragraph"),
        ("It doesn't work for all. Some want to be alone, and I stand in front of them.", "paragraph"),
        ("The test ship in Leith, seen with a thermal camera. The bright line is the cat.", "caption"),
        ("Last modified: 2031-11-09 by rosa", "paragraph"),
        ("by Stefan Bo on 2 October 2031", "paragraph"),
    ],
)
def test_what_looks_like_a_caption_says_what_it_is(part: str, kind: str) -> None:
    head = "Service\n\n" if kind == "list" else ""
    assert set(_kinds(f"{_TITLE}\n\n{_P}\n\n{head}{part}\n\n{_P2}\n\n{_P3}\n", part)) == {kind}


def test_a_run_of_numbers_heads_sections_only_in_order() -> None:
    text = f"{_TITLE}\n\n1.\n\n{_P}\n\n2.\n\n{_P2}\n\n3.\n\n{_P3}\n"
    assert [block.kind for block in parse(text).blocks][1::2] == ["heading"] * 3
    assert "heading" not in [block.kind for block in parse(text.replace("2.\n", "9.\n")).blocks]


def test_a_title_with_a_heading_sign_is_no_menu() -> None:
    text = f"# tidepool\n\n[Home](/) [Docs](/docs)\n\n{_P}\n"
    assert parse(text).title == "tidepool"


@pytest.mark.parametrize("below", ["3 May 2031", "By Tessa Vance"])
def test_a_few_words_over_a_longer_title_name_its_section(below: str) -> None:
    text = f"Around the harbour\nThe stove is lit and the piano is in tune\n\n{below}\n\n{_P}\n\n{_P2}\n"
    assert parse(text).title == "The stove is lit and the piano is in tune"


@pytest.mark.parametrize("line", ["By Tessa Vance", "3 May 2031", "Words: Tessa Vance • 9 min read"])
def test_what_stands_between_title_and_byline_is_the_standfirst(line: str) -> None:
    dek = "People hear it across the water. Somebody has to tune it. On the ferry, that is the captain."
    text = f"{_TITLE}\n\n{dek}\n\n{line}\n\n{_P}\n\n{_P2}\n"
    assert parse(text).dek == dek


@pytest.mark.parametrize(
    "line", ["The hold at noon. Photo: Ana Bo", "The hold at noon. Ana Bo/Coastpix", "50 results"]
)
def test_a_credit_or_a_count_is_no_standfirst(line: str) -> None:
    assert parse(f"{_TITLE}\n\n{line}\n\n{_P}\n\n{_P2}\n").dek is None


def test_a_greeting_is_not_part_of_the_menus_above() -> None:
    text = f"View online\nUnsubscribe\n\nHi Tessa,\n\n{_P}\n\n{_P2}\n"
    assert _kinds(text, "Hi Tessa,") == ["paragraph"]


def test_rows_with_numbers_under_a_heading_are_a_table_without_it() -> None:
    rows = "\n\n".join(f"quay {n}" for n in range(1, 8))
    text = f"{_TITLE}\n\n{_P}\n\nQuays\n\n{rows}\n\nThe stove\n\n{_P2}\n"
    assert _kinds(text, "Quays") == _kinds(text, "The stove") == ["heading"]
    assert _kinds(text, "quay 3") == ["table"]


def test_a_picture_in_markdown_over_a_plain_title_is_a_caption() -> None:
    text = f"![The hold at noon](hold.jpg)\n\n{_TITLE}\n\n{_P}\n\n{_P2}\n"
    assert parse(text).title == _TITLE
    assert _kinds(text, "![The hold at noon](hold.jpg)") == ["caption"]


@pytest.mark.parametrize(
    ("part", "kinds"),
    [
        (
            "You need:\n\nA coat with a hood\nTwo lamps and a bell\nThe old timetable",
            "paragraph list list list",
        ),
        ("Das Wichtigste in Kürze\nDer Ofen bleibt an Bord\nDas Klavier auch", "heading list list"),
        ("L'essentiel\nLe poêle reste à bord\nLe piano aussi", "heading list list"),
        ("Hinweis\nDer Ofen darf nur im Hafen brennen.", "heading paragraph"),
        ("Attenzione\nLa stufa si accende soltanto in porto.", "heading paragraph"),
        ("1. Ouvrez la soute et notez l'heure :\n\n$ soute --ouvrir", "list code"),
        (
            "The keeper said it in 1998:\n\n   It keeps the ship steady, and nobody has said no to it, ever.",
            "paragraph quote",
        ),
        (
            "Port        Ferries     Pianos\nLeith       nine        one\nObanmouth  seventeen  none",
            "table table table",
        ),
        ('@shelf("fog")\ndef fetch(port):\n    return [row.height for row in table]', "code code code"),
        ("Was it worth it?", "heading"),
        ("The piano\nThe piano and the stove, as the insurers saw them.", "caption caption"),
        ("2031-05-03: submitted by Ana Bo\n2031-05-04: published in Leith", "paragraph paragraph"),
    ],
)
def test_what_is_around_lines_tells_what_they_are(part: str, kinds: str) -> None:
    assert _kinds(f"{_TITLE}\n\n{_P}\n\n{part}\n\n{_P2}\n\n{_P3}\n", part) == kinds.split()


@pytest.mark.parametrize("over", ["", "Vol-4127\n\n", "Vol. 12\n\n"])
def test_a_picture_over_a_title_and_the_number_of_a_volume_are_none(over: str) -> None:
    caption = "" if over else "A row of boats in the snow\nPhoto by Ana Bo/Quaypix\n\nEssay/Ferries\n\n"
    dek = "For forty years one boat served three hundred people and a piano."
    text = f"{over}{caption}{_TITLE}\n\n{dek}\n\nTessa Vance\nis a keeper of locks.\n\n{_P}\n\n{_P2}\n"
    document = parse(f"Menu\nFERRIES\nScience\nCulture\n\n{text}" if caption else text)
    assert document.title == _TITLE


def test_statements_are_questions_where_answers_tell_of_who_is_asked() -> None:
    asked = [
        "You started by accident.",
        "Tell me about the worst.",
        "And the best.",
        "They want you to move.",
    ]
    told = "I took it apart because I was bored, and I have been bored in the same fashion ever since."
    pairs = "\n\n".join(f"{text}\n{told}" for text in asked)
    document = parse(f"{_TITLE}\n\n{_P}\n\n{pairs}\n")
    assert [block.text for block in document.blocks if block.kind == "question"] == asked
