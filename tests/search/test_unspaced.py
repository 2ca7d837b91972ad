"""Scripts that put no spaces between words: what is typed is found wherever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.places import parse_place
from reader.search import Index, find_in, search
from reader.search.words import allowed_mistakes, is_unspaced
from tests.search.builders import Builder, index_of

TEXTS = {
    "tides": "港湾局は毎朝、潮位計を読み、予報と比べています。研究者は東京大学に勤めています。",
    "python": "潮位計とPythonの経験。データ分析もできる方。",
    "chinese": "我们招聘机器学习工程师，地点在北京。",
    "korean": "선임연구원을 모집합니다. 서울에서 일합니다.",
    "thai": "เรากำลังรับสมัครวิศวกรซอฟต์แวร์ที่กรุงเทพ",
    "lao": "ພວກເຮົາກໍາລັງຊອກຫາວິສະວະກອນ",
    "khmer": "យើងកំពុងស្វែងរកវិស្វករ",
    "burmese": "ကျွန်ုပ်တို့သည်အင်ဂျင်နီယာရှာနေသည်",
    "hindi": "हमें एक सॉफ्टवेयर इंजीनियर चाहिए",
    "european": "We are looking for a Python engineer in Zürich.",
}


def found(query: str) -> list[str]:
    """The names of the texts that have all of a query."""
    made = Builder()
    for name, text in TEXTS.items():
        made.posting(text, role=f"#{name}#")
    results = search(Index.of([made.build()]), query)
    return [] if results.relaxed else sorted(hit.title.strip("#") for hit in results.hits)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("東京大学", ["tides"]),
        ("大学", ["tides"]),
        ("港", ["tides"]),
        ("学に勤", ["tides"]),
        ("潮位", ["python", "tides"]),
        ("潮位 予報", ["tides"]),
        ("京東", []),
        ("潮位計とPython", ["python"]),
        ("Python", ["european", "python"]),
        ("pythn 経験", ["python"]),
        ("データ", ["python"]),
        ("ﾃﾞｰﾀ", ["python"]),
        ('"東京大学"', ["tides"]),
        ("潮位 -東京大学", ["python"]),
        ("東京大学 OR 北京", ["chinese", "tides"]),
        ("学习", ["chinese"]),
        ("연구원", ["korean"]),
        ("서울", ["korean"]),
        ("서울 연구원", ["korean"]),
        ("วิศวกร", ["thai"]),
        ("กรุงเทพ", ["thai"]),
        ("กรงเทพ", []),
        ("ວິສະວະກອນ", ["lao"]),
        ("វិស្វករ", ["khmer"]),
        ("အင်ဂျင်နီယာ", ["burmese"]),
        ("इंजीनियर", ["hindi"]),
        ("zurich", ["european"]),
    ],
)
def test_is_found_wherever_it_is(query: str, names: list[str]) -> None:
    assert found(query) == names


@pytest.mark.parametrize(
    ("text", "query", "spans"),
    [
        ("研究者は東京大学に勤め", "東京大学", ["東京大学"]),
        ("東京と大学、東京\n大学", "東京大学", ["東京\n大学"]),
        ("Pythonを使うPython", "python", ["Python", "Python"]),
        ("선임연구원을", "연구원", ["연구원"]),
        ("กินกันกิน", "กิน", ["กิน", "กิน"]),
        ("港と港", "港", ["港", "港"]),
        ("潮位計とPython3", "潮位計とPython", ["潮位計と", "Python3"]),
    ],
)
def test_is_highlighted(text: str, query: str, spans: list[str]) -> None:
    assert [text[start:end] for start, end in find_in(text, query)] == spans
    hit = search(index_of(text), query).hits[0]
    assert [hit.snippet[start:end] for start, end in hit.matches] == spans


def test_in_the_title_ranks_before_in_the_text() -> None:
    made = Builder("made.txt")
    made.posting("私たちはデータを扱い、研究者を募集", role="技術者")
    made.posting("私たちは別の人を募集", role="研究者")
    assert [hit.title for hit in search(Index.of([made.build()]), "研究者").hits] == ["研究者", "技術者"]


def test_a_place_is_found_in_its_order() -> None:
    made = (
        Builder("made.txt").posting("一", parse_place("日本, 東京")).posting("二", parse_place("日本, 京東"))
    )
    assert [hit.place for hit in search(Index.of([made.build()]), "place:東京").hits] == ["日本, 東京"]


def test_more_letters_than_fit_the_passage() -> None:
    text = "水" * 500 + "東京大学" + "木" * 500
    hit = search(index_of(text), "東京大学").hits[0]
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["東京大学"]


def test_another_word_is_no_mistake() -> None:
    assert allowed_mistakes("東京大学研究所") == 0
    assert not is_unspaced("")
    assert not is_unspaced("é")


RUNS = st.text(st.sampled_from("東京大学研究者のをはカひ한국กิ"), min_size=1, max_size=12)


@pytest.mark.long
@given(st.lists(RUNS, min_size=1, max_size=5), st.data())
def test_every_part_is_found(runs: list[str], data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(["", "、", " ", "abc"])).join(runs)
    part = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(0, len(part) - 1))
    query = part[start : data.draw(st.integers(start + 1, len(part)))]
    results = search(index_of(text), query)
    assert results.total == 1
    assert find_in(text, query)
