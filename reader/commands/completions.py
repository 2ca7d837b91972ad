"""The command that prints a completion script for a shell, made from the parsers."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NamedTuple

from reader.commands.common import DONE
from reader.commands.parsers import PARSERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FILE_WORDS = ("PATH", "SOURCE", "FILE")
"""Parts of the names of arguments that stand for files."""


class Argument(NamedTuple):
    """An option, or an argument without a name."""

    names: tuple[str, ...]
    """Such as -n and --limit; empty for an argument without a name."""
    help: str
    takes_value: bool
    values: tuple[str, ...]
    """The allowed values, if they are known."""
    takes_file: bool
    repeats: bool


class Command(NamedTuple):
    """A command with its arguments."""

    name: str
    help: str
    options: tuple[Argument, ...]
    operands: tuple[Argument, ...]

    @property
    def option_names(self) -> tuple[str, ...]:
        """Every name of every option."""
        return tuple(name for option in self.options for name in option.names)

    @property
    def operand_values(self) -> tuple[str, ...]:
        """The allowed values of its operands, if they are known."""
        return tuple(value for operand in self.operands for value in operand.values)


def completions(arguments: argparse.Namespace) -> int:
    """Print the script for a shell."""
    from reader.printing import put

    for line in SCRIPTS[arguments.shell](commands()):
        put(line)
    return DONE


def commands() -> tuple[Command, ...]:
    """Return every command, as its parser knows it."""
    made = []
    for name, make in PARSERS.items():
        parser = make(name)
        known = [_argument(action) for action in parser._actions]
        sentence = (parser.description or "").partition(".")[0]
        options = tuple(argument for argument in known if argument.names)
        made.append(Command(name, sentence, options, tuple(one for one in known if not one.names)))
    return tuple(made)


def _argument(action: argparse.Action) -> Argument:
    shown = str(action.metavar or action.dest)
    return Argument(
        tuple(action.option_strings),
        " ".join((action.help or "").split()),
        action.nargs != 0,
        tuple(map(str, action.choices or ())),
        any(word in shown for word in FILE_WORDS),
        action.nargs in ("*", "+") or isinstance(action, argparse._AppendAction),
    )


def _bash(known: Sequence[Command]) -> Iterator[str]:
    """Where the script offers nothing, bash completes file names."""
    names = " ".join(command.name for command in known)
    yield from (
        "# Completions of reader for bash.",
        "_reader() {",
        '    local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"',
        '    local options="--help --version" values=""',
        '    if [[ $current == "=" ]]; then current=""',
        '    elif [[ $previous == "=" ]]; then previous="${COMP_WORDS[COMP_CWORD-2]}"; fi',
        "    COMPREPLY=()",
        f'    if (( COMP_CWORD == 1 )); then values="{names}"',
        '    else case "${COMP_WORDS[1]} $previous" in',
        *(f"        {line}" for command in known for line in _bash_option_values(command)),
        '        *) case "${COMP_WORDS[1]}" in',
    )
    for command in known:
        options, values = " ".join(command.option_names), " ".join(command.operand_values)
        yield f'            {command.name}) options="{options}" values="{values}" ;;'
    yield from (
        "        esac ;;",
        "    esac; fi",
        "    if [[ $current == -* ]]; then values=$options; fi",
        '    COMPREPLY=($(compgen -W "$values" -- "$current"))',
        "}",
        "complete -o bashdefault -o default -F _reader reader",
    )


def _bash_option_values(command: Command) -> Iterator[str]:
    """Yield a case for each option that takes a value: its values, file names, or nothing."""
    for option in command.options:
        words = "|".join(f'"{command.name} {name}"' for name in option.names)
        if option.values:
            yield f'{words}) values="{" ".join(option.values)}" ;;'
        elif option.takes_file:
            yield f"{words}) return ;;"
        elif option.takes_value:
            yield f"{words}) compopt +o default +o bashdefault 2>/dev/null; return ;;"


def _zsh(known: Sequence[Command]) -> Iterator[str]:
    yield from (
        "#compdef reader",
        "_reader() {",
        "    local -a commands",
        "    commands=(",
        *(f"        {_quoted(f'{command.name}:{command.help}')}" for command in known),
        "    )",
        "    if (( CURRENT == 2 )); then",
        "        _describe -t commands command commands",
        "        _files",
        "        return",
        "    fi",
        "    local command=$words[2]",
        "    shift words",
        "    (( CURRENT-- ))",
        "    case $command in",
    )
    for command in known:
        yield f"        {command.name}) _arguments -s \\"
        specs = [spec for argument in (*command.options, *command.operands) for spec in _zsh_specs(argument)]
        yield from (f"            {_quoted(spec)} \\" for spec in specs[:-1])
        yield f"            {_quoted(specs[-1])} ;;"
    yield from (
        "        *) _files ;;",
        "    esac",
        "}",
        'if [ "${funcstack[1]}" = "_reader" ]; then _reader "$@"; else compdef _reader reader; fi',
    )


def _zsh_specs(argument: Argument) -> Iterator[str]:
    """Yield an argument as _arguments wants it, once for each of its names."""
    takes = "_files" if argument.takes_file else f"({' '.join(argument.values)})" if argument.values else " "
    if not argument.names:
        yield f"{'*' * argument.repeats}:{'file' if argument.takes_file else 'value'}:{takes}"
    for name in argument.names:
        value = f":value:{takes}" if argument.takes_value else ""
        told = argument.help.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
        yield f"{'*' * argument.repeats}{name}[{told}]{value}"


def _fish(known: Sequence[Command]) -> Iterator[str]:
    yield "# Completions of reader for fish."
    for command in known:
        told = _fish_quoted(command.help)
        yield f"complete -c reader -n __fish_use_subcommand -a {command.name} -d {told}"
    for command in known:
        here = f"complete -c reader -n '__fish_seen_subcommand_from {command.name}'"
        for option in command.options:
            names = " ".join(map(_fish_name, option.names))
            values = f" -x -a {_fish_quoted(' '.join(option.values))}" if option.values else ""
            takes = values or (" -r" if option.takes_file else " -x" if option.takes_value else "")
            yield f"{here} {names}{takes} -d {_fish_quoted(option.help)}"
        for operand in command.operands:
            if operand.values:
                yield f"{here} -f -a {_fish_quoted(' '.join(operand.values))}"


def _fish_name(name: str) -> str:
    return f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"


def _quoted(text: str) -> str:
    """Quote a text for zsh and bash."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


SCRIPTS: dict[str, Callable[[Sequence[Command]], Iterator[str]]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
}
"""The lines of the script for each shell."""
