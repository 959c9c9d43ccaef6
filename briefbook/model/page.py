"""Pages and the image: what plan asks for, what render makes, what publish puts on disk."""

from collections.abc import Mapping

from msgspec import Struct, field

from briefbook.model.alternates import Alternate


class Link(Struct, frozen=True, gc=False, kw_only=True):
    """A link: its words, and an address relative to the page that shows it."""

    text: str
    href: str


class Head(Struct, frozen=True, gc=False, kw_only=True):
    """What a layout needs of any page: its names, its place in the site, its neighbours.

    *path* is the HTML file's path below the site's root; *twin* that of the Markdown file beside it; *root* the way
    back to the root (``""`` or ``"../"``; from the server's root on a page that stands for others); *section* the key of its
    entry in the navigation. *alternates* are the suffixes of the files beside it that say the same in other forms.
    *meta* are (name, content) for programs that collect references, *linked* is what the page says as linked data (JSON-LD 1.1).
    *card* is the path of its picture, if it has one. *subtitle* says beneath the title what is counted.
    """

    path: str
    twin: str
    root: str
    title: str
    description: str
    kind: str
    section: str
    crumbs: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    hidden: bool = False
    card: str = ""
    subtitle: str = ""
    alternates: tuple[str, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    linked: Mapping[str, object] | None = None


class Page(Struct, frozen=True, gc=False, kw_only=True):
    """A page to make: *template* (a name below ``templates/pages/``) shows *view*, and reaches nothing else.

    *beside* is what the files beside it are made of.
    """

    head: Head
    template: str
    view: object
    beside: tuple[Alternate, ...] = ()


class NavEntry(Struct, frozen=True, gc=False, kw_only=True):
    """An entry of the navigation; *path* is below the site's root."""

    key: str
    text: str
    path: str


class Chrome(Struct, frozen=True, gc=False, kw_only=True):
    """What every page shows around its own content. A change to it remakes every page: keep it small."""

    title: str
    tagline: str
    language: str
    base_url: str
    navigation: tuple[NavEntry, ...]
    footer: tuple[NavEntry, ...]
    accent: str
    fonts: str
    editor: str


class Redirect(Struct, frozen=True, gc=False, kw_only=True):
    """An old address that leads to a new one, both below the site's root."""

    path: str
    target: str
    title: str


class Plan(Struct, frozen=True, gc=False, kw_only=True):
    """Every page and redirect of the site, in the order of their paths."""

    chrome: Chrome
    pages: tuple[Page, ...]
    redirects: tuple[Redirect, ...] = ()


class Image(Struct, frozen=True, gc=False, kw_only=True):
    """The site as bytes: path below the root → content."""

    files: Mapping[str, bytes] = field(default_factory=dict)
