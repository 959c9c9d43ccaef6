"""The quote lock made anew: what a clone without the private texts needs, and not a word of them."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from msgspec import Struct

from briefbook.link.draft import Draft, draft_of, scene_of
from briefbook.link.passages import Shelf, digits_key, locate, needle_of, passage_key, shelve
from briefbook.model.corpus import Passage
from briefbook.model.ids import ArticleId
from briefbook.model.lock import Lock, LockedPassage, LockedText
from briefbook.model.notes import Desk, Note, StatementNote, ValueNote
from briefbook.model.problem import Problem, error, warning
from briefbook.model.registries import Demand


class Located(Struct, frozen=True, gc=False):
    """A note or a demand with its passage, or with why that could not be found."""

    record: Note | Demand
    found: Passage | Problem


def locate_all(draft: Draft, shelf: Shelf, demands: Iterable[Demand]) -> tuple[Located, ...]:
    """Return where the notes of *draft* stand, those without words left out, and then the *demands* that it shows."""
    notes = (
        Located(note, locate(shelf, needle, note.place, quoted=note.quote is not None))
        for note in draft.notes
        if (needle := needle_of(note))
    )
    shown = (Located(demand, locate(shelf, demand.anchor, demand.place, quoted=False)) for demand in demands)
    return (*notes, *shown)


def make_lock(desk: Desk) -> Lock:
    """Return the lock of all private texts of *desk*: anew where the text is present, as it was where it is absent."""
    scene = scene_of(desk.config, desk.registries)
    texts: dict[ArticleId, LockedText] = {}
    for article in sorted(desk.articles, key=lambda file: file.id):
        draft = draft_of(desk, article)
        if article.text is None:
            continue
        if draft.text is not None:
            shelf = shelve(draft)
            texts[article.id] = _lock_text(
                draft.text, shelf, locate_all(draft, shelf, scene.demands.get(article.id, ()))
            )
        elif draft.locked is not None:
            texts[article.id] = draft.locked
    return Lock(texts=texts)


def check_lock(draft: Draft, shelf: Shelf, located: Sequence[Located], folder: str) -> Iterator[Problem]:
    """Yield what is wrong with a private text and its lock: it is nowhere, or the lock does not describe it (the text wins).

    *folder* is where private texts are kept.
    """
    if draft.file.text is None:
        return
    span = draft.file.place.span("text")
    if draft.text is None:
        if draft.locked is None:
            told = f'there is no private text "{draft.file.text}", and content/quotes.lock does not know the article'
            yield error("no-text", span, told, f"put it into {folder}/, or mend its name")
        return
    hint = "run `verify`, or a clone without the private texts cannot build"
    if draft.locked is None:
        yield warning("not-locked", span, "content/quotes.lock does not know this text", hint)
    elif draft.locked.digest != _digest(draft.text):
        yield warning("stale-lock", span, "this is not the text that content/quotes.lock was made of", hint)
    elif draft.locked != _lock_text(draft.text, shelf, located):
        yield warning(
            "stale-lock", span, "the notes on this text have changed since content/quotes.lock was made", hint
        )


def _lock_text(raw: str, shelf: Shelf, located: Sequence[Located]) -> LockedText:
    assert shelf.text is not None, "the private text is present"
    passages: dict[str, LockedPassage] = {}
    for each in located:
        if isinstance(each.found, Passage):
            words, tokens = _checked(each.record)
            key = passage_key(words)
            earlier = passages[key].digits if key in passages else ()
            passages[key] = _lock_passage(each.found, tokens, earlier)
    return LockedText(
        digest=_digest(raw),
        words=shelf.text.words,
        paragraphs=tuple(paragraph.words for paragraph in shelf.text.paragraphs),
        furniture=tuple(p.number for p in shelf.text.paragraphs if p.furniture),
        passages=dict(sorted(passages.items())),
    )


def _checked(record: Note | Demand) -> tuple[str, tuple[str, ...]]:
    """Return the words of a passage, and the digits that are checked with them."""
    if isinstance(record, Demand):
        return record.anchor, ()
    value = record.value if isinstance(record, ValueNote | StatementNote) else None
    return needle_of(record), value.tokens if value else ()


def _lock_passage(found: Passage, tokens: tuple[str, ...], earlier: tuple[str, ...]) -> LockedPassage:
    digits = {*earlier, digits_key(tokens)} if tokens else set(earlier)
    return LockedPassage(
        start=found.start,
        end=found.end,
        paragraph=found.paragraph,
        voice=found.voice.value,
        furniture=found.furniture,
        digits=tuple(sorted(digits)),
    )


def _digest(raw: str) -> str:
    return sha256(raw.encode()).hexdigest()
