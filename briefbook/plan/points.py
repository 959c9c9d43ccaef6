"""Story points: the events, figures, demands and remarks that an article tells, and where it does so."""

from msgspec import Struct

from briefbook.model.ids import ArticleId, SourceId


class Point(Struct, frozen=True, gc=False, kw_only=True):
    """A story point as one article tells it: the *kind* of thing, its *id*, the first note on it.

    *led* tells that it stands in the first three paragraphs of the article that are reporting. *status* are
    those of an event that the article has not as something that happened or goes on, but as scheduled, expected, ruled out ….
    """

    kind: str
    id: str
    article: ArticleId
    source: SourceId
    key: str
    paragraph: int
    led: bool
    status: tuple[str, ...] = ()

    @property
    def what(self) -> tuple[str, str]:
        """The story point, whoever tells it."""
        return self.kind, self.id
