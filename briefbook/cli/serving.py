"""What serve shows: a live site, and what its runs tell."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from briefbook.cli.building import closing_of
from briefbook.cli.telling import colored
from briefbook.model.project import Project
from briefbook.pipeline.live import Live
from briefbook.report import human, source_lines
from briefbook.serve import Published


class Serving(Struct, frozen=True, gc=False):
    """A live site as serve takes it."""

    arguments: argparse.Namespace
    project: Project
    live: Live

    def read(self, changed: Iterable[str] | None = None) -> bool:
        """Read what changed."""
        return self.live.read(changed)

    def page(self, path: str) -> bytes | None:
        """Return a file of the site that is newer than the published one."""
        return self.live.page(path)

    def assets(self) -> str:
        """Return what stands for the files that pages load under names that stay."""
        return self.live.assets()

    def sources(self) -> tuple[Path, ...]:
        """Return what is read."""
        return self.live.run.workshop.sources()

    def below(self) -> str:
        """Return the path below which the site will stand."""
        config = self.live.run.workshop.written.frame.config
        path = unquote(urlsplit(config.base_url or "").path).strip("/")
        return f"{path}/" if path else ""

    def publish(self) -> Published | None:
        """Publish what was read."""
        ran = self.live.publish()
        if ran is None:
            return None
        lines = source_lines(self.project.root)
        told = human(ran.problems, lines, color=colored(self.arguments, sys.stderr)).rstrip()
        done = closing_of(ran) if ran.published is not None else ""
        return Published(
            output=ran.output,
            problems=ran.problems,
            changed=ran.published is not None and bool(ran.published.written or ran.published.removed),
            told="\n".join(filter(None, (told, done))),
        )
