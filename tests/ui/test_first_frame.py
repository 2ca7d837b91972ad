"""What the interface imports before it paints for the first time: nothing that can wait."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader import Library

if TYPE_CHECKING:
    from pathlib import Path

MODULES = """
app commands controllers controllers.collections controllers.current_item controllers.documents
controllers.dwell controllers.navigation controllers.open_document dialogs dialogs.type_ahead document
document.layout
document.line_heights document.location document.view document.viewport document.wrapping
driver messages pane_layout render render.preview render.renderer screens screens.main services
services.additions services.document_counts services.key_order services.marks_cache services.notices
services.repeated_text services.system services.tasks services.terminal_input services.undo_steps
services.window_size symbols theme widgets widgets._textual_fast_path widgets.command_bar
widgets.document_view widgets.line_painter widgets.list_frame widgets.painting
widgets.posting_list widgets.reading_pane widgets.row_layout widgets.row_map widgets.scrolling
widgets.sidebar widgets.sidebar_rows widgets.tabs widgets.text_selection widgets.virtual_list
widgets.workspace
"""
"""Below reader.ui, and none of reader.themes. Each costs the start a millisecond or so: import at first use
what the first frame can do without."""
PROGRAM = """
import sys, threading
from reader.config import style_sheets
from reader.library.library import Library
from reader.library.protocol import TextPreview
from reader.ui.app import LaunchOptions, ReaderApp
import asyncio

class Once(ReaderApp):
    def post_display_hook(self):
        if self.screen_stack and self.screen.query("ReadingPane"):
            prefix = "reader.ui."
            loaded = (name for name in sys.modules if name.startswith((prefix, "reader.themes")))
            names = (name.removeprefix(prefix) for name in loaded)
            print(*sorted(names), *sys.modules.keys() & {"ssl"}, sep="\\n")
            self.exit()

threading.Thread.start = lambda _: None  # nothing goes on meanwhile
library = Library.of(sys.argv[1:])
preview = TextPreview(sys.argv[1], "A title\\n\\nWords.\\n", 0, 0, whole=True)
app = Once(library, LaunchOptions(style_sheets(), preview=preview, focus_text=True))
asyncio.run(app.run_async(headless=True, size=(100, 30)))
"""


@pytest.mark.usefixtures("unmeasured")
def test_the_first_frame_imports_no_more_than_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A title\n\nWords.\n")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert sorted(set(done.stdout.split())) == MODULES.split()


@pytest.mark.usefixtures("unmeasured")
@pytest.mark.parametrize(("former", "expected"), [(False, "seeds False"), (True, "user True")])
def test_a_library_without_documents_is_opened_only_for_what_outlived_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, former: bool, expected: str
) -> None:
    path = tmp_path / "library.db"
    page = tmp_path / "a.txt"
    page.write_text("A title\n\nWords.\n")
    with Library.open(path) as library:
        library.marks.set("0" * 16, starred=True)
        if former:
            list(library.documents.add([str(page)]))
            library.marks.set(library.items()[0].id, starred=True)
            library.documents.forget([str(page)])
    monkeypatch.setenv("READER_LIBRARY", str(path))
    program = """
import sys
from reader.library.library import Library
print(Library.usual().kind, "reader.store.schema" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == expected, done.stderr
