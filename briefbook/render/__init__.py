"""Render: pages and their views → Markdown twins and HTML, static files, links checked."""

import posixpath
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefbook.digest import digest
from briefbook.memo import Memo
from briefbook.model.page import Page, Plan, Redirect
from briefbook.model.problem import Problem
from briefbook.render.anchors import Anchors
from briefbook.render.links import check_links
from briefbook.render.pages import MadePage, make_page, make_redirect
from briefbook.render.remembered import as_bytes, as_page
from briefbook.render.sheets import Statics, statics
from briefbook.render.templates import LANGUAGES, load_templates

__all__ = ["Rendered", "render"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The files of the site by path below its root, what is wrong with templates or links, how many pages were made anew."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    made: int


def render(plan: Plan, templates: Mapping[str, bytes], memo: Memo, others: AbstractSet[str] = frozenset()) -> Rendered:
    """Make the files of the site.

    *templates* maps names such as ``pages/actor.md.j2`` or ``static/briefbook.css`` to their content, the project's own
    already laid over the default ones. *others* are paths that other stages add to the site (``data/…``): links
    may lead to them. A page is a pure function of its view, the chrome, the templates and the program, and *memo*
    remembers it under the digest of all that. Links are checked every time, and only once every page could be made.
    """
    static = statics(templates, plan.chrome)
    drawn = {name: content for name, content in templates.items() if name.endswith(LANGUAGES)}
    frame = digest(plan.chrome, static.stylesheets, static.icon, drawn)
    items: tuple[Page | Redirect, ...] = (*plan.pages, *plan.redirects)
    keys = {digest(frame, item): item for item in items}
    kept = {key: page for key in keys if (page := as_page(memo.get(key))) is not None}
    missing = {key: item for key, item in keys.items() if key not in kept}
    made = dict(_made(plan, missing, templates, static))
    problems = tuple(dict.fromkeys(result for result in made.values() if isinstance(result, Problem)))
    if problems:
        return Rendered(files={}, problems=problems, made=0)
    pages = [kept.get(key) or made[key] for key in keys]
    ready = [page for page in pages if isinstance(page, MadePage)]
    for key in missing:
        result = made[key]
        if isinstance(result, MadePage):
            memo.put(key, as_bytes(result))
    files = {**static.files, **{path: content for page in ready for path, content in page.files.items()}}
    links = _checked(plan, [page.anchors for page in ready], files.keys() | others)
    return Rendered(files=files, problems=links, made=len(missing))


def _made(
    plan: Plan, missing: Mapping[str, Page | Redirect], templates: Mapping[str, bytes], static: Statics
) -> Iterator[tuple[str, MadePage | Problem]]:
    """Yield what is made of each of *missing*, by key; problems of the templates themselves come instead of pages."""
    if not missing:
        return
    ready, problems = load_templates(templates)
    if problems:
        yield from ((f"problem {number}", problem) for number, problem in enumerate(problems))
        return
    for key, item in missing.items():
        if isinstance(item, Page):
            yield key, make_page(item, plan.chrome, ready, static)
        else:
            yield key, make_redirect(item, plan.chrome, ready, static)


def _checked(plan: Plan, pages: list[Anchors], files: AbstractSet[str]) -> tuple[Problem, ...]:
    twins = {p.head.path: posixpath.join("site", p.head.twin) for p in plan.pages}
    exempt = {redirect.path for redirect in plan.redirects} | {"404.html"}
    return check_links(pages, files, twins, exempt)
