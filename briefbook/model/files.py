"""Files of a site that are no pages, as plain values that `export` makes bytes of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """The addresses of pages, for search engines (sitemaps.org 0.9)."""

    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapIndex:
    """The addresses of sitemaps, where there are too many pages for one."""

    sitemaps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """What crawlers may read: everything. *sitemap* is the address of the sitemap, if there is one (RFC 9309)."""

    sitemap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A guide to the site for language models (llmstxt.org): *sections* are (heading, entries of (words, path, gloss))."""

    title: str
    about: str
    sections: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the picture of a page says: what kind of page it is, its title and description, the site; in which *accent* colour."""

    label: str
    title: str
    text: str
    site: str
    accent: str = ""


#: What a file that is no page is made of.
SiteFile = Sitemap | SitemapIndex | Robots | Guide
