"""Render: pages and their views → Markdown twins and HTML, static files, links checked."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from briefbook.model.page import Plan
from briefbook.model.problem import Problem
from briefbook.render.anchors import Anchors
from briefbook.render.links import check_links
from briefbook.render.pages import MadePage, make_page, make_redirect
from briefbook.render.sheets import statics
from briefbook.render.templates import load_templates

__all__ = ["render"]


def render(
    plan: Plan, templates: Mapping[str, bytes], others: AbstractSet[str] = frozenset()
) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Return the files of the site by path below its root, and everything that is wrong with templates or links.

    *templates* maps names such as ``pages/actor.md.j2`` or ``static/briefbook.css`` to their content, the project's own
    already laid over the default ones. *others* are paths that other stages add to the site (``data/…``): links
    may lead to them. Links are checked only once every page could be made.
    """
    ready, problems = load_templates(templates)
    if problems:
        return {}, problems
    static = statics(templates, plan.chrome)
    files: dict[str, bytes] = dict(static.files)
    made: list[MadePage | Problem] = [make_page(page, plan.chrome, ready, static) for page in plan.pages]
    made += [make_redirect(redirect, plan.chrome, ready, static) for redirect in plan.redirects]
    found: list[Anchors] = []
    for result in made:
        if isinstance(result, MadePage):
            files.update(result.files)
            found.append(result.anchors)
    problems = tuple(dict.fromkeys(result for result in made if isinstance(result, Problem)))
    return files, problems or _checked(plan, found, files.keys() | others)


def _checked(plan: Plan, pages: list[Anchors], files: AbstractSet[str]) -> tuple[Problem, ...]:
    twins = {page.head.path: f"site/{page.head.path.removesuffix('.html')}.md" for page in plan.pages}
    exempt = {redirect.path for redirect in plan.redirects} | {"404.html"}
    return check_links(pages, files, twins, exempt)
