"""`play`: scenario files through the real lane, its drivers and their emulators, headless."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from kiosk.config import load_config
from kiosk.play.faults import check_faults
from kiosk.play.nursery import Nursery
from kiosk.play.played import Played
from kiosk.play.player import PLAN, play
from kiosk.play.program import Spawn
from kiosk.play.scenario import Scenario, read_scenario

JOBS = 3 * len(os.sched_getaffinity(0))
"""Most of a play is waiting: for a hand, a device, a clock."""
FAILURES = Path(tempfile.gettempdir()) / f"kiosk-play-{os.getpid()}"
"""Where the screen of a failed step goes without `--pictures`; only then is it made."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenarios", nargs="+", type=Path, metavar="SCENARIO", help="files as docs/scenarios.md says")
    parser.add_argument("--json", action="store_true", help="a JSON line for each scenario")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="where the pictures go that scenarios take")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where journals, wires and logs stay; else they go")
    parser.add_argument("-j", "--jobs", type=int, default=JOBS, help=f"so many at once ({JOBS})")


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
    with closing(Nursery()) as nursery, ThreadPoolExecutor(max_workers=args.jobs) as pool:
        plays = pool.map(lambda one: _play(one, args, nursery.spawn), scenarios)
        for scenario, played in zip(scenarios, plays, strict=True):
            held = held and not played.failed
            _report(scenario, played, as_json=args.json)
    return 0 if held else 1


def _play(scenario: Scenario, args: argparse.Namespace, spawn: Spawn) -> Played:
    folder = Path(tempfile.mkdtemp(prefix=f"{scenario.name}-", dir=_made(args.keep)))
    try:
        return play(
            scenario,
            folder,
            args.pictures,
            lambda text: _say(f"{scenario.name}: {text}", quiet=args.json),
            failures=FAILURES,
            spawn=spawn,
        )
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
        print(json.dumps(played.as_json(scenario.path), ensure_ascii=False), flush=True)
    else:
        print(played.as_text(scenario.path), flush=True)
