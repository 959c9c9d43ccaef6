"""The example site: how long its build takes, and what a reader's browser fetches for its largest page."""

import functools
import http.server
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from bench.building import Site
from bench.corpus import OURS
from bench.goals import EXAMPLE
from bench.processes import run
from bench.results import Row, figure
from bench.tools import ROOT, Tool
from tests.browser import chromium
from tests.browser.weight import fetched, sent, sent_text

_PAUSE: Final = 2.2


def example_rows(ours: Tool, folder: Path, *, trials: int, say: Callable[[str], None]) -> Iterator[Row]:
    """Build a copy of the example in *folder*; yield seconds (clean, unchanged) and the bytes of its largest page."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "config.yaml", folder)
    shutil.copytree(ROOT / "content", folder / "content")
    site = Site(folder, folder.with_name("aside"))
    clean: list[float | None] = []
    unchanged: list[float | None] = []
    for _ in range(trials):
        site.wipe()
        clean.append(run(ours.again, folder).seconds)
        time.sleep(_PAUSE)
        unchanged.append(run(ours.again, folder).seconds)
    say(f"the example, {trials} times: clean {figure(clean[-1], 's')}, unchanged {figure(unchanged[-1], 's')}")
    yield Row(measure="example-clean", n=EXAMPLE, unit="s", samples={OURS: clean})
    yield Row(measure="example-unchanged", n=EXAMPLE, unit="s", samples={OURS: unchanged})
    output = folder / ours.output
    largest = max(output.rglob("*.html"), key=lambda path: (path.stat().st_size, path))
    files = _fetched(output, largest.relative_to(output).as_posix())
    say(f"{largest.relative_to(output)} fetches {', '.join(path.name for path in files)}")
    yield Row(measure="weight-text", n=EXAMPLE, unit="B", samples={OURS: [sent_text(files)]})
    yield Row(measure="weight", n=EXAMPLE, unit="B", samples={OURS: [sent(files)]})


def _fetched(output: Path, address: str) -> tuple[Path, ...]:
    """Return the files that a browser fetches to show the page at *address*, its fonts among them, in order."""
    handler = functools.partial(_Quiet, directory=output)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.installed(), args=list(chromium.ARGUMENTS))
            files = fetched(browser, output, f"http://127.0.0.1:{server.server_port}/", address)
            browser.close()
    finally:
        server.shutdown()
        server.server_close()
    return files


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""
