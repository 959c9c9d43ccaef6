"""The quote lock made anew: what a clone without the private texts needs, and not a word of them."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from briefbook.link.passages import Shelf, digits_key, locate, needle_of, passage_key, shelve
from briefbook.model.corpus import Passage
from briefbook.model.ids import ArticleId
from briefbook.model.lock import Lock, LockedPassage, LockedText
from briefbook.model.notes import ArticleFile, Desk, StatementNote, ValueNote
from briefbook.model.problem import Problem, error, warning


def make_lock(desk: Desk) -> Lock:
    """Return the lock of all private texts of *desk*: anew where the text is present, as it was where it is absent."""
    shelves = shelve(desk)
    texts: dict[ArticleId, LockedText] = {}
    for article in sorted(desk.articles, key=lambda file: file.id):
        locked = _lock_text(desk, article, shelves[article.id])
        if locked is not None:
            texts[article.id] = locked
    return Lock(texts=texts)


def check_lock(desk: Desk, shelves: Mapping[ArticleId, Shelf]) -> Iterator[Problem]:
    """Yield what is wrong with private texts and the lock: one that is nowhere, and one the lock does not describe (the text wins)."""
    for article in desk.articles:
        locked = desk.lock.texts.get(article.id)
        if article.text is not None and article.id not in desk.texts and locked is None:
            told = f'there is no private text "{article.text}", and content/quotes.lock does not know the article'
            yield error(
                "no-text", article.place.span("text"), told, f"put it into {desk.config.texts}/, or mend its name"
            )
        if (
            article.id not in desk.texts
            or article.text is None
            or _lock_text(desk, article, shelves[article.id]) == locked
        ):
            continue
        span = article.place.span("text")
        hint = "run `verify`, or a clone without the private texts cannot build"
        if locked is None:
            yield warning("not-locked", span, "content/quotes.lock does not know this text", hint)
        elif locked.digest != _digest(desk.texts[article.id]):
            yield warning("stale-lock", span, "this is not the text that content/quotes.lock was made of", hint)
        else:
            yield warning(
                "stale-lock", span, "the notes on this text have changed since content/quotes.lock was made", hint
            )


def _lock_text(desk: Desk, article: ArticleFile, shelf: Shelf) -> LockedText | None:
    if article.text is None:
        return None
    if shelf.text is None:
        return desk.lock.texts.get(article.id)
    passages: dict[str, LockedPassage] = {}
    for needle, quoted, tokens in _needles(desk, article):
        found = locate(shelf, needle, article.place.span(), quoted=quoted)
        if isinstance(found, Passage):
            key = passage_key(needle)
            earlier = passages[key].digits if key in passages else ()
            passages[key] = _lock_passage(found, tokens, earlier)
    return LockedText(
        digest=_digest(desk.texts[article.id]),
        words=shelf.text.words,
        paragraphs=tuple(paragraph.words for paragraph in shelf.text.paragraphs),
        furniture=tuple(p.number for p in shelf.text.paragraphs if p.furniture),
        passages=dict(sorted(passages.items())),
    )


def _needles(desk: Desk, article: ArticleFile) -> Iterator[tuple[str, bool, tuple[str, ...]]]:
    """Yield what must be found in *article*: the words, whether they are a quote, the digits to be checked with them."""
    for note in desk.notes.get(article.id, ()):
        value = note.value if isinstance(note, ValueNote | StatementNote) else None
        if needle_of(note):
            yield needle_of(note), note.quote is not None, value.tokens if value else ()
    for demand in desk.registries.demands.values():
        if demand.article == article.id:
            yield demand.anchor, False, ()


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
