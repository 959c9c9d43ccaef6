"""What is printed, and where: problems and closing words, for people and for machines."""

import argparse
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from briefbook.cli.say import say
from briefbook.model.problem import Problem, Severity
from briefbook.model.project import Project
from briefbook.report import as_github, as_json, human, source_lines


def tell(arguments: argparse.Namespace, project: Project, problems: Iterable[Problem]) -> None:
    """Print *problems* in the form that was asked for: for people on stderr, for machines on stdout."""
    match arguments.format:
        case "json":
            say(as_json(problems), sys.stdout)
        case "github":
            say(as_github(problems), sys.stdout)
        case _:
            say(human(problems, source_lines(project.root), color=colored(arguments, sys.stderr)), sys.stderr)


def aside(arguments: argparse.Namespace) -> TextIO:
    """Return where closing words go: machines have stdout for themselves."""
    return sys.stdout if arguments.format == "human" else sys.stderr


def exit_status(problems: Iterable[Problem]) -> int:
    """Return 1 if an error is among *problems*, else 0."""
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def colored(arguments: argparse.Namespace, stream: TextIO) -> bool:
    """Tell whether to colour what goes to *stream*: a terminal, and nobody said no (https://no-color.org)."""
    plain = arguments.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and stream.isatty()
