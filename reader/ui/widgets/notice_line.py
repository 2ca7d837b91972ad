"""The line above the keys that says what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.ui.commands import first_key
from reader.ui.widgets.command_bar import GAP, KEY_STYLE, MARGIN
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.tabs import ClickableLine, part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from textual.app import RenderResult
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

    from reader.ui.services.notices import Notice

SIGNS: dict[SeverityLevel, str] = {"information": "›", "warning": "!", "error": "✗"}
SIGN_STYLES: dict[SeverityLevel, str] = {
    "information": "bold $accent", "warning": "bold $warning", "error": "bold $error",
}  # fmt: skip


class NoticeLine(ClickableLine):
    """`! Could not be read: notes.txt: permission denied   +2 f3 more`; hidden while there is none.

    It lies over its screen, so that nothing is laid out anew. A click opens all notices.
    """

    DEFAULT_CSS = """
    NoticeLine {
        layer: notices;
        dock: bottom;
        height: 1;
        margin: 0 0 1 0;
        display: none;
        color: $foreground;
        background: $background;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._notices: Sequence[Notice] = ()

    def show(self, notices: Sequence[Notice]) -> None:
        """Show the last of some notices, and how many others there are."""
        self._notices = notices
        self.display = bool(notices)
        self.refresh()

    def render(self) -> RenderResult:
        """Draw as much as fits; where that is not all, the key for all."""
        if not self._notices:
            return Content("")
        *others, notice = self._notices
        sign = Content.styled(f"{SIGNS[notice.severity]} ", SIGN_STYLES[notice.severity])
        line = Content(" " * MARGIN) + sign + Content(notice.text)
        room = self.size.width - MARGIN
        if not others and line.cell_length <= room:
            return part(line, 0)
        more = Content(" ").join(self._more(len(others)))
        room -= GAP + more.cell_length
        return part(line.truncate(max(0, room), ellipsis=True, pad=True) + Content(" " * GAP) + more, 0)

    def _more(self, others: int) -> Iterator[Content]:
        """How many others there are, and the key for all where it works."""
        if others:
            yield Content.styled(f"+{others}", DIM)
        if any(active.binding.id == "app.notices" for active in self.screen.active_bindings.values()):
            yield Content.styled(first_key("notices", self.keymap), KEY_STYLE)
        yield Content.styled("more", DIM)

    @property
    def keymap(self) -> dict[str, str]:
        """The user's keys, by the ids of bindings."""
        return dict(getattr(self.app, "keymap", {}))

    async def part_clicked(self, number: int) -> None:  # noqa: ARG002 - there is one
        """Open all notices."""
        await self.app.run_action("app.notices")


def show_on(screen: Screen[Any], notices: Sequence[Notice]) -> None:
    """Show the last of some notices on a screen, which gets its line with the first; without any, hide it."""
    line = next((child for child in screen.children if isinstance(child, NoticeLine)), None)
    if line is None and notices and screen.is_attached and screen.children:
        line = NoticeLine()
        line.set_class(bool(screen.query(".frame")), "-on-dialog")  # whose keys must stay in sight
        screen.mount(line)
    if line is not None:
        line.show(notices)
