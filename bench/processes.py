"""Programs that are watched while they run: their time, their memory, and whether they are at rest.

A program gets a session of its own, so that what it starts is known as its own. Memory needs Linux's `/proc`.
"""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.tools import Command

_PROC: Final = Path("/proc")
#: Seconds between two looks at the memory of a program.
_LOOK: Final = 0.05
#: Of a second: a program that took less of one is at rest.
_REST: Final = 0.12


class ToolFailed(Exception):
    """A tool did not do what it was asked for: a figure would mean nothing."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How long a program ran (seconds) and the most memory that it and its children had together (bytes), if asked."""

    seconds: float
    peak: int


def run(command: Command, folder: Path, *, memory: bool = False) -> Ran:
    """Run *command* in *folder* to its end. Looking at its memory slows it down: do it in a run of its own."""
    os.sync()  # what another has written is not to be paid for by this one
    with _log(folder).open("w", encoding="utf-8") as log:
        start = time.perf_counter()
        program = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
        look = _Look(program.pid) if memory else None
        status = program.wait()
        seconds = time.perf_counter() - start
    peak = look.end() if look else 0
    if status:
        said = _log(folder).read_text(encoding="utf-8", errors="replace")[-2000:]
        raise ToolFailed(f"{' '.join(map(str, command))} in {folder} ended with {status}:\n{said}")
    return Ran(seconds, peak)


@contextlib.contextmanager
def running(command: Command, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run *command* in *folder* until the block ends."""
    with _log(folder).open("w", encoding="utf-8") as log:
        program = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
        try:
            yield program
        finally:
            _end(program)


def rest(pid: int, longest: float) -> None:
    """Wait until the session *pid* has taken next to no processor time for a second, *longest* seconds at most."""
    end = time.perf_counter() + longest
    while time.perf_counter() < end:
        before = _processor_time(pid)
        time.sleep(1)
        if _processor_time(pid) - before < _REST:
            return


class _Look(threading.Thread):
    """Looks at the memory of a session until told to end. Shared pages count once (PSS)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._peak, self._over = pid, 0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self._over.wait(_LOOK):
            self._peak = max(self._peak, sum(map(_memory, _session(self._pid))))

    def end(self) -> int:
        """Return the most that was seen, in bytes."""
        self._over.set()
        self.join()
        return self._peak


def _log(folder: Path) -> Path:
    """Return where the programs run in *folder* say what they say: beside it, a site is not to hold it."""
    return folder.with_name(f"{folder.name}.log")


def _session(pid: int) -> Iterator[Path]:
    """Yield the `/proc` folders of the processes of session *pid*."""
    for folder in _PROC.glob("[0-9]*"):
        if _stat(folder)[3:4] == [str(pid)]:
            yield folder


def _stat(folder: Path) -> list[str]:
    """Return the fields of a process's `stat` that follow its name, or none if it has ended (proc_pid_stat(5))."""
    try:
        return (folder / "stat").read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()
    except OSError:
        return []


def _memory(folder: Path) -> int:
    try:
        lines = (folder / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _processor_time(pid: int) -> float:
    fields = [_stat(folder) for folder in _session(pid)]
    return sum(int(found[11]) + int(found[12]) for found in fields if found) / os.sysconf("SC_CLK_TCK")


def _end(program: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(10)
            return
