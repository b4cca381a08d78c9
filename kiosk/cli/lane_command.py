"""`python -m kiosk`: the lane, on its screen or without one."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import threading
from pathlib import Path

from kiosk.config import ConfigError, load_config

DEFAULT_CONFIG = Path("config/lane.toml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, default=DEFAULT_CONFIG, help=f"settings (default {DEFAULT_CONFIG})")
    parser.add_argument("--key-file", type=Path, help="opens the journal (default: beside the journal)")
    parser.add_argument("--headless", action="store_true", help="without a screen: devices, journal and outbox only")
    parser.add_argument("--fullscreen", action="store_true", help="the window fills the display")


def run(args: argparse.Namespace) -> int:
    return run_lane(args.config, args.key_file, headless=args.headless, fullscreen=args.fullscreen)


def run_lane(config_file: Path, key_file: Path | None, *, headless: bool, fullscreen: bool = True) -> int:
    """The lane runs until its window is closed or a signal ends it; 2 and one sentence when it can't start."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it tells of every heartbeat to the store server
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    try:
        config = load_config(config_file)
    except ConfigError as error:
        print(f"kiosk: {error}", file=sys.stderr)
        return 2
    # late, so that a bad file is answered at once
    from kiosk.compose import build_lane, run_ui
    from kiosk.journal import JournalError

    try:
        running = build_lane(config, key_file)
    except (ConfigError, JournalError, OSError) as error:
        print(f"kiosk: {error}", file=sys.stderr)
        return 2
    if not headless:
        return run_ui(running, config, fullscreen=fullscreen)
    ended = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: ended.set())
    running.start()
    ended.wait()
    running.stop()
    return 0
