"""The templates as two languages: Markdown, where plain values are escaped for Markdown, and HTML, where they are escaped for HTML."""

import traceback
from collections.abc import Callable, Mapping, MutableMapping
from contextlib import suppress
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    nodes,
)
from jinja2 import pass_context as with_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from msgspec import Struct

from briefbook.model.problem import Problem, Span, error
from briefbook.prose import escape_markdown
from briefbook.render.anchors import Find, Piece, is_plain, joined, matched, parsed
from briefbook.render.components import Components
from briefbook.render.generated import PlainOutput
from briefbook.render.kept import Remembered
from briefbook.render.lint import lint
from briefbook.render.pictures import Pictures
from briefbook.render.urls import markdown_url, safe_url

LANGUAGES = (".md.j2", ".html.j2")


class Templates(Struct, frozen=True, gc=False, kw_only=True):
    """The templates, each compiled when it is first drawn, and what they draw of the components of pages.

    *texts* are their sources by name, relative to ``templates/``; *trees* those of them that were read and not compiled yet,
    *codes* those that were compiled, by name and source.
    """

    texts: Mapping[str, str]
    trees: MutableMapping[str, nodes.Template]
    codes: MutableMapping[tuple[str, str], CodeType]
    markdown: Environment
    html: Environment
    pictures: Pictures[Piece]
    find: Find

    def language(self, name: str) -> Environment:
        """Return the environment of the language that the template *name* is in."""
        return self.markdown if name.endswith(".md.j2") else self.html

    def compile(self) -> None:
        """Compile every template; what is wrong with one is told when it is drawn."""
        for name in self.texts:
            with suppress(TemplateError):
                self.language(name).get_template(name)

    def twin(self, name: str, values: Mapping[str, object]) -> str:
        """Return the Markdown template *name* applied to *values*. Raises what `told` tells."""
        return self.markdown.get_template(name).render(values)

    def page(self, name: str, values: Mapping[str, object]) -> Piece:
        """Return the HTML template *name* applied to *values*. Raises what `told` tells."""
        return joined(self.html.get_template(name).generate(values), self.find)


def read_sources(sources: Mapping[str, bytes]) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """Return the templates among *sources* (name → content) as texts, and those that are not UTF-8; statics are passed over."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name, content in sorted(sources.items()):
        if not name.endswith(LANGUAGES):
            continue
        try:
            texts[name] = content.decode("utf-8")
        except UnicodeDecodeError as mistake:
            span = Span(path=f"templates/{name}", line=content.count(b"\n", 0, mistake.start) + 1)
            problems.append(error("template-syntax", span, "the file is not UTF-8", "save it as UTF-8"))
    return texts, tuple(problems)


def load_templates(texts: Mapping[str, str], before: Templates | None = None) -> Templates:
    """Return the templates of *texts*, name → source, ready to be drawn. Not to be drawn by two threads at once.

    What was compiled *before* is not compiled again.
    """
    trees: dict[str, nodes.Template] = {}
    known = before.codes if before is not None else {}
    codes = {each: code for each, code in known.items() if texts.get(each[0]) == each[1]}
    loader = _Loader(texts, trees, codes)
    markdown, html = _environment(loader, _markdown_values()), _environment(loader, _html_values())
    words = Pictures(markdown, ".md.j2", lambda parts: markup("".join(parts)))
    plain = all(is_plain(text) for name, text in texts.items() if name.endswith(".html.j2"))
    find = matched if plain else parsed
    pictures = Pictures(html, ".html.j2", lambda parts: joined(parts, find))
    address = _of_text(markdown_url)
    markdown.filters.update(url=address, component=Components(words).component, each=words.each, length=len)
    html.filters.update(url=_of_text(safe_url), each=pictures.each, length=len)
    return Templates(texts=texts, trees=trees, codes=codes, markdown=markdown, html=html, pictures=pictures, find=find)


def check_templates(templates: Templates, sound: Templates | None = None) -> tuple[Problem, ...]:
    """Return what the templates must not do, and what cannot be read as a template.

    Nothing was wrong with those of *sound*: if no name came or went, those with the same source are not read again.
    """
    texts = templates.texts
    known = sound.texts if sound is not None and sound.texts.keys() == texts.keys() else {}
    return tuple(mistake for name in texts if texts[name] != known.get(name) for mistake in _mistakes(templates, name))


def told(mistake: Exception) -> Problem | None:
    """Return what went wrong in a template as a problem; nothing if *mistake* did not come from a template."""
    if isinstance(mistake, TemplateSyntaxError):
        return _unreadable(mistake.name or "", mistake)
    place = _place(mistake)
    if place is None:
        return None
    return error("template-failed", place, str(mistake), "see the view's fields in docs/reference/templates.md")


#: What a template may raise while it is drawn.
MISTAKES = (TemplateError, AttributeError, TypeError, ValueError, RecursionError)


def _place(mistake: Exception) -> Span | None:
    """Return the innermost line of a template that *mistake* came from."""
    frames = [frame for frame in traceback.extract_tb(mistake.__traceback__) if frame.filename.startswith("templates/")]
    return Span(path=frames[-1].filename, line=frames[-1].lineno or 1) if frames else None


class _Loader(BaseLoader):
    """Compiles the templates of *texts*, those of *trees* as they were read, but for those of which there are *codes*."""

    def __init__(
        self,
        texts: Mapping[str, str],
        trees: MutableMapping[str, nodes.Template],
        codes: MutableMapping[tuple[str, str], CodeType],
    ) -> None:
        self._texts = texts
        self._trees = trees
        self._codes = codes

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:  # noqa: A002 - Jinja's
        """Return the template *name*."""
        if name not in self._texts:
            raise TemplateNotFound(name)
        tree, text = self._trees.pop(name, None), self._texts[name]
        code = self._codes.get((name, text))
        if code is None:
            code = environment.compile(text if tree is None else tree, name, f"templates/{name}")
            self._codes[name, text] = code
        return environment.template_class.from_code(environment, code, globals or {})


def _environment(loader: BaseLoader, finalize: Callable[..., str]) -> Environment:
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
        auto_reload=False,
    )
    environment.code_generator_class = PlainOutput
    environment.globals.clear()
    environment.filters.clear()
    return environment


def _mistakes(templates: Templates, name: str) -> tuple[Problem, ...]:
    environment = templates.language(name)
    try:
        tree = environment.parse(templates.texts[name], name)
        found = lint(environment, name, tree, templates.texts)
    except TemplateSyntaxError as mistake:
        return (_unreadable(name, mistake),)
    if not found:
        templates.trees[name] = tree
    return found


def _unreadable(name: str, mistake: TemplateSyntaxError) -> Problem:
    span = Span(path=f"templates/{name}", line=mistake.lineno)
    return error("template-syntax", span, mistake.message or "this cannot be read", "see the Jinja manual")


def _of_text(function: Callable[[str], str]) -> Callable[[str], str]:
    """Return a filter that remembers what *function* makes of plain text; markup, though equal to it, is another thing."""
    remembered = Remembered(function)
    return lambda value: remembered[value] if type(value) is str else function(value)


# Both take the context, though they do not need it: Jinja then leaves constants to them too, and not only names.
# What they return goes into the page as it is (`PlainOutput`), and would pass Jinja's own escaping unchanged.
def _markdown_values() -> Callable[[Context, object], str]:
    remembered: Remembered[str, Markup] = Remembered(lambda text: markup(escape_markdown(text)))

    @with_context
    def finalize(_: Context, value: object) -> str:
        if type(value) is str:
            return remembered[value]
        return value if isinstance(value, Markup) else markup(escape_markdown(_text(value)))

    return finalize


def _html_values() -> Callable[[Context, object], str]:
    remembered: Remembered[str, Markup] = Remembered(escape)

    @with_context
    def finalize(_: Context, value: object) -> str:
        if type(value) is str:
            return remembered[value]
        return value if isinstance(value, Markup) else escape(_text(value))

    return finalize


def _text(value: object) -> str:
    if value is None:
        raise TemplateRuntimeError("a value that is absent cannot be shown: ask for it with if")
    return str(value)


def markup(text: str) -> Markup:
    """Return finished *text*, Markdown or HTML, as a value that templates show as it is."""
    return Markup(text)  # noqa: S704 - safe by what made it
