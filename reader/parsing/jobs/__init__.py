"""Lists of jobs, hiring threads, job mails and several ads in one text: a posting for each job in them."""

from __future__ import annotations

from reader import lazy

# What only entries that have been found are asked: most texts have none.
lazy.submodules(
    __name__,
    "agreeing",
    "around",
    "batches",
    "beneath",
    "blurbs",
    "bulleted",
    "cell_parts",
    "cell_sorts",
    "column_sorts",
    "extents",
    "hosts",
    "judging",
    "looks",
    "offering",
    "parting",
    "regrouping",
    "said_places",
    "saying",
    "seeking",
    "tables",
    "templates",
    "told",
    "weighing",
    "wording",
)

from reader.parsing.jobs.anchoring import Entry  # noqa: E402
from reader.parsing.jobs.finding import Listed, find, is_beside  # noqa: E402
from reader.parsing.jobs.headed import find as under_headings  # noqa: E402

__all__ = ["Entry", "Listed", "find", "is_beside", "under_headings"]
