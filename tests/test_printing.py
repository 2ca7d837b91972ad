"""What goes to a terminal: styled, wrapped, and never markup."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from reader.cli import main
from reader.printing import COLUMN, complain

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """\
[red]A title[/nope] that is no markup

A paragraph that is long enough to be wrapped on a terminal, since it goes on and on, well past the column.

- a list item that is long enough to be wrapped on a terminal, under its own words and not under its sign

```
def code(it_is):
        return "not wrapped however long it may be, since that would change what it says to whoever copies it"
```

Related content

US, WA, Seattle
The Tides team is looking for an Economist who can count. Key job responsibilities - Count the boats - Write
GB, London
The Harbor team is looking for a Pilot who can steer. Key job responsibilities - Steer the boats - Rest a bit
"""


class Screen(StringIO):
    """Standard output that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


def on_a_terminal(*commands: list[str]) -> str:
    """Return what commands print to a terminal of 100 columns."""
    screen = Screen()
    with redirect_stdout(screen):
        for command in commands:
            assert main(command) == 0
    return screen.getvalue()


@pytest.fixture(autouse=True)
def _columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def document(tmp_path: Path) -> str:
    path = tmp_path / "one.txt"
    path.write_text(DOCUMENT)
    return str(path)


def test_show_wraps_to_the_column_and_keeps_every_word(document: str) -> None:
    text = on_a_terminal(["show", document])
    assert "\x1b[1" in text
    assert "[red]A title[/nope]" in text
    plain = [line for line in text.splitlines() if "return" not in line]
    assert max(len(line) for line in plain) < COLUMN + 30
    assert "however long it may be, since that would change what it says to whoever copies it" in text


def test_no_colour_where_none_is_wanted(document: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = on_a_terminal(["show", document], ["search", "tides", document], ["list", document])
    colours = [f"\x1b[{code}m" for code in (*range(30, 38), *range(90, 98))]
    assert not any(colour in text for colour in colours)


def test_lists_and_hits_on_a_terminal(document: str) -> None:
    text = on_a_terminal(
        ["list", document],
        ["list", "--kind", "posting", document],
        ["search", "economst", document],
        ["search", "--limit", "0", "economist", document],
    )
    assert "US, WA, Seattle" in text
    assert "2 postings" in text


def test_a_hit_on_a_terminal_shows_what_matched(document: str, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(f"{DOCUMENT}And more.")
    text = on_a_terminal(["search", "economst washington", document, str(other)])
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()
    assert plain[0] == "posting  Economist  ·  US, WA, Seattle"
    assert re.fullmatch(rf" {{9}}{re.escape(document)}:\d+  and 1 more place  [0-9a-f]{{16}}", plain[-2])
    assert plain[-1] == ""
    for lit in ("Economist", "US, WA, Seattle"):
        assert f"\x1b[1;4m{lit}\x1b[0m" in text


def test_outcomes_on_a_terminal(document: str) -> None:
    text = on_a_terminal(["add", document], ["add", document])
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert plain.splitlines() == [
        f"added      {document}  1 article, 2 postings",
        f"unchanged  {document}  1 article, 2 postings",
    ]
    assert plain != text


def test_a_complaint_is_one_clean_line_with_its_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    complain(f"{'long/' * 300}name\x1b[2J\n: is gone; put it back")
    told = capsys.readouterr().err
    assert told.endswith("name␛[2J : is gone; put it back\n")
    assert told.count("\n") == 1


def test_what_the_search_has_to_say_goes_to_standard_error(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "economist zzyzxq", document]) == 0
    assert "closest" in capsys.readouterr().err


def test_what_is_new_and_gone_is_named_in_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(DOCUMENT)
    on_a_terminal(["add", str(path)])
    lantern = "\n".join(f"FR, Paris\nThe {word} crew wants [b]you[/b]. {word * 9}" for word in "abcdef")
    path.write_text(f"{DOCUMENT.partition('GB, London')[0]}{lantern}\n")
    rows = re.sub(r"\x1b\[[0-9;]*m", "", on_a_terminal(["add", str(path)])).splitlines()
    assert rows[0].split("  ")[-1] == "6 new, 1 gone"
    assert rows[1].startswith("    new     posting  The a crew wants [b]you[/b]")
    assert re.fullmatch(r".+  [0-9a-f]{16}", rows[1])
    assert rows[6:] == ["    and 2 more; --verbose names them"]


def test_subscriptions_have_a_title_and_what_is_known_below() -> None:
    from datetime import UTC, datetime

    from reader.library.store_handle import user_library
    from reader.store import open_library
    from reader.store.subscription_protocol import Look
    from reader.store.subscription_values import SubscriptionState

    on_a_terminal(
        ["subscribe", "https://tides.example/", "--every", "1d", "--tag", "sea"],
        ["subscribe", "https://plain.example/"],
    )
    noon = datetime(2026, 5, 1, 12, tzinfo=UTC)
    with open_library(user_library(), clock=lambda: noon) as storage:
        look = Look(1, state=SubscriptionState(next=noon, why="[red]down[/nope]"), title="[b]Tides[/b]")
        storage.subscriptions.take(look, step="refreshed")
    rows = re.sub(r"\x1b\[[0-9;]*m", "", on_a_terminal(["subscriptions"])).splitlines()
    assert rows[0] == "[b]Tides[/b]  #sea"
    assert rows[1].startswith("  https://tides.example/  ·  feed  ·  every 1d  ·  next 2026-05-01 ")
    assert rows[1].endswith("  ·  0 items")
    assert rows[2:] == [
        "  failing: [red]down[/nope]",
        "https://plain.example/",
        "  https://plain.example/  ·  feed  ·  0 items",
    ]
