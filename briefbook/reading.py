"""What authors wrote, loaded and linked: all that a check, a count or a verification needs."""

from briefbook.link import link
from briefbook.load import load
from briefbook.model.corpus import Corpus
from briefbook.model.notes import Desk
from briefbook.model.problem import Problem, in_order
from briefbook.model.project import Project


def read(project: Project) -> tuple[Desk, Corpus, tuple[Problem, ...]]:
    """Load and link *project*: what was written, the corpus it makes, and the problems of both."""
    desk, unread = load(project)
    corpus, unlinked = link(desk)
    return desk, corpus, in_order([*unread, *unlinked])
