"""A page or a piece of markup, read: the order of the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.clean import clean_line
from reader.folding import letters
from reader.garbage import uncollected
from reader.model import Hint, Link, Outline
from reader.pages.addresses import Addresses
from reader.pages.blocks import compose
from reader.pages.building import build
from reader.pages.elements import LEADS, words_of
from reader.pages.entries import mark_entries
from reader.pages.finding import (
    is_caption,
    is_only_beside,
    is_standfirst,
    lead_in,
    main_text,
    second_heading,
)
from reader.pages.growing import closing_notes, is_report
from reader.pages.heads import read_head
from reader.pages.job_facts import (
    asks_to_apply,
    facts_around,
    is_of_job,
    leave_out_counts,
    name_headings,
)
from reader.pages.listed_papers import mark_papers, signs_of_papers
from reader.pages.pairs import mark_pairs
from reader.pages.pruning import leave_out_byline, prune
from reader.pages.rows import part_rows
from reader.pages.runs import text_in
from reader.pages.saved import saved_from
from reader.pages.shown import with_shown
from reader.pages.structured import Thing, jobs_of, paid_classes, things
from reader.pages.titles import choose_title, line_of_title
from reader.pages.trimming import name_bold_lines, trimmed
from reader.pages.weighing import misjudged, weigh, weigh_anew, weigh_as_thread
from reader.pages.writing import Writer

if TYPE_CHECKING:
    from reader.pages.blocks import Block
    from reader.pages.heads import Head
    from reader.pages.listed_papers import Signs
    from reader.pages.tree import Node, Tree

SHELL = "The page has no text of its own: a browser would fetch it with JavaScript."
EMPTY = "The page has no text."
WHOLE = "The main text was not found, so this is all of the page's text."
TITLE = 300
"""Characters of the longest title."""
FEW = 50
"""Words that may be left out without a word."""
SHELL_TEXT = 400
"""Characters of text up to which a page with scripts may be an empty shell."""
LETTERS = 6
"""Characters of a word and its space, to tell how much was left out."""
_TAG = lazy.regex("</?[a-zA-Z]|<!")
_LINE_END = lazy.regex("\r\n?|\n")
_WANTS_SCRIPTS = ("javascript", "enable js", "java script")


class Page(NamedTuple):
    """What a page says."""

    title: str | None
    text: str
    """Clean. The title is its first line."""
    outline: Outline
    notices: tuple[str, ...]
    """What was left out or not found, a plain sentence each."""
    jobs: tuple[Thing, ...]
    """The job postings among its data, in JSON-LD's shape; their strings are as the page has them."""


class Fragment(NamedTuple):
    """What a piece of markup says."""

    text: str
    """Clean; "" if there is none."""
    hints: tuple[Hint, ...]
    links: tuple[Link, ...]


@uncollected()  # a tree is kept until it is dropped
def read_page(markup: str, address: str | None = None) -> Page:
    """Return the main text of a page with its outline, title, and job postings.

    `markup` is decoded but not cleaned; `address` is where it came from. Never raises.
    """
    saved = saved_from(markup)
    tree = build(markup)
    described = things(tree)
    weigh(tree, paid_classes(described))
    address = address or saved.url
    addresses = Addresses(address, _base_of(tree))
    jobs = jobs_of(tree, described)
    head = read_head(tree, described, addresses)
    if not address and head.url:  # nothing else says where the page is
        addresses = Addresses(head.url, _base_of(tree))
    title, heading = choose_title(tree, head, address)
    papers = signs_of_papers(tree)
    root = main_text(tree, papers)
    if heading is None and root is not None and (line := line_of_title(tree, root, head)) is not None:
        title, heading, line.tag = text_in(line), line, "h1"
    head = with_shown(tree, head, heading, address)
    if (misled := misjudged(tree, root)) is not None:
        weigh_anew(tree, misled)
        papers = signs_of_papers(tree)
        root = main_text(tree, papers)
        title, heading = choose_title(tree, head, address)
    elif root is not None and is_report(root, head.titles):
        weigh_as_thread(tree)
        papers = signs_of_papers(tree)
        root = main_text(tree, papers)
    title = clean_line(title, TITLE) or None if title else None
    notices = list(tree.notices)
    is_job = root is not None and (
        is_of_job(heading, root, head.url or address, _beside(title, head)) or asks_to_apply(tree, markup)
    )
    shown = _elements(tree, heading, root, papers, head.descriptions, is_job=is_job)
    written = _written(tree, shown, addresses, bold_heads=is_job)
    blocks = trimmed(written, title, head.byline, head.descriptions)
    name_bold_lines(blocks)
    text, hints, links = compose(blocks)
    if _is_shell(tree, root):
        notices.append(SHELL)
    elif tree.root.size == 0:
        notices.append(EMPTY)
    elif root is None:
        notices.append(WHOLE)
    elif (left := _words_left_out(tree, shown)) > FEW:
        notices.append(f"About {left:,} words around the main text were left out.")
    url = head.url or (Addresses(None).resolve(address) if address else None)
    names = tuple(dict.fromkeys(name for name in (*head.titles, *head.names) if name not in ("", title)))
    tree.drop()
    outline = Outline(hints, links, head.byline, head.published, url, head.language, names=names)
    return Page(title, text, outline, tuple(notices), jobs)


def _beside(title: str | None, head: Head) -> list[str]:
    """Return how a page's head calls it and its site, the title left out."""
    names = dict.fromkeys((*head.titles, head.site))
    return [name.replace(title, "") if title else name for name in names]


@uncollected()
def read_fragment(markup: str, base: str | None = None, *, is_job: bool = False) -> Fragment:
    """Return all text of a piece of markup, such as a job's description or a feed's item.

    `base` is the address that links are resolved against. Text without any tag keeps its lines, and has no
    hints: nothing says what they are. `is_job` is whether it describes a job, where a bold line is a heading.
    Never raises.
    """
    plain = _TAG.search(markup) is None
    if plain:
        markup = _LINE_END.sub("<br>", markup)
    tree = build(markup)
    weigh(tree)
    blocks = _written(tree, [tree.root], Addresses(base, _base_of(tree)), bold_heads=is_job)
    tree.drop()
    text, hints, links = compose(blocks)
    return Fragment(text, () if plain else hints, links)


def _base_of(tree: Tree) -> str:
    return next((node.get("href") for node in tree.of("base") if node.get("href")), "")


def _elements(
    tree: Tree,
    heading: Node | None,
    root: Node | None,
    papers: Signs,
    descriptions: list[str],
    *,
    is_job: bool,
) -> list[Node]:
    """Return the elements to write down: what leads to the main text, and the main text, pruned.

    On the page of a job its facts too, which may stand around its text.
    """
    if root is None:
        mark_entries(tree, tree.root)
        return [tree.root]
    if is_job and heading is not None:
        leave_out_counts(tree, heading, root)
    leads = lead_in(tree, heading, root)
    known = {letters(text) for text in descriptions}
    for node in leads:
        # What metadata quotes is a standfirst; in the text itself it would be its first paragraph.
        if node.tag == "figure" or is_caption(node):
            continue
        named_so = (
            words_of(node.name) & LEADS
            or node.get("itemprop") == "description"
            or is_only_beside(heading, node)
        )
        if node.tag != "p" or named_so or letters(text_in(node)) in known:
            node.role = "dek"
    second = second_heading(tree, heading) if heading is not None else None
    if second is not None and root.place < second.place <= root.last and is_standfirst(tree, second):
        second.role = "dek"
    for node in tree.of("p") if tree.of("header") else ():
        if (
            root.place < node.place <= root.last
            and _is_in_header(node)
            and (
                words_of(node.name) & LEADS
                or (known and letters(text_in(node)) in known)
                or is_only_beside(heading, node)
            )
        ):
            node.role = "dek"
    facts = [
        node
        for node in (facts_around(tree, heading, root) if is_job and heading is not None else ())
        if not any(lead.place <= node.last and node.place <= lead.last for lead in leads)
    ]
    if heading is not None:
        leave_out_byline(tree, heading)
    parts = [root, *closing_notes(tree, root)]
    names = frozenset() if mark_papers(tree, root, papers) else mark_entries(tree, root)
    for part in parts:
        prune(tree, part, names)
    return sorted([*leads, *facts, *parts], key=lambda node: node.place)


def _is_in_header(node: Node) -> bool:
    parent = node.parent
    above = parent.parent if parent is not None else None
    return any(one is not None and one.tag == "header" for one in (parent, above))


def _written(
    tree: Tree, elements: list[Node], addresses: Addresses, *, bold_heads: bool = False
) -> list[Block]:
    """Return the blocks of some elements; `bold_heads` is whether bold lines are the headings of a job."""
    writer = Writer(tree, addresses.resolve)
    for node in elements:
        mark_pairs(tree, node)
        part_rows(tree, node)
        writer.write(node)
    blocks = writer.finish()
    if bold_heads:
        name_headings(blocks)
    return blocks


def _is_shell(tree: Tree, root: Node | None) -> bool:
    """Return whether a page has next to no text and says, or shows, that scripts bring it."""
    if root is not None or tree.root.size > SHELL_TEXT:
        return False
    scripts = 0
    for node in tree.nodes:
        if node.tag == "script" and "ld+json" not in node.get("type"):
            scripts += 1
        elif node.tag == "noscript" or node.size:
            said = " ".join(child for child in node.children if isinstance(child, str))[:1000].lower()
            if any(words in said for words in _WANTS_SCRIPTS):
                return True
    return scripts > 0 and tree.root.size < SHELL_TEXT // 4


def _words_left_out(tree: Tree, shown: list[Node]) -> int:
    """Return about how many words of prose are in no element that is written down."""
    kept = sum(node.prose - _gone_prose(tree, node) for node in shown)
    return (tree.root.prose - kept) // LETTERS


def _gone_prose(tree: Tree, root: Node) -> int:
    """Return the prose in the outermost elements that were pruned."""
    total, after = 0, -1
    for node in tree.inside(root):
        if node.gone and node.place > after:
            total += node.prose
            after = node.last
    return total
