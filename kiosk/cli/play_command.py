"""`play`: scenario files through the real lane, its drivers and their emulators, headless."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kiosk.config import load_config
from kiosk.play.faults import check_faults
from kiosk.play.player import PLAN, Played, play
from kiosk.play.scenario import Scenario, read_scenario


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenarios", nargs="+", type=Path, metavar="SCENARIO", help="files as docs/scenarios.md says")
    parser.add_argument("--json", action="store_true", help="a JSON line for each scenario")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="where the pictures go that scenarios take")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where journals, wires and logs stay; else they go")
    parser.add_argument("-j", "--jobs", type=int, default=2, help="so many at once (2)")


def run(args: argparse.Namespace) -> int:
    """0 if everything held, 1 if something did not; raises ValueError for a file that cannot be played."""
    scenarios = [read_scenario(path) for path in args.scenarios]
    plan = load_config(PLAN)
    for scenario in scenarios:
        check_faults(scenario, plan)
    if args.jobs < 1:
        raise ValueError("-j must be 1 or more")
    if args.pictures is not None:
        args.pictures.mkdir(parents=True, exist_ok=True)
    held = True
    with ThreadPoolExecutor(max_workers=args.jobs) as pool:
        for scenario, played in zip(scenarios, pool.map(lambda one: _play(one, args), scenarios), strict=True):
            held = held and not played.failed
            _report(scenario, played, as_json=args.json)
    return 0 if held else 1


def _play(scenario: Scenario, args: argparse.Namespace) -> Played:
    folder = Path(tempfile.mkdtemp(prefix=f"{scenario.name}-", dir=_made(args.keep)))
    try:
        return play(scenario, folder, args.pictures, lambda text: _say(f"{scenario.name}: {text}", quiet=args.json))
    finally:
        if args.keep is None:
            shutil.rmtree(folder, ignore_errors=True)


def _made(folder: Path | None) -> Path | None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def _say(text: str, *, quiet: bool) -> None:
    if not quiet:
        print(text, file=sys.stderr, flush=True)


def _report(scenario: Scenario, played: Played, *, as_json: bool) -> None:
    if as_json:
        shape = {
            "scenario": str(scenario.path),
            "title": played.title,
            "held": not played.failed,
            "failed": played.failed or None,
            "seconds": round(played.seconds, 2),
            "pictures": [str(path) for path in played.pictures],
        }
        print(json.dumps(shape, ensure_ascii=False), flush=True)
    elif played.failed:
        print(f"FAILED {played.name}: {played.failed}", flush=True)
        pictures = f"; the screen then: {played.pictures[-1]}" if played.pictures else ""
        print(f"       again: python -m kiosk play --pictures DIR --keep DIR {scenario.path}{pictures}", flush=True)
    else:
        print(f"held   {played.name}: {played.title} ({played.seconds:.1f} s)", flush=True)
