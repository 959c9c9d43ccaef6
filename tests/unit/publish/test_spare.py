import ctypes
import multiprocessing
import os
import random
import shutil
from pathlib import Path

import pytest

from briefbook.model.problem import Problem
from briefbook.publish import MARKER, Published, Record, publish_image, spare
from briefbook.publish.folders import Glimpse, glimpse
from tests.unit.publish.trees import contents, names

#: A site large enough that a few changes are few.
SITE = {
    "index.html": b"home",
    **{f"{folder}/{n}.html": b"%s %d" % (folder.encode(), n) for folder in ("actors", "dates/days") for n in range(12)},
}
SPARE = Path(".cache/spare")


def put(root: Path, files: dict[str, bytes], record: Record | None = None, spare: Path = SPARE) -> Published:
    """Publish *files* as the site of the project *root*, with a spare."""
    done = publish_image(files, root / "site", root=root, spare=root / spare, record=record)
    assert isinstance(done, Published), done
    return done


def modes(folder: Path) -> dict[str, int]:
    """Return the mode of everything in *folder*."""
    return {path.relative_to(folder).as_posix(): path.lstat().st_mode for path in (folder, *folder.rglob("*"))}


def edited(files: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """Return *files* after a few changes: pages edited, removed, added, one turned into a folder or back."""
    after = dict(files)
    for path in chance.sample(sorted(after), 2):
        after[path] = b"edited %d" % chance.randrange(1000)
    del after[chance.choice(sorted(after.keys() - {"index.html"}))]
    after[f"new-{chance.randrange(3)}/{chance.randrange(100)}.html"] = b"new"
    if after.pop("topic", None) is None:
        after.pop("topic/part.html", None)
        after["topic"] = b"a page"
    else:
        after["topic/part.html"] = b"a folder"
    return after


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("remembers", [True, False])
def test_ten_publications_are_as_good_as_clean_ones(tmp_path: Path, seed: int, *, remembers: bool) -> None:
    """However often the two trees change places, the site is what a first build would make, in bytes and modes."""
    chance = random.Random(seed)
    files, record = dict(SITE), None
    for turn in range(10):
        record = put(tmp_path, files, record if remembers else None).record
        put(tmp_path / f"clean-{turn}", files)
        clean = tmp_path / f"clean-{turn}/site"
        assert contents(tmp_path / "site") == contents(clean) == files
        assert modes(tmp_path / "site") == modes(clean)
        assert (tmp_path / "site" / MARKER).read_bytes() == (clean / MARKER).read_bytes()
        shutil.rmtree(tmp_path / f"clean-{turn}")
        assert names(tmp_path) == ([".cache", "site"] if turn else ["site"])
        assert names(tmp_path / ".cache") == ["spare"] if turn else True
        assert put(tmp_path, files, record).written == 0
        files = edited(files, chance)


def test_two_trees_take_turns(tmp_path: Path) -> None:
    """From the second change on no tree is made: the site and the spare change places, and share all but what changed."""
    put(tmp_path, SITE)
    put(tmp_path, {**SITE, "index.html": b"1"})
    trees = {(tmp_path / folder).stat().st_ino for folder in ("site", SPARE)}
    for turn in range(2, 6):
        files = {**SITE, "index.html": b"%d" % turn}
        put(tmp_path, files)
        assert {(tmp_path / folder).stat().st_ino for folder in ("site", SPARE)} == trees
        assert contents(tmp_path / "site") == files
        shared = [path for path in SITE if (tmp_path / "site" / path).stat().st_nlink == 2]
        assert set(shared) == SITE.keys() - {"index.html"}


def test_another_site_every_time_keeps_no_spare(tmp_path: Path) -> None:
    """A tree that has less than half in common with the site is not worth its room on disk."""
    put(tmp_path, SITE)
    put(tmp_path, dict.fromkeys(SITE, b"another"))
    assert names(tmp_path) == ["site"]


DEEDS = ["swept", "cache gone", "file", "link", "loop", "empty", "unmarked", "folder mode", "page gone", "page a folder",
         "page another", "page a link", "folder a link", "folder gone", "marker a folder", "another site", "dropping"]  # fmt: skip


@pytest.mark.usefixtures("slow")
def test_a_spare_that_nobody_touched_is_not_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it lacks is remembered with what was published, and holds as long as nothing came to its folders or went."""
    looks: list[Path] = []

    def looked(folder: Path) -> Glimpse:
        looks.append(folder)
        return glimpse(folder)

    monkeypatch.setattr(spare, "glimpse", looked)
    chance, files, record = random.Random(5), dict(SITE), None
    for turn in range(8):
        record = put(tmp_path, files, record).record
        assert contents(tmp_path / "site") == files
        assert (record.retired is not None) == (turn > 0)
        assert not looks
        stored = Record.from_bytes(record.to_bytes())
        assert stored == record
        record, files = stored, edited(files, chance)
    (tmp_path / SPARE / "index.html").unlink()
    put(tmp_path, files, record)
    assert contents(tmp_path / "site") == files
    assert looks


@pytest.mark.parametrize("remembers", [True, False])
@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.usefixtures("slow")
def test_a_spare_is_never_trusted(tmp_path: Path, deed: str, *, remembers: bool) -> None:
    """Whatever happened to the spare, the next site is right, and the one after it."""
    record = put(tmp_path, SITE).record
    record = put(tmp_path, {**SITE, "index.html": b"1"}, record if remembers else None).record
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "1.html").write_bytes(b"mine")
    harm(tmp_path / SPARE, deed, outside)
    for turn in range(2, 5):
        files = {**SITE, "index.html": b"%d" % turn, "actors/3.html": b"%d" % turn}
        record = put(tmp_path, files, record if remembers else None).record
        assert contents(tmp_path / "site") == files
        assert {mode & 0o7777 for mode in modes(tmp_path / "site").values()} == {0o755, 0o644}
        assert not any(path.is_symlink() for path in (tmp_path / "site").rglob("*"))
    assert contents(outside) == {"1.html": b"mine"}
    assert names(tmp_path) == [".cache", "outside", "site"]


def harm(spare: Path, deed: str, outside: Path) -> None:  # noqa: C901, PLR0912 - a case for each deed
    """Do *deed* to the spare."""
    page, folder = spare / "actors/1.html", spare / "actors"
    match deed:
        case "swept" | "file" | "link" | "loop" | "empty" | "another site":
            shutil.rmtree(spare)
            if deed == "file":
                spare.write_bytes(b"mine")
            elif deed in {"link", "loop"}:
                spare.symlink_to(outside if deed == "link" else spare)
            elif deed == "empty":
                spare.mkdir()
            elif deed == "another site":
                publish_image(SITE, spare, root=spare.parent)
        case "cache gone":
            shutil.rmtree(spare.parent)
        case "unmarked":
            (spare / MARKER).unlink()
        case "marker a folder":
            (spare / MARKER).unlink()
            (spare / MARKER).mkdir()
        case "folder mode":
            folder.chmod(0o500)
        case "folder a link" | "folder gone":
            shutil.rmtree(folder)
            if deed == "folder a link":
                folder.symlink_to(outside)
        case "dropping":
            (folder / ".DS_Store").write_bytes(b"\0")
        case _:
            page.unlink()
            if deed == "page a folder":
                page.mkdir()
            elif deed == "page another":
                page.write_bytes(SITE["actors/1.html"][::-1])
            elif deed == "page a link":
                page.symlink_to(outside / "1.html")


def test_an_edit_in_the_spare_is_an_edit_in_the_site(tmp_path: Path) -> None:
    """The two trees share files: one that was written through the spare is found in the site, and mended in both."""
    put(tmp_path, SITE)
    record = put(tmp_path, {**SITE, "index.html": b"1"}).record
    (tmp_path / SPARE / "actors/1.html").write_bytes(b"evil")
    for turn in (2, 3):
        files = {**SITE, "index.html": b"%d" % turn}
        record = put(tmp_path, files, record).record
        assert contents(tmp_path / "site") == files


def test_a_foreign_file_in_the_spare_stays(tmp_path: Path) -> None:
    """Something of somebody else in the spare is not removed: there is no spare then, and that is all."""
    put(tmp_path, SITE)
    put(tmp_path, {**SITE, "index.html": b"1"})
    mine = tmp_path / SPARE / "actors/mine.txt"
    mine.write_bytes(b"mine")
    for turn in (2, 3):
        files = {**SITE, "index.html": b"%d" % turn}
        put(tmp_path, files)
        assert contents(tmp_path / "site") == files
        assert mine.read_bytes() == b"mine"
        assert names(tmp_path) == [".cache", "site"]


def test_a_spare_on_another_file_system_is_none(tmp_path: Path) -> None:
    """Where a tree cannot be moved there is no spare, and publishing does without."""
    elsewhere = Path("/dev/briefbook-spare")
    assert elsewhere.parent.stat().st_dev != tmp_path.stat().st_dev
    for turn in range(3):
        files = {**SITE, "index.html": b"%d" % turn}
        put(tmp_path, files, spare=elsewhere)
        assert contents(tmp_path / "site") == files
        assert names(tmp_path) == ["site"]
        assert not elsewhere.exists()


@pytest.mark.parametrize("spare", ["site", "site/spare", "."])
def test_a_spare_is_apart_from_the_site(tmp_path: Path, spare: str) -> None:
    """A spare that is, holds or is in the site is none."""
    for turn in range(3):
        put(tmp_path, {**SITE, "index.html": b"%d" % turn}, spare=Path(spare))
        assert names(tmp_path) == ["site"]


def unprivileged(root: Path, locked: Path) -> None:
    """Publish where *locked* cannot be written to, without a superuser's right to do so anyway."""
    give_up_override()
    locked.chmod(0o555)
    assert not os.access(locked, os.W_OK, effective_ids=True)
    put(root, {**SITE, "index.html": b"2"})


def give_up_override() -> None:
    """Give up what lets a superuser ignore modes (capset(2), version 3: no capability in effect)."""
    header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert os.geteuid() or ctypes.CDLL(None).capset(header, none) == 0


@pytest.mark.parametrize("locked", [".cache", ".cache/spare", ".cache/spare/actors"])
def test_a_read_only_spare_costs_time_only(tmp_path: Path, locked: str) -> None:
    """A spare that can be neither used nor removed is left, and the site is made anew."""
    put(tmp_path, SITE)
    put(tmp_path, {**SITE, "index.html": b"1"})
    child = multiprocessing.get_context("fork").Process(target=unprivileged, args=(tmp_path, tmp_path / locked))
    child.start()
    child.join()
    assert child.exitcode == 0
    assert contents(tmp_path / "site") == {**SITE, "index.html": b"2"}
    assert names(tmp_path) == [".cache", "site"]
    (tmp_path / locked).chmod(0o755)
    put(tmp_path, {**SITE, "index.html": b"3"})
    assert contents(tmp_path / "site") == {**SITE, "index.html": b"3"}
    assert names(tmp_path) == [".cache", "site"]


def test_two_sites_of_a_project_share_a_spare(tmp_path: Path) -> None:
    """A spare of another output is of no use, does no harm, and is replaced."""
    for turn in range(3):
        for name in ("site", "other"):
            files = {path: b"%s %d" % (name.encode(), turn if path == "index.html" else 0) for path in SITE}
            done = publish_image(files, tmp_path / name, root=tmp_path, spare=tmp_path / SPARE)
            assert not isinstance(done, Problem)
            assert contents(tmp_path / name) == files
    assert names(tmp_path) == [".cache", "other", "site"]
    assert names(tmp_path / ".cache") == ["spare"]
