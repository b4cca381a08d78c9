"""`python -m kiosk enrol`: the lane becomes known to its store server, by a code that is good once."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.cli.lane_command import DEFAULT_CONFIG
from kiosk.config import ConfigError, load_config
from kiosk.core.enrolment import EnrolmentCode, NotACode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", help="what `python -m server enrol LANE` printed")
    parser.add_argument("--config", type=Path, default=DEFAULT_CONFIG, help=f"settings (default {DEFAULT_CONFIG})")


def run(args: argparse.Namespace) -> int:
    """0: the lane has its certificate; 1: the server gave none; 2: the code or the settings cannot be used."""
    from kiosk.store_link.identity import EnrolFailed, enrol

    try:
        config = load_config(args.config)
        code = EnrolmentCode.parse(args.code)
    except (ConfigError, NotACode) as error:
        print(f"kiosk enrol: {error}", file=sys.stderr)
        return 2
    if config.server is None or config.server.identity is None:
        print(f"kiosk enrol: {args.config}: server.identity names no folder for the certificate", file=sys.stderr)
        return 2
    try:
        enrol(config.server.address, config.server.identity, config.lane.id, code)
    except EnrolFailed as error:
        print(f"kiosk enrol: {error}", file=sys.stderr)
        return 1
    print(f"lane {config.lane.id} is enrolled at {config.server.address}")
    return 0
