"""A project that is edited again and again while one run keeps its site up to date; and what a clean build makes of it."""

import shutil
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Final

from briefbook.model.project import Project
from briefbook.pipeline.build import Outcome, build
from briefbook.pipeline.edition import Pace, Superseded
from briefbook.pipeline.live import Live
from briefbook.pipeline.resume import store_below
from briefbook.pipeline.run import Run
from briefbook.publish import Record
from tests.edits import GOLDEN, Edit
from tests.runs import published

TEMPLATES: Final = Path(__file__).parents[1] / "templates"
#: So many clean builds are kept: histories often come by the same state.
_KEPT: Final = 60
#: Finds a few among many paths.
Pick = Callable[[list[str]], list[str]]


def project_at(root: Path) -> Project:
    """Return the project at *root*, with templates of its own over the default ones."""
    return Project(root=root, templates=(root / "templates", TEMPLATES))


class Halting(Pace):
    """A pace at which something is done between pages."""

    def __init__(self, between: Callable[[], None]) -> None:
        self._between = between

    def between(self) -> None:
        """Do it."""
        self._between()


@dataclass(slots=True)
class Clean:
    """Clean builds, the latest kept by all that they were made from."""

    kept: "OrderedDict[bytes, Outcome]" = field(default_factory=OrderedDict, repr=False)

    def __call__(self, root: Path) -> Outcome:
        """Return what a clean build makes of the project at *root*."""
        key = blake2b()
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root).as_posix()
            if name.startswith(("content/", "templates/", "texts/", "private/", "config.yaml")):
                content = path.read_bytes() if path.is_file() else b""
                key.update(f"{name}\0{path.is_dir()}\0{len(content)}\0".encode() + content)
        found = self.kept.pop(key.digest(), None) or build(project_at(root))
        self.kept[key.digest()] = found
        if len(self.kept) > _KEPT:
            self.kept.popitem(last=False)
        return found


@dataclass(slots=True)
class World:
    """A copy of the golden project at *root*, and a *live* site of it. *log* tells what was done to it.

    *run_of* makes the run: a forgetful one must be found out.
    """

    root: Path
    clean: Clean
    run_of: Callable[[Project], Run]
    live: Live = field(init=False)
    log: list[str] = field(default_factory=list, repr=False)
    shown: dict[str, bytes] = field(default_factory=dict, repr=False)
    #: Published files that were tampered with, and not put right since.
    spoilt: set[str] = field(default_factory=set, repr=False)
    output: Path = field(init=False)
    asking: Pick | None = None

    def __post_init__(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(GOLDEN, self.root)
        self.output = self.root / "site"
        self.restart()

    def restart(self, jobs: int = 1) -> None:
        """Throw the run away and begin another: all that it had read and made is forgotten."""
        self.log.append(f"restart {jobs}")
        run = self.run_of(project_at(self.root))
        run.workshop.jobs = jobs
        self.live = Live(run)

    def resume(self, jobs: int = 1) -> None:
        """End the program, which remembers what it published, and start it again."""
        self.log.append(f"resume {jobs}")
        before = self.live.run
        if not before.is_published:  # nothing is remembered
            self.restart(jobs)
            return
        inputs = before.workshop.inputs.confirmed(before.workshop.look())
        kept = before.record.to_bytes()
        store = self.root / ".cache"
        trouble = store_below(store).save(before, before.record)
        assert not trouble, trouble
        self.restart(jobs)
        run = self.live.run
        run.record = Record.from_bytes(kept) or Record()
        if store_below(store).resume(run, inputs, run.record):
            self.log.append("resumed")

    def edit(self, edits: Iterable[Edit]) -> set[str]:
        """Make *edits*; return the files that these may have touched."""
        touched: set[str] = set()
        for edit in edits:
            self.log.append(repr(edit))
            touched.update(edit(self.root))
        return touched

    def reset(self) -> set[str]:
        """Let the project be the golden one again; return the files that this touched."""
        touched: set[str] = set()
        for path in sorted(self.root.rglob("*")):
            name = path.relative_to(self.root).as_posix()
            if path.is_file() and not (GOLDEN / name).is_file() and not name.startswith(("site/", "public/", ".")):
                path.unlink()
                touched.add(name)
        for golden in sorted(GOLDEN.rglob("*")):
            path = self.root / golden.relative_to(GOLDEN)
            if golden.is_file() and (not path.is_file() or path.read_bytes() != golden.read_bytes()):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(golden.read_bytes())
                touched.add(path.relative_to(self.root).as_posix())
        self.log.append(f"reset {sorted(touched)}")
        return touched

    def amiss(self, changed: set[str] | None) -> str:
        """Read what *changed* (``None``: look for it), publish, and tell what is not as a clean build has it."""
        self.live.read(changed)
        self.log.append(f"publish {sorted(changed) if changed is not None else 'what differs'}")
        clean = self.clean(self.root)
        asked: list[str] = []
        if self.asking is not None and clean.image is not None:
            asked = self.asking([path for path in clean.image.files if not path.startswith("data/")])
            self.log.append(f"while {asked} are asked for")
        self.asking = None

        def ask() -> None:
            if asked:
                self.live.page(asked.pop())

        ran = self.live.run.publish(pace=Halting(ask))
        if ran.problems != clean.problems:
            return f"problems {_apart(map(str, ran.problems), map(str, clean.problems))}"
        if clean.image is None:
            found = published(self.output)
            return "" if found == self.shown else f"errors, and yet {_differing(found, self.shown)}"
        if ran.published is None:
            return "nothing was published"
        self.output, self.shown, self.spoilt = ran.output, published(ran.output), set()
        image = dict(clean.image.files)
        return "" if self.shown == image else _differing(self.shown, image)

    def amiss_live(self, changed: set[str] | None, pick: Pick) -> str:
        """Read what *changed*, and tell which of the pages that *pick* asks for are not as a clean build has them."""
        self.live.read(changed)
        clean = self.clean(self.root)
        if clean.image is None or not self.shown:
            return ""
        whole = [path for path in clean.image.files if not path.startswith("data/") and path not in self.spoilt]
        for path in pick(whole):
            self.log.append(f"ask {path}")
            answer = self.live.page(path)
            if answer is None:
                file = self.output / path
                answer = file.read_bytes() if file.is_file() else None
            if answer != clean.image.files[path]:
                return f"{path} was answered otherwise: {_first(answer or b'', clean.image.files[path])}"
        gone = [path for path in self.live.run.making.pages if path not in clean.image.files]
        for path in pick(gone):
            self.log.append(f"ask {path}, which is no more")
            if self.live.page(path) != b"":
                return f"{path} was answered, and is no more"
        return ""

    def interrupt(self, changed: set[str] | None, pages: int) -> None:
        """Read what *changed* and publish, but stop after so many *pages* as if something newer had come."""
        self.live.read(changed)
        self.log.append(f"interrupt after {pages}")
        left = iter(range(pages))

        def between() -> None:
            if next(left, None) is None:
                raise Superseded

        try:
            ran = self.live.run.publish(pace=Halting(between))
        except Superseded:
            return
        if ran.published is not None:
            self.output, self.shown, self.spoilt = ran.output, published(ran.output), set()

    def ahead(self, steps: int) -> None:
        """Do ahead what later edits need, but end after so many *steps*."""
        self.log.append(f"ahead {steps}")
        left = iter(range(steps))
        self.live.ahead(lambda: next(left, None) is None)

    def tamper(self, pick: Pick, content: bytes | None) -> None:
        """Write *content* into published files that *pick* finds, or remove them."""
        for path in pick(sorted(self.shown)):
            self.spoilt.add(path)
            self.log.append(f"tamper {path} {content!r}")
            if content is None:
                (self.output / path).unlink(missing_ok=True)
                self.shown.pop(path, None)
            else:
                (self.output / path).write_bytes(content)
                self.shown[path] = content


def _apart(found: Iterable[str], wanted: Iterable[str]) -> str:
    one, other = list(found), list(wanted)
    return f"too many {[p for p in one if p not in other]}, missing {[p for p in other if p not in one]}, else order"


def _differing(found: dict[str, bytes], wanted: dict[str, bytes]) -> str:
    more, missing = sorted(found.keys() - wanted.keys()), sorted(wanted.keys() - found.keys())
    other = [path for path in sorted(found.keys() & wanted.keys()) if found[path] != wanted[path]]
    first = _first(found[other[0]], wanted[other[0]]) if other else ""
    return f"too many {more}, missing {missing}, other {other}: {first}"


def _first(found: bytes, wanted: bytes) -> str:
    at = next((n for n, (one, two) in enumerate(zip(found, wanted, strict=False)) if one != two), 0)
    return f"{found[max(0, at - 60) : at + 60]!r} instead of {wanted[max(0, at - 60) : at + 60]!r}"
