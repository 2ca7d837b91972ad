"""What a page's data says of it: title, byline, date, address, language.

Order: data of schema.org, then meta elements. What is no name is no byline, what is no date is no date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.clean import clean_line
from reader.folding import letters
from reader.pages.dates import is_month_first, iso_date
from reader.pages.names import names_in
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
    "citation_title",
    "parsely-title",
    "title",
    "headline",
)
AUTHORS = (
    *("citation_author", "author", "article:author", "dc.creator", "dc.creator.creator"),
    *(
        "parsely-author",
        "sailthru.author",
        "byl",
        "byline",
        "article:author_name",
        "og:article:author",
        "authors",
        "twitter:data1",
    ),
)
CATALOGUES = ("citation_author", "dc.creator", "dc.creator.creator")
"""Those that may name the family first."""
PUBLISHED = (
    *(
        "article:published_time",
        "datepublished",
        "dc.date.issued",
        "dc.issued",
        "dc.date",
    ),
    *(
        "dc.date.created",
        "dc.created",
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
    *(
        "published_at",
        "article:publicationdate",
        "publicationdate",
        "published",
        "publication_date",
        "pub_date",
        "bt:pubdate",
        "dcsext.articlefirstpublished",
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
SITE_TYPES = ("WebSite", "Organization", "Corporation", "LocalBusiness")
MOST_SITES = 8
"""Sites and organisations that are looked at."""
DESCRIPTIONS = ("description", "og:description", "twitter:description", "dc.description")
_SAME = lazy.regex(r"^(dc)(?:\.terms|terms?|t)?[.:]")
"""Ways to say "Dublin Core"."""
_LANGUAGE = lazy.regex(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


class Head(NamedTuple):
    """What a page says of itself, as found."""

    titles: list[str]
    """From metadata, the best first; the last is the `title` element's, with the site's name."""
    site: str
    names: list[str]
    """How data calls the page's site and who is behind it."""
    descriptions: list[str]
    byline: str | None
    published: str | None
    url: str | None
    language: str | None
    handle: str | None
    """By what other name the author goes, where the page names none."""


def metas_of(tree: Tree) -> dict[str, list[str]]:
    """Return the page's meta elements: contents by name, property or the like, lower case."""
    metas: dict[str, list[str]] = {}
    for node in tree.of("meta"):
        if content := node.get("content").strip():
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                for name in node.get(attribute).lower().split():
                    metas.setdefault(_SAME.sub(r"\1.", name, count=1), []).append(content)
    return metas


def read_head(tree: Tree, things: list[Thing], addresses: Addresses) -> Head:
    """Return what a page says of itself."""
    metas = metas_of(tree)
    articles = [thing for thing in things if is_a(thing, *ARTICLES)][:1]
    sites = [*_first(metas, SITES), *(_name(article.get("publisher")) for article in articles)]
    site = next((clean_line(site) for site in sites if site), "")
    language = _language(tree, metas, articles)
    return Head(
        _titles(tree, metas, articles),
        site,
        _site_names(metas, things),
        [clean_line(said, 1000) for said in _first(metas, DESCRIPTIONS)],
        _byline(metas, articles, site),
        _published(metas, articles, language),
        _url(tree, metas, addresses),
        language,
        _handle(metas, site),
    )


def _site_names(metas: dict[str, list[str]], things: list[Thing]) -> list[str]:
    """Return the names of the site and of the organisations that data describes."""
    described = [_name(thing) for thing in things if is_a(thing, *SITE_TYPES)]
    return [clean_line(name, 200) for name in (*_first(metas, SITES), *described[:MOST_SITES]) if name]


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


def _names(author: object) -> list[str]:
    """Return the names of an author in structured data; some give those of several as a list."""
    names = author.get("name") if isinstance(author, dict) else None
    if isinstance(names, list):
        return [name for name in names if isinstance(name, str)]
    return [_name(author)] if _name(author) else []


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


def _byline(metas: dict[str, list[str]], articles: list[Thing], site: str) -> str | None:
    people = [name for article in articles for name in _author_names(article, only_people=True)]
    for said, known in (
        (people, ""),
        ([name for article in articles for name in _author_names(article)], site),
        *(([_turned(text, name) for text in metas.get(name, [])], site) for name in AUTHORS),
    ):
        names = [
            name
            for text in said[:30]
            for name in names_in(text, given=True)
            if letters(name) != letters(known) or not known
        ]
        if names:
            return ", ".join(dict.fromkeys(names))
    return None


def _handle(metas: dict[str, list[str]], site: str) -> str | None:
    """Return by what name a page's author goes, where that is not an account like "@name"."""
    said = next(iter(metas.get("twitter:creator", [])), "")
    names = names_in(said, given=True)
    return names[0] if len(names) == 1 and letters(names[0]) != letters(site) else None


def _turned(text: str, name: str) -> str:
    """Return an author that a catalogue's element names as "Tarrow, Inge" in the usual order."""
    last, comma, first = text.partition(",")
    if not comma or name not in CATALOGUES or "," in first or ";" in text or len(last.split()) != 1:
        return text
    return f"{first.strip()} {last.strip()}"


def _author_names(article: Thing, *, only_people: bool = False) -> list[str]:
    said = article.get("author") or article.get("creator")
    authors = said if isinstance(said, list) else [said]
    if only_people and not all(isinstance(author, dict) and is_a(author, "Person") for author in authors):
        return []
    return [name for author in authors for name in _names(author)]


def _published(metas: dict[str, list[str]], articles: list[Thing], language: str | None) -> str | None:
    month_first = is_month_first(language)
    said = [
        article.get(name) for article in articles for name in ("datePublished", "dateCreated", "uploadDate")
    ]
    given = [text for text in said if isinstance(text, str)] + _first(metas, PUBLISHED)
    for text in given:
        if (date := iso_date(text, month_first=month_first)) is not None:
            return date
    return None


def _url(tree: Tree, metas: dict[str, list[str]], addresses: Addresses) -> str | None:
    said = [node.get("href") for node in tree.of("link") if node.get("rel").lower() == "canonical"]
    for text in (*said, *metas.get("og:url", [])):
        url = addresses.resolve(text)
        if url is not None and not url.startswith("mailto:"):
            return url
    return None


def _language(tree: Tree, metas: dict[str, list[str]], articles: list[Thing]) -> str | None:
    root = tree.root
    said = [root.get("lang"), root.get("xml:lang")]
    frames = sorted(tree.of("body", "article", "main"), key=lambda node: node.place)
    said += [node.get("lang") for node in frames if node.get("lang")]
    said += _first(metas, ("content-language", "dc.language", "og:locale", "language"))
    said += [text for article in articles if isinstance(text := article.get("inLanguage"), str)]
    match = next((text.strip() for text in said if _LANGUAGE.fullmatch(text.strip())), None)
    if match is None:
        return None
    language, *rest = match.replace("_", "-").split("-")
    return "-".join((language.lower(), *rest))
