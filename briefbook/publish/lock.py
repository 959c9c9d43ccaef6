"""The lock: one build publishes at a time. The system frees it when its holder dies, however it dies."""

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

#: Seconds after which somebody who waits is told for whom.
PATIENCE: Final = 1.0
_PAUSE: Final = 0.02


@contextlib.contextmanager
def held(path: Path, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock *path* (an ``flock`` on a file that names its holder's pid) while the body runs.

    Wait for another holder; after a second call *waiting* with its pid, once. Raises OSError where the file cannot
    be made, or is somebody else's.
    """
    descriptor = take(path, waiting)
    try:
        yield
    finally:
        release(path, descriptor)


def release(path: Path, descriptor: int) -> None:
    """Give back the lock *path*, which `take` gave as *descriptor*."""
    # Removed while still held: whoever opened it meanwhile finds another file, or none, under its name.
    with contextlib.suppress(OSError):
        path.unlink()
    os.close(descriptor)


def take(path: Path, waiting: Callable[[str], None]) -> int:
    """Take the lock *path* as `held` does, and return what `release` needs.

    Processes that the holder forks hold it with it: while one of them is at work, nobody else gets the lock.
    """
    tell_at: float | None = time.monotonic() + PATIENCE
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644)
        try:
            if _ours(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        if tell_at is not None and time.monotonic() >= tell_at:
            tell_at = None
            waiting(_pid(descriptor))
        os.close(descriptor)
        time.sleep(_PAUSE)


def _ours(descriptor: int, path: Path) -> bool:
    """Try to lock; tell whether we hold the file that *path* now names."""
    pid = _pid(descriptor)
    if pid and not pid.isdigit():
        raise FileExistsError(errno.EEXIST, "in the way: it is not a lock of this program", str(path))
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    try:
        current = path.lstat()
    except FileNotFoundError:
        return False
    if not os.path.samestat(current, os.fstat(descriptor)):
        return False
    with contextlib.suppress(OSError):  # the pid only serves a message; a full disk is told of by whoever needs room
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
    return True


def _pid(descriptor: int) -> str:
    return os.pread(descriptor, 32, 0).decode(errors="replace").strip()
