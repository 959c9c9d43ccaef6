import os
import time
from importlib import import_module
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefbook.model.problem import Problem
from briefbook.publish import (
    MARKER,
    Draft,
    Place,
    Published,
    Record,
    Standing,
    begin,
    placed,
    publish,
    publish_image,
    settled,
    standing,
)
from briefbook.publish.glance import digest_at
from briefbook.publish.record import digest_of
from tests.unit.publish.trees import MINUTE, PAGES, snapshot


def seen(place: Place, record: Record) -> Standing:
    """Return how the site stands to *record*."""
    found = standing(place, record)
    assert isinstance(found, Standing)
    return found


def test_what_is_as_recorded_is_not_read(place: Place, record: Record) -> None:
    """Size, inode and times that are as they were prove a file, and looking writes nothing."""
    before = snapshot(place.root)
    found = seen(place, record)
    assert found.reread == 0
    assert set(found.intact) == {*PAGES, MARKER}
    assert settled(place, found, PAGES) == Published(written=0, kept=4, removed=0)
    assert snapshot(place.root) == before


def test_what_is_fresh_is_read_once_more(place: Place, record: Record) -> None:
    """Times that were young when they were recorded prove nothing yet; a look renews the record."""
    found = seen(place, replace(record, taken=record.taken - MINUTE))
    assert found.reread == len(PAGES) + 1
    assert found.complete(PAGES)
    assert seen(place, replace(found.record, taken=found.taken + MINUTE)).reread == 0


@pytest.mark.parametrize("path", sorted(PAGES))
def test_a_quiet_edit_shows(place: Place, record: Record, path: str) -> None:
    """An edit that keeps size, inode and time of modification is found by the time of change."""
    file = place.site / path
    state = file.stat()
    file.write_bytes(b"#" * state.st_size)
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    found = seen(place, record)
    assert found.intact.keys() == {*PAGES, MARKER} - {path}
    assert found.reread == 1
    assert set(found.loose) == {path}
    assert settled(place, found, PAGES) is None


def test_a_copy_is_as_good(place: Place, record: Record) -> None:
    """A site that was copied, with other inodes and times, is read and found to be the same."""
    for path, content in PAGES.items():
        (place.site / path).unlink()
        (place.site / path).write_bytes(content)
        (place.site / path).chmod(0o644)
    found = seen(place, record)
    assert (found.reread, found.complete(PAGES)) == (4, True)


def test_what_is_only_expected_is_read_once(place: Place, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that vouches for nothing is compared at once, also where one file turns out to be another."""
    read: list[str] = []

    def reading(path: Path) -> bytes | None:
        read.append(path.relative_to(place.site).as_posix())
        return digest_at(path)

    for name in ("glance", "standing"):
        monkeypatch.setattr(import_module(f"briefbook.publish.{name}"), "digest_at", reading)
    digests = {path: entry.digest for path, entry in record.entries.items()}
    found = seen(place, Record.expected({**digests, "data/x.csv": bytes(16)}))
    assert set(found.loose) == {"data/x.csv"}
    assert sorted(read) == sorted(record.entries)


@pytest.mark.usefixtures("slow")
def test_what_was_published_is_not_read_again(place: Place) -> None:
    """Neither what was made, nor what stayed: in a new tree, which links it, and in the spare, to which things are moved."""
    files, record = {**PAGES, **{f"more/{n}.html": b"more" for n in range(20)}}, None
    for turn in range(4):
        files["index.html"] = b"turn %d" % turn
        done = publish_image(files, place.site, root=place.root, spare=place.root / "spare", record=record)
        assert isinstance(done, Published)
        record = done.record
        found = seen(place, record)
        assert (found.reread, found.complete(files)) == (0, True), turn


def test_a_second_name_makes_no_file_young(place: Place) -> None:
    """What was written long ago is believed right after it was linked into the next tree; what was just made is not."""
    publish_image(PAGES, place.site, root=place.root)
    paths = (*PAGES, MARKER)
    for path in paths:
        os.utime(place.site / path, ns=(0, time.time_ns() - MINUTE))
    known = seen(place, Record.expected({path: digest_of((place.site / path).read_bytes()) for path in paths}))
    files = {**PAGES, "index.html": b"another"}
    done = publish_image(files, place.site, root=place.root, spare=place.root / "spare", record=known.record)
    assert isinstance(done, Published)
    found = seen(place, done.record)
    assert (found.reread, found.complete(files)) == (2, True)


@pytest.mark.usefixtures("slow")
def test_what_is_changed_while_it_is_published_is_found_afterwards(place: Place, record: Record) -> None:
    """An edit of the draft, or of a file that stays, that keeps size, inode and time of modification is in the site, not in the record."""
    first, second, *_ = sorted(PAGES)
    draft = begin(place, seen(place, record))
    assert isinstance(draft, Draft)
    with draft:
        draft.put(first, b"another")
        for file in (place.staged / first, place.site / second):
            state = file.stat()
            file.write_bytes(b"#" * state.st_size)
            os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
        done = publish(draft, PAGES.keys() - {first}, spare=place.root / "spare")
    assert isinstance(done, Published)
    assert set(seen(place, done.record).loose) == {first, second}


def test_what_is_missing_or_odd_is_not_intact(place: Place, record: Record) -> None:
    """A page that is gone, a link, another mode, a mode of a folder: nothing of that is settled."""
    (place.site / "index.html").unlink()
    (place.site / "data/x.csv").unlink()
    (place.site / "data/x.csv").symlink_to(place.site / "actors/index.html")
    (place.site / "actors/index.html").chmod(0o600)
    (place.site / "actors").chmod(0o700)
    found = seen(place, record)
    assert found.intact.keys() == {"actors/a-minister.html", MARKER}
    assert found.odd == {"data/x.csv", "actors/index.html"}
    assert not found.tidy


def test_a_site_without_a_record_is_loose(place: Place, record: Record) -> None:
    """Who remembers nothing learns what is there, and that none of it is known."""
    assert record.entries.keys() == {*PAGES, MARKER}
    found = seen(place, Record())
    assert set(found.loose) == {*PAGES, MARKER}
    assert not found.intact
    assert found.reread == 0


def test_leftovers_are_something_to_do(place: Place, record: Record) -> None:
    """A site that is as it should be is not settled while the leftovers of a killed build lie beside it."""
    place.lock.write_bytes(b"999999\n")
    assert settled(place, seen(place, record), PAGES) is None


def test_a_place_that_cannot_be_looked_at_is_a_problem(tmp_path: Path) -> None:
    """What the disk refuses is told, and not raised."""
    (tmp_path / "taken").write_bytes(b"")
    place = placed(tmp_path / "taken/site", root=tmp_path)
    assert isinstance(place, Place)
    found = standing(place, Record())
    assert isinstance(found, Problem)
    assert found.code == "cannot-publish"
