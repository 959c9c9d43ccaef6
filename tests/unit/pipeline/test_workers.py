"""Work in several processes is the work of one, only sooner."""

import multiprocessing
import os
from collections.abc import Sequence

import pytest

from briefbook.pipeline.cores import jobs_by_default
from briefbook.pipeline.workers import LOT, MANY, ROOM, in_lots, spread


def squares(lot: Sequence[int]) -> list[int]:
    """Return squares."""
    return [number * number for number in lot]


def refuse(lot: Sequence[int]) -> list[int]:
    """Refuse the number 200."""
    if 200 in lot:
        raise ValueError("not 200")
    return squares(lot)


@pytest.mark.parametrize("count", [0, 1, MANY - 1, MANY, 10 * MANY + 3])
def test_lots_are_all_there_is_in_order(count: int) -> None:
    """Lots hold every piece once, in order, none more than a lot and none empty."""
    lots = in_lots(range(count))
    assert [piece for lot in lots for piece in lot] == list(range(count))
    assert all(0 < len(lot) <= (LOT if count >= MANY else count) for lot in lots)


@pytest.mark.parametrize("jobs", [1, 2, 3, 50])
@pytest.mark.parametrize("count", [0, 5, 700])
def test_results_come_in_the_order_of_lots(jobs: int, count: int) -> None:
    """However many processes there are, results are those of one process, in its order."""
    lots = in_lots(range(count))
    assert list(spread(squares, lots, jobs)) == [squares(lot) for lot in lots]


def test_work_is_done_elsewhere() -> None:
    """With several jobs no lot is done by the process that asks; with one, all are."""
    lots = in_lots(range(1000))
    assert os.getpid() not in set(spread(lambda _: os.getpid(), lots, 2))
    assert set(spread(lambda _: os.getpid(), lots, 1)) == {os.getpid()}


def test_a_worker_that_has_grown_is_relieved() -> None:
    """A worker that took up its room ends after the lot; one that did not goes on."""
    held = []

    def grow(_: Sequence[int]) -> int:
        held.append(bytearray(b"x" * (ROOM // 2)))
        return os.getpid()

    lots = in_lots(range(MANY))
    assert len(set(spread(grow, lots, 2))) >= len(lots) // 2
    assert len(set(spread(lambda _: os.getpid(), lots, 2))) == 2


def test_a_heavy_lot_is_given_to_a_fresh_worker() -> None:
    """Whoever does it has done nothing before; that is one worker more than there would be."""
    lots = in_lots(range(MANY))
    told = list(spread(lambda lot: (lot[0], os.getpid()), lots, 2, heavy=[len(lots) // 3]))
    assert [first for first, _ in told] == [lot[0] for lot in lots]
    assert len({pid for _, pid in told}) == 3


def test_workers_know_what_was_read_before() -> None:
    """A worker sees what its parent holds, without being handed it."""
    table = {number: str(number) for number in range(1000)}
    told = spread(lambda lot: [table[number] for number in lot], in_lots(range(1000)), 2)
    assert [text for lot in told for text in lot] == list(table.values())


@pytest.mark.parametrize("jobs", [1, 3])
def test_an_exception_in_a_worker_ends_the_work(jobs: int) -> None:
    """What a lot raises is raised to whoever asked, and no worker is left."""
    with pytest.raises(ValueError, match="not 200"):
        list(spread(refuse, in_lots(range(1000)), jobs))
    assert multiprocessing.active_children() == []


def test_who_stops_asking_leaves_no_worker() -> None:
    """If the results are not asked for to the end, the workers end."""
    told = spread(squares, in_lots(range(1000)), 2)
    assert next(told) == squares(range(LOT))
    told.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_worker_that_is_killed_is_no_endless_wait() -> None:
    """If a worker dies, as where memory is short, the work ends with an error."""
    with pytest.raises((EOFError, OSError)):
        list(spread(lambda _: os._exit(9), in_lots(range(1000)), 2))
    assert multiprocessing.active_children() == []


def test_an_exception_that_cannot_be_sent_is_told() -> None:
    """What cannot be handed over, a result or an exception, ends the work with an error too."""

    class OddError(Exception):
        """Cannot be pickled: it is nobody's but this function's."""

    def odd(lot: Sequence[int]) -> list[int]:
        raise OddError(lot)

    with pytest.raises(Exception):  # noqa: B017, PT011 - whichever: it must not hang
        list(spread(odd, in_lots(range(1000)), 2))
    with pytest.raises(Exception):  # noqa: B017, PT011 - as above
        list(spread(lambda _: lambda: None, in_lots(range(1000)), 2))
    assert multiprocessing.active_children() == []


def test_there_is_a_number_of_jobs() -> None:
    """By default there is at least one process, and never more than there are cores."""
    assert 1 <= jobs_by_default() <= (os.cpu_count() or 1)
