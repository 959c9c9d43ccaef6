"""The source mix: which share of what a source tells is unnamed, single, verbatim, and of which kind."""

from collections import Counter
from collections.abc import Callable, Sequence

from briefbook.model.corpus import Statement
from briefbook.plan import words
from briefbook.plan.pictures.columns import percent
from briefbook.plan.pictures.views import Mix, Share


def mix(statements: Sequence[Statement], single: Callable[[Statement], bool]) -> Mix | None:
    """Return the shares of *statements*; *single* tells that nobody else here tells one. There is none of no statement."""
    if not statements:
        return None
    whole = len(statements)

    def share(name: str, part: int) -> Share:
        return Share(name=name, words=words.share(part, whole), width=percent(100 * part / whole))

    kinds = Counter(statement.kind for statement in statements)
    return Mix(
        title=f"What {words.count(whole, 'statement')} are made of",
        sourced=(
            share("From unnamed speakers", sum(s.anon is not None for s in statements)),
            share("Told by nobody else here", sum(map(single, statements))),
            share("With words quoted", sum(s.quote is not None for s in statements)),
        ),
        kinds=tuple(share(kind.capitalize(), number) for kind, number in sorted(kinds.items(), key=_most)),
    )


def _most(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]
