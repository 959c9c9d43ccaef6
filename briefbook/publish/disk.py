"""The few things that publishing does to a disk: write, link, flush, exchange, sweep, each with the modes of a site."""

import contextlib
import ctypes
import errno
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from briefbook.publish.marker import DROPPINGS, MARKER, folders_of, listed_in

FILE_MODE: Final = 0o644
FOLDER_MODE: Final = 0o755
#: From so many files on a whole file system is flushed rather than each file.
MANY: Final = 1_000

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


@contextlib.contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let every OSError of the body name *path*: those of writing or removing through a descriptor name no whole path."""
    try:
        yield
    except OSError as failure:
        if failure.filename is not None and Path(os.fsdecode(failure.filename)).is_absolute():
            raise
        raise OSError(failure.errno, failure.strerror or "unknown failure", str(path)) from failure


def make_folder(path: Path) -> None:
    """Make the folder *path* with mode 0755, whatever the umask."""
    path.mkdir(FOLDER_MODE)
    path.chmod(FOLDER_MODE)


def make_folders(path: Path) -> list[Path]:
    """Make the folder *path* and those above it; return those that were missing, the lowest first.

    Others may do the same at the same time.
    """
    missing = [folder for folder in (path, *path.parents) if not os.path.lexists(folder)]
    for folder in reversed(missing):
        with contextlib.suppress(FileExistsError):
            make_folder(folder)
    return missing


def write_file(path: Path, content: bytes) -> int:
    """Write *content* to the new file *path* with mode 0644, whatever the umask. Not flushed yet.

    Return the time of its last change, in nanoseconds: as long as that stays, so does the content.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    with naming(path):
        descriptor = os.open(path, flags, FILE_MODE)
        try:
            os.fchmod(descriptor, FILE_MODE)
            write_all(descriptor, content)
            return os.fstat(descriptor).st_ctime_ns
        finally:
            os.close(descriptor)


def write_all(descriptor: int, content: bytes) -> None:
    """Write *content* in one call, or in as many as the system wants."""
    written = os.write(descriptor, content)
    while written < len(content):
        content = content[written:]
        written = os.write(descriptor, content)


def read_file(path: Path) -> bytes:
    """Return the content of the file *path*, which may not be a link."""
    with naming(path), os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        return file.read()


def link_or_copy(source: str, path: str) -> bool:
    """Give the file *source* the second name *path*; where links are refused, copy it there. Tell whether it was copied."""
    try:
        os.link(source, path, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except OSError:
        write_file(Path(path), read_file(Path(source)))
        return True
    return False


def flush(path: Path, size: int | None = None) -> None:
    """Wait until the file or folder *path* is on the disk itself. Raises OSError if it is no file of *size* bytes."""
    with naming(path):
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            if size is not None and os.fstat(descriptor).st_size != size:
                raise OSError(errno.EIO, "it is not as it was written")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def flush_all(sizes: Mapping[Path, int], folders: Iterable[Path]) -> None:
    """Wait until files with *sizes* and *folders* are on the disk itself. Raises OSError for a file of another size.

    For thousands of files in one call (``syncfs``), where the system has it: twenty times as fast as asking for each.
    """
    if len(sizes) > MANY and sys.platform == "linux":
        for path, size in sizes.items():
            if path.lstat().st_size != size:
                raise OSError(errno.EIO, "it is not as it was written", str(path))
        if _flushed_whole(next(iter(sizes))):
            return
    for path, size in sizes.items():
        flush(path, size)
    for folder in folders:
        flush(folder)


def _flushed_whole(path: Path) -> bool:
    """Flush the file system of *path* in one system call; tell whether this system can."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None:
        return False
    with naming(path):
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            if call(descriptor) == 0:
                return True
            failure = ctypes.get_errno()
        finally:
            os.close(descriptor)
        if failure == errno.ENOSYS:
            return False
        raise OSError(failure, os.strerror(failure))


def exchange(staged: Path, folder: Path, aside: Path) -> None:
    """Put *staged* in the place of *folder*, whose tree is then at *staged* or, where no exchange exists, at *aside*.

    In one step on Linux (``renameat2`` with ``RENAME_EXCHANGE``). Elsewhere in two, and `restore` mends a death
    between them.
    """
    if not os.path.lexists(folder):
        staged.rename(folder)
    elif not _exchanged(staged, folder):
        rename_pair(staged, folder, aside)


def _exchanged(staged: Path, folder: Path) -> bool:
    """Exchange two names in one system call; tell whether this system can."""
    if sys.platform != "linux":
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    if call(_AT_FDCWD, os.fsencode(staged), _AT_FDCWD, os.fsencode(folder), _RENAME_EXCHANGE) == 0:
        return True
    failure = ctypes.get_errno()
    if failure in {errno.ENOSYS, errno.EINVAL}:  # an old kernel, a file system that cannot
        return False
    raise OSError(failure, os.strerror(failure), str(folder))


def rename_pair(staged: Path, folder: Path, aside: Path) -> None:
    """Move *folder* to *aside* and *staged* to *folder*; undo the first where the second fails."""
    folder.rename(aside)
    try:
        staged.rename(folder)
    except OSError:
        aside.rename(folder)
        raise


def restore(folder: Path, aside: Path) -> None:
    """Mend a pair of renames that a death cut in two: put the old tree back."""
    if os.path.lexists(aside) and not os.path.lexists(folder):
        aside.rename(folder)


def sweep(folder: Path) -> None:
    """Remove a tree of ours, if there is one: what its marker lists, and nothing else.

    Links are removed, never followed. The marker goes last, so that a killed sweep can be taken up again. Raises
    OSError where something remains that is not ours.
    """
    if not os.path.lexists(folder):
        return
    files = listed_in(folder) or frozenset()  # a folder without a marker is empty, or not ours
    ours = files | folders_of(files)
    if folder.is_symlink() or not folder.is_dir():
        raise FileExistsError(errno.EEXIST, "in the way: it is not a folder of this program", str(folder))
    for base, folders, names, descriptor in os.fwalk(folder, topdown=False, follow_symlinks=False):
        below = os.path.relpath(base, folder)
        prefix = "" if below == os.curdir else f"{below}/"
        with naming(Path(base)):
            _sweep_level(descriptor, prefix, folders, names, ours)
    folder.rmdir()


def _sweep_level(descriptor: int, prefix: str, folders: list[str], names: list[str], ours: frozenset[str]) -> None:
    links = [name for name in folders if _is_link(name, descriptor)]
    for name in folders:
        if name not in links:
            os.rmdir(name, dir_fd=descriptor)
    for name in sorted({*names, *links}, key=lambda name: (prefix + name == MARKER, name)):
        if prefix + name in ours or name in DROPPINGS:
            os.unlink(name, dir_fd=descriptor)


def _is_link(name: str, descriptor: int) -> bool:
    try:
        os.readlink(name, dir_fd=descriptor)
    except OSError:
        return False
    return True
