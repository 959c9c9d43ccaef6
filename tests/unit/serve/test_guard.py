import pytest

from briefbook.serve.guard import Address, refusal

LOCAL = Address(port=5500)
PUBLIC = Address(host="0.0.0.0", port=5500)


@pytest.mark.parametrize("host", ["127.0.0.1:5500", "localhost:5500", "LOCALHOST:5500", "[::1]:5500"])
@pytest.mark.parametrize("site", [None, "none", "same-origin"])
def test_honest_browsers_are_answered(host: str, site: str | None) -> None:
    """Whoever asks for this machine by one of its names, from our page or by typing, is answered."""
    assert refusal(LOCAL, host=host, origin=None, site=site) == ""
    assert refusal(LOCAL, host=host, origin=f"http://{host}", site=site) == ""


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:5500",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1:5501",
        "127.0.0.1.evil.example:5500",
        "localhost.evil.example:5500",
        "localhost:5500.evil.example",
        "user@localhost:5500",
        "localhost:5500@evil.example",
        "localhost:5500, evil.example",
        "localhost:5500/",
        "localhost:5500#",
        "localhost.:5500",
        "0.0.0.0:5500",
        "192.168.0.7:5500",
        "[::1:5500",
        "[::ffff:127.0.0.1]:5500",
        "localhost:x",
        "localhost:99999",
        " localhost:5500",
    ],
)
def test_other_names_for_this_machine_are_refused(host: str) -> None:
    """A name that somebody else's DNS may lead here is not ours, however like ours it looks."""
    assert refusal(LOCAL, host=host, origin=None, site=None)


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "",
        "http://evil.example",
        "https://localhost:5500",
        "http://localhost",
        "http://localhost:3000",
        "file://",
    ],
)
def test_other_origins_are_refused(origin: str) -> None:
    """A page of another origin, of another port or of none, gets nothing."""
    assert refusal(LOCAL, host="localhost:5500", origin=origin, site=None)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "unheard-of"])
def test_requests_that_other_sites_cause_are_refused(site: str) -> None:
    """A browser that says that another site caused the request is believed."""
    assert refusal(LOCAL, host="localhost:5500", origin=None, site=site)


def test_a_public_server_answers_to_addresses_but_to_no_strangers_name() -> None:
    """On all interfaces the server goes by any address in digits, which no DNS can forge."""
    assert refusal(PUBLIC, host="192.168.0.7:5500", origin=None, site=None) == ""
    assert refusal(PUBLIC, host="localhost:5500", origin=None, site=None) == ""
    assert refusal(PUBLIC, host="evil.example:5500", origin=None, site=None)
    named = Address(host="desk.internal", port=5500)
    assert refusal(named, host="desk.internal:5500", origin="http://desk.internal:5500", site=None) == ""


def test_only_the_loopback_is_private() -> None:
    """Every other address to listen on is worth a warning, and has one that a browser here can open."""
    assert not LOCAL.public
    assert PUBLIC.public
    assert (LOCAL.url, PUBLIC.url) == ("http://127.0.0.1:5500/", "http://127.0.0.1:5500/")
    assert Address(host="::1", port=80).url == "http://[::1]:80/"
