"""`python -m kiosk`: the lane, on its screen or without one."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from kiosk.config import Config, ConfigError, load_config

DEFAULT_CONFIG = Path("config/lane.toml")
LOOK_S = 0.5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, default=DEFAULT_CONFIG, help=f"settings (default {DEFAULT_CONFIG})")
    parser.add_argument("--key-file", type=Path, help="opens the journal (default: beside the journal)")
    parser.add_argument("--headless", action="store_true", help="without a screen: devices, journal and outbox only")
    parser.add_argument("--fullscreen", action="store_true", help="the window fills the display")


def run(args: argparse.Namespace) -> int:
    return run_lane(args.config, args.key_file, headless=args.headless, fullscreen=args.fullscreen)


def run_lane(config_file: Path, key_file: Path | None, *, headless: bool, fullscreen: bool = True) -> int:
    """The lane runs until its window is closed or a signal ends it; 2 and one sentence when it can't start.

    A journal that is damaged or cannot be written is said on the screen. A lane that only waits for the disk to take
    something begins by itself when it does; one whose devices were set otherwise begins with what is set now.
    """
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it tells of every heartbeat to the store server
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    ended, keeps_log = threading.Event(), False
    if headless:
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: ended.set())
    while True:
        try:
            config = load_config(config_file)
        except ConfigError as error:
            print(f"kiosk: {error}", file=sys.stderr)
            return 2
        from kiosk.compose import AGAIN  # late, so that a bad file is answered at once

        keeps_log = keeps_log or _keeps_log(config)
        code = _run_once(config, key_file, ended if headless else None, file=config_file, fullscreen=fullscreen)
        if code != AGAIN:
            return code
        logging.getLogger(__name__).info("the lane begins anew")


def _run_once(
    config: Config, key_file: Path | None, ended: threading.Event | None, *, fullscreen: bool, file: Path | None = None
) -> int:
    """Without a screen it runs until `ended`."""
    from kiosk.compose import ROOM_EVERY_S, build_lane, rest_ui, run_ui
    from kiosk.journal import JournalDamaged, JournalError, JournalFailed
    from kiosk.journal.room import has_room, waits

    try:
        running = build_lane(config, key_file)
    except (ConfigError, JournalError, OSError) as error:
        print(f"kiosk: {error}", file=sys.stderr)
        if ended is None and (waits(error) or isinstance(error, JournalDamaged | JournalFailed)):
            return rest_ui(config, str(error), waits=waits(error), every_s=ROOM_EVERY_S, fullscreen=fullscreen)
        if ended is None or not waits(error):
            return 2
        return _wait(ended, lambda: has_room(config.lane.data), ROOM_EVERY_S)
    if ended is None:
        return run_ui(running, config, file=file, fullscreen=fullscreen)
    running.start()
    try:
        return _wait(ended, running.again.is_set, LOOK_S)
    finally:
        running.stop()


def _keeps_log(config: Config) -> bool:
    """Whether the log stays on the disk from now on; a lane where it cannot sells all the same."""
    from kiosk.diagnostics.log_file import keep_log

    try:
        keep_log(config.lane.data)
    except OSError as error:
        logging.getLogger(__name__).warning("the log is not kept on the disk: %s", error.strerror)
        return False
    return True


def _wait(ended: threading.Event, again: Callable[[], bool], every_s: float) -> int:
    from kiosk.compose import AGAIN

    while not ended.wait(every_s):
        if again():
            return AGAIN
    return 0
