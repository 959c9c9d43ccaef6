"""Markdown → HTML and → plain text, sanitised."""

from briefbook.prose.body import render_body
from briefbook.prose.escape import escape_markdown
from briefbook.prose.highlight import mark
from briefbook.prose.limits import body_limits
from briefbook.prose.local import local_links, stray_links
from briefbook.prose.page import component, render_page
from briefbook.prose.text import plain_text

__all__ = [
    "body_limits",
    "component",
    "escape_markdown",
    "local_links",
    "mark",
    "plain_text",
    "render_body",
    "render_page",
    "stray_links",
]
