"""Utterances, origins and inverses: how statements hang together."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.derive import derive
from briefbook.model.corpus import Corpus, Mark, Statement
from briefbook.model.findings import Findings
from briefbook.model.ids import StatementId
from briefbook.model.rest import rest
from tests.unit import corpora as make

ARTICLES = [
    make.article("a-1", "2031-05-01", source="gazette"),
    make.article("a-2", "2031-05-02", source="herald"),
    make.article("a-3", "2031-05-03", source="post"),
]


def ids(statements: Sequence[Statement]) -> list[str]:
    """Return the ids of *statements*."""
    return [statement.id for statement in statements]


def utterances(found: Findings) -> dict[str, list[str]]:
    """Return the members of each utterance."""
    return {utterance.id: ids(utterance.statements) for utterance in found.utterances}


def test_same_ties_statements_into_one_utterance() -> None:
    """Statements tied by ``same``, directly or by way of another, are one utterance named after the earliest."""
    said = [
        make.statement("s-3", "a-3", ties={"same": ["s-2"]}),
        make.statement("s-2", "a-2"),
        make.statement("s-1", "a-1", ties={"same": ["s-2"]}),
        make.statement("s-9", "a-3", number=2, ties={"repeats": ["s-1"]}),
    ]
    found = derive(make.corpus(ARTICLES, said))
    assert utterances(found) == {"s-1": ["s-1", "s-2", "s-3"]}
    assert {id_: utterance.id for id_, utterance in found.told.items()} == {"s-1": "s-1", "s-2": "s-1", "s-3": "s-1"}


def test_a_shared_demand_makes_no_utterance() -> None:
    """Two statements that make the same demand are two utterances: it may be made many times."""
    said = [make.statement(f"s-{n}", f"a-{n}", ties={"same": ["no-toll"]}) for n in (1, 2)]
    found = derive(make.corpus(ARTICLES, said, [make.demand("no-toll", "a-1", "mayor")]))
    assert found.utterances == ()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_utterances_are_connected_components(ties: list[tuple[int, int]]) -> None:
    """Two statements are of one utterance exactly if a chain of ``same`` leads from one to the other."""
    said = [
        make.statement(f"s-{n}", "a-1", number=n, ties={"same": [f"s-{m}" for k, m in ties if k == n]})
        for n in range(10)
    ]
    groups = [{n} for n in range(10)]
    for one, other in ties:
        joined = next(g for g in groups if one in g) | next(g for g in groups if other in g)
        groups = [g for g in groups if not g & joined] + [joined]
    found = derive(make.corpus(ARTICLES, said))
    expected = sorted([f"s-{n}" for n in sorted(group)] for group in groups if len(group) > 1)
    assert sorted(ids(u.statements) for u in found.utterances) == expected


def counted(corpus: Corpus, marks: Sequence[Mark] | None = None) -> int:
    """Return how many origins *marks* (else all statements of *corpus*) have."""
    found = derive(corpus)
    return rest(corpus.statements if marks is None else marks, found.told).origins


@pytest.mark.parametrize(
    ("articles", "notes", "origins"),
    [
        ([{}, {}], [{}, {}], 2),
        ([{}, {"source": "gazette"}], [{}, {}], 1),
        ([{"wire": ("wire-co",)}, {"wire": ("wire-co",)}], [{}, {}], 1),
        ([{"wire": ("wire-co",)}, {"wire": ("other-co",)}], [{}, {}], 2),
        ([{"wire": ("wire-co",)}, {"source": "wire-co"}], [{}, {}], 1),
        ([{}, {}], [{"via": ("clerk",)}, {"via": ("guard", "clerk")}], 1),
        ([{}, {}], [{"via": ("clerk", "guard")}, {"via": ("guard", "clerk")}], 2),
        ([{}, {}], [{"ties": {"same": ["s-2"]}}, {}], 1),
        ([{}, {}], [{"ties": {"repeats": ["s-2"]}}, {}], 2),
        ([{"reporting": ("herald",)}, {}], [{}, {}], 1),
        ([{"reporting": ("wire-co",)}, {"reporting": ("wire-co",)}], [{}, {}], 2),
        ([{"reporting": ("herald",)}, {}], [{"via": ("clerk",)}, {}], 2),
        ([{"wire": ("wire-co", "news-co")}, {"wire": ("news-co", "wire-co")}], [{}, {}], 1),
        ([{"reporting": ("herald",)}, {"wire": ("wire-co",)}], [{}, {}], 2),
        ([{"reporting": ("herald",)}, {"reporting": ("gazette",)}], [{}, {}], 2),
    ],
)
def test_origins_not_outlets_are_counted(
    articles: list[Mapping[str, Any]], notes: list[Mapping[str, Any]], origins: int
) -> None:
    """An equal wire, last via or utterance is one origin; credited reporting joins only the outlet's own article."""
    made = [
        make.article(f"a-{n}", f"2031-05-0{n}", **dict[str, Any]({"source": source, **more}))
        for n, source, more in zip((1, 2), ("gazette", "herald"), articles, strict=True)
    ]
    said = [make.statement(f"s-{n}", f"a-{n}", **more) for n, more in zip((1, 2), notes, strict=True)]
    assert counted(make.corpus(made, said)) == origins


def test_one_shared_remark_does_not_join_outlets() -> None:
    """Two outlets that heard one remark stay two origins for what each reports besides."""
    said = [
        make.statement("s-1", "a-1"),
        make.statement("s-2", "a-2", ties={"same": ["s-1"]}),
        make.statement("s-3", "a-2", number=2),
    ]
    corpus = make.corpus(ARTICLES, said)
    assert counted(corpus) == 2
    assert counted(corpus, corpus.statements[::-1]) == 2
    assert counted(corpus, corpus.statements[1:]) == 1
    assert list(derive(corpus).origins.values()) == ["gazette", "gazette", "herald"]


def test_what_a_page_rests_on_is_counted() -> None:
    """The counts of a page take notes of every kind, each once, and say how many are unnamed and how new they are."""
    said = [
        make.statement("s-1", "a-1"),
        make.statement("s-2", "a-2", anon="an official"),
        make.statement("s-3", "a-2", "unknown", number=2),
    ]
    corpus = make.corpus(ARTICLES, [*said, make.value("a-3", "5", anon="a clerk")])
    found = rest((*corpus.statements, *corpus.statements, *corpus.values), {})
    assert (found.statements, found.articles, found.outlets, found.origins, found.unnamed) == (3, 3, 3, 3, 3)
    assert str(found.newest) == "2031-05-03"
    nothing = rest((), {})
    assert (nothing.statements, nothing.origins, nothing.newest) == (0, 0, None)


@pytest.mark.parametrize(
    ("articles", "notes", "crediting"),
    [
        ([("wire-co",), ("wire-co",), ("wire-co",)], [{}, {}, {}], 3),
        ([("wire-co", "news-co"), ("news-co",), ()], [{}, {}, {}], 2),
        ([("wire-co",), ("news-co",), ()], [{}, {}, {}], 0),
        ([("wire-co",), ("wire-co",), ()], [{"via": ("clerk",)}, {}, {}], 0),
        ([("wire-co",), ("wire-co",), ()], [{}, {"ties": {"same": ["s-1"]}}, {}], 0),
        ([("herald",), ("gazette",), ("herald",)], [{}, {}, {}], 0),
    ],
)
def test_origins_that_credit_one_source_are_counted(
    articles: list[tuple[str, ...]], notes: list[Mapping[str, Any]], crediting: int
) -> None:
    """Origins that credit a source in common are two, but the count tells that nobody knows them to be independent."""
    made = [
        make.article(f"a-{n}", f"2031-05-0{n}", source=source, reporting=credited)
        for n, source, credited in zip((1, 2, 3), ("gazette", "herald", "mirror"), articles, strict=True)
    ]
    said = [make.statement(f"s-{n}", f"a-{n}", **more) for n, more in zip((1, 2, 3), notes, strict=True)]
    corpus = make.corpus(made, said)
    assert rest(corpus.statements, derive(corpus).told).crediting == crediting


def test_inverses_show_relations_from_their_target() -> None:
    """Each target lists what is tied to it, in the order in which it was said; demands come first."""
    said = [
        make.statement("s-1", "a-1"),
        make.statement("s-3", "a-2", said="2031-05-02", ties={"rejects": ["s-1"]}),
        make.statement(
            "s-2",
            "a-3",
            said="2031-05-01",
            ties={"supports": ["s-1"], "clarifies": ["no-toll"], "answers": ["s-3", "s-1"]},
        ),
    ]
    found = derive(make.corpus(ARTICLES, said, [make.demand("no-toll", "a-1", "mayor")])).inverses
    shown = {target: [(i.verb, str(i.statement.id)) for i in ties] for target, ties in found.items()}
    assert shown == {
        "no-toll": [("clarifies", "s-2")],
        "s-1": [("answers", "s-2"), ("supports", "s-2"), ("rejects", "s-3")],
        "s-3": [("answers", "s-2")],
    }
    assert list(found) == ["no-toll", "s-1", "s-3"]


def test_deriving_twice_gives_the_same() -> None:
    """The same corpus gives equal findings, and every statement has an origin."""
    corpus = make.corpus(ARTICLES, [make.statement("s-1", "a-1"), make.value("a-2", "5"), make.correction("a-3")])
    found = derive(corpus)
    assert found == derive(corpus)
    assert found.origins == {StatementId("s-1"): "gazette"}
