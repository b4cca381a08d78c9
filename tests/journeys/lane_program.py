"""The real lane as a program of its own, so that a test can kill it: built by `kiosk.compose`, without a screen.

It is forked by `lane_nursery`. Touches come as JSON lines (`{"post": "QuantityTouched", "with": [1, 3]}`, or
`{"pick": KEY}`); every new state goes out as one JSON line.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from kiosk.compose import build_lane
from kiosk.config import load_config
from kiosk.core.debts import GivenAs
from kiosk.core.doubts import Basis
from kiosk.core.refund import Wanted
from kiosk.core.session import inputs
from kiosk.core.session.notes import FetchView, SavedView
from kiosk.core.session.state import LaneState, screen
from kiosk.diagnostics.log_file import keep_log


def shown(state: LaneState) -> dict[str, object]:
    session = state.session
    return {
        "screen": screen(state),
        "session": session.id if session else None,
        "lines": [line.item.key for line in session.lines] if session else [],
        "quantities": [line.quantity for line in session.lines] if session else [],
        "desk": bool(state.desk is not None and state.desk.sale is not None),
        "debts": [debt.id for debt in state.debts],
        "refunding": state.refund is not None,
        "receipts": state.receipts,
        "parts": [part.amount.minor for part in session.parts] if session else [],
        "total": session.pricing.to_pay.minor if session else 0,
        "language": session.language if session else state.language,
        "message": state.message.say if state.message else None,
        "stage": state.attempt.stage if state.attempt else None,
        "settling": state.settle is not None and state.ask_again_at is not None,
        "answered": state.settle.moved if state.settle else None,
        "tries": state.attempt.tries if state.attempt else 0,
        "load": state.load,
        "grams": state.grams,
        "zeroed": state.zeroed,
        "bag_load": state.bag_load,
        "bag_grams": state.bag_grams,
        "terminal": state.mark is not None,
        "printer": state.printer_ready,
        "paper_out": state.paper_out,
        "print": state.print_job.stage if state.print_job else None,
        "reprints": state.print_job.reprints if state.print_job else 0,
        "troubles": {str(device): kind for device, kind in state.troubles.items()},
        "server": state.server_online,
        "code": state.view.code if isinstance(state.view, SavedView) else "",
        "told": state.view.told if isinstance(state.view, FetchView) else "",
        "at_lane": state.view.lane if isinstance(state.view, FetchView) else "",
        "shelf": {one.code: one.basket for one in state.shelf.kept} if state.shelf else {},
        "shelf_told": state.shelf.told if state.shelf else None,
        "under_way": [one.code for one in state.saved if one.basket],
        "failed": state.failed,
    }


def live(config: Path, touches: Iterable[str], screens: TextIO) -> None:
    """Sells until `touches` end; everything is at rest afterwards."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    settings = load_config(config)
    running = build_lane(settings)
    keep_log(settings.lane.data)
    lock = threading.Lock()
    last: list[str] = []

    def tell(state: LaneState) -> None:
        text = json.dumps(shown(state))
        with lock:
            if last != [text]:
                last[:] = [text]
                screens.write(text + "\n")
                screens.flush()

    running.lane.watch(tell)
    running.start()
    for line in touches:
        asked = json.loads(line)
        if "pick" in asked:
            item = running.catalogue.find(asked["pick"])
            assert item is not None, asked
            running.lane.post(inputs.ItemPicked(item))
        elif "receipt" in asked:
            running.lane.post(inputs.ReceiptGiven(Wanted(*asked["receipt"])))
        elif "by_hand" in asked:
            debt, way = asked["by_hand"]
            running.lane.post(inputs.GivenByHand(debt, GivenAs(way)))
        elif "basis" in asked:
            moved, basis = asked["basis"]
            attempt = running.lane.state.attempt
            assert attempt is not None, asked
            running.lane.post(inputs.BasisGiven(attempt.id, moved, Basis(basis)))
        else:
            running.lane.post(getattr(inputs, asked["post"])(*asked.get("with", [])))
    running.stop()
