"""A project: where the files are. The one value that knows the disk."""

from pathlib import Path

from msgspec import Struct


class Project(Struct, frozen=True, gc=False, kw_only=True):
    """The folders a build reads and writes. *texts* and *output* override ``config.yaml`` where given.

    *templates* lists the template folders, the first to hold a name wins: the project's own, then the default ones.
    """

    root: Path
    templates: tuple[Path, ...]
    texts: Path | None = None
    output: Path | None = None
