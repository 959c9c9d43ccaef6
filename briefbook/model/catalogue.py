"""The catalogue: under which subjects the notes of each article are found.

A subject is a table and a key, ``("event", "first-round")``. Findings and pages are functions of the subjects that they
read; so what an edited article changes is what stood under its subjects before, or stands there now.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec import Struct

from briefbook.model.corpus import Article, Mark
from briefbook.model.ids import ArticleId
from briefbook.model.trace import EVERY, Read, Subject

Entries = Mapping[Subject, tuple[Mark, ...]]
#: The notes of each article under a subject; ``None`` for one that was not looked at yet.
Row = dict[ArticleId, tuple[Mark, ...] | None]
_Place = tuple[date, date, ArticleId]


class Index(Struct, frozen=True, gc=False):
    """A catalogue without its notes: *ids* of articles, between which days each was published (ordinals; 0 if it is gone), and the
    articles under each subject, by table and key, as places in *ids*.
    """

    ids: tuple[ArticleId, ...]
    first: bytes
    last: bytes
    rows: Mapping[str, Mapping[str, bytes]]


class Catalogue:
    """Notes by subject, in the order of publication (first day, last day, id of the article), then as they were entered."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, dict[str, Row | bytes]] = defaultdict(dict)
        #: What stands as bytes is read by these, and its notes from entries that are made when they are asked for.
        self._ids: tuple[ArticleId, ...] = ()
        self._entries: Callable[[ArticleId], Entries] = lambda _: {}
        #: Tells that articles or subjects are others than those of the index that was taken up or given last.
        self.altered = True
        self._place: dict[ArticleId, _Place] = {}
        #: The places in that order, counted from 0; made when they are asked for.
        self._ranks: dict[ArticleId, int] = {}
        self._read: dict[Read, tuple[Mark, ...]] = {}

    def marks(self, table: str, key: str) -> tuple[Mark, ...]:
        """Return the notes under a subject."""
        found = self._read.get((table, key))
        if found is None:
            row = self._row(table, key)
            found = tuple(mark for article in self._sorted(row) for mark in self._under(row, article))
            self._read[table, key] = found
        return found

    def _row(self, table: str, key: str) -> Row:
        row = self._rows[table].get(key)
        if row is None:
            return {}
        if isinstance(row, bytes):
            row = self._rows[table][key] = dict.fromkeys(self._ids[n] for n in array("I", row))
        return row

    def _under(self, row: Row, article: ArticleId) -> tuple[Mark, ...]:
        """Return the notes of *article* in *row*."""
        if row[article] is None:
            for (table, key), marks in self._entries(article).items():
                other = self._row(table, key)
                if article in other:
                    other[article] = marks
        found = row[article]
        assert found is not None, "under what an article stands is what it stood under when it was entered"
        return found

    def recall(self, index: Index, entries: Callable[[ArticleId], Entries]) -> None:
        """Hold what *index* tells of; *entries* gives all of an article once any of it is asked for."""
        self._ids, self._entries = index.ids, entries
        for table, rows in index.rows.items():
            self._rows[table] = dict(rows)
        days = zip(index.ids, array("I", index.first), array("I", index.last), strict=True)
        self._place = {
            id_: (date.fromordinal(first), date.fromordinal(last), id_) for id_, first, last in days if first
        }
        self._ranks, self._read, self.altered = {}, {}, False

    def index(self) -> Index:
        """Return what `recall` takes up."""
        known = set(self._ids)
        self._ids = (*self._ids, *(id_ for id_ in self._place if id_ not in known))
        number = {id_: n for n, id_ in enumerate(self._ids)}
        nowhere = (date.min, date.min, "")
        places = [self._place.get(id_, nowhere) for id_ in self._ids]
        gone = [id_ not in self._place for id_ in self._ids]
        self.altered = False
        return Index(
            ids=self._ids,
            first=array(
                "I", [0 if out else place[0].toordinal() for place, out in zip(places, gone, strict=True)]
            ).tobytes(),
            last=array(
                "I", [0 if out else place[1].toordinal() for place, out in zip(places, gone, strict=True)]
            ).tobytes(),
            rows={
                table: {
                    key: row if isinstance(row, bytes) else array("I", map(number.__getitem__, row)).tobytes()
                    for key, row in rows.items()
                }
                for table, rows in self._rows.items()
                if rows and table != "kept"
            },
        )

    def articles(self, table: str, key: str) -> tuple[ArticleId, ...]:
        """Return the articles under a subject, in the order of publication."""
        return tuple(self._sorted(self._row(table, key)))

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

    def count(self, table: str) -> int:
        """Return under how many subjects of *table* anything stands."""
        return len(self._rows[table])

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
            self.altered = True
        self._place[id_] = place
        return self._turn(id_, before, after, moved=known is not None and known != place)

    def drop(self, article: ArticleId, before: Entries) -> set[Read]:
        """Forget *article*; return the subjects that changed."""
        changed = self._turn(article, before, {}, moved=True)
        self._place.pop(article, None)
        self._ranks = {}
        self.altered = True
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
        came, row = key not in rows, self._row(table, key)
        self.altered |= (article in row) != (marks is not None)
        if marks is not None:
            row[article] = marks
            rows[key] = row
            return came
        row.pop(article, None)
        if not row and not came:
            del rows[key]
            return True
        return False


def _place(article: Article) -> _Place:
    published = article.file.published
    return published.earliest or date.min, published.latest or date.max, article.id
