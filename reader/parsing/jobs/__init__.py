"""Lists of jobs, hiring threads, job mails and several ads in one text: a posting for each job in them."""

from __future__ import annotations

from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.finding import Listed, find, is_beside
from reader.parsing.jobs.headed import find as under_headings

__all__ = ["Entry", "Listed", "find", "is_beside", "under_headings"]
