"""Read what all articles stand in: configuration, registries, assessments, briefs, pages, corrections, releases, the lock."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

from msgspec import Struct

from briefbook.load.articles import read_day, read_page
from briefbook.load.assessments import read_assessment, read_corrections
from briefbook.load.config import read_config
from briefbook.load.files import Entry
from briefbook.load.listing import FOLDERS, Listing, named, text_of, wrong_ending
from briefbook.load.lock import LOCK_PATH, read_lock
from briefbook.load.names import name_problems
from briefbook.load.registries import NAMES, Shelf, read_registry, registries
from briefbook.load.releases import CHANGES_PATH, read_releases
from briefbook.model.lock import Lock
from briefbook.model.notes import Frame, SiteCorrection
from briefbook.model.problem import Problem
from briefbook.model.releases import Release

#: Bytes that a file may have.
MAX_CONFIG: Final = 200_000
MAX_FILE: Final = 1_000_000
MAX_REGISTRY: Final = 8_000_000
MAX_CHANGES: Final = 64_000_000
MAX_LOCK: Final = 64_000_000
_LOCK_NAME: Final = LOCK_PATH.rpartition("/")[2]

M = TypeVar("M")
_Read = Callable[[str, str, str], tuple[M | None, list[Problem]]]


class _Framing:
    """One reading of all but articles and notes: what was met so far."""

    def __init__(self, listing: Listing, before: "Framed | None") -> None:
        self.listing = listing
        self.before = before.registered if before is not None else {}
        self.registered: dict[str, Registered] = {}
        self.problems: list[Problem] = []
        self.broken: set[str] = set()
        self.texts: dict[str, str] = {}

    def frame(self) -> Frame:
        """Read what is there."""
        config, problems = read_config(self._text(self.listing.config, MAX_CONFIG))
        self.problems += problems
        shelves = {name: self._registry(name) for name in NAMES}
        self.problems += name_problems(shelves)
        return Frame(
            config=config,
            registries=registries(shelves),
            assessments=tuple(self._each("assessments", read_assessment)),
            days=tuple(self._each("days", read_day)),
            pages=tuple(self._each("pages", read_page)),
            corrections=self._corrections(),
            releases=self._releases(),
            lock=self._lock(),
            broken=frozenset(self.broken),
        )

    def _text(self, entry: Entry | None, limit: int) -> str | None:
        text = text_of(entry, limit)
        if isinstance(text, Problem):
            self.problems.append(text)
            return None
        if entry is not None and text is not None:
            self.texts[entry.path] = text
        return text

    def _each(self, folder: str, reader: _Read[M]) -> Iterator[M]:
        for name, entry in named(self.listing.folders[folder], FOLDERS[folder], self.problems):
            text = self._text(entry, MAX_FILE)
            made, problems = reader(name, entry.path, text) if text is not None else (None, [])
            self.problems += problems
            if made is None:
                self.broken.add(name)
            else:
                yield made

    def _registry(self, name: str) -> Shelf:
        found: list[tuple[str, str]] = []
        single = self.listing.content.get(f"{name}.yaml")
        listed = [single] if single is not None else []
        for entry in self.listing.folders[name]:
            if entry.name.endswith(".yaml"):
                listed.append(entry)
            else:
                self.problems.append(wrong_ending(entry, ".yaml"))
        for entry in listed:
            text = self._text(entry, MAX_REGISTRY)
            if text is not None:
                found.append((entry.path, text))
        files, known = tuple(found), self.before.get(name)
        shelf = known.shelf if known is not None and known.files == files else read_registry(name, files)
        self.registered[name] = Registered(files, shelf)
        self.problems += shelf.problems
        self.broken |= shelf.broken
        return shelf

    def _corrections(self) -> tuple[SiteCorrection, ...]:
        text = self._text(self.listing.content.get("corrections.yaml"), MAX_FILE)
        if text is None:
            return ()
        made, problems = read_corrections("content/corrections.yaml", text)
        self.problems += problems
        return made

    def _releases(self) -> tuple[Release, ...]:
        text = self._text(self.listing.content.get(CHANGES_PATH.rpartition("/")[2]), MAX_CHANGES)
        if text is None:
            return ()
        made, problems = read_releases(CHANGES_PATH, text)
        self.problems += problems
        return made

    def _lock(self) -> Lock:
        text = self._text(self.listing.content.get(_LOCK_NAME), MAX_LOCK)
        if text is None:
            return Lock()
        lock, problems = read_lock(LOCK_PATH, text)
        self.problems += problems
        return lock


class Registered(Struct, frozen=True, gc=False):
    """A registry as it was read from *files*, pairs of path and text."""

    files: tuple[tuple[str, str], ...]
    shelf: Shelf


class Framed(Struct, frozen=True, gc=False, kw_only=True):
    """The frame as it was read, what is wrong with it, and the *texts* of its files (path → text): it can be read from these again.

    *registered* are its registries by name.
    """

    frame: Frame
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    registered: Mapping[str, Registered]


def read_frame(listing: Listing, before: Framed | None = None) -> Framed:
    """Read all that *listing* names but articles, their notes and private texts; registries with the files of *before* stay."""
    framing = _Framing(listing, before)
    frame = framing.frame()
    return Framed(frame=frame, problems=tuple(framing.problems), texts=framing.texts, registered=framing.registered)
