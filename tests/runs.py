"""Runs on projects of tests, and what they published."""

from pathlib import Path

from briefbook.model.project import Project
from briefbook.model.searched import INDEX
from briefbook.pipeline.indexing import SEAL
from briefbook.pipeline.making import Making
from briefbook.pipeline.run import Run
from briefbook.pipeline.workshop import Workshop
from briefbook.publish import MARKER


def new_run(project: Project, *, jobs: int = 1) -> Run:
    """Return a run that knows nothing of what was built before."""
    workshop = Workshop(project, jobs)
    return Run(project=project, workshop=workshop, making=Making(workshop))


def published(output: Path) -> dict[str, bytes]:
    """Return the files of a published site, without the one that marks it as such.

    Of the search index, which is not the same to the byte twice, only what tells of which records it is.
    """
    files = {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}
    files.pop(MARKER, None)
    return {path: content for path, content in files.items() if path == SEAL or not path.startswith(INDEX)}
