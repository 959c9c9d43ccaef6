"""Where links in bodies are written."""

from briefbook.prose import local_links


def test_links_within_the_site_are_found_where_they_stand() -> None:
    """A link and a definition are told with line and column; code, other hosts and fragments of the page are not."""
    body = "See [a](actors/a.html#x) and `[b](actors/b.html)`.\n\n[c]: topics/c.html\nAs [told][c], [here](#h) or [there](https://x.example)."
    assert local_links(body) == ((1, 9, "actors/a.html#x"), (3, 6, "topics/c.html"))


def test_a_body_without_links_has_none() -> None:
    """Brackets alone make no link."""
    assert local_links("Nothing [here].") == ()
