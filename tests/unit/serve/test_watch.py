"""The watcher's two threads: what is read when, what is published, and what they survive."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchfiles import Change

from briefbook.model.problem import Problem, Span, error
from briefbook.serve.board import Board, Published
from briefbook.serve.watch import FilesWatcher, is_passing

PROBLEM = error("c", Span(path="content/a.md", line=1, column=2, width=2), "wrong", "right")


@pytest.mark.parametrize("name", ["4913", ".a.md.swp", "a.md~", ".#a.md", "#a.md#", ".DS_Store", "a.md.tmp", "a.swx"])
def test_what_editors_leave_for_a_moment_is_ignored(name: str) -> None:
    """Swap files, backups, locks and probes are no content."""
    assert is_passing(name)
    assert not is_passing("a.md")


class Bench:
    """Works that are made up, the watcher of them, and what came of it.

    *failures* are raised by the next calls of *where* (``read``, ``publish``, ``ahead``); *overtaken* publications come to nothing.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "content").mkdir()
        self.said: list[str] = []
        self.asked: list[set[str] | None] = []
        self.failures: dict[str, BaseException] = {}
        self.overtaken = 0
        self.published = 0
        self.aheads = 0
        self.board = Board(root / "site")
        self.watcher = FilesWatcher(self, root=root, board=self.board, say=self.said.append)

    def read(self, changed: Iterable[str] | None = None) -> bool:
        """Note what was asked for."""
        self.asked.append(None if changed is None else set(changed))
        self._fail("read")
        return changed is None or "content/same.md" not in changed

    def page(self, path: str) -> bytes | None:  # noqa: ARG002 - the protocol's
        """Have no page that is not published."""
        return None

    def below(self) -> str:
        """Say that the site stands at the root of its host."""
        return ""

    def assets(self) -> str:
        """Return nothing: pages load no files."""
        return ""

    def ahead(self, is_over: Callable[[], bool]) -> None:
        """Note that there was time for this."""
        self._fail("ahead")
        self.aheads += not is_over()

    def end(self) -> None:
        """Have nothing that takes long."""

    def sources(self) -> tuple[Path, ...]:
        """Return the one folder."""
        return (self.root / "content",)

    def publish(self) -> Published | None:
        """Publish, with a problem while the article says so."""
        self._fail("publish")
        if self.overtaken:
            self.overtaken -= 1
            return None
        self.published += 1
        article = self.root / "content/a.md"
        wrong: tuple[Problem, ...] = (PROBLEM,) if article.is_file() and article.read_bytes() == b"abcd" else ()
        return Published(output=self.root / "site", problems=wrong, changed=False, told="told")

    def edit(self, text: str, name: str = "a.md") -> None:
        """Edit an article, as the watcher hears of it, and wait until it is published or a failure is shown."""
        path = self.root / "content" / name
        path.write_text(text, encoding="utf-8")
        done, said = self.published, len(self.said)
        self.watcher._read(self.watcher._named({(Change.modified, str(path))}))
        if "content/same.md" not in (self.asked[-1] or ()):
            until(lambda: self.published > done or len(self.said) > said)
            until(lambda: len(self.said) > said)

    def _fail(self, where: str) -> None:
        failure = self.failures.pop(where, None)
        if failure is not None:
            raise failure


def until(true: Callable[[], bool]) -> None:
    """Wait until something is *true*."""
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


@contextmanager
def working(root: Path) -> Iterator[Bench]:
    """Let a bench's publishing thread work."""
    bench = Bench(root)
    publishing = bench.watcher._threads[1]
    publishing.start()
    try:
        yield bench
    finally:
        bench.watcher.stop()
    assert not publishing.is_alive()


def test_files_are_named_as_messages_name_them(tmp_path: Path) -> None:
    """Edited files are read by name; where files come, go or are folders, and where nothing woke us, only a look tells."""
    bench = Bench(tmp_path)
    content, named = tmp_path / "content", bench.watcher._named
    path, passing = str(content / "a.md"), str(content / ".a.md.swp")
    assert named({(Change.modified, path), (Change.added, passing)}) == {"content/a.md"}
    assert named({(Change.modified, "/elsewhere/a.txt")}) == {"/elsewhere/a.txt"}
    assert named({(Change.added, passing), (Change.deleted, str(content / "4913"))}) == set()
    for changes in (set(), {(Change.added, path)}, {(Change.deleted, path)}, {(Change.modified, str(content))}):
        assert named(changes) is None


def test_an_edit_is_one_reading_and_one_publication(tmp_path: Path) -> None:
    """Each edit is read once and published once; one that shows nowhere is not published, one of passing files not read."""
    with working(tmp_path) as bench:
        bench.edit("one")
        bench.edit("two")
        bench.edit("nothing new", "same.md")
        bench.watcher._read(set())
        assert bench.asked == [{"content/a.md"}, {"content/a.md"}, {"content/same.md"}]
        assert bench.published == 2


def test_pages_are_stale_as_soon_as_something_was_read(tmp_path: Path) -> None:
    """A reading that may show turns the board before anything is published; publishing the same turns it no more."""
    with working(tmp_path) as bench:
        bench.edit("one")
        turn = bench.board.shown.turn
        bench.overtaken = 1
        bench.edit("two")
        assert bench.board.shown.turn == turn + 1


def test_what_was_overtaken_is_published_again(tmp_path: Path) -> None:
    """A publication that came to nothing, since something newer was read, is begun anew until one is done."""
    with working(tmp_path) as bench:
        bench.overtaken = 3
        bench.edit("one")
        assert (bench.published, bench.overtaken) == (1, 0)


def test_problems_go_to_the_board_and_leave_it(tmp_path: Path) -> None:
    """What is to be mended is shown with its excerpt until it is mended."""
    with working(tmp_path) as bench:
        bench.edit("abcd")
        until(lambda: bool(bench.board.shown.problems))
        (shown,) = bench.board.shown.problems
        assert shown["excerpt"] == "    1 | abcd\n      |  ^^ right"
        bench.edit("mended")
        until(lambda: bench.board.shown.problems == ())


def test_what_later_edits_need_is_done_when_all_is_published(tmp_path: Path) -> None:
    """There is time for it after each publication, and none after one that was overtaken."""
    with working(tmp_path) as bench:
        bench.overtaken = 1
        bench.edit("one")
        until(lambda: bench.aheads == 1)
        bench.edit("two")
        until(lambda: bench.aheads == 2)


@pytest.mark.parametrize("where", ["read", "publish", "ahead"])
@pytest.mark.parametrize("failure", [ValueError("odd\x1b"), SystemExit(3), KeyboardInterrupt(), RecursionError()])
def test_a_failure_of_ours_is_shown_and_survived(tmp_path: Path, where: str, failure: BaseException) -> None:
    """Whatever reading or publishing raises, even an exit, is told in terminal and panel, and the next edit goes on."""
    with working(tmp_path) as bench:
        bench.failures[where] = failure
        bench.edit("one")
        until(lambda: any(said != "told" for said in bench.said))  # said after it is shown
        (shown,) = bench.board.shown.problems
        assert shown["code"] == "program-failed"
        assert type(failure).__name__ in str(shown["message"])
        (told,) = (said for said in bench.said if said != "told")
        assert "Traceback" in told
        assert "\x1b" not in told
        bench.edit("two")
        until(lambda: bench.board.shown.problems == ())
