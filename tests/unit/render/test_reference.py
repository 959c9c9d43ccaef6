import inspect
from pathlib import Path

import pytest
from msgspec import Struct

from briefbook.plan import cards, collection_views, rows, subject_views
from briefbook.plan.pictures import views as pictures
from briefbook.render.reference import templates_reference

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "templates.md"


def defined(*modules: object) -> list[type[Struct]]:
    """Return the records that *modules* define, in the order of their names."""
    found = (member for module in modules for _, member in inspect.getmembers(module, inspect.isclass))
    return sorted(
        {member for member in found if issubclass(member, Struct) and member.__module__.startswith("briefbook.plan")},
        key=lambda member: member.__name__,
    )


@pytest.mark.golden
def test_the_reference_of_templates_is_what_the_views_say(update_golden: bool) -> None:
    """docs/reference/templates.md is written from the views, and is as new as they are."""
    everything = defined(subject_views, collection_views, cards, rows, pictures)
    views = [view for view in everything if view.__name__.endswith("View")]
    written = templates_reference(views, [part for part in everything if part not in views])
    if update_golden:
        REFERENCE.write_text(written, encoding="utf-8")
    assert REFERENCE.read_text(encoding="utf-8") == written


def test_types_are_told_in_words() -> None:
    """A field's type is said in plain words."""

    class MadeUpView(Struct):
        """A made-up view."""

        name: str
        days: tuple[int, ...]
        pair: tuple[str, bool] | None

    text = templates_reference([MadeUpView], [])
    assert "### pages/madeup.md.j2\n\nA made-up view.\n" in text
    assert (
        "| `name` | text |\n| `days` | number, any number |\n| `pair` | (text, true or false), or nothing |\n" in text
    )
