import pytest

from briefbook.model.problem import Problem
from briefbook.render.templates import check_templates, load_templates, read_sources
from tests.unit.render.sites import default_templates

UNSAFE_MARKDOWN = [
    ("{{ view.a ~ view.b }}", "joining with ~"),
    ("{{ view.a + view.b }}", "+, % or *"),
    ("{{ view.a % view.b }}", "+, % or *"),
    ("{{ view.a * 3 }}", "+, % or *"),
    ("{% raw %}{{ x }}{% endraw %}", "a raw block"),
    ('{% include "pages/x.md.j2" %}', "include"),
    ("{% from view.name import link %}", "a computed template name"),
    ("{% extends view.name %}", "a computed template name"),
    ('{% from "pages/x.md.j2" import link with context %}', "with context"),
    ('{% import "pages/gone.md.j2" as gone %}', "'pages/gone.md.j2', which does not exist"),
    ('{% import "layouts/x.html.j2" as x %}', "a template of the other language"),
    ("{% autoescape false %}{{ view.a }}{% endautoescape %}", "an autoescape block"),
    ("{% filter length %}x{% endfilter %}", "a filter block"),
    ("{{ view.a.format(view.b) }}", "calling a method"),
    ("{{ view.__class__ }}", "a private attribute"),
    ("{{ view.a|component(view.kind) }}", "a computed component name"),
    ('{{ view.a|component("gone", "x") }}', "a component without components/gone.md.j2 and components/gone.html.j2"),
    ('{{ view.a|component(kind="x") }}', "a computed component name"),
    ("{{ view.a|each(view.kind) }}", "a computed component name"),
    ("{{ view.a|each }}", "a computed component name"),
    ('{{ view.a|each("gone") }}', "a component without components/gone.md.j2"),
    ('{% from "pages/" "x.md.j2" import link %}', "a reference to 'pages/x.md.j2' in a roundabout way"),
    ("::: statement s-1", "a fence written by hand"),
    ("[x]({{ view.href }})", "an address that does not pass the filter url"),
]
UNSAFE_HTML = [
    ('<a href="{{ view.href }}">x</a>', "an address that does not pass the filter url"),
    ("<img alt='' src={{ view.href }}>", "an address that does not pass the filter url"),
    ("{{ view.a ~ view.b }}", "joining with ~"),
    ("{{ view.a.upper() }}", "calling a method"),
    ('{{ view.a|each("gone") }}', "a component without components/gone.html.j2"),
]
REFUSED_BY_NAME = ["{{ view.a|safe }}", "{{ view.a|join }}", "{{ view.a|tojson }}", "{{ view.a|upper"]


def found_in(sources: dict[str, bytes]) -> tuple[Problem, ...]:
    """Return what is wrong with templates."""
    texts, unreadable = read_sources(sources)
    return (*unreadable, *check_templates(load_templates(texts)))


def problems_of(name: str, text: str) -> list[tuple[str, str, str]]:
    """Return (code, place, message) of what is wrong with a template."""
    others = {"pages/x.md.j2": b"", "layouts/x.html.j2": b""}
    problems = found_in(others | {name: f"\n{text}\n".encode()})
    return [(problem.code, str(problem.span), problem.message) for problem in problems]


@pytest.mark.parametrize(("text", "reason"), UNSAFE_MARKDOWN)
def test_markdown_templates_cannot_turn_a_value_into_markup(text: str, reason: str) -> None:
    """Each way round the escaping, or to a hidden dependency, is refused with template and line."""
    found = problems_of("pages/y.md.j2", text)
    assert [(code, place) for code, place, _ in found] == [("template-unsafe", "templates/pages/y.md.j2:2:1")]
    assert reason in found[0][2]


@pytest.mark.parametrize(("text", "reason"), UNSAFE_HTML)
def test_html_templates_cannot_turn_a_value_into_markup_or_an_unchecked_address(text: str, reason: str) -> None:
    """The same holds for HTML, where sums are harmless and addresses are not."""
    found = problems_of("layouts/y.html.j2", text)
    assert [(code, place) for code, place, _ in found] == [("template-unsafe", "templates/layouts/y.html.j2:2:1")]
    assert reason in found[0][2]


@pytest.mark.parametrize("text", REFUSED_BY_NAME)
@pytest.mark.parametrize("name", ["pages/y.md.j2", "layouts/y.html.j2"])
def test_only_the_filters_that_are_listed_exist(name: str, text: str) -> None:
    """There is no way to say that a value is safe, nor broken syntax without a place."""
    assert [(code, place) for code, place, _ in problems_of(name, text)] == [
        ("template-syntax", f"templates/{name}:2:1")
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ view.a is strange }}", "No test named 'strange'"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "block 'a' defined twice"),
        ("{% macro m(a, a) %}x{% endmacro %}", "duplicate argument 'a'"),
        ("{% for a in view.a %}" * 21 + "{% endfor %}" * 21, "nested"),
    ],
)
def test_what_only_code_shows_to_be_wrong_is_told_too(text: str, reason: str) -> None:
    """A template that reads well and cannot run is told of with its line, drawn or not."""
    ((code, place, message),) = problems_of("pages/y.md.j2", text)
    assert (code, place) == ("template-syntax", "templates/pages/y.md.j2:2:1")
    assert reason in message


def test_all_mistakes_of_all_templates_are_told_at_once() -> None:
    """Two templates with two mistakes make three problems and more, in one run."""
    sources = {
        "pages/a.md.j2": b"{{ a ~ b }}\n{% include 'x' %}\n",
        "pages/b.md.j2": b"{{ a|safe }}",
        "pages/c.md.j2": b"\xff",
    }
    assert [problem.code for problem in found_in(sources)] == [
        "template-syntax",
        "template-unsafe",
        "template-unsafe",
        "template-syntax",
    ]


def test_the_templates_that_come_with_the_program_are_in_order() -> None:
    """The default templates pass their own rules."""
    assert found_in(default_templates()) == ()
