"""Utterance pages: one remark as several articles tell it, word against word; and the index of such remarks."""

from collections import Counter
from collections.abc import Iterator, Sequence

from briefbook.model.corpus import Statement
from briefbook.model.findings import Utterance
from briefbook.model.ids import EventId, StatementId
from briefbook.model.page import Link, Page
from briefbook.plan import routes, words
from briefbook.plan.address import Address
from briefbook.plan.circumstances import ASPECTS, circumstances, parted
from briefbook.plan.compare_views import Circumstances, Rendering, Telling, UtteranceView
from briefbook.plan.indexes import index_page, part_addresses
from briefbook.plan.lists import excerpt
from briefbook.plan.rows import Entry
from briefbook.plan.site import Site
from briefbook.plan.vantage import Vantage
from briefbook.plan.wording import Likeness, difference


def addresses(site: Site) -> Iterator[Address]:
    """Yield the page of each remark told more than once, and those of their index."""
    for utterance in site.findings.utterances:
        yield Address(path=routes.entry("utterances", utterance.id), kind="utterance", key=utterance.id)
    yield from part_addresses(site, routes.UTTERANCES, "utterances")


def page(site: Site, address: Address) -> Page:
    """Return the page of a remark, or a page of the index."""
    if address.kind == "utterances":
        return _index(site, address)
    here = Vantage(site, address.path)
    utterance = site.utterances[StatementId(address.key)]
    first = utterance.statements[0]
    view = _view(here, utterance)
    head = here.head(
        f"{_speaker(here, first)}: {first.says}",
        view.lead,
        "utterance",
        "utterances",
        crumbs=[(routes.UTTERANCES, "Same words, told twice")],
    )
    return Page(head=head, template="utterance", view=view)


def _view(here: Vantage, utterance: Utterance) -> UtteranceView:
    told = utterance.statements
    tellings = excerpt(told, lambda telling: _telling(here, told[0], telling), here.per_page)
    shown = told[: len(tellings.shown)]
    return UtteranceView(
        lead=_lead(here, told),
        summary=here.summary(told),
        notices=here.notices(statements=told),
        tellings=tellings,
        aspects=ASPECTS,
        circumstances=tuple([_row(here, told[0], telling) for telling in shown]),
        events=tuple(_events(here, shown)),
    )


def _telling(here: Vantage, first: Statement, telling: Statement) -> Telling:
    rendering = _rendering(here, first, telling) if telling.id != first.id else None
    return Telling(card=here.atoms.statement(telling), rendering=rendering)


def _rendering(here: Vantage, first: Statement, telling: Statement) -> Rendering:
    """Return the words of *telling* against those of *first*; only what the outlets published is compared, never our own."""
    earliest, outlet = here.links.mark(first).outlet, here.links.mark(telling).outlet
    known = difference(first.quote, telling.quote) if first.quote and telling.quote else None
    runs = tuple((run.kind, run.text) for run in known.runs) if known else ()
    why = ""
    if known is None:
        silent = " and ".join(name for name, said in ((earliest, first), (outlet, telling)) if not said.quote)
        why = f"No words are quoted here from {silent}: there is nothing to compare word by word."
    elif known.likeness is Likeness.APART:
        runs, why = (), "The words quoted here may be of different parts of the remark."
    if earliest == outlet:
        earliest, outlet = (f"{outlet}, {here.links.mark(said).published}" for said in (first, telling))
    return Rendering(
        id=f"r-{telling.id}",
        earliest=earliest,
        outlet=outlet,
        labels=(*([known.likeness.value] if known else []), *parted(here.links, first, telling)),
        runs=runs,
        why=why,
    )


def _row(here: Vantage, first: Statement, telling: Statement) -> Circumstances:
    mark = here.links.mark(telling)
    return Circumstances(
        article=mark.article,
        outlet=mark.outlet,
        published=mark.published,
        details=circumstances(here.links, first, telling),
    )


def _lead(here: Vantage, told: Sequence[Statement]) -> str:
    """Return in a sentence who tells the remark, and how the words of later tellings stand to the earliest."""
    first, *later = told
    counted = Counter(
        difference(first.quote, telling.quote).likeness.value
        if first.quote and telling.quote
        else "no words to compare"
        for telling in later
    )
    outlets = words.count(len({telling.written.source for telling in told}), "outlet")
    articles = words.count(len({telling.article for telling in told}), "article")
    compared = words.listed(
        f"{number} {likeness}" if len(later) > 1 else likeness for likeness, number in sorted(counted.items())
    )
    return (
        f"Told by {outlets} in {articles}. Set against the words of {here.links.mark(first).outlet}, the earliest here,"
        f" {f'{len(later):,} later tellings' if len(later) > 1 else 'the later telling'}: {compared}."
    )


def _events(here: Vantage, told: Sequence[Statement]) -> Iterator[Link]:
    """Yield the links to how outlets told the events at which the remark was made."""
    for event in dict.fromkeys(telling.at for telling in told if telling.at):
        path = routes.entry("compare", event)
        if path in here.site.paths:
            yield here.links.to(path, here.links.event(EventId(event)).text)


def _speaker(here: Vantage, statement: Statement) -> str:
    return words.listed(link.text for link in here.links.actors(statement.who, statement.article))


def _entry(here: Vantage, id_: str) -> Entry:
    """Return a remark as an entry of a list."""
    told = here.site.utterances[StatementId(id_)].statements
    outlets = dict.fromkeys(here.links.mark(telling).outlet for telling in told[: here.per_page])
    return Entry(
        link=here.links.to(routes.entry("utterances", id_), told[0].says),
        gloss=f"{_speaker(here, told[0])}, as told by {words.listed(outlets)}",
        count=f"told {len(told):,} times",
    )


def _index(site: Site, address: Address) -> Page:
    lead = (
        f"{words.count(site.totals[routes.UTTERANCES], 'remark')} that more than one note tells, newest first,"
        " with what differs from telling to telling."
    )
    return index_page(
        site,
        address,
        _entry,
        first=routes.UTTERANCES,
        title="Same words, told twice",
        section="utterances",
        lead=lead,
    )
