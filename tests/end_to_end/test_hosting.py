"""The example site behind real web servers: headers, caching, redirects, missing pages, compressed files, sub-paths."""

import gzip
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from briefbook.hosting import RULES, Hosted, Where, is_fingerprinted
from tests.conftest import BELOW
from tests.end_to_end.hosts import SERVERS, Host, hosted

MOVED = ("topics/nato-expansion.html", "topics/nato-enlargement.html")


@pytest.fixture(scope="module", params=[*SERVERS])
def host(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Let each server show the example site under its sub-path."""
    place = Hosted(base_url=f"http://localhost{BELOW}", folder=str(site), redirects=(MOVED,))
    with hosted(request.param, tmp_path_factory.mktemp("host") / request.param, place) as host:
        yield host


def expected(*kinds: Where) -> dict[str, str]:
    """Return the headers that the rules give files of these kinds."""
    return {rule.name.lower(): rule.value for rule in RULES if rule.where in kinds}


def sent(headers: dict[str, str], rules: dict[str, str]) -> dict[str, str]:
    """Return those of *headers* that *rules* are about."""
    return {name: value for name, value in headers.items() if name in rules}


def fingerprinted(site: Path) -> str:
    """Return the path of a file that is named by its content."""
    return next(path for path in sorted(files(site)) if is_fingerprinted(path) and path.endswith(".css"))


def files(site: Path) -> list[str]:
    """Return the paths of a site's files, but those that are hidden."""
    found = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file())
    return [path for path in found if not path.startswith(".")]


def test_a_page_comes_with_the_headers_of_the_rules(host: Host, site: Path) -> None:
    """A page is sent as it lies in the folder, with each header once, to be asked for again each time."""
    answer = host.get(f"{BELOW}actors/index.html")
    rules = expected(Where.EVERYWHERE)
    assert (answer.status, answer.body) == (200, (site / "actors/index.html").read_bytes())
    assert sent(answer.headers, rules) == rules
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    again = host.get(f"{BELOW}actors/index.html", If_None_Match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_the_policy_that_is_sent_is_that_of_the_page(host: Host) -> None:
    """A page's own policy is the one that is sent, but for what a page cannot say of itself."""
    answer = host.get(BELOW)
    written = re.search(rb'http-equiv="Content-Security-Policy" content="([^"]+)"', answer.body)
    assert written is not None
    own = unescape(written[1].decode())
    assert answer.headers["content-security-policy"] == f"{own}; frame-ancestors 'none'"


def test_what_is_named_by_its_content_is_kept_for_ever(host: Host, site: Path) -> None:
    """A style sheet is immutable, and a policy goes with it as well."""
    answer = host.get(BELOW + fingerprinted(site))
    rules = expected(Where.EVERYWHERE, Where.FINGERPRINTED)
    assert (answer.status, sent(answer.headers, rules)) == (200, rules)
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"] == "text/css; charset=utf-8"


def test_the_page_that_searches_has_a_policy_of_its_own(host: Host) -> None:
    """Wherever there is such a page, it may run the search, and no other may."""
    searching = host.get(f"{BELOW}search.html").headers["content-security-policy"]
    elsewhere = host.get(f"{BELOW}actors/search.htm").headers["content-security-policy"]
    assert "'wasm-unsafe-eval'" not in elsewhere
    # A server shows its page for missing addresses where there is no search: with the policy of any page.
    assert searching in (expected(Where.SEARCH)["content-security-policy"], elsewhere)


@pytest.mark.parametrize(
    "path", ["nothing.html", "actors/nobody.html", "a/very/deep/place/nothing", "static/x.css", "x.md"]
)
def test_a_missing_page_is_told_at_any_depth(host: Host, site: Path, path: str) -> None:
    """Status 404 comes with our own page, whose style and links are found from there."""
    answer = host.get(BELOW + path)
    assert (answer.status, answer.body) == (404, (site / "404.html").read_bytes())
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    linked = re.findall(rb'(?:href|src)="(/[^"#]*)"', answer.body)
    assert len(linked) > 5
    assert {host.get(unescape(address.decode())).status for address in dict.fromkeys(linked)} == {200}
    assert not re.search(rb'(?:href|src)="(?!/|#|mailto:|https?:)', answer.body)


def test_a_missing_file_is_not_immutable(host: Host) -> None:
    """What is not there today may be there tomorrow, also where its name would hold a digest."""
    answer = host.get(f"{BELOW}static/gone.0123456789.css")
    assert (answer.status, answer.headers["cache-control"]) == (404, "no-cache")


def test_an_old_address_leads_to_the_new_one(host: Host) -> None:
    """The address of a retired entry is answered with 301."""
    answer = host.get(BELOW + MOVED[0])
    assert (answer.status, answer.headers["location"]) == (301, BELOW + MOVED[1])
    assert host.get(answer.headers["location"]).status == 200


def test_folders_lead_to_their_index(host: Host, site: Path) -> None:
    """A folder's address shows its first page, also when its slash is forgotten."""
    assert host.get(f"{BELOW}topics/").body == (site / "topics/index.html").read_bytes()
    for path in ("topics", ""):
        answer = host.get(BELOW + path if path else BELOW.rstrip("/"))
        assert answer.status in (301, 302, 307, 308)
        assert host.get(re.sub(r"^http://[^/]+", "", answer.headers["location"])).status == 200


def test_nothing_is_shown_outside_of_the_site(host: Host) -> None:
    """Hidden files are not sent, nor is anything beside the sub-path."""
    assert host.get(f"{BELOW}.briefbook").status == 404
    assert host.get("/").status == 404
    assert host.get(f"{BELOW}../etc/passwd").status in (400, 404)


def test_every_kind_of_file_has_a_type(host: Host, site: Path) -> None:
    """No browser has to guess what a file is: of each kind one is asked for."""
    kinds = {Path(path).suffix: path for path in files(site) if Path(path).suffix}
    types = {suffix: host.get(BELOW + path).headers.get("content-type", "") for suffix, path in kinds.items()}
    assert types[".md"] == "text/plain; charset=utf-8"
    assert types[".html"] == "text/html; charset=utf-8"
    assert types[".css"] == "text/css; charset=utf-8"
    assert [suffix for suffix, kind in types.items() if not kind] == []


@pytest.mark.parametrize("server", [*SERVERS])
def test_compressed_files_are_sent_at_the_root_of_a_host(server: str, site: Path, tmp_path: Path) -> None:
    """A site at the root of its host works as well, and a file that lies there compressed is sent so to who takes it."""
    copy = tmp_path / "site"
    copy.mkdir()
    page = (site / "404.html").read_bytes() + b"<!-- of the page -->"
    (copy / "index.html").write_bytes(page)
    (copy / "404.html").write_bytes(b"missing")
    (copy / "index.html.gz").write_bytes(gzip.compress(page, mtime=0))
    with hosted(server, tmp_path / "host", Hosted(base_url="http://localhost", folder=str(copy))) as host:
        plain, packed = host.get("/"), host.get("/", Accept_Encoding="gzip")
        missing = host.get("/a/b")
    assert (plain.body, plain.headers.get("content-encoding")) == (page, None)
    assert (packed.headers["content-encoding"], packed.headers["content-type"]) == ("gzip", "text/html; charset=utf-8")
    assert packed.body == (copy / "index.html.gz").read_bytes()
    assert packed.headers["vary"].lower() == "accept-encoding"
    assert (missing.status, missing.body) == (404, b"missing")
