"""A server at work on a project of a test, asked over real sockets."""

import contextlib
import http.client
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A server at work on the project *root*."""

    root: Path
    port: int
    process: subprocess.Popen[str]

    @property
    def host(self) -> str:
        """The address to ask."""
        return f"127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Send one request with exactly these headers (underscores for hyphens); return status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": self.host, **headers}.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        try:
            return answer.status, dict(answer.getheaders()), b"" if answer.status == 101 else answer.read()
        finally:
            connection.close()

    def status(self) -> dict[str, object]:
        """Return what the panel is told."""
        told: dict[str, object] = json.loads(self.ask("/__briefbook/status")[2])
        return told

    def edit(self, text: str, name: str = "index.md") -> None:
        """Edit a file of the content."""
        (self.root / "content" / name).write_text(text, encoding="utf-8")


def until(true: Callable[[], bool]) -> None:
    """Wait until something is *true*."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def start(root: Path, port: int = 0) -> subprocess.Popen[str]:
    """Start a server; port 0 leaves the choice to the system."""
    command = [sys.executable, "-m", "tests.end_to_end.toy_server", str(root), str(port)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@contextlib.contextmanager
def serving(root: Path) -> Iterator[Served]:
    """Start a server on a project with one page, wait for its first build, and end it as Ctrl-C does."""
    (root / "content").mkdir()
    (root / "secret.md").write_text("secret", encoding="utf-8")
    (root / "content/index.md").write_text("hello", encoding="utf-8")
    with start(root) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
        assert found, said
        server = Served(root=root, port=int(found[1]), process=process)
        try:
            until(lambda: server.status()["turn"] == 2)  # read, then published
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            rest = process.stdout.read()
        assert process.wait(PATIENCE) == 0, rest
    assert sorted(path.name for path in root.glob(".*")) == []
