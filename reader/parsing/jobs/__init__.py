"""Lists of jobs, hiring threads, job mails and several ads in one text: a posting for each job in them."""

from __future__ import annotations

from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.closing import find as below_papers
from reader.parsing.jobs.finding import Listed, find, is_beside

__all__ = ["Entry", "Listed", "below_papers", "find", "is_beside"]
