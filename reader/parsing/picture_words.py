"""Words around pictures, by language: who made them, what they are, how a caption opens.

Data, and nothing else. All is in lower case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.parsing.page_words import Words

CREDITS: Words = {
    "en": (
        "photo", "photos", "photo credit", "photograph", "image", "image credit", "picture",
        "illustration", "graphic",
    ),
    "de": (
        "foto", "fotos", "fotografie", "fotograf", "fotografin", "bild", "bilder", "grafik",
        "bildnachweis", "bildquelle", "illustration",
    ),
    "fr": (
        "photo", "photos", "crédit", "crédits", "crédit photo", "crédits photo", "crédit photographique",
        "photographie", "dessin",
    ),
    "es": ("foto", "fotos", "fotografía", "imagen", "crédito", "créditos", "ilustración", "fotógrafo"),
    "it": ("foto", "fotografia", "immagine", "crediti", "credito", "illustrazione", "foto di"),
    "nl": ("foto", "foto's", "beeld", "fotografie", "illustratie"),
    "nordic": (
        "foto", "bilde", "bild", "billede", "fotograf", "illustrasjon", "illustration", "kuva", "valokuva",
        "kuvat",
    ),
    "pt": ("foto", "fotos", "fotografia", "imagem", "crédito", "créditos", "ilustração"),
    "pl": ("fot.", "fot", "zdjęcie", "zdjęcia", "rys.", "ilustracja", "foto"),
    "ja": ("写真", "画像", "撮影", "写真提供", "イラスト", "画像提供"),
    "zh": ("图", "图片", "摄影", "攝影", "图片来源", "圖片來源", "照片", "供图"),
    "ru": ("фото", "иллюстрация", "снимок"),
    "ko": ("사진", "사진제공", "그림"),
    "ar": ("تصوير", "صورة", "الصورة"),
    "hi": ("फोटो", "चित्र", "तस्वीर"),
}  # fmt: skip
"""Before a colon and a name, they credit a picture."""

MEDIA: Words = {
    "en": (
        "photo", "photos", "image", "images", "picture", "video", "illustration", "graphic", "gallery",
        "slideshow",
    ),
    "de": ("foto", "fotos", "bild", "bilder", "grafik", "abbildung", "infografik"),
    "fr": ("photographie", "vidéo"),
    "es": ("imagen", "imágenes", "vídeo", "gráfico"),
    "it": ("immagine", "immagini", "grafica"),
    "nl": ("afbeelding", "beeld"),
    "nordic": ("bilde", "billede", "kuva"),
    "pt": ("imagem", "imagens"),
    "pl": ("zdjęcie", "zdjęcia", "grafika", "wideo"),
    "ja": ("写真", "画像", "動画", "図"),
    "zh": ("图片", "照片", "圖片", "视频", "影片"),
    "ru": ("фото", "видео"),
    "ko": ("사진",),
    "ar": ("صورة",),
    "hi": ("चित्र", "फोटो"),
}  # fmt: skip
"""A line of one of these and nothing else stands for a picture, as text browsers leave it."""

WHERE: Words = {
    "en": ("at", "in", "on", "with", "near", "outside", "before"),
    "de": ("im", "in", "am", "an", "auf", "vor", "bei", "mit"),
    "fr": ("à", "au", "dans", "devant", "avec"),
    "es": ("en", "con", "ante"),
    "it": ("nel", "nella", "con", "davanti"),
    "nl": ("op", "in", "bij", "voor", "met"),
    "nordic": ("på", "i", "med", "ved", "vid"),
    "pt": ("no", "na", "com", "em"),
    "pl": ("w", "na", "przed", "z"),
}  # fmt: skip
"""After a name, these say where somebody is in a picture."""

AGENCIES = (
    "getty", "istock\\w*", "shutterstock", "reuters", "afp", "epa", "dpa", "ap photo", "picture alliance",
    "unsplash", "adobe stock", "photography", "photo agency", "images", "imago", "keystone", "belga",
    "anp", "efe", "ansa", "lusa", "pap", "ntb", "scanpix", "lehtikuva", "xinhua",
)  # fmt: skip
"""Who sells pictures; patterns."""
