"""What lines say that date an article, sign it, or greet its readers, by language.

Data, and nothing else. All is in lower case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.parsing.page_words import Words

MONTHS: Words = {
    "en": (
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
        "nov", "dec",
    ),
    "de": ("januar", "jänner", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember"),
    "fr": (
        "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
        "noviembre", "diciembre",
    ),
    "it": (
        "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre",
    ),
    "nl": ("januari", "februari", "maart", "mei", "augustus"),
    "nordic": (
        "desember", "augusti", "maj", "marts", "tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta",
        "toukokuuta", "kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta",
        "joulukuuta",
    ),
    "pt": (
        "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "novembro",
        "dezembro",
    ),
    "pl": (
        "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
        "października", "listopada", "grudnia",
    ),
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
        "ноября", "декабря",
    ),
    "ar": (
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
        "نوفمبر", "ديسمبر",
    ),
    "hi": (
        "जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर",
        "दिसंबर",
    ),
}  # fmt: skip
"""Names of months as dates have them."""

DAYS: Words = {
    "en": (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed",
        "thu", "fri", "sat", "sun",
    ),
    "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "nordic": (
        "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag", "måndag", "tisdag",
        "lördag", "söndag",
    ),
    "pt": ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira"),
    "pl": ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"),
}  # fmt: skip
"""Names of days as dates have them."""

DATING: Words = {
    "en": (
        "published", "updated", "posted", "last updated", "last modified", "first published", "first",
        "last", "modified", "edited", "on", "at", "am", "pm", "ago", "hours", "hour", "minutes", "minute",
        "mins", "min", "days", "day", "weeks", "week", "months", "month", "years", "year", "yesterday",
        "today", "read", "reading", "time", "gmt", "utc", "bst", "est", "et", "of", "the", "a", "an", "st",
        "nd", "rd", "th", "words",
    ),
    "de": (
        "veröffentlicht", "aktualisiert", "stand", "am", "um", "uhr", "vor", "stunden", "stunde",
        "minuten", "minute", "tagen", "tag", "wochen", "woche", "gestern", "heute", "lesezeit", "min",
        "den", "der", "vom", "lesedauer", "zuletzt", "geändert", "bearbeitet", "letzte", "änderung",
        "aktualisierung",
    ),
    "fr": (
        "publié", "mis", "à", "jour", "le", "il", "y", "a", "heures", "heure", "minutes", "jours", "hier",
        "aujourd'hui", "lecture", "temps", "de", "h", "modifié", "er", "et", "dernière", "mise",
        "modification",
    ),
    "es": (
        "publicado", "actualizado", "el", "hace", "horas", "hora", "minutos", "días", "día", "ayer", "hoy",
        "de", "del", "lectura", "tiempo", "a", "las", "h", "última", "modificación", "actualización",
        "modificado",
    ),
    "it": (
        "pubblicato", "aggiornato", "il", "ore", "ora", "minuti", "giorni", "fa", "ieri", "oggi", "di",
        "lettura", "alle", "tempo", "ultima", "modifica", "ultimo", "aggiornamento",
    ),
    "nl": (
        "gepubliceerd", "bijgewerkt", "op", "om", "uur", "minuten", "dagen", "geleden", "gisteren",
        "vandaag", "leestijd", "laatst", "gewijzigd", "laatste", "wijziging",
    ),
    "nordic": (
        "publisert", "oppdatert", "publicerad", "uppdaterad", "publiceret", "opdateret", "for", "för",
        "siden", "sedan", "timer", "timmar", "minutter", "minuter", "dager", "dagar", "dage", "kl", "den",
        "lesetid", "lästid", "læsetid", "julkaistu", "päivitetty", "i", "går", "dag", "klo", "sist",
        "senast", "endret", "ändrad", "senest", "ændret", "viimeksi", "muokattu",
    ),
    "pt": (
        "publicado", "atualizado", "em", "há", "horas", "minutos", "dias", "atrás", "ontem", "hoje", "de",
        "leitura", "às", "atualização", "modificação", "modificado",
    ),
    "pl": (
        "opublikowano", "zaktualizowano", "aktualizacja", "dnia", "godz", "godziny", "godzin", "minut",
        "minuty", "dni", "temu", "wczoraj", "dzisiaj", "dziś", "r", "czas", "czytania", "ostatnia",
        "zmiana", "modyfikacja",
    ),
    "ru": (
        "опубликовано", "обновлено", "назад", "часа", "часов", "минут", "дней", "вчера", "сегодня", "г",
        "в",
    ),
}  # fmt: skip
"""What else a line with a date, an age or a reading time may say."""

GREETINGS: Words = {
    "en": (
        "good morning", "good evening", "good day", "hello", "hi ", "hi,", "hey ", "hey,", "dear ",
        "welcome",
    ),
    "de": (
        "guten morgen", "guten tag", "guten abend", "hallo", "liebe ", "lieber ", "sehr geehrte", "moin",
        "willkommen",
    ),
    "fr": ("bonjour", "bonsoir", "cher ", "chère", "chers ", "salut", "bienvenue"),
    "es": ("buenos días", "buenas tardes", "hola", "querid", "estimad", "bienvenid"),
    "it": ("buongiorno", "buonasera", "ciao", "cari ", "care ", "gentil", "benvenut"),
    "nl": ("goedemorgen", "goedemiddag", "beste ", "hallo", "welkom"),
    "nordic": (
        "god morgen", "god morgon", "godmorgen", "hei ", "hei,", "hei!", "hej ", "hej,", "hej!", "kjære",
        "kära", "kære", "hyvää huomenta",
    ),
    "pt": ("bom dia", "boa tarde", "olá", "caro ", "cara ", "caros ", "caras ", "bem-vind"),
    "pl": ("dzień dobry", "cześć", "drodzy", "szanown", "witaj"),
    "ja": ("こんにちは", "おはよう", "みなさん", "皆さん", "皆様"),
    "zh": ("各位", "亲爱的", "你好", "大家好", "早上好"),
    "ru": ("доброе утро", "добрый", "здравствуйте", "привет", "дорог"),
    "ko": ("안녕",),
    "ar": ("صباح", "مرحبا", "أعزاء"),
    "hi": ("नमस्ते", "प्रिय"),
}  # fmt: skip
"""A text that opens so greets its readers."""

BYLINES: Words = {
    "en": (
        "by", "written by", "words by", "text by", "story by", "reported by", "reporting by",
        "interview by", "interviewed by", "as told to", "posted by", "edited by", "photographs by",
        "photography by", "author", "from",
    ),
    "de": (
        "von", "text", "interview", "autor", "autorin", "ein gastbeitrag von", "ein essay von",
        "interview von", "aufgezeichnet von", "protokoll", "protokolliert von", "ein interview von",
        "das gespräch führte", "das interview führte", "die fragen stellte", "eine kolumne von",
    ),
    "fr": (
        "par", "propos recueillis par", "texte", "un entretien de", "entretien réalisé par", "auteur",
        "autrice",
    ),
    "es": ("por", "texto", "texto de", "una entrevista de", "entrevista de", "autor", "autora"),
    "it": ("di", "a cura di", "testo di", "intervista di", "autore", "autrice"),
    "nl": ("door", "tekst", "auteur", "interview door", "geschreven door"),
    "nordic": (
        "av", "af", "tekst", "text", "tekst av", "text av", "skrevet av", "intervju", "teksti",
        "kirjoittanut", "journalist", "skrivet av",
    ),
    "pt": ("por", "texto", "texto de", "entrevista de", "autor", "autora", "escrito por"),
    "pl": ("autor", "autorka", "tekst", "rozmawiał", "rozmawiała", "napisał", "napisała", "przez"),
    "ja": ("文", "取材・文", "聞き手", "筆者", "著者", "記者", "執筆"),
    "zh": ("作者", "文", "采访", "採訪", "撰文", "记者", "記者", "编辑"),
    "ru": ("автор", "текст", "беседовал", "беседовала"),
    "ko": ("글", "기자", "저자"),
    "ar": ("بقلم", "حوار", "كتب"),
    "hi": ("लेखक", "द्वारा"),
}  # fmt: skip
"""What comes before the name of an article's author."""
