"""Articles read and linked one by one: each a function of its own files and of the frame that all stand in."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from briefbook.link import Draft, Scene, link_article, scene_of
from briefbook.load import Listing, read_manuscript, texts_folder
from briefbook.model.corpus import Linked
from briefbook.model.ids import ArticleId
from briefbook.model.notes import Frame, Note
from briefbook.model.problem import Problem
from briefbook.pipeline.exports import packed_part


class Piece(Struct, frozen=True, gc=False, kw_only=True):
    """One article as it was read and linked.

    *linked* is ``None`` where no article can be read; *stray* are then the notes on it, if there are any. *problems* are
    those of reading alone. *part* is what the article gives the data files.
    """

    id: ArticleId
    linked: Linked | None
    stray: tuple[Note, ...] | None
    part: bytes | None
    broken: frozenset[str]
    problems: tuple[Problem, ...]


class Reading(Struct, frozen=True, gc=False):
    """What reading articles takes: where they are, and what they stand in."""

    listing: Listing
    frame: Frame
    scene: Scene

    def pieces(self, ids: Iterable[ArticleId]) -> Iterator[Piece]:
        """Read and link the articles *ids*, as far as they are there."""
        texts, _ = texts_folder(self.listing.project, self.frame.config)
        for id_ in ids:
            paths = self.listing.articles.get(id_), self.listing.annotations.get(id_)
            if paths != (None, None):
                written = read_manuscript(id_, *paths, texts)
                draft = None
                if written.file is not None:
                    locked = self.frame.lock.texts.get(id_)
                    draft = Draft(file=written.file, notes=written.notes or (), text=written.text, locked=locked)
                linked = link_article(self.scene, draft) if draft else None
                yield Piece(
                    id=id_,
                    linked=linked,
                    stray=written.notes if draft is None else None,
                    part=packed_part(linked) if linked else None,
                    broken=written.broken,
                    problems=written.problems,
                )

    def draft(self, id_: ArticleId) -> Draft | None:
        """Read an article and the notes on it again, without its private text."""
        written = read_manuscript(id_, self.listing.articles.get(id_), self.listing.annotations.get(id_), None)
        return Draft(file=written.file, notes=written.notes or ()) if written.file else None


def reading(listing: Listing, frame: Frame) -> Reading:
    """Return what reading the articles of *listing* takes."""
    return Reading(listing, frame, scene_of(frame.config, frame.registries))
