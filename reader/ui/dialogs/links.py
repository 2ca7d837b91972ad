"""Opening a link: which of several, where it really leads, and whether to go there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reader.addresses import Target, target_of
from reader.clean import clean_line
from reader.model import Posting
from reader.parsing.details import links
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import Modal
from reader.ui.messages import CopyRequested, OpenRequested
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.scrolling import ScrollablePage
from reader.ui.widgets.virtual_list import DIM, VirtualList

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

    from reader.model import Item

LONGEST = 600
"""Characters of an address that are shown; the middle of a longer one is left out, and that is said."""


class Link(NamedTuple):
    """A link of a text."""

    words: str
    """As the text has it."""
    target: Target | None
    """Where it leads; None where it is not opened."""
    offset: int
    """Where it stands in the document."""


def links_of(item: Item) -> list[Link]:
    """The links of an item, each once, in the order of the text."""
    content = item.content
    if isinstance(content, Posting):
        texts = [(content.text, content.start)]
    else:
        parts = content.parts if hasattr(content, "parts") else content.blocks
        texts = [(part.text, part.start) for part in parts]
    found: dict[str, Link] = {}
    for text, start in texts:
        for words in links(text):
            target = target_of(words)
            link = Link(words, target, start + max(0, text.find(words)))
            found.setdefault(target.address if target else words, link)
    return list(found.values())


async def choose_link(screen: Screen[None], item: Item, offset: int) -> None:
    """Asks which link to open, if there are several; the first from `offset` on is nearest at hand."""
    found = await asyncio.to_thread(links_of, item)
    if not screen.is_current:  # one has gone on to something else meanwhile
        return
    if not found:
        screen.notify(f"This {item.kind} has no links.", markup=False)
        return

    def ask(link: Link | None) -> None:
        if link is not None:
            screen.app.push_screen(OpenScreen(link))

    if len(found) == 1:
        ask(found[0])
        return
    at = next((at for at, link in enumerate(found) if link.offset >= offset), 0)
    screen.app.push_screen(LinksScreen(found, at), ask)


class LinkList(VirtualList[Link]):
    """Two lines a link: its host, and all of it."""

    HELP = "The links of the text. Enter shows where one leads before it is opened."

    def row_height(self, row: Link) -> int:  # noqa: ARG002
        """Host and address."""
        return 2

    def key(self, row: Link) -> Hashable:
        """Each link stands once."""
        return row.words

    def render_row(self, row: Link, width: int, *, selected: bool) -> list[Content]:  # noqa: ARG002
        """Where it leads, and how the text writes it."""
        host = row.target.host if row.target else "not opened"
        warned = " !" if row.target and row.target.warnings else ""
        weight = "bold" if selected else ""
        return [
            Content.styled(clean_line(host) + warned, weight),
            Content.styled(row.words, DIM),
        ]


class LinksScreen(Modal[Link]):
    """Ends with the link that was chosen."""

    SHEET = "taking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("overlay")]

    def __init__(self, found: Sequence[Link], at: int) -> None:
        super().__init__()
        self._found = found
        self._at = at

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(id="links-box", classes="frame") as box:
            box.border_title = f"{len(self._found)} links"
            yield LinkList(id="links")
        yield CommandBar()

    def on_mount(self) -> None:
        """As high as the links need."""
        rows = self.query_one(LinkList)
        rows.styles.height = 2 * len(self._found)
        rows.set_rows(self._found)
        rows.move_to(self._at)
        rows.focus()

    @on(LinkList.Selected)
    def _chosen(self, event: LinkList.Selected) -> None:
        event.stop()
        self.dismiss(self._found[event.index])


class OpenScreen(Modal[None]):
    """Shows where a link leads, and opens it if that is wanted."""

    SHEET = "taking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("open"), *bindings("overlay")]

    def __init__(self, link: Link) -> None:
        super().__init__()
        self._link = link

    def compose(self) -> ComposeResult:
        """The target, what to know of it, and the question."""
        with ScrollablePage(id="open-box", classes="frame") as box:
            box.border_title = "open this?" if self._link.target else "not opened"
            yield Static(told(self._link), id="target", markup=False)
        yield CommandBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be opened can still be copied."""
        return (
            self._link.target is not None
            if action == "open_link"
            else super().check_action(action, parameters)
        )

    def action_open_link(self) -> None:
        """Opens it."""
        if self._link.target is not None:
            self.post_message(OpenRequested(self._link.target.address))
        self.dismiss(None)

    def action_copy_link(self) -> None:
        """Copies it, and opens nothing."""
        target = self._link.target
        self.post_message(CopyRequested(target.address if target else self._link.words, "the link"))
        self.dismiss(None)


def told(link: Link) -> Content:
    """Where a link leads: the host by itself, a line for each thing to know, and the whole address."""
    target = link.target
    if target is None:
        why = "Only http, https and mail addresses are opened."
        return Content(f"{clean_line(link.words, LONGEST)}\n\n{why}")
    lead = "mail to " if target.scheme == "mailto" else ""
    parts = [Content(lead) + Content.styled(target.host, "bold $accent")]
    if target.reads:
        parts.append(Content.styled(f"reads {target.reads}", "$text-muted"))
    parts += [Content.styled("! ", "bold $warning") + Content(warning) for warning in target.warnings]
    parts += [Content(""), Content(_shortened(target.address))]
    return Content("\n").join(parts)


def _shortened(address: str) -> str:
    if len(address) <= LONGEST:
        return address
    kept = LONGEST // 2
    return f"{address[:kept]} … ({len(address) - 2 * kept:,} characters left out) … {address[-kept:]}"
