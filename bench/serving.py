"""From saving a file to seeing its effect over HTTP, in the tools' own watch or serve modes."""

import contextlib
import http.client
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.edits import Edit, Subject, edits
from bench.processes import ToolFailed, rest, running
from bench.results import Row, figure
from bench.tools import Tool

#: Seconds between two looks at a page, and between two edits: nobody saves more often, and clocks of files are coarse.
_LOOK: Final = 0.003
_PAUSE: Final = 2.2
#: Seconds that a first build and an edit may take; and from which on a tool takes part in a few rounds only.
_FIRST: Final = 1800.0
_LONGEST: Final = 180.0
_SLOW: Final = 3.0
#: What a browser says when somebody goes to a page: Hugo makes pages anew for such a request only.
_BROWSER: Final = {
    "Accept": "text/html",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "none",
}

_Samples = list[float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """How often an edit is made: *many* times, but *few* with a tool that takes seconds, and once if nothing came of it."""

    many: int
    few: int

    def more(self, samples: Sequence[float | None]) -> bool:
        """Whether another edit is due after *samples*."""
        if None in samples:
            return False
        slow = any(sample is not None and sample > _SLOW for sample in samples)
        return len(samples) < (self.few if slow else self.many)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Server:
    """A tool that serves: where it listens, its process, and the edits that it knows."""

    tool: str
    port: int
    pid: int
    edits: Mapping[str, Edit]


@dataclass(slots=True)
class _Seen:
    """Seconds until the first page showed an edit, and until all of them did."""

    first: _Samples = field(default_factory=list)
    every: _Samples = field(default_factory=list)


def serve_rows(
    tools: Sequence[Tool],
    sites: Mapping[str, Path],
    subject: Subject,
    *,
    n: int,
    rounds: Mapping[str, Rounds],
    say: Callable[[str], None],
) -> Iterator[Row]:
    """Yield how long the kinds of edits in *rounds* took to be seen.

    All *tools* serve at once and take turns, so that what disturbs one disturbs the others.
    """
    with contextlib.ExitStack() as stack:
        servers = []
        for tool in tools:
            start = time.perf_counter()
            servers.append(_start(tool, sites[tool.name], subject, stack))
            say(f"{tool.name} serves {n} articles after {time.perf_counter() - start:.1f} s")
        for kind, often in rounds.items():
            seen = _take_turns([server for server in servers if kind in server.edits], kind, often)
            taken = (f"{tool} {figure(found.first[-1], 's')}" for tool, found in seen.items())
            say(f"serve, {kind}, {n} articles: {', '.join(taken)}")
            yield Row(measure=kind, n=n, unit="s", samples={tool: found.first for tool, found in seen.items()})
            if any(server.edits[kind].others for server in servers if kind in server.edits):
                every = {tool: found.every for tool, found in seen.items()}
                yield Row(measure=f"{kind}-all", n=n, unit="s", samples=every)


def _start(tool: Tool, folder: Path, subject: Subject, stack: contextlib.ExitStack) -> _Server:
    """Start the server of *tool*, and wait until it has built everything and is at rest."""
    port = _free_port()
    program = stack.enter_context(running(tool.serve(port), folder))
    home, end = _Page(port, "/"), time.perf_counter() + _FIRST
    while not home.shows("</html>"):
        if program.poll() is not None or time.perf_counter() > end:
            raise ToolFailed(f"{tool.name} does not serve {folder}")
        time.sleep(0.05)
    home.close()
    rest(program.pid, _FIRST)
    return _Server(tool=tool.name, port=port, pid=program.pid, edits=edits(tool, folder, subject))


def _take_turns(servers: Sequence[_Server], kind: str, rounds: Rounds) -> dict[str, _Seen]:
    """Make the edit *kind* with one server after the other, as often as *rounds* says; take it back at the end."""
    seen = {server.tool: _Seen() for server in servers}
    kept = {server.tool: server.edits[kind].file.read_bytes() for server in servers}
    for turn in range(rounds.many):
        for server in servers:
            if rounds.more(seen[server.tool].first):
                _make(server, server.edits[kind], f"Zq{kind}{turn:03d}", seen[server.tool])
    for server in servers:
        server.edits[kind].file.write_bytes(kept[server.tool])
        time.sleep(_PAUSE)
        rest(server.pid, _LONGEST)
    return seen


def _make(server: _Server, edit: Edit, mark: str, seen: _Seen) -> None:
    """Save *edit* and look at its pages until they show *mark*."""
    waiting = [_Page(server.port, address) for address in edit.others]
    first = _Page(server.port, edit.first)
    for page in (first, *waiting):  # what somebody looks at
        page.shows(mark)
    text = edit.marked(mark)
    time.sleep(_PAUSE)
    rest(server.pid, _LONGEST)
    start = time.perf_counter()
    edit.file.write_text(text, encoding="utf-8")  # in place, as most editors do
    seen.first.append(_shown([first], mark, start))
    if waiting:
        seen.every.append(_shown(waiting, mark, start) if seen.first[-1] is not None else None)


def _shown(pages: Sequence["_Page"], mark: str, start: float) -> float | None:
    """Return how many seconds after *start* all *pages* showed *mark*, ``None`` if they did not."""
    waiting = list(pages)
    while time.perf_counter() - start < _LONGEST:
        before = time.perf_counter()
        waiting = [page for page in waiting if not page.shows(mark)]
        now = time.perf_counter()
        if not waiting:
            for page in pages:
                page.close()
            return now - start
        time.sleep(max(_LOOK, now - before))  # looking takes half of the time at most
    return None


class _Page:
    """A page that is looked at again and again over one connection."""

    def __init__(self, port: int, address: str) -> None:
        self._address = address
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def shows(self, words: str) -> bool:
        """Whether the page can be had, and holds *words*."""
        try:
            self._connection.request("GET", self._address, headers=_BROWSER)
            answer = self._connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            self._connection.close()  # the next look opens it again
            return False
        return answer.status == http.client.OK and words.encode() in content

    def close(self) -> None:
        """End the connection."""
        self._connection.close()


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
    return port
