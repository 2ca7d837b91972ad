"""Patterns that are compiled when first needed behave as any other."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader import lazy

if TYPE_CHECKING:
    from pathlib import Path


def test_a_lazy_pattern_finds_what_a_compiled_one_finds() -> None:
    pattern = lazy.regex(r"(?P<word>[a-z]+)\d", re.IGNORECASE)
    match = pattern.search("42 Tides1 and tides2")
    assert match is not None
    assert match["word"] == "Tides"
    assert pattern.findall("Tides1 tides2") == ["Tides", "tides"]
    assert pattern.sub("x", "Tides1") == "x"
    assert pattern.pattern == r"(?P<word>[a-z]+)\d"
    assert match.re.pattern == pattern.pattern


def test_a_pattern_is_compiled_once() -> None:
    asked: list[str] = []

    def source() -> str:
        asked.append("tide")
        return "tide"

    pattern = lazy.regex(source)
    assert asked == []
    assert pattern.search("the tide")
    assert pattern.match("tides")
    assert asked == ["tide"]


def test_importing_the_parser_compiles_few_patterns() -> None:
    counted = (
        "import re, re._compiler as compiler\n"
        "import dataclasses, csv, json, typing, unicodedata, reader.model\n"
        "count, plain = [], compiler.compile\n"
        "compiler.compile = lambda *given: (count.append(given), plain(*given))[1]\n"
        "import reader.parsing\n"
        "print(len(count))"
    )
    found = subprocess.run([sys.executable, "-c", counted], capture_output=True, text=True, check=True)
    assert int(found.stdout) < 40


def test_a_name_of_a_package_comes_from_its_submodule_and_no_other_name_does() -> None:
    import reader.places

    assert lazy.attribute("reader.places", {"is_place": "towns"}, "is_place") is reader.places.is_place
    with pytest.raises(AttributeError, match="no attribute 'is_planet'"):
        lazy.attribute("reader.places", {"is_place": "towns"}, "is_planet")


def test_a_module_of_a_package_is_imported_when_it_is_asked_for_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "lagoon"
    package.mkdir()
    (package / "__init__.py").write_text("from reader import lazy\n\nlazy.submodules(__name__, 'tides')\n")
    (package / "tides.py").write_text("LAST = ['ebb']\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    tides = importlib.import_module("lagoon").tides
    assert "lagoon.tides" not in sys.modules
    assert tides.LAST is tides.LAST is importlib.import_module("lagoon.tides").LAST
    with pytest.raises(AttributeError, match="no attribute 'FIRST'"):
        tides.FIRST  # noqa: B018
    for name in ("lagoon", "lagoon.tides"):
        del sys.modules[name]


@pytest.mark.usefixtures("unmeasured")
def test_an_article_alone_needs_little_of_what_reads_jobs() -> None:
    program = """
import sys
from reader.parsing import parse
from reader.parsing.word_tables import tables
parse("The gauge\\n\\nIt stopped in March, and nobody noticed for nine days.\\n\\nThe float had sunk.\\n")
print(tables.cache_info().currsize)
names = "ads.employers ads.mentions ads.names jobs.around jobs.extents jobs.offering jobs.saying"
print(*sys.modules.keys() & {f"reader.parsing.{name}" for name in names.split()})
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["0"], done.stderr


def test_a_module_is_imported_without_another_that_can_be_imported_later() -> None:
    program = """
import sys
from reader.lazy import import_without

import_without("asyncio", "ssl")
print("ssl" in sys.modules, hasattr(sys.modules["asyncio"], "run"))
import ssl
print(ssl.SSLContext.__name__)
import_without("asyncio", "ssl")
print("ssl" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["False", "True", "SSLContext", "True"], done.stderr


@pytest.mark.usefixtures("unmeasured")
def test_an_article_over_its_postings_needs_neither_lists_of_jobs_nor_the_systems_hashes() -> None:
    program = """
import sys
from reader.config import samples
from reader.library.library import Library
document = next(Library.of([next(name for name in samples() if "aaai" in name)]).documents.load())
heavy = {"reader.parsing.jobs", "reader.parsing.ads", "_hashlib"}
print(len(document.postings) > 1, *sys.modules.keys() & heavy)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "True", done.stderr
