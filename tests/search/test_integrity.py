"""An index on disk of which bytes were changed, cut off or deleted."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from reader.search import Index, search
from reader.search.integrity import is_intact, size
from tests.search.builders import Builder, city

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUERIES = ("robots", "seatle", "labs", '"deep seas"', "place:seattle")
MADE = [
    Builder(f"{number}.txt")
    .paragraph(f"An article on labs {number}")
    .posting(f"We build robots and robot{number} for deep seas. " * 9, city("US, WA, Seattle"))
    .build()
    for number in range(3)
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of several commits, and with something taken out."""
    folder = tmp_path_factory.mktemp("index")
    index = Index.open(folder)
    index.begin()
    for document, items in MADE:
        index.add(document, items, "1")
    index.commit()
    index.remove(MADE[0][0].id)
    index.commit(7)
    index.end()
    return folder


def answers(index: Index) -> list[list[str]]:
    return [[hit.id for hit in search(index, query).hits] for query in QUERIES]


def flip(path: Path, chooser: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[chooser.randrange(len(data))] ^= 1 << chooser.randrange(8)
    path.write_bytes(data)


def cut(path: Path, chooser: random.Random) -> None:
    path.write_bytes(path.read_bytes()[: chooser.randrange(path.stat().st_size)])


def delete(path: Path, _: random.Random) -> None:
    path.unlink()


@pytest.mark.long
@pytest.mark.parametrize("harm", [flip, cut, delete])
def test_whatever_is_damaged_is_noticed_or_harmless(
    whole: Path, tmp_path: Path, harm: Callable[[Path, random.Random], None]
) -> None:
    right = answers(Index.open(whole))
    files = sorted(path for path in whole.rglob("*") if path.is_file() and path.stat().st_size)
    assert {"state.json", "spelled"} < {path.name for path in files}
    assert {".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term", ".del"} < {
        path.suffix for path in files
    }
    for number, path in enumerate(files):
        folder = tmp_path / str(number)
        shutil.copytree(whole, folder)
        harm(folder / path.relative_to(whole), random.Random(number))  # noqa: S311
        index = Index.open(folder)
        assert answers(index) == (right if index.stamp == 7 else [[] for _ in QUERIES])
        assert index.begin()
        for document, items in MADE[1:]:
            if document.id not in index.documents:
                index.add(document, items, "1")
        index.commit(8)
        index.end()
        assert [sorted(found) for found in answers(Index.open(folder))] == [sorted(found) for found in right]


def test_a_large_index_is_believed_when_it_is_opened_and_says_when_asked(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.search.index._CHECKED_BYTES", 0)
    folder = tmp_path / "index"
    shutil.copytree(whole, folder)
    assert Index.open(folder).is_intact()
    store = next(folder.glob("*/items/*.store"))
    data = bytearray(store.read_bytes())
    data[len(data) // 4] ^= 1
    store.with_suffix(".new").write_bytes(data)
    store.with_suffix(".new").replace(store)  # cut short, it would end who still has it mapped
    index = Index.open(folder)
    assert (index.stamp, index.is_intact()) == (7, False)
    index.drop()
    assert (index.stamp, index.documents, index.is_intact()) == (None, {}, True)
    again = Index.open(folder)
    assert (again.stamp, search(again, "robots").total) == (None, 0)


@pytest.mark.parametrize("kind", ["fast", "fieldnorm", "idx", "pos", "store", "term", "del"])
def test_of_a_large_index_it_is_noticed_at_once_what_was_cut_off(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr("reader.search.index._CHECKED_BYTES", 0)
    folder = tmp_path / "index"
    shutil.copytree(whole, folder)
    file = next(folder.glob(f"*/items/*.{kind}"))
    file.write_bytes(file.read_bytes()[:5])
    assert Index.open(folder).stamp is None


def test_a_panic_while_a_large_index_is_opened_is_damage_like_any_other(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.search.index._CHECKED_BYTES", 0)
    folder = tmp_path / "index"
    shutil.copytree(whole, folder)
    store = next(folder.glob("*/items/*.store"))
    data = store.read_bytes()
    end = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    store.write_bytes(data[: end - 16] + b"\x7f" * 16 + data[end:])
    assert Index.open(folder).stamp is None


@pytest.mark.parametrize("harm", ["far", "beyond", "unended", "many"])
def test_a_store_for_whose_blocks_no_memory_would_suffice_is_not_even_opened(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    monkeypatch.setattr("reader.search.index._CHECKED_BYTES", 0)
    folder = tmp_path / "index"
    shutil.copytree(whole, folder)
    store = next(folder.glob("*/items/*.store"))
    data = bytearray(store.read_bytes())
    end = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    index_at = int.from_bytes(data[end - 24 : end - 16], "little")
    assert 0 < index_at < end - 28
    if harm in ("far", "beyond"):
        wrong = {"far": index_at ^ (1 << 62), "beyond": end - 28}[harm]
        data[end - 24 : end - 16] = wrong.to_bytes(8, "little")
    else:
        data[index_at] = {"unended": 1, "many": 0x80 | 33}[harm]
    store.write_bytes(data)
    assert Index.open(folder).stamp is None


def test_an_index_that_another_process_writes_is_dropped_here_alone(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    shutil.copytree(whole, folder)
    writer, index = Index.open(folder), Index.open(folder)
    assert writer.begin()
    index.drop()
    assert (index.stamp, writer.stamp) == (None, 7)
    assert index.refresh()
    assert index.stamp == 7
    writer.end()


def test_an_index_in_memory_is_sound_and_stays(tmp_path: Path) -> None:
    index = Index.of([MADE[0]])
    index.drop()
    assert index.is_intact()
    assert search(index, "robots").total == 1
    assert not is_intact(tmp_path)
    assert size(tmp_path / "nowhere") == 0


@pytest.mark.parametrize("meta", ["{", "[]", '{"segments": [{}]}', '{"segments": [3]}'])
def test_segments_that_nobody_names(tmp_path: Path, meta: str) -> None:
    (tmp_path / "meta.json").write_text(meta)
    assert not is_intact(tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"short", b"no footer at all, but long enough", b"{}\x02\0\0\0\x39\x05\0\0",
     b"[1]\x03\0\0\0\x39\x05\0\0", b"xx\x02\0\0\0\x39\x05\0\0", b"\xff\xff\0\0\x39\x05\0\0"],
)  # fmt: skip
def test_a_file_without_its_checksum(whole: Path, tmp_path: Path, content: bytes) -> None:
    items = next(whole.glob("*/items"))
    shutil.copytree(items, tmp_path / "items")
    assert is_intact(tmp_path / "items")
    next((tmp_path / "items").glob("*.term")).write_bytes(content)
    assert not is_intact(tmp_path / "items")
