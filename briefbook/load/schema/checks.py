"""Checks of single values. Every scalar arrives as its source text; a check returns it, or the model value it means.

A check that fails raises ``PydanticCustomError``, whose type is the code of the problem.
"""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Final

from pydantic_core import PydanticCustomError

from briefbook.load.dates import BadDate, read_edtf
from briefbook.load.quantity import BadQuantity, read_quantity
from briefbook.load.text_rules import refusal
from briefbook.load.urls import url_refusal
from briefbook.load.wording import shown, suggestion
from briefbook.model.dates import Edtf
from briefbook.model.ids import ID_LENGTH, ID_PATTERN, RESERVED
from briefbook.model.quantity import Quantity

MAX_NAME: Final = 1000
_ID: Final = re.compile(ID_PATTERN)
_GENERATED: Final = re.compile(r"s-[0-9a-f]{12}")


def wrong(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """Return the error that becomes a problem with *code*, *message* and *hint*."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def text_of(value: object) -> str:
    """Return a text that is not empty, as it is."""
    if isinstance(value, str):
        if value.strip():
            return value
        raise wrong("empty-value", "the text is empty", "write the text, or leave the field out")
    if value is None:
        raise wrong("empty-value", "a value is missing", "write one after the colon")
    kind = "a list" if isinstance(value, list) else "a mapping"
    hint = "quote a text that starts with [ or {, or that holds a colon" if value else "write a text"
    raise wrong("wrong-type", f"this must be a text, not {kind}", hint)


def name_of(value: object) -> str:
    """Return a text of one line that holds nothing unseen, in Unicode's composed form (NFC)."""
    text = text_of(value)
    reason = refusal(text)
    if reason is not None:
        raise wrong("bad-characters", f"the text holds {reason}", "remove it: type the words anew, without copying")
    if len(text) > MAX_NAME:
        raise wrong(
            "too-long", f"a text of {len(text):,} characters; at most {MAX_NAME:,} may stand here", "shorten it"
        )
    return unicodedata.normalize("NFC", text)


def prose_of(value: object) -> str:
    """Return a text of one or more lines that holds nothing unseen."""
    text = text_of(value)
    reason = refusal(text, prose=True)
    if reason is not None:
        raise wrong("bad-characters", f"the text holds {reason}", "remove it: type the words anew, without copying")
    return text.strip("\n")


def passage_of(value: object) -> str:
    """Return words of an article, exactly as they are."""
    return text_of(value)


def says_of(value: object) -> str:
    """Return one sentence of at most 160 characters."""
    text = " ".join(prose_of(value).split("\n"))
    if len(text) > 160:
        raise wrong(
            "says-too-long",
            f"`says` has {len(text)} characters; at most 160 may stand here",
            "say it in one shorter sentence, or make two notes",
        )
    return text


def id_of(value: object) -> str:
    """Return an id to refer to something by."""
    text = text_of(value)
    if len(text) <= ID_LENGTH and _ID.fullmatch(text):
        return text
    if re.fullmatch(rf"{ID_PATTERN}(?:,\s*{ID_PATTERN})+", text):
        raise wrong("bad-id", f"{shown(text)} is not one id", f"to name several, write [{text}]")
    raise wrong("bad-id", f"{shown(text)} is not an id", id_hint(text))


def new_id_of(value: object) -> str:
    """Return an id of one's own for something new."""
    text = id_of(value)
    if text in RESERVED:
        raise wrong(
            "reserved-id",
            f"{shown(text)} is a reserved name and cannot be an id",
            f'choose another, such as "{text}-2"',
        )
    if _GENERATED.fullmatch(text):
        raise wrong(
            "reserved-id", f"{shown(text)} looks like an id that the program makes", "choose a word of your own"
        )
    return text


def id_hint(text: str) -> str:
    """Return how *text* could be made an id."""
    if len(text) > ID_LENGTH:
        return f"an id has at most {ID_LENGTH} characters"
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    rule = "an id is made of a-z, 0-9 and hyphens"
    return f'{rule}: write "{slug}"' if slug else rule


def date_of(value: object) -> Edtf:
    """Return the EDTF date of a text, or of the list that YAML makes of a set."""
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        text = f"[{','.join(value)}]"
    else:
        text = text_of(value)
    try:
        return read_edtf(text)
    except BadDate as bad:
        raise wrong("bad-date", str(bad), bad.hint) from bad


def quantity_of(value: object) -> Quantity:
    """Return the number that the words of a value report."""
    try:
        return read_quantity(text_of(value))
    except BadQuantity as bad:
        raise wrong("bad-value", str(bad), bad.hint) from bad


def url_of(value: object) -> str:
    """Return the address of a public web page."""
    text = text_of(value)
    reason = url_refusal(text)
    if reason is not None:
        raise wrong(
            "bad-url",
            f"{shown(text)} is not a web address: {reason}",
            "write the whole address, as in https://example.org/page",
        )
    return text


def language_of(value: object) -> str:
    """Return a language code (BCP 47)."""
    return _matching(
        value, r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "a language code", 'write one like "en" or "pt-BR" (BCP 47)'
    )


def wikidata_of(value: object) -> str:
    """Return the name of a Wikidata item."""
    return _matching(value, r"Q[1-9][0-9]{0,11}", "a Wikidata item", 'write one like "Q42"')


def word_of(value: object) -> str:
    """Return one word."""
    return _matching(name_of(value), r"[^\W_][\w-]*", "one word", "write one word, with hyphens if need be")


def _matching(value: object, pattern: str, what: str, hint: str) -> str:
    text = text_of(value)
    if not re.fullmatch(pattern, text):
        raise wrong("bad-form", f"{shown(text)} is not {what}", hint)
    return text


def boolean_of(value: object) -> bool:
    """Return what ``true`` or ``false`` says."""
    text = text_of(value)
    if text not in {"true", "false"}:
        raise wrong("bad-form", f"{shown(text)} is neither true nor false", "write true or false")
    return text == "true"


def whole_of(value: object) -> int:
    """Return a whole number above 0."""
    text = text_of(value)
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise wrong("bad-form", f"{shown(text)} is not a whole number above 0", "write one in digits, such as 100")
    return int(text)


def degrees_of(limit: int) -> Callable[[object], str]:
    """Return a check that a text is a number of degrees from -*limit* to *limit*."""

    def check(value: object) -> str:
        text = _matching(
            value,
            r"[-+]?[0-9]{1,3}(?:\.[0-9]{1,12})?",
            "a number of degrees",
            "write degrees like 46.20, south and west below 0",
        )
        if abs(Decimal(text)) > limit:
            raise wrong(
                "bad-form", f"{shown(text)} is more than {limit} degrees", f"write a number from -{limit} to {limit}"
            )
        return text

    return check


def share_of(value: object) -> str:
    """Return a share between 0 and 1, as written."""
    text = text_of(value)
    try:
        fits = bool(re.fullmatch(r"[0-9]?\.?[0-9]{1,6}", text)) and 0 <= Decimal(text) <= 1
    except InvalidOperation:
        fits = False
    if not fits:
        raise wrong("bad-form", f"{shown(text)} is not a share between 0 and 1", "write one like 0.10")
    return text


def choice(*words: str, **aliases: str) -> Callable[[object], str]:
    """Return a check that a text is one of *words*; *aliases* (with _ for a space) stand for one of them."""
    others = {name.replace("_", " "): word for name, word in aliases.items()}

    def check(value: object) -> str:
        text = text_of(value)
        text = others.get(text, text)
        if text not in words:
            allowed = f"allowed: {', '.join(words)}"
            raise wrong(
                "not-in-list",
                f"{shown(text)} is not one of the words that may stand here",
                f"{suggestion(text, words)}; {allowed}".lstrip("; "),
            )
        return text

    return check
