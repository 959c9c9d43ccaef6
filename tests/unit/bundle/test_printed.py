"""A page on paper: tagged, the same bytes every time, and nothing fetched but files of the site."""

import http.server
import re
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.bundle import printed
from briefbook.bundle.printed import confined

HOSTILE = """<!doctype html><html lang="en"><head><title>A brief</title>
<link rel="stylesheet" href="../static/a.css"><link rel="stylesheet" href="{outside}a.css">
<link rel="stylesheet" href="file://{secret}"><link rel="attachment" href="file://{secret}">
<link rel="attachment" href="../../secret.txt"></head>
<body><h1>A brief</h1><img src="{outside}a.png" alt="outside"><img src="file://{secret}" alt="disk">
<p><a href="../actors/mira-holm.html">Mira Holm</a> said so. <a href="#end">Down</a></p><p id="end">End</p></body></html>"""


@pytest.fixture
def outside() -> Iterator[tuple[str, list[str]]]:
    """Serve on loopback and note what is asked for."""
    asked: list[str] = []

    class Noting(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()
        thread.join()


def text_of(pdf: bytes) -> bytes:
    """Return a PDF with its streams unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    unpacked = []
    for stream in streams:
        try:
            unpacked.append(zlib.decompress(stream))
        except zlib.error:
            unpacked.append(stream)
    return b"\n".join([re.sub(rb"stream\r?\n.*?endstream", b"", pdf, flags=re.DOTALL), *unpacked])


def test_nothing_outside_of_the_site_is_fetched(tmp_path: Path, outside: tuple[str, list[str]]) -> None:
    """Other hosts are not asked, and no file of the disk gets into the PDF, whatever the page names."""
    url, asked = outside
    secret = tmp_path / "secret.txt"
    secret.write_text("the private words", encoding="utf-8")
    site = {
        "brief/2031-03-04.html": HOSTILE.format(outside=url, secret=secret).encode(),
        "static/a.css": b"h1 { color: #123456 }",
    }
    read: list[str] = []

    def reading(path: str) -> bytes:
        read.append(path)
        return site[path]

    pdf = printed("brief/2031-03-04.html", reading, base_url="https://example.org/ferry/")
    assert asked == []
    assert read == ["brief/2031-03-04.html", "static/a.css"]
    assert b"the private words" not in text_of(pdf)
    assert b"EmbeddedFile" not in text_of(pdf)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/x",
        "https://example.org/other/x.css",
        "https://example.org/ferry/../secret.txt",
        "https://example.org/ferry/%2e%2e/secret.txt",
        "https://example.org/ferry//etc/passwd",
        "https://example.org.evil.example/ferry/x.css",
        "file:///etc/passwd",
        "data:text/css,a{}",
        "ftp://example.org/ferry/x.css",
    ],
)
def test_an_address_outside_of_the_site_is_refused(address: str) -> None:
    """Only what lies below the site's own address is a file of the site."""
    fetcher = confined("https://example.org/ferry/", lambda path: pytest.fail(f"read {path}"))
    with pytest.raises(ValueError, match="not a file of the site"):
        fetcher.fetch(address)


PAGE = {"brief/2031-03-04.html": HOSTILE.format(outside="https://elsewhere.example/", secret="/nowhere").encode()}


def test_the_same_page_gives_the_same_tagged_bytes() -> None:
    """A PDF says what is a heading and what a paragraph, in which language, and not when it was made."""
    made = [printed("brief/2031-03-04.html", PAGE.__getitem__) for _ in range(2)]
    assert made[0] == made[1]
    told = text_of(made[0])
    assert made[0].startswith(b"%PDF-1.")
    assert b"/MarkInfo" in told
    assert b"/StructTreeRoot" in told
    assert b"pdfuaid:part" in told
    assert b"CreationDate" not in told


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_a_page_is_as_large_as_its_paper(paper: str, size: tuple[int, int]) -> None:
    """A4 is 210 × 297 mm, Letter 8.5 × 11 inches, in points."""
    told = text_of(printed("brief/2031-03-04.html", PAGE.__getitem__, paper=paper))
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", told)
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {size}


def test_links_lead_to_the_site_or_nowhere() -> None:
    """With an address links lead there; without one they are no links, but for those within the page."""
    known = text_of(printed("brief/2031-03-04.html", PAGE.__getitem__, base_url="https://example.org/ferry/"))
    unknown = text_of(printed("brief/2031-03-04.html", PAGE.__getitem__))
    assert b"https://example.org/ferry/actors/mira-holm.html" in known
    assert b"site.invalid" not in unknown
    assert unknown.count(b"/Subtype /Link") == known.count(b"/Subtype /Link") - 1 == 1
