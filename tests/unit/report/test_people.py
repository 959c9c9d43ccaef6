import unicodedata
from functools import partial
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefbook.model.problem import Problem, Span, error, warning
from briefbook.report import LineOf, human, source_lines, summary, tally, visible
from briefbook.report.visible import laid_out, width


def one_line(text: str | None) -> LineOf:
    """Give *text* for every line of every file."""
    return lambda _path, _line: text


def at(line: int, column: int, span: int = 1, path: str = "content/actors.yaml") -> Span:
    """Return a place."""
    return Span(path=path, line=line, column=column, width=span)


def told(problem: Problem, line: str | None) -> list[str]:
    """Return the lines that tell *problem*, without the count."""
    return human([problem], one_line(line)).splitlines()[:-1]


def test_a_problem_is_told_with_its_line_and_a_caret() -> None:
    """Place, code and message come first, then the line with its number, then the caret with the hint."""
    problem = error("unknown-actor", at(14, 10, 6), 'no actor is called "marlow"', 'did you mean "a-marlowe"?')
    assert human([problem], one_line("  - who: marlow")) == (
        'content/actors.yaml:14:10: error[unknown-actor]: no actor is called "marlow"\n'
        "   14 |   - who: marlow\n"
        '      |          ^^^^^^ did you mean "a-marlowe"?\n'
        "1 error\n"
    )


def test_problems_come_by_place_and_are_counted() -> None:
    """Whatever order they are found in, problems are told by file and line, each once."""
    found = [
        warning("later", at(9, 1), "third"),
        error("again", at(2, 5), "second"),
        error("again", at(2, 5), "second"),
        error("first", at(2, 1), "first"),
    ]
    lines = human(found, one_line(None)).splitlines()
    assert [line.rpartition(": ")[2] for line in lines[:-1]] == ["first", "second", "third"]
    assert lines[-1] == "2 errors, 1 warning"


def test_no_problems_are_no_text() -> None:
    """A clean build has nothing to mend and says so nowhere but in its summary."""
    assert human([], one_line("x")) == ""
    assert tally([]) == "no problems"


def test_without_a_line_the_hint_stands_alone() -> None:
    """A problem of a folder, or of a file that is gone, keeps its hint."""
    assert told(error("c", at(1, 1), "m", "h"), None)[1:] == ["      | h"]
    assert told(error("c", at(1, 1), "m"), None)[1:] == []


def test_carets_stand_below_wide_and_combining_characters() -> None:
    """East Asian characters take two columns of a terminal, combining ones none, tabs go on to the next stop."""
    assert told(error("c", at(1, 4, 2), "m"), "漢字 ab")[1:] == ["    1 | 漢字 ab", "      |      ^^"]
    assert told(error("c", at(1, 3), "m"), "e\u0301x")[1:] == ["    1 | e\u0301x", "      |  ^"]
    assert told(error("c", at(1, 2), "m"), "\tx")[1:] == ["    1 |     x", "      |     ^"]
    assert told(error("c", at(1, 4), "m"), "ab\tx")[1:] == ["    1 | ab  x", "      |     ^"]
    assert told(error("c", at(1, 1, 2), "m"), "漢字")[1:] == ["    1 | 漢字", "      | ^^^^"]


def test_places_off_the_line_still_get_a_caret() -> None:
    """A caret stands after the end of a line that is too short, and runs no further than the line."""
    assert told(error("c", at(1, 9, 4), "m"), "abc")[1:] == ["    1 | abc", "      |    ^"]
    assert told(error("c", at(1, 2, 99), "m"), "abc")[1:] == ["    1 | abc", "      |  ^^"]
    assert told(error("c", at(123456, 1), "m"), "abc")[1:] == ["123456 | abc", "       | ^"]


def test_of_a_long_line_the_part_in_question_is_shown() -> None:
    """A line of a million characters is cut to the neighbourhood of the place, with an ellipsis on either side."""
    line = "x" * 500_000 + "HERE" + "y" * 500_000
    source, caret = told(error("c", at(1, 500_001, 4), "m"), line)[1:]
    assert len(source) < 220
    assert source[caret.index("^") : caret.rindex("^") + 1] == "HERE"
    assert source[8] == source[-1] == "…"


def test_nothing_in_a_message_acts_on_a_terminal() -> None:
    """Escapes, line breaks, bidi controls and invisible characters of files show as escapes everywhere."""
    evil = "a\x1b[2J\u202eb\nc\u200bd\x9b\ud800"
    span = Span(path=f"content/{evil}.md", line=1, column=1)
    text = human([error("c", span, evil, evil)], one_line(evil))
    assert all(character == "\n" or character.isprintable() for character in text)
    assert text.count("\n") == 4
    assert visible("\x1b\u202e\n\u200b\x9b\ud800\U000e0041") == "\\x1b\\u202e\\n\\u200b\\x9b\\ud800\\U000e0041"
    assert visible('Энтони “é” 漢字 👍 "x"') == 'Энтони “é” 漢字 👍 "x"'


@given(st.text(), st.integers(1, 30), st.integers(1, 30))
def test_any_line_and_place_can_be_told(line: str, column: int, span: int) -> None:
    """Whatever a line holds, it is told in one visible line with a caret of at least one column below it."""
    _, source, caret = told(error("c", at(1, column, span), "m"), line)
    assert all(unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for character in source + caret)
    assert "^" in caret
    assert set(caret[7:]) <= {" ", "^"}


@given(st.text(max_size=30))
def test_columns_grow_with_what_is_shown(text: str) -> None:
    """The columns of a laid-out line start at 0, never shrink, and end with the width of what is shown."""
    shown, columns = laid_out(text)
    assert columns[0] == 0
    assert list(columns) == sorted(columns)
    assert columns[-1] == sum(width(character) for character in shown)


def test_colours_are_added_on_request_only() -> None:
    """Coloured text without its colours is the plain text."""
    problem = error("c", at(1, 2, 2), "m", "h")
    plain, coloured = human([problem], one_line("abc")), human([problem], one_line("abc"), color=True)
    assert "\x1b" not in plain
    for code in ("\x1b[1;31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_lines_are_counted_as_editors_do(tmp_path: Path) -> None:
    """Lines end at LF, CRLF or CR and nowhere else; a byte order mark is no character; bad bytes are shown as such."""
    (tmp_path / "a.md").write_bytes("\ufeffone\r\ntwo\x0b\u2028x\rthree\n".encode() + b"\xff")
    line_of = source_lines(tmp_path)
    assert [line_of("a.md", n) for n in range(6)] == [None, "one", "two\x0b\u2028x", "three", "\ufffd", None]


def test_a_file_without_lines_is_no_failure(tmp_path: Path) -> None:
    """A folder, a file that is gone, an impossible name: there is no line to show, and no exception."""
    line_of = source_lines(tmp_path)
    assert [line_of(path, 1) for path in (".", "gone.md", "a\0b", "x" * 5000)] == [None] * 4


def test_the_summary_says_where_to_look() -> None:
    """The closing line counts what was made and what changed, and names the page to open."""
    told = partial(summary, output="site", pages=1234, statements=57, articles=1, made=1, seconds={})
    assert told(written=3, removed=0) == (
        "site/: 1,234 pages, 57 statements, 1 article (3 written) — open site/index.html"
    )
    assert "(2 written, 1 removed)" in told(written=2, removed=1)
    assert "(unchanged)" in told(output="out/site/", written=0, removed=0)
    assert "(unchanged; 1 page made, 1,233 kept; read 0.2, make 1.0 s)" in told(
        written=0, removed=0, seconds={"read": 0.17, "make": 0.98}
    )


def test_an_excerpt_shows_nothing_from_outside_the_project(tmp_path: Path) -> None:
    """A link that leads out of the project has no excerpt: its lines are not ours to show."""
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret.txt").write_text("secret\n", encoding="utf-8")
    (project / "in.md").symlink_to(tmp_path / "secret.txt")
    (project / "own.md").write_text("own\n", encoding="utf-8")
    line_of = source_lines(project)
    assert line_of("in.md", 1) is None
    assert line_of("../secret.txt", 1) is None
    assert line_of("own.md", 1) == "own"
