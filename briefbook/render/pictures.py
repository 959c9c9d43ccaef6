"""Pictures: what the templates of one language make of cards, lines and rows. Each is drawn once and stands on many pages."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from jinja2 import Environment
from markupsafe import Markup

from briefbook.render.kept import Kept

M = TypeVar("M", bound=Markup)


class Pictures(Generic[M]):
    """Draws the components of one language, whose files end in *suffix*; *finish* makes one text of a template's parts."""

    def __init__(self, environment: Environment, suffix: str, finish: Callable[[Iterable[str]], M]) -> None:
        self._environment = environment
        self._suffix = suffix
        self._finish = finish
        self._kept: dict[tuple[str, bool], Kept[M]] = {}

    def draw(self, kind: str, value: object, key: str = "") -> M:
        """Return *value* drawn as a component of *kind*; *key* is the id that it may give to an element."""
        template = self._environment.get_template(f"components/{kind}{self._suffix}")
        return self._finish(template.generate(card=value, id=key))

    def once(self, kind: str, value: object, key: str = "") -> M:
        """Return what `draw` returns for a frozen *value*, from memory if it was drawn before.

        *key* is the value's own id, or empty.
        """
        kept = self._kept.get((kind, bool(key)))
        if kept is None:
            kept = self._kept[kind, bool(key)] = Kept()
        found = kept.get(value)
        if found is None:
            found = self.draw(kind, value, key)
            kept.put(value, found)
        return found

    def each(self, values: Iterable[object], kind: str) -> M:
        """Return *values* drawn as components of *kind*, one after the other: a filter of templates."""
        return self._finish([self.once(kind, value) for value in values])
