import multiprocessing
import threading
from multiprocessing.synchronize import Event
from pathlib import Path

from briefbook.publish.lock import held
from tests.unit.publish.trees import names


def hold(path: Path, taken: Event, release: Event) -> None:
    """Hold the lock until told."""
    with held(path, lambda _pid: None):
        taken.set()
        release.wait(30)


def test_a_second_build_waits_and_is_told_for_whom(tmp_path: Path) -> None:
    """Who waits longer than a second learns the holder's pid; afterwards the lock is theirs, and then gone."""
    path = tmp_path / ".site.lock"
    spawn = multiprocessing.get_context("spawn")
    taken, release = spawn.Event(), spawn.Event()
    other = spawn.Process(target=hold, args=(path, taken, release))
    other.start()
    assert taken.wait(30)
    told: list[str] = []

    def waiting(pid: str) -> None:
        told.append(pid)
        release.set()

    with held(path, waiting):
        assert told == [str(other.pid)]
    other.join(30)
    assert names(tmp_path) == []


def test_a_dead_holder_blocks_nobody(tmp_path: Path) -> None:
    """A lock whose holder was killed is taken over at once."""
    path = tmp_path / ".site.lock"
    spawn = multiprocessing.get_context("spawn")
    taken, release = spawn.Event(), spawn.Event()
    other = spawn.Process(target=hold, args=(path, taken, release))
    other.start()
    assert taken.wait(30)
    other.kill()
    other.join(30)
    assert path.exists()
    told: list[str] = []
    with held(path, told.append):
        assert told == []
    assert names(tmp_path) == []


def test_only_one_holds_at_a_time(tmp_path: Path) -> None:
    """Many builds at once enter one after the other."""
    path = tmp_path / ".site.lock"
    inside: list[int] = []
    most: list[int] = []

    def enter(number: int) -> None:
        for _ in range(5):
            with held(path, lambda _pid: None):
                inside.append(number)
                most.append(len(inside))
                inside.remove(number)

    threads = [threading.Thread(target=enter, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(most), max(most)) == (30, 1)
