import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefbook.publish import (
    MARKER,
    Place,
    Record,
    Scout,
    Standing,
    settled,
    standing,
)
from briefbook.publish.folders import still
from briefbook.publish.glance import glance
from tests.unit.publish.trees import MINUTE, snapshot


def seen(place: Place, record: Record, scout: Scout | None = None) -> Standing:
    """Return how the site stands, whenever that was seen."""
    found = standing(place, record, scout)
    assert isinstance(found, Standing)
    return replace(found, taken=0)


def edit(site: Path) -> None:
    """Change a page without a trace in its length and its time of modification."""
    page = site / "index.html"
    state = page.stat()
    page.write_bytes(b"hume")
    os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))


def touch(site: Path) -> None:
    """Let every page look as if it had just been written."""
    for page in site.rglob("*.html"):
        page.touch()


def dress(site: Path) -> None:
    """Put a link in the place of a page."""
    (site / "index.html").rename(site.parent / "index.html")
    (site / "index.html").symlink_to(site.parent / "index.html")


DEEDS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "touched": lambda site: (site / "index.html").touch(),
    "all touched": touch,
    "edited": edit,
    "gone": lambda site: (site / "actors/index.html").unlink(),
    "more": lambda site: (site / "actors/.DS_Store").write_bytes(b""),
    "a link": dress,
    "mode": lambda site: (site / "actors/index.html").chmod(0o600),
    "mode of a folder": lambda site: (site / "actors").chmod(0o700),
    "an empty folder": lambda site: (site / "empty").mkdir(),
    "marker gone": lambda site: (site / MARKER).unlink(),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_two_see_what_one_sees(place: Place, record: Record, deed: str) -> None:
    """Whatever was done to the site, with a scout it stands as it does without, whoever of the two looks at the second half."""
    DEEDS[deed](place.site)
    bare = {**record.entries}
    alone = standing(place, Record(taken=record.taken, entries=bare))
    for wait in (0, 0.3):
        scout = Scout(place.site, record)
        time.sleep(wait)
        if isinstance(alone, Standing):
            found = seen(place, record, scout)
            assert replace(found, asked=Record()) == replace(alone, asked=Record(), taken=0)
        else:
            assert standing(place, record, scout) == alone


def test_a_glance_tells_of_what_is_as_recorded_and_of_nothing_else(place: Place, record: Record) -> None:
    """Two halves are the whole; what times do not vouch for is read; nothing is written."""
    before = snapshot(place.root)
    halves = [glance(place.site, record, half) for half in (0, 1)]
    assert sum(half.files for half in halves if half) == len(record.entries)
    assert all(half and not half.reread for half in halves)
    assert snapshot(place.root) == before
    (place.site / "index.html").touch()
    touched = glance(place.site, record)
    assert touched
    assert touched.reread.keys() == {"index.html"}
    edit(place.site)
    assert glance(place.site, record) is None
    assert glance(place.root / "nowhere", record) is None


def test_a_scout_who_is_lost_is_not_waited_for(place: Place, record: Record) -> None:
    """One that was ended, or asked before, has nothing to tell: the site is looked at without him."""
    for scout in (Scout(place.site, record), Scout(place.site, record)):
        scout.end()
        assert scout.found() is None
        assert settled(place, replace(seen(place, record, scout), asked=record), record.entries.keys() - {MARKER})


def test_a_scout_of_another_site_is_not_asked(place: Place, record: Record) -> None:
    """What he found says nothing about this one."""
    scout = Scout(place.root / "another", record)
    try:
        assert seen(place, record, scout).intact == record.entries
    finally:
        scout.end()


def test_a_folder_is_still_while_nothing_comes_or_goes(place: Place, record: Record) -> None:
    """Its times tell, if they are old enough; another name for the folder itself can be allowed for."""
    found = glance(place.site, record)
    assert found
    later = time.time_ns() + MINUTE
    assert still(place.site, found.folders, later)
    assert not still(place.site, found.folders, time.time_ns()), "what is this young may change again within a tick"
    place.site.rename(place.root / "moved")
    assert not still(place.site, found.folders, later)
    assert not still(place.root / "moved", found.folders, later)
    assert still(place.root / "moved", found.folders, later, renamed=True)
    (place.root / "moved/actors/new.html").write_bytes(b"")
    assert not still(place.root / "moved", found.folders, later, renamed=True)
    assert not still(place.root / "moved", {}, later)
