"""The rules of the house, checked on the repository itself."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from briefbook.load.schema.export import schemas
from tests import problem_codes

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "briefbook"
MODULES = tuple(sorted(PACKAGE.rglob("*.py")))
TESTS = tuple(sorted((ROOT / "tests").rglob("*.py")))
REQUIREMENTS = (ROOT / "requirements.txt", ROOT / "requirements-dev.txt")
LONGEST = 300

# Words that say nothing about what a module does.
EMPTY_WORD = re.compile(r"common|context|data|engine|info|misc|(?:handler|helper|manager|processor|util)s?")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def parse(path: Path) -> ast.Module:
    """Read a module as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def told(path: Path, node: ast.stmt | ast.expr | None = None, what: str = "") -> str:
    """Name a place the way the program does."""
    return f"{path.relative_to(ROOT)}:{node.lineno if node else 1}: {what}"


def called(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    """Find calls of a function or method of this name."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=found) | ast.Attribute(attr=found)) if found == name:
                yield node


def public_functions(body: list[ast.stmt]) -> Iterator[Function]:
    """Find the functions and methods that others may call."""
    for node in body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if not name.startswith("_"):
                yield node
            case ast.ClassDef(name=name, body=inner) if not name.startswith("_"):
                yield from public_functions(inner)


def record_options(node: ast.ClassDef) -> set[tuple[str, object]] | None:
    """Return the options of a class that is a record, by the names of its bases or by having options; ``None`` for others."""
    match node:
        case ast.ClassDef(bases=[ast.Name(id="Struct"), *_]) | ast.ClassDef(keywords=[ast.keyword(arg="frozen"), *_]):
            return {(each.arg or "", ast.literal_eval(each.value)) for each in node.keywords}
    return None


def pins(path: Path) -> dict[str, str]:
    """Read the packages of a requirements file and their versions."""
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE))


def test_modules_fit_a_small_room() -> None:
    """No module, and no test module, is longer than 300 lines."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (*MODULES, *TESTS)}
    assert [told(path, what=f"{length} lines") for path, length in lengths.items() if length > LONGEST] == []


def test_modules_say_what_they_do() -> None:
    """Every module begins with a docstring."""
    assert [told(path) for path in MODULES if not ast.get_docstring(parse(path))] == []


def test_modules_have_telling_names() -> None:
    """No module is named by a word that says nothing."""
    names = [path.relative_to(ROOT).with_suffix("") for path in (*MODULES, *TESTS)]
    words = [(name, word) for name in names for part in name.parts for word in part.split("_")]
    assert [f"{name}: {word}" for name, word in words if EMPTY_WORD.fullmatch(word)] == []


def test_public_functions_are_described() -> None:
    """Every public function and method of the program has a docstring."""
    functions = [(path, node) for path in MODULES for node in public_functions(parse(path).body)]
    assert [told(path, node, node.name) for path, node in functions if not ast.get_docstring(node)] == []


def test_records_are_frozen_and_not_collected() -> None:
    """Every record says that it never changes and that the collector of cycles need not know it (docs/adr/0023)."""
    records = [
        (told(path, node), options)
        for path in MODULES
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ClassDef) and (options := record_options(node)) is not None
    ]
    assert len(records) > 200
    assert [where for where, options in records if not options >= {("frozen", True), ("gc", False)}] == []


def test_tests_are_sentences() -> None:
    """Every test has a docstring that ends like a sentence."""
    tests = [
        (path, node)
        for path in TESTS
        for node in ast.walk(parse(path))
        if isinstance(node, Function) and node.name.startswith("test_") and path.name.startswith("test_")
    ]
    sentences = [(path, node, ast.get_docstring(node) or "") for path, node in tests]
    assert [told(path, node, node.name) for path, node, text in sentences if not text.rstrip("\"”').").strip()] == []
    assert [told(path, node, text) for path, node, text in sentences if not re.search(r"[.?!][\"”')]*\s*$", text)] == []


def test_tests_patch_and_skip_nothing() -> None:
    """No test replaces a part of the program, and none is left out."""
    banned = re.compile(r"mock\.patch|pytest\.(?:mark\.)?(?:skip|skipif|xfail)\b|importorskip")
    others = [path for path in TESTS if path != Path(__file__)]
    assert [told(path) for path in others if banned.search(path.read_text(encoding="utf-8"))] == []


def test_only_the_command_line_prints() -> None:
    """`print` is called in `cli` alone."""
    others = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] not in ("cli.py", "cli")]
    assert [told(path, call) for path in others for call in called(parse(path), "print")] == []


def test_text_is_never_a_template() -> None:
    """No text is compiled as a template: templates are files."""
    assert [told(path, call) for path in MODULES for call in called(parse(path), "from_string")] == []


def test_every_problem_code_is_documented() -> None:
    """Every code that the program can tell has its entry in docs/reference/problems.md."""
    known = documented_codes()
    uses = problem_codes.used(PACKAGE)
    assert [str(use) for use in uses if use.pattern is None] == []
    assert [str(use) for use in uses if not any(re.fullmatch(use.pattern or "", code) for code in known)] == []


def test_every_documented_problem_exists() -> None:
    """Every entry in docs/reference/problems.md is a code that the program can tell, and stands there once."""
    patterns = {use.pattern for use in problem_codes.used(PACKAGE) if use.pattern}
    known = documented_codes()
    assert [code for code in known if not any(re.fullmatch(pattern, code) for pattern in patterns)] == []
    assert [code for code in sorted(set(known)) if known.count(code) > 1] == []


def test_problem_codes_are_read_from_the_source(tmp_path: Path) -> None:
    """A code is found where it is written out, where it is handed on, and missed where it cannot be read."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "lamps.py").write_text(
        'def dim(code, lamp): return error(code, lamp, "too dim")\n'
        'def check(lamp, odd): return [dim("no-light", lamp), warning("flickers" if odd else f"bad-{lamp}", lamp, "")]\n'
        "def relay(found): return error(found[0], found[1], found[2])\n",
        encoding="utf-8",
    )
    uses = {(use.line, use.pattern) for use in problem_codes.used(tmp_path / "pages")}
    assert uses == {(1, r"no\-light"), (2, "flickers"), (2, r"bad\-[a-z0-9-]+"), (3, None)}


def documented_codes() -> tuple[str, ...]:
    """Read the codes that the reference explains."""
    return problem_codes.documented((ROOT / "docs/reference/problems.md").read_text(encoding="utf-8"))


def test_requirements_name_no_address() -> None:
    """The locked requirements hold no URL, path or option: they work with any index."""
    address = re.compile(r"http|://|\bfile:|^ *-(?!-hash=)\S", re.MULTILINE)
    assert [(path.name, address.findall(path.read_text(encoding="utf-8"))[:3]) for path in REQUIREMENTS] == [
        (path.name, []) for path in REQUIREMENTS
    ]


def test_tools_of_the_audit_are_locked_without_address() -> None:
    """What npm installs is pinned: each package with its hash, none with the address that it came from."""
    text = (ROOT / "scripts/audit/package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    lock = json.loads(text)
    found = {name: package for name, package in lock["packages"].items() if name}
    assert found
    assert [name for name, package in found.items() if "resolved" in package or "integrity" not in package] == []


def test_requirements_are_locked() -> None:
    """Every locked package has one version and at least one hash, the same in both files."""
    core, dev = map(pins, REQUIREMENTS)
    for path, found in zip(REQUIREMENTS, (core, dev), strict=True):
        entries = re.split(r"\n(?=[a-z0-9])", path.read_text(encoding="utf-8"))
        assert [entry.split("\n")[0] for entry in entries if "--hash=sha256:" not in entry] == []
        assert len(entries) == len(found)
    assert {name: dev.get(name) for name in core} == core


def test_requirements_follow_the_project_file() -> None:
    """What pyproject.toml asks for is locked."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    core, dev = map(pins, REQUIREMENTS)
    assert names(project["project"]["dependencies"]) <= core.keys()
    assert names(project["dependency-groups"]["dev"]) <= dev.keys()


def names(requirements: list[str]) -> set[str]:
    """Take the packages' names from requirements."""
    return {re.split(r"[<>=!~;\[ ]", requirement)[0] for requirement in requirements}


def test_schemas_are_fresh() -> None:
    """The files in schemas/ are what the program makes now: `make schemas` writes them."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").iterdir()}
    assert kept == dict(schemas())


def test_editors_find_the_schemas() -> None:
    """The editor settings name every schema of a YAML file, and no other."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert {Path(name).name for name in settings["yaml.schemas"]} == schemas().keys() - {"article.json"}


def test_layers_are_kept() -> None:
    """Stages import what is below them only, and foreign speech stays where it belongs."""
    linter = Path(sys.executable).with_name("lint-imports")
    checked = subprocess.run([linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_make_knows_what_the_docs_name() -> None:
    """Every `make …` that the documents tell people to type exists."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    named = {
        page: re.findall(r"(?:`|^ {4}|^\$ )make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE) for page in pages
    }
    assert [told(page, what=name) for page, found in named.items() for name in found if name not in targets] == []


def test_decisions_are_numbered() -> None:
    """The decision records are numbered from 1 without a gap, and each has the four parts."""
    records = sorted((ROOT / "docs/adr").glob("[0-9]*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for path in records:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. "), path.name
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Status", "Context", "Decision", "Consequences"], (
            path.name
        )
