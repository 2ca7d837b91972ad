"""The commands of the command line. Importing them is cheap; each imports what it needs when it runs."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "add": ("library_commands", "add"),
    "forget": ("library_commands", "forget"),
    "subscribe": ("subscription_commands", "subscribe"),
    "unsubscribe": ("subscription_commands", "unsubscribe"),
    "refresh": ("subscription_commands", "refresh"),
    "subscriptions": ("subscription_commands", "subscriptions"),
    "list": ("read_commands", "list_documents"),
    "show": ("read_commands", "show"),
    "search": ("read_commands", "search"),
    "mark": ("mark_commands", "mark"),
    "undo": ("mark_commands", "undo"),
    "redo": ("mark_commands", "redo"),
    "history": ("mark_commands", "history"),
    "export": ("export_command", "export"),
    "check": ("library_commands", "check"),
    "config": ("config_commands", "config"),
    "completions": ("completions", "completions"),
}
"""The module and function of each command; parsers.py has the arguments. Opening the app needs none of them.
"""
