"""Which view of a document shows a part of it, or a hit in it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.ui.document.location import TAB_OF, posting_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model import Document, ItemKind, Posting
    from reader.search import Repeat
    from reader.store.values import Marks
    from reader.ui.display_settings import Repeated
    from reader.ui.document.location import Tab
    from reader.ui.document.view import View


class Beside(NamedTuple):
    """What a view takes in beside the document."""

    marks_of: Callable[[str], Marks] | None = None
    repeats_of: Callable[[Posting], Sequence[Repeat]] = lambda _: ()
    repeated: Repeated = "plain"
    similar_to: Callable[[Posting], str] = lambda _: ""


ALONE = Beside()


def view_of_part(document: Document, part: Tab, offset: int, beside: Beside = ALONE) -> View:
    """The view of a part with its marks; of the postings, the one that holds the offset."""
    # Here, because the first frame shows a draft and needs none of them.
    from reader.ui.render import article_view, papers_view, posting_view

    marks_of = beside.marks_of
    if part == "papers":
        return papers_view(document, marks_of)
    if part == "postings" and document.postings:
        posting = document.postings[posting_at(document, offset)]
        repeats = beside.repeats_of(posting) if beside.repeated != "plain" else ()
        marks = marks_of(posting.id) if marks_of else None
        fold, similar = beside.repeated == "folded", beside.similar_to(posting)
        return posting_view(posting, document, marks, repeats, fold=fold, similar=similar)
    article = document.article
    return article_view(document, marks_of(article.id) if marks_of and article else None)


def view_of_hit(document: Document, kind: ItemKind, offset: int) -> View:
    """The view that a hit of that kind lands in."""
    return view_of_part(document, TAB_OF[kind], offset)
