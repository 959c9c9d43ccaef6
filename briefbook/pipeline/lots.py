"""Lots: in which order pages and data files are made, and which of them are made together."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from briefbook.export import Form
from briefbook.pipeline.pages import Item
from briefbook.pipeline.workers import MANY, in_lots
from briefbook.plan import Address, Site, when

#: The kind of page that looks at all there is, which a worker would hold as a copy.
_WHOLE: Final = "home"
#: The lots that are the data files, by form: known by what they are, not by what they hold.
_DATA: Final[Mapping[Form, list[Item]]] = {form: [] for form in Form}


class Lots(Struct, frozen=True, gc=False):
    """What there is to make: *spread* over processes, of which those with the numbers *heavy* take much memory, and *last* by this one."""

    spread: list[Sequence[Item]]
    heavy: tuple[int, ...]
    last: Sequence[Item]


def lots_of(pages: Sequence[Item], *, data: bool, jobs: int) -> Lots:
    """Return *pages* in lots for so many *jobs*, and the *data* files among them."""
    many = jobs > 1 and len(pages) >= MANY
    last = [item for item in pages if many and isinstance(item, Address) and item.kind == _WHOLE]
    lots = in_lots([item for item in pages if item not in last])
    if data and jobs < 2:  # readers wait for pages, nobody for data
        lots += _DATA.values()
    elif data:
        # Not at the same time, since each takes much memory, and soon: by and by this process holds more, which adds to it.
        lots.insert(len(lots) * 19 // 20, _DATA[Form.DATABASE])
        lots.insert(len(lots) // 10 + 1, _DATA[Form.TEXT])
    heavy = tuple(n for n, lot in enumerate(lots) if form_of(lot))
    return Lots(spread=lots, heavy=heavy, last=last)


def form_of(lot: Sequence[Item]) -> Form | None:
    """Return the form of the data files that *lot* is, if it is that."""
    return next((form for form in Form if lot is _DATA[form]), None)


def sequence(site: Site, item: Item) -> tuple[str, date, str]:
    """Return what places *item* among others: pages of one kind and one time show the same."""
    if isinstance(item, Address):
        return item.kind, when(site, item), item.path
    return "", date.min, item.path
