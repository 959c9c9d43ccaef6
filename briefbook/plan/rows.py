"""The lines, rows and entries of pages: what lists, tables and matrices are made of. Views hold words and links only."""

from typing import ClassVar, Generic, TypeVar

from msgspec import Struct

from briefbook.model.page import Link

T = TypeVar("T")


class Excerpt(Struct, Generic[T], frozen=True, gc=False, kw_only=True):
    """As much of a list as a page shows.

    *cut* says how much that is ("100 of 1,312"), ``""`` where it is all; *others* leads to where the others are, if a page
    holds them.
    """

    shown: tuple[T, ...]
    cut: str = ""
    others: Link | None = None


class SourceMark(Struct, frozen=True, gc=False, kw_only=True):
    """Where a line comes from: outlet, article (its page here, at the passage), day of publication, links out.

    *out* is the publisher's page (with a text fragment for a quote), *archive* a kept copy; ``""`` where there is none.
    """

    outlet: str
    article: Link
    published: str
    published_iso: str = ""
    out: str = ""
    archive: str = ""
    paragraph: int = 0


class Basis(Struct, frozen=True, gc=False, kw_only=True):
    """The source summary: what a page *rests* on, how many *origins* are behind it (with a link to what that means), and *other* counts."""

    rests: str
    origins: Link
    other: str

    @property
    def sentence(self) -> str:
        """The same as one sentence."""
        return f"{self.rests} ({self.origins.text}){'; ' if self.other else ''}{self.other}."


class Line(Struct, frozen=True, gc=False, kw_only=True):
    """A statement in one line: day, speaker, our words, the permalink, the source mark.

    *date* says "reported" where only the day of publication is known. *told_by* are the same words in other articles.
    *speaker* is ``None`` on the speaker's own page; *role* is the role then of a single speaker. *through* names the
    speaker where the line stands for somebody for whom it counts by roll-up.
    """

    date: str
    date_iso: str = ""
    speaker: Link | None
    role: str = ""
    says: str
    kind: str
    href: str
    unnamed: str = ""
    through: str = ""
    told_by: tuple[Link, ...] = ()
    mark: SourceMark


class Shift(Struct, frozen=True, gc=False, kw_only=True):
    """A statement that leads back to an *earlier* one: what it made of the position (*how*), what it *did* to the words before.

    *how* is one of ``changed clarified held``; *topics* are those on which it did, where the page is not of one.
    """

    how: str
    did: str
    topics: tuple[Link, ...]
    later: Line
    earlier: Line


class Movement(Struct, frozen=True, gc=False, kw_only=True):
    """What moved and what held: the days of publication that are compared, and clauses with names for a sentence of each.

    *still* tells that no change is recorded; *moved* are clauses of what some relation tells of, *rest* of what none does;
    *shifts* are the statements that moved, the gravest and then the newest first.
    """

    span: str
    still: bool
    moved: tuple[tuple[str, Excerpt[Link]], ...]
    rest: tuple[tuple[str, Excerpt[Link]], ...]
    shifts: Excerpt[Shift]


class Happening(Struct, frozen=True, gc=False, kw_only=True):
    """An event in one line: its day in words, name, status; *conditional* sets it apart, *slip* flags it.

    *by* are those whose expectation (or doubt) the status is, where it is anybody's.
    """

    when: str
    when_iso: str = ""
    event: Link
    status: str
    by: tuple[Link, ...] = ()
    conditional: bool = False
    slip: str = ""
    place: str = ""
    mark: SourceMark | None = None


class Pledge(Struct, frozen=True, gc=False, kw_only=True):
    """A prediction, promise or offer: its line, by when, on what condition, how it stands, and what was said and reported later.

    *standing* is one of ``due open met otherwise answered``, *stands* the same in words. *reported* are (event, status, source).
    """

    line: Line
    due: str = ""
    due_iso: str = ""
    condition: str = ""
    standing: str
    stands: str
    later: tuple[Line, ...] = ()
    reported: tuple[tuple[Link, str, SourceMark], ...] = ()


class ValueRow(Struct, frozen=True, gc=False, kw_only=True):
    """A report of a number as a table row: *counted* is its text with what it counts, *hedge* what that means, if it is hedged."""

    text: str
    counted: str
    hedge: str
    kind: str
    unit: str = ""
    scope: str = ""
    as_of: str = ""
    by: tuple[Link, ...] = ()
    unnamed: str = ""
    note: str = ""
    mark: SourceMark


class FigureLine(Struct, frozen=True, gc=False, kw_only=True):
    """A figure in one line: its verdict, the same in a *sentence* (none for a single value), and its different values.

    Each value has its unit, and what it counts and when, where the values differ in that.
    """

    figure: Link
    verdict: str
    sentence: str
    values: tuple[str, ...] = ()


class Answer(Struct, frozen=True, gc=False, kw_only=True):
    """A cell of the response matrix: *verb* of the newest answer, its line; ``None`` line where none is recorded here.

    *asked* tells an addressee who has not answered from somebody whom nobody asked. *decided* is the verb of the newest that
    accepted or rejected, where the newest of all does not say the same, and leads there, saying when that was.
    """

    actor: Link
    asked: bool = True
    verb: str = ""
    line: Line | None = None
    through: str = ""
    more: int = 0
    decided: tuple[str, Link] | None = None


class MatrixRow(Struct, frozen=True, gc=False, kw_only=True):
    """A demand with the answers of each column."""

    demand: Link
    by: tuple[Link, ...]
    answers: tuple[Answer, ...]


class Matrix(Struct, frozen=True, gc=False, kw_only=True):
    """The response matrix: demands × those asked or answering; the same columns in every row.

    *demands_cut* and *sides_cut* say how many of the demands and of the columns are shown ("25 of 80"), the most answered and
    the most answering; ``""`` where all are.
    """

    component: ClassVar[str] = "matrix"
    id: str
    columns: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    demands_cut: str = ""
    sides_cut: str = ""


class Entry(Struct, frozen=True, gc=False, kw_only=True):
    """An entry of an index: a link, what it is in few words, other spellings, a count in words."""

    link: Link
    gloss: str = ""
    aka: tuple[str, ...] = ()
    count: str = ""
    depth: int = 0


class Name(Struct, frozen=True, gc=False, kw_only=True):
    """A name in the index of names: what it means (*see*); for a *main* name what that is, and its other spellings.

    *loose* is a name that may mean others too, as *loosely* are; *events* are those at a place, which has no page.
    """

    text: str
    see: Link
    main: bool = False
    loose: bool = False
    gloss: str = ""
    count: str = ""
    others: tuple[str, ...] = ()
    loosely: tuple[str, ...] = ()
    events: Excerpt[Link] | None = None


class Differing(Struct, frozen=True, gc=False, kw_only=True):
    """Things of one kind that a release added or changed: only one of the lists holds anything."""

    heading: str
    articles: tuple[Entry, ...] = ()
    statements: tuple[Line, ...] = ()
    figures: tuple[FigureLine, ...] = ()
    events: tuple[Happening, ...] = ()
    corrections: tuple[Entry, ...] = ()


class Letter(Struct, frozen=True, gc=False, kw_only=True):
    """The names under one letter."""

    component: ClassVar[str] = "names"
    id: str
    names: tuple[Name, ...]


class Group(Struct, frozen=True, gc=False, kw_only=True):
    """Entries under one heading."""

    heading: str
    entries: tuple[Entry, ...]


class Notice(Struct, frozen=True, gc=False, kw_only=True):
    """A correction that touches a page, shown on top of it: whose it is, what was wrong, what holds now."""

    component: ClassVar[str] = "notice"
    id: str
    by: str
    was: str
    now: str
    made: str = ""
    source: Link | None = None


class Cite(Struct, frozen=True, gc=False, kw_only=True):
    """How to cite an article and its page here, in words, and the *files* that say so to reference managers."""

    component: ClassVar[str] = "cite"
    id: str
    original: str
    here: str
    files: tuple[Link, ...]


class Pager(Struct, frozen=True, gc=False, kw_only=True):
    """Where in a long list a page stands: *number* of *total*, and the neighbours."""

    number: int = 1
    total: int = 1
    pages: tuple[Link, ...] = ()
