"""Feeds: what was last said by somebody, on a topic, of a number, or at all; and corrections."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import nlargest
from typing import Final

from briefbook.model.alternates import Feed, FeedEntry
from briefbook.model.corpus import Mark, OutletCorrection, Statement, Value
from briefbook.model.dates import Edtf
from briefbook.model.ids import ActorId, FigureId, TopicId
from briefbook.model.notes import SiteCorrection
from briefbook.model.page import Page
from briefbook.plan import routes, words
from briefbook.plan.address import Address
from briefbook.plan.site import Site, age_of, out_on, place_of
from briefbook.plan.vantage import Vantage

#: So many entries a feed has, the newest.
NEWEST: Final = 50


def is_fed(site: Site, address: Address) -> bool:
    """Tell whether the page at *address* has feeds: they need permanent addresses, and something to tell."""
    config = site.corpus.config
    if not (config.feeds and config.base_url and address.number == 1):
        return False
    match address.kind:
        case "actor" | "topic":
            return bool(site.counts[address.path])
        case "corrections":
            return site.read.has("corrections", "all") or bool(site.corpus.site_corrections)
        case "home":
            return site.read.has("statements", "all")
        case _:
            return address.kind == "figure"


def feed(site: Site, address: Address, page: Page) -> Feed:
    """Return the feed of *page*, which is at *address*."""
    here = Vantage(site, address.path)
    config = site.corpus.config
    return Feed(
        url=site.permanent(address.path),
        title=config.title if address.kind == "home" else f"{page.head.title} · {config.title}",
        about=page.head.description,
        author=config.title,
        language=config.language,
        entries=tuple(_ENTRIES_OF[address.kind](here, address)),
    )


def _actor(here: Vantage, address: Address) -> Iterator[FeedEntry]:
    return _statements(here, here.site.said_by[ActorId(address.key)])


def _topic(here: Vantage, address: Address) -> Iterator[FeedEntry]:
    return _statements(here, here.site.said_on[TopicId(address.key)])


def _home(here: Vantage, _: Address) -> Iterator[FeedEntry]:
    return _statements(here, nlargest(NEWEST, here.site.corpus.statements, key=age_of))


def _figure(here: Vantage, address: Address) -> Iterator[FeedEntry]:
    verdict = here.site.findings.verdicts[FigureId(address.key)]
    newest = sorted(verdict.values, key=lambda value: (out_on(value), place_of(value), value.number), reverse=True)
    return (_value(here, value) for value in newest[:NEWEST])


def _corrections(here: Vantage, _: Address) -> Iterator[FeedEntry]:
    """Yield corrections by outlets and our own, newest first."""
    corpus = here.site.corpus
    found = [_correction(here, made) for made in corpus.corrections[-NEWEST:]]
    found += [_own(here, number, made) for number, made in enumerate(corpus.site_corrections, 1)]
    return iter(sorted(found, key=lambda entry: (entry.updated, entry.id), reverse=True)[:NEWEST])


def _statements(here: Vantage, newest: Sequence[Statement]) -> Iterator[FeedEntry]:
    """Yield *newest* statements as entries: all feeds that tell a statement have one entry for it."""
    return (here.site.deck.draw(("feed", s.id), _statement, here, s) for s in newest[:NEWEST])


def _statement(here: Vantage, statement: Statement) -> FeedEntry:
    site, links = here.site, here.links
    who = words.listed(links.actor(id_, statement.article).text for id_ in statement.who)
    quote = f"“{statement.quote}” " if statement.quote else ""
    said = f", said {words.date_words(statement.said)}" if statement.said else ""
    own = [made.made for _, made in site.own_corrections.get(statement.id, ())]
    return _entry(
        here,
        statement,
        key=statement.id,
        title=f"{who}: {statement.says}",
        text=f"{quote}{words.sentence(statement.kind + said)}",
        tags=tuple(link.text for link in links.topics(statement.about)),
        changed=own,
    )


def _value(here: Vantage, value: Value) -> FeedEntry:
    row = here.atoms.value_row(value)
    name = here.site.corpus.registries.figures[value.figure].name
    scope = f" ({row.scope})" if row.scope else ""
    return _entry(
        here, value, key=value.key, title=f"{name}: {row.text}{scope}", text=words.sentence(row.hedge or row.text)
    )


def _correction(here: Vantage, made: OutletCorrection) -> FeedEntry:
    mark = here.links.mark(made)
    text = f"Was: {made.was} Now: {made.now}"
    return _entry(here, made, key=made.key, title=f"{mark.outlet} corrected “{mark.article.text}”", text=text)


def _own(here: Vantage, number: int, made: SiteCorrection) -> FeedEntry:
    return FeedEntry(
        id=routes.fragment(here.site.permanent(routes.CORRECTIONS), f"n-{number}"),
        title="This site corrected itself",
        text=f"Was: {made.was} Now: {made.now}",
        updated=_latest([made.made]),
    )


def _entry(
    here: Vantage,
    mark: Mark,
    *,
    key: str,
    title: str,
    text: str,
    tags: tuple[str, ...] = (),
    changed: Iterable[Edtf] = (),
) -> FeedEntry:
    """Return the entry of *mark*, whose place is *key* on its article's page. It changed last when its article did, or with *changed*."""
    file = here.site.corpus.articles[mark.article].file
    told = f"{here.site.corpus.registries.sources[file.source].name}, {words.date_words(file.published)}"
    return FeedEntry(
        id=routes.fragment(here.site.permanent(routes.entry("articles", mark.article)), key),
        title=title,
        text=f"{text} {words.sentence(': '.join(filter(None, (told, file.title))))}",
        updated=_latest([file.published, *([file.updated] if file.updated else []), *changed]),
        source=file.url or "",
        tags=tags,
    )


def _latest(dates: Iterable[Edtf]) -> date:
    """Return the last day of *dates* that is known; 1 January 1970 where none is (RFC 4287 asks for one)."""
    days = [day for when in dates if (day := when.latest or when.earliest) is not None]
    return max(days, default=date(1970, 1, 1))


_ENTRIES_OF: Final[Mapping[str, Callable[[Vantage, Address], Iterator[FeedEntry]]]] = {
    "actor": _actor,
    "corrections": _corrections,
    "figure": _figure,
    "home": _home,
    "topic": _topic,
}
