"""Kinds told by the shape of a page: numbered sections, credits, lists of links, pictures as bullets."""

from __future__ import annotations

import pytest

from tests.parsing.rows import kinds_of

_TOLD = "The harbour board bought a second crane on Tuesday, and nobody on the quay could say what for."


@pytest.mark.parametrize(
    "heads",
    [
        ("1 big thing: a second crane", "2. The school that went quiet", "3. Quick tides: what to know"),
        ("1. Un grand bruit", "2. Trois petites choses", "3. 📷 Une image"),
        ("1) Kräne", "2) Möwen", "3) Termine"),
    ],
)
def test_numbered_lines_over_texts_head_their_sections(heads: tuple[str, ...]) -> None:
    credit = "Illustration: Tam Reyes/Harbor Local"
    text = "Harbor Local\n\nHappy Thursday, and mind the wind.\n\n" + "\n\n".join(
        f"{head}\n{credit}\n{_TOLD}\n{_TOLD[::-1].strip('.')}s it was.\n" for head in heads
    )
    kinds = kinds_of(text)
    assert {kinds[head] for head in heads} == {"heading"}
    assert kinds[credit] == "caption"
    assert kinds[_TOLD] == "paragraph"


@pytest.mark.parametrize(
    "text",
    [
        "Rules\n\n1. Be on time\n2. Bring a rag\n3. Go home when it is dark\n",
        f"Rules\n\n1. Be on time\n{_TOLD}\n\n3. Bring a rag\n{_TOLD}\n\n7. Go home\n{_TOLD}\n",
        "Rules\n\n1. Be on time\nor not\n\n2. Bring a rag\nor two\n\n3. Go home\nor stay\n",
    ],
)
def test_other_numbered_lines_head_no_sections(text: str) -> None:
    numbered = [kind for row, kind in kinds_of(text).items() if row[0].isdigit()]
    assert numbered.count("heading") < 3


@pytest.mark.parametrize(
    "credit",
    [
        "Fenland Archive, CC BY",
        "Ada Bo/Fenland Archive, CC BY-SA 4.0",
        "MAUD ERNOULT POUR « LE QUAI »",
        "Archivio Brennero",
        "Museum Library",
        "ADA BO",
    ],
)
def test_who_keeps_or_took_a_picture_closes_its_caption(credit: str) -> None:
    caption = f"A page of the manor roll of 1387, with a disputed ditch. {credit}"
    kinds = kinds_of(
        f"The ditch\n\nBy Ada Bo\n\n{_TOLD} {_TOLD}\n\n{caption}\n\n{_TOLD} It stands there now.\n"
    )
    assert kinds[caption] == "caption"


@pytest.mark.parametrize("end", ["He went to the Fenland Archive", "It is a museum. We like it there"])
def test_what_only_names_an_archive_is_no_caption(end: str) -> None:
    line = f"A page of the manor roll of 1387 was lost and found by him. {end}"
    kinds = kinds_of(f"The ditch\n\nBy Ada Bo\n\n{_TOLD} {_TOLD}\n\n{line}\n\n{_TOLD} It stands there now.\n")
    assert kinds[line] == "paragraph"


def test_headlines_before_a_dash_with_who_wrote_below_are_no_quotations() -> None:
    entries = (
        ("Two Clocks and a Test — Mirela Stan winds both and writes down what they say.", "Mirela Stan"),
        ("Why Ropes Lie — A walk along a quay with somebody who splices.", "Bo Lindqvist"),
        ("How We Moved Nine Cranes — Mostly by not moving six of them.", "Harriet Nwosu"),
    )
    text = "Crane Weekly\n\nIN BRIEF:\n\n• a crane\n• another crane\n\n" + "\n\n".join(
        map("\n".join, entries)
    )
    kinds = kinds_of(text)
    assert {kinds[entry] for entry, _ in entries} == {"paragraph"}
    assert kinds["IN BRIEF:"] == "heading"


def test_pictures_open_items_if_there_are_several() -> None:
    items = (
        "🚧 Route 9 is one lane until Friday.",
        "📚 The library forgives fines.",
        "🎻 A concert at school.",
    )
    kinds = kinds_of(f"Harbor Local\n\n{_TOLD}\n\n" + "\n".join(items) + f"\n\n🛠 Code and tools\n\n{_TOLD}\n")
    assert {kinds[item] for item in items} == {"list"}
    assert kinds["🛠 Code and tools"] == "heading"


@pytest.mark.parametrize(
    "signed",
    [
        "Flurina Caduff (Text), Beat Zgraggen (Bilder), Oberstäfeln\n05.03.2033, 05.30 Uhr\n7 min",
        "Ada Bo, in Skerry\n5 March 2033",
        "Skerry\nUpdated 5 March 2033\n4 min read",
    ],
)
def test_several_sentences_over_who_wrote_when_are_a_standfirst(signed: str) -> None:
    dek = "Since 1954 a cabin has gone up to the pass. One person lives there. We went to see who pulls it."
    text = f"The cable car that nobody wants to stop\n\n{dek}\n\n{signed}\n\n{_TOLD} {_TOLD}\n\n{_TOLD}\n"
    assert kinds_of(text)[dek] == "dek"


def test_several_sentences_over_a_list_of_days_are_none() -> None:
    dek = "Since 1954 a cabin has gone up to the pass. One person lives there. We went to see who pulls it."
    text = (
        f"The cable car that nobody wants to stop\n\n{dek}\n\nOn 5 March it stopped.\nIt is back.\n\n{_TOLD}"
    )
    assert kinds_of(text)[dek] == "paragraph"
