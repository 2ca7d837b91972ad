"""Sizes that are final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.mixing import WidgetPart

if TYPE_CHECKING:
    from textual.geometry import Size


class Steady(WidgetPart):
    """Mixed into what takes the room that it is given, whatever it holds: its size asks for no other layout.

    Textual lays the whole screen out again, and paints it, whenever a layout has given anything another
    size, in case what that holds wants another one then.
    """

    def _size_updated(
        self,
        size: Size,
        virtual_size: Size,
        container_size: Size,
        layout: bool = True,  # noqa: ARG002, FBT001, FBT002 - as Textual calls it
    ) -> bool:
        return super()._size_updated(size, virtual_size, container_size, layout=False)
