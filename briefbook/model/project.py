"""A project: where the files are. The one value that knows the disk."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The folders a build reads and writes. *texts* and *output* override ``config.yaml`` where given.

    *templates* lists the template folders, the first to hold a name wins: the project's own, then the default ones.
    """

    root: Path
    templates: tuple[Path, ...]
    texts: Path | None = None
    output: Path | None = None
