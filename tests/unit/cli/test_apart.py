"""Work in a process of its own, as serve has its first build done."""

import os
import time
from functools import partial
from pathlib import Path
from threading import Thread

from briefbook.cli.apart import Apart
from tests.end_to_end.served import until


def begin(told: Path, seconds: float) -> None:
    """Tell which process this is, and take so long."""
    told.write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(seconds)


def fail() -> None:
    """Fail at once."""
    raise SystemExit(3)


def test_work_is_done_by_another_process(tmp_path: Path) -> None:
    """Whoever has work done waits for its end, good or bad."""
    assert Apart(partial(begin, tmp_path / "told", 0)).run()
    assert int((tmp_path / "told").read_text(encoding="utf-8")) != os.getpid()
    assert Apart(fail).run()


def test_work_can_be_ended(tmp_path: Path) -> None:
    """Ctrl-C does not wait for a first build that takes minutes; the process is gone, and is known to have been ended."""
    apart, ended = Apart(partial(begin, tmp_path / "told", 600)), list[bool]()
    waiting = Thread(target=lambda: ended.append(apart.run()))
    waiting.start()
    until(lambda: (tmp_path / "told").exists() and (tmp_path / "told").read_text(encoding="utf-8") != "")
    apart.end()
    waiting.join(timeout=30)
    assert ended == [False]
    process = int((tmp_path / "told").read_text(encoding="utf-8"))
    assert not Path(f"/proc/{process}/cmdline").is_file() or not Path(f"/proc/{process}/cmdline").read_bytes()


def test_what_was_ended_first_is_not_done(tmp_path: Path) -> None:
    """An end that comes before the beginning counts."""
    apart = Apart(partial(begin, tmp_path / "told", 600))
    apart.end()
    assert not apart.run()
