"""Addresses in templates: only the schemes we trust, written so that they cannot end the construct that holds them."""

import re
from typing import Final

from markupsafe import Markup

#: What would end or bend a link destination in Markdown or a table cell, percent-encoded (RFC 3986).
_ENCODED: Final = {ord(character): f"%{ord(character):02X}" for character in " \t\r\n\f\v\"'()<>[\\]^`{|}*"}
#: No white space, control character or backslash; relative, or of a scheme we trust (a colon later on is no scheme).
_SAFE: Final = re.compile(r"(?!//)(?:(?:https?|mailto):|(?=[^:]*(?:[/?#]|$)))[^\x00-\x20\\\x7f]*", re.IGNORECASE)


def safe_url(value: str) -> str:
    """Return *value* if it is relative, or its scheme is http, https or mailto; else the empty string.

    A template shows plain text in place of a link whose address is empty. Control characters, a backslash and a
    leading ``//`` are refused (WHATWG URL: browsers repair them into something else).
    """
    return value if _SAFE.fullmatch(value) else ""


def markdown_url(value: str) -> Markup:
    """Return *value* as it may stand in the parentheses of a Markdown link; empty if `safe_url` refuses it."""
    return Markup(safe_url(value).translate(_ENCODED).replace("&", "&amp;"))  # noqa: S704 - the one place for addresses
