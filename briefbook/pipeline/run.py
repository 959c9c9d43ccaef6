"""A run: the site read, made and published, as much of it as has changed."""

import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from briefbook.model.config import Config
from briefbook.model.problem import Problem, in_order
from briefbook.model.project import Project
from briefbook.model.searched import INDEX
from briefbook.pipeline.counts import Summary
from briefbook.pipeline.edition import STEADY, Edition, Pace
from briefbook.pipeline.indexing import Indexed, Indexer, no_index
from briefbook.pipeline.inputs import Look
from briefbook.pipeline.making import Making
from briefbook.pipeline.workshop import Workshop
from briefbook.publish import (
    MARKER,
    Draft,
    Place,
    Published,
    Record,
    Scout,
    Standing,
    begin,
    failed,
    placed,
    publish,
    settled,
    standing,
)


class Ran(Struct, frozen=True, gc=False, kw_only=True):
    """What came of a run: *published* is ``None`` where problems stood in the way. *seconds* are those of each stage.

    *indexed* counts the records of a new search index; *behind* tells that the index is not of what the site holds.
    """

    problems: tuple[Problem, ...]
    published: Published | None
    output: Path
    config: Config
    summary: Summary = Summary()
    seconds: dict[str, float] = {}
    indexed: int = 0
    behind: bool = False


@dataclass(slots=True)
class Run:
    """A site that is made again and again.

    *reserved* are folders that the output must not touch besides those that are read. *spare* is where the tree that was
    replaced is kept, if anywhere. *waiting* is told of another build. A *scout* may be looking how the site stands to the
    *record* of it. *differs* may find that an edition is wrong, whose files it reads; then nothing is published. *index* brings
    the search index up to date, which is *behind* if it is of what the site held earlier.
    """

    project: Project
    workshop: Workshop
    making: Making
    reserved: tuple[Path, ...] = ()
    spare: Path | None = None
    waiting: Callable[[str], None] = lambda _pid: None
    record: Record = field(default_factory=Record)
    scout: Scout | None = None
    differs: Callable[[Edition, Callable[[str], bytes]], Problem | None] = lambda _edition, _read: None
    index: Indexer = no_index
    behind: bool = False

    @property
    def is_published(self) -> bool:
        """Tell whether the site is of all that was read: only then is there something to remember."""
        return not self.workshop.pending

    def once(self, changed: Iterable[str] | None = None, looked: Look | None = None) -> Ran:
        """Bring the site up to date with its sources, of which *changed* are known to have changed.

        ``None``: look which, unless somebody has *looked* at all of them just now.
        """
        clock = _Clock()
        self.workshop.refresh(changed, looked)
        clock.stage("read")
        return self.publish(clock)

    def publish(
        self,
        clock: "_Clock | None" = None,
        *,
        pace: Pace | None = None,
        lock: AbstractContextManager[object] | None = None,
    ) -> Ran:
        """Make and publish what was read.

        *pace* lets others go first, and may raise `Superseded`. *lock* is held while what was read is looked at.
        """
        clock = clock or _Clock()
        lock, pace = lock or nullcontext(), pace or STEADY
        config = self.workshop.written.frame.config
        output = self.project.output or self.project.root / config.output
        place = placed(
            output,
            root=self.project.root,
            sources=(*self.workshop.sources(), *self.reserved),
            explicit=self.project.output is not None,
        )
        seen = place if isinstance(place, Problem) else standing(place, self.record, self.scout)
        self.scout = None
        refused = seen if isinstance(seen, Problem) else None
        shelf = _Shelving(
            None if isinstance(place, Problem) else place, seen if isinstance(seen, Standing) else None, self.waiting
        )
        indexed = Indexed()
        clock.stage("look")
        with shelf:
            try:
                with lock:
                    edition = self.making.edition(shelf, shelf.is_intact, pace)
                    pace.between()
                    pace.made()
                clock.stage("make")
                # What is to be mended comes first: it may be why the folder is refused.
                trouble = None if edition.errs else refused or self.differs(edition, shelf.read)
                if not edition.errs and trouble is None:
                    indexed = self.index(self.making, shelf, changed=self._changed(edition))
                    clock.stage("index")
                stopped = edition.errs or trouble is not None or indexed.errs
                done = trouble if stopped else shelf.publish(edition, indexed, self.spare)
            except OSError as failure:
                assert isinstance(place, Place)
                done = failed(failure, place)
                edition, indexed = Edition(problems=()), Indexed()
        clock.stage("publish")
        if isinstance(done, Published):
            self.record, self.behind = done.record, indexed.behind
            with lock:
                self.making.accept(edition)
        problems = [*edition.problems, *indexed.problems, *([done] if isinstance(done, Problem) else [])]
        return Ran(
            problems=in_order(problems),
            published=done if isinstance(done, Published) else None,
            output=output,
            config=config,
            summary=self.making.counted(edition),
            seconds=clock.seconds,
            indexed=indexed.records,
            behind=indexed.behind,
        )

    def _changed(self, edition: Edition) -> bool:
        """Tell whether the search index that stands may be of something else than *edition*."""
        before = {path for path in self.record.entries if not path.startswith(INDEX)} - {MARKER}
        return self.behind or edition.made > 0 or edition.files != before


class _Shelving:
    """The draft of the next site, begun when there is something to put into it."""

    def __init__(self, place: Place | None, seen: Standing | None, waiting: Callable[[str], None]) -> None:
        self._place = place
        self._seen = seen
        self._waiting = waiting
        self._draft: Draft | None = None
        self._refusal: Problem | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._draft is not None:
            self._draft.drop()

    def is_intact(self, path: str) -> bool:
        """Tell whether *path* stands as it was published."""
        return self._seen is not None and path in self._seen.intact

    def below(self, folder: str) -> frozenset[str]:
        """Return the files below *folder* that stand as they were published; none if any of them does not."""
        if self._seen is None:
            return frozenset()
        published = frozenset(path for path in self._seen.asked.entries if path.startswith(folder))
        return published if published <= self._seen.intact.keys() else frozenset()

    def begin(self) -> bool:
        """Begin the draft; tell whether files may be put now."""
        if self._draft is None and self._place is not None and self._seen is not None:
            begun = begin(self._place, self._seen, waiting=self._waiting)
            if isinstance(begun, Problem):
                self._refusal = begun
            else:
                self._draft, self._seen = begun, begun.seen
        return self._draft is not None

    def read(self, path: str) -> bytes:
        """Return what *path* of the next site will hold. Raises OSError."""
        assert self._place is not None
        staged = self._place.staged / path
        return (staged if staged.is_file() else self._place.site / path).read_bytes()

    def put(self, path: str, content: bytes) -> None:
        """Put a file of the next site."""
        assert self._draft is not None, "begin first"
        self._draft.put(path, content)

    def publish(self, edition: Edition, indexed: Indexed, spare: Path | None) -> Published | Problem:
        """Let the site hold the files of *edition* and of its index: those put, and those that stand."""
        assert self._place is not None
        assert self._seen is not None
        edition = replace(edition, files=edition.files | indexed.files, put=edition.put | indexed.put)
        if self._draft is None and self._refusal is None:
            done = settled(self._place, self._seen, edition.files)
            if done is not None:
                return done
            self.begin()
        return self._publish(edition, spare)

    def _publish(self, edition: Edition, spare: Path | None) -> Published | Problem:
        if self._refusal is not None:
            return self._refusal
        assert self._draft is not None
        return publish(self._draft, edition.files - edition.put, spare=spare, uncounted=INDEX)


class _Clock:
    """Seconds of a run by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = time.monotonic()

    def stage(self, name: str) -> None:
        """Let what was done since the last stage be *name*."""
        now = time.monotonic()
        self.seconds[name] = self.seconds.get(name, 0.0) + now - self._since
        self._since = now
