"""Components: what a page's twin holds as a fenced div, and its HTML as a picture of the same view."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol, cast

from jinja2 import Environment, TemplateRuntimeError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from briefbook.model.markup import Markdown
from briefbook.prose import component as fenced


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


@dataclass(frozen=True, slots=True)
class Drawn:
    """The components drawn on one page: what each fence of its twin stands for, by kind and name, in order.

    *ids* are those given to an element so far. *anonymous* are the fences that must not carry their id again: a list
    has none, the same card is drawn a second time, or two articles call their notes alike.
    """

    values: dict[tuple[str, str], object] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    anonymous: set[tuple[str, str]] = field(default_factory=set)

    def add(self, kind: str, key: str, value: object, *, named: bool) -> tuple[str, str]:
        """Keep *value* and return the kind and name of its fence: *key*, or *key* with a number where that is taken.

        *named* tells that *key* is the value's own id, and not only the template's name for a list.
        """
        fence, number = (kind, key), 1
        while fence in self.values:
            number += 1
            fence = (kind, f"{key}-{number}")
        self.values[fence] = value
        if not named or key in self.ids:
            self.anonymous.add(fence)
        else:
            self.ids.add(key)
        return fence


@lru_cache(maxsize=50_000)
def _inner(environment: Environment, name: str, value: object) -> str:
    """Return the Markdown of a component. The same card stands on many pages: it is drawn once for all of a depth."""
    return environment.get_template(name).render({"card": value})


@pass_context
def component(context: Context, value: object, kind: str = "", key: str = "") -> Markup:
    """Draw *value* as a fenced div and remember it for the HTML; *kind* and *key* default to what its class says."""
    drawn: Drawn = context["drawn"]
    own = getattr(type(value), "component", "")
    if kind:
        kind, key = drawn.add(kind, key, value, named=False)
    elif own:
        kind, key = drawn.add(own, getattr(value, "id", ""), value, named=True)
    else:
        raise TemplateRuntimeError(f"a {type(value).__name__} is no component: name its kind and id")
    body = body_of(value, kind)
    inner = body.markdown if body else _inner(context.environment, f"components/{kind}.md.j2", value)
    return Markup(fenced(kind, key, inner).strip("\n"))  # noqa: S704 - a template's own Markdown
