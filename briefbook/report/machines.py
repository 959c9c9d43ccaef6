"""Problems for machines: JSON, GitHub's workflow commands, and the panel that serve shows in the browser."""

import json
from collections.abc import Iterable
from typing import Final

from briefbook.model.problem import Problem, in_order
from briefbook.report.people import excerpt
from briefbook.report.sources import LineOf
from briefbook.report.visible import visible

#: What GitHub requires to be escaped in a message, and besides in a property (actions/toolkit, ``command.ts``).
_MESSAGE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def as_json(problems: Iterable[Problem]) -> str:
    """Return *problems* by place as a JSON array of objects, all ASCII.

    Keys: ``code severity path line column width message hint``; line and column count from 1, column and width in
    characters.
    """
    return json.dumps([_object(problem) for problem in in_order(list(problems))], indent=2) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Return *problems* by place as GitHub workflow commands, one a line."""
    return "".join(_command(problem) for problem in in_order(list(problems)))


def as_panel(problems: Iterable[Problem], line_of: LineOf) -> tuple[dict[str, str | int], ...]:
    """Return *problems* by place as objects like those of `as_json`, made visible, each with its ``excerpt``."""
    return tuple(
        {
            **{key: visible(value) if isinstance(value, str) else value for key, value in _object(problem).items()},
            "excerpt": "\n".join(excerpt(problem, line_of)),
        }
        for problem in in_order(list(problems))
    )


def _object(problem: Problem) -> dict[str, str | int]:
    span = problem.span
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "width": span.width,
        "message": problem.message,
        "hint": problem.hint,
    }


def _command(problem: Problem) -> str:
    span = problem.span
    properties = {
        "file": visible(span.path),
        "line": str(span.line),
        "col": str(span.column),
        "endColumn": str(span.column + max(span.width, 1)),
        "title": visible(problem.code),
    }
    told = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    message = "\n".join(filter(None, (visible(problem.message), visible(problem.hint))))
    return f"::{problem.severity} {told}::{message.translate(_MESSAGE)}\n"
