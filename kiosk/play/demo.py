"""The main job in one command: a lane with every device emulated, its store server, and QA's device panel.

Without a screen it plays one whole visit instead; its last line is JSON and says where everything is.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
import time
import urllib.request
from base64 import b64decode, b64encode
from pathlib import Path

from kiosk.config import Config, ConfigError
from kiosk.core.items import Unit
from kiosk.play.box import Program, StoreBox
from kiosk.play.visit import Basket

ROOT = Path(__file__).resolve().parent.parent.parent
DEMO = ROOT / "config" / "demo.toml"


def main(arguments: list[str] | None = None) -> int:
    """Runs the demo and returns its exit code: 0 done, 1 the visit did not go through, 2 bad configuration."""
    parser = argparse.ArgumentParser(prog="scripts/kiosk", description=__doc__)
    parser.add_argument("--config", type=Path, help="a real lane: its settings; nothing is emulated")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "demo", help="where the demo keeps its files")
    parser.add_argument("--headless", action="store_true", help="play one visit even where there is a screen")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.config is not None:
            from kiosk.cli import lane_command  # noqa: PLC0415 - a real lane needs nothing of the demo

            return lane_command.run_lane(chosen.config, key_file=None, headless=False)
        with_screen = not chosen.headless and bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
        return _demo(chosen.folder, with_screen=with_screen)
    except (ConfigError, OSError, ValueError) as error:
        print(f"scripts/kiosk: {error}", file=sys.stderr)
        return 2


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _demo(folder: Path, *, with_screen: bool) -> int:
    box = StoreBox(folder / time.strftime("%Y%m%d-%H%M%S"), DEMO)
    try:
        say("starting the devices' other ends and the store server …")
        config = box.start()
        say(f"store server: {box.server_address}, manager's token {box.manager_token}")
        return _sell(box, config) if with_screen else _play(box, config)
    finally:
        box.stop()


def _sell(box: StoreBox, config: Config) -> int:
    """The lane and the panel on the screen, until the lane's window is closed."""
    from kiosk.compose import build_lane, run_ui  # noqa: PLC0415 - Qt, when it is sure to be needed

    ports = [f"{device}={control.port}" for device, control in box.controls.items()]
    with (box.folder / "panel.log").open("ab") as log:
        panel = Program("panel", ["-m", "kiosk.play.panel", "--catalogue", str(config.catalogue.file), *ports], log)
        try:
            return run_ui(build_lane(config), config)
        finally:
            panel.stop()


def _play(box: StoreBox, config: Config) -> int:
    """One whole visit without a screen; what came of it is said in the last line."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", QT_QUICK_CONTROLS_STYLE="Basic")
    from kiosk.compose import build_lane, open_ui  # noqa: PLC0415 - after the environment is set
    from kiosk.play.fingers import Fingers, NotOnScreenError  # noqa: PLC0415
    from kiosk.play.visit import Visit  # noqa: PLC0415

    running = build_lane(config)
    ui = open_ui(running, config)
    running.start()
    visit = Visit(Fingers(ui.window), box, lambda: running.lane.state, box.folder / "pictures", say)
    try:
        sale = visit.play(_sample_basket(running.catalogue))
        receipt = _receipt_picture(box)
        view = _server_view(box, sale.receipt_no, sale.lane)
    except NotOnScreenError as error:
        visit.fingers.picture(box.folder / "pictures" / "99-stuck.png")
        say(f"the visit did not go through: {error}")
        return 1
    finally:
        running.stop()
        ui.close()
    say(f"pictures of each screen: {box.folder / 'pictures'}")
    say(f"the printed receipt, drawn from the printer's bytes: {receipt}")
    say(f"the sale as the server has it: {view}")
    print(
        json.dumps(
            {
                "pictures": [str(path) for path in visit.pictures],
                "receipt": str(receipt),
                "server": str(view),
                "journal": str(running.journal_path),
                "key_file": str(running.key_path),
                "total_minor": sale.pricing.to_pay.minor,
            }
        ),
        flush=True,
    )
    return 0
