"""A line that tells how far long work is, on a terminal only."""

import time
from collections.abc import Callable
from typing import Final, TextIO

#: Work that is done within this many seconds is not worth a line, nor is a change that comes sooner after another.
_PATIENCE: Final = 1.0
_PAUSE: Final = 0.1
_WIDTH: Final = 30


def progress(stream: TextIO) -> Callable[[str, int, int], None]:
    """Return what is told (what is being done, how much is done, of how much), and draws that on *stream*; all done wipes it."""
    if not stream.isatty():
        return lambda _what, _done, _total: None
    began, drawn = time.monotonic(), 0.0

    def tell(what: str, done: int, total: int) -> None:
        nonlocal drawn
        now = time.monotonic()
        if done >= total:
            if drawn:
                stream.write("\r\x1b[K")
                stream.flush()
        elif now - began > _PATIENCE and now - drawn > _PAUSE:
            drawn = now
            bar = "█" * (done * _WIDTH // total)
            stream.write(f"\r{what} {bar:░<{_WIDTH}} {done:,} of {total:,}\x1b[K")
            stream.flush()

    return tell
