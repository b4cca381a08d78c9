"""`emulate`: the other end of a wire as a program of its own, with faults to order, steered over HTTP on loopback."""

from __future__ import annotations

import argparse
import json

from drivers.cli.device_arguments import add_device, chosen_row, on_termination
from drivers.emulators.base import Fault, Value
from drivers.emulators.ends import link_of, make_end
from drivers.emulators.frame_names import namer
from drivers.emulators.host import Host, serve_control
from drivers.emulators.wire_log import WireLog, late_mask

USUAL_WIDTH = 24


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_device(parser, link_needed=False)
    parser.add_argument("--fault", action="append", default=[], metavar="NAME[=VALUE]", help="ordered from the start")
    parser.add_argument("--faults", action="store_true", help="only lists the faults that can be ordered")
    parser.add_argument("--json", action="store_true", help="lists them as JSON lines")
    parser.add_argument("--control", type=int, metavar="PORT", help="HTTP port on loopback; 0: a free one")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the noise, so that a run can be repeated")


def run(args: argparse.Namespace) -> int:
    """Serves the wire until SIGTERM or SIGINT; the wire is gone afterwards.

    Once all is there, one JSON line says so: `{"ready": true, "link": …, "control": port or null}`.
    """
    row = chosen_row(args.kind, args.protocol)
    emulator = row.make_emulator()
    if args.faults:
        known = emulator.faults.known.values()
        width = max(USUAL_WIDTH, *(len(fault.shown) + 2 for fault in known))
        for fault in known:
            print(_as_json(fault) if args.json else _in_words(fault, width))
        return 0
    if args.link is None:
        raise ValueError("--link names the wire that is to be there, such as pty:/tmp/device")
    end = make_end(args.link)
    if args.control is not None and not 0 <= args.control <= 65535:
        raise ValueError(f"--control {args.control} is no port")
    for text in args.fault:
        emulator.faults.set(*_fault(text))
    pictures = row.kind == "camera"  # they hide nothing, and their reader takes long to load
    masked = bytes if pictures else late_mask(lambda: row.make_driver(args.link).masked)
    log = WireLog(masked, namer(row.name))
    host = Host(emulator, end, seed=args.seed, log=log, about={"kind": row.kind, "protocol": row.name})
    on_termination(host.stop)
    control = None
    try:
        host.open()
        if args.control is not None:
            control = serve_control(host, args.control)
        port = None if control is None else control.server_port
        print(json.dumps({"ready": True, "link": link_of(end, args.link), "control": port}), flush=True)
        host.run()
    finally:
        end.close()
        if control is not None:
            control.shutdown()
            control.server_close()
    return 0


def _fault(text: str) -> tuple[str, Value]:
    name, given, value = text.partition("=")
    return name, value if given else True


def _in_words(fault: Fault, width: int) -> str:
    choices = f" ({fault.takes}: {', '.join(fault.choices)})" if fault.choices else ""
    return f"{fault.shown:{width}}{fault.does}{choices}"


def _as_json(fault: Fault) -> str:
    value = {"value": fault.takes or None, "choices": fault.choices, "needed": fault.needed}
    return json.dumps({"name": fault.name, **value, "does": fault.does}, ensure_ascii=False)
