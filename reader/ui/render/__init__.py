"""From the model to what the reading pane shows: pure functions, one for each kind of thing.

Rank shows in weight, space and signs, never in colour alone. All words of the source are shown as they
are; words of our own have no place in the document and step back.
"""

from __future__ import annotations

from reader.ui.document.view import TextBlock, View
from reader.ui.render.article import article_view
from reader.ui.render.papers import papers_view
from reader.ui.render.postings import posting_view

__all__ = ["TextBlock", "View", "article_view", "papers_view", "posting_view"]
