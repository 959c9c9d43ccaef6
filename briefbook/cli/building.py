"""The commands that make the site: build it once, or at every edit."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import briefbook
from briefbook.cli.say import say
from briefbook.cli.telling import aside, colored, exit_status, tell
from briefbook.memo import MEMO_PATH, FileMemo, Forgetful, program
from briefbook.model.config import Config
from briefbook.model.page import Image
from briefbook.model.problem import Problem, Span, error
from briefbook.model.project import Project
from briefbook.pipeline import Outcome, build
from briefbook.publish import Published, publish_image
from briefbook.report import human, source_lines, summary, visible


@dataclass(frozen=True, slots=True, kw_only=True)
class _Built:
    """One build: what it found and read, what publishing did (``None``: came to nothing), and where the site is."""

    outcome: Outcome
    problems: tuple[Problem, ...]
    published: Published | None
    output: Path
    sources: tuple[Path, ...]


def build_once(arguments: argparse.Namespace, project: Project) -> int:
    """Build and publish the site; return the exit status."""
    built = _built(arguments, project)
    tell(arguments, project, built.problems)
    if built.published is not None:
        say(_closing(built), aside(arguments))
    return exit_status(built.problems)


def build_always(arguments: argparse.Namespace, project: Project) -> int:
    """Serve the site and build it at every edit; return the exit status."""
    from briefbook.serve import Address, Rebuilt, serve

    def rebuild() -> Rebuilt:
        built = _built(arguments, project)
        told = human(built.problems, source_lines(project.root), color=colored(arguments, sys.stderr)).rstrip()
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
    return publish_image(
        image.files,
        output,
        root=project.root,
        sources=(*sources, project.root / ".git", Path(briefbook.__file__).parent),
        explicit=project.output is not None,
        waiting=lambda pid: say(f"waiting for another build to publish (process {visible(pid)})", sys.stderr),
    )


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
