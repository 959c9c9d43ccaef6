"""The development server, as a process of its own, asked over real sockets."""

import asyncio
import contextlib
import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from briefbook.pipeline.indexing import SEAL
from tests import runs
from tests.end_to_end.served import PATIENCE, ROOT, Served, serving, start, until


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Start a server for one test."""
    with serving(tmp_path) as server:
        yield server


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Start a server for all tests that only ask."""
    with serving(tmp_path_factory.mktemp("quiet")) as server:
        yield server


def test_an_honest_browser_gets_a_live_page(quiet: Served) -> None:
    """A page comes with our scripts and with headers that keep it to itself; the file has none of that."""
    status, headers, body = quiet.ask("/", Sec_Fetch_Site="none")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers
    assert b"<h1>hello</h1>" in body
    assert b"connect-src 'self'" in body
    published = (quiet.root / "site/index.html").read_bytes()
    assert b"__briefbook" not in published
    assert quiet.ask("/index.html", "HEAD")[2] == b""
    for own in re.findall(rb'(?:src|href)="(/[^"]+)"', body):
        assert quiet.ask(own.decode(), Sec_Fetch_Site="same-origin", Origin=f"http://{quiet.host}")[0] == 200


@pytest.mark.parametrize("path", ["/", "/index.html", "/__briefbook/status", "/livereload", "/livereload.js", "/gone"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "localhost.evil.example:80"},
        {"Host": ""},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_strangers_get_nothing(quiet: Served, path: str, headers: dict[str, str]) -> None:
    """Whatever is asked for, a request that is not of our own pages is refused."""
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    key = {"Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    given = {**upgrade, **key, **headers} if path == "/livereload" else headers
    status, _, body = quiet.ask(path, **given)
    assert status in {400, 403}
    assert b"hello" not in body
    assert quiet.ask("/")[0] == 200


def test_the_socket_is_for_our_pages(quiet: Served) -> None:
    """A websocket is opened for our own origin, and for nobody who comes from elsewhere or does not say."""
    upgrade = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    assert quiet.ask("/livereload", Origin=f"http://{quiet.host}", **upgrade)[0] == 101
    assert quiet.ask("/livereload", **upgrade)[0] == 403
    for origin in ("http://evil.example", "null", f"https://{quiet.host}", "http://127.0.0.1:1"):
        assert quiet.ask("/livereload", Origin=origin, **upgrade)[0] == 403


@pytest.mark.parametrize(
    "path",
    [
        "/forcereload",
        "/forcereload?path=*",
        "/../secret.md",
        "/%2e%2e/secret.md",
        "/..%2fsecret.md",
        "/..%5csecret.md",
        "/%2e%2e%2fsecret.md",
        "/%252e%252e/secret.md",
        "/static/../../secret.md",
        "//etc/passwd",
        "/%00",
        "/index.html%00",
        "/index.html%0a",
        "/.briefbook",
        "/__briefbook/../content/index.md",
        "/__briefbook/server.py",
        "/__briefbook/",
    ],
)
def test_there_is_nothing_but_the_site(quiet: Served, path: str) -> None:
    """No path leads out of the site or into the program, and none makes the server fail."""
    status, _, body = quiet.ask(path)
    assert status == 404
    assert b"secret" not in body


def test_what_is_below_the_path_of_the_site_is_found(quiet: Served) -> None:
    """The page for missing addresses names files from the server's root, where the site will stand below a path: it leads here."""
    for asked, there in (("/harbour/index.html", "/index.html"), ("/harbour//evil.example/", "/evil.example/")):
        status, headers, _ = quiet.ask(asked)
        assert (status, headers["Location"]) == (302, there)
    assert quiet.ask("/harbourside/index.html")[0] == 404


def test_other_methods_are_refused(quiet: Served) -> None:
    """The server answers questions; there is nothing to send it."""
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"):
        assert quiet.ask("/", method)[0] in {400, 405}
    assert quiet.ask("http://evil.example/", Host="evil.example")[0] in {400, 403, 404}


def test_an_edit_is_seen_and_a_mistake_shown(served: Served) -> None:
    """An edit is published, a mistake goes to the panel with its place while the old site stays, and both pass."""
    served.edit("edited")
    until(lambda: b"edited" in served.ask("/")[2])
    served.edit("so BAD", "other.md")
    until(lambda: served.status()["problems"] != [])
    (problem,) = json.loads(served.ask("/__briefbook/status")[2])["problems"]
    assert (problem["path"], problem["line"], problem["column"]) == ("content/other.md", 1, 4)
    assert problem["excerpt"] == "    1 | so BAD\n      |    ^^^ good"
    assert b"edited" in served.ask("/")[2]
    served.edit("EXIT", "other.md")
    until(lambda: "SystemExit" in str(served.status()["problems"]))
    (served.root / "content/other.md").unlink()
    until(lambda: served.status()["problems"] == [])


def test_a_page_is_seen_before_it_is_published(served: Served) -> None:
    """An edited page, and one that is new, are answered as they stand while the site waits to be published."""
    (served.root / "hold").touch()
    served.edit("edited")
    served.edit("brand new", "new.md")
    until(lambda: b"edited" in served.ask("/")[2])
    until(lambda: b"brand new" in served.ask("/new.html")[2])
    assert served.ask("/new.html")[1]["Content-Type"] == "text/html; charset=utf-8"
    assert b"hello" in (served.root / "site/index.html").read_bytes()
    (served.root / "hold").unlink()
    until((served.root / "site/new.html").is_file)
    assert b"brand new" in served.ask("/new.html")[2]


def test_a_page_is_gone_before_that_is_published(served: Served) -> None:
    """A page whose source was removed is answered as missing while the site waits to be published."""
    served.edit("brand new", "new.md")
    until((served.root / "site/new.html").is_file)
    (served.root / "hold").touch()
    (served.root / "content/new.md").unlink()
    until(lambda: served.ask("/new.html")[0] == 404)
    assert b"nothing" in served.ask("/new.html")[2]
    assert (served.root / "site/new.html").is_file()
    (served.root / "hold").unlink()
    until(lambda: not (served.root / "site/new.html").exists())


def test_edits_by_rename_are_seen_again_and_again(served: Served) -> None:
    """Editors that write another file and move it over the old one are followed, even when the folder is replaced."""
    for turn in range(3):
        fresh = served.root / "content/.index.md.new"
        fresh.write_text(f"turn {turn}", encoding="utf-8")
        fresh.replace(served.root / "content/index.md")
        until(lambda turn=turn: f"turn {turn}".encode() in served.ask("/")[2])  # type: ignore[misc]
    (served.root / "content").rename(served.root / "old")
    (served.root / "content").mkdir()
    served.edit("another folder")
    until(lambda: b"another folder" in served.ask("/")[2])


def test_a_burst_is_one_build(served: Served) -> None:
    """Many files saved together are read in a few bursts, however busy the machine is, and not once each."""
    before = served.status()["turn"]
    for number in range(30):
        served.edit("x", f"p{number}.md")
    until(lambda: served.ask("/p29.html")[0] == 200 and served.status()["turn"] != before)
    after = served.status()["turn"]
    assert isinstance(before, int)
    assert isinstance(after, int)
    assert before < after <= before + 10


def test_every_change_reaches_the_browser(served: Served) -> None:
    """Edits that follow one another within three seconds each send a reload, also after nonsense was received."""

    async def listen() -> int:
        address = f"ws://{served.host}/livereload"
        rude = await websocket_connect(HTTPRequest(address, headers={"Origin": f"http://{served.host}"}))
        await rude.write_message("[[[\x1b[31m")
        assert await rude.read_message() is None
        rude.close()
        socket = await websocket_connect(HTTPRequest(address, headers={"Origin": f"http://{served.host}"}))
        await socket.write_message('{"command": "hello"}')
        assert json.loads(str(await socket.read_message()))["command"] == "hello"
        await socket.write_message('{"command": "info", "url": "http://x/\\u001b[31m"}')
        for turn in range(4):
            await asyncio.sleep(0.05)
            served.edit(f"turn {turn}")
            told = json.loads(str(await asyncio.wait_for(socket.read_message(), PATIENCE)))
            assert told["command"] == "reload"
            assert f"turn {turn}".encode() in await asyncio.to_thread(lambda: served.ask("/")[2])
        socket.close()
        return turn

    # In a thread of its own: the browser tests leave a running loop in this one.
    assert ThreadPoolExecutor(1).submit(asyncio.run, listen()).result() == 3


def test_a_taken_port_is_told(quiet: Served) -> None:
    """A second server on the same port ends with a sentence."""
    with start(quiet.root, quiet.port) as second:
        said, _ = second.communicate(timeout=PATIENCE)
    assert second.returncode == 1
    assert said.strip() == f"port {quiet.port} is taken by another program: choose another one with --port"


PROGRAM = [sys.executable, str(ROOT / "build.py")]
ABOUT = "content/pages/about.md"


@contextlib.contextmanager
def program_serving(root: Path) -> Iterator[Served]:
    """Let the program serve the site at *root*, which is given a page, and end it as Ctrl-C does."""
    (root / ABOUT).parent.mkdir(parents=True, exist_ok=True)
    (root / ABOUT).write_text("---\ntitle: About us\n---\nFirst words.\n", encoding="utf-8")
    command = [*PROGRAM, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stderr.readline())
        assert found
        server = Served(root=root, port=int(found[1]), process=process)
        try:
            until(lambda: b"First words" in server.ask("/about.html")[2])
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            process.stderr.read()


def test_serving_writes_what_building_writes(tmp_path: Path) -> None:
    """The program's own `serve` publishes the same bytes as its `build`, edit after edit."""
    with program_serving(tmp_path) as server:
        (tmp_path / ABOUT).write_text("---\ntitle: About us\n---\nOther words.\n", encoding="utf-8")
        until(lambda: b"Other words" in server.ask("/about.html")[2])
    subprocess.run([*PROGRAM, "--output", "other"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    served, built = (runs.published(tmp_path / folder) for folder in ("site", "other"))
    assert served == {path: content for path, content in built.items() if path != SEAL}


def test_a_first_build_is_taken_up(tmp_path: Path) -> None:
    """What was never built is built by another process, whose memory the server goes on from: it has nothing to write."""
    with program_serving(tmp_path) as server:
        assert server.process.stderr is not None
        closing = next(line for line in server.process.stderr if line.startswith("site/"))
        assert (tmp_path / ".cache/briefbook.state").is_file()
    assert "(unchanged" in closing


def test_a_mistake_outlives_serving(tmp_path: Path) -> None:
    """What was read while the site was served and could not be published is no ground for the next build to stand on."""
    root = Path(shutil.copytree(ROOT / "tests/golden/project", tmp_path / "project"))
    articles, notes = root / "content/articles", root / "content/annotations/2024-03-05-post.yaml"
    with program_serving(root) as server:
        (articles / "2024-03-06-wire.md").rename(articles / "2024-03-06-agency.md")
        until(lambda: b'"error"' in server.ask("/__briefbook/status")[2])
    text = notes.read_text(encoding="utf-8")
    notes.write_text(
        text.replace("No container will be unloaded at night.", "At night nothing is unloaded."), encoding="utf-8"
    )
    first, again = (
        subprocess.run([*PROGRAM, *options], cwd=root, check=False, capture_output=True, text=True, timeout=120)
        for options in ((), ("--no-cache",))
    )
    assert (first.returncode, first.stderr) == (1, again.stderr)
    assert b"First words" in (root / "site/about.html").read_bytes()
