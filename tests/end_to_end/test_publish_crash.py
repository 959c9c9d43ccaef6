"""Publishing and sudden death: the published path always leads to the whole old or the whole new site."""

import errno
import itertools
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from briefbook.publish import Published, publish_image
from briefbook.publish.marker import MARKER
from tests.unit.publish.trees import contents, names

ROOT = Path(__file__).parents[2]
KILLS = 20
FORK = multiprocessing.get_context("fork")
#: How a child says that it published, that it was refused, that it published and nothing happened.
DONE, REFUSED, UNDISTURBED = 3, 4, 5

#: Two sites that share more than half of their files, differ in others, and have pages and folders that the other lacks.
SITES = tuple(
    {
        "index.html": b"%d" % version,
        **{f"shared/{n}.html": b"the same" for n in range(60)},
        **{f"pages/{n}.html": b"%d" % version * 2_000 for n in range(20)},
        **{f"only-{version}/{n}.html": b"%d" % version for n in range(5)},
    }
    for version in (1, 2)
)

PUBLISHER = """
import sys
from pathlib import Path
from tests.end_to_end.test_publish_crash import SITES
from briefbook.publish import Record, publish_image
root, keeps = Path(sys.argv[1]), sys.argv[2] == "True"
stored = root / "record"
record = Record.from_bytes(stored.read_bytes()) if stored.exists() else None
print("ready", flush=True)
while True:
    for files in SITES:
        done = publish_image(files, root / "site", root=root, spare=root / ".cache/spare" if keeps else None, record=record)
        record = done.record
        stored.write_bytes(record.to_bytes())
"""


def whole(site: Path) -> bool:
    """Tell whether *site* is exactly one of the two."""
    found = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    found.pop(MARKER)
    return found in SITES


def kill_while_publishing(root: Path, seconds: float, *, keeps: bool) -> None:
    """Let a program publish the two sites in turn, and kill it after *seconds* of that."""
    command = [sys.executable, "-c", PUBLISHER, str(root), str(keeps)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as publisher:
        assert publisher.stdout is not None
        publisher.stdout.readline()
        time.sleep(seconds)
        publisher.kill()


@pytest.mark.parametrize("keeps", [False, True])
def test_a_killed_build_leaves_a_whole_site(tmp_path: Path, *, keeps: bool) -> None:
    """Killed at random moments, publishing never leaves half a site, and the next build needs no help; with and without a spare."""
    site, spare = tmp_path / "site", tmp_path / ".cache/spare" if keeps else None
    tidy = {"record", "site"} | ({".cache"} if keeps else set())
    assert isinstance(publish_image(SITES[0], site, root=tmp_path), Published)
    chance = random.Random(20220126)
    littered = 0
    for _ in range(KILLS):
        kill_while_publishing(tmp_path, chance.uniform(0, 0.06), keeps=keeps)
        assert whole(site)
        littered += not set(names(tmp_path)) <= tidy
        if chance.random() < 0.3:
            assert isinstance(publish_image(chance.choice(SITES), site, root=tmp_path, spare=spare), Published)
            assert set(names(tmp_path)) <= tidy
    assert littered > 0, "no kill ever hit a build at work: this test proves nothing"
    assert isinstance(publish_image(SITES[1], site, root=tmp_path, spare=spare), Published)
    assert set(names(tmp_path)) <= tidy
    assert whole(site)


#: The site before, the one that is being published when something happens, and the one after.
BEFORE, NOW, AFTER = (
    {
        "index.html": b"%d" % version,
        **{f"shared/{n}.html": b"the same" for n in range(4)},
        f"only-{version}/page.html": b"x",
    }
    for version in range(3)
)


def publish_with_trouble(root: Path, step: int, trouble: str) -> None:
    """Publish the second site; at the *step*-th thing that is asked of the disk, be killed, or let it fail."""
    steps = itertools.count(1)
    asked = True

    def hook(event: str, _arguments: object) -> None:
        if not asked or not (event == "open" or event.startswith("os.")):
            return
        now = next(steps)
        if trouble == "kill" and now == step:
            os.kill(os.getpid(), signal.SIGKILL)
        if (trouble == "fail once" and now == step) or (trouble == "fail for good" and now >= step):
            raise OSError(errno.EIO, "Input/output error")

    sys.addaudithook(hook)
    done = publish_image(NOW, root / "site", root=root, spare=root / ".cache/spare")
    asked = False
    if next(steps) <= step:
        os._exit(UNDISTURBED)
    os._exit(DONE if isinstance(done, Published) else REFUSED)


@pytest.mark.parametrize("trouble", ["kill", "fail once", "fail for good"])
@pytest.mark.parametrize("spared", [False, True])
def test_every_step_may_be_the_last(tmp_path: Path, trouble: str, *, spared: bool) -> None:
    """Killed or refused at each single thing that is asked of the disk: the site is whole, and the next build needs no help."""
    ends = set()
    for step in itertools.count(1):
        root = tmp_path / str(step)
        site, spare = root / "site", root / ".cache/spare"
        for files in (AFTER, BEFORE) if spared else (BEFORE,):
            assert isinstance(publish_image(files, site, root=root, spare=spare), Published)
        assert spare.exists() == spared
        child = FORK.Process(target=publish_with_trouble, args=(root, step, trouble))
        child.start()
        child.join()
        ends.add(child.exitcode)
        expected = {REFUSED: [BEFORE], DONE: [NOW], UNDISTURBED: [NOW], -signal.SIGKILL: [BEFORE, NOW]}
        assert contents(site) in expected[child.exitcode or 0]
        assert isinstance(publish_image(AFTER, site, root=root, spare=spare), Published)
        assert contents(site) == AFTER
        assert set(names(root)) <= {".cache", "site"}
        shutil.rmtree(root)
        if child.exitcode == UNDISTURBED:
            break
    assert ends == {UNDISTURBED} | ({-signal.SIGKILL} if trouble == "kill" else {DONE, REFUSED})


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


@pytest.mark.parametrize("keeps", [False, True])
def test_two_builds_at_once_end_with_one_whole_site(tmp_path: Path, *, keeps: bool) -> None:
    """Builds that meet go one after the other, and leave nothing but the site of the last, and its spare."""
    results: list[object] = []
    spare = tmp_path / ".cache/spare" if keeps else None

    def build(files: dict[str, bytes]) -> None:
        results.extend(publish_image(files, tmp_path / "site", root=tmp_path, spare=spare) for _ in range(5))

    builders = [threading.Thread(target=build, args=(files,)) for files in (*SITES, *SITES)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    assert len(results) == 20
    assert all(isinstance(result, Published) for result in results)
    assert whole(tmp_path / "site")
    assert names(tmp_path) == ([".cache", "site"] if keeps else ["site"])
