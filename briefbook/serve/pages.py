"""What the server answers: published pages, its own few files, and the reload socket."""

import json
import mimetypes
import os
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import web
from tornado.routing import URLSpec

from briefbook.serve.board import Board, Works
from briefbook.serve.guard import Address, refusal
from briefbook.serve.inject import OWN, live

#: Types that the system's tables lack, or that a browser would save instead of show.
_TYPES: Final = {
    ".md": "text/plain",
    ".jsonld": "application/ld+json",
    ".atom": "application/atom+xml",
    ".bib": "application/x-bibtex",
    ".ics": "text/calendar",
    ".ris": "application/x-research-info-systems",
    ".js": "text/javascript",
}
_TEXT: Final = frozenset(
    {"application/atom+xml", "application/json", "application/ld+json", "application/xml", "image/svg+xml"}
)
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}
_UNBUILT: Final = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Not built yet</title></head>
<body><p>There is no site here yet. This page shows it as soon as it is built.</p></body></html>
"""


class Guarded(web.RequestHandler):
    """Answers GET and HEAD, to our own pages only."""

    SUPPORTED_METHODS = ("GET", "HEAD")

    def initialize(self, address: Address, board: Board) -> None:
        """Take the server's own *address*, and the *board* it shows."""
        self.address, self.board = address, board

    def set_default_headers(self) -> None:
        """Add what keeps answers out of caches and out of other sites."""
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        """Refuse strangers before anything is looked at."""
        headers = self.request.headers
        why = refusal(
            self.address,
            host=headers.get("Host", ""),
            origin=headers.get("Origin"),
            site=headers.get("Sec-Fetch-Site"),
        )
        if why:
            self.set_status(403)
            self.finish(why)

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """Answer with the status in words; never with a traceback."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {self._reason}\n")

    def answer(self, content: bytes, name: str) -> None:
        """Send *content* under the type that *name* ends in."""
        kind = _TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        if kind == "text/html":
            content = self.alive(content)
        textual = kind.startswith("text/") or kind in _TEXT
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if textual else kind)
        self.finish(content)

    def alive(self, page: bytes) -> bytes:
        """Return the HTML *page* as a browser is to get it."""
        return page

    def compute_etag(self) -> None:
        """Give none: nothing is to be kept."""


class Pages(Guarded):
    """The published folder."""

    def get(self, path: str) -> None:
        """Send the file of the site at *path*."""
        self.shown = self.board.shown  # once: a build may end while the file is read
        output = self.shown.output
        found = find(output, path)
        if found is not None and found.is_dir():
            self.redirect(quote(found.name) + "/")
            return
        name, fresh = _named(path), self._fresh(path)  # a new page is nowhere in the folder yet
        content = _content(found) if fresh is None else fresh or None
        below = self.works.below()
        if content is None and below and path.startswith(below):  # as the page for missing addresses names files
            self.redirect("/" + quote(path.removeprefix(below).lstrip("/")))
            return
        if content is None:
            self.set_status(404)
            name = "404.html"
            content = _content(find(output, name)) if output.is_dir() else _UNBUILT
        if content is None:
            raise web.HTTPError(404)
        self.answer(content, name)

    def alive(self, page: bytes) -> bytes:
        """Return *page* with what keeps it up to date, as of the turn before it was read."""
        return live(page, self.shown.turn, self.works.assets())

    def _fresh(self, path: str) -> bytes | None:
        """Return the file of the site at *path* if it is newer than the published one."""
        return self.works.page(_named(path))

    def initialize(self, address: Address, board: Board, works: Works) -> None:  # type: ignore[override]
        """Take what is shown besides."""
        super().initialize(address, board)
        self.works = works

    head = get


class Own(Guarded):
    """Our own style sheet, script and status."""

    def get(self, name: str) -> None:
        """Send the panel's *name*, or the status that it shows."""
        if name == "status":
            shown = self.board.shown
            self.set_header("Content-Type", "application/json")
            self.finish(json.dumps({"turn": shown.turn, "problems": shown.problems}))
        elif name in {"panel.css", "panel.js"}:
            self.answer(Path(__file__).with_name(name).read_bytes(), name)
        else:
            raise web.HTTPError(404)

    head = get


class Script(Guarded, LiveReloadJSHandler):
    """The browser's part of livereload."""

    def get(self) -> None:
        """Send ``livereload.js``."""
        LiveReloadJSHandler.get(self)

    head = get


class Socket(Guarded, LiveReloadHandler):
    """The reload socket: only our own pages may join, and nothing that they say is repeated."""

    def check_origin(self, origin: str) -> bool:
        """Accept the page that this server sent; `Guarded` has checked the host."""
        return origin.lower() == f"http://{self.request.headers.get('Host', '').lower()}"

    def prepare(self) -> None:
        """Refuse strangers, and whoever does not say where they come from."""
        if "Origin" in self.request.headers:
            super().prepare()
        else:
            self.set_status(403)
            self.finish("this server answers its own pages only")

    def on_message(self, message: str | bytes) -> None:
        """Shake hands, and note who wants to be told of reloads; hang up on whatever else."""
        try:
            told = json.loads(message)
            command = told["command"]
        except (ValueError, TypeError, KeyError, RecursionError):
            self.close()
            return
        if command == "hello":
            super().on_message('{"command": "hello"}')
        elif command == "info":
            LiveReloadHandler.waiters.add(self)


class Nowhere(Guarded):
    """Everything else."""

    def get(self) -> None:
        """Send 404."""
        raise web.HTTPError(404)

    head = get


def routes(address: Address, board: Board, works: Works) -> list[URLSpec]:
    """Return what is answered where."""
    given = {"address": address, "board": board}
    return [
        URLSpec(r"/livereload", Socket, given),
        URLSpec(r"/livereload\.js", Script, given),
        URLSpec(r"/forcereload", Nowhere, given),
        URLSpec(rf"{OWN}(.*)", Own, given),
        URLSpec(r"/(.*)", Pages, {**given, "works": works}),
    ]


def find(output: Path, path: str) -> Path | None:
    """Return the file below *output* that the decoded URL path *path* names, or a folder that lacks its final slash.

    ``None`` for whatever is hidden, not there, or outside of *output* once links are followed.
    """
    parts = _named(path).split("/")
    if any(part.startswith(".") or not part or "\\" in part or not part.isprintable() for part in parts):
        return None
    try:
        found, root = (Path(os.path.realpath(p, strict=True)) for p in (output.joinpath(*parts), output))
    except OSError:  # not there, a loop of links, a name too long
        return None
    return found if root in found.parents else None


def _named(path: str) -> str:
    """Return the path of the file that the URL path *path* asks for: of a folder, its index."""
    return path + "index.html" if path == "" or path.endswith("/") else path


def _content(path: Path | None) -> bytes | None:
    """Return what stands in *path*; ``None`` if it cannot be read, for it may vanish at any time."""
    try:
        return path.read_bytes() if path is not None and path.is_file() else None
    except OSError:
        return None
