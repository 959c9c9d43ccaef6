"""Files beside a page, and files that are no pages: made, linked to, checked, and made anew only when what they read changes."""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from briefbook.model.alternates import FORMATS
from briefbook.pipeline.build import build
from briefbook.plan.routes import alternate, page_of
from tests.edits import GOLDEN
from tests.runs import new_run, published
from tests.world import project_at

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Return the files of the golden project's site, with an actor whose page has moved."""
    root = tmp_path_factory.mktemp("moved") / "project"
    shutil.copytree(GOLDEN, root)
    with (root / "content/actors.yaml").open("a", encoding="utf-8") as actors:
        actors.write("kaj-lund: {retired_to: kai-lund}\n")
    image = build(project_at(root)).image
    assert image is not None
    return image.files


def beside(files: Mapping[str, bytes], page: str) -> set[str]:
    """Return the files that stand beside *page*, but for its twin."""
    return {alternate(page, suffix) for suffix in FORMATS} & files.keys()


def test_each_file_beside_a_page_is_named_on_it(files: Mapping[str, bytes]) -> None:
    """A page names every file beside it twice, for programs in its head and for readers at its foot; and names no other."""
    found = 0
    for path in files:
        if path.endswith(".html") and b'http-equiv="refresh"' not in files[path]:
            html = files[path].decode()
            folder = PurePosixPath(path).parent
            for pattern in (r'<link rel="alternate" type="[^"]+" href="([^"]+)"', r'<a href="([^"]+)" type="[^"]+">'):
                # The page for missing addresses names files from the server's root.
                hrefs = [href.removeprefix("/harbour/") for href in re.findall(pattern, html)]
                named = {(folder / href).as_posix() for href in hrefs}
                assert named == {alternate(path, "md"), *beside(files, path)}, path
            found += len(beside(files, path))
    assert found > 40


def test_every_form_has_a_page(files: Mapping[str, bytes]) -> None:
    """Whatever ends like a form of a page stands beside a page; a page at an old address has none."""
    suffixes = tuple(f".{suffix}" for suffix in FORMATS)
    stray = [
        path
        for path in files
        if path.endswith(suffixes) and not path.startswith("data/") and page_of(path) not in files
    ]
    assert stray == []
    moved = [path for path in files if path.endswith(".html") and b'http-equiv="refresh"' in files[path]]
    assert moved
    assert [path for path in moved if beside(files, path)] == []


def test_records_follow_their_schema(files: Mapping[str, bytes]) -> None:
    """Every record is valid by the published schema, which it names by a way that leads there."""
    schema = json.loads(files["data/schema/page.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    records = list(recorded(files))
    assert {path.split("/")[0] for path in records} >= {
        "actors", "articles", "brief", "compare", "dates", "events", "figures", "topics", "utterances",
    }  # fmt: skip
    for path in records:
        record = json.loads(files[path])
        assert [str(error) for error in checker.iter_errors(record)] == [], path
        assert "../" * path.count("/") + "data/schema/page.json" == record["$schema"]


def test_records_say_what_the_data_files_say(files: Mapping[str, bytes]) -> None:
    """Each row of a record is a row of the data files; those of all articles are all that articles give."""
    whole = json.loads(files["data/briefing.json"])
    there = {
        name: [frozenset(row.items()) for row in map(hashable, rows)]
        for name, rows in whole.items()
        if isinstance(rows, list)
    }
    counted: dict[str, int] = dict.fromkeys(there, 0)
    for path in recorded(files):
        for name, rows in json.loads(files[path]).items():
            if isinstance(rows, list) and name in there:
                for row in map(hashable, rows):
                    assert any(frozenset(row.items()) <= other for other in there[name]), (path, row)
                counted[name] += len(rows) if path.startswith("articles/") else 0
    for name in ("articles", "statements", "sightings", "values", "gaps", "corrections"):
        assert counted[name] == len(whole[name])


def test_the_record_of_a_comparison_says_who_tells_what(files: Mapping[str, bytes]) -> None:
    """Each cell of the matrix that is not empty is a row, with the outlet, the place and as what an event is told."""
    record = json.loads(files["compare/second-round.json"])
    cells = {(row["kind"], row["id"], row["source"]): row for row in record["points"]}
    outlets = {"harbour-post", "evening-wire"}
    assert {source for kind, id_, source in cells if (kind, id_) == ("event", "second-round")} == outlets
    announced = cells["event", "second-round", "harbour-post"]
    assert (announced["own"], announced["led"], announced["paragraph"]) == (True, True, 3)
    assert announced["told_as"] == ["scheduled"]
    assert cells["figure", "strikers", "evening-wire"]["own"] is False
    shown = files["compare/second-round.html"].decode()
    assert shown.count("¶ ") >= len(cells)
    assert {row["article"] for row in record["points"]} == {row["id"] for row in record["articles"]}


def recorded(files: Mapping[str, bytes]) -> list[str]:
    """Return the paths of all records."""
    ends = tuple(f".{suffix}" for suffix in FORMATS if suffix != "json" and suffix.endswith("json"))
    return [p for p in files if p.endswith(".json") and not p.endswith(ends) and not p.startswith("data/")]


def hashable(row: Mapping[str, object]) -> dict[str, object]:
    """Return *row* with its lists as tuples."""
    return {name: tuple(cell) if isinstance(cell, list) else cell for name, cell in row.items()}


def test_the_sitemap_holds_every_page_that_can_be_found(files: Mapping[str, bytes]) -> None:
    """All pages are in the sitemap, but for that of a missing address and those that moved; crawlers are told of it."""
    listed = [node.text for node in ET.fromstring(files["sitemap.xml"]).iter(LOC)]
    pages = [p for p in files if p.endswith(".html") and p != "404.html" and b'http-equiv="refresh"' not in files[p]]
    base = "https://example.org/harbour/"
    assert sorted(str(address) for address in listed) == sorted(base + path for path in pages)
    assert f"Sitemap: {base}sitemap.xml\n" in files["robots.txt"].decode()


Edit = Callable[[Path], None]


def say(root: Path) -> None:
    """Change a word of ours in one note."""
    path = root / "content/annotations/2024-03-05-post.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("says: ", "says: Well, ", 1), encoding="utf-8")


def move(root: Path) -> None:
    """Let the site stand elsewhere."""
    path = root / "config.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("https://example.org", "https://other.example"), encoding="utf-8"
    )


def test_files_are_made_anew_where_what_they_read_changed(tmp_path: Path) -> None:
    """An edit of a note leaves the sitemap alone and reaches the record; another address of the site changes both."""
    root = tmp_path / "project"
    shutil.copytree(GOLDEN, root)
    run = new_run(project_at(root))
    assert run.once().published is not None
    site = root / "site"
    before = published(site)
    told = (site / "sitemap.xml").stat().st_ino
    say(root)
    ran = run.once()
    assert ran.published is not None
    after = published(site)
    assert after["articles/2024-03-05-post.json"] != before["articles/2024-03-05-post.json"]
    assert b"Well, " in after["articles/2024-03-05-post.json"]
    assert (after["sitemap.xml"], (site / "sitemap.xml").stat().st_ino) == (before["sitemap.xml"], told)
    move(root)
    assert run.once().published is not None
    assert b"https://other.example/harbour/" in (site / "sitemap.xml").read_bytes()
    outcome = build(project_at(root))
    assert outcome.image is not None
    assert published(site) == outcome.image.files


def test_a_file_that_was_lost_is_made_again(tmp_path: Path) -> None:
    """Whoever deletes or edits a file beside a page, or one that is no page, gets it back with the next run."""
    root = tmp_path / "project"
    shutil.copytree(GOLDEN, root)
    run = new_run(project_at(root))
    assert run.once().published is not None
    before = published(root / "site")
    (root / "site/robots.txt").unlink()
    (root / "site/actors/kai-lund.json").write_text("{}", encoding="utf-8")
    assert run.once().published is not None
    assert published(root / "site") == before
