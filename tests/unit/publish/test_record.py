import string

from hypothesis import given
from hypothesis import strategies as st

from briefbook.publish import Entry, Record, digest_of

ENTRIES = st.builds(
    Entry,
    size=st.integers(0, 2**62),
    mtime_ns=st.integers(-(2**63), 2**63 - 1),
    ctime_ns=st.integers(-(2**63), 2**63 - 1),
    inode=st.integers(0, 2**64 - 1),
    digest=st.binary(min_size=16, max_size=16),
)
PATHS = st.text(string.ascii_lowercase + "/.é", min_size=1, max_size=9)
RECORDS = st.builds(Record, taken=st.integers(0, 2**62), entries=st.dictionaries(PATHS, ENTRIES, max_size=9))


@given(RECORDS)
def test_a_record_comes_back(record: Record) -> None:
    """What was stored is what is read, also of a site without files."""
    assert Record.from_bytes(record.to_bytes()) == record


@given(RECORDS, st.data())
def test_a_damaged_record_is_none(record: Record, data: st.DataObject) -> None:
    """A byte that changed, or a piece that is missing, is noticed: such a record is not used."""
    stored = bytearray(record.to_bytes())
    place = data.draw(st.integers(0, len(stored) - 1))
    assert Record.from_bytes(bytes(stored[:place])) is None
    stored[place] ^= data.draw(st.integers(1, 255))
    assert Record.from_bytes(bytes(stored)) is None


def test_an_expectation_is_no_evidence() -> None:
    """Where only the digest of a file is known, no file on disk can pass for it unread."""
    entry = Record.expected({"index.html": digest_of(b"home")}).entries["index.html"]
    assert (entry.size, entry.inode) == (-1, 0)
