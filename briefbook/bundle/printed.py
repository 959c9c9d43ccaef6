"""A page on paper: a tagged PDF (PDF/UA-1) of the page as its print style sets it. WeasyPrint is spoken here only, and may be absent."""

import logging
import mimetypes
import posixpath
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

#: Sizes of paper, as CSS names them.
PAPERS: Final = ("A4", "Letter")
#: Where a page stands that nobody says the address of (RFC 6761).
_NOWHERE: Final = "https://site.invalid/"
_TYPES: Final = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".css": "text/css", ".png": "image/png"}


class Unprintable(Exception):
    """The page cannot be printed; the message says why, and what to do."""


def printed(path: str, read: Callable[[str], bytes], *, base_url: str = "", paper: str = PAPERS[0]) -> bytes:
    """Return the page at *path* as a PDF; the same page gives the same bytes, with one version of WeasyPrint.

    *read* returns the content of a file of the site; nothing else is asked for. Links lead to *base_url*; where nobody knows it
    only those within the page and to other sites are links. Raises `Unprintable` without the extra ``pdf``, KeyError from *read*
    for a page that is not there.
    """
    if find_spec("weasyprint") is None:
        raise Unprintable("a PDF needs the extra `pdf`: .venv/bin/python -m pip install weasyprint")
    for name in ("weasyprint", "fontTools"):  # what a style does beyond what they know is no news to anybody
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        from weasyprint import CSS, HTML  # noqa: PLC0415 - an extra, and slow to load
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    except OSError as missing:  # it loads Pango by name
        raise Unprintable(f"WeasyPrint lacks a library of the system (Debian: libpango-1.0-0): {missing}") from missing
    root = f"{base_url.rstrip('/')}/" if base_url else _NOWHERE
    fetcher, fonts = confined(root, read), FontConfiguration()
    page = HTML(string=read(path).decode(), base_url=root + path, url_fetcher=fetcher, media_type="print")
    if not base_url:
        for link in page.etree_element.iter("a"):
            href = link.get("href", "#")
            if not href.startswith("#") and not urlsplit(href).scheme:
                del link.attrib["href"]
    sheet = CSS(string=f"@page {{ size: {paper} }}", url_fetcher=fetcher, font_config=fonts)
    content: bytes | None = page.write_pdf(font_config=fonts, stylesheets=[sheet], pdf_variant="pdf/ua-1")
    assert content is not None
    return content


def confined(root: str, read: Callable[[str], bytes]) -> "URLFetcher":
    """Return what fetches files of the site that stands at *root*, with *read*, and refuses every other address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Confined(URLFetcher):  # type: ignore[misc] # has no types
        """Never opens a connection or a file of its own."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
            path = unquote(url.removeprefix(root).partition("?")[0].partition("#")[0])
            if not url.startswith(root) or posixpath.normpath(path) != path or path.startswith(("/", "..")):
                raise ValueError(f"not a file of the site: {url}")
            kind = _TYPES.get(posixpath.splitext(path)[1]) or mimetypes.guess_type(path)[0]
            return URLFetcherResponse(url, read(path), {"Content-Type": kind or "application/octet-stream"})

    return Confined()
