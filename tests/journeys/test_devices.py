"""Devices that come and go, run out of paper, or talk nonsense: the basket is kept and the visit ends right."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import OpenStore
from tests.journeys.goods import BANANAS, FIRST, SECOND, minor, scanned
from tests.journeys.play import Shown, Store
from tests.waiting import wait_until

BOTH = [f"0{FIRST['gtin']}", f"0{SECOND['gtin']}"]


def opened(open_store: OpenStore, *devices: str, **timing: float) -> Store:
    store = open_store(*devices, **timing)
    store.ready()
    return store


def at_the_receipt(open_store: OpenStore) -> Store:
    """One item paid; the printer is slow enough for something to happen in the middle of a receipt."""
    store = opened(open_store, "scanner", "terminal", "printer")
    store.box.controls["terminal"].set(card_delay_ms=0)
    store.scan(scanned(FIRST["gtin"]))
    store.lane.lines(1)
    store.pays()
    return store


def weighs_bananas(store: Store, grams: int) -> None:
    store.lane.pick(BANANAS)
    store.lane.on("weigh")
    store.box.controls["scale"].set(weight_g=grams, settle_ms=0)
    store.lane.wait(lambda shown: shown["load"] == "stable" and shown["grams"] == grams, "a steady weight")


def is_whole_copy(paper: list[str]) -> bool:
    text = "\n".join(paper)
    return "COPY" in text and "TOTAL" in text and FIRST["name:en"] in text


# -------------------------------------------------------------------------------------------------- come and go


@pytest.mark.parametrize("device", ["scanner", "scale", "printer", "terminal"])
def test_a_device_unplugged_in_mid_visit_is_told_and_the_visit_goes_on_when_it_is_back(
    open_store: OpenStore, device: str
) -> None:
    store = opened(open_store, *{"scanner", "terminal", device})
    store.scan(scanned(FIRST["gtin"]))
    total = store.lane.lines(1)["total"]
    store.box.controls[device].fault("unplug")
    shown = store.lane.lacks(device)
    assert (shown["screen"], shown["lines"], shown["total"]) == ("basket", BOTH[:1], total)
    store.box.controls[device].clear("unplug")
    store.ready()
    store.scan(scanned(SECOND["gtin"]))
    assert store.lane.lines(2)["lines"] == BOTH
    store.pays()
    assert store.booked() == [minor(FIRST) + minor(SECOND)]


def test_a_scale_unplugged_ten_times_is_noticed_and_back_by_itself_each_time(open_store: OpenStore) -> None:
    store = opened(open_store, "scale")
    store.lane.post("StartTouched")
    for _ in range(10):
        store.box.controls["scale"].fault("unplug")
        shown = store.lane.lacks("scale")
        assert shown["load"] == "missing"
        store.box.controls["scale"].clear("unplug")
        store.ready()
    weighs_bananas(store, 1250)
    store.lane.post("AddWeighedTouched")
    store.lane.lines(1)


def test_a_lane_sells_though_its_scale_and_printer_were_never_there(open_store: OpenStore) -> None:
    store = opened(open_store, "scanner", "terminal")
    store.lane.stop()
    with store.box.config_path.open("a", encoding="utf-8") as config:
        config.write(f'[devices.scale]\nprotocol = "toledo8217"\nlink = "pty:{store.box.folder}/nowhere"\n')
        config.write('[devices.printer]\nprotocol = "escpos"\nlink = "tcp:127.0.0.1:9"\n')
    lane = store.start_lane()
    lane.lacks("scale")
    lane.lacks("printer")
    lane.wait(lambda shown: shown["terminal"], "the terminal")
    store.scan(scanned(FIRST["gtin"]))
    lane.lines(1)
    lane.pick(BANANAS)
    lane.on("weigh")
    lane.post("AddWeighedTouched")
    assert lane.says("not_steady")["lines"] == BOTH[:1]
    lane.post("BackTouched")
    lane.on("basket")
    store.pays()
    lane.post("PaperTouched")
    assert lane.says("not_printed")["screen"] == "receipt"
    lane.post("NoPaperTouched")
    lane.on("tap")
    assert store.booked() == [minor(FIRST)]


# ---------------------------------------------------------------------------------------------------- the scale


@pytest.mark.parametrize("fault", ["silence", "garbled", "bad_check"])
def test_a_scale_that_is_silent_or_garbled_sells_nothing_until_it_is_well(open_store: OpenStore, fault: str) -> None:
    store = opened(open_store, "scale")
    store.lane.post("StartTouched")
    weighs_bananas(store, 850)
    store.box.controls["scale"].fault(fault)
    store.lane.wait(lambda shown: shown["load"] != "stable", "no weight")
    store.lane.post("AddWeighedTouched")
    assert store.lane.says("not_steady")["lines"] == []
    store.box.controls["scale"].clear(fault)
    store.lane.wait(lambda shown: shown["load"] == "stable" and shown["grams"] == 850, "the weight again")
    store.lane.post("AddWeighedTouched")
    assert store.lane.lines(1)["lines"] == [BANANAS]


def test_noise_on_the_scales_wire_never_makes_a_weight(open_store: OpenStore) -> None:
    store = opened(open_store, "scale")
    store.lane.post("StartTouched")
    weighs_bananas(store, 850)
    start = len(store.lane.history)
    store.box.controls["scale"].fault("noise")
    for grams in (1230, 640, 2015):
        store.box.controls["scale"].set(weight_g=grams)
        store.lane.wait(lambda shown, grams=grams: shown["grams"] == grams, "the weight through the noise")
    store.box.controls["scale"].clear("noise")
    store.lane.wait(lambda shown: shown["load"] == "stable", "a steady weight")
    weights = {shown["grams"] for shown in store.lane.whole_history()[start:] if shown["load"] == "stable"}
    assert weights <= {850, 1230, 640, 2015}
    store.lane.post("AddWeighedTouched")
    assert store.lane.lines(1)["lines"] == [BANANAS]


# -------------------------------------------------------------------------------------------- the scale under the bags


def test_what_lies_in_the_bags_is_followed_plateau_by_plateau_and_a_lane_without_it_sells_on(
    open_store: OpenStore,
) -> None:
    store = opened(open_store, "scanner", "bagging", "terminal")
    bags = store.box.controls["bagging"]
    store.lane.wait(lambda shown: shown["bag_load"] == "stable", "the empty bags")
    start = len(store.lane.history)
    store.scan(scanned(FIRST["gtin"]))
    bags.set(weight_g=1250, flicker_g=1)
    first = store.lane.wait(lambda shown: abs(shown["bag_grams"] - 1250) <= 1, "the first thing")["bag_grams"]
    bags.set(lean_g=3000)
    store.scan(scanned(SECOND["gtin"]))
    store.lane.lines(2)
    bags.set(weight_g=1600, flicker_g=0)
    store.lane.wait(lambda shown: shown["bag_grams"] == 1600, "the second thing")
    assert {shown["bag_grams"] for shown in store.lane.whole_history()[start:]} == {0, first, 1600}
    bags.fault("unplug")
    shown = store.lane.lacks("bagging")
    assert (shown["bag_load"], shown["bag_grams"], shown["message"]) == ("missing", 0, None)
    store.pays()
    bags.clear("unplug")
    store.lane.wait(lambda shown: (shown["bag_load"], shown["bag_grams"]) == ("stable", 1600), "the bags again")


# -------------------------------------------------------------------------------------------------- the scanner


def test_noise_on_the_scanners_wire_sells_the_right_item_or_asks_to_scan_again(open_store: OpenStore) -> None:
    store = opened(open_store, "scanner")
    store.lane.post("StartTouched")
    store.lane.on("basket")
    store.box.controls["scanner"].fault("noise")
    store.scan(*[scanned(FIRST["gtin"])] * 20)
    store.lane.says("unreadable")
    store.box.controls["scanner"].clear("noise")
    store.scan(scanned(SECOND["gtin"]))
    shown = store.lane.wait(lambda shown: BOTH[1] in shown["lines"], "the next item")
    assert set(shown["lines"]) <= set(BOTH)
    assert shown["message"] is None


@pytest.mark.parametrize("fault", ["bad_check", "garbled", "half_frame"])
def test_a_misread_asks_to_scan_again_and_sells_nothing(open_store: OpenStore, fault: str) -> None:
    store = opened(open_store, "scanner")
    store.lane.post("StartTouched")
    store.lane.on("basket")
    store.box.controls["scanner"].fault(fault)
    store.scan(scanned(FIRST["gtin"]))
    assert store.lane.says("unreadable")["lines"] == []
    store.box.controls["scanner"].clear(fault)
    store.scan(scanned(FIRST["gtin"]))
    assert store.lane.lines(1)["message"] is None


# -------------------------------------------------------------------------------------------------- the printer


def test_paper_out_in_the_middle_brings_the_whole_receipt_again_as_one_copy(open_store: OpenStore) -> None:
    store = at_the_receipt(open_store)
    printer = store.box.controls["printer"]
    printer.set(paper_left_lines=8, line_ms=5)
    store.lane.post("PaperTouched")
    shown = store.lane.says("paper_out")
    assert (shown["print"], shown["reprints"]) == ("missing", 0)
    printer.set(paper="ok", line_ms=0)
    shown = store.lane.wait(lambda shown: shown["print"] == "done", "the copy", 20.0)
    assert (shown["reprints"], shown["message"]) == (1, None)
    torn, copy = store.printed()
    assert not any("TOTAL" in line for line in torn)
    assert is_whole_copy(copy)
    assert printer.state()["receipts_cut"] == [False, True]


def test_a_copy_that_runs_out_of_paper_too_is_not_printed_a_third_time_by_itself(open_store: OpenStore) -> None:
    store = at_the_receipt(open_store)
    printer = store.box.controls["printer"]
    printer.set(paper_left_lines=8, line_ms=5)
    store.lane.post("PaperTouched")
    store.lane.says("paper_out")
    printer.set(paper_left_lines=4, paper="near_end")
    store.lane.wait(lambda shown: (shown["print"], shown["reprints"]) == ("missing", 1), "the second loss", 20.0)
    printer.set(paper="ok")
    store.lane.wait(lambda shown: shown["printer"], "the printer")
    assert store.lane.now["reprints"] == 1
    assert len(store.printed()) == 2
    assert sum("COPY" in "\n".join(paper) for paper in store.printed()) <= 1


def test_a_printer_unplugged_in_the_middle_prints_the_whole_receipt_again_when_it_is_back(
    open_store: OpenStore,
) -> None:
    store = at_the_receipt(open_store)
    printer = store.box.controls["printer"]
    printer.set(line_ms=200)
    store.lane.post("PaperTouched")
    store.lane.wait(lambda shown: shown["print"] == "running", "the print")
    wait_until(lambda: printer.state()["buffered"])
    printer.fault("unplug")
    shown = store.lane.lacks("printer")
    printer.set(line_ms=0)
    printer.clear("unplug")
    shown = store.lane.wait(lambda shown: shown["printer"] and shown["print"] != "running", "the printer", 20.0)
    if shown["print"] == "unknown":  # all bytes were out: only the shopper knows, and may ask for a copy
        assert store.lane.now["message"] == "not_printed"
        return
    shown = store.lane.wait(lambda shown: shown["print"] == "done", "the copy", 20.0)
    assert shown["reprints"] == 1
    assert is_whole_copy(store.printed()[-1])


def test_without_a_printer_the_visit_ends_without_paper(open_store: OpenStore) -> None:
    store = at_the_receipt(open_store)
    store.box.controls["printer"].fault("unplug")
    store.lane.lacks("printer")
    store.lane.post("PaperTouched")
    store.lane.says("not_printed")
    store.lane.post("NoPaperTouched")
    store.lane.on("tap")
    store.lane.post("FaceTouched", 2)
    store.lane.on("attract")
    wait_until(store.sales)


@pytest.mark.parametrize("fault", ["noise", "split", "merge", "silence"])
def test_a_bad_wire_to_the_printer_prints_the_receipt_or_says_that_it_did_not(
    open_store: OpenStore, fault: str
) -> None:
    store = at_the_receipt(open_store)
    store.box.controls["printer"].fault(fault)
    store.lane.post("PaperTouched")

    def ended(shown: Shown) -> bool:
        return shown["print"] not in (None, "running") or shown["message"] == "not_printed"

    shown = store.lane.wait(ended, "the print's end", 30.0)
    assert shown["print"] == "done" or shown["message"] == "not_printed"
    store.box.controls["printer"].clear(fault)
    store.lane.wait(lambda shown: shown["printer"], "the printer", 20.0)
    if shown["print"] == "done":
        assert any("TOTAL" in line for line in store.printed()[0])
    assert sum("COPY" in "\n".join(paper) for paper in store.printed()) <= 1
    assert store.booked() == [minor(FIRST)]
