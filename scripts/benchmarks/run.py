"""The benchmarks, each beside its floor or peer measured in the same run: a table, or a JSON line a benchmark.

A missed target is said and is no error: figures depend on the machine and on what else it does. Exits 0 when all were
measured, 1 when one could not be, 2 for bad arguments.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from scripts.benchmarks.report import machine, machine_line, table

ROOT = Path(__file__).resolve().parents[2]
NAMES = {
    "scan-to-line": "scanner bytes to the drawn line",
    "append": "a durable fact",
    "interpret": "what a code means",
    "start": "process start to the first frame",
    "touch-to-answer": "a finger on + to the drawn figure",
    "decode": "a camera frame",
    "catalogue": "a code, and letters typed, among 200,000 items",
    "reprice": "a long basket priced again after one scan",
    "restart": "a full journal to a lane that sells",
    "console-to-lane": "a host's word at the console to the lane, 50 lanes listening",
    "ingest": "a sale at the store server, beside one bare INSERT",
    "experience": "each figure of 1,000,000 visits in PostgreSQL, and their page in a browser",
}
QT = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "QT_QUICK_CONTROLS_STYLE": "Basic"}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="scripts/bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"  {name:16} {meaning}" for name, meaning in NAMES.items()),
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="which (default: all)")
    parser.add_argument("--json", action="store_true", help="one JSON line for each benchmark instead of the table")
    parser.add_argument("--quick", action="store_true", help="a few runs only: shows that it works, measures badly")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench", help="the disk to measure on")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if unknown := [name for name in chosen.names if name not in NAMES]:
        parser.error(f"{unknown[0]!r} is none of {', '.join(NAMES)}")
    if chosen.inside is not None:
        _measure(chosen.names[0], chosen.inside, quick=chosen.quick)
        return 0
    told = machine()
    print(machine_line(told), file=sys.stderr if chosen.json else sys.stdout, flush=True)
    failed = 0
    for name in chosen.names or NAMES:
        result = _in_its_own_process(name, chosen.folder, quick=chosen.quick)
        if result is None:
            failed += 1
            print(f"scripts/bench: {name} could not be measured", file=sys.stderr)
        elif chosen.json:
            print(json.dumps({**result, "machine": told}, ensure_ascii=False), flush=True)
        else:
            print(f"\n{table(result)}", flush=True)
    return 1 if failed else 0


def _in_its_own_process(name: str, folder: Path, *, quick: bool) -> dict[str, Any] | None:
    """So that no benchmark meets what another one loaded or left behind; its errors come through."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=f"{name}-") as own:
        command = [sys.executable, "-P", "-m", "scripts.benchmarks.run", name, "--inside", own]
        env = {**os.environ, **QT, "PYTHONPATH": str(ROOT), "XDG_RUNTIME_DIR": own}
        env.pop("QML_DISABLE_DISK_CACHE", None)
        done = subprocess.run(
            [*command, *(["--quick"] if quick else [])],
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
        )
        return dict(json.loads(done.stdout.splitlines()[-1])) if done.returncode == 0 else None


def _measure(name: str, folder: Path, *, quick: bool) -> None:
    benchmark = import_module(f"scripts.benchmarks.{name.replace('-', '_')}")
    print(json.dumps(benchmark.measure(folder, quick=quick).as_json()))


if __name__ == "__main__":
    sys.exit(main())
