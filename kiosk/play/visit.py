"""One whole visit, attract to thank-you: touches go through the screen's items, codes and weights through the wires.

Five items: three by scanner, one held before the camera, one picked and weighed; one is removed again; the language is
switched on the way; a card is tapped; the receipt is printed; a face is touched.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.session.facts import Sale
from kiosk.core.session.inputs import Load
from kiosk.core.session.notes import TapView
from kiosk.core.session.state import LaneState, Paid, PrintStage, Screen, Session, screen
from kiosk.play.box import StoreBox
from kiosk.play.fingers import Fingers, NotOnScreenError

PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Basket:
    """What the sample visit buys: codes as the scanner sends them, the produce item's key, and the load in grams."""

    scanned: tuple[str, ...]
    shown: str
    picked: str
    category: str
    grams: int


@dataclass(slots=True)
class Visit:
    """Plays one visit; `say` is told each step."""

    fingers: Fingers
    box: StoreBox
    state: Callable[[], LaneState]
    folder: Path
    say: Callable[[str], None]
    pictures: list[Path] = field(default_factory=list)

    def play(self, basket: Basket) -> Sale:
        """The visit is over and the lane back at attract; returns what was sold."""
        self._wait("every device", _all_well)
        self._until(Screen.ATTRACT)
        self._picture("attract")
        self._scan(basket)
        self._weigh(basket)
        sale = self._pay()
        self._leave()
        return sale

    def _scan(self, basket: Basket) -> None:
        for number, code in enumerate(basket.scanned, start=1):
            self.say(f"scanning {code}")
            self.box.controls["scanner"].set(scan=code)
            self._lines(number)
        self._until(Screen.BASKET)
        self._picture("basket")
        self.say("removing the newest of them")
        self.fingers.touch("removeButton")
        self._lines(len(basket.scanned) - 1)
        self.say(f"showing {basket.shown} to the camera")
        self.box.controls["camera"].set(scan=basket.shown)
        self._lines(len(basket.scanned))

    def _weigh(self, basket: Basket) -> None:
        self._switch("zh_CN")
        self._picture("basket-zh")
        self.say(f"picking {basket.picked}")
        self.fingers.touch("noBarcodeButton")
        self._until(Screen.PICK)
        self.fingers.touch(f"category_{basket.category}")
        self._picture("pick")
        self.fingers.touch(f"pickItem_{basket.picked}")
        self._until(Screen.WEIGH)
        self.say(f"weighing {basket.grams} g")
        lines = self._line_count()
        self.box.controls["scale"].set(weight_g=basket.grams)
        self._wait("a steady weight", lambda state: state.load is Load.STABLE and state.grams == basket.grams)
        self._picture("weigh")
        self.fingers.touch("addWeighedButton")
        self._lines(lines + 1)
        self.box.controls["scale"].set(weight_g=0)
        self._switch("en")
        self._picture("basket-complete")

    def _switch(self, language: str) -> None:
        self.say(f"switching to {language}")
        self.fingers.touch("languageButton")
        self.fingers.touch(f"language_{language}")
        self._wait("the language", lambda state: state.session is not None and state.session.language == language)

    def _pay(self) -> Sale:
        self.say("paying by card")
        self.box.controls["terminal"].set(card="approve", card_delay_ms=3000)
        self.fingers.touch("payButton")
        self._until(Screen.PAY)
        self._picture("pay")
        self.fingers.touch("cardButton")
        self._until(Screen.PAYING)
        self._picture("paying")
        self._until(Screen.RECEIPT, patience_s=2 * PATIENCE_S)
        self._picture("receipt")
        match self.state().session:
            case Session(phase=Paid(sale)):
                return sale
            case other:
                raise NotOnScreenError(f"a paid sale is not there, but {other}")

    def _leave(self) -> None:
        self.say("printing, tapping 4, leaving")
        self.fingers.touch("printButton")
        self._until(Screen.TAP)
        self._picture("tap")
        self.fingers.touch("face_4")
        self._wait("the answer", lambda state: isinstance(state.view, TapView) and state.view.face == 4)
        self._picture("answered")
        self.fingers.touch("doneButton")
        self._wait("the thanks", lambda state: isinstance(state.view, TapView) and state.view.thanked)
        self._picture("thanks")
        self._until(Screen.ATTRACT)
        self._wait("the end of the printing", _nothing_prints)

    def _line_count(self) -> int:
        session = self.state().session
        return len(session.lines) if session else 0

    def _lines(self, count: int) -> None:
        self._wait(f"{count} lines in the basket", lambda _: self._line_count() == count)

    def _until(self, wanted: Screen, patience_s: float = PATIENCE_S) -> None:
        self._wait(f"the {wanted} screen", lambda state: screen(state) is wanted, patience_s)

    def _wait(self, what: str, condition: Callable[[LaneState], bool], patience_s: float = PATIENCE_S) -> None:
        self.fingers.wait(lambda: condition(self.state()), what, patience_s)

    def _picture(self, name: str) -> None:
        path = self.folder / f"{len(self.pictures) + 1:02d}-{name}.png"
        self.pictures.append(self.fingers.picture(path))


def _nothing_prints(state: LaneState) -> bool:
    return state.print_job is None or state.print_job.stage is not PrintStage.RUNNING


def _all_well(state: LaneState) -> bool:
    """Scanner and camera are well unless they say otherwise; the others and the server have answered."""
    devices = not state.troubles and state.mark is not None and state.printer_ready and state.zeroed
    return devices and state.server_online
