"""A build of what did not change: seen at a glance at the files, without reading any. Loads next to nothing."""

import argparse
from pathlib import Path

from msgspec.structs import replace

import briefbook
from briefbook.cli.closing import closing
from briefbook.cli.say import say
from briefbook.cli.telling import aside, exit_status, tell
from briefbook.model.problem import Problem
from briefbook.model.project import Project
from briefbook.pipeline.inputs import look
from briefbook.pipeline.remembered import Remembered, remember
from briefbook.publish import MARKER, Record, placed, settled, standing


def reserved(project: Project) -> tuple[Path, ...]:
    """Return the folders that no site may be put into, besides those that are read."""
    return project.root / ".git", Path(briefbook.__file__).parent


def build_unchanged(arguments: argparse.Namespace, project: Project, known: Remembered) -> int | None:
    """Return the exit status of a build that has nothing to do beside what is *known*, ``None`` if it has."""
    if known.behind:
        return None
    sources = tuple(map(Path, known.sources))
    now = look(project, sources[1:])
    if known.inputs.confirmed(now).differing(now):
        return None
    record = Record.from_bytes(known.record)
    if record is None:
        return None
    place = placed(
        Path(known.output),
        root=project.root,
        sources=(*sources, *reserved(project)),
        explicit=project.output is not None,
    )
    seen = place if isinstance(place, Problem) else standing(place, record)
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
