"""What a page weighs, counted in one way by the audit and the benchmark.

Text counts as ``bundle compress`` writes it for hosts, with gzip at its best; fonts and pictures count as they are. Brotli,
where a host has it, sends less. Headers do not count.
"""

import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser

#: Files that are sent as they are, being compressed already.
_PACKED: Final = frozenset({".woff2", ".png", ".webp"})
_TEXT: Final = frozenset({".html", ".css"})


def fetched(browser: Browser, site: Path, root: str, page: str) -> tuple[Path, ...]:
    """Return the files of *site* that a browser which knew nothing fetches for *page*, sent from *root*, in order."""
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    tab.on("requestfinished", lambda request: asked.append(request.url))
    tab.goto(root + page, wait_until="networkidle")
    tab.evaluate("document.fonts.ready.then(() => true)")
    context.close()
    names = (urlsplit(url.removeprefix(root)).path for url in dict.fromkeys(asked) if url.startswith(root))
    return tuple(site / name for name in names)


def sent(files: Iterable[Path]) -> int:
    """Return the bytes that *files* are sent in."""
    return sum(map(_sent, files))


def sent_text(files: Iterable[Path]) -> int:
    """Return the bytes that HTML and CSS among *files* are sent in."""
    return sent(path for path in files if path.suffix in _TEXT)


def _sent(path: Path) -> int:
    content = path.read_bytes()
    return len(content if path.suffix in _PACKED else gzip.compress(content, 9, mtime=0))
