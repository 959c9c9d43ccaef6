"""The templates as two languages: Markdown, where plain values are escaped for Markdown, and HTML, where they are escaped for HTML."""

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateRuntimeError,
    TemplateSyntaxError,
)
from jinja2 import pass_context as with_context
from jinja2.runtime import Context
from markupsafe import Markup

from briefbook.model.markup import Html
from briefbook.model.problem import Problem, Span, error
from briefbook.prose import escape_markdown
from briefbook.render.components import component
from briefbook.render.lint import lint
from briefbook.render.plot import plot
from briefbook.render.urls import markdown_url, safe_url

LANGUAGES = (".md.j2", ".html.j2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """The compiled templates. *names* are those there are, relative to ``templates/``."""

    names: frozenset[str]
    markdown: Environment
    html: Environment


def load_templates(sources: Mapping[str, bytes]) -> tuple[Templates, tuple[Problem, ...]]:
    """Return *sources* (name → UTF-8 text) ready to be drawn, and what is wrong with them; static files are passed over."""
    return _loaded(tuple(sorted(pair for pair in sources.items() if pair[0].endswith(LANGUAGES))))


@lru_cache(maxsize=1)
def _loaded(sources: tuple[tuple[str, bytes], ...]) -> tuple[Templates, tuple[Problem, ...]]:
    """Compile *sources*; while templates stay as they are, a process that builds again and again does it once."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name, content in sources:
        try:
            texts[name] = content.decode("utf-8")
        except UnicodeDecodeError as mistake:
            span = Span(path=f"templates/{name}", line=content.count(b"\n", 0, mistake.start) + 1)
            problems.append(error("template-syntax", span, "the file is not UTF-8", "save it as UTF-8"))
    known = frozenset(texts)
    templates = Templates(
        names=known,
        markdown=_environment(texts, _markdown_value, {"url": markdown_url, "component": component, "length": len}),
        html=_environment(texts, _html_value, {"url": safe_url, "length": len, "plot": plot}),
    )
    for name, text in texts.items():
        problems.extend(_mistakes(templates, name, text))
    return templates, tuple(problems)


def draw(environment: Environment, name: str, values: Mapping[str, object]) -> str | Problem:
    """Return the template *name* applied to *values*, or what went wrong in it."""
    try:
        return environment.get_template(name).render(values)
    except (TemplateError, TypeError, ValueError, RecursionError) as mistake:
        place = _place(mistake)
        if place is None:
            raise
        return error("template-failed", place, str(mistake), "see the view's fields in docs/reference/templates.md")


def _place(mistake: Exception) -> Span | None:
    """Return the innermost line of a template that *mistake* came from."""
    frames = [frame for frame in traceback.extract_tb(mistake.__traceback__) if frame.filename.startswith("templates/")]
    return Span(path=frames[-1].filename, line=frames[-1].lineno or 1) if frames else None


def _environment(
    texts: Mapping[str, str], finalize: Callable[..., object], filters: Mapping[str, Callable[..., object]]
) -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: (texts[name], f"templates/{name}", lambda: True) if name in texts else None),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
    )
    environment.globals.clear()
    environment.filters.clear()
    environment.filters.update(filters)
    return environment


def _mistakes(templates: Templates, name: str, text: str) -> tuple[Problem, ...]:
    environment = templates.markdown if name.endswith(".md.j2") else templates.html
    try:
        unsafe = lint(environment, name, text, templates.names)
        environment.get_template(name)
    except TemplateSyntaxError as mistake:
        span = Span(path=f"templates/{name}", line=mistake.lineno)
        return (error("template-syntax", span, mistake.message or "this cannot be read", "see the Jinja manual"),)
    return unsafe


# Both take the context, though they do not need it: Jinja then finalizes constants too, and not only names.
@with_context
def _markdown_value(_: Context, value: object) -> object:
    return value if hasattr(value, "__html__") else _escaped(_text(value))


@with_context
def _html_value(_: Context, value: object) -> object:
    return value if hasattr(value, "__html__") else _text(value)


@lru_cache(maxsize=100_000)
def _escaped(text: str) -> Markup:
    return Markup(escape_markdown(text))  # noqa: S704 - escaped for Markdown


def _text(value: object) -> str:
    if value is None:
        raise TemplateRuntimeError("a value that is absent cannot be shown: ask for it with if")
    return str(value)


def markup(html: Html) -> Markup:
    """Return *html* as a value that templates show as it is."""
    return Markup(html)  # noqa: S704 - Html is safe by its type
