"""The place of a site: where it may be, what may lie beside it for a moment, and how a refusal is told."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from briefbook.model.problem import Problem, Span, error


class Refusal(Struct, frozen=True, gc=False, kw_only=True):
    """Why nothing was published: what stands at *path*, and how to mend it."""

    path: Path
    cause: str
    hint: str


class Place(Struct, frozen=True, gc=False, kw_only=True):
    """The output folder *site* of the project *root*, and the four names beside it that a build may need for a moment.

    *staged* is where a draft is made, *claimed* a spare that is brought up to date, *aside* the old site where a system cannot
    exchange two folders, *lock* what one build holds.
    """

    root: Path
    site: Path
    staged: Path
    claimed: Path
    aside: Path
    lock: Path

    @property
    def leftovers(self) -> tuple[Path, ...]:
        """The folders that a killed build may have left."""
        return (self.staged, self.claimed, self.aside)

    @property
    def clean(self) -> bool:
        """Whether nothing is left of another build, dead or at work."""
        return not any(os.path.lexists(path) for path in (*self.leftovers, self.lock))


def placed(output: Path, *, root: Path, sources: Iterable[Path] = (), explicit: bool = False) -> Place | Problem:
    """Return the place of the site *output* of the project *root*, or why it cannot be there. Nothing is looked into.

    *sources* are the folders that the site is made from, which it may neither hold nor be in. *explicit* tells that the user
    named *output* in the command, so that it may lie outside of the project.
    """
    site = resolved(output)
    place = Place(
        root=_real(root),
        site=site,
        staged=site.parent / f".{site.name}.next",
        claimed=site.parent / f".{site.name}.spare",
        aside=site.parent / f".{site.name}.last",
        lock=site.parent / f".{site.name}.lock",
    )
    refusal = misplaced(site, root=root, sources=sources, explicit=explicit)
    return refused(refusal, place) if refusal is not None else place


def resolved(output: Path) -> Path:
    """Return *output* with the links of the folders above it resolved: a link at its own place stays one."""
    output = output.absolute()
    if output.name in {"", ".."}:
        return _real(output)
    return _real(output.parent) / output.name


def _real(path: Path) -> Path:
    """Resolve *path* as far as it goes; unlike `Path.resolve`, a loop of links is no exception (until Python 3.13)."""
    return Path(os.path.realpath(path))


def misplaced(folder: Path, *, root: Path, sources: Iterable[Path], explicit: bool) -> Refusal | None:
    """Tell what is wrong with the place of *folder* (resolved), before anything is looked at.

    *sources* are folders that a build reads. A folder outside of *root* must be named *explicit*-ly.
    """
    elsewhere = "choose another folder as `output:` in config.yaml or with --output"
    root = _real(root)
    if not folder.name or folder.parent == folder:
        return Refusal(path=folder, cause="the root of the file system cannot be the output folder", hint=elsewhere)
    if folder.is_relative_to(root) and any(part.startswith("~") for part in folder.relative_to(root).parts):
        return Refusal(path=folder, cause='"~" is not expanded here', hint="write the folder's name in full")
    for source in (root, *(_real(source) for source in sources)):
        if source == folder:
            return Refusal(path=folder, cause="the site is made from what is in it", hint=elsewhere)
        if folder in source.parents:
            return Refusal(path=folder, cause=f"it holds {source}, which the site is made from", hint=elsewhere)
        if source != root and source in folder.parents:
            return Refusal(path=folder, cause=f"it is inside {source}, which the site is made from", hint=elsewhere)
    if not explicit and root not in folder.parents:
        return Refusal(path=folder, cause="it is outside of the project", hint="name it with --output to mean it")
    return None


def refused(refusal: Refusal, place: Place) -> Problem:
    """Return the problem of a folder that is not ours to replace."""
    return error("output-refused", _span(refusal.path, place), f"not published: {refusal.cause}", refusal.hint)


def failed(failure: OSError, place: Place) -> Problem:
    """Return the problem of a disk that refuses: full, read-only, failing."""
    path = Path(os.fsdecode(failure.filename)) if isinstance(failure.filename, str | bytes) else place.site
    message = f"not published: {failure.strerror or failure}"
    return error("cannot-publish", _span(path, place), message, "the site is as it was before")


def overtaken(path: Path, place: Place) -> Problem:
    """Return the problem of somebody who changed *path*, below the site, while the next site was being made."""
    message = "not published: it was changed by somebody else while the site was being made"
    return error("cannot-publish", _span(path, place), message, "build again")


def _span(path: Path, place: Place) -> Span:
    return Span(path=(path.relative_to(place.root) if path.is_relative_to(place.root) else path).as_posix())
