"""Articles as linking gives them, made up for tests of what comes after."""

from collections.abc import Iterable
from typing import Any

from briefbook.model.corpus import Article, Linked, Mark
from tests.unit import corpora as make


def linked(article_: Article, marks: Iterable[Mark] = (), **more: Any) -> Linked:
    """Return an article as linking gives it: with nothing but *marks*."""
    given: dict[str, Any] = {
        "article": article_,
        "measure": make.measure(article_.id),
        "marks": tuple(marks),
        **dict.fromkeys(("anchors", "placed", "ties", "refers", "problems"), ()),
        "consulted": frozenset(),
        **more,
    }
    return Linked(**given)
