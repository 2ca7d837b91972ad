"""Write the README's key table from the table of commands: `python scripts/make_key_table.py`."""

from __future__ import annotations

from pathlib import Path

from reader.ui.commands import COMMANDS, keys_of

README = Path(__file__).resolve().parent.parent / "README.md"
HEAD = "| keys | what they do | name |\n|---|---|---|\n"


def table() -> str:
    """Return one row per command, in the order of the table; widgets that share a command share its row."""
    rows: dict[str, None] = {}
    for command in COMMANDS:
        keys = " ".join(f"`{key}`" for key in keys_of(command, {}).split(" ")) if command.keys else ""
        rows[f"| {keys} | {command.summary} | {command.name} |\n"] = None
    return HEAD + "".join(rows)


def main() -> None:
    """Replace the table in place."""
    before, _, rest = README.read_text(encoding="utf-8").partition(HEAD)
    rows = rest.partition("\n\n")[2]
    README.write_text(f"{before}{table()}\n{rows}", encoding="utf-8")


if __name__ == "__main__":
    main()
