import hashlib

import pytest

from briefbook.render.sheets import fingerprint, statics, tight
from tests.unit.render.sites import chrome, default_templates

FONT = b"made-up font"
LOOK = b"@layer base{p{color:red}}"
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
    assert sheet.startswith(LOOK)
    assert f'url("{font.removeprefix("static/")}")' in sheet.decode()
    assert "url(https://x.example/b.woff2)" in sheet.decode()


def test_other_stylesheets_of_a_project_are_published_beside() -> None:
    """A stylesheet of another name is named by its content too, and no page loads it by itself; without ours there is none."""
    more = {"static/map.css": b"p {}"}
    made = statics({**SOURCES, **more}, chrome())
    assert made.files[fingerprint("static/map.css", b"p{}")] == b"p{}"
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
    assert made.files[made.stylesheet] == LOOK


def test_the_accent_of_a_site_comes_last() -> None:
    """The site's accent is set after the default stylesheet, for light and dark pages."""
    made = statics(SOURCES, chrome(accent="#aa3300"))
    before = made.files[made.stylesheet].partition(b"--accent:light-dark(#aa3300,")[0]
    assert LOOK in before
    assert b"@font-face" in before


def test_the_default_stylesheets_point_to_files_that_there_are() -> None:
    """Every font that the default stylesheets name is published under its new name."""
    made = statics(default_templates(), chrome())
    sheet = made.files[made.stylesheet].decode()
    fonts = [path for path in made.files if path.endswith(".woff2")]
    assert len(fonts) == 12
    assert all(f'url("{path.removeprefix("static/")}")' in sheet for path in fonts)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        (
            "a :hover , b > i {\n  color : red ;\n  margin: 0 1px;\n}\n\np {}\n",
            "a :hover,b > i{color :red;margin:0 1px}p{}",
        ),
        ('/* it\'s */ a{} /* "b" */ c{}', "a{}c{}"),
        ("/*! OFL: see { fonts } */\na{}", "/*! OFL: see { fonts } */ a{}"),
        ('a::before { content: "; /* \\" */ }  {" / "" ; }', 'a::before{content:"; /* \\" */ }  {" / ""}'),
        ("a { b: url(data:x;y,  z) , 'c:  d' }", "a{b:url(data:x;y,  z),'c:  d'}"),
        (
            "@media (width >= 46rem) { a { width: calc(1px + (2px * 3)) } }",
            "@media (width >= 46rem){a{width:calc(1px + (2px * 3))}}",
        ),
        ("@layer a, b;\n@supports selector(::x) { }", "@layer a,b;@supports selector(::x){}"),
    ],
)
def test_stylesheets_are_sent_tight(written: str, sent: str) -> None:
    """Space and comments that mean nothing are not sent; what is in strings, addresses and licences is, and space that means."""
    assert tight(written) == sent.encode()


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
