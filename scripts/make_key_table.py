"""Write docs/keys.md, the table of all keys, from the table of commands."""

from __future__ import annotations

from pathlib import Path

from reader.ui.commands import CATEGORIES, COMMANDS, SCOPE_LABELS, key_labels

PAGE = Path(__file__).resolve().parent.parent / "docs" / "keys.md"
HEAD = """# Keys

Every command, its keys, and the name the configuration knows it by. In the app, `?` shows the same. This page
is made by `scripts/make_key_table.py` from the table of commands in `reader/ui/commands.py`.
"""

TABLE_HEAD = "| keys | what they do | where | name |\n|---|---|---|---|\n"


def page() -> str:
    """Return the page: a table for each category; a command that several widgets share has one row."""
    parts = [HEAD]
    for category in CATEGORIES:
        rows: dict[str, None] = {}
        for command in COMMANDS:
            if command.category == category:
                keys = " ".join(f"`{key}`" for key in key_labels(command, {}).split(" "))
                where = SCOPE_LABELS.get(command.scope, "")
                rows[f"| {keys} | {command.summary} | {where} | {command.name} |\n"] = None
        parts.append(
            f"\n## {category}\n\n| keys | what they do | where | name |\n|---|---|---|---|\n{''.join(rows)}"
        )
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
