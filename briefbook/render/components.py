"""Components: what a page's twin holds as a fenced div, and its HTML as a picture of the same view."""

from typing import Protocol, cast

from jinja2 import TemplateRuntimeError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from msgspec import Struct, field

from briefbook.model.markup import Markdown
from briefbook.prose import component as fenced
from briefbook.render.kept import Kept
from briefbook.render.pictures import Pictures


class Body(Protocol):
    """An editor's Markdown: it is not drawn by a template, but converted and sanitised."""

    @property
    def markdown(self) -> Markdown:
        """Return what the editor wrote."""

    @property
    def highlights(self) -> tuple[tuple[int, int, str], ...]:
        """Return (first, last + 1, id) of each passage to mark, in characters of the plain text."""

    @property
    def root(self) -> str | None:
        """Return the way to the site's root where links within the site are allowed."""


def body_of(value: object, kind: str) -> Body | None:
    """Return *value* as an editor's Markdown if that is what a fence of *kind* stands for."""
    return cast("Body", value) if kind == "body" and hasattr(value, "markdown") else None


class Drawn(Struct, frozen=True, gc=False):
    """The components drawn on one page: what each fence of its twin stands for, by kind and name, in order.

    *ids* are those given to an element so far. *own* are the fences that carry the id of their value: a list has none,
    nor has a card that is drawn a second time, or one of two articles that call their notes alike.
    """

    values: dict[tuple[str, str], object] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    own: set[tuple[str, str]] = field(default_factory=set)

    def add(self, kind: str, key: str, value: object, *, named: bool) -> tuple[str, str]:
        """Keep *value* and return the kind and name of its fence: *key*, or *key* with a number where that is taken.

        *named* tells that *key* is the value's own id, and not only the template's name for a list.
        """
        fence, number = (kind, key), 1
        while fence in self.values:
            number += 1
            fence = (kind, f"{key}-{number}")
        self.values[fence] = value
        if named and key not in self.ids:
            self.ids.add(key)
            self.own.add(fence)
        return fence


class Components:
    """The filter ``component`` of Markdown templates, which draws with *pictures*."""

    def __init__(self, pictures: Pictures[Markup]) -> None:
        self._pictures = pictures
        self._kept: Kept[Markup] = Kept()

    @pass_context
    def component(self, context: Context, value: object, kind: str = "", key: str = "") -> Markup:
        """Draw *value* as a fenced div and remember it for the HTML; *kind* and *key* default to what its class says."""
        drawn: Drawn = context["drawn"]
        if kind:
            return self._fenced(*drawn.add(kind, key, value, named=False), value)
        kind = getattr(type(value), "component", "")
        if not kind:
            raise TemplateRuntimeError(f"a {type(value).__name__} is no component: name its kind and id")
        own = getattr(value, "id", "")
        fence = drawn.add(kind, own, value, named=True)
        return self._kept.text(kind, value, self._named) if fence[1] == own else self._fenced(*fence, value)

    def _named(self, kind: str, value: object) -> Markup:
        return self._fenced(kind, getattr(value, "id", ""), value)

    def _fenced(self, kind: str, key: str, value: object) -> Markup:
        body = body_of(value, kind)
        inner = body.markdown if body else self._pictures.draw(kind, value)
        return Markup(fenced(kind, key, inner).strip("\n"))  # noqa: S704 - a template's own Markdown
