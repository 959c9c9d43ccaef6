"""A real Chromium that talks to this machine only."""

from typing import Any

import pytest

from tests.browser import chromium


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the machine's own Chromium; playwright's where there is none."""
    arguments = {**browser_type_launch_args, "args": list(chromium.ARGUMENTS)}
    path = chromium.installed()
    return {**arguments, "executable_path": path} if path else arguments


@pytest.fixture(scope="session")
def base_url() -> None:
    """Leave addresses whole: a test says whether it means the example site (``site_url``) or a page of its own."""
