"""Markdown → HTML and → plain text, sanitised."""

from briefbook.prose.body import render_body
from briefbook.prose.escape import escape_markdown
from briefbook.prose.headings import Ids, slug
from briefbook.prose.highlight import mark
from briefbook.prose.limits import body_limits
from briefbook.prose.local import local_links, stray_links
from briefbook.prose.page import PageConverter, component, page_parts, render_page, with_ids
from briefbook.prose.text import plain_text

__all__ = [
    "Ids",
    "PageConverter",
    "body_limits",
    "component",
    "escape_markdown",
    "local_links",
    "mark",
    "page_parts",
    "plain_text",
    "render_body",
    "render_page",
    "slug",
    "stray_links",
    "with_ids",
]
