"""A site as an archive, and its files compressed: the same bytes every time, and what was put in comes out."""

import gzip
import io
import zipfile

import brotli

from briefbook.bundle import compressed, formats, write_archive

SITE = {
    "index.html": b"<p>Home</p>" * 100,
    "actors/mira-holm.html": b"<p>Mira</p>",
    "404.html": b"missing",
    "_headers": b"/*\n",
    "sitemap.xml": b"<urlset/>",
    "static/serif.0123456789.woff2": bytes(range(256)) * 8,
}


def archive(files: dict[str, bytes], folder: str = "ferry") -> bytes:
    """Return the archive of *files*."""
    to = io.BytesIO()
    write_archive(to, folder, files, files.__getitem__)
    return to.getvalue()


def test_what_is_put_in_comes_out_below_one_folder() -> None:
    """Nothing is spilled where it is unpacked, and what only servers read is left out."""
    with zipfile.ZipFile(io.BytesIO(archive(SITE))) as opened:
        assert opened.testzip() is None
        found = {name: opened.read(name) for name in opened.namelist()}
    assert found == {
        f"ferry/{path}": SITE[path] for path in ("actors/mira-holm.html", "index.html", "static/serif.0123456789.woff2")
    }


def test_an_archive_tells_no_time_and_no_user() -> None:
    """The order in which files are found does not show, nor the clock or the machine."""
    assert archive(SITE) == archive(dict(reversed(SITE.items())))
    with zipfile.ZipFile(io.BytesIO(archive(SITE))) as opened:
        entries = opened.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {(3, 0o100644)}


def test_compressed_files_are_the_same_bytes_every_time_and_unpack() -> None:
    """No time stands in what gzip writes; both forms hold what the file holds."""
    made = dict(compressed("index.html", SITE["index.html"]))
    assert tuple(suffix.removeprefix("index.html") for suffix in made) == formats() == (".gz", ".br")
    assert made == dict(compressed("index.html", SITE["index.html"]))
    assert made["index.html.gz"][4:8] == bytes(4)
    assert gzip.decompress(made["index.html.gz"]) == SITE["index.html"]
    assert brotli.decompress(made["index.html.br"]) == SITE["index.html"]


def test_what_would_not_get_smaller_is_left_alone() -> None:
    """Small files, fonts, and what compressed already is get nothing beside them."""
    assert list(compressed("actors/mira-holm.html", SITE["actors/mira-holm.html"])) == []
    assert list(compressed("static/serif.0123456789.woff2", SITE["static/serif.0123456789.woff2"])) == []
    assert list(compressed("_headers", b"x" * 1000)) == []
    noise = b"".join(bytes([(n * n * 31 + n // 7) % 256]) for n in range(300))
    assert list(compressed("a.txt", noise)) == []
