"""A scripted editor at work on a served project: every edit must show, whatever way it is saved, also in an open browser."""

import http.client
import json
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Error, Page

from briefbook.model.project import Project
from briefbook.pipeline.build import build

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests/golden/project"
#: Seconds within which an edit must be seen, and a site that nobody edits be published.
PATIENCE = 60.0
ARTICLES = ("2024-03-05-post", "2024-03-06-wire")
NOTES = "content/annotations/2024-03-05-post.yaml"
#: The pages that edits show on: one of them is open in the browser for so many edits.
PAGES = (
    "articles/2024-03-05-post.html",
    "actors/kai-lund.html",
    "articles/2024-03-06-wire.html",
    "dates/2024-03-05.html",
    "404.html",
)
STAY = 10
#: A property that style edits set: what it is, only a browser that has the style can tell.
MARK = "--mark"


@dataclass(slots=True)
class Desk:
    """A project, the program that serves it, and how long each edit took to be seen, in seconds.

    With a browser's *tab*, one page at a time is open in it or in one that takes its place, which nobody reloads but the page
    itself; edits that show there must be seen in it too. *shown* counts them.
    """

    root: Path
    random: random.Random
    tab: Page | None = None
    process: subprocess.Popen[str] = field(init=False)
    _listener: threading.Thread = field(init=False)
    port: int = 0
    waits: list[float] = field(default_factory=list)
    edits: int = 0
    shown: int = 0
    _opened: str = ""

    def __enter__(self) -> Self:
        shutil.copytree(GOLDEN, self.root)
        command = [sys.executable, str(ROOT / "build.py"), "serve", "--project", str(self.root), "--port", "0"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        assert self.process.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:(\d+)/", self.process.stderr.readline())
        assert address, "serve did not say where"
        self.port = int(address[1])
        # What it says is read on: a pipe that is full would stop the program.
        self._listener = threading.Thread(target=self.process.stderr.read, daemon=True)
        self._listener.start()
        self._until(lambda: b"</html>" in self.get("index.html") and "Not built" not in self.get("index.html").decode())
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        self._listener.join(timeout=PATIENCE)
        assert self.process.stderr is not None
        self.process.stderr.close()

    def get(self, path: str) -> bytes:
        """Return what a reader is sent for *path*."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", f"/{path}")
            return connection.getresponse().read()
        finally:
            connection.close()

    def memory(self) -> int:
        """Return the resident memory of the program, in bytes."""
        told = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        found = re.search(r"VmRSS:\s+(\d+) kB", told)
        assert found
        return int(found[1]) * 1024

    def descriptors(self) -> int:
        """Return how many files and connections the program has open."""
        return sum(1 for _ in Path(f"/proc/{self.process.pid}/fd").iterdir())

    def errors(self) -> list[str]:
        """Return the codes of the errors that the panel shows."""
        return [problem["code"] for problem in self.status()["problems"] if problem["severity"] == "error"]

    def status(self) -> Any:  # noqa: ANN401 - as JSON has it
        """Return what an open page is told: the turn, and the problems."""
        return json.loads(self.get("__briefbook/status"))

    def work(self, edits: int) -> None:
        """Make so many edits, each seen before the next; now and then look whether the published site is a clean one."""
        writing = (self.body, self.body, self.saying, self.name, self.burst, self.renaming)
        ways = (*writing, self.broken, self.template, self.style)
        for _ in range(edits):
            if self.tab is not None and self.edits % STAY == 0:
                self._open(PAGES[self.edits // STAY % len(PAGES)])
            self.random.choice(ways)()
            self.edits += 1
            if self.edits % 25 == 0:
                self.settle()
        self.settle()

    def settle(self) -> None:
        """Wait until the published folder holds what a clean build makes."""
        outcome = build(Project(root=self.root, templates=(self.root / "templates", ROOT / "templates")))
        assert outcome.image is not None, outcome.problems
        wanted, site = outcome.image.files, self.root / "site"
        self._until(lambda: dict(_published(site)) == dict(wanted))

    def body(self) -> None:
        """Write a line at the end of an article."""
        article = self.random.choice(ARTICLES)
        self._seen(self._append(f"content/articles/{article}.md"), f"articles/{article}.html")

    def saying(self) -> None:
        """Change the words of a note: they show on the article and on the speaker's page."""
        mark = self._mark()
        text = (GOLDEN / NOTES).read_text(encoding="utf-8")
        text = text.replace("No container will be unloaded at night.", f"No container will be unloaded {mark}.")
        self._write(NOTES, text)
        self._seen(mark, "articles/2024-03-05-post.html")

    def name(self) -> None:
        """Change a name in a registry."""
        mark = self._mark()
        text = (GOLDEN / "content/actors.yaml").read_text(encoding="utf-8")
        self._write("content/actors.yaml", text.replace("name: Kai Lund", f"name: Kai {mark}"))
        self._seen(mark, "actors/kai-lund.html")

    def burst(self) -> None:
        """Save five files at once."""
        marks = [self._append(f"content/articles/{article}.md") for article in ARTICLES]
        marks.append(self._append("content/days/2024-03-05.md"))
        for path in ("content/pages/about.md", "content/topics.yaml"):
            self._write(path, (self.root / path).read_text(encoding="utf-8"))
        pages = (*(f"articles/{article}.html" for article in ARTICLES), "dates/2024-03-05.html")
        for mark, page in zip(marks, pages, strict=True):
            self._seen(mark, page)

    def renaming(self) -> None:
        """Save as many programs do: write another file, and rename it."""
        article = self.random.choice(ARTICLES)
        path, mark = self.root / f"content/articles/{article}.md", self._mark()
        new = path.with_name(f".{path.name}.tmp")
        new.write_text(f"{_original(path.name)}\n\nA line {mark}.\n", encoding="utf-8")
        new.replace(path)
        self._seen(mark, f"articles/{article}.html")

    def broken(self) -> None:
        """Save what cannot be read: the panel tells, the site stays; mended, the panel is gone."""
        text = (self.root / NOTES).read_text(encoding="utf-8")
        self._write(NOTES, f"{text}\n- who: [\n")
        self._until(lambda: bool(self.errors()))
        assert b"</html>" in self.get("articles/2024-03-05-post.html")
        self._shows("document.querySelector('#briefbook-panel[data-severity=error]') !== null")
        self._write(NOTES, text)
        self._until(lambda: not self.errors())
        self._shows("document.querySelector('#briefbook-panel[data-severity=error]') === null")

    def template(self) -> None:
        """Lay a template of one's own over the default one."""
        mark = self._mark()
        self._write("templates/pages/missing.md.j2", f"Nothing here, {mark}.\n")
        self._seen(mark, "404.html")

    def style(self) -> None:
        """Change the style of all pages."""
        mark = self._mark()
        default = (ROOT / "templates/static/briefbook.css").read_text(encoding="utf-8")
        self._write("templates/static/briefbook.css", f"{default}\n:root {{ {MARK}: {mark}; }}\n")
        since = time.monotonic()
        self._until(lambda: mark.encode() in self.get(self._sheet()))
        self.waits.append(time.monotonic() - since)
        self._shows(f"getComputedStyle(document.documentElement).getPropertyValue('{MARK}') === '{mark}'")

    def _sheet(self) -> str:
        found = re.search(r'href="(static/briefbook\.[^"]*css)"', self.get("index.html").decode())
        assert found
        return found[1]

    def _append(self, path: str) -> str:
        mark = self._mark()
        original = (GOLDEN / path).read_text(encoding="utf-8")
        self._write(path, f"{original}\n\nA line {mark}.\n")
        return mark

    def _mark(self) -> str:
        return f"zq{self.edits}x{self.random.randrange(10**6)}"

    def _write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def _seen(self, mark: str, page: str) -> None:
        """Wait until *page* shows *mark*."""
        since = time.monotonic()
        self._until(lambda: mark.encode() in self.get(page))
        self.waits.append(time.monotonic() - since)
        if page == self._opened:
            self._shows(f"document.documentElement.textContent.includes('{mark}')")

    def _open(self, page: str) -> None:
        """Open *page* in another tab: one that goes elsewhere just when its page loads itself anew may end up where it was."""
        assert self.tab is not None
        before, self.tab, self._opened = self.tab, self.tab.context.new_page(), page
        # Nobody waits for that: a tab that loads itself anew may never tell that it is closed.
        before.close(run_before_unload=True)
        self.tab.goto(f"http://127.0.0.1:{self.port}/{page}", wait_until="commit")

    def _shows(self, expression: str) -> None:
        """Wait until *expression* is true in the browser, if there is one."""
        if self.tab is not None:
            self._until(lambda: self._holds(expression))
            self.shown += 1

    def _holds(self, expression: str) -> bool:
        assert self.tab is not None
        try:
            return bool(self.tab.evaluate(expression))
        except Error:  # the page is being loaded
            return False

    def _until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert self.process.poll() is None, "serve has ended"
            assert time.monotonic() < end, f"edit {self.edits} was not seen"
            time.sleep(0.003)


def _original(name: str) -> str:
    return (GOLDEN / "content/articles" / name).read_text(encoding="utf-8")


def _published(site: Path) -> Iterator[tuple[str, bytes]]:
    for folder, _, names in os.walk(site):
        for name in names:
            path = Path(folder, name)
            if name != ".briefbook":
                try:
                    yield path.relative_to(site).as_posix(), path.read_bytes()
                except OSError:  # replaced while we look
                    yield "", b""
