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
MILK, BREAD, BANANAS = "09520005000016", "09520003000070", "plu:4011"
BAGGED_G = (1065, 1570, 2075)
"""What lies in the bag after each of them."""
CARD_NUMBER, CARD_BYTES = "4111111111111111", "41 11 11 11 11 11 11 11"
PATIENCE_S = 40.0


@dataclass
class Bench:
    """The lane is touched by name, the panel by `fingers`."""

    box: StoreBox
    lane: SteeredLane
    panel: PanelUi
    fingers: Fingers
    kept: Path | None
    """Where pictures are kept, if they are."""

    def pictures(self, name: str) -> None:
        """Of the panel, and of the lane."""
        if self.kept is not None:
            self.fingers.picture(self.kept / f"visit-{name}-panel.png")
            self.lane.ask(picture=str(self.kept / f"visit-{name}-lane.png"))

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
def bench(qapp, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Bench]:
    box = StoreBox(tmp_path / "store", ROOT / "config" / "demo.toml", DEVICES)
    try:
        box.start()
        lane = SteeredLane(box.config_path, tmp_path)
        panel = PanelUi(box.controls, read_goods(box.sheet), assets=ROOT / "assets", look_every_s=0.1)
        try:
            kept = request.config.getoption("--pictures")
            bench = Bench(box, lane, panel, Fingers(panel.show()), Path(kept).resolve() if kept else None)
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


def test_a_whole_visit_is_shopped_at_the_panel_and_the_lane_and_its_paper_runs_out_meanwhile(bench: Bench) -> None:
    fingers = bench.fingers
    for number, (shelf, good) in enumerate((("dairy", MILK), ("bakery", BREAD)), start=1):
        fingers.touch(f"shelf_{shelf}")
        fingers.touch(f"goods_{good}")
        fingers.touch("scanButton")
        bench.until(lambda shown, number=number: shown["lines"] == number, f"{good} in the basket")
        fingers.touch("layInBag")
        bench.until(lambda shown, number=number: shown["bag"] == BAGGED_G[number - 1], f"{good} in the bag")
    bench.pictures("1-scanned")

    bench.touch_lane("noBarcodeButton")
    bench.touch_lane("category_fruit")
    bench.touch_lane(f"pickItem_{BANANAS}")
    fingers.touch("shelf_fruit")
    fingers.touch(f"goods_{BANANAS}")
    fingers.touch("layOnScale")
    bench.until(lambda shown: shown["screen"] == "weigh" and shown["grams"] == 505, "the bananas at rest")
    bench.pictures("2-weighed")
    bench.touch_lane("addWeighedButton")
    fingers.touch("scaleTakeLast")
    fingers.touch("layInBag")
    bench.until(lambda shown: shown["lines"] == 3 and shown["bag"] == BAGGED_G[2], "the bananas in the bag")
    total = bench.look()["total"]

    fingers.touch("rollOut")
    bench.until(lambda shown: not shown["printer"], "the lane without paper")
    fingers.touch("byHand")
    bench.says("terminalShows", "Ready")
    bench.touch_lane("payButton")
    bench.touch_lane("cardButton")
    bench.says("terminalShows", "Card, please")
    bench.pictures("3-card-without-paper")
    fingers.touch("card_approve")
    bench.until(lambda shown: shown["screen"] == "receipt", "the paid sale")
    bench.says("terminalLast", f"Payment · {total} · booked")
    bench.pictures("4-paid-without-paper")

    fingers.touch("rollOut")
    bench.until(lambda shown: shown["printer"], "a new roll")
    bench.touch_lane("printButton")
    bench.says("paperTitle", "Paper 1")
    fingers.touch("enlargePaper", PATIENCE_S)
    fingers.wait(lambda: fingers.sees("largeSheet"), "the paper drawn from its bytes")
    bench.pictures("5-paper")
    fingers.touch("largeSheet")
    fingers.wait(lambda: not fingers.sees("largeSheet"), "the paper put away")
    bench.pictures("6-printed")
    assert audit(bench.box) == ""


def test_what_passed_on_the_terminals_wire_is_read_without_the_card_and_a_fault_is_seen_on_the_lane(
    bench: Bench,
) -> None:
    fingers = bench.fingers
    fingers.touch(f"goods_{MILK}")
    fingers.touch("scanButton")
    bench.until(lambda shown: shown["lines"] == 1, "the milk in the basket")
    bench.touch_lane("payButton")
    bench.touch_lane("cardButton")
    bench.until(lambda shown: shown["screen"] == "receipt", "the paid sale")
    fingers.touch("page_wires")
    fingers.touch("wire_terminal")
    fingers.wait(lambda: "authorisation" in bench.read(), "the payment on the terminal's wire")
    assert "status information" in bench.read()
    assert not [number for number in (CARD_NUMBER, CARD_BYTES) if number in bench.read()]
    bench.pictures("7-wire")

    fingers.touch("device_printer")
    fingers.touch("fault_unplug")
    bench.until(lambda shown: "printer" in shown["troubles"], "the printer's trouble on the lane")
    bench.pictures("8-fault")
    fingers.touch("mendAll")
    bench.until(lambda shown: not shown["troubles"] and shown["printer"], "the printer back")
