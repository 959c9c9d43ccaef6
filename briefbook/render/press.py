"""The press: all that pages share, made ready once, and the pages printed one at a time."""

from collections.abc import Mapping
from functools import cached_property

from briefbook.digest import digest
from briefbook.model.page import Chrome, Page, Redirect
from briefbook.model.problem import Problem
from briefbook.render.closures import closure
from briefbook.render.layout import Frame
from briefbook.render.pages import MadePage, Maker
from briefbook.render.sheets import Statics, statics
from briefbook.render.templates import Each, Templates, check_templates, load_templates, read_sources

_PAGE = ("layouts/page.html.j2", "layouts/twin.md.j2")
_REDIRECT = ("layouts/redirect.html.j2",)


class Press:
    """Makes pages with one set of templates within one chrome; not to be used by two threads at once.

    *static* are the static files of the site. Nothing is drawn before the first page is made.
    """

    def __init__(self, templates: Templates, chrome: Chrome, static: Statics) -> None:
        self.static = static
        self.templates = templates
        self._texts = templates.texts
        self._chrome = chrome
        self._frames: dict[tuple[str, ...], str] = {}

    def frame(self, template: str) -> str:
        """Return the digest of all that a page with this *template* depends on besides its view."""
        return self._frame((*_PAGE, f"pages/{template}.md.j2"))

    @property
    def redirect_frame(self) -> str:
        """Return the digest of all that the page at an old address depends on besides its redirect."""
        return self._frame(_REDIRECT)

    def make(self, page: Page) -> MadePage | Problem:
        """Return the files of *page*, or what is wrong with a template."""
        return self._maker.page(page)

    def redirect(self, redirect: Redirect) -> MadePage | Problem:
        """Return the page at the old address, or what is wrong with its template."""
        return self._maker.redirect(redirect)

    def warm(self) -> None:
        """Get ready now what every page is drawn with."""
        self.templates.compile()
        _ = self._maker

    @cached_property
    def _maker(self) -> Maker:
        return Maker(self.templates, Frame(self._chrome, self.static))

    def _frame(self, roots: tuple[str, ...]) -> str:
        found = self._frames.get(roots)
        if found is None:
            drawn = {name: self._texts[name] for name in sorted(closure(roots, self._texts))}
            found = digest(self._chrome, self.static.stylesheet, self.static.icon, self.static.scripts, drawn)
            self._frames[roots] = found
        return found


def press(
    templates: Mapping[str, bytes],
    chrome: Chrome,
    *,
    sound: str = "",
    before: Press | None = None,
    each: Each = map,
) -> tuple[Press, tuple[Problem, ...]]:
    """Return the press for *templates* within *chrome*, and what is wrong with the templates: then no page can be made.

    *templates* maps names such as ``pages/actor.md.j2`` or ``static/briefbook.css`` to their content, the project's own
    already laid over the default ones. *sound* may be the `templates_digest` of templates that nothing was wrong with: the
    same ones are not read again. Nothing was wrong with the templates of *before* either: what it has of them is used again.
    *each* applies a function to each of them, as `map` does.
    """
    texts, problems = read_sources(templates)
    known = before.templates if before is not None else None
    loaded = load_templates(texts, known)
    if not problems and sound != templates_digest(templates):
        problems = check_templates(loaded, known, each)
    return Press(loaded, chrome, statics(templates, chrome)), problems


def templates_digest(templates: Mapping[str, bytes]) -> str:
    """Return the digest of those of *templates* that are drawn."""
    return digest({name: content for name, content in sorted(templates.items()) if name.endswith(".j2")})
