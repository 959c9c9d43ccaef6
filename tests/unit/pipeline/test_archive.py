"""The archive of articles: what is stored is opened when it is asked for, and what is altered is known."""

from briefbook.model.corpus import Linked
from briefbook.model.ids import ArticleId
from briefbook.pipeline.archive import Archive
from tests.unit import corpora as make
from tests.unit.linked import linked


def _stored(*ids: str) -> tuple[Archive, list[str]]:
    """Return an archive of closed articles, and the list of those that it opens."""
    opened: list[str] = []

    def opener(content: bytes) -> Linked:
        opened.append(content.decode())
        return linked(make.article(content.decode()))

    archive = Archive()
    archive.recall({ArticleId(id_): id_.encode() for id_ in ids}, frozenset({ArticleId("a-2")}), opener)
    return archive, opened


def test_an_article_is_opened_once_and_only_if_asked_for() -> None:
    """To count, list or look for articles opens none."""
    archive, opened = _stored("a-2", "a-1", "a-3")
    assert (len(archive), list(archive), "a-3" in archive, "a-4" in archive) == (3, ["a-1", "a-2", "a-3"], True, False)
    assert archive.private() == ["a-2"]
    assert opened == []
    assert archive[ArticleId("a-3")] is archive[ArticleId("a-3")]
    assert opened == ["a-3"]
    archive.open()
    assert sorted(opened) == ["a-1", "a-2", "a-3"]
    assert archive.altered == set()


def test_what_was_set_or_deleted_is_known_until_it_is_stored() -> None:
    """An article that takes the place of a closed one is found, one that is deleted is not, and both are to be stored."""
    archive, opened = _stored("a-1", "a-2")
    now = archive[ArticleId("a-1")] = linked(make.article("a-1"))
    del archive[ArticleId("a-2")]
    assert archive[ArticleId("a-1")] is now
    assert list(archive) == ["a-1"]
    assert opened == []
    assert archive.altered == {"a-1", "a-2"}
    archive.stored()
    assert archive.altered == set()
    assert Archive().altered is None
