"""A long soak of serve: ``python -m bench.soak [EDITS] [SEED]`` edits, waits to see each, and tells how long that took.

Edits are seen in what is answered and, where they show on the page that is open there, in a browser.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from random import Random

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.editor import Desk

#: Edits after which the program is taken to be warm.
WARM = 100


def main(arguments: list[str]) -> int:
    """Soak; return the exit status."""
    edits, seed = (int(word) for word in (*arguments, *("1000", "1")[len(arguments) :]))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium.installed(), args=list(chromium.ARGUMENTS))
        with Desk(Path(folder) / "project", Random(seed), browser.new_context().new_page()) as desk:
            desk.work(min(WARM, edits))
            warm, files = desk.memory(), desk.descriptors()
            desk.work(max(0, edits - WARM))
            growth, more = desk.memory() - warm, desk.descriptors() - files
    waits = sorted(desk.waits)
    late = waits[int(len(waits) * 0.9)]
    print(
        f"{desk.edits:,} edits, none missed; seen after {statistics.median(waits) * 1000:.0f} ms (median), {late * 1000:.0f} ms (p90)"
    )
    print(f"{desk.shown:,} of them seen in the browser too")
    print(f"after the first {WARM} edits memory grew by {growth / 1e6:.1f} MB, and open files by {more}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
