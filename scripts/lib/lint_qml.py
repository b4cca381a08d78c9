"""Lints every QML file against the view-models it is given; exits 1 when qmllint warns about anything.

The view-models are Python: PySide6's metaobjectdump reads each module, qmltyperegistrar makes one description of the
module (`Kiosk` of the lane, `KioskPanel` of QA's panel) from them all, and qmllint then finds a misspelled property,
slot or signal.

usage: lint_qml.py [FOLDER]     the tree's root, this one unless told
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import PySide6

ROOMS = {"Kiosk": "ui", "KioskPanel": "panel"}
"""QML module → the room of kiosk that has it."""
TOOLS = Path(sys.executable).parent
METATYPES = Path(PySide6.__file__).parent / "Qt" / "metatypes"
FOREIGN = ("qt6core", "qt6gui", "qt6qml", "qt6qmlmodels")


def run(tool: str, *arguments: str) -> int:
    """The tool's exit code; what it says is shown when it fails."""
    done = subprocess.run([TOOLS / f"pyside6-{tool}", *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(done.stdout + done.stderr, end="")
    return done.returncode


def describe(name: str, view_models: list[Path], folder: Path) -> bool:
    """Afterwards `folder` holds the QML module `name` of the view-models."""
    dumps = []
    for place, source in enumerate(view_models):
        dump = folder / f"{name}-{place}-{source.stem}.json"
        if run("metaobjectdump", "-o", str(dump), str(source)) != 0:
            print(f"metaobjectdump could not read {source}")
            return False
        # a module without a QML class leaves no file, or an empty one
        if dump.exists() and dump.stat().st_size > 0:
            dumps.append(str(dump))
    module = folder / name
    module.mkdir()
    (module / "qmldir").write_text(f"module {name}\ntypeinfo kiosk.qmltypes\ndepends QtQml\n")
    foreign = ",".join(str(METATYPES / f"{name}_metatypes.json") for name in FOREIGN)
    if not dumps:
        return True
    wanted = ["--foreign-types", foreign, "--generate-qmltypes", str(module / "kiosk.qmltypes")]
    named = ["--import-name", name, "--major-version", "1", "--minor-version", "0"]
    return run("qmltyperegistrar", *named, *wanted, "-o", str(folder / "unused.cpp"), *dumps) == 0


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    rooms = {name: root / "kiosk" / room for name, room in ROOMS.items()}
    screens = sorted(str(path) for room in rooms.values() for path in (room / "qml").rglob("*.qml"))
    if not screens:
        print("no QML to lint yet")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for name, room in rooms.items():
            found = sorted(path for path in (room / "viewmodels").rglob("*.py") if path.name != "__init__.py")
            if not describe(name, found, Path(folder)):
                return 1
        known = [argument for place in (folder, *rooms.values()) for argument in ("-I", str(place))]
        # -W 0: without it a warning still exits 0
        return 1 if run("qmllint", "-W", "0", *known, *screens) else 0


if __name__ == "__main__":
    sys.exit(main())
