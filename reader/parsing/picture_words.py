"""Words around pictures, by language: who made them, what they are, how a caption opens.

Data, and nothing else. All is in lower case.
"""

from __future__ import annotations

from reader.parsing.page_words import Words

CREDITS: Words = {
    "en": ("photo", "photos", "photo credit", "photograph", "image", "image credit", "picture", "illustration", "graphic"),
    "de": ("foto", "fotos", "fotografie", "fotograf", "fotografin", "bild", "bilder", "grafik", "bildnachweis", "bildquelle", "illustration"),
    "fr": ("photo", "photos", "crédit", "crédits", "crédit photo", "crédits photo", "crédit photographique", "photographie", "dessin"),
    "es": ("foto", "fotos", "fotografía", "imagen", "crédito", "créditos", "ilustración", "fotógrafo"),
    "it": ("foto", "fotografia", "immagine", "crediti", "credito", "illustrazione", "foto di"),
    "nl": ("foto", "foto's", "beeld", "fotografie", "illustratie"),
    "nordic": ("foto", "bilde", "bild", "billede", "fotograf", "illustrasjon", "illustration", "kuva", "valokuva", "kuvat"),
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
