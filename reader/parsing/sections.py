from __future__ import annotations
from reader.model import Section, SectionBlock


def split(text: str, start: int) -> tuple[Section, ...]:
    body = text.strip()
    return (
        (Section(None, start, (SectionBlock("paragraph", start + text.find(body), body),)),) if body else ()
    )
