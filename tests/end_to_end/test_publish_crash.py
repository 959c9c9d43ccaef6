"""Publishing and sudden death: the published path always leads to the whole old or the whole new site."""

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

from briefbook.publish import Published, publish_image
from briefbook.publish.marker import MARKER
from tests.unit.publish.trees import names

ROOT = Path(__file__).parents[2]
KILLS = 40

#: Two sites that share some files, differ in others, and have pages and folders that the other lacks.
SITES = tuple(
    {
        "index.html": b"%d" % version,
        **{f"shared/{n}.html": b"the same" for n in range(20)},
        **{f"pages/{n}.html": b"%d" % version * 2_000 for n in range(20)},
        **{f"only-{version}/{n}.html": b"%d" % version for n in range(5)},
    }
    for version in (1, 2)
)

PUBLISHER = """
import sys
from pathlib import Path
from tests.end_to_end.test_publish_crash import SITES
from briefbook.publish import publish_image
root = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for files in SITES:
        publish_image(files, root / "site", root=root)
"""


def whole(site: Path) -> bool:
    """Tell whether *site* is exactly one of the two."""
    found = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    found.pop(MARKER)
    return found in SITES


def kill_while_publishing(root: Path, seconds: float) -> None:
    """Let a program publish the two sites in turn, and kill it after *seconds* of that."""
    command = [sys.executable, "-c", PUBLISHER, str(root)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as publisher:
        assert publisher.stdout is not None
        publisher.stdout.readline()
        time.sleep(seconds)
        publisher.kill()


def test_a_killed_build_leaves_a_whole_site(tmp_path: Path) -> None:
    """Killed at forty moments, publishing never leaves half a site, and the next build needs no help."""
    site = tmp_path / "site"
    assert isinstance(publish_image(SITES[0], site, root=tmp_path), Published)
    chance = random.Random(20220126)
    littered = 0
    for _ in range(KILLS):
        kill_while_publishing(tmp_path, chance.uniform(0, 0.06))
        assert whole(site)
        littered += names(tmp_path) != ["site"]
        if chance.random() < 0.3:
            assert isinstance(publish_image(chance.choice(SITES), site, root=tmp_path), Published)
            assert names(tmp_path) == ["site"]
    assert littered > 0, "no kill ever hit a build at work: this test proves nothing"
    assert isinstance(publish_image(SITES[1], site, root=tmp_path), Published)
    assert names(tmp_path) == ["site"]


def test_readers_always_find_a_site(tmp_path: Path) -> None:
    """Whoever reads a page at its published path, while builds follow one another, gets it, old or new."""
    site = tmp_path / "site"
    publish_image(SITES[0], site, root=tmp_path)
    done = threading.Event()
    found: list[bytes] = []

    def read() -> None:
        while not done.is_set():
            found.append((site / "index.html").read_bytes())
            time.sleep(0.0005)  # let the builder work too

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for turn in range(20):
            publish_image(SITES[turn % 2], site, root=tmp_path)
    finally:
        done.set()
        reader.join()
    assert set(found) == {b"1", b"2"}


def test_two_builds_at_once_end_with_one_whole_site(tmp_path: Path) -> None:
    """Builds that meet go one after the other, and leave nothing but the site of the last."""
    results: list[object] = []

    def build(files: dict[str, bytes]) -> None:
        results.extend(publish_image(files, tmp_path / "site", root=tmp_path) for _ in range(5))

    builders = [threading.Thread(target=build, args=(files,)) for files in (*SITES, *SITES)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    assert len(results) == 20
    assert all(isinstance(result, Published) for result in results)
    assert whole(tmp_path / "site")
    assert names(tmp_path) == ["site"]
