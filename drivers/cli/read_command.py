"""`read`: talks to one device and shows its readings, status and faults as they come, through the lane's own pump."""

from __future__ import annotations

import argparse
import json
import queue
import sys
import time
from dataclasses import dataclass

from drivers.cli.device_arguments import add_device, chosen_row, on_termination
from drivers.cli.shapes import in_words, message_of, shape_of
from drivers.contract import DeviceOffline, EnableScanner, Reading, Stamped
from drivers.link.factory import make_link
from drivers.pump import Pump
from drivers.scales.plateaus import USUAL


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_device(parser)
    parser.add_argument("--json", action="store_true", help="a JSON line a reading")
    parser.add_argument("--plateaus", action="store_true", help="of a scale: only what came to rest, as in the bag")
    parser.add_argument("--seconds", type=float, metavar="N", help="end after N seconds")
    parser.add_argument("--count", type=int, metavar="N", help="end after N lines; fewer within --seconds: exit 1")


def run(args: argparse.Namespace) -> int:
    """Prints until the time, the lines or the user's patience are used up; 1 for too few lines, or no device at all."""
    row = chosen_row(args.kind, args.protocol)
    link = make_link(args.link, row)
    if args.count is not None and args.count < 1:
        raise ValueError("--count is 1 or more")
    if args.seconds is not None and not args.seconds > 0:
        raise ValueError("--seconds is more than 0")
    driver = row.make_plateau_driver(USUAL) if args.plateaus else row.make_driver(args.link)
    inbox: queue.SimpleQueue[Stamped | None] = queue.SimpleQueue()
    on_termination(lambda: inbox.put(None))
    pump = Pump(row.kind, driver, link, inbox.put)
    pump.start()
    if row.kind in ("scanner", "camera"):
        pump.submit(EnableScanner())
    try:
        seen = _print_readings(args, row.kind, inbox)
    finally:
        pump.stop()
    if not seen.reached:
        print(f"the {row.kind} was never reached at {args.link}", file=sys.stderr)
        return 1
    return 0 if args.count is None or seen.ended or seen.printed >= args.count else 1


@dataclass(slots=True)
class Seen:
    """`reached`: the device was there, if only for a moment; `ended` by the user."""

    printed: int = 0
    reached: bool = False
    ended: bool = False


def _print_readings(args: argparse.Namespace, kind: str, inbox: queue.SimpleQueue[Stamped | None]) -> Seen:
    """What was seen until the time or the count was up, or the user ended it."""
    until = None if args.seconds is None else time.monotonic() + args.seconds
    seen = Seen()
    while args.count is None or seen.printed < args.count:
        try:
            stamped = inbox.get(timeout=None if until is None else max(0.0, until - time.monotonic()))
        except queue.Empty:
            return seen
        if stamped is None:
            seen.ended = True
            return seen
        seen.reached = seen.reached or not isinstance(stamped.reading, DeviceOffline)
        seen.printed += _show(kind, stamped.reading, as_json=args.json)
    return seen


def _show(kind: str, reading: Reading, *, as_json: bool) -> int:
    """Lines printed: 0 or 1."""
    if message := message_of(reading):
        print(message, file=sys.stderr, flush=True)
    shape = shape_of(kind, reading)
    if shape is None:
        return 0
    print(json.dumps(shape) if as_json else in_words(shape), flush=True)
    return 1
