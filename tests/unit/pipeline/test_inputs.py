"""Looks at files: every real change is seen, and nothing else."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefbook.model.project import Project
from briefbook.pipeline.inputs import Look, look, look_at

#: A time of change, and a look long after it, in nanoseconds.
EARLY, LATE = 10**18, 10**18 + 10**10


def at(root: Path) -> Look:
    """Look at the content of the project at *root*."""
    return look(Project(root=root, templates=()), (root / "content",))


def seen(taken: int = LATE, doubtful: bool = False, **changed: int) -> Look:
    """Return a look at a file ``a`` that was changed at some time."""
    signatures = {name: (1, 2, time, time) for name, time in (changed or {"a": EARLY}).items()}
    return Look(signatures, taken, frozenset(signatures) if doubtful else frozenset())


def test_every_real_change_is_seen(tmp_path: Path) -> None:
    """Edits, also those that keep size and time, new files with old times, removals and renames are seen."""
    source = tmp_path / "content"
    (source / "articles").mkdir(parents=True)
    path = source / "articles" / "a.md"
    path.write_bytes(b"one")
    os.utime(path, (10, 10))
    looks = [at(tmp_path)]

    def changed() -> set[str]:
        looks.append(at(tmp_path))
        return replace(looks[-2], doubtful=frozenset()).differing(looks[-1])

    assert changed() == set()
    path.unlink()
    path.write_bytes(b"two")
    os.utime(path, (10, 10))
    assert changed() == {"content/articles/a.md"}
    (source / "b.md").write_bytes(b"")
    os.utime(source / "b.md", (0, 0))
    assert changed() == {"content/b.md"}
    (source / "b.md").rename(source / "c.md")
    assert changed() == {"content/b.md", "content/c.md"}
    (source / "c.md").unlink()
    (tmp_path / "config.yaml").write_bytes(b"")
    assert changed() == {"content/c.md", "config.yaml"}
    (source / ".c.md.swp").write_bytes(b"")
    assert changed() == set()


def test_links_are_followed_and_are_no_way_into_circles(tmp_path: Path) -> None:
    """A folder behind a link is looked at, one within itself is not walked into; a link that leads nowhere is seen."""
    source, other = tmp_path / "content", tmp_path / "other"
    source.mkdir()
    (other / "deep").mkdir(parents=True)
    (other / "deep" / "a.md").write_bytes(b"")
    (source / "other").symlink_to(other)
    for name in "xyz":
        (source / f"loop-{name}").symlink_to(source)
        (other / f"back-{name}").symlink_to(other)
    (source / "gone.md").symlink_to(tmp_path / "nothing")
    assert set(at(tmp_path).signatures) == {"content/other/deep/a.md", "content/gone.md"}


def test_a_file_that_was_just_changed_is_doubtful(tmp_path: Path) -> None:
    """What changed a moment before the look may have changed again since; what is old may not."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_bytes(b"one")
    now = at(tmp_path)
    assert now.doubtful == {"content/a.md"}
    assert now.differing(at(tmp_path)) == {"content/a.md"}


def test_what_stayed_the_same_long_enough_is_confirmed() -> None:
    """A later look confirms a file whose change lies clearly before both looks, and no other."""
    doubted = seen(taken=EARLY + 10**9, doubtful=True)
    assert doubted.confirmed(seen(LATE)).doubtful == frozenset()
    assert doubted.confirmed(seen(LATE)).signatures == doubted.signatures
    assert doubted.confirmed(seen(EARLY + 10**9)).doubtful == {"a"}, "too soon"
    assert doubted.confirmed(seen(LATE, a=EARLY + 1)).doubtful == {"a"}, "another change"
    assert doubted.confirmed(Look({}, LATE)).doubtful == {"a"}, "gone"
    at_once = seen(taken=EARLY + 10**6, doubtful=True)
    assert at_once.confirmed(seen(LATE)).doubtful == {"a"}, "within one tick of the clock"
    ahead = seen(taken=EARLY - 10**9, doubtful=True)
    assert ahead.confirmed(seen(LATE)).doubtful == {"a"}, "in the future, then"


@pytest.mark.parametrize("time", [LATE + 1, LATE - 10**6])
def test_what_lies_in_the_future_proves_nothing(tmp_path: Path, time: int) -> None:
    """Whatever was changed after, or right before, a look is not confirmed by it."""
    doubted = seen(taken=time + 10**8, doubtful=True, a=time)
    assert doubted.confirmed(seen(LATE, a=time)).doubtful == {"a"}
    assert not (tmp_path / "a").exists()


def test_some_files_are_looked_at_alone(tmp_path: Path) -> None:
    """A look after an edit holds what the edited files now are, and all others as they were."""
    (tmp_path / "content").mkdir()
    for name in "abc":
        (tmp_path / "content" / name).write_bytes(b"")
    project, before = Project(root=tmp_path, templates=()), at(tmp_path)
    (tmp_path / "content" / "a").write_bytes(b"longer")
    (tmp_path / "content" / "b").unlink()
    names = {"content/a", "content/b", "content/new"}
    after = before.after(names, look_at(project, names))
    assert after.signatures == at(tmp_path).signatures
    assert after.signatures["content/c"] == before.signatures["content/c"]
    assert {"content/a"} <= after.doubtful <= {"content/a", "content/c"}
