"""Write docs/keys.md from the table of commands: `python scripts/make_key_table.py`."""

from __future__ import annotations

from pathlib import Path

from reader.ui.commands import CATEGORIES, COMMANDS, SCOPE_LABELS, key_label

PAGE = Path(__file__).resolve().parent.parent / "docs" / "keys.md"
HEAD = """\
# Keys

All keys, and the names of their commands. Press `?` in the app for the same list with the keys you have.
This page is made by `scripts/make_key_table.py` from `reader/ui/commands.py`.

To use other keys, put the names into the configuration file (`reader config` shows where it is). Separate \
several keys with commas; they replace all the keys listed here:

```toml
[keys]
star = "ctrl+b"
note = "f5,W"
```

A name that is listed more than once gets the keys in all those places.
"""
COLUMNS = "| keys | what they do | where | name |\n|---|---|---|---|\n"


def page() -> str:
    """Return the page: a table for each category, in the order of the commands."""
    parts = [HEAD]
    for category in CATEGORIES:
        rows: dict[str, None] = {}
        for command in COMMANDS:
            if command.category == category:
                keys = " ".join(f"`{key_label(key)}`" for key in command.keys.split(","))
                where = SCOPE_LABELS.get(command.scope, "")
                rows[f"| {keys} | {command.summary} | {where} | `{command.name}` |\n"] = None
        parts.append(f"## {category}\n\n{COLUMNS}{''.join(rows)}")
    return "\n".join(parts)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
