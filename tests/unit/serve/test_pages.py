import re
from pathlib import Path

import pytest

from briefbook.serve.board import Board
from briefbook.serve.inject import live
from briefbook.serve.pages import find

POLICY = b"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with a page and a folder of pages, and a secret beside it."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    site = tmp_path / "site"
    (site / "actors").mkdir(parents=True)
    for path in ("index.html", "actors/index.html", "actors/x.html", ".briefbook"):
        (site / path).write_text(path, encoding="utf-8")
    (site / "way-out").symlink_to(tmp_path)
    (site / "out.txt").symlink_to(tmp_path / "secret.txt")
    (site / "loop").symlink_to(site / "loop")
    return site


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("", "index.html"),
        ("index.html", "index.html"),
        ("actors/", "actors/index.html"),
        ("actors/x.html", "actors/x.html"),
    ],
)
def test_pages_are_found_by_their_path(site: Path, path: str, found: str) -> None:
    """A path names a file, or the index of a folder."""
    assert find(site, path) == (site / found).resolve()


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "actors/../../secret.txt",
        "./index.html",
        "//index.html",
        "/etc/passwd",
        "actors//x.html",
        "..\\secret.txt",
        "actors\\x.html",
        "index.html\0",
        "\0",
        "a\nb",
        ".briefbook",
        "way-out/secret.txt",
        "out.txt",
        "loop",
        "index.html/",
        "missing.html",
        "x" * 5000,
        "%2e%2e/secret.txt",
    ],
)
def test_nothing_else_is_found(site: Path, path: str) -> None:
    """Whatever leads out of the site, hides in it, or is not there, is not there."""
    assert find(site, path) is None


def test_a_page_is_made_live_by_additions_only() -> None:
    """Scripts come in at the end of the head, as files; the rest of the page stays byte for byte."""
    page = b"<!doctype html><html><head><meta charset=utf-8><title>T</title></HEAD ><body>x</head></body></html>"
    made = live(page, 7)
    added = made[made.index(b"<link") : made.index(b"</HEAD >")]
    assert made.replace(added, b"") == page
    assert b"panel.js?turn=7" in added
    assert b"livereload.js" in added
    assert added.count(b"<script src=") == added.count(b"<script")


def test_a_page_tells_what_else_than_its_style_is_new() -> None:
    """Pages that differ in style sheets alone have one mark; any other difference, and other assets, give another."""

    def mark(page: bytes, assets: str = "") -> bytes:
        found = re.search(rb"page=([0-9a-f]{16})", live(page, 1, assets))
        assert found
        return found[1]

    page = b'<head>\n<link rel="stylesheet" href="static/a.123.css">\n<link rel="icon" href="i.svg">\n</head>'
    accent = b'<link rel="stylesheet" href="static/theme.789.css">\n'
    assert (
        mark(page)
        == mark(page.replace(b"123", b"456"))
        == mark(page.replace(b'<link rel="icon', accent + b'<link rel="icon'))
    )
    others = (page.replace(b"i.svg", b"j.svg"), page + b"x", page.replace(b"stylesheet", b"preload"))
    assert len({mark(page), mark(page, "other"), *map(mark, others)}) == 5


def test_the_policy_lets_our_scripts_connect() -> None:
    """A page's own policy gets the one source that reloading needs, once, and keeps what it has."""
    assert b"default-src 'none'; script-src 'self'; connect-src 'self'\">" in live(POLICY, 1)
    searching = POLICY.replace(b"script-src", b"connect-src 'self' blob:; script-src")
    assert searching in live(searching, 1)


def test_a_page_without_a_head_is_live_too() -> None:
    """However short a page is, or long its head, the scripts come in."""
    assert live(b"<p>x", 1).endswith(b"defer></script><p>x")
    long = b"<head>" + b"<meta name=a>" * 10_000 + b"</head>"
    assert live(long, 1).endswith(b"defer></script></head>")


def test_open_pages_are_stale_when_something_changed(tmp_path: Path) -> None:
    """A build that changes neither site nor problems leaves open pages in peace; the first one never does."""
    board = Board(tmp_path)
    problems: tuple[dict[str, str | int], ...] = ({"message": "m"},)
    assert board.put(tmp_path, (), changed=False)
    assert not board.put(tmp_path, (), changed=False)
    assert board.put(tmp_path, (), changed=True)
    assert board.put(tmp_path, problems, changed=False)
    assert not board.put(tmp_path, problems, changed=False)
    assert board.put(tmp_path, (), changed=False)
    assert board.put(tmp_path / "moved", (), changed=False)
    assert board.shown.turn == 5
