"""What texts for consent and legal lines say, by language; looked for within lines.

Data, and nothing else. All is in lower case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.parsing.page_words import Words

CONSENT: Words = {
    "en": ("cookie", "cookies", "your consent", "your privacy", "personalised ads", "personalized ads"),
    "de": ("cookies", "ihre zustimmung", "ihre einwilligung", "deine zustimmung", "privatsphäre"),
    "fr": ("cookies", "traceurs", "votre consentement", "vos données personnelles"),
    "es": ("cookies", "su consentimiento", "tu consentimiento", "su privacidad", "tu privacidad"),
    "it": ("cookie", "il tuo consenso", "la tua privacy"),
    "nl": ("cookies", "uw toestemming", "je toestemming", "jouw privacy"),
    "nordic": ("informasjonskapsler", "kakor", "cookies", "evästeitä", "evästeet", "samtykke", "samtycke"),
    "pt": ("cookies", "o seu consentimento", "a sua privacidade", "sua privacidade"),
    "pl": ("cookies", "pliki cookie", "plików cookie", "ciasteczka", "ciasteczek", "twoją zgodę", "rodo"),
    "ja": ("クッキー", "cookie"),
    "zh": ("cookie", "cookies", "您的同意"),
    "ru": ("cookie", "куки"),
    "ko": ("쿠키",),
    "ar": ("ملفات تعريف الارتباط",),
    "hi": ("कुकी", "कुकीज़"),
}  # fmt: skip
"""A text with one of these at the top of a page asks for consent."""

LEGAL: Words = {
    "en": (
        "all rights reserved", "privacy policy", "terms of use", "terms of service", "unsubscribe",
        "you are receiving this", "you are getting this", "you're receiving this", "you received this",
        "was sent to", "manage your preferences", "view in your browser", "view this email",
        "cookie policy", "registered in england", "registered charity",
    ),
    "de": (
        "alle rechte vorbehalten", "datenschutzerklärung", "impressum", "newsletter abbestellen",
        "sie erhalten diese", "sie erhalten diesen", "du erhältst diese", "hier abmelden",
        "im browser ansehen", "im browser anzeigen", "nutzungsbedingungen",
    ),
    "fr": (
        "tous droits réservés", "mentions légales", "se désabonner", "se désinscrire", "vous recevez ce",
        "vous recevez cette", "politique de confidentialité", "dans votre navigateur",
    ),
    "es": (
        "todos los derechos reservados", "aviso legal", "política de privacidad", "darte de baja",
        "darse de baja", "recibes este", "has recibido este", "en tu navegador",
    ),
    "it": (
        "tutti i diritti riservati", "informativa sulla privacy", "ricevi questa", "hai ricevuto questa",
        "annulla l'iscrizione", "nel browser", "partita iva",
    ),
    "nl": (
        "alle rechten voorbehouden", "privacyverklaring", "uitschrijven", "je ontvangt deze",
        "u ontvangt deze", "in je browser", "algemene voorwaarden",
    ),
    "nordic": (
        "alle rettigheter", "alla rättigheter", "alle rettigheder", "kaikki oikeudet pidätetään",
        "du mottar denne", "du får detta", "du modtager denne", "meld deg av", "avsluta prenumerationen",
        "personvernerklæring", "integritetspolicy", "ansvarlig redaktør", "ansvarig utgivare",
    ),
    "pt": (
        "todos os direitos reservados", "política de privacidade", "recebeu este", "você recebeu",
        "cancelar a subscrição", "cancelar inscrição", "no navegador", "termos de uso",
    ),
    "pl": (
        "wszelkie prawa zastrzeżone", "polityka prywatności", "otrzymujesz tę", "otrzymujesz ten",
        "wypisz się", "w przeglądarce", "zrezygnuj z subskrypcji",
    ),
    "ja": ("無断転載", "all rights reserved", "配信停止", "プライバシーポリシー"),
    "zh": ("版权所有", "版權所有", "保留所有权利", "退订", "取消订阅", "隐私政策"),
    "ru": ("все права защищены", "отписаться", "политика конфиденциальности"),
    "ko": ("무단 전재", "무단전재", "수신거부"),
    "ar": ("جميع الحقوق محفوظة", "إلغاء الاشتراك"),
    "hi": ("सर्वाधिकार सुरक्षित",),
}  # fmt: skip
"""A line with one of these closes a page or a mail."""
