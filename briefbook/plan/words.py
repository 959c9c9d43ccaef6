"""Dates, hedges, verbs and counts in plain English words."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from briefbook.model.dates import Edtf
from briefbook.model.findings import FigureVerdict, Rest, Standing, Verdict
from briefbook.model.quantity import Hedge, Quantity

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

#: EDTF level 1 writes a season as a month from 21 to 24.
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_SEASON = re.compile(r"(\d{4})-(2[1-4])")

VERDICTS = {
    Verdict.AGREE: "The sources agree.",
    Verdict.DIFFERENT_FLOORS: "The sources give different floors; none contradicts another.",
    Verdict.DIFFERENT_SCOPE: "The sources count different things.",
    Verdict.CONFLICT: "The sources contradict one another.",
    Verdict.NOT_COMPARABLE: "There are not two numbers that could be compared.",
}

HEDGES = {
    Hedge.FLOOR: "at least",
    Hedge.CEILING: "up to",
    Hedge.AROUND: "about",
    Hedge.RANGE: "between",
    Hedge.MAGNITUDE: "order of size",
    Hedge.RATIO: "ratio",
}

#: Verb → the words for it seen from the subject, and seen from the target.
VERBS = {
    "answers": ("answers", "answered by"),
    "accepts": ("accepts", "accepted by"),
    "rejects": ("rejects", "rejected by"),
    "supports": ("supports", "supported by"),
    "contradicts": ("contradicts", "contradicted by"),
    "repeats": ("repeats", "repeated by"),
    "clarifies": ("clarifies", "clarified by"),
    "supersedes": ("supersedes", "superseded by"),
    "same": ("same utterance as", "same utterance as"),
}

#: Numbers in words that stand before "of" whatever they count.
_SOME = re.compile(r"(?:dozen|score|hundred|thousand|million|billion|trillion)s$")
_CURRENCY = re.compile(r"[$£€¥₽₴]")

#: Verdicts on values of one thing that are not the same, the gravest first.
DISAGREEING = (Verdict.CONFLICT, Verdict.DIFFERENT_FLOORS)
#: The order in which figures are listed: where sources disagree, where they agree, where they count different things.
GRAVITY = (*DISAGREEING, Verdict.AGREE, Verdict.DIFFERENT_SCOPE, Verdict.NOT_COMPARABLE)
#: Verdicts that tell a reader to look twice, the gravest first, and how a summary counts them.
DIFFERING = {
    Verdict.CONFLICT: "in conflict",
    Verdict.DIFFERENT_FLOORS: "with different floors",
    Verdict.DIFFERENT_SCOPE: "counted differently",
}

#: What is open, and for no day that anybody named.
UNDATED = "undated"
#: How an entry of the ledger stands, in the order of a reader's interest: what can be looked after or has come out goes before
#: what nobody can be held to on any day.
STANDINGS = {
    Standing.DUE.value: "Due, no report here",
    Standing.OPEN.value: "Open",
    Standing.MET.value: "Met, as reported",
    Standing.OTHERWISE.value: "Reported otherwise",
    Standing.ANSWERED.value: "Spoken to since",
    UNDATED: "Open, no day named",
}

STATUSES = {"ruled-out": "ruled out"}


def day_words(day: date) -> str:
    """Return *day* as "21 January 2022"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"


def month_words(day: date) -> str:
    """Return the month of *day* as "January 2022"."""
    return f"{MONTHS[day.month - 1]} {day.year:04d}"


@lru_cache(maxsize=10_000)
def date_words(edtf: Edtf | None) -> str:
    """Return *edtf* in words, no more precise than it is; ``""`` for no date."""
    if edtf is None:
        return ""
    text = edtf.text.strip()
    if text.startswith("["):
        return _set_words(text.strip("[]"))
    if "/" in text:
        return _interval_words(*text.split("/", 1))
    return _part_words(text)


def date_iso(edtf: Edtf | None) -> str:
    """Return what a ``<time datetime>`` may hold for *edtf*: a day, month or year; else ``""``."""
    text = edtf.text.rstrip("?~%") if edtf is not None else ""
    return text if _PLAIN.fullmatch(text) else ""


def _part_words(text: str) -> str:
    bare = text.rstrip("?~%")
    match, season = _PLAIN.fullmatch(bare), _SEASON.fullmatch(bare)
    if season is not None:
        named = f"{SEASONS[int(season[2])]} {season[1]}"
    elif match is not None:
        year, month, day = match.groups()
        named = " ".join(filter(None, (str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", year)))
    else:
        return text
    doubt = text[len(bare) :]
    named = f"about {named}" if "~" in doubt or "%" in doubt else named
    return f"{named} (worked out)" if "?" in doubt or "%" in doubt else named


def _interval_words(first: str, last: str) -> str:
    if last == "..":
        return f"since {_part_words(first)}"
    if last == "":
        return f"from {_part_words(first)}, end unknown"
    if first in ("", ".."):
        return f"until {_part_words(last)}"
    one, other = _PLAIN.fullmatch(first), _PLAIN.fullmatch(last)
    if one and other and one[3] and other[3] and one.group(1, 2) == other.group(1, 2):
        return f"{int(one[3])}–{_part_words(last)}"
    return f"{_part_words(first)} to {_part_words(last)}"


def _set_words(inner: str) -> str:
    if ".." not in inner:
        return "one of " + ", ".join(_part_words(part.strip()) for part in inner.split(","))
    first, last = inner.split("..", 1)
    if not last:
        return f"some day from {_part_words(first)} on"
    if not first:
        return f"some day until {_part_words(last)}"
    return f"some day from {_interval_words(first, last).replace('–', ' to ')}"


def number_words(value: Decimal | None) -> str:
    """Return *value* with its thousands grouped, as "13,000" or "95.6"; ``""`` for no number."""
    if value is None:
        return ""
    return f"{value:,f}"


def counted(quantity: Quantity, unit: str) -> str:
    """Return a number as reported, with what it counts: "more than 300 messages", "dozens of schools", "$5 million"."""
    text = quantity.text
    if not unit or _CURRENCY.search(text) or text.casefold().endswith(unit.casefold()):
        return text
    if quantity.hedge is Hedge.RATIO:
        return f"{text} ({unit})"
    return f"{text} of {unit}" if _SOME.search(text) else f"{text} {unit}"


def hedge_words(quantity: Quantity) -> str:
    """Return what the hedge of *quantity* makes of its number, as "at least 13,000"; the number alone where there is none."""
    low, high = number_words(quantity.low), number_words(quantity.high)
    match quantity.hedge:
        case Hedge.MAGNITUDE | Hedge.RATIO:
            return f"{HEDGES[quantity.hedge]}, no number"
        case Hedge.EXACT:
            return low
        case Hedge.RANGE:
            return f"between {low} and {high}"
        case Hedge.CEILING:
            return f"{HEDGES[quantity.hedge]} {high}"
        case _:
            return f"{HEDGES[quantity.hedge]} {low}"


def verdict_label(verdict: FigureVerdict) -> str:
    """Return a figure's verdict in two words; what was reported once has none."""
    return verdict.verdict.value if len(verdict.values) > 1 else "one value"


def verdict_words(verdict: FigureVerdict) -> str:
    """Return a figure's verdict in a sentence. Numbers that agree only because their days differ are told as that."""
    ranges = {(value.quantity.low, value.quantity.high) for value in verdict.values if value.quantity.tokens}
    articles = {value.article for value in verdict.values}
    if len(verdict.values) == 1:
        return "One value only: there is nothing to compare it with."
    if verdict.verdict is Verdict.DIFFERENT_SCOPE and len(articles) == 1:
        return "One article only; its numbers count different things."
    if verdict.verdict is Verdict.AGREE and len(articles) == 1:
        return "One article only; its numbers do not contradict one another."
    if verdict.verdict is Verdict.AGREE and len(ranges) > 1:
        return "The sources do not contradict one another."
    return VERDICTS[verdict.verdict]


def hull_words(low: Decimal | None, high: Decimal | None, unit: str = "") -> str:
    """Return the hull of a figure's values in words, with the *unit* of all; ``""`` where both sides are open."""
    numbers = _hull(low, high)
    return f"{numbers} {unit}" if numbers and unit else numbers


def floor_words(verdict: FigureVerdict, unit: str) -> str:
    """Return the lowest and the highest floor of a figure's values in a sentence, with the *unit* of all."""
    floors = [v.quantity.low for v in verdict.values if v.quantity.low is not None and v.quantity.high is None]
    return f"Floors from {hull_words(min(floors), max(floors), unit)}."


def _hull(low: Decimal | None, high: Decimal | None) -> str:
    if low is not None and high is not None:
        return number_words(low) if low == high else f"{number_words(low)} to {number_words(high)}"
    if low is not None:
        return f"{number_words(low)} or more"
    return f"{number_words(high)} or fewer" if high is not None else ""


#: ISO 639-1 codes of the languages that outlets translate from most; another code is shown as it is.
LANGUAGES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish",
    "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def language(code: str | None) -> str:
    """Return the English name of a language; ``""`` for none."""
    return LANGUAGES.get((code or "").split("-")[0], code or "")


def status_words(status: str | None) -> str:
    """Return an event's status as shown."""
    return STATUSES.get(status or "", status or "")


def told_as(statuses: Iterable[str]) -> str:
    """Return as what an article tells of an event: "announced", "expected and disputed"; ``""`` for no status."""
    return listed("announced" if status == "scheduled" else status_words(status) for status in statuses)


def count(number: int, one: str, many: str = "") -> str:
    """Return "1 article", "5 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(text: str) -> str:
    """Return *text* as a sentence: it begins with a capital letter and ends in a full stop."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def listed(items: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    words = list(items)
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def share(part: int, whole: int) -> str:
    """Return "3 of 12 (25 %)"; ``""`` where there is nothing to share."""
    return f"{part} of {whole} ({round(100 * part / whole)} %)" if whole else ""


def origins(rest: Rest) -> str:
    """Return how many origins there are behind what a page rests on, in words that tell what that means."""
    if rest.origins == 1:
        return "single origin"
    if rest.origins > rest.outlets:
        passed = f"{rest.origins} origins, counting those {'it passes' if rest.outlets == 1 else 'they pass'} on"
    else:
        passed = f"{rest.origins} {'origins' if rest.crediting else 'independent origins'}"
    return f"{passed}{f', {rest.crediting} of them crediting a common source' if rest.crediting else ''}"


def summary(rest: Rest, verdicts: Mapping[Verdict, int]) -> tuple[str, str, str]:
    """Return the source-summary sentence of a page that shows figures of *verdicts*: its beginning, origins, and the rest of it."""
    statements = f"{count(rest.statements, 'statement')} in " if rest.statements else ""
    sources = f"Rests on {statements}{count(rest.articles, 'article')} by {count(rest.outlets, 'outlet')}"
    unnamed = f"{rest.unnamed} from unnamed sources" if rest.unnamed else ""
    differ = [
        f"{count(verdicts[verdict], 'figure')} {how}" for verdict, how in DIFFERING.items() if verdicts.get(verdict)
    ]
    newest = f"newest {day_words(rest.newest)}" if rest.newest else ""
    return sources, origins(rest), "; ".join(filter(None, (unnamed, *differ, newest)))
