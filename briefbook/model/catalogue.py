"""The catalogue: under which subjects the notes of each article are found.

A subject is a table and a key, ``("event", "first-round")``. Findings and pages are functions of the subjects that they
read; so what an edited article changes is what stood under its subjects before, or stands there now.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from briefbook.model.corpus import Article, Mark
from briefbook.model.ids import ArticleId
from briefbook.model.trace import EVERY, Read, Subject

Entries = Mapping[Subject, tuple[Mark, ...]]
Row = dict[ArticleId, tuple[Mark, ...]]
_Place = tuple[date, date, ArticleId]


class Catalogue:
    """Notes by subject, in the order of publication (first day, last day, id of the article), then as they were entered."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, dict[str, Row]] = defaultdict(dict)
        self._place: dict[ArticleId, _Place] = {}
        #: The places in that order, counted from 0; made when they are asked for.
        self._ranks: dict[ArticleId, int] = {}
        self._read: dict[Read, tuple[Mark, ...]] = {}

    def marks(self, table: str, key: str) -> tuple[Mark, ...]:
        """Return the notes under a subject."""
        found = self._read.get((table, key))
        if found is None:
            row = self._rows[table].get(key, {})
            found = tuple(mark for article in self._sorted(row) for mark in row[article])
            self._read[table, key] = found
        return found

    def articles(self, table: str, key: str) -> tuple[ArticleId, ...]:
        """Return the articles under a subject, in the order of publication."""
        return tuple(self._sorted(self._rows[table].get(key, ())))

    def _sorted(self, articles: Iterable[ArticleId]) -> list[ArticleId]:
        """Return *articles* in the order of publication. Numbers are quicker to compare than places, and lie close together."""
        if not self._ranks:
            self._ranks = {id_: rank for rank, id_ in enumerate(sorted(self._place, key=self._place.__getitem__))}
        return sorted(articles, key=self._ranks.__getitem__)

    def out(self, article: ArticleId) -> date:
        """Return the day by which *article* was surely out (`date.max` where its date has no days)."""
        first, last, _ = self._place[article]
        return first if last == date.max and first != date.min else last

    def newest(self) -> date | None:
        """Return the last day on which an article was surely out, of those whose date has a day."""
        days = (last if last != date.max else first for first, last, _ in self._place.values())
        return max((day for day in days if day != date.min), default=None)

    def keys(self, table: str) -> Iterable[str]:
        """Return the subjects of *table* that anything stands under, in no order."""
        return self._rows[table].keys()

    def has(self, table: str, key: str) -> bool:
        """Tell whether anything stands under a subject."""
        return key in self._rows[table]

    def put(self, article: Article, before: Entries, after: Entries, key: ArticleId | None = None) -> set[Read]:
        """Enter *article* anew, which stood *before*; return the subjects that changed. *key* is its id, if it is to be held as that.

        Where a subject came or went, its table is among them as a whole, and ``(table?, key)``.
        """
        id_, place = key or article.id, _place(article)
        known = self._place.get(id_)
        if known != place:
            self._ranks = {}
        self._place[id_] = place
        return self._turn(id_, before, after, moved=known is not None and known != place)

    def drop(self, article: ArticleId, before: Entries) -> set[Read]:
        """Forget *article*; return the subjects that changed."""
        changed = self._turn(article, before, {}, moved=True)
        self._place.pop(article, None)
        self._ranks = {}
        return changed

    def keep(self, days: Iterable[date]) -> set[Read]:
        """Enter the days that are kept for their own sake, under the table ``kept``; return what changed."""
        before, after = set(self._rows["kept"]), {day.isoformat() for day in days}
        self._rows["kept"] = {day: {} for day in after}
        return {("kept", key) for key in (before ^ after) | ({EVERY} if before != after else set())}

    def _turn(self, article: ArticleId, before: Entries, after: Entries, *, moved: bool) -> set[Read]:
        changed: set[Read] = set()
        for subject in before.keys() | after.keys():
            self._read.pop(subject, None)
            # Equal marks take each other's place too: where a passage stands in the text is no part of comparing them.
            came_or_went = self._move(article, subject, after.get(subject))
            if not moved and before.get(subject) == after.get(subject):
                continue
            changed.add(subject)
            if came_or_went:
                table, key = subject
                changed |= {(table, EVERY), (f"{table}?", key)}
        return changed

    def _move(self, article: ArticleId, subject: Subject, marks: tuple[Mark, ...] | None) -> bool:
        """Set what stands under *subject* for *article*; tell whether the subject came or went."""
        table, key = subject
        rows = self._rows[table]
        came = key not in rows
        if marks is not None:
            rows.setdefault(key, {})[article] = marks
            return came
        row = rows.get(key)
        if row is not None:
            row.pop(article, None)
            if not row:
                del rows[key]
                return True
        return False


def _place(article: Article) -> _Place:
    published = article.file.published
    return published.earliest or date.min, published.latest or date.max, article.id
