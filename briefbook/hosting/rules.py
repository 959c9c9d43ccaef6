"""The rules: which headers go with which files, for every kind of server."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from briefbook.model.policy import policy_text

#: The page for what is not found, the one that searches, and the one of a folder: paths below the site's root.
MISSING: Final = "404.html"
SEARCH: Final = "search.html"
INDEX: Final = "index.html"
#: Ends the path of a file whose name holds a digest of its content: it never stands for anything else.
FINGERPRINT: Final = r"\.[0-9a-f]{10}\.[a-z0-9]+$"

CACHE: Final = "Cache-Control"
POLICY: Final = "Content-Security-Policy"


class Where(Enum):
    """Which files of a site a rule is about."""

    EVERYWHERE = "everything"
    SEARCH = "the page that searches"
    FINGERPRINTED = "files named by a digest of their content"


class Rule(Struct, frozen=True, gc=False, kw_only=True):
    """A header that goes with some files. Of two rules for one header, the later holds where it applies."""

    where: Where
    name: str
    value: str


RULES: Final[tuple[Rule, ...]] = (
    Rule(where=Where.EVERYWHERE, name=POLICY, value=policy_text(frame_ancestors="'none'")),
    Rule(where=Where.SEARCH, name=POLICY, value=policy_text("search", frame_ancestors="'none'")),
    Rule(where=Where.EVERYWHERE, name="X-Content-Type-Options", value="nosniff"),
    Rule(where=Where.EVERYWHERE, name="Referrer-Policy", value="no-referrer"),
    Rule(where=Where.EVERYWHERE, name="Cross-Origin-Opener-Policy", value="same-origin"),
    Rule(
        where=Where.EVERYWHERE,
        name="Permissions-Policy",
        value="camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    # Kept, but asked for each time: a page that was corrected must not be shown as it was.
    Rule(where=Where.EVERYWHERE, name=CACHE, value="no-cache"),
    Rule(where=Where.FINGERPRINTED, name=CACHE, value="public, max-age=31536000, immutable"),
)

#: Types by the end of a name, where servers know none or one that a browser would save instead of show.
TYPES: Final = {
    "bib": "text/plain",
    "ics": "text/calendar",
    "jsonld": "application/ld+json",
    "md": "text/plain",
    **dict.fromkeys(("pagefind", "pf_filter", "pf_fragment", "pf_index", "pf_meta"), "application/octet-stream"),
    "ris": "application/x-research-info-systems",
    "sqlite": "application/vnd.sqlite3",
}


class Hosted(Struct, frozen=True, gc=False, kw_only=True):
    """A site as a server sees it.

    *base_url* is where it stands (``""`` if nobody knows); *folder* the place of its files on the server's disk; *redirects* are
    pairs of an old path and a new one, below the site's root.
    """

    base_url: str = ""
    folder: str = ""
    redirects: tuple[tuple[str, str], ...] = ()

    @property
    def origin(self) -> str:
        """Return scheme, host and port, such as ``https://example.org``; ``""`` if they are not known."""
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}" if self.base_url else ""

    @property
    def host(self) -> str:
        """Return the name of the host, ``""`` if it is not known."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def port(self) -> int:
        """Return the port that is listened to before there is any encryption."""
        return urlsplit(self.base_url).port or 80

    @property
    def prefix(self) -> str:
        """Return the path of the site's root on its host, as a server compares it: with a slash at both ends."""
        path = unquote(urlsplit(self.base_url).path).strip("/")
        return f"/{path}/" if path else "/"

    @property
    def name(self) -> str:
        """Return a name for the site among others of one server, in letters that a variable may have."""
        return re.sub(r"[^a-z0-9]+", "_", f"site {self.host}{self.prefix}".lower()).strip("_")

    @property
    def place(self) -> str:
        """Return the folder on the server, with no slash at its end."""
        return self.folder.rstrip("/") or f"/var/www/{self.host or 'site'}"


def of(where: Where) -> Iterator[tuple[str, str]]:
    """Yield name and value of the headers for just these files."""
    return ((rule.name, rule.value) for rule in RULES if rule.where is where)


def special(name: str) -> dict[Where, str]:
    """Return the values of a header by the files that they go with."""
    return {rule.where: rule.value for rule in RULES if rule.name == name}


def is_fingerprinted(path: str) -> bool:
    """Tell whether the name of the file at *path* holds a digest of its content."""
    return re.search(FINGERPRINT, path) is not None


def quoted(text: str) -> str:
    """Return *text* as a string of a configuration file of nginx or Caddy.

    Raises ValueError for what neither could hold literally.
    """
    if not text.isprintable() or set(text) & set('"\\${}`'):
        raise ValueError(f"no configuration can hold {text!r}")
    return f'"{text}"'
