"""A site made from nothing, in memory: what every other way of making it must come to."""

from msgspec import Struct, field

from briefbook.model.config import Config
from briefbook.model.page import Image
from briefbook.model.problem import Problem
from briefbook.model.project import Project
from briefbook.pipeline.counts import Summary
from briefbook.pipeline.making import Making
from briefbook.pipeline.workshop import Workshop


class Outcome(Struct, frozen=True, gc=False, kw_only=True):
    """What came of a build: the site, or ``None`` where errors stand in the way; all problems; what was counted."""

    image: Image | None
    problems: tuple[Problem, ...]
    summary: Summary
    config: Config | None = None


class Memory(Struct, frozen=True, gc=False):
    """A shelf in memory."""

    files: dict[str, bytes] = field(default_factory=dict)

    def begin(self) -> bool:
        """Be ready."""
        return True

    def put(self, path: str, content: bytes) -> None:
        """Put a file there."""
        assert path not in self.files, path
        self.files[path] = content

    def read(self, path: str) -> bytes:
        """Return a file that was put there."""
        return self.files[path]


def build(project: Project) -> Outcome:
    """Return the site that *project* describes, and everything its authors should mend. Nothing is written or remembered."""
    workshop = Workshop(project)
    workshop.refresh()
    shelf = Memory()
    making = Making(workshop)
    edition = making.edition(shelf, lambda _path: False)
    image = Image(files=dict(sorted(shelf.files.items()))) if edition.sound else None
    return Outcome(
        image=image,
        problems=edition.problems,
        summary=making.counted(edition),
        config=workshop.written.frame.config,
    )
