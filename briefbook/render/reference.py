"""The reference of templates: what each view holds, written from the views' own docstrings and fields."""

import inspect
from collections.abc import Iterable, Mapping
from types import GenericAlias, NoneType, UnionType
from typing import get_args

from msgspec import Struct

_HEAD = """# Templates

Written from the program by `make golden`; do not edit it by hand.

A page is a Markdown template in `templates/pages/`, applied to the page's view; that is the page's twin. What Markdown
cannot say is a component: `{{ view.matrix|component }}`, or `{{ view.newest|component("lines", "newest") }}` for a list.
A component has two templates in `templates/components/`: the `.md.j2` is shown in the twin within a fence, the `.html.j2`
in its place on the page; both know it as `card`. `templates/layouts/` puts the rest around it. A file of the same name
in your own `templates/` stands in for the default one.

Values are escaped for the language of the template; addresses pass the filter `url`, which leaves nothing of one that
is not safe. The filters are `url`, `component` (Markdown), `length` and `each`, which draws the items of a list:
`{{ card|each("line") }}`, each by `components/line.md.j2` or `.html.j2`, where the item is `card`. What could turn a value into markup, or hide
what a template depends on, is refused when templates are loaded: `raw`, `include`, `~`, `safe`, methods, computed names.
"""


def templates_reference(views: Iterable[type[Struct]], parts: Iterable[type[Struct]]) -> str:
    """Return the reference as Markdown: *views* (``HomeView`` → ``pages/home.md.j2``), then *parts* that views hold."""
    sections = [_HEAD, "## Pages\n"]
    sections += [_section(f"pages/{view.__name__.removesuffix('View').lower()}.md.j2", view) for view in views]
    sections.append("## What views hold\n")
    sections += [_section(_title(part), part) for part in parts]
    return "\n".join(sections)


def _title(part: type[Struct]) -> str:
    kind = getattr(part, "component", "")
    return f"{part.__name__} (component `{kind}`)" if kind else part.__name__


def _section(title: str, part: type[Struct]) -> str:
    fields = "".join(f"| `{name}` | {words} |\n" for name, words in _fields(part).items())
    return f"### {title}\n\n{inspect.getdoc(part)}\n\n| field | holds |\n| --- | --- |\n{fields}"


def _fields(part: type[Struct]) -> Mapping[str, str]:
    return {
        name: _words(kind) for name, kind in inspect.get_annotations(part).items() if name in part.__struct_fields__
    }


def _words(kind: object) -> str:
    """Return a type in words.

    ``tuple[Line, ...]`` is "Line, any number", ``Matrix | None`` "Matrix, or nothing", ``Excerpt[Line]`` "Excerpt of Line".
    """
    arguments = get_args(kind)
    if isinstance(kind, UnionType):
        others = [_words(argument) for argument in arguments if argument is not NoneType]
        return " or ".join(others) + (", or nothing" if NoneType in arguments else "")
    if isinstance(kind, GenericAlias):
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return f"{_words(arguments[0])}, any number"
        return f"({', '.join(_words(argument) for argument in arguments)})"
    if arguments:
        return f"{getattr(kind, '__name__', '')} of {_words(arguments[0])}"
    plain = {"str": "text", "int": "number", "bool": "true or false"}
    name = str(getattr(kind, "__name__", kind)).strip("'\"")
    return plain.get(name, name)
