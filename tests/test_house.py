"""The rules of the tree that no linter knows: each is one sentence, and names whoever breaks it."""

import ast
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 400

# Rooms whose modules each have a test: drivers/scales/toledo8217.py has tests/drivers/scales/test_toledo8217.py, or a
# test in that folder or the one above that imports it. Shapes without a function need none.
MIRRORED = ("drivers/", "kiosk/core/", "server/")
TESTED_TOGETHER = "/migrations/versions/"  # a revision is nothing alone: test_migrate.py walks them all
# Tested by the modules around them. One line each, with the reason; remove it when the test comes.
WITHOUT_MIRROR: dict[str, str] = {}

# What a pure core may not touch: files, wires, threads, clocks, chance.
IMPURE = {
    "asyncio", "io", "logging", "multiprocessing", "os", "pathlib", "queue", "random", "secrets", "select", "selectors",
    "shutil", "signal", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib",
}  # fmt: skip


@cache
def tracked() -> tuple[str, ...]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git clone: there is no list of tracked files")
    return tuple(name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())


@cache
def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def python(*rooms: str) -> list[str]:
    return [name for name in tracked() if name.endswith(".py") and name.startswith(rooms or ("",))]


class Module(NamedTuple):
    """What the rules ask of one file: it is read once, and its tree is not kept."""

    imports: frozenset[str]  # every module that it imports anywhere, by its full name
    has_code: bool  # a function outside the shapes of a protocol
    sleeps: tuple[int, ...]  # lines


@cache
def module(name: str) -> Module:
    imports: set[str] = set()
    sleeps: list[int] = []
    has_code = False
    for part in ast.parse(text(name), filename=name).body:
        shape = is_protocol(part)
        for node in ast.walk(part):
            match node:
                case ast.Import(names):
                    imports.update(alias.name for alias in names)
                case ast.ImportFrom(module=str(origin), names=names, level=0):
                    imports.update((origin, *(f"{origin}.{alias.name}" for alias in names)))
                    if origin == "time" and any(alias.name == "sleep" for alias in names):
                        sleeps.append(node.lineno)
                case ast.Attribute(value=ast.Name(id="time" | "asyncio"), attr="sleep"):
                    sleeps.append(node.lineno)
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    has_code = has_code or not shape
                case _:
                    pass
    return Module(frozenset(imports), has_code, tuple(sleeps))


def is_protocol(node: ast.stmt) -> bool:
    return isinstance(node, ast.ClassDef) and any("Protocol" in ast.unparse(base) for base in node.bases)


@cache
def importing_tests() -> dict[str, list[str]]:
    """Module → the tests that import it."""
    found: dict[str, list[str]] = {}
    for test in python("tests/"):
        if Path(test).name.startswith("test_"):
            for imported in module(test).imports:
                found.setdefault(imported, []).append(test)
    return found


def has_test(name: str) -> bool:
    path = Path(name)
    package = path.stem == "__init__"
    full_name = ".".join(path.parent.parts if package else path.with_suffix("").parts)
    stem = (path.parent.name if package else path.stem).strip("_")
    own, above = f"tests/{path.parent.as_posix()}/", f"tests/{path.parent.parent.as_posix()}/"
    named = re.compile(
        rf"{own}test_{stem}(_\w+)?\.py|{above}test_{path.parent.name}_{stem}\.py|{own}{stem}/test_\w+\.py"
    )
    near = re.compile(rf"(?:{own}|{above})(?:\w+/)?test_\w+\.py")
    if any(named.fullmatch(test) for test in python(own, above)):
        return True
    return any(near.fullmatch(test) for test in importing_tests().get(full_name, ()))


def test_every_module_of_drivers_core_and_server_has_its_test() -> None:
    rooms = [name for name in python(*MIRRORED) if TESTED_TOGETHER not in name and module(name).has_code]
    assert [name for name in rooms if name not in WITHOUT_MIRROR and not has_test(name)] == []


def test_the_list_of_modules_without_a_test_is_not_older_than_the_tree() -> None:
    assert [name for name in WITHOUT_MIRROR if name not in tracked() or has_test(name)] == []


def test_no_module_is_longer_than_a_person_reads_at_once() -> None:
    long = {
        name: lines
        for name in tracked()
        if name.endswith((".py", ".qml")) and (lines := text(name).count("\n")) > MOST_LINES
    }
    assert long == {}


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    # in pieces, so that this file does not name them either
    machine = r"(?<![\w.~}-])/(?:work|root|home/\w+|Users/\w+)/"
    registry = "|".join(
        ("pypi" + r"\.org", "python" + r"hosted\.org", "registry" + r"\.npmjs", "deb" + r"\.debian\.org")
    )
    named = re.compile(f"{machine}|{registry}")
    found = []
    for name in tracked():
        try:
            shown = text(name)
        except UnicodeDecodeError:  # a picture, a sound
            continue
        found += [f"{name}: {match.group()}" for match in named.finditer(shown)]
    assert found == []


def test_the_lists_of_requirements_are_hashed_and_complete() -> None:
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8").lower()
    pins = [pin.lower() for pin in re.findall(r'^  "([\w.-]+==[^"]+)",$', declared, re.MULTILINE)]
    blocks = re.split(r"\n(?=\S)", listed.strip())
    assert len(pins) > 10
    assert [pin for pin in pins if f"{pin} " not in listed] == [], "run scripts/lib/lock.sh"
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "uv.lock" not in tracked()


def test_nothing_waits_for_a_time() -> None:
    sleepers = [f"{name}:{line}" for name in python() for line in module(name).sleeps]
    assert sleepers == []


def test_the_core_is_pure_and_stands_on_the_standard_library() -> None:
    impure = []
    for name in python("kiosk/core/"):
        allowed = sys.stdlib_module_names - IMPURE | {"kiosk", "typing_extensions"}
        if name.startswith("kiosk/core/barcodes/"):
            allowed |= {"biip"}
        impure += sorted(
            {f"{name}: {top}" for other in module(name).imports if (top := other.partition(".")[0]) not in allowed}
        )
    assert impure == []


def test_explaining_a_code_needs_the_core_only() -> None:
    asked = "import sys; sys.argv = ['kiosk', 'explain', '4006381333931']; import runpy\n"
    asked += "try: runpy.run_module('kiosk', run_name='__main__')\n"
    asked += "except SystemExit as end: print(end.code or 0, file=sys.stderr)\n"
    asked += "print(sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=False)
    code, loaded = done.stderr.strip().splitlines()[-2:]
    assert code == "0", done.stderr
    assert {"PySide6", "sqlalchemy", "fastapi", "cv2", "escpos"}.isdisjoint(ast.literal_eval(loaded))


def test_no_two_classes_that_qml_knows_have_one_name() -> None:
    """Qt tells a property's type by that name alone, in the whole program: the second would be taken for the first."""
    named = Counter(
        found
        for file in (ROOT / "kiosk").rglob("*.py")
        for found in re.findall(r"^@QmlElement\n(?:@.*\n)*class (\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert len(named) > 10
    assert [name for name, times in named.items() if times > 1] == []
