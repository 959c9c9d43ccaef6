"""Paths and addresses."""

import pytest

from briefbook.plan import routes


@pytest.mark.parametrize(("path", "root"), [("index.html", ""), ("actors/a.html", "../")])
def test_the_way_back(path: str, root: str) -> None:
    """A page knows its way back to the site's root."""
    assert routes.root(path) == root


def test_parts_and_twins() -> None:
    """The first part of a list has the plain name; a twin stands beside its page."""
    assert routes.part("actors/a.html", 1) == "actors/a.html"
    assert routes.part("actors/a.html", 2) == "actors/a.2.html"
    assert routes.twin("actors/a.2.html") == "actors/a.2.md"


def test_text_fragments_escape_what_the_syntax_uses() -> None:
    """A comma, an ampersand and a hyphen are syntax in a text directive, and so are written as escapes."""
    url = routes.text_fragment("https://post.example/a", "red-line, & more")
    assert url == "https://post.example/a#:~:text=red%2Dline%2C%20%26%20more"
    assert routes.text_fragment("https://post.example/a#b", "x") == "https://post.example/a#b:~:text=x"
