"""Made-up articles: the same ones for the same number and seed, on every machine."""

import datetime as dt
import itertools
import math
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bench import words

_LAST_DAY: Final = dt.date(2026, 6, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who said what about which topic and when (ISO 8601); *quote* stands in the body as it is."""

    actor: str
    date: str
    topic: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number, its unit, and what it counts."""

    value: float
    unit: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article of some 600 words in Markdown, and what it is annotated with. The first actor is the main one."""

    slug: str
    title: str
    publisher: str
    date: str
    body: str
    actors: tuple[str, ...]
    topics: tuple[str, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]

    @property
    def days(self) -> tuple[str, ...]:
        """The days that the article is listed under: its own, and those of what it quotes."""
        return tuple(sorted({self.date} | {statement.date for statement in self.statements}))


def slug_of(name: str) -> str:
    """Return *name* as it stands in an address."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def articles(n: int, seed: int = 1) -> Iterator[Article]:
    """Yield *n* articles by some √n × 5 actors, on 40 topics; few of either are named often (Zipf's law)."""
    chance = random.Random(seed * 1000003 + n)
    actors = _names(max(20, round(math.sqrt(n) * 5)), chance)
    days = n // 20 + 10
    shares = _Shares(actors=_zipf(len(actors)), topics=_zipf(len(words.TOPICS), 0.7), days=_zipf(days, 0.6))
    for number in range(n):
        yield _article(number, actors, shares, chance)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shares:
    """How likely each actor, topic and day is: sums up to and including each."""

    actors: Sequence[float]
    topics: Sequence[float]
    days: Sequence[float]


def _zipf(n: int, exponent: float = 1.0) -> Sequence[float]:
    return tuple(itertools.accumulate(1.0 / (rank + 1) ** exponent for rank in range(n)))


def _names(n: int, chance: random.Random) -> tuple[str, ...]:
    """Return *n* names of people and bodies, each once."""
    names: dict[str, None] = {}
    while len(names) < n:
        person = chance.random() < 0.7
        first, last = (words.FIRST, words.LAST) if person else (words.PLACES, words.BODIES)
        names[f"{chance.choice(first)} {chance.choice(last)}"] = None
    return tuple(names)


def _some(population: Sequence[str], shares: Sequence[float], n: int, chance: random.Random) -> tuple[str, ...]:
    found: dict[str, None] = {}
    while len(found) < n:
        found[chance.choices(population, cum_weights=shares)[0]] = None
    return tuple(found)


def _article(number: int, population: Sequence[str], shares: _Shares, chance: random.Random) -> Article:
    actors = _some(population, shares.actors, chance.randint(2, 8), chance)
    topics = _some(words.TOPICS, shares.topics, chance.randint(1, 3), chance)
    date = _LAST_DAY - dt.timedelta(days=chance.choices(range(len(shares.days)), cum_weights=shares.days)[0])
    adjective, noun, verb = chance.choice(words.ADJECTIVES), chance.choice(words.NOUNS), chance.choice(words.VERBS)
    title = f"{adjective.title()} {noun} {verb} over {topics[0]}"
    if chance.random() < 0.2:
        title += f": {actors[0]}'s view"
    body, plain = _body(actors, chance)
    statements = tuple(_statements(plain, actors, topics, date, chance))
    figures = tuple(_figure(chance) for _ in range(chance.randint(0, 3)))
    return Article(
        slug=f"a{number:05d}-{slug_of(title)[:50].strip('-')}",
        title=title,
        publisher=chance.choice(words.OUTLETS),
        date=date.isoformat(),
        body=body,
        actors=actors,
        topics=topics,
        statements=statements,
        figures=figures,
    )


def _body(actors: Sequence[str], chance: random.Random) -> tuple[str, list[str]]:
    """Return Markdown of some 600 words, and those of its sentences that can be quoted as they are."""
    blocks: list[str] = []
    plain: list[str] = []
    length, paragraphs, enough = 0, 0, chance.randint(370, 590)
    while length < enough:
        paragraph = " ".join(_told(actors, plain, chance) for _ in range(chance.randint(3, 5)))
        length += paragraph.count(" ") + 1
        paragraphs += 1
        if paragraphs % 4 == 3:
            blocks.append(f"## {chance.choice(words.ADJECTIVES).title()} {chance.choice(words.NOUNS)}")
        blocks.append(paragraph)
        if paragraphs == 3:
            blocks.append(f"> {_sentence(chance)} {_sentence(chance)}")
    if chance.random() < 0.4:
        place = chance.randrange(2, len(blocks))
        items = [f"- {_decorated(_sentence(chance), chance)}" for _ in range(chance.randint(3, 6))]
        blocks.insert(place, "\n".join(items))
    return "\n\n".join(blocks) + "\n", plain


def _told(actors: Sequence[str], plain: list[str], chance: random.Random) -> str:
    """Return a sentence of a paragraph; one without markup and quotation marks is added to *plain*."""
    sentence = _sentence(chance)
    if chance.random() < 0.08:
        sentence = f"{chance.choice(actors)} said {sentence[0].lower()}{sentence[1:]}"
    if chance.random() < 0.22:
        return _decorated(sentence, chance)
    if '"' not in sentence:
        plain.append(sentence)
    return sentence


def _sentence(chance: random.Random) -> str:
    opening, sentence, kind = chance.choice(words.OPENINGS), _clause(chance), chance.random()
    if kind < 0.45:
        sentence += f" {chance.choice(words.CONJUNCTIONS)} {_clause(chance)}"
    elif kind < 0.75:
        sentence += f", and {chance.choice(words.ENDINGS)}"
    sentence = f"{opening} {sentence}" if opening else sentence
    return f"{sentence[0].upper()}{sentence[1:]}."


def _clause(chance: random.Random) -> str:
    subject = f"the {chance.choice(words.ADJECTIVES)} {chance.choice(words.NOUNS)} {chance.choice(words.VERBS)}"
    return (
        f"{subject} the {chance.choice(words.ADJECTIVES)} {chance.choice(words.NOUNS)} {chance.choice(words.ADVERBS)}"
    )


def _decorated(sentence: str, chance: random.Random) -> str:
    """Return *sentence* with a link, emphasis or code in it: it can no longer be quoted as it is."""
    said = sentence.split(" ")
    at = chance.randrange(1, max(2, len(said) - 3))
    kind, both = chance.random(), " ".join(said[at : at + 2])
    two = both.rstrip(".,")
    if kind < 0.4:
        marked = f"[{two}](https://example.org/{slug_of(two)}/{chance.randrange(9999)})"
    elif kind < 0.7:
        marked = f"*{two}*"
    elif kind < 0.9:
        marked = f"**{two}**"
    else:
        marked = f"`{two}`"
    return " ".join([*said[:at], marked + both[len(two) :], *said[at + 2 :]])


def _statements(
    plain: Sequence[str], actors: Sequence[str], topics: Sequence[str], date: dt.date, chance: random.Random
) -> Iterator[Statement]:
    for sentence in chance.sample(plain, min(len(plain), chance.randint(3, 10))):
        said = sentence.rstrip(".").split(" ")
        start = chance.randrange(0, max(1, len(said) - 8))
        quote = " ".join(said[start : start + chance.randint(8, 18)])
        when = date if chance.random() < 0.8 else date - dt.timedelta(days=chance.randint(1, 3))
        yield Statement(actor=chance.choice(actors), date=when.isoformat(), topic=chance.choice(topics), quote=quote)


def _figure(chance: random.Random) -> Figure:
    label, unit = chance.choice(words.UNITS)
    value = round(chance.uniform(1, 5000), 1)
    return Figure(value=value, unit=unit, label=f"{chance.choice(words.ADJECTIVES)} {label}")
