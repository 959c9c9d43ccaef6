"""Pictures: what the templates of one language make of cards, lines and rows. Each is drawn once and stands on many pages."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from jinja2 import Environment, Template
from markupsafe import Markup

from briefbook.render.kept import Kept, Remembered

M = TypeVar("M", bound=Markup)


class Pictures(Generic[M]):
    """Draws the components of one language, whose files end in *suffix*; *finish* makes one text of a template's parts."""

    def __init__(self, environment: Environment, suffix: str, finish: Callable[[Iterable[str]], M]) -> None:
        self._templates: Remembered[str, Template] = Remembered(
            lambda kind: environment.get_template(f"components/{kind}{suffix}")
        )
        self._finish = finish
        self._kept: Kept[M] = Kept()
        self._named: Kept[M] = Kept()

    def draw(self, kind: str, value: object) -> M:
        """Return *value* drawn as a component of *kind*, without an id of its own."""
        return self._finish(self._templates[kind].generate(card=value, id=""))

    def once(self, kind: str, value: object) -> M:
        """Return what `draw` returns for a frozen *value*, from memory if it was drawn before."""
        return self._kept.text(kind, value, self.draw)

    def named(self, kind: str, value: object) -> M:
        """Return a frozen *value* drawn with its own id, from memory if it was drawn before."""
        return self._named.text(kind, value, self._with_id)

    def each(self, values: Iterable[object], kind: str) -> M:
        """Return *values* drawn as components of *kind*, one after the other: a filter of templates."""
        text, draw = self._kept.text, self.draw
        return self._finish([text(kind, value, draw) for value in values])

    def _with_id(self, kind: str, value: object) -> M:
        return self._finish(self._templates[kind].generate(card=value, id=getattr(value, "id", "")))
