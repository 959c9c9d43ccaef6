"""Work spread over processes: forked, so that each sees what its parent has read, and nothing but results is handed over."""

import gc
import os
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Final, TypeVar

T = TypeVar("T")
R = TypeVar("R")
#: Pieces of work that are handed over together: few enough that a worker is looked at often, and none ends long before another.
LOT: Final = 2
#: Fewer pieces than these are not worth another process.
MANY: Final = 64
#: So many bytes a worker may take up: what it touches of its parent it holds as a copy, were it only to count who looks at it.
ROOM: Final = 72 * 2**20


def in_lots(pieces: Sequence[T]) -> list[Sequence[T]]:
    """Return *pieces* in lots, in their order: in one if they are not `MANY`."""
    if len(pieces) < MANY:
        return [pieces] if pieces else []
    return [pieces[start : start + LOT] for start in range(0, len(pieces), LOT)]


def spread(
    work: Callable[[Sequence[T]], R], lots: Sequence[Sequence[T]], jobs: int, heavy: Collection[int] = ()
) -> Iterator[R]:
    """Yield what *work* makes of each of *lots*, in their order, whatever the number of *jobs*.

    Lots that are *heavy*, by their numbers, take much memory: each is given to a worker who has not taken up any yet. What one
    process makes must not depend on what others make, or made before. An exception in a worker ends the work.
    """
    if jobs < 2 or len(lots) < 2:
        yield from map(work, lots)
        return
    yield from _forked(work, lots, min(jobs, len(lots)), heavy)


def mapped(work: Callable[[T], R], pieces: Sequence[T], jobs: int) -> Iterator[R]:
    """Yield what *work* makes of each of *pieces*, in their order."""
    for lot in spread(lambda lot: list(map(work, lot)), in_lots(pieces), jobs):
        yield from lot


def _forked(
    work: Callable[[Sequence[T]], R], lots: Sequence[Sequence[T]], jobs: int, heavy: Collection[int]
) -> Iterator[R]:
    gc.freeze()  # what is collected in a child would be copied to it
    force = _Force(work, lots)
    try:
        yield from _in_order(force, jobs, len(lots), heavy)
    finally:
        force.end()
        gc.unfreeze()


class _Force:
    """Workers at work. One that has taken up its `ROOM` is relieved by another."""

    def __init__(self, work: Callable[[Any], Any], lots: Sequence[Any]) -> None:
        self._work, self._lots = work, lots
        self._context = get_context("fork")
        self._processes: dict[Connection, Any] = {}

    def hire(self) -> Connection:
        """Begin a worker, and return the way to it."""
        ours, theirs = self._context.Pipe()
        given = (self._work, self._lots, theirs, [ours, *self._processes])
        process = self._context.Process(target=_work, args=given, daemon=True)
        process.start()
        theirs.close()
        self._processes[ours] = process
        return ours

    def dismiss(self, connection: Connection) -> None:
        """End a worker that waits for work."""
        process = self._processes.pop(connection)
        connection.close()
        process.join(timeout=5)
        if process.is_alive():
            process.kill()

    def end(self) -> None:
        """End all workers."""
        for connection in list(self._processes):
            self.dismiss(connection)


def _in_order(force: _Force, jobs: int, count: int, heavy: Collection[int]) -> Iterator[Any]:
    """Hand out the numbers of lots as workers become free, and yield the results in the order of numbers.

    Every other worker begins at the end: neighbouring lots have most in common, and one process has made that before.
    """
    ready: dict[int, Any] = {}
    numbers = deque(range(count))
    takes = [numbers.pop if n % 2 else numbers.popleft for n in range(jobs)]
    busy = {force.hire(): take for take in takes}
    for connection, take in busy.items():
        connection.send(take())
    due = 0
    while busy:
        for connection in [c for c in wait(list(busy)) if isinstance(c, Connection)]:
            number, result, failure, is_full = connection.recv()
            if failure is not None:
                raise failure
            ready[number] = result
            take = busy.pop(connection)
            if not numbers:
                continue
            following = take()
            if is_full or following in heavy:
                force.dismiss(connection)
                connection = force.hire()  # noqa: PLW2901 - another takes its place
            busy[connection] = take
            connection.send(following)
        while due in ready:
            yield ready.pop(due)
            due += 1


def _is_full() -> bool:
    """Tell whether this process has taken up its `ROOM`: each page of memory that it got or copied was a fault."""
    import resource  # noqa: PLC0415 - where there is no forking there is no such module

    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize() > ROOM


def _work(work: Callable[[Any], Any], lots: Sequence[Any], parent: Connection, others: list[Connection]) -> None:
    """Do lots by their numbers until the parent hangs up."""
    for other in others:
        other.close()
    while True:
        try:
            number = parent.recv()
        except (EOFError, OSError):
            os._exit(0)
        try:
            told: tuple[int, Any, BaseException | None, bool] = (number, work(lots[number]), None, _is_full())
        except BaseException as failure:  # noqa: BLE001 - told to the parent, who raises it
            told = (number, [], failure, False)
        try:
            parent.send(told)
        except OSError:  # the parent has hung up: another worker failed, or something newer is to be made
            os._exit(0)
