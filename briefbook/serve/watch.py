"""Watch the sources: read what changes at once, then publish it. Events tell of edited files; else a look at all of them decides."""

import os
import threading
import traceback
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar

import watchfiles
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop

from briefbook.model.problem import Span, error
from briefbook.report import as_panel, source_lines, visible
from briefbook.serve.board import Board, Works

T = TypeVar("T")

#: Milliseconds of quiet that end a burst of edits, and the longest that a burst is waited for.
_QUIET: Final = 5
_LONGEST: Final = 100
#: Milliseconds after which the files are looked at even though nothing woke us: some disks send no events.
_UNWOKEN: Final = 1500


class FilesWatcher(Watcher):
    """The watcher of livereload's server, with threads of its own: one watches and reads, one publishes what was read."""

    def __init__(self, works: Works, *, root: Path, board: Board, say: Callable[[str], None]) -> None:
        super().__init__()
        self._works, self._root, self._board, self._say = works, root, board, say
        self._stop = threading.Event()
        self._news = threading.Event()
        self._threads = [
            threading.Thread(target=self._watch, name="watch"),
            threading.Thread(target=self._publish, name="publish"),
        ]
        self._stale: Callable[[], None] = lambda: None
        self.watch(str(root))  # any: without a task of its own livereload would watch the current folder

    def start(self, _callback: Callable[[], None]) -> bool:
        """Start watching; the answer tells livereload not to poll."""
        loop = IOLoop.current()
        # Called directly: livereload's own way drops a reload that comes within three seconds of another.
        self._stale = lambda: loop.add_callback(LiveReloadHandler.reload_waiters, "*")
        for thread in self._threads:
            thread.start()
        return True

    def examine(self) -> tuple[None, None]:
        """Tell livereload that it need not look."""
        return None, None

    def stop(self) -> None:
        """End watching, after what is under way."""
        self._stop.set()
        self._news.set()
        self._works.end()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    def _watch(self) -> None:
        """Read what changes, as soon as it does."""
        self._read(None)
        while not self._stop.is_set():
            try:
                watched = _identities(self._works.sources())
                for changes in watchfiles.watch(
                    *watched,
                    watch_filter=None,
                    debounce=_LONGEST,
                    step=_QUIET,
                    stop_event=self._stop,
                    rust_timeout=_UNWOKEN,
                    yield_on_timeout=True,
                ):
                    self._read(self._named(changes))
                    if (
                        _identities(self._works.sources()) != watched
                    ):  # a folder came, or was replaced: watch the new one
                        self._read(None)
                        break
            except (OSError, RuntimeError) as failure:  # what watchfiles raises where a system runs out of watches
                self._say(f"watching less closely: {visible(str(failure))}")
                self._stop.wait(_UNWOKEN / 1000)
                self._read(None)

    def _named(self, changes: set[tuple[watchfiles.Change, str]]) -> set[str] | None:
        """Return the names of files that changed, ``None`` where only a look at all tells: a folder moved, or nothing woke us."""
        paths = {path for _, path in changes if not is_passing(Path(path).name)}
        if not changes or any(
            change is not watchfiles.Change.modified or Path(path).is_dir() for change, path in changes if path in paths
        ):
            return None
        return {os.path.relpath(path, self._root) if Path(path).is_relative_to(self._root) else path for path in paths}

    def _read(self, changed: set[str] | None) -> None:
        """Read what changed, and let readers know. Whatever goes wrong is shown; nothing ends the server."""
        if changed is not None and not changed:
            return
        attempt = _attempt(lambda: self._works.read(changed))
        if attempt.exception() is not None:
            self._show_failure(attempt)
        elif attempt.result():
            self._board.turn()
            self._news.set()
            self._stale()

    def _publish(self) -> None:
        """Publish what was read, until nothing newer was."""
        while not self._stop.is_set():
            self._news.wait()
            self._news.clear()
            if self._stop.is_set():
                return
            attempt = _attempt(self._works.publish)
            if attempt.exception() is not None:
                self._show_failure(attempt)
                continue
            published = attempt.result()
            if published is None:
                self._news.set()
                continue
            problems = as_panel(published.problems, source_lines(self._root))
            if self._board.put(published.output, problems, changed=False):
                self._stale()
            self._say(published.told)  # last: a terminal that is held up holds up nobody else
            attempt = _attempt(lambda: self._works.ahead(self._stop.is_set))
            if attempt.exception() is not None:
                self._show_failure(attempt)

    def _show_failure(self, attempt: "Future[Any]") -> None:
        """Show what went wrong with this program itself."""
        failure = attempt.exception()
        assert failure is not None
        message = f"this program failed: {type(failure).__name__}: {failure}"
        problem = error("program-failed", Span(path="briefbook"), message, "the terminal tells where")
        if self._board.put(self._board.shown.output, as_panel((problem,), lambda _path, _line: None), changed=False):
            self._stale()
        self._say(visible_lines("".join(traceback.format_exception(failure))))


def _attempt(work: Callable[[], T]) -> "Future[T]":
    """Do *work* to its end, whatever that is: a future holds even an exit."""
    with ThreadPoolExecutor(1, thread_name_prefix="build") as executor:
        return executor.submit(work)


def visible_lines(text: str) -> str:
    """Return *text* line by line, with nothing in it that acts on a terminal."""
    return "\n".join(visible(line) for line in text.splitlines())


def is_passing(name: str) -> bool:
    """Tell whether *name* is one that editors give to files of a moment: swap files, backups, probes, locks."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".swx", ".tmp")) or name == "4913"


def _identities(sources: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Return which of *sources* are there, and which file or folder each is."""
    found = {}
    for source in sources:
        try:
            state = source.stat()
        except OSError:
            continue
        found[source] = (state.st_dev, state.st_ino)
    return found
