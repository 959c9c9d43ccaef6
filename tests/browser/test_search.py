"""Search in a real browser, over HTTP and below a folder of the host: what a reader types, and what is found."""

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from briefbook.model.searched import INDEX

POST = "articles/2022-01-26-washington-post.html"
GLOBE = "articles/2022-01-21-globe.html"
RADIO = "articles/2022-01-21-rferl.html"

#: What a reader types, and what is to be among the first three results.
QUERIES = (
    # names, in each spelling
    ("Lavrov", "actors/sergey-lavrov.html"),
    ("Sergei Lavrov", "actors/sergey-lavrov.html"),
    ("Сергей Лавров", "actors/sergey-lavrov.html"),
    ("blinken", "actors/antony-blinken.html"),
    ("Zelenskyy", "actors/volodymyr-zelensky.html"),
    ("Zelenskiy", "actors/volodymyr-zelensky.html"),
    ("Володимир Зеленський", "actors/volodymyr-zelensky.html"),
    ("Mélanie Joly", "actors/melanie-joly.html"),
    ("melanie joly", "actors/melanie-joly.html"),
    ("Cernochova", "actors/jana-cernochova.html"),
    ("Niinistö", "actors/sauli-niinisto.html"),
    ("Lukashenka", "actors/alexander-lukashenko.html"),
    ("Hrushetskyi", "actors/anton-grushetskyi.html"),
    ("Wendy R. Sherman", "actors/wendy-sherman.html"),
    ("State Department", "actors/us-state-dept.html"),
    ("SBU", "actors/sbu.html"),
    ("North Atlantic Treaty Organization", "actors/nato.html"),
    ("Britain", "actors/united-kingdom.html"),
    ("Washington Post", "sources/washington-post.html"),
    # topics
    ("nord stream 2", "topics/nord-stream-2.html"),
    ("NATO enlargement", "topics/nato-enlargement.html"),
    ("open door", "topics/nato-enlargement.html"),
    ("sanctions", "topics/sanctions.html"),
    ("SWIFT", "topics/sanctions.html"),
    ("cyberattack", "topics/cyberattacks.html"),
    ("Normandy format", "topics/minsk-process.html"),
    ("military buildup", "topics/military-buildup.html"),
    ("crimea", "topics/crimea-question.html"),
    # numbers
    ("100,000 troops", "figures/russian-troops.html"),
    ("14,000 killed donbas", "figures/donbas-war-dead.html"),
    ("95.6 million loan", "figures/canada-loan-amount.html"),
    ("population of Kharkiv", "figures/kharkiv-population.html"),
    ("how many NATO members", "figures/nato-members.html"),
    # events, demands, days, pages
    ("geneva talks", "events/geneva-talks.html"),
    ("macron putin call", "events/macron-putin-call.html"),
    ("minor incursion", "events/biden-news-conference.html"),
    ("pull back to 1997", "demands/return-to-1997.html"),
    ("written answers on paper", "demands/written-answers.html"),
    ("21 January 2022", "dates/2022-01-21.html"),
    ("2022-01-26", "dates/2022-01-26.html"),
    ("glossary", "glossary.html"),
    ("corrections", "corrections.html"),
    # phrases
    ("our hands are untied", f"{POST}#dzhabarov-free-hands"),
    ("door is open, remains open", f"{POST}#blinken-door-open"),
    ("serious diplomatic path forward", f"{POST}#blinken-serious-path"),
    ("force by mid-February", f"{POST}#sherman-mid-february"),
    ("reciprocal transparency", f"{POST}#us-paper-transparency"),
    ("high price", f"{RADIO}#s-8f6e79e490bc"),
    ("lungescu protect and defend", f"{RADIO}#lungescu-troops-rferl"),
    ("hybrid war", f"{GLOBE}#s-dda4c63d3e57"),
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Drop the line."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the folder above *folder*, and give the address at which *folder* is found there."""
    handler = functools.partial(_Quiet, directory=str(folder.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{folder.name}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    """Give the address of the example site below a folder of its host."""
    with served(site) as address:
        yield address


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """Give a page on which nothing may go wrong: no console message, no error."""
    context = browser.new_context()
    page = context.new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    yield page
    context.close()
    assert trouble == []


def found(page: Page) -> list[str]:
    """Return where the results that are shown lead to."""
    links = page.locator(".found a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    return [str(link) for link in links]


def test_fifty_queries_as_a_reader_types_them(reader: Page, home: str) -> None:
    """Names in each spelling, topics, numbers, phrases: the page or statement that is meant is among the first three."""
    assert len(QUERIES) == 50
    reader.goto(f"{home}search.html")
    missed = {}
    for query, wanted in QUERIES:
        reader.get_by_role("searchbox").fill(query)
        expect(reader.get_by_role("status")).to_contain_text(f"“{query}”")
        first = found(reader)[:3]
        if wanted not in first:
            missed[query] = first
    assert missed == {}


FILTERS = (
    ("speaker=Sergey+Lavrov", r"^Sergey Lavrov|and Sergey Lavrov"),
    ("q=NATO&kind=Actor", r"^Actor$"),
    ("q=Ukraine&kind=Statement%3A+denial", r"^Statement: denial$"),
    ("q=Kharkiv&outlet=The+Globe+and+Mail&kind=Statement", r"The Globe and Mail"),
)


@pytest.mark.parametrize(("search", "shown"), FILTERS, ids=lambda text: text)
def test_a_search_can_be_linked_to(reader: Page, home: str, search: str, shown: str) -> None:
    """An address with a query and filters shows their results, each of which is as the filter says."""
    reader.goto(f"{home}search.html?{search}")
    results = reader.locator(".found > li")
    expect(results.first).to_be_visible()
    for result in results.all():
        parts = result.locator("h2, .facts, cite").all_text_contents()
        assert any(re.search(shown, part) for part in parts), parts


def test_filters_narrow_and_stay_in_the_address(reader: Page, home: str) -> None:
    """A filter that is chosen narrows what is found, and is in the address; each statement is a result of its own."""
    reader.goto(f"{home}search.html")
    reader.get_by_role("searchbox").fill("Kharkiv")
    status = reader.get_by_role("status")
    expect(status).to_contain_text("Kharkiv")
    everything = int(re.sub(r"\D", "", status.text_content() or ""))
    reader.get_by_role("combobox", name="kind").select_option("Statement")
    expect(status).not_to_contain_text(f"{everything} ")
    assert "#" in found(reader)[0]
    assert 0 < int(re.sub(r"\D", "", status.text_content() or "")) < everything
    reader.get_by_role("checkbox", name="unnamed").check()
    expect(reader).to_have_url(f"{home}search.html?q=Kharkiv&kind=Statement&unnamed=yes")
    reader.get_by_role("checkbox", name="unnamed").uncheck()
    reader.get_by_role("combobox", name="year").select_option("2022")
    expect(reader).to_have_url(f"{home}search.html?q=Kharkiv&kind=Statement&year=2022")


def test_a_result_leads_to_its_statement(reader: Page, home: str) -> None:
    """The title of a result is a link to the permalink of the statement."""
    reader.goto(f"{home}search.html?q=hands+untied")
    reader.locator(".found a").first.click()
    expect(reader).to_have_url(f"{home}{POST}#dzhabarov-free-hands")
    expect(reader.locator("#dzhabarov-free-hands")).to_be_visible()


def test_struck_wording_is_not_found(reader: Page, home: str) -> None:
    """What an outlet has taken back is found nowhere, neither as a phrase nor by its words."""
    reader.goto(f"{home}search.html")
    for query in ('"accused the West of giving"', '"nuclear arms"'):
        reader.get_by_role("searchbox").fill(query)
        expect(reader.get_by_role("status")).to_contain_text("No results")
    reader.get_by_role("searchbox").fill("Lavrov accused West nuclear arms")
    expect(reader.get_by_role("status")).to_contain_text("Lavrov accused")
    assert not any("accused the West" in text for text in reader.locator(".found > li").all_text_contents())


def test_the_slash_key_opens_the_search(reader: Page, home: str) -> None:
    """From a page in any folder `/` leads to the field, unless that was turned off, and types itself in the field."""
    reader.goto(f"{home}actors/sergey-lavrov.html")
    reader.keyboard.press("/")
    expect(reader).to_have_url(f"{home}search.html")
    expect(reader.get_by_role("searchbox")).to_be_focused()
    reader.keyboard.type("a/b")
    expect(reader.get_by_role("searchbox")).to_have_value("a/b")
    reader.get_by_role("checkbox", name="The key /").uncheck()
    reader.goto(f"{home}index.html")
    reader.keyboard.press("/")
    expect(reader).to_have_url(f"{home}index.html")


def test_keyboard_alone_is_enough(reader: Page, home: str) -> None:
    """Typing, Enter, Tab to a result; more results are shown by a button, and the first of them has the focus."""
    reader.goto(f"{home}search.html?q=")
    reader.keyboard.type("Ukraine")
    reader.keyboard.press("Enter")
    expect(reader.locator(".found > li")).to_have_count(10)
    more = reader.get_by_role("button", name="Show more")
    more.focus()
    reader.keyboard.press("Enter")
    expect(reader.locator(".found > li")).to_have_count(20)
    expect(reader.locator(".found a").nth(10)).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (375, "dark")])
def test_axe_finds_nothing(browser: Browser, home: str, width: int, scheme: str) -> None:
    """The search page with results has no accessibility violation that axe knows, nor is it wider than the screen."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{home}search.html?q=guarantees+nato")
    expect(page.locator(".found > li").first).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_without_script_the_page_leads_on(browser: Browser, home: str) -> None:
    """Without script there is no form that does nothing, and a link to the names."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}search.html")
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.locator(".content > p a").click()
    expect(page).to_have_url(f"{home}names.html")
    expect(page.get_by_role("main")).to_contain_text("Aleksandr Lukashenko")
    context.close()


@pytest.mark.parametrize("damage", ["absent", "entry", "words"])
def test_an_index_that_fails_is_told(browser: Browser, site: Path, tmp_path: Path, damage: str) -> None:
    """Where the index is absent or damaged the page says so, and the link to the names stays."""
    folder = tmp_path / "site"
    folder.mkdir()
    shutil.copy(site / "search.html", folder)
    shutil.copytree(site / "static", folder / "static")
    if damage != "absent":
        shutil.copytree(site / INDEX, folder / INDEX)
        pattern = "pagefind-entry.json" if damage == "entry" else "*.pf_meta"
        for path in (folder / INDEX).glob(pattern):
            path.write_bytes(b"nonsense")
    with served(folder) as home:
        page = browser.new_page()
        page.goto(f"{home}search.html?q=Lavrov")
        expect(page.get_by_role("status")).to_contain_text("Search is not available")
        expect(page.locator(".content > p a")).to_be_visible()
        page.close()


def test_from_a_disk_the_page_says_what_it_needs(browser: Browser, site: Path) -> None:
    """Opened from a disk the page tells that search works when the site is served."""
    page = browser.new_page()
    page.goto(f"{site.as_uri()}/search.html?q=Lavrov")
    expect(page.get_by_role("status")).to_contain_text("when the site is served")
    page.close()
