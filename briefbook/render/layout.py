"""What the layouts show around a page, relative to that page."""

import posixpath
import re
from collections.abc import Mapping

from markupsafe import Markup
from msgspec import Struct
from msgspec.json import encode

from briefbook.model.alternates import FORMATS
from briefbook.model.page import Chrome, Head, NavEntry, Redirect
from briefbook.model.policy import policy_text
from briefbook.render.kept import Remembered
from briefbook.render.sheets import Statics

#: The address in what a configuration gives as the editor: alone, or after a name in angle brackets.
_ADDRESS = re.compile(r"[^\s<>]+@[^\s<>]+")


class Way(Struct, frozen=True, gc=False, kw_only=True):
    """An entry of the navigation as one page shows it; *current* is ``page``, ``true`` (a page below it) or empty (ARIA 1.2)."""

    text: str
    href: str
    current: str = ""


class Form(Struct, frozen=True, gc=False, kw_only=True):
    """A file beside a page that says the same in another form, as the page shows it: what it is called, and its media type."""

    text: str
    href: str
    type: str


class Frame:
    """What *chrome* and *static* put around pages, seen from each of them."""

    def __init__(self, chrome: Chrome, static: Statics) -> None:
        self._chrome = chrome
        self._static = static
        self._paths = frozenset(entry.path for entry in (*chrome.navigation, *chrome.footer))
        self._seen = Remembered(self._from)

    def around(self, head: Head) -> Mapping[str, object]:
        """Return the values that ``layouts/page.html.j2`` takes besides the content; addresses are relative to the page."""
        own = head.path if head.path in self._paths else ""
        return {
            **self._seen[head.root, head.section, own],
            "csp": Markup(policy_text(head.kind)),
            "head": head,
            "scripts": tuple(head.root + script for script in self._static.scripts_of(head.kind)),
            "twin": head.root + head.twin if head.root.startswith("/") else posixpath.basename(head.twin),
            "linked": _linked(head.linked),
            "alternates": [_form(head.path, suffix) for suffix in head.alternates],
            "canonical": absolute(self._chrome, head.path),
            "card": absolute(self._chrome, head.card) if head.card else "",
        }

    def around_redirect(self, redirect: Redirect) -> Mapping[str, object]:
        """Return the values that ``layouts/redirect.html.j2`` takes."""
        folder = posixpath.dirname(redirect.path) or "."
        target = posixpath.relpath(redirect.target, folder)
        return {
            "chrome": self._chrome,
            "csp": Markup(policy_text()),
            "target": Way(text=redirect.title, href=target),
            "canonical": absolute(self._chrome, redirect.target) or target,
            "icon": posixpath.relpath(self._static.icon, folder) if self._static.icon else "",
            "stylesheet": posixpath.relpath(self._static.stylesheet, folder) if self._static.stylesheet else "",
        }

    def _from(self, place: tuple[str, str, str]) -> Mapping[str, object]:
        """Return what pages share that have one way to the root and one section, and are (or are not) in the navigation."""
        root, section, own = place
        chrome, static = self._chrome, self._static
        return {
            "chrome": chrome,
            "home": f"{root}index.html",
            "icon": root + static.icon if static.icon else "",
            "editor": f"mailto:{address[0]}" if (address := _ADDRESS.search(chrome.editor)) else "",
            "navigation": tuple(_way(entry, root, section, own) for entry in chrome.navigation),
            "footer": tuple(_way(entry, root, section, own) for entry in chrome.footer),
            "search": next((root + e.path for e in (*chrome.navigation, *chrome.footer) if e.key == "search"), ""),
            "stylesheet": root + static.stylesheet if static.stylesheet else "",
        }


def absolute(chrome: Chrome, path: str) -> str:
    """Return the address of *path* under the site's base address, or nothing if the site has none."""
    return f"{chrome.base_url.rstrip('/')}/{path}" if chrome.base_url else ""


def _linked(value: Mapping[str, object] | None) -> Markup:
    """Return linked data as it may stand in a ``script`` element: nothing in it can end the element or begin a comment."""
    text = encode(value).decode() if value else ""
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def _form(path: str, suffix: str) -> Form:
    form = FORMATS[suffix]
    return Form(text=form.name, href=f"{posixpath.basename(path).removesuffix('.html')}.{suffix}", type=form.type)


def _way(entry: NavEntry, root: str, section: str, own: str) -> Way:
    current = "page" if entry.path == own else "true" if entry.key == section else ""
    return Way(text=entry.text, href=root + entry.path, current=current)
