"""Real web servers at work on a folder, each with the configuration that the program writes for it."""

import contextlib
import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from briefbook.hosting import Hosted, caddyfile, nginx_conf

PATIENCE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered; names of headers in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A server at work."""

    port: int
    site: Hosted

    @property
    def url(self) -> str:
        """The address of the site, with a slash at the end."""
        return f"http://127.0.0.1:{self.port}{self.site.prefix}"

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path from the server's root."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return Answer(
                status=answer.status,
                headers={name.lower(): value for name, value in answer.getheaders()},
                body=answer.read(),
            )
        finally:
            connection.close()


def program(name: str) -> str:
    """Return the path of a server's program; without it the test fails, and says what to do."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
    assert found, f"{name} is not installed: sh scripts/setup.sh programs"
    return found


def nginx(folder: Path, site: Hosted) -> tuple[list[str], list[str]]:
    """Write what nginx needs to *folder*; return the commands that start it, and that check its configuration."""
    (folder / "site.conf").write_text(nginx_conf(site), encoding="utf-8")
    # The tables of types differ from package to package; what we say of types stands beside the smallest of them.
    types = "types { text/html html; text/css css; image/svg+xml svg; application/json json; }\n"
    (folder / "mime.types").write_text(types, encoding="utf-8")
    scratch = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main = f"""\
daemon off; master_process off; pid {folder}/nginx.pid; error_log stderr;
events {{ }}
http {{ access_log off; {scratch} include {folder}/site.conf; }}
"""
    (folder / "main.conf").write_text(main, encoding="utf-8")
    command = [program("nginx"), "-p", str(folder), "-e", "stderr", "-c", str(folder / "main.conf")]
    return command, [*command, "-t"]


def caddy(folder: Path, site: Hosted) -> tuple[list[str], list[str]]:
    """Write what Caddy needs to *folder*; return the commands that start it, and that check its configuration."""
    apart = "{\n\tadmin off\n}\n\n"
    (folder / "Caddyfile").write_text(apart + caddyfile(site), encoding="utf-8")
    named = ["--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    return [program("caddy"), "run", *named], [program("caddy"), "validate", *named]


SERVERS: dict[str, Callable[[Path, Hosted], tuple[list[str], list[str]]]] = {"nginx": nginx, "caddy": caddy}


@contextlib.contextmanager
def hosted(server: str, folder: Path, site: Hosted) -> Iterator[Host]:
    """Let *server* show *site* on a port of its own; its configuration is checked first."""
    port = _free_port()
    site = replace(site, base_url=f"http://127.0.0.1:{port}{site.prefix}")
    folder.mkdir(parents=True)
    start, check = SERVERS[server](folder, site)
    environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin"}
    checked = subprocess.run(check, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr.lower(), checked.stderr
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(start, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            _wait(port, process, folder / "log")
            yield Host(port=port, site=site)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        assert process.poll() is None, log.read_text(encoding="utf-8")
        assert time.monotonic() < end, log.read_text(encoding="utf-8")
        time.sleep(0.05)
