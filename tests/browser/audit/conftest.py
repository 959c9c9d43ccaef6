"""What the audit needs besides: the site as a host would send it, its pages by kind, and the tools of others."""

import functools
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from tests.browser import chromium
from tests.browser.hosting import hosting
from tests.browser.kinds import pages_by_kind

ROOT = Path(__file__).parents[3]
TOOLS = ROOT / "scripts/audit/node_modules"

Tool = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def hosted(site: Path) -> Iterator[str]:
    """Send the example site as its host would, under the path that `base_url` has; return its address, with a slash."""
    with hosting(site, "/briefbook/") as address:
        yield address


@pytest.fixture(scope="session")
def kinds(site: Path) -> dict[str, tuple[str, ...]]:
    """Return the pages of the example site by kind, the largest first."""
    return pages_by_kind(site)


@pytest.fixture(scope="session")
def chrome(playwright: Playwright) -> str:
    """Return the path of the Chromium that tools of others are to start."""
    return chromium.installed() or playwright.chromium.executable_path


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the source of axe-core."""
    return (TOOLS / "axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def tool() -> Tool:
    """Run one of the installed programs and return what it printed; `make audit` installs them."""
    return functools.partial(_run)


def _run(script: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = ["node", str(TOOLS / script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT / "scripts/audit", **options)
