"""Templates read from folders: the project's own over the default ones."""

from pathlib import Path

from briefbook.load.templates import read_templates


def _write(folder: Path, name: str, content: bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def test_the_first_folder_that_has_a_name_gives_it(tmp_path: Path) -> None:
    """A project's own template of the same name wins; leavings of editors are no templates."""
    own, default = tmp_path / "own", tmp_path / "default"
    _write(own, "pages/a.md.j2", b"own")
    _write(own, "pages/a.md.j2~", b"leavings")
    _write(default, "pages/a.md.j2", b"default")
    _write(default, "static/x.css", b"main {}")
    found, problems = read_templates((own, default, tmp_path / "nowhere"))
    assert found == {"pages/a.md.j2": b"own", "static/x.css": b"main {}"}
    assert problems == ()


def test_what_cannot_be_used_is_told_with_its_name(tmp_path: Path) -> None:
    """A style sheet in another encoding, a name with a backslash and a file too large are problems, and never a traceback."""
    _write(tmp_path, "static/latin.css", b"/* \xe9 */")
    _write(tmp_path, "static/a\\b.txt", b"x")
    _write(tmp_path, "static/large.bin", b"x" * ((4 << 20) + 1))
    found, problems = read_templates((tmp_path,))
    assert found == {}
    assert [(problem.span.path, problem.message) for problem in problems] == [
        ("templates/static/a\\b.txt", "its name has a backslash"),
        ("templates/static/large.bin", "larger than 4 MB"),
        ("templates/static/latin.css", "is not UTF-8"),
    ]
