"""`diagnose`: how well the lane's devices, its store server and its machine are, and what to do where they are not.

A lane that runs is asked itself: nobody else can use its devices.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk.cli.lane_command import DEFAULT_CONFIG
from kiosk.config import Config, ConfigError, load_config
from kiosk.core.findings import Grade

if TYPE_CHECKING:
    from kiosk.diagnostics.report import Row

INTERNAL, INTERACTIVE = "internal", "interactive"
LEVELS = (INTERNAL, "external", INTERACTIVE)
DONE, NOT_WELL, UNUSABLE = 0, 1, 2


class Seen(NamedTuple):
    """A row as it is printed."""

    grade: Grade
    as_json: Mapping[str, object]
    in_words: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, default=DEFAULT_CONFIG, help=f"settings (default {DEFAULT_CONFIG})")
    parser.add_argument("--device", action="append", metavar="NAME", help="only this device (may be repeated)")
    parser.add_argument(
        "--level",
        choices=LEVELS,
        default=INTERNAL,
        help="internal (the default) asks nothing of a device; external prints, lights and beeps; interactive needs a "
        "person at each",
    )
    parser.add_argument("--json", action="store_true", help="a JSON line a device")


def run(args: argparse.Namespace) -> int:
    """0: nothing, or nothing worse than what should be looked at soon; 1: a fault; 2: no look could be taken."""
    from kiosk.diagnostics.door import NobodyThere
    from kiosk.journal import JournalBusy, JournalError, held

    try:
        config = load_config(args.config)
        chosen = _chosen(config, args.device)
        try:
            with held(config.lane.data / "journal.db"):
                return _tell(map(_seen, _rows(config, chosen, args)), as_json=args.json)
        except JournalBusy:
            return _tell(_asked(config, chosen, args), as_json=args.json)
    except NobodyThere as error:
        print(
            f"diagnose: the lane or another command has the devices, and tells nothing of them ({error}): end it first",
            file=sys.stderr,
        )
    except (ConfigError, JournalError) as error:
        print(f"diagnose: {error}", file=sys.stderr)
    return UNUSABLE


def _chosen(config: Config, names: list[str] | None) -> tuple[str, ...]:
    unknown = [name for name in names or () if name not in config.devices]
    if unknown:
        raise ConfigError(f"no device is called {unknown[0]}: this lane has {', '.join(config.devices)}")
    return tuple(config.devices) if names is None else tuple(dict.fromkeys(names))


def _rows(config: Config, chosen: tuple[str, ...], args: argparse.Namespace) -> Iterator[Row]:
    """All devices are looked at side by side, one after the other where a person has to use them."""
    from kiosk.compose.diagnosing import look_at, look_at_machine, look_at_store

    with ThreadPoolExecutor(1 if args.level == INTERACTIVE else max(1, len(chosen))) as pool:
        yield from pool.map(lambda name: look_at(config, name, args.level, _say, counts=True), chosen)
    if args.device is None:
        yield look_at_store(config)
        yield from look_at_machine(config)


def _asked(config: Config, chosen: tuple[str, ...], args: argparse.Namespace) -> Iterator[Seen]:
    """What the lane that runs says of its devices; raises `NobodyThere`, and `ConfigError` for a device it has not."""
    from kiosk.compose.diagnosing import CHECKED_S, look_at_machine, look_at_store
    from kiosk.diagnostics.door import ask

    question = {"devices": list(chosen) if args.device else None, "level": args.level}
    for told in ask(config.lane.data, question, 2 * CHECKED_S):
        if "refused" in told:
            raise ConfigError(told["refused"])
        if "say" in told:
            _say(told["say"])
        else:
            yield Seen(Grade(told["grade"]), told["row"], told["words"])
    if args.device is None:
        yield _seen(look_at_store(config))
        yield from map(_seen, look_at_machine(config))


def _seen(row: Row) -> Seen:
    return Seen(row.grade, row.as_json(), row.in_words())


def _tell(rows: Iterator[Seen], *, as_json: bool) -> int:
    worst = Grade.FINE
    for row in rows:
        worst = max(worst, row.grade)
        print(json.dumps(row.as_json, ensure_ascii=False) if as_json else row.in_words, flush=True)
    return NOT_WELL if worst is Grade.FAULT else DONE


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
