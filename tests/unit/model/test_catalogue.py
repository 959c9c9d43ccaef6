"""The catalogue: what an edited article changes is what stood under its subjects, or stands there now."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from briefbook.model.catalogue import Catalogue
from briefbook.model.corpus import Mark
from briefbook.model.ids import ArticleId
from briefbook.model.trace import EVERY, Subject
from tests.unit import corpora as make

SUBJECTS: tuple[Subject, ...] = (("event", "fair"), ("event", "vote"), ("actor", "mayor"))
DATES = ("2031-05-01", "2031-05-02", "2031-05", "2031-05-01/2031-05-09", "2031-04/..", "../2031-05-03")
#: The day on which an article was published, and the numbers of its notes by subject.
ARTICLE = st.tuples(
    st.sampled_from(DATES),
    st.dictionaries(st.sampled_from(SUBJECTS), st.lists(st.integers(1, 3), max_size=2).map(tuple)),
)
STATE = st.dictionaries(st.sampled_from(["a-1", "a-2", "a-3"]), ARTICLE)
State = Mapping[str, tuple[str, Mapping[Subject, tuple[int, ...]]]]


def entered(id_: str, notes: Mapping[Subject, tuple[int, ...]]) -> dict[Subject, tuple[Mark, ...]]:
    """Return the notes of an article by subject."""
    return {
        subject: tuple(make.statement(f"s-{id_}-{number}", id_, number=number) for number in numbers)
        for subject, numbers in notes.items()
    }


def put(catalogue: Catalogue, before: State, after: State) -> set[tuple[str, object]]:
    """Bring *catalogue* from one state to another; return what changed."""
    changed: set[tuple[str, object]] = set()
    for id_ in sorted(before.keys() - after.keys()):
        changed |= catalogue.drop(ArticleId(id_), entered(id_, before[id_][1]))
    for id_, (day, notes) in after.items():
        old = entered(id_, before[id_][1]) if id_ in before else {}
        changed |= catalogue.put(make.article(id_, day), old, entered(id_, notes))
    return changed


def told(catalogue: Catalogue) -> dict[tuple[str, object], object]:
    """Return all that can be read of *catalogue*."""
    found: dict[tuple[str, object], object] = {}
    for table, key in SUBJECTS:
        found[table, key] = catalogue.marks(table, key), catalogue.articles(table, key)
        found[f"{table}?", key] = catalogue.has(table, key)
        found[table, EVERY] = sorted(catalogue.keys(table))
    return found


@given(st.lists(STATE, min_size=1, max_size=4))
def test_an_edited_catalogue_is_one_that_was_made_at_once(states: list[State]) -> None:
    """After any edits the catalogue tells what one made from nothing tells, and whatever differs was told as changed."""
    catalogue = Catalogue()
    last: State = {}
    for state in states:
        was = told(catalogue)
        changed = put(catalogue, last, state)
        clean = Catalogue()
        put(clean, {}, state)
        now = told(catalogue)
        assert now == told(clean)
        assert {read for read in now if now[read] != was[read]} <= changed
        assert catalogue.newest() == clean.newest()
        assert [catalogue.out(ArticleId(id_)) for id_ in state] == [clean.out(ArticleId(id_)) for id_ in state]
        last = state


def test_notes_come_in_the_order_of_publication() -> None:
    """First day, last day, id; and within an article as they were entered."""
    state: State = {
        "a-1": ("2031-05-02", {SUBJECTS[0]: (2, 1)}),
        "a-3": ("2031-05-01/2031-05-09", {SUBJECTS[0]: (1,)}),
        "a-2": ("2031-05-01", {SUBJECTS[0]: (1,)}),
    }
    catalogue = Catalogue()
    put(catalogue, {}, state)
    assert catalogue.articles(*SUBJECTS[0]) == ("a-2", "a-3", "a-1")
    assert [mark.number for mark in catalogue.marks(*SUBJECTS[0]) if mark.article == "a-1"] == [2, 1]
    assert catalogue.newest() == date(2031, 5, 9)
    assert catalogue.out(ArticleId("a-3")) == date(2031, 5, 9)


def test_an_article_that_did_not_change_changes_nothing() -> None:
    """Entering the same again is no change; another day of publication changes each of its subjects, as their order may."""
    state: State = {"a-1": ("2031-05-02", {SUBJECTS[0]: (1,)}), "a-2": ("2031-05-03", {SUBJECTS[0]: (1,)})}
    moved: State = {**state, "a-1": ("2031-05-04", state["a-1"][1])}
    catalogue = Catalogue()
    assert put(catalogue, {}, state) == {SUBJECTS[0], ("event", EVERY), ("event?", "fair")}
    assert put(catalogue, state, state) == set()
    assert put(catalogue, state, moved) == {SUBJECTS[0]}
    assert catalogue.articles(*SUBJECTS[0]) == ("a-2", "a-1")


def test_days_are_kept_for_their_own_sake() -> None:
    """A day of a brief is there without any note, and goes with its brief."""
    catalogue, one, two = Catalogue(), date(2031, 5, 1), date(2031, 5, 2)
    assert catalogue.keep([one]) == {("kept", "2031-05-01"), ("kept", EVERY)}
    assert catalogue.keep([one]) == set()
    assert catalogue.keep([two]) == {("kept", "2031-05-01"), ("kept", "2031-05-02"), ("kept", EVERY)}
    assert list(catalogue.keys("kept")) == ["2031-05-02"]


@given(st.lists(STATE, min_size=1, max_size=5))
def test_a_catalogue_taken_up_is_the_one_that_was_left(states: list[State]) -> None:
    """An index of each state, taken up, tells what the catalogue told; one that altered nothing is the same index."""
    catalogue, last = Catalogue(), dict[str, tuple[str, Mapping[Subject, tuple[int, ...]]]]()
    for state in states:
        put(catalogue, last, state)
        last, before = dict(state), catalogue
        index, catalogue = before.index(), Catalogue()
        assert not before.altered
        catalogue.recall(index, lambda id_, state=state: entered(id_, state[id_][1]))  # type: ignore[misc]
        assert {table: set(catalogue.keys(table)) for table, _ in SUBJECTS} == {
            table: set(before.keys(table)) for table, _ in SUBJECTS
        }
        assert told(catalogue) == told(before)
        assert catalogue.newest() == before.newest()
        assert all(catalogue.out(ArticleId(id_)) == before.out(ArticleId(id_)) for id_ in state)
        put(catalogue, state, state)
        assert not catalogue.altered
        assert catalogue.index() == index
