"""What each command of the command line does. Their modules import little; what they need comes at use."""

from __future__ import annotations

INTERRUPTED = 130
"""The exit code after ctrl+c: 128 and the number of the signal."""
COMMANDS: dict[str, tuple[str, str]] = {
    "add": ("keeping", "add"),
    "forget": ("keeping", "forget"),
    "list": ("reading", "list_documents"),
    "show": ("reading", "show"),
    "search": ("reading", "search"),
    "export": ("keeping", "export"),
    "check": ("keeping", "check"),
    "config": ("configuring", "config"),
}
"""The module and function of each, by its name; its arguments stand in parsers.py. Opening the app needs
none of them.
"""
