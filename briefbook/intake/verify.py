"""Verify quotes against the private texts, and write down what was verified."""

from msgspec import Struct

from briefbook.link import make_lock
from briefbook.load.lock import LOCK_PATH, write_lock
from briefbook.model.problem import Problem, Severity, Span, error, in_order
from briefbook.model.project import Project
from briefbook.reading import read
from briefbook.report import counted


class Verified(Struct, frozen=True, gc=False, kw_only=True):
    """What verifying found; *text* says in a line what was written."""

    problems: tuple[Problem, ...]
    text: str


def verify(project: Project) -> Verified:
    """Check every quote and anchor, and write ``content/quotes.lock`` if none is wrong. Nothing else writes it."""
    desk, _, found = read(project)
    problems = tuple(problem for problem in found if problem.code not in ("stale-lock", "not-locked", "damaged-lock"))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return Verified(problems=problems, text=f"{LOCK_PATH} is left as it was")
    lock = make_lock(desk)
    passages = sum(len(text.passages) for text in lock.texts.values())
    absent = sum(article.text is not None and article.id not in desk.texts for article in desk.articles)
    try:
        written = write_lock(project.root, lock)
    except OSError as trouble:
        refused = error("lock-not-written", Span(path=LOCK_PATH), f"cannot be written: {trouble.strerror}")
        return Verified(problems=in_order([*problems, refused]), text=f"{LOCK_PATH} is left as it was")
    kept = f"; {absent} absent, kept as they were" if absent else ""
    done = "written" if written else "is up to date"
    counts = f"{counted(passages, 'passage')} of {counted(len(lock.texts), 'text')}"
    return Verified(problems=problems, text=f"{LOCK_PATH} {done}: {counts}{kept}")
