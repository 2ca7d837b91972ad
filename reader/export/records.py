"""Values as the JSON objects that `--json` prints; scripts rely on their shapes.

Every function returns a plain dict, with its keys in printing order.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from reader.export.wording import day_of, moment_of
from reader.model import Document, Item, Outline, Paper, Pay, Posting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from reader.export.formats import Taken
    from reader.model import Article, Block, Entry, ListedItem, Place, Section, Standing
    from reader.search import Hit, Results
    from reader.store.values import Marks, Passage, Step

SCHEMA = 1
Record: TypeAlias = dict[str, object]


def dumps(record: Record) -> str:
    """Return one line of JSON, leaving non-ASCII as is."""
    return json.dumps(record, ensure_ascii=False)


def document_record(
    document: Document,
    marks: Mapping[str, Marks] | None = None,
    passages: Mapping[str, Sequence[Passage]] | None = None,
) -> Record:
    """Return what `show FILE --json` prints; `marks` and `passages` are those on its items, by id."""

    def marked(record: Record) -> Record:
        item = str(record["id"])
        known = marks.get(item) if marks else None
        told = item_marks_record(known, (passages or {}).get(item, ())) if known else None
        return {**record, "marks": told}

    return {
        "schema": SCHEMA,
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "dek": document.dek,
        **_origin(document.outline),
        "text": document.text,
        "blocks": _blocks(document.blocks),
        "papers": [marked(paper_record(paper)) for paper in document.papers],
        "postings": [marked(posting_record(posting)) for posting in document.postings],
        "notices": list(document.notices),
    }


def _origin(outline: Outline | None) -> Record:
    """Return what a page says about itself; plain text says nothing."""
    told = outline or Outline()
    return {
        "byline": told.byline,
        "published": told.published,
        "url": told.url,
        "language": told.language,
    }


def paper_record(paper: Paper) -> Record:
    """Return a paper inside a document."""
    return {
        "id": paper.id,
        "title": paper.title,
        "authors": list(paper.authors),
        "summary": paper.summary,
        "lines": list(paper.lines),
    }


def posting_record(posting: Posting) -> Record:
    """Return a posting inside a document."""
    return {
        "id": posting.id,
        "place": place_record(posting.place),
        "places": [place_record(place) for place in posting.places],
        "role": posting.role,
        "level": posting.level,
        "team": posting.team,
        "pay": _pay_record(posting.pay),
        "remote": posting.remote,
        "links": list(posting.links),
        "company": posting.company,
        "posted": posting.posted,
        "valid_through": posting.valid_through,
        "url": posting.url,
        "employment": posting.employment,
        "sections": [_section_record(section) for section in posting.sections],
        "text": posting.text,
        "lines": list(posting.lines),
    }


def place_record(place: Place | None) -> Record | None:
    """Return a place with names and codes."""
    if place is None:
        return None
    return {
        "text": place.text,
        "country": place.country,
        "country_code": place.country_code,
        "region": place.region,
        "region_code": place.region_code,
        "city": place.city,
    }


def item_record(item: Item, marks: Marks | None = None, passages: Sequence[Passage] = ()) -> Record:
    """Return what `show ID --json` prints: the item's content, where it appears, and the user's marks.

    `passages` are its highlights.
    """
    content = item.content
    if isinstance(content, Posting):
        body = posting_record(content)
    elif isinstance(content, Paper):
        body = paper_record(content)
    else:
        body = _article_record(content)
    record = {"schema": SCHEMA, "kind": item.kind, **body, "sources": _standings(item.standings)}
    if marks is not None:
        record["marks"] = item_marks_record(marks, passages)
    return {**record, **_history_record(item)}


def lines(items: Iterable[Taken]) -> Iterator[str]:
    """Yield items with their marks as lines of JSON, one object each."""
    for taken in items:
        yield dumps(item_record(taken.item, taken.marks, taken.passages))


def marks_record(marks: Marks) -> Record:
    """Return the user's marks on an item; times are ISO 8601 with their zone."""
    return {
        "starred": marks.starred,
        "read": marks.read,
        "overridden": marks.overridden,
        "status": marks.status,
        "tags": list(marks.tags),
        "notes": [
            {
                "text": note.text,
                "written": note.written.isoformat(),
                "edited": note.edited.isoformat() if note.edited else None,
            }
            for note in marks.notes
        ],
        "changed": marks.changed.isoformat() if marks.changed else None,
    }


def item_marks_record(marks: Marks, passages: Sequence[Passage] = ()) -> Record:
    """Return the marks on an item as they are shown with it: days and times in the user's time zone.

    `passages` are its highlights.
    """
    return {
        **marks_record(marks),
        "status_since": _day(marks.status_since),
        "notes": [
            {
                "date": day_of(note.written),
                "text": note.text,
                "written": moment_of(note.written),
                "edited": moment_of(note.edited) if note.edited else None,
            }
            for note in marks.notes
        ],
        "changed": moment_of(marks.changed) if marks.changed else None,
        "highlights": [_passage_record(passage) for passage in passages],
    }


def _passage_record(passage: Passage) -> Record:
    """Return a highlight; its lines are null if its words are gone."""
    highlight = passage.highlight
    return {
        "text": highlight.anchor.words,
        "note": highlight.note or None,
        "lines": list(passage.lines) if passage.lines else None,
        "date": day_of(highlight.made),
    }


def items_record(items: Iterable[ListedItem], marks: Mapping[str, Marks]) -> Record:
    """Return what `list --kind KIND --json` prints."""
    return {
        "schema": SCHEMA,
        "items": [
            {
                "id": item.id,
                "kind": item.kind,
                "title": item.title,
                "place": item.place.text if item.place else None,
                **_listed_record(item, marks[item.id]),
                "sources": _standings(item.standings),
            }
            for item in items
        ],
    }


def entries_record(entries: Iterable[Entry]) -> Record:
    """Return what `list --json` prints."""
    return {
        "schema": SCHEMA,
        "documents": [
            {"id": entry.id, "source": entry.source, "title": entry.title, "counts": dict(entry.counts)}
            for entry in entries
        ],
    }


def results_record(results: Results, items: Mapping[str, ListedItem], marks: Mapping[str, Marks]) -> Record:
    """Return what `search --json` prints; `items` and `marks` are those of the hits, by id."""
    return {
        "schema": SCHEMA,
        "query": results.query,
        "total": results.total,
        "counts": dict(results.counts),
        "relaxed": results.relaxed,
        "suggestion": results.suggestion,
        "notes": list(results.notes),
        "unknown_fields": list(results.unknown_fields),
        "partial": results.is_partial,
        "hits": [_hit_record(hit, items.get(hit.id), marks[hit.id]) for hit in results.hits],
    }


def steps_record(steps: Iterable[Step]) -> Record:
    """Return what `history --json` prints."""
    return {
        "schema": SCHEMA,
        "steps": [
            {
                "id": step.id,
                "name": step.name,
                "at": moment_of(step.at),
                "undone": step.undone,
                "items": list(step.items),
                "documents": list(step.documents),
            }
            for step in steps
        ],
    }


def _hit_record(hit: Hit, item: ListedItem | None, marks: Marks) -> Record:
    return {
        "id": hit.id,
        "kind": hit.kind,
        "document": hit.document,
        "source": hit.source,
        "title": hit.title,
        "place": hit.place,
        "lines": list(hit.lines),
        "passage": list(hit.passage),
        "score": hit.score,
        "snippet": hit.snippet,
        "matches": [list(span) for span in hit.matches],
        "copies": _standings(hit.copies),
        **_listed_record(item, marks),
    }


def _listed_record(item: ListedItem | None, marks: Marks) -> Record:
    """Return what is known of an item without its text, and its marks, with notes and highlights counted.

    None stands for an item that was taken out of the library just now.
    """
    return {
        "role": _fact(item, "role"),
        "company": _fact(item, "company"),
        "level": _fact(item, "level"),
        "team": _fact(item, "team"),
        "pay": _pay_record(_fact(item, "pay")),
        "remote": _fact(item, "remote"),
        "marks": {
            **item_marks_record(marks),
            "notes": len(marks.notes),
            "highlights": len(marks.highlights),
        },
        **_history_record(item),
    }


def _history_record(item: Item | ListedItem | None) -> Record:
    near = item.near if item else None
    return {
        "first_seen": _day(item.first_seen) if item else None,
        "gone": _day(item.gone) if item else None,
        "near": {"id": near.id, "likeness": near.likeness, "status": near.status} if near else None,
    }


def _day(time: datetime | None) -> str | None:
    return day_of(time) if time else None


def _fact(item: ListedItem | None, name: str) -> object:
    """Return what a posting says of itself; None for the other kinds."""
    return getattr(item.content if isinstance(item, Item) else item, name, None)


def _article_record(article: Article) -> Record:
    return {
        "id": article.id,
        "title": article.title,
        "dek": article.dek,
        **_origin(article.outline),
        "lines": list(article.lines),
        "blocks": _blocks(article.blocks),
        "text": "\n\n".join(block.text for block in article.blocks),
    }


def _blocks(blocks: Iterable[Block]) -> list[Record]:
    return [{"kind": block.kind, "lines": list(block.lines), "text": block.text} for block in blocks]


def _section_record(section: Section) -> Record:
    return {
        "heading": section.heading,
        "blocks": [{"kind": block.kind, "text": block.line} for block in section.blocks],
    }


def _pay_record(pay: object) -> Record | None:
    if not isinstance(pay, Pay):
        return None
    low, high = pay.ends  # whoever reads this counts on two numbers
    return {
        "minimum": low,
        "maximum": high,
        "currency": pay.currency,
        "period": pay.period,
    }


def _standings(standings: Iterable[Standing]) -> list[Record]:
    return [{"source": standing.source, "lines": list(standing.lines)} for standing in standings]
