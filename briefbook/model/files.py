"""Files of a site that are no pages, as plain values that `export` makes bytes of."""

from msgspec import Struct


class Sitemap(Struct, frozen=True, gc=False, kw_only=True):
    """The addresses of pages, for search engines (sitemaps.org 0.9)."""

    pages: tuple[str, ...]


class SitemapIndex(Struct, frozen=True, gc=False, kw_only=True):
    """The addresses of sitemaps, where there are too many pages for one."""

    sitemaps: tuple[str, ...]


class Robots(Struct, frozen=True, gc=False, kw_only=True):
    """What crawlers may read: everything. *sitemap* is the address of the sitemap, if there is one (RFC 9309)."""

    sitemap: str = ""


class Guide(Struct, frozen=True, gc=False, kw_only=True):
    """A guide to the site for language models (llmstxt.org): *sections* are (heading, entries of (words, path, gloss))."""

    title: str
    about: str
    sections: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


class Card(Struct, frozen=True, gc=False, kw_only=True):
    """What the picture of a page says: what kind of page it is, its title and description, the site; in which *accent* colour."""

    label: str
    title: str
    text: str
    site: str
    accent: str = ""


#: What a file that is no page is made of.
SiteFile = Sitemap | SitemapIndex | Robots | Guide
