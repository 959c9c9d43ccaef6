import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbook.load import load
from briefbook.load.decode import decode
from briefbook.model.problem import Problem
from briefbook.model.project import Project
from tests.unit.load.desks import ARTICLE, NOTES, load_files, told


@pytest.mark.parametrize(
    ("content", "place", "code"),
    [
        (b"caf\xe9\n", "1:4", "not-utf-8"),
        ("a\nвода ".encode() + b"\xff", "2:6", "not-utf-8"),
        ("text".encode("utf-16"), "1:1", "not-utf-8"),
        (b"a\x00b", "1:2", "control-character"),
        (b"a\nb\x1b[31m", "2:2", "control-character"),
        ("a\x85b".encode(), "1:2", "control-character"),
        ("a\ufeffb".encode(), "1:2", "control-character"),
        (b"\xed\xa0\x80", "1:1", "not-utf-8"),
    ],
)
def test_bytes_that_are_no_text_are_refused_where_they_are(content: bytes, place: str, code: str) -> None:
    """Broken UTF-8 and control characters are refused at their line and column, in characters."""
    problem = decode("x.md", content)
    assert isinstance(problem, Problem)
    assert (str(problem.span), problem.code) == (f"x.md:{place}", code)
    assert (problem.message + problem.hint).isprintable()


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfa\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"a\nb\n"])
def test_line_ends_and_marks_make_no_difference(content: bytes) -> None:
    """A byte order mark is dropped, and CR LF or CR are line feeds."""
    assert decode("x.md", content) == "a\nb\n"


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    """No bytes make decoding raise."""
    assert isinstance(decode("x.md", content), str | Problem)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"content/actros.yaml": "a: A\n"}, ["content/actros.yaml:1:1 unknown-file"]),
        ({"content/drafts/a.md": "x"}, ["content/drafts:1:1 unknown-file"]),
        ({"content/suggested/a.yaml": "&x"}, []),
        ({"content/annotations/a.yml": NOTES}, ["content/annotations/a.yml:1:1 wrong-ending"]),
        ({"content/articles/a.markdown": ARTICLE}, ["content/articles/a.markdown:1:1 wrong-ending"]),
        ({"content/articles/map.png": b"\x89"}, ["content/articles/map.png:1:1 unknown-file"]),
        ({"content/articles/.a.md.swp": b"\x00", "content/articles/a.md~": "x", "content/articles/#a.md#": "x"}, []),
        ({"content/articles/4913": "x", "content/articles/.#a.md": "x"}, []),
        ({"content/articles/Two Words.md": ARTICLE}, ["content/articles/Two Words.md:1:1 bad-id"]),
        ({"content/articles/con.md": ARTICLE}, ["content/articles/con.md:1:1 reserved-id"]),
        ({"content/articles/a.md/b": "x"}, ["content/articles/a.md:1:1 not-a-file"]),
        ({"content/articles": "x"}, ["content/articles:1:1 not-a-folder"]),
        ({"content/actors.yaml/b": "x"}, ["content/actors.yaml:1:1 not-a-file"]),
        ({"content/articles/a.md": b"x" * 1_000_001}, ["content/articles/a.md:1:1 too-large"]),
        ({"content/articles/a.md": ""}, ["content/articles/a.md:1:1 empty-file"]),
        ({"content/days/2031-02-30.md": "x"}, ["content/days/2031-02-30.md:1:1 bad-id"]),
        ({"config.yaml": "title: T\n"}, ["content:1:1 no-content"]),
    ],
)  # fmt: skip
def test_only_files_of_content_are_read(files: dict[str, str | bytes], expected: list[str], tmp_path: Path) -> None:
    """What is no content is told of in a line, or ignored where an editor or the system left it."""
    _, problems = load_files(
        tmp_path, {"content/topics.yaml": "a: A\n"} | files if "config.yaml" not in files else files
    )
    assert told(problems) == expected


@pytest.mark.parametrize(
    "files", [{}, {"content/.gitkeep": ""}, {"content/articles/.gitkeep": ""}, {"content": "a file"}]
)
def test_a_project_without_content_is_refused(files: dict[str, str | bytes], tmp_path: Path) -> None:
    """Nothing to read is an error, so that an empty site never takes the place of a full one."""
    _, problems = load_files(tmp_path, files)
    assert told(problems) == ["content:1:1 no-content"]


def test_links_out_of_the_project_are_not_followed(tmp_path: Path) -> None:
    """A link may lead to another file of the project, and nowhere else; loops and pipes do not hang."""
    outside = tmp_path / "secret.md"
    outside.write_text(ARTICLE)
    articles = tmp_path / "project/content/articles"
    articles.mkdir(parents=True)
    (articles / "a.md").write_text(ARTICLE)
    (articles / "b.md").symlink_to(articles / "a.md")
    (articles / "c.md").symlink_to(outside)
    (articles / "d.md").symlink_to(articles / "d.md")
    (articles / "e.md").symlink_to(articles / "none.md")
    os.mkfifo(articles / "f.md")
    with socket.socket(socket.AF_UNIX) as served:
        here = Path.cwd()
        os.chdir(articles)
        served.bind("g.md")
        os.chdir(here)
    desk, problems = load(Project(root=tmp_path / "project", templates=()))
    assert [article.id for article in desk.articles] == ["a", "b"]
    assert [(problem.span.path[-4:], problem.code) for problem in problems] == [
        ("c.md", "not-a-file"),
        ("d.md", "unreadable"),
        ("e.md", "not-a-file"),
        ("f.md", "not-a-file"),
        ("g.md", "not-a-file"),
    ]


def test_a_content_folder_elsewhere_is_not_read(tmp_path: Path) -> None:
    """The content folder itself may not be a link out of the project either."""
    (tmp_path / "other/articles").mkdir(parents=True)
    (tmp_path / "project").mkdir()
    (tmp_path / "project/content").symlink_to(tmp_path / "other")
    _, problems = load(Project(root=tmp_path / "project", templates=()))
    assert told(problems) == ["content:1:1 not-a-file"]


def test_names_of_files_cannot_act_in_messages(tmp_path: Path) -> None:
    """A file name with an escape or broken bytes shows as its escapes."""
    _, problems = load_files(tmp_path, {"content/articles/a\x1b[31m\udcff.md": ARTICLE})
    assert all(
        part.isprintable() for problem in problems for part in (problem.span.path, problem.message, problem.hint)
    )
    assert [problem.code for problem in problems] == ["bad-id"]


_PIECES = st.sampled_from(
    ["notes:\n", "- who: a\n", "  says: b\n", "  anchor: c d\n", "a: {name: b}\n", "---\n", '"', "'", "[", "]", "{", "}", ": ", "#", "\t", "\n",
     "\r", "\x00", "\ufeff", "&a ", "*a ", "<<: ", "!!x ", "|\n", ">-\n", "source: s\n", "title: null\n", "published: 2031-02-30\n", "é", "\ud800"]
)  # fmt: skip
_NAMES = (
    "config.yaml", "content/actors.yaml", "content/topics/x.yaml", "content/annotations/a.yaml", "content/articles/a.md", "content/pages/a.md",
    "content/days/2031-01-01.md", "content/assessments/a.yaml", "content/corrections.yaml", "content/quotes.lock",
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(_NAMES), st.lists(_PIECES, max_size=12).map("".join), min_size=1))
def test_nothing_makes_load_raise(tmp_path: Path, files: dict[str, str]) -> None:
    """Whatever stands in the files, load returns a desk and problems that can be shown."""
    written: dict[str, str | bytes] = dict.fromkeys(_NAMES, "")
    written |= {name: text.encode("utf-8", "surrogatepass") for name, text in files.items()}
    desk, problems = load_files(tmp_path, written)
    assert desk.config is not None
    assert all((problem.message + problem.hint + problem.span.path).isprintable() for problem in problems)
