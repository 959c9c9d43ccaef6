"""What serve shows: a live site, and what its runs tell."""

import argparse
import gc
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefbook.cli.building import closing_of
from briefbook.cli.telling import colored
from briefbook.model.project import Project
from briefbook.pipeline.live import Live
from briefbook.pipeline.run import Run
from briefbook.report import human, source_lines
from briefbook.serve import Published


@dataclass(slots=True)
class Serving:
    """A live site as serve takes it: *begun* gives the run that it begins with, or nothing once *end* was called."""

    arguments: argparse.Namespace
    project: Project
    live: Live
    begun: Callable[[], Run | None]
    end: Callable[[], None]
    _is_begun: bool = False

    def read(self, changed: Iterable[str] | None = None) -> bool:
        """Read what changed; tell whether that may show on any page. The first time there is something to tell anyway."""
        if self._is_begun:
            return self.live.read(changed)
        run = self.begun()
        if run is None:
            return False
        self.live.run = run
        self.live.read()
        self._is_begun = True
        return True

    def ahead(self, is_over: Callable[[], bool]) -> None:
        """Do ahead what later edits need, until something is read or all *is over*."""
        if self.live.ahead(is_over):
            gc.freeze()  # what a site is made from lasts: to look through it for garbage would delay an edit by a tenth of a second

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
        if not self._is_begun:
            return ""
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
