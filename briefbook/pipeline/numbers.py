"""Numbers that stand for what pages read, hold and link to: quick to compare, and small where pages are many."""

import sys
from array import array
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

#: So many numbers are remembered; to work one out again costs a microsecond.
_NUMBERED: Final = 100_000
#: The bytes of so few numbers are searched for in a tenth of the time that it takes to look at each number there is.
_FEW: Final = 8
_LENGTH: Final = 8


class Numbers(dict[str, int]):
    """A number for each text, the same in every process: its digest, cut to 64 bits."""

    def __missing__(self, text: str) -> int:
        if len(self) >= _NUMBERED:
            self.clear()
        number = self[text] = int.from_bytes(
            blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_LENGTH).digest()
        )
        return number


def packed(numbers: Iterable[int]) -> bytes:
    """Return *numbers* as bytes, in their order."""
    return array("Q", numbers).tobytes()


def unpacked(content: bytes) -> "memoryview[int]":
    """Return the numbers that `packed` made *content* of."""
    return memoryview(content).cast("Q")


class Sought:
    """Numbers that are looked for among others that were `packed`."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._numbers = frozenset(numbers)
        few = self._numbers if len(self._numbers) <= _FEW else ()
        self._few = [number.to_bytes(_LENGTH, sys.byteorder) for number in few]

    def among(self, content: bytes) -> bool:
        """Tell whether any of them is in *content*."""
        if not self._few:
            return not self._numbers.isdisjoint(unpacked(content))
        # Found where two numbers meet, which one in 2⁶⁰ is, it costs a look at a page.
        return any(number in content for number in self._few)
