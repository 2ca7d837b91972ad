"""Boards' answers, and what the data in a page says of a job → postings whose fields are given.

Pure: what to ask is said here, but nothing is asked. Submodules are imported when one of the names is first
used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy

if TYPE_CHECKING:
    from reader.boards.asking import Outcome, error_of, following, outcome, request_for
    from reader.boards.job import Job, KeptJob, Listing
    from reader.boards.job_data import JobData, read_jobs, write_jobs
    from reader.boards.kept import Listed, kept_jobs, key_of, with_absent
    from reader.boards.listing import nothing_listed
    from reader.boards.reading import read_listing, recognise
    from reader.boards.requests import Request

__all__ = [
    "Job", "JobData", "KeptJob", "Listed", "Listing", "Outcome", "Request", "error_of", "following",
    "kept_jobs", "key_of", "nothing_listed", "outcome", "read_jobs", "read_listing", "recognise",
    "request_for", "with_absent", "write_jobs",
]  # fmt: skip

_MODULES = {
    "Outcome": "asking", "following": "asking", "outcome": "asking", "error_of": "asking",
    "request_for": "asking",
    "Job": "job", "KeptJob": "job", "Listing": "job", "Request": "requests",
    "Listed": "kept", "kept_jobs": "kept", "key_of": "kept", "with_absent": "kept",
    "nothing_listed": "listing",
    "JobData": "job_data", "read_jobs": "job_data", "write_jobs": "job_data",
    "read_listing": "reading", "recognise": "reading",
}  # fmt: skip


def __getattr__(name: str) -> object:
    return lazy.attribute(__name__, _MODULES, name)
