"""What a page says of itself: title, byline, date, address, language.

Order: data of schema.org, meta elements, then what classes and attributes in the page say. What is no name is
no byline, what is no date is no date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.clean import clean_line
from reader.folding import letters
from reader.pages.dates import date_at_start, date_in, iso_date
from reader.pages.elements import BYLINES, DATES, named, words_of
from reader.pages.names import BY, names_in
from reader.pages.runs import flat, is_short
from reader.pages.structured import is_a

if TYPE_CHECKING:
    from reader.pages.addresses import Addresses
    from reader.pages.structured import Thing
    from reader.pages.tree import Node, Tree

ARTICLES = (
    *(
        "Article",
        "NewsArticle",
        "BlogPosting",
        "TechArticle",
        "ScholarlyArticle",
        "Report",
        "ReportageNewsArticle",
    ),
    *(
        "OpinionNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "LiveBlogPosting",
    ),
    *(
        "SocialMediaPosting",
        "DiscussionForumPosting",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "Recipe",
        "Review",
    ),
)
TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "title",
    "headline",
)
AUTHORS = (
    *("citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "dc.creator.creator"),
    *("parsely-author", "sailthru.author", "byl", "byline", "article:author_name", "twitter:data1"),
)
CATALOGUES = ("citation_author", "dc.creator", "dcterms.creator", "dc.creator.creator")
"""Those that may name the family first."""
PUBLISHED = (
    *(
        "article:published_time",
        "datepublished",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
    ),
    *(
        "dc.date.created",
        "dcterms.created",
        "citation_publication_date",
        "citation_date",
        "parsely-pub-date",
        "pubdate",
    ),
    *(
        "publishdate",
        "publish-date",
        "publish_date",
        "sailthru.date",
        "article.published",
        "og:published_time",
    ),
    *("date", "article_date_original", "originalpublicationdate", "og:article:published_time", "created"),
)
SITES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "publisher",
    "dc.publisher",
    "twitter:site",
)
DESCRIPTIONS = ("description", "og:description", "twitter:description", "dc.description")
_LANGUAGE = lazy.regex(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
DATE_ENDS = ("date", "datum", "pubtime")
_WIDEST = 300
"""Characters of the longest element that may be a byline."""
_LINE = 160
"""Characters of the longest line of author and date."""
_BESIDE = 25
"""Elements after a title that are looked at for such a line."""
_LINES = 40
"""Elements of bylines and dates that are looked at."""


class Head(NamedTuple):
    """What a page says of itself, as found."""

    titles: list[str]
    """From metadata, the best first; the last is the `title` element's, with the site's name."""
    site: str
    descriptions: list[str]
    byline: str | None
    published: str | None
    url: str | None
    language: str | None


def metas_of(tree: Tree) -> dict[str, list[str]]:
    """Return the page's meta elements: contents by name, property or the like, lower case."""
    metas: dict[str, list[str]] = {}
    for node in tree.of("meta"):
        if content := node.get("content").strip():
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                for name in node.get(attribute).lower().split():
                    metas.setdefault(name, []).append(content)
    return metas


def read_head(tree: Tree, things: list[Thing], addresses: Addresses) -> Head:
    """Return what a page says of itself."""
    metas = metas_of(tree)
    articles = [thing for thing in things if is_a(thing, *ARTICLES)][:1]
    sites = [*_first(metas, SITES), *(_name(article.get("publisher")) for article in articles)]
    site = next((clean_line(site) for site in sites if site), "")
    return Head(
        _titles(tree, metas, articles),
        site,
        [clean_line(said, 1000) for said in _first(metas, DESCRIPTIONS)],
        _byline(tree, metas, articles, site),
        _published(tree, metas, articles),
        _url(tree, metas, addresses),
        _language(tree, metas, articles),
    )


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    """Return the first content of each name that the page has, in the order of the names."""
    return [metas[name][0] for name in names if name in metas]


def _name(value: object) -> str:
    """Return the name of a person or organisation in structured data."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list) and value:
        return _name(value[0]) if not isinstance(value[0], list) else ""
    return value if isinstance(value, str) else ""


def _titles(tree: Tree, metas: dict[str, list[str]], articles: list[Thing]) -> list[str]:
    said = [article.get("headline") or article.get("name") for article in articles]
    found = [text for text in said if isinstance(text, str)] + _first(metas, TITLES)
    element = next((node for node in tree.of("title") if not _in_drawing(node)), None)
    if element is not None:
        found.append("".join(child for child in element.children if isinstance(child, str)))
    else:
        found.append("")
    return [clean_line(text, 400) for text in found]


def _in_drawing(node: Node) -> bool:
    return node.parent is not None and node.parent.tag not in ("html", "body")


def _byline(tree: Tree, metas: dict[str, list[str]], articles: list[Thing], site: str) -> str | None:
    for said in (
        [name for article in articles for name in _author_names(article)],
        *([_turned(text, name) for text in metas.get(name, [])] for name in AUTHORS),
        *([text] for text in _marked(tree)),
    ):
        names = [name for text in said[:30] for name in names_in(text) if letters(name) != letters(site)]
        if names:
            return ", ".join(dict.fromkeys(names))
    return None


def _turned(text: str, name: str) -> str:
    """Return an author that a catalogue's element names as "Tarrow, Inge" in the usual order."""
    last, comma, first = text.partition(",")
    if not comma or name not in CATALOGUES or "," in first or ";" in text or len(last.split()) != 1:
        return text
    return f"{first.strip()} {last.strip()}"


def _author_names(article: Thing) -> list[str]:
    said = article.get("author") or article.get("creator")
    authors = said if isinstance(said, list) else [said]
    return [name for author in authors if (name := _name(author))]


def _marked(tree: Tree) -> list[str]:
    """Return the texts that attributes and classes mark as an author's name, the plainest marks first."""
    found: list[tuple[int, str]] = []
    for node in tree.nodes:
        if node.attributes and not node.gone and (rank := _author_mark(node)) is not None:
            named = _named_within(tree, node)
            if is_short(named, _WIDEST):
                found.append((rank, flat(named, lambda _: None).text))
            if len(found) == _LINES:
                break
    return [text for _, text in sorted(found, key=lambda one: one[0])]


def _named_within(tree: Tree, node: Node) -> Node:
    """Return the element with the name in an author's microdata, or else the author's."""
    inside = tree.nodes[node.place + 1 : min(node.last, node.place + _LINES) + 1]
    return next((inner for inner in inside if "name" in inner.get("itemprop").split()), node)


def _author_mark(node: Node) -> int | None:
    attributes = node.attributes
    props = attributes["itemprop"].lower().split() if "itemprop" in attributes else ()
    if "author" in props or "creator" in props:
        return 0
    if "rel" in attributes and "author" in attributes["rel"].lower().split():
        return 0
    words = words_of(node.name) if node.name else frozenset[str]()
    if not words & BYLINES or words & _NOT_AUTHORS:
        return None
    return 1 if "byline" in words or "bylines" in words else 2


_NOT_AUTHORS = named(
    "bio comment comments avatar image img photo about box related social follow title role desc"
)


def _published(tree: Tree, metas: dict[str, list[str]], articles: list[Thing]) -> str | None:
    said = [
        article.get(name) for article in articles for name in ("datePublished", "dateCreated", "uploadDate")
    ]
    given = [text for text in said if isinstance(text, str)] + _first(metas, PUBLISHED)
    for text in given:
        if (date := iso_date(text)) is not None:
            return date
    return _shown_date(tree)


def _shown_date(tree: Tree) -> str | None:
    """Return the date that the page shows and marks as one, the plainest mark first."""
    dates: list[tuple[int, str]] = []
    for node in tree.nodes:
        if (rank := _date_mark(node)) is None:
            continue
        said = node.get("datetime") or node.get("content") or node.get("title")
        text = flat(node, lambda _: None).text if is_short(node, _WIDEST) else ""
        if (date := (iso_date(said) if said else None) or date_in(text)) is not None:
            dates.append((rank, date))
            if len(dates) == _LINES:
                break
    return min(dates, key=lambda one: one[0])[1] if dates else None


def _date_mark(node: Node) -> int | None:
    if not node.attributes and node.tag != "time":
        return None
    if "datepublished" in node.get("itemprop").lower() or "pubdate" in node.attributes:
        return 0
    words = words_of(node.name) if node.attributes else frozenset()
    if node.gone or node.size > _WIDEST or words & {"comment", "comments", "updated", "modified"}:
        return None
    if node.tag == "time":
        return 3 if node.furniture else 1
    if words & DATES or any(word.endswith(DATE_ENDS) for word in words):
        return 4 if node.furniture else 2
    return None


def _url(tree: Tree, metas: dict[str, list[str]], addresses: Addresses) -> str | None:
    said = [
        node.get("href")
        for node in tree.nodes
        if node.tag == "link" and node.get("rel").lower() == "canonical"
    ]
    for text in (*said, *metas.get("og:url", [])):
        url = addresses.resolve(text)
        if url is not None and not url.startswith("mailto:"):
            return url
    return None


def _language(tree: Tree, metas: dict[str, list[str]], articles: list[Thing]) -> str | None:
    root = tree.root
    said = [root.get("lang"), root.get("xml:lang")]
    said += [
        node.get("lang")
        for node in tree.nodes
        if node.tag in ("body", "article", "main") and node.get("lang")
    ]
    said += _first(metas, ("content-language", "dc.language", "og:locale", "language"))
    said += [text for article in articles if isinstance(text := article.get("inLanguage"), str)]
    match = next((text.strip() for text in said if _LANGUAGE.fullmatch(text.strip())), None)
    return None if match is None else match.replace("_", "-")


def beside_title(tree: Tree, heading: Node) -> tuple[str | None, str | None]:
    """Return the names and the date that stand in the lines right after the title's heading, unmarked."""
    byline, published = None, date_at_start(_text_after(heading))
    for node in tree.nodes[heading.last + 1 : heading.last + 1 + _BESIDE]:
        if node.run > _LINE:
            break
        if not node.run or node.gone or not is_short(node, _LINE):
            continue
        text = flat(node, lambda _: None).text
        by = BY.match(text) is not None
        published = published or (date_in(text) if by else date_at_start(text))
        if byline is None and by:
            byline = ", ".join(names_in(text)) or None
    return byline, published


def _text_after(heading: Node) -> str:
    """Return the text that stands right after a heading, in no element of its own."""
    children = heading.parent.children if heading.parent is not None else []
    after = children[children.index(heading) + 1 :][:1]
    return "".join(child for child in after if isinstance(child, str))
