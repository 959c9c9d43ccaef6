import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefbook.model.problem import Problem, Span, error
from briefbook.serve.board import Board, Rebuilt
from briefbook.serve.watch import FilesWatcher, is_passing, state_of


@pytest.mark.parametrize("name", ["4913", ".a.md.swp", "a.md~", ".#a.md", "#a.md#", ".DS_Store", "a.md.tmp", "a.swx"])
def test_what_editors_leave_for_a_moment_is_ignored(name: str) -> None:
    """Swap files, backups, locks and probes are no content."""
    assert is_passing(name)
    assert not is_passing("a.md")


def test_every_real_change_makes_another_state(tmp_path: Path) -> None:
    """Edits, also those that keep size and time, new files with old times, removals and renames are seen."""
    source = tmp_path / "content"
    source.mkdir()
    path = source / "a.md"
    path.write_bytes(b"one")
    os.utime(path, (10, 10))
    states = [state_of([source])]

    def changed() -> bool:
        states.append(state_of([source]))
        return states[-1] != states[-2]

    path.unlink()
    path.write_bytes(b"two")
    os.utime(path, (10, 10))
    assert changed()
    (source / "b.md").write_bytes(b"")
    os.utime(source / "b.md", (0, 0))
    assert changed()
    path.rename(source / "c.md")
    assert changed()
    (source / "c.md").unlink()
    assert changed()
    assert not changed()
    (source / "4913").write_bytes(b"")
    (source / ".c.md.swp").write_bytes(b"")
    assert not changed()


def test_links_are_no_way_into_circles(tmp_path: Path) -> None:
    """A link to its own folder is looked at and not walked into; one that leads nowhere is nothing."""
    (tmp_path / "a.md").write_bytes(b"")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.md").symlink_to(tmp_path / "nothing")
    assert len(state_of([tmp_path, tmp_path / "missing"])) == 1


class Bench:
    """A watcher whose builds are made up, and what came of them."""

    def __init__(self, root: Path, rebuild: Callable[[], Rebuilt]) -> None:
        self.source = root / "content"
        self.source.mkdir()
        self.said: list[str] = []
        self.builds = 0

        def counted() -> Rebuilt:
            self.builds += 1
            return rebuild()

        self.board = Board(root / "site")
        self.watcher = FilesWatcher(counted, root=root, sources=(self.source,), board=self.board, say=self.said.append)

    def edit(self, text: str) -> None:
        """Edit the one article, and let the watcher look."""
        (self.source / "a.md").write_text(text, encoding="utf-8")
        self.watcher.look()


def rebuilt(root: Path, *problems: Problem, changed: bool = True) -> Rebuilt:
    """Return what a build of *root* came to."""
    return Rebuilt(
        output=root / "site", sources=(root / "content",), problems=problems, changed=changed, told="told\x1b"
    )


def test_an_edit_is_one_build(tmp_path: Path) -> None:
    """A look builds if something changed since the last one, and not otherwise."""
    bench = Bench(tmp_path, lambda: rebuilt(tmp_path))
    bench.edit("one")
    bench.watcher.look()
    bench.edit("two")
    bench.watcher.look()
    assert bench.builds == 2


def test_problems_go_to_the_board_and_leave_it(tmp_path: Path) -> None:
    """What is to be mended is shown with its excerpt until it is mended."""
    problem = error("c", Span(path="content/a.md", line=1, column=2, width=2), "wrong", "right")

    def rebuild() -> Rebuilt:
        text = (tmp_path / "content/a.md").read_text(encoding="utf-8")
        return rebuilt(tmp_path, *([problem] if text == "abcd" else []), changed=False)

    bench = Bench(tmp_path, rebuild)
    bench.edit("abcd")
    (shown,) = bench.board.shown.problems
    assert shown["excerpt"] == "    1 | abcd\n      |  ^^ right"
    bench.edit("mended")
    assert bench.board.shown.problems == ()
    assert bench.board.shown.turn == 2


@pytest.mark.parametrize("failure", [ValueError("odd\x1b"), SystemExit(3), KeyboardInterrupt(), RecursionError()])
def test_a_failure_of_ours_is_shown_and_survived(tmp_path: Path, failure: BaseException) -> None:
    """Whatever a build raises, even an exit, is told in terminal and panel, and the next edit builds again."""
    failures = [failure]

    def rebuild() -> Rebuilt:
        if failures:
            raise failures.pop()
        return rebuilt(tmp_path)

    bench = Bench(tmp_path, rebuild)
    bench.edit("one")
    (shown,) = bench.board.shown.problems
    assert shown["code"] == "program-failed"
    assert type(failure).__name__ in str(shown["message"])
    assert "Traceback" in bench.said[0]
    assert "\x1b" not in bench.said[0]
    bench.edit("two")
    assert bench.board.shown.problems == ()
