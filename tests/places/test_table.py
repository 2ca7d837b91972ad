"""The tables, and importing the package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import reader.places
from reader.places import table


def test_every_country_has_its_codes_and_an_own_name() -> None:
    countries = table.countries()
    assert len(countries) == 250  # 249 in ISO 3166-1, plus Kosovo
    assert len({country.alpha3 for country in countries.values()}) == 250
    for country in countries.values():
        assert table.find_country(country.code) is country
        assert table.find_country(country.alpha3) is country
        assert table.find_country(country.name) is country


@pytest.mark.parametrize(
    ("country", "count"), [("US", 57), ("GB", 200), ("JP", 47), ("DE", 16), ("IN", 35), ("SG", 5), ("AQ", 0)]
)
def test_regions_can_be_found_by_code_and_by_name(country: str, count: int) -> None:
    found = table.countries()[country]
    assert len({region.codes for region in found.by_code.values()}) >= count
    for code, region in found.by_code.items():
        assert found.region(code) is region
        assert found.region(region.names[0]) is not None


def test_every_city_lies_in_regions_of_the_table() -> None:
    rows = [line.split("\t") for line in _lines("cities.tsv")]
    assert len(rows) > 150
    for country, regions, _ in rows:
        known = table.countries()[country].by_code
        assert regions == "-" or set(regions.split("/")) <= known.keys(), (country, regions)


def test_every_namesake_is_a_region_that_no_listed_city_is_named_like() -> None:
    rows = [line.split("\t") for line in _lines("namesakes.tsv")]
    assert [country for country, _ in rows] == sorted({country for country, _ in rows})
    cities = {
        (country, table.key(name))
        for country, _, packed in (line.split("\t") for line in _lines("cities.tsv"))
        for name in packed.split("|")
    }
    for country, packed in rows:
        named = table.countries()[country].by_name
        for name in packed.split("|"):
            assert table.key(name) in named, (country, name)
            assert (country, table.key(name)) not in cities, (country, name)


def test_a_namesake_of_its_region_is_a_city_beside_the_country_alone() -> None:
    assert [city.country for city in table.find_cities("Zug", "CH")] == ["CH"]
    assert table.find_cities("Galway", "GB") == table.find_cities("Galway") == []


def test_every_area_lies_in_a_region_of_the_table() -> None:
    for line in _lines("areas.tsv"):
        country, region, cities, named = line.split("\t")
        assert region in table.countries()[country].by_code
        for city in cities.split("|"):
            assert set(named.split("|")) <= set(table.areas(country, region, city.upper()))


def test_every_alias_belongs_to_a_country() -> None:
    for line in _lines("aliases.tsv"):
        code, _, packed = line.split("\t")
        assert code.removeprefix("+") in table.countries()
        assert "" not in packed.split("|")


@pytest.mark.parametrize("words", ["us", "usa", "india", "uS", "Atlantis", "."])
def test_no_country(words: str) -> None:
    assert table.find_country(words) is None


def test_an_abbreviation_of_a_city_counts_in_capitals() -> None:
    assert [city.names[0] for city in table.find_cities("LA")] == ["Los Angeles"]
    assert table.find_cities("la") == []
    assert table.find_cities("LA", "IN") == []


def test_the_import_reads_and_imports_nothing_else() -> None:
    code = "import sys, reader.places; print([m for m in sys.modules if m.startswith('reader.places.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", reader.places.__all__)
def test_what_is_promised_is_there(name: str) -> None:
    vars(reader.places).pop(name, None)
    assert callable(getattr(reader.places, name))


def test_nothing_else_is_there() -> None:
    with pytest.raises(AttributeError, match="nowhere"):
        reader.places.nowhere  # noqa: B018


def _lines(name: str) -> list[str]:
    path = Path(table.__file__).with_name(name)
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
