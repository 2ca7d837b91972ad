"""Names of elements by what they are to a reader; words of classes that tell content from furniture.

Data only. A class or id is read as words: "post-body", "postBody" and "post_body" all say "post" and "body".
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from reader import lazy


def named(text: str) -> frozenset[str]:
    """Return the words of a text, as a set."""
    return frozenset(text.split())


VOID = named(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
INLINE = named(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math semantics mi "
    "mn mo mrow msub msup msubsup mfrac msqrt mroot munder mover munderover mstyle mtext mspace mpadded "
    "mphantom menclose mfenced mmultiscripts mprescripts none ms merror annotation annotation-xml "
    "nobr q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr "
    "x-small o:p st1:city st1:country-region st1:date st1:metricconverter st1:personname st1:place "
    "st1:placename st1:placetype st1:state st1:time relative-time local-time time-ago"
)
"""Elements that stand within a line. Unknown names are blocks: a block too many only breaks a line."""

SILENT = named(
    "script style template noscript svg title head meta link base iframe object applet embed canvas audio "
    "video select option optgroup datalist button input textarea dialog frameset noframes noembed map "
    "annotation annotation-xml progress meter"
)
"""Elements whose content is nothing to read."""

VERBATIM = frozenset(("pre", "listing", "xmp", "plaintext"))
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
LISTS = frozenset(("ul", "ol", "menu", "dir", "dl"))
CONTAINERS = named(
    "html body div section article main td th center form font span blockquote fieldset dd li details "
    "content header figure layer ilayer tbody table tr"
)
"""What may hold the main text of a page."""

KEPT = named("p h1 h2 h3 h4 pre code table figure article main html body")
"""Elements that are never left out for the words of their class."""

HIDING_ROLES = frozenset(("dialog", "alertdialog", "tooltip"))
FURNITURE_ROLES = named("menu menubar navigation search banner complementary contentinfo toolbar")
ASKING = named("paywall newsletter cookie cookies consent gdpr subscribe signup")
"""Words of what asks a reader for something."""
SURE = ASKING | named("comments commentlist disqus taboola outbrain jprelatedposts relatedposts")
"""Words that hardly anything but furniture bears."""

NO_TEXT = named(
    "visuallyhidden sronly screenreader screenreadertext affiliatenote affiliatedisclosure "
    "affiliatedisclaimer disclosure referenceslinks"
)
"""Words for which paragraphs and headings are left out too: what is said to screen readers alone, what a page
earns by its links, where a reference is looked up.
"""
OPENING = frozenset(("disclosure",))
"""Words that boxes which open at a click bear too: they say something of a paragraph alone."""
FURNITURE = (NO_TEXT - OPENING) | named(
    "ad ads adv advert advertisement adsense advertising aside banner bookmark breadcrumb breadcrumbs "
    "byline captcha comment comments consent contentinfo controls cta cookie cookies copyright credit "
    "credits crumbs dateline disqus donate feedback follow footer gdpr hatnote hidden hideme viewcodelink "
    "login masthead menu meta metadata metrics modal nav navbar navbox navigation navi newsletter noprint "
    "outbrain pageid overlay pager pagination paging paywall permalink popular popup postmeta print "
    "printfriendly promo promotion recipejump recipepin recipeprint rating ratings recirc recirculation "
    "recommend recommended recommendations related reactions replies reply respond rss share sharebar "
    "sharing sharedaddy shoutbox sidebar sidenav signup skip skyscraper social sponsor sponsored signedout "
    "userinfo userdetails usercard vote votes voting votecell votecount reputation likes subscribe "
    "subscription subscriptions syndication systemnote itemevent tag tagcloud taglist tags taboola teaser "
    "teasers toc tool toolbar toolbox tools tooltip topbar trackback trackbacks trending tweet upsell "
    "utility vcard offscreen widget widgets"
)
"""Words of furniture. Measured on public pages to be right far more often than wrong."""

WEAK = named(
    "meta tag tags tool tools credit credits widget widgets banner menu vcard rating tweet hidden print "
    "vote votes voting reputation likes metrics controls cta reactions"
)
"""Words of furniture that content bears too: they count only for a small share of the text."""

RELATED = named(
    "related relateds recommend recommended recommendations readmore seealso promo teaser teasers pullout "
    "readalso alsoread morestories morelike"
)
"""Words of what leads to other texts."""

CONTENT = named(
    "article articlebody articlecontent articletext body blog bodytext content contentbody copy entry "
    "entrycontent hentry maincontent maintext post postbody postcontent prose richtext story storybody "
    "storycontent storytext text"
)
"""Words of what holds the main text."""

BYLINES = named(
    "byline creator author authors writer contributor contributors autor auteur verfasser bylines"
)
DATES = named("date dateline datetime published pubdate timestamp time posted datum updated lastmod dates")
DEKS = named(
    "dek deck standfirst subtitle subheadline subhead subheading strapline sommaire chapo chapeau "
    "entradilla vorspann teasertext leadtext articlelead articlesummary kicker tagline lede deckline "
    "bajada copete ingress sommario sottotitolo untertitel alternativeheadline perex subhed subline "
    "subtitulo sumario underrubrik manchet undertitel ingres zajawka occhiello catenaccio linhafina "
    "articledesc articleintro articledek articlesubtitle postsubtitle postexcerpt entrysummary entrysubtitle"
)
LEADS = DEKS | named("excerpt summary intro lead abstract description teaser preamble")
"""Words of a standfirst where an element stands right under the title; elsewhere they say nothing."""
CREDITS = frozenset(("credit", "credits", "copyright"))
QUOTES = named("quote pullquote pullquotes blockquote zitat quotation")
CAPTIONS = named(
    "caption captions imagecaption figcaption figure wpcaption thumbcaption photocaption legend "
    "photodesc imagedesc imgdesc picturedesc photodescription imagedescription picturedescription "
    "photolegend imagelegend phototext imagetext picturetext imgcaption captiontext bildunterschrift "
    "bildtext billedtekst bildetekst didascalia leyenda epigrafe popisek fotodesc fotopopisek "
    "photosubtitle imagesubtitle"
)

_LONG = (
    "related|newsletter|sidebar|comment|kommentar|cookie|breadcrumb|recommend|sponsor|subscri(?!ber)|advert|taboola|outbrain|"
    "paginat|copyright|trending|popular|socials?$|sharing|share(?:bar|box|tools|this|links|buttons?)|masthead|"
    "navigation|navbar|navmenu|topnav|footer|promo(?:box|tion)|authorbio|authorbox|aboutauthor|screenreader|jumplink|"
    "editsection|addthis|addtoany|sociable|jetpack|paywall|consent"
)
_PREFIX = lazy.regex(f"(?:{_LONG})")
_CAMEL = lazy.regex(r"(?<=[a-z])(?=[A-Z])")
_WORD = lazy.regex("[a-z]+")
NAMES = 400
"""Characters of a class that are read; longer ones are machine-made."""


@lru_cache(maxsize=8192)
def words_of(name: str) -> frozenset[str]:
    """Return the words of a class or id; pairs of neighbours also as one word ("wp-caption", "wpcaption")."""
    words = _WORD.findall(_CAMEL.sub(" ", name[:NAMES]).lower())
    return frozenset(words).union(one + other for one, other in pairwise(words))


@lru_cache(maxsize=8192)
def furniture_in(name: str) -> frozenset[str]:
    """Return the words of a class or id that furniture bears."""
    words = words_of(name)
    found = frozenset(word for word in words if word in FURNITURE or _PREFIX.match(word))
    return found - {"toc"} if "tocsection" in words else found  # a section that the contents lead to
