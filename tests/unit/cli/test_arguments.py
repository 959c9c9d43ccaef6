from pathlib import Path

import pytest

from briefbook.cli.arguments import command_first, parser, project_of
from briefbook.model.project import Project


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ([], ["build"]),
        (["--format", "json"], ["build", "--format", "json"]),
        (["--project", "check", "check"], ["check", "--project", "check"]),
        (["--project=check"], ["build", "--project=check"]),
        (["--no-color", "serve", "--port", "0"], ["serve", "--no-color", "--port", "0"]),
        (
            ["export", "--paper", "A4", "pdf", "--no-color", "x.pdf"],
            ["export", "pdf", "x.pdf", "--paper", "A4", "--no-color"],
        ),
        (["--help"], ["--help"]),
        (["check", "--help"], ["check", "--help"]),
        (["--version"], ["--version"]),
        (["nonsense"], ["nonsense"]),
    ],
)
def test_the_command_may_stand_anywhere(typed: list[str], understood: list[str]) -> None:
    """Options may come before the command, and without a command the site is built."""
    assert command_first(typed) == understood


@pytest.mark.parametrize(
    "typed",
    [["nonsense"], ["build", "--ids"], ["serve", "--port", "70000"], ["--format", "xml"], ["build", "--proj", "."]],
)
def test_what_is_not_understood_ends_with_two(typed: list[str]) -> None:
    """Unknown commands, options and values are usage errors."""
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(command_first(typed))
    assert ended.value.code == 2


def project(*typed: str) -> Project | str:
    """Return the project that these arguments name."""
    return project_of(parser().parse_args(command_first(list(typed))))


def test_a_project_is_a_folder_with_content_or_settings(tmp_path: Path) -> None:
    """A folder that is neither there nor a project is told, with what was looked for."""
    assert "no such folder" in str(project("--project", str(tmp_path / "gone")))
    assert "no config.yaml and no content/" in str(project("--project", str(tmp_path)))
    (tmp_path / "content").mkdir()
    found = project("--project", str(tmp_path))
    assert isinstance(found, Project)
    assert found.root == tmp_path.resolve()
    assert "no such folder" in str(project("--project", str(tmp_path), "--texts", str(tmp_path / "gone")))


def test_a_project_may_override_templates_by_name(tmp_path: Path) -> None:
    """The project's own templates come before the program's, and nothing is listed twice."""
    (tmp_path / "content").mkdir()
    found = project("--project", str(tmp_path))
    assert isinstance(found, Project)
    assert found.templates[0] == tmp_path.resolve() / "templates"
    assert len(found.templates) == 2
    own = project("--project", str(found.templates[1].parent))
    assert isinstance(own, Project)
    assert own.templates == (found.templates[1],)


def test_folders_that_are_named_are_taken_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative folders in arguments are relative to where the command is typed."""
    (tmp_path / "content").mkdir()
    (tmp_path / "private").mkdir()
    monkeypatch.chdir(tmp_path)
    found = project("--texts", "private", "--output", "../out")
    assert isinstance(found, Project)
    assert found.texts == tmp_path / "private"
    assert found.output == tmp_path / "../out"


@pytest.mark.parametrize("day", ["2022-02-30", "26 January 2022", "", "2022-01"])
def test_a_release_is_dated_to_a_day(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no day is refused with a word on what one looks like."""
    with pytest.raises(SystemExit):
        parser().parse_args(["release", "--date", day])
    assert "not a day like 2022-01-26" in capsys.readouterr().err


def test_a_release_takes_its_words_in_any_order() -> None:
    """The title may stand before or after the options; without a day that of the content is meant."""
    for words in (["A week", "--note", "Much."], ["--note", "Much.", "A week"]):
        arguments = parser().parse_args(["release", *words])
        assert (arguments.title, arguments.note, arguments.date) == ("A week", "Much.", None)
    assert command_first(["--date", "2022-01-26", "release", "A week"])[0] == "release"
