"""What a web server needs to know, printed."""

import argparse
import sys

from briefbook.cli.building import run_of
from briefbook.cli.say import say
from briefbook.cli.telling import exit_status, tell
from briefbook.hosting import Hosted, caddyfile, nginx_conf, workflow
from briefbook.model.page import Redirect
from briefbook.model.problem import in_order
from briefbook.model.project import Project
from briefbook.pipeline.remembered import FOLDER
from briefbook.pipeline.resume import store_below
from briefbook.report import visible


def hosting(arguments: argparse.Namespace, project: Project) -> int:
    """Print the configuration that was asked for; return the exit status. Nothing is made or written."""
    run = run_of(arguments, project, store_below(project.root / FOLDER), jobs=1, lasting=True)
    run.workshop.refresh()
    problems = in_order(list(run.workshop.written.problems))
    if exit_status(problems):
        tell(arguments, project, problems)
        return 1
    run.making.prepare()
    config = run.workshop.written.frame.config
    site = Hosted(
        base_url=config.base_url or "",
        folder=arguments.folder,
        redirects=tuple((item.path, item.target) for item in run.making.items.values() if isinstance(item, Redirect)),
    )
    try:
        say(_text(arguments.server, site, config.output), sys.stdout)
    except ValueError as refused:
        say(visible(str(refused)), sys.stderr)
        return 2
    return 0


def _text(server: str, site: Hosted, output: str) -> str:
    match server:
        case "nginx":
            return nginx_conf(site)
        case "caddy":
            return caddyfile(site)
        case _:
            return workflow(output)
