"""Pages with plenty around their text: issues under skip links, papers' sections, letters, a lab's papers."""

from __future__ import annotations

import pytest

from reader.parsing import parse

TEXT = (
    "Nobody remembers who brought the piano aboard, and the company that owns the ferry has stopped asking. "
    "It is played on Sundays, when the cars are few and the hold is dry.\n"
)


def _kind(text: str, line: str) -> str:
    """Return the kind of the block that a line is in."""
    return next(block.kind for block in parse(text).blocks if line in block.text.split("\n"))


@pytest.mark.parametrize(
    ("skip", "site", "path", "title"),
    [
        ("Ir al contenido principal\nIr al menú de navegación principal", "Azud. Revista de Historia",
         "Inicio / Archivos / Vol. 4 Núm. 2 (2031)", "Vol. 4 Núm. 2 (2031): Norias y memoria"),
        ("Passer au contenu principal\nPasser au menu de navigation principal", "Le Bief. Revue d'histoire",
         "Accueil / Archives / Vol. 4 No 2 (2031)", "Vol. 4 No 2 (2031) : Moulins et mémoire"),
        ("Zum Inhalt springen\nZur Hauptnavigation springen", "Wehr. Zeitschrift für Geschichte",
         "Startseite / Archiv / Bd. 4 Nr. 2 (2031)", "Bd. 4 Nr. 2 (2031): Mühlen und Erinnerung"),
        ("Ir para o conteúdo principal\nIr para o menu de navegação principal", "Rega. Revista de História",
         "Início / Arquivos / v. 4 n. 2 (2031)", "v. 4 n. 2 (2031): Moinhos e memória"),
    ],
)  # fmt: skip
def test_the_issue_that_the_path_ends_in_is_the_title(skip: str, site: str, path: str, title: str) -> None:
    text = (
        f"{skip}\n{site}\n{path}\n\n{title}\n\n"
        "This issue brings together works that were read at the days of water history in November.\n\n"
        "Published: 2031-09-30\n\nArticles\n\n"
        "Night turns in the garden: bells and quarrels\nAna Bo Ruiz, Joan Escrig\n7-34\nPDF\n\n"
        "Women who water in dry valleys\nLucía Funes\n35-61\nPDF\n\n"
        "Mapping springs\nIván Mamani, Carla Bohórquez\n62-88\nPDF\n"
    )
    document = parse(text)
    assert document.title == title
    assert len(document.papers) == 3


@pytest.mark.parametrize(
    ("section", "title", "told", "signed"),
    [
        ("Inseln", "Der Leuchtturm von Sandvik sucht einen Wärter, 600 Briefe kommen",
         "Der Lohn ist klein, das Wasser kommt alle vierzehn Tage, und doch schreiben sie in Versen",
         "Von Ana Bo"),
        ("Sociedad", "El faro de Punta Sorda busca guarda y llegan 600 cartas",
         "El sueldo es modesto y el agua llega cada mes. Aun así han escrito, una maestra en verso",
         "Ana Bo"),
        ("Îles", "Le phare cherche un gardien et reçoit 600 lettres",
         "Le salaire est modeste. Ils ont pourtant écrit de tout le pays, une institutrice en vers",
         "Par Ana Bo"),
    ],
)  # fmt: skip
def test_a_standfirst_without_a_stop_is_no_title_under_its_section(
    section: str, title: str, told: str, signed: str
) -> None:
    text = (
        "We value your privacy\nWe and our 412 partners store and read data on your device, as you know.\n"
        f"Accept all\nReject all\n\nThe Quay\nNews\nSport\nCulture\nSubscribe\nSign in\n\n"
        f"{section}\n{title}\n\n"
        f"{told}\n\n{signed}\n4 May 2031\n3 min read\n\n{TEXT}\n{TEXT}"
    )
    document = parse(text)
    assert (document.title, document.dek) == (title, told)


def test_a_known_headline_is_over_what_asks_for_consent() -> None:
    text = (
        "Rispettiamo la tua privacy\nNoi e i nostri 412 partner leggiamo dati sul dispositivo, come sai.\n"
        f"Accetta tutto\nRifiuta\n\nIsole\n\nIl pianoforte del traghetto\n\n"
        f"di Ana Bo\n4 maggio 2031\n\n{TEXT}\n{TEXT}"
    )
    assert parse(text).title == "Il pianoforte del traghetto"


@pytest.mark.parametrize(
    ("viewed", "name", "title", "greeting"),
    [
        ("View this in your browser", "Linden Library", "News from Linden Library in May", "Dear readers"),
        ("Im Browser öffnen", "Bücherei Ahlen", "Neues aus der Bücherei Ahlen – Mai", "Liebe Mitglieder"),
        ("Åbn det i din browser", "Lindved Bibliotek", "Nyt fra Lindved Bibliotek – maj", "Kære låner"),
        ("Visas mejlet inte korrekt?", "Linds Bibliotek", "Nytt från Linds Bibliotek", "Hej alla låntagare"),
    ],
)  # fmt: skip
def test_a_letter_names_who_sends_it(viewed: str, name: str, title: str, greeting: str) -> None:
    text = f"{viewed}\n\n{name}\n\n{title}\n\n{greeting}\n\n{TEXT}\nSeeds go to sleep\n\n{TEXT}"
    assert parse(text).title == title
    assert _kind(text, greeting) == "paragraph"
    assert _kind(text, "Seeds go to sleep") == "heading"


@pytest.mark.parametrize("above", ["Linden", "Linden Library and its halls, in May", "Linden Library is."])
def test_other_lines_above_name_nobody(above: str) -> None:
    top = f"View this email in your browser\n\n{above}\n\nLinden Library is. And so\n\n"
    assert parse(f"{top}Seeds\n\n{TEXT}\n{TEXT}").title != "Linden Library is. And so"


@pytest.mark.parametrize(
    ("menu", "title", "papers"),
    [
        ("首页\n论文成果\n招生招聘", "论文成果",
         ["[1] 王伟, 李娜. 基于声纹的识别方法研究[J]. 中国文物, 2031, 18(2): 45-53.",
          "[2] 李娜, 王伟. 裂纹图像分割方法[C]. 图像学会论文集, 2030: 12-21.",
          "[3] 王伟, 张敏, 李娜. 竹简湿度监测研究[J]. 传感技术, 2029, 5(4): 301-309."]),
        ("Home\nPublications\nOpen positions", "Publications",
         ["[1] A. Bo, C. Dee. Slow locks and their keepers. Canal Letters, 12(3): 45-53, 2031.",
          "[2] C. Dee, A. Bo. Quiet weirs in hard winters. Canal Letters, 11(1): 4-12, 2030."]),
        ("ホーム\n業績\n学生募集", "業績",
         ["[1] 田中太郎, 鈴木花子. 運河の音の研究. 日本水学会誌, 12(3), 45-53, 2031.",
          "[2] 鈴木花子, 田中太郎. 堰の冬の研究. 日本水学会誌, 11(1), 4-12, 2030."]),
    ],
)  # fmt: skip
def test_a_labs_papers_are_no_ad_under_a_menu_that_asks_for_students(
    menu: str, title: str, papers: list[str]
) -> None:
    document = parse(f"澄江大学\n文物实验室\n{menu}\n\n{title}\n\n" + "\n\n".join(papers))
    assert (document.title, len(document.papers), document.postings) == (title, len(papers), ())


INTERVIEW = (
    "The keeper of the horns\n\nInterview by Ana Bo\n4 May 2031\n\n"
    "Maud Ferriby meets me at the gate with two pairs of ear defenders and keeps the better for herself.\n\n"
    "{}How did you come to this?\n"
    "I came to repair the boiler in the tea room. The horn was next door and sounded ill, so I said so.\n\n"
    "That sounds like the harbour.\n"
    "Everybody says that it sounds like the harbour. It is the harbour of long ago, and I like that.\n\n"
    "What does it take to tune one?\n"
    "You make it comfortable and it does the rest. When I left I wrote once more to say I cannot sleep.\n\n"
    "{}Will you go back?\nI have gone back. This is me, gone back, as you can see and as you will hear.\n"
)


def test_what_an_interviewer_says_is_no_caption_over_an_answer_that_says_it_again() -> None:
    assert _kind(INTERVIEW.format("", ""), "That sounds like the harbour.") == "question"


def test_who_is_asked_is_told_in_a_paragraph() -> None:
    about = "Maud Ferriby, 49, learned to mend clocks in Hull and now leads a workshop of seven in Whitby."
    assert _kind(INTERVIEW.format("", f"About her\n{about}\n\n"), about) == "paragraph"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("“When I left I wrote to say I cannot sleep, the harbour was comfortable”", "heading"),
        ("“You make it comfortable, and when I left I wrote to say I cannot sleep”", "quote"),
        ("“It does the rest”", "heading"),
    ],
)
def test_a_quotation_may_shorten_what_is_above_it(said: str, kind: str) -> None:
    assert _kind(INTERVIEW.format("", f"{said}\n\n"), said) == kind


def test_the_one_quotation_may_be_over_a_short_paragraph() -> None:
    said = "“A queue is the only parliament in which everything is decided.”"
    below = "I asked the man behind me why. He said he did not like to be a number when he could be next."
    top = f"The Queue\n\nBy Ana Bo\n4 May 2031\n\n{TEXT}\n{TEXT}\n"
    assert _kind(f"{top}{said}\n\n{below}\n\n{TEXT}", said) == "quote"
    assert _kind(f"{top}{said}\n\nI said no.\n\n{TEXT}", said) == "paragraph"


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ("Metric\tBefore\tAfter\nMedian time\t1.9 s\t0.3 s\nNight's job\t6 h\tnone", "table"),
        ("Stadt\tHäuser\tBäume\nHull\tviele\twenige\nAhlen\twenige\tviele", "table"),
        ("Metric\tBefore\tAfter\n\nMedian time\t1.9 s\t0.3 s", "heading"),
        ("Metric\tBefore\tAfter\nIt was slow.\tIt is fast.\tWe are glad.", "heading"),
        ("Metric\tBefore\nMedian time\t1.9 s", "paragraph"),
    ],
)
def test_rows_that_tabs_part_are_a_table_with_their_head(rows: str, kind: str) -> None:
    text = f"The Ferry\n\nBy Ana Bo\n4 May 2031\n\n{TEXT}\n{rows}\n\n{TEXT}".replace("\t", "  ")
    assert _kind(text, rows.split("\n")[0].replace("\t", "  ")) == kind


@pytest.mark.parametrize(
    ("alert", "count"),
    [
        ("Your job alert for hydrologist in Hull", "6 new jobs match your preferences."),
        ("Ihre Jobbenachrichtigung für Hydrologe", "6 neue Jobs entsprechen Ihren Präferenzen."),
        ("Votre alerte Emploi pour hydrologue", "3 nouvelles offres d’emploi correspondent à vos vœux."),
        ("Tu alerta de empleo: hidrólogo", "3 nuevos empleos coinciden con tus preferencias."),
    ],
)
def test_an_alert_is_the_title_over_how_many_jobs_there_are(alert: str, count: str) -> None:
    job = "{}\n{}\n{}, Scotland\nView job: https://jobs.example/{}\n\n"
    jobs = (
        ("Hydrologist", "Tay Ltd", "Perth"),
        ("Water Engineer", "Caledon Hydro", "Wick"),
        ("Surveyor", "Kelso", "Ayr"),
    )
    text = f"{alert}\n{count}\n\n" + "".join(job.format(*it, at) for at, it in enumerate(jobs))
    document = parse(text)
    assert (document.title, len(document.postings)) == (alert, 3)


CITED = (
    "Bo, A., & Dee, L. K. (2019). The causeway and the cow. Journal of Island Geography, 22(3), 201-224.",
    "Fay, R., & Gil, E. (2024). Who waits for the ferry? Mobilities Quarterly, 8(1), 15-38.",
    "Hoe, N. (2022). Electricity by appointment in the outer atolls. Everyday Life, 11, 77-95.",
    "Ito, M. (2017). Desalination without salt. Journal of Brine, 4(1), 1-19.",
    "Jay, Z., & Kim, T. (2028). Landing points of submarine cables. Pacific Review, 40(2), 310-333.",
)


@pytest.mark.parametrize(
    ("told", "count", "summed"),
    [
        ("For this week only, also watch the film on the course page. You need not take notes.", 5, False),
        ("Abstract: We watch the film on the course page and find that nobody takes any notes.", 5, True),
        ("For this week only, also watch the film on the course page. You need not take notes.", 4, True),
    ],
)
def test_one_paragraph_among_several_citations_is_a_remark(told: str, count: int, summed: bool) -> None:
    cited = [*CITED[5 - count : 4], told, CITED[4]]
    papers = parse("GEOG 34: Islands. Reading list\n\n" + "\n\n".join(cited)).papers
    assert len(papers) == count
    assert any(paper.summary for paper in papers) == summed


@pytest.mark.parametrize("head", ["FROM OUR READERS", "FROM THE ARCHIVES"])
def test_words_that_no_name_has_sign_nothing(head: str) -> None:
    assert _kind(f"Letter 4\n\n{TEXT}\nPAPERS\n\n{TEXT}\n{head}\n\n{TEXT}", head) == "heading"
