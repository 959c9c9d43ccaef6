"""A folder sent as a good host would send it: compressed, and what is named by its content to be kept for ever."""

import functools
import gzip
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

_FINGERPRINT = re.compile(r"\.[0-9a-f]{10}\.\w+$")
_TYPES = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_PACKED = frozenset(_TYPES) - {".woff2"}


@contextmanager
def hosting(folder: Path, under: str = "/") -> Iterator[str]:
    """Serve *folder* on loopback while the context lasts, *under* a path; give the address, with a slash at the end."""
    handler = functools.partial(_Host, folder=folder, under=under)
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{under}"
        server.shutdown()
        thread.join()


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128  # a checker of links knocks many times at once


class _Host(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, folder: Path, under: str) -> None:
        self._folder = folder
        self._under = under
        super().__init__(*arguments)  # type: ignore[arg-type]  # what the server hands on

    def do_GET(self) -> None:
        asked = unquote(urlsplit(self.path).path)
        file = self._folder / (asked.removeprefix(self._under) or "index.html")
        status = HTTPStatus.OK
        if (
            not asked.startswith(self._under)
            or not file.resolve().is_relative_to(self._folder.resolve())
            or not file.is_file()
        ):
            status, file = HTTPStatus.NOT_FOUND, self._folder / "404.html"
        body = file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(file.suffix, "application/octet-stream"))
        kept = "public, max-age=31536000, immutable" if _FINGERPRINT.search(file.name) else "public, max-age=600"
        self.send_header("Cache-Control", kept)
        self.send_header("X-Content-Type-Options", "nosniff")
        taken = self.headers.get("Accept-Encoding", "")
        coding = next((name for name in ("br", "gzip") if file.suffix in _PACKED and name in taken), "")
        if coding:
            body = _packed(file, coding)
            self.send_header("Content-Encoding", coding)
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Drop the line: a page's requests are not a test's output."""


@functools.cache
def _packed(file: Path, coding: str) -> bytes:
    if coding == "br":
        return bytes(brotli.compress(file.read_bytes()))
    return gzip.compress(file.read_bytes(), compresslevel=9, mtime=0)
