"""A build of what did not change: seen at a glance at the files, without reading any. Loads next to nothing."""

import argparse
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

import briefbook
from briefbook.cli.closing import closing
from briefbook.cli.say import say
from briefbook.cli.telling import aside, exit_status, tell
from briefbook.model.problem import Problem
from briefbook.model.project import Project
from briefbook.pipeline.inputs import Look, look
from briefbook.pipeline.remembered import Remembered, recall, remember, setting_of
from briefbook.publish import MARKER, Record, Scout, placed, resolved, settled, standing

#: Fewer files than these are looked at as soon as another process would be.
_MANY: Final = 1_000


def reserved(project: Project) -> tuple[Path, ...]:
    """Return the folders that no site may be put into, besides those that are read."""
    return project.root / ".git", Path(briefbook.__file__).parent


class Last(Struct, frozen=True, gc=False):
    """What is known of the last build: what was *remembered* of it, and the *record* of what it published.

    *now* is what a look at the files that it read found since, while a *scout* was sent to see how the site stands.
    """

    remembered: Remembered
    record: Record
    now: Look | None = None
    scout: Scout | None = None


def last_of(project: Project) -> Last | None:
    """Return what is known of the last build of *project*, if it was made by this program as this one is asked to."""
    remembered = recall(project.root, setting_of(project))
    record = Record.from_bytes(remembered.record) if remembered else None
    return Last(remembered, record) if remembered is not None and record is not None else None


def looked(last: Last, project: Project, jobs: int) -> Last:
    """Return *last* after a look at the files, with a scout on his way if what was published is worth one."""
    many = jobs > 1 and len(last.record.entries) >= _MANY
    scout = Scout(resolved(Path(last.remembered.output)), last.record) if many else None
    return replace(last, scout=scout, now=look(project, map(Path, last.remembered.sources[1:])))


def build_unchanged(arguments: argparse.Namespace, project: Project, last: Last) -> int | None:
    """Return the exit status of a build that has nothing to do beside what was made *last*, ``None`` if it has."""
    known, record, now = last.remembered, last.record, last.now
    if known.behind or now is None or known.inputs.confirmed(now).differing(now):
        return None
    place = placed(
        Path(known.output),
        root=project.root,
        sources=(*map(Path, known.sources), *reserved(project)),
        explicit=project.output is not None,
    )
    seen = place if isinstance(place, Problem) else standing(place, record, last.scout)
    if isinstance(seen, Problem) or isinstance(place, Problem):
        return None
    done = settled(place, seen, record.entries.keys() - {MARKER})
    if done is None:
        return None
    if seen.reread:
        remember(project.root, replace(known, record=done.record.to_bytes()))
    tell(arguments, project, known.problems)
    say(closing(Path(known.output), known.summary, written=0, removed=0, made=0), aside(arguments))
    return exit_status(known.problems)
