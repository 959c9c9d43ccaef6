"""Small plans and templates for tests of render: a page of any view in one short call, and the project's own templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar

from briefbook.model.markup import Markdown
from briefbook.model.page import Chrome, Head, Link, NavEntry, Page, Plan, Redirect
from briefbook.model.problem import Problem
from briefbook.render import render as renders

TEMPLATES = Path(__file__).parents[3] / "templates"


INDEX = Link(text="words", href="index.html")
PARAGRAPH = Markdown("A paragraph.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A made-up view with what most tests need: a text, and something to draw."""

    text: str = "plain"
    link: Link = INDEX
    cards: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A made-up component."""

    component: ClassVar[str] = "card"
    id: str = "c-1"
    says: str = "something"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A made-up body."""

    component: ClassVar[str] = "body"
    id: str = "text"
    markdown: Markdown = PARAGRAPH
    highlights: tuple[tuple[int, int, str], ...] = ()
    root: str | None = None


@cache
def default_templates() -> dict[str, bytes]:
    """Return the templates that come with the program, by name."""
    files = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())
    return {path.relative_to(TEMPLATES).as_posix(): path.read_bytes() for path in files}


def templates(page: str = "{{ view.text }}\n", **more: str) -> dict[str, bytes]:
    """Return the default layouts with *page* as ``pages/sheet.md.j2`` and a card; *more* maps ``a__b`` to ``a/b.j2``."""
    own = {
        "pages/sheet.md.j2": page,
        "components/card.md.j2": "**{{ card.says }}**\n",
        "components/card.html.j2": '<p class="card"{% if id %} id="{{ id }}"{% endif %}>{{ card.says }}</p>\n',
    } | {f"{name.replace('__', '/')}.j2": text for name, text in more.items()}
    layouts = {name: text for name, text in default_templates().items() if name.startswith("layouts/")}
    return layouts | {name: text.encode() for name, text in own.items()}


def chrome(**changes: object) -> Chrome:
    """Return what surrounds the pages of a made-up site."""
    plain: dict[str, object] = {
        "title": "Harbour briefing",
        "tagline": "",
        "language": "en",
        "base_url": "",
        "navigation": (NavEntry(key="home", text="Brief", path="index.html"),),
        "footer": (),
        "accent": "",
        "fonts": "bundled",
        "editor": "",
    }
    return Chrome(**(plain | changes))  # type: ignore[arg-type]  # a test names only what it is about


def page(view: object = Sheet(), *, path: str = "index.html", title: str = "A title", template: str = "sheet") -> Page:
    """Return *view* as a page at *path*."""
    twin = path.rsplit("/", maxsplit=1)[-1].removesuffix(".html") + ".md"
    root = "../" * path.count("/")
    head = Head(path=path, twin=twin, root=root, title=title, description="", kind=template, section="")
    return Page(head=head, template=template, view=view)


def plan(*pages: Page, redirects: tuple[Redirect, ...] = (), **changes: object) -> Plan:
    """Return a plan of *pages*."""
    return Plan(chrome=chrome(**changes), pages=pages, redirects=redirects)


def render(made: Plan, drawn: Mapping[str, bytes]) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Return the files and the problems of a clean build."""
    rendered = renders(made, drawn)
    return rendered.files, rendered.problems
