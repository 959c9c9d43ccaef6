"""Memory of what was made: results of pure functions under the digests of what they were made from.

Forgetting is always safe. The memory lies in one SQLite file; a damaged or foreign one is dropped with a note.
"""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Final, Protocol

from briefbook.digest import digest

#: Where a project's memory lies, below its root; git-ignored.
MEMO_PATH: Final = ".cache/briefbook.sqlite"
#: Results are written in batches of so many, so that a killed build has lost little and few are held in memory.
_BATCH: Final = 200
_CHECK: Final = 8
#: The libraries whose version may change a page.
_LIBRARIES: Final = ("jinja2", "markdown", "markupsafe", "nh3", "selectolax")


class Memo(Protocol):
    """Something that remembers bytes under keys, or does not."""

    def get(self, key: str) -> bytes | None:
        """Return what was remembered under *key*, or ``None``."""

    def put(self, key: str, value: bytes) -> None:
        """Remember *value* under *key*."""


class Forgetful:
    """A memory that remembers nothing: every build is a clean one."""

    def get(self, key: str) -> bytes | None:  # noqa: ARG002 - the protocol's
        """Return ``None``."""
        return None

    def put(self, key: str, value: bytes) -> None:
        """Forget."""


class FileMemo:
    """A memory in one SQLite file. *note* says in a line what went wrong with it, or is empty.

    Keys hold for one *program* (see :func:`program`): another version of it remembers nothing of what this one made. A value
    is kept with a check sum: bytes that rotted on disk are a miss and never a page.
    """

    def __init__(self, path: Path, program: str) -> None:
        self.note = ""
        self._path = path
        self._program = program
        self._waiting: dict[str, bytes] = {}
        self._used: set[str] = set()
        self._store: sqlite3.Connection | None = None

    def get(self, key: str) -> bytes | None:
        """Return what was remembered under *key*, or ``None``."""
        key = self._program + key
        if key in self._waiting:
            return self._waiting[key]
        row = None
        with self._guarded():
            row = self._opened().execute("SELECT value FROM memo WHERE key = ?", (key,)).fetchone()
        if row is None or _sum(row[0][_CHECK:]) != row[0][:_CHECK]:
            return None
        self._used.add(key)
        return bytes(row[0][_CHECK:])

    def put(self, key: str, value: bytes) -> None:
        """Remember *value* under *key*."""
        key = self._program + key
        self._waiting[key] = value
        self._used.add(key)
        if len(self._waiting) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Write what is waiting, and forget what this build did not use once that is the larger part."""
        if self._store is None and not self._waiting:
            return
        self._write()
        with self._guarded(), self._opened() as store:
            (held,) = store.execute("SELECT count(*) FROM memo").fetchone()
            if held > 2 * len(self._used) + _BATCH:
                keys = {row[0] for row in store.execute("SELECT key FROM memo")}
                store.executemany("DELETE FROM memo WHERE key = ?", [(key,) for key in sorted(keys - self._used)])
        self._opened().close()

    def _write(self) -> None:
        rows = [(key, _sum(value) + value) for key, value in self._waiting.items()]
        self._waiting.clear()
        with self._guarded(), self._opened() as store:
            store.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?)", rows)

    def _opened(self) -> sqlite3.Connection:
        """Return the store, opened when it is first asked: a build that fails before writes no file."""
        if self._store is None:
            self._store = self._file() or _open(Path(":memory:"))
        return self._store

    def _file(self) -> sqlite3.Connection | None:
        try:
            self._path.parent.mkdir(exist_ok=True)
            return _open(self._path)
        except sqlite3.OperationalError as trouble:  # held by another build, or the disk's fault
            self.note = f"nothing is remembered: {self._path.name}: {trouble}"
        except sqlite3.DatabaseError as trouble:
            return self._anew(trouble)
        except OSError as trouble:
            self.note = f"nothing is remembered: {self._path.parent}: {trouble.strerror}"
        return None

    def _anew(self, trouble: sqlite3.DatabaseError) -> sqlite3.Connection | None:
        """Drop a file that is damaged or foreign, and begin another."""
        self.note = f"{self._path.name} could not be read ({trouble}); it is made anew"
        try:
            for part in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + part).unlink(missing_ok=True)
            return _open(self._path)
        except (OSError, sqlite3.DatabaseError):
            return None

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Go on without the file if it is full or held by another build, and with a new one if it is damaged."""
        try:
            yield
        except sqlite3.OperationalError as trouble:
            self.note = f"nothing more is remembered: {trouble}"
            self._opened().close()
            self._store = _open(Path(":memory:"))
        except sqlite3.DatabaseError as trouble:
            self._opened().close()
            self._store = self._anew(trouble) or _open(Path(":memory:"))


def program() -> str:
    """Return the digest of the program: its own source and the versions of what it makes pages with."""
    package = Path(__file__).parent
    own = tuple((path.relative_to(package).as_posix(), path.read_bytes()) for path in sorted(package.rglob("*.py")))
    return digest(sys.version, tuple((name, version(name)) for name in _LIBRARIES), own)


def _open(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=1)
    store.execute("PRAGMA journal_mode = WAL")
    store.execute("PRAGMA synchronous = NORMAL")
    store.execute("CREATE TABLE IF NOT EXISTS memo (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID")
    return store


def _sum(value: bytes) -> bytes:
    return blake2b(value, digest_size=_CHECK).digest()
