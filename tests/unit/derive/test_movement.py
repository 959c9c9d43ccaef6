"""What became of a position: what changed, was made clearer, held, or is only not told to have changed."""

from briefbook.derive import derive
from briefbook.model.corpus import Statement
from briefbook.model.findings import Moved
from briefbook.model.ids import ActorId, TopicId
from tests.unit import corpora as make

ARTICLES = [
    make.article("a-1", "2031-05-01", source="gazette"),
    make.article("a-2", "2031-05-02", source="herald"),
    make.article("a-3", "2031-05-03", source="post"),
]


def found(*said: Statement, actor: str = "mayor") -> dict[str, tuple[str, list[tuple[str, str, str]]]]:
    """Return by topic what became of the position of *actor*, and its moves as (verb, later, earlier)."""
    courses = derive(make.corpus(ARTICLES, said)).courses[ActorId(actor)]
    return {c.topic: (c.how.value, [(m.verb, m.later.id, m.earlier.id) for m in c.moves]) for c in courses}


def test_a_relation_back_to_an_own_statement_moves_a_position_or_holds_it() -> None:
    """To supersede is a change and to repeat is none; what nothing ties is told as that, and what came later as new."""
    assert found(
        make.statement("s-1", "a-1", about=("bridge",)),
        make.statement("s-2", "a-2", about=("bridge",), ties={"supersedes": ["s-1"]}),
        make.statement("s-3", "a-1", number=2, about=("tolls",)),
        make.statement("s-4", "a-3", about=("tolls",), ties={"repeats": ["s-3"]}),
        make.statement("s-5", "a-1", number=3, about=("roads",)),
        make.statement("s-6", "a-3", number=2, about=("roads",)),
        make.statement("s-7", "a-2", number=2, about=("ferry",)),
        make.statement("s-8", "a-1", number=4, about=("harbour",)),
    ) == {
        "bridge": ("changed", [("supersedes", "s-2", "s-1")]),
        "tolls": ("held", [("repeats", "s-4", "s-3")]),
        "roads": ("nothing", []),
        "ferry": ("new", []),
        "harbour": ("one day", []),
    }


def test_anybody_may_clarify_but_only_one_who_said_it_contradicts_it() -> None:
    """What a spokesman makes clearer counts; that somebody else denies or repeats a remark moves nothing."""
    said = (
        make.statement("s-1", "a-1", about=("bridge",)),
        make.statement("s-2", "a-2", "clerk", about=("bridge",), ties={"clarifies": ["s-1"]}),
        make.statement("s-3", "a-2", "rival", number=2, about=("bridge",), ties={"contradicts": ["s-1"]}),
        make.statement("s-4", "a-3", "rival", about=("bridge",), ties={"repeats": ["s-1"]}),
    )
    assert found(*said) == {"bridge": ("clarified", [("clarifies", "s-2", "s-1")])}
    assert found(*said, actor="rival") == {"bridge": ("nothing", [])}


def test_answers_turn_only_from_one_day_to_another() -> None:
    """A demand that was rejected and is accepted later is a change; to do both on one day is to accept a part."""
    turned = (
        make.statement("s-1", "a-1", about=("bridge",), ties={"rejects": ["open-it"]}),
        make.statement("s-2", "a-3", about=("bridge",), ties={"accepts": ["open-it"]}),
    )
    assert found(*turned) == {"bridge": ("changed", [("accepts", "s-2", "s-1")])}
    same_day = (turned[0], make.statement("s-2", "a-1", number=2, about=("bridge",), ties={"accepts": ["open-it"]}))
    assert found(*same_day) == {"bridge": ("one day", [])}
    both = {"accepts": ["open-it"], "rejects": ["open-it"]}
    partly = (turned[0], make.statement("s-2", "a-3", about=("bridge",), ties=both))
    assert found(*partly) == {"bridge": ("nothing", [])}


def test_a_remark_that_two_outlets_tell_moves_a_position_once() -> None:
    """The same words, told twice, both tied to what came before, are one move."""
    assert found(
        make.statement("s-1", "a-1", about=("bridge",)),
        make.statement("s-2", "a-2", about=("bridge",), ties={"supersedes": ["s-1"]}),
        make.statement("s-3", "a-3", about=("bridge",), ties={"supersedes": ["s-1"], "same": ["s-2"]}),
    ) == {"bridge": ("changed", [("supersedes", "s-2", "s-1")])}


def test_a_topic_tells_the_moves_of_each_side_and_none_of_outlets() -> None:
    """Two outlets that contradict each other in their own voice are two sides, and so are two speakers."""
    said = [
        make.statement("s-1", "a-1", about=("bridge",)),
        make.statement("s-2", "a-2", about=("bridge",), ties={"contradicts": ["s-1"]}),
        make.statement("s-3", "a-1", "outlet", number=2, about=("bridge",)),
        make.statement("s-4", "a-2", "outlet", number=2, about=("bridge",), ties={"contradicts": ["s-3"]}),
        make.statement("s-5", "a-3", "rival", about=("bridge",), ties={"contradicts": ["s-1"]}),
    ]
    moves = derive(make.corpus(ARTICLES, said)).moves_on[TopicId("bridge")]
    assert [(move.verb, move.later.id, move.earlier.id) for move in moves] == [("contradicts", "s-2", "s-1")]


def test_what_is_told_first_is_the_gravest() -> None:
    """A topic with a change and a repetition is told as changed: the order of `Moved` is that of readers."""
    assert [*Moved][:3] == [Moved.CHANGED, Moved.CLARIFIED, Moved.HELD]
    assert found(
        make.statement("s-1", "a-1", about=("bridge",)),
        make.statement("s-2", "a-2", about=("bridge",), ties={"repeats": ["s-1"]}),
        make.statement("s-3", "a-3", about=("bridge",), ties={"supersedes": ["s-1"]}),
    )["bridge"] == ("changed", [("repeats", "s-2", "s-1"), ("supersedes", "s-3", "s-1")])


def test_the_same_words_told_later_are_nothing_new() -> None:
    """What a second outlet tells a day after the first was not said again."""
    assert found(
        make.statement("s-1", "a-1", about=("bridge",)),
        make.statement("s-2", "a-2", about=("bridge",), ties={"same": ["s-1"]}),
    ) == {"bridge": ("one day", [])}
