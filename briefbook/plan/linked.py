"""Linked data: what a page says of its subject, in the words of schema.org (JSON-LD 1.1). Articles are told of, never given."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from briefbook.model.corpus import OutletCorrection, Statement, Value
from briefbook.model.ids import ActorId, ArticleId, EventId, FigureId, SourceId, StatementId, TopicId
from briefbook.model.notes import ArticleFile
from briefbook.model.page import Head
from briefbook.plan import routes, words
from briefbook.plan.address import Address
from briefbook.plan.figures import in_scopes
from briefbook.plan.links import Links
from briefbook.plan.lists import part
from briefbook.plan.site import Site, place_of

#: Part of a JSON-LD document.
Node = dict[str, object]

_STATUSES: Final = {
    "cancelled": "https://schema.org/EventCancelled",
    "postponed": "https://schema.org/EventPostponed",
    "ruled-out": "https://schema.org/EventCancelled",
    "scheduled": "https://schema.org/EventScheduled",
}
#: So many values of a figure are told as observations.
_VALUES: Final = 20
#: So many articles of a page that sets them side by side are cited.
_ARTICLES: Final = 20


def linked(site: Site, address: Address, head: Head) -> Mapping[str, object] | None:
    """Return what the page at *address* says as linked data, and the way to it from the front page; ``None`` if nothing."""
    told = _NODES_OF.get(address.kind)
    if told is None or address.number > 1:
        return None
    graph = [_bare(node) for node in told(site, address)]
    if len(head.crumbs) > 1:
        graph.append(_crumbs(head))
    return {"@context": "https://schema.org", "@graph": graph}


def _article(site: Site, address: Address) -> Iterator[Node]:
    id_ = ArticleId(address.key)
    file = site.corpus.articles[id_].file
    marks = site.marks_of.get(id_, ())
    links = Links(site, "../")
    yield {
        "@type": "WebPage",
        "name": links.title(id_),
        "url": site.permanent(address.path),
        "isBasedOn": _bare(
            {
                "@type": "NewsArticle",
                "headline": file.title,
                "url": file.url,
                "archivedAt": file.archived,
                "datePublished": words.date_iso(file.published),
                "dateModified": words.date_iso(file.updated),
                "inLanguage": file.lang,
                "author": [{"@type": "Person", "name": name} for name in file.by],
                "publisher": _publisher(site, file),
            }
        ),
        "hasPart": [
            _bare(
                {
                    "@type": "Quotation",
                    "@id": f"#{mark.id}",
                    "text": mark.quote,
                    "spokenByCharacter": [_speaker(site, links.actor(who, id_).text, who) for who in mark.who],
                    "dateCreated": words.date_iso(mark.said),
                }
            )
            for mark in marks
            if isinstance(mark, Statement) and mark.quote
        ],
        "correction": [_corrected(mark) for mark in marks if isinstance(mark, OutletCorrection)],
    }


def _speaker(site: Site, name: str, id_: ActorId) -> Node:
    actor = site.corpus.registries.actors.get(id_)
    return {"@type": "Person" if actor and actor.kind == "person" else "Organization", "name": name}


def _corrected(mark: OutletCorrection) -> Node:
    return {"@type": "CorrectionComment", "@id": f"#{mark.key}", "text": f"Was: {mark.was} Now: {mark.now}"}


def _actor(site: Site, address: Address) -> Iterator[Node]:
    actor = site.corpus.registries.actors[ActorId(address.key)]
    above = site.corpus.registries.actors[actor.part_of].name if actor.part_of else ""
    person = actor.kind == "person"
    yield {
        "@type": "Person" if person else "Organization",
        "name": actor.name,
        "alternateName": [*actor.aka, *([actor.native] if actor.native else [])],
        "url": site.permanent(address.path),
        "sameAs": f"https://www.wikidata.org/wiki/{actor.wikidata}" if actor.wikidata else "",
        "affiliation" if person else "parentOrganization": {"@type": "Organization", "name": above} if above else None,
    }


def _source(site: Site, address: Address) -> Iterator[Node]:
    source = site.corpus.registries.sources[SourceId(address.key)]
    yield {
        "@type": "NewsMediaOrganization",
        "name": source.name,
        "alternateName": list(source.aka),
        "url": source.url,
    }


def _topic(site: Site, address: Address) -> Iterator[Node]:
    topic = site.corpus.registries.topics[TopicId(address.key)]
    yield {
        "@type": "DefinedTerm",
        "name": topic.name,
        "description": topic.about,
        "alternateName": list(topic.aka),
        "url": site.permanent(address.path),
    }


def _event(site: Site, address: Address) -> Iterator[Node]:
    """Yield an event; its days only where they are known, since a reader would take a vague date for a day."""
    id_ = EventId(address.key)
    event, trail = site.corpus.registries.events[id_], site.findings.trails[id_]
    when = trail.when if trail.when and (trail.when.day or trail.when.lasting) else None
    place = site.corpus.registries.places[event.where].name if event.where else ""
    yield {
        "@type": "Event",
        "name": event.name,
        "url": site.permanent(address.path),
        "startDate": when.earliest.isoformat() if when and when.earliest else "",
        "endDate": when.latest.isoformat() if when and when.latest else "",
        "eventStatus": _STATUSES.get(trail.status or "", ""),
        "location": {"@type": "Place", "name": place} if place else None,
        "about": [site.corpus.registries.topics[topic].name for topic in event.about],
    }


def _figure(site: Site, address: Address) -> Iterator[Node]:
    id_ = FigureId(address.key)
    name = site.corpus.registries.figures[id_].name
    for value in part(in_scopes(site.findings.verdicts[id_]), 1, _VALUES):
        yield _observation(site, value, name)


def _observation(site: Site, value: Value, name: str) -> Node:
    number, article = value.quantity, site.corpus.articles[value.article]
    unit = value.unit or site.corpus.registries.figures[value.figure].unit
    return {
        "@type": "Observation",
        "name": f"{name}: {number.text}",
        "measuredProperty": {"@type": "Property", "name": name},
        "observationDate": words.date_iso(value.as_of),
        "value": _bare(
            {
                "@type": "QuantitativeValue",
                "minValue": f"{number.low:f}" if number.low is not None else "",
                "maxValue": f"{number.high:f}" if number.high is not None else "",
                "unitText": " ".join(filter(None, (value.currency, unit))),
                "description": ", ".join(filter(None, (number.text, value.scope))),
            }
        ),
        "isBasedOn": article.file.url or site.permanent(routes.entry("articles", value.article)),
    }


def _comparison(site: Site, address: Address) -> Iterator[Node]:
    event = EventId(address.key)
    marks = (*site.findings.trails[event].sightings, *site.said_at.get(event, ()))
    articles = sorted({(place_of(mark), mark.article) for mark in marks})[-_ARTICLES:]
    yield {
        "@type": "WebPage",
        "url": site.permanent(address.path),
        "about": {"@type": "Event", "name": site.corpus.registries.events[event].name},
        "isBasedOn": [_cited(site, article) for _, article in articles],
    }


def _utterance(site: Site, address: Address) -> Iterator[Node]:
    links = Links(site, "../")
    for telling in site.utterances[StatementId(address.key)].statements[:_ARTICLES]:
        if telling.quote:
            yield {
                "@type": "Quotation",
                "text": telling.quote,
                "spokenByCharacter": [
                    _speaker(site, links.actor(who, telling.article).text, who) for who in telling.who
                ],
                "dateCreated": words.date_iso(telling.said),
                "isBasedOn": _cited(site, telling.article),
            }


def _brief(site: Site, address: Address) -> Iterator[Node]:
    yield {"@type": "Report", "url": site.permanent(address.path), "temporalCoverage": address.key}


def _cited(site: Site, id_: ArticleId) -> Node:
    """Return an article by reference."""
    file = site.corpus.articles[id_].file
    return _bare(
        {
            "@type": "NewsArticle",
            "headline": file.title,
            "url": file.url,
            "datePublished": words.date_iso(file.published),
            "publisher": _publisher(site, file),
        }
    )


def _publisher(site: Site, file: ArticleFile) -> Node | None:
    """Return the outlet of an article; ``None`` if it was worked out, since no word of the vocabulary tells a doubt."""
    name = site.corpus.registries.sources[file.source].name
    return None if file.source_why else {"@type": "NewsMediaOrganization", "name": name}


def _home(site: Site, address: Address) -> Iterator[Node]:
    config = site.corpus.config
    yield {
        "@type": "WebSite",
        "name": config.title,
        "description": config.tagline,
        "url": site.permanent(address.path),
        "inLanguage": config.language,
    }


def _corrections(site: Site, address: Address) -> Iterator[Node]:
    made = enumerate(site.corpus.site_corrections, 1)
    yield {
        "@type": "WebPage",
        "name": "Corrections",
        "url": site.permanent(address.path),
        "correction": [
            _bare(
                {
                    "@type": "CorrectionComment",
                    "@id": f"#n-{number}",
                    "text": f"Was: {correction.was} Now: {correction.now}",
                    "datePublished": words.date_iso(correction.made),
                }
            )
            for number, correction in made
        ],
    }


def _crumbs(head: Head) -> Node:
    here = {"@type": "ListItem", "position": len(head.crumbs) + 1, "name": head.title}
    above = [
        _bare({"@type": "ListItem", "position": place, "name": crumb.text, "item": crumb.href})
        for place, crumb in enumerate(head.crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": [*above, here]}


def _bare(node: Node) -> Node:
    """Return *node* without what is not known."""
    return {name: value for name, value in node.items() if value}


_NODES_OF: Final[Mapping[str, Callable[[Site, Address], Iterator[Node]]]] = {
    "actor": _actor,
    "article": _article,
    "brief": _brief,
    "comparison": _comparison,
    "corrections": _corrections,
    "event": _event,
    "figure": _figure,
    "home": _home,
    "source": _source,
    "topic": _topic,
    "utterance": _utterance,
}
