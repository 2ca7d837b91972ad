"""Opening a link: choosing one, and seeing where it leads first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.widgets import Static

from reader.addresses import Target, target_of
from reader.clean import clean_line
from reader.model import Article, Paper, Posting
from reader.parsing.details import links
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import ChoiceModal, Frame, Modal
from reader.ui.messages import CopyRequested, OpenRequested
from reader.ui.services.system import NO_BROWSER
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.scrollable_page import ScrollablePage
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.model import Document, Item

SHOWN_LENGTH = 600
"""Characters of an address. Of a longer one the middle is left out, and how much."""
NOT_OPENED = "Can't be opened: not a valid http, https or mail address."


class Link(NamedTuple):
    """A link in a text."""

    words: str
    """As the text has it; what a page has behind its words follows them."""
    target: Target | None
    """Where it leads; None if it cannot be opened."""
    offset: int
    """In the document's text."""


def links_of(item: Item, document: Document) -> list[Link]:
    """Return the links of an item, each once, in the order of the text; its own address comes first.

    They are those that its words name, and those that the page it stands on has behind its words; after those
    of a posting come those that lead on from its page, such as "More" under a thread.
    """
    content = item.content
    if isinstance(content, Posting):
        texts = [(content.text, content.start), *_onward(document)]
        own = [content.url, *(link for link in content.links if link not in content.text)]
    else:
        parts = content.parts if isinstance(content, Paper) else content.blocks
        texts = [(part.text, part.start) for part in parts]
        own = [content.outline.url] if isinstance(content, Article) and content.outline else []
    first = texts[0][1] if texts else 0
    marked = document.outline.links if document.outline else ()
    found = [_link(words, words, first) for words in own if words]
    for text, start in texts:
        inside = (link for link in marked if start <= link.start < start + len(text))
        named = (_link(words, words, start + max(0, text.find(words))) for words in links(text))
        behind = (_link(f"{link.text} → {link.address}", link.address, link.start) for link in inside)
        found += sorted([*named, *behind], key=lambda link: link.offset)
    once: dict[str, Link] = {}
    for link in found:
        once.setdefault(link.target.address if link.target else link.words, link)
    return list(once.values())


def _onward(document: Document) -> Iterator[tuple[str, int]]:
    """Yield what leads on from below the postings of a page, with its offset."""
    last = max((posting.lines[1] for posting in document.postings), default=0)
    for block in document.blocks if document.is_literal else ():
        if block.kind == "teaser" and block.lines[0] > last:
            yield block.text, block.start


def _link(words: str, address: str, offset: int) -> Link:
    return Link(words, target_of(address), offset)


class LinkList(VirtualList[Link]):
    """Links, two lines each: the host, and the address as the text has it."""

    IS_MENU = True

    def row_height(self, row: Link) -> int:  # noqa: ARG002
        """Return 2."""
        return 2

    def key(self, row: Link) -> Hashable:
        """Identify a link by its address."""
        return row.words

    def render_row(self, row: Link, width: int, *, selected: bool) -> list[Content]:  # noqa: ARG002
        """Draw the host, with a warning sign, and the address."""
        host = row.target.host if row.target else "can't be opened"
        warned = " !" if row.target and row.target.warnings else ""
        return [Content(clean_line(host) + warned), Content.styled(row.words, DIM)]


class LinksScreen(ChoiceModal[Link]):
    """Ends with the link that was chosen."""

    SHEET = "links.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("modal"), *bindings("viewer")]

    def __init__(self, found: Sequence[Link], at: int) -> None:
        """`at` is the index of the link under the cursor."""
        super().__init__()
        self._found = found
        self._at = at

    def compose(self) -> ComposeResult:
        """Show the list."""
        with Frame(id="links-box") as box:
            box.border_title = f"{len(self._found)} links"
            yield LinkList(id="links")
        yield CommandBar()

    def on_mount(self) -> None:
        """Fill the list; it is as high as its rows, if there is room."""
        self.rows.styles.height = 2 * len(self._found)
        self.rows.set_rows(self._found)
        self.rows.move_to(self._at)
        self.rows.focus()

    @property
    def rows(self) -> LinkList:
        """The list."""
        return self.query_one(LinkList)


class OpenScreen(Modal[None]):
    """Shows where a link leads; the user opens or copies it.

    Posts `OpenRequested` or `CopyRequested`. `can_open` tells whether there is a browser for the address; if
    not, the dialog says so, and that `copy_key` copies it.
    """

    SHEET = "links.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("open"), *bindings("modal"), *bindings("viewer")]

    def __init__(self, link: Link, *, can_open: Callable[[str], bool], copy_key: str) -> None:
        super().__init__()
        self._link = link
        self._can_open = link.target is not None and can_open(link.target.address)
        self._copy_key = copy_key

    def compose(self) -> ComposeResult:
        """Show the target, and warnings about it."""
        with ScrollablePage(id="open-box", classes="frame") as box:
            box.border_title = "open link" if self._can_open else "link"
            yield Static(description(self._link), id="target", markup=False)
            if self._link.target is not None and not self._can_open:
                yield Static(NO_BROWSER.format(self._copy_key), id="no-browser", markup=False)
        yield CommandBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A link that cannot be opened can still be copied."""
        if action == "open_link":
            return self._can_open
        return super().check_action(action, parameters)

    def action_open_link(self) -> None:
        """Open it."""
        if self._link.target is not None:
            self.post_message(OpenRequested(self._link.target.address))
        self.dismiss(None)

    def action_copy_link(self) -> None:
        """Copy it."""
        target = self._link.target
        self.post_message(CopyRequested(target.address if target else self._link.words, "the link"))
        self.dismiss(None)


def description(link: Link) -> Content:
    """Return where a link leads: the host by itself, a line for each warning, and the whole address."""
    target = link.target
    if target is None:
        return Content(f"{clean_line(link.words, SHOWN_LENGTH)}\n\n{NOT_OPENED}")
    lead = "mail to " if target.scheme == "mailto" else ""
    parts = [Content(lead) + Content.styled(target.host, "bold $accent")]
    if target.reads:
        parts.append(Content.styled(f"reads {target.reads}", "$text-muted"))
    parts += [Content.styled("! ", "bold $warning") + Content(warning) for warning in target.warnings]
    parts += [Content(""), Content(_shortened(target.address))]
    return Content("\n").join(parts)


def _shortened(address: str) -> str:
    if len(address) <= SHOWN_LENGTH:
        return address
    half = SHOWN_LENGTH // 2
    return f"{address[:half]} … ({len(address) - 2 * half:,} characters left out) … {address[-half:]}"
