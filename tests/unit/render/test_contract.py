"""The contract between views and templates, both ways: nothing asked for that no view has, nothing held that nobody shows."""

import inspect
from collections.abc import Iterator
from types import ModuleType

import pytest
from jinja2 import nodes
from msgspec import Struct

from briefbook.plan import cards, collection_views, rows, subject_views
from briefbook.plan.pictures import views as pictures
from briefbook.render.templates import load_templates, read_sources
from tests.unit.render.sites import default_templates

SOURCES = default_templates()
TEMPLATES = load_templates(read_sources(SOURCES)[0])
#: What pages show through their head, and what exports alone read.
SHOWN_ELSEWHERE = {"name", "title", "day"}


def classes(*modules: ModuleType) -> Iterator[type[Struct]]:
    """Yield the records that *modules* define."""
    for module in modules:
        for _, found in inspect.getmembers(module, inspect.isclass):
            if found.__module__ == module.__name__ and issubclass(found, Struct):
                yield found


def fields(view: type[Struct]) -> set[str]:
    """Return the names of the fields of a record."""
    return set(view.__struct_fields__)


def tree(name: str) -> nodes.Template:
    """Return the parsed template *name*."""
    environment = TEMPLATES.markdown if name.endswith(".md.j2") else TEMPLATES.html
    return environment.parse(SOURCES[name].decode())


def read(name: str, variable: str) -> set[str]:
    """Return the attributes that the template *name* reads of *variable*."""
    found = tree(name).find_all(nodes.Getattr)
    return {node.attr for node in found if isinstance(node.node, nodes.Name) and node.node.name == variable}


def drawn_whole(name: str) -> Iterator[str]:
    """Yield the components that a page template draws from its whole view."""
    for node in tree(name).find_all(nodes.Filter):
        if node.name == "component" and isinstance(node.node, nodes.Name) and node.node.name == "view":
            assert isinstance(node.args[0], nodes.Const)
            yield str(node.args[0].value)


VIEWS = [view for view in classes(subject_views, collection_views) if view.__name__.endswith("View")]
DRAWN = [card for card in classes(cards, rows) if getattr(card, "component", "body") != "body"]
LINES = [line for line in classes(cards, rows, collection_views, pictures) if line not in VIEWS and line not in DRAWN]
ASKED = {attr.attr for name in SOURCES if name.endswith(".j2") for attr in tree(name).find_all(nodes.Getattr)}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_page_templates_and_views_agree(view: type) -> None:
    """A page template asks only for what its view has, and shows all of it."""
    page = f"pages/{view.__name__.removesuffix('View').lower()}.md.j2"
    asked = read(page, "view")
    for kind in drawn_whole(page):
        asked |= read(f"components/{kind}.md.j2", "card") | read(f"components/{kind}.html.j2", "card")
    assert asked - fields(view) == set()
    assert fields(view) - asked - SHOWN_ELSEWHERE == set()


@pytest.mark.parametrize("card", DRAWN, ids=lambda card: card.__name__)
def test_component_templates_and_cards_agree(card: type) -> None:
    """Both pictures of a card ask only for what it has, and together show all of it."""
    kind = getattr(card, "component", "")
    asked = read(f"components/{kind}.md.j2", "card") | read(f"components/{kind}.html.j2", "card")
    assert asked - fields(card) == set()
    assert fields(card) - asked - {"id"} == set()


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.__name__)
def test_every_field_of_a_line_is_shown_somewhere(line: type) -> None:
    """No line, row or entry holds what no template reads."""
    own = set() if line is cards.Body else fields(line)
    assert own - ASKED == set()
