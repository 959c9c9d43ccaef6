from selectolax.lexbor import LexborHTMLParser

from briefbook.model.page import Link, NavEntry, Redirect
from tests.unit.render.sites import Card, Sheet, Text, page, plan, render, templates


def test_a_page_becomes_html_and_a_twin_beside_it() -> None:
    """A page at actors/x.html has its twin at actors/x.md."""
    files, problems = render(plan(page(), page(path="actors/x.html")), templates())
    assert {"index.html", "index.md", "actors/x.html", "actors/x.md"} <= files.keys()
    assert [problem.code for problem in problems] == ["unreachable-page"]


def test_a_twin_starts_with_the_title_and_ends_with_a_link_to_the_page() -> None:
    """The first line of a twin is the title as a heading, the last leads to the HTML."""
    files, _ = render(plan(page(title="A *title*")), templates())
    lines = files["index.md"].decode().splitlines()
    assert lines[0] == r"# A \*title\*"
    assert lines[-1] == "[This page as HTML](index.html)"


def test_the_policy_stands_before_any_other_element_of_the_head() -> None:
    """The Content Security Policy is the first element of each head, in pages and in redirects."""
    redirect = Redirect(path="old.html", target="index.html", title="A title")
    files, _ = render(plan(page(), redirects=(redirect,)), templates())
    for path in ("index.html", "old.html"):
        head = LexborHTMLParser(files[path].decode()).head
        assert head is not None
        first = next(node for node in head.iter())
        assert first.attributes["http-equiv"] == "Content-Security-Policy"
        assert "default-src 'none'; style-src 'self'" in files[path].decode()


def test_no_page_has_a_style_or_script_of_its_own() -> None:
    """Pages hold neither style nor script elements, nor attributes that act."""
    files, _ = render(plan(page(Sheet(cards=(Card(), Text())))), templates("{{ view.cards[0]|component }}\n"))
    tree = LexborHTMLParser(files["index.html"].decode())
    assert not tree.css("script, style, [style], [onclick], [onload]")


def test_a_page_links_to_its_twin_in_head_and_footer() -> None:
    """Machines and people both find the Markdown of a page."""
    files, _ = render(plan(page()), templates())
    tree = LexborHTMLParser(files["index.html"].decode())
    assert [node.attributes["href"] for node in tree.css("link[rel=alternate][type='text/markdown']")] == ["index.md"]
    assert [node.attributes["href"] for node in tree.css("footer a[type='text/markdown']")] == ["index.md"]


def test_the_navigation_marks_where_the_reader_is() -> None:
    """The entry of the page itself is current, and links are relative to the page."""
    entries = (NavEntry(key="home", text="Brief", path="index.html"), NavEntry(key="a", text="Actors", path="a/x.html"))
    files, _ = render(plan(page(), page(path="a/x.html"), navigation=entries), templates())
    links = LexborHTMLParser(files["a/x.html"].decode()).css("nav[aria-label=Site] a")
    assert [(link.attributes["href"], link.attributes.get("aria-current")) for link in links] == [
        ("../index.html", None),
        ("../a/x.html", "page"),
    ]


def test_sections_are_listed_once_there_are_two() -> None:
    """A page with two sections or more lists them; a page with one does not."""
    one, _ = render(plan(page()), templates("## Alpha\n"))
    two, _ = render(plan(page()), templates("## Alpha\n\n## Beta & *gamma*\n"))
    assert "On this page" not in one["index.html"].decode()
    links = LexborHTMLParser(two["index.html"].decode()).css("nav[aria-label='On this page'] a")
    assert [(link.attributes["href"], link.text()) for link in links] == [
        ("#alpha", "Alpha"),
        ("#beta-gamma", "Beta & gamma"),
    ]


def test_a_component_is_a_fenced_div_in_the_twin_and_its_own_html_on_the_page() -> None:
    """The twin shows the Markdown of a card within a fence, the page the HTML of the same card."""
    files, _ = render(plan(page(Sheet(cards=(Card(says="so *it* is"),)))), templates("{{ view.cards[0]|component }}\n"))
    assert "::: card c-1\n**so \\*it\\* is**\n:::" in files["index.md"].decode()
    assert '<p class="card" id="c-1">so *it* is</p>' in files["index.html"].decode()


def test_a_card_that_is_drawn_twice_gives_its_id_once() -> None:
    """The second picture of a card carries no id, so that ids stay unique on a page."""
    view = Sheet(cards=(Card(), Card(), Card(says="other")))
    files, problems = render(
        plan(page(view)), templates("{% for c in view.cards %}\n{{ c|component }}\n\n{% endfor %}\n")
    )
    assert files["index.html"].decode().count('id="c-1"') == 1
    assert "::: card c-1-3" in files["index.md"].decode()
    assert problems == ()


def test_a_list_is_drawn_as_a_component_of_the_kind_that_the_template_names() -> None:
    """A template may draw any value of its view by naming kind and id; such a picture has no id."""
    more = {
        "components__list.md": "{% for c in card %}\n- {{ c.says }}\n{% endfor %}\n",
        "components__list.html": "<ul id='{{ id }}'></ul>",
    }
    files, _ = render(
        plan(page(Sheet(cards=(Card(),)))), templates('{{ view.cards|component("list", "all") }}\n', **more)
    )
    assert "::: list all\n- something\n:::" in files["index.md"].decode()
    assert "<ul id=''></ul>" in files["index.html"].decode()


def test_a_body_is_converted_sanitised_and_marked() -> None:
    """A body is the editor's Markdown: raw HTML is text, and highlights become marks with their ids."""
    body = Text(markdown=Text().markdown, highlights=((2, 11, "p-1"),))
    files, _ = render(plan(page(Sheet(cards=(body,)))), templates("{{ view.cards[0]|component }}\n"))
    assert '<p>A <mark id="p-1">paragraph</mark>.</p>' in files["index.html"].decode()


def test_a_plain_table_gets_a_scroller_that_a_keyboard_reaches() -> None:
    """Tables that Markdown makes scroll in a region of their own, each with a name of its own."""
    table = "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n"
    files, _ = render(plan(page()), templates(f"{table}words\n\n{table}"))
    tree = LexborHTMLParser(files["index.html"].decode())
    assert [node.attributes["aria-label"] for node in tree.css("div.scroller[tabindex='0'][role=region]")] == [
        "Table 1",
        "Table 2",
    ]
    assert len(tree.css("div.scroller > table")) == 2


def test_an_old_address_leads_to_the_new_one_without_script() -> None:
    """A redirect refreshes to the new address, names it as canonical, and links to it."""
    redirect = Redirect(path="actors/old.html", target="actors/new.html", title="New")
    files, problems = render(
        plan(
            page(Sheet(link=Link(text="n", href="actors/new.html"))),
            page(Sheet(link=Link(text="n", href="new.html")), path="actors/new.html"),
            redirects=(redirect,),
        ),
        templates("[x]({{ view.link.href|url }})\n"),
    )
    tree = LexborHTMLParser(files["actors/old.html"].decode())
    assert [node.attributes["content"] for node in tree.css("meta[http-equiv=refresh]")] == ["0; url=new.html"]
    assert [node.attributes["href"] for node in tree.css("link[rel=canonical], main a")] == ["new.html", "new.html"]
    assert problems == ()


def test_a_page_without_a_template_is_a_problem_with_its_name() -> None:
    """A missing page template is told with the page that needs it, and nothing else is checked."""
    _, problems = render(plan(page(template="nothing")), templates())
    assert [(problem.code, problem.span.path) for problem in problems] == [
        ("template-missing", "templates/pages/nothing.md.j2")
    ]


def test_a_template_that_asks_for_what_the_view_does_not_hold_is_a_problem_with_its_line() -> None:
    """A name that no view has is told with the template's line, once for all pages of the kind."""
    _, problems = render(plan(page(), page(path="b.html")), templates("fine\n{{ view.nothing }}\n"))
    assert [(problem.code, str(problem.span)) for problem in problems] == [
        ("template-failed", "templates/pages/sheet.md.j2:2:1")
    ]


def test_an_absent_value_is_never_shown_as_none() -> None:
    """A template that prints None fails instead."""
    _, problems = render(plan(page(Sheet(text=None))), templates())  # type: ignore[arg-type]  # what is tested
    assert [problem.code for problem in problems] == ["template-failed"]


def test_the_same_plan_gives_the_same_bytes() -> None:
    """Rendering has no memory that shows."""
    made = plan(page(Sheet(cards=(Card(), Text()))), base_url="https://example.org/x/")
    drawn = templates("{% for c in view.cards %}\n{{ c|component }}\n\n{% endfor %}\n")
    assert render(made, drawn) == render(made, drawn)
    assert 'href="https://example.org/x/index.html"' in render(made, drawn)[0]["index.html"].decode()
