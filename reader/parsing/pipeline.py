"""The order of the passes, and the resulting document.

Lines → tail → lists of jobs, or one ad → residue → labelled papers → lead → papers → body → postings.
A page, which has an outline: postings that come as data, or else as above → papers → what markup says → rest.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.folding import letters, letters_of
from reader.garbage import uncollected
from reader.model import Document, Outline, identity
from reader.naming import name_of
from reader.parsing import (
    addressing,
    assembling,
    contents,
    digests,
    facts,
    fields,
    inserts,
    layout,
    lead,
    lines,
    listing_parts,
    mailed,
    markup,
    memo,
    near_titles,
    openings,
    paper_listings,
    paper_records,
    papers,
    prose,
    quoted_mail,
    related,
    residue,
    results,
    scanning,
    shapes,
    summaries,
    tabled,
    tail,
    word_tables,
    wrapping,
)
from reader.parsing.lines import Claims, Head, Line, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from reader.model import Posting
    from reader.parsing.ads import Ad
    from reader.parsing.jobs import Entry, Listed
    from reader.parsing.outlined import Markup
    from reader.parsing.scanning import Scan

LINES, TAIL, BODY = 0.1, 0.35, 0.6
"""How much of the work is done once lines, tail and body are known; the rest goes to the postings."""


@uncollected()  # what is created here is kept and has no cycles
def parse(
    text: str,
    source: str = "",
    notices: tuple[str, ...] = (),
    progress: Callable[[float], None] = lambda _: None,
    outline: Outline | None = None,
) -> Document:
    """Parse a clean text.

    `text` has newlines as its only line ends, and no control characters or tabs (see clean.py). `source` and
    `notices` are passed through unchanged. Every text yields a document; one of blank lines only has no
    blocks. Linear in time and memory; never raises. `progress` is called now and then with the share of work
    done, from 0 to 1. What an `outline` says of lines is believed; papers, questions and postings without
    data are still looked for.
    """
    if outline is not None and outline.tells_lines:
        found = replace(_page(text, source, notices, progress, outline), outline=outline)
    else:
        found = _of_mail(text, source, notices, progress) or _taken_apart(text, source, notices, progress)
        found = found if outline is None else _with_outline(found, outline)
    word_tables.let_go()
    memo.forget()
    return addressing.addressed(found)


def _of_mail(
    text: str, source: str, notices: tuple[str, ...], progress: Callable[[float], None]
) -> Document | None:
    """Return the document of a mail that mostly quotes something with a form of its own, or None."""
    inner = quoted_mail.quoted(text)
    found = _taken_apart(inner.text, source, notices, progress) if inner else None
    return (
        quoted_mail.with_rest(found, inner, text) if found and inner and quoted_mail.has_form(found) else None
    )


def _with_outline(document: Document, outline: Outline) -> Document:
    """Return a text of which is known where it stands on the web, say, but nothing of its lines."""
    article = document.article and replace(document.article, outline=outline)
    return replace(document, article=article, outline=outline)


def _taken_apart(
    text: str, source: str, notices: tuple[str, ...], progress: Callable[[float], None]
) -> Document:
    rows = wrapping.joined(lines.split(text))
    folded = letters_of([row.bare for row in rows])
    progress(LINES)
    scan = scanning.scan(rows)
    end = tail.find(rows, scan.short)
    progress(TAIL)
    placed = {span.first for span in end.postings}  # lines of places are no names
    alike = paper_listings.find(rows, scan.short, len(rows), placed)
    listed, ad = (None, None) if end.postings else _offers(rows, scan, rows, alike=alike)
    if ad:
        return assembling.of_ad(rows, text, ad, folded, source, notices)
    claims = Claims(len(rows))
    claims.take(listed.spans() if listed else ())
    before = min(end.begin, listed.begin) if listed else end.begin
    named = _in_forms(rows, scan, end.begin, claims)
    # Comments may stand over the first posting, and the page's own text over or among them.
    over = min(end.begin, listed.entries[0].first) if listed else before
    titled = listed.title if listed else None
    around = residue.find(rows, over, listed.begin if listed else None, titled)
    rows_alike = {row for head in alike for row in head.rows}
    if early := _holds(around.spans, rows_alike):  # as short lines over others they look like a menu
        first, last = alike[0].rows[0], alike[-1].rows[-1]
        alike = _claimed(rows, alike, claims)
        around = residue.find(rows, first)
        claims.take(span for span in residue.find(rows, end.begin).spans if span.first > last)
    claims.take(residue.over_results(rows, _in_order([*named, *alike])))
    links = {row for head in alike for row in head.notes if summaries.are_links(rows[row].bare)}
    claims.take(span for span in around.spans if not links.issuperset(range(span.first, span.last + 1)))
    if listed:  # it looks like a menu, so what is above it is judged without it
        below = residue.find(rows, end.begin, listed.begin, titled)
        claims.take(span for span in below.spans if span.first >= before)
    named += _labelled(rows, end.begin, claims)
    counted = listed.counted if listed and listed.counted is not None else before
    top = (
        lead.Lead((Span("title", titled, titled),))
        if titled
        else lead.find(rows, counted, claims, around.title)
    )
    if not early:
        alike = _claimed(rows, alike, claims)
        noted = rows_alike.union(*(head.notes for head in alike))
        top = lead.find(rows, counted, claims, around.title) if _holds(top.spans, noted) else top
    known = facts.gather(rows, scan, top, end.begin, claims)
    if listed and not (listed.apart or known.interview or _announces_papers(rows, listed.begin, claims)):
        known = replace(known, board=True)
    for spans in (end.postings, end.footer, top.spans):
        claims.take(spans)
    heads = _body(rows, scan, top, end.begin, text, known, claims, named, alike)
    progress(BODY)
    blocks = tuple(assembling.block(rows, text, span) for span in claims.spans())
    title, dek = top.text(rows, "title"), top.text(rows, "dek")
    name = name_of(title) if title else None
    return Document(
        id=identity("document", "".join(folded) or text.strip()),
        source=source,
        text=text,
        title=name,
        dek=dek,
        blocks=blocks,
        article=assembling.article(blocks, title, name, dek)
        if assembling.tells(blocks, jobs=listed is not None)
        else None,
        papers=tuple(assembling.paper(rows, text, head) for head in heads),
        postings=tuple(_postings(rows, text, listed.entries if listed else end.postings, folded, progress)),
        notices=notices,
    )


def _offers(
    rows: Sequence[Line],
    scan: Scan,
    ad_rows: Sequence[Line],
    outline: Outline | None = None,
    alike: Sequence[Head] = (),
) -> tuple[Listed | None, Ad | None]:
    """Return the list of jobs in a text, and the ad that the text is instead, if it is one.

    `ad_rows` are the lines that may be an ad's. `outline` is that of a page. The papers of a listing,
    `alike`, are no jobs; neither the issue of a newsletter nor the record of a paper is an ad. This takes
    nearly half of the parser, 4 MiB, which is imported with the first text whose postings do not follow an
    article.
    """
    from reader.parsing import ads, jobs

    listed = jobs.find(rows, scan)
    is_none = _are_most(rows, alike) or contents.is_issue(rows) or fields.is_record(rows)
    ad = None if is_none else ads.find(ad_rows, outline)
    if listed is None and outline is None and (listed := jobs.under_headings(rows, ad=ad is not None)):
        return listed, None
    return listed, ad if ad and (listed is None or jobs.is_beside(listed, ad)) else None


def _page(
    text: str, source: str, notices: tuple[str, ...], progress: Callable[[float], None], outline: Outline
) -> Document:
    """Take a page apart: what its markup says first, and then what may stand in its paragraphs."""
    from reader.parsing.outlined import Markup

    rows = lines.split(text)
    scan = scanning.scan(rows)
    marked = Markup(rows, outline)
    claims = Claims(len(rows))
    claims.take(span for span, _ in marked.given)
    progress(LINES)
    end = tail.Tail(len(rows), (), ()) if marked.given else tail.find(rows, scan.short)
    has_offers = marked.given or end.postings
    listed, ad = (None, None) if has_offers else _offers(rows, scan, marked.ad_rows(rows), outline)
    progress(TAIL)
    by_line = has_offers or listed or ad or not text.isascii()  # for postings; and accents are in few lines
    folded = letters_of([row.bare for row in rows]) if by_line else [letters(text)]
    if ad:
        return assembling.of_ad(rows, text, ad, folded, source, notices, marked)
    claims.take(listed.spans() if listed else end.postings)
    top = marked.lead()
    heads, known = _marked_papers(rows, text, scan, marked, claims, top)
    first = top.spans[-1].last + 1 if top.spans else 0
    body = list(lines.chunks(rows, first, len(rows) - 1, claims))
    known = facts.with_turns(known, rows, body, claims)
    claims.take(list(prose.questions(rows, scan, first, body, claims, known)))
    claims.take(marked.paragraphs)
    if claims.has_free():
        claims.take(prose.find(rows, scan, 0, len(rows), claims, known))
    progress(BODY)
    blocks = tuple([assembling.block(rows, text, span, marked.details) for span in claims.spans()])
    title = rows[marked.title].bare if marked.title is not None else None
    dek = top.text(rows, "dek")
    given = marked.postings(rows, text, folded)
    guessed = _postings(rows, text, listed.entries if listed else end.postings, folded, progress)
    is_emptied = {block.kind for block in blocks} == {"title", "footer"}  # a board without jobs now
    tells = assembling.tells(blocks, jobs=bool(marked.given or listed or is_emptied))
    article = assembling.article(blocks, title, title, dek) if tells else None
    return Document(
        id=identity("document", "".join(folded) or text.strip()),
        source=source,
        text=text,
        title=title,
        dek=dek,
        blocks=blocks,
        article=article and replace(article, outline=outline),
        papers=tuple(assembling.paper(rows, text, head, shown=str) for head in heads),
        postings=(*given, *guessed),
        notices=notices,
    )


def _marked_papers(
    rows: Sequence[Line], text: str, scan: Scan, marked: Markup, claims: Claims, top: lead.Lead
) -> tuple[list[Head], facts.Facts]:
    """Claim the papers of a page: their titles may be headings, what belongs to them stands in paragraphs.

    On a page that is a list, its items may be papers; an article's lists are of what it cites. Return them,
    and the facts that they were found by.
    """
    end, first = len(rows), top.spans[-1].last + 1 if top.spans else 0
    items = "list" if marked.mostly_lists(rows) else None
    believed = [span for span in marked.spans if span.kind != items]
    claims.take(span for span in believed if span.kind != "heading")
    named = _in_forms(rows, scan, end, claims)
    if results.could_be_searched(text) and (tight := marked.tight(rows)):
        glued = scanning.scan(tight).glued
        named += _whole(tight, results.find(tight, glued, end, claims, searched=True), claims)
    alike = _claimed(rows, paper_listings.find(rows, scan.short, end, claims), claims)
    named += _labelled(rows, end, claims)
    known = facts.without_turns(rows, scan, top, end, claims)
    heads = papers.heads(rows, scan, first, end, claims, known, named, alike)
    found = _in_order([*alike, *summaries.with_notes(rows, heads, end, claims)])
    claims.take(papers.spans(found))
    claims.take(believed)
    if found:
        kinds = {index: kind for index in range(first, end) if (kind := claims.get(index))}
        found = summaries.complete(rows, found, end, kinds)
        claims.take(papers.spans(found))
    claims.take(marked.spans)
    return _in_order(list(papers.kept([*named, *found], claims))), known


def _in_forms(rows: Sequence[Line], scan: Scan, end: int, claims: Claims) -> list[Head]:
    """Claim the papers in mails, search results and tables before an index, and return them."""
    near = scan.within(0, end)
    found = mailed.find(rows, near.signed, end, claims)
    claims.take(papers.spans(found))
    found += _whole(rows, results.find(rows, near.glued, end, claims), claims)
    return found + _whole(rows, tabled.find(rows, end, claims), claims)


def _labelled(rows: Sequence[Line], end: int, claims: Claims) -> list[Head]:
    """Claim the papers in labelled fields before an index, and return them."""
    return _whole(rows, fields.find(rows, end, claims), claims)


def _claimed(rows: Sequence[Line], alike: Sequence[Head], claims: Claims) -> list[Head]:
    """Claim the papers of a listing where nothing else has their lines, and return them."""
    return _whole(rows, [head for head in alike if not any(row in claims for row in head.rows)], claims)


def _whole(rows: Sequence[Line], heads: Sequence[Head], claims: Claims) -> list[Head]:
    """Claim papers with what their records have besides, and return them."""
    found = paper_records.whole(rows, heads, claims)
    claims.take(papers.spans(found))
    return found


def _holds(spans: Iterable[Span], known: Container[int]) -> bool:
    """Return whether lines of a listing's papers are among what was taken for something else."""
    return any(row in known for one in spans for row in range(one.first, one.last + 1))


def _are_most(rows: Sequence[Line], alike: Sequence[Head]) -> bool:
    """Return whether a listing of papers takes a third of a page and more, which then is no ad."""
    return bool(alike) and (alike[-1].rows[-1] - alike[0].rows[0]) * 3 > len(rows)


def _in_order(heads: Sequence[Head]) -> list[Head]:
    return sorted(heads, key=lambda head: head.begin)


def _announces_papers(rows: Sequence[Line], end: int, claims: Claims) -> bool:
    """Return whether a heading or a text over the jobs of a page mentions papers, as on the page of a lab."""
    heads = (
        row.bare
        for index, row in enumerate(rows[:end])
        if index not in claims and (len(row.bare) < _HEAD or len(row.bare) > _PROSE_OF_LAB)
    )
    return (
        any(map(shapes.announces_papers, heads))
        or sum(index not in claims and near_titles.is_over_names(rows, index) for index in range(end - 1))
        >= _PAPERS
    )


_PAPERS = 2
"""So many lines with several names right under them, over the jobs, are papers."""

_HEAD, _PROSE_OF_LAB = 60, 100


def _postings(
    rows: Sequence[Line],
    text: str,
    given: Sequence[Span | Entry],
    folded: Sequence[str],
    progress: Callable[[float], None],
) -> Iterator[Posting]:
    if not given:
        return
    from reader.parsing import postings  # skip its patterns for a document without postings

    for done, one in enumerate(given):
        progress(BODY + (1 - BODY) * done / len(given))
        found = postings.read if isinstance(one, Span) else postings.of_entry
        yield found(rows, text, one, folded)  # type: ignore[arg-type]


def _body(
    rows: Sequence[Line],
    scan: Scan,
    top: lead.Lead,
    end: int,
    text: str,
    known: facts.Facts,
    claims: Claims,
    named: Sequence[Head],
    alike: Sequence[Head],
) -> list[Head]:
    """Claim everything before the tail, and return the papers in it.

    A pass sees what the ones before it have claimed, but nothing depends on its leaving that alone.
    """
    first = top.spans[-1].last + 1 if top.spans else 0
    claims.take(layout.dumps(rows, first, end))
    claims.take(layout.logged(rows, first, end))
    claims.take(layout.fenced(rows, first, end, claims))
    claims.take(markup.underlined(rows, first, end, claims))
    if not (alike or claims.has_free()):  # as in data, line by line
        return _in_order(list(papers.kept(named, claims)))
    if not known.board:
        claims.take(contents.find(rows, first, end, claims))
    heads = papers.heads(rows, scan, first, end, claims, known, named, alike)
    claims.take(listing_parts.find(rows, _in_order([*named, *alike, *heads]), end))
    found = paper_records.whole(rows, list(summaries.with_notes(rows, heads, end, claims)), claims)
    found = _in_order([*alike, *found])
    claims.take(papers.spans(found))
    if not known.board:
        claims.take(openings.sections(rows, first, end, claims))
        claims.take(contents.items(rows, first, end, claims))
    if not found and not known.interview:
        claims.take(digests.find(rows, first, end, claims))
    if not known.board:
        claims.take(list(related.find(rows, first, end, claims)))
    claims.take(layout.find(rows, first, end, claims, known))
    claims.take(inserts.find(rows, first, end, claims, known, text))
    rest = prose.find(rows, scan, first, end, claims, known)
    if found:
        # A summary is made of paragraphs, and may end with links that look like headings.
        kinds = {index: kind for index in range(first, end) if (kind := claims.get(index))}
        kinds |= {span.first: span.kind for span in rest if span.kind != "paragraph"}  # each a single line
        found = summaries.complete(rows, found, end, kinds)
        claims.take(papers.spans(found))
    claims.take(rest)
    return _in_order(list(papers.kept([*named, *found], claims)))
