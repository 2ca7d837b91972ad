"""What every test starts from: an empty home, no colour forcing, no network, known folders."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

# Else each worker compiles all tests, and each program that a test starts compiles itself, at every run.
# Before Hypothesis comes, which is compiled like a test.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of the user's own there
ROOM = 2 << 30
"""Bytes that must be free there: several times what all tests write at once."""


def is_fit_for_tests(folder: Path) -> bool:
    """Whether a folder has room, can be written, and programs in it can be run."""
    return (
        folder.is_dir()
        and os.access(folder, os.W_OK)
        and not os.statvfs(folder).f_flag & os.ST_NOEXEC
        and shutil.disk_usage(folder).free > ROOM
    )


# Half of the time of tests with a library is waiting for a disk. What the program asks of one is seen all the
# same, and .ci/run has all tests once on a disk: --basetemp says where.
if is_fit_for_tests(IN_MEMORY):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

SHARED = Path(__file__).resolve().parents[2] / "shared"
NUMBERS = count()
SELDOM = (20_000, 20, 100)
"""Python's thresholds of collections, but for more objects each."""

# Collecting thousands of tests only makes objects that stay: nothing of it is garbage.
gc.disable()

slow_is_fine = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("default", slow_is_fine, max_examples=30)
settings.register_profile("thorough", slow_is_fine, max_examples=100)  # what .ci/run measures coverage with
settings.load_profile("default")


def pytest_collection_finish() -> None:
    """Leave the tests out of garbage collections, and collect seldom: it was a fifth of all work."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    gc.enable()


@pytest.fixture
def all_is_collected() -> Iterator[None]:
    """Leave nothing out of garbage collections during a test, as where the program starts."""
    gc.unfreeze()
    yield
    gc.freeze()


@pytest.fixture(autouse=True)
def current_folder() -> None:
    """Files are named from the folder in which the program started: of each test, the one it starts in."""
    from reader.library import source_names

    source_names._current_folder.cache_clear()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the homes: thousands of them would slow down whoever numbers folders beside."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def _own_home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point HOME and the XDG folders to a temporary folder; nothing of the user's is read or written."""
    home = homes / str(next(NUMBERS))
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("DATA", "CACHE", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("READER_LIBRARY", "NO_COLOR", "FORCE_COLOR", "TEXTUAL", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("PWD", os.fspath(Path.cwd()))


@pytest.fixture(scope="session")
def added_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed library of one file in `docs` beside it: an article and two postings.

    To be copied and never changed; `reader add` made it, in a home of its own.
    """
    from reader.cli import main
    from tests.library.samples import HARBOR, TIDES, page, write

    folder = tmp_path_factory.mktemp("added")
    path = folder / "library.db"
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATA", "CACHE", "CONFIG", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
        patch.setenv("HOME", str(folder))
        patch.setenv("READER_LIBRARY", str(path))
        assert main(["add", str(write(folder / "docs", a=page("First", TIDES, HARBOR)))]) == 0
    assert not path.with_name("library.db-wal").exists()
    return path


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Don't measure coverage in programs the test starts: that imports modules they don't."""
    for name in [name for name in os.environ if name.startswith("COVERAGE_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real documents and layouts next to the checkout; skip if it is missing."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED
