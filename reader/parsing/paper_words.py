"""What announces papers, the labels of their fields, and what only looks like one, by language.

Data, and nothing else. All is in lower case and without the colon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.parsing.page_words import Words

ANNOUNCING: Words = {
    "en": (
        "papers?", "publications?", "publishes", "accepted", "proceedings", "reading list", "conference",
        "research at", "posters?", "abstracts?", "preprints?", "e-?prints?", "programme", "talks",
        "selected works?",
    ),
    "de": (
        "publikationen", "veröffentlichungen", "aufsätze", "aufsatz", "schriftenverzeichnis", "schriften",
        "fachartikel", "tagungsbeiträge", "konferenzbeiträge", "vorabdrucke", "tagungsprogramm",
        "vorträge",
    ),
    "fr": ("publications?", "prépublications?", "actes", "communications", "travaux"),
    "es": (
        "publicaciones", "artículos científicos", "artículos de investigación", "ponencias",
        "prepublicaciones", "actas", "trabajos",
    ),
    "it": ("pubblicazioni", "articoli scientifici", "atti", "contributi", "prestampe"),
    "nl": ("publicaties", "artikelen", "bibliografie", "onderzoeksartikelen"),
    "nordic": (
        "publikasjoner", "publikationer", "vitenskapelige artikler", "vetenskapliga artiklar", "artikler",
        "artiklar", "julkaisut", "julkaisuluettelo", "fagfellevurderte",
    ),
    "pt": ("publicações", "artigos", "comunicações", "anais", "trabalhos"),
    "pl": ("publikacje", "publikacji", "artykuły naukowe", "prace naukowe", "preprinty"),
    "ja": ("論文", "発表論文", "業績", "研究業績", "プレプリント", "予稿"),
    "zh": ("论文", "論文", "发表", "發表", "著作", "预印本", "学术成果"),
    "ru": ("публикации", "статьи", "препринты", "труды"),
    "ko": ("논문", "학술지"),
    "ar": ("أبحاث", "منشورات", "أوراق بحثية"),
    "hi": ("शोधपत्र", "शोध पत्र", "प्रकाशन"),
}  # fmt: skip
"""A title or heading with one of these announces papers; patterns."""

REFERENCES: Words = {
    "en": (
        "references", "bibliography", "works cited", "literature", "literature cited", "notes", "endnotes",
        "sources", "footnotes", "notes and references", "references and notes", "further reading",
    ),
    "de": ("literatur", "literaturverzeichnis", "quellen", "quellenverzeichnis", "anmerkungen", "fußnoten"),
    "fr": ("bibliographie", "références", "notes", "sources"),
    "es": ("bibliografía", "referencias", "notas", "fuentes"),
    "it": ("bibliografia", "riferimenti", "riferimenti bibliografici", "note", "fonti"),
    "nl": ("bibliografie", "referenties", "literatuur", "literatuurlijst", "bronnen", "noten"),
    "nordic": (
        "referanser", "referenser", "referencer", "litteratur", "kilder", "källor", "lähteet", "viitteet",
    ),
    "pt": ("bibliografia", "referências", "notas", "fontes"),
    "pl": ("bibliografia", "literatura", "przypisy", "źródła"),
    "ja": ("参考文献", "文献", "注", "引用文献"),
    "zh": ("参考文献", "參考文獻", "注释", "引用文献"),
    "ru": ("список литературы", "литература", "источники", "примечания"),
    "ko": ("참고문헌",),
    "ar": ("المراجع",),
    "hi": ("संदर्भ",),
}  # fmt: skip
"""Headings over what an article cites, which is no list of papers."""

TITLE: Words = {
    "en": ("title", "paper title", "paper"),
    "de": ("titel",),
    "fr": ("titre",),
    "es": ("título",),
    "it": ("titolo",),
    "nl": ("titel",),
    "nordic": ("tittel", "titel", "otsikko"),
    "pt": ("título",),
    "pl": ("tytuł",),
    "ja": ("タイトル", "題名", "論題", "表題", "題目", "標題"),
    "zh": ("标题", "標題", "题目", "題目", "论文题目", "篇名"),
    "ru": ("название", "заголовок"),
    "ko": ("제목",),
    "ar": ("العنوان",),
    "hi": ("शीर्षक",),
}  # fmt: skip
"""Labels of a paper's title."""

AUTHORS: Words = {
    "en": ("author", "authors", "author(s)", "by"),
    "de": (
        "autor", "autoren", "autorinnen", "autor:innen", "verfasser", "autorinnen und autoren",
        "autor(en)",
    ),
    "fr": ("auteur", "auteurs", "auteurs et autrices", "auteur(s)", "auteur·rices"),
    "es": ("autor", "autores", "autoras", "autoría", "autor(es)"),
    "it": ("autore", "autori", "autrici", "autori e autrici"),
    "nl": ("auteur", "auteurs"),
    "nordic": ("forfatter", "forfattere", "författare", "tekijä", "tekijät", "kirjoittajat"),
    "pt": ("autor", "autores", "autoras", "autoria"),
    "pl": ("autor", "autorzy", "autorki", "autorstwo"),
    "ja": ("著者", "著者名", "発表者", "執筆者"),
    "zh": ("作者", "作者名单", "著者"),
    "ru": ("автор", "авторы"),
    "ko": ("저자", "지은이"),
    "ar": ("المؤلف", "المؤلفون", "المؤلفين"),
    "hi": ("लेखक",),
}  # fmt: skip
"""Labels of its authors."""

ABSTRACT: Words = {
    "en": ("abstract", "summary", "tl;dr", "tldr"),
    "de": ("zusammenfassung", "abstract", "kurzfassung"),
    "fr": ("résumé",),
    "es": ("resumen",),
    "it": ("riassunto", "sommario", "abstract"),
    "nl": ("samenvatting",),
    "nordic": ("sammendrag", "sammanfattning", "resumé", "tiivistelmä", "abstrakt"),
    "pt": ("resumo",),
    "pl": ("streszczenie", "abstrakt"),
    "ja": ("要旨", "概要", "要約", "抄録", "アブストラクト"),
    "zh": ("摘要", "概要", "内容摘要"),
    "ru": ("аннотация", "резюме"),
    "ko": ("초록", "요약"),
    "ar": ("الملخص", "ملخص"),
    "hi": ("सारांश", "सार"),
}  # fmt: skip
"""Labels of its summary."""

FACTS: Words = {
    "en": (
        "comments", "comment", "subjects", "subject", "cite as", "journal reference", "journal ref",
        "journal-ref", "journal", "related doi", "doi", "report number", "report-no", "msc classes",
        "msc-class", "acm classes", "acm-class", "submitted", "submitted on", "submission history",
        "keywords", "key words", "index terms", "venue", "published in", "published", "appeared in",
        "conference", "pages", "date", "year", "links", "link", "pdf", "code", "url", "arxiv", "license",
        "affiliations", "affiliation", "categories", "status", "presented at", "accepted at", "volume",
        "issue", "publisher", "version", "revised", "posted", "areas", "area", "dates", "citation",
        "accepted",
    ),
    "de": (
        "kommentare", "kommentar", "anmerkungen", "anmerkung", "bemerkung", "bemerkungen", "fachgebiet",
        "fachgebiete", "themen", "zitierweise", "zeitschrift", "schlagwörter", "schlagworte",
        "stichwörter", "erschienen in", "eingereicht", "eingereicht am", "tagung", "konferenz", "seiten",
        "datum", "jahr", "umfang", "ort", "sachgebiet", "zitieren als",
    ),
    "fr": (
        "commentaires", "commentaire", "remarques", "sujets", "sujet", "domaine", "domaines",
        "citer comme", "revue", "mots-clés", "mots clés", "publié dans", "paru dans", "déposé le",
        "soumis le", "conférence", "pages", "date", "année", "liens", "lieu", "référence",
    ),
    "es": (
        "comentarios", "comentario", "materias", "materia", "temas", "área", "áreas", "citar como",
        "revista", "palabras clave", "publicado en", "enviado", "enviado el", "conferencia", "congreso",
        "páginas", "fecha", "año", "enlaces",
    ),
    "it": (
        "commenti", "commento", "note", "argomenti", "argomento", "settore", "citare come", "cita come",
        "rivista", "parole chiave", "pubblicato in", "inviato", "inviato il", "conferenza", "pagine",
        "data", "anno", "collegamenti",
    ),
    "nl": (
        "opmerkingen", "opmerking", "onderwerpen", "onderwerp", "vakgebied", "citeren als", "tijdschrift",
        "trefwoorden", "verschenen in", "ingediend", "ingediend op", "conferentie", "pagina's", "datum",
        "jaar",
    ),
    "nordic": (
        "kommentarer", "kommentar", "merknader", "emner", "emne", "ämnen", "ämne", "fagområde",
        "siter som", "citera som", "tidsskrift", "tidskrift", "nøkkelord", "nyckelord", "emneord",
        "publisert i", "publicerad i", "innsendt", "inskickad", "konferanse", "konferens", "sider",
        "sidor", "dato", "datum", "år", "avainsanat", "julkaistu", "lehti", "aiheet", "huomautuksia",
        "kommentit",
    ),
    "pt": (
        "comentários", "comentário", "assuntos", "assunto", "áreas", "área", "temas", "citar como",
        "revista", "palavras-chave", "publicado em", "submetido", "submetido em", "conferência",
        "congresso", "páginas", "data", "ano", "ligações",
    ),
    "pl": (
        "uwagi", "komentarze", "komentarz", "dziedziny", "dziedzina", "tematy", "temat", "cytuj jako",
        "czasopismo", "słowa kluczowe", "opublikowano w", "zgłoszono", "przesłano", "konferencja",
        "strony", "data", "rok",
    ),
    "ja": (
        "コメント", "備考", "分野", "主題", "引用", "掲載誌", "雑誌", "キーワード", "発表", "会議",
        "投稿日", "提出日", "ページ", "頁", "日付", "年", "doi", "掲載", "注記",
    ),
    "zh": (
        "备注", "備註", "评论", "注释", "学科", "主题", "領域", "领域", "引用", "引用格式", "期刊",
        "关键词", "關鍵詞", "关键字", "会议", "發表於", "发表于", "提交日期", "提交", "页数", "页码",
        "日期", "年份", "doi",
    ),
    "ru": (
        "комментарии", "тематика", "предмет", "журнал", "ключевые слова", "опубликовано", "конференция",
        "страницы", "дата", "год", "цитировать как",
    ),
    "ko": ("코멘트", "주제", "분야", "학술지", "키워드", "인용", "게재", "쪽수", "날짜"),
    "ar": ("تعليقات", "الموضوع", "المواضيع", "المجلة", "الكلمات المفتاحية", "التاريخ", "الصفحات"),
    "hi": ("टिप्पणियाँ", "टिप्पणी", "विषय", "पत्रिका", "मुख्य शब्द", "दिनांक", "पृष्ठ"),
}  # fmt: skip
"""Labels of what else is known of it."""

PEOPLE: Words = {
    "en": (
        "present", "attendees", "attending", "in attendance", "absent", "apologies", "participants",
        "members", "members present", "board members", "committee", "organizers", "organisers",
        "organizing committee", "program committee", "programme committee", "staff", "team", "our team",
        "the team", "cast", "crew", "credits", "speakers", "panelists", "panellists", "guests", "editors",
        "contributors", "authors", "thanks", "thanks to", "acknowledgements", "acknowledgments",
        "special thanks", "maintainers", "translators", "reviewers", "sponsors", "starring", "lyrics",
        "lyrics by", "music by", "written by", "vocals", "band", "hosts", "moderators", "between", "and",
        "parties", "signatures", "signed", "witnesses", "cc", "to", "from", "regrets", "also present",
        "others present", "non-voting", "officers", "trustees", "directors", "winners", "finalists",
    ),
    "de": (
        "anwesend", "anwesende", "teilnehmer", "teilnehmende", "entschuldigt", "mitglieder", "team",
        "besetzung", "mitwirkende", "dank", "redaktion", "gäste", "vorstand",
    ),
    "fr": (
        "présents", "étaient présents", "absents", "excusés", "participants", "membres", "équipe",
        "distribution", "remerciements", "rédaction", "invités",
    ),
    "es": (
        "asistentes", "presentes", "ausentes", "participantes", "miembros", "equipo", "reparto",
        "agradecimientos", "redacción", "invitados",
    ),
    "it": (
        "presenti", "assenti", "partecipanti", "membri", "squadra", "interpreti", "ringraziamenti",
        "redazione", "ospiti",
    ),
    "nl": (
        "aanwezig", "aanwezigen", "afwezig", "deelnemers", "leden", "team", "rolverdeling", "dank",
        "redactie", "gasten",
    ),
    "nordic": (
        "til stede", "tilstede", "närvarande", "fraværende", "frånvarande", "deltakere", "deltagare",
        "deltagere", "medlemmer", "medlemmar", "takk", "tack", "redaksjon", "läsnä", "paikalla",
    ),
    "pt": (
        "presentes", "ausentes", "participantes", "membros", "equipa", "equipe", "elenco",
        "agradecimentos", "redação", "convidados",
    ),
    "pl": (
        "obecni", "nieobecni", "uczestnicy", "członkowie", "zespół", "obsada", "podziękowania", "redakcja",
        "goście",
    ),
    "ja": ("出席者", "欠席者", "参加者", "メンバー", "出演", "謝辞", "編集部"),
    "zh": ("出席", "出席者", "缺席", "与会者", "参加者", "成员", "演员", "致谢", "编辑部"),
}  # fmt: skip
"""Headings over people's names that are no titles of papers."""

VENUES: Words = {
    "en": (
        "proc\\.", "proceedings", "journal", "transactions", "trans\\.", "j\\. ", "conf\\.", "conference",
        "workshop", "symposium", "letters", "review", "annals", "bulletin", "arxiv", "biorxiv", "preprint",
        "doi", "press", "quarterly", "magazine", "to appear", "accepted", "under review", "submitted",
        "forthcoming", "thesis", "dissertation", "technical report", "tech\\. rep", "university", "lncs",
        "vol\\.", "no\\.", "pp\\.", "pages",
    ),
    "de": ("zeitschrift", "tagungsband", "tagung", "kongress", "jahrbuch", "vorabdruck"),
    "fr": ("revue", "actes", "annales", "cahiers", "congrès", "prépublication"),
    "es": ("revista", "actas", "anales", "cuadernos", "jornadas", "congreso", "prepublicación"),
    "it": ("rivista", "atti", "annali", "quaderni", "convegno", "prestampa"),
    "nl": ("tijdschrift", "congres"),
    "nordic": ("tidsskrift", "tidskrift", "konferanse", "konferens"),
    "pt": ("anais", "congresso", "cadernos"),
    "pl": ("czasopismo", "materiały", "zeszyty", "konferencja"),
    "ru": ("журнал", "вестник", "труды", "сборник"),
}  # fmt: skip
"""Words of what publishes papers; patterns."""

VENUES_WITHIN = (
    "大会", "学会", "論文", "学报", "会议", "杂志", "期刊", "研究", "紀要", "誌",
)  # fmt: skip
"""The same in scripts without spaces."""
