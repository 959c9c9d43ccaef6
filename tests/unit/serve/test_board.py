import threading
from pathlib import Path

from briefbook.serve.board import Board

SITE = Path("site")


def test_a_turn_tells_of_what_changed() -> None:
    """It grows when something was read, and when what was published is told for the first time, or otherwise than before."""
    board = Board(SITE)
    board.turn()
    assert board.put(SITE, (), changed=False)
    assert not board.put(SITE, (), changed=False)
    assert board.put(SITE, ({"code": "a"},), changed=False)
    assert board.put(Path("elsewhere"), board.shown.problems, changed=False)
    assert board.shown.turn == 4


class Slow(dict[str, str | int]):
    """A problem during whose comparison another thread does something: it is begun, and given a while."""

    def __init__(self, meanwhile: threading.Thread) -> None:
        super().__init__(code="a")
        self._meanwhile = meanwhile

    def __eq__(self, other: object) -> bool:
        self._meanwhile.start()
        self._meanwhile.join(timeout=0.2)
        return True

    __hash__ = None


def test_no_turn_is_lost() -> None:
    """What is read while the outcome of a publication is put is told too: else an open page would stay as it is for good."""
    board = Board(SITE)
    board.put(SITE, ({"code": "a"},), changed=False)
    before, reading = board.shown.turn, threading.Thread(target=board.turn)
    board.put(SITE, (Slow(reading),), changed=False)
    reading.join(timeout=10)
    assert board.shown.turn == before + 1
