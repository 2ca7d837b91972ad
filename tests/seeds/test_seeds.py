"""What the sample documents promise: in words of their own, with postings enough to try the program on."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from reader.config import samples
from reader.library.library import Library
from reader.parsing import parse
from reader.sources.recognition import kind_of
from reader.ui.commands import COMMANDS

if TYPE_CHECKING:
    from reader.model import Document

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
NAMES = sorted(path.name for path in SEEDS.glob("*.txt"))
WELCOME = "01-welcome-to-reader.txt"
PAGE, BOARD, THREAD = "07-lighthouse-after-supper.html", "08-marrowby-kites.json", "09-who-is-hiring.html"
RUN = 9
PLACE = re.compile(r"[A-Z]{2}(?:, [A-Z0-9]{1,3})?, (?P<city>[A-Z][A-Za-z]+(?: [A-Z][a-z]+)*)")
WORKSHOP_PAPER = (
    "What Do You Mean I’m Funny? Personalizing the Joke Skill of a Voice-Controlled Virtual Assistant"
)
VIDEO = "YOLACT: Real-Time Instance Segmentation [ICCV Trailer]"
KEY_NAMES = {"↓": "down", "↑": "up", "[": "left_square_bracket", "]": "right_square_bracket"}

Words: TypeAlias = tuple[str, ...]
Posting: TypeAlias = tuple[str, str]


def text_of(name: str) -> str:
    return (SEEDS / name).read_text(encoding="utf-8")


def postings_of(name: str) -> list[Posting]:
    """Each place line of a document, with the line of text under it."""
    lines = text_of(name).split("\n")
    return [(line, lines[at + 1]) for at, line in enumerate(lines[:-1]) if PLACE.fullmatch(line)]


def runs(text: str) -> set[Words]:
    """Every run of RUN words that stands on one line, without case and punctuation."""
    found: set[Words] = set()
    for line in text.split("\n"):
        words = re.findall(r"\w+", line.casefold())
        found.update(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return found


def facts_of(shared: Path) -> list[str]:
    """Titles and author lists: what a retelling has to leave word for word."""
    facts = [WORKSHOP_PAPER, VIDEO]
    for document in json.loads((shared / "seeds" / "labels.json").read_text(encoding="utf-8")):
        facts.append(document["title"])
        for paper in document["papers"]:
            facts += [paper["title"], ", ".join(paper["authors"])]
    return facts


def without_facts(text: str, facts: list[str]) -> str:
    """The text with a line break in the place of every fact and link."""
    for fact in facts:
        text = text.replace(fact, "\n")
    return re.sub(r"https?://[^\s)]+", "\n", text)


def all_postings() -> list[Posting]:
    return [posting for name in NAMES for posting in postings_of(name)]


def document_of(name: str) -> Document:
    """A sample as the program reads it."""
    with Library.of([SEEDS / name]) as library:
        (entry,) = library.documents.list()
        return library.documents.get(entry.id)


def test_there_are_nine_and_the_welcome_comes_first() -> None:
    assert [Path(path).name for path in samples()] == [*NAMES, PAGE, BOARD, THREAD]
    assert len(NAMES) == 6
    assert NAMES[0] == WELCOME
    assert text_of(WELCOME).startswith("Welcome to reader\n\n")


@pytest.mark.parametrize("name", NAMES)
def test_each_is_plain_text(name: str) -> None:
    text = (SEEDS / name).read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    odd = {char for char in text if char != "\n" and unicodedata.category(char).startswith("C")}
    assert odd == set()
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


def test_there_are_postings_enough() -> None:
    places = [place for place, _ in all_postings()]
    cities = {match["city"] for place in places if (match := PLACE.fullmatch(place))}
    assert len(places) >= 30
    assert len(cities) >= 10
    assert {"US, WA, Seattle", "GB, MLN, Edinburgh", "ES, B, Barcelona", "CN, 11, Beijing"} <= set(places)


def test_a_posting_is_one_long_line() -> None:
    lengths = {place + ": " + body[:40]: len(body.split()) for place, body in all_postings()}
    assert {start: words for start, words in lengths.items() if not 120 <= words <= 300} == {}


def test_one_posting_stands_twice_in_a_document() -> None:
    twice = [posting for name in NAMES for posting, count in Counter(postings_of(name)).items() if count == 2]
    assert len(twice) == 1


def test_one_posting_stands_in_two_documents() -> None:
    counts = Counter(posting for name in NAMES for posting in set(postings_of(name)))
    assert [count for count in counts.values() if count > 1] == [2]


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_new(name: str, shared: Path) -> None:
    facts = facts_of(shared)
    originals: set[Words] = set()
    for path in (shared / "seeds").glob("*.txt"):
        originals |= runs(without_facts(path.read_text(encoding="utf-8"), facts))
    assert len(originals) > 10_000
    assert runs(without_facts(text_of(name), facts)) & originals == set()


def test_titles_papers_and_authors_are_exact(shared: Path) -> None:
    texts = [text_of(name).split("\n") for name in NAMES[1:]]
    for document in json.loads((shared / "seeds" / "labels.json").read_text(encoding="utf-8")):
        (lines,) = [lines for lines in texts if document["title"] in lines]
        for paper in document["papers"]:
            at = lines.index(paper["title"])
            assert lines[at + 1 : at + 3] == [", ".join(paper["authors"]), ""]


def test_place_lines_stand_in_the_originals_too(shared: Path) -> None:
    originals = "\n".join(path.read_text(encoding="utf-8") for path in (shared / "seeds").glob("*.txt"))
    assert {place for place, _ in all_postings()} <= set(originals.split("\n"))


def test_the_welcome_names_keys_that_exist() -> None:
    _, _, table = text_of(WELCOME).partition("\nKey        What it does\n")
    rows = table.partition("\n\n")[0].split("\n")
    named = {key for row in rows for key in row[:11].split() if key not in {"and", "or"}}
    known = {key for command in COMMANDS for key in command.keys.split(",")}
    assert len(rows) >= 10
    assert {KEY_NAMES.get(key, key) for key in named} <= known


def test_the_welcome_shows_the_kinds_that_the_others_lack() -> None:
    lines = text_of(WELCOME).split("\n")
    attribution = lines.index("The makers of reader")
    quoted = lines[attribution - 1]
    assert sum(quoted in line for line in lines) == 2, "the quote repeats a sentence of the body"
    assert any(line.startswith("- ") for line in lines)
    assert any(line.startswith("1. ") for line in lines)
    assert "    reader ~/docs" in lines


def test_the_welcome_is_taken_apart_into_the_kinds_that_the_others_lack() -> None:
    kinds = {block.kind for block in parse(text_of(WELCOME)).blocks}
    assert {"quote", "list", "table", "code", "caption", "teaser", "question", "heading"} <= kinds


def test_the_page_board_and_thread_are_recognised() -> None:
    assert [kind_of((SEEDS / name).read_bytes()) for name in (PAGE, BOARD, THREAD)] == [
        "html",
        "board",
        "board",
    ]


@pytest.mark.parametrize("name", [PAGE, BOARD, THREAD])
def test_every_address_is_invented(name: str) -> None:
    hosts = set(re.findall(r"(?://|@)([a-z0-9.-]+\.[a-z]+)", text_of(name).replace("&#x2F;", "/")))
    assert hosts
    assert {host for host in hosts if not host.endswith(".example")} <= {"schema.org", "ogp.me"}


def test_the_page_is_an_article_without_what_surrounds_it() -> None:
    page = document_of(PAGE)
    assert (page.title, page.outline and page.outline.byline, page.outline and page.outline.published) == (
        "The lighthouse that slowed down after supper",
        "Maren Tollevik, Idris Quenby",
        "2026-10-14T07:30:00Z",
    )
    kinds = {block.kind for block in page.blocks}
    assert kinds == {"title", "dek", "caption", "paragraph", "heading", "list", "quote", "code", "table"}
    hints = page.outline.hints if page.outline else ()
    assert [hint.level for hint in hints if hint.kind == "heading"] == [2, 2, 2, 3]
    assert [hint.language for hint in hints if hint.kind == "code"] == ["c", "c", "python"]
    assert not re.search("cookie|Subscribe|You may also like|Share|Menu|comments", page.text)


def test_the_page_takes_three_minutes() -> None:
    assert 500 <= len(document_of(PAGE).text.split()) <= 800


def test_the_board_has_postings_with_all_fields() -> None:
    board = document_of(BOARD)
    assert board.title == "Marrowby Kites"
    assert len(board.postings) == 7
    for job in board.postings:
        assert job.role
        assert job.place
        assert job.team
        assert job.company == board.title
        assert 200 <= len(job.text.split()) <= 400
    assert {job.pay.currency for job in board.postings if job.pay} == {"NOK", "EUR", "GBP", "CAD"}
    assert {job.employment for job in board.postings} == {"full_time", "temporary", "intern"}


def test_the_thread_has_eight_postings_and_a_question() -> None:
    thread = document_of(THREAD)
    assert thread.title == "Who is hiring? (November 2026)"
    assert len(thread.postings) == 8
    assert len({job.company for job in thread.postings}) == 8
    assert all(job.role for job in thread.postings)
    assert [job.remote for job in thread.postings].count(True) == 4
    paragraphs = [block.text for block in thread.blocks if block.kind == "paragraph"]
    assert any(text.startswith("Is there anyone here who hires") for text in paragraphs)
    assert "visa" not in thread.text, "a reply is no posting"
