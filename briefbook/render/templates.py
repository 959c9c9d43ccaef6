"""The templates as two languages: Markdown, where plain values are escaped for Markdown, and HTML, where they are escaped for HTML."""

import marshal
import re
import traceback
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from functools import partial
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
#: What is wrong with a template, and its code (`marshal`) if nothing is: no code object goes from one process to another.
Checked = tuple[tuple[Problem, ...], bytes]
#: Applies a function to each of some names, as `map` does.
Each = Callable[[Callable[[str], Checked], Sequence[str]], Iterable[Checked]]


class Templates(Struct, frozen=True, gc=False, kw_only=True):
    """The templates, each compiled when it is checked or first drawn, and what they draw of the components of pages.

    *texts* are their sources by name, relative to ``templates/``; *codes* those that were compiled, by name and source.
    """

    texts: Mapping[str, str]
    codes: MutableMapping[tuple[str, str], CodeType]
    markdown: Environment
    html: Environment
    pictures: Pictures[Piece]
    find: Find

    def language(self, name: str) -> Environment:
        """Return the environment of the language that the template *name* is in."""
        return self.markdown if name.endswith(".md.j2") else self.html

    def compile(self) -> None:
        """Compile every template that was not, none of which is wrong."""
        for name in self.texts:
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
    known = before.codes if before is not None else {}
    codes = {each: code for each, code in known.items() if texts.get(each[0]) == each[1]}
    loader = _Loader(texts, codes)
    markdown, html = _environment(loader, _markdown_values()), _environment(loader, _html_values())
    words = Pictures(markdown, ".md.j2", lambda parts: markup("".join(parts)))
    plain = all(is_plain(text) for name, text in texts.items() if name.endswith(".html.j2"))
    find = matched if plain else parsed
    pictures = Pictures(html, ".html.j2", lambda parts: joined(parts, find))
    address = _of_text(markdown_url)
    markdown.filters.update(url=address, component=Components(words).component, each=words.each, length=len)
    html.filters.update(url=_of_text(safe_url), each=pictures.each, length=len)
    return Templates(texts=texts, codes=codes, markdown=markdown, html=html, pictures=pictures, find=find)


def check_templates(templates: Templates, sound: Templates | None = None, each: Each = map) -> tuple[Problem, ...]:
    """Compile the templates; return what they must not do, and what cannot be read as a template. *each* is to be checked.

    Nothing was wrong with those of *sound*: if no name came or went, those with the same source are not checked again.
    """
    texts = templates.texts
    known = sound.texts if sound is not None and sound.texts.keys() == texts.keys() else {}
    names = [name for name in texts if texts[name] != known.get(name)]
    mistakes: list[Problem] = []
    for name, (found, code) in zip(names, each(partial(_checked, templates), names), strict=True):
        mistakes += found
        if not found:
            templates.codes[name, texts[name]] = marshal.loads(code)  # noqa: S302 - made below
    return tuple(mistakes)


def told(mistake: Exception) -> Problem | None:
    """Return what went wrong in a template as a problem; nothing if *mistake* did not come from a template."""
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
    """Gives the templates of *texts*, and compiles those of which there are no *codes*."""

    def __init__(self, texts: Mapping[str, str], codes: MutableMapping[tuple[str, str], CodeType]) -> None:
        self._texts = texts
        self._codes = codes

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:  # noqa: A002 - Jinja's
        """Return the template *name*."""
        if name not in self._texts:
            raise TemplateNotFound(name)
        text = self._texts[name]
        code = self._codes.get((name, text))
        if code is None:
            code = self._codes[name, text] = environment.compile(text, name, f"templates/{name}")
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


def _checked(templates: Templates, name: str) -> Checked:
    environment = templates.language(name)
    try:
        tree = environment.parse(templates.texts[name], name)
        found = lint(environment, name, tree, templates.texts)
        return (found, b"") if found else ((), marshal.dumps(environment.compile(tree, name, f"templates/{name}")))
    except TemplateSyntaxError as mistake:
        return (_unreadable(name, mistake),), b""
    except SyntaxError as mistake:  # Jinja lets it through: two arguments of one name, too many loops in one another
        source = environment.compile(templates.texts[name], name, raw=True)
        line = _line(source, mistake.lineno or 1)
        said = re.sub(r"\bl_\d+_(?=\w)", "", mistake.msg)  # what Jinja puts before each name
        return (_unreadable(name, TemplateSyntaxError(said, line, name)),), b""


def _line(source: str, number: int) -> int:
    """Return the line of a template that line *number* of its code came from, as Jinja notes at the end of the code."""
    noted = re.findall(r"(\d+)=(\d+)", source.rpartition("debug_info = ")[2])
    return max((int(line) for line, made in noted if int(made) <= number), default=1)


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
