"""Watch the sources and build when they differ. Events only wake; a look at the files decides."""

import os
import threading
import traceback
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

import watchfiles
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop

from briefbook.model.problem import Span, error
from briefbook.report import as_panel, source_lines, visible
from briefbook.serve.board import Board, Rebuilt

#: Milliseconds of quiet that end a burst of edits, and the longest that a burst is waited for.
_QUIET: Final = 30
_LONGEST: Final = 400
#: Milliseconds after which the files are looked at even though nothing woke us: some disks send no events.
_UNWOKEN: Final = 1500

#: What tells one state of a file from another, short of reading it.
_State = tuple[int, int, int, int]


class FilesWatcher(Watcher):
    """The watcher of livereload's server, with a thread of its own that watches, builds and calls for reloads."""

    def __init__(
        self,
        rebuild: Callable[[], Rebuilt],
        *,
        root: Path,
        sources: tuple[Path, ...],
        board: Board,
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._rebuild, self._root, self._board, self._say = rebuild, root, board, say
        self._sources = sources
        self._seen: Mapping[str, _State] | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch")
        self._stale: Callable[[], None] = lambda: None
        self.watch(str(root))  # any: without a task of its own livereload would watch the current folder

    def start(self, _callback: Callable[[], None]) -> bool:
        """Start watching; the answer tells livereload not to poll."""
        loop = IOLoop.current()
        # Called directly: livereload's own way drops a reload that comes within three seconds of another.
        self._stale = lambda: loop.add_callback(LiveReloadHandler.reload_waiters, "*")
        self._thread.start()
        return True

    def examine(self) -> tuple[None, None]:
        """Tell livereload that it need not look."""
        return None, None

    def stop(self) -> None:
        """End watching, after the build that is under way."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.look()
                watched = _identities(self._sources)
                for _ in watchfiles.watch(
                    *watched,
                    watch_filter=None,
                    debounce=_LONGEST,
                    step=_QUIET,
                    stop_event=self._stop,
                    rust_timeout=_UNWOKEN,
                    yield_on_timeout=True,
                ):
                    self.look()
                    if _identities(self._sources) != watched:  # a folder came, or was replaced: watch the new one
                        break
            except (OSError, RuntimeError) as failure:  # what watchfiles raises where a system runs out of watches
                self._say(f"watching less closely: {visible(str(failure))}")
                self._stop.wait(_UNWOKEN / 1000)

    def look(self) -> None:
        """Build if a source differs from when it was last looked at."""
        state = state_of(self._sources)
        if state == self._seen:
            return
        # Taken before the build: an edit during it makes another difference.
        self._seen = state
        if self._build():
            self._stale()

    def _build(self) -> bool:
        """Build, and tell whether open pages are stale. Whatever goes wrong is shown; nothing ends the server."""
        attempt = _attempt(self._rebuild)
        failure = attempt.exception()
        shown = self._board.shown
        if failure is not None:
            self._say(visible_lines("".join(traceback.format_exception(failure))))
            message = f"this program failed: {type(failure).__name__}: {failure}"
            problem = error("program-failed", Span(path="briefbook"), message, "the terminal tells where")
            return self._board.put(shown.output, as_panel((problem,), lambda _path, _line: None), changed=False)
        rebuilt = attempt.result()
        self._sources = rebuilt.sources
        self._say(rebuilt.told)
        problems = as_panel(rebuilt.problems, source_lines(self._root))
        return self._board.put(rebuilt.output, problems, changed=rebuilt.changed)


def _attempt(rebuild: Callable[[], Rebuilt]) -> Future[Rebuilt]:
    """Run *rebuild* to its end, whatever that is: a future holds even an exit."""
    with ThreadPoolExecutor(1, thread_name_prefix="build") as executor:
        return executor.submit(rebuild)


def visible_lines(text: str) -> str:
    """Return *text* line by line, with nothing in it that acts on a terminal."""
    return "\n".join(visible(line) for line in text.splitlines())


def state_of(sources: Iterable[Path]) -> Mapping[str, _State]:
    """Return the state of every file below *sources* that an editor of text means to keep; links are not walked into."""
    found: dict[str, _State] = {}
    for source in sources:
        if source.is_file():
            _note(source, found)
        for folder, folders, names in os.walk(source):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                if not is_passing(name):
                    _note(Path(folder, name), found)
    return found


def is_passing(name: str) -> bool:
    """Tell whether *name* is one that editors give to files of a moment: swap files, backups, probes, locks."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".swx", ".tmp")) or name == "4913"


def _note(path: Path, found: dict[str, _State]) -> None:
    try:
        state = path.stat()
    except OSError:  # gone again, or a link that leads nowhere
        return
    found[str(path)] = (state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)


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
