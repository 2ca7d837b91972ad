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
