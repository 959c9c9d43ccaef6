"""What all tests share: Hypothesis without a stopwatch, the example site built once, golden files."""

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
#: Where the example site stands on its server (`base_url` in config.yaml).
BELOW = "/briefbook/"

# No test is timed: a shared machine is slow at odd moments. In CI every run tries the same examples.
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
    print_blob=True,
)
settings.register_profile("soak", settings.get_profile("house"), max_examples=1000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``, which ``make golden`` gives."""
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden/ anew instead of comparing with it"
    )


@pytest.fixture
def update_golden(pytestconfig: pytest.Config) -> bool:
    """Say whether golden files are to be written anew instead of compared."""
    return bool(pytestconfig.getoption("--update-golden"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the example site, built once in a session by the program that users run."""
    output = tmp_path_factory.mktemp("example") / "site"
    command = [sys.executable, str(ROOT / "build.py"), "--output", str(output)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return output


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Serve the example site on loopback, below the path that its configuration names; return that address, with a slash."""
    handler = functools.partial(_Below, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{BELOW}"
        server.shutdown()
        thread.join()


class _Below(http.server.SimpleHTTPRequestHandler):
    """Serve files under a sub-path and say nothing: a page's requests are not a test's output."""

    def translate_path(self, path: str) -> str:
        """Return the file for an address; outside of the sub-path there is none."""
        below = path.removeprefix(BELOW)
        return super().translate_path(f"/{below}" if below != path else "/nothing/here")

    def log_message(self, *_: object) -> None:
        """Drop the line."""
