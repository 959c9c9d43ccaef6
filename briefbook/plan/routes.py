"""Routes: the only place where a path or an address of the site is made.

Paths are below the site's root, flat (`actors/antony-blinken.html`), ASCII and lower case. An address is relative to the
page that shows it, so that the site reads from disk, from a zip and under any sub-path.
"""

from datetime import date
from urllib.parse import quote, urlsplit

from briefbook.model.alternates import FORMATS

HOME = "index.html"
ACTORS = "actors/index.html"
ARTICLES = "articles/index.html"
CHANGES = "changes.html"
COMPARE = "compare/index.html"
CORRECTIONS = "corrections.html"
DATA = "data/index.html"
DATES = "dates/index.html"
DEMANDS = "demands/index.html"
EVENTS = "events/index.html"
FIGURES = "figures/index.html"
GAPS = "gaps.html"
LEDGER = "ledger.html"
MISSING = "404.html"
NAMES = "names.html"
NEXT = "next.html"
SEARCH = "search.html"
SOURCES = "sources/index.html"
TIMELINE = "timeline.html"
TOPICS = "topics/index.html"
UTTERANCES = "utterances/index.html"

HEADERS = "_headers"
REDIRECTS = "_redirects"
LLMS = "llms.txt"
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"

#: The suffixes of the files beside a page, longer ones first: ``feed.json`` ends like ``json``.
_SUFFIXES = sorted(("md", *FORMATS), key=lambda suffix: (-len(suffix), suffix))


#: The folders of pages whose subject has a card, and what it is called there.
CARDED = {
    "actors": "Actor",
    "articles": "Article",
    "brief": "Brief",
    "compare": "How it was told",
    "dates": "Day",
    "demands": "Demand",
    "events": "Event",
    "figures": "Figure",
    "sources": "Source",
    "topics": "Topic",
    "utterances": "Told twice",
}


def entry(folder: str, id_: str) -> str:
    """Return the path of the page of *id_* in *folder* (``actors``, ``topics`` …)."""
    return f"{folder}/{id_}.html"


def day(when: date) -> str:
    """Return the path of a day's page."""
    return f"dates/{when.isoformat()}.html"


def brief(when: date) -> str:
    """Return the path of a day's brief, one printed page."""
    return f"brief/{when.isoformat()}.html"


def month(when: date) -> str:
    """Return the path of a month's page."""
    return f"dates/{when.isoformat()[:7]}.html"


def free(slug: str) -> str:
    """Return the path of a free page."""
    return f"{slug}.html"


def data(name: str) -> str:
    """Return the path of a data file."""
    return f"data/{name}"


def part(path: str, number: int) -> str:
    """Return the path of part *number* (from 1) of a paginated page: ``x.html``, ``x.2.html`` and so on."""
    return path if number == 1 else f"{path.removesuffix('.html')}.{number}.html"


def sitemap(number: int) -> str:
    """Return the path of part *number* (from 1) of a sitemap that is too long for one file."""
    return f"sitemap.{number}.xml"


def card(path: str) -> str:
    """Return the path of the picture that other sites show beside a link to the page at *path*; only subjects have one."""
    folder, name = named(path)
    if path == HOME or (folder in CARDED and name != "index" and first(path) == path):
        return f"cards/{path.removesuffix('.html')}.png"
    return ""


def named(path: str) -> tuple[str, str]:
    """Return the folder of a page (``""`` at the root) and its name there: what `entry` made it of."""
    folder, _, file = path.rpartition("/")
    return folder, file.removesuffix(".html")


def first(path: str) -> str:
    """Return the first part of the paginated page that *path* is a part of."""
    stem, _, number = path.removesuffix(".html").rpartition(".")
    return f"{stem}.html" if stem and number.isdigit() else path


def twin(path: str) -> str:
    """Return the path of the Markdown twin of a page."""
    return alternate(path, "md")


def alternate(path: str, suffix: str) -> str:
    """Return the path of the file beside a page that says the same in another form."""
    return f"{path.removesuffix('.html')}.{suffix}"


def page_of(path: str) -> str:
    """Return the page that *path* stands beside: its twin, or another form of it. Any other path is returned as it is."""
    for suffix in _SUFFIXES:
        if path.endswith(f".{suffix}"):
            return f"{path.removesuffix(suffix)}html"
    return path


def root(path: str, base_url: str | None = None) -> str:
    """Return the way from the page at *path* back to the site's root: ``""`` or ``"../"``.

    The page for missing addresses is shown at any depth: its way is from the server's root, if *base_url* tells it.
    """
    if path == MISSING and base_url:
        return f"{urlsplit(base_url).path.rstrip('/')}/"
    return "../" * path.count("/")


def fragment(path: str, key: str) -> str:
    """Return the address of the element *key* of the page at *path*."""
    return f"{path}#{key}"


def text_fragment(url: str, words: str) -> str:
    """Return *url* with a text fragment that shows *words* (URL Fragment Text Directives, WICG)."""
    directive = quote(words, safe="").replace("-", "%2D")
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"
