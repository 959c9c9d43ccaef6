"""The workshop: all that a site is made from, brought up to date with the files, and what that changes for its pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from briefbook.collection import Collection
from briefbook.derive import kept_days
from briefbook.load import DEFAULT_TEXTS, read_templates, texts_name
from briefbook.model.ids import ArticleId
from briefbook.model.problem import Problem
from briefbook.model.project import Project
from briefbook.model.registries import Registries
from briefbook.model.trace import EVERY, Read
from briefbook.pipeline.headers import Headers, Measures, anchors_of
from briefbook.pipeline.inputs import Look, look, look_at, name_of
from briefbook.pipeline.pages import EVERYTHING
from briefbook.pipeline.pieces import Piece, Reading
from briefbook.pipeline.sight import MAKERS, SHARED
from briefbook.pipeline.workers import in_lots, spread
from briefbook.pipeline.written import Written

#: So many days are looked at one by one; beyond, all of them may have passed.
_FAR: Final = 2_000
_NOTHING = Registries(actors={}, sources={}, topics={}, places={}, events={}, figures={}, demands={})


@dataclass(slots=True)
class Workshop:
    """What a site is made from. `refresh` reads what changed; *pending* gathers what that changes for what was made before.

    *jobs* is the number of processes that read many articles. *progress* is told how far long work is. A workshop that is not
    *lasting* reads once. *turn* counts the times that something changed. *templates* are those of all folders, each given by the
    first that holds its name.
    """

    project: Project
    jobs: int = 1
    progress: Callable[[str, int, int], None] = lambda _what, _done, _total: None
    lasting: bool = True
    inputs: Look = field(default_factory=Look)
    turn: int = 0
    templates: Mapping[str, bytes] = field(default_factory=dict)
    unreadable: tuple[Problem, ...] = ()
    pending: set[Read] = field(default_factory=set)
    written: Written = field(init=False)
    collection: Collection = field(init=False)

    def __post_init__(self) -> None:
        self.written = Written(self.project, self._spread)
        self.collection = Collection(
            registries=_NOTHING,
            catalogue=self.written.catalogue,
            as_of=None,
            makers=MAKERS,
            shared=SHARED,
            lasting=self.lasting,
        )

    def sources(self) -> tuple[Path, ...]:
        """Return the files and folders that the site is made from."""
        texts = self.project.texts or self.project.root / self._texts
        return (self.project.root / "config.yaml", self.project.root / "content", texts, *self.project.templates)

    @property
    def _texts(self) -> str:
        return texts_name(self.written.frame.config) if self.written.reading is not None else DEFAULT_TEXTS

    def look(self) -> Look:
        """Look at all files that the site is made from."""
        return look(self.project, self.sources()[1:])

    def refresh(self, changed: Iterable[str] | None = None, looked: Look | None = None) -> bool:
        """Read what changed since the last time, and tell whether anything did.

        That is the files *changed*, or those that a look at all finds: one of now, or what was *looked* at just before.
        """
        if changed is None:
            looked = looked or self.look()
            names = self.inputs.confirmed(looked).differing(looked)
        else:
            names = set(changed)
            looked = self.inputs.after(names, look_at(self.project, names))
        read = bool(names) or self.written.reading is None
        if read:
            self._read(names)
            self.turn += 1
        self.inputs = looked  # only now: what could not be read for a fault of ours is read again
        return read

    def _read(self, names: set[str]) -> None:
        first = self.written.reading is None
        drawn = tuple(name_of(self.project, folder) for folder in self.project.templates)
        texts = f"{name_of(self.project, self.sources()[2])}/"
        own = {name for name in names if not name.startswith(drawn) and not name.startswith(texts)}
        if own != names or self.written.reading is None:
            before = self.templates
            self.templates, self.unreadable = read_templates(self.project.templates)
            if before != self.templates:
                self.pending.add(("templates", EVERY))
        private = {name.removeprefix(texts) for name in names if name.startswith(texts)}
        folder = self._texts
        touched = self.written.refresh(own, self._with_text(private))
        if private or folder != self._texts:
            touched.add(("texts", EVERY))
        self._turn(touched)
        if first:  # nothing was made of it: all is news, and to hold each read by name would cost a tenth of the memory
            self.pending = {EVERYTHING, ("templates", EVERY)}

    def _with_text(self, names: set[str]) -> list[ArticleId]:
        if not names:
            return []
        return [id_ for id_, linked in self.written.linked.items() if linked.article.file.text in names]

    def settle(self) -> None:
        """Let the collection see what was put into it from elsewhere: nothing of it is news."""
        self._turn(set())
        self.pending.clear()

    def _turn(self, touched: set[Read]) -> None:
        """Let the collection see what was read anew; what follows from it is pending."""
        frame, collection = self.written.frame, self.collection
        touched |= self.written.catalogue.keep(kept_days(frame.days, frame.assessments))
        collection.registries = frame.registries
        anchors = anchors_of(frame.registries.demands, self.written.linked)
        touched |= _differing("anchor", collection.others.get("anchor", {}), anchors)
        collection.others.update(
            article=Headers(self.written.linked),
            measure=Measures(self.written.linked),
            anchor=anchors,
            frame={
                "config": frame.config,
                "assessments": frame.assessments,
                "days": frame.days,
                "pages": frame.pages,
                "corrections": frame.corrections,
                "releases": frame.releases,
            },
        )
        touched |= self._reach()
        self.pending |= collection.turn(touched)

    def _reach(self) -> set[Read]:
        """Let the collection reach to the day it is written from: as configured, else the newest publication."""
        config, before = self.written.frame.config, self.collection.as_of
        after = config.as_of.latest if config.as_of is not None else self.written.catalogue.newest()
        self.collection.as_of = after
        if before == after:
            return set()
        if before is None or after is None or abs((after - before).days) > _FAR:  # any day may have passed now, or none
            return {("as of", EVERY), EVERYTHING, *(read for read in self.collection.users if read[0] == "past")}
        first, days = min(before, after), abs((after - before).days)
        return {("as of", EVERY), *(("past", (first + timedelta(days=n)).isoformat()) for n in range(days))}

    def _spread(self, reading: Reading, ids: Iterable[ArticleId]) -> Iterator[Piece]:
        wanted, done = list(ids), 0
        for lot in spread(lambda lot: list(reading.pieces(lot)), in_lots(wanted), self.jobs):
            done += len(lot)
            self.progress("reading articles", done, len(wanted))
            yield from lot


def _differing(table: str, before: Mapping[Any, Any], after: Mapping[Any, Any]) -> set[Read]:
    keys = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    return {(table, key) for key in keys} | ({(table, EVERY)} if keys else set())
