"""One page: its view becomes a Markdown twin, the twin becomes HTML, and the layout goes round it."""

import posixpath
import re
from collections.abc import Mapping
from html import unescape

from markupsafe import Markup
from msgspec import Struct

from briefbook.model.markup import Html
from briefbook.model.page import Link, Page, Redirect
from briefbook.model.problem import Problem, Span, error
from briefbook.prose import Ids, PageConverter, mark, page_parts, render_body, with_ids
from briefbook.render.anchors import Anchors, Piece, anchors, joined, looked_at, parsed, piece, targets_from
from briefbook.render.components import Drawn, body_of
from briefbook.render.kept import Remembered
from briefbook.render.layout import Frame
from briefbook.render.templates import MISTAKES, Templates, markup, told

_SECTION = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_TABLE = "<table>"
_PLAIN_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


class MadePage(Struct, frozen=True, gc=False, kw_only=True):
    """The two files of a page by path, and the anchors of its HTML."""

    files: Mapping[str, bytes]
    anchors: Anchors


class Maker:
    """Makes pages with *templates*, within *frame*; what pages share is drawn, converted and looked at once."""

    def __init__(self, templates: Templates, frame: Frame) -> None:
        self._templates = templates
        self._frame = frame
        converter = PageConverter()
        self._stretches: Remembered[str, Piece] = Remembered(lambda text: looked_at(converter.convert(text)), 1_000)
        self._targets = Remembered(targets_from)

    def page(self, page: Page) -> MadePage | Problem:
        """Return *page* as HTML and Markdown, or what is wrong with its templates."""
        name = f"pages/{page.template}.md.j2"
        if name not in self._templates.texts:
            return error("template-missing", Span(path=f"templates/{name}"), f"{page.head.path} needs this template")
        try:
            return self._page(page, name)
        except MISTAKES as mistake:
            problem = told(mistake)
            if problem is None:
                raise
            return problem

    def redirect(self, redirect: Redirect) -> MadePage | Problem:
        """Return the page that leads from an old address to the new one, without script."""
        try:
            html = self._templates.page("layouts/redirect.html.j2", self._frame.around_redirect(redirect))
        except MISTAKES as mistake:
            problem = told(mistake)
            if problem is None:
                raise
            return problem
        return MadePage(files={redirect.path: html.encode()}, anchors=anchors(redirect.path, html, self._targets))

    def _page(self, page: Page, name: str) -> MadePage:
        head, templates = page.head, self._templates
        drawn = Drawn()
        inner = templates.twin(name, {"view": page.view, "head": head, "drawn": drawn})
        content = self._content(inner, drawn)
        folder, file = posixpath.split(head.path)
        shown: dict[str, object] = {"head": head, "page": file, "content": _tidy(inner)}
        twin = templates.twin("layouts/twin.md.j2", shown)
        shown = {**self._frame.around(head), "content": content, "contents": _contents(content)}
        html = templates.page("layouts/page.html.j2", shown)
        files = {head.path: html.encode(), posixpath.join(folder, posixpath.basename(head.twin)): twin.encode()}
        own = {folder: targets_from(folder, head.root)} if head.root.startswith("/") else self._targets
        return MadePage(files=files, anchors=anchors(head.path, html, own))

    def _content(self, markdown: str, drawn: Drawn) -> Piece:
        """Return the page that *markdown* describes, each fence replaced by what *drawn* says that it stands for."""
        ids, tables = Ids(), _Tables()
        parts: list[str] = []
        for part in page_parts(markdown):
            if isinstance(part, tuple):
                parts += (self._component(part, drawn, tables), "\n")
            elif part.strip():
                parts += (tables.scrolling(_new_ids(self._stretches[part.strip("\n")], ids)), "\n")
        return joined(parts[:-1], parsed)

    def _component(self, fence: tuple[str, str], drawn: Drawn, tables: "_Tables") -> Piece:
        kind, value = fence[0], drawn.values[fence]
        editors = body_of(value, kind)
        if editors is not None:
            body = mark(render_body(editors.markdown, root=editors.root), editors.highlights)
            return tables.scrolling(looked_at(f'<div class="body">\n{body}\n</div>'))
        pictures = self._templates.pictures
        if fence in drawn.own:
            return pictures.named(kind, value)
        return pictures.once(kind, value) if getattr(type(value), "component", "") else pictures.draw(kind, value)


class _Tables:
    """Gives each plain table of a page a scroller of its own that a keyboard can reach; components bring theirs."""

    def __init__(self) -> None:
        self._found = 0

    def scrolling(self, html: Piece) -> Piece:
        return piece(_PLAIN_TABLE.sub(self._wrapped, html), html.ids, html.hrefs) if _TABLE in html else html

    def _wrapped(self, match: re.Match[str]) -> str:
        self._found += 1
        return f'<div class="scroller" tabindex="0" role="region" aria-label="Table {self._found}">{match[0]}</div>'


def _new_ids(html: Piece, ids: Ids) -> Piece:
    """Return *html*, in which headings alone have ids, with *ids* that are new on the page."""
    given = [ids.give(key) for key in html.ids]
    return html if given == list(html.ids) else piece(with_ids(Html(html), given), given, html.hrefs)


def _tidy(markdown: str) -> Markup:
    """Return *markdown* with one blank line where there are several."""
    while "\n\n\n" in markdown:
        markdown = markdown.replace("\n\n\n", "\n\n")
    return markup(markdown.strip("\n"))


def _contents(html: str) -> tuple[Link, ...]:
    """Return the page's sections: a link to each second-level heading that has an id."""
    found = (match.groups() for match in _SECTION.finditer(html))
    return tuple(Link(text=unescape(_TAG.sub("", words)).strip(), href=f"#{key}") for key, words in found)
