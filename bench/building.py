"""Builds, whole processes: clean ones, the next one, and their memory. The tools take turns."""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from bench.corpus import OURS
from bench.edits import Edit, Subject, edits
from bench.processes import ToolFailed, run
from bench.results import Row, figure
from bench.tools import Tool

#: Seconds between an edit, or a build, and the next build: clocks of files are coarse, people slow.
_PAUSE: Final = 2.2

_Say = Callable[[str], None]


class Site:
    """A site's folder and what belongs into it: what is made there later can be put *aside*, a folder of the same disk."""

    def __init__(self, folder: Path, aside: Path) -> None:
        self.folder = folder
        self._aside = aside
        self._own = {path.name for path in folder.iterdir()}

    def wipe(self) -> None:
        """Take away what the tool has made and remembered.

        It is moved, and not removed: for minutes after thousands of files went, ext4 without a journal takes ten times as long
        to make new ones, which is not to be paid for by whoever comes next.
        """
        self._aside.mkdir(exist_ok=True)
        heap = Path(tempfile.mkdtemp(dir=self._aside))
        for path in self.folder.iterdir():
            if path.name not in self._own:
                path.rename(heap / path.name)


def clean_rows(tools: Sequence[Tool], sites: Mapping[str, Site], *, n: int, trials: int, say: _Say) -> Iterator[Row]:
    """Yield the seconds of clean builds: ours once without memory (`clean`), once filling an empty one (`first`)."""
    clean: dict[str, list[float | None]] = {tool.name: [] for tool in tools}
    first: list[float | None] = []
    for trial in range(trials):
        for tool in tools:
            sites[tool.name].wipe()
            clean[tool.name].append(run(tool.clean, sites[tool.name].folder).seconds)
            if tool.name == OURS:
                sites[OURS].wipe()
                first.append(run(tool.again, sites[OURS].folder).seconds)
        say(f"clean, {n} articles, {trial + 1} of {trials}: {_last(clean)}")
    yield Row(measure="clean", n=n, unit="s", samples=clean)
    yield Row(measure="first", n=n, unit="s", samples={**clean, OURS: first})


def memory_rows(tools: Sequence[Tool], sites: Mapping[str, Site], *, n: int, trials: int, say: _Say) -> Iterator[Row]:
    """Yield the most memory, in bytes, that all processes of a clean build had together."""
    peak: dict[str, list[float | None]] = {tool.name: [] for tool in tools}
    for trial in range(trials):
        for tool in tools:
            sites[tool.name].wipe()
            peak[tool.name].append(run(tool.clean, sites[tool.name].folder, memory=True).peak)
        say(f"memory, {n} articles, {trial + 1} of {trials}: {_last(peak, 'B')}")
    yield Row(measure="memory", n=n, unit="B", samples=peak)


def again_rows(
    tools: Sequence[Tool],
    sites: Mapping[str, Site],
    subject: Subject,
    *,
    n: int,
    trials: int,
    say: _Say,
) -> Iterator[Row]:
    """Yield the seconds of builds that follow another: nothing `unchanged`, the body of one article `changed`."""
    unchanged: dict[str, list[float | None]] = {tool.name: [] for tool in tools}
    changed: dict[str, list[float | None]] = {tool.name: [] for tool in tools}
    bodies: dict[str, Edit] = {}
    for tool in tools:
        sites[tool.name].wipe()
        run(tool.again, sites[tool.name].folder)
        bodies[tool.name] = edits(tool, sites[tool.name].folder, subject)["body"]
    kept = {name: edit.file.read_bytes() for name, edit in bodies.items()}
    for trial in range(trials):
        for tool in tools:
            folder, edit, mark = sites[tool.name].folder, bodies[tool.name], f"Zqbuild{trial:03d}"
            time.sleep(_PAUSE)
            unchanged[tool.name].append(run(tool.again, folder).seconds)
            edit.file.write_text(edit.marked(mark), encoding="utf-8")
            time.sleep(_PAUSE)
            changed[tool.name].append(run(tool.again, folder).seconds)
            if mark not in tool.published(folder, edit.first).read_text(encoding="utf-8"):
                raise ToolFailed(f"{tool.name} did not publish the edit of {edit.file}")
        say(f"unchanged, {n} articles, {trial + 1} of {trials}: {_last(unchanged)}; changed: {_last(changed)}")
    for name, edit in bodies.items():
        edit.file.write_bytes(kept[name])
    yield Row(measure="unchanged", n=n, unit="s", samples=unchanged)
    yield Row(measure="changed", n=n, unit="s", samples=changed)


def _last(samples: Mapping[str, Sequence[float | None]], unit: str = "s") -> str:
    return ", ".join(f"{name} {figure(found[-1], unit)}" for name, found in samples.items())
