"""From what was typed to an exit status."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from typing import NoReturn

from briefbook.cli.arguments import command_first, parser, project_of
from briefbook.cli.say import say
from briefbook.report import visible


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in *argv* (the program's own arguments without it) and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without our characters shows escapes
            stream.reconfigure(errors="backslashreplace")
    try:
        arguments = parser().parse_args(command_first(sys.argv[1:] if argv is None else list(argv)))
        project = project_of(arguments)
        if isinstance(project, str):
            say(visible(project), sys.stderr)
            return 2
        # What builds is loaded when it is needed: to be told of a typing mistake takes no second.
        from briefbook.cli.run import run

        with nullcontext() if arguments.command == "serve" else _uncollected():
            return run(arguments, project)
    except SystemExit as finished:  # argparse ends so: 2 after a mistake, 0 after --help
        return finished.code if isinstance(finished.code, int) else 0
    except KeyboardInterrupt:
        say("interrupted", sys.stderr)
        return 130


def leave(status: int) -> NoReturn:
    """End the process with *status*, at once: to take apart, piece by piece, all that was read takes as long as to look at its files."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # whoever read it has left
            stream.flush()
    os._exit(status)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nobody look for garbage that holds itself: a build makes little, ends soon, and looking took a seventh of its time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.freeze()
            gc.unfreeze()  # all is old now: else the next allocation would look at everything that was made
            gc.enable()
