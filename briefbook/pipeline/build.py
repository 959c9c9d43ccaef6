"""A site made from nothing, in memory: what every other way of making it must come to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefbook.model.config import Config
from briefbook.model.page import Image
from briefbook.model.problem import Problem
from briefbook.model.project import Project
from briefbook.pipeline.making import Edition, Making
from briefbook.pipeline.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build counted; *made* are the pages that were made anew."""

    articles: int = 0
    statements: int = 0
    pages: int = 0
    files: int = 0
    made: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a build: the site, or ``None`` where errors stand in the way; all problems; what was counted."""

    image: Image | None
    problems: tuple[Problem, ...]
    summary: Summary
    config: Config | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """A shelf in memory."""

    files: dict[str, bytes] = field(default_factory=dict)

    def put(self, path: str, content: bytes) -> None:
        """Put a file there."""
        assert path not in self.files, path
        self.files[path] = content


def build(project: Project) -> Outcome:
    """Return the site that *project* describes, and everything its authors should mend. Nothing is written or remembered."""
    workshop = Workshop(project)
    workshop.refresh()
    shelf = Memory()
    edition = Making(workshop).edition(shelf, lambda _path: False)
    image = Image(files=dict(sorted(shelf.files.items()))) if edition.sound else None
    return Outcome(
        image=image,
        problems=edition.problems,
        summary=summary_of(workshop, edition),
        config=workshop.written.frame.config,
    )


def summary_of(workshop: Workshop, edition: Edition) -> Summary:
    """Return what *workshop* and *edition* count."""
    counted: Mapping[str, int] = {
        "articles": len(workshop.written.linked),
        "statements": len(workshop.written.catalogue.marks("statements", "all")),
    }
    pages = sum(path.endswith(".html") for path in edition.files)
    return Summary(**counted, pages=pages, files=len(edition.files), made=edition.made)
