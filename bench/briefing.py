"""The made-up articles in our own language: `content/` and `config.yaml`.

An article has no private text beside it: its body is the article and is published whole, as the peers publish it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench import words
from bench.articles import Article, slug_of

#: Every so many articles one tells of an event.
_EVENT_EVERY: Final = 5
_CONFIG: Final = "title: Bench\nbase_url: https://example.org/\nsearch: false\n"
#: What a reader does not see: what marks links, emphasis, code, headings, quotations and lists.
_MARKUP: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*`]+|^(?:#+|>|-) ", re.MULTILINE)

_Note = dict[str, str]


@dataclass(slots=True)
class _Registries:
    """What the articles name, by id: lines of YAML."""

    actors: dict[str, str] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)


def article_id(article: Article) -> str:
    """Return what our project calls *article*."""
    return f"{article.date}-{article.slug.split('-')[0]}"


def speakers(article: Article) -> Counter[str]:
    """Return the ids of the actors with a note in our project's file on *article*, and how many notes each has."""
    return Counter(note["who"] for note in _notes(0, article) if "who" in note)


def write_briefing(folder: Path, written: Sequence[Article]) -> None:
    """Write *written* as a project of ours into *folder*."""
    content = folder / "content"
    for name in ("articles", "annotations"):
        (content / name).mkdir(parents=True)
    registries = _Registries()
    for number, article in enumerate(written):
        notes = list(_notes(number, article))
        _register(registries, number, article, notes)
        (content / "articles" / f"{article_id(article)}.md").write_text(_document(number, article), encoding="utf-8")
        (content / "annotations" / f"{article_id(article)}.yaml").write_text(_yaml(notes), encoding="utf-8")
    for name in ("actors", "topics", "sources", "figures", "events"):
        entries: Mapping[str, str] = getattr(registries, name)
        lines = "".join(f"{key}:{entry}\n" for key, entry in sorted(entries.items()))
        (content / f"{name}.yaml").write_text(lines, encoding="utf-8")
    (folder / "config.yaml").write_text(_CONFIG, encoding="utf-8")


def _document(number: int, article: Article) -> str:
    head = (
        f"source: {slug_of(article.publisher)}\ntitle: {_quoted(article.title)}\n"
        f"published: {article.date}\nurl: https://example.org/{article.slug}\n"
    )
    annex = "".join(f"\n{lead} {value}.\n" for lead, value in _annex(number, article))
    return f"---\n{head}---\n\n{article.body}{annex}"


def _annex(number: int, article: Article) -> Iterator[tuple[str, str]]:
    """Yield the figures as sentences: how each begins, and the value that ends it."""
    for place, figure in enumerate(article.figures):
        adjective = words.ADJECTIVES[(number + place) % len(words.ADJECTIVES)]
        hedge = words.HEDGES[(number + place) % len(words.HEDGES)]
        lead = f"The {adjective} item {place + 1} of the annex to the {article.topics[0]} file puts it at"
        yield lead, f"{hedge}{figure.value} {figure.unit}"


def _notes(number: int, article: Article) -> Iterator[_Note]:
    """Yield the notes on *article* whose words stand in it once, as a reader sees it."""
    for figure, (lead, value) in zip(article.figures, _annex(number, article), strict=True):
        anchor = f"{lead[lead.index('item') :]} {value.removesuffix(f' {figure.unit}')}"
        yield {"figure": slug_of(figure.label), "value": _quoted(value), "anchor": _quoted(anchor)}
    seen = re.sub(r"\s+", " ", _MARKUP.sub(lambda found: found[1] or "", article.body))
    for statement in article.statements:
        if seen.count(statement.quote) == 1:
            says = f"Position of {statement.actor} on {statement.topic}."
            said = {"said": statement.date} if statement.date != article.date else {}
            yield {
                "who": slug_of(statement.actor),
                "says": _quoted(says),
                "anchor": _quoted(statement.quote),
                **said,
                "about": slug_of(statement.topic),
            }
    first = article.statements[0].quote if article.statements else ""
    if number % _EVENT_EVERY == 0 and seen.count(first) == 1:
        yield {"event": f"event-{number:06d}", "is": "happened", "when": article.date, "anchor": _quoted(first)}


def _yaml(notes: Sequence[_Note]) -> str:
    if not notes:
        return "notes: []\n"
    told = ("\n  ".join(f"{key}: {value}" for key, value in note.items()) for note in notes)
    return "notes:\n" + "".join(f"- {note}\n" for note in told)


def _register(registries: _Registries, number: int, article: Article, notes: Sequence[_Note]) -> None:
    """Enter what *article* names into *registries*."""
    for name in article.actors:
        kind = "group" if name.split()[0] in words.PLACES else "person"
        registries.actors[slug_of(name)] = f"\n  name: {_quoted(name)}\n  kind: {kind}"
    for name in article.topics:
        registries.topics[slug_of(name)] = f" {{name: {_quoted(name.capitalize())}}}"
    publisher = _quoted(article.publisher)
    registries.sources[slug_of(article.publisher)] = f" {{name: {publisher}, kind: newspaper, country: GB}}"
    for figure in article.figures:
        label, unit = _quoted(figure.label.capitalize()), _quoted(figure.unit)
        registries.figures[slug_of(figure.label)] = f" {{name: {label}, unit: {unit}}}"
    if any("event" in note for note in notes):
        who, about = slug_of(article.actors[0]), slug_of(article.topics[0])
        registries.events[f"event-{number:06d}"] = (
            f"\n  name: {_quoted(article.title)}\n  kind: meeting\n  when: {article.date}"
            f"\n  who: [{who}]\n  about: [{about}]"
        )


def _quoted(text: str) -> str:
    """Return *text* as YAML reads it back, whatever it is: JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)
