"""What articles say alike is held once."""

import pickle

from briefbook.model.corpus import Linked, Placed, Statement
from briefbook.model.problem import Span
from briefbook.pipeline.sharing import Shares
from tests.unit import corpora as make
from tests.unit.linked import linked


def _linked(article: str) -> Linked:
    """Return an article with two statements, as it comes from another process: nothing of it is anything here."""
    marks = (make.statement(f"{article}/1", article), make.statement(f"{article}/2", article, ["mayor", "port"], 2))
    fresh = linked(
        make.article(article),
        marks,
        placed=tuple(Placed(id=str(mark.id), span=Span(path="a.yaml"), own=False) for mark in marks),
        refers=(("actor", "mayor"),),
        consulted=frozenset({("actor", "mayor")}),
    )
    found: Linked = pickle.loads(pickle.dumps(fresh))
    return found


def test_what_is_shared_is_equal_to_what_came() -> None:
    """Sharing changes no value, whatever was shared before."""
    shares = Shares()
    assert [shares.shared(_linked(id_)) for id_ in ("a-1", "a-2", "a-1")] == [_linked(i) for i in ("a-1", "a-2", "a-1")]


def test_articles_hold_the_same_ids_once() -> None:
    """The speakers of two articles are one object, and so are a note's article, its id where it was placed, and references."""
    shares = Shares()
    one, two = shares.shared(_linked("a-1")), shares.shared(_linked("a-2"))
    first, second = one.marks[0], two.marks[0]
    assert isinstance(first, Statement)
    assert isinstance(second, Statement)
    assert first.who is second.who
    assert one.refers[0] is two.refers[0]
    assert all(mark.written is one.marks[0].written and mark.article is one.article.id for mark in one.marks)
    assert [each.id for each in one.placed] == [mark.id for mark in one.marks if isinstance(mark, Statement)]
    assert one.placed[0].id is first.id
