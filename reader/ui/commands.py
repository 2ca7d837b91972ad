"""The one table of commands: bindings, footer, help and palette are made from it.

A widget or screen gets its bindings with `bindings("its scope")` and implements the action of
each command of that scope. Nothing else in the program names a key.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Mapping

Scope: TypeAlias = Literal[
    "app", "main", "move", "list", "pane", "select", "sidebar", "postings", "contents", "filter", "search",
    "query", "found", "facets", "values", "find", "finding", "overlay", "help", "note", "ask", "answer",
    "open", "rows", "export", "sure", "page", "beside",
]  # fmt: skip
Category: TypeAlias = Literal["Move", "Read", "Find", "Mark", "Take along", "Look around", "Program"]

SCOPE_LABELS: dict[Scope, str] = {
    "list": "in a list",
    "pane": "in the text",
    "rows": "in the list of postings",
    "postings": "in the list of postings",
    "sidebar": "in the sidebar",
    "page": "in what floats over the text",
    "beside": "in a comparison",
    "found": "in the search",
    "facets": "in a filter",
    "values": "in a filter",
    "find": "while finding in a document",
    "finding": "while finding in a document",
    "contents": "in the contents",
    "filter": "in the contents",
    "search": "in the search",
    "query": "in the search",
    "note": "in a note",
    "ask": "in a question",
    "answer": "in a question",
    "sure": "in a question",
    "open": "before a link is opened",
    "select": "while selecting text",
    "export": "before something is exported",
    "help": "in this list",
    "overlay": "in what floats over the text",
}
"""Where the keys of a scope work, for those that do not work everywhere on the main screen."""

CATEGORIES: tuple[Category, ...] = ("Move", "Read", "Find", "Mark", "Take along", "Look around", "Program")


class Command(NamedTuple):
    """One thing the user can do, and the keys that do it."""

    name: str
    """Names the binding that the configuration can remap."""
    keys: str
    """Textual key names, comma-separated; the first is the one that is shown."""
    label: str
    """One or two words for the footer."""
    summary: str
    """One line for help and palette, without a full stop."""
    category: Category
    scope: Scope
    footer: int = 0
    """Place in the footer, from 1; 0 keeps it out."""
    shown: str = ""
    """How the keys are written in footer and help, where the key names alone would not read well."""
    priority: bool = False
    """Works wherever the focus is, in a text box too."""
    palette: bool = True
    """Whether the command palette lists it; moving by a line is nothing to look up by name."""
    does: str = ""
    """The action with its arguments, where it is not just the name."""

    @property
    def action(self) -> str:
        """What Textual is to run in the widget or screen of the scope."""
        return self.does or self.name

    @property
    def id(self) -> str:
        """The id of its binding."""
        return f"{self.scope}.{self.name}"


_move = partial(Command, category="Move", scope="move")
_pane = partial(Command, category="Move", scope="pane", palette=False)
_page = partial(Command, category="Move", scope="page", palette=False)
_list = partial(Command, category="Move", scope="list", palette=False)
_main = partial(Command, scope="main")
_select = partial(Command, category="Take along", scope="select", palette=False)
_box = partial(Command, category="Find", scope="search", palette=False)
_contents = partial(Command, category="Read", scope="contents", palette=False)
_filter = partial(Command, category="Read", scope="filter", palette=False)
_query = partial(Command, category="Find", scope="query", palette=False)
_found = partial(Command, category="Find", scope="found", palette=False)
_facets = partial(Command, category="Find", scope="facets", palette=False)
_find = partial(Command, category="Find", scope="find", palette=False)
_note = partial(Command, category="Mark", scope="note", priority=True, palette=False)
_ask = partial(Command, category="Look around", scope="ask", palette=False)
_open = partial(Command, category="Take along", scope="open", palette=False)
_export = partial(Command, category="Take along", scope="export", palette=False)
_beside = partial(Command, category="Take along", scope="beside", palette=False)
_answer = partial(Command, category="Look around", scope="answer", palette=False)
_app = partial(Command, category="Program", scope="app")

# fmt: off
COMMANDS: tuple[Command, ...] = (
    _move("line_down", "j,down", "move", "One line or row down", shown="j ↓", palette=False, footer=11),
    _move("line_up", "k,up", "move", "One line or row up", shown="k ↑", palette=False, footer=11),
    _move("half_page_down", "ctrl+d", "half page", "Half a page down", palette=False),
    _move("half_page_up", "ctrl+u", "half page up", "Half a page up", palette=False),
    _move("top", "g,home", "top", "To the top", shown="g"),
    _move("end", "G,end", "end", "To the end", shown="G"),
    _pane("page_down", "space,pagedown", "page", "One page down", shown="space", footer=1),
    _pane("page_up", "b,pageup", "page up", "One page up", shown="b"),
    _page("page_down", "space,pagedown", "page", "One page down", shown="space"),
    _page("page_up", "b,pageup", "page up", "One page up", shown="b"),
    _list("page_down", "pagedown", "page", "One page of rows down"),
    _list("page_up", "pageup", "page up", "One page of rows up"),
    _pane("scroll_left", "left", "left", "Scroll wide code and tables left"),
    _pane("scroll_right", "right", "right", "Scroll wide code and tables right"),
    _list("open", "enter", "open", "Open the chosen row", footer=1),

    _main("part_article", "1", "parts", "The article", "Read", footer=9, does="turn('article')"),
    _main("part_papers", "2", "parts", "The paper summaries", "Read", footer=9, does="turn('papers')"),
    _main("part_postings", "3", "parts", "The postings", "Read", footer=9, does="turn('postings')"),
    _main("next_part", "right_square_bracket", "jump", "Next paper, posting or heading", "Read",
          shown="]", does="jump(1)", footer=15),
    _main("previous_part", "left_square_bracket", "jump", "Previous paper, posting or heading",
          "Read", shown="[", does="jump(-1)", footer=14),
    _main("next_document", "J", "next", "Next document, or result of the search", "Read", footer=16,
          shown="J", does="step_document(1)"),
    _main("previous_document", "K", "previous", "Previous document, or result of the search", "Read",
          shown="K", does="step_document(-1)"),

    _main("contents", "t", "contents", "Contents of the document", "Read", footer=10),
    _main("travel_back", "H", "back", "Back through the places visited", "Read", shown="H",
          does="travel(-1)"),
    _main("travel_forward", "L", "forward", "Forward again through the places visited", "Read", shown="L",
          does="travel(1)"),
    _contents("entry_down", "down", "choose", "One entry of the contents down", footer=2,
              does="screen.walk(1)"),
    _contents("entry_up", "up", "choose", "One entry of the contents up", footer=3,
              does="screen.walk(-1)"),
    _contents("entries_down", "pagedown", "page", "One page of the contents down",
              does="screen.turn_page(1)"),
    _contents("entries_up", "pageup", "page up", "One page of the contents up",
              does="screen.turn_page(-1)"),
    _filter("go", "enter", "go there", "Go to the chosen entry of the contents", footer=1, does="screen.go"),
    _contents("close", "escape", "back", "Close the contents", footer=4, shown="esc", does="screen.close"),

    _main("search", "slash", "search", "Search everything", "Find", footer=2, shown="/"),
    _main("find", "ctrl+f", "find here", "Find in this document", "Find", footer=17),
    _main("next_match", "n", "match", "Next match", "Find", footer=3, does="step_match(1)"),
    _main("previous_match", "N", "match", "Previous match", "Find", shown="N",
          does="step_match(-1)", footer=3),
    _box("results_down", "down,ctrl+n", "results", "One result down", footer=4, shown="↓ ↑", does="walk(1)"),
    _box("results_up", "up", "results", "One result up; in an empty box, an earlier search", footer=4,
          shown="↑"),
    _box("results_page_down", "pagedown", "page", "One page of results down", does="turn_page(1)"),
    _box("results_page_up", "pageup", "page up", "One page of results up", does="turn_page(-1)"),
    _box("next_kind", "tab", "kind", "All, articles, papers, postings", footer=2, does="step_kind(1)"),
    _box("previous_kind", "shift+tab", "kind back", "The same, backwards", does="step_kind(-1)"),
    _query("open_result", "enter", "open", "Open the result at its passage", footer=1,
           does="screen.open_result"),
    _query("to_list", "ctrl+l", "to the list", "From the box to the list of results", footer=8,
           does="screen.to_list"),
    _found("to_box", "slash", "to the box", "From the list of results to the box", footer=5, shown="/",
           does="screen.to_box"),
    _box("take_suggestion", "ctrl+y", "did you mean", "Search for what was suggested", footer=5),
    _query("narrow_from_box", "ctrl+f", "filter", "Filter the postings that are found", footer=6,
           does="screen.narrow"),
    _query("reorder_from_box", "ctrl+o", "order", "Another order of the results", footer=9,
           does="screen.reorder"),
    _query("save_from_box", "ctrl+s", "save", "Save this search; it stands in the sidebar", footer=7,
           does="screen.save"),
    _box("close", "escape", "back", "Close the search", footer=3, shown="esc"),
    _found("narrow", "f,ctrl+f", "filter", "Filter the postings", footer=6, shown="f", does="screen.narrow"),
    _found("reorder", "O,ctrl+o", "order", "Another order of the list", footer=9, shown="O",
           does="screen.reorder"),
    _found("save_search", "S,ctrl+s", "save", "Save this search; it stands in the sidebar", footer=7,
           shown="S", does="screen.save"),
    _found("widen", "backspace", "filter off", "Take the last filter away", does="screen.widen"),
    _found("leave", "q", "back", "Close the search", does="screen.close"),
    _main("narrow", "f", "filter", "Filter the postings", "Find", footer=18),
    _main("reorder", "O", "order", "Another order of the list", "Find", footer=19, shown="O"),
    Command("widen", "backspace", "filter off", "Take the last filter away", "Find", "postings",
            palette=False, does="screen.widen"),
    Command("remove", "delete,backspace", "remove", "Remove this saved search", "Find", "sidebar",
            palette=False, footer=3, shown="del", does="screen.remove_search"),
    Command("choose", "enter", "choose", "Choose this value, or no longer", "Find", "values", palette=False,
            footer=1, does="screen.choose"),
    _facets("value_down", "down,ctrl+n", "value", "One value down", footer=2, shown="↓ ↑", does="walk(1)"),
    _facets("value_up", "up", "value up", "One value up", shown="↑", does="walk(-1)"),
    _facets("values_page_down", "pagedown", "page", "One page of values down", does="turn_page(1)"),
    _facets("values_page_up", "pageup", "page", "One page of values up", does="turn_page(-1)"),
    _facets("next_facet", "tab", "next group", "To the next group of values", footer=3, does="step_group(1)"),
    _facets("previous_facet", "shift+tab", "group back", "To the group before", does="step_group(-1)"),
    _facets("close", "escape", "done", "Done with the filter", footer=4, shown="esc"),
    Command("land", "enter", "stay here", "Stay at this match", "Find", "finding", palette=False, footer=1,
            does="submit"),
    _find("match_down", "down,ctrl+n", "match", "Next match in this document", footer=2, shown="↓ ↑",
          does="step(1)"),
    _find("match_up", "up", "match up", "Previous match in this document", shown="↑", does="step(-1)"),
    _find("close", "escape", "back", "Back to the line where one was", footer=3, shown="esc"),

    _main("star", "m", "star", "Star, and take the star away", "Mark", footer=12),
    _main("read", "r", "read", "Read, or unread again", "Mark"),
    _main("interested", "i", "interested", "Interested in this posting", "Mark", footer=5,
          does="status('interested')"),
    _main("applied", "a", "applied", "Applied for this posting", "Mark", footer=6, does="status('applied')"),
    _main("rejected", "X", "rejected", "Rejected, or not for me", "Mark", shown="X",
          does="status('rejected')"),
    _main("hidden", "x", "hide", "Hide this posting", "Mark", footer=7, does="status('hidden')"),
    _main("note", "e", "note", "Write a note", "Mark", footer=13),
    _main("tags", "T", "tags", "Put tags on, or take them off", "Mark", shown="T"),
    _main("undo", "u", "undo", "Undo the last change", "Mark", footer=22),
    _main("redo", "U", "redo", "Do again what was undone", "Mark", shown="U"),
    _found("star", "m", "star", "Star, and take the star away", category="Mark",
           footer=11, does="screen.star"),
    _found("read", "r", "read", "Read, or unread again", category="Mark", does="screen.read"),
    _found("interested", "i", "interested", "Interested in this posting", category="Mark", footer=12,
           does="screen.status('interested')"),
    _found("applied", "a", "applied", "Applied for this posting", category="Mark", footer=13,
           does="screen.status('applied')"),
    _found("rejected", "X", "rejected", "Rejected, or not for me", category="Mark", shown="X",
           does="screen.status('rejected')"),
    _found("hidden", "x", "hide", "Hide this posting", category="Mark", footer=14,
           does="screen.status('hidden')"),
    _found("undo", "u", "undo", "Undo the last change", category="Mark", footer=15, does="screen.undo"),
    _found("redo", "U", "redo", "Do again what was undone", category="Mark", shown="U", does="screen.redo"),
    _found("choose", "space", "select", "Select this posting, or no longer", category="Take along", footer=16,
           does="screen.choose"),
    _found("copies", "d", "copies", "The copies of this posting, and in what they differ",
           category="Take along",
           does="screen.copies"),
    _found("compare", "c", "compare", "Compare the postings that are selected", category="Take along",
           footer=17,
           does="screen.compare"),
    _found("copy", "y", "copy", "Copy what is selected, or the link or citation", category="Take along",
           does="screen.copy"),
    _found("copy_all", "Y", "copy text", "Copy the whole text of it", category="Take along", shown="Y",
           does="screen.copy_all"),
    _found("export", "w", "export", "Write what is shown into a file", category="Take along", footer=18,
           does="screen.export"),
    _note("save", "ctrl+s", "keep", "Keep the note", footer=1),
    _note("editor", "ctrl+e", "in $EDITOR", "Write on in your editor", footer=2),
    _note("new_note", "ctrl+n", "new", "A new note beside the others", footer=3),
    _note("other_note", "ctrl+o", "another", "Turn to another note", footer=4),
    _note("close", "escape", "leave", "Leave, and change nothing", footer=5, shown="esc"),
    _answer("answer", "enter", "done", "Take what was typed", footer=1, does="screen.answer"),
    _ask("close", "escape", "leave", "Leave, and change nothing", footer=2, shown="esc"),

    _pane("select", "v", "select", "Select text by keyboard", category="Take along", palette=True, footer=16),
    _main("copy", "y", "copy", "Copy what is selected, or the link or citation", "Take along", footer=17),
    _main("copy_all", "Y", "copy text", "Copy the whole text of it", "Take along", shown="Y"),
    _main("links", "o", "links", "Open a link; first it is shown where it leads", "Take along", footer=18),
    _select("take_selection", "enter", "copy", "Copy what is selected", footer=1),
    _select("leave_selection", "escape", "leave", "Select nothing", footer=1, shown="esc"),
    _select("cursor_begin", "s", "from here", "Begin what is selected here", footer=1),
    _select("cursor_swap", "o", "other end", "To the other end of what is selected", footer=1),
    _select("cursor_left", "h,left", "left", "A character to the left", shown="h ←",
            does="cursor_to('left')"),
    _select("cursor_right", "l,right", "right", "A character to the right", shown="l →",
            does="cursor_to('right')"),
    _select("cursor_word", "w", "word", "To the next word", does="cursor_to('word')"),
    _select("cursor_word_back", "b", "word back", "To the word before", does="cursor_to('word_back')"),
    _select("cursor_word_end", "e", "word's end", "To the end of the word", does="cursor_to('word_end')"),
    _select("cursor_line_start", "0", "line start", "To the beginning of the line",
            does="cursor_edge('start')"),
    _select("cursor_line_end", "dollar_sign", "line end", "To the end of the line", shown="$",
            does="cursor_edge('end')"),
    _select("cursor_block", "right_curly_bracket", "block", "To the next paragraph", shown="}",
            does="cursor_to('block')"),
    _select("cursor_block_back", "left_curly_bracket", "block back", "To the paragraph before", shown="{",
            does="cursor_to('block_back')"),
    _main("copies", "d", "copies", "The copies of this posting, and in what they differ", "Take along",
          footer=12),
    _beside("beside_down", "space", "page", "One page of the difference down", footer=2, does="turn_page(1)"),
    _beside("beside_up", "b", "page up", "One page of the difference up", does="turn_page(-1)"),
    _main("compare", "c", "compare", "Compare the postings that are selected", "Take along", footer=12),
    _main("export", "w", "export", "Write what is shown into a file", "Take along", footer=19),
    Command("choose", "space", "select", "Select this posting, or no longer", "Take along", "rows", footer=13,
            palette=False),
    _export("next_format", "down,ctrl+n", "format", "The next format", footer=2, shown="↓ ↑",
            does="step_format(1)"),
    _export("previous_format", "up", "format back", "The format before", shown="↑", does="step_format(-1)"),
    _export("next_scope", "tab", "how much", "More or less of it", footer=3, does="step_scope(1)"),
    _export("previous_scope", "shift+tab", "how much back", "The same, backwards", does="step_scope(-1)"),
    Command("agree", "y", "yes", "Yes, do it", "Look around", "sure", footer=1, palette=False),
    _open("open_link", "enter", "open", "Open the link that is shown", footer=1),
    _open("copy_link", "y", "copy", "Copy the link that is shown", footer=2),

    _main("pane_right", "l", "to the right", "To the pane on the right", "Look around", does="pane(1)"),
    _main("pane_left", "h", "to the left", "To the pane on the left", "Look around", does="pane(-1)"),
    _main("pane_next", "tab", "next pane", "To the next pane, round and round", "Look around",
          does="pane_round(1)"),
    _main("pane_previous", "shift+tab", "previous pane", "To the previous pane", "Look around", palette=False,
          does="pane_round(-1)"),
    _main("sidebar", "s", "sidebar", "The sidebar away, and back", "Look around"),
    _main("zen", "z", "text alone", "Nothing but the text, and back", "Look around"),
    _main("repeated", "full_stop", "repeated text", "What recurs in other postings: dimmed, folded, plain",
          "Read", shown="."),
    _main("wider_column", "plus", "wider", "A wider column of text", "Look around", shown="+",
          does="column(1)"),
    _main("narrower_column", "minus", "narrower", "A narrower column of text", "Look around", shown="-",
          does="column(-1)"),
    _main("wider_sidebar", "greater_than_sign", "wider sidebar", "A wider sidebar", "Look around", shown=">",
          does="sidebar_width(1)"),
    _main("narrower_sidebar", "less_than_sign", "narrower sidebar", "A narrower sidebar", "Look around",
          shown="<", does="sidebar_width(-1)"),
    _main("back", "escape", "back", "Back: out of a search, one level up", "Look around", footer=4,
          shown="esc"),
    Command("close", "escape,q,question_mark", "back", "Close what floats over the text", "Look around",
            "overlay", footer=1, shown="esc", palette=False),

    Command("find_key", "slash", "find a key", "Find a key by what it does", "Program", "help", footer=2,
            shown="/", palette=False),
    _main("reread", "R", "read again", "Read the document again from its file", "Program", shown="R"),
    _main("add", "A", "add", "Add files or a folder to the library", "Program", shown="A", footer=20),
    _main("leave", "q", "quit", "Back, or quit at the top level", "Program", footer=21),
    _app("palette", "colon,ctrl+p", "commands", "Find a command by its name", shown=":", palette=False),
    _app("all_keys", "question_mark", "all keys", "All keys, by task", footer=99, shown="?"),
    _app("quit", "ctrl+q", "quit", "Quit from anywhere", shown="ctrl+q", priority=True),
    _app("suspend_process", "ctrl+z", "suspend", "Back to the shell; `fg` returns"),
)
# fmt: on


def bindings(scope: Scope) -> list[Binding]:
    """The bindings of a scope, in the order of the table.

    Each carries an id ("scope.name"), by which `App.set_keymap` can remap it.
    """
    return [
        Binding(
            command.keys,
            command.action,
            command.label,
            show=command.footer > 0,
            key_display=command.shown or None,
            priority=command.priority,
            id=command.id,
        )
        for command in COMMANDS
        if command.scope == scope
    ]


def key_label(key: str) -> str:
    """How a key is written, by its name: "/" for "slash"."""
    short = SHORT_KEYS.get(key)
    if short is None and len(key) > 1:
        from textual.keys import format_key

        before, plus, last = key.rpartition("+")
        sign = SHORT_KEYS.get(last) or format_key(last)
        short = f"{before}{plus}{sign}" if len(sign) == 1 and sign not in "⏎⌫" else key
    return short or key


SHORT_KEYS = {
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
}


def key_labels(command: Command, remapped: Mapping[str, str]) -> str:
    """All keys of a command, as help writes them; `remapped` is from binding ids to keys."""
    keys = remapped.get(command.id)
    if keys is None and command.shown:
        return command.shown
    return " ".join(key_label(key) for key in (keys or command.keys).split(","))


def first_key(name: str, remapped: Mapping[str, str]) -> str:
    """The first key of a command, as it is written in sentences. Raises KeyError for an unknown name."""
    for command in COMMANDS:
        if command.name == name:
            return key_label((remapped.get(command.id) or command.keys).split(",")[0])
    raise KeyError(name)
