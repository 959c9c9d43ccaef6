"""What is written for web servers: one list of rules, spelled for each."""

import re

import pytest
import yaml
from msgspec.structs import replace

from briefbook.hosting import (
    RULES,
    Hosted,
    Where,
    caddyfile,
    headers_file,
    is_fingerprinted,
    nginx_conf,
    redirects_file,
    workflow,
)
from briefbook.hosting.rules import SEARCH, special
from briefbook.model.policy import POLICY, policy_text
from briefbook.plan import routes

SITE = Hosted(base_url="https://example.org/ferry/", redirects=(("actors/old.html", "actors/new.html"),))


def test_the_paths_that_rules_name_are_those_of_pages() -> None:
    """The page that searches and the one for missing addresses stand where servers look for them."""
    assert SEARCH == routes.SEARCH
    assert f'"/ferry/{routes.MISSING}"' in nginx_conf(SITE)
    assert f"/{routes.MISSING}" in caddyfile(SITE)


def test_every_policy_is_that_of_pages_and_forbids_frames() -> None:
    """A header says what a page's head says, and that nobody may frame it, which only a header can say."""
    policies = special("Content-Security-Policy")
    assert policies[Where.EVERYWHERE] == f"{policy_text()}; frame-ancestors 'none'"
    assert policies[Where.SEARCH] == f"{policy_text('search')}; frame-ancestors 'none'"


def test_the_search_is_allowed_more_and_nothing_less() -> None:
    """All that a page may load, the page that searches may as well; it may run a program from this site, and no other."""
    found = dict(directive.split(" ", 1) for directive in policy_text("search").split("; "))
    assert all(set(value.split()) <= set(found[name].split()) for name, value in POLICY.items())
    assert found["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert "unsafe-inline" not in policy_text("search")


@pytest.mark.parametrize(
    ("path", "true"),
    [
        ("static/briefbook.0123456789.css", True),
        ("static/fonts/serif.abcdef0123.woff2", True),
        ("static/icon.svg", False),
        ("static/fonts/serif-LICENSE.txt", False),
        ("dates/2022-01-26.html", False),
        ("actors/a.2.html", False),
        ("static/briefbook.012345678g.css", False),
        ("static/0123456789.css/readme", False),
    ],
)
def test_a_digest_in_a_name_is_told_from_a_date_and_a_number(path: str, *, true: bool) -> None:
    """Only ten hexadecimal digits before the suffix make a file one that never changes."""
    assert is_fingerprinted(path) is true


def test_a_site_below_a_path_keeps_it() -> None:
    """Prefix, host and folder follow from the address; without one the site stands at the root of any host."""
    assert (SITE.prefix, SITE.host, SITE.place) == ("/ferry/", "example.org", "/var/www/example.org")
    assert replace(SITE, base_url="https://example.org").prefix == "/"
    assert (Hosted().prefix, Hosted().place, Hosted(folder="/srv/x/").place) == ("/", "/var/www/site", "/srv/x")
    assert replace(SITE, base_url="https://example.org/caf%C3%A9/").prefix == "/café/"


def test_headers_for_netlify_and_cloudflare_never_meet() -> None:
    """No header is given for one file by two blocks, since both would join the values; each fingerprinted file has a line."""
    lines = headers_file(["static/a.0123456789.css", "index.html", "static/icon.svg"]).decode().split("\n")
    blocks: dict[str, list[str]] = {}
    for line in filter(None, lines):
        blocks.setdefault(line, []) if line.startswith("/") else blocks[[*blocks][-1]].append(
            line.split(":")[0].strip()
        )
    assert [*blocks] == ["/*", "/static/a.0123456789.css"]
    assert set(blocks["/*"]) == {rule.name for rule in RULES} - {"Cache-Control"}
    assert len(set(blocks["/*"])) == len(blocks["/*"])
    assert blocks["/static/a.0123456789.css"] == ["Cache-Control"]


def test_headers_for_netlify_and_cloudflare_allow_the_search() -> None:
    """The one policy for everything is the widest: what a page's head does not allow stays forbidden there."""
    assert special("Content-Security-Policy")[Where.SEARCH] in headers_file(["index.html"]).decode()


def test_redirects_are_a_line_each() -> None:
    """Old address, new address, status; none, and the file is empty."""
    assert redirects_file(SITE) == b"/actors/old.html /actors/new.html 301\n"
    assert redirects_file(Hosted()) == b""


def test_nginx_sites_do_not_meet() -> None:
    """Two sites on one server use variables of their own."""
    names = [
        set(re.findall(r"^map \$uri (\S+) ", nginx_conf(replace(SITE, base_url=url)), re.MULTILINE))
        for url in ("https://example.org/ferry/", "https://example.org/port/", "https://port.example.org")
    ]
    assert [len(each) for each in names] == [3, 3, 3]
    assert len(set().union(*names)) == 9


@pytest.mark.parametrize("bad", ['a"b', "a\nb", "$uri", "{env.HOME}", "back\\slash", "`id`"])
def test_what_a_configuration_cannot_hold_is_refused(bad: str) -> None:
    """A folder that would end a string or name a variable never comes into a configuration."""
    for write in (nginx_conf, caddyfile):
        with pytest.raises(ValueError, match="configuration"):
            write(replace(SITE, folder=f"/srv/{bad}"))


def test_the_workflow_for_github_publishes_what_was_built() -> None:
    """The workflow is YAML; it may do no more than it needs, builds as the README says, and hands on the site's folder."""
    read = yaml.safe_load(workflow("public"))
    assert read["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    steps = read["jobs"]["publish"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == ['make ARGS="--format github"']
    assert [step["with"]["path"] for step in steps if "upload-pages-artifact" in step.get("uses", "")] == ["public"]
    assert steps[-1]["uses"].startswith("actions/deploy-pages@")
