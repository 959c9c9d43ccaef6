"""One page: its view becomes a Markdown twin, the twin becomes HTML, and the layout goes round it."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from jinja2 import Environment

from briefbook.model.markup import Html, Markdown
from briefbook.model.page import Chrome, Link, Page, Redirect
from briefbook.model.problem import Problem, Span, error
from briefbook.prose import mark, render_body, render_page
from briefbook.render.anchors import Anchors, anchors
from briefbook.render.components import Drawn, body_of
from briefbook.render.layout import around, around_redirect
from briefbook.render.sheets import Statics
from briefbook.render.templates import Templates, draw, markup

_BLANK_LINES = re.compile(r"\n{3,}")
_SECTION = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PLAIN_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePage:
    """The two files of a page by path, and the anchors of its HTML."""

    files: Mapping[str, bytes]
    anchors: Anchors


def make_page(page: Page, chrome: Chrome, templates: Templates, static: Statics) -> MadePage | Problem:
    """Return *page* as HTML and Markdown within *chrome*; *static* names its stylesheets and icon."""
    name = f"pages/{page.template}.md.j2"
    if name not in templates.names:
        return error("template-missing", Span(path=f"templates/{name}"), f"{page.head.path} needs this template")
    drawn = Drawn()
    inner = draw(templates.markdown, name, {"view": page.view, "head": page.head, "drawn": drawn})
    if isinstance(inner, Problem):
        return inner
    content = _content(Markdown(inner), drawn, templates)
    if isinstance(content, Problem):
        return content
    folder, file = posixpath.split(page.head.path)
    shown = {"head": page.head, "page": file, "content": markup(Html(_BLANK_LINES.sub("\n\n", inner).strip("\n")))}
    twin = draw(templates.markdown, "layouts/twin.md.j2", shown)
    shown = {**around(page.head, chrome, static), "content": markup(content), "contents": _contents(content)}
    html = draw(templates.html, "layouts/page.html.j2", shown)
    if isinstance(twin, Problem):
        return twin
    if isinstance(html, Problem):
        return html
    files = {page.head.path: html.encode(), posixpath.join(folder, posixpath.basename(page.head.twin)): twin.encode()}
    return MadePage(files=files, anchors=anchors(page.head.path, html))


def make_redirect(redirect: Redirect, chrome: Chrome, templates: Templates, static: Statics) -> MadePage | Problem:
    """Return the page that leads from an old address to the new one, without script."""
    html = draw(templates.html, "layouts/redirect.html.j2", around_redirect(redirect, chrome, static))
    if isinstance(html, Problem):
        return html
    return MadePage(files={redirect.path: html.encode()}, anchors=anchors(redirect.path, html))


def _content(markdown: Markdown, drawn: Drawn, templates: Templates) -> Html | Problem:
    components: dict[tuple[str, str], Html] = {}
    for fence, value in drawn.values.items():
        html = _component(fence, value, templates, named=fence not in drawn.anonymous)
        if isinstance(html, Problem):
            return html
        components[fence] = html
    return _scrolling(render_page(markdown, components))


def _component(fence: tuple[str, str], value: object, templates: Templates, *, named: bool) -> Html | Problem:
    kind, key = fence
    editors = body_of(value, kind)
    if editors is not None:
        body = mark(render_body(editors.markdown, root=editors.root), editors.highlights)
        return Html(f'<div class="body">\n{body}\n</div>')
    html = _card(templates.html, f"components/{kind}.html.j2", value, key if named else "")
    return html if isinstance(html, Problem) else Html(html)


@lru_cache(maxsize=50_000)
def _card(environment: Environment, name: str, value: object, key: str) -> str | Problem:
    """Return the HTML of a component. The same card stands on many pages: it is drawn once for all of a depth."""
    return draw(environment, name, {"card": value, "id": key})


def _scrolling(html: Html) -> Html:
    """Give each plain table a scroller of its own that a keyboard can reach; components bring theirs."""
    found = 0

    def wrapped(match: re.Match[str]) -> str:
        nonlocal found
        found += 1
        return f'<div class="scroller" tabindex="0" role="region" aria-label="Table {found}">{match[0]}</div>'

    return Html(_PLAIN_TABLE.sub(wrapped, html))


def _contents(html: Html) -> tuple[Link, ...]:
    """Return the page's sections: a link to each second-level heading that has an id."""
    found = (match.groups() for match in _SECTION.finditer(html))
    return tuple(Link(text=unescape(_TAG.sub("", words)).strip(), href=f"#{key}") for key, words in found)
