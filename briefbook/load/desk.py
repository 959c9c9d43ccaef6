"""Read all that a project's authors wrote."""

from collections.abc import Iterable

from briefbook.load.frame import read_frame
from briefbook.load.listing import list_project
from briefbook.load.manuscript import read_manuscript, texts_folder
from briefbook.model.notes import Desk, Frame, Manuscript
from briefbook.model.problem import Problem, in_order
from briefbook.model.project import Project


def load(project: Project) -> tuple[Desk, tuple[Problem, ...]]:
    """Return all that *project*'s authors wrote, as far as it can be read, and every problem met in reading it.

    Reads below the project's root (and the folder of private texts) only, follows no link out of it, and never raises.
    """
    listing = list_project(project)
    framed = read_frame(listing)
    texts, refused = texts_folder(project, framed.frame.config)
    manuscripts = [
        read_manuscript(id_, listing.articles.get(id_), listing.annotations.get(id_), texts) for id_ in listing.ids
    ]
    met = [problem for manuscript in manuscripts for problem in manuscript.problems]
    return desk_of(framed.frame, manuscripts), in_order([*listing.problems, *framed.problems, *refused, *met])


def desk_of(frame: Frame, manuscripts: Iterable[Manuscript]) -> Desk:
    """Return *frame* with what stands in *manuscripts*."""
    listed = tuple(manuscripts)
    return Desk(
        config=frame.config,
        registries=frame.registries,
        articles=tuple(manuscript.file for manuscript in listed if manuscript.file is not None),
        notes={manuscript.id: manuscript.notes for manuscript in listed if manuscript.notes is not None},
        assessments=frame.assessments,
        days=frame.days,
        pages=frame.pages,
        corrections=frame.corrections,
        releases=frame.releases,
        texts={manuscript.id: manuscript.text for manuscript in listed if manuscript.text is not None},
        lock=frame.lock,
        broken=frame.broken.union(*(manuscript.broken for manuscript in listed)),
    )
