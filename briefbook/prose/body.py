"""Bodies that editors write (articles, digests, briefs, free pages): untrusted Markdown → HTML that is safe to show."""

from functools import cache, lru_cache

import nh3

from briefbook.model.markup import Html
from briefbook.prose.converter import Converter
from briefbook.prose.urls import is_external, is_fragment, is_inside

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_TAGS = frozenset(
    {*_HEADINGS, "a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong"}
    | {"table", "tbody", "td", "th", "thead", "tr", "ul"}
)
#: Bodies kept once converted: a few megabytes.
_REMEMBERED = 512
_ALIGNMENTS = frozenset({"align-left", "align-center", "align-right"})


def render_body(markdown: str, *, root: str | None = None) -> Html:
    """Return *markdown* as safe HTML.

    Raw HTML is shown as text, images as their words, and so is a link unless it is ``http(s)`` or ``mailto`` with a
    host. With *root* (the way back to the site's root: ``""`` or ``"../"``), addresses below the site's root and
    fragments of the same body become links too. The highest heading becomes ``h2``; headings have ids ``h-<slug>``.
    A text that `body_limits` finds fault with may take long, or raise `RecursionError`.
    """
    return _rendered(markdown, root)


@lru_cache(maxsize=_REMEMBERED)
def _rendered(markdown: str, root: str | None) -> Html:
    """Convert *markdown*: the body that link has read is the one that a page shows."""
    converter = _converter(root)
    converter.start()
    return Html(_cleaner(root is not None).clean(converter.convert(markdown)))


@cache
def _converter(root: str | None) -> Converter:
    def resolve(url: str) -> tuple[str, bool] | None:
        if is_external(url):
            return url, True
        if root is not None and is_inside(url):
            return root + url, False
        if root is not None and is_fragment(url):
            return url, False
        return None

    return Converter(resolve=resolve, prefix="h-", highest=2)


@cache
def _cleaner(relative: bool) -> nh3.Cleaner:
    """Return the last door: whatever came before, only these elements and attributes leave."""
    return nh3.Cleaner(
        tags=set(_TAGS),
        attributes={"a": {"href", "title"}, "ol": {"start"}} | {name: {"id"} for name in _HEADINGS},
        tag_attribute_values={"a": {"rel": {"noopener noreferrer nofollow"}}},
        allowed_classes={"th": set(_ALIGNMENTS), "td": set(_ALIGNMENTS)},
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
        url_relative="pass_through" if relative else "deny",
    )
