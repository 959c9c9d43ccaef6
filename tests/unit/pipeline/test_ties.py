"""The link check of a changing site finds what a check of the whole site finds."""

from array import array
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from briefbook.pipeline.numbers import Numbers, packed
from briefbook.pipeline.pages import TWICE, Kept
from briefbook.pipeline.ties import Places, Ties, tie_problems, tied
from briefbook.render import Anchors
from briefbook.render.links import check_links

#: A page by its path: the ids it gives, and what it links to (path, id).
Pages = Mapping[str, tuple[tuple[str, ...], tuple[tuple[str, str], ...]]]
PATHS = ("index.html", "a.html", "b.html", "c.html")
FILES = ("a.css", "b.md")
NOBODY: frozenset[str] = frozenset()

PAGE = st.tuples(
    st.lists(st.sampled_from(["x", "y"]), max_size=3).map(tuple),
    st.lists(
        st.tuples(st.sampled_from([*PATHS, *FILES, "gone.html"]), st.sampled_from(["", "x", "y", ":~:text=z"])),
        max_size=4,
    ).map(tuple),
)
SITE = st.fixed_dictionaries({"index.html": PAGE}, optional=dict.fromkeys(PATHS[1:], PAGE))


def kept(pages: Pages, number: Numbers) -> dict[str, Kept]:
    """Return what is remembered of *pages*."""
    found = {}
    for path, (ids, links) in pages.items():
        numbered = [number[f"{path}#{id_}"] for id_ in ids]
        found[path] = Kept(
            view=repr((ids, links)),
            reads=b"",
            ids=packed(numbered if len(set(numbered)) == len(numbered) else [TWICE, *numbered]),
            links=packed([number[f"{to}#{at}" if at and not at.startswith(":~:") else to] for to, at in links]),
            onward=packed(sorted({number[to] for to, _ in links})),
        )
    return found


def anchors(pages: Pages, path: str) -> Anchors:
    """Return the ids and links of a page by name."""
    ids, links = pages[path]
    return Anchors(path=path, ids=ids, links=links)


@given(
    sites=st.lists(
        st.tuples(SITE, st.frozensets(st.sampled_from(FILES)), st.frozensets(st.sampled_from(PATHS[1:]))),
        min_size=1,
        max_size=5,
    ),
    sound=st.booleans(),
)
def test_what_changed_is_all_that_need_be_looked_at(
    sites: list[tuple[Pages, frozenset[str], frozenset[str]]], *, sound: bool
) -> None:
    """Over any course of edits, each step tells just what a check of the whole site tells then.

    Where *sound*, only sites without a problem are gone on from, as it is with sites that are published.
    """
    number, ties, before = Numbers(), Ties(), dict[str, Kept]()
    for pages, files, exempt in sites:
        after = kept(pages, number)
        changed = [path for path in pages if path not in before or before[path].view != after[path].view]
        now = tied(ties, before, after, changed, files, exempt.__contains__, number)
        paths = {*pages, *files}
        told = {*tie_problems(now, paths, lambda path, pages=pages: anchors(pages, path), lambda path: path)}  # type: ignore[misc]
        whole = check_links([anchors(pages, path) for path in pages], paths, {path: path for path in pages}, exempt)
        assert told == set(whole)
        if not (sound and told):
            ties, before = now, after


def test_a_file_that_went_is_missed() -> None:
    """A link to a file that is no page breaks with the file, though no page changed."""
    number = Numbers()
    pages: Pages = {"index.html": ((), (("a.css", ""),))}
    made = kept(pages, number)
    ties = tied(Ties(), {}, made, list(made), frozenset({"a.css"}), NOBODY.__contains__, number)
    assert not ties.amiss
    assert tied(ties, made, made, [], frozenset(), NOBODY.__contains__, number).amiss == {"index.html"}


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)))
def test_stored_places_are_the_set_that_they_were(places: set[int], others: set[int]) -> None:
    """Places that were stored hold the same numbers, and compare and join as a set does."""
    stored = Places(array("Q", sorted(places)).tobytes())
    assert (set(stored), len(stored)) == (places, len(places))
    assert {n for n in range(42) if n in stored} == places
    assert (others <= stored) == (others <= places)
    assert {*stored, *others} == places | others
