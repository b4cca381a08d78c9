"""The lane with its screen, as a program that is steered line by line: what a scenario touches, sees and cuts off.

It reads JSON lines on standard input and answers each with one: `{"touch": NAME}`, `{"wedge": CODES}`,
`{"picture": PATH}`, `{"look": true}`, with `"aloud": true` what is spoken too. An answer has `error`
where the screen was not as the step wants it. It ends with its standard input, in good order.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.config import load_config
from kiosk.core.cash import Box, CashRun
from kiosk.core.ease import Ease, Scheme
from kiosk.core.policy import Policy
from kiosk.core.receipt import amount
from kiosk.core.session.cash_offer import change, takers
from kiosk.core.session.decide.weigh import is_empty
from kiosk.core.session.inputs import Load
from kiosk.core.session.notes import WeighView
from kiosk.core.session.price_notes import Unpriced
from kiosk.core.session.state import LaneState, screen
from kiosk.core.values import Money
from kiosk.ui.scene import ease_of, language_of

if TYPE_CHECKING:
    from kiosk.play.fingers import Fingers
    from kiosk.play.typist import Typist


def main() -> int:
    parser = argparse.ArgumentParser(prog="stage", description=__doc__)
    parser.add_argument("config", type=Path)
    chosen = parser.parse_args()
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", QT_QUICK_CONTROLS_STYLE="Basic")
    from PySide6.QtCore import QCoreApplication

    from kiosk.compose import build_lane, open_ui
    from kiosk.play.fingers import Fingers
    from kiosk.play.typist import Typist

    config = load_config(chosen.config)
    running = build_lane(config)
    ui = open_ui(running, config)
    running.start()
    stage = Stage(Fingers(ui.window), Typist(ui.window), lambda: running.lane.state, running.policy)
    stage.listen()
    try:
        QCoreApplication.exec()
    finally:
        running.stop()
        ui.close()
    return 0


def shown(state: LaneState, fingers: Fingers, policy: Policy) -> dict[str, object]:
    """What a shopper has before them, and how the devices are. `grams` is what the lane has read at rest, None where
    nothing rests; a scale that computes prices `weighs` only what is to be sold and has a price.
    """
    asked = state.scale_wish is not None and not isinstance(state.scale_told, Unpriced)
    session = state.session
    return {
        "screen": screen(state),
        "message": state.message.say if state.message else "",
        "language": language_of(state),
        "ease": _easier(ease_of(state)),
        "wide": fingers.is_wide(),
        "new_prices": state.master_waits is not None,
        "items": [line.item.key for line in session.lines] if session else [],
        "lines": len(session.lines) if session else 0,
        "pieces": session.pieces if session else 0,
        "total": amount(session.pricing.to_pay) if session else "",
        "texts": fingers.texts(),
        "names": sorted(fingers.names()),
        "troubles": {str(device): kind for device, kind in state.troubles.items()},
        "terminal": state.mark is not None,
        "wallet": state.wallet_mark is not None,
        "printer": state.printer_ready,
        "scale": state.zeroed or policy.scale_prices,
        "weighs": asked or not policy.scale_prices,
        "signer": state.signer_ready,
        "light": state.light_ready,
        "bagging": state.bag_load is Load.STABLE,
        "bag": state.bag_grams if state.bag_load is Load.STABLE else None,
        "grams": _grams(state),
        "server": state.server_online,
        **{box.value: box in state.boxes_there and _may_take(state, box) for box in Box},
        "cash": amount(run.taken) if (run := _cash_run(state)) is not None else "",
        "change": amount(Money(change(state, policy).most, policy.currency)),
    }


def _easier(ease: Ease) -> list[str]:
    """What the shopper chose to use the lane more easily."""
    chosen = {
        ease.scheme.value: ease.scheme is not Scheme.LIGHT,
        "large_text": ease.large_text,
        "low_reach": ease.low_reach,
        "silent": not ease.sound,
    }
    return [name for name, is_so in chosen.items() if is_so]


def _grams(state: LaneState) -> int | None:
    if isinstance(state.view, WeighView) and is_empty(state, state.view.tare_g):
        return 0
    return state.grams if state.load is Load.STABLE else None


def _may_take(state: LaneState, box: Box) -> bool:
    """A box that takes cash must have said that it is shut, before a payment can open it."""
    return box is Box.HOPPER or state.attempt is not None or (box in state.boxes and box in takers(state))


def _cash_run(state: LaneState) -> CashRun | None:
    return state.attempt.cash if state.attempt is not None else None


class Stage:
    """Takes one order after the other, on the GUI thread."""

    def __init__(self, fingers: Fingers, typist: Typist, state: Callable[[], LaneState], policy: Policy) -> None:
        from PySide6.QtCore import QObject, Qt, Signal

        class Orders(QObject):
            came = Signal(str)

        self._fingers = fingers
        self._typist = typist
        self._state = state
        self._policy = policy
        self._orders = Orders()
        self._orders.came.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Ready: orders are taken from here on, and the end of them is the end of the program."""
        threading.Thread(target=self._read, name="orders", daemon=True).start()
        _tell({"ready": True})

    def _read(self) -> None:
        for line in sys.stdin:
            self._orders.came.emit(line)
        self._orders.came.emit("")

    def _take(self, line: str) -> None:
        from kiosk.play.fingers import NotOnScreenError

        if not line:
            from PySide6.QtCore import QCoreApplication

            QCoreApplication.quit()
            return
        try:
            _tell(self._do(json.loads(line)))
        except NotOnScreenError as error:
            _tell({"error": str(error)})

    def _do(self, order: dict[str, Any]) -> dict[str, object]:
        match order:
            case {"touch": name}:
                self._fingers.touch(name)
            case {"wedge": codes}:
                self._typist.scans(list(codes))
            case {"picture": path}:
                self._fingers.picture(Path(path))
            case {"look": _, **more}:
                seen = shown(self._state(), self._fingers, self._policy)
                return {**seen, "spoken": self._fingers.spoken()} if more.get("aloud") else seen
            case _:
                return {"error": f"there is no order {order}"}
        return {}


def _tell(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
