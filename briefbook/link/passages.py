"""Every quote and anchor is found in its article, once, word for word; without the private text the lock stands in."""

from hashlib import sha256

from msgspec import Struct

from briefbook.link.draft import Draft
from briefbook.link.match import Miss, Reason, find, touches
from briefbook.link.text import Text, normal_form, read_text, word_count
from briefbook.model.corpus import Passage, Voice
from briefbook.model.ids import ArticleId
from briefbook.model.lock import LockedPassage, LockedText
from briefbook.model.notes import Note
from briefbook.model.place import Place
from briefbook.model.problem import Problem, Span, error
from briefbook.model.quantity import Quantity
from briefbook.prose import plain_text, render_body


class Shelf(Struct, frozen=True, gc=False, kw_only=True):
    """What an article's passages are looked up in: its text, or the lock, or (``None`` both) nothing.

    *private* tells that the text is not published.
    """

    private: bool
    text: Text | None
    locked: LockedText | None


def shelve(draft: Draft) -> Shelf:
    """Return where an article's passages are looked up. Where the body is the article, that is what a reader sees of it."""
    if draft.file.text is None:
        body = plain_text(render_body(draft.file.body))
        return Shelf(private=False, text=read_text(body, furniture=False), locked=None)
    if draft.text is not None:
        return Shelf(private=True, text=read_text(draft.text), locked=None)
    return Shelf(private=True, text=None, locked=draft.locked)


def locate(shelf: Shelf, needle: str, place: Place, *, quoted: bool) -> Passage | Problem:
    """Find *needle*, the quote (*quoted*) or anchor of the record at *place*, in the article.

    A quote must lie inside one pair of quotation marks.
    """
    if shelf.text is None:
        return _from_lock(shelf, needle, place, quoted=quoted)
    found = find(shelf.text, needle, quoted=quoted)
    if isinstance(found, Passage):
        return found
    return _explain(found, place.span("quote" if quoted else "anchor"), quoted=quoted, private=shelf.private)


def holds_digits(shelf: Shelf, note: Note, passage: Passage, value: Quantity) -> bool:
    """Tell whether the digits or number words of *value* stand in the passage of *note*, or touch it."""
    if shelf.text is not None:
        return touches(shelf.text, passage, value.tokens, value.text)
    locked = _locked(shelf, needle_of(note))
    return locked is not None and digits_key(value.tokens) in locked.digits


def needle_of(note: Note) -> str:
    """Return the words that locate *note*: its quote, else its anchor."""
    return note.quote or note.anchor or ""


def passage_key(needle: str) -> str:
    """Return the lock's key of a quote or anchor: the SHA-256 of its normal form, in hex."""
    return sha256(normal_form(needle).encode()).hexdigest()


def digits_key(tokens: tuple[str, ...]) -> str:
    """Return the lock's digest of the digits and number words of a value."""
    return sha256("\n".join(tokens).encode()).hexdigest()[:16]


def statement_id(article: ArticleId, needle: str) -> str:
    """Return the id of a statement: ``s-`` and twelve hex digits of SHA-256 of (article, line feed, normalised passage)."""
    return "s-" + sha256(f"{article}\n{normal_form(needle)}".encode()).hexdigest()[:12]


def _locked(shelf: Shelf, needle: str) -> LockedPassage | None:
    return shelf.locked.passages.get(passage_key(needle)) if shelf.locked else None


def _from_lock(shelf: Shelf, needle: str, place: Place, *, quoted: bool) -> Passage | Problem:
    locked = _locked(shelf, needle)
    what = "quote" if quoted else "anchor"
    span = place.span(what)
    if locked is None:
        hint = "put the private text back and run `verify`, or restore the words that were verified"
        return error(
            "unverified", span, f"this {what} is not in content/quotes.lock, and the private text is absent", hint
        )
    if quoted and locked.voice != Voice.DIRECT:
        return error(
            "quote-unquoted", span, "these words were not inside one pair of quotation marks when last verified"
        )
    return Passage(
        start=locked.start,
        end=locked.end,
        paragraph=locked.paragraph,
        voice=Voice(locked.voice),
        words=word_count(needle),
        furniture=locked.furniture,
    )


def _explain(miss: Miss, span: Span, *, quoted: bool, private: bool) -> Problem:
    what = "quote" if quoted else "anchor"
    near = f'the nearest passage is "{miss.nearest}"' if miss.nearest else ""
    match miss.reason:
        case Reason.TWICE:
            spots = " and ".join(f"line {line}, column {column}" for line, column in miss.places[:3])
            hint = "make it longer, until it stands there once"
            where = f" ({spots})" if private else ""  # a body's lines are not those of what a reader sees
            return error("passage-twice", span, f"this {what} stands more than once in the article{where}", hint)
        case Reason.UNQUOTED:
            told = "these words do not lie inside one pair of quotation marks in the article"
            hint = "quote what stands between one opening and one closing mark, or use `anchor`"
            return error("quote-unquoted", span, told, hint)
        case Reason.PARAGRAPHS:
            hint = "choose words of one paragraph"
            return error("passage-split", span, f"this {what} runs across paragraphs", hint)
        case Reason.EMPTY:
            return error("passage-empty", span, f"this {what} has no words", "copy four to eight words of the text")
        case Reason.ABSENT:
            told = f"this {what} is not in the article"
            return error("passage-absent", span, told, near or "copy it from the text, word for word")
