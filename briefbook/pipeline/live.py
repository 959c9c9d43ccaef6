"""A site that is looked at while it is edited: each page is answered as its sources now stand, before all is published.

Three threads meet here: one reads what was edited, one answers readers, one publishes. What they share is guarded by one lock,
which publishing holds for a page at a time. An edit during publishing begins it anew.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from briefbook.digest import digest
from briefbook.load import read_templates
from briefbook.model.problem import Severity
from briefbook.pipeline.edition import Pace, Superseded
from briefbook.pipeline.numbers import Sought
from briefbook.pipeline.pages import Kept
from briefbook.pipeline.run import Ran, Run
from briefbook.plan import Address
from briefbook.plan.routes import page_of

#: So many pages are kept that were made for readers and not published yet.
_FRESH = 500


@dataclass(slots=True)
class Live:
    """A run whose pages can be asked for at any time; *last* is what it published last.

    While an edition is *landing*, what stands may be of it already, or not yet.
    """

    run: Run
    last: Ran | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _asking: set[int] = field(default_factory=set)
    _fresh: dict[str, bytes] = field(default_factory=dict)
    _made: dict[str, Kept] = field(default_factory=dict)
    _assets: tuple[Mapping[str, bytes], str] = ({}, "")
    _is_rehearsed: bool = False
    _landing: bool = False

    def read(self, changed: Iterable[str] | None = None) -> bool:
        """Read the files *changed* (``None``: look which are); tell whether that may show on any page."""
        with self._urgent():
            if not self.run.workshop.refresh(changed):
                return False
            self._fresh.clear()
            self._made.clear()
            return True

    def page(self, path: str) -> bytes | None:
        """Return the file *path* of the site if it is not as it was published, else ``None``: then what is published holds.

        Nothing at all (empty bytes) stands for a file that is published and will not be any more.
        """
        making, workshop = self.run.making, self.run.workshop
        if not workshop.pending or not making.pages:
            return None
        with self._urgent():
            if not workshop.pending:
                return None
            if path in self._fresh:
                return self._fresh[path]
            if any(problem.severity is Severity.ERROR for problem in workshop.written.problems):
                return None
            return self._make(path)

    def assets(self) -> str:
        """Return the digest of the static files whose names stay when their content changes: all but style sheets."""
        templates = self.run.workshop.templates or read_templates(self.run.project.templates)[0]
        if templates is not self._assets[0]:
            self._assets = templates, digest({name: templates[name] for name in sorted(templates) if _is_asset(name)})
        return self._assets[1]

    def _make(self, path: str) -> bytes | None:
        making = self.run.making
        making.prepare()
        if making.maker is None or making.unsound:
            return None
        page = path if path in making.items else page_of(path)
        item = making.items.get(page)
        if item is None or path not in making.contents.files[page]:
            gone = b"" if path in making.pages or page in making.pages else None
            return making.maker.press.static.files.get(path, gone)
        kept = making.pages.get(page)
        pending = Sought(making.maker.numbered(self.run.workshop.pending))
        if page in self._made or (kept is not None and not pending.among(kept.reads)):
            return None
        made = making.maker.make(item, None if self._landing else kept)
        if made.kept is None:
            return None
        if len(self._fresh) > _FRESH:
            self._fresh.clear()
            self._made.clear()
        self._made[page] = made.kept
        self._fresh.update(made.files)
        return made.files.get(path)

    def publish(self) -> Ran | None:
        """Publish the site as its sources stand; ``None`` if they were edited meanwhile: then publish again."""
        turn = self.run.workshop.turn
        try:
            ran = self.run.publish(pace=_Polite(self, turn), lock=self._lock)
        except Superseded:
            return None
        finally:
            with self._lock:  # pages were compared with what stood before
                self._fresh.clear()
                self._made.clear()
                self._landing = False
        if ran.published is not None:
            self.last = ran
        return ran

    def ahead(self, is_over: Callable[[], bool]) -> bool:
        """Do what the first edits would wait for, giving way to readers: open what is stored, list, draw a page of each kind.

        This ends when something was read, or all *is over*. Tell whether it came to its own end now: it is not done again.
        """
        workshop, making = self.run.workshop, self.run.making
        pace = _Idle(self, workshop.turn, is_over)
        with suppress(Superseded), self._lock:
            if self._is_rehearsed or workshop.pending or making.maker is None:  # pending: something is wrong with it
                return False
            for id_ in workshop.written.linked:
                pace.between()
                workshop.written.linked.get(id_)
            making.contents.rehearse(workshop.collection, pace.between)
            for item in {item.kind: item for item in making.items.values() if isinstance(item, Address)}.values():
                pace.between()
                making.maker.make(item)
            self._is_rehearsed = True
            return True
        return False

    def _urgent(self) -> "_Urgent":
        return _Urgent(self)


def _is_asset(name: str) -> bool:
    return name.startswith("static/") and not name.endswith(".css")


@dataclass(slots=True)
class _Urgent:
    """Holds the lock of a live site, ahead of publishing."""

    live: Live

    def __enter__(self) -> None:
        self.live._asking.add(threading.get_ident())  # noqa: SLF001 - a part of it
        self.live._lock.acquire()  # noqa: SLF001

    def __exit__(self, *_: object) -> None:
        self.live._asking.discard(threading.get_ident())  # noqa: SLF001
        self.live._lock.release()  # noqa: SLF001


class _Polite(Pace):
    """Publishing that holds the lock of a live site, and gives way to whoever asks for a page."""

    def __init__(self, live: Live, turn: int) -> None:
        self._live, self._turn = live, turn

    def between(self) -> None:
        """Let whoever asks for a page go first; end if there is something newer to publish."""
        with self.aside():
            while self._live._asking:  # noqa: SLF001 - a part of it
                time.sleep(0.001)
        if self._turn != self._live.run.workshop.turn:
            raise Superseded

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Do without the lock for a while."""
        self._live._lock.release()  # noqa: SLF001 - a part of it
        try:
            yield
        finally:
            self._live._lock.acquire()  # noqa: SLF001 - a part of it

    def made(self) -> None:
        """Let no page be answered with what stands because it is the same as before."""
        self._live._made.clear()  # noqa: SLF001 - a part of it
        self._live._landing = True  # noqa: SLF001


class _Idle(_Polite):
    """What is done while there is nothing else to do, unless all *is over*."""

    def __init__(self, live: Live, turn: int, is_over: Callable[[], bool]) -> None:
        super().__init__(live, turn)
        self._is_over = is_over

    def between(self) -> None:
        """Let whoever asks for a page go first; end if there is something else to do, or nothing at all."""
        super().between()
        if self._is_over():
            raise Superseded
