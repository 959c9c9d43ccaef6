"""The commands: which module does each. A module is loaded when its command is called for."""

import argparse

from briefbook.cli.say import say
from briefbook.cli.telling import aside, exit_status, tell
from briefbook.model.project import Project
from briefbook.pipeline.cores import jobs_by_default
from briefbook.report import counted, tally


def run(arguments: argparse.Namespace, project: Project) -> int:
    """Do what *arguments* ask for with *project*; return the exit status."""
    match arguments.command:
        case "check":
            return _check(arguments, project)
        case "verify":
            return _verify(arguments, project)
        case "status":
            return _status(arguments, project)
        case "release":
            return _release(arguments, project)
        case "schema":
            return _schema(arguments, project)
        case "explain":
            from briefbook.cli.explaining import explain

            return explain(arguments, project)
        case "export":
            from briefbook.cli.exporting import export

            return export(arguments, project)
        case "hosting":
            from briefbook.cli.hosting import hosting

            return hosting(arguments, project)
        case "serve":
            from briefbook.cli.building import build_always

            return build_always(arguments, project)
        case _:
            return build_first(arguments, project)


def build_first(arguments: argparse.Namespace, project: Project) -> int:
    """Build and publish the site, if anything has changed; return the exit status."""
    last = None
    if not arguments.no_cache:
        from briefbook.cli.unchanged import build_unchanged, last_of, looked

        last = last_of(project)
        if last is not None:
            last = looked(last, project, arguments.jobs or jobs_by_default())
            status = build_unchanged(arguments, project, last) if not arguments.verify_clean else None
            if status is not None:
                return status
    from briefbook.cli.building import build_once

    return build_once(arguments, project, last)


def _check(arguments: argparse.Namespace, project: Project) -> int:
    from briefbook.reading import read

    _, corpus, problems = read(project)
    tell(arguments, project, problems)
    found = f"{counted(len(corpus.statements), 'statement')} in {counted(len(corpus.articles), 'article')}"
    say(f"checked {found}: {tally(problems)}", aside(arguments))
    return exit_status(problems)


def _verify(arguments: argparse.Namespace, project: Project) -> int:
    from briefbook.intake.verify import verify

    verified = verify(project)
    tell(arguments, project, verified.problems)
    say(verified.text, aside(arguments))
    return exit_status(verified.problems)


def _status(arguments: argparse.Namespace, project: Project) -> int:
    from briefbook.intake.status import status

    told = status(project, ids=arguments.ids)
    tell(arguments, project, told.problems)
    say(told.text, aside(arguments))
    return exit_status(told.problems)


def _release(arguments: argparse.Namespace, project: Project) -> int:
    from briefbook.intake.release import release

    released = release(project, title=arguments.title, note=arguments.note, made=arguments.date)
    tell(arguments, project, released.problems)
    say(released.text, aside(arguments))
    return exit_status(released.problems)


def _schema(arguments: argparse.Namespace, project: Project) -> int:
    from briefbook.intake.schemas import write_schemas

    written = write_schemas(project.root)
    tell(arguments, project, written.problems)
    say(written.text, aside(arguments))
    return exit_status(written.problems)
