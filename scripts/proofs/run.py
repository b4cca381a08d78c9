"""Runs one proof and tells what it found; exits 0 when it holds, 1 when it does not, 2 for bad arguments."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.proofs.report import Extent, Proof

PROBLEMS = ("scale", "scanner", "terminal", "bags")
REPORT = Path("build/virtual-day.html")
NAMES = {
    "bundle": "support bundles of lanes full of secrets: none of them tells one",
    "books": "the lowest total, and one total for lane, receipt and server",
    "decode": "codes before a camera: what is charged is right, and a frame is looked at in time",
    "findings": "each fault of each device is found in 10 s, with its part and the next step; no other is blamed",
    "fuzz": "random and mangled bytes: no exception, no reading from garbage, no long call",
    "false-alarms": "bagging: far fewer false alarms than a fixed tolerance, at no more misses",
    "hidden-problem": "a lane that ails unsaid: the store sees it, acts in ten minutes, and shows that it is mended",
    "load": "300 lanes at peak: ingest's p99, no backlog, the books to the cent",
    "power-cuts": "a cut at any moment: nothing lost, nothing charged and forgotten",
    "real-day": "the same shoppers at lanes with real wires and in virtual time: the same books",
    "replay": "a virtual day's journals replay to the same totals and screens, and show a changed rule",
    "scenarios": "the scenarios hold, and each fails where the product is broken in what it is about",
    "terminal-drops": "a card payment disturbed at any byte: charged once or not at all, and the till knows which",
    "tidying": "a cut at any moment while old facts go: what is kept is there, and the chain holds",
    "unplug": "each device pulled and plugged in again in mid-use: noticed, back, nothing counted twice",
    "virtual-day": "a day of a store, its shoppers and mishaps, in minutes: the books balance, nobody is stuck",
    "week-offline": "a week of sales drained over a bad link by two drainers: each once, to the cent",
}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="scripts/prove",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"  {name:16} {meaning}" for name, meaning in NAMES.items()),
    )
    parser.add_argument("name", choices=NAMES, metavar="NAME", help="one of those below")
    parser.add_argument("--points", "--shoppers", type=int, help="how many cases are tried; how many come to the store")
    parser.add_argument("--lanes", type=int, help="how many lanes the stores of virtual-day and real-day have")
    parser.add_argument("--seconds", type=float, help="about how long it may take")
    parser.add_argument("--seed", type=int, default=1, help="another seed tries other cases (default 1)")
    parser.add_argument("--report", type=Path, default=REPORT, help=f"where virtual-day tells of it (default {REPORT})")
    parser.add_argument("--first-day", action="store_true", help="virtual-day: nothing is learned yet")
    parser.add_argument("--problem", choices=PROBLEMS, default=PROBLEMS[0], help="hidden-problem: what ails a lane")
    parser.add_argument("--break", action="store_true", dest="breaks", help="load: the database dies, a worker too")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON line")
    chosen = parser.parse_args()
    if any(wanted is not None and wanted <= 0 for wanted in (chosen.points, chosen.seconds, chosen.lanes)):
        parser.error("--points, --seconds and --lanes want more than nothing")
    module = import_module(f"scripts.proofs.{chosen.name.replace('-', '_')}")
    extent = Extent(chosen.points, chosen.seconds, chosen.seed, chosen.lanes, chosen.report, chosen.first_day)
    extent = replace(extent, problem=chosen.problem, breaks=chosen.breaks)
    with TemporaryDirectory() as folder:
        proof: Proof = module.prove(Path(folder), extent)
    print(json.dumps(proof.as_json(), ensure_ascii=False) if chosen.json else proof.as_table())
    return 0 if proof.holds else 1


if __name__ == "__main__":
    sys.exit(main())
