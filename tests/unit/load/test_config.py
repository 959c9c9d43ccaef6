from pathlib import Path

import pytest

from briefbook.load import load
from briefbook.load.config import read_config
from briefbook.model.config import Quoting, Theme
from briefbook.model.project import Project
from tests.unit.load.desks import ARTICLE, load_files, told

FULL = """title: The bridge
tagline: Who said what.
base_url: https://example.org/bridge/
language: en
timezone: Europe/Berlin
as_of: 2031-03-06
texts: texts
output: public
quoting: {quote_words: 12, article_share: 0.05}
navigation: [timeline, actors]
per_page: 50
feeds: false
search: true
theme: {accent: "#1a5fb4", fonts: system}
editor: {name: The editors, email: editors@example.org}
corrections_policy: We mend.
"""


def test_all_settings_are_read() -> None:
    """Every setting of the contract is read; what a group leaves out keeps its default."""
    config, problems = read_config(FULL)
    assert problems == []
    assert config.quoting == Quoting(quote_words=12, article_share="0.05")
    assert config.theme == Theme(accent="#1a5fb4", fonts="system")
    assert (config.navigation, config.per_page, config.feeds, config.search) == (
        ("timeline", "actors"),
        50,
        False,
        True,
    )
    assert (config.editor, str(config.as_of), config.output) == (
        "The editors <editors@example.org>",
        "2031-03-06",
        "public",
    )


@pytest.mark.parametrize("text", [None, "", "\n", "# nothing\n"])
def test_a_site_without_settings_has_the_defaults(text: str | None) -> None:
    """No settings at all is no mistake."""
    config, problems = read_config(text)
    assert (problems, config.title, config.output, config.texts, config.per_page) == (
        [],
        "Briefing",
        "site",
        "texts",
        100,
    )


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("titel: x\n", "1:1", "unknown-key"),
        ("quoting: {quote_word: 1}\n", "1:11", "unknown-key"),
        ("per_page: 0\n", "1:11", "bad-form"),
        ("per_page: '010'\n", "1:11", "bad-form"),
        ("feeds: yes\n", "1:8", "bad-form"),
        ("timezone: Mars/Olympus\n", "1:11", "bad-form"),
        ("timezone: ../../etc/passwd\n", "1:11", "bad-form"),
        ("base_url: example.org\n", "1:11", "bad-url"),
        ("base_url: https://example.org/?a=1\n", "1:11", "bad-url"),
        ("theme: {accent: red}\n", "1:17", "bad-form"),
        ("theme: {fonts: comic}\n", "1:16", "not-in-list"),
        ("quoting: {article_share: 1.5}\n", "1:26", "bad-form"),
        ("quoting: [1]\n", "1:10", "wrong-type"),
        ("output: ../site\n", "1:9", "unsafe-path"),
        ("output: /srv/site\n", "1:9", "unsafe-path"),
        ("output: ~/site\n", "1:9", "unsafe-path"),
        ("output: .\n", "1:9", "unsafe-path"),
        ("output: content/site\n", "1:9", "unsafe-path"),
        ("output: Content\n", "1:9", "unsafe-path"),
        ("output: templates\n", "1:9", "unsafe-path"),
        ("output: texts\n", "1:9", "unsafe-path"),
        ("output: .git\n", "1:9", "unsafe-path"),
        ("output: C:\\site\n", "1:9", "unsafe-path"),
        ("texts: ../elsewhere\n", "1:8", "unsafe-path"),
        ("texts: content/articles\n", "1:8", "unsafe-path"),
        ("- title\n", "1:1", "wrong-type"),
        ("title: a: b\n", "1:9", "colon-in-value"),
        ("editor: [a, b]\n", "1:9", "wrong-type"),
    ],
)
def test_mistakes_are_told_where_they_are(text: str, place: str, code: str) -> None:
    """A wrong setting is told of where it stands, and the defaults stand in."""
    config, problems = read_config(text)
    assert [(str(problem.span), problem.code) for problem in problems] == [(f"config.yaml:{place}", code)]
    assert config.title == "Briefing"


def test_texts_are_read_from_their_folder(tmp_path: Path) -> None:
    """The private originals that are present are read, with line feeds; an absent one is no mistake."""
    private = ARTICLE.replace("published", "text: {}\npublished")
    files = {
        "content/articles/a.md": private.replace("{}", "a.txt"),
        "content/articles/b.md": private.replace("{}", "deep/b.txt"),
        "content/articles/c.md": private.replace("{}", "absent.txt"),
        "texts/a.txt": "\ufeffOne.\r\nTwo.\r\n",
        "texts/deep/b.txt": "Three.\n",
    }
    desk, problems = load_files(tmp_path, files)
    assert (told(problems), dict(desk.texts)) == ([], {"a": "One.\nTwo.\n", "b": "Three.\n"})


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "a/../../x", "..", ".", "a\\b", "C:x", "a//b"])
def test_texts_stay_in_their_folder(name: str, tmp_path: Path) -> None:
    """The name of a text cannot lead out of the folder of texts."""
    (tmp_path / "secret.txt").write_text("secret")
    desk, problems = load_files(
        tmp_path / "project",
        {"content/articles/a.md": ARTICLE.replace("title:", f"text: '{name}'\ntitle:"), "texts/x.txt": "x"},
    )
    assert (told(problems), dict(desk.texts)) == (["content/articles/a.md:3:7 unsafe-path"], {})


def test_texts_are_not_read_through_links(tmp_path: Path) -> None:
    """A link in the folder of texts may not lead out of it; the folder that the user names may be anywhere."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a.txt").write_text("Elsewhere.\n")
    project = tmp_path / "project"
    files = {"content/articles/a.md": ARTICLE.replace("title:", "text: a.txt\ntitle:"), "texts/b.txt": "x"}
    load_files(project, files)
    (project / "texts/a.txt").symlink_to(tmp_path / "other/a.txt")
    desk, problems = load(Project(root=project, templates=()))
    assert (told(problems), dict(desk.texts)) == (["texts/a.txt:1:1 not-a-file"], {})
    desk, problems = load(Project(root=project, templates=(), texts=tmp_path / "other"))
    assert (told(problems), dict(desk.texts)) == ([], {"a": "Elsewhere.\n"})
