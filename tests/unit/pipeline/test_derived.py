"""What follows from a collection, as bytes: values come back as they were, and nothing else does."""

import os
import pickle
from collections import Counter
from datetime import date

import pytest

from briefbook.model.registries import Actor
from briefbook.pipeline.derived import Derived, packed_derived, unpacked_derived
from briefbook.plan import Address
from tests.unit import corpora as make


def test_values_come_back_as_they_were() -> None:
    """Findings keep their types, days among their keys, and a counter stays one."""
    rows: dict[object, object] = {date(2031, 5, 1): (1, ("a", True)), "x": frozenset({"y"}), None: make.actor("mayor")}
    reads = frozenset({("said", "mayor"), ("day", date(2031, 5, 1))})
    derived = Derived(
        {("shelf", "a.html"): (rows, reads), ("standings", "*"): (Counter("aab"), frozenset())},
        (((Address(path="a.html", kind="actor", key="mayor"),), reads),),
    )
    found = unpacked_derived(packed_derived(derived))
    assert found == derived
    assert found.findings["standings", "*"][0]["never"] == 0
    assert isinstance(found.findings["shelf", "a.html"][0][None], Actor)


@pytest.mark.parametrize("foreign", [os.getcwd, print, Derived.__init__, pickle.Unpickler])
def test_nothing_but_values_is_read(foreign: object) -> None:
    """Bytes that name a function, or a class that is no record, are damaged."""
    with pytest.raises(ValueError, match="damaged"):
        unpacked_derived(pickle.dumps(({}, (foreign,))))


@pytest.mark.parametrize("stored", [b"", b"nothing", packed_derived(Derived({}, ()))[:-3], pickle.dumps(1)])
def test_damaged_bytes_are_told_of(stored: bytes) -> None:
    """What was cut or never was ours is a ValueError."""
    with pytest.raises(ValueError, match="damaged"):
        unpacked_derived(stored)
