"""Pages that our templates write: Markdown with fenced divs → HTML with components in their place."""

import re
from collections.abc import Iterable, Iterator, Mapping

from briefbook.model.markup import Html, Markdown
from briefbook.prose.converter import Converter
from briefbook.prose.headings import Ids
from briefbook.prose.urls import is_external, is_relative

_FENCE = ":::"
_OPENING = re.compile(r"::: ([a-z][a-z0-9-]*) ([A-Za-z0-9][A-Za-z0-9._:-]*)")
_HEADING = re.compile(r'(<h[1-6] id=")([^"]*)"')
_LIKE_FENCE = re.compile(r"(^|[\r\n])([ \t]*)(?=:::)")


def component(kind: str, id: str, inner: str) -> Markdown:  # noqa: A002 - the word of the format
    """Return a fenced div: a component of *kind* called *id*, with the Markdown *inner* for readers of the twin.

    Lines of *inner* that look like a fence get a backslash, so that no text inside can close or open one.
    Raises `ValueError` for a kind or id that a fence could not hold.
    """
    opening = f"{_FENCE} {kind} {id}"
    if not _OPENING.fullmatch(opening):
        raise ValueError(f"no fence can say {opening!r}")
    shielded = inner.strip("\r\n")
    if _FENCE in shielded:
        shielded = _LIKE_FENCE.sub(r"\1\2\\", shielded)
    return Markdown(f"{opening}\n{shielded}\n{_FENCE}\n")


class PageConverter:
    """Converts what stands between the components of pages. Not to be used by two threads at once."""

    def __init__(self) -> None:
        self._converter = Converter(resolve=_address, numbered=False)

    def convert(self, markdown: str) -> Html:
        """Return *markdown* as HTML; raw HTML is text here too.

        *markdown* comes from our templates, its values through `escape_markdown`. The id of a heading is made of its words:
        `with_ids` makes those of a whole page unique.
        """
        return Html(self._converter.convert(markdown))


def page_parts(markdown: str) -> Iterator[str | tuple[str, str]]:
    """Yield the stretches of plain Markdown of the page *markdown*, and the kinds and ids of its components, in order.

    Raises `ValueError` for a fence that is not closed or was never opened: both are mistakes of a template.
    """
    plain, *fences = f"\n{markdown}".split(f"\n{_FENCE}")
    yield plain
    for number, text in enumerate(fences):
        line, _, rest = text.partition("\n")
        if number % 2:
            if line.rstrip():
                raise ValueError(f"a fence that is never closed: {_FENCE + line!r} stands in it")
            yield rest
        elif opening := _OPENING.fullmatch(f"{_FENCE}{line}".rstrip()):
            yield opening[1], opening[2]
        else:
            raise ValueError(f"a fence that opens nothing: {_FENCE + line!r}")
    if len(fences) % 2:
        raise ValueError("a fence that is never closed")


def with_ids(html: Html, ids: Iterable[str]) -> Html:
    """Return *html*, which `PageConverter` made, with *ids* in place of those of its headings, in order."""
    given = iter(ids)
    return Html(_HEADING.sub(lambda found: f'{found[1]}{next(given)}"', html))


def render_page(markdown: str, components: Mapping[tuple[str, str], Html]) -> Html:
    """Return the page that *markdown* describes, each fenced div replaced by its component (kind, id).

    Raises `KeyError` for a component that is missing, and `ValueError` as `page_parts` does.
    """
    converter, ids = PageConverter(), Ids()
    pieces: list[str] = []
    for part in page_parts(markdown):
        if isinstance(part, tuple):
            pieces.append(components[part])
        elif part.strip():
            html = converter.convert(part)
            pieces.append(with_ids(html, [ids.give(key) for _, key in _HEADING.findall(html)]))
    return Html("\n".join(pieces))


def _address(url: str) -> tuple[str, bool] | None:
    return (url, is_external(url)) if is_external(url) or is_relative(url) else None
