"""Render: pages and their views → Markdown twins and HTML, static files, links checked."""

import posixpath
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct

from briefbook.model.page import Plan
from briefbook.model.problem import Problem
from briefbook.render.anchors import Anchors
from briefbook.render.links import check_links, page_problems, unreachable, unreachable_page
from briefbook.render.pages import MadePage
from briefbook.render.press import Press, press, templates_digest

__all__ = [
    "Anchors",
    "MadePage",
    "Press",
    "Rendered",
    "check_links",
    "check_site",
    "page_problems",
    "press",
    "render",
    "templates_digest",
    "unreachable",
    "unreachable_page",
]


class Rendered(Struct, frozen=True, gc=False, kw_only=True):
    """The files of the site by path below its root, what is wrong with templates or links, how many pages were made."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    made: int


def render(plan: Plan, templates: Mapping[str, bytes], others: AbstractSet[str] = frozenset()) -> Rendered:
    """Make all files of the site: each page by itself, then its links checked, if every page could be made.

    *templates* are those that `press` takes. *others* are paths that other stages add to the site (``data/…``): links
    may lead to them.
    """
    ready, problems = press(templates, plan.chrome)
    if problems:
        return Rendered(files={}, problems=problems, made=0)
    results = [*map(ready.make, plan.pages), *map(ready.redirect, plan.redirects)]
    problems = tuple(dict.fromkeys(result for result in results if isinstance(result, Problem)))
    if problems:
        return Rendered(files={}, problems=problems, made=0)
    pages = [result for result in results if isinstance(result, MadePage)]
    files = {**ready.static.files, **{path: content for page in pages for path, content in page.files.items()}}
    beside = {f"{p.head.path.removesuffix('.html')}.{suffix}" for p in plan.pages for suffix in p.head.alternates}
    links = check_site(plan, (page.anchors for page in pages), files.keys() | beside | others)
    return Rendered(files=files, problems=links, made=len(pages))


def check_site(plan: Plan, pages: Iterable[Anchors], files: AbstractSet[str]) -> tuple[Problem, ...]:
    """Return what is wrong with the links of *pages*, which *plan* asked for, in a site of *files*."""
    twins = {p.head.path: posixpath.join("site", p.head.twin) for p in plan.pages}
    exempt = {redirect.path for redirect in plan.redirects} | {"404.html"}
    return check_links(tuple(pages), files, twins, exempt)
