"""What is remembered of a run, so that the next one can tell at a glance that nothing changed."""

import sys
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from msgspec import DecodeError, Struct, ValidationError
from msgspec.msgpack import Decoder, encode

import briefbook
from briefbook.digest import digest
from briefbook.model.problem import Problem
from briefbook.model.project import Project
from briefbook.pipeline.counts import Summary
from briefbook.pipeline.inputs import Look

#: Where a project's memory lies, below its root; git-ignored.
FOLDER: Final = ".cache"
_NAME: Final = "briefbook.run"
_SUM: Final = 16
#: The libraries whose version may change a page, or the search index.
_LIBRARIES: Final = ("icalendar", "jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pagefind-bin", "selectolax")


class Remembered(Struct, frozen=True, gc=False, kw_only=True):
    """A run that was published: the files that it read, what it told, and the record of what it published.

    *setting* is the digest of the program and of what it was asked for besides the files. The search index may be *behind*.
    """

    setting: str
    sources: tuple[str, ...]
    inputs: Look
    problems: tuple[Problem, ...]
    summary: Summary
    output: str
    record: bytes
    behind: bool = False


def recall(root: Path, setting: str) -> Remembered | None:
    """Return what is remembered of the project at *root* if it was made in this *setting*. What is damaged is forgotten."""
    try:
        stored = (root / FOLDER / _NAME).read_bytes()
    except OSError:
        return None
    body = stored[_SUM:]
    if blake2b(body, digest_size=_SUM).digest() != stored[:_SUM]:
        return None
    try:
        found = Decoder(Remembered).decode(body)
    except (DecodeError, ValidationError):
        return None
    return found if found.setting == setting else None


def remember(root: Path, remembered: Remembered) -> str:
    """Remember a run; return why it could not be, or nothing. The memory is put in place at once: no run sees half of it."""
    body = encode(remembered)
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        new = folder / f"{_NAME}.new"
        new.write_bytes(blake2b(body, digest_size=_SUM).digest() + body)
        new.replace(folder / _NAME)
    except OSError as failure:
        return f"nothing is remembered: {failure.filename or folder}: {failure.strerror}"
    return ""


def setting_of(project: Project) -> str:
    """Return the digest of the program, its own source and the libraries that it makes pages with, and of what it was asked for."""
    package = Path(briefbook.__file__).parent
    own = tuple((path.relative_to(package).as_posix(), path.read_bytes()) for path in sorted(package.rglob("*.py")))
    asked = (str(project.texts), str(project.output), *map(str, project.templates))
    return digest(sys.version, tuple((name, _version(name)) for name in _LIBRARIES), own, asked)


def _version(name: str) -> str:
    """Return the version of a library, or nothing if it is an extra that is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
