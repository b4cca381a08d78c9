"""`bundle`: what those who help a lane need to know of it, in one file that only they can read."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kiosk.cli.lane_command import DEFAULT_CONFIG
from kiosk.config import Config, ConfigError, load_config

if TYPE_CHECKING:
    from kiosk.diagnostics.bundle.kept_traces import Shapes

DONE, DOES_NOT_HOLD, UNUSABLE = 0, 1, 2
DAYS = 7.0
MOST_DAYS = 36_500.0
RUNS = "the lane runs, and holds its devices, and tells nothing of them"
NO_KEY = (
    "the settings name no key of those who help this lane, and a bundle is never written without one: ask them for "
    "their public key, and put it into {config} as [support] key"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, default=DEFAULT_CONFIG, help=f"settings (default {DEFAULT_CONFIG})")
    parser.add_argument("--key-file", type=Path, help="opens the journal (default: beside the journal)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the bundle; it must not be there yet")
    parser.add_argument("--to-server", action="store_true", help="the store server keeps it, for the manager to fetch")
    parser.add_argument("--since", type=_days, default=DAYS, metavar="DAYS", help=f"how far back (default {DAYS:.0f})")
    parser.add_argument("--without-devices", action="store_true", help="no look at the devices is taken")
    parser.set_defaults(action=None)
    actions = parser.add_subparsers(dest="action", metavar="[ACTION]")
    opening = actions.add_parser("open", help="those who help: the files of a bundle", description=_open.__doc__)
    opening.add_argument("file", type=Path, metavar="FILE", help="the bundle")
    opening.add_argument("--identity", type=Path, required=True, metavar="KEYFILE", help="the secret key")
    opening.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder for what is in it")
    making = actions.add_parser("make-key", help="those who help: a new pair of keys", description=_make_key.__doc__)
    making.add_argument("--out", type=Path, required=True, metavar="KEYFILE", help="a new file for the secret key")


def _days(text: str) -> float:
    days = float(text)
    if not 0 < days <= MOST_DAYS:  # nor is NaN
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and {MOST_DAYS:.0f} days")
    return days


def run(args: argparse.Namespace) -> int:
    """0: done; 1: `open` found that the bundle is not whole, or for another key; 2: it could not be tried."""
    from kiosk.diagnostics.bundle.pack import NotABundle
    from kiosk.diagnostics.bundle.sealing import NotSealed

    try:
        match args.action:
            case "open":
                return _open(args.file, args.identity, args.out)
            case "make-key":
                return _make_key(args.out)
            case _:
                return _make(args)
    except (NotSealed, NotABundle) as error:
        print(f"bundle: {error}", file=sys.stderr)
        return DOES_NOT_HOLD if args.action == "open" else UNUSABLE
    except ConfigError as error:
        print(f"bundle: {error}", file=sys.stderr)
    except OSError as error:
        print(f"bundle: {error.filename or args.out}: {error.strerror}; nothing was made", file=sys.stderr)
    return UNUSABLE


def _make(args: argparse.Namespace) -> int:
    from kiosk.compose import VERSION
    from kiosk.diagnostics.bundle.gather import Source, gather
    from kiosk.diagnostics.bundle.sealing import check_public_key, seal
    from kiosk.diagnostics.bundle.sending import hand_in, write_new
    from kiosk.lane.clock import SystemClock

    config = load_config(args.config)
    if (args.out is None) == (not args.to_server):
        raise ConfigError("either --out names the file to make, or --to-server")
    if config.support is None:
        raise ConfigError(NO_KEY.format(config=args.config))
    check_public_key(config.support.key)
    if args.out is not None and args.out.exists():
        raise ConfigError(f"{args.out} is there already: name another file")
    seen = _look(config, devices=not args.without_devices)
    source = Source(
        config=config,
        key_file=args.key_file or config.lane.data / "journal.key",
        program=VERSION,
        now=datetime.fromisoformat(SystemClock().wall()),
        days=args.since,
        rows=seen.rows,
        traces=seen.traces,
        traces_from=seen.traces_from,
    )
    pack = gather(source)
    sealed = seal(pack.packed(), config.support.key)
    if args.out is not None:
        write_new(args.out, sealed)
    else:
        hand_in(config, sealed)
    print(f"{args.out or 'the store server'}: {len(pack.files)} files, sealed for {config.support.key}")
    for left in pack.manifest["left_out"]:  # type: ignore[attr-defined]
        print(f"  without {left['what']}: {left['why']}")
    return DONE


class Seen(NamedTuple):
    """As `Source` has them."""

    rows: Sequence[Mapping[str, Any]] | str
    traces: Shapes
    traces_from: str


def _look(config: Config, *, devices: bool) -> Seen:
    """How well everything is, or why nobody can look; and what passed on the wires last, before the lane was stopped
    or until now.
    """
    from kiosk.compose.diagnosing import look_at_all
    from kiosk.diagnostics.bundle.kept_traces import kept_traces
    from kiosk.journal import JournalBusy, JournalError, held

    at, traces = kept_traces(config.lane.data)
    whose = f"kept when the lane was stopped, at {at}" if at else "none was kept when the lane was stopped"
    if not devices:
        return Seen("nobody asked for it", traces, whose)
    try:
        with held(config.lane.data / "journal.db"):
            return Seen([row.as_json() for row in look_at_all(config)], traces, whose)
    except JournalBusy:
        return _asked(config, Seen(RUNS, traces, whose))
    except (JournalError, ConfigError, OSError) as error:
        return Seen(f"no look could be taken: {type(error).__name__}", traces, whose)


def _asked(config: Config, otherwise: Seen) -> Seen:
    """What the lane that runs says of its devices and their wires; `otherwise` where it says nothing."""
    from kiosk.compose.diagnosing import CHECKED_S, look_at_machine, look_at_store
    from kiosk.diagnostics.door import NobodyThere, ask
    from kiosk.lane.clock import SystemClock

    rows: list[Mapping[str, Any]] = []
    traces: dict[str, Sequence[Mapping[str, object]]] = {}
    try:
        for told in ask(config.lane.data, {"devices": None, "level": "internal", "traces": True}, 2 * CHECKED_S):
            if "trace" in told:
                traces[told["trace"]] = told["shapes"]
            else:
                rows.append(told["row"])
        rows += [row.as_json() for row in (look_at_store(config), *look_at_machine(config))]
    except NobodyThere:
        return otherwise
    except OSError as error:
        return otherwise._replace(rows=f"no look could be taken: {type(error).__name__}")
    return Seen(rows, traces, f"of the running lane, at {SystemClock().wall()}")


def _open(file: Path, identity: Path, folder: Path) -> int:
    """The files of a bundle are in a new folder, each as its manifest says."""
    from kiosk.diagnostics.bundle.pack import MANIFEST, unpacked, write_out
    from kiosk.diagnostics.bundle.sealing import unseal

    files = unpacked(unseal(file.read_bytes(), identity.read_text(encoding="utf-8", errors="replace")))
    write_out(files, folder)
    manifest = json.loads(files[MANIFEST])
    print(f"{folder}: lane {manifest.get('lane')}, {manifest.get('made_at')}")
    for name, data in files.items():
        print(f"{len(data):>9}  {name}")
    return DONE


def _make_key(file: Path) -> int:
    """A new pair of keys: the secret one is in a new file, the public one goes into the settings of the lanes."""
    from kiosk.diagnostics.bundle.sealing import make_key

    print(make_key(file))
    return DONE
