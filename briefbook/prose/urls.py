"""Addresses in Markdown: which ones become links."""

import re
from typing import Final

_LABEL = r"(?:[^\W_]|[-_])+"
_HOST = rf"{_LABEL}(?:\.{_LABEL})*\.?"
# Controls, spaces, backslashes, quotation marks, angle brackets, and what cannot be seen (zero width, direction).
_REFUSED = re.compile(r"[\x00-\x20\x7f-\xa0\\\"<>\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
_WEB = re.compile(rf"https?://{_HOST}(?::\d{{1,5}})?(?:[/?#].*)?", re.IGNORECASE)
_MAIL = re.compile(rf"mailto:[^@/?#:]+@{_HOST}(?:\?[^@]*)?", re.IGNORECASE)
_INSIDE = re.compile(r"(?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+(?:#[A-Za-z0-9][A-Za-z0-9._-]*)?")
_FRAGMENT = re.compile(r"#[A-Za-z0-9][A-Za-z0-9._-]*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")

#: Characters of an address, at most: one definition may serve thousands of links.
LONGEST: Final = 1_000


def is_external(url: str) -> bool:
    """Tell whether *url* is ``http(s)`` with a host and nobody before an ``@``, or ``mailto`` with one address.

    Character references must have been resolved. Schemes and hosts: RFC 3986, RFC 6068; letters of any script may
    stand in a host.
    """
    return _is_clean(url) and bool(_WEB.fullmatch(url) or _MAIL.fullmatch(url))


def is_inside(url: str) -> bool:
    """Tell whether *url* looks like a file below the site's root (``actors/x.html#said``, ``about.html``)."""
    return _is_clean(url) and bool(_INSIDE.fullmatch(url))


def is_fragment(url: str) -> bool:
    """Tell whether *url* leads to a place on the same page."""
    return _is_clean(url) and bool(_FRAGMENT.fullmatch(url))


def is_relative(url: str) -> bool:
    """Tell whether *url* is relative: no scheme, no host, not from the server's root."""
    return _is_clean(url) and bool(url) and not _SCHEME.match(url) and not url.startswith("/")


def _is_clean(url: str) -> bool:
    return len(url) <= LONGEST and not _REFUSED.search(url)
