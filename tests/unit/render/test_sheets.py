import hashlib

from briefbook.render.sheets import fingerprint, statics
from tests.unit.render.sites import chrome, default_templates

FONT = b"made-up font"
SOURCES = {
    "static/briefbook.css": b"@layer base { p { color: red } }",
    "static/fonts.css": b'@font-face { src: url("fonts/a.woff2") format("woff2"), url(https://x.example/b.woff2) }',
    "static/fonts/a.woff2": FONT,
    "static/fonts/LICENSE.txt": b"words",
    "pages/home.md.j2": b"not static",
}


def test_what_a_stylesheet_loads_is_named_by_its_content_and_so_is_it() -> None:
    """Fonts get the hash of their bytes; look and fonts become one stylesheet, with the fonts' new names and its own hash."""
    made = statics(SOURCES, chrome())
    font = f"static/fonts/a.{hashlib.sha256(FONT).hexdigest()[:10]}.woff2"
    assert made.files[font] == FONT
    assert [path for path in made.files if path.endswith(".css")] == [made.stylesheet]
    sheet = made.files[made.stylesheet]
    assert made.stylesheet == fingerprint("static/briefbook.css", sheet)
    assert sheet.startswith(SOURCES["static/briefbook.css"])
    assert f'url("{font.removeprefix("static/")}")' in sheet.decode()
    assert "url(https://x.example/b.woff2)" in sheet.decode()


def test_other_stylesheets_of_a_project_are_published_beside() -> None:
    """A stylesheet of another name is named by its content too, and no page loads it by itself; without ours there is none."""
    more = {"static/map.css": b"p {}"}
    made = statics({**SOURCES, **more}, chrome())
    assert made.files[fingerprint("static/map.css", more["static/map.css"])] == more["static/map.css"]
    assert statics(more, chrome()).stylesheet == ""


def test_files_that_nothing_loads_keep_their_names() -> None:
    """A licence is published as it is; templates are not."""
    made = statics(SOURCES, chrome())
    assert made.files["static/fonts/LICENSE.txt"] == b"words"
    assert len(made.files) == 3


def test_a_site_may_do_without_our_fonts() -> None:
    """With the system's fonts, neither font files are published nor rules that name them."""
    made = statics(SOURCES, chrome(fonts="system"))
    assert list(made.files) == [made.stylesheet]
    assert made.files[made.stylesheet] == SOURCES["static/briefbook.css"]


def test_the_accent_of_a_site_comes_last() -> None:
    """The site's accent is set after the default stylesheet, for light and dark pages."""
    made = statics(SOURCES, chrome(accent="#aa3300"))
    before = made.files[made.stylesheet].partition(b"--accent:light-dark(#aa3300,")[0]
    assert SOURCES["static/briefbook.css"] in before
    assert b"@font-face" in before


def test_the_default_stylesheets_point_to_files_that_there_are() -> None:
    """Every font that the default stylesheets name is published under its new name."""
    made = statics(default_templates(), chrome())
    sheet = made.files[made.stylesheet].decode()
    fonts = [path for path in made.files if path.endswith(".woff2")]
    assert len(fonts) == 15
    assert all(f'url("{path.removeprefix("static/")}")' in sheet for path in fonts)


def test_a_script_is_for_all_pages_or_for_those_of_its_kind() -> None:
    """The site's own script is loaded everywhere, one that is named for a kind by pages of that kind; each by its content."""
    scripts = {
        "static/briefbook.js": b"1;",
        "static/search.js": b"2;",
        "static/vendor/x.js": b"3;",
    }
    made = statics({**SOURCES, **scripts}, chrome())
    own, search = (fingerprint(path, scripts[path]) for path in ("static/briefbook.js", "static/search.js"))
    assert made.scripts_of("search") == (own, search)
    assert made.scripts_of("actor") == (own,)
    assert made.scripts_of("briefbook") == (own,)
    assert made.files[search] == b"2;"
    assert made.files["static/vendor/x.js"] == b"3;"
