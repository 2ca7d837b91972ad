"""What interviews call who asks and who answers, and what announces an interview, by language.

Data, and nothing else. All is in lower case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.parsing.page_words import Words

ASKERS: Words = {
    "en": ("interviewer", "question", "q", "moderator", "host", "editor", "reporter"),
    "de": ("frage", "f", "interviewer", "interviewerin", "redaktion", "moderator", "moderatorin"),
    "fr": ("question", "q", "journaliste", "rédaction", "l'intervieweur"),
    "es": ("pregunta", "p", "entrevistador", "entrevistadora", "redacción", "periodista"),
    "it": ("domanda", "d", "intervistatore", "intervistatrice", "redazione"),
    "nl": ("vraag", "v", "interviewer", "redactie"),
    "nordic": ("spørsmål", "fråga", "spørgsmål", "kysymys", "intervjuer", "intervjuare", "toimittaja"),
    "pt": ("pergunta", "p", "entrevistador", "entrevistadora"),
    "pl": ("pytanie", "p", "dziennikarz", "dziennikarka", "redakcja"),
    "ja": ("聞き手", "質問", "問", "記者", "編集部", "インタビュアー", "司会"),
    "zh": ("问", "問", "记者", "記者", "采访者", "主持人", "提问", "编辑"),
    "ru": ("вопрос", "в", "корреспондент", "редакция"),
    "ko": ("질문", "문", "기자", "인터뷰어"),
    "ar": ("سؤال", "س", "المحاور"),
    "hi": ("प्रश्न", "सवाल", "प्र"),
}  # fmt: skip
"""Who asks."""

ANSWERERS: Words = {
    "en": ("answer", "a", "guest"),
    "de": ("antwort", "a"),
    "fr": ("réponse", "r"),
    "es": ("respuesta", "r"),
    "it": ("risposta", "r"),
    "nl": ("antwoord", "a"),
    "nordic": ("svar", "vastaus"),
    "pt": ("resposta", "r"),
    "pl": ("odpowiedź", "o"),
    "ja": ("答", "回答"),
    "zh": ("答", "回答"),
    "ru": ("ответ", "о"),
    "ko": ("답변", "답"),
    "ar": ("جواب", "ج"),
    "hi": ("उत्तर", "जवाब"),
}  # fmt: skip
"""Who answers."""

ANNOUNCING: Words = {
    "en": (
        "questions?", "q ?& ?a", "faqs?", "interview", "asked", "ask", "answers?", "conversation",
        "in conversation", "talks? (?:to|with|about)",
    ),
    "de": ("interview", "im gespräch", "gespräch mit", "fragen", "antworten", "wir sprachen mit"),
    "fr": ("interview", "entretien", "propos recueillis", "rencontre avec", "questions"),
    "es": ("entrevista", "preguntas", "conversación con", "hablamos con"),
    "it": ("intervista", "domande", "conversazione con", "colloquio con"),
    "nl": ("interview", "in gesprek", "vragen"),
    "nordic": ("intervju", "interview", "spørsmål", "frågor", "samtale med", "samtal med", "haastattelu"),
    "pt": ("entrevista", "perguntas", "conversa com"),
    "pl": ("wywiad", "rozmowa", "rozmawia", "pytania"),
    "ja": ("インタビュー", "対談", "に聞く", "質問"),
    "zh": ("专访", "訪談", "访谈", "对话", "问答", "採訪", "采访"),
    "ru": ("интервью", "беседа", "вопросы", "разговор с"),
    "ko": ("인터뷰", "대담", "묻다"),
    "ar": ("حوار", "مقابلة"),
    "hi": ("साक्षात्कार", "बातचीत", "इंटरव्यू"),
}  # fmt: skip
"""A title with one of these announces questions; patterns."""

INTERVIEWS: Words = {
    "en": ("interview", "conversation", "in conversation", "talks to"),
    "de": ("interview", "gespräch"),
    "fr": ("interview", "entretien", "propos recueillis"),
    "es": ("entrevista", "conversación"),
    "it": ("intervista", "colloquio"),
    "nl": ("interview", "gesprek"),
    "nordic": ("intervju", "interview", "samtale", "samtal", "haastattelu"),
    "pt": ("entrevista", "conversa"),
    "pl": ("wywiad", "rozmowa", "rozmawia"),
    "ja": ("インタビュー", "対談", "聞き手"),
    "zh": ("专访", "訪談", "访谈", "采访", "採訪"),
    "ru": ("интервью", "беседа", "беседовал"),
    "ko": ("인터뷰", "대담"),
    "ar": ("حوار", "مقابلة"),
    "hi": ("साक्षात्कार", "बातचीत", "इंटरव्यू"),
}  # fmt: skip
"""One of these in a standfirst or a byline says that questions follow; as words, or parts of them."""

ADDRESSING: Words = {
    "en": ("you", "your", "yours"),
    "de": ("sie", "ihr", "ihre", "ihren", "ihrem", "ihnen", "du", "dein", "deine", "dich", "dir", "euch"),
    "fr": ("vous", "votre", "vos", "tu", "ton", "ta", "tes"),
    "es": ("usted", "ustedes", "su", "sus", "tú", "tu", "te", "le"),
    "it": ("lei", "suo", "sua", "suoi", "tu", "tuo", "tua", "ti", "voi", "le"),
    "nl": ("u", "uw", "je", "jij", "jouw", "jullie"),
    "nordic": (
        "du", "deg", "din", "ditt", "dine", "dig", "dina", "jer", "ni", "te", "teidän", "sinä", "sinun",
    ),
    "pt": ("você", "vocês", "o senhor", "a senhora", "te", "lhe", "tu", "seu", "sua"),
    "pl": ("pan", "pani", "pana", "panu", "państwo", "ty", "cię", "ci", "wy", "panią"),
    "ja": ("あなた", "さん", "ですか", "ますか", "でしょうか"),
    "zh": ("你", "您", "你们"),
    "ru": ("вы", "вас", "вам", "ваш", "ваша", "ты", "тебе"),
    "ko": ("당신", "까"),
    "ar": ("أنت", "كم ", "ك؟"),
    "hi": ("आप", "आपके", "आपको", "आपकी", "आपने", "आपका", "तुम"),
}  # fmt: skip
"""Words that speak to somebody."""

ASKING: Words = {
    "en": (
        "what", "how", "why", "where", "which", "who", "whom", "whose", "when", "do", "does", "did", "is",
        "are", "was", "were", "can", "could", "would", "should", "shall", "will", "must", "may", "have",
        "has", "had", "if", "and", "so", "am",
    ),
    "de": (
        "was", "wie", "warum", "wieso", "weshalb", "wo", "woher", "wohin", "wer", "wen", "wem", "wann",
        "welche", "welcher", "welches", "ist", "sind", "haben", "hat", "können", "kann", "werden", "wird",
        "und", "gibt", "glauben", "fehlt",
    ),
    "fr": (
        "que", "qu", "quoi", "comment", "pourquoi", "où", "qui", "quand", "quel", "quelle", "quels",
        "quelles", "est", "avez", "êtes", "combien", "et", "y",
    ),
    "es": (
        "qué", "cómo", "por", "dónde", "quién", "quiénes", "cuándo", "cuál", "cuáles", "cuánto", "es",
        "tiene", "y",
    ),
    "it": (
        "che", "cosa", "come", "perché", "dove", "chi", "quando", "quale", "quali", "quanto", "è", "ha",
        "e",
    ),
    "nl": (
        "wat", "hoe", "waarom", "waar", "wie", "wanneer", "welke", "welk", "is", "zijn", "heeft", "hebt",
        "kan", "en",
    ),
    "nordic": (
        "hva", "hvordan", "hvorfor", "hvor", "hvem", "når", "hvilken", "vad", "hur", "varför", "var",
        "vem", "vilken", "hvad", "er", "är", "har", "kan", "og", "och", "mitä", "miten", "miksi", "missä",
        "kuka", "milloin", "mikä",
    ),
    "pt": (
        "o", "que", "como", "porque", "por", "onde", "quem", "quando", "qual", "quais", "quanto", "é",
        "tem", "e",
    ),
    "pl": (
        "co", "jak", "dlaczego", "gdzie", "kto", "kiedy", "który", "która", "jaki", "jaka", "czy", "ile",
        "skąd", "i",
    ),
    "ru": (
        "что", "как", "почему", "где", "кто", "когда", "какой", "какая", "сколько", "зачем", "откуда", "и",
    ),
    "ar": ("ما", "ماذا", "كيف", "لماذا", "أين", "من", "متى", "هل", "كم"),
    "hi": ("क्या", "कैसे", "क्यों", "कहाँ", "कौन", "कब", "कितना"),
}  # fmt: skip
"""First words of questions."""
