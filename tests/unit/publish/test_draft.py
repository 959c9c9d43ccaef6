import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.model.problem import Problem
from briefbook.publish import Draft, Place, Published, Record, Standing, begin, placed, publish, publish_image, standing
from tests.unit.publish.trees import PAGES, contents, names, snapshot

FORK = multiprocessing.get_context("fork")


def begun(root: Path, record: Record | None = None) -> Draft:
    """Begin a draft of the site of the project *root*."""
    place = placed(root / "site", root=root)
    assert isinstance(place, Place)
    seen = standing(place, record or Record())
    assert isinstance(seen, Standing)
    draft = begin(place, seen)
    assert isinstance(draft, Draft)
    return draft


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Draft]:
    """Return the draft of a first site."""
    with begun(tmp_path) as draft:
        yield draft


def put_many(draft: Draft, first: int) -> None:
    """Put every fourth of 200 files in ten folders."""
    for number in range(first, 200, 4):
        draft.put(f"new/{number % 10}/{number}.html", b"%d" % number)


def test_several_processes_make_one_site(tmp_path: Path, draft: Draft) -> None:
    """Forked processes put their files at once, into folders that none of them made before."""
    workers = [FORK.Process(target=put_many, args=(draft, first)) for first in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0, 0]
    assert publish(draft) == Published(written=200, kept=0, removed=0)
    assert contents(tmp_path / "site") == {f"new/{n % 10}/{n}.html": b"%d" % n for n in range(200)}
    assert names(tmp_path) == ["site"]


def test_a_forked_process_ends_no_draft(tmp_path: Path, draft: Draft) -> None:
    """A draft is its beginner's to end: a process forked from it can leave the `with` block and does no harm."""
    child = FORK.Process(target=draft.drop)
    child.start()
    child.join()
    draft.put("index.html", b"home")
    assert isinstance(publish(draft), Published)
    assert contents(tmp_path / "site") == {"index.html": b"home"}


def test_a_dropped_draft_leaves_nothing(tmp_path: Path) -> None:
    """What is not published is gone, with the lock and with folders that were made above the site; twice is once."""
    publish_image(PAGES, tmp_path / "site", root=tmp_path)
    before = snapshot(tmp_path)
    with begun(tmp_path) as draft:
        draft.put("a/b/c.html", b"new")
        draft.drop()
    assert snapshot(tmp_path) == before
    with begun(tmp_path / "deep/down") as draft:
        draft.put("index.html", b"new")
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("known", [True, False])
def test_what_the_site_holds_already_is_not_written(tmp_path: Path, *, known: bool) -> None:
    """A file that is made again with the same content stays the same file, with a record or without."""
    done = publish_image(PAGES, tmp_path / "site", root=tmp_path)
    assert isinstance(done, Published)
    before = snapshot(tmp_path)
    with begun(tmp_path, done.record if known else None) as draft:
        for path, content in PAGES.items():
            draft.put(path, content)
        assert names(tmp_path / ".site.next") == [".briefbook"]
        again = publish(draft)
    assert isinstance(again, Published)
    assert again == Published(written=0, kept=4, removed=0)
    assert again.record.entries == done.record.entries
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("path", ["index.html", "index.html/more", "actors"])
def test_a_path_is_put_once(draft: Draft, path: str) -> None:
    """The same path again, or a file that is a folder of another, is a mistake of ours."""
    draft.put("index.html", b"1")
    draft.put("actors/index.html", b"2")
    with pytest.raises(ValueError, match="put twice, or both"):
        draft.put(path, b"3")


def test_a_path_stays_in_the_folder(tmp_path: Path, draft: Draft) -> None:
    """A path that leads out of the draft is refused before anything is written."""
    with pytest.raises(ValueError, match="not a path of a site"):
        draft.put("../index.html", b"1")
    assert names(tmp_path) == [".site.lock", ".site.next"]


def test_half_a_file_is_never_published(tmp_path: Path) -> None:
    """A file of the draft that is not as long as it was to be stops the publication: the old site stays."""
    publish_image(PAGES, tmp_path / "site", root=tmp_path)
    draft = begun(tmp_path)
    draft.put("index.html", b"a new home")
    os.truncate(tmp_path / ".site.next/index.html", 3)
    refused = publish(draft)
    assert isinstance(refused, Problem)
    assert (refused.code, refused.span.path) == ("cannot-publish", ".site.next/index.html")
    assert contents(tmp_path / "site") == PAGES
    assert names(tmp_path) == ["site"]


def test_what_is_kept_must_be_intact(tmp_path: Path, draft: Draft) -> None:
    """Keeping a file that is not there, or publishing nothing at all, is a mistake of ours."""
    with pytest.raises(ValueError, match="kept, but not intact"):
        publish(draft, ["index.html"])
    with pytest.raises(ValueError, match="without files"), begun(tmp_path) as another:
        publish(another)
    assert names(tmp_path) == []


def test_a_foreign_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    """What somebody puts into the site while the next one is being made is named and stays, and so does the site."""
    done = publish_image(PAGES, tmp_path / "site", root=tmp_path)
    assert isinstance(done, Published)
    draft = begun(tmp_path, done.record)
    (tmp_path / "site/mine.txt").write_bytes(b"mine")
    draft.put("new.html", b"new")
    refused = publish(draft, PAGES)
    assert isinstance(refused, Problem)
    assert (refused.code, refused.span.path) == ("output-refused", "site/mine.txt")
    assert contents(tmp_path / "site") == {**PAGES, "mine.txt": b"mine"}
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("deed", ["replaced", "removed", "moved"])
def test_a_site_that_changed_meanwhile_is_not_built_upon(tmp_path: Path, deed: str) -> None:
    """A page to be kept that is another file by now is told, rather than published unseen."""
    done = publish_image(PAGES, tmp_path / "site", root=tmp_path)
    assert isinstance(done, Published)
    draft = begun(tmp_path, done.record)
    draft.put("new.html", b"new")
    if deed == "moved":
        (tmp_path / "site").rename(tmp_path / "elsewhere")
    else:
        (tmp_path / "site/index.html").rename(tmp_path / "old.html")
    if deed == "replaced":
        (tmp_path / "site/index.html").write_bytes(b"evil")
    refused = publish(draft, PAGES)
    assert isinstance(refused, Problem)
    assert refused.code == "cannot-publish"
    assert "changed by somebody else" in refused.message
    assert not [name for name in names(tmp_path) if name.startswith(".")]


def test_a_second_build_sees_what_the_first_made(tmp_path: Path) -> None:
    """A build that looked before another published looks again once it may publish."""
    place = placed(tmp_path / "site", root=tmp_path)
    assert isinstance(place, Place)
    early = standing(place, Record())
    assert isinstance(early, Standing)
    publish_image(PAGES, tmp_path / "site", root=tmp_path)
    with begun(tmp_path) as draft:
        assert draft.seen.identity != early.identity
        assert draft.seen.loose.keys() >= PAGES.keys()
