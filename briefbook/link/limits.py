"""Quoting limits: how much of a private text may be shown, in words."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefbook.link.text import normal_form, word_count
from briefbook.model.config import Quoting
from briefbook.model.notes import Note
from briefbook.model.problem import Problem, error


def quote_limit(quoting: Quoting, words: int) -> int:
    """Return how many words of an article of *words* words may be quoted in all: the lower of the two limits."""
    return min(quoting.article_words, int(Decimal(quoting.article_share) * words))


def quoted_words(notes: Sequence[Note]) -> int:
    """Return the words of all quotes, each counted once."""
    quotes = {normal_form(note.quote): note.quote for note in notes if note.quote}
    return sum(word_count(quote) for quote in quotes.values())


def check_limits(notes: Sequence[Note], quoting: Quoting, words: int) -> Iterator[Problem]:
    """Yield what goes over the quoting limits in the notes on a private text of *words* words."""
    for note in notes:
        if note.quote:
            yield from _check_quote(note, note.quote, quoting)
        if note.anchor and word_count(note.anchor) > quoting.anchor_words:
            count = word_count(note.anchor)
            yield error(
                "anchor-too-long",
                note.place.span("anchor"),
                f"an anchor of {count} words; the limit is {quoting.anchor_words}",
                "four to eight words are enough to locate a passage; ` … ` between two ends spans a longer one",
            )
    used, limit = quoted_words(notes), quote_limit(quoting, words)
    if used > limit:
        yield error(
            "quoted-too-much",
            next(note.place.span("quote") for note in reversed(notes) if note.quote),
            f"the notes quote {used} words of this article; the limit is {limit} of its {words}",
            "shorten a quote, or say it in your own words with an anchor",
        )


def _check_quote(note: Note, quote: str, quoting: Quoting) -> Iterator[Problem]:
    count = word_count(quote)
    if count > quoting.long_quote_words:
        yield error(
            "quote-too-long",
            note.place.span("quote"),
            f"a quote of {count} words; the limit is {quoting.long_quote_words}",
            "shorten it, or say the rest in your own words",
        )
    elif count > quoting.quote_words and not note.long_quote:
        yield error(
            "quote-too-long",
            note.place.span("quote"),
            f"a quote of {count} words; over {quoting.quote_words} it needs a reason",
            f"shorten it, or add `long_quote:` with the reason (up to {quoting.long_quote_words} words)",
        )
