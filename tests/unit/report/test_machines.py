import json

from briefbook.model.problem import Span, error, warning
from briefbook.report import as_github, as_json, as_panel

PLACE = Span(path="content/notes: a, b.yaml", line=3, column=7, width=4)


def test_json_tells_all_that_a_problem_holds() -> None:
    """Each problem is an object with its nine fields, by place."""
    later = warning("later", Span(path="z"), "m")
    told = json.loads(as_json([later, error("bad-date", PLACE, "not a day", "write 2022-01-31")]))
    assert told[0] == {
        "code": "bad-date",
        "severity": "error",
        "path": "content/notes: a, b.yaml",
        "line": 3,
        "column": 7,
        "width": 4,
        "message": "not a day",
        "hint": "write 2022-01-31",
    }
    assert [problem["code"] for problem in told] == ["bad-date", "later"]
    assert json.loads(as_json([])) == []


def test_json_is_exact_and_inert() -> None:
    """What a machine reads back is the text itself, though no control character is printed."""
    evil = "\x1b[31m\u202e\ud800 é"
    printed = as_json([error("c", PLACE, evil)])
    assert json.loads(printed)[0]["message"] == evil
    assert printed.isascii()
    assert "\x1b" not in printed


def test_github_gets_one_command_a_problem() -> None:
    """A workflow command escapes what GitHub reads as its own: percent, line ends, and in properties colon and comma."""
    problem = error("bad-date", PLACE, "100% wrong: a, b", "mend it")
    assert as_github([problem]) == (
        "::error file=content/notes%3A a%2C b.yaml,line=3,col=7,endColumn=11,title=bad-date"
        "::100%25 wrong: a, b%0Amend it\n"
    )


def test_no_message_smuggles_a_command() -> None:
    """A line break in a message or a name does not begin another command."""
    evil = "x\n::set-env name=A::b\r::stop"
    printed = as_github([warning("c", Span(path=evil), evil)])
    assert printed.startswith("::warning ")
    assert len(printed.splitlines()) == 1


def test_the_panel_gets_excerpts_and_nothing_that_acts() -> None:
    """The panel is given what a terminal would show, problem by problem."""
    (told,) = as_panel([error("c", PLACE, "<b>\u202e", "h")], lambda _path, _line: "who: x1234")
    assert told["message"] == "<b>\\u202e"
    assert told["excerpt"] == "    3 | who: x1234\n      |       ^^^^ h"
    assert told["line"] == 3
