"""The one table of commands: bindings, footer, help and palette are made from it.

A widget or screen gets its bindings with `bindings("its scope")` and implements the action of each
command in that scope. No other module names a key.
"""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from typing import Protocol

    from reader.model import ItemKind

    class HasContext(Protocol):
        """A screen that knows what there is to act on."""

        @property
        def context(self) -> Context:
            """What there is to act on."""


Scope: TypeAlias = Literal[
    "app", "main", "item", "move", "list", "pane", "page", "select", "highlight", "sidebar", "postings",
    "modal", "viewer", "form", "picker", "menu", "outline", "search", "query", "results", "filters", "find",
    "help", "note", "prompt", "confirm", "source", "adding", "open", "export", "copies", "compare",
    "news", "overview", "palette", "names", "status", "order", "themes",
]  # fmt: skip
Walked: TypeAlias = Literal["", "match", "result"]
Category: TypeAlias = Literal["Move", "Read", "Find", "Mark", "Copy & export", "View", "App"]

CATEGORIES: tuple[Category, ...] = ("Move", "Read", "Find", "Mark", "Copy & export", "View", "App")

SCOPE_LABELS: dict[Scope, str] = {
    "list": "in a list",
    "pane": "in the text",
    "postings": "in the list of postings",
    "sidebar": "in the sidebar",
    "select": "while selecting text",
    "highlight": "on a highlight",
    "modal": "in dialogs",
    "viewer": "in dialogs",
    "form": "in dialogs",
    "picker": "in dialogs with a list",
    "menu": "in dialogs with a list",
    "page": "in dialogs that scroll",
    "outline": "in the contents and in highlights",
    "palette": "in the command palette",
    "themes": "in the list of themes",
    "names": "while going to a name",
    "search": "in the search",
    "query": "in the search box",
    "results": "in search results and collections",
    "filters": "in a filter",
    "find": "while finding in a document",
    "note": "in a note",
    "prompt": "in a question",
    "confirm": "in a question",
    "source": "before something is added",
    "adding": "before an address is added",
    "open": "before a link is opened",
    "export": "before an export",
    "copies": "in the copies of a posting",
    "compare": "while comparing",
    "news": "in what is new",
    "status": "in the list of statuses",
    "order": "in the ways to sort",
    "overview": "in the overview",
    "help": "in this list",
}
"""Where the keys of a scope work, for those that don't work everywhere on the main screen."""


OPENING = "The document is still opening. Try again."
NO_ITEM = "No item is selected."
"""Why there is no current item while a document is on its way."""


class Context(NamedTuple):
    """What there is to act on in a screen."""

    item: ItemKind | None = None
    """The kind of the current item; None without one, and while a document is loading."""
    no_item: str = ""
    """Why there is no current item; empty where that needs no words of its own."""
    has_documents: bool = False
    """Whether there are documents to search, or some may still come."""
    has_document: bool = False
    """Whether a document is open."""
    is_opening: bool = False
    """Whether a document is on its way, for which the next key may be meant."""
    has_text: bool = False
    """Whether a document or its preview is shown."""
    has_postings: bool = False
    """Whether a list of postings is shown."""
    is_filtered: bool = False
    """Whether a filter is set."""
    walked: Walked = ""
    """What is stepped through: matches, or results without any; empty for nothing."""
    has_suggestion: bool = False
    """Whether the search suggests another query."""
    on_saved_search: bool = False
    """Whether the sidebar's cursor is on a saved search."""
    on_subscription: bool = False
    """Whether the sidebar's cursor is on a subscription."""
    has_selected: bool = False
    """Whether postings are selected."""
    has_near_copy: bool = False
    """Whether the current item is nearly a copy of a marked one."""
    can_go_back: bool = False
    """Whether there is a level to go back to."""
    is_zen: bool = False
    has_currencies: bool = False
    """Whether postings state pay in several currencies."""


class Condition(NamedTuple):
    """When a command can run."""

    holds: Callable[[Context], bool]
    reason: str = ""
    """What to tell the user otherwise; empty where the key is then free for something else."""

    def why(self, context: Context) -> str:
        """Return why it does not hold, as far as there is anything to say."""
        return context.no_item if self in _ITEM_CONDITIONS and context.no_item else self.reason


_ITEM = Condition(lambda context: context.item is not None, NO_ITEM)
_WRITING = Condition(lambda context: context.item is not None or context.no_item == OPENING, NO_ITEM)
"""Of what is typed next: it waits for a document that is still opening, and must never run as commands."""
_STATUS = Condition(lambda context: context.item == "posting", "Only postings have a status.")
_COPIES = Condition(lambda context: context.item == "posting", "Only postings have copies.")
_COMPARE = Condition(
    lambda context: context.item == "posting" or context.has_selected, "Only postings can be compared."
)
_SELECT = Condition(lambda context: context.item == "posting", "Only postings can be selected.")
_NEAR = Condition(lambda context: context.has_near_copy, "No near copy of this has marks.")
_ITEM_CONDITIONS = (_ITEM, _WRITING, _STATUS, _COPIES, _SELECT)
_DOCUMENT = Condition(lambda context: context.has_document, "No document is open.")
_DOCUMENT_SOON = Condition(lambda context: context.has_document or context.is_opening, "No document is open.")
_TEXT = Condition(lambda context: context.has_text, "No document is open.")
_FILTER = Condition(lambda context: context.has_postings, "Only postings can be filtered.")
_SORT = Condition(lambda context: context.has_postings, "Only postings can be sorted.")
_FILTERED = Condition(lambda context: context.is_filtered)
_MATCHES = Condition(lambda context: context.walked != "", "No matches. Search first.")
_SUGGESTION = Condition(lambda context: context.has_suggestion)
_SEARCH = Condition(lambda context: context.has_documents, "No documents to search yet.")
_REMOVABLE = Condition(
    lambda context: context.on_saved_search or context.on_subscription,
    "Only saved searches and subscriptions can be removed.",
)
_SUBSCRIBED = Condition(
    lambda context: context.on_subscription, "Choose a subscription in the sidebar first."
)
_CURRENCIES = Condition(lambda context: context.has_currencies, "No pay in other currencies.")
_BACK = Condition(lambda context: context.can_go_back)
_SIDEBAR = Condition(lambda context: not context.is_zen, "Leave zen mode first.")


class Command(NamedTuple):
    """One thing the user can do, and the keys for it."""

    name: str
    """What the configuration calls it."""
    keys: str
    """Textual key names, comma-separated; the first is the one shown."""
    label: str
    """One or two words for the footer."""
    summary: str
    """One line for help and palette, without a full stop."""
    category: Category
    scope: Scope
    footer: int = 0
    """Place in the footer, from 1; 0 keeps it out."""
    shown: str = ""
    """How to write the keys in footer and help, where the key names alone would not read well."""
    priority: bool = False
    """Works wherever the focus is, even in a text box."""
    palette: bool = True
    """Whether the command palette lists it; moving by a line is nothing to look up by name."""
    does: str = ""
    """The action with its arguments, where it is not just the name."""
    when: Condition | None = None
    """When it can run; None for always."""
    line: str = ""
    """What help says of it and those that join it, in one line; empty if it stands alone."""
    joins: bool = False
    """Whether help tells it in the line of the command before it."""
    on_row: bool = False
    """Whether it acts on a row, so that the footer leaves it out where the list has none."""
    on_walk: bool = False
    """Whether it steps through what the user walks, so that the footer names that in place of the label."""

    @property
    def action(self) -> str:
        """What Textual runs in the widget or screen of the scope."""
        return self.does or self.name

    @property
    def id(self) -> str:
        """The id of its binding."""
        return f"{self.scope}.{self.name}"


_app = partial(Command, category="App", scope="app")
_main = partial(Command, scope="main")
_move = partial(Command, category="Move", scope="move")
_pane = partial(Command, category="Move", scope="pane", palette=False)
_page = partial(Command, category="Move", scope="page", palette=False)
_list = partial(Command, category="Move", scope="list", palette=False)
_select = partial(Command, category="Copy & export", scope="select", palette=False)
_highlight = partial(Command, category="Mark", scope="highlight", palette=False)
_picker = partial(Command, category="Move", scope="picker", palette=False)
_search = partial(Command, category="Find", scope="search", palette=False)
_query = partial(Command, category="Find", scope="query", palette=False)
_results = partial(Command, category="Find", scope="results", palette=False)
_filters = partial(Command, category="Find", scope="filters", palette=False)
_overview = partial(Command, category="Find", scope="overview", palette=False)
_find = partial(Command, category="Find", scope="find", palette=False)
_note = partial(Command, category="Mark", scope="note", priority=True, palette=False)
_open = partial(Command, category="Copy & export", scope="open", palette=False)
_export = partial(Command, category="Copy & export", scope="export", palette=False)
_status = partial(Command, category="Mark", scope="status", palette=False)
_order = partial(Command, category="Find", scope="order", palette=False)
_dialog = partial(Command, palette=False)


def _item(
    name: str,
    keys: str,
    label: str,
    summary: str,
    category: Category = "Mark",
    *,
    footer: int = 0,
    shown: str = "",
    when: Condition | None = _ITEM,
    line: str = "",
    joins: bool = False,
) -> Command:
    """A command on the current item: the same on the main screen, in collections and in results."""
    action = f"screen.item('{name}')"
    return Command(
        name, keys, label, summary, category, "item", footer, shown,
        does=action, when=when, line=line, joins=joins,
    )  # fmt: skip


# fmt: off
COMMANDS: tuple[Command, ...] = (
    _move("line_down", "j,down", "move", "One line or row down", shown="j ↓", palette=False, footer=11,
          on_row=True, line="A line or row down or up"),
    _move("line_up", "k,up", "move", "One line or row up", shown="k ↑", palette=False, footer=11, on_row=True,
          joins=True),
    _move("half_page_down", "ctrl+d", "half page", "Half a page down", palette=False,
          line="Half a page down or up"),
    _move("half_page_up", "ctrl+u", "half page", "Half a page up", palette=False, joins=True),
    _move("top", "g,home", "top", "Go to the top", shown="g", line="Go to the top or the end"),
    _move("end", "G,end", "end", "Go to the end", shown="G", joins=True),
    _pane("page_down", "space,pagedown", "page", "One page down", shown="space", footer=1,
          line="A page down or up"),
    _pane("page_up", "b,pageup", "page", "One page up", shown="b", joins=True),
    _page("page_down", "space,pagedown", "page", "One page down", shown="space", line="A page down or up"),
    _page("page_up", "b,pageup", "page", "One page up", shown="b", joins=True),
    _list("page_down", "pagedown", "page", "One page of rows down", line="A page of rows down or up"),
    _list("page_up", "pageup", "page", "One page of rows up", joins=True),
    _pane("scroll_left", "left", "left", "Scroll wide code and tables left",
          line="Scroll wide code and tables"),
    _pane("scroll_right", "right", "right", "Scroll wide code and tables right", joins=True),
    _list("open", "enter", "open", "Open the row", footer=1, on_row=True),
    _dialog("open", "enter", "choose", "Choose the row", "Move", "menu", footer=1, on_row=True),
    _picker("row_down", "down,ctrl+n", "choose", "One row down", footer=7, shown="↓ ↑",
            does="screen.walk(1)", on_row=True, line="A row down or up"),
    _picker("row_up", "up", "choose", "One row up; in an empty search box, an earlier search", footer=7,
            shown="↑", does="screen.walk(-1)", on_row=True, joins=True),
    _picker("rows_down", "pagedown", "page", "One page of rows down", does="screen.turn_page(1)",
            line="A page of rows down or up"),
    _picker("rows_up", "pageup", "page", "One page of rows up", does="screen.turn_page(-1)", joins=True),

    _main("part_article", "1", "parts", "Show the article", "Read", footer=9, does="turn('article')",
          when=_TEXT, line="Show the article, papers or postings"),
    _main("part_papers", "2", "parts", "Show the papers", "Read", footer=9, does="turn('papers')",
          when=_TEXT, joins=True),
    _main("part_postings", "3", "parts", "Show the postings", "Read", footer=9, does="turn('postings')",
          when=_TEXT, joins=True),
    _main("previous_part", "left_square_bracket", "jump", "Previous paper, posting or heading", "Read",
          shown="[", does="jump(-1)", footer=14, when=_DOCUMENT,
          line="Previous or next part or heading"),
    _main("next_part", "right_square_bracket", "jump", "Next paper, posting or heading", "Read",
          shown="]", does="jump(1)", footer=15, when=_DOCUMENT, joins=True),
    _main("next_document", "J", "next", "Next document or search result", "Read", footer=16, shown="J",
          does="step_document(1)", when=_DOCUMENT_SOON, line="Next or previous document or result"),
    _main("previous_document", "K", "previous", "Previous document or search result", "Read", shown="K",
          does="step_document(-1)", when=_DOCUMENT_SOON, joins=True),
    _main("contents", "t", "contents", "Contents of the document", "Read", footer=10, when=_DOCUMENT),
    _main("travel_back", "H", "back", "Back through the places visited", "Read", shown="H",
          does="travel(-1)", line="Back or forward through places"),
    _main("travel_forward", "L", "forward", "Forward through the places visited", "Read", shown="L",
          does="travel(1)", joins=True),
    _main("repeated", "full_stop", "repeated text", "Repeated text and menus: dim, fold or show", "Read",
          shown=".", does="arrange('repeated')", line="Dim, fold or show repeated text"),
    _main("go_to", "ctrl+k", "go to", "Go to anything by its name", "Read", footer=10, when=_SEARCH),
    _dialog("go", "enter", "go", "Go to the entry", "Read", "outline", footer=1, does="screen.submit",
            on_row=True),
    _dialog("remove_highlight_here", "ctrl+x", "remove", "Remove this highlight", "Mark", "outline", footer=2,
            does="screen.remove_row"),
    _dialog("go_there", "enter", "go", "Go there", "Read", "names", footer=1, does="screen.submit",
            on_row=True),

    _main("search", "slash", "search", "Search everything", "Find", footer=5, shown="/", when=_SEARCH),
    _main("find", "ctrl+f", "find", "Find in this document", "Find", footer=17, when=_DOCUMENT_SOON),
    _main("next_match", "n", "match", "Next match", "Find", footer=5, does="step_match(1)", when=_MATCHES,
          line="Next or previous match", on_walk=True),
    _main("previous_match", "N", "match", "Previous match", "Find", shown="N", does="step_match(-1)",
          footer=5, when=_MATCHES, joins=True, on_walk=True),
    _main("overview", "V", "overview", "Overview: postings by stage, week, pay and place", "Find", shown="V",
          line="Overview: postings in figures"),
    _main("narrow", "f", "filter", "Filter the postings", "Find", footer=18, when=_FILTER),
    _main("reorder", "O", "sort", "Change the sort order", "Find", footer=19, shown="O", when=_SORT),
    Command("widen", "backspace", "filter off", "Remove the last filter", "Find", "postings", palette=False,
            does="screen.widen", when=_FILTERED),
    Command("remove", "delete,backspace", "remove", "Remove this saved search or subscription", "Find",
            "sidebar", palette=False, footer=3, shown="del", does="screen.remove", when=_REMOVABLE,
            line="Remove the search or subscription"),
    _query("open_result", "enter", "open", "Open the result", footer=1, does="screen.submit", on_row=True),
    _search("next_kind", "tab", "kind", "All, articles, papers, postings", footer=6, does="step_kind(1)",
            line="All, articles, papers, postings"),
    _search("previous_kind", "shift+tab", "kind", "The same, backwards", does="step_kind(-1)", joins=True),
    _search("take_suggestion", "ctrl+y", "did you mean", "Search for the suggestion", footer=5,
            when=_SUGGESTION),
    _query("to_list", "ctrl+l", "list", "Go to the results", footer=10, does="screen.to_list"),
    _query("narrow_from_box", "ctrl+f", "filter", "Filter the postings", footer=8, does="screen.narrow"),
    _query("save_from_box", "ctrl+s", "save", "Save this search", footer=9, does="screen.save"),
    _query("reorder_from_box", "ctrl+o", "sort", "Change the sort order", footer=11, does="screen.reorder",
           on_row=True),
    _results("to_box", "slash", "edit", "Go to the search box", footer=8, shown="/", does="screen.to_box"),
    _results("narrow", "f,ctrl+f", "filter", "Filter the postings", footer=9, shown="f",
             does="screen.narrow"),
    _results("reorder", "O,ctrl+o", "sort", "Change the sort order", footer=17, shown="O",
             does="screen.reorder", on_row=True),
    _results("save_search", "S,ctrl+s", "save", "Save this search", footer=16, shown="S",
             does="screen.save"),
    _results("widen", "backspace", "filter off", "Remove the last filter", does="screen.widen",
             when=_FILTERED),
    _results("contents", "t", "contents", "Contents of the result's document", when=_ITEM,
             does="screen.result('contents')"),
    _results("reread", "R", "reload", "Reload the result's document from disk", shown="R",
             does="screen.result('reread')", when=_ITEM, line="Reload the document from disk"),
    _results("add", "A", "add", "Add files, a folder or a web page", shown="A", does="screen.result('add')"),
    _results("leave", "q", "close", "Close the search", does="screen.close"),
    _search("go_to", "ctrl+k", "go to", "Go to anything by its name", does="app.go_to", priority=True),
    _filters("toggle", "enter", "select", "Select or clear this value", footer=1, does="screen.submit",
             on_row=True),
    _filters("next_facet", "tab", "next group", "Next group of values", footer=3,
             does="screen.step_group(1)", line="Next or previous group of values"),
    _filters("previous_facet", "shift+tab", "previous group", "Previous group of values",
             does="screen.step_group(-1)", joins=True),
    _overview("next_panel", "l,right,tab", "panel", "Next panel", footer=2, shown="l →",
              does="screen.step_panel(1)", line="Next or previous panel"),
    _overview("previous_panel", "h,left,shift+tab", "panel", "Previous panel", footer=2, shown="h ←",
              does="screen.step_panel(-1)", joins=True),
    _overview("next_currency", "dollar_sign", "currency", "Pay in the next currency", footer=4, shown="$",
              does="screen.next_currency", when=_CURRENCIES),
    _overview("go_to", "ctrl+k", "go to", "Go to anything by its name", does="app.go_to"),
    _overview("leave", "q", "close", "Close the overview", does="screen.close"),
    _find("land", "enter", "stay", "Stay at this match", footer=1, does="screen.submit"),
    _find("match_down", "down,ctrl+n", "match", "Next match in this document", footer=2, shown="↓ ↑",
          does="screen.step(1)", line="Next or previous match"),
    _find("match_up", "up", "match", "Previous match in this document", shown="↑", does="screen.step(-1)",
          joins=True),

    _order("relevance", "b", "as given", "As given, or best match first", does="screen.choose('relevance')"),
    _order("newest", "n", "newest", "Newest first", does="screen.choose('newest')"),
    _order("role", "r", "role", "By role", does="screen.choose('role')"),
    _order("team", "t", "team", "By team", does="screen.choose('team')"),
    _order("company", "c", "company", "By company", does="screen.choose('company')"),
    _order("place", "p", "place", "By place", does="screen.choose('place')"),
    _order("level", "l", "level", "By level", does="screen.choose('level')"),
    _order("pay", "y", "pay", "By pay", does="screen.choose('pay')"),
    _order("posted", "d", "posted", "By day posted", does="screen.choose('posted')"),

    _item("star", "m", "star", "Star or unstar", footer=12),
    _item("read", "r", "read", "Mark as read or unread"),
    _item("interested", "i", "interested", "Mark as interested", footer=2, when=_STATUS),
    _item("applied", "a", "applied", "Mark as applied", footer=3, when=_STATUS),
    _item("rejected", "X", "rejected", "Mark as rejected", shown="X", when=_STATUS),
    _item("hidden", "x", "hide", "Hide this posting", footer=4, when=_STATUS),
    _item("status", "M", "status", "Choose any status from a list", shown="M", when=_STATUS),
    _item("next_undecided", "right_parenthesis", "undecided", "Next to decide, or unread", shown=")",
          when=None, line="Next or previous to decide, or unread"),
    _item("previous_undecided", "left_parenthesis", "undecided", "Previous to decide, or unread",
          shown="(", when=None, joins=True),
    _item("note", "e", "note", "Write a note", footer=13, when=_WRITING),
    _item("tags", "T", "tags", "Edit tags", shown="T", when=_WRITING),
    _item("undo", "u", "undo", "Undo the last change", footer=22, when=None,
          line="Undo or redo the last change"),
    _item("redo", "U", "redo", "Redo what was undone", shown="U", when=None, joins=True),
    _item("take_over", "equals_sign", "take over", "Take over the marks of a near copy", shown="=",
          when=_NEAR),
    _item("history", "f2", "history", "History: go back to any step", when=None),
    _status("interested", "i", "interested", "Interested", does="screen.choose('interested')"),
    _status("applied", "a", "applied", "Applied", does="screen.choose('applied')"),
    _status("interview", "v", "interview", "Interview", does="screen.choose('interview')"),
    _status("offer", "o", "offer", "Offer", does="screen.choose('offer')"),
    _status("rejected", "X", "rejected", "Rejected", shown="X", does="screen.choose('rejected')"),
    _status("hidden", "x", "hidden", "Hidden", does="screen.choose('hidden')"),
    _status("none", "n", "no status", "No status", does="screen.choose('none')"),
    _note("save", "ctrl+s", "save", "Save the note", footer=1),
    _note("editor", "ctrl+e", "editor", "Edit in your editor", footer=2),
    _note("new_note", "ctrl+n", "new", "Start another note", footer=3),
    _note("other_note", "ctrl+o", "another", "Go to the previous note", footer=4),

    _pane("select", "v", "select", "Select text", category="Copy & export", palette=True, footer=16),
    _item("copy", "y", "copy", "Copy selection, link or citation", "Copy & export", footer=17),
    _item("copy_all", "Y", "copy text", "Copy the whole text", "Copy & export", shown="Y"),
    _item("links", "o", "links", "Open a link", "Copy & export", footer=18),
    _item("copies", "d", "copies", "Compare the copies of this posting", "Copy & export", footer=12,
          when=_COPIES),
    _item("compare", "c", "compare", "Compare the selected postings", "Copy & export", footer=12,
          when=_COMPARE),
    _item("export", "w", "export", "Export to a file", "Copy & export", footer=19),
    Command("choose", "space", "select", "Select or deselect this posting", "Copy & export", "postings",
            footer=13, palette=False, on_row=True),
    _results("choose", "space", "select", "Select or deselect this posting", category="Copy & export",
             footer=13, does="screen.choose", on_row=True, when=_SELECT),
    _select("take_selection", "enter", "copy", "Copy the selection", footer=1),
    _select("leave_selection", "escape", "cancel", "Cancel the selection", footer=1, shown="esc"),
    _select("highlight", "m", "highlight", "Highlight, or remove the highlight",
            category="Mark", footer=2, does="highlight('toggle')"),
    _select("highlight_with_note", "n", "note", "Highlight the selection with a note", category="Mark",
            footer=3, does="highlight('note')"),
    _highlight("note_highlight", "e", "note", "Write a note on this highlight", footer=2,
               does="highlight('rewrite')"),
    _highlight("remove_highlight", "backspace,delete", "remove", "Remove this highlight", footer=3,
               shown="⌫", does="highlight('remove')"),
    _select("cursor_begin", "s", "start here", "Start the selection here", footer=1),
    _select("cursor_swap", "o", "other end", "Go to the other end of the selection", footer=1),
    _select("cursor_left", "h,left", "left", "One character left", shown="h ←", does="cursor_to('left')",
            line="A character left or right"),
    _select("cursor_right", "l,right", "right", "One character right", shown="l →",
            does="cursor_to('right')", joins=True),
    _select("cursor_word", "w", "word", "Next word", does="cursor_to('word')", line="Next or previous word"),
    _select("cursor_word_back", "b", "word back", "Previous word", does="cursor_to('word_back')", joins=True),
    _select("cursor_word_end", "e", "word's end", "End of the word", does="cursor_to('word_end')"),
    _select("cursor_line_start", "0", "line start", "Start of the line", does="cursor_edge('start')",
            line="Start or end of the line"),
    _select("cursor_line_end", "dollar_sign", "line end", "End of the line", does="cursor_edge('end')",
            joins=True),
    _select("cursor_block", "right_curly_bracket", "block", "Next paragraph", shown="}",
            does="cursor_to('block')", line="Next or previous paragraph"),
    _select("cursor_block_back", "left_curly_bracket", "block back", "Previous paragraph", shown="{",
            does="cursor_to('block_back')", joins=True),
    _dialog("beside_down", "space", "page", "One page of the differences down", "Copy & export", "copies",
            footer=2, does="turn_page(1)", line="A page of the differences down or up"),
    _dialog("beside_up", "b", "page", "One page of the differences up", "Copy & export", "copies",
            does="turn_page(-1)", joins=True),
    _dialog("next_compared", "l,right,tab", "posting", "Next posting, which marks are for", "Mark",
            "compare", footer=1, shown="l →", does="screen.step(1)",
            line="Next or previous posting, for marks"),
    _dialog("previous_compared", "h,left,shift+tab", "posting", "Previous posting", "Mark",
            "compare", footer=1, shown="h ←", does="screen.step(-1)", joins=True),
    _dialog("go_to", "ctrl+k", "go to", "Go to anything by its name", "Read", "compare", does="app.go_to"),
    _export("next_format", "down,ctrl+n", "format", "Next format", footer=2, shown="↓ ↑",
            does="screen.step_format(1)", line="Next or previous format"),
    _export("previous_format", "up", "format", "Previous format", shown="↑", does="screen.step_format(-1)",
            joins=True),
    _export("next_scope", "tab", "scope", "Next scope", footer=3, does="screen.step_scope(1)",
            line="Next or previous scope"),
    _export("previous_scope", "shift+tab", "scope", "Previous scope", does="screen.step_scope(-1)",
            joins=True),
    _open("open_link", "enter", "open", "Open the link", footer=1),
    _open("copy_link", "y", "copy", "Copy the link", footer=2),

    _main("pane_left", "h", "left", "Focus the pane on the left", "View", does="arrange('pane_left')",
          line="Focus the pane on the left or right"),
    _main("pane_right", "l", "right", "Focus the pane on the right", "View", does="arrange('pane_right')",
          joins=True),
    _main("pane_next", "tab", "next pane", "Focus the next pane", "View", does="arrange('pane_next')",
          line="Focus the next or previous pane"),
    _main("pane_previous", "shift+tab", "previous pane", "Focus the previous pane", "View", palette=False,
          does="arrange('pane_previous')", joins=True),
    _main("sidebar", "s", "sidebar", "Show or hide the sidebar", "View", does="arrange('sidebar')",
          when=_SIDEBAR),
    _main("zen", "z", "zen", "Zen mode", "View", does="arrange('zen')"),
    _main("wider_column", "plus", "wider", "Widen the column", "View", shown="+",
          does="arrange('wider_column')", line="Widen or narrow the column"),
    _main("narrower_column", "minus", "narrower", "Narrow the column", "View", shown="-",
          does="arrange('narrower_column')", joins=True),
    _main("narrower_sidebar", "less_than_sign", "narrower sidebar", "Narrow the sidebar", "View", shown="<",
          does="arrange('narrower_sidebar')", when=_SIDEBAR, line="Narrow or widen the sidebar"),
    _main("wider_sidebar", "greater_than_sign", "wider sidebar", "Widen the sidebar", "View", shown=">",
          does="arrange('wider_sidebar')", when=_SIDEBAR, joins=True),
    _app("theme", "f7", "theme", "Choose a theme", category="View", does="app.choose_theme"),
    _dialog("use_theme", "enter", "use", "Use the theme", "View", "themes", footer=1, does="screen.submit",
            on_row=True),
    _main("back", "escape", "back", "Go back one level", "View", footer=6, shown="esc", when=_BACK),
    _dialog("answer", "enter", "save", "Save the answer", "View", "prompt", footer=1, does="screen.submit"),
    _dialog("add_source", "enter", "add", "Add the file, folder or page", "App", "source", footer=1,
            does="screen.submit"),
    _dialog("add_once", "enter", "once", "Add what is at the address once", "App", "adding", footer=1,
            does="answer('once')"),
    _dialog("subscribe", "s", "subscribe", "Subscribe to the address", "App", "adding", footer=2,
            does="answer('subscribe')"),
    _dialog("agree", "y", "yes", "Yes, do it", "View", "confirm", footer=1),
    _dialog("close", "escape", "close", "Close this dialog", "View", "modal", footer=5, shown="esc",
            does="screen.close"),
    _dialog("cancel", "escape", "cancel", "Cancel; nothing changes", "View", "form", footer=5, shown="esc",
            does="screen.close"),
    _dialog("close_viewer", "q,question_mark", "close", "Close this dialog", "View", "viewer", shown="q ?",
            does="screen.close"),
    _dialog("find_key", "slash", "find a key", "Find a key by what it does", "App", "help", footer=2,
            shown="/"),

    _main("refresh", "ctrl+r", "refresh", "Refresh what is chosen, or all that is due", "App", footer=23,
          does="source('refresh')", line="Refresh what is chosen, or all due"),
    _main("refresh_due", "f9", "refresh all", "Refresh all that is due", "App",
          does="source('refresh_due')"),
    _main("all_seen", "ctrl+a", "all seen", "Mark all as seen", "Mark", does="source('all_seen')"),
    _dialog("all_seen", "ctrl+a", "all seen", "Mark all as seen", "Mark", "news", footer=4,
            does="screen.all_seen"),
    _main("unsubscribe", "f8", "unsubscribe", "Unsubscribe; its documents stay", "App",
          does="source('unsubscribe')", when=_SUBSCRIBED),
    _main("reread", "R", "reload", "Reload from disk", "App", shown="R", when=_DOCUMENT),
    _main("add", "A", "add", "Add files, a folder or a web page", "App", shown="A", footer=20),
    _main("leave", "q", "quit", "Go back, or quit", "App", footer=21),
    _app("palette", "colon,ctrl+p", "commands", "Find a command", shown=":", palette=False,
         does="app.palette"),
    _dialog("run_command", "enter", "run", "Run the command", "App", "palette", footer=1,
            does="screen.submit", on_row=True),
    _dialog("first_command", "ctrl+home", "first", "First command", "App", "palette",
            does="screen.walk_to_end(False)", line="First or last command"),
    _dialog("last_command", "ctrl+end", "last", "Last command", "App", "palette",
            does="screen.walk_to_end(True)", joins=True),
    _app("all_keys", "question_mark", "help", "Help", footer=99, shown="?", does="app.all_keys"),
    _app("notices", "f3", "notices", "Notices: read the last ones again", does="app.notices"),
    _app("quit", "ctrl+q", "quit", "Quit from anywhere", shown="ctrl+q", priority=True, does="app.quit"),
    _app("stop", "ctrl+c", "stop", "Stop adding or refreshing; what is stored stays", priority=True,
         does="app.stop", line="Stop adding or refreshing"),
    _app("suspend_process", "ctrl+z", "suspend", "Suspend; `fg` returns", does="app.suspend_process"),
)
# fmt: on


def bindings(scope: Scope) -> list[Binding]:
    """Return the bindings of a scope, in the order of the table.

    Each has an id ("scope.name"), by which `App.set_keymap` can remap it.
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


def keys_of(scope: Scope, remapped: Mapping[str, str]) -> frozenset[str]:
    """Return the names of all keys of a scope; `remapped` maps binding ids to keys."""
    return keys_for([each.id for each in COMMANDS if each.scope == scope], remapped)


def keys_for(ids: Collection[str], remapped: Mapping[str, str]) -> frozenset[str]:
    """Return the names of all keys of some commands, by the ids of their bindings."""
    keys = (remapped.get(each.id, each.keys) for each in COMMANDS if each.id in ids)
    return frozenset(key for some in keys for key in some.split(","))


_CONDITIONS: dict[str, Condition] = {
    command.action.removeprefix("screen."): command.when for command in COMMANDS if command.when
}
"""By action, without its namespace."""


def condition_of(action: str, parameters: Iterable[object] = ()) -> Condition | None:
    """Return the condition of an action, given as in a binding, or by name and parameters."""
    arguments = ", ".join(map(repr, parameters))
    return _CONDITIONS.get(f"{action}({arguments})" if arguments else action.removeprefix("screen."))


def can_run(action: str, parameters: Iterable[object], screen: HasContext) -> bool | None:
    """Return what `check_action` returns: True, None for "not here, and here is why", False for "free".

    Textual asks this of every key with every look at the bindings. What there is to act on is looked up only
    for those that depend on it.
    """
    condition = condition_of(action, parameters)
    if condition is None or condition.holds(screen.context):
        return True
    return None if condition.reason else False


def key_label(key: str) -> str:
    """Return how to write a key, given its name: "/" for "slash"."""
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
    "equals_sign": "=",
    "colon": ":",
    "left_square_bracket": "[",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
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
    """Return all keys of a command, as help writes them; `remapped` maps binding ids to keys."""
    keys = remapped.get(command.id)
    if keys is None and command.shown:
        return command.shown
    return " ".join(key_label(key) for key in (command.keys if keys is None else keys).split(","))


def line_keys(commands: Sequence[Command], remapped: Mapping[str, str]) -> str:
    """Return the keys of commands told in one line: the first key of each, then the second of each."""
    keys = [key_labels(command, remapped).split(" ") for command in commands]
    return " ".join(dict.fromkeys(key for column in zip_longest(*keys) for key in column if key))


def first_key(name: str, remapped: Mapping[str, str]) -> str:
    """Return the first key of a command, as sentences write it. Raises KeyError for an unknown name."""
    return _first_key(remapped, (command for command in COMMANDS if command.name == name))


def first_key_in(scope: Scope, name: str, remapped: Mapping[str, str]) -> str:
    """Return the first key of a command of that scope. Raises KeyError if it has none of this name."""
    return _first_key(
        remapped, (command for command in COMMANDS if (command.scope, command.name) == (scope, name))
    )


def _first_key(remapped: Mapping[str, str], commands: Iterable[Command]) -> str:
    for command in commands:
        return key_label(remapped.get(command.id, command.keys).split(",")[0])
    raise KeyError
