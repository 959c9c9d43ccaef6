"""Lists of pages: in groups, and as much of them as a page shows."""

from briefbook.model.page import Link
from briefbook.plan.lists import excerpt, grouped, parts


def test_a_heading_stands_once() -> None:
    """What comes back to a heading is put with the rest of it, where the heading was met first."""
    shelf = (("January", "a"), ("2031", "b"), ("January", "c"))
    assert grouped(shelf, str.upper) == (("January", ("A", "C")), ("2031", ("B",)))


def test_a_list_that_is_cut_says_so() -> None:
    """A list that is too long shows its first or last entries, says how many of how many, and where the others are."""
    others = Link(text="All", href="all.html")
    first, last = excerpt("abcd", str.upper, 3, others), excerpt("abcd", str.upper, 3, last=True)
    assert (first.shown, first.cut, first.others) == (("A", "B", "C"), "3 of 4", others)
    assert (last.shown, last.cut, last.others) == (("B", "C", "D"), "3 of 4", None)
    whole = excerpt("abc", str.upper, 3, others)
    assert (whole.shown, whole.cut, whole.others) == (("A", "B", "C"), "", None)


def test_there_is_always_a_first_part() -> None:
    """A list goes over as many parts as it takes, and an empty one has one."""
    assert list(parts("abcde", 2)) == [("a", "b"), ("c", "d"), ("e",)]
    assert list(parts("", 2)) == [()]
