"""Front matter of articles, days and pages."""

from typing import Annotated, Final, TypeAlias

from briefbook.load.schema.checks import choice
from briefbook.load.schema.types import Date, Language, Made, Many, Name, Prose, Record, SourceRef, Text, Url

GENRES: Final = ("news", "analysis", "opinion", "transcript", "document")
Genre: TypeAlias = Annotated[str, Made(choice(*GENRES), {"enum": list(GENRES)})]


class ArticleRecord(Record):
    """The citation of an article."""

    source: SourceRef
    """Source id: the outlet."""
    title: Name | None
    """The outlet's own headline; `null` if it is missing."""
    published: Date
    """Date of publication; `?` if it was worked out, and `published_why` says how."""
    published_why: Prose | None = None
    """How the date of publication was worked out."""
    url: Url | None = None
    """The publisher's page."""
    text: Text | None = None
    """The private original, a file in the folder of texts; without it the body is the article."""
    by: Many[Name] = ()
    """Byline."""
    dateline: Name | None = None
    """Dateline."""
    wire: Many[SourceRef] = ()
    """Whose copy it is: source ids."""
    reporting: Many[SourceRef] = ()
    """Whose reporting it credits: source ids."""
    source_why: Prose | None = None
    """How the outlet was worked out, if the text does not print it."""
    captured: Date | None = None
    """When this copy was taken."""
    archived: Url | None = None
    """An archived copy of the page."""
    genre: Genre = "news"
    """What kind of text it is."""
    lang: Language | None = None
    """Language of the article."""
    updated: Date | None = None
    """When the outlet updated it."""
    note: Prose | None = None
    """A published editor's remark."""


class DayRecord(Record):
    """Front matter of an editor's brief for a day."""

    title: Name | None = None
    """A headline for the day."""


class PageRecord(Record):
    """Front matter of a free page."""

    title: Name
    """The page's title."""
    description: Prose | None = None
    """One sentence for lists and search engines."""
