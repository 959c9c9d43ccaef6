"""The Chromium of the browser tests: which one, and how it is started.

Two places must agree about that: the fixture, and ``make test``, which runs this module to see whether one has to be
installed.
"""

import shutil
import subprocess

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ARGUMENTS = (
    "--no-sandbox",  # a container's root has no other way
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def installed() -> str | None:
    """Return the path of the machine's own Chromium or Chrome; None means playwright's own."""
    return next((path for path in map(shutil.which, NAMES) if path and _runs(path)), None)


def _runs(path: str) -> bool:
    # Ubuntu's chromium-browser may be a stand-in that only asks for another package.
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except OSError:
        return False
    return answer.returncode == 0


if __name__ == "__main__":
    with sync_playwright() as playwright:
        playwright.chromium.launch(executable_path=installed(), args=list(ARGUMENTS)).close()
