"""`read`: talks to one device and shows its readings, status and faults as they come, or tells how well it is.

It is held as a `Device` over the lane's own pump: its health can be asked for, and what it did is counted.
"""

from __future__ import annotations

import argparse
import json
import queue
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from drivers.cli.device_arguments import add_device, chosen_row, on_termination
from drivers.cli.health_check import Inbox, check_health
from drivers.cli.shapes import (
    counts_in_words,
    counts_shape,
    health_in_words,
    health_shape,
    in_words,
    message_of,
    shape_of,
)
from drivers.contract import DeviceOffline, EnableScanner, HealthLevel, Reading
from drivers.counts import Counts
from drivers.device import Device
from drivers.link.factory import make_link
from drivers.registry import ProtocolRow
from drivers.scales.plateaus import USUAL


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_device(parser)
    parser.add_argument("--json", action="store_true", help="a JSON line a reading")
    parser.add_argument("--plateaus", action="store_true", help="of a scale: only what came to rest, as in the bag")
    parser.add_argument(
        "--seconds", type=float, metavar="N", help="end after N seconds; of --health: ask then, if it has said nothing"
    )
    parser.add_argument("--count", type=int, metavar="N", help="end after N lines; fewer within --seconds: exit 1")
    parser.add_argument(
        "--health",
        choices=[str(level) for level in HealthLevel],
        metavar="LEVEL",
        help="only tell how well it is: internal asks nothing of it, external prints, lights or beeps (a light stays "
        "white), interactive needs a person; exit 1: not well",
    )
    parser.add_argument("--counts", action="store_true", help="at the end a line with what it did and what passed")


def run(args: argparse.Namespace) -> int:
    """Prints until the time, the lines or the user's patience are used up; 1 for too few lines, or no device at all.

    With `--health` prints what the check found; 1 where the device is not well.
    """
    row = chosen_row(args.kind, args.protocol)
    if args.count is not None and args.count < 1:
        raise ValueError("--count is 1 or more")
    if args.seconds is not None and not args.seconds > 0:
        raise ValueError("--seconds is more than 0")
    if args.health and args.count is not None:
        raise ValueError("--health ends by itself, --count has nothing to count")
    inbox: Inbox = queue.SimpleQueue()
    device = _device(args, row, inbox)
    on_termination(lambda: inbox.put(None))
    try:
        device.open()
        device.claim()
        device.enable()
        if row.kind in ("scanner", "camera"):
            device.submit(EnableScanner())
        return _tell_health(args, device, inbox) if args.health else _tell_readings(args, row.kind, inbox)
    finally:
        device.shut()
        if args.counts:
            _show_counts(device.counts, as_json=args.json)


def _device(args: argparse.Namespace, row: ProtocolRow, inbox: Inbox) -> Device[Any]:
    """Closed still; raises ValueError for a link or a driver that cannot be."""
    link = make_link(args.link, row)
    driver = row.make_plateau_driver(USUAL) if args.plateaus else row.make_driver(args.link)
    return Device(row.kind, row.kind, lambda: driver, lambda: link, inbox.put)


def _tell_health(args: argparse.Namespace, device: Device[Any], inbox: Inbox) -> int:
    end = check_health(device, HealthLevel(args.health), inbox, reach_s=args.seconds)
    if end is None:
        return 1
    print(json.dumps(health_shape(end), ensure_ascii=False) if args.json else health_in_words(end), flush=True)
    return 0 if end.ok else 1


def _tell_readings(args: argparse.Namespace, kind: str, inbox: Inbox) -> int:
    seen = _print_readings(args, kind, inbox)
    if not seen.reached:
        print(f"the {kind} was never reached at {args.link}", file=sys.stderr)
        return 1
    return 0 if args.count is None or seen.ended or seen.printed >= args.count else 1


def _show_counts(counts: Counts, *, as_json: bool) -> None:
    words = counts_in_words(counts, time.monotonic(), datetime.fromtimestamp(time.time()).astimezone())
    print(json.dumps({"counts": counts_shape(counts)}) if as_json else f"counts: {words}", flush=True)


@dataclass(slots=True)
class Seen:
    """`reached`: the device was there, if only for a moment; `ended` by the user."""

    printed: int = 0
    reached: bool = False
    ended: bool = False


def _print_readings(args: argparse.Namespace, kind: str, inbox: Inbox) -> Seen:
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
