"""The main job in one command: a lane with every device emulated, its store server, and QA's device panel.

Without a screen it plays one whole visit instead; its last line is JSON and says where everything is.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
import time
import urllib.error
from base64 import b64decode
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.catalogue import Catalogue
from kiosk.config import Config, ConfigError, load_config
from kiosk.core.items import Unit
from kiosk.play.audit import audit
from kiosk.play.box import StoreBox
from kiosk.play.program import ROOT, Program, end_children

if TYPE_CHECKING:
    from kiosk.play.visit import Basket

SYNC_PATIENCE_S = 10.0
DEMO = ROOT / "config" / "demo.toml"
ENDINGS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def main(arguments: list[str] | None = None) -> int:
    """Runs the demo and returns its exit code: 0 done, 1 the visit did not go through, 2 bad configuration."""
    parser = argparse.ArgumentParser(prog="scripts/kiosk", description=__doc__)
    parser.add_argument("--config", type=Path, help="a real lane: its settings; nothing is emulated")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "demo", help="where the demo keeps its files")
    parser.add_argument("--headless", action="store_true", help="play one visit even where there is a screen")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.config is not None:
            from kiosk.cli import lane_command

            return lane_command.run_lane(chosen.config, key_file=None, headless=False)
        with_screen = not chosen.headless and bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
        return _demo(chosen.folder, with_screen=with_screen)
    except (ConfigError, OSError, ValueError) as error:
        print(f"scripts/kiosk: {error}", file=sys.stderr)
        return 2


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _demo(folder: Path, *, with_screen: bool) -> int:
    box = StoreBox(folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}", DEMO, staffed=True)
    _ends_with(box)
    try:
        say("starting the devices' other ends and the store server …")
        config = box.start()
        say(f"store server: {box.server.address}, manager's token {box.server.manager_token}")
        say(f"hosts sign on at {box.server.address}/console with number and PIN, as 1001 and 4711 (config/staff.toml)")
        return _sell(box, config) if with_screen else _play(box, config)
    finally:
        box.stop()


def _ends_with(box: StoreBox) -> None:
    """A signal to end leaves none of the demo's programs behind, whatever is under way: until the lane's window is up,
    which ends in its own way then.

    They are stopped before anything is raised: what a slot of Qt's raises reaches nobody.
    """

    def ended(number: int, _frame: object) -> None:
        for one in ENDINGS:
            signal.signal(one, signal.SIG_IGN)
        box.stop()
        end_children()
        raise SystemExit(128 + number)

    for one in ENDINGS:
        signal.signal(one, ended)


def _sell(box: StoreBox, config: Config) -> int:
    """The lane and the panel on the screen, until the lane's window is closed."""
    from kiosk.compose import AGAIN, build_lane, run_ui

    ports = [f"{device}={control.port}" for device, control in box.controls.items()]
    with (box.folder / "panel.log").open("ab") as log:
        panel = Program("panel", ["-m", "kiosk", "panel", "--catalogue", str(config.catalogue.file), *ports], log)
        try:
            while (code := run_ui(build_lane(config), config, file=box.config_path)) == AGAIN:
                config = load_config(box.config_path)
            return code
        finally:
            panel.stop()


def _play(box: StoreBox, config: Config) -> int:
    """One whole visit without a screen; what came of it is said in the last line."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", QT_QUICK_CONTROLS_STYLE="Basic")
    from kiosk.compose import build_lane, open_ui
    from kiosk.play.fingers import Fingers, NotOnScreenError
    from kiosk.play.visit import Visit

    running = build_lane(config)
    ui = open_ui(running, config)
    running.start()
    visit = Visit(Fingers(ui.window), box, lambda: running.lane.state, box.folder / "pictures", say)
    try:
        sale = visit.play(_sample_basket(running.catalogue))
        receipt = _receipt_picture(box)
        if receipt is None:
            say("the visit did not go through: no receipt came out of the printer")
            return 1
        view = _server_view(box, sale.receipt_no, sale.lane)
        wrong = audit(box)
        if wrong:
            say(f"the books do not balance: {wrong}")
            return 1
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
    say("the books balance: lane, server, terminal and paper")
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


def _server_view(box: StoreBox, receipt_no: int, lane: str) -> Path:
    """The sale as the server answers its manager, once it has arrived."""
    until = time.monotonic() + SYNC_PATIENCE_S
    path = f"/api/v1/sales/{lane}/{receipt_no}"
    sale = None
    while sale is None:
        try:
            sale = box.server.ask(path)
        except urllib.error.HTTPError as error:
            if error.code != HTTPStatus.NOT_FOUND or time.monotonic() > until:
                raise
            threading.Event().wait(0.05)
    file = box.folder / "server-sale.json"
    file.write_text(json.dumps(sale, indent=2, ensure_ascii=False), encoding="utf-8")
    return file


def _sample_basket(catalogue: Catalogue) -> Basket:
    """What a shopper picks most, of goods that anybody may buy."""
    from kiosk.play.visit import Basket

    anybody = [item for item in catalogue.items() if item.min_age == 0]
    packed = [item.key for item in anybody if item.unit is Unit.EACH and item.key.isdigit()]
    loose = next(item for item in anybody if item.unit is Unit.KG and item.plu)
    first, second, third, fourth = (f"]E0{key[1:]}" for key in packed[:4])
    return Basket((first, second, third), fourth, loose.key, loose.category, 845 + loose.tare_g)


def _receipt_picture(box: StoreBox) -> Path | None:
    """The receipt that lies in the printer's tray, drawn from the bytes that the printer got. None: there is none."""
    from drivers.emulators.paper import paper_to_png

    papers = box.controls["printer"].state()["receipts_bytes"]
    if not papers:
        return None
    path = box.folder / "receipt.png"
    paper_to_png(b64decode(papers[-1]), path)
    return path


if __name__ == "__main__":
    sys.exit(main())
