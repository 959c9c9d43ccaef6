"""Make a published page live: scripts for reloading and for the panel, added to the answer and never to the file."""

import re
from hashlib import blake2b
from typing import Final

#: Below this the server answers with things of its own.
OWN: Final = "/__briefbook/"

_POLICY: Final = re.compile(
    rb"""(<meta\s+http-equiv="?Content-Security-Policy"?\s+content=")([^"]*)(")""", re.IGNORECASE
)
_HEAD_END: Final = re.compile(rb"</head\s*>", re.IGNORECASE)
_SHEET: Final = re.compile(rb'\s*<link rel="stylesheet" href="[^"]*">')


def live(page: bytes, turn: int, assets: str = "") -> bytes:
    """Return the HTML *page* as made at *turn*, with our style sheet and scripts, and a policy that lets them connect.

    *assets* stands for the files that it loads under names that tell nothing of their content.
    """
    mark = _mark(page, assets)
    page = _POLICY.sub(_connecting, page, count=1)
    added = (
        f'<link rel="stylesheet" href="{OWN}panel.css">'
        f'<script src="{OWN}panel.js?turn={turn}&amp;page={mark}" defer></script>'
        '<script src="/livereload.js" defer></script>'
    ).encode()
    end = _HEAD_END.search(page)
    at = end.start() if end else 0
    return page[:at] + added + page[at:]


def _mark(page: bytes, assets: str) -> str:
    """Return the digest of all that a reader of *page* is sent but its style sheets: these can be exchanged while it is open."""
    return blake2b(_SHEET.sub(b"", page) + assets.encode(), digest_size=8).hexdigest()


def _connecting(policy: re.Match[bytes]) -> bytes:
    if b"connect-src" in policy[2]:
        return policy[0]
    return policy[1] + policy[2].rstrip(b"; ") + b"; connect-src 'self'" + policy[3]
