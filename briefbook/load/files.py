"""List and read the files of a project, and nothing outside it."""

import os
import re
import stat
from pathlib import Path

from msgspec import Struct

from briefbook.load.decode import decode
from briefbook.load.wording import visible
from briefbook.model.problem import Problem, Span, error

#: What editors, file managers and version control leave behind: never content.
_LITTER = re.compile(
    r"\..*|.*~|.*\.(?:swp|swo|swx|tmp|bak|orig|rej|part)|#.*#|4913|Thumbs\.db|desktop\.ini|Icon\r", re.DOTALL
)
_KINDS = {stat.S_IFIFO: "a named pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}


class Entry(Struct, frozen=True, gc=False, kw_only=True):
    """Something in a folder: its *name*, the folder that it is in, the *path* that messages show, and whether it is a folder.

    *held* is the text of a file that is not read again, but as it was.
    """

    name: str
    parent: Path
    path: str
    folder: bool = False
    held: str | None = None

    @property
    def file(self) -> Path:
        """Where it is. Paths take much room, and there are two files for each article: those in one folder share its path."""
        return self.parent / self.name


class Folder(Struct, frozen=True, gc=False, kw_only=True):
    """A folder to read, and *root*, which no link may lead out of. *path* is how messages name it."""

    root: Path
    file: Path
    path: str

    def entries(self) -> tuple[list[Entry], list[Problem]]:
        """List the folder by name, without litter. Links out of the project, pipes, sockets and devices are problems."""
        try:
            with os.scandir(self.file) as found:
                plain = {entry.name: entry.is_file(follow_symlinks=False) for entry in found}
        except OSError as refused:
            return [], [_unreadable(self.path, refused)]
        entries: list[Entry] = []
        problems: list[Problem] = []
        for name in sorted(name for name in plain if not _LITTER.fullmatch(name)):
            # What the folder itself calls a file need not be looked at.
            entry = Entry(name=name, parent=self.file, path=self._path(name)) if plain[name] else self.entry(name)
            if isinstance(entry, Entry):
                entries.append(entry)
            elif entry is not None:
                problems.append(entry)
        return entries, problems

    def entry(self, name: str) -> Entry | Problem | None:
        """Return the entry *name*, ``None`` if there is none, or the problem that it is neither file nor folder."""
        file, path = self.file / name, self._path(name)
        try:
            mode = file.lstat().st_mode
            if stat.S_ISLNK(mode):
                if not os.path.realpath(file, strict=True).startswith(os.path.realpath(self.root) + os.sep):
                    return _refused(path, "this link leads out of the project", "put the file itself here")
                mode = file.stat().st_mode
        except FileNotFoundError:
            return _refused(path, "this link leads nowhere", "remove it") if os.path.lexists(file) else None
        except (OSError, ValueError) as refused:
            return _unreadable(path, refused)
        if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
            return Entry(name=name, parent=self.file, path=path, folder=stat.S_ISDIR(mode))
        return _refused(path, f"this is {_KINDS.get(stat.S_IFMT(mode), 'no file')}, not a file", "remove it")

    def _path(self, name: str) -> str:
        return f"{self.path}/{visible(name)}" if self.path else visible(name)

    def inside(self, entry: Entry) -> "Folder":
        """Return the folder that *entry* is."""
        return Folder(root=self.root, file=entry.file, path=entry.path)


def read(entry: Entry, limit: int) -> str | Problem:
    """Return the text of a file of at most *limit* bytes, or the problem that keeps us from it."""
    if entry.held is not None:
        return entry.held
    try:
        content = _bytes(entry.file, limit)
    except FileNotFoundError:  # renamed by an editor that is saving: look once more
        try:
            content = _bytes(entry.file, limit)
        except OSError as refused:
            return _unreadable(entry.path, refused)
    except OSError as refused:
        return _unreadable(entry.path, refused)
    if content is None:
        return error(
            "too-large",
            Span(path=entry.path),
            f"the file is larger than {limit:,} bytes",
            "split it; the limits are in the reference of content files",
        )
    return decode(entry.path, content)


def _bytes(file: Path, limit: int) -> bytes | None:
    with file.open("rb") as stream:
        content = stream.read(limit + 1)
    return content if len(content) <= limit else None


def _unreadable(path: str, refused: OSError | ValueError) -> Problem:
    reason = refused.strerror if isinstance(refused, OSError) else str(refused)
    return error(
        "unreadable", Span(path=path or "."), f"cannot be read: {reason or 'unknown reason'}", "mend its permissions"
    )


def _refused(path: str, message: str, hint: str) -> Problem:
    return error("not-a-file", Span(path=path), message, hint)
