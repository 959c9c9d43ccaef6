"""Work that a process of its own does, while this one has threads: it can be ended at any time."""

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.context import SpawnProcess


@dataclass(slots=True)
class Apart:
    """*work*, to be done in another process: whatever it takes can be pickled."""

    work: Callable[[], None]
    _process: SpawnProcess | None = None
    _ended: bool = False

    def run(self) -> bool:
        """Do the work, and wait for it; tell whether it came to its own end, good or bad."""
        # Spawned, not forked: a forked process would have the locks of other threads, and nobody who opens them.
        self._process = get_context("spawn").Process(target=_worked, args=(self.work,))
        self._process.start()
        if self._ended:  # before there was anything to end
            self._process.terminate()
        self._process.join()
        return not self._ended

    def end(self) -> None:
        """End the work, from another thread; it is not begun again."""
        self._ended = True
        if self._process is not None and self._process.is_alive():
            self._process.terminate()


def _worked(work: Callable[[], None]) -> None:
    gc.disable()
    with suppress(KeyboardInterrupt):  # Ctrl-C is how this ends too
        work()
