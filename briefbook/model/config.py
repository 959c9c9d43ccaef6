"""The site's settings, as ``config.yaml`` gives them."""

from msgspec import Struct, field

from briefbook.model.dates import Edtf
from briefbook.model.place import Place


class Quoting(Struct, frozen=True, gc=False, kw_only=True):
    """Limits on quoting private texts, in words; *article_share* is a share of the article's words."""

    quote_words: int = 15
    long_quote_words: int = 25
    anchor_words: int = 8
    article_words: int = 120
    article_share: str = "0.10"


class Theme(Struct, frozen=True, gc=False, kw_only=True):
    """The few choices of look that a site makes for itself: *accent* is a CSS hex colour, *fonts* ``bundled`` or ``system``."""

    accent: str | None = None
    fonts: str = "bundled"


class Config(Struct, frozen=True, gc=False, kw_only=True):
    """``config.yaml``, typed; paths are relative to the project."""

    title: str = "Briefing"
    tagline: str | None = None
    base_url: str | None = None
    language: str = "en"
    timezone: str = "UTC"
    as_of: Edtf | None = None
    texts: str = "texts"
    output: str = "site"
    quoting: Quoting = field(default_factory=Quoting)
    navigation: tuple[str, ...] = ()
    per_page: int = 100
    feeds: bool = True
    search: bool = True
    cards: bool = False
    theme: Theme = field(default_factory=Theme)
    editor: str | None = None
    corrections_policy: str | None = None
    place: Place
