"""The real lane as a program of its own, so that a test can kill it: built by `kiosk.compose`, without a screen.

Touches come as JSON lines on standard input (`{"post": "QuantityTouched", "with": [1, 3]}`, or `{"pick": KEY}`); every
new state goes out as one JSON line.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
from pathlib import Path

from kiosk.compose import build_lane
from kiosk.config import load_config
from kiosk.core.session import inputs
from kiosk.core.session.state import LaneState, screen


def shown(state: LaneState) -> dict[str, object]:
    session = state.session
    return {
        "screen": screen(state),
        "session": session.id if session else None,
        "lines": [line.item.key for line in session.lines] if session else [],
        "quantities": [line.quantity for line in session.lines] if session else [],
        "total": session.pricing.to_pay.minor if session else 0,
        "language": session.language if session else state.language,
        "message": state.message.say if state.message else None,
        "stage": state.attempt.stage if state.attempt else None,
        "load": state.load,
        "grams": state.grams,
        "terminal": state.mark is not None,
        "printer": state.printer_ready,
        "paper_out": state.paper_out,
        "print": state.print_job.stage if state.print_job else None,
        "troubles": {str(device): kind for device, kind in state.troubles.items()},
        "server": state.server_online,
        "failed": state.failed,
    }


def main() -> None:
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    running = build_lane(load_config(Path(sys.argv[1])))
    lock = threading.Lock()
    last: list[str] = []

    def tell(state: LaneState) -> None:
        text = json.dumps(shown(state))
        with lock:
            if last != [text]:
                last[:] = [text]
                sys.stdout.write(text + "\n")
                sys.stdout.flush()

    running.lane.watch(tell)
    running.start()
    for line in sys.stdin:
        asked = json.loads(line)
        if "pick" in asked:
            item = running.catalogue.find(asked["pick"])
            assert item is not None, asked
            running.lane.post(inputs.ItemPicked(item))
        else:
            running.lane.post(getattr(inputs, asked["post"])(*asked.get("with", [])))
    running.stop()


if __name__ == "__main__":
    main()
