import pytest

from briefbook.load.annotations import read_annotations
from briefbook.model.notes import CorrectionNote, GapNote, Note, SightingNote, StatementNote, ValueNote
from briefbook.model.problem import Problem


def read(text: str) -> tuple[tuple[Note, ...], list[Problem]]:
    """Read the notes that *text* lists, each line of it indented below ``notes:`` as it is."""
    notes, checked = read_annotations("2031-03-05-gazette", "n.yaml", "notes:\n" + text)
    return notes, checked.problems


def test_the_telling_key_says_what_a_note_is() -> None:
    """Each of the five kinds is known by its key, and notes are numbered in reading order."""
    notes, problems = read(
        "- {who: mayor, says: It stays shut., quote: not today}\n"
        "- {figure: cables, value: about 40, anchor: about 40 of the cables}\n"
        "- {event: reopening, is: expected, when: 2031-04~, anchor: could open again in spring}\n"
        "- {correction: count, was: It had 30 cables., now: It has 40., anchor: an earlier version said}\n"
        "- {gap: Who pays?, by: mayor, via: [agency], anchor: nobody has said who}\n"
    )
    assert problems == []
    assert [type(note) for note in notes] == [StatementNote, ValueNote, SightingNote, CorrectionNote, GapNote]
    assert [note.number for note in notes] == [1, 2, 3, 4, 5]
    assert (notes[4].by, notes[4].via) == (("mayor",), ("agency",))


def test_a_statement_holds_all_its_fields() -> None:
    """Every field of the contract is read, one or a list alike, and verbs keep the order of the model."""
    notes, problems = read(
        "- who: [mayor, council]\n  says: It opens if the count is right.\n  quote: then we open\n  kind: promise\n"
        "  said: 2031-03-04\n  at: briefing\n  to: press\n  about: [bridge, safety]\n  via: agency\n  as: acting mayor\n"
        "  lang: fr\n  if: the count is right\n  by_when: 2031-04\n  same: open-it\n  answers: [s-0123456789ab, why]\n"
        "  id: mayor-promise\n  note: A remark.\n  checked: AB\n  anon: an aide\n  why_anon: habit\n  long_quote: It matters.\n"
        "  event: reopening\n  is: conditional\n  when: 2031-04\n  figure: cables\n  value: up to 40\n  unit: cables\n"
        "  currency: EUR\n  as_of: 2031\n  scope: main span\n"
    )
    assert problems == []
    note = notes[0]
    assert isinstance(note, StatementNote)
    assert (note.who, note.to, note.about, note.via) == (
        ("mayor", "council"),
        ("press",),
        ("bridge", "safety"),
        ("agency",),
    )
    assert list(note.verbs.items()) == [("answers", ("s-0123456789ab", "why")), ("same", ("open-it",))]
    assert (note.as_, note.if_, note.own_id, note.kind, note.is_) == (
        "acting mayor",
        "the count is right",
        "mayor-promise",
        "promise",
        "conditional",
    )
    assert str(note.said) == "2031-03-04"
    assert note.value is not None
    assert note.value.hedge.value == "ceiling"


@pytest.mark.parametrize(
    ("note", "place", "code", "words"),
    [
        ("- {says: A., anchor: b}", "2:3", "untold-note", "what kind"),
        ("- {whom: mayor, says: A., anchor: b}", "2:3", "untold-note", "what kind"),
        ("- {figure: a, event: b, anchor: c}", "2:15", "mixed-note", "`figure` and `event`"),
        ("- {who: a, gap: b, says: c, anchor: d}", "2:12", "mixed-note", "`who` and `gap`"),
        ("- {who: a, says: b}", "2:3", "quote-or-anchor", "neither"),
        ("- {who: a, says: b, quote: c, anchor: d}", "2:31", "quote-or-anchor", "both"),
        ("- {who: a, anchor: d}", "2:3", "missing-key", "`says`"),
        ("- {figure: a, value: '5'}", "2:3", "missing-key", "`anchor`"),
        ("- {event: a, anchor: b}", "2:3", "missing-key", "`is`"),
        ("- {who: a, says: b, anchor: c, event: d}", "2:32", "missing-key", "`is`"),
        ("- {who: a, says: b, anchor: c, unit: d}", "2:32", "missing-key", "`figure`"),
        ("- {who: a, sais: b, anchor: c}", "2:12", "unknown-key", "sais"),
        ("- {who: a, says: b, ancor: c}", "2:21", "unknown-key", "ancor"),
        ("- {who: a, says: b, anchor: c, by: d}", "2:32", "unknown-key", "by"),
        ("- {figure: a, value: '5', quote: c, anchor: d}", "2:27", "unknown-key", "quote"),
        ("- {who: a, says: b, anchor: c, kind: clam}", "2:38", "not-in-list", "clam"),
        ("- {event: a, is: hapened, anchor: c}", "2:18", "not-in-list", "hapened"),
        ("- {who: Mayor Smith, says: b, anchor: c}", "2:9", "bad-id", "Mayor Smith"),
        ("- {who: [], says: b, anchor: c}", "2:9", "empty-value", "`who`"),
        ("- {who: , says: b, anchor: c}", "2:9", "empty-value", "who"),
        ("- {who: a, says: '  ', anchor: c}", "2:18", "empty-value", "says"),
        ("- {who: a, says: [b], anchor: c}", "2:18", "wrong-type", "list"),
        ("- {who: a, says: b, anchor: c, said: 2031-02-30}", "2:38", "bad-date", "2031-02-30"),
        ("- {figure: a, value: lots, anchor: c}", "2:22", "bad-value", "lots"),
        ("- {who: unknown, says: b, anchor: c}", "2:9", "unknown-without-anon", "anon"),
        ("- {who: a, says: b, anchor: c, id: index}", "2:36", "reserved-id", "index"),
        ("- {who: a, says: b, anchor: c, id: s-0123456789ab}", "2:36", "reserved-id", "program"),
        (f"- {{who: a, says: {'b' * 161}, anchor: c}}", "2:18", "says-too-long", "161"),
        ("- {who: a, says: b\u202ec, anchor: c}", "2:18", "bad-characters", "U+202E"),
        ("- who\n", "2:3", "wrong-type", "fields"),
        ("-\n", "2:2", "wrong-type", "empty item"),
    ],
)  # fmt: skip
def test_mistakes_are_told_where_they_are(note: str, place: str, code: str, words: str) -> None:
    """A mistake is told at the key or value that is wrong; the next note keeps its number."""
    notes, problems = read(f"{note}\n- {{gap: A?, anchor: b}}\n")
    assert [(str(problem.span), problem.code) for problem in problems] == [(f"n.yaml:{place}", code)]
    assert words in problems[0].message
    assert notes[-1].number == 2


@pytest.mark.parametrize(
    ("note", "hint"),
    [
        ("- {who: a, sais: b, says: c, anchor: d}", 'did you mean "says"?'),
        ("- {whom: a, says: c, anchor: d}", 'did you mean "who"?'),
        ("- {who: a, says: b, anchor: c, kind: clam}", 'did you mean "claim"?'),
        ("- {who: a, says: b, anchor: c, date: 2031}", 'did you mean "said"?'),
        ("- {who: a, says: b, anchor: c, topic: d}", 'did you mean "about"?'),
        ("- {gap: a, quote: b}", 'did you mean "anchor"?'),
        ("- {event: a, is: hapened, anchor: c}", 'did you mean "happened"?'),
        ("- {who: Mayor Smith, says: b, anchor: c}", 'write "mayor-smith"'),
        ("- who: a, b\n  says: b\n  anchor: c", "write [a, b]"),
    ],
)
def test_hints_name_the_nearest_right_answer(note: str, hint: str) -> None:
    """A slip is answered with what was most likely meant."""
    _, problems = read(note + "\n")
    assert hint in problems[0].hint


def test_all_mistakes_are_told_in_one_run() -> None:
    """One run tells every mistake in the file, also several in one note."""
    _, problems = read(
        "- {who: a, says: b, anchor: c, kind: clam, said: soon, tone: d}\n- {gap: }\n- who: 'x' y\n- {figure: a}\n"
    )
    assert [problem.code for problem in problems] == [
        "quote-at-start",
        "not-in-list",
        "bad-date",
        "unknown-key",
        "empty-value",
        "missing-key",
        "missing-key",
        "missing-key",
    ]


def test_a_set_may_be_written_as_a_list() -> None:
    """A date in brackets means the same as text and as the list that YAML makes of it."""
    notes, problems = read(
        "- {event: a, is: expected, when: [2031-01-24..2031-01-30], anchor: b}\n"
        "- {event: a, is: expected, when: '[2031-01-24..2031-01-30]', anchor: b}\n"
    )
    assert problems == []
    assert isinstance(notes[0], SightingNote)
    assert isinstance(notes[1], SightingNote)
    assert notes[0].when == notes[1].when


def test_quotes_are_kept_as_they_are() -> None:
    """A passage keeps every character; one that nobody can see is reported and kept."""
    notes, problems = read("- who: a\n  says: b\n  quote: >-\n    stay\u200b\u00a0shut … “now”\n")
    assert notes[0].quote == "stay\u200b\u00a0shut … “now”"
    assert [(problem.code, problem.severity.value) for problem in problems] == [("odd-characters", "warning")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("notes: []\n", []),
        ("notes:\n", []),
        ("", ["empty-file"]),
        (" \n", ["empty-file"]),
        ("- who: a\n", ["wrong-type"]),
        ("note: []\n", ["unknown-key", "missing-key"]),
        ("notes: text\n", ["wrong-type"]),
        ("notes: {a: b}\n", ["wrong-type"]),
        ("text\n", ["wrong-type"]),
    ],
)
def test_the_file_is_a_list_under_notes(text: str, codes: list[str]) -> None:
    """Anything but a list under ``notes:`` is told once."""
    _, checked = read_annotations("a", "n.yaml", text)
    assert [problem.code for problem in checked.problems] == codes


def test_own_ids_of_broken_notes_are_remembered() -> None:
    """The id of a note that cannot be read is kept, so that a reference to it is no second mistake."""
    _, checked = read_annotations(
        "a", "n.yaml", "notes:\n- {who: a, id: one, says: b}\n- who: 'x' y\n  id: two\n- gap: c\n"
    )
    assert checked.broken == {"one", "two"}
