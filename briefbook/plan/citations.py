"""Citations: how an article, its page here and each statement in it are cited, in words and as references."""

import re
from collections.abc import Iterator
from typing import Final

from briefbook.model.alternates import FORMATS, DateParts, Reference, References
from briefbook.model.corpus import Statement
from briefbook.model.dates import Edtf
from briefbook.model.ids import ArticleId
from briefbook.model.notes import ArticleFile
from briefbook.model.page import Link, Page
from briefbook.plan import routes, words
from briefbook.plan.address import Address
from briefbook.plan.links import Links
from briefbook.plan.rows import Cite
from briefbook.plan.site import Site

_PLAIN: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")
#: Tells the page here from the original, whose id it has else.
_HERE: Final = "here"


def references(site: Site, address: Address, _: Page) -> References:
    """Return the references of the article at *address*: the original, the page here, and each statement in reading order."""
    id_ = ArticleId(address.key)
    return References(items=(original(site, id_), _page(site, id_), *_statements(site, id_)))


def original(site: Site, id_: ArticleId, key: str = "", told: str = "", here: str = "") -> Reference:
    """Return the reference of the outlet's article, under *key* instead of its id if one is given.

    Its note says what is *told*, what of the citation was worked out (a reference has no other place for that), and the address *here*.
    """
    file = site.corpus.articles[id_].file
    issued = file.published
    captured = _parts(file.captured) if file.captured and _is_plain(file.captured) else ()
    return Reference(
        id=key or id_,
        news=True,
        title=file.title or "",
        authors=file.by,
        container=site.corpus.registries.sources[file.source].name,
        issued=_parts(issued),
        circa=issued.uncertain or issued.approximate,
        accessed=captured[0] if captured else (),
        url=file.url or "",
        archive=file.archived or "",
        language=file.lang or "",
        note=" ".join(filter(None, (told, _worked_out(file), here))),
    )


def _worked_out(file: ArticleFile) -> str:
    """Return which of outlet and date the text does not print, in a sentence."""
    doubts = [name for name, doubt in (("outlet", file.source_why), ("date", file.published.uncertain)) if doubt]
    if not doubts:
        return ""
    one = len(doubts) == 1
    told = f"The {words.listed(doubts)} {'was' if one else 'were'} worked out; the text prints {'none' if one else 'neither'}"
    return words.sentence(told)


def _page(site: Site, id_: ArticleId) -> Reference:
    config = site.corpus.config
    return Reference(
        id=f"{id_}.{_HERE}",
        news=False,
        title=_notes_on(site, id_),
        container=config.title,
        url=site.permanent(routes.entry("articles", id_)),
        language=config.language,
    )


def _statements(site: Site, id_: ArticleId) -> Iterator[Reference]:
    links = Links(site, "")
    path = routes.entry("articles", id_)
    for mark in site.marks_of.get(id_, ()):
        if isinstance(mark, Statement):
            who = words.listed(links.actor(speaker, id_).text for speaker in mark.who)
            told = words.sentence(f"{who}: {mark.says}") + f" ¶ {mark.passage.paragraph}."
            here = site.permanent(routes.fragment(path, mark.id))
            yield original(site, id_, mark.id, told, here)


def cite(site: Site, id_: ArticleId) -> Cite:
    """Return how to cite the article and its page here, for readers."""
    file = site.corpus.articles[id_].file
    outlet = Links(site, "").outlet(id_)
    title = f"“{file.title}”" if file.title else "(no headline)"
    published = words.date_words(file.published)
    original_words = (words.listed(file.by), title, ", ".join(filter(None, (outlet, published))), file.url)
    here = (_notes_on(site, id_), site.corpus.config.title, site.permanent(routes.entry("articles", id_)))
    path = routes.entry("articles", id_).rpartition("/")[2]
    return Cite(
        id="cite",
        original=_joined(original_words),
        here=_joined(here),
        files=tuple(
            Link(text=FORMATS[suffix].name, href=routes.alternate(path, suffix)) for suffix in References.suffixes
        ),
    )


def meta(site: Site, address: Address) -> tuple[tuple[str, str], ...]:
    """Return what reference managers read in the head of an article's page: the original, which the page is about."""
    if address.kind != "article":
        return ()
    work = original(site, ArticleId(address.key))
    issued = "/".join(f"{part:02}" for part in work.issued[0]) if work.issued else ""
    named = (
        ("DC.type", "newspaperArticle"),
        ("citation_title", work.title),
        *(("citation_author", author) for author in work.authors),
        ("citation_publisher", work.container),
        ("citation_publication_date", issued),
        ("citation_language", work.language),
        ("citation_public_url", work.url),
        ("DC.description", work.note),
    )
    return tuple((name, content) for name, content in named if content)


def _notes_on(site: Site, id_: ArticleId) -> str:
    file = site.corpus.articles[id_].file
    return f"Notes on “{file.title}”" if file.title else f"Notes on {Links(site, '').title(id_)}"


def _joined(parts: tuple[str | None, ...]) -> str:
    """Return *parts* as sentences one after the other; an address ends without a full stop."""
    return " ".join(part if "://" in part else words.sentence(part) for part in parts if part)


def _parts(when: Edtf) -> tuple[DateParts, ...]:
    """Return *when* as one date, or as the first and the last day that it allows."""
    if _is_plain(when):
        return (tuple(map(int, when.text.rstrip("?~%").split("-"))),)
    days = [day for day in (when.earliest, when.latest) if day]
    return tuple((day.year, day.month, day.day) for day in dict.fromkeys(days))


def _is_plain(when: Edtf) -> bool:
    """Tell whether *when* is a year, a month or a day, even if in doubt."""
    return bool(_PLAIN.fullmatch(when.text.rstrip("?~%"))) and when.earliest is not None
