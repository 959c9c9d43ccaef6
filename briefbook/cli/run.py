"""The commands: what each does, and what it tells of it."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

import briefbook
from briefbook.cli.say import say
from briefbook.memo import MEMO_PATH, FileMemo, Forgetful, program
from briefbook.model.config import Config
from briefbook.model.page import Image
from briefbook.model.problem import Problem, Severity, Span, error
from briefbook.model.project import Project
from briefbook.pipeline import Outcome, build, check
from briefbook.publish import Published, publish
from briefbook.report import as_github, as_json, counted, human, source_lines, summary, tally, visible


@dataclass(frozen=True, slots=True, kw_only=True)
class _Built:
    """One build: what it found and read, what publishing did (``None``: came to nothing), and where the site is."""

    outcome: Outcome
    problems: tuple[Problem, ...]
    published: Published | None
    output: Path
    sources: tuple[Path, ...]


def run(arguments: argparse.Namespace, project: Project) -> int:
    """Do what *arguments* ask for with *project*; return the exit status."""
    match arguments.command:
        case "check":
            return _check(arguments, project)
        case "verify":
            return _verify(arguments, project)
        case "status":
            return _status(arguments, project)
        case "schema":
            return _schema(arguments, project)
        case "serve":
            return _serve(arguments, project)
        case _:
            return _build(arguments, project)


# --- the commands


def _build(arguments: argparse.Namespace, project: Project) -> int:
    built = _built(arguments, project)
    _tell(arguments, project, built.problems)
    if built.published is not None:
        say(_closing(built), _aside(arguments))
    return _exit_status(built.problems)


def _check(arguments: argparse.Namespace, project: Project) -> int:
    outcome = check(project)
    _tell(arguments, project, outcome.problems)
    counts = outcome.summary
    found = f"{counted(counts.statements, 'statement')} in {counted(counts.articles, 'article')}"
    say(f"checked {found}: {tally(outcome.problems)}", _aside(arguments))
    return _exit_status(outcome.problems)


def _verify(arguments: argparse.Namespace, project: Project) -> int:
    from briefbook.intake.verify import verify

    verified = verify(project)
    _tell(arguments, project, verified.problems)
    say(verified.text, _aside(arguments))
    return _exit_status(verified.problems)


def _status(arguments: argparse.Namespace, project: Project) -> int:
    from briefbook.intake.status import status

    told = status(project, ids=arguments.ids)
    _tell(arguments, project, told.problems)
    say(told.text, _aside(arguments))
    return _exit_status(told.problems)


def _schema(arguments: argparse.Namespace, project: Project) -> int:
    from briefbook.intake.schemas import write_schemas

    written = write_schemas(project.root)
    _tell(arguments, project, written.problems)
    say(written.text, _aside(arguments))
    return _exit_status(written.problems)


def _serve(arguments: argparse.Namespace, project: Project) -> int:
    from briefbook.serve import Address, Rebuilt, serve

    def rebuild() -> Rebuilt:
        built = _built(arguments, project)
        told = human(built.problems, source_lines(project.root), color=_colored(arguments, sys.stderr)).rstrip()
        done = _closing(built) if built.published is not None else ""
        told = "\n".join(filter(None, (told, done)))
        return Rebuilt(
            output=built.output,
            sources=built.sources,
            problems=built.problems,
            changed=built.published is not None and bool(built.published.written or built.published.removed),
            told=told,
        )

    failure = serve(
        rebuild,
        root=project.root,
        output=_output(project, None),
        sources=_sources(project, None),
        address=Address(host=arguments.host, port=arguments.port),
        open_browser=arguments.open,
        say=lambda text: say(text, sys.stderr),
    )
    if failure:
        say(visible(failure), sys.stderr)
    return 1 if failure else 0


def _built(arguments: argparse.Namespace, project: Project) -> _Built:
    """Build and publish once."""
    outcome = _outcome(arguments, project)
    output, sources = _output(project, outcome.config), _sources(project, outcome.config)
    done = _published(outcome.image, project, output, sources) if outcome.image is not None else None
    refusals = (done,) if isinstance(done, Problem) else ()
    return _Built(
        outcome=outcome,
        problems=(*outcome.problems, *refusals),
        published=done if isinstance(done, Published) else None,
        output=output,
        sources=sources,
    )


def _outcome(arguments: argparse.Namespace, project: Project) -> Outcome:
    """Build with the cache, unless it is not wanted; with ``--verify-clean`` without it as well."""
    if arguments.no_cache:
        return build(project, Forgetful())
    memo = FileMemo(project.root / MEMO_PATH, program())
    try:
        outcome = build(project, memo)
    finally:
        memo.close()
    if memo.note:
        say(visible(memo.note), sys.stderr)
    if not getattr(arguments, "verify_clean", False):
        return outcome
    clean = build(project, Forgetful())
    if clean.image == outcome.image and clean.problems == outcome.problems:
        return outcome
    wrong = error(
        "cache-differs", Span(path=MEMO_PATH), "a build with the cache differs from a clean one", "report this"
    )
    return replace(clean, image=None, problems=(*clean.problems, wrong))


def _output(project: Project, config: Config | None) -> Path:
    return project.output or project.root / (config.output if config is not None else "site")


def _sources(project: Project, config: Config | None) -> tuple[Path, ...]:
    """Return the files and folders that a build reads."""
    texts = project.texts or project.root / (config.texts if config is not None else "texts")
    return (project.root / "config.yaml", project.root / "content", texts, *project.templates)


def _published(image: Image, project: Project, output: Path, sources: Sequence[Path]) -> Published | Problem:
    return publish(
        image,
        output,
        root=project.root,
        sources=(*sources, project.root / ".git", Path(briefbook.__file__).parent),
        explicit=project.output is not None,
        waiting=lambda pid: say(f"waiting for another build to publish (process {visible(pid)})", sys.stderr),
    )


# --- what is printed


def _tell(arguments: argparse.Namespace, project: Project, problems: Iterable[Problem]) -> None:
    """Print *problems* in the form that was asked for: for people on stderr, for machines on stdout."""
    match arguments.format:
        case "json":
            say(as_json(problems), sys.stdout)
        case "github":
            say(as_github(problems), sys.stdout)
        case _:
            say(human(problems, source_lines(project.root), color=_colored(arguments, sys.stderr)), sys.stderr)


def _aside(arguments: argparse.Namespace) -> TextIO:
    """Return where closing words go: machines have stdout for themselves."""
    return sys.stdout if arguments.format == "human" else sys.stderr


def _closing(built: _Built) -> str:
    assert built.published is not None
    counts, done = built.outcome.summary, built.published
    output = os.path.relpath(built.output)
    return summary(
        output=str(built.output) if output.startswith("..") else output,
        pages=counts.pages,
        statements=counts.statements,
        articles=counts.articles,
        written=done.written,
        removed=done.removed,
    )


def _exit_status(problems: Iterable[Problem]) -> int:
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _colored(arguments: argparse.Namespace, stream: TextIO) -> bool:
    """Tell whether to colour what goes to *stream*: a terminal, and nobody said no (https://no-color.org)."""
    plain = arguments.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and stream.isatty()
