import pytest

from briefbook.model.page import Redirect
from briefbook.model.problem import Problem
from briefbook.render import MadePage, Press, press, templates_digest
from tests.unit.render.sites import Card, Sheet, chrome, default_templates, page, templates

KINDS = sorted(
    name.removeprefix("pages/").removesuffix(".md.j2") for name in default_templates() if name.startswith("pages/")
)
LISTED = {
    "components__list.md": '{{ card|each("card") }}\n',
    "components__list.html": '<ul id="all">{{ card|each("card") }}</ul>\n',
}


def ready(drawn: dict[str, bytes], **changes: object) -> Press:
    """Return the press of sound templates."""
    made, problems = press(drawn, chrome(**changes))
    assert problems == ()
    return made


def altered(name: str) -> set[str]:
    """Return the kinds of pages whose frame changes with one line more in the default template *name*."""
    sources = default_templates()
    before, after = ready(sources), ready(sources | {name: sources[name] + b"\n"})
    kinds = {kind for kind in KINDS if before.frame(kind) != after.frame(kind)}
    return kinds | ({"redirect"} if before.redirect_frame != after.redirect_frame else set())


def made(printer: Press, sheet: Sheet, path: str = "index.html") -> str:
    """Return the HTML of a page."""
    result = printer.make(page(sheet, path=path))
    assert isinstance(result, MadePage), result
    return result.files[path].decode()


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("pages/actor.md.j2", {"actor"}),
        ("pages/free.md.j2", {"free"}),
        ("components/verdict.html.j2", {"figure"}),
        ("components/evening-row.html.j2", {"day"}),
        (
            "components/pager.md.j2",
            {"actor", "figures", "changes", "gaps", "index", "ledger", "next", "timeline", "topic", "values"},
        ),
        ("layouts/page.html.j2", set(KINDS)),
        ("layouts/twin.md.j2", set(KINDS)),
        ("layouts/redirect.html.j2", {"redirect"}),
    ],
)
def test_a_template_belongs_to_the_pages_that_can_draw_it(name: str, kinds: set[str]) -> None:
    """A change of a template changes the frame of each kind of page that it can reach, and of hardly another.

    A page that draws cards by what their class says depends on all components: which it draws, only its view knows.
    """
    sources = default_templates()
    drawing_any = {kind for kind in KINDS if b"|component }}" in sources[f"pages/{kind}.md.j2"]}
    assert altered(name) == kinds | (drawing_any if name.startswith("components/") else set())


def test_the_frame_holds_the_chrome_and_the_names_of_the_stylesheets() -> None:
    """Whatever every page shows changes every frame; a picture that no page loads changes none."""
    sources = default_templates()
    plain = ready(sources).frame("actor")
    assert ready(sources, title="Another").frame("actor") != plain
    assert ready(sources | {"static/briefbook.css": b"p {}"}).frame("actor") != plain
    assert ready(sources | {"static/ship.svg": b"<svg/>"}).frame("actor") == plain


def test_templates_that_were_sound_are_not_looked_at_again() -> None:
    """Whoever knows the digest of sound templates need not wait for them to be read; of others nobody knows it."""
    sound, broken = templates(), templates("{{ view.a|gone }}")
    assert press(broken, chrome())[1] != ()
    assert press(broken, chrome(), sound=templates_digest(sound))[1] != ()
    assert press(broken, chrome(), sound=templates_digest(broken))[1] == ()


def test_a_press_begins_with_what_the_one_before_had() -> None:
    """After an edit of one template the others are not compiled again; the edited one is read, drawn and, if amiss, told of."""
    first, _ = press(templates("one"), chrome())
    first.warm()
    second, problems = press(templates("two"), chrome(), before=first)
    second.warm()
    assert problems == ()
    kept = first.templates.codes.keys() & second.templates.codes.keys()
    assert {name for name, _ in second.templates.codes} - {name for name, _ in kept} == {"pages/sheet.md.j2"}
    assert all(second.templates.codes[each] is first.templates.codes[each] for each in kept)
    assert "two" in made(second, Sheet())
    assert press(templates("{{ a|gone }}"), chrome(), before=first)[1] != ()


def test_a_template_that_lost_another_is_read_again() -> None:
    """A template may be wrong though nobody touched it: the component that it asks for is gone."""
    asking = '{{ view.cards|component("list", "all") }}\n'
    whole = ready(templates(asking, **LISTED))
    _, problems = press(templates(asking), chrome(), before=whole)
    assert [problem.code for problem in problems] == ["template-unsafe"]


def test_a_mistake_found_late_is_told_with_its_place() -> None:
    """What only shows when a template is drawn is a problem with file and line, and no crash."""
    fails = ready(templates("\n\n{{ view.gone }}"))
    word = ready(templates("\n\n{{ view.class }}"))
    found = [printer.make(page()) for printer in (fails, word)]
    assert [(item.code, str(item.span)) for item in found if isinstance(item, Problem)] == [
        ("template-failed", "templates/pages/sheet.md.j2:3:1"),
        ("template-failed", "templates/pages/sheet.md.j2:3:1"),
    ]


def test_items_of_a_list_are_drawn_by_a_component_of_their_own() -> None:
    """``each`` draws every item, in order; the items' ids and addresses are known without reading the list again."""
    cards = (Card(says="one & only"), Card(says="two"))
    printer = ready(templates('{{ view.cards|component("list", "all") }}\n', **LISTED))
    result = printer.make(page(Sheet(cards=cards)))
    assert isinstance(result, MadePage)
    html, twin = (content.decode() for content in result.files.values())
    assert '<ul id="all"><p class="card">one &amp; only</p>\n<p class="card">two</p>\n</ul>' in html
    assert "::: list all\n**one & only**\n**two**\n:::" in twin
    assert "all" in result.anchors.ids


def test_equal_cards_are_drawn_alike_and_others_not() -> None:
    """A card that was drawn before is taken from memory; one that differs in a letter, or has no id here, is not."""
    printer = ready(templates("{% for c in view.cards %}\n{{ c|component }}\n\n{% endfor %}\n"))
    first = made(printer, Sheet(cards=(Card(says="one"), Card(says="two"))))
    assert '<p class="card" id="c-1">one</p>' in first
    assert '<p class="card">two</p>' in first
    second = made(printer, Sheet(cards=(Card(says="two"), Card(says="one"))))
    assert '<p class="card" id="c-1">two</p>' in second
    assert '<p class="card">one</p>' in second


def test_two_presses_share_nothing() -> None:
    """What one press has drawn is nothing to another with other templates."""
    drawn = templates("{{ view.cards[0]|component }}\n")
    sheet = Sheet(cards=(Card(),))
    assert '<p class="card" id="c-1">something</p>' in made(ready(drawn), sheet)
    other = drawn | {"components/card.html.j2": b"<b>{{ card.says }}</b>"}
    assert "<b>something</b>" in made(ready(other), sheet)
    assert '<p class="card" id="c-1">something</p>' in made(ready(drawn), sheet)


def test_a_page_is_the_same_whatever_was_made_before() -> None:
    """A page made first, made again, and made after others has the same bytes and the same anchors."""
    drawn = templates("## Cards\n\n{% for c in view.cards %}\n{{ c|component }}\n\n{% endfor %}\n## Cards\n")
    sheets = [Sheet(cards=tuple(Card(id=f"c-{i}", says=str(i * n)) for i in range(4))) for n in (1, 2, 1)]
    printer = ready(drawn)
    together = [printer.make(page(sheet, path="a/b.html")) for sheet in (*sheets, *reversed(sheets))]
    assert together == [ready(drawn).make(page(sheet, path="a/b.html")) for sheet in (*sheets, *reversed(sheets))]


def test_a_redirect_is_made_by_itself() -> None:
    """The page at an old address leads to the new one."""
    result = ready(templates()).redirect(Redirect(path="old/a.html", target="b.html", title="B"))
    assert isinstance(result, MadePage)
    assert ("b.html", "") in result.anchors.links
