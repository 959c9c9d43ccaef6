"""Pages that our templates write: Markdown with fenced divs → HTML with components in their place."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefbook.model.markup import Html, Markdown
from briefbook.prose.converter import Converter
from briefbook.prose.urls import is_external, is_relative

_FENCE = ":::"
_OPENING = re.compile(r"::: ([a-z][a-z0-9-]*) ([A-Za-z0-9][A-Za-z0-9._:-]*)")
_LIKE_FENCE = re.compile(r"(^|[\r\n])([ \t]*)(?=:::)")


def component(kind: str, id: str, inner: str) -> Markdown:  # noqa: A002 - the word of the format
    """Return a fenced div: a component of *kind* called *id*, with the Markdown *inner* for readers of the twin.

    Lines of *inner* that look like a fence get a backslash, so that no text inside can close or open one.
    Raises `ValueError` for a kind or id that a fence could not hold.
    """
    opening = f"{_FENCE} {kind} {id}"
    if not _OPENING.fullmatch(opening):
        raise ValueError(f"no fence can say {opening!r}")
    shielded = _LIKE_FENCE.sub(r"\1\2\\", inner.strip("\r\n"))
    return Markdown(f"{opening}\n{shielded}\n{_FENCE}\n")


def render_page(markdown: str, components: Mapping[tuple[str, str], Html]) -> Html:
    """Return the page that *markdown* describes, each fenced div replaced by its component (kind, id).

    *markdown* comes from our templates, its values through `escape_markdown`; raw HTML is text here too. Headings
    have ids made of their words, unique on the page. Raises `KeyError` for a component that is missing and
    `ValueError` for a fence that is not closed or was never opened: both are mistakes of a template.
    """
    converter = _converter()
    converter.start()
    pieces: list[str] = []
    for part in _parts(markdown):
        if isinstance(part, tuple):
            pieces.append(components[part])
        elif part.strip():
            pieces.append(converter.convert(part))
    return Html("\n".join(pieces))


def _parts(markdown: str) -> Iterator[str | tuple[str, str]]:
    """Yield the page's stretches of plain Markdown, and the names of its components, in order."""
    plain: list[str] = []
    inside: str | None = None
    for line in markdown.split("\n"):
        if inside is not None:
            inside = None if line.rstrip() == _FENCE else inside
        elif not line.startswith(_FENCE):
            plain.append(line)
        elif opening := _OPENING.fullmatch(line.rstrip()):
            yield "\n".join(plain)
            plain.clear()
            yield opening[1], opening[2]
            inside = line
        else:
            raise ValueError(f"a fence that opens nothing: {line!r}")
    if inside is not None:
        raise ValueError(f"a fence that is never closed: {inside!r}")
    yield "\n".join(plain)


@cache
def _converter() -> Converter:
    return Converter(resolve=lambda url: (url, is_external(url)) if is_external(url) or is_relative(url) else None)
