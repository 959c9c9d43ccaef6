"""Release: write down what changed since the last one, so that readers can see it, and every build agrees."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from msgspec import Struct

from briefbook.load import CHANGES_PATH, read_releases, with_release, write_releases
from briefbook.model.corpus import Article, Corpus, Statement
from briefbook.model.dates import Edtf
from briefbook.model.place import Place, SourceMap
from briefbook.model.problem import Problem, Severity, Span, error, in_order
from briefbook.model.project import Project
from briefbook.model.releases import KINDS, Release, Stock, differences, short, stock
from briefbook.reading import read
from briefbook.report import counted

#: What one thing of each kind is called.
_ONE: Final = dict(zip(KINDS, ("article", "statement", "figure", "event", "correction"), strict=True))


class Released(Struct, frozen=True, gc=False, kw_only=True):
    """What came of a release; *text* says it in a line."""

    problems: tuple[Problem, ...]
    text: str


def release(project: Project, *, title: str = "", note: str = "", made: date | None = None) -> Released:
    """Append to ``content/changes.yaml`` what changed since its last release, dated *made* (default: the as-of day).

    Nothing is written while the content has errors, or if nothing changed.
    """
    _, corpus, problems = read(project)
    day = made or corpus.as_of
    refused = _refused(corpus, problems, day)
    if refused is not None or day is None:
        return Released(problems=in_order([*problems, *(refused or ())]), text=f"{CHANGES_PATH} is left as it was")
    changes = differences(stock(corpus.releases), stock_of(corpus))
    if not changes:
        since = f" since {corpus.releases[-1].made.isoformat()}" if corpus.releases else ""
        return Released(problems=problems, text=f"nothing has changed{since}: {CHANGES_PATH} is left as it was")
    nowhere = Place(SourceMap(path=CHANGES_PATH, marks={}))
    entry = Release(made=day, title=title or None, note=note or None, changes=changes, place=nowhere)
    failed = _append(project, entry)
    if failed:
        return Released(problems=in_order([*problems, *failed]), text=f"{CHANGES_PATH} is left as it was")
    told = "; ".join(f"{how}: {_counts(kinds)}" for how, kinds in changes.items())
    return Released(problems=problems, text=f"{CHANGES_PATH} has a release of {day.isoformat()}: {told}")


def stock_of(corpus: Corpus) -> Stock:
    """Return what there is in *corpus*, each thing with a digest of what readers see of it."""
    figures: dict[str, list[str]] = defaultdict(list)
    for value in corpus.values:
        figures[value.figure] += (value.article, value.quantity.text, value.scope or "", _text(value.as_of))
    events: dict[str, list[str]] = defaultdict(list)
    for sighting in corpus.sightings:
        events[sighting.event] += (sighting.article, sighting.status, _text(sighting.when))
    registered = corpus.registries
    own = {short(c.was): (_text(c.made), c.now, *c.on) for c in corpus.site_corrections}
    return {
        "articles": {article.id: _article(corpus, article) for article in corpus.articles.values()},
        "statements": {statement.id: _statement(statement) for statement in corpus.statements},
        "figures": {
            id_: short(registered.figures[id_].name, registered.figures[id_].unit or "", *figures[id_])
            for id_ in registered.figures
            if id_ in figures
        },
        "events": {
            id_: short(event.name, _text(event.when), event.where or "", *events.get(id_, ()))
            for id_, event in registered.events.items()
            if id_ in events or event.when is not None
        },
        "corrections": {
            **{f"{c.article}#{c.key}": short(c.was, c.now) for c in corpus.corrections},
            **{f"site#{key}": short(*words) for key, words in own.items()},
        },
    }


def _refused(corpus: Corpus, problems: Iterable[Problem], day: date | None) -> tuple[Problem, ...] | None:
    """Return why there can be no release of *day*, apart from *problems* that tell it themselves; ``None`` if there can."""
    if any(problem.severity is Severity.ERROR for problem in problems):
        return ()
    where = Span(path=CHANGES_PATH)
    if day is None:
        return (error("release-order", where, "there is no day to date the release to", "give one with --date"),)
    if corpus.releases and day < corpus.releases[-1].made:
        told = f"{day.isoformat()} is before the last release, {corpus.releases[-1].made.isoformat()}"
        return (error("release-order", where, told, "give a later day with --date"),)
    return None


def _append(project: Project, entry: Release) -> tuple[Problem, ...]:
    file = project.root / CHANGES_PATH
    try:
        text = with_release(file.read_text(encoding="utf-8") if file.is_file() else None, entry)
        made, problems = read_releases(CHANGES_PATH, text)
        if problems or made[-1:] != (entry,):  # a file laid out as we would not
            told, hint = (
                "a release cannot be added to the file as it is laid out",
                "put each release under `releases:`, as `- date: …`",
            )
            return (*problems, error("changes-not-written", Span(path=CHANGES_PATH), told, hint))
        write_releases(project.root, text)
    except (OSError, UnicodeError) as trouble:
        reason = trouble.strerror if isinstance(trouble, OSError) else "the file is not UTF-8"
        return (error("changes-not-written", Span(path=CHANGES_PATH), f"cannot be written: {reason}"),)
    return ()


def _counts(kinds: Stock) -> str:
    return ", ".join(counted(len(listed), _ONE[kind]) for kind, listed in kinds.items())


def _article(corpus: Corpus, article: Article) -> str:
    file = article.file
    return short(file.source, file.title or "", _text(file.published), file.url or "", corpus.measures[article.id].body)


def _statement(statement: Statement) -> str:
    ties = sorted(
        [f"{tie.verb} {tie.target}" for tie in statement.relations] + [f"closes {id_}" for id_ in statement.closes]
    )
    told = (statement.quote, statement.anon, statement.condition, statement.note)
    dates = (_text(statement.said), _text(statement.by_when))
    return short(*statement.who, statement.says, statement.kind, *(words or "" for words in told), *dates, *ties)


def _text(when: Edtf | None) -> str:
    return when.text if when is not None else ""
