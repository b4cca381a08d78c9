"""A whole visit whose shopper and hardware are played at QA's panel: a real lane on one screen, the panel beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.panel.app import PanelUi
from kiosk.panel.goods import read_goods
from kiosk.play.audit import audit
from kiosk.play.box import StoreBox
from kiosk.play.fingers import Fingers
from kiosk.play.program import ROOT
from kiosk.play.steered import SteeredLane

DEVICES = ("scanner", "scale", "bagging", "printer", "terminal")
MILK, BANANAS = "09520005000016", "plu:4011"
CARD_NUMBER, CARD_BYTES = "4111111111111111", "41 11 11 11 11 11 11 11"
PATIENCE_S = 40.0


@dataclass
class Bench:
    """The lane is touched by name, the panel by `fingers`."""

    box: StoreBox
    lane: SteeredLane
    panel: PanelUi
    fingers: Fingers

    def look(self) -> dict[str, Any]:
        return self.lane.ask(look=True)

    def until(self, condition: Callable[[dict[str, Any]], bool], what: str) -> None:
        """The lane comes to that, the panel living on meanwhile."""
        self.fingers.wait(lambda: condition(self.look()), what, PATIENCE_S)

    def touch_lane(self, name: str) -> None:
        assert self.lane.ask(touch=name) == {}

    def read(self) -> str:
        """All that stands on the panel."""
        return "\n".join(self.fingers.texts().values())

    def says(self, name: str, text: str) -> None:
        self.fingers.wait(lambda: self.fingers.text(name) == text, f"{name} saying {text!r}", PATIENCE_S)


@pytest.fixture
def bench(qapp, tmp_path: Path) -> Iterator[Bench]:
    box = StoreBox(tmp_path / "store", ROOT / "config" / "demo.toml", DEVICES)
    try:
        box.start()
        lane = SteeredLane(box.config_path, tmp_path)
        panel = PanelUi(box.controls, read_goods(box.sheet), assets=ROOT / "assets", look_every_s=0.1)
        try:
            bench = Bench(box, lane, panel, Fingers(panel.show()))
            bench.until(
                lambda shown: (
                    not shown["troubles"]
                    and all(shown[name] for name in ("terminal", "scale", "bagging", "printer", "server"))
                ),
                "every device well",
            )
            yield bench
        finally:
            panel.close()
            lane.stop()
    finally:
        box.stop()


def test_a_whole_visit_is_shopped_at_the_panel_and_a_fault_is_seen_on_the_lane(bench: Bench, request) -> None:
    fingers = bench.fingers
    fingers.touch(f"goods_{MILK}")
    fingers.touch("scanButton")
    bench.until(lambda shown: shown["lines"] == 1, "the milk in the basket")
    fingers.touch("layInBag")
    bench.until(lambda shown: shown["bag"] == 1065, "the milk in the bag")

    bench.touch_lane("noBarcodeButton")
    bench.touch_lane("category_fruit")
    bench.touch_lane(f"pickItem_{BANANAS}")
    fingers.touch(f"goods_{BANANAS}")
    fingers.touch("layOnScale")
    bench.until(lambda shown: shown["screen"] == "weigh" and shown["grams"] == 505, "the bananas at rest")
    bench.touch_lane("addWeighedButton")
    fingers.touch("scaleTakeLast")
    fingers.touch("layInBag")
    bench.until(lambda shown: shown["lines"] == 2 and shown["bag"] == 1570, "the bananas in the bag")
    total = bench.look()["total"]

    fingers.touch("byHand")
    bench.says("terminalShows", "Ready")
    bench.touch_lane("payButton")
    bench.touch_lane("cardButton")
    bench.says("terminalShows", "Card, please")
    fingers.touch("card_approve")
    bench.until(lambda shown: shown["screen"] == "receipt", "the paid sale")
    bench.says("terminalLast", f"Payment · {total} · booked")
    bench.touch_lane("printButton")
    bench.says("paperTitle", "Paper 1")
    pictures = request.config.getoption("--pictures")
    fingers.touch("enlargePaper", PATIENCE_S)
    fingers.wait(lambda: fingers.sees("largeSheet"), "the paper drawn from its bytes")
    if pictures:
        fingers.picture(Path(pictures) / "panel-paper.png")
    fingers.touch("largeSheet")
    fingers.wait(lambda: not fingers.sees("largeSheet"), "the paper put away")
    if pictures:
        fingers.picture(Path(pictures) / "panel-visit.png")
    assert audit(bench.box) == ""

    fingers.touch("page_wires")
    fingers.touch("wire_terminal")
    fingers.wait(lambda: "authorisation" in bench.read(), "the payment on the terminal's wire")
    assert "status information" in bench.read()
    assert not [number for number in (CARD_NUMBER, CARD_BYTES) if number in bench.read()]
    if pictures:
        fingers.picture(Path(pictures) / "panel-terminal-wire.png")

    fingers.touch("device_printer")
    fingers.touch("fault_unplug")
    bench.until(lambda shown: "printer" in shown["troubles"], "the printer's trouble on the lane")
    fingers.touch("mendAll")
    bench.until(lambda shown: not shown["troubles"] and shown["printer"], "the printer back")
