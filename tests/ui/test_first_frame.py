"""What the interface imports before it paints for the first time: nothing that can wait."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MODULES = """
app commands controllers controllers.history display_settings document document.clipboard_text
document.cursor document.layout document.line_heights document.location document.outline
document.view document.viewport document.wrapping messages mixing pane_layout plain reaching render
render.preview render.renderer resizing safety screens screens.ahead screens.collecting
screens.drafting screens.finding screens.guiding screens.listing screens.loading screens.main
screens.marking screens.panes screens.rereading screens.taking screens.tidying screens.viewing
screens.walking screens.wandering searching services services.marks_cache services.repeated_text
services.system services.tasks symbols theme widgets widgets._textual_fast_path widgets.command_bar
widgets.desk widgets.line_painter widgets.painting widgets.part_tabs widgets.posting_list
widgets.reading_pane widgets.scrolling widgets.sidebar widgets.sketching widgets.telling
widgets.text_selection widgets.virtual_list
"""
"""Below reader.ui. Each costs the start a millisecond or so: import at first use what the first frame can do
without."""
PROGRAM = """
import asyncio, sys, threading
from reader.config import style_sheets
from reader.library.library import Library
from reader.library.protocol import Draft
from reader.ui.app import ReaderApp

class Once(ReaderApp):
    def post_display_hook(self):
        if self.screen_stack and self.screen.query("ReadingPane"):
            prefix = "reader.ui."
            print(*sorted(name.removeprefix(prefix) for name in sys.modules if name.startswith(prefix)), sep="\\n")
            self.exit()

threading.Thread.start = lambda _: None  # nothing goes on meanwhile
library = Library.of(sys.argv[1:])
draft = Draft(sys.argv[1], "A title\\n\\nWords.\\n", 0, 0, whole=True)
app = Once(library, style_sheets(), draft=draft, single=True)
asyncio.run(app.run_async(headless=True, size=(100, 30)))
"""


def test_the_first_frame_imports_no_more_than_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A title\n\nWords.\n")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert sorted(set(done.stdout.split())) == MODULES.split()
