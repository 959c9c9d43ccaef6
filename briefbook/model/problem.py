"""Problems: what authors should mend, as values with a place."""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Span(Struct, frozen=True, gc=False, kw_only=True, order=True):
    """Some characters of one line of one file.

    *path* is relative to the project, with forward slashes; *line* and *column* count from 1,
    *column* and *width* in characters.
    """

    path: str
    line: int = 1
    column: int = 1
    width: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Problem(Struct, frozen=True, gc=False, kw_only=True):
    """One thing to mend. *code* is documented in ``docs/reference/problems.md``."""

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str = ""


def error(code: str, span: Span, message: str, hint: str = "") -> Problem:
    """Return a problem that stops the build."""
    return Problem(code=code, severity=Severity.ERROR, span=span, message=message, hint=hint)


def warning(code: str, span: Span, message: str, hint: str = "") -> Problem:
    """Return a problem that is told, and does not stop the build."""
    return Problem(code=code, severity=Severity.WARNING, span=span, message=message, hint=hint)


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return *problems* by place, then code and message, each told once."""
    return tuple(sorted(set(problems), key=lambda p: (p.span, p.severity, p.code, p.message, p.hint)))
