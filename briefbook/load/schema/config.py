"""``config.yaml``."""

import re
from typing import Annotated, Final, TypeAlias
from zoneinfo import ZoneInfo

from pydantic import Field

from briefbook.load.schema.checks import choice, wrong
from briefbook.load.schema.types import (
    Boolean,
    Date,
    Language,
    Made,
    Many,
    Name,
    Prose,
    Record,
    Share,
    ShortFor,
    Text,
    Url,
    Whole,
)
from briefbook.load.wording import shown

FONTS: Final = ("bundled", "system")


def _timezone(value: object) -> str:
    text = value if isinstance(value, str) else ""
    if not _known_zone(text):
        raise wrong("bad-form", f"{shown(text)} is not a time zone", 'write one like "UTC" or "Europe/Berlin"')
    return text


def _known_zone(text: str) -> bool:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*", text):
        return False
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _colour(value: object) -> str:
    text = value if isinstance(value, str) else ""
    if not re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", text):
        raise wrong("bad-form", f"{shown(text)} is not a colour", 'write it in quotation marks, like "#1a5fb4"')
    return text


TimeZone: TypeAlias = Annotated[str, Made(_timezone, {"type": "string"})]
Colour: TypeAlias = Annotated[str, Made(_colour, {"type": "string", "pattern": "^#([0-9a-fA-F]{3}){1,2}$"})]
Fonts: TypeAlias = Annotated[str, Made(choice(*FONTS), {"enum": list(FONTS)})]


class QuotingRecord(Record):
    """Limits on quoting private texts."""

    quote_words: Whole = 15
    """Words of a quote."""
    long_quote_words: Whole = 25
    """Words of a quote that says why it is long."""
    anchor_words: Whole = 8
    """Words of an anchor."""
    article_words: Whole = 120
    """Words of all quotes of one article."""
    article_share: Share = "0.10"
    """Words of all quotes of one article, as a share of its words; the lower of the two limits binds."""


class ThemeRecord(Record):
    """The few choices of look."""

    accent: Colour | None = None
    """Accent colour."""
    fonts: Fonts = "bundled"
    """`bundled` or `system`."""


class EditorRecord(Record):
    """Whom to write to."""

    name: Name | None = None
    """Name."""
    email: Name
    """Address."""


class ConfigRecord(Record):
    """The site's settings; every one may be left out."""

    title: Name = "Briefing"
    """Title of the site."""
    tagline: Name | None = None
    """A line below the title."""
    base_url: Url | None = None
    """Where the site will stand, also with a sub-path."""
    language: Language = "en"
    """Language of our own words."""
    timezone: TimeZone = "UTC"
    """Time zone of the dates."""
    as_of: Date | None = None
    """The day for which the site is made; else the newest date of publication."""
    texts: Text = "texts"
    """Folder of the private originals."""
    output: Text = "site"
    """Folder of the site."""
    quoting: QuotingRecord = Field(default_factory=QuotingRecord)
    """Limits on quoting private texts."""
    navigation: Many[Name] = ()
    """Keys of the sections in the navigation, in order."""
    per_page: Whole = 100
    """Entries on a page of a long list."""
    feeds: Boolean = True
    """Whether to make feeds."""
    search: Boolean = True
    """Whether to make the search page."""
    cards: Boolean = False
    """Whether to draw pictures for links in other sites."""
    theme: ThemeRecord = Field(default_factory=ThemeRecord)
    """The few choices of look."""
    editor: Annotated[EditorRecord, ShortFor("email")] | None = None
    """Contact: a text, or `name` and `email`."""
    corrections_policy: Prose | None = None
    """How this site corrects itself."""
