"""What the kinds of page are drawn with, and which of them are drawn otherwise than before."""

from collections.abc import Iterable, Mapping

from briefbook.model.trace import Read
from briefbook.render import Press


def redrawn(before: Press | None, after: Press, templates: Mapping[str, bytes]) -> set[Read]:
    """Return which kinds of page are drawn otherwise than *before*."""
    if before is None:
        return set()
    drawn = frames_of(before, templates)
    return {("drawn", kind) for kind, frame in frames_of(after, templates).items() if drawn[kind] != frame}


def frames_of(drawing: Press, templates: Iterable[str]) -> dict[str, str]:
    """Return the digests of what the kinds of page among *templates* are drawn with."""
    kinds = [name.removeprefix("pages/").removesuffix(".md.j2") for name in templates if name.startswith("pages/")]
    return {kind: drawing.frame(kind) for kind in kinds} | {"": drawing.redirect_frame}
