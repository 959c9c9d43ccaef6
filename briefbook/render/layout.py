"""What the layouts show around a page, relative to that page."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from briefbook.model.page import Chrome, Head, NavEntry, Redirect
from briefbook.render.sheets import Statics

#: The policy of every page (Content Security Policy 3); it stands before anything that could load something.
CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
    "base-uri 'none'; form-action 'none'; font-src 'self'"
)


#: The address in what a configuration gives as the editor: alone, or after a name in angle brackets.
_ADDRESS = re.compile(r"[^\s<>]+@[^\s<>]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """An entry of the navigation as one page shows it; *current* is ``page``, ``true`` (a page below it) or empty (ARIA 1.2)."""

    text: str
    href: str
    current: str = ""


def around(head: Head, chrome: Chrome, static: Statics) -> Mapping[str, object]:
    """Return the values that ``layouts/page.html.j2`` takes besides the content; addresses are relative to the page."""
    return {
        "head": head,
        "chrome": chrome,
        "csp": Markup(CSP),
        "twin": posixpath.basename(head.twin),
        "home": f"{head.root}index.html",
        "icon": head.root + static.icon if static.icon else "",
        "canonical": absolute(chrome, head.path),
        "editor": f"mailto:{address[0]}" if (address := _ADDRESS.search(chrome.editor)) else "",
        "navigation": tuple(_way(entry, head) for entry in chrome.navigation),
        "footer": tuple(_way(entry, head) for entry in chrome.footer),
        "stylesheets": tuple(head.root + sheet for sheet in static.stylesheets),
    }


def around_redirect(redirect: Redirect, chrome: Chrome, static: Statics) -> Mapping[str, object]:
    """Return the values that ``layouts/redirect.html.j2`` takes."""
    folder = posixpath.dirname(redirect.path) or "."
    target = posixpath.relpath(redirect.target, folder)
    return {
        "chrome": chrome,
        "csp": Markup(CSP),
        "target": Way(text=redirect.title, href=target),
        "canonical": absolute(chrome, redirect.target) or target,
        "stylesheets": tuple(posixpath.relpath(sheet, folder) for sheet in static.stylesheets),
    }


def absolute(chrome: Chrome, path: str) -> str:
    """Return the address of *path* under the site's base address, or nothing if the site has none."""
    return f"{chrome.base_url.rstrip('/')}/{path}" if chrome.base_url else ""


def _way(entry: NavEntry, head: Head) -> Way:
    current = "page" if entry.path == head.path else "true" if entry.key == head.section else ""
    return Way(text=entry.text, href=head.root + entry.path, current=current)
