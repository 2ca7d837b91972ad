"""What each command of the command line does. Their modules import little; what they need comes at use."""

from __future__ import annotations

INTERRUPTED = 130
"""The exit code after ctrl+c: 128 and the number of the signal."""
COMMANDS: dict[str, tuple[str, str]] = {
    "add": ("library_commands", "add"),
    "forget": ("library_commands", "forget"),
    "list": ("read_commands", "list_documents"),
    "show": ("read_commands", "show"),
    "search": ("read_commands", "search"),
    "export": ("library_commands", "export"),
    "check": ("library_commands", "check"),
    "config": ("config_commands", "config"),
}
"""The module and function of each, by its name; its arguments stand in parsers.py. Opening the app needs
none of them.
"""
